import { type Member, standingIn } from './helsingborg-members.ts'
import { CENSUSES, type ContactGroup, type Night, type YearPlan } from './helsingborg-plan.ts'
import { type Random, randomFor } from './random.ts'

/** What is true of a counted person in one census; an empty text is known to nobody. */
export interface PersonFacts {
  readonly night: Night
  readonly registered: string
  readonly supportNeed: string
  readonly contactGroup: ContactGroup
  readonly homelessSince: string
  readonly housingNeeded: string
  readonly factors: string
  readonly income: string
  readonly occupation: string
}

export type FactsByPerson = ReadonlyMap<string, PersonFacts>

const NIGHTS = ['outdoors', 'tent', 'hemlosas_hus', 'fenix', 'hostel', 'friends', 'relatives', 'lodger'] as const
const CONTACT_GROUPS = ['social_services', 'labour_market_office', 'both', 'neither', ''] as const
const HOUSING = ['own_home', 'own_home', 'own_home', 'supported_housing', 'housing_first', 'training_flat', 'care_home']
const FACTORS = ['eviction', 'relationship_breakdown', 'discharge', 'no_income', 'debt', 'housing_shortage']
const INCOME = ['social_assistance', 'social_assistance', 'sickness_benefit', 'unemployment_benefit', 'none', 'salary']
const OCCUPATION = ['unemployed', 'unemployed', 'labour_market_measure', 'sick_leave', 'studies', 'employed']

/** The tables of the year, dealt out among those counted. `before` holds the facts of the census before. */
export function dealFacts(year: YearPlan, members: readonly Member[], before: FactsByPerson): FactsByPerson {
  const random = randomFor(`helsingborg/${year.census}/facts`)
  const nights = deal(cards(NIGHTS, year.nights), members, random)
  const registered = deal(cards(Object.keys(year.registered), year.registered), members, random)
  const needs = deal(cards(Object.keys(year.supportNeed), year.supportNeed), members, random)
  const contacts = deal(cards(CONTACT_GROUPS, year.contacts), members, random, suitsContacts)
  const since = dealHomelessSince(year, members, before, random)
  const facts = new Map<string, PersonFacts>()
  for (const { person } of members) {
    facts.set(person.id, {
      night: dealt(nights, person.id),
      registered: dealt(registered, person.id),
      supportNeed: dealt(needs, person.id),
      contactGroup: dealt(contacts, person.id),
      homelessSince: dealt(since, person.id),
      housingNeeded: random.chance(0.6) ? random.pick(HOUSING) : '',
      factors: random.chance(0.5)
        ? random
            .shuffle(FACTORS)
            .slice(0, 1 + random.below(2))
            .join('|')
        : '',
      income: random.chance(0.7) ? random.pick(INCOME) : '',
      occupation: random.chance(0.6) ? random.pick(OCCUPATION) : '',
    })
  }
  return facts
}

/** Somebody known by initials talks with no authority; protected identities are reported by the social services. */
function suitsContacts(member: Member, group: ContactGroup): boolean {
  if (member.knownBy === 'initials') return group === 'neither'
  if (member.knownBy === 'protected') return group === 'social_services' || group === 'both'
  return true
}

const cards = <T extends string>(values: readonly T[], counts: { readonly [value in T]?: number }): T[] =>
  values.flatMap((value) => Array.from({ length: counts[value] ?? 0 }, () => value))

/** Every member gets one card and no card is left. Those who cannot take any card are served first. */
function deal<T>(
  deck: readonly T[],
  members: readonly Member[],
  random: Random,
  suits: (member: Member, card: T) => boolean = () => true,
): Map<string, T> {
  if (deck.length !== members.length) throw new Error(`${deck.length} cards for ${members.length} persons`)
  const left = random.shuffle(deck)
  const out = new Map<string, T>()
  const special = members.filter((member) => member.knownBy !== null)
  for (const member of [...special, ...members.filter((each) => each.knownBy === null)]) {
    const place = left.findIndex((card) => suits(member, card))
    for (const card of left.splice(place, 1)) out.set(member.person.id, card)
  }
  return out
}

function dealt<T>(hand: ReadonlyMap<string, T>, id: string): T {
  const card = hand.get(id)
  if (card === undefined) throw new Error(`nothing dealt to ${id}`)
  return card
}

/** The same as last year for those who remain; for others since the last census, since before it, or not known. */
function dealHomelessSince(year: YearPlan, members: readonly Member[], before: FactsByPerson, random: Random) {
  const newcomers = members.filter((member) => isNew(member, year.census))
  const recent = new Set(pickRecent(year, newcomers, random).map(({ person }) => person.id))
  return new Map(
    members.map(({ person }): [string, string] => {
      const remembered = before.get(person.id)?.homelessSince
      if (remembered !== undefined) return [person.id, remembered]
      if (recent.has(person.id)) return [person.id, recently(year, random)]
      return [person.id, random.chance(0.15) ? '' : longAgo(year, random)]
    }),
  )
}

const isNew = (member: Member, census: string) =>
  member.knownBy !== 'initials' && CENSUSES.every((each) => each >= census || standingIn(member, each) === 'absent')

function pickRecent(year: YearPlan, newcomers: readonly Member[], random: Random): readonly Member[] {
  if (year.homelessSinceLast === undefined) return newcomers.filter(() => random.chance(0.55))
  return random.shuffle(newcomers).slice(0, year.homelessSinceLast)
}

/** A day or a month of the year before the census, from February on: surely after the census before. */
function recently(year: YearPlan, random: Random): string {
  const month = `${Number(year.census) - 1}-${twoDigits(2 + random.below(11))}`
  return random.chance(0.5) ? `${month}-${twoDigits(1 + random.below(28))}` : month
}

/** A year or a month surely before the census before. */
function longAgo(year: YearPlan, random: Random): string {
  const then = String(Number(year.census) - 2 - random.below(10))
  return random.chance(0.4) ? `${then}-${twoDigits(1 + random.below(12))}` : then
}

const twoDigits = (value: number) => String(value).padStart(2, '0')
