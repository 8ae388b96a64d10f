import { availableParallelism } from 'node:os'
import type { LinkageModel } from '../../domain/linkage/model.ts'
import { doneHere, handOf, type InParts, type PartAsked, type PartDone } from '../../domain/linkage/side-by-side.ts'
import type { Answerer } from '../../platform/workers/answerer.ts'
import { startWorker } from '../../platform/workers/start-worker.ts'

// Records. For fewer a thread that has to load everything once more gains little time, and takes memory.
const WORTH_A_HAND = 50_000
/** More hands than this wait for what is done by one alone, and each takes memory of its own. */
export const MOST_HANDS = 4
/** What may be new in the heap of a hand, which works on a large list: as much as in that of the thread that began it. */
const YOUNG_MB = 48
const HAND = new URL('./linkage-hand.worker.ts', import.meta.url)

/** How many hands linking so many records is worth on this machine. */
export const handsFor = (records: number): number =>
  records < WORTH_A_HAND ? 1 : Math.min(MOST_HANDS, availableParallelism())

/**
 * Does work whose parts can be done side by side: the first part here, each of the others in a thread of its own. What a
 * thread cannot do, for want of memory as it may be, is done here afterwards. The threads link by the model of every
 * census: only its limits, which no part asks about, may differ from it.
 */
export async function doneSideBySide<Result>(
  model: LinkageModel,
  hands: number,
  steps: InParts<Result>,
): Promise<Result> {
  if (hands === 1) return doneHere(model, steps)
  const here = handOf(model)
  const others: Answerer<PartAsked, PartDone>[] = []
  try {
    while (others.length < hands - 1) others.push(startWorker(HAND, YOUNG_MB))
    for (let step = steps.next(); ; ) {
      if (step.done === true) return step.value
      const [own, ...rest] = step.value
      const beside = rest.map((part, at) => others[at]?.ask(part).catch(() => null))
      const first = own === undefined ? [] : [here(own)]
      const done = await Promise.all(beside)
      step = steps.next([...first, ...rest.map((part, at) => done[at] ?? here(part))])
    }
  } finally {
    await Promise.all(others.map((other) => other.end()))
  }
}
