/** Letters to add, remove, change or swap with the next one, to get from one word to the other. */
export function editDistance(left: string, right: string): number {
  if (left === right) return 0
  const width = right.length + 1
  let beforeLast = new Uint16Array(width)
  let last = Uint16Array.from({ length: width }, (_, column) => column)
  let current = new Uint16Array(width)
  for (let i = 1; i <= left.length; i++) {
    current[0] = i
    for (let j = 1; j < width; j++) current[j] = cheapest(left, right, i, j, { beforeLast, last, current })
    ;[beforeLast, last, current] = [last, current, beforeLast]
  }
  return last[width - 1] ?? 0
}

interface Rows {
  readonly beforeLast: Uint16Array
  readonly last: Uint16Array
  readonly current: Uint16Array
}

function cheapest(left: string, right: string, i: number, j: number, { beforeLast, last, current }: Rows): number {
  const isSame = left.charCodeAt(i - 1) === right.charCodeAt(j - 1)
  const changed = (last[j - 1] ?? 0) + (isSame ? 0 : 1)
  const added = Math.min(last[j] ?? 0, current[j - 1] ?? 0) + 1
  const isSwap =
    i > 1 &&
    j > 1 &&
    left.charCodeAt(i - 1) === right.charCodeAt(j - 2) &&
    left.charCodeAt(i - 2) === right.charCodeAt(j - 1)
  return Math.min(changed, added, isSwap ? (beforeLast[j - 2] ?? 0) + 1 : changed)
}

/** Candidates sorted by how near any of their spellings is to what was written; ties keep their order. */
export function nearestFirst<T>(
  written: string,
  candidates: readonly T[],
  spellings: (one: T) => readonly string[],
): T[] {
  return candidates
    .map((one) => ({ one, distance: Math.min(...spellings(one).map((spelling) => editDistance(written, spelling))) }))
    .sort((left, right) => left.distance - right.distance)
    .map(({ one }) => one)
}

/** The spelling somebody probably meant: at most a third of the letters differ. */
export function findNearest(written: string, spellings: readonly string[]): string | undefined {
  const nearest = nearestFirst(written, spellings, (one) => [one])[0]
  if (nearest === undefined) return undefined
  const allowed = Math.floor(Math.max(written.length, nearest.length) / 3)
  return editDistance(written, nearest) <= allowed ? nearest : undefined
}
