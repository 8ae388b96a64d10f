import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventPeople } from '../../../scripts/bench/invent-person.ts'
import { randomFor } from '../../../scripts/make-fixtures/random.ts'
import { handsToRead, readListFile } from '../../../src/features/linkage/read-list-file.service.ts'
import { partsOfCsv } from '../../../src/platform/files/parts-of-csv.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-list-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const ROWS = 2_200
const HEADINGS = [
  'record_id',
  'year',
  'municipality',
  'source',
  'number',
  'given_name',
  'family_name',
  'birth_date',
  'sex',
  'note',
]
/** Makes a list long enough to be cut, of rows that are read quickly. */
const NOTE = `å${'x'.repeat(1_500)}`

/** Rows without a number every third time, and with the same units again and again. */
const LISTED = invented()

function invented(): readonly string[][] {
  const next = inventPeople(randomFor('a list in parts'))
  return Array.from({ length: ROWS }, (_, at) => {
    const { personnummer, givenName, familyName, birthDate, sex } = next()
    const where = [`r${at}`, String(2024 + (at % 2)), `m${at % 7}`, `e${at % 11}`]
    return [...where, at % 3 === 0 ? '' : personnummer, givenName, familyName, birthDate, sex, NOTE]
  })
}

/** The same list but for one cell. */
const withCell = (row: number, heading: string, cell: string): readonly string[][] =>
  LISTED.map((cells, at) => (at === row ? cells.with(HEADINGS.indexOf(heading), cell) : cells))

/** The same list but for some rows of one id. */
const withIds = (rows: readonly number[], id: string): readonly string[][] =>
  LISTED.map((cells, at) => (rows.includes(at) ? cells.with(0, id) : cells))

const csvOf = (all: readonly (readonly string[])[], { delimiter = ',', newline = '\n', above = '' } = {}): string =>
  `${above}${[HEADINGS, ...all].map((cells) => cells.join(delimiter)).join(newline)}${newline}`

const CUT: readonly [string, () => string | Buffer][] = [
  ['lines that end in LF', () => csvOf(LISTED)],
  ['lines that end in CRLF', () => csvOf(LISTED, { newline: '\r\n' })],
  ['Windows-1252', () => Buffer.from(csvOf(LISTED), 'latin1')],
  ['a mark, a sep= line and blank lines above', () => csvOf(LISTED, { delimiter: ';', above: '\ufeffsep=;\n\n;;\n' })],
  [
    'blank and short lines',
    () => csvOf(LISTED.flatMap((row, at) => (at % 50 === 7 ? [[''], row.slice(0, 8)] : [row]))),
  ],
  ['values without a heading', () => csvOf(LISTED).replace(',sex,', ',,').replace(',source,', ',,')],
  ['births that contradict numbers, in one part alone', () => csvOf(withCell(ROWS - 1, 'birth_date', '1900-01-01'))],
  [
    'ids like formulas, in each part',
    () => csvOf(LISTED.map((row, at) => (at % 500 === 9 ? row.with(0, `=${at}`) : row))),
  ],
  ['headings that are not known', () => csvOf(LISTED).replace('sex', 'sax')],
]

const WITH_FAULTS: readonly [string, () => string | Buffer][] = [
  ['a row without id in the last part', () => csvOf(withCell(ROWS - 9, 'record_id', ''))],
  ['an id twice in the last part', () => csvOf(withCell(ROWS - 9, 'record_id', ` r${ROWS - 1}`))],
  [
    'rows without id in each part, among rows to be looked at',
    () =>
      csvOf(
        LISTED.map((row, at) => {
          if (at % 700 === 3) return row.with(0, '')
          return at % 300 === 5 ? row.with(HEADINGS.indexOf('birth_date'), 'when?') : row
        }),
      ),
  ],
  ['too many cells in the last part', () => csvOf(withCell(ROWS - 9, 'sex', 'man,1,2,3'))],
  [
    'lost letters in each part',
    () => csvOf(withCell(ROWS - 9, 'family_name', '\ufffdberg')).replace('r5,', 'r5\ufffd,'),
  ],
  ['no column of ids', () => csvOf(LISTED).replace('record_id', 'note2')],
]

const READ_IN_ONE: readonly [string, () => string | Buffer][] = [
  ['an id twice, in two parts', () => csvOf(withCell(ROWS - 9, 'record_id', ' r3 '))],
  ['an id twice, in two parts and in one of them', () => csvOf(withIds([3, ROWS - 9, ROWS - 5], 'r3'))],
  ['a part of blank lines alone', () => `${csvOf(LISTED)}${`,${' '.repeat(1_500)}\n`.repeat(3_000)}`],
]

const CANNOT_BE_CUT: readonly [string, () => string | Buffer][] = [
  ['a quote somewhere', () => csvOf(withCell(ROWS - 9, 'given_name', '"Anna, Eva"'))],
  ['lines that end in CR', () => csvOf(LISTED, { newline: '\r' })],
  ['UTF-16', () => Buffer.from(`\ufeff${csvOf(LISTED)}`, 'utf16le')],
  ['a workbook', () => Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.alloc(3_000_000)])],
  ['one long line', () => `${HEADINGS.join(',')}\nr1,${'x'.repeat(3_000_000)}`],
  ['no line that says anything', () => '\n'.repeat(3_000_000)],
]

/** Writes a list, and answers what is read of it by so many hands and how often somebody began at its beginning. */
function reading(list: () => string | Buffer) {
  const path = join(folder, 'lista.csv')
  writeFileSync(path, list())
  const by = async (hands: number) => {
    const begun = new Set<boolean>()
    const read = await readListFile({ path, file: 'lista.csv', yearNow: 2025 }, hands, (_, isAnew) => begun.add(isAnew))
    return { read, times: begun.size }
  }
  return { path, by }
}

describe('a list that can be cut', () => {
  it.each(CUT)('%s: three hands read what one reads', async (_what, list) => {
    const { path, by } = reading(list)
    expect(await partsOfCsv(path, 3)).toHaveLength(3)
    const [one, three] = [await by(1), await by(3)]
    expect(one.read?.columns.size).toBeGreaterThan(ROWS * 0.9)
    expect(three).toEqual({ ...one, times: 1 })
  })
})

describe('a list with faults', () => {
  it.each(WITH_FAULTS)('%s: is told of as by one hand, and read once', async (_what, list) => {
    const { path, by } = reading(list)
    expect(await partsOfCsv(path, 3)).toHaveLength(3)
    const [one, three] = [await by(1), await by(3)]
    expect(one.read?.findings.map(({ finding }) => finding.kind)).toContain('fault')
    expect([three.read?.findings, three.times]).toEqual([one.read?.findings, 1])
  })
})

describe('a list of which the parts hang together', () => {
  it.each(READ_IN_ONE)('%s: is read once more in one', async (_what, list) => {
    const { path, by } = reading(list)
    expect(await partsOfCsv(path, 2)).toHaveLength(2)
    const [one, two] = [await by(1), await by(2)]
    expect(two).toEqual({ ...one, times: 2 })
  })
})

describe('a list that cannot be cut', () => {
  it.each(CANNOT_BE_CUT)('%s: is read by one hand', async (_what, list) => {
    const { path, by } = reading(list)
    expect(await partsOfCsv(path, 2)).toBeNull()
    expect(await by(2)).toEqual(await by(1))
  })
})

it('a short list is read where it is', () => {
  expect(handsToRead(reading(() => csvOf(LISTED)).path)).toBe(1)
})
