import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { runCommandLine } from '../src/commands/command-line.ts'
import { readConfig } from '../src/config.ts'
import { partsOfWorkbook } from './workbook-text.ts'

// An invented person whose every trait is found by a plain search. Serial 982: a test number.
const CANARY = {
  numbers: ['196907119827', '6907119827', '690711-9827', '19690711-9827'],
  words: ['Kanarius', 'Zebrafinkström', 'KZ-kanarie', '1969-07-11', 'PERSON-ID-KANARIE'],
}
const HEADER = 'radid,personnummer,förnamn,efternamn,initialer,födelsedatum,boende,natt_för_natt'

let folder: string
let said: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-privacy-'))
  said = ''
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      said += String(chunk)
      return true
    })
  }
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

function census(rows: readonly string[]): string {
  const root = join(folder, 'input')
  mkdirSync(join(root, '2026'), { recursive: true })
  const unit = {
    id: 'amf',
    name: 'AMF',
    kind: 'labour_market',
    organisation: 'Kommunen',
    organisationKind: 'municipal',
  }
  writeFileSync(
    join(root, 'municipality.json'),
    JSON.stringify({ name: 'Provköping', code: '9990', units: [unit], definitions: [] }),
  )
  writeFileSync(
    join(root, '2026', 'census.json'),
    JSON.stringify({
      week: { from: '2026-01-12', to: '2026-01-18' },
      definition: 'helsingborg-akut',
      unitsAsked: ['amf'],
    }),
  )
  writeFileSync(join(root, '2026', 'amf.csv'), [HEADER, ...rows, ''].join('\n'))
  writeFileSync(join(root, '2026', 'compiled.csv'), `unit,person_id,boende\namf,PERSON-ID-KANARIE,utomhus\n`)
  return root
}

/** Every file below a folder, as bytes read as Latin-1 (finds text in any file, the database too); a workbook as what is in it. */
function everything(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ name, parentPath }) => {
      const bytes = readFileSync(join(parentPath, name))
      return name.endsWith('.xlsx') ? partsOfWorkbook(bytes) : [`${name}\n${bytes.toString('latin1')}`]
    })
}

const latin1 = (words: string) => Buffer.from(words, 'utf8').toString('latin1')
const traces = (texts: readonly string[]) =>
  [...CANARY.numbers, ...CANARY.words].filter((word) =>
    texts.some((text) => text.includes(word) || text.includes(latin1(word))),
  )
const run = (...typed: string[]) => runCommandLine(typed, () => readConfig({}))

it('an identity that is read is in no table, log, report or temporary file in clear', async () => {
  const input = census([
    'KZ-1,690711-9827,Kanarius,Zebrafinkström,KZ-kanarie,1969-07-11,utomhus,',
    '2,,Kanarius,Zebrafinkström,,1969-07-11,härbärge,ja',
  ])
  const before = new Set(readdirSync(tmpdir()))
  expect(await run('run', input, '--out', join(folder, 'out'), '--data', join(folder, 'data'))).toBe(0)
  const written = [...everything(join(folder, 'out')), ...everything(join(folder, 'data'))]
  expect(written.length).toBeGreaterThan(5)
  expect(written.some((text) => text.startsWith('xl/sharedStrings.xml') && text.includes('Provköping'))).toBe(true)
  expect(traces([...written, said])).toEqual([])
  const left = readdirSync(tmpdir()).filter((name) => !before.has(name) && statSync(join(tmpdir(), name)).isFile())
  expect(left).toEqual([])
})

it('an identity in a row with faults is in no message and not in quality.csv', async () => {
  const input = census([
    'KZ-1,690711-9828,Kanarius,Zebrafinkström,KZ-kanarie,1969-07-11,Kanarius boning,',
    '2,19690711-9827,Kanarius,Zebrafinkström,,1970-01-01,utomhus,kanske',
  ])
  expect(await run('run', input, '--out', join(folder, 'out'), '--data', join(folder, 'data'))).toBe(1)
  expect(said).toContain('personnummer')
  expect(traces([...everything(join(folder, 'out')), said])).toEqual([])
  expect(readdirSync(folder).sort()).toEqual(['input', 'out'])
})

it('the control: the search finds the person in the input itself', () => {
  const input = census(['KZ-1,690711-9827,Kanarius,Zebrafinkström,KZ-kanarie,1969-07-11,utomhus,'])
  cpSync(input, join(folder, 'copy'), { recursive: true })
  expect(traces(everything(join(folder, 'copy'))).length).toBeGreaterThan(4)
})
