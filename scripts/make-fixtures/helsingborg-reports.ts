import { CAN_WEAR, type Disguise, type IdentityKind } from './dress-identity.ts'
import type { FactsByPerson, PersonFacts } from './helsingborg-facts.ts'
import { isFollowed, type Member, standingIn } from './helsingborg-members.ts'
import { CENSUSES, JOINED, NIL_UNIT, UNITS, type YearPlan } from './helsingborg-plan.ts'
import { birthYear, hasPlainName } from './invent-people.ts'
import { itemAt, type Random, randomFor } from './random.ts'

/** One unit telling of one counted person. */
export interface Report {
  readonly member: Member
  readonly facts: PersonFacts
  readonly unit: string
  readonly kind: IdentityKind
  readonly disguise: Disguise
  /** 0 for the first of a person's reports, which knows every fact. */
  readonly rank: number
  readonly revealedBy: string
}

/** How often each unit meets people. The supported housing reports only those who live there. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'socialtjanst-vuxen': 5,
  amf: 4,
  fenix: 3,
  psykiatrin: 2,
  ria: 4,
  varmestugan: 3,
  'hemlosas-hus': 4,
  g7: 2,
  'po-skane': 2,
}

const VOLUNTARY = new Set(UNITS.filter((unit) => unit.organisationKind === 'voluntary').map((unit) => unit.id))
export const isVoluntary = (unit: string): boolean => VOLUNTARY.has(unit)

export const unitsAsked = (census: string): string[] =>
  UNITS.map((unit) => unit.id).filter((id) => census >= (JOINED[id] ?? '2014'))

/** Units that send rows: asked, not silent, and not the one with a nil return. */
export const unitsReporting = (year: YearPlan): string[] =>
  unitsAsked(year.census).filter((id) => id !== NIL_UNIT && !year.silent.includes(id))

type Wanted = 'authority' | 'voluntary' | 'any'
type Shape = Pick<Report, 'kind' | 'disguise' | 'revealedBy'> & { readonly from: Wanted }

const known = (kind: IdentityKind, from: Wanted): Shape => ({ kind, from, disguise: 'same_name', revealedBy: '' })
const again = (kind: IdentityKind, from: Wanted, revealedBy: string): Shape => ({ ...known(kind, from), revealedBy })

/** Who reports each counted person of a census, and how much of the name each unit writes down. */
export function planReports(year: YearPlan, members: readonly Member[], facts: FactsByPerson): Report[] {
  const random = randomFor(`helsingborg/${year.census}/reports`)
  const planner = makePlanner(year, members, facts, random)
  for (const member of members) {
    if (member.knownBy === 'initials') planner.plan(member, [known('initials', 'voluntary')])
    if (member.knownBy === 'protected') planner.planIn(member, 'socialtjanst-vuxen', known('protected', 'authority'))
  }
  for (const [index, disguise] of year.disguises.entries()) planDisguised(planner, disguise, index)
  planner.planSome(year.namesOnlyAcross, remainsFromBefore(year), [known('name_and_date', 'any')])
  const initialsAreSafe = suitsInitials(members)
  planner.planSome(year.initialsToo, initialsAreSafe, [
    known('number', 'authority'),
    again('initials', 'voluntary', 'initials'),
  ])
  planner.planSome(year.threeTimes, () => true, [
    known('number', 'authority'),
    again('number', 'authority', 'number'),
    again('name_and_date', 'voluntary', 'same_name'),
  ])
  planner.planSome(year.twiceByNumber, () => true, [
    known('number', 'authority'),
    again('number', 'authority', 'number'),
  ])
  for (const member of planner.waiting()) planner.plan(member, [planSingle(member, random)])
  return planner.reports
}

/** Two rows of which at most one has a number. Every third time neither has. */
function planDisguised(planner: Planner, disguise: Disguise, index: number): void {
  const neither = index % 3 === 2
  const fits = (member: Member) => CAN_WEAR[disguise](member.person) && !(neither && isFollowed(member))
  planner.planSome(1, fits, [
    known(neither ? 'name_and_date' : 'number', 'authority'),
    { ...again('name_and_date', 'voluntary', disguise), disguise },
  ])
}

