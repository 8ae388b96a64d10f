import { factName } from '../../domain/classification/condition.ts'
import {
  ASPECTS,
  type Aspect,
  aspectOf,
  type DecidedPair,
  type Knower,
  type MadeFrom,
  type PublishedFrom,
  RECIPE,
  type SoleCorrections,
  soleCorrections,
} from '../../domain/disclosure/sole-correction.ts'
import type { Context } from '../../platform/context.ts'
import { listCensuses, type StoredCensus, type StoredUnit } from '../census/census.repository.ts'
import { decisionsOf, type StoredDecision } from '../linkage/decision.repository.ts'
import type { Material } from '../submission/material.service.ts'
import { recordsReadAt, type StoredRecord } from '../submission/submission.repository.ts'
import { organisationsOf, withPredecessors } from './contributors.service.ts'
import { accountsOfSeveralUnits, madeFromOf, type StoredMadeFrom, unitsOfRecords } from './made-from.repository.ts'

type Opening = Pick<Context, 'db' | 'vault'>

/**
 * What rows say, by census and by the units that reported them, as keyed hashes: rows in another order, and the same rows
 * handed in anew, are no change. Which person an analyst holds a row to be is not in it: no unit says so.
 */
export function rowsSaid(
  { vault }: Pick<Context, 'vault'>,
  { records, units }: Pick<Material, 'records' | 'units'>,
): MadeFrom['rows'] {
  const authority = new Set(units.flatMap((unit) => (unit.exercisesAuthority === true ? [unit.key] : [])))
  const reported = new Map<string, { census: string; units: readonly string[]; rows: RowSaid[] }>()
  for (const record of records) {
    const reporters = [...record.units].sort()
    const place = JSON.stringify([record.censusId, reporters])
    const there = reported.get(place) ?? { census: record.censusId, units: reporters, rows: [] }
    reported.set(place, there)
    there.rows.push(saidIn(record))
  }
  return [...reported.values()].map(({ census, units: reporters, rows }) => {
    const keyOf = (aspect: Aspect) => {
      const texts = rows.map(({ who, facts }) => `${who} ${JSON.stringify(facts.get(aspect) ?? [])}`).sort()
      return vault.keyOf('published rows', JSON.stringify([census, reporters, aspect, texts]))
    }
    const known = ASPECTS.filter((aspect) => aspect === 'who' || rows.some(({ facts }) => facts.has(aspect)))
    return {
      census,
      units: reporters,
      keys: Object.fromEntries(known.map((aspect) => [aspect, keyOf(aspect)])),
      authority: reporters.some((unit) => authority.has(unit)),
    }
  })
}

/** What one row says: of whom, and the facts of each aspect of which something is known. */
interface RowSaid {
  readonly who: string
  readonly facts: ReadonlyMap<Aspect, readonly (readonly [string, unknown])[]>
}

/**
 * Everything of a row that a figure may come from: identity, facts, and whether it is a child's. What is written here
 * decides whether a row has changed since it was published: it may not come to differ by itself.
 */
function saidIn({ identity, facts, childOf }: StoredRecord): RowSaid {
  const { number, givenName, familyName, initials, birthDate, birthYear, age, protectedIdentity } = identity
  const byAspect = factsByAspect(facts)
  return {
    who: JSON.stringify([
      [number?.kind ?? null, number?.canonical ?? null, givenName, familyName, initials, birthDate, birthYear],
      [age?.years ?? null, age?.approximate ?? null, protectedIdentity === true],
      byAspect.get('who') ?? [],
      childOf !== null,
    ]),
    facts: byAspect,
  }
}

const FACTS = [...factName.options].sort().map((fact) => [fact, aspectOf(fact)] as const)

/** Facts that are known, in one order: one that is asked for later changes no row that was written before. */
function factsByAspect(facts: StoredRecord['facts']): Map<Aspect, [string, unknown][]> {
  const found = new Map<Aspect, [string, unknown][]>()
  for (const [fact, aspect] of FACTS) {
    const value = facts[fact]
    if (value === null) continue
    const there = found.get(aspect) ?? []
    found.set(aspect, there)
    there.push([fact, Array.isArray(value) ? [...value].sort() : value])
  }
  return found
}

/** Decisions that bind, by what their rows were known by: the latest verdict about each pair. */
export function decisionKeys(decisions: readonly Pick<StoredDecision, 'verdict' | 'pairs'>[]): string[] {
  const verdicts = new Map(
    decisions.flatMap(({ verdict, pairs }) => pairs.map((pair) => [contentsOf(pair), verdict] as const)),
  )
  return [...verdicts].flatMap(([pair, verdict]) => (verdict === 'unsure' ? [] : [`${verdict} ${pair}`])).sort()
}

