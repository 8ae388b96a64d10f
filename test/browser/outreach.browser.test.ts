import type { FastifyInstance } from 'fastify'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { buildApp } from '../../src/app.ts'
import { MOST_POSTS } from '../../src/domain/outreach/phone.ts'
import { FORM_VERSION } from '../../src/domain/outreach/post.ts'
import { changeAnswer, type StoredAnswer } from '../../src/features/census/round.repository.ts'
import { phonesOf, savePlaces } from '../../src/features/outreach/phone.repository.ts'
import { makePhones, renewCode, revokePhone, setPin } from '../../src/features/outreach/phone.service.ts'
import { takeInRescued } from '../../src/features/outreach/rescue.service.ts'
import { answerInHand } from '../../src/features/submission/answer.service.ts'
import type { Context } from '../../src/platform/context.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { openRound } from '../open-round.ts'
import { fillPhone } from '../outreach-phone.ts'
import { openBrowser } from './open-browser.ts'
import { violationsOf } from './violations-of.ts'

const PHONE = { width: 360, height: 740 }
const SMALLEST_TARGET = 48

let browser: Browser
let context: Context
let app: FastifyInstance
let service: string
let answers: ReadonlyMap<string, StoredAnswer>
let phone: BrowserContext
/** Answers that get lost on the way back, after the service has stored what it was sent. */
let toLose = 0
/** PUTs that came to the service. */
let puts = 0
/** What is put before the service worker, so that it is another version. */
let version = ''

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
})

beforeEach(async () => {
  ;[toLose, puts, version] = [0, 0, '']
  context = await openTemporaryContext(MIGRATIONS)
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
  answers = await openRound(context, { week: { from: day(-3), to: day(3) }, deadline: day(10) })
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.method === 'PUT') {
      puts += 1
      if (toLose > 0) {
        toLose -= 1
        reply.raw.destroy()
      }
    }
    return request.url === '/falt/service-worker.js' && version !== '' && !Buffer.isBuffer(payload)
      ? `/* ${version} */\n${payload}`
      : payload
  })
  app.addHook('onRequest', async (request) => {
    if (request.url.endsWith('service-worker.js')) delete request.headers['accept-encoding']
  })
  service = await app.listen({ port: 0, host: '127.0.0.1' })
  phone = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true, acceptDownloads: true })
})

afterEach(async () => {
  await phone?.close()
  await app?.close()
  await context?.db.destroy()
})

const answerOf = (unit: string): StoredAnswer => {
  const answer = answers.get(unit)
  if (answer === undefined) throw new Error(unit)
  return answer
}

const codeFor = async (unit: string, pin: string | null = null): Promise<string> => {
  const [made] = await makePhones(context, answerOf(unit).id, { labels: ['Grupp 1'], pin, accountId: null })
  return made?.code ?? ''
}

/** Opens the page with a code, as the camera does, and goes on until the first screen. */
async function openWith(code: string, tab?: Page): Promise<Page> {
  const page = tab ?? (await phone.newPage())
  await page.goto(`${service}/falt#${code}`)
  await page.getByRole('button', { name: 'Jag förstår' }).click()
  await page.getByRole('heading', { name: 'Räkna ute' }).waitFor()
  await kept(page)
  return page
}

/** Until the page is kept in the phone: from now on it opens without network. */
const kept = (page: Page) => page.evaluate(async () => void (await navigator.serviceWorker.ready))

const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()

/** Somebody who sleeps outdoors, said yes to being asked, is a woman of about 40: after it the post is saved. */
async function countPerson(page: Page, sex = 'Kvinna'): Promise<void> {
  await tap(page, 'Jag pratar med någon')
  await tap(page, 'Ute, i trapphus eller annan lokal')
  await tap(page, 'Nej')
  await tap(page, sex)
  await tap(page, '40')
}

async function savePerson(page: Page, sex?: string): Promise<void> {
  await countPerson(page, sex)
  await page.getByRole('heading', { name: /^Sparad/ }).waitFor()
  await tap(page, 'Klar')
}

