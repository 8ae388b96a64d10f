import { itemAt, type Random } from '../make-fixtures/random.ts'

/** Somebody invented. The number has a serial that Skatteverket keeps for testing. */
export interface Person {
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: string
  readonly sex: 'woman' | 'man'
  readonly personnummer: string
}

const ONSETS = ['b', 'd', 'f', 'g', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'st', 'br', 'kr', 'sv']
const NUCLEI = ['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ö']
const CODAS = ['', '', '', 'n', 'l', 'r', 's', 'nd', 'rt']
const GIVEN_NAMES = 400
const FAMILY_NAMES = 3_000
/** Keeps the commonest given name at some 3 % and the commonest family name at some 2 %, as in Sweden. */
const FLATTEN = 8
const FIRST_BIRTH_YEAR = 1955
const BIRTH_YEARS = 45
/** Dates that stand for one that is not known: 1 January. */
const PLACEHOLDER_DATES = 0.03

/** A source of invented people, no two with the same number. */
export function inventPeople(random: Random): () => Person {
  const given = { woman: namesOf(random, GIVEN_NAMES / 2, 'a'), man: namesOf(random, GIVEN_NAMES / 2, '') }
  const family = namesOf(random, FAMILY_NAMES, 'sson')
  const serialsUsed = new Map<string, number>()
  const born = (sex: Person['sex']): Pick<Person, 'birthDate' | 'personnummer'> => {
    for (;;) {
      const birthDate = inventBirthDate(random)
      const used = serialsUsed.get(`${birthDate} ${sex}`) ?? 0
      if (used === 10) continue // ten test serials for each sex on each day
      serialsUsed.set(`${birthDate} ${sex}`, used + 1)
      return { birthDate, personnummer: testNumber(birthDate, 980 + 2 * used + (sex === 'man' ? 1 : 0)) }
    }
  }
  return () => {
    const sex = random.chance(0.7) ? 'man' : 'woman'
    return { givenName: given[sex](), familyName: family(), sex, ...born(sex) }
  }
}

/** Draws from a list of made-up names, the n-th commonest with a frequency that falls as 1 / (n + 8). */
function namesOf(random: Random, count: number, ending: string): () => string {
  const names = new Set<string>()
  while (names.size < count) names.add(inventName(random) + ending)
  const list = [...names]
  const reach = Math.log((count + FLATTEN) / FLATTEN)
  return () => itemAt(list, Math.min(count - 1, Math.floor(FLATTEN * (Math.exp(random.next() * reach) - 1))))
}

function inventName(random: Random): string {
  const syllables = Array.from({ length: random.chance(0.7) ? 2 : 3 }, () => random.pick(ONSETS) + random.pick(NUCLEI))
  const name = syllables.join('') + random.pick(CODAS)
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}

function inventBirthDate(random: Random): string {
  const year = FIRST_BIRTH_YEAR + random.below(BIRTH_YEARS)
  if (random.chance(PLACEHOLDER_DATES)) return `${year}-01-01`
  return new Date(Date.UTC(year, 0, 1 + random.below(365))).toISOString().slice(0, 10)
}

function testNumber(birthDate: string, serial: number): string {
  const body = `${birthDate.replaceAll('-', '')}${serial}`
  const sum = [...body.slice(2)].reduce((total, digit, at) => {
    const weighted = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (weighted > 9 ? weighted - 9 : weighted)
  }, 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}