type Pair = StoredDecision['pairs'][number]

const contentsOf = ({ left, right }: Pair): string => [left.contentKey, right.contentKey].sort().join(' ')

/**
 * Whether all that was changed since something was published is of one who would know it for its own: in the census
 * published now, and in those that stand beside it.
 */
export async function findSoleCorrections(
  context: Opening,
  { census, units }: Pick<Material, 'census' | 'units'>,
  made: MadeFrom,
): Promise<SoleCorrections> {
  const { db } = context
  const { code } = census.municipality
  const stored = await madeFromOf(db, code)
  if (stored.length === 0) return { here: null, earlier: null }
  const decisions = await decisionsOf(db, code)
  const accounts = await accountsOfSeveralUnits(db, code)
  const published: PublishedFrom[] = []
  for (const each of stored) {
    const stillThere = accounts.filter(({ disabledAt }) => disabledAt === null || disabledAt > each.publishedAt)
    published.push({
      census: each.censusId,
      version: each.version,
      madeFrom: each.madeFrom ?? (await madeFromThen(context, each, { units, decisions, census })),
      knowers: [
        ...knowersOf(units),
        ...stillThere.map(
          (account): Knower => ({ kind: 'account', name: '', units: withPredecessors(account.units, units) }),
        ),
      ],
    })
  }
  const pairs = await decidedPairs(context, decisions)
  return soleCorrections({ census: census.id, madeFrom: made, pairs }, published)
}

/**
 * Each unit with those it took over after, and each organisation of several units. The municipality is none: whoever runs
 * the census has the lists of all.
 */
function knowersOf(units: readonly StoredUnit[]): Knower[] {
  const organisations = organisationsOf(units.filter(({ organisationKind }) => organisationKind !== 'municipal'))
  const own = (of: readonly StoredUnit[]) =>
    withPredecessors(
      of.map(({ key }) => key),
      units,
    )
  return [
    ...units.map((unit): Knower => ({ kind: 'unit', name: unit.name, units: own([unit]) })),
    ...organisations.map(({ name, of }): Knower => ({ kind: 'organisation', name, units: own(of) })),
  ]
}

/** The two rows of every pair that was ever decided, by the key of the decision. Rows of a register are nobody's rows. */
async function decidedPairs(
  { db }: Pick<Context, 'db'>,
  decisions: readonly StoredDecision[],
): Promise<Map<string, DecidedPair>> {
  const binding = decisions.filter(({ verdict }) => verdict !== 'unsure')
  const ids = binding.flatMap(({ pairs }) => pairs.flatMap(({ left, right }) => [left.id, right.id]))
  const reporters = await unitsOfRecords(db, [...new Set(ids)])
  const found = new Map<string, DecidedPair>()
  for (const { verdict, pairs } of binding)
    for (const pair of pairs) {
      const rows = [pair.left, pair.right].flatMap(({ id, censusId }) => {
        const units = reporters.get(id)
        return units === undefined ? [] : [{ census: censusId, units }]
      })
      if (rows.length === 2) found.set(`${verdict} ${contentsOf(pair)}`, rows)
    }
  return found
}

/**
 * What an edition was made from that is older than the keeping of it, or than the keys of now: nothing handed in is ever overwritten, so what was
 * read then is read again. It is taken to have shown the census before it, whether it did or not.
 */
async function madeFromThen(
  context: Opening,
  { censusId, publishedAt }: StoredMadeFrom,
  known: {
    readonly units: readonly StoredUnit[]
    readonly decisions: readonly StoredDecision[]
    readonly census: StoredCensus
  },
): Promise<MadeFrom> {
  const { units, decisions, census } = known
  const all = await listCensuses(context.db, census.municipality.code)
  const place = all.findIndex(({ id }) => id === censusId)
  const earlier = all.slice(0, place)
  const named = all[place]?.comparedWith ?? null
  const records: StoredRecord[] = []
  for (const { id } of all.slice(0, place + 1))
    records.push(...(await recordsReadAt(context.db, context.vault, id, publishedAt)))
  const inForce = decisions.filter(
    ({ at, undone }) => at < publishedAt && (undone === null || undone.at >= publishedAt),
  )
  return {
    recipe: RECIPE,
    rows: rowsSaid(context, { records, units }),
    decisions: decisionKeys(inForce),
    compared: (named === null ? earlier.at(-1) : earlier.find(({ key }) => key === named))?.id ?? null,
  }
}
