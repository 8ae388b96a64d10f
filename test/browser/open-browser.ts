import { type Browser, chromium, type Locator } from 'playwright-core'
import { CHROMIUM_MISSING, findChromium } from './find-chromium.ts'

/** Without a sandbox (tests run in containers, as root too), and silent: the browser calls nobody on its own. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a real Chromium for one test file. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error(CHROMIUM_MISSING)
  return chromium.launch({ executablePath, args: FLAGS })
}

/** Clicks what leads to another page, and waits until that page is whole: a click by itself may be answered before its stylesheet is. */
export async function clickThrough(link: Locator): Promise<void> {
  await Promise.all([link.page().waitForEvent('load'), link.click()])
}
