import { type Response, responseOf } from '../../domain/census/response.ts'
import { blanksInWords } from '../../domain/classification/classification.texts.ts'
import type { Blank } from '../../domain/classification/condition.ts'
import { type Coverage, coverage, type UnitInBoth } from '../../domain/comparison/coverage.ts'
import {
  type CompareRequest,
  compareFlows,
  type Flows,
  type FollowedPerson,
  LOOK_BACK_YEARS,
  type Presence,
  persistence,
} from '../../domain/comparison/flows.ts'
import { earliestKnown } from '../../domain/submission/earliest-known.ts'
import { isKnown } from '../../domain/submission/record.ts'
import { yearOf } from '../../domain/terms/dates.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Db } from '../../platform/database/schema.ts'
import { type StoredCensus, unitsAsked } from '../census/census.repository.ts'
import type { FollowUpInRound } from '../submission/follow-up.service.ts'
import type { Material } from '../submission/material.service.ts'
import { type StoredRegisterEntry, unitsThatObserved } from '../submission/submission.repository.ts'
import { saidOf } from './asked-persons.service.ts'
import type { PersonInCensus, PersonOverCensuses } from './followed-persons.service.ts'

interface NotComparable {
  readonly previous: StoredCensus
  readonly comparable: false
  readonly missing: Text
}

interface FlowsFollowed {
  readonly previous: StoredCensus
  readonly comparable: true
  readonly flows: Flows
  /** What the flows were counted from: the persons, in the order they were given. */
  readonly followed: readonly FollowedPerson[]
  readonly request: CompareRequest
}

/** The census in hand against the one it is compared with. */
export type Comparison =
  | NotComparable
  | (FlowsFollowed & { readonly coverage: Coverage; readonly persistence: Readonly<Record<string, number>> })

/** Compares with the census before, or the one that was asked for. `null` when there is none before. */
export async function compareCensus(
  db: Db,
  material: Material,
  persons: readonly PersonOverCensuses[],
  followUp: FollowUpInRound,
): Promise<Comparison | null> {
  const compared = compareWithPrevious(material, persons, followUp)
  if (!compared?.comparable) return compared
  const { previous, followed, request } = compared
  return {
    ...compared,
    coverage: coverage(followed, await unitsInBoth(db, material, previous), request),
    persistence: persistence(followed, comparableBackwards(material, persons)),
  }
}

/** Who is new, remains or has left since the census before, without what a report says beside. */
export function compareWithPrevious(
  material: Material,
  persons: readonly PersonOverCensuses[],
  followUp: FollowUpInRound,
): NotComparable | FlowsFollowed | null {
  const { census, censuses } = material
  const earlier = censuses.slice(0, -1)
  const previous =
    census.comparedWith === null ? earlier.at(-1) : earlier.find(({ key }) => key === census.comparedWith)
  if (previous === undefined) return null
  const missing = factsNotCollected(material, previous, persons)
  if (missing.length > 0) return { previous, comparable: false, missing: blanksInWords(missing) }
  const others = earlier.filter(({ id }) => id !== previous.id)
  const request: CompareRequest = {
    current: census.id,
    previous: previous.id,
    previousWeek: previous.week,
    lookBack: others
      .filter(({ week }) => yearOf(census.week.from) - yearOf(week.from) <= LOOK_BACK_YEARS)
      .map(({ id }) => id),
    allEarlier: others.map(({ id }) => id),
  }
  const followed = persons.map((person, at) => follow(person, at, { previous, census, followUp }))
  return { previous, comparable: true, flows: compareFlows(followed, request), followed, request }
}

/** Censuses from the one in hand backwards, as long as the definition's facts were collected. */
function comparableBackwards(material: Material, persons: readonly PersonOverCensuses[]): string[] {
  const backwards = [...material.censuses].reverse()
  const broken = backwards.findIndex((census, at) => at > 0 && factsNotCollected(material, census, persons).length > 0)
  return (broken === -1 ? backwards : backwards.slice(0, broken)).map(({ id }) => id)
}

/**
 * Facts the definition decides by that nobody was asked for then but are known now: with them missing the earlier
 * census cannot be recomputed, and the comparison is refused.
 */
