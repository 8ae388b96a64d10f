const ROUNDS = 5

/** Seconds of the shortest of some rounds: the one that least else got in the way of. */
export async function shortest(work: () => unknown, rounds = ROUNDS): Promise<number> {
  let seconds = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const from = performance.now()
    await work()
    seconds = Math.min(seconds, (performance.now() - from) / 1000)
  }
  return seconds
}
