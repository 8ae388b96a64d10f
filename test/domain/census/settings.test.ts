import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CENSUS_FINDINGS, settingTexts } from '../../../src/domain/census/census.texts.ts'
import { readCensus } from '../../../src/domain/census/census.ts'
import { readMunicipality } from '../../../src/domain/census/municipality.ts'
import { responseFaults } from '../../../src/domain/census/response.ts'
import { unitKindOf } from '../../../src/domain/census/unit.ts'
import { findDefinition } from '../../../src/domain/classification/definitions/index.ts'
import type { Finding } from '../../../src/domain/terms/finding.ts'

const AMF = { id: 'amf', name: 'AMF', kind: 'labour_market', organisation: 'Staden', organisationKind: 'municipal' }
const RIA = { id: 'ria', name: 'Ria', kind: 'day_centre', organisation: 'Ria', organisationKind: 'voluntary' }
const HELSINGBORG = { name: 'Helsingborg', code: '1283', units: [AMF, RIA], definitions: ['helsingborg-akut'] }
const WEEK = { from: '2016-01-18', to: '2016-01-24' }
const CENSUS = { week: WEEK, definition: 'helsingborg-akut', unitsAsked: ['amf', 'ria'] }

const municipality = (changes: object) => readMunicipality({ ...HELSINGBORG, ...changes }, 'municipality.json')
const unit = (changes: object) => municipality({ units: [AMF, { ...RIA, ...changes }] })
const known = readMunicipality(HELSINGBORG, 'municipality.json').value
const census = (changes: object) => readCensus({ ...CENSUS, ...changes }, '2016/census.json', known)
const without = (key: string) =>
  readCensus(Object.fromEntries(Object.entries(CENSUS).filter(([k]) => k !== key)), 'f', known)
const heard = (changes: object) => ({
  findings: responseFaults({ unitsAsked: ['amf'], nilReturns: ['amf'] }, known ?? { units: [] }, {
    ...{ file: '2016/census.json', unitFiles: [], observationFiles: [], unitsInCompiled: [] },
    ...changes,
  }),
})

it('reads a municipality and makes its blanks explicit', () => {
  expect(municipality({})).toEqual({
    value: {
      ...HELSINGBORG,
      units: [AMF, RIA].map((one) => ({ ...one, exercisesAuthority: null, successorOf: [], withholdName: false })),
    },
    findings: [],
  })
})

it('reads a census and makes its blanks explicit', () => {
  expect(census({})).toEqual({
    value: { ...CENSUS, alsoReport: [], comparedWith: null, nilReturns: [], purpose: null },
    findings: [],
  })
})

it('withholds the name of a women’s shelter unless told otherwise', () => {
  const withheld = (changes: object) => unit({ kind: 'womens_shelter', ...changes }).value?.units[1]?.withholdName
  expect(withheld({})).toBe(true)
  expect(withheld({ withholdName: false })).toBe(false)
})

it('keeps a definition written in full for the classification stage to read', () => {
  const local = { id: 'local', rules: [{ '//': 'why' }] }
  expect(municipality({ definitions: ['ethos-light', local] }).value?.definitions[1]).toMatchObject({ id: 'local' })
})

it('passes over comments in the skeleton', () => {
  expect(municipality({ '//': 'fill in', _comment: ['two', 'lines'], $schema: 'x' }).findings).toEqual([])
})

it('lets a unit have replaced one or several', () => {
  expect(unit({ successorOf: 'amf' }).value?.units[1]?.successorOf).toEqual(['amf'])
  expect(unit({ successorOf: ['amf'] }).value?.units[1]?.successorOf).toEqual(['amf'])
})

it('treats a kind in the municipality’s own words as other, and keeps the words', () => {
  const kept = unit({ kind: 'fältgrupp' }).value?.units[1]
  expect(kept?.kind).toBe('fältgrupp')
  expect(kept && unitKindOf(kept)).toBe('other')
})

const KINDS = new Map<string, string>(Object.entries(CENSUS_FINDINGS))

