import type { Doubt, Link, LinkageResult, Partition } from '../../domain/linkage/link-records.ts'
import type { LinkageModel } from '../../domain/linkage/model.ts'
import { insertMany } from '../../platform/database/insert-many.ts'
import { type Db, type Division, flag } from '../../platform/database/schema.ts'

/** A linkage of everything up to one census: the run that later stages read. */
export interface LinkageRun {
  readonly id: string
  readonly censusId: string
}

export async function saveRun(
  db: Db,
  run: LinkageRun,
  model: LinkageModel,
  at: string,
  result: LinkageResult,
  newId: () => string,
): Promise<void> {
  await db
    .insertInto('linkage_run')
    .values({ id: run.id, census_id: run.censusId, model_id: model.id, model: JSON.stringify(model), created_at: at })
    .execute()
  await insertMany(
    db,
    'link',
    result.links.map((link) => ({
      run_id: run.id,
      left_id: link.left,
      right_id: link.right,
      weight: link.weight,
      probability: link.probability,
      decision: link.decision,
      evidence: JSON.stringify(link.evidence),
    })),
  )
  await insertMany(
    db,
    'doubt',
    result.doubts.map((doubt) => ({
      run_id: run.id,
      left_id: doubt.left,
      right_id: doubt.right,
      linked_now: flag(doubt.linkedNow),
      probability_same: Math.min(1, doubt.probabilitySame),
    })),
  )
  await saveDivision(db, run.id, 'linked', result.asLinked, newId)
  await saveDivision(db, run.id, 'doubts_linked', otherThan(result.asLinked, result.doubtsLinked), newId)
  await saveDivision(db, run.id, 'doubts_apart', otherThan(result.asLinked, result.doubtsApart), newId)
}

/** Most persons are the same however doubts are settled: those are kept once, under *linked*. */
function otherThan(asLinked: Partition, partition: Partition): Partition {
  const same = new Set(asLinked.map((members) => members.join(' ')))
  return partition.filter((members) => !same.has(members.join(' ')))
}

async function saveDivision(
  db: Db,
  runId: string,
  division: Division,
  partition: Partition,
  newId: () => string,
): Promise<void> {
  const rows = partition.flatMap((members) => {
    const personId = newId()
    return members.map((member) => ({ run_id: runId, division, person_id: personId, member_id: member }))
  })
  await insertMany(db, 'person_member', rows)
}

/** Ids of the members of each person, in one way to divide the records. Who is in no person of its own is as *linked*. */
export async function personsOf(db: Db, runId: string, division: Division): Promise<string[][]> {
  const own = await storedPersons(db, runId, division)
  if (division === 'linked') return own
  const placed = new Set(own.flat())
  const linked = await storedPersons(db, runId, 'linked')
  return [...own, ...linked.filter((members) => members.every((member) => !placed.has(member)))]
}

async function storedPersons(db: Db, runId: string, division: Division): Promise<string[][]> {
  const rows = await db
    .selectFrom('person_member')
    .select(['person_id', 'member_id'])
    .where('run_id', '=', runId)
    .where('division', '=', division)
    .execute()
  const persons = new Map<string, string[]>()
  for (const { person_id, member_id } of rows) {
    const members = persons.get(person_id)
    if (members) members.push(member_id)
    else persons.set(person_id, [member_id])
  }
  return [...persons.values()]
}

export async function linksOf(
  db: Db,
  runId: string,
): Promise<Pick<Link, 'left' | 'right' | 'decision' | 'probability'>[]> {
  const rows = await db
    .selectFrom('link')
    .select(['left_id', 'right_id', 'decision', 'probability'])
    .where('run_id', '=', runId)
    .execute()
  return rows.map(({ left_id, right_id, decision, probability }) => ({
    left: left_id,
    right: right_id,
    decision: decisionOf(decision),
    probability,
  }))
}

const DECISIONS = ['automatic', 'decided', 'thin', 'review'] as const
const decisionOf = (text: string): Link['decision'] => DECISIONS.find((each) => each === text) ?? 'review'

export async function doubtsOf(db: Db, runId: string): Promise<Doubt[]> {
  const rows = await db.selectFrom('doubt').selectAll().where('run_id', '=', runId).execute()
  return rows.map(({ left_id, right_id, linked_now, probability_same }) => ({
    left: left_id,
    right: right_id,
    linkedNow: linked_now === 1,
    probabilitySame: probability_same,
  }))
}
