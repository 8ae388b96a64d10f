import { chromium, type Page } from 'playwright-core'
import { MIGRATIONS } from '../../migrations/index.ts'
import { buildApp } from '../../src/app.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { CHROMIUM_MISSING, findChromium } from '../../test/browser/find-chromium.ts'
import { buildClient } from '../build-client.ts'

const PHONE = { width: 360, height: 740 }
/** Milliseconds of delay, and bits a second down and up: a phone where the coverage is poor but there. */
const THROTTLED = [
  { name: 'slow 4G, 150 ms, 1.6 Mbit/s', latency: 150, down: 1_600_000, up: 750_000 },
  { name: '3G, 300 ms, 700 kbit/s', latency: 300, down: 700_000, up: 300_000 },
] as const
const ROUNDS = 5

/** How much of the phone's page travels, and how long until it can be used: the first time, and from then on. */
export async function benchOutreach(print: (line: string) => void): Promise<void> {
  const scripts = await buildClient()
  print('outreach: the page on the phone')
  for (const { name, bytes, compressed } of scripts) print(`  ${name}.js  ${bytes} bytes, ${compressed} compressed`)
  print(`  together  ${scripts.reduce((sum, { compressed }) => sum + compressed, 0)} bytes compressed`)
  const executablePath = findChromium()
  if (executablePath === undefined) return print(`  ${CHROMIUM_MISSING}`)
  const context = await openTemporaryContext(MIGRATIONS)
  const app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  const service = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    for (const network of THROTTLED) {
      const [first, again, without]: number[][] = [[], [], []]
      for (let round = 0; round < ROUNDS; round += 1) {
        const phone = await browser.newContext({ viewport: PHONE, isMobile: true })
        const page = await phone.newPage()
        const devtools = await phone.newCDPSession(page)
        await devtools.send('Network.enable')
        await devtools.send('Network.emulateNetworkConditions', {
          ...{ offline: false, latency: network.latency },
          ...{ downloadThroughput: network.down / 8, uploadThroughput: network.up / 8 },
        })
        first?.push(await usableAfter(page, service))
        await page.evaluate(async () => void (await navigator.serviceWorker.ready))
        again?.push(await usableAfter(page, service))
        await phone.setOffline(true)
        without?.push(await usableAfter(page, service))
        await phone.close()
      }
      print(`  ${network.name}: usable after ${inWords(first)}, the second time ${inWords(again)}`)
      print(`  without network, the second time ${inWords(without)}`)
    }
  } finally {
    await browser.close()
    await app.close()
    await context.db.destroy()
  }
}

/** Milliseconds from the address until something can be pressed. */
async function usableAfter(page: Page, service: string): Promise<number> {
  const from = performance.now()
  await page.goto(`${service}/falt`, { waitUntil: 'commit' })
  await page.locator('main button').first().waitFor()
  return performance.now() - from
}

const inWords = (times: readonly number[] | undefined): string => {
  const sorted = [...(times ?? [])].sort((one, other) => one - other)
  return `${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} ms`
}