type Read = { readonly findings: readonly Finding[] }
const CASES: readonly (readonly [code: string, why: string, read: Read, path: string | null, value: string | null])[] =
  [
    ['not_settings', 'a list instead of an object', readMunicipality([], 'm'), null, null],
    ['not_settings', 'nothing at all', readCensus(null, 'c', null), null, null],
    ['setting_missing', 'no name', municipality({ name: undefined }), 'name', null],
    ['setting_missing', 'no week', without('week'), 'week', null],
    ['setting_missing', 'no units asked', without('unitsAsked'), 'unitsAsked', null],
    ['setting_wrong', 'a code that is a number', municipality({ code: 1283 }), 'code', '1283'],
    [
      'setting_wrong',
      'an organisation of no kind',
      unit({ organisationKind: 'privat' }),
      'units[1].organisationKind',
      'privat',
    ],
    ['setting_wrong', 'an id that is a path', unit({ id: '../ria' }), 'units[1].id', '../ria'],
    ['setting_wrong', 'an id that is another file', unit({ id: 'compiled' }), 'units[1].id', 'compiled'],
    ['setting_wrong', 'yes instead of true', unit({ exercisesAuthority: 'ja' }), 'units[1].exercisesAuthority', 'ja'],
    ['setting_wrong', 'a unit that is a name', municipality({ units: ['amf'] }), 'units[0]', 'amf'],
    ['setting_wrong', 'a definition that is a number', municipality({ definitions: [7] }), 'definitions[0]', '7'],
    [
      'setting_wrong',
      'no such day',
      census({ week: { from: '2016-02-30', to: '2016-03-01' } }),
      'week.from',
      '2016-02-30',
    ],
    ['setting_wrong', 'nobody asked', census({ unitsAsked: [] }), 'unitsAsked', '[]'],
    ['setting_wrong', 'a unit that is a number', census({ unitsAsked: [1] }), 'unitsAsked[0]', '1'],
    ['setting_unknown', 'a misspelt setting', census({ nilReturn: ['ria'] }), 'nilReturn', null],
    ['setting_unknown', 'a misspelt setting of a unit', unit({ sucessorOf: 'amf' }), 'units[1].sucessorOf', null],
    ['unit_kind_kept', 'a kind in own words', unit({ kind: 'fältgrupp' }), 'units[1].kind', 'fältgrupp'],
    ['unit_id_twice', 'one id twice', unit({ id: 'AMF' }), 'units[1].id', 'AMF'],
    ['successor_of_itself', 'a unit that replaced itself', unit({ successorOf: 'ria' }), 'units[1].successorOf', 'ria'],
    ['successor_unknown', 'an unknown unit replaced', unit({ successorOf: 'g7' }), 'units[1].successorOf', 'g7'],
    [
      'week_backwards',
      'a week backwards',
      census({ week: { from: WEEK.to, to: WEEK.from } }),
      'week',
      '{"from":"2016-01-24","to":"2016-01-18"}',
    ],
    [
      'week_too_long',
      'eight days',
      census({ week: { ...WEEK, to: '2016-01-25' } }),
      'week',
      '{"from":"2016-01-18","to":"2016-01-25"}',
    ],
    [
      'unit_not_in_municipality',
      'an unknown unit asked',
      census({ unitsAsked: ['amf', 'riia'] }),
      'unitsAsked[1]',
      'riia',
    ],
    ['unit_listed_twice', 'a unit asked twice', census({ unitsAsked: ['amf', 'amf'] }), 'unitsAsked[1]', 'amf'],
    [
      'nil_return_not_asked',
      'a nil return unasked',
      census({ unitsAsked: ['amf'], nilReturns: ['ria'] }),
      'nilReturns[0]',
      'ria',
    ],
    [
      'nil_return_with_records',
      'a nil return beside a file',
      heard({ unitFiles: [{ unitId: 'amf', file: '2016/amf.csv' }] }),
      'nilReturns[0]',
      'amf',
    ],
    [
      'nil_return_with_records',
      'a nil return beside compiled rows',
      heard({ unitsInCompiled: ['amf'] }),
      'nilReturns[0]',
      'amf',
    ],
    [
      'nil_return_with_observations',
      'a nil return beside people who were seen',
      heard({ observationFiles: [{ unitId: 'amf', file: '2016/amf.observations.csv', persons: 3 }] }),
      'nilReturns[0]',
      'amf',
    ],
    [
      'file_of_unknown_unit',
      'observations of no unit',
      heard({ observationFiles: [{ unitId: 'amg', file: '2016/amg.observations.csv', persons: 3 }] }),
      null,
      'amg',
    ],
    [
      'also_report_own_definition',
      'its own definition again',
      census({ alsoReport: ['norrmalm', 'helsingborg-akut'] }),
      'alsoReport[1]',
      'helsingborg-akut',
    ],
    [
      'also_report_twice',
      'a definition reported twice',
      census({ alsoReport: ['norrmalm', 'norrmalm'] }),
      'alsoReport[1]',
      'norrmalm',
    ],
    ['answered_not_asked', 'records from a unit not asked', heard({ unitsInCompiled: ['ria'] }), 'unitsAsked', 'ria'],
    [
      'file_of_unknown_unit',
      'a file of no unit',
      heard({ unitFiles: [{ unitId: 'amg', file: '2016/amg.csv' }] }),
      null,
      'amg',
    ],
  ]