const remainsFromBefore = (year: YearPlan) => (member: Member) => {
  const before = CENSUSES[CENSUSES.indexOf(year.census) - 1]
  return before !== undefined && standingIn(member, before) === 'counted'
}

/** Initials that fit nobody else: a protected identity shows birth year and sex and no name to tell them apart by. */
function suitsInitials(members: readonly Member[]) {
  const nameless = members.filter((member) => member.knownBy === 'protected').map((member) => member.person)
  return ({ person }: Member) =>
    hasPlainName(person) &&
    nameless.every((other) => other.sex !== person.sex || Math.abs(birthYear(other) - birthYear(person)) > 2)
}

/** Reported once. Voluntary organisations seldom know the number. */
function planSingle(member: Member, random: Random): Shape {
  const from = random.chance(isFollowed(member) ? 0.88 : 0.55) ? 'authority' : 'voluntary'
  const dice = random.next()
  if (from === 'authority') return known(dice < 0.92 || isFollowed(member) ? 'number' : 'name_and_date', from)
  if (isFollowed(member)) return known(dice < 0.8 ? 'number' : 'name_and_date', from)
  if (dice < 0.12) return known('number', from)
  return known(dice < 0.8 ? 'name_and_date' : 'name_and_year', from)
}

interface Planner {
  readonly reports: Report[]
  /** Those of whom nobody has told yet. */
  waiting(): Member[]
  plan(member: Member, shapes: readonly Shape[]): void
  planIn(member: Member, unit: string, shape: Shape): void
  planSome(count: number, fits: (member: Member) => boolean, shapes: readonly Shape[]): void
}

function makePlanner(year: YearPlan, members: readonly Member[], facts: FactsByPerson, random: Random): Planner {
  const reports: Report[] = []
  const waiting = new Map(random.shuffle(members).map((member) => [member.person.id, member]))
  const add = (member: Member, units: readonly string[], shapes: readonly Shape[]) => {
    const personFacts = facts.get(member.person.id)
    if (!personFacts) throw new Error(`no facts of ${member.person.id}`)
    for (const [rank, { kind, disguise, revealedBy }] of shapes.entries()) {
      reports.push({ member, facts: personFacts, unit: itemAt(units, rank), kind, disguise, rank, revealedBy })
    }
    waiting.delete(member.person.id)
  }
  const tryPlan = (member: Member, shapes: readonly Shape[]): boolean => {
    const units = chooseUnits(year, facts.get(member.person.id), shapes, random)
    if (units) add(member, units, shapes)
    return units !== null
  }
  return {
    reports,
    waiting: () => [...waiting.values()],
    plan: (member, shapes) => {
      if (!tryPlan(member, shapes)) throw new Error(`no unit for ${member.person.id} in ${year.census}`)
    },
    planIn: (member, unit, shape) => add(member, [unit], [shape]),
    planSome: (count, fits, shapes) => {
      let planned = 0
      for (const member of [...waiting.values()]) {
        if (planned < count && fits(member) && tryPlan(member, shapes)) planned += 1
      }
      if (planned < count)
        throw new Error(`only ${planned} of ${count} ${shapes.at(-1)?.revealedBy ?? ''} in ${year.census}`)
    },
  }
}

/** Different units for each report, none that the person says to have no contact with; `null` when there are too few. */
function chooseUnits(year: YearPlan, facts: PersonFacts | undefined, shapes: readonly Shape[], random: Random) {
  const chosen: string[] = []
  for (const { from } of shapes) {
    const possible = unitsReporting(year).filter(
      (unit) => !chosen.includes(unit) && isWanted(unit, from) && mayReport(unit, facts?.contactGroup ?? ''),
    )
    const weighted = possible.flatMap((unit) => Array.from({ length: WEIGHTS[unit] ?? 0 }, () => unit))
    if (weighted.length === 0) return null
    chosen.push(random.pick(weighted))
  }
  return chosen
}

const isWanted = (unit: string, from: Wanted) => from === 'any' || isVoluntary(unit) === (from === 'voluntary')

function mayReport(unit: string, group: PersonFacts['contactGroup']): boolean {
  if (unit === 'socialtjanst-vuxen') return group === 'social_services' || group === 'both'
  if (unit === 'amf') return group === 'labour_market_office' || group === 'both'
  return true
}
