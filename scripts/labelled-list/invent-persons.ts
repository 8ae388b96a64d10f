import type { Random } from '../make-fixtures/random.ts'
import type { Sex } from '../make-fixtures/test-number.ts'
import { drawByRank, drawByWeight } from './draw.ts'
import type { Mix } from './mixes.ts'
import { type NamesOfOrigin, ORIGINS, RARE_NAMES, type SpelledName } from './names-by-origin.ts'
import { openNumberRegister } from './number-register.ts'

/** Somebody invented, as their papers say. */
export interface LabelledPerson {
  readonly id: string
  readonly origin: string
  readonly sex: Sex
  readonly givenName: Name
  readonly secondName: { readonly name: Name; readonly joint: '-' | ' ' } | null
  readonly familyName: Name
  readonly otherFamilyName: Name | null
  readonly birthDate: string
  /** Twelve digits. */
  readonly number: string | null
  readonly protectedIdentity: boolean
  /** Family name and number before they changed: some units have not heard. */
  readonly former: { readonly familyName: Name; readonly number: string | null } | null
}

/** A name as the papers have it, and how else it is spelled. */
export interface Name {
  readonly written: string
  readonly spellings: SpelledName
}

export interface PersonSource {
  /** Somebody nobody has met yet; those of one family come one after the other. */
  next(): LabelledPerson
  /** The same person a year later. */
  aYearLater(person: LabelledPerson): LabelledPerson
}

const FIRST_BIRTH_YEAR = 1940
const LAST_BIRTH_YEAR = 2007
const WOMEN = 0.39
const IS_AT_HOME = new Set(['swedish', 'finnish'])
const OF_TEN_NAMES = Object.values(ORIGINS).filter(({ commonest }) => commonest.length > 0)
const WEIGHT_OF_ALL = Object.values(ORIGINS).reduce((sum, { weight }) => sum + weight, 0)
/** What part of all people come from where the ten names do. */
const SHARE_OF_TEN_NAMES = OF_TEN_NAMES.reduce((sum, { weight }) => sum + weight, 0) / WEIGHT_OF_ALL
/** Family names that are not among the listed ones of an origin: more than one in four. */
const RARE_FAMILY_NAME = 0.28
const NAME_OF_ONE = 0.02
const RARE_GIVEN_NAME = 0.02
const COMMONEST_GIVEN_NAMES = 5
const ORIGIN_WEIGHTS = Object.entries(ORIGINS).map(([origin, { weight }]) => [origin, weight] as const)

export function inventPersons(mix: Mix, random: Random): PersonSource {
  const takeNumber = openNumberRegister()
  const family: LabelledPerson[] = []
  let people = 0

  const invent = (like: Partial<Template>): LabelledPerson => {
    const { persons } = mix
    const template = { ...inventTemplate(mix, random), ...like }
    const { origin, sex, birthDate } = template
    const isAtHome = IS_AT_HOME.has(origin)
    const kind = !isAtHome && random.chance(persons.coordinationNumber) ? 'coordination' : 'personnummer'
    const taken = random.chance(persons.withoutNumber) ? null : takeNumber(birthDate, sex, kind)
    return {
      id: `p${++people}`,
      ...template,
      birthDate: taken?.birthDate ?? birthDate,
      number: taken?.number ?? null,
      protectedIdentity: random.chance(persons.protectedIdentity),
      former: null,
    }
  }

  const marry = (person: LabelledPerson): LabelledPerson => {
    const familyName = inventFamilyName(mix, person.origin, random)
    const keeps = random.chance(0.3)
    const former = { familyName: person.familyName, number: person.former?.number ?? person.number }
    return { ...person, familyName, otherFamilyName: keeps ? person.familyName : null, former }
  }

  const getPersonnummer = (person: LabelledPerson): LabelledPerson => {
    const { birthDate, sex, number, familyName } = person
    const taken = takeNumber(birthDate, sex, 'personnummer')
    if (taken?.birthDate !== birthDate) return person
    return { ...person, number: taken.number, former: { familyName: person.former?.familyName ?? familyName, number } }
  }

  return {
    next: () => {
      const waiting = family.shift()
      if (waiting) return waiting
      const person = invent({})
      family.push(...relatives(person, mix, random).map(invent))
      return person
    },
    aYearLater: (person) => {
      const { marries, getsPersonnummer } = mix.years
      const married = random.chance(marries) ? marry(person) : person
      return hasCoordinationNumber(person) && random.chance(getsPersonnummer) ? getPersonnummer(married) : married
    },
  }
}

type Template = Omit<LabelledPerson, 'id' | 'number' | 'protectedIdentity' | 'former'>

export const hasCoordinationNumber = ({ number }: LabelledPerson): boolean =>
  number !== null && Number(number.slice(6, 8)) > 60

function inventTemplate(mix: Mix, random: Random): Template {
  const { persons } = mix
  const origin = drawByWeight(ORIGIN_WEIGHTS, random)
  const sex = random.chance(WOMEN) ? 'woman' : 'man'
  const joint = random.chance(0.35) ? '-' : ' '
  const isFictitious = !IS_AT_HOME.has(origin) && random.chance(persons.fictitiousDate)
  return {
    origin,
    sex,
    givenName: inventGivenName(mix, origin, sex, random),
    secondName: random.chance(persons.secondGivenName)
      ? { name: inventGivenName(mix, origin, sex, random), joint }
      : null,
    familyName: inventFamilyName(mix, origin, random),
    otherFamilyName: random.chance(persons.doubleFamilyName) ? inventFamilyName(mix, origin, random) : null,
    birthDate: inventBirthDate(isFictitious, random),
  }
}

