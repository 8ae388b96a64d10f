import { describe, expect, it } from 'vitest'
import {
  type Definition,
  definition,
  isInForce,
  readDefinition,
} from '../../../src/domain/classification/definition.ts'
import { findDefinition, SHIPPED_DEFINITIONS } from '../../../src/domain/classification/definitions/index.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'
import { readCases } from './read-cases.ts'

/** A definition as a municipality may write it in municipality.json. */
const LOCAL = {
  id: 'lund-akut',
  title: 'Akut hemlöshet i Lund',
  source: { publisher: 'Lunds kommun', document: 'Beslut i socialnämnden 2024' },
  validFrom: '2024-01-01',
  countedBy: 'stay',
  categories: { '1': { label: 'Akut' } },
  precedence: ['1'],
  rules: [
    {
      id: 'lund-akut/ute',
      gives: '1',
      condition: { kind: 'fact', fact: 'accommodation', oneOf: ['outdoors'] },
      validFrom: '2024-01-01',
      assumption: 'Bestämt av socialchefen 2024-01-01.',
      reason: 'Sov ute.',
    },
  ],
}
const [RULE] = LOCAL.rules
const withRule = (...changed: readonly object[]) => ({
  ...LOCAL,
  rules: changed.map((change) => ({ ...RULE, ...change })),
})
const faultsOf = (written: unknown) =>
  readDefinition(written).faults.map(({ path, message }) => `${path}: ${message.sv}`)

