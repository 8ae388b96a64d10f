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
  const leftMatched = cleared(0, left.length)
  const rightMatched = cleared(1, right.length)
  const matches = markMatches(left, right, leftMatched, rightMatched)
  if (matches === 0) return 0
  const outOfPlace = lettersOutOfPlace(left, right, leftMatched, rightMatched) / 2
  return (matches / left.length + matches / right.length + (matches - outOfPlace) / matches) / 3
}

// Marks of the two texts in hand. A list has names by the million: room for them is not made anew each time.
const marks: [Uint8Array, Uint8Array] = [new Uint8Array(128), new Uint8Array(128)]

function cleared(which: 0 | 1, length: number): Uint8Array {
  if (length > marks[which].length) marks[which] = new Uint8Array(2 * length)
  return marks[which].fill(0, 0, length)
}

/** Marks the letters each text has in common with the other within the window. Answers how many. */
function markMatches(left: string, right: string, leftMatched: Uint8Array, rightMatched: Uint8Array): number {
  const window = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1)
  let matches = 0
  for (let at = 0; at < left.length; at++) {
    const letter = left.charCodeAt(at)
    const until = Math.min(right.length - 1, at + window)
    for (let other = Math.max(0, at - window); other <= until; other++) {
      if (rightMatched[other] === 1 || right.charCodeAt(other) !== letter) continue
      leftMatched[at] = 1
      rightMatched[other] = 1
      matches += 1
      break
    }
  }
  return matches
}

/** Of the letters in common, each text's in its own order: how many places hold different ones. */
function lettersOutOfPlace(left: string, right: string, leftMatched: Uint8Array, rightMatched: Uint8Array): number {
  let outOfPlace = 0
  let other = 0
  for (let at = 0; at < left.length; at++) {
    if (leftMatched[at] === 0) continue
    while (rightMatched[other] === 0) other++
    if (left.charCodeAt(at) !== right.charCodeAt(other)) outOfPlace += 1
    other += 1
  }
  return outOfPlace
}

/**
 * True when two whole numbers are written with as many digits and differ by one digit changed, or by two neighbours that
 * changed places.
 */
export function isOneSlipApart(left: number, right: number): boolean {
  let apart = Math.abs(left - right)
  if (apart === 0) return false
  while (apart % 10 === 0) apart /= 10
  // One digit changes a number by nine of its place at most, and two that change places by nine times nine: hardly any two are so near.
  return apart <= 81 && areDigitsOneSlipApart(String(left), String(right))
}

function areDigitsOneSlipApart(left: string, right: string): boolean {
  if (left.length !== right.length) return false
  let [first, second] = [-1, -1]
  for (let at = 0; at < left.length; at++) {
    if (left.charCodeAt(at) === right.charCodeAt(at)) continue
    if (second !== -1) return false
    if (first === -1) first = at
    else second = at
  }
  if (second === -1) return first !== -1
  return second === first + 1 && left[first] === right[second] && left[second] === right[first]
}

/** Letters. In shorter names one letter makes another name. */
const SHORTEST = 4

/**
 * True when one letter was changed, left out or put in, or two neighbours changed places (Damerau 1964: four of five
 * slips in typing), in names of at least so many letters.
 */
export function isOneLetterApart(left: string, right: string, shortest = SHORTEST): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (short.length < shortest || long.length - short.length > 1) return false
  let from = 0
  while (from < short.length && short.charCodeAt(from) === long.charCodeAt(from)) from += 1
  const isSameFrom = (shortAt: number, longAt: number) => short.slice(shortAt) === long.slice(longAt)
  if (long.length > short.length) return isSameFrom(from, from + 1)
  return (
    isSameFrom(from + 1, from + 1) ||
    (short[from] === long[from + 1] && short[from + 1] === long[from] && isSameFrom(from + 2, from + 2))
  )
}

/**
 * True of two slips as those that make names one letter apart, or of fewer (optimal string alignment distance ≤ 2), in names
 * of at least four letters.
 */
export function areTwoLettersApart(left: string, right: string): boolean {
  if (Math.min(left.length, right.length) < SHORTEST || Math.abs(left.length - right.length) > 2) return false
  return areWithin(2, left, 0, right, 0)
}

/** Whether so many slips at most make the rest of the one text that of the other. */
function areWithin(slips: number, left: string, leftFrom: number, right: string, rightFrom: number): boolean {
  let [l, r] = [leftFrom, rightFrom]
  while (l < left.length && r < right.length && left.charCodeAt(l) === right.charCodeAt(r)) {
    l += 1
    r += 1
  }
  if (l === left.length || r === right.length) return left.length - l + right.length - r <= slips
  if (slips === 0) return false
  const isTurned = left.charCodeAt(l) === right.charCodeAt(r + 1) && left.charCodeAt(l + 1) === right.charCodeAt(r)
  return (
    areWithin(slips - 1, left, l + 1, right, r + 1) ||
    areWithin(slips - 1, left, l + 1, right, r) ||
    areWithin(slips - 1, left, l, right, r + 1) ||
    (isTurned && areWithin(slips - 1, left, l + 2, right, r + 2))
  )
}
