import type { Outcome } from '../classification/verdict.ts'
import { type FollowUpSaid, type SaidTogether, saidTogether } from '../submission/follow-up.ts'
import { type CensusWeek, type PartialDate, spanOf } from '../terms/dates.ts'
import { forEach } from '../terms/tally.ts'

/** How one person stands in one census, all records taken together, under the definition and rules of the comparison. */
export interface Presence {
  readonly outcome: Outcome
  /** Only the definition's age limits keep the person from being counted. */
  readonly onlyAgeKeepsOut: boolean
  /** Not counted here, but in a homelessness situation by the definition the first names for this. */
  readonly otherSituation: boolean
  /** Recorded in a home of their own with a first-hand contract. */
  readonly ownContract: boolean
  /** Units with a record that counts the person; empty unless counted. */
  readonly countingUnits: readonly string[]
}

/** A person as linkage follows them over the censuses up to the one reported. */
export interface FollowedPerson {
  readonly id: string
  /** Some record has a valid number, or given and family name with birth date or year. */
  readonly linkable: boolean
  readonly homelessSince: PartialDate | null
  /** By census key; a census in which nobody recorded the person is not there. */
  readonly presence: ReadonlyMap<string, Presence>
  /** In the municipality's register on some day between the two census weeks. */
  readonly inRegisterBetween: boolean
  /** What units say became of the person, of those they reported before; empty when none was asked or none answered. */
  readonly said: readonly FollowUpSaid[]
}

/** Which census is compared with which, and how far back *returning* looks. Censuses by key. */
export interface CompareRequest {
  readonly current: string
  readonly previous: string
  readonly previousWeek: CensusWeek
  /** Other censuses before the current one, within the look-back: being counted there makes a person returning. */
  readonly lookBack: readonly string[]
  /** All other censuses before the current one: for the supplementary table. */
  readonly allEarlier: readonly string[]
}

/** Ways to have been known before, in their order: a returning person is in the first that fits. */
export const RETURNING_FROM = ['otherSituation', 'notCounted', 'register', 'earlierCensus'] as const
export type ReturningFrom = (typeof RETURNING_FROM)[number]

/**
 * What is known of somebody counted last time and not now, in the order it is shown. Being deceased, in another
 * municipality or elsewhere is known only where a unit says so of somebody it reported before; no file tells it.
 */
export const LEFT_TO = [
  'otherSituation',
  'notCounted',
  'needsReview',
  'ownContract',
  'otherMunicipality',
  'deceased',
  'elsewhere',
  'notFound',
] as const
export type LeftTo = (typeof LEFT_TO)[number]

/** When somebody new in the count became homeless: after the last count, before it, not known. */
export const NEW_SINCE = ['sinceLast', 'before', 'notKnown'] as const
export type NewSince = (typeof NEW_SINCE)[number]

/** Persons, all of them. Identities: see `flowsAddUp`. Source: domain.md section 6. */
export interface Flows {
  readonly persisting: number
  readonly returning: number
  readonly returningFrom: Readonly<Record<ReturningFrom, number>>
  readonly new: number
  /** Of the new: homeless since the last count, before it, not known. */
  readonly newByHomelessSince: Readonly<Record<NewSince, number>>
  /** Unlinkable people last time may be among the new: new lies between this and `new`. */
  readonly newAtLeast: number
  /** Supplement: new when every census held is looked back to. */
  readonly newAllHeld: number
  readonly unlinkable: number
  readonly changedScopeIn: number
  readonly left: number
  readonly leftTo: Readonly<Record<LeftTo, number>>
  /** Of those who left: known only by what units say of those they reported before. */
  readonly leftToSaid: number
  readonly unlinkablePrevious: number
  readonly changedScopeOut: number
  /** Supplement: of the returning, all the ways that fit (a person may be in several). */
  readonly returningOverlaps: Readonly<Record<ReturningFrom, number>>
}

/** Where a person counted now comes from. */
export type FlowIn = 'persisting' | 'unlinkable' | 'changedScopeIn' | 'new' | ReturningFrom
/** Where a person counted last time went. */
export type FlowOut = 'persisting' | 'unlinkable' | 'changedScopeOut' | LeftTo

const isCounted = (person: FollowedPerson, census: string) => person.presence.get(census)?.outcome === 'counted'

/** Every way in which a person counted now was known before; empty for the new. */
function waysBack(person: FollowedPerson, request: CompareRequest, lookBack: readonly string[]): ReturningFrom[] {
  const before = person.presence.get(request.previous)
  const ways: Record<ReturningFrom, boolean> = {
    otherSituation: before?.otherSituation === true,
    notCounted: before !== undefined && !before.otherSituation,
    register: person.inRegisterBetween,
    earlierCensus: lookBack.some((census) => isCounted(person, census)),
  }
  return RETURNING_FROM.filter((way) => ways[way])
}

/** Where a person counted in the current census comes from: exactly one answer. */
export function flowIn(person: FollowedPerson, request: CompareRequest, lookBack = request.lookBack): FlowIn {
  if (!person.linkable) return 'unlinkable'
  if (isCounted(person, request.previous)) return 'persisting'
  if (person.presence.get(request.previous)?.onlyAgeKeepsOut) return 'changedScopeIn'
  return waysBack(person, request, lookBack)[0] ?? 'new'
}

