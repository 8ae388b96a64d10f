import ExcelJS from 'exceljs'
import { multipartOf } from '../../test/upload-file.ts'
import { randomFor } from '../make-fixtures/random.ts'
import { inventPeople } from './invent-person.ts'
import { type RunningService, withService } from './running-service.ts'
import { shortest } from './shortest.ts'
import { asWorkbook } from './temporary-folder.ts'

const ROWS = 2_000
const ROUNDS = 3
const HEADINGS = 'radid,personnummer,förnamn,efternamn,födelsedatum,kön,boende,akutplats,bott_sedan,stödbehov'

/**
 * A unit's workbook from the form to the preview, through the built service as it runs, against `xlsx.load` of exceljs
 * alone on the same bytes. Meanwhile somebody else asks for a page again and again.
 */
export async function benchUpload(print: (line: string) => void): Promise<void> {
  const files = await Promise.all(Array.from({ length: ROUNDS + 1 }, (_, at) => workbook(at)))
  const [first = new Uint8Array()] = files
  const alone = await shortest(() => new ExcelJS.Workbook().xlsx.load(new Uint8Array(first).buffer), ROUNDS)
  await withService(async (service) => {
    const unit = browsing(service)
    const others = askingMeanwhile(service)
    // As a browser does: the page of files is opened first.
    await unit.open(unit.filesPage)
    const times: { readonly seconds: number; readonly pages: number }[] = []
    let stored = ''
    for (const bytes of files) {
      const from = performance.now()
      stored = await unit.send(bytes)
      const { pages } = await unit.settled(stored)
      times.push({ seconds: (performance.now() - from) / 1000, pages })
    }
    await unit.act(stored, 'val', { 'skal-test_number': 'prov' })
    const confirm = await shortest(() => unit.act(stored, 'bekrafta'), 1)
    const undo = await shortest(() => unit.act(stored, 'angra'), 1)
    const waits = await others.stop()
    const [cold, ...warm] = times
    const best = Math.min(...warm.map(({ seconds }) => seconds))
    const against = (seconds: number) => `${seconds.toFixed(3)} s   ${(seconds / alone).toFixed(2)} × exceljs`
    print(`upload: a workbook of ${ROWS} rows from the form to the preview`)
    print(`  exceljs alone      ${alone.toFixed(3)} s`)
    print(`  first file         ${against(cold?.seconds ?? 0)}, sent as soon as its page was opened`)
    print(`  shortest of ${ROUNDS}      ${against(best)}`)
    print(`  meanwhile          the page of the first file told ${cold?.pages ?? 0} times how far it was`)
    print(
      `  somebody else      99 % of ${waits.length} pages within ${ms(waits, 0.99)} ms, the slowest in ${ms(waits, 1)} ms`,
    )
    print(`  storing, undoing   ${confirm.toFixed(3)} s, ${undo.toFixed(3)} s`)
  })
}

const ms = (waits: readonly number[], part: number): string =>
  ([...waits].sort((one, other) => one - other)[Math.ceil(waits.length * part) - 1] ?? 0).toFixed(0)

/** What a unit does in its browser. */
function browsing({ address, me, answer }: RunningService) {
  const filesPage = `/svar/${answer.id}/filer`
  const headers = { cookie: me.headers.cookie, accept: 'text/html' }
  const open = (url: string) => fetch(`${address}${url}`, { headers })
  const send = async (bytes: Uint8Array): Promise<string> => {
    const { payload, headers: type } = multipartOf(me.csrf, 'lista.xlsx', bytes)
    const body = new Uint8Array(payload)
    const sent = await fetch(`${address}${filesPage}`, {
      ...{ method: 'POST', redirect: 'manual', body },
      headers: { ...headers, ...type },
    })
    return whereTo(sent)
  }
  /** The page once the file is checked, and how many pages told before that it was not yet. */
  const settled = async (url: string): Promise<{ readonly body: string; readonly pages: number }> => {
    for (let pages = 0; ; pages++) {
      const page = await open(url)
      const body = await page.text()
      if (page.headers.get('refresh') === null) return { body, pages }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const act = async (url: string, what: string, fields: Readonly<Record<string, string>> = {}) => {
    const { body: page } = await settled(url)
    const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
    const body = new URLSearchParams({ csrf: me.csrf, revision, ...fields })
    await settled(
      whereTo(await fetch(`${address}${url}/${what}`, { method: 'POST', redirect: 'manual', body, headers })),
    )
  }
  return { filesPage, open, send, settled, act }
}

/** Where a form that was taken leads. */
function whereTo(sent: Response): string {
  const url = sent.headers.get('location')
  if (sent.status !== 303 || url === null) throw new Error(`a form was answered with ${sent.status}`)
  return url.replace(/\?.*/, '')
}

/** Somebody else, who asks for a page of the same service again and again: how long each took, in milliseconds. */
function askingMeanwhile({ address, me, answer }: RunningService) {
  const waits: number[] = []
  let isOver = false
  const ask = async () => {
    while (!isOver) {
      const from = performance.now()
      await (await fetch(`${address}/svar/${answer.id}/kontakt`, { headers: { cookie: me.headers.cookie } })).text()
      waits.push(performance.now() - from)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const asking = ask()
  return {
    stop: async () => {
      isOver = true
      await asking
      return waits
    },
  }
}

/** People invented anew for each file: the same file would be known again. */
function workbook(seed: number): Promise<Uint8Array> {
  const next = inventPeople(randomFor(`upload ${seed}`))
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const { personnummer, givenName, familyName, birthDate, sex } = next()
    return [at + 1, personnummer, givenName, familyName, birthDate, sex, 'akutboende', 'ja', '2024-03', 'endast bostad']
  })
  return asWorkbook([HEADINGS, ...rows.map((row) => row.join(','))].join('\n'))
}