function factsNotCollected(
  { census, records }: Material,
  previous: StoredCensus,
  persons: readonly PersonOverCensuses[],
): Blank[] {
  const open = new Set<Blank>()
  for (const { inCensus } of persons) {
    const then = inCensus.get(previous.id)
    if (then?.verdict.outcome !== 'review') continue
    for (const { missing } of then.verdicts) for (const fact of missing) open.add(fact)
  }
  const knownIn = (fact: Blank, censusId: string) =>
    fact === 'age' ||
    fact === 'reportingUnit' ||
    records.some((record) => record.censusId === censusId && isKnown(record.facts[fact]))
  return [...open].filter((fact) => !knownIn(fact, previous.id) && knownIn(fact, census.id)).sort()
}

function follow(
  person: PersonOverCensuses,
  at: number,
  {
    previous,
    census,
    followUp,
  }: { readonly previous: StoredCensus; readonly census: StoredCensus; readonly followUp: FollowUpInRound },
): FollowedPerson {
  const { linkable, inCensus, register } = person
  const now = inCensus.get(census.id)
  const presence = new Map<string, Presence>()
  for (const [id, each] of inCensus) presence.set(id, presenceOf(each))
  return {
    id: String(at),
    linkable,
    homelessSince: earliestKnown(now?.records.map(({ facts }) => facts.homelessSince) ?? []),
    presence,
    inRegisterBetween: register.some((entry) => isBetween(entry, previous, census)),
    said: saidOf(person, census, followUp),
  }
}

function presenceOf({ records, verdicts, verdict, otherSituation }: PersonInCensus): Presence {
  return {
    outcome: verdict.outcome,
    onlyAgeKeepsOut: verdict.outcome !== 'counted' && verdict.onlyAgeKeepsOut,
    otherSituation,
    ownContract: records.some(({ facts }) => facts.accommodation === 'own_home' && facts.contractForm === 'first_hand'),
    countingUnits: verdict.outcome === 'counted' ? countingUnits(records, verdicts) : [],
  }
}

function countingUnits(records: PersonInCensus['records'], verdicts: PersonInCensus['verdicts']): readonly string[] {
  const [only, another] = records
  if (only !== undefined && another === undefined) return only.units // its verdict is the person's
  const counting = new Set<string>()
  for (const [at, { units }] of records.entries())
    if (verdicts[at]?.outcome === 'counted') for (const unit of units) counting.add(unit)
  return [...counting]
}

/**
 * In the register on some day after the one week and before the other. A blank end is open. With both blank the file
 * itself says when: since the census before its own.
 */
function isBetween({ censusId, from, to }: StoredRegisterEntry, previous: StoredCensus, census: StoredCensus): boolean {
  if (from === null && to === null) return censusId === census.id
  return (from === null || from < census.week.from) && (to === null || to > previous.week.to)
}

async function unitsInBoth(db: Db, material: Material, previous: StoredCensus): Promise<UnitInBoth[]> {
  const [now, then] = [await answersOf(db, material.census, material), await answersOf(db, previous, material)]
  return material.units.map(({ key, successorOf }) => {
    const before = [key, ...successorOf].map((each) => then.get(each) ?? 'notAsked')
    return { unit: key, current: now.get(key) ?? 'notAsked', previous: best(before), predecessors: successorOf }
  })
}

const BEST_FIRST: readonly Response[] = ['answered', 'nil', 'silent', 'notAsked']
const best = (answers: readonly Response[]): Response =>
  BEST_FIRST.find((answer) => answers.includes(answer)) ?? 'notAsked'

/** How every unit of the municipality answered a census, by unit key. */
export async function answersOf(
  db: Db,
  census: StoredCensus,
  { units, records }: Pick<Material, 'units' | 'records'>,
): Promise<Map<string, Response>> {
  const { asked, nil } = await unitsAsked(db, census.id)
  const heard = new Set(await unitsThatObserved(db, census.id))
  for (const record of records) if (record.censusId === census.id) for (const unit of record.units) heard.add(unit)
  const inputs = { unitsAsked: asked, nilReturns: nil, unitsHeard: [...heard] }
  return new Map(units.map(({ key }) => [key, responseOf(key, inputs)]))
}
