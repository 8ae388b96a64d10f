import type { Traits } from './traits.ts'

/**
 * Records of one content, or of one person, that are set against each other one by one. What one more would say has been
 * said by then, and pairs grow as the square. Assumption: decided by the project, 2026-11-21; in no census is a row repeated so often.
 */
export const TAKEN_ONE_BY_ONE = 50

/** Everything of a record that the weights are made of: equal for two records that are weighed alike against any third. */
export function comparedContent({ numberKey, numberKind, given, family, birthDate, birthYears, sex }: Traits): string {
  return [numberKey, numberKind, given?.text, family?.text, birthDate, birthYears?.from, birthYears?.to, sex].join('|')
}

/** A record like so many before it that it goes where the last of those goes: places in the list. */
export interface Repeat {
  readonly place: number
  /** The last record of the same content that is taken one by one. */
  readonly like: number
}

/** Places of records with the repeats set aside. Both in the order of the list. */
export interface WithoutRepeats {
  readonly kept: readonly number[]
  readonly repeats: readonly Repeat[]
}

/**
 * Sets aside, of some places of a list, what repeats one content more than `TAKEN_ONE_BY_ONE` times. A record that people
 * have decided about (`isDecided`) is never set aside: it is not like the others.
 */
export function setRepeatsAside(
  records: readonly Traits[],
  places: readonly number[],
  contentOf: (record: Traits) => string,
  isDecided: (record: Traits) => boolean,
): WithoutRepeats {
  const taken = new Map<string, { times: number; last: number }>()
  const kept: number[] = []
  const repeats: Repeat[] = []
  for (const place of places) {
    const record = records[place]
    if (record === undefined) continue
    const content = contentOf(record)
    const before = taken.get(content)
    if (before === undefined) taken.set(content, { times: 1, last: place })
    if (isDecided(record) || before === undefined) kept.push(place)
    else if (before.times < TAKEN_ONE_BY_ONE) {
      before.times += 1
      before.last = place
      kept.push(place)
    } else repeats.push({ place, like: before.last })
  }
  return { kept, repeats }
}

/**
 * What a record that is scored has to share to go where another goes. Census and unit only where a number or an id of
 * the analyst means something to them alone.
 */
export function scoredContent(record: Traits): string {
  const { numberKind, decidedPerson, initials, protectedIdentity } = record
  const content = `${comparedContent(record)}|${initials}|${protectedIdentity}`
  return numberKind === 'reservnummer' || decidedPerson !== null
    ? `${content}|${decidedPerson}|${reported(record)}`
    : content
}

/** What a thin row has to share to go where another goes: it is placed within its census, by who its unit meets. */
export const thinContent = (record: Traits): string =>
  `${comparedContent(record)}|${record.initials}|${record.protectedIdentity}|${record.decidedPerson}|${reported(record)}`

const reported = ({ census, units }: Traits): string => `${census}|${units.join('/')}`
