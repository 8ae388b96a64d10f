import { type Columns, comparedColumns, contentIn, NOT_KNOWN, numbering, RESERVE } from './columns.ts'

/**
 * Records of one content, or of one person, that are set against each other one by one. What one more would say has been
 * said by then, and pairs grow as the square. Assumption: decided by the project, 2026-11-21; in no census is a row repeated so often.
 */
export const TAKEN_ONE_BY_ONE = 50

/** What records repeat, by their places. */
export interface Repetition {
  /** Equal for two records that say the very same in all that is compared. */
  readonly content: Int32Array
  /** How many records do. */
  readonly copies: Int32Array
}

/** What some records of a list repeat of each other. */
export function repetitionAmong(columns: Columns, places: Int32Array): Repetition {
  const contents = numbering<number>()
  const times: number[] = []
  const content = new Int32Array(columns.size)
  const copies = new Int32Array(columns.size)
  const compared = comparedColumns(columns)
  for (const place of places) {
    const which = contents.of(contentIn(compared, place))
    content[place] = which
    times[which] = (times[which] ?? 0) + 1
  }
  for (const place of places) copies[place] = times[content[place] ?? 0] ?? 1
  return { content, copies }
}

/** A record like so many before it that it goes where the last of those goes: places in the list. */
export interface Repeat {
  readonly place: number
  /** The last record of the same content that is taken one by one. */
  readonly like: number
}

/** Places of records with the repeats set aside. Both in the order of the list. */
export interface WithoutRepeats {
  readonly kept: Int32Array
  readonly repeats: readonly Repeat[]
}

/**
 * Sets aside, of some places of a list, what repeats one content more than `TAKEN_ONE_BY_ONE` times. A record that people
 * have decided about (`isDecided`) is never set aside: it is not like the others.
 */
export function setRepeatsAside(
  places: Int32Array,
  contentOf: (place: number) => number,
  isDecided: (place: number) => boolean,
): WithoutRepeats {
  const taken = new Map<number, { times: number; last: number }>()
  const kept: number[] = []
  const repeats: Repeat[] = []
  for (const place of places) {
    const content = contentOf(place)
    const before = taken.get(content)
    if (before === undefined) taken.set(content, { times: 1, last: place })
    if (isDecided(place) || before === undefined) kept.push(place)
    else if (before.times < TAKEN_ONE_BY_ONE) {
      before.times += 1
      before.last = place
      kept.push(place)
    } else repeats.push({ place, like: before.last })
  }
  return { kept: Int32Array.from(kept), repeats }
}

/**
 * What a record that is scored has to share to go where another goes. Census and unit only where a number or an id of
 * the analyst means something to them alone.
 */
export function scoredContent(columns: Columns): (place: number) => number {
  const compared = [...comparedColumns(columns), columns.digits, columns.kind, columns.initials, columns.isProtected]
  const told = [...compared, columns.decidedPerson, columns.census, columns.units]
  const { kind, decidedPerson } = columns
  return (place) => contentIn(kind[place] === RESERVE || decidedPerson[place] !== NOT_KNOWN ? told : compared, place)
}

/** What a thin row has to share to go where another goes: it is placed within its census, by who its unit meets. */
export function thinContent(columns: Columns): (place: number) => number {
  const { initials, isProtected, decidedPerson, census, units } = columns
  const told = [...comparedColumns(columns), initials, isProtected, decidedPerson, census, units]
  return (place) => contentIn(told, place)
}