it.each(CASES)('tells of %s: %s', (code, _why, { findings }, path, value) => {
  const found = findings.filter((one) => one.code === code)
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({
    column: path,
    value,
    row: null,
    kind: KINDS.get(code),
  })
  expect(found[0]?.message.sv).toMatch(/Skriv|Rätta|Välj|Lägg till|[Tt]a bort|Döp om/)
  expect(found[0]?.message.sv).not.toMatch(/ogiltig|vänligen|tyvärr/i)
})

it('has a case for every kind of finding', () => {
  const covered = CASES.map(([code]) => code)
  expect(Object.keys(CENSUS_FINDINGS).filter((code) => !covered.includes(code))).toEqual([])
})

it('gives no settings where a fault was found, and settings where only a warning was', () => {
  expect(census({ unitsAsked: ['amf', 'riia'] }).value).toBeNull()
  expect(census({ unitsAsked: ['amf', 'amf'] }).value).not.toBeNull()
})

it('reports under other definitions than its own, each once', () => {
  const { value } = census({ alsoReport: ['norrmalm', 'helsingborg-akut', 'norrmalm', 'stockholm'] })
  expect(value?.alsoReport).toEqual(['norrmalm', 'stockholm'])
})

it('lets a nil return go with head counts of nobody', () => {
  const nobody = { unitId: 'amf', file: '2016/amf.observations.csv', persons: 0 }
  expect(heard({ observationFiles: [nobody] }).findings).toEqual([])
})

it('knows a unit whose å is written as two characters, as on a Mac', () => {
  const [composed, decomposed] = ['v\u00e5r', 'va\u030ar']
  const read = municipality({
    units: [
      { ...AMF, id: decomposed },
      { ...RIA, successorOf: composed },
    ],
  })
  expect(read.findings).toEqual([])
  expect(read.value?.units.map(({ id, successorOf }) => [id, successorOf])).toEqual([
    [composed, []],
    ['ria', [composed]],
  ])
  const asked = readCensus({ ...CENSUS, unitsAsked: [decomposed], nilReturns: [composed] }, 'f', read.value)
  expect(asked.findings).toEqual([])
})

it('names only definitions that are shipped as examples', () => {
  const named = [...settingTexts.values()].flatMap(({ sv, en }) => `${sv} ${en}`.match(/socialstyrelsen-\d+/g) ?? [])
  expect(new Set(named)).toEqual(new Set(['socialstyrelsen-2011']))
  expect(findDefinition('socialstyrelsen-2011')).toBeDefined()
})

it('asks whether a setting nearly right was meant', () => {
  expect(census({ nilReturn: ['ria'] }).findings[0]?.message.sv).toContain('Menade ni ”nilReturns”?')
})

it('says what to write at every setting', () => {
  const settings = [
    ...Object.keys(known ?? {}).map((key) => `municipality.${key}`),
    ...Object.keys(known?.units[0] ?? {}).map((key) => `municipality.units[].${key}`),
    ...Object.keys(census({}).value ?? {}).map((key) => `census.${key}`),
  ]
  expect(settings.filter((path) => !settingTexts.has(path))).toEqual([])
})

it('accepts a week of one day and of seven', () => {
  expect(census({ week: { from: '2016-01-18', to: '2016-01-18' } }).findings).toEqual([])
  expect(census({ week: WEEK }).findings).toEqual([])
})

it('reads any JSON without throwing', () => {
  const keys = fc.constantFrom('name', 'code', 'units', 'week', 'from', 'to', 'unitsAsked', 'nilReturns', 'id', 'kind')
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue({ maxDepth: 1 }),
      fc.array(tie('json')),
      fc.dictionary(keys, tie('json')),
    ),
  }))
  fc.assert(
    fc.property(json, (any) => {
      for (const { message } of readMunicipality(any, 'm').findings) expect(message.sv).not.toMatch(/ogiltig/i)
      for (const { message } of readCensus(any, 'c', known).findings) expect(message.sv.length).toBeGreaterThan(20)
    }),
  )
})
