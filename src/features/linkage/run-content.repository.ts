import { z } from 'zod'
import type { Doubt, Link, LinkageResult, Partition } from '../../domain/linkage/linkage-result.ts'
import type { Evidence } from '../../domain/linkage/score.ts'
import type { StoredWeight } from '../../domain/linkage/weigh-again.ts'
import { at } from '../../domain/terms/found.ts'
import type { Db } from '../../platform/database/schema.ts'

/** A link but for what it rests on: nobody asks for that again, and it is a good part of a large run. */
export type StoredLink = Pick<Link, 'left' | 'right' | 'decision' | 'probability'>

const DECISIONS = ['automatic', 'decided', 'thin', 'review'] as const

/** Where a record stands in the list of those that a run linked. */
const place = z.int().nonnegative()
const probability = z.number().min(0).max(1)

const records = z.string().array()
/** Each person as the places of its records. In the other ways to divide them only those who are not the same. */
const persons = z.strictObject({
  linked: place.array().array(),
  doubts_linked: place.array().array(),
  doubts_apart: place.array().array(),
})
/** Column by column: what stands first in each is of the first link. `evidence`: which lines each of them rests on. */
const links = z.strictObject({
  left: place.array(),
  right: place.array(),
  decision: z.enum(DECISIONS).array(),
  probability: probability.array(),
  weight: z.number().nullable().array(),
  evidence: place.array().array(),
})
const evidence = z.object({ comparison: z.string(), level: z.string(), weight: z.number() }).array()
const doubts = z
  .strictObject({ left: place, right: place.nullable(), linkedNow: z.boolean(), probabilitySame: probability })
  .array()

/** One way to divide the records into persons. */
export type Division = keyof z.infer<typeof persons>

/** Stores what a run says, inside a transaction of whoever asks. */
export async function saveContent(db: Db, runId: string, result: Omit<LinkageResult, 'parameters'>): Promise<void> {
  const ids = result.asLinked.flat().sort()
  const placeOf = placesOf(ids)
  const divided = (division: Division) => divisionOf(result, division).map((members) => members.map(placeOf))
  const lines = numberLines(result.links)
  const columns = {
    records: asJson<z.infer<typeof records>>(ids),
    persons: asJson<z.infer<typeof persons>>({
      linked: divided('linked'),
      doubts_linked: divided('doubts_linked'),
      doubts_apart: divided('doubts_apart'),
    }),
    links: asJson<z.infer<typeof links>>({
      left: result.links.map(({ left }) => placeOf(left)),
      right: result.links.map(({ right }) => placeOf(right)),
      decision: result.links.map(({ decision }) => decision),
      probability: result.links.map((link) => link.probability),
      weight: result.links.map(({ weight }) => weight),
      evidence: lines.ofLinks,
    }),
    evidence: asJson<z.infer<typeof evidence>>(lines.evidence),
    doubts: asJson<z.infer<typeof doubts>>(
      result.doubts.map(({ left, right, linkedNow, probabilitySame }) => ({
        left: placeOf(left),
        right: right === null ? null : placeOf(right),
        linkedNow,
        probabilitySame,
      })),
    ),
  }
  await db
    .insertInto('run_content')
    .values({ run_id: runId, ...columns })
    .execute()
}

const asJson = <Content>(content: Content): string => JSON.stringify(content)

function placesOf(ids: readonly string[]): (id: string) => number {
  const places = new Map(ids.map((id, place) => [id, place]))
  return (id) => {
    const found = places.get(id)
    if (found === undefined) throw new Error('a run tells of a record that it has not linked')
    return found
  }
}

/** Links share lines of evidence, and names as common as each other have lines alike: each once, and where it stands. */
function numberLines(links: readonly Link[]): { readonly ofLinks: number[][]; readonly evidence: Evidence[] } {
  const placeOfLine = new Map<Evidence, number>()
  const places = new Map<string, number>()
  const evidence: Evidence[] = []
  const placed = (line: Evidence): number => {
    const content = JSON.stringify(line)
    const place = places.get(content) ?? evidence.length
    if (place === evidence.length) evidence.push(line)
    places.set(content, place)
    placeOfLine.set(line, place)
    return place
  }
  const ofLinks = links.map((link) => link.evidence.map((line) => placeOfLine.get(line) ?? placed(line)))
  return { ofLinks, evidence }
}

/** Most persons are the same however doubts are settled: those are told of once, under *linked*. */
export function divisionOf(
  { asLinked, doubtsLinked, doubtsApart }: Pick<LinkageResult, 'asLinked' | 'doubtsLinked' | 'doubtsApart'>,
  division: Division,
): Partition {
  if (division === 'linked') return asLinked
  const same = new Set(asLinked)
  return (division === 'doubts_linked' ? doubtsLinked : doubtsApart).filter((members) => !same.has(members))
}

export async function readPersons(db: Db, runId: string, division: Division): Promise<Partition> {
  const ids = await readColumn(db, runId, 'records', records)
  const divided = await readColumn(db, runId, 'persons', persons)
  return divided[division].map((places) => places.map((place) => at(ids, place)))
}

export async function readLinks(db: Db, runId: string): Promise<StoredLink[]> {
  const ids = await readColumn(db, runId, 'records', records)
  const { left, right, decision, probability } = await readColumn(db, runId, 'links', links)
  return left.map((place, link) => ({
    left: at(ids, place),
    right: at(ids, at(right, link)),
    decision: at(decision, link),
    probability: at(probability, link),
  }))
}

export async function readDoubts(db: Db, runId: string): Promise<Doubt[]> {
  const ids = await readColumn(db, runId, 'records', records)
  const found = await readColumn(db, runId, 'doubts', doubts)
  return found.map(({ left, right, linkedNow, probabilitySame }) => ({
    left: at(ids, left),
    right: right === null ? null : at(ids, right),
    ofRow: false,
    linkedNow,
    probabilitySame,
  }))
}

/** What links weigh that were made of comparisons, with their lines: all of them, or the first. */
export async function weightsOf(db: Db, runId: string, atMost: number | null = null): Promise<StoredWeight[]> {
  const lines = await readColumn(db, runId, 'evidence', evidence)
  const ofLinks = await readColumn(db, runId, 'links', links)
  const weights: StoredWeight[] = []
  for (const [link, weight] of ofLinks.weight.entries()) {
    if (weights.length === atMost) break
    const own = at(ofLinks.evidence, link).map((place) => at(lines, place))
    if (weight !== null && own.length > 0) weights.push({ weight, evidence: own })
  }
  return weights
}

type Column = 'records' | 'persons' | 'links' | 'evidence' | 'doubts'

/** A column of a run, checked to be what it should. */
async function readColumn<Content>(
  db: Db,
  runId: string,
  column: Column,
  content: z.ZodType<Content>,
): Promise<Content> {
  const row = await db.selectFrom('run_content').select(column).where('run_id', '=', runId).executeTakeFirstOrThrow()
  return content.parse(JSON.parse(row[column]))
}