const saysStatus = (page: Page, text: string) => page.locator('#status', { hasText: text }).waitFor()
const rows = async (unit: string) => (await answerInHand(context, answerOf(unit).id)).rows.map(({ cells }) => cells)
const postsStored = async () =>
  Number(
    (
      await context.db
        .selectFrom('outreach_post')
        .select(({ fn }) => fn.countAll().as('posts'))
        .executeTakeFirstOrThrow()
    ).posts,
  )

const saysNoMoreWaiting = (page: Page) =>
  page.waitForFunction(() => document.querySelector('#status')?.textContent?.includes('väntar') === false)

/** Uses up the room there is in the phone, to the last hundred bytes. */
const fill = (page: Page) =>
  page.evaluate(async () => {
    const open = indexedDB.open('filler', 1)
    open.onupgradeneeded = () => open.result.createObjectStore('bytes', { autoIncrement: true })
    const database: IDBDatabase = await new Promise((resolve) => {
      open.onsuccess = () => resolve(open.result)
    })
    const put = (bytes: number) =>
      new Promise<boolean>((resolve) => {
        const transaction = database.transaction('bytes', 'readwrite')
        transaction.objectStore('bytes').put(crypto.getRandomValues(new Uint8Array(bytes)))
        transaction.oncomplete = () => resolve(true)
        transaction.onabort = () => resolve(false)
      })
    for (const bytes of [60_000, 4_000, 100]) while (await put(bytes)) {}
  })

const AGREED = 'stadsmissionen'

describe('a night without network', () => {
  test('three posts are saved, kept over a closed tab, and stored once each though two answers are lost', async () => {
    let page = await openWith(await codeFor(AGREED))
    expect(page.url()).toBe(`${service}/falt`) // the code stays in no history
    await phone.setOffline(true)
    await page.reload()
    await page.getByRole('heading', { name: 'Räkna ute' }).waitFor()
    for (const sex of ['Kvinna', 'Man', 'Annat']) await savePerson(page, sex)
    await saysStatus(page, '3 poster väntar på att skickas')
    expect(await page.locator('.posts li', { hasText: 'sparad i telefonen' }).count()).toBe(3)
    await page.close()

    page = await phone.newPage()
    await page.goto(`${service}/falt`)
    await saysStatus(page, '3 poster väntar på att skickas')
    toLose = 2
    await phone.setOffline(false)
    await saysStatus(page, 'Allt är skickat')
    expect(puts).toBe(5)
    expect(await postsStored()).toBe(3)
    expect((await rows(AGREED)).map(({ sex }) => sex)).toEqual(['woman', 'man', 'other'])
    expect(await page.locator('.posts li', { hasText: 'skickad' }).count()).toBe(3)
    const forms = await context.db.selectFrom('outreach_post').select('form').distinct().execute()
    expect(forms).toEqual([{ form: FORM_VERSION }])
  })

  test('what waits cannot be read in the phone, and what is sent is a tally alone', async () => {
    const page = await openWith(await codeFor(AGREED))
    await phone.setOffline(true)
    await savePerson(page)
    const read = () =>
      page.evaluate(async () => {
        const open = indexedDB.open('falt')
        const database: IDBDatabase = await new Promise((resolve) => {
          open.onsuccess = () => resolve(open.result)
        })
        const all: Record<string, unknown[]> = {}
        for (const name of database.objectStoreNames) {
          const request = database.transaction(name).objectStore(name).getAll()
          all[name] = await new Promise((resolve) => {
            request.onsuccess = () => resolve(request.result)
          })
        }
        const keys = (all.kept ?? []).filter((each): each is CryptoKey => each instanceof CryptoKey)
        const text = (value: unknown): string =>
          value instanceof ArrayBuffer
            ? new TextDecoder('latin1').decode(value)
            : value !== null && typeof value === 'object'
              ? Object.values(value).map(text).join(' ')
              : String(value)
        database.close()
        return {
          posts: all.posts?.length,
          tally: all.tally,
          text: text(all),
          extractable: keys.map((key) => key.extractable),
          usages: keys.map((key) => key.usages.join()).sort(),
        }
      })
    const before = await read()
    expect(before.posts).toBe(1)
    expect(before.extractable).toEqual([false, false])
    expect(before.usages).toEqual(['encrypt', 'encrypt,decrypt'])
    for (const word of ['outdoors', 'woman', 'Stadsmissionen', 'answers']) expect(before.text).not.toContain(word)
    await phone.setOffline(false)
    await saysStatus(page, 'Allt är skickat')
    const after = await read()
    expect(after.posts).toBe(0)
    expect(after.tally).toEqual([{ id: expect.any(String), at: expect.any(Number), kind: 'person', persons: 1 }])
  })
})

