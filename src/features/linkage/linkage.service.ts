import { NO_DECISIONS } from '../../domain/linkage/cluster.ts'
import { linkRecords } from '../../domain/linkage/link-records.ts'
import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import { type FoldName, foldEachNameOnce, type Traits, traitsOf } from '../../domain/linkage/traits.ts'
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
  const run = { id: newId(), censusId: material.census.id, asLinked: result.asLinked }
  await inTransaction(db, (inside) => saveRun(inside, run, personLinkage, clock.now(), result, newId))
  return run
}

/** What linkage may use of each record, by record id. */
export function recordTraits({ censuses, records }: Material): Map<string, Traits> {
  const foldName = foldEachNameOnce()
  for (const census of censuses) {
    const unmade = records.filter((record) => record.censusId === census.id && !traitsMade.has(record))
    makeTraits(unmade, census, foldName)
  }
  return new Map(
    records.flatMap((record): [string, Traits][] => {
      const made = traitsMade.get(record)
      return made ? [[record.id, made]] : []
    }),
  )
}

// Folding names is costly, a stored record never changes, and every later census and report asks for it again.
const traitsMade = new WeakMap<StoredRecord, Traits>()

/** Makes the traits of all records of one census. */
function makeTraits(records: readonly StoredRecord[], { key, week: { from: day } }: StoredCensus, foldName: FoldName) {
  const contents = records
    .map((record) => ({
      record,
      content: JSON.stringify([record.units, record.identity, record.facts, record.recordKey]),
    }))
    .sort((a, b) => (a.content < b.content ? -1 : Number(a.content > b.content)))
  let rank = 0
  let before = ''
  for (const { record, content } of contents) {
    // The rank of the content orders the rows as the content would, and is much shorter to keep. Equals rank alike.
    if (content !== before) rank += 1
    before = content
    const order = JSON.stringify([key, String(rank).padStart(RANK_DIGITS, '0')])
    const { id, units, numberKey, decidedPerson, identity, facts } = record
    const source = { id, order, census: key, units, numberKey, decidedPerson, identity, sex: facts.sex, day }
    traitsMade.set(record, traitsOf(source, foldName))
  }
}

const RANK_DIGITS = 9

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
