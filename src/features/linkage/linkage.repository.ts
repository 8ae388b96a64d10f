import type { Doubt, Link, LinkageResult, Partition } from '../../domain/linkage/link-records.ts'
import type { LinkageModel } from '../../domain/linkage/model.ts'
import type { Evidence } from '../../domain/linkage/score.ts'
import { inKeyOrder, insertMany } from '../../platform/database/insert-many.ts'
import { type Db, type Division, flag, type NewRow } from '../../platform/database/schema.ts'

/** A linkage of everything up to one census: the run that later stages read. */
export interface LinkageRun {
  readonly id: string
  readonly censusId: string
  /** What it says, where it was made just now: as it is stored, and need not be read again. */
  readonly made?: LinkageResult
  /** By which decisions it was linked; '' for none. */
  readonly decisions: string
}

/** Links or persons whose rows are in memory at a time, beside what they are made from. */
const AT_A_TIME = 1_000

function* inSlices<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += AT_A_TIME) yield items.slice(from, from + AT_A_TIME)
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
    .values({
      id: run.id,
      census_id: run.censusId,
      model_id: model.id,
      model: JSON.stringify(model),
      created_at: at,
      decisions: run.decisions,
    })
    .execute()
  const { numberOf, contents } = numberLines(result.links)
  await insertMany(
    db,
    'evidence',
    contents.map((content, at) => ({ run_id: run.id, evidence_number: at + 1, content })),
  )
  for (const links of inSlices(inKeyOrder(result.links, ({ left }) => left))) {
    await insertMany(
      db,
      'link',
      links.map((link) => ({
        run_id: run.id,
        left_id: link.left,
        right_id: link.right,
        weight: link.weight,
        probability: link.probability,
        decision: link.decision,
        evidence: `[${link.evidence.map((line) => numberOf.get(line))}]`,
      })),
    )
  }
  await insertMany(
    db,
    'doubt',
    result.doubts.map((doubt) => ({
      run_id: run.id,
      left_id: doubt.left,
      right_id: doubt.right,
      linked_now: flag(doubt.linkedNow),
      probability_same: doubt.probabilitySame,
    })),
  )
  for (const division of DIVISIONS) await saveDivision(db, run.id, division, divisionOf(result, division), newId)
}

/** Numbers the lines of evidence from 1. Links share lines, and names as common as each other have lines alike: each once. */
function numberLines(links: readonly Link[]): {
  readonly numberOf: ReadonlyMap<Evidence, number>
  readonly contents: readonly string[]
} {
  const numberOf = new Map<Evidence, number>()
  const numbers = new Map<string, number>()
  for (const { evidence } of links) {
    for (const line of evidence) {
      if (numberOf.has(line)) continue
      const content = JSON.stringify(line)
      const number = numbers.get(content) ?? numbers.size + 1
      numbers.set(content, number)
      numberOf.set(line, number)
    }
  }
  return { numberOf, contents: [...numbers.keys()] }
}

/** The last linkage made for a census, with the model that made it as it was stored; `undefined` when there is none. */
export async function latestRun(
  db: Db,
  censusId: string,
): Promise<(LinkageRun & { readonly model: string }) | undefined> {
  const row = await db
    .selectFrom('linkage_run')
    .select(['id', 'census_id', 'model', 'decisions'])
    .where('census_id', '=', censusId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .executeTakeFirst()
  return row && { id: row.id, censusId: row.census_id, model: row.model, decisions: row.decisions }
}

const DIVISIONS: readonly Division[] = ['linked', 'doubts_linked', 'doubts_apart']

/** Most persons are the same however doubts are settled: those are kept once, under *linked*. */
function divisionOf({ asLinked, doubtsLinked, doubtsApart }: LinkageResult, division: Division): Partition {
  if (division === 'linked') return asLinked
  const same = new Set(asLinked)
  return (division === 'doubts_linked' ? doubtsLinked : doubtsApart).filter((members) => !same.has(members))
}

async function saveDivision(
  db: Db,
  runId: string,
  division: Division,
  partition: Partition,
  newId: () => string,
): Promise<void> {
  const rows: NewRow<'person_member'>[] = []
  for (const members of partition) {
    const personId = newId()
    for (const member of members) rows.push({ run_id: runId, division, person_id: personId, member_id: member })
  }
  await insertMany(
    db,
    'person_member',
    inKeyOrder(rows, ({ member_id }) => member_id),
  )
}

/**
 * Ids of the members of each person of one division: of *linked* everybody, of the others the persons that are not the
 * same in it. Whoever has a record in one of those has all of them there.
 */
export async function personsOf(db: Db, run: LinkageRun, division: Division): Promise<Partition> {
  if (run.made !== undefined) return divisionOf(run.made, division)
  const rows = await db
    .selectFrom('person_member')
    .select(['person_id', 'member_id'])
    .where('run_id', '=', run.id)
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

/** The links of a run, or those that were decided in one of these ways. */
export async function linksOf(
  db: Db,
  run: LinkageRun,
  decisions: readonly Link['decision'][] = DECISIONS,
): Promise<Pick<Link, 'left' | 'right' | 'decision' | 'probability'>[]> {
  if (run.made !== undefined) return run.made.links.filter(({ decision }) => decisions.includes(decision))
  const rows = await db
    .selectFrom('link')
    .select(['left_id', 'right_id', 'decision', 'probability'])
    .where('run_id', '=', run.id)
    .where('decision', 'in', [...decisions])
    .execute()
  return rows.map(({ left_id, right_id, decision, probability }) => ({
    left: left_id,
    right: right_id,
    ofRow: false,
    decision: decisionOf(decision),
    probability,
  }))
}

const DECISIONS = ['automatic', 'decided', 'thin', 'review'] as const
const decisionOf = (text: string): Link['decision'] => DECISIONS.find((each) => each === text) ?? 'review'

export async function doubtsOf(db: Db, run: LinkageRun): Promise<readonly Doubt[]> {
  if (run.made !== undefined) return run.made.doubts
  const rows = await db.selectFrom('doubt').selectAll().where('run_id', '=', run.id).execute()
  return rows.map(({ left_id, right_id, linked_now, probability_same }) => ({
    left: left_id,
    right: right_id,
    ofRow: false,
    linkedNow: linked_now === 1,
    probabilitySame: probability_same,
  }))
}
