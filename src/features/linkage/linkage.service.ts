import { NO_DECISIONS } from '../../domain/linkage/cluster.ts'
import { linkRecords } from '../../domain/linkage/link-records.ts'
import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import { type Traits, traitsOf } from '../../domain/linkage/traits.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { StoredCensus } from '../census/census.repository.ts'
import type { Material } from '../submission/material.service.ts'
import type { StoredRecord, StoredRegisterEntry } from '../submission/submission.repository.ts'
import { type LinkageRun, saveRun } from './linkage.repository.ts'

/** Links every record and register row up to and including one census, and stores who is one person. */
export async function linkCensus(context: Context, material: Material): Promise<LinkageRun> {
  const { db, clock, newId } = context
  const result = linkRecords(
    personLinkage,
    [...recordTraits(material).values(), ...registerTraits(material)],
    NO_DECISIONS,
  )
  const run = { id: newId(), censusId: material.census.id }
  await inTransaction(db, (inside) => saveRun(inside, run, personLinkage, clock.now(), result, newId))
  return run
}

/** What linkage may use of each record, by record id. */
export function recordTraits({ censuses, records }: Material): Map<string, Traits> {
  const byId = new Map(censuses.map((census) => [census.id, census]))
  return new Map(
    records.flatMap((record): [string, Traits][] => {
      const census = byId.get(record.censusId)
      return census ? [[record.id, traitsOfRecord(record, census)]] : []
    }),
  )
}

// Folding names is costly, a stored record never changes, and every later census and report asks for it again.
const traitsMade = new WeakMap<StoredRecord, Traits>()

function traitsOfRecord(record: StoredRecord, census: StoredCensus): Traits {
  const made = traitsMade.get(record) ?? makeTraits(record, census)
  traitsMade.set(record, made)
  return made
}

function makeTraits(
  { id, units, numberKey, decidedPerson, identity, facts, recordKey }: StoredRecord,
  { key, week }: StoredCensus,
): Traits {
  const order = JSON.stringify([key, units, identity, facts, recordKey])
  return traitsOf({ id, order, census: key, units, numberKey, decidedPerson, identity, sex: facts.sex, day: week.from })
}

/** A register row takes part in linkage as what it is: it was met by no unit, in no census. */
function registerTraits({ censuses, register }: Material): Traits[] {
  const byId = new Map(censuses.map((census) => [census.id, census]))
  return register.flatMap(({ censusId, id, identity, sex, numberKey, from, to }: StoredRegisterEntry) => {
    const census = byId.get(censusId)
    if (census === undefined) return []
    const key = `register ${census.key}`
    const order = JSON.stringify([key, identity, sex, from, to])
    return [
      traitsOf({
        id,
        order,
        census: key,
        units: [],
        numberKey,
        decidedPerson: null,
        identity,
        sex,
        day: census.week.from,
      }),
    ]
  })
}
