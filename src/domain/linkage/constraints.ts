import { type Columns, KINDS, NOT_KNOWN, RESERVE } from './columns.ts'
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
  const decidedDifferent = decidedAbout(decisions.different)
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
 * Pairs that a person joined: by decision, or by the analyst's own id of the person. Rows of one id with
 * two different valid numbers are not joined by it: that takes a decision with a reason.
 */
export function decidedPairs(columns: Columns, { same: decided }: PlacedDecisions): Edge[] {
  const { size, decidedPerson } = columns
  const record = namedTraits(columns)
  const groups = new Map<number, { readonly places: number[]; readonly numbered: Map<string, NamedTraits> }[]>()
  for (let place = 0; place < size; place++) {
    const person = decidedPerson[place] ?? NOT_KNOWN
    if (person === NOT_KNOWN) continue
    const same = groups.get(person) ?? []
    groups.set(person, same)
    const own = record(place)
    // Of each number, as each unit has it, one record is asked: the others would answer the same.
    const mayJoin = (numbered: ReadonlyMap<string, NamedTraits>) =>
      own.numberKey === null || [...numbered.values()].every((other) => !numbersConflict(own, other))
    let fitting = same.find(({ numbered }) => mayJoin(numbered))
    if (fitting === undefined) {
      fitting = { places: [], numbered: new Map() }
      same.push(fitting)
    }
    fitting.places.push(place)
    if (own.numberKey !== null) fitting.numbered.set(`${own.numberKey} ${columns.units[place]}`, own)
  }
  return [...decided, ...[...groups.values()].flatMap((same) => edgesWithin(same.map(({ places }) => places)))]
}

/** Edges that hold each cluster together: the first member with each of the others. */
const edgesWithin = (clusters: readonly (readonly number[])[]): Edge[] =>
  clusters.flatMap(([first, ...rest]) => (first === undefined ? [] : rest.map((other): Edge => [first, other])))
