import { z } from 'zod'
import type { FactName } from '../submission/record.ts'

/**
 * What somebody may have changed of rows, each by itself: who is in them and how they live, from which every figure comes,
 * and the facts that one table each counts. *other*: facts that stand in no table, which a definition may ask for all the same.
 */
export const ASPECTS = [
  'who',
  'sex',
  'registered',
  'supportNeed',
  'contacts',
  'housingNeeded',
  'incomeSource',
  'occupation',
  'birthCountryGroup',
  'contributingFactors',
  'other',
] as const
export type Aspect = (typeof ASPECTS)[number]

/** Facts of which no figure comes in any shipped definition. Assumption: the public tables of 2026-11-22. */
const IN_NO_TABLE: readonly FactName[] = [
  'statedSituation',
  'homelessSince',
  'district',
  'household',
  'childrenUnder18',
  'payer',
  'monthlyPlacementCost',
]

/** The aspect of a row that a fact is part of. */
export function aspectOf(fact: FactName): Aspect {
  if (IN_NO_TABLE.includes(fact)) return 'other'
  return ASPECTS.find((aspect) => aspect === fact) ?? 'who'
}

/** How keys are made now. Goes up whenever the same rows would come to have other keys, or a fact another aspect. */
export const RECIPE = 2

/** What some units said together of one census, by aspect. A change of *who* changes every key. */
const rowsSaid = z.strictObject({
  census: z.string(),
  units: z.array(z.string()).readonly(),
  /** An aspect of which nothing is known has no key. */
  keys: z.partialRecord(z.enum(ASPECTS), z.string()),
  /** One of the units exercises authority, which rules may ask for. No row says so: where rows changed it is none. */
  authority: z.boolean(),
})

/**
 * What a public edition was made from, as far as it tells at the next one who has changed something in between. Keys are
 * keyed hashes: equal where nothing that can be counted differs.
 */
export const madeFrom = z.strictObject({
  /** How the keys are made. Keys made in two ways differ though nothing has changed: they are never held together. */
  recipe: z.literal(RECIPE),
  /** What rows say, by census and by the units that reported them. */
  rows: z.array(rowsSaid).readonly(),
  /** What analysts have decided of pairs of rows, one key for each pair and verdict that binds. */
  decisions: z.array(z.string()).readonly(),
  /** The census whose figures stand beside its own, counted anew; `null` where none do. */
  compared: z.string().nullable(),
})
export type MadeFrom = z.infer<typeof madeFrom>

/** Somebody who knows all that some units reported, and may read what is published. */
export interface Knower {
  readonly kind: 'unit' | 'organisation' | 'account'
  /** The name of the unit or the organisation; of an account none. */
  readonly name: string
  /** Keys of the units, predecessors too. */
  readonly units: readonly string[]
}

/** An edition that is out, with who knows what of its units' rows since it came. */
export interface PublishedFrom {
  readonly census: string
  readonly version: number
  readonly madeFrom: MadeFrom
  readonly knowers: readonly Knower[]
}

/** The two rows of a decided pair: in which census each is, and which units reported it. */
export type DecidedPair = readonly { readonly census: string; readonly units: readonly string[] }[]

/**
 * All rows that changed in one aspect since an edition are of units that one knower has: whoever that is can tell what
 * came of its own.
 */
export interface SoleCorrection {
  readonly by: Knower
  /** Keys of the units whose rows changed. */
  readonly units: readonly string[]
  readonly aspect: Aspect
  /** In which censuses, by id. */
  readonly censuses: readonly string[]
  readonly since: PublishedFrom
}

/** An edition that is about to be published. */
export interface ToPublish {
  readonly census: string
  readonly madeFrom: MadeFrom
  /** Decided pairs by their keys, those taken back too. A pair of which nothing is known any more is not there. */
  readonly pairs: ReadonlyMap<string, DecidedPair>
}

/** What stands in the way of an edition, and of showing the census it compares with as it stands now. */
export interface SoleCorrections {
  readonly here: SoleCorrection | null
  readonly earlier: SoleCorrection | null
}

/**
 * Sole corrections between the editions that are out and a new one. Every edition is held against the new one, not only the
 * last: two corrections, of which one is taken back later, are one beside the first. Each census stands by itself, since a
 * change in another moves other figures.
 */
