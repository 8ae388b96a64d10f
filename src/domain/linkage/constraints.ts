import { componentsOf, type Places } from './cluster.ts'
import { type Columns, KINDS, NOT_KNOWN, RESERVE } from './columns.ts'
import { type DisjointSets, disjointSets, setsApart } from './disjoint-sets.ts'
import { decidedAbout, type Edge, type HoldsOfTwo, isDecidedIn, type PlacedDecisions } from './link-decisions.ts'
import { numbersConflict } from './number-constraint.ts'
import {
  isOneNumberUnderTwoNames,
  isOneWrongNumberUnderTwoNames,
  isUnderAnotherName,
  mayBeTwins,
  type NamedTraits,
} from './twins.ts'

/** What keeps two records apart, and of which records nothing can. */
export interface Constraints {
  readonly mayNotMeet: HoldsOfTwo
  /** They may be one person, and no weight makes it certain (`isUnderAnotherName`). */
  readonly isNeverSure: HoldsOfTwo
  /** None of the constraints can hold of the record and any other: it says nothing that they ask about. Most rows that say little do not. */
  readonly mayMeetAnybody: (place: number) => boolean
}

/**
 * What keeps two records apart in automatic linking: two different valid numbers, one number under two
 * names, valid or not, what may be twins, a decision, or that the analyst's compiled list of one census names two persons.
 */
export function constraints(columns: Columns, decisions: PlacedDecisions): Constraints {
  const { number, kind, digits, given, family, yearFrom, monthDay, census, decidedPerson } = columns
  const decidedDifferent = heldApart(columns, decisions)
  const isDecided = isDecidedIn(decisions)
  const record = namedTraits(columns)
  // Most pairs are told by the columns: those who bear one name are under one name, and are no twins.
  const areNumbersApart = (left: number, right: number) => {
    if (number[left] === NOT_KNOWN || number[right] === NOT_KNOWN) return false
    if (number[left] === number[right])
      return (
        given[left] !== given[right] &&
        family[left] !== family[right] &&
        isOneNumberUnderTwoNames(record(left), record(right))
      )
    const isEitherReserve = kind[left] === RESERVE || kind[right] === RESERVE
    return !isEitherReserve || numbersConflict(record(left), record(right))
  }
  const areTwins = (left: number, right: number) =>
    monthDay[left] !== NOT_KNOWN &&
    monthDay[left] === monthDay[right] &&
    yearFrom[left] === yearFrom[right] &&
    census[left] === census[right] &&
    given[left] !== given[right] &&
    mayBeTwins(record(left), record(right))
  const areWrongNumbersApart = (left: number, right: number) =>
    digits[left] !== NOT_KNOWN &&
    digits[left] === digits[right] &&
    given[left] !== given[right] &&
    family[left] !== family[right] &&
    isOneWrongNumberUnderTwoNames(record(left), record(right))
  const areNamedApart = (left: number, right: number) =>
    decidedPerson[left] !== NOT_KNOWN &&
    decidedPerson[right] !== NOT_KNOWN &&
    decidedPerson[left] !== decidedPerson[right] &&
    census[left] === census[right]
  return {
    mayNotMeet: (left, right) =>
      areNumbersApart(left, right) ||
      areTwins(left, right) ||
      areWrongNumbersApart(left, right) ||
      decidedDifferent(left, right) ||
      areNamedApart(left, right),
    isNeverSure: (left, right) =>
      (number[left] === NOT_KNOWN || number[left] !== number[right]) &&
      (given[left] !== given[right] || family[left] !== family[right]) &&
      isUnderAnotherName(record(left), record(right)),
    mayMeetAnybody: (place) =>
      number[place] === NOT_KNOWN &&
      monthDay[place] === NOT_KNOWN &&
      digits[place] === NOT_KNOWN &&
      decidedPerson[place] === NOT_KNOWN &&
      !isDecided(place),
  }
}

/**
 * Whether two records can be set against each other. Of a protected identity nothing but the number is seen: where that is
 * not the other's as well, the pair says nothing, and what tells that they are one person is the records between them.
 */
export function comparable({ isProtected, number }: Columns): HoldsOfTwo {
  return (left, right) =>
    (isProtected[left] === 0 && isProtected[right] === 0) ||
    (number[left] !== NOT_KNOWN && number[left] === number[right])
}

/** A record as far as the constraints ask about it. */
export function namedTraits({
  number,
  kind,
  digits,
  given,
  family,
  names,
  yearFrom,
  monthDay,
  census,
  units,
  unitLists,
}: Columns): (place: number) => NamedTraits {
  return (place) => {
    const key = number[place] ?? NOT_KNOWN
    const day = monthDay[place] ?? NOT_KNOWN
    return {
      numberKey: key === NOT_KNOWN ? null : key,
      numberKind: KINDS[kind[place] ?? 0] ?? null,
      given: names[given[place] ?? NOT_KNOWN] ?? null,
      family: names[family[place] ?? NOT_KNOWN] ?? null,
      birthDate: day === NOT_KNOWN ? null : (yearFrom[place] ?? 0) * 10_000 + day,
      numberDigits: digits[place] === NOT_KNOWN ? null : (digits[place] ?? null),
      census: census[place] ?? NOT_KNOWN,
      units: unitLists[units[place] ?? NOT_KNOWN] ?? [],
    }
  }
}

