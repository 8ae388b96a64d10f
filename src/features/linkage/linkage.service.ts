import type { LinkageResult } from '../../domain/linkage/link-records.ts'
import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import type { Traits } from '../../domain/linkage/traits.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { type Answerer, answerHere } from '../../platform/workers/answerer.ts'
import { startWorker } from '../../platform/workers/start-worker.ts'
import type { StoredCensus } from '../census/census.repository.ts'
import type { HandedIn, Material } from '../submission/material.service.ts'
import { linkPartByPart } from './link-parts.service.ts'
import { type LinkageRun, saveRun } from './linkage.repository.ts'
import { traitsOfCensuses } from './traits.service.ts'

/** Links part by part: the answer to each part is who is one person among all parts so far. */
type Linker = Answerer<readonly Traits[], LinkageResult>

/** Censuses on their way through a linker. */
export interface Linking {
  /** Hands over what was handed in to a census; to all earlier ones it has been handed over before. */
  readonly add: (census: StoredCensus, handedIn: HandedIn) => void
  /** Waits for what came of every record and register row up to and including a census. Taken once: it is not kept. */
  readonly take: (census: StoredCensus) => Promise<LinkageResult>
  /** Ends it, finished or not. */
  readonly end: () => Promise<void>
}

/** Links census after census, each with all before it: in a thread of its own, or here. */
export function startLinking(inThread: boolean): Linking {
  const linker: Linker = inThread
    ? startWorker(new URL('./linkage.worker.ts', import.meta.url))
    : answerHere(linkPartByPart())
  const makeTraits = traitsOfCensuses()
  const results = new Map<string, Promise<LinkageResult>>()
  return {
    add: (census, handedIn) => results.set(census.id, linker.ask(makeTraits(census, handedIn))),
    take: async ({ id }) => {
      const result = await results.get(id)
      if (result === undefined) throw new Error('this census was not handed over, or has been taken')
      results.delete(id)
      if (results.size === 0) await linker.end() // what it holds of all records is needed no more
      return result
    },
    end: linker.end,
  }
}

/** Stores who is one person among everything up to and including a census. */
export async function storeLinkage(
  { db, clock, newId }: Context,
  census: StoredCensus,
  result: LinkageResult,
): Promise<LinkageRun> {
  const run = { id: newId(), censusId: census.id, made: result }
  await inTransaction(db, (inside) => saveRun(inside, run, personLinkage, clock.now(), result, newId))
  return run
}

/** Links every record and register row up to and including one census, and stores who is one person. */
export function linkCensus(context: Context, material: Material): Promise<LinkageRun> {
  const makeTraits = traitsOfCensuses()
  const traits = material.censuses.flatMap((census) =>
    makeTraits(census, {
      records: material.records.filter(({ censusId }) => censusId === census.id),
      register: material.register.filter(({ censusId }) => censusId === census.id),
    }),
  )
  return storeLinkage(context, material.census, linkPartByPart()(traits))
}
