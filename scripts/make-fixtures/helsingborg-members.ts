import { CENSUSES, COHORTS, type Cohort, type OtherPlace } from './helsingborg-plan.ts'
import { type InventedPerson, inventPeople, type PersonRequest } from './invent-people.ts'
import { itemAt } from './random.ts'

/** An invented person with a history. */
export interface Member {
  readonly person: InventedPerson
  readonly pattern: string
  readonly otherPlace: OtherPlace | null
  readonly register: readonly [from: string, to: string] | null
  readonly knownBy: 'initials' | 'protected' | null
}

const EARLIEST_BIRTH_YEAR = 1946
const YOUNGEST_YEARS = 20

/** Everybody in the plan, dressed with a name, a birth date and a number. */
export function inventMembers(): Member[] {
  const places = COHORTS.flatMap((cohort) =>
    Array.from({ length: cohort.men + cohort.women }, (_, index) => ({ cohort, index })),
  )
  const people = inventPeople({ prefix: 'HB', numberOffset: 0 }, places.map(requestFor))
  return places.map(({ cohort, index }, place) => ({
    person: itemAt(people, place),
    pattern: cohort.pattern,
    otherPlace: inTurn(cohort.otherPlaces, index),
    register: inTurn(cohort.register, index),
    knownBy: cohort.knownBy ?? null,
  }))
}

const inTurn = <T>(items: readonly T[] | undefined, index: number): T | null =>
  items ? itemAt(items, index % items.length) : null

function requestFor({ cohort, index }: { cohort: Cohort; index: number }): PersonRequest {
  const first = Math.max(0, cohort.pattern.search(/[A-Z]/))
  return {
    sex: index < cohort.men ? 'man' : 'woman',
    birthYears: cohort.birthYears ?? [EARLIEST_BIRTH_YEAR, Number(itemAt(CENSUSES, first)) - YOUNGEST_YEARS],
    plainName: cohort.knownBy === 'initials',
  }
}

export type Standing = 'counted' | 'other' | 'review' | 'absent'

const STANDING: Readonly<Record<string, Standing>> = { C: 'counted', O: 'other', R: 'review', '.': 'absent' }

/** What the plan says of somebody in a census. */
export function standingIn(member: Member, census: (typeof CENSUSES)[number]): Standing {
  return STANDING[member.pattern.charAt(CENSUSES.indexOf(census))] ?? 'absent'
}

/** Somebody whom another census or the register must find again: recorded well enough every time. */
export const isFollowed = (member: Member): boolean =>
  member.register !== null || member.pattern.replaceAll('.', '').length > 1