export function soleCorrections(asked: ToPublish, published: readonly PublishedFrom[]): SoleCorrections {
  const { census, madeFrom: now } = asked
  const soleIn = (since: PublishedFrom, censuses: readonly string[]) => soleSince(since, censuses, asked)
  const own = published.filter((each) => each.census === census)
  const showing = (id: string) => published.filter((each) => each.census === id || each.madeFrom.compared === id)
  const earlierOf = ({ madeFrom: then }: PublishedFrom) => censusesOf(then, now).filter((id) => id !== census)
  const { compared } = now
  return {
    here: first([
      ...showing(census).map((since) => soleIn(since, [census])),
      // Links reach from one census into another: a change of an earlier one may move the figures of this one.
      ...own.map((since) => soleIn(since, censusesOf(since.madeFrom, now))),
    ]),
    earlier:
      compared === null
        ? null
        : first([
            ...showing(compared).map((since) => soleIn(since, [compared])),
            ...own
              .filter((since) => since.madeFrom.compared !== null)
              .flatMap((since) => earlierOf(since).map((id) => soleIn(since, [id]))),
          ]),
  }
}

const first = (found: readonly (SoleCorrection | null)[]): SoleCorrection | null =>
  found.find((each) => each !== null) ?? null

const censusesOf = (...each: readonly MadeFrom[]): string[] => [
  ...new Set(each.flatMap(({ rows }) => rows.map(({ census }) => census))),
]

const soleSince = (since: PublishedFrom, censuses: readonly string[], asked: ToPublish): SoleCorrection | null =>
  first(ASPECTS.map((aspect) => soleOf(aspect, since, censuses, asked)))

/** One who alone has changed an aspect: what another has changed of another aspect moves other figures. */
function soleOf(
  aspect: Aspect,
  since: PublishedFrom,
  censuses: readonly string[],
  { madeFrom: now, pairs }: ToPublish,
): SoleCorrection | null {
  const changed = changedRows(aspect, since.madeFrom, now, censuses)
  if (changed.length === 0) return null
  const decided = changedDecisions(since.madeFrom, now)
    .flatMap((key) => [pairs.get(key) ?? []])
    .filter((pair) => pair.length > 0 && pair.every(({ census }) => censuses.includes(census)))
  const by = since.knowers.find((knower) => {
    const holds = ({ units }: { readonly units: readonly string[] }) =>
      units.some((unit) => knower.units.includes(unit))
    // A decision about a row of its own tells of its own rows: only one about others' alone may have moved a figure beside.
    return changed.every(holds) && !decided.some((pair) => !pair.some(holds))
  })
  if (by === undefined) return null
  const units = changed.flatMap((rows) => rows.units.filter((unit) => by.units.includes(unit)))
  return { by, aspect, since, units: [...new Set(units)], censuses: [...new Set(changed.map(({ census }) => census))] }
}

type Rows = MadeFrom['rows'][number]

/**
 * Rows of some censuses that say something else in the one than in the other, or are in one of them alone. Where no row
 * does, those of units of which it was told in between that they exercise authority, or do not.
 */
function changedRows(aspect: Aspect, before: MadeFrom, now: MadeFrom, censuses: readonly string[]): Rows[] {
  const placeOf = ({ census, units }: Rows) => JSON.stringify([census, units])
  const within = ({ rows }: MadeFrom) => rows.filter(({ census }) => censuses.includes(census))
  const [then, still] = [within(before), within(now)]
  const there = new Map(then.map((rows) => [placeOf(rows), rows]))
  const places = new Set(still.map(placeOf))
  const said = [
    ...still.filter((rows) => there.get(placeOf(rows))?.keys[aspect] !== rows.keys[aspect]),
    ...then.filter((rows) => !places.has(placeOf(rows)) && rows.keys[aspect] !== undefined),
  ]
  if (said.length > 0) return said
  return still.filter(
    (rows) => rows.keys[aspect] !== undefined && there.get(placeOf(rows))?.authority !== rows.authority,
  )
}

/** Decisions that were made or taken back in between. */
function changedDecisions(before: MadeFrom, now: MadeFrom): string[] {
  const [then, still] = [new Set(before.decisions), new Set(now.decisions)]
  return [...before.decisions.filter((key) => !still.has(key)), ...now.decisions.filter((key) => !then.has(key))]
}
