import { type Columns, NOT_KNOWN, RESERVE } from '../columns.ts'
import { heldByHand, namedTraits } from '../constraints.ts'
import { disjointSets, setsApart } from '../disjoint-sets.ts'
import { type Edge, type HoldsOfTwo, NOTHING_DECIDED, type PlacedDecisions } from '../link-decisions.ts'
import { isOneNumberUnderTwoNames } from '../twins.ts'

/** Rows that are taken for the one that was decided about, at most: a list that has more of one person is no census. */
const ALIKE_AT_MOST = 50

/**
 * What was decided of two rows holds of every other row that certainly is one of the two: with the same number, or with
 * the same names, date of birth and sex. So twins who were told apart stay so next year, and who has changed number is one
 * person under both. What was decided of the very rows goes before; where what follows from two decisions disagrees,
 * nothing follows.
 */
export function spreadDecisions(columns: Columns, decisions: PlacedDecisions): PlacedDecisions {
  if (decisions.same.length + decisions.different.length === 0) return NOTHING_DECIDED
  const alike = rowsAlike(columns)
  const keyOf = ([one, other]: Edge) => Math.min(one, other) * columns.size + Math.max(one, other)
  const decided = new Set([...decisions.same, ...decisions.different].map(keyOf))
  const follow = (pairs: readonly Edge[]): Map<number, Edge> => {
    const found = new Map<number, Edge>()
    for (const [left, right] of pairs) {
      const [lefts, rights] = [new Set(alike(left)), new Set(alike(right))]
      // Of a row that is like both it cannot be said which of the two it is.
      const ones = [...lefts].filter((place) => place === left || !rights.has(place))
      const others = [...rights].filter((place) => place === right || !lefts.has(place))
      for (const one of ones)
        for (const other of others) {
          const key = keyOf([one, other])
          if (!decided.has(key)) found.set(key, [one, other])
        }
    }
    return found
  }
  const [same, different] = [follow(decisions.same), follow(decisions.different)]
  const without = (found: ReadonlyMap<number, Edge>, others: ReadonlyMap<number, Edge>) =>
    [...found].flatMap(([key, pair]) => (others.has(key) ? [] : [pair]))
  const { agreeing, areOne } = agreeingWith(columns, decisions, without(same, different))
  return {
    same: [...decisions.same, ...agreeing],
    different: [...decisions.different, ...without(different, same).filter(([one, other]) => !areOne(one, other))],
  }
}

/**
 * What follows of rows that are the same, as far as it closes over nothing that was said to be different, in the order of
 * the list: the order of the decisions cannot matter. `areOne`: whether two are one by it, or by what was decided.
 */
function agreeingWith(
  columns: Columns,
  decisions: PlacedDecisions,
  following: readonly Edge[],
): { readonly agreeing: readonly Edge[]; readonly areOne: HoldsOfTwo } {
  const sets = disjointSets(columns.size)
  for (const held of heldByHand(columns, decisions)) for (const place of held) sets.join(held[0] ?? place, place)
  const { areApart, joinUnlessApart } = setsApart(sets, decisions.different)
  const inOrder = following
    .map(([one, other]): Edge => [Math.min(one, other), Math.max(one, other)])
    .sort(([one, other], [otherOne, otherOther]) => one - otherOne || other - otherOther)
  const agreeing = inOrder.filter(([one, other]) => {
    if (areApart(one, other)) return false
    joinUnlessApart(one, other)
    return true
  })
  return { agreeing, areOne: (one, other) => sets.rootOf(one) === sets.rootOf(other) }
}

/** Answers, for a row, all rows that certainly are of the same person, itself the first. */
function rowsAlike(columns: Columns): (place: number) => readonly number[] {
  const signsOf = signsIn(columns)
  const named = namedTraits(columns)
  const groups = new Map<string, number[]>()
  for (let place = 0; place < columns.size; place++)
    for (const sign of signsOf(place)) {
      const group = groups.get(sign)
      if (group === undefined) groups.set(sign, [place])
      else if (group.length < ALIKE_AT_MOST) group.push(place)
    }
  return (place) => {
    const others = signsOf(place).flatMap((sign) => groups.get(sign) ?? [])
    const certain = others.filter((other) => !isOneNumberUnderTwoNames(named(place), named(other)))
    return [...new Set([place, ...certain])]
  }
}

/** By what a row is certainly known again: its number; all that it says of its person, with names and day of birth. */
function signsIn({ number, kind, given, family, yearFrom, monthDay, sex }: Columns): (place: number) => string[] {
  const isKnown = (column: { readonly [place: number]: number }, place: number) => column[place] !== NOT_KNOWN
  return (place) => {
    // A reserve number means something within its issuer alone.
    const hasNumber = isKnown(number, place) && kind[place] !== RESERVE
    const isNamed = isKnown(given, place) && isKnown(family, place) && isKnown(monthDay, place)
    const said = [number, kind, given, family, yearFrom, monthDay, sex].map((column) => column[place])
    return [...(hasNumber ? [`number ${number[place]}`] : []), ...(isNamed ? [`named ${said.join(' ')}`] : [])]
  }
}
