import { earliestKnown } from '../submission/earliest-known.ts'
import type { RecordFacts } from '../submission/record.ts'
import { DECLINED, isKnown, known } from '../submission/record.ts'
import type { AgeSpan, PartialDate } from '../terms/dates.ts'

/** A code, *declined*, or `null` when nobody knows: one answer taken together over a person's records. */
export type PersonAnswer = string | null

/** One record as the report needs it. */
export interface RecordInReport {
  readonly facts: RecordFacts
  /** Sex by the record's valid number. */
  readonly numberSex: 'woman' | 'man' | null
  readonly age: AgeSpan | null
}

/** What a person's records of one census say together. Source for the order of each: domain.md section 5. */
export interface PersonFacts {
  readonly sex: 'woman' | 'man' | 'other' | null
  readonly age: AgeSpan | null
  readonly outdoors: boolean
  readonly registered: PersonAnswer
  readonly supportNeed: PersonAnswer
  readonly housingNeeded: PersonAnswer
  readonly incomeSource: PersonAnswer
  readonly occupation: PersonAnswer
  readonly birthCountryGroup: PersonAnswer
  readonly contacts: readonly string[] | typeof DECLINED | null
  readonly contributingFactors: readonly string[] | typeof DECLINED | null
  readonly homelessSince: PartialDate | null
  readonly childrenUnder18: number | null
  /** Facts on which the records differ. */
  readonly disagreements: readonly (keyof RecordFacts)[]
}

type Choice = 'registered' | 'supportNeed' | 'housingNeeded' | 'incomeSource' | 'occupation' | 'birthCountryGroup'

// Assumption: where sources differ, what asks for more is taken (a need besides housing, then both), and being
// registered in the municipality before not; otherwise the first in the order of the code list. Decided by the project,
// 2026-11-21; the report says for how many persons sources differed.
const NEED_ORDER = ['both', 'substance_use', 'mental_health', 'other', 'housing_only'] as const
const REGISTERED_ORDER = ['here', 'municipality_only', 'elsewhere', 'nowhere'] as const

/** Takes a person's records of one census together. Most people have one, and nobody contradicts it. */
export function personFacts(records: readonly RecordInReport[]): PersonFacts {
  const [only, another] = records
  return only !== undefined && another === undefined ? factsOfOne(only) : factsTogether(records)
}

/** The same as of that record twice. */
function factsOfOne({ facts, numberSex, age }: RecordInReport): PersonFacts {
  const { registered, supportNeed, housingNeeded, incomeSource, occupation, birthCountryGroup } = facts
  return {
    sex: numberSex ?? (facts.sex === DECLINED ? null : facts.sex),
    age,
    outdoors: facts.accommodation === 'outdoors',
    registered,
    supportNeed,
    housingNeeded,
    incomeSource,
    occupation,
    birthCountryGroup,
    contacts: union([facts.contacts]),
    contributingFactors: union([facts.contributingFactors]),
    homelessSince: known(facts.homelessSince),
    childrenUnder18: known(facts.childrenUnder18),
    disagreements: NO_DISAGREEMENT,
  }
}

function factsTogether(records: readonly RecordInReport[]): PersonFacts {
  const facts = records.map((record) => record.facts)
  const choice = (fact: Choice, order: readonly string[] = []) => oneOf(facts, fact, order)
  const needs = (need: RecordFacts['supportNeed']) => facts.some(({ supportNeed }) => supportNeed === need)
  const supportNeed = needs('substance_use') && needs('mental_health') ? 'both' : choice('supportNeed', NEED_ORDER)
  const children = facts.flatMap(({ childrenUnder18 }) => known(childrenUnder18) ?? [])
  return {
    sex: personSex(records),
    age: narrowest(records.flatMap(({ age }) => (age ? [age] : []))),
    outdoors: facts.some(({ accommodation }) => accommodation === 'outdoors'),
    registered: choice('registered', REGISTERED_ORDER),
    supportNeed,
    housingNeeded: choice('housingNeeded'),
    incomeSource: choice('incomeSource'),
    occupation: choice('occupation'),
    birthCountryGroup: choice('birthCountryGroup'),
    contacts: union(facts.map(({ contacts }) => contacts)),
    contributingFactors: union(facts.map(({ contributingFactors }) => contributingFactors)),
    homelessSince: earliestKnown(facts.map(({ homelessSince }) => homelessSince)),
    childrenUnder18: children.length === 0 ? null : Math.max(...children),
    disagreements: disagreementsOf(facts),
  }
}

const NO_DISAGREEMENT: PersonFacts['disagreements'] = []

const DISAGREEMENTS_SHOWN = ['sex', 'registered', 'supportNeed', 'housingNeeded', 'accommodation'] as const

/** Facts on which a person's records of one census differ. */
export function disagreementsOf(facts: readonly RecordFacts[]): PersonFacts['disagreements'] {
  if (facts.length === 1) return NO_DISAGREEMENT
  return DISAGREEMENTS_SHOWN.filter((fact) => differ(facts, fact))
}

/** Whether two who know it say it otherwise. */
function differ(records: readonly RecordFacts[], fact: keyof RecordFacts): boolean {
  let first: unknown = null
  for (const { [fact]: value } of records) {
    if (!isKnown(value)) continue
    if (first !== null && value !== first) return true
    first = value
  }
  return false
}

/** The one answer when all who know agree; else the first in the order; else declined when somebody would not say. */
function oneOf(records: readonly RecordFacts[], fact: Choice, order: readonly string[]): PersonAnswer {
  let chosen: PersonAnswer = null
  for (const { [fact]: value } of records) {
    if (value === null || value === chosen) continue
    if (chosen === null || chosen === DECLINED || (value !== DECLINED && isBefore(order, value, chosen))) chosen = value
  }
  return chosen
}

/** What the order does not name comes after what it names, by the alphabet. */
const isBefore = (order: readonly string[], a: string, b: string) =>
  rank(order, a) === rank(order, b) ? a < b : rank(order, a) < rank(order, b)

const rank = (order: readonly string[], value: string) => (order.includes(value) ? order.indexOf(value) : order.length)

/** Every choice anybody names. `none` gives way to a contact somebody knows of. */
function union(
  values: readonly (readonly string[] | typeof DECLINED | null)[],
): readonly string[] | typeof DECLINED | null {
  if (values.every((value) => value === null)) return null
  const named = new Set<string>()
  for (const value of values) if (isKnown(value)) for (const each of value) named.add(each)
  if (named.size > 1) named.delete('none')
  if (named.size > 0) return [...named].sort()
  return values.includes(DECLINED) ? DECLINED : null
}

/** Sex: the number's, else what the records agree on, else not known. */
function personSex(records: readonly RecordInReport[]): PersonFacts['sex'] {
  const byNumber = new Set(records.flatMap(({ numberSex }) => (numberSex ? [numberSex] : [])))
  if (byNumber.size === 1) return [...byNumber][0] ?? null
  const stated = new Set(records.flatMap(({ facts: { sex } }) => (sex !== null && sex !== DECLINED ? [sex] : [])))
  return stated.size === 1 ? ([...stated][0] ?? null) : null
}

function narrowest(ages: readonly AgeSpan[]): AgeSpan | null {
  if (ages.length < 2) return ages[0] ?? null
  return [...ages].sort((a, b) => a.oldest - a.youngest - (b.oldest - b.youngest) || a.youngest - b.youngest)[0] ?? null
}