describe('nothing is lost', () => {
  test('when the clock of the phone is a day wrong', async () => {
    const page = await phone.newPage()
    await page.addInitScript(() => {
      const now = Date.now
      const Wrong = class extends Date {
        constructor(...given: []) {
          if (given.length === 0) super(now() + 86_400_000)
          else super(...given)
        }
        static override now = () => now() + 86_400_000
      }
      Object.defineProperty(globalThis, 'Date', { value: Wrong })
    })
    await openWith(await codeFor('akuten'), page)
    await page.getByText('Telefonens klocka går fel').waitFor()
    await phone.setOffline(true)
    await tap(page, 'Jag ser någon, frågar inte')
    await tap(page, 'Annan plats')
    await tap(page, 'Nästa')
    for (const choice of ['Vet inte', 'Vet inte, eller olika', 'Säker', 'Sov']) await tap(page, choice)
    await tap(page, 'Klar')
    await phone.setOffline(false)
    await saysStatus(page, 'Allt är skickat')
    const [stored] = await context.db.selectFrom('outreach_post').selectAll().execute()
    expect(stored?.moment_certain).toBe(1)
    expect(Math.abs(Date.parse(stored?.moment ?? '') - Date.now())).toBeLessThan(120_000)
    expect(Date.parse(stored?.phone_time ?? '') - Date.now()).toBeGreaterThan(86_000_000)
    const seen = await context.db.selectFrom('observation').select(['place', 'persons', 'reason']).execute()
    expect(seen).toEqual([{ place: 'Annan plats', persons: 1, reason: 'sov' }])
  })

  test('when the phone is full', async () => {
    const page = await phone.newPage()
    const devtools = await phone.newCDPSession(page)
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: service, quotaSize: 4_000_000 })
    await openWith(await codeFor(AGREED), page)
    await phone.setOffline(true)
    await savePerson(page)
    await fill(page)
    await countPerson(page, 'Man')
    await page.getByRole('heading', { name: 'Telefonen är full' }).waitFor()
    await page.getByText('INTE sparad').waitFor()
    expect(await page.locator('main').textContent()).toContain('Man · Ute, i trapphus eller annan lokal · 40')
    await tap(page, 'Skicka direkt')
    await page.getByText('Posten ligger kvar på skärmen').waitFor()
    await phone.setOffline(false)
    await expect.poll(() => rows(AGREED), { timeout: 15_000 }).toHaveLength(1)
    await tap(page, 'Skicka direkt')
    await page.getByRole('heading', { name: 'Sparad och skickad' }).waitFor()
    await tap(page, 'Klar')
    await saysNoMoreWaiting(page)
    expect((await rows(AGREED)).map(({ sex }) => sex)).toEqual(['woman', 'man'])
    // Room again: what is on the screen is stored in the phone as before.
    await phone.setOffline(true)
    await countPerson(page, 'Annat')
    await page.getByRole('heading', { name: 'Telefonen är full' }).waitFor()
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: service })
    await expect
      .poll(
        async () => {
          const again = page.getByRole('button', { name: 'Försök igen' })
          if ((await again.count()) > 0) await again.click()
          return page.getByRole('heading', { name: 'Sparad i telefonen' }).count()
        },
        // The browser looks again at how much room there is every half minute.
        { timeout: 50_000, interval: 1_000 },
      )
      .toBe(1)
    await phone.setOffline(false)
    await expect.poll(() => rows(AGREED), { timeout: 15_000 }).toHaveLength(3)
    expect(await postsStored()).toBe(3)
  }, 120_000)

  test('in two tabs, which send each post once', async () => {
    const one = await openWith(await codeFor(AGREED))
    const two = await phone.newPage()
    await two.goto(`${service}/falt`)
    await two.getByRole('heading', { name: 'Räkna ute' }).waitFor()
    await phone.setOffline(true)
    await one.bringToFront()
    await savePerson(one, 'Kvinna')
    await two.bringToFront()
    await savePerson(two, 'Man')
    await saysStatus(one, '2 poster väntar på att skickas')
    await phone.setOffline(false)
    await Promise.all([saysStatus(one, 'Allt är skickat'), saysStatus(two, 'Allt är skickat')])
    expect(puts).toBe(2)
    expect((await rows(AGREED)).map(({ sex }) => sex).sort()).toEqual(['man', 'woman'])
  })

  test('when the code is taken back with posts waiting, until a new one comes', async () => {
    const { id } = answerOf(AGREED)
    const page = await openWith(await codeFor(AGREED))
    await phone.setOffline(true)
    await savePerson(page)
    const [stored] = await phonesOf(context.db, id)
    await revokePhone(context, id, stored?.id ?? '', null)
    await phone.setOffline(false)
    await page.getByText('Telefonens kod gäller inte längre. Allt ligger kvar').waitFor()
    await saysStatus(page, '1 post väntar på att skickas')
    // It does not sign out with a post waiting.
    await tap(page, 'Meny')
    await tap(page, 'Logga ut telefonen')
    await page.getByText('Det går inte att logga ut än: 1 post').waitFor()
    expect(await page.getByRole('button', { name: 'Ja, logga ut' }).count()).toBe(0)
    // The code of another organisation does not take what waits along.
    await page.goto(`${service}/falt#${await codeFor('akuten')}`)
    await page.getByText('Koden är för en annan organisation').waitFor()
    expect(await rows('akuten')).toEqual([])
    const renewed = await renewCode(context, id, stored?.id ?? '', null)
    await page.goto(`${service}/falt#${renewed?.code}`)
    await saysStatus(page, 'Allt är skickat')
    expect(await rows(AGREED)).toHaveLength(1)
    await tap(page, 'Meny')
    await tap(page, 'Logga ut telefonen')
    await tap(page, 'Ja, logga ut')
    await page.getByRole('heading', { name: 'Telefonens kod' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Telefonens kod' }).waitFor()
  })

  test('when the phone has sent as much as a phone may, until it is given the code of another', async () => {
    const page = await openWith(await codeFor(AGREED))
    await fillPhone(context, answerOf(AGREED).id, MOST_POSTS)
    await savePerson(page)
    await page.getByText('Telefonen får inte skicka fler poster. Allt ligger kvar i telefonen. Ring').waitFor()
    await saysStatus(page, '1 post väntar på att skickas')
    await page.goto(`${service}/falt#${await codeFor(AGREED)}`)
    await saysStatus(page, 'Allt är skickat')
    expect(await rows(AGREED)).toHaveLength(1)
  })

  test('when the page comes in a new version with posts waiting', async () => {
    const page = await openWith(await codeFor(AGREED))
    await phone.setOffline(true)
    await savePerson(page)
    version = 'another'
    // The service is there again, and takes nothing yet: what waits goes on waiting.
    await page.route('**/api/v1/outreach/*', (route) => route.abort())
    await phone.setOffline(false)
    await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration('/falt'))?.update()))
    await page.getByText('Det finns en ny version av sidan').waitFor()
    await Promise.all([page.waitForEvent('load'), tap(page, 'Uppdatera')])
    await page.unroute('**/api/v1/outreach/*')
    await saysStatus(page, 'Allt är skickat')
    expect(await rows(AGREED)).toHaveLength(1)
  })

  test('when the screen is locked with a PIN: it sends all the same, and shows nothing', async () => {
    const { id } = answerOf(AGREED)
    const page = await phone.newPage()
    await page.goto(`${service}/falt#${await codeFor(AGREED, '2580')}`)
    await page.getByLabel('PIN-kod').fill('0000')
    await tap(page, 'Nästa')
    await page.getByText('PIN-koden stämmer inte').waitFor()
    await page.getByLabel('PIN-kod').fill('2580')
    await tap(page, 'Nästa')
    await tap(page, 'Jag förstår')
    await kept(page)
    await phone.setOffline(true)
    await savePerson(page)
    await page.reload()
    await page.getByRole('heading', { name: 'Låst. 1 post väntar på att skickas.' }).waitFor()
    expect(await page.locator('.posts').count()).toBe(0)
    await page.getByLabel('PIN-kod').fill('1111')
    await tap(page, 'Lås upp')
    await page.getByText('PIN-koden stämmer inte').waitFor()
    await phone.setOffline(false)
    await expect.poll(() => rows(AGREED), { timeout: 15_000 }).toHaveLength(1)
    await page.getByLabel('PIN-kod').fill('2580')
    await tap(page, 'Lås upp')
    await saysStatus(page, 'Allt är skickat')
    // Another PIN: what waits goes on waiting until it is shown.
    const [stored] = await phonesOf(context.db, id)
    await setPin(context, id, stored?.id ?? '', '1379')
    await savePerson(page, 'Man')
    await page.getByText('Skriv PIN-koden för att kunna skicka').waitFor()
    await tap(page, 'PIN-kod')
    await page.getByLabel('PIN-kod').fill('1379')
    await tap(page, 'Nästa')
    await saysStatus(page, 'Allt är skickat')
    expect(await rows(AGREED)).toHaveLength(2)
  })

  test('when it can only be carried away as a file', async () => {
    const page = await openWith(await codeFor(AGREED))
    await phone.setOffline(true)
    await savePerson(page)
    await tap(page, 'Meny')
    const [download] = await Promise.all([page.waitForEvent('download'), tap(page, 'Spara det som väntar som fil')])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
    const file = Buffer.concat(chunks)
    expect(file.toString('latin1')).not.toContain('outdoors')
    expect(await takeInRescued(context, answerOf(AGREED).id, file)).toEqual({
      ...{ stored: 1, before: 0, faulty: 0, notNow: 0 },
    })
    await page.getByText('Filen är sparad med 1 post.').waitFor()
    await phone.setOffline(false)
    await tap(page, 'Tillbaka')
    await saysStatus(page, 'Allt är skickat')
    expect(await rows(AGREED)).toHaveLength(1)
  })
})

