import { setImmediate } from 'node:timers/promises'

/** Milliseconds that work may hold the service before the others have their turn. */
const TURN_MS = 15

/** Lets the others have their turn: between two parts of long work. */
export const nextTurn = async (): Promise<void> => setImmediate()

/**
 * Does work step by step, and lets others have their turn between two steps: and before the first and after the last,
 * since what is done next to long work is seldom short.
 */
export async function inTurns<Result>(steps: Iterator<unknown, Result>): Promise<Result> {
  await nextTurn()
  for (let from = performance.now(); ; ) {
    const step = steps.next()
    if (step.done !== true && performance.now() - from < TURN_MS) continue
    await nextTurn()
    if (step.done === true) return step.value
    from = performance.now()
  }
}

/** Makes something of each item, of thousands of them too, without keeping others waiting. */
export const mapInTurns = <Item, Made>(items: readonly Item[], make: (item: Item) => Made): Promise<Made[]> =>
  inTurns(mapping(items, make))

function* mapping<Item, Made>(items: readonly Item[], make: (item: Item) => Made): Generator<void, Made[]> {
  const made: Made[] = []
  for (const item of items) {
    made.push(make(item))
    yield
  }
  return made
}
