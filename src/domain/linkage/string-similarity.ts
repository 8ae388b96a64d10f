/**
 * Jaro–Winkler similarity, 0 (nothing alike) to 1 (equal). Source: Winkler 1990, with prefix weight 0.1 over at most
 * four letters, the form Splink uses.
 */
export function jaroWinkler(left: string, right: string): number {
  const jaro = jaroSimilarity(left, right)
  let prefix = 0
  while (prefix < 4 && prefix < left.length && left[prefix] === right[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroSimilarity(left: string, right: string): number {
  if (left === right) return 1
  const [leftMatched, rightMatched] = matchedLetters(left, right)
  const matches = leftMatched.length
  if (matches === 0) return 0
  let outOfPlace = 0
  for (let at = 0; at < matches; at++) if (leftMatched[at] !== rightMatched[at]) outOfPlace += 0.5
  return (matches / left.length + matches / right.length + (matches - outOfPlace) / matches) / 3
}

/** The letters each text has in common with the other within the window, in its own order. */
function matchedLetters(left: string, right: string): [left: string, right: string] {
  const window = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1)
  const used = new Uint8Array(right.length)
  let leftMatched = ''
  for (let at = 0; at < left.length; at++) {
    const until = Math.min(right.length - 1, at + window)
    for (let other = Math.max(0, at - window); other <= until; other++) {
      if (used[other] || left[at] !== right[other]) continue
      used[other] = 1
      leftMatched += left[at]
      break
    }
  }
  let rightMatched = ''
  for (let at = 0; at < right.length; at++) if (used[at]) rightMatched += right[at]
  return [leftMatched, rightMatched]
}

/** True when two texts of digits differ by one digit changed, or by two neighbours that changed places. */
export function isOneSlipApart(left: string, right: string): boolean {
  if (left.length !== right.length) return false
  const differing: number[] = []
  for (let at = 0; at < left.length && differing.length <= 2; at++) if (left[at] !== right[at]) differing.push(at)
  const [first, second] = differing
  if (first === undefined || differing.length > 2) return false
  if (second === undefined) return true
  return second === first + 1 && left[first] === right[second] && left[second] === right[first]
}