describe('a post on the phone', () => {
  test('is one, however often its answers are pressed', async () => {
    const page = await openWith(await codeFor(AGREED))
    await tap(page, 'Jag pratar med någon')
    for (const name of ['Ute, i trapphus eller annan lokal', 'Nej', 'Man', '40'])
      await page.getByRole('button', { name, exact: true }).dblclick()
    await page.getByRole('heading', { name: /^Sparad/ }).waitFor()
    // On a phone in a hurry the second press may come when the next screen is there: it takes nothing back.
    await page.getByRole('button', { name: 'Ångra' }).dispatchEvent('click', { detail: 2 })
    await page.getByRole('heading', { name: /^Sparad/ }).waitFor()
    await tap(page, 'Klar')
    await saysStatus(page, 'Allt är skickat')
    expect(await rows(AGREED)).toEqual([{ accommodation: 'outdoors', sex: 'man', age: '~40' }])
    expect(await page.locator('.posts li').count()).toBe(1)
  })

  test('that was being written goes on where it was when the phone has closed the page', async () => {
    let page = await openWith(await codeFor(AGREED))
    await tap(page, 'Jag pratar med någon')
    await tap(page, 'Härbärge')
    await page.getByRole('heading', { name: 'Har någon redan frågat dig i natt?' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Var sover du i natt?' }).waitFor()
    await tap(page, 'Härbärge')
    await page.close()
    page = await phone.newPage()
    await page.goto(`${service}/falt`)
    await tap(page, 'Fortsätt med posten du höll på med')
    for (const choice of ['Nej', 'Man', '40']) await tap(page, choice)
    await tap(page, 'Klar')
    await saysStatus(page, 'Allt är skickat')
    expect(await rows(AGREED)).toEqual([{ accommodation: 'night_shelter', sex: 'man', age: '~40' }])
  })

  test('is undone, changed and taken away, before it is sent and after', async () => {
    await savePlaces(context.db, answerOf('akuten').unit.id, ['Stationen', 'Hamnen'])
    const page = await openWith(await codeFor('akuten'))
    const identity = async (sex: string, initials: string) => {
      await countPerson(page, sex)
      await page.getByLabel('Initialer').fill(initials)
      await tap(page, 'Spara')
      await page.getByRole('heading', { name: /^Sparad/ }).waitFor()
    }
    await phone.setOffline(true)
    await identity('Kvinna', 'AB')
    await tap(page, 'Ångra')
    await saysStatus(page, 'Inget räknat än')
    await identity('Kvinna', 'CD')
    await tap(page, 'Klar')
    await tap(page, 'Ändra')
    for (const choice of ['Tält, bil eller husvagn', 'Nej', 'Man', '50']) await tap(page, choice)
    expect(await page.getByLabel('Initialer').inputValue()).toBe('CD')
    await tap(page, 'Spara')
    await tap(page, 'Klar')
    await saysStatus(page, '1 post väntar på att skickas')
    await phone.setOffline(false)
    await saysStatus(page, 'Allt är skickat')
    expect(await rows('akuten')).toEqual([{ accommodation: 'tent_or_vehicle', sex: 'man', age: '~50', initials: 'CD' }])
    // Sent: nothing of it is in the phone, so it is written anew in its place.
    await tap(page, 'Ändra')
    await page.getByText('Skriv den på nytt').waitFor()
    for (const choice of ['Härbärge', 'Nej', 'Kvinna', 'Under 18', '16']) await tap(page, choice)
    await tap(page, 'Spara')
    await tap(page, 'Klar')
    await saysStatus(page, 'Allt är skickat')
    await expect.poll(() => rows('akuten')).toEqual([{ accommodation: 'night_shelter', sex: 'woman', age: '16' }])
    // A thumb on the wrong button takes nothing away: it asks first.
    const asked: string[] = []
    page.once('dialog', (dialog) => {
      asked.push(dialog.message())
      void dialog.dismiss()
    })
    await tap(page, 'Ta bort')
    page.once('dialog', (dialog) => void dialog.accept())
    await tap(page, 'Ta bort')
    await expect.poll(() => rows('akuten'), { timeout: 15_000 }).toEqual([])
    expect(asked).toEqual(['Ta bort posten?'])
    expect(await postsStored()).toBe(3)
  })

  test('that the service does not take says so, and the next ones are sent', async () => {
    const page = await openWith(await codeFor('akuten'))
    await phone.setOffline(true)
    for (const [sex, initials] of [
      ['Man', 'AB'],
      ['Kvinna', ''],
    ] as const) {
      await countPerson(page, sex)
      await page.getByLabel('Initialer').fill(initials)
      await tap(page, 'Spara')
      await tap(page, 'Klar')
    }
    // Meanwhile the organisation agreed to less.
    await context.db
      .updateTable('unit')
      .set({ organisation_kind: 'voluntary' })
      .where('id', '=', answerOf('akuten').unit.id)
      .execute()
    await changeAnswer(context.db, answerOf('akuten').id, { agreement: 'counts' })
    await phone.setOffline(false)
    await saysStatus(page, '1 post behöver rättas')
    expect((await rows('akuten')).map(({ sex }) => sex)).toEqual(['woman'])
    await page.locator('.posts li', { hasText: 'behöver rättas' }).waitFor()
    await page.reload()
    // What the organisation has agreed to is fetched with the page: no initials are asked for now.
    await page.getByText('1 post behöver rättas').waitFor()
    await page.locator('.posts li', { hasText: 'behöver rättas' }).getByRole('button', { name: 'Ändra' }).click()
    for (const choice of ['Härbärge', 'Nej', 'Man', '50']) await tap(page, choice)
    await tap(page, 'Klar')
    await saysStatus(page, 'Allt är skickat')
    expect((await rows('akuten')).map(({ sex }) => sex)).toEqual(['woman', 'man'])
  })
})

test('every screen passes axe, is one hand wide, and has nothing too small to press', async () => {
  await savePlaces(context.db, answerOf('akuten').unit.id, ['Stationen', 'Hamnen'])
  const page = await phone.newPage()
  const faults: string[] = []
  const look = async (screen: string) => {
    const violations = await violationsOf(page)
    faults.push(...violations.map((each) => `${screen} ${each}`))
    const found = await page.evaluate((smallest) => {
      const small = [...document.querySelectorAll('button, a.button, input')].filter((each) => {
        const { width, height } = each.getBoundingClientRect()
        return width < smallest || height < smallest
      })
      const beyond = document.documentElement.scrollWidth - window.innerWidth
      return [...small.map((each) => `too small: ${each.outerHTML}`), ...(beyond > 0 ? [`${beyond} px too wide`] : [])]
    }, SMALLEST_TARGET)
    faults.push(...found.map((each) => `${screen} ${each}`))
  }
  await page.goto(`${service}/falt`)
  await page.getByRole('heading', { name: 'Telefonens kod' }).waitFor()
  await look('code')
  await page.getByLabel('Telefonens kod').fill((await codeFor('akuten')).toLowerCase().replaceAll('-', ' '))
  await tap(page, 'Öppna')
  await page.getByRole('heading', { name: 'Så gör du' }).waitFor()
  await look('help')
  await tap(page, 'Jag förstår')
  await look('home')
  await tap(page, 'Byt')
  await look('place')
  await tap(page, 'Hamnen')
  await tap(page, 'Jag pratar med någon')
  await look('accommodation')
  for (const choice of ['Ute, i trapphus eller annan lokal', 'Nej', 'Vet inte']) {
    await tap(page, choice)
    await look(choice)
  }
  await tap(page, '40')
  await page.getByLabel('Födelseår').fill('71')
  await tap(page, 'Spara')
  await page.getByText('Ange årtalet med fyra siffror').waitFor()
  await look('identity')
  await page.getByLabel('Födelseår').fill('1971')
  await tap(page, 'Spara')
  await page.getByRole('heading', { name: /^Sparad/ }).waitFor()
  await look('saved')
  await tap(page, 'Klar')
  await tap(page, 'Jag ser någon, frågar inte')
  await look('persons')
  await tap(page, 'Fler')
  await tap(page, 'Nästa')
  for (const choice of ['Man', '25–34', 'Osäker']) {
    await tap(page, choice)
    await look(choice)
  }
  await tap(page, 'Ville inte prata')
  await tap(page, 'Klar')
  await saysStatus(page, 'Allt är skickat')
  await look('home with posts')
  await tap(page, 'Vem ringer jag?')
  await look('call')
  await tap(page, 'Tillbaka')
  await tap(page, 'Meny')
  await look('menu')
  await tap(page, 'Logga ut telefonen')
  await look('sign out')
  await page.goto(`${service}/falt/information`)
  await look('information')
  expect(faults).toEqual([])
  const seen = await context.db
    .selectFrom('observation')
    .select(['place', 'persons', 'sex', 'age_band', 'certainty'])
    .execute()
  expect(seen).toEqual([{ place: 'Hamnen', persons: 2, sex: 'man', age_band: '25-34', certainty: 'uncertain' }])
})