const BY_WORD: Readonly<Partial<Record<SaidTogether, LeftTo>>> = {
  own_home: 'ownContract',
  other_municipality: 'otherMunicipality',
  deceased: 'deceased',
  other: 'elsewhere',
}

/**
 * Where somebody whom nobody recorded went, by what units say; `undefined` when they do not know, contradict each other,
 * or a register has the person between the two weeks: a row somebody wrote then weighs more than a word afterwards.
 */
const wordOn = ({ said, inRegisterBetween }: FollowedPerson): LeftTo | undefined =>
  inRegisterBetween ? undefined : BY_WORD[saidTogether(said)]

/** Where a person counted in the previous census is now: exactly one answer. */
export function flowOut(person: FollowedPerson, request: CompareRequest): FlowOut {
  if (!person.linkable) return 'unlinkable'
  const now = person.presence.get(request.current)
  if (now === undefined) return wordOn(person) ?? 'notFound'
  if (now.outcome === 'counted') return 'persisting'
  if (now.onlyAgeKeepsOut) return 'changedScopeOut'
  if (now.otherSituation) return 'otherSituation'
  if (now.outcome === 'review') return 'needsReview'
  return now.ownContract ? 'ownContract' : 'notCounted'
}

/** Whether somebody new in the count became homeless after the last count. A date that straddles it is not known. */
export function homelessSinceLast(since: PartialDate | null, previousWeek: CensusWeek): NewSince {
  if (since === null) return 'notKnown'
  const span = spanOf(since)
  if (span.from > previousWeek.to) return 'sinceLast'
  return span.to <= previousWeek.to ? 'before' : 'notKnown'
}

/** The flows between two censuses, from persons classified by one definition under one set of rules. */
export function compareFlows(persons: readonly FollowedPerson[], request: CompareRequest): Flows {
  const ins = persons
    .filter((person) => isCounted(person, request.current))
    .map((person) => ({ person, flow: flowIn(person, request) }))
  const before = persons.filter((person) => isCounted(person, request.previous))
  const outs = before.map((person) => flowOut(person, request))
  const saidToHaveLeft = before.filter(
    (person) => person.linkable && !person.presence.has(request.current) && wordOn(person) !== undefined,
  )
  const countIn = (flow: FlowIn) => ins.filter((each) => each.flow === flow).length
  const countOut = (flow: FlowOut) => outs.filter((each) => each === flow).length

  const returningFrom = forEach(RETURNING_FROM, countIn)
  const leftTo = forEach(LEFT_TO, countOut)
  const newPersons = ins.filter(({ flow }) => flow === 'new').map(({ person }) => person)
  const returners = ins.filter(({ flow }) => RETURNING_FROM.some((way) => way === flow)).map(({ person }) => person)
  const unlinkablePrevious = countOut('unlinkable')
  return {
    persisting: countIn('persisting'),
    returning: returners.length,
    returningFrom,
    new: newPersons.length,
    newByHomelessSince: forEach(
      NEW_SINCE,
      (since) =>
        newPersons.filter((person) => homelessSinceLast(person.homelessSince, request.previousWeek) === since).length,
    ),
    newAtLeast: Math.max(0, newPersons.length - unlinkablePrevious),
    newAllHeld: newPersons.filter((person) => flowIn(person, request, request.allEarlier) === 'new').length,
    unlinkable: countIn('unlinkable'),
    changedScopeIn: countIn('changedScopeIn'),
    left: Object.values(leftTo).reduce((sum, each) => sum + each, 0),
    leftTo,
    leftToSaid: saidToHaveLeft.length,
    unlinkablePrevious,
    changedScopeOut: countOut('changedScopeOut'),
    returningOverlaps: forEach(
      RETURNING_FROM,
      (way) => returners.filter((person) => waysBack(person, request, request.lookBack).includes(way)).length,
    ),
  }
}

/** The identities that always hold: every person counted in either census is in exactly one flow. */
export function flowsAddUp(flows: Flows, current: number, previous: number): boolean {
  const { persisting, returning, unlinkable, changedScopeIn, left, unlinkablePrevious, changedScopeOut } = flows
  return (
    current === persisting + returning + flows.new + unlinkable + changedScopeIn &&
    previous === persisting + left + unlinkablePrevious + changedScopeOut
  )
}

/**
 * How many were counted in all of the last k censuses, for each k from 2. `censuses` from the current one backwards.
 */
export function persistence(persons: readonly FollowedPerson[], censuses: readonly string[]): Record<string, number> {
  const result: Record<string, number> = {}
  for (let k = 2; k <= censuses.length; k++) {
    const last = censuses.slice(0, k)
    result[k] = persons.filter((person) => person.linkable && last.every((census) => isCounted(person, census))).length
  }
  return result
}

/** How far back *new* looks. Assumption: domain.md section 6, after "sedan minst två år" (Helsingborg 2016). Calendar years. */
export const LOOK_BACK_YEARS = 2
