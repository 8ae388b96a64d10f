import { ageOfPerson } from '../../domain/classification/age-of-person.ts'
import { classifyRecord } from '../../domain/classification/classify-record.ts'
import { type Definition, isInForce } from '../../domain/classification/definition.ts'
import { findDefinition } from '../../domain/classification/definitions/index.ts'
import { factsOfChild } from '../../domain/classification/facts-of-child.ts'
import type { Verdict } from '../../domain/classification/verdict.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { type LinkageRun, personsOf } from '../linkage/linkage.repository.ts'
import type { Material } from '../submission/material.service.ts'
import type { StoredRecord } from '../submission/submission.repository.ts'
import { saveDefinition, saveVerdicts } from './classification.repository.ts'

/**
 * Classifies every record up to and including a census by each definition, with the rules in force in that census's
 * week: earlier years are recomputed so that like is compared with like. Stamped with the run that linked them.
 */
export async function classifyCensus(
  { db, newId }: Context,
  material: Material,
  run: LinkageRun,
  definitions: readonly Definition[],
  own: readonly Definition[],
): Promise<void> {
  const { census, records } = material
  const others = identitiesOfPerson(records, await personsOf(db, run.id, 'linked'))
  const all = withOtherSituations(definitions, own).filter(
    (definition) => definitions.includes(definition) || isInForce(definition, census.week.from),
  )
  await inTransaction(db, async (inside) => {
    for (const definition of all) {
      await saveDefinition(inside, definition, newId)
      await saveVerdicts(inside, run.id, definition.id, classifyAll(definition, material, others))
    }
  })
}

type Identities = ReadonlyMap<string, readonly StoredRecord['identity'][]>

function classifyAll(
  definition: Definition,
  { census, censuses, records, units }: Material,
  others: Identities,
): Map<string, Verdict> {
  const authority = new Map(units.map((unit) => [unit.key, unit.exercisesAuthority]))
  const weeks = new Map(censuses.map((each) => [each.id, each.week]))
  return new Map(
    records.flatMap((record): [string, Verdict][] => {
      const week = weeks.get(record.censusId)
      if (week === undefined) return []
      const age = ageOfPerson(record.identity, others.get(record.id) ?? [], week.from)
      const reporters = record.units.map((key) => ({ exercisesAuthority: authority.get(key) ?? null }))
      const context = { week, rulesOn: census.week.from, municipality: census.municipality }
      return [[record.id, classifyRecord(definition, { facts: factsOfChild(record), age, units: reporters }, context)]]
    }),
  )
}

/** The definitions, and those by which somebody not counted may be in another homelessness situation; each once. */
function withOtherSituations(definitions: readonly Definition[], own: readonly Definition[]): Definition[] {
  const named = definitions.flatMap(({ otherSituationsFrom }) =>
    otherSituationsFrom === null ? [] : (findDefinition(otherSituationsFrom, own) ?? []),
  )
  return [...new Map([...definitions, ...named].map((each) => [each.id, each])).values()]
}

/** For each record, the identities of the other records of its person. */
function identitiesOfPerson(records: readonly StoredRecord[], persons: readonly (readonly string[])[]): Identities {
  const identities = new Map(records.map(({ id, identity }) => [id, identity]))
  return new Map(
    persons.flatMap((members) =>
      members.map((id): [string, readonly StoredRecord['identity'][]] => [
        id,
        members.filter((other) => other !== id).flatMap((other) => identities.get(other) ?? []),
      ]),
    ),
  )
}
