import { z } from 'zod'
import type { Municipality } from '../census/municipality.ts'
import type { Unit } from '../census/unit.ts'
import { DECLINED, type FactName, known, type RecordFacts, recordFacts } from '../submission/record.ts'
import { type Answer, answerOf, any, not } from '../terms/answer.ts'
import { type AgeSpan, addMonths, type CensusWeek, spanOf } from '../terms/dates.ts'
import type { Verdict } from './verdict.ts'

const months = z.int().min(1).max(120).meta({ unit: 'calendar months' })
const years = z.int().min(0).max(120).meta({ unit: 'years' })
const names = z.array(z.string().trim().min(1))

/** The name of a fact a condition may ask about. */
export const factName = recordFacts.keyof()

/**
 * What a rule asks of a record, as data: shipped definitions and those a municipality writes in `municipality.json`
 * have the same form. The kinds are answered by `evaluate`, each with yes, no or unknown.
 */
export const condition = z.discriminatedUnion('kind', [
  /** The fact is one of these values; for a fact that is a list, one of them is in it. */
  z.strictObject({
    kind: z.literal('fact'),
    fact: factName,
    oneOf: z.array(z.union([z.string().min(1), z.boolean(), z.int()])).min(1),
  }),
  /** The fact is blank or declined. For presumptions and questions only: see `definition`. */
  z.strictObject({ kind: z.literal('notKnown'), fact: factName }),
  /** At most so many years old on the first day of the census week. */
  z.strictObject({ kind: z.literal('ageAtMost'), years }),
  /** At least so many years old on the first day of the census week. */
  z.strictObject({ kind: z.literal('ageAtLeast'), years }),
  /** The contract ends before the day so many months after the week's last day; that day itself is too late. */
  z.strictObject({ kind: z.literal('contractEndsWithin'), months }),
  /** Has stayed there since, at the earliest, the day so many months before the week's last day. */
  z.strictObject({ kind: z.literal('stayedAtMost'), months }),
  /** The place has one of these names, whoever reports; capitals and blanks make no difference. */
  z.strictObject({ kind: z.literal('facility'), names: names.min(1) }),
  /** The municipality responsible is the one that counts, or one `alsoNamed`, by name or four-digit code. */
  z.strictObject({ kind: z.literal('responsibleHere'), alsoNamed: names.optional() }),
  /** A unit that reported the record exercises authority (myndighetsutövning). */
  z.strictObject({ kind: z.literal('unitExercisesAuthority') }),
  z.strictObject({
    kind: z.literal('all'),
    get of() {
      return z.array(condition).min(1)
    },
  }),
  z.strictObject({
    kind: z.literal('any'),
    get of() {
      return z.array(condition).min(1)
    },
  }),
  z.strictObject({
    kind: z.literal('not'),
    get of() {
      return condition
    },
  }),
])
export type Condition = z.infer<typeof condition>

/** Something a case worker can fill in. */
export type Blank = Verdict['missing'][number]

/** What a rule may know of the unit behind a record; `exercisesAuthority` null = not said. */
export type ReportingUnit = Readonly<Pick<Unit, 'exercisesAuthority'>>

/** The municipality that counts. */
export type MunicipalityHere = Readonly<Pick<Municipality, 'name' | 'code'>>

/** Everything a condition may look at. */
export interface Circumstances {
  readonly facts: RecordFacts
  /** Age in years on the first day of the census week; `null` = not known. */
  readonly age: AgeSpan | null
  /** The units that reported the record; `null` = not known, as when a single file is classified. */
  readonly units: readonly ReportingUnit[] | null
  readonly week: CensusWeek
  readonly municipality: MunicipalityHere | null
}

/** The answer and, when it is unknown, the blanks to fill in first. */
export interface Evaluation {
  readonly answer: Answer
  readonly missing: readonly Blank[]
}

/**
 * Asked before anything else in an `all`, tier by tier: what the other questions mean depends on them. Somebody whose
 * accommodation is blank is not asked for a contract, nor for its last day before its form.
 */
const FIRST_QUESTIONS: readonly (readonly Blank[])[] = [['accommodation', 'facility', 'age'], ['contractForm']]

const SETTLED: Readonly<Record<Answer, Evaluation>> = {
  yes: { answer: 'yes', missing: [] },
  no: { answer: 'no', missing: [] },
  unknown: { answer: 'unknown', missing: [] },
}
const settled = (answer: Answer): Evaluation => SETTLED[answer]
const unknownFor = (blank: Blank): Evaluation => ({ answer: 'unknown', missing: [blank] })

