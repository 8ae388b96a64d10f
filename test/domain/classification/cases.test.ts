import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClassificationInput, classifyRecord } from '../../../src/domain/classification/classify-record.ts'
import { evaluate } from '../../../src/domain/classification/condition.ts'
import { type Definition, isInForce } from '../../../src/domain/classification/definition.ts'
import { findDefinition, SHIPPED_DEFINITIONS } from '../../../src/domain/classification/definitions/index.ts'
import { resolvePerson } from '../../../src/domain/classification/resolve-person.ts'
import type { Verdict } from '../../../src/domain/classification/verdict.ts'
import {
  ACCOMMODATION,
  CONTRACT_FORM,
  PLANNED_MOVE_OUT,
  RESIDENCE_STATUS,
} from '../../../src/domain/submission/codes.ts'
import { recordFacts } from '../../../src/domain/submission/record.ts'
import { censusWeek } from '../../../src/domain/terms/dates.ts'
import { DomainError } from '../../../src/domain/terms/domain-error.ts'
import { type Case, readCases } from './read-cases.ts'

const CASES = readCases()
const named = (id: string): Definition => {
  const found = findDefinition(id, [])
  if (!found) throw new Error(`no definition ${id}`)
  return found
}
const definitionOf = (one: Case): Definition => named(one.cell('definition'))
const verdictOf = (one: Case): Verdict => classifyRecord(definitionOf(one), one.input, one.context)
const isRefused = (one: Case): boolean => one.cell('expected_outcome') === 'refused'

describe('the cases of fixtures/cases', () => {
  it.each(CASES.filter((one) => !isRefused(one)).map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const { outcome, category, rule, group, reason, missing, onlyAgeKeepsOut } = verdictOf(one)
    expect({ outcome, situation: category ?? '', rule }).toEqual({
      outcome: one.cell('expected_outcome'),
      situation: one.cell('expected_situation'),
      rule: one.cell('expected_rule'),
    })
    if (one.cell('expected_group')) expect(group).toBe(one.cell('expected_group'))
    if (one.cell('expected_only_age')) expect(onlyAgeKeepsOut).toBe(one.cell('expected_only_age') === 'yes')
    expect(reason.sv).toMatch(/\.$/)
    expect(reason.sv).not.toMatch(/ogiltig|vänligen|missbruk| {2}/i)
    if (outcome !== 'review') expect(missing).toEqual([])
  })

  it.each(CASES.filter(isRefused).map((one) => [one.name, one] as const))('%s', (_name, one) => {
    expect(() => verdictOf(one)).toThrow(DomainError)
    expect(() => verdictOf(one)).toThrow(definitionOf(one).title.en)
  })

  const personOf = (one: Case) => `${one.cell('definition')}, person ${one.cell('person')}`
  const linked = CASES.filter((one) => one.cell('person') !== '')
  const persons = [...new Set(linked.map(personOf))].map(
    (name) => [name, linked.filter((one) => personOf(one) === name)] as const,
  )
  it.each(persons)('gives %s one verdict', (_name, records) => {
    const [first] = records
    if (!first) throw new Error('no records')
    const { outcome, category, disagree } = resolvePerson(definitionOf(first), records.map(verdictOf))
    expect([outcome, category, disagree ? 'yes' : 'no']).toEqual([
      first.cell('expected_person_outcome'),
      first.cell('expected_person_situation'),
      first.cell('expected_disagree'),
    ])
  })

  it('are enough: more than 75, each with its source', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(75)
    expect(CASES.filter((one) => one.cell('why') === '').map((one) => one.name)).toEqual([])
  })
})

// Never unknown: a blank is presumed to be in scope, as the rule's assumption says.
const PRESUMED = ['2011', '2017', '2023'].map((year) => `socialstyrelsen-${year}/residence unknown`)

