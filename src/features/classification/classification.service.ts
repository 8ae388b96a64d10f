import { ageOfPerson } from '../../domain/classification/age-of-person.ts'
import { refuseUnlessInForce } from '../../domain/classification/classify-record.ts'
import { type Definition, isInForce } from '../../domain/classification/definition.ts'
import { findDefinition } from '../../domain/classification/definitions/index.ts'
import { factsOfChild } from '../../domain/classification/facts-of-child.ts'
import type { Verdict } from '../../domain/classification/verdict.ts'
import type { Partition } from '../../domain/linkage/linkage-result.ts'
import type { AgeSpan, CensusWeek } from '../../domain/terms/dates.ts'
import { findEach } from '../../domain/terms/found.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { Db } from '../../platform/database/schema.ts'
import type { LinkageRun } from '../linkage/linkage.repository.ts'
import { type PersonsByPlace, personsByPlace } from '../linkage/persons-by-place.service.ts'
import type { Material } from '../submission/material.service.ts'
import type { StoredRecord } from '../submission/submission.repository.ts'
import { saveDefinition, saveVerdicts, wordingInRun } from './classification.repository.ts'
import { rememberVerdicts, type VerdictMemory } from './verdict-memory.service.ts'

/** What definitions say of the records of a run: made, and not stored. */
export interface Classified {
  /** As they are to be stored: need not be read again. */
  readonly verdicts: VerdictsMade
  /** Stores them, inside a transaction of whoever asks. */
  readonly save: (inside: Db) => Promise<void>
}

/** Classifies every record up to and including a census (see `makeVerdicts`), and stores what was said. */
export async function classifyCensus(
  context: Context,
  material: Material,
  run: LinkageRun,
  definitions: readonly Definition[],
  own: readonly Definition[],
): Promise<VerdictsMade> {
  const { verdicts, save } = await makeVerdicts(context, material, run, definitions, own, rememberVerdicts())
  await inTransaction(context.db, save)
  return verdicts
}

/**
 * Classifies every record up to and including a census by each definition, with the rules in force in that census's
 * week: earlier years are recomputed so that like is compared with like. Stamped with the run that linked them. `memory`:
 * what was said for the censuses before, of the same municipality with the same units.
 */
export async function makeVerdicts(
  { db, newId }: Pick<Context, 'db' | 'newId'>,
  material: Material,
  run: LinkageRun,
  definitions: readonly Definition[],
  own: readonly Definition[],
  memory: VerdictMemory,
): Promise<Classified> {
  const { census } = material
  const aged = agedRecords(material, personsByPlace(material, run.made.asLinked))
  const all = withOtherSituations(definitions, own).filter(
    (definition) => definitions.includes(definition) || isInForce(definition, census.week.from),
  )
  const made = new Map<string, readonly Verdict[]>()
  for (const definition of all) {
    // Made for an earlier report from the same run: one definition may be asked for by several.
    if ((await wordingInRun(db, run.id, definition)) === 'same') continue
    made.set(definition.id, classifyAll(definition, material, aged, memory))
  }
  const save = async (inside: Db) => {
    const ids = material.records.map(({ id }) => id)
    for (const definition of all) {
      const verdicts = made.get(definition.id)
      if (verdicts === undefined) continue
      await saveDefinition(inside, run.id, definition, newId)
      await saveVerdicts(inside, run.id, definition.id, { ids, verdicts })
    }
  }
  return { verdicts: made, save }
}

/**
 * What a definition says of every record when the records are linked in some way: as `classifyCensus` would store it, and
 * nothing is stored.
 */
export const verdictsWhenLinked = (
  material: Material,
  persons: Partition,
  definition: Definition,
  memory: VerdictMemory,
): readonly Verdict[] =>
  classifyAll(definition, material, agedRecords(material, personsByPlace(material, persons)), memory)

/** By definition id, the verdict of each record of the material, in the same order. */
export type VerdictsMade = ReadonlyMap<string, readonly (Verdict | undefined)[]>

/** A record, with what the records of its person tell of the age. */
interface AgedRecord {
  readonly record: StoredRecord
  readonly week: CensusWeek
  readonly age: AgeSpan | null
}

function agedRecords({ censuses, records }: Material, persons: PersonsByPlace): AgedRecord[] {
  const weeks = new Map(censuses.map((each) => [each.id, each.week]))
  const personOf: PersonsByPlace[number][] = Array(records.length).fill(NO_ONE)
  for (const places of persons) for (const place of places) personOf[place] = places
  const others = (place: number) =>
    findEach(personOf[place] ?? NO_ONE, (other) => (other === place ? undefined : records[other]?.identity))
  return records.map((record, place) => {
    const week = weeks.get(record.censusId)
    if (week === undefined) throw new Error('a record is of one of the censuses up to the one in hand')
    return { record, week, age: ageOfPerson(record.identity, () => others(place), week.from) }
  })
}

const NO_ONE: PersonsByPlace[number] = []

function classifyAll(
  definition: Definition,
  { census: { week, municipality }, units }: Material,
  aged: readonly AgedRecord[],
  memory: VerdictMemory,
): Verdict[] {
  const rulesOn = week.from
  refuseUnlessInForce(definition, rulesOn)
  const authority = new Map(units.map((unit) => [unit.key, unit.exercisesAuthority]))
  const reportersOf = (keys: readonly string[]) =>
    keys.map((key) => ({ exercisesAuthority: authority.get(key) ?? null }))
  const verdictOf = memory.verdictsBy(definition, rulesOn)
  return aged.map(({ record, week, age }) => {
    const given = () => ({ facts: factsOfChild(record), age, units: reportersOf(record.units), week, municipality })
    return verdictOf(record, age, given)
  })
}

/** The definitions, and those by which somebody not counted may be in another homelessness situation; each once. */
function withOtherSituations(definitions: readonly Definition[], own: readonly Definition[]): Definition[] {
  const named = definitions.flatMap(({ otherSituationsFrom }) =>
    otherSituationsFrom === null ? [] : (findDefinition(otherSituationsFrom, own) ?? []),
  )
  return [...new Map([...definitions, ...named].map((each) => [each.id, each])).values()]
}
