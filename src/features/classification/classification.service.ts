import { ageOfPerson } from '../../domain/classification/age-of-person.ts'
import { type ClassificationInput, classifyRecord } from '../../domain/classification/classify-record.ts'
import { type Definition, isInForce } from '../../domain/classification/definition.ts'
import { findDefinition } from '../../domain/classification/definitions/index.ts'
import { factsOfChild } from '../../domain/classification/facts-of-child.ts'
import type { Verdict } from '../../domain/classification/verdict.ts'
import type { CensusWeek } from '../../domain/terms/dates.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { type LinkageRun, personsOf } from '../linkage/linkage.repository.ts'
import type { Material } from '../submission/material.service.ts'
import type { StoredRecord } from '../submission/submission.repository.ts'
import { saveDefinition, saveVerdicts, wordingInRun } from './classification.repository.ts'

/**
 * Classifies every record up to and including a census by each definition, with the rules in force in that census's
 * week: earlier years are recomputed so that like is compared with like. Stamped with the run that linked them. Answers
 * the verdicts it has made, by definition and record: as they are stored, and need not be read again.
 */
export async function classifyCensus(
  { db, newId }: Context,
  material: Material,
  run: LinkageRun,
  definitions: readonly Definition[],
  own: readonly Definition[],
): Promise<VerdictsMade> {
  const { census } = material
  const inputs = inputsOf(material, await personsOf(db, run, 'linked'))
  const all = withOtherSituations(definitions, own).filter(
    (definition) => definitions.includes(definition) || isInForce(definition, census.week.from),
  )
  const made = new Map<string, ReadonlyMap<string, Verdict>>()
  await inTransaction(db, async (inside) => {
    for (const definition of all) {
      // Made for an earlier report from the same run: one definition may be asked for by several.
      if ((await wordingInRun(inside, run.id, definition)) === 'same') continue
      await saveDefinition(inside, run.id, definition, newId)
      const verdicts = classifyAll(definition, material, inputs)
      await saveVerdicts(inside, run.id, definition.id, verdicts)
      made.set(definition.id, verdicts)
    }
  })
  return made
}

/** Verdicts by definition id and record id. */
export type VerdictsMade = ReadonlyMap<string, ReadonlyMap<string, Verdict>>

/** What every definition is told of one record. */
interface RecordInput {
  readonly recordId: string
  readonly week: CensusWeek
  readonly input: ClassificationInput
}

function inputsOf({ censuses, records, units }: Material, persons: readonly (readonly string[])[]): RecordInput[] {
  const weeks = new Map(censuses.map((each) => [each.id, each.week]))
  const others = otherIdentities(records, persons)
  const authority = new Map(units.map((unit) => [unit.key, unit.exercisesAuthority]))
  const reportersOf = (keys: readonly string[]) =>
    keys.map((key) => ({ exercisesAuthority: authority.get(key) ?? null }))
  return records.flatMap((record): RecordInput[] => {
    const week = weeks.get(record.censusId)
    if (week === undefined) return []
    const age = ageOfPerson(record.identity, others(record), week.from)
    return [
      { recordId: record.id, week, input: { facts: factsOfChild(record), age, units: reportersOf(record.units) } },
    ]
  })
}

function classifyAll(
  definition: Definition,
  { census: { week, municipality } }: Material,
  inputs: readonly RecordInput[],
): Map<string, Verdict> {
  const rulesOn = week.from
  return new Map(
    inputs.map((each) => [
      each.recordId,
      classifyRecord(definition, each.input, { week: each.week, rulesOn, municipality }),
    ]),
  )
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
    (personOf.get(id) ?? []).flatMap((other) => (other === id ? [] : (byId.get(other)?.identity ?? [])))
}
