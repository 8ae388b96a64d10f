import { z } from 'zod'
import { dividedById, doubtsById, type PlainLinkage } from '../../domain/linkage/linkage-by-place.ts'
import type { Link, LinkageResult } from '../../domain/linkage/linkage-result.ts'
import { DECISIONS, type LinksTold } from '../../domain/linkage/links-of-list.ts'
import { type Division, NOWHERE } from '../../domain/linkage/persons-of-list.ts'
import type { StoredParameters } from '../../domain/linkage/stored-model.ts'
import type { StoredWeight } from '../../domain/linkage/weigh-again.ts'
import { at } from '../../domain/terms/found.ts'
import type { Db } from '../../platform/database/schema.ts'

/** What came of linking, as it is stored: records known by their places in `records`, which has the id of each. */
export interface RunContent {
  readonly records: readonly string[]
  readonly linked: PlainLinkage
}

/** What later stages read of a run: the records known by their ids. What its links rest on is not among it: that is much. */
export interface RunMade extends Pick<LinkageResult, 'asLinked' | 'doubtsLinked' | 'doubtsApart' | 'doubts'> {
  readonly links: readonly StoredLink[]
  /** `null` for a run made before they were kept. */
  readonly parameters: StoredParameters | null
}

type StoredLink = Pick<Link, 'left' | 'right' | 'decision' | 'probability'>

export function madeOf({ records, linked }: RunContent): RunMade {
  const idOf = (place: number) => at(records, place)
  return {
    ...dividedById(linked, idOf),
    links: linksById(linked.links, idOf),
    doubts: doubtsById(linked.doubts, idOf),
    parameters: linked.parameters,
  }
}

const linksById = ({ length, left, right, decision, probability }: LinksTold, idOf: (place: number) => string) =>
  Array.from(
    { length },
    (_, link): StoredLink => ({
      left: idOf(left[link] ?? NOWHERE),
      right: idOf(right[link] ?? NOWHERE),
      decision: at(DECISIONS, decision[link] ?? NOWHERE),
      probability: probability[link] ?? 0,
    }),
  )

const place = z.int().nonnegative()
const probability = z.number().min(0).max(1)

const idList = z.string().array().readonly()
/** In each way to divide the records the person of each: numbered from 0. */
const persons = z.strictObject({ linked: place.array(), doubts_linked: place.array(), doubts_apart: place.array() })
/** Column by column: what stands first in each is of the first link. `evidence`: the places of the lines it rests on. */
const links = z.strictObject({
  left: place.array(),
  right: place.array(),
  decision: z.enum(DECISIONS).array(),
  probability: probability.array(),
  weight: z.number().nullable().array(),
  evidence: place.array().array(),
})
const evidence = z.object({ comparison: z.string(), level: z.string(), weight: z.number() }).array()
/** Column by column too, those between two persons first. `right`: `null` where it is nobody in particular. */
const doubts = z.strictObject({
  betweenPersons: place,
  left: place.array(),
  right: place.nullable().array(),
  linkedNow: z.boolean().array(),
  probabilitySame: probability.array(),
})

/** Stores what a run says, inside a transaction of whoever asks. */
export async function saveContent(db: Db, runId: string, { records, linked }: RunContent): Promise<void> {
  const { length, left, right, decision, probability, weight, lines, evidence: ofLinks, from } = linked.links
  const columns = {
    records: asJson<z.infer<typeof idList>>(records),
    persons: asJson<z.infer<typeof persons>>({
      linked: [...linked.asLinked.personOf],
      doubts_linked: [...linked.doubtsLinked.personOf],
      doubts_apart: [...linked.doubtsApart.personOf],
    }),
    links: asJson<z.infer<typeof links>>({
      left: [...left],
      right: [...right],
      decision: Array.from(decision, (number) => at(DECISIONS, number)),
      probability: [...probability],
      weight: Array.from(weight, (bits) => (Number.isNaN(bits) ? null : bits)),
      evidence: Array.from({ length }, (_, link) => [...ofLinks.subarray(from[link], from[link + 1])]),
    }),
    evidence: asJson<z.infer<typeof evidence>>([...lines]),
    doubts: asJson<z.infer<typeof doubts>>({
      betweenPersons: linked.doubts.betweenPersons,
      left: [...linked.doubts.left],
      right: Array.from(linked.doubts.right, (place) => (place === NOWHERE ? null : place)),
      linkedNow: Array.from(linked.doubts.linkedNow, (flag) => flag === 1),
      probabilitySame: [...linked.doubts.probabilitySame],
    }),
  }
  await db
    .insertInto('run_content')
    .values({ run_id: runId, ...columns })
    .execute()
}

const asJson = <Content>(content: Content): string => JSON.stringify(content)

/** What is stored of a run, but for its parameters. */
export async function readContent(db: Db, runId: string): Promise<Omit<RunMade, 'parameters'>> {
  const row = await db
    .selectFrom('run_content')
    .select(['records', 'persons', 'links', 'doubts'])
    .where('run_id', '=', runId)
    .executeTakeFirstOrThrow()
  const ids = idList.parse(JSON.parse(row.records))
  const divided = persons.parse(JSON.parse(row.persons))
  const linked = links.parse(JSON.parse(row.links))
  const inDoubt = doubts.parse(JSON.parse(row.doubts))
  const idOf = (place: number) => at(ids, place)
  return {
    ...dividedById(
      {
        asLinked: divisionOf(divided.linked),
        doubtsLinked: divisionOf(divided.doubts_linked),
        doubtsApart: divisionOf(divided.doubts_apart),
      },
      idOf,
    ),
    links: linked.left.map((place, link) => ({
      left: idOf(place),
      right: idOf(at(linked.right, link)),
      decision: at(linked.decision, link),
      probability: at(linked.probability, link),
    })),
    doubts: doubtsById(
      {
        length: inDoubt.left.length,
        betweenPersons: inDoubt.betweenPersons,
        left: Int32Array.from(inDoubt.left),
        right: Int32Array.from(inDoubt.right, (place) => place ?? NOWHERE),
        linkedNow: Uint8Array.from(inDoubt.linkedNow, Number),
        probabilitySame: Float64Array.from(inDoubt.probabilitySame),
      },
      idOf,
    ),
  }
}

/** Ids of all that a run linked. */
export async function recordsOfRun(db: Db, runId: string): Promise<readonly string[]> {
  const { records } = await db
    .selectFrom('run_content')
    .select('records')
    .where('run_id', '=', runId)
    .executeTakeFirstOrThrow()
  return idList.parse(JSON.parse(records))
}

const divisionOf = (personOf: readonly number[]): Division => ({
  persons: personOf.reduce((most, person) => Math.max(most, person + 1), 0),
  personOf: Int32Array.from(personOf),
})

/** What links weigh that were made of comparisons, with their lines: all of them, or the first. */
export async function weightsOf(db: Db, runId: string, atMost: number | null = null): Promise<StoredWeight[]> {
  const row = await db
    .selectFrom('run_content')
    .select(['links', 'evidence'])
    .where('run_id', '=', runId)
    .executeTakeFirstOrThrow()
  const lines = evidence.parse(JSON.parse(row.evidence))
  const ofLinks = links.parse(JSON.parse(row.links))
  const weights: StoredWeight[] = []
  for (const [link, weight] of ofLinks.weight.entries()) {
    if (weights.length === atMost) break
    const own = at(ofLinks.evidence, link).map((place) => at(lines, place))
    if (weight !== null && own.length > 0) weights.push({ weight, evidence: own })
  }
  return weights
}
