import { expect, it } from 'vitest'
import { readRecords } from '../../../src/domain/submission/read-rows.ts'
import { DECLINED } from '../../../src/domain/submission/record.ts'
import { MAN_1985, tableOf, WEEK, WOMAN_1985 } from './synthetic.ts'

const UNITS = [
  { id: 'po-skane', name: 'PO Skåne' },
  { id: 'amf', name: 'Arbetsmarknadsförvaltningen' },
]
const readUnit = (header: readonly string[], ...rows: readonly (readonly string[])[]) =>
  readRecords(tableOf(header, ...rows), { file: 'amf.csv', kind: 'unit', week: WEEK, organisationKind: 'municipal' })
const readCompiled = (header: readonly string[], ...rows: readonly (readonly string[])[]) =>
  readRecords(tableOf(header, ...rows), { file: 'compiled.csv', kind: 'compiled', week: WEEK, knownUnits: UNITS })
const first = (header: readonly string[], row: readonly string[]) => readUnit(header, row).records[0]

it('reads Swedish and English files alike', () => {
  const swedish = readUnit(
    ['RadID', 'Boende', 'Kön', 'Folkbokförd', 'Natt för natt'],
    ['1', 'akutboende', 'k', 'ja', 'nej'],
  )
  const english = readUnit(
    ['record_id', 'accommodation', 'sex', 'registered', 'night_by_night'],
    ['1', 'emergency_housing', 'woman', 'here', 'no'],
  )
  expect(swedish).toEqual(english)
  expect(swedish.records[0]).toMatchObject({
    row: 2,
    recordKey: '1',
    facts: { accommodation: 'emergency_housing', sex: 'woman', registered: 'here', nightByNight: false },
  })
})

it('keeps a blank, not known and declined apart from no', () => {
  const header = ['boende', 'akutplats', 'bostad_ordnad', 'natt_för_natt', 'stadsdel']
  expect(first(header, ['ute', '', 'vet ej', 'vill ej uppge', 'nej'])?.facts).toMatchObject({
    emergencyPlace: null,
    housingArranged: null,
    nightByNight: DECLINED,
    district: 'nej',
    facility: null,
  })
})

it('takes a declined identity as not known', () => {
  expect(first(['boende', 'förnamn', 'personnummer'], ['ute', 'vill ej uppge', 'declined'])?.identity).toMatchObject({
    givenName: null,
    number: null,
  })
})

it('fills birth and sex from the number where they are blank', () => {
  const filled = first(['boende', 'personnummer'], ['ute', WOMAN_1985])
  expect(filled).toMatchObject({ identity: { birthDate: '1985-07-09', birthYear: 1985 }, facts: { sex: 'woman' } })
})

it('keeps the sex that is stated, or declined', () => {
  expect(first(['boende', 'personnummer', 'kön'], ['ute', MAN_1985, 'kvinna'])?.facts.sex).toBe('woman')
  expect(first(['boende', 'personnummer', 'kön'], ['ute', MAN_1985, 'vill ej uppge'])?.facts.sex).toBe(DECLINED)
})

it('passes over blank rows and keeps the row numbers of the spreadsheet', () => {
  const { records } = readUnit(['boende'], ['ute'], [' '], ['härbärge'])
  expect(records.map(({ row, recordKey }) => [row, recordKey])).toEqual([
    [2, '2'],
    [4, '4'],
  ])
})

it('gives a row without key another one where its number is taken', () => {
  const { records, findings } = readUnit(['radid', 'boende'], ['3', 'ute'], ['', 'ute'])
  expect(records.map(({ recordKey }) => recordKey)).toEqual(['3', 'rad 3'])
  expect(findings).toEqual([])
})

it('keeps nothing of an identity beside without permit', () => {
  const header = ['boende', 'vistelsestatus', 'personnummer', 'förnamn']
  const record = first(header, ['ute', 'utan_tillstånd', MAN_1985, 'Anna'])
  expect(JSON.stringify(record)).not.toMatch(/1985|Anna/)
  expect(record?.facts.sex).toBeNull()
})

it('says nothing of identity where a row without permit has none', () => {
  const { findings } = readUnit(
    ['boende', 'vistelsestatus', 'förnamn', 'kön'],
    ['ute', 'utan_tillstånd', 'okänt', 'man'],
  )
  expect(findings).toEqual([])
})

it('finds units of a compiled list by id or name', () => {
  const { records, findings } = readCompiled(
    ['enhet', 'person_id', 'boende'],
    ['po skåne | AMF', 'p7', 'ute'],
    ['Arbetsmarknadsförvaltningen|amf', '', 'ute'],
  )
  expect(findings).toEqual([])
  expect(records.map(({ unitsNamed, personId }) => [unitsNamed, personId])).toEqual([
    [['po-skane', 'amf'], 'p7'],
    [['amf'], null],
  ])
})