/** Does the condition hold? A blank or declined fact leaves it unknown unless nothing in the blank could change the answer. */
export function evaluate(asked: Condition, given: Circumstances): Evaluation {
  switch (asked.kind) {
    case 'fact':
      return factIsOneOf(asked.fact, asked.oneOf, given.facts)
    case 'notKnown':
      return settled(answerOf(known(given.facts[asked.fact]) === null))
    case 'ageAtMost':
      return ageWithin(given.age, 0, asked.years)
    case 'ageAtLeast':
      return ageWithin(given.age, asked.years, Number.POSITIVE_INFINITY)
    case 'contractEndsWithin':
      return contractEndsWithin(asked.months, given)
    case 'stayedAtMost':
      return stayedAtMost(asked.months, given)
    case 'facility':
      return facilityIsOneOf(asked.names, given.facts)
    case 'responsibleHere':
      return responsibleHere(asked.alsoNamed ?? [], given)
    case 'unitExercisesAuthority':
      return unitExercisesAuthority(given.units)
    case 'all':
      return combine('no', asked.of, given, firstQuestions)
    case 'any':
      return combine('yes', asked.of, given, (missing) => missing)
    case 'not': {
      const { answer, missing } = evaluate(asked.of, given)
      return { answer: not(answer), missing }
    }
  }
}

/**
 * Parts in their order, up to one that decides alone: what the others say could change nothing then. When none does, a
 * blank in any of them leaves it open.
 */
function combine(
  deciding: 'yes' | 'no',
  parts: readonly Condition[],
  given: Circumstances,
  choose: (missing: readonly Blank[]) => readonly Blank[],
): Evaluation {
  const open: Evaluation[] = []
  for (const part of parts) {
    const evaluation = evaluate(part, given)
    if (evaluation.answer === deciding) return settled(deciding)
    if (evaluation.answer === 'unknown') open.push(evaluation)
  }
  if (open.length === 0) return settled(not(deciding))
  return { answer: 'unknown', missing: choose([...new Set(open.flatMap(({ missing }) => missing))]) }
}

function firstQuestions(missing: readonly Blank[]): readonly Blank[] {
  for (const tier of FIRST_QUESTIONS) {
    const asked = missing.filter((blank) => tier.includes(blank))
    if (asked.length > 0) return asked
  }
  return missing
}

function factIsOneOf(fact: FactName, oneOf: readonly (string | boolean | number)[], facts: RecordFacts): Evaluation {
  const value = facts[fact]
  if (value === null || value === DECLINED) return unknownFor(fact)
  const wanted = asCompared(oneOf)
  const isWanted = (one: string | boolean | number) => wanted.has(plain(one))
  return settled(answerOf(Array.isArray(value) ? value.some(isWanted) : isWanted(value)))
}

function ageWithin(age: AgeSpan | null, from: number, to: number): Evaluation {
  if (age === null) return unknownFor('age')
  if (age.oldest < from || age.youngest > to) return settled('no')
  return age.youngest >= from && age.oldest <= to ? settled('yes') : unknownFor('age')
}

function contractEndsWithin(limit: number, { facts, week }: Circumstances): Evaluation {
  const ends = known(facts.contractEnds)
  return ends === null ? unknownFor('contractEnds') : settled(answerOf(ends < addMonths(week.to, limit)))
}

function stayedAtMost(limit: number, { facts, week }: Circumstances): Evaluation {
  const since = known(facts.stayedSince)
  if (since === null) return unknownFor('stayedSince')
  const earliest = addMonths(week.to, -limit)
  const { from, to } = spanOf(since)
  if (from >= earliest) return settled('yes')
  return to < earliest ? settled('no') : unknownFor('stayedSince')
}

function facilityIsOneOf(wanted: readonly string[], facts: RecordFacts): Evaluation {
  const facility = known(facts.facility)
  return facility === null ? unknownFor('facility') : settled(answerOf(asCompared(wanted).has(plain(facility))))
}

function responsibleHere(alsoNamed: readonly string[], { facts, municipality }: Circumstances): Evaluation {
  const responsible = known(facts.responsibleMunicipality)
  const here = [...alsoNamed, ...(municipality ? [municipality.name, municipality.code] : [])]
  if (responsible === null || here.length === 0) return unknownFor('responsibleMunicipality')
  return settled(answerOf(here.some((name) => municipalityKey(name) === municipalityKey(responsible))))
}

function unitExercisesAuthority(units: Circumstances['units']): Evaluation {
  if (units === null || units.length === 0) return unknownFor('reportingUnit')
  const answer = any(units.map((unit) => answerOf(unit.exercisesAuthority)))
  return answer === 'unknown' ? unknownFor('reportingUnit') : settled(answer)
}

// Most that is compared are codes, which are plain as they stand.
const CODE = /^[a-z0-9_]*$/
function plain<Value>(value: Value | string): Value | string {
  if (typeof value !== 'string' || CODE.test(value)) return value
  return value.trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv')
}

type Compared = string | boolean | number

/** What a condition asks for, made ready once: it is asked of every record. */
function asCompared(asked: readonly Compared[]): ReadonlySet<Compared> {
  const ready = READY.get(asked) ?? new Set(asked.map(plain<Compared>))
  READY.set(asked, ready)
  return ready
}

const READY = new WeakMap<readonly Compared[], ReadonlySet<Compared>>()

/** "Stockholms stad", "Stockholm" and "STOCKHOLM" are one municipality; so are 0180 and the 180 a spreadsheet leaves of it. */
function municipalityKey(name: string): string {
  const words = plain(name)
  if (/^\d{3}$/.test(words)) return `0${words}`
  return words.replace(/ (stads?|kommuns?)$/, '').replace(/s$/, '')
}
