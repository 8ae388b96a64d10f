import { COMMON_FAMILY_NAMES, GIVEN_NAMES, RARE_FAMILY_NAMES } from './name-lists.ts'
import { type Random, randomFor } from './random.ts'
import { type Sex, testNumber } from './test-number.ts'

/** Somebody who does not exist. */
export interface InventedPerson {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly initials: string
  readonly sex: Sex
  readonly birthDate: string
  /** Twelve digits. */
  readonly number: string
  /** Nobody else in the municipality has this family name. */
  readonly rareName: boolean
}

export interface PersonRequest {
  readonly sex: Sex
  /** First and last possible year of birth. */
  readonly birthYears: readonly [number, number]
  /** Only letters a-z, for somebody known by initials. */
  readonly plainName?: boolean
}

export interface Municipality {
  readonly prefix: string
  readonly numberOffset: 0 | 10
}

const MOST_WITH_ONE_COMMON_NAME = 5
const RARE_NAME_SHARE = 0.17
const COORDINATION_NUMBER_SHARE = 0.045
const ATTEMPTS = 5000

/** People as asked for, in the same order, no two of whom could be taken for each other. */
export function inventPeople(municipality: Municipality, requests: readonly PersonRequest[]): InventedPerson[] {
  const random = randomFor(`${municipality.prefix}/people`)
  const people: InventedPerson[] = []
  for (const request of requests) people.push(inventDistinct(municipality, request, people, random))
  return people
}

function inventDistinct(
  municipality: Municipality,
  request: PersonRequest,
  others: readonly InventedPerson[],
  random: Random,
): InventedPerson {
  const id = `${municipality.prefix}-${String(others.length + 1).padStart(3, '0')}`
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const person = inventOne(id, municipality, request, random)
    if (request.plainName && !hasPlainName(person)) continue
    if (hasRoom(person, others) && others.every((other) => areDistinct(person, other))) return person
  }
  throw new Error(`no distinct person found for ${id}`)
}

function inventOne(id: string, municipality: Municipality, request: PersonRequest, random: Random): InventedPerson {
  const rareName = random.chance(RARE_NAME_SHARE)
  const givenName = random.pick(GIVEN_NAMES[request.sex])
  const familyName = random.pick(rareName ? RARE_FAMILY_NAMES : COMMON_FAMILY_NAMES)
  const birthDate = inventBirthDate(request.birthYears, rareName, random)
  const coordination = random.chance(COORDINATION_NUMBER_SHARE)
  const number = testNumber(birthDate, request.sex, { coordination, offset: municipality.numberOffset })
  const initials = `${givenName.slice(0, 1)}${familyName.slice(0, 1)}`
  return { id, givenName, familyName, initials, sex: request.sex, birthDate, number, rareName }
}

/** Rare names get a day that could also be a month, so that a swapped date is possible. */
function inventBirthDate([from, to]: readonly [number, number], swappable: boolean, random: Random): string {
  const year = from + random.below(to - from + 1)
  const month = 1 + random.below(12)
  const day = swappable ? 1 + ((month + random.below(11)) % 12) : 1 + random.below(28)
  return [year, ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
}

function hasRoom(person: InventedPerson, others: readonly InventedPerson[]): boolean {
  const namesakes = others.filter((other) => other.familyName === person.familyName).length
  return namesakes < (person.rareName ? 1 : MOST_WITH_ONE_COMMON_NAME)
}

/** Far enough from each other for any sensible linkage, by initials too. */
function areDistinct(left: InventedPerson, right: InventedPerson): boolean {
  if (left.birthDate === right.birthDate || swapDayAndMonth(left.birthDate) === right.birthDate) return false
  const given = letterSteps(fold(left.givenName), fold(right.givenName))
  const family = letterSteps(fold(left.familyName), fold(right.familyName))
  if (given <= 2 && family <= 2) return false
  const years = Math.abs(birthYear(left) - birthYear(right))
  if ((given <= 1 || family <= 1) && (years < 2 || left.birthDate.slice(5) === right.birthDate.slice(5))) return false
  return left.sex !== right.sex || fold(left.initials) !== fold(right.initials) || years >= 3
}

export const birthYear = (person: InventedPerson): number => Number(person.birthDate.slice(0, 4))

export function swapDayAndMonth(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return [year, day, month].join('-')
}

/** Only letters a-z in both names: initials that nobody writes in two ways. */
export const hasPlainName = (person: InventedPerson): boolean =>
  /^[a-z]+$/i.test(`${person.givenName}${person.familyName}`)

/** Lower case, without diacritics. */
export const fold = (name: string): string => name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

/** Letters to change, add or take away to make one word of the other (Levenshtein). */
export function letterSteps(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...left].entries()) {
    const current = [row + 1]
    for (const [column, other] of [...right].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1)
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
    }
    previous = current
  }
  return previous[right.length] ?? 0
}
