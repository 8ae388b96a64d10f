import { monitorEventLoopDelay } from 'node:perf_hooks'
import ExcelJS from 'exceljs'
import { MIGRATIONS } from '../../migrations/index.ts'
import { buildApp } from '../../src/app.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { openRound } from '../../test/open-round.ts'
import { signInAs } from '../../test/sign-in.ts'
import { uploading } from '../../test/upload-file.ts'
import { randomFor } from '../make-fixtures/random.ts'
import { inventPeople } from './invent-person.ts'
import { shortest } from './shortest.ts'
import { asWorkbook } from './temporary-folder.ts'

const ROWS = 2_000
const ROUNDS = 3
const HEADINGS = 'radid,personnummer,förnamn,efternamn,födelsedatum,kön,boende,akutplats,bott_sedan,stödbehov'

/** A unit's workbook from the form to the preview, by the real pages, against `xlsx.load` of exceljs alone on the same bytes. */
export async function benchUpload(print: (line: string) => void): Promise<void> {
  const files = await Promise.all(Array.from({ length: ROUNDS + 1 }, (_, at) => workbook(at)))
  const [first = new Uint8Array()] = files
  const alone = await shortest(() => new ExcelJS.Workbook().xlsx.load(new Uint8Array(first).buffer), ROUNDS)
  const context = await openTemporaryContext(MIGRATIONS)
  const own = (await openRound(context)).get('akuten')
  const me = await signInAs(context, 'unit_reporter', [own?.unit.id ?? ''])
  const app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  const unit = uploading(app, me, own?.id ?? '')
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const times: number[] = []
  let stored = ''
  delay.enable()
  for (const bytes of files) {
    const from = performance.now()
    stored = (await unit.upload('lista.xlsx', bytes)).url
    times.push((performance.now() - from) / 1000)
  }
  delay.disable()
  await unit.act(stored, 'val', { 'skal-test_number': 'prov' })
  const confirm = await shortest(() => unit.act(stored, 'bekrafta'), 1)
  const undo = await shortest(() => unit.act(stored, 'angra'), 1)
  await app.close()
  await context.db.destroy()
  const [cold = 0, ...warm] = times
  const best = Math.min(...warm)
  print(`upload: a workbook of ${ROWS} rows from the form to the preview`)
  print(`  exceljs alone      ${alone.toFixed(3)} s`)
  print(
    `  first file         ${cold.toFixed(3)} s   ${(cold / alone).toFixed(2)} × exceljs, with the start of thread and process`,
  )
  print(`  shortest of ${ROUNDS}      ${best.toFixed(3)} s   ${(best / alone).toFixed(2)} × exceljs`)
  print(`  the server itself  99 % of waits within ${ms(delay.percentile(99))} ms, at most ${ms(delay.max)} ms`)
  print(`  storing, undoing   ${confirm.toFixed(3)} s, ${undo.toFixed(3)} s`)
}

const ms = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(0)

/** People invented anew for each file: the same file would be known again. */
function workbook(seed: number): Promise<Uint8Array> {
  const next = inventPeople(randomFor(`upload ${seed}`))
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const { personnummer, givenName, familyName, birthDate, sex } = next()
    return [at + 1, personnummer, givenName, familyName, birthDate, sex, 'akutboende', 'ja', '2024-03', 'endast bostad']
  })
  return asWorkbook([HEADINGS, ...rows.map((row) => row.join(','))].join('\n'))
}
