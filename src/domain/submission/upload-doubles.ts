import { foldName } from '../terms/names.ts'
import { initialsIn, type LikelyDouble, likelyDouble } from './form-double.ts'
import { birthSpan, type Identity } from './identity.ts'

/** A row that may tell of the same person as another: of the file, or of the answer as it stands. */
export interface RowOfSomebody {
  /** Row of the file as the spreadsheet shows it, or number of the person in the answer. */
  readonly number: number
  readonly isInFile: boolean
  readonly identity: Identity
}

/** Two rows that may tell of one person, and what points to it. The first is always a row of the file. */
export interface DoublePair {
  readonly row: number
  readonly other: Pick<RowOfSomebody, 'number' | 'isInFile'>
  readonly why: Exclude<LikelyDouble, 'same_number'>
}

/**
 * Pairs that may be one person, by the rule of the form (`likelyDouble`): each row of the file with the rows after it,
 * and with rows of the answer that the file says nothing of. The same number is told of when the file is read.
 */
export function doublePairs(rows: readonly RowOfSomebody[]): readonly DoublePair[] {
  // Only rows born in one year, with a name or initials in common, can be alike: a file of thousands is looked through in a moment.
  const alike = new Map<string, RowOfSomebody[]>()
  for (const row of rows)
    for (const key of keysOf(row.identity)) {
      const there = alike.get(key)
      if (there) there.push(row)
      else alike.set(key, [row])
    }
  const pairs = new Map<string, DoublePair>()
  for (const group of alike.values())
    for (const [at, left] of group.entries())
      for (const right of left.isInFile ? group.slice(at + 1) : []) {
        const why = likelyDouble(left.identity, right.identity)
        if (why === null || why === 'same_number') continue
        const key = `${left.number} ${right.number} ${right.isInFile}`
        if (!pairs.has(key)) pairs.set(key, { row: left.number, other: right, why })
      }
  return [...pairs.values()].sort((one, other) => one.row - other.row || one.other.number - other.other.number)
}

/** What rows that are alike have in common: a year of birth, and whole names as they compare, or initials. */
function keysOf(identity: Identity): readonly string[] {
  const { givenName, familyName } = identity
  const [born, initials] = [birthSpan(identity), initialsIn(identity)]
  if (born === null) return []
  const [first, last] = [Number(born.from.slice(0, 4)), Number(born.to.slice(0, 4))]
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  return years.flatMap((year) => [
    ...(givenName === null || familyName === null
      ? []
      : [`${year} name ${foldName(givenName)} ${foldName(familyName)}`]),
    ...(initials === null ? [] : [`${year} initials ${initials}`]),
  ])
}