describe('the shipped definitions', () => {
  const rules = SHIPPED_DEFINITIONS.flatMap((one) =>
    [...one.scope, ...one.rules].map((rule) => [one.id, rule] as const),
  )
  const decidedIn = new Set(readCases().map((one) => one.cell('expected_rule')))

  it.each(rules.map(([id, rule]) => [`${id}: ${rule.id}`, rule] as const))(
    '%s has a source or an assumption, and a case in which it decides',
    (_name, rule) => {
      expect(rule.source ?? rule.assumption).not.toBeNull()
      expect(decidedIn).toContain(rule.id)
    },
  )

  it('say what they say in whole sentences, in words that fit the people they are about', () => {
    const texts = rules.flatMap(([, rule]) => [rule.reason, ...(rule.assumption ? [rule.assumption] : [])])
    for (const { sv, en } of texts) {
      expect(sv).toMatch(/^[A-ZÅÄÖ].*\.$/)
      expect(en).toMatch(/^[A-Z].*\.$/)
      expect(sv).not.toMatch(/ogiltig|vänligen|missbruk|uteliggare|hemlösa personer/i)
    }
  })

  it('have ids that do not meet', () => {
    const ids = SHIPPED_DEFINITIONS.map((one) => one.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('know the definitions they take other situations from', () => {
    const named = SHIPPED_DEFINITIONS.flatMap((one) => one.otherSituationsFrom ?? [])
    expect(named.filter((id) => !findDefinition(id, []))).toEqual([])
  })

  it('can be written to JSON and read back unchanged', () => {
    for (const one of SHIPPED_DEFINITIONS) expect(definition.parse(JSON.parse(JSON.stringify(one)))).toEqual(one)
  })
})

describe('in force', () => {
  const between = { validFrom: isoDate.parse('2014-01-01'), validTo: isoDate.parse('2015-12-31') }
  it.each([
    ['2013-12-31', false],
    ['2014-01-01', true],
    ['2015-12-31', true],
    ['2016-01-01', false],
  ])('on %s: %s', (day, expected) => {
    expect(isInForce(between, isoDate.parse(day))).toBe(expected)
  })

  it('until further notice when no last day is given', () => {
    expect(isInForce({ ...between, validTo: null }, isoDate.parse('2040-01-01'))).toBe(true)
  })
})

describe('a definition of the municipality', () => {
  const local = (written: unknown): Definition => definition.parse(written)

  it('is read, with its own words in both languages', () => {
    expect(faultsOf(LOCAL)).toEqual([])
    expect(local(LOCAL).title).toEqual({ sv: 'Akut hemlöshet i Lund', en: 'Akut hemlöshet i Lund' })
  })

  it('is found before a shipped one of the same id', () => {
    const own = local({ ...LOCAL, id: 'stockholm' })
    expect(findDefinition('stockholm', [own])).toBe(own)
    expect(findDefinition('stockholm', [])?.title.sv).toBe('Hemlöshet i Stockholms stad')
    expect(findDefinition('finns-inte', [own])).toBeUndefined()
  })

  it.each([
    ['a category that does not exist', withRule({ gives: '2' }), /^rules\[0\]\.gives: Kategorin ”2” finns inte/],
    ['two rules with one id', withRule({}, {}), /^rules\[1\]\.id: ”lund-akut\/ute” används två gånger/],
    ['a rule without grounds', withRule({ assumption: null }), /^rules\[0\]: Regeln ”lund-akut\/ute” saknar källa/],
    [
      'a rule that ends before it starts',
      withRule({ validTo: '2023-12-31' }),
      /^rules\[0\]\.validTo: Slutdagen 2023-12-31/,
    ],
    ['an order without a category', { ...LOCAL, precedence: [] }, /^precedence: Kategorin ”1” saknas i ordningen/],
    ['an order with a category twice', { ...LOCAL, precedence: ['1', '1'] }, /^precedence\[1\]: .* två gånger/],
    [
      'an order with an unknown category',
      { ...LOCAL, precedence: ['1', '7'] },
      /^precedence\[1\]: Kategorin ”7” finns inte/,
    ],
    [
      'a group with an unknown category',
      { ...LOCAL, groups: { akut: { label: 'Akut', categories: ['9'] } } },
      /^groups\.akut\.categories\[0\]: Kategorin ”9” finns inte/,
    ],
    [
      'a category named like a verdict',
      { ...LOCAL, categories: { '1': { label: 'A' }, review: { label: 'B' } }, precedence: ['1', 'review'] },
      /^categories\.review: ”review” har en egen betydelse/,
    ],
    [
      'other situations from itself',
      { ...LOCAL, otherSituationsFrom: 'lund-akut' },
      /^otherSituationsFrom: .*definitionen själv/,
    ],
    [
      'a word that is no code, deep in a condition',
      withRule({
        condition: {
          kind: 'all',
          of: [
            { kind: 'unitExercisesAuthority' },
            { kind: 'fact', fact: 'accommodation', oneOf: ['outdoors', 'härbärge'] },
          ],
        },
      }),
      /^rules\[0\]\.condition\.of\[1\]\.oneOf\[1\]: ”accommodation: härbärge” finns inte bland svaren/,
    ],
    [
      'yes where a code belongs',
      withRule({ condition: { kind: 'fact', fact: 'nightByNight', oneOf: ['yes'] } }),
      /^rules\[0\]\.condition\.oneOf\[0\]: ”nightByNight: yes” finns inte/,
    ],
    [
      'a condition of an unknown kind',
      withRule({ condition: { kind: 'not', of: { kind: 'olderThan', years: 3 } } }),
      /^rules\[0\]\.condition\.of\.kind: .* Skriv ett av: fact, notKnown/,
    ],
    [
      'a fact that does not exist',
      withRule({ condition: { kind: 'notKnown', fact: 'boende' } }),
      /^rules\[0\]\.condition\.fact: .* Skriv ett av: accommodation/,
    ],
    ['a misspelt field', { ...LOCAL, sorce: 1 }, /^sorce: Fältet ”sorce” känns inte igen\. Rätta stavningen/],
    [
      'a missing field',
      { ...LOCAL, countedBy: undefined },
      /^countedBy: Fältet saknas\. Skriv "responsibility" .* eller "stay"/,
    ],
    [
      'a day that does not exist',
      withRule({ validFrom: '2024-02-30' }),
      /^rules\[0\]\.validFrom: Värdet går inte att använda här\. Skriv .* en dag som finns/,
    ],
    ['no rules', { ...LOCAL, rules: [] }, /^rules: .* Skriv en lista med minst en regel/],
  ])('is told where to mend %s', (_what, written, expected) => {
    expect(faultsOf(written)).toEqual([expect.stringMatching(expected)])
  })

  it.each([
    ['id', 'ett id av små bokstäver'],
    ['title', 'definitionens namn som text'],
    ['source', 'källan som { "publisher"'],
    ['validFrom', 'första dagen den gäller'],
    ['countedBy', '"responsibility"'],
    ['categories', 'kategorierna som {'],
    ['precedence', 'alla kategorier som en lista'],
    ['rules', 'en lista med minst en regel'],
  ])('is told what to write where %s is missing, or is of the wrong sort', (field, expected) => {
    const missing = faultsOf({ ...LOCAL, [field]: undefined })
    const wrong = faultsOf({ ...LOCAL, [field]: 7 })
    expect(missing).toEqual([expect.stringMatching(`^${field}: Fältet saknas. Skriv `)])
    expect(wrong).toEqual([expect.stringMatching(`^${field}: Värdet går inte att använda här. Skriv `)])
    for (const told of [...missing, ...wrong]) expect(told).toContain(expected)
  })

  it('is told the name and the place of every field that is not known', () => {
    expect(faultsOf({ ...withRule({ giver: '1' }), sorce: 1, titel: 2 })).toEqual([
      expect.stringMatching(/^rules\[0\]\.giver: Fältet ”giver”/),
      expect.stringMatching(/^sorce: Fältet ”sorce”/),
      expect.stringMatching(/^titel: Fältet ”titel”/),
    ])
  })

  it('may take a blank as an answer only by a stated assumption, or to ask', () => {
    const blank = { kind: 'notKnown', fact: 'nightByNight' }
    const source = LOCAL.source
    expect(faultsOf(withRule({ condition: blank }))).toEqual([])
    expect(faultsOf(withRule({ condition: blank, gives: 'review', assumption: null, source }))).toEqual([])
    expect(faultsOf(withRule({ condition: blank, assumption: null, source }))[0]).toMatch(
      /^rules\[0\]\.condition: Här tas en tom uppgift/,
    )
    expect(faultsOf(withRule({ condition: { kind: 'not', of: blank } }))[0]).toMatch(
      /^rules\[0\]\.condition\.of: Här tas/,
    )
  })

  it('is told everything at once', () => {
    expect(faultsOf({ ...withRule({ gives: '2', assumption: null }), precedence: [] })).toHaveLength(3)
  })
})