/** What the others of the family have in common with the one invented first. */
function relatives(first: LabelledPerson, mix: Mix, random: Random): Partial<Template>[] {
  const { persons } = mix
  const { origin, familyName, otherFamilyName, birthDate, sex, givenName } = first
  const family = { origin, familyName, otherFamilyName }
  if (random.chance(persons.twins))
    return [{ ...family, birthDate, ...anotherGivenName(first, random.chance(0.6) ? sex : otherSex(sex), mix, random) }]
  if (random.chance(persons.siblings)) {
    const siblingSex = random.chance(0.5) ? 'man' : 'woman'
    const yearsApart = (random.chance(0.5) ? 1 : -1) * (1 + random.below(7))
    return [
      {
        ...family,
        birthDate: moved(birthDate, yearsApart, random),
        ...anotherGivenName(first, siblingSex, mix, random),
      },
    ]
  }
  if (random.chance(persons.parentOfOneName)) {
    const yearsApart = (birthDate < '1975' ? 1 : -1) * (19 + random.below(16))
    return [{ ...family, sex, givenName, birthDate: moved(birthDate, yearsApart, random) }]
  }
  return []
}

const otherSex = (sex: Sex): Sex => (sex === 'man' ? 'woman' : 'man')

function anotherGivenName({ origin, givenName }: LabelledPerson, sex: Sex, mix: Mix, random: Random) {
  let name = inventGivenName(mix, origin, sex, random)
  while (name.spellings.some((spelling) => givenName.spellings.includes(spelling)))
    name = inventGivenName(mix, origin, sex, random)
  return { sex, givenName: name }
}

function moved(birthDate: string, years: number, random: Random): string {
  const year = Math.min(LAST_BIRTH_YEAR, Math.max(FIRST_BIRTH_YEAR - 15, Number(birthDate.slice(0, 4)) + years))
  return `${year}${inventBirthDate(false, random).slice(4)}`
}

const namesOf = (origin: string): NamesOfOrigin => {
  const names = ORIGINS[origin]
  if (names === undefined) throw new Error(`there are no names for ${origin}`)
  return names
}

function inventGivenName({ persons }: Mix, origin: string, sex: Sex, random: Random): Name {
  const { givenNames, rareFamilyNames, rareGivenEnding } = namesOf(origin)
  if (random.chance(persons.commonestGivenName))
    return asInPapers(random.pick(givenNames[sex].slice(0, COMMONEST_GIVEN_NAMES)), random)
  if (!random.chance(RARE_GIVEN_NAME)) return asInPapers(drawByRank(givenNames[sex], random), random)
  return onlyOne(`${random.pick(rareFamilyNames.onsets)}${rareGivenEnding[sex]}`)
}

/** With more people there are more names that few have: the ones put together of parts are drawn from ever further. */
function inventFamilyName({ persons }: Mix, origin: string, random: Random): Name {
  const { familyNames, commonest, rareFamilyNames } = namesOf(origin)
  if (commonest.length > 0 && random.chance(persons.commonestFamilyName / SHARE_OF_TEN_NAMES))
    return asInPapers(random.pick(commonest), random)
  if (random.chance(NAME_OF_ONE)) return asInPapers(random.pick(RARE_NAMES), random)
  if (!random.chance(RARE_FAMILY_NAME)) return asInPapers(drawByRank(familyNames, random), random)
  const { onsets, endings } = rareFamilyNames
  const hasMiddle = random.chance(IS_AT_HOME.has(origin) ? 0.06 : 0.25)
  const middle = hasMiddle ? random.pick(IS_AT_HOME.has(origin) ? MIDDLES_AT_HOME : MIDDLES) : ''
  return onlyOne(`${drawByRank(onsets, random)}${middle}${drawByRank(endings, random)}`)
}

const MIDDLES_AT_HOME = ['en', 'er', 'a', 's', 'ings']
const MIDDLES = 'a e i o u er en ar al in or an la ra ne li'.split(' ')

/** Most have the first spelling in their papers, many another: the papers are no wiser than who wrote them. */
function asInPapers(spellings: SpelledName, random: Random): Name {
  const [first = ''] = spellings
  return { written: random.chance(0.6) ? first : random.pick(spellings), spellings }
}

const onlyOne = (written: string): Name => ({ written, spellings: [written] })

/** People in homelessness are of every age, most of them in the middle: the year is the mean of two drawn. */
function inventBirthDate(isFictitious: boolean, random: Random): string {
  const span = LAST_BIRTH_YEAR - FIRST_BIRTH_YEAR + 1
  const wide = random.below(span)
  const year = FIRST_BIRTH_YEAR + (random.chance(0.6) ? Math.floor((wide + random.below(span)) / 2) : wide)
  if (isFictitious) return `${year}-${random.chance(0.75) ? '01' : '07'}-01`
  const month = 1 + random.below(12)
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return [year, two(month), two(1 + random.below(daysInMonth))].join('-')
}

const two = (part: number) => String(part).padStart(2, '0')
