/** A run of letters that the other text has too, or has not. */
export interface DiffPart {
  readonly text: string
  readonly isSame: boolean
}

/** Two texts letter by letter: what each has in common with the other, in its own order (longest common subsequence). */
export function characterDiff(
  left: string,
  right: string,
): { readonly left: readonly DiffPart[]; readonly right: readonly DiffPart[] } {
  const [l, r] = [[...left], [...right]]
  const lengths = commonLengths(l, r)
  const [leftSame, rightSame] = [new Set<number>(), new Set<number>()]
  let [at, other] = [0, 0]
  while (at < l.length && other < r.length) {
    if (areAlike(l[at], r[other])) {
      leftSame.add(at++)
      rightSame.add(other++)
    } else if ((lengths[at + 1]?.[other] ?? 0) >= (lengths[at]?.[other + 1] ?? 0)) at++
    else other++
  }
  return { left: inRuns(l, leftSame), right: inRuns(r, rightSame) }
}

const areAlike = (left: string | undefined, right: string | undefined) => left?.toLowerCase() === right?.toLowerCase()

/** lengths[i][j]: how long a subsequence the texts have in common from their places i and j on. */
function commonLengths(left: readonly string[], right: readonly string[]): number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () => Array.from({ length: right.length + 1 }, () => 0))
  for (let at = left.length - 1; at >= 0; at--) {
    for (let other = right.length - 1; other >= 0; other--) {
      const row = lengths[at]
      if (row === undefined) continue
      row[other] = areAlike(left[at], right[other])
        ? (lengths[at + 1]?.[other + 1] ?? 0) + 1
        : Math.max(lengths[at + 1]?.[other] ?? 0, row[other + 1] ?? 0)
    }
  }
  return lengths
}

function inRuns(letters: readonly string[], same: ReadonlySet<number>): DiffPart[] {
  const runs: { text: string; isSame: boolean }[] = []
  for (const [at, letter] of letters.entries()) {
    const isSame = same.has(at)
    const last = runs.at(-1)
    if (last?.isSame === isSame) last.text += letter
    else runs.push({ text: letter, isSame })
  }
  return runs
}
