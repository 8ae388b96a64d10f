import { ageOfPerson } from '../../domain/classification/age-of-person.ts'
import { refuseUnlessInForce } from '../../domain/classification/classify-record.ts'
import { type Definition, isInForce } from '../../domain/classification/definition.ts'
import { findDefinition } from '../../domain/classification/definitions/index.ts'
import { factsOfChild } from '../../domain/classification/facts-of-child.ts'
import type { Verdict } from '../../domain/classification/verdict.ts'
import type { AgeSpan, CensusWeek } from '../../domain/terms/dates.ts'
import { findEach } from '../../domain/terms/found.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { Db } from '../../platform/database/schema.ts'
import type { LinkageRun } from '../linkage/linkage.repository.ts'
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
  const aged = agedRecords(material, run.made.asLinked)
  const all = withOtherSituations(definitions, own).filter(
    (definition) => definitions.includes(definition) || isInForce(definition, census.week.from),
  )
  const made = new Map<string, Map<string, Verdict>>()
  for (const definition of all) {
    // Made for an earlier report from the same run: one definition may be asked for by several.
    if ((await wordingInRun(db, run.id, definition)) === 'same') continue
    made.set(definition.id, classifyAll(definition, material, aged, memory))
  }
  const save = async (inside: Db) => {
    for (const definition of all) {
      const verdicts = made.get(definition.id)
      if (verdicts === undefined) continue
      await saveDefinition(inside, run.id, definition, newId)
      await saveVerdicts(inside, run.id, definition.id, verdicts)
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
  persons: readonly (readonly string[])[],
  definition: Definition,
  memory: VerdictMemory,
): ReadonlyMap<string, Verdict> => classifyAll(definition, material, agedRecords(material, persons), memory)

/** Verdicts by definition id and record id. */
export type VerdictsMade = ReadonlyMap<string, ReadonlyMap<string, Verdict>>

/** A record, with what the records of its person tell of the age. */
interface AgedRecord {
  readonly record: StoredRecord
  readonly week: CensusWeek
  readonly age: AgeSpan | null
}

function agedRecords({ censuses, records }: Material, persons: readonly (readonly string[])[]): AgedRecord[] {
  const weeks = new Map(censuses.map((each) => [each.id, each.week]))
  const others = otherIdentities(records, persons)
  return findEach(records, (record): AgedRecord | undefined => {
    const week = weeks.get(record.censusId)
    return week && { record, week, age: ageOfPerson(record.identity, () => others(record), week.from) }
  })
}

function classifyAll(
  definition: Definition,
  { census: { week, municipality }, units }: Material,
  aged: readonly AgedRecord[],
  memory: VerdictMemory,
): Map<string, Verdict> {
  const rulesOn = week.from
  refuseUnlessInForce(definition, rulesOn)
  const authority = new Map(units.map((unit) => [unit.key, unit.exercisesAuthority]))
  const reportersOf = (keys: readonly string[]) =>
    keys.map((key) => ({ exercisesAuthority: authority.get(key) ?? null }))
  const verdictOf = memory.verdictsBy(definition, rulesOn)
  const verdicts = new Map<string, Verdict>()
  for (const { record, week, age } of aged) {
    const { units } = record
    const given = () => ({ facts: factsOfChild(record), age, units: reportersOf(units), week, municipality })
    verdicts.set(record.id, verdictOf(record, age, given))
  }
  return verdicts
}

/** The definitions, and those by which somebody not counted may be in another homelessness situation; each once. */
function withOtherSituations(definitions: readonly Definition[], own: readonly Definition[]): Definition[] {
  const named = definitions.flatMap(({ otherSituationsFrom }) =>
    otherSituationsFrom === null ? [] : (findDefinition(otherSituationsFrom, own) ?? []),
  )
  return [...new Map([...definitions, ...named].map((each) => [each.id, each])).values()]
}

/** Answers, for a record, the identities of the other records of its person. */
function otherIdentities(
  records: readonly StoredRecord[],
  persons: readonly (readonly string[])[],
): (record: StoredRecord) => readonly StoredRecord['identity'][] {
  const byId = new Map(records.map((record) => [record.id, record]))
  const personOf = new Map<string, readonly string[]>()
  for (const members of persons) if (members.length > 1) for (const id of members) personOf.set(id, members)
  return ({ id }) =>
    findEach(personOf.get(id) ?? NO_ONE, (other) => (other === id ? undefined : byId.get(other)?.identity))
}

const NO_ONE: readonly string[] = []