it('expects several units of a compiled list to name one person, but not one unit twice', () => {
  const twice = (...units: readonly string[]) =>
    readCompiled(['enhet', 'personnummer', 'boende'], ...units.map((unit) => [unit, MAN_1985, 'ute'])).findings.filter(
      ({ code }) => code === 'same_number_twice',
    )
  expect(twice('amf', 'po-skane')).toHaveLength(0)
  expect(twice('amf', 'po-skane|amf')).toHaveLength(1)
})

it('lets two units of a compiled list number their rows alike, but not one unit', () => {
  const header = ['enhet', 'radid', 'boende']
  const { records, findings } = readCompiled(header, ['amf', '1', 'ute'], ['po-skane', '1', 'ute'], ['amf', '2', 'ute'])
  expect(findings).toEqual([])
  expect(records.map(({ recordKey }) => recordKey)).toEqual(['amf/1', 'po-skane/1', '2'])
  const twice = readCompiled(header, ['amf', '1', 'ute'], ['po-skane|amf', '1', 'ute']).findings
  expect(twice.map(({ code, row }) => [code, row])).toEqual([['duplicate_record_id', 3]])
})

it('gives keys that stay unique when a key already looks like a unit and a key', () => {
  const rows = [
    ['amf', '1', 'ute'],
    ['po-skane', '1', 'ute'],
    ['amf', 'po-skane/1', 'ute'],
  ]
  const { records } = readCompiled(['enhet', 'radid', 'boende'], ...rows)
  expect(records.map(({ recordKey }) => recordKey)).toEqual(['amf/1', 'rad 3 po-skane/1', 'po-skane/1'])
})

it('finds the adult of a child among the rows of its own unit first', () => {
  const { records, findings } = readCompiled(
    ['enhet', 'radid', 'barn_till', 'boende', 'ålder'],
    ['amf', '1', '', 'ute', '40'],
    ['po-skane', '1', '', 'ute', '40'],
    ['po-skane', '2', '1', 'ute', '20'],
    ['amf', '3', '1', 'ute', '20'],
    ['po-skane', '4', '3', 'ute', '20'],
  )
  expect(findings).toEqual([])
  expect(records.map(({ childOf }) => childOf)).toEqual([null, null, 'po-skane/1', 'amf/1', '3'])
})

it('lets a child have an adult who is somebody’s child', () => {
  const { findings } = readUnit(
    ['radid', 'barn_till', 'boende'],
    ['a', '', 'ute'],
    ['b', 'a', 'ute'],
    ['c', 'b', 'ute'],
  )
  expect(findings.map(({ code }) => code)).toEqual(['under_eighteen'])
})

it('accepts an age one year off, since birthdays pass, and five years off an approximate one', () => {
  const codes = (age: string) =>
    readUnit(['boende', 'födelsedatum', 'ålder'], ['ute', '1985-07-09', age]).findings.map(({ code }) => code)
  expect(codes('31')).toEqual([])
  expect(codes('~35')).toEqual([])
})

it('knows only the birth month from a samordningsnummer without a day', () => {
  const table = ['boende', 'personnummer', 'födelsedatum'] as const
  expect(first(table, ['ute', '19850760-9819', ''])?.identity).toMatchObject({ birthDate: null, birthYear: 1985 })
  const dated = readUnit(table, ['ute', '19850760-9819', '1985-07-30'])
  expect(dated.records[0]?.identity.birthDate).toBe('1985-07-30')
  expect(dated.findings.map(({ kind }) => kind)).toEqual(['warning']) // the test number
})

it('accepts an age that goes with the birth year', () => {
  const { records, findings } = readUnit(['boende', 'födelseår', 'ålder'], ['ute', '1985', '30'])
  expect(records[0]?.identity).toMatchObject({ birthDate: null, birthYear: 1985, age: { years: 30 } })
  expect(findings).toEqual([])
})

it('says once for a file, not for each row, that people are under 18', () => {
  const { findings } = readUnit(['boende', 'ålder'], ['ute', '12'], ['ute', '13'], ['ute', '45'])
  expect(findings).toHaveLength(1)
  expect(findings[0]?.message.sv).toContain(
    'Kartläggningen är ingen orosanmälan. Far barnet illa: anmäl till socialtjänsten nu.',
  )
  expect(findings[0]?.message.sv).toContain('rad 2 och 3')
})