describe('each rule of the shipped definitions has its cases', () => {
  const heldCases = CASES.filter((one) => !isRefused(one))
  const answers = heldCases.flatMap((one) => {
    const { scope, rules } = definitionOf(one)
    const given = { ...one.input, ...one.context }
    return [...scope, ...rules]
      .filter((rule) => isInForce(rule, one.context.rulesOn))
      .map((rule) => `${rule.id} ${evaluate(rule.condition, given).answer}`)
  })
  const answered = new Set(answers)
  const decided = new Set(heldCases.map((one) => one.cell('expected_rule')))

  it.each(SHIPPED_DEFINITIONS.map((one) => [one.id, one] as const))('%s: a yes, a no and an unknown', (_id, one) => {
    const wanted = [...one.scope, ...one.rules].flatMap(({ id }) => [`${id} yes`, `${id} no`, `${id} unknown`])
    expect(wanted.filter((want) => !answered.has(want) && !PRESUMED.includes(want))).toEqual([])
  })

  it.each(SHIPPED_DEFINITIONS.map((one) => [one.id, one] as const))(
    '%s: every rule decides in some case',
    (_id, one) => {
      expect([...one.scope, ...one.rules].map(({ id }) => id).filter((id) => !decided.has(id))).toEqual([])
    },
  )

  it.each(SHIPPED_DEFINITIONS.map((one) => [one.id, one] as const))(
    '%s: the day before and the day itself',
    (id, one) => {
      const own = CASES.filter((each) => each.cell('definition') === id)
      expect(own.some(isRefused)).toBe(true)
      expect(own.some((each) => !isRefused(each) && each.context.rulesOn === one.validFrom)).toBe(true)
    },
  )
})

// Records with any blanks over the code lists that the shipped definitions ask about.
const WEEK = censusWeek.parse({ from: '2016-09-19', to: '2016-09-25' })
/** The rules of the week; of a definition that is younger, those of its first day. */
const contextOf = ({ validFrom }: Definition) => ({
  week: WEEK,
  rulesOn: validFrom > WEEK.from ? validFrom : WEEK.from,
  municipality: { name: 'Stockholm', code: '0180' },
})
const VALUES = {
  accommodation: Object.keys(ACCOMMODATION),
  facility: ['Fenix', 'Solgården'],
  emergencyPlace: [true, false],
  nightByNight: [true, false],
  plannedMoveOut: Object.keys(PLANNED_MOVE_OUT),
  housingArranged: [true, false],
  contractForm: Object.keys(CONTRACT_FORM),
  contractEnds: ['2016-10-01', '2016-12-25', '2018-01-01'],
  stayedSince: ['2016-09-01', '2016-06', '2015'],
  contactForThisReason: [true, false],
  placedBySocialServices: [true, false],
  withGuardian: [true, false],
  residenceStatus: Object.keys(RESIDENCE_STATUS),
  responsibleMunicipality: ['Stockholm', 'Solna'],
}
const FILLABLE = Object.keys(VALUES)
const AGES = [
  { youngest: 10, oldest: 10 },
  { youngest: 18, oldest: 18 },
  { youngest: 40, oldest: 40 },
  { youngest: 70, oldest: 70 },
]
const UNITS = [[{ exercisesAuthority: true }], [{ exercisesAuthority: false }]]

const filled = fc.record(
  Object.fromEntries(Object.entries(VALUES).map(([fact, values]) => [fact, fc.constantFrom<unknown>(...values)])),
)
const withBlanks = (facts: Record<string, unknown>, blank: readonly string[], word: null | 'declined') =>
  recordFacts.parse({ ...facts, ...Object.fromEntries(blank.map((fact) => [fact, word])) })

/** A record with blanks, and the same record with every blank filled in. */
const before = fc
  .record({
    facts: filled,
    blank: fc.subarray(FILLABLE),
    word: fc.constantFrom(null, 'declined' as const),
    age: fc.constantFrom(...AGES),
    units: fc.constantFrom(...UNITS),
    ageBlank: fc.boolean(),
    unitsBlank: fc.boolean(),
  })
  .map(
    ({
      facts,
      blank,
      word,
      age,
      units,
      ageBlank,
      unitsBlank,
    }): { blanks: ClassificationInput; full: ClassificationInput } => ({
      blanks: { facts: withBlanks(facts, blank, word), age: ageBlank ? null : age, units: unitsBlank ? null : units },
      full: { facts: withBlanks(facts, [], null), age, units },
    }),
  )

