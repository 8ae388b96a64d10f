import type { LinkDecisions } from '../../domain/linkage/link-decisions.ts'
import type { LinkageStep } from '../../domain/linkage/link-records.ts'
import { resultById } from '../../domain/linkage/linkage-by-place.ts'
import type { LinkageResult } from '../../domain/linkage/linkage-result.ts'
import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import { at } from '../../domain/terms/found.ts'
import { clearAway } from '../../platform/clear-away.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { Db } from '../../platform/database/schema.ts'
import { type Answerer, answerHere } from '../../platform/workers/answerer.ts'
import { startWorker } from '../../platform/workers/start-worker.ts'
import type { StoredCensus } from '../census/census.repository.ts'
import type { HandedIn, Material } from '../submission/material.service.ts'
import { decisionsAmong, fingerprintOf } from './decisions.service.ts'
import { type LinkedParts, type LinkingPart, linkingOf, linkPartByPart } from './link-parts.service.ts'
import { type LinkageRun, saveRun } from './linkage.repository.ts'
import { madeOf, type RunContent } from './run-content.repository.ts'
import { type Linkable, noteThin, sourcesOf } from './traits.service.ts'

/** Links part by part: the answer to each part is who is one person among all parts so far. */
type Linker = Answerer<LinkingPart, LinkedParts>

/** What came of linking, and by which decisions (see `fingerprintOf`). */
export interface Linked {
  readonly content: RunContent
  readonly decisions: string
}

/** Censuses on their way through a linker. */
export interface Linking {
  /** Hands over what was handed in to a census; to all earlier ones it has been handed over before. */
  readonly add: (census: StoredCensus, handedIn: HandedIn, decisions: LinkDecisions) => void
  /** Waits for what came of every record and register row up to and including a census. Taken once: it is not kept. */
  readonly take: (census: StoredCensus) => Promise<Linked>
  /** Ends it, finished or not. */
  readonly end: () => Promise<void>
}

/** Links census after census, each with all before it: in a thread of its own, or here. */
export function startLinking(inThread: boolean): Linking {
  const linker: Linker = inThread
    ? startWorker(new URL('./linkage.worker.ts', import.meta.url))
    : answerHere(linkPartByPart())
  const given: Linkable[] = []
  const results = new Map<string, { readonly parts: Promise<LinkedParts>; readonly decisions: string }>()
  const linked = new Set<string>()
  return {
    add: (census, handedIn, decisions) => {
      for (const rows of [handedIn.records, handedIn.register]) for (const row of rows) given.push(row)
      const parts = linker.ask({ rows: sourcesOf(census, handedIn), decisions })
      results.set(census.id, { parts, decisions: fingerprintOf(decisions) })
      const isLinked = () => linked.add(census.id)
      parts.then(isLinked, isLinked)
    },
    take: async ({ id }) => {
      const asked = results.get(id)
      if (inThread && !linked.has(id)) clearAway() // meanwhile there is nothing else to do, and the thread needs most
      const parts = await asked?.parts
      if (asked === undefined || parts === undefined)
        throw new Error('this census was not handed over, or has been taken')
      results.delete(id)
      if (results.size === 0) void linker.end() // what it holds of all records is needed no more; nobody waits for that
      return { content: contentOf(parts, given), decisions: asked.decisions }
    },
    end: linker.end,
  }
}

/** `given`: the rows in the order they were given to be linked. Notes which of them say little. */
function contentOf({ linked, added, isThin }: LinkedParts, given: readonly Linkable[]): RunContent {
  const rows = Array.from(added, (one) => at(given, one))
  for (const [place, row] of rows.entries()) noteThin(row, isThin[place] === 1)
  return { records: rows.map(({ id }) => id), linked }
}

/** What came of linking with all that links rest on, the records known by their ids. */
export const resultOf = ({ records, linked }: RunContent): LinkageResult =>
  resultById(linked, (place) => at(records, place))

/** Who is one person among everything up to and including a census: made, and not stored. */
export interface LinkageMade {
  readonly run: LinkageRun
  /** Stores it, inside a transaction of whoever asks. */
  readonly save: (inside: Db) => Promise<void>
}

export function makeLinkage(
  { clock, newId }: Pick<Context, 'clock' | 'newId'>,
  census: StoredCensus,
  { content, decisions }: Linked,
): LinkageMade {
  const run = { id: newId(), censusId: census.id, made: madeOf(content), decisions }
  const madeAt = clock.now()
  return { run, save: (inside) => saveRun(inside, run, personLinkage, madeAt, content) }
}

/** Links every record and register row up to and including one census, and stores who is one person. */
export async function linkCensus(
  context: Context,
  material: Material,
  begins?: (step: LinkageStep) => void,
): Promise<LinkageRun> {
  const { binding } = await decisionsAmong(context, material.census.municipality.code, among(material))
  const content = linkMaterial(material, begins)(binding)
  const { run, save } = makeLinkage(context, material.census, { content, decisions: fingerprintOf(binding) })
  await inTransaction(context.db, save)
  return run
}

/** All of a material, as what decisions may be about. */
export const among = ({ records, register, censuses }: Material) => ({
  records,
  register,
  censusIds: censuses.map(({ id }) => id),
})

/** Who is one person in a material, by the model and some decisions: as a run would say, and nothing is stored. */
export function linkMaterial(
  material: Material,
  begins?: (step: LinkageStep) => void,
): (decisions: LinkDecisions) => RunContent {
  const given: Linkable[] = []
  const { add, link } = linkingOf()
  for (const census of material.censuses) {
    const records = material.records.filter(({ censusId }) => censusId === census.id)
    const register = material.register.filter(({ censusId }) => censusId === census.id)
    for (const rows of [records, register]) for (const row of rows) given.push(row)
    add(sourcesOf(census, { records, register }))
  }
  return (decisions) => contentOf(link(decisions, begins), given)
}