/**
 * Whether people hold two records apart: what was said of one holds of all that a person joined with it, also through a
 * thin row, which nothing else is set against. Two who were joined by hand are not apart: whoever said so said it of them too.
 */
function heldApart(columns: Columns, decisions: PlacedDecisions): HoldsOfTwo {
  if (decisions.different.length === 0) return () => false
  const firstOf = new Map<number, number>()
  for (const places of heldByHand(columns, decisions))
    for (const place of places) firstOf.set(place, places[0] ?? place)
  const first = (place: number) => firstOf.get(place) ?? place
  const ofFirsts = decisions.different.map(([left, right]): Edge => [first(left), first(right)])
  const areApart = decidedAbout(ofFirsts.filter(([left, right]) => left !== right))
  return (left, right) => areApart(first(left), first(right))
}

/**
 * Records that people joined, two or more together: by decision, or by the analyst's own id of the person. Rows of one id
 * are not joined by it where that would make one of two different valid numbers (that takes a decision with a reason), or
 * of two who were decided to be different.
 */
export function heldByHand(columns: Columns, { same, different }: PlacedDecisions): Places[] {
  const rowsOfId = placesById(columns)
  if (same.length === 0 && rowsOfId.length === 0) return []
  const sets = disjointSets(columns.size)
  for (const [left, right] of same) sets.join(left, right)
  const named = Int32Array.from(new Set([...same.flat(), ...rowsOfId.flat()])).sort()
  const { areApart, joinUnlessApart } = setsApart(sets, different)
  const numbers = numbersOfSets(columns, sets, named)
  for (const places of rowsOfId) {
    const firsts: number[] = []
    for (const place of places) {
      const fitting = firsts.find((first) => !areApart(first, place) && !numbers.conflict(first, place))
      if (fitting === undefined) firsts.push(place)
      else numbers.joined(fitting, place, joinUnlessApart)
    }
  }
  return componentsOf(named, sets).filter(({ length }) => length > 1)
}

/** The rows of each of the analyst's ids. */
function placesById({ size, decidedPerson }: Columns): number[][] {
  const byId = new Map<number, number[]>()
  for (let place = 0; place < size; place++) {
    const id = decidedPerson[place] ?? NOT_KNOWN
    if (id === NOT_KNOWN) continue
    const places = byId.get(id)
    if (places === undefined) byId.set(id, [place])
    else places.push(place)
  }
  return [...byId.values()]
}

/** The numbers of the records in each set. */
interface NumbersOfSets {
  /** Whether two sets as one would hold two numbers in conflict that neither of them holds already. */
  readonly conflict: HoldsOfTwo
  /** Makes two sets one by `join`, and their numbers. */
  readonly joined: (one: number, other: number, join: (one: number, other: number) => void) => void
}

function numbersOfSets(columns: Columns, { rootOf }: DisjointSets, places: Int32Array): NumbersOfSets {
  const record = namedTraits(columns)
  // Of each number, as each unit has it, one record is asked: the others would answer the same.
  const ofRoot = new Map<number, ReadonlyMap<string, NamedTraits>>()
  const of = (place: number) => ofRoot.get(rootOf(place)) ?? NO_NUMBERS
  for (const place of places) {
    const own = record(place)
    if (own.numberKey !== null)
      ofRoot.set(rootOf(place), new Map([...of(place), [`${own.numberKey} ${columns.units[place]}`, own]]))
  }
  const holds = (numbers: ReadonlyMap<string, NamedTraits>, own: NamedTraits, other: NamedTraits) =>
    [...numbers.values()].some((held) => held.numberKey === other.numberKey && numbersConflict(own, held))
  return {
    conflict: (one, other) => {
      const [lefts, rights] = [of(one), of(other)]
      return [...lefts.values()].some((left) =>
        [...rights.values()].some(
          (right) => numbersConflict(left, right) && !holds(lefts, left, right) && !holds(rights, right, left),
        ),
      )
    },
    joined: (one, other, join) => {
      const numbers = new Map([...of(one), ...of(other)])
      join(one, other)
      if (numbers.size > 0) ofRoot.set(rootOf(one), numbers)
    },
  }
}

const NO_NUMBERS: ReadonlyMap<string, NamedTraits> = new Map()

/** Edges that hold each group together: the first member with each of the others. */
export const edgesWithin = (groups: readonly Places[]): Edge[] =>
  groups.flatMap(([first, ...rest]) => (first === undefined ? [] : rest.map((other): Edge => [first, other])))
