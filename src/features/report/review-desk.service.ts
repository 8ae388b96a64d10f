import type { LinkDecisions } from '../../domain/linkage/link-decisions.ts'
import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import type { Context } from '../../platform/context.ts'
import type { Answerer } from '../../platform/workers/answerer.ts'
import { startWorker } from '../../platform/workers/start-worker.ts'
import type { StoredCensus } from '../census/census.repository.ts'
import { fingerprintOf } from '../linkage/decisions.service.ts'
import { basisOfRun } from '../linkage/linkage.repository.ts'
import { isMadeOf } from '../linkage/linkage-outcome.service.ts'
import type { FigureDesk, Reported, Standing } from '../linkage/review.service.ts'
import { latestEdition, runOfEdition } from './edition.repository.ts'
import { handedInNow } from './review-figures.repository.ts'
import { type FiguresAsked, standingsUnder } from './review-figures.service.ts'

/** Records from which counting beside the service is worth it: of so many it would keep everybody waiting half a second. */
const BESIDE_FROM = 500

/**
 * Seconds after the last question at which the thread is ended: it holds opened what it was asked about. Somebody at work on
 * the questions presses a key more often.
 */
const IDLE_SECONDS = 120

/** Standings kept at most. They hold ids alone, nothing of a person. */
const KEPT = 12

/**
 * Counts how a census stands under some decisions, and remembers it: what was told before a decision is what holds after
 * it. A large census in a folder is counted in a thread of its own.
 */
export function openReviewDesk(
  context: Context,
  { besideFrom, idleSeconds } = { besideFrom: BESIDE_FROM, idleSeconds: IDLE_SECONDS },
): FigureDesk {
  const kept = new Map<string, Promise<Standing>>()
  let thread: Answerer<FiguresAsked, Standing[]> | null = null
  let underWay = 0
  let rest: NodeJS.Timeout | undefined
  const endThread = async () => {
    clearTimeout(rest)
    const ending = thread
    thread = null
    await ending?.end()
  }
  const count = async (censusId: string, sets: readonly LinkDecisions[], records: number): Promise<Standing[]> => {
    const { dataFolder } = context
    if (dataFolder === null || records < besideFrom) return standingsUnder(context, censusId, sets)
    clearTimeout(rest)
    if (thread?.isOver()) thread = null
    thread ??= startWorker<FiguresAsked, Standing[]>(new URL('./review-figures.worker.ts', import.meta.url))
    underWay += 1
    try {
      return await thread.ask({ dataFolder, censusId, sets })
    } finally {
      underWay -= 1
      if (underWay === 0 && thread !== null) rest = setTimeout(() => void endThread(), idleSeconds * 1_000).unref()
    }
  }
  const keep = (key: string, standing: Promise<Standing>) => {
    // What failed is tried again.
    standing.catch(() => kept.delete(key))
    kept.delete(key) // what is asked for again is the last to be forgotten
    kept.set(key, standing)
    for (const old of kept.keys()) if (kept.size > KEPT) kept.delete(old)
  }
  return {
    under: async (census, sets) => {
      const { content, records } = await handedInNow(context.db, census)
      const keys = sets.map((decisions) => keyOf(census, content, decisions))
      const missing = [...new Set(keys)].filter((key) => !kept.has(key))
      const asked = missing.flatMap((key) => sets[keys.indexOf(key)] ?? [])
      const counted = asked.length === 0 ? Promise.resolve([]) : count(census.id, asked, records)
      const standings = keys.map((key) => kept.get(key) ?? counted.then((all) => nth(all, missing.indexOf(key))))
      for (const [at, key] of keys.entries()) keep(key, nth(standings, at))
      return standings
    },
    reported: (review) => reportedFigure(context, review),
    end: endThread,
  }
}

function nth<Each>(standings: readonly Each[], at: number): Each {
  const standing = standings[at]
  if (standing === undefined) throw new Error('a standing for each set of decisions')
  return standing
}

/** Everything that a standing comes of. */
const keyOf = ({ id, definition, week }: StoredCensus, content: string, decisions: LinkDecisions): string =>
  JSON.stringify([id, definition, week, content, personLinkage.id, fingerprintOf(decisions)])

/** What the latest report of a census by its own definition says; `null` when there is none. */
async function reportedFigure(
  { db }: Context,
  { census, decisions, places }: Parameters<FigureDesk['reported']>[0],
): Promise<Reported | null> {
  const edition = await latestEdition(db, census.id, census.definition)
  if (edition === undefined) return null
  const { persons, range } = edition.report.figures
  const basis = await basisOfRun(db, await runOfEdition(db, edition))
  return {
    at: edition.createdAt,
    figure: { persons, low: range.low, high: range.high },
    isOfNow: isMadeOf(basis, { decisions: decisions.binding, ids: new Set(places.keys()) }),
  }
}
