import { z } from 'zod'
import type { Doubt, Link, LinkageResult, Partition } from '../../domain/linkage/linkage-result.ts'
import type { LinkageModel } from '../../domain/linkage/model.ts'
import type { Evidence } from '../../domain/linkage/score.ts'
import { type StoredParameters, storedModel, storedParameters } from '../../domain/linkage/stored-model.ts'
import type { StoredRun, StoredWeight } from '../../domain/linkage/weigh-again.ts'
import { inKeyOrder, insertMany } from '../../platform/database/insert-many.ts'
import { type Db, type Division, flag, type NewRow } from '../../platform/database/schema.ts'

/** A linkage of everything up to one census: the run that later stages read. */
export interface LinkageRun {
  readonly id: string
  readonly censusId: string
  /** What it says, where it was made just now: as it is stored, and need not be read again. */
  readonly made?: RunMade
  /** By which decisions it was linked; '' for none. */
  readonly decisions: string
}

/** A run but for what its links rest on: nobody asks for that again, and it is a good part of a large run. */
export type RunMade = Omit<LinkageResult, 'links'> & { readonly links: readonly StoredLink[] }

type StoredLink = Pick<Link, 'left' | 'right' | 'decision' | 'probability'>

export const withoutEvidence = ({ links, ...result }: LinkageResult): RunMade => ({
  ...result,
  links: links.map(({ left, right, decision, probability }) => ({ left, right, decision, probability })),
})

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
      parameters: JSON.stringify(result.parameters),
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
function divisionOf(
  { asLinked, doubtsLinked, doubtsApart }: Omit<LinkageResult, 'links'>,
  division: Division,
): Partition {
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
): Promise<StoredLink[]> {
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

/** What a run has learnt of its list; `null` for one made before that was kept. */
export async function parametersOf(db: Db, run: LinkageRun): Promise<StoredParameters | null> {
  if (run.made !== undefined) return run.made.parameters
  const row = await db.selectFrom('linkage_run').select('parameters').where('id', '=', run.id).executeTakeFirstOrThrow()
  return row.parameters === null ? null : storedParameters.parse(JSON.parse(row.parameters))
}

/** A run with what its weights are made of. */
export interface RunInFull {
  readonly id: string
  readonly census: string
  readonly createdAt: string
  /** `null` for a run made before the parameters were kept. */
  readonly stored: StoredRun | null
}

/** Every run, or those of one census, the latest first. */
export async function runsInFull(db: Db, censusId: string | null = null): Promise<RunInFull[]> {
  let runs = db
    .selectFrom('linkage_run')
    .innerJoin('census', 'census.id', 'linkage_run.census_id')
    .select(['linkage_run.id', 'census_key', 'model', 'parameters', 'linkage_run.created_at'])
  if (censusId !== null) runs = runs.where('census_id', '=', censusId)
  const rows = await runs.orderBy('linkage_run.created_at', 'desc').orderBy('linkage_run.id').execute()
  return rows.map(({ id, census_key, model, parameters, created_at }) => ({
    id,
    census: census_key,
    createdAt: created_at,
    stored:
      parameters === null
        ? null
        : {
            model: storedModel.parse(JSON.parse(model)),
            parameters: storedParameters.parse(JSON.parse(parameters)),
          },
  }))
}

/** The weights of a run that were made of comparisons, with their lines: all of them, or the first. */
export async function weightsOf(db: Db, runId: string, atMost: number | null = null): Promise<StoredWeight[]> {
  const lines = await db.selectFrom('evidence').selectAll().where('run_id', '=', runId).execute()
  const evidence = new Map(
    lines.map(({ evidence_number, content }) => [evidence_number, evidenceLine.parse(JSON.parse(content))]),
  )
  let links = db
    .selectFrom('link')
    .select(['weight', 'evidence'])
    .where('run_id', '=', runId)
    .where('weight', 'is not', null)
  if (atMost !== null) links = links.limit(atMost)
  const rows = await links.execute()
  return rows.flatMap(({ weight, evidence: numbers }): StoredWeight[] => {
    const own = lineNumbers.parse(JSON.parse(numbers)).flatMap((number) => evidence.get(number) ?? [])
    return weight === null || own.length === 0 ? [] : [{ weight, evidence: own }]
  })
}

const evidenceLine = z.object({ comparison: z.string(), level: z.string(), weight: z.number() })
const lineNumbers = z.number().array()
