import fc from 'fast-check'
import { expect, it } from 'vitest'
import { COLUMNS_OF } from '../../../src/domain/submission/column-map.ts'
import { readHistory } from '../../../src/domain/submission/read-history.ts'
import { readObservations } from '../../../src/domain/submission/read-observations.ts'
import { readRegister } from '../../../src/domain/submission/read-register.ts'
import { readRecords } from '../../../src/domain/submission/read-rows.ts'
import { recordFacts } from '../../../src/domain/submission/record.ts'
import { tableOf, WEEK } from './synthetic.ts'

const heading = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...Object.values(COLUMNS_OF).flatMap((all) => all.map((c) => c.swedish))) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
)
const LIKELY = [
  'ute',
  'ja',
  'vet ej',
  'vill ej uppge',
  '-',
  '1985',
  '~45',
  '2016-01-20',
  '2016-01-20 23:30',
  '12/3/2016',
]
const UNLIKELY = [
  '850709-9813',
  '405069808',
  '1,98E+11',
  'soc|amf',
  'utan_tillstånd',
  '0001-01-01',
  '0000',
  '9999-12-31',
]
const written = fc.oneof(
  fc.constantFrom('', '2', '3', ...LIKELY, ...UNLIKELY),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('0', '1', '9', '-', '.', ',', 'E', '+', ' ', '|', '/', ':', 'T'), maxLength: 16 }),
)
const table = fc
  .tuple(fc.array(heading, { maxLength: 12 }), fc.array(fc.array(written, { maxLength: 13 }), { maxLength: 6 }))
  .map(([header, rows]) => tableOf(header, ...rows))

it('reads any table without throwing, and says in Swedish what it found', () => {
  fc.assert(
    fc.property(table, (any) => {
      const unit = readRecords(any, { file: 'a.csv', kind: 'unit', week: WEEK, organisationKind: 'voluntary' })
      const compiled = readRecords(any, {
        file: 'c.csv',
        kind: 'compiled',
        week: WEEK,
        knownUnits: [{ id: '2', name: 'x' }],
      })
      const findings = [
        ...[...unit.findings, ...compiled.findings],
        ...readRegister(any, { file: 'register.csv', week: WEEK }).findings,
        ...readObservations(any, { file: 'o.csv', week: WEEK }).findings,
        ...readHistory(any, { file: 'history.csv', day: WEEK.to }).findings,
      ]
      for (const { message } of findings) {
        expect(message.sv.length).toBeGreaterThan(20)
        expect(message.sv).not.toMatch(/ogiltig/i)
      }
      for (const { facts } of unit.records) expect(recordFacts.safeParse(facts).success).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

const serial = fc.integer({ min: 980, max: 999 })
const digits = fc.stringMatching(/^(19[3-9]|200)\d(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])$/)
const number = fc
  .tuple(digits, serial, fc.nat(9), fc.constantFrom('', '-', ' ', '–'), fc.boolean())
  .map(([birth, three, check, between, isShort]) => `${isShort ? birth.slice(2) : birth}${between}${three}${check}`)
const syllable = fc.constantFrom('bra', 'kle', 'sto', 'vim', 'nyx', 'zeb', 'qvo')
const name = fc.array(syllable, { minLength: 2, maxLength: 4 }).map((parts) => parts.join(''))

it('repeats no number and no name in what it finds', () => {
  const columns = COLUMNS_OF.unit.map(({ swedish }) => swedish)
  const place = fc.tuple(fc.constantFrom(...columns), fc.constantFrom('', 'hos ', 'se rad 7: '))
  fc.assert(
    fc.property(number, name, place, place, (written, called, [column, before], [other, prefix]) => {
      const row = columns.map((heading) => {
        const also = `${heading === column ? `${before}${written}` : ''}${heading === other ? `${prefix}${called}` : ''}`
        if (heading === 'personnummer') return written
        return heading === 'efternamn' ? called : also
      })
      const source = { file: 'a.csv', kind: 'unit', week: WEEK, organisationKind: 'voluntary' } as const
      const { findings } = readRecords(tableOf(columns, row), source)
      const said = JSON.stringify(findings)
      expect(said).not.toContain(called)
      const runs = (written.match(/\d{4,}/g) ?? []).filter((run) => !/^9+$/.test(run)) // shapes are nines
      for (const run of runs) expect(said).not.toContain(run)
    }),
    { numRuns: 1000 },
  )
})
