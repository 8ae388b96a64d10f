import type { LinkDecisions } from '../../domain/linkage/link-decisions.ts'
import type { LinkageStep } from '../../domain/linkage/link-records.ts'
import type { LinkageResult } from '../../domain/linkage/linkage-result.ts'
import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import type { Traits } from '../../domain/linkage/traits.ts'
import { clearAway } from '../../platform/clear-away.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { type Answerer, answerHere } from '../../platform/workers/answerer.ts'
import { startWorker } from '../../platform/workers/start-worker.ts'
import type { StoredCensus } from '../census/census.repository.ts'
import type { HandedIn, Material } from '../submission/material.service.ts'
import { decisionsAmong, fingerprintOf } from './decisions.service.ts'
import { type LinkingPart, linkDecided, linkPartByPart } from './link-parts.service.ts'
import { type LinkageRun, saveRun, withoutEvidence } from './linkage.repository.ts'
import { traitsOfCensuses } from './traits.service.ts'

/** Links part by part: the answer to each part is who is one person among all parts so far. */
type Linker = Answerer<LinkingPart, LinkageResult>

/** What came of linking, and by which decisions (see `fingerprintOf`). */
export interface Linked {
  readonly result: LinkageResult
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
  const makeTraits = traitsOfCensuses()
  const results = new Map<string, { readonly result: Promise<LinkageResult>; readonly decisions: string }>()
  const linked = new Set<string>()
  return {
    add: (census, handedIn, decisions) => {
      const result = linker.ask({ traits: makeTraits(census, handedIn), decisions })
      results.set(census.id, { result, decisions: fingerprintOf(decisions) })
      const isLinked = () => linked.add(census.id)
      result.then(isLinked, isLinked)
    },
    take: async ({ id }) => {
      const asked = results.get(id)
      if (inThread && !linked.has(id)) clearAway() // meanwhile there is nothing else to do, and the thread needs most
      const result = await asked?.result
      if (asked === undefined || result === undefined)
        throw new Error('this census was not handed over, or has been taken')
      results.delete(id)
      if (results.size === 0) void linker.end() // what it holds of all records is needed no more; nobody waits for that
      return { result, decisions: asked.decisions }
    },
    end: linker.end,
  }
}

/** Stores who is one person among everything up to and including a census. */
export async function storeLinkage(
  { db, clock, newId }: Context,
  census: StoredCensus,
  { result, decisions }: Linked,
): Promise<LinkageRun> {
  const run = { id: newId(), censusId: census.id, made: withoutEvidence(result), decisions }
  await inTransaction(db, (inside) => saveRun(inside, run, personLinkage, clock.now(), result, newId))
  return run
}

/** Links every record and register row up to and including one census, and stores who is one person. */
export async function linkCensus(
  context: Context,
  material: Material,
  begins?: (step: LinkageStep) => void,
): Promise<LinkageRun> {
  const { binding } = await decisionsAmong(context, material.census.municipality.code, among(material))
  const result = linkMaterial(material, begins)(binding)
  return storeLinkage(context, material.census, { result, decisions: fingerprintOf(binding) })
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
): (decisions: LinkDecisions) => LinkageResult {
  const traits = traitsOfMaterial(material)
  return (decisions) => linkDecided(traits, decisions, begins)
}

function traitsOfMaterial({ censuses, records, register }: Material): Traits[] {
  const makeTraits = traitsOfCensuses()
  return censuses.flatMap((census) =>
    makeTraits(census, {
      records: records.filter(({ censusId }) => censusId === census.id),
      register: register.filter(({ censusId }) => censusId === census.id),
    }),
  )
}