/** Place of a rule in the definition's order; a scope rule or no rule at all comes last. */
const placeOf = (definition: Definition, rule: string): number => {
  const place = definition.rules.findIndex((one) => one.id === rule)
  return place < 0 ? definition.rules.length : place
}

/** Every way to fill in one more blank. */
function fillOne(input: ClassificationInput): readonly ClassificationInput[] {
  const facts = Object.entries(VALUES).flatMap(([fact, values]) =>
    Object.entries(input.facts).some(([name, value]) => name === fact && value === null)
      ? values.map((value) => ({ ...input, facts: recordFacts.parse({ ...input.facts, [fact]: value }) }))
      : [],
  )
  const ages = input.age === null ? AGES.map((age) => ({ ...input, age })) : []
  return [...facts, ...ages]
}

describe.each(SHIPPED_DEFINITIONS.map((one) => [one.id, one] as const))('blanks in %s', (_id, definition) => {
  const ignoringScope: Definition = { ...definition, scope: [] }
  const context = contextOf(definition)
  const classify = (input: ClassificationInput) => classifyRecord(ignoringScope, input, context)

  it('never change what a yes has decided, unless an earlier rule becomes yes', () => {
    fc.assert(
      fc.property(before, ({ blanks, full }) => {
        const then = classify(blanks)
        const now = classify(full)
        const byRule = definition.rules.some((rule) => rule.id === then.rule)
        if (then.outcome === 'review' || !byRule) return
        expect(placeOf(definition, now.rule)).toBeLessThanOrEqual(placeOf(definition, then.rule))
        if (now.rule === then.rule) expect([now.outcome, now.category]).toEqual([then.outcome, then.category])
      }),
      { numRuns: 3000 },
    )
  })

  it('leave a none that no rule gave a none, whatever is filled in', () => {
    const unsaid: Definition = { ...ignoringScope, rules: definition.rules.filter((rule) => rule.gives !== 'none') }
    fc.assert(
      fc.property(before, ({ blanks, full }) => {
        if (classifyRecord(unsaid, blanks, context).outcome !== 'none') return
        expect(classifyRecord(unsaid, full, context).outcome).toBe('none')
      }),
      { numRuns: 3000 },
    )
  })

  it('send a record to review only where some answer would count it, or make it a child', () => {
    const seen = new Map<string, boolean>()
    const canMatter = (input: ClassificationInput, depth: number): boolean => {
      const key = JSON.stringify(input)
      const known = seen.get(key)
      if (known !== undefined) return known
      const { outcome } = classify(input)
      const found =
        outcome === 'counted' ||
        outcome === 'child' ||
        (depth > 0 && fillOne(input).some((next) => canMatter(next, depth - 1)))
      seen.set(key, found)
      return found
    }
    for (const accommodation of [null, ...Object.keys(ACCOMMODATION)]) {
      for (const age of [null, ...AGES]) {
        const facts = recordFacts.parse({ accommodation })
        const input = { facts, age, units: null }
        const { outcome, rule, missing } = classify(input)
        const byRule = definition.rules.some((one) => one.id === rule && one.gives === 'review')
        if (outcome !== 'review' || byRule) continue
        expect(missing.length).toBeGreaterThan(0)
        expect([accommodation, age, canMatter(input, 4)]).toEqual([accommodation, age, true])
      }
    }
  })
})

describe('scope and blanks', () => {
  it.each(SHIPPED_DEFINITIONS.map((one) => [one.id, one] as const))(
    '%s: a none never becomes counted by a scope fact alone',
    (_id, definition) => {
      const context = contextOf(definition)
      fc.assert(
        fc.property(before, ({ blanks, full }) => {
          const scopeOnly = {
            ...blanks,
            units: full.units,
            facts: {
              ...blanks.facts,
              responsibleMunicipality: full.facts.responsibleMunicipality,
              residenceStatus: full.facts.residenceStatus,
            },
          }
          if (classifyRecord(definition, blanks, context).outcome !== 'none') return
          expect(classifyRecord(definition, scopeOnly, context).outcome).toBe('none')
        }),
        { numRuns: 1000 },
      )
    },
  )
})
