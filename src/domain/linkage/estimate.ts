import { hashOf } from './blocking.ts'
import { type Columns, NOT_KNOWN, numbering } from './columns.ts'
import type { Comparison, ComparisonLevel, LevelOf, Likeness, LinkageModel, Probabilities } from './model.ts'
import { rememberedBelow } from './remembered.ts'

/** What a run of linkage knows of its list: every m and u, and how many records of its person a record meets. */
export interface Parameters {
  /** How many other records of the same person a record has, on average. */
  readonly matchesPerRecord: number
  /** How many records of others like it a record has beside it, by the model's kinds of likeness. */
  readonly likePerRecord: readonly number[]
  /** By comparison, then by level, in the model's order. */
  readonly probabilities: readonly (readonly (Probabilities | null)[])[]
}

/** How often pairs came out at each pattern: one level of every comparison. */
export interface PatternCounts {
  /** The pattern of two records, a whole number. */
  readonly patternOf: (left: number, right: number) => number
  /** The level of a comparison in a pattern. */
  readonly levelIn: (pattern: number, comparison: number) => number
  /** Number of patterns there can be. */
  readonly patterns: number
}

/** Patterns as whole numbers: levels of all comparisons, one after another. */
export function patternsOf(comparisons: readonly Comparison[], columns: Columns): PatternCounts {
  const steps: number[] = []
  let patterns = 1
  const levelOf: LevelOf[] = []
  for (const { levels, levelIn } of comparisons) {
    steps.push(patterns)
    patterns *= levels.length
    levelOf.push(levelIn(columns))
  }
  const levels = levelsOfPatterns(comparisons, patterns)
  return {
    patternOf: (left, right) => {
      let pattern = 0
      for (let at = 0; at < levelOf.length; at++) pattern += (steps[at] ?? 0) * (levelOf[at]?.(left, right) ?? 0)
      return pattern
    },
    levelIn: (pattern, comparison) => levels[pattern * comparisons.length + comparison] ?? 0,
    patterns,
  }
}

/** Tables made, by the comparisons they are of: every list of a model has the same patterns, and short lists are many. */
const tables = new WeakMap<readonly Comparison[], Uint8Array>()

/** The level of each comparison in each pattern, one pattern after another. */
function levelsOfPatterns(comparisons: readonly Comparison[], patterns: number): Uint8Array {
  const made = tables.get(comparisons)
  if (made !== undefined) return made
  const levels = new Uint8Array(patterns * comparisons.length)
  let step = 1
  for (const [at, comparison] of comparisons.entries()) {
    const most = comparison.levels.length
    for (let pattern = 0; pattern < patterns; pattern++)
      levels[pattern * comparisons.length + at] = Math.floor(pattern / step) % most
    step *= most
  }
  tables.set(comparisons, levels)
  return levels
}

const ROUNDS = 25
/** A change of `matchesPerRecord` below which nothing more is learnt. */
const SETTLED = 1e-5

/** Pairs that may be of one person, side by side, those in one place that are alike: their patterns, and how common the names are that they share. */
export interface PossiblePairs {
  readonly length: number
  /** Of a long list every so many'th pair is here, and stands for as many. */
  readonly oneOf: number
  readonly pattern: Int32Array
  /** What a pair counts for: a record that is there many times over would tell of itself alone. Of many in one place their sum. */
  readonly share: Float64Array
  /** By comparison: bits, −log2 of the frequency that takes the place of u at a level that counts by it; else 0. */
  readonly rarity: readonly Float32Array[]
}

/**
 * Estimates m, u and the number of matches from the list itself by expectation–maximisation (Dempster, Laird & Rubin
 * 1977; for record linkage Winkler 1988). The presets hold it as if they were pairs already seen (a Dirichlet prior):
 * left to itself it would take whatever is common among the candidates for a match. `pairs`: those that share a block
 * and may be of one person, among which nearly all matches are. `sampled`: patterns of pairs drawn from everybody, which
 * tell what is common among two persons.
 */
export function estimateParameters(
  model: LinkageModel,
  { levelIn }: PatternCounts,
  { records, numbered, alike }: ListSize,
  pairs: PossiblePairs,
  sampled: ReadonlyMap<number, number>,
): Parameters {
  const { comparisons, estimation } = model
  const preset = comparisons.map(({ levels }) => levels.map(({ probabilities }) => probabilities))
  const likePerRecord = model.likenesses.map(({ perRecord }, at) => {
    // A record with a number has all those like it beside it, but of these only such as have a number are seen.
    const seen = (numbered * numbered) / Math.max(1, records)
    return (2 * (alike[at] ?? 0) + estimation.records * perRecord) / (seen + estimation.records)
  })
  const kinds = kindsAmong(pairs, contradictedIn(model, levelIn))
  let now: Parameters = { matchesPerRecord: model.matchesPerRecord, likePerRecord, probabilities: preset }
  for (let round = 0; round < ROUNDS; round++) {
    const matches = tallies(comparisons)
    const others = tallies(comparisons)
    const probabilities = matchProbabilities(model, now, records, levelIn)
    const { found, total } = matchesAmong(pairs, kinds, probabilities.ofKinds(pairs, kinds))
    for (const [at, share] of found.entries()) addTo(matches, levelIn, kinds.patterns[at] ?? 0, share)
    for (const [pattern, times] of sampled)
      addTo(others, levelIn, pattern, (1 - probabilities.ofPattern(pattern)) * times)
    const before = now.matchesPerRecord
    now = {
      matchesPerRecord: (2 * total + estimation.records * model.matchesPerRecord) / (records + estimation.records),
      likePerRecord,
      probabilities: comparisons.map(({ levels }, at) => {
        const m = shares(levels, ({ m }) => m, matches[at] ?? [], estimation.matches)
        const u = shares(levels, ({ u }) => u, others[at] ?? [], estimation.nonMatches)
        return levels.map(({ probabilities, isCounted }, level) =>
          probabilities === null
            ? null
            : { m: m[level] ?? probabilities.m, u: isCounted ? probabilities.u : (u[level] ?? probabilities.u) },
        )
      }),
    }
    if (Math.abs(now.matchesPerRecord - before) < SETTLED) break
  }
  return now
}

/** What pairs there are: those of one pattern that share names as rare are alike, and many are. */
interface Kinds {
  /** By pair; `NOT_KNOWN` for one that nothing is learnt from. */
  readonly kindOf: Int32Array
  /** A pair of each kind, and where its pattern stands among the patterns. */
  readonly pairOf: readonly number[]
  readonly patternAt: readonly number[]
  readonly patterns: readonly number[]
}

function kindsAmong({ length, pattern, rarity }: PossiblePairs, isContradicted: (pattern: number) => boolean): Kinds {
  const kindOf = new Int32Array(length).fill(NOT_KNOWN)
  const pairOf: number[] = []
  const patternAt: number[] = []
  const patterns = numbering<number>()
  // Kinds so far by what is told of one rarity more; where none is told nothing is to be told apart.
  const told = rarity.flatMap((own) => {
    if (!own.some((bits) => bits !== 0)) return []
    return [{ written: new Uint32Array(own.buffer, own.byteOffset, own.length), kinds: numbering<number>() }]
  })
  for (let at = 0; at < length; at++) {
    const own = pattern[at] ?? 0
    // Two valid numbers are two persons, whatever the rest says: nothing is learnt of one person from them.
    if (isContradicted(own)) continue
    const which = patterns.of(own)
    let kind = which
    for (const { written, kinds } of told) kind = kinds.of(kind * 2 ** 32 + (written[at] ?? 0))
    kindOf[at] = kind
    if (kind < pairOf.length) continue
    pairOf.push(at)
    patternAt.push(which)
  }
  return { kindOf, pairOf, patternAt, patterns: patterns.values }
}

/** How many of the pairs are of one person as far as is known, in all and by pattern. `probabilities`: by kind. */
function matchesAmong(
  { length, oneOf, share }: PossiblePairs,
  { kindOf, patternAt, patterns }: Kinds,
  probabilities: Float64Array,
): { readonly found: Float64Array; readonly total: number } {
  const found = new Float64Array(patterns.length)
  let total = 0
  for (let at = 0; at < length; at++) {
    const kind = kindOf[at] ?? NOT_KNOWN
    if (kind === NOT_KNOWN) continue
    const matched = (probabilities[kind] ?? 0) * (share[at] ?? 1) * oneOf
    const which = patternAt[kind] ?? 0
    total += matched
    found[which] = (found[which] ?? 0) + matched
  }
  return { found, total }
}

const tallies = (comparisons: readonly Comparison[]) => comparisons.map(({ levels }) => levels.map(() => 0))

function addTo(counts: readonly number[][], levelIn: PatternCounts['levelIn'], pattern: number, share: number): void {
  for (const [at, ofComparison] of counts.entries()) {
    const level = levelIn(pattern, at)
    ofComparison[level] = (ofComparison[level] ?? 0) + share
  }
}

/** Of each group of levels what share each has, the preset counting as `weight` pairs more. */
function shares(
  levels: readonly ComparisonLevel[],
  presetOf: (probabilities: Probabilities) => number,
  counts: readonly number[],
  weight: number,
): number[] {
  const totals = new Map<string, { counted: number; preset: number }>()
  for (const [at, { probabilities, group = '' }] of levels.entries()) {
    if (probabilities === null) continue
    const total = totals.get(group) ?? { counted: 0, preset: 0 }
    total.counted += counts[at] ?? 0
    total.preset += presetOf(probabilities)
    totals.set(group, total)
  }
  return levels.map(({ probabilities, group = '' }, at) => {
    const total = totals.get(group)
    if (probabilities === null || total === undefined) return 0
    const preset = presetOf(probabilities) / total.preset
    return ((counts[at] ?? 0) + weight * preset) / (total.counted + weight)
  })
}

/** Of each comparison the levels at which two records say the same, by their places. */
const equalLevels = (comparisons: readonly Comparison[]): readonly (readonly number[])[] =>
  comparisons.map(({ levels }) =>
    levels.flatMap(({ id, byTermFrequency }, place) => (id === 'equal' || byTermFrequency === 'shared' ? [place] : [])),
  )

/** What is known of a list before anything is estimated. */
export interface ListSize {
  /** Records that are compared, and those of them with a valid number. */
  readonly records: number
  readonly numbered: number
  /**
   * Pairs of each likeness where it is certain: two valid numbers that differ, and all that such persons share equal.
   * What holds of the records with a number is taken to hold of the others.
   */
  readonly alike: readonly number[]
}

/** Patterns in which two valid numbers differ. */
function contradictedIn(
  { comparisons }: LinkageModel,
  levelIn: PatternCounts['levelIn'],
): (pattern: number) => boolean {
  const at = comparisons.findIndex(({ id }) => id === 'number')
  const different = comparisons[at]?.levels.findIndex(({ id }) => id === 'different') ?? -1
  return (pattern) => levelIn(pattern, at) === different
}

/**
 * How many of some candidate pairs, counted by pattern, are certainly of each of the model's likenesses: all that such
 * persons share is equal, and so is nothing that tells them apart as far as numbers go.
 */
export function likeAmong(model: LinkageModel, levelIn: PatternCounts['levelIn'], candidates: Float64Array): number[] {
  const isContradicted = contradictedIn(model, levelIn)
  const equal = equalLevels(model.comparisons)
  return model.likenesses.map(({ toldApartBy }) => {
    const shared = model.comparisons.flatMap(({ id }, at) => (toldApartBy.includes(id) ? [] : [at]))
    let pairs = 0
    for (let pattern = 0; pattern < candidates.length; pattern++) {
      const times = candidates[pattern] ?? 0
      if (times === 0 || !isContradicted(pattern)) continue
      if (shared.every((at) => equal[at]?.includes(levelIn(pattern, at)))) pairs += times
    }
    return pairs
  })
}

/** How likely two records are one person. */
interface MatchProbabilities {
  /** By kind of pairs. */
  readonly ofKinds: (pairs: PossiblePairs, kinds: Kinds) => Float64Array
  /** Of a pattern, with names of usual frequency. */
  readonly ofPattern: (pattern: number) => number
}

function matchProbabilities(
  model: LinkageModel,
  parameters: Parameters,
  records: number,
  levelIn: PatternCounts['levelIn'],
): MatchProbabilities {
  const usual = weightsOf(parameters, () => false)
  const byFrequency = weightsOf(
    parameters,
    (at, level) => model.comparisons[at]?.levels[level]?.byTermFrequency !== undefined,
  )
  const alternatives = alternativesIn(model, parameters, records)
  const isNamed = model.comparisons.map(({ levels }) => levels.some(({ byTermFrequency }) => byTermFrequency))
  const sumOf = ({ prior, counts }: Alternative, pattern: number, weights: readonly (readonly number[])[]): number => {
    let sum = prior
    for (let at = 0; at < counts.length; at++) if (counts[at] === true) sum += weights[at]?.[levelIn(pattern, at)] ?? 0
    return sum
  }
  return {
    ofKinds: ({ rarity }, kinds) => {
      const odds = new Float64Array(kinds.pairOf.length)
      for (const alternative of alternatives) {
        const weights = Float64Array.from(kinds.patterns, (pattern) => sumOf(alternative, pattern, byFrequency))
        const named = rarity.filter((_, at) => alternative.counts[at] === true && isNamed[at] === true)
        if (named.length > 0) addOddsWithNames(odds, kinds, weights, named)
        // Where no names count, all kinds of a pattern say the same.
        else
          addOdds(
            odds,
            kinds,
            weights.map((weight) => 2 ** -weight),
          )
      }
      return odds.map((against) => 1 / (1 + against))
    },
    ofPattern: (pattern) => {
      let odds = 0
      for (const alternative of alternatives) odds += 2 ** -sumOf(alternative, pattern, usual)
      return 1 / (1 + odds)
    },
  }
}

/** Adds to the odds of each kind those of its pattern. */
function addOdds(odds: Float64Array, { patternAt }: Kinds, ofPatterns: Float64Array): void {
  for (let kind = 0; kind < odds.length; kind++)
    odds[kind] = (odds[kind] ?? 0) + (ofPatterns[patternAt[kind] ?? 0] ?? 0)
}

/** Adds to the odds of each kind those by the weight of its pattern and how rare the names are that a pair of it shares. */
function addOddsWithNames(
  odds: Float64Array,
  { pairOf, patternAt }: Kinds,
  ofPatterns: Float64Array,
  named: PossiblePairs['rarity'],
): void {
  for (let kind = 0; kind < odds.length; kind++) {
    const pair = pairOf[kind] ?? 0
    let weight = ofPatterns[patternAt[kind] ?? 0] ?? 0
    for (let at = 0; at < named.length; at++) weight += named[at]?.[pair] ?? 0
    odds[kind] = (odds[kind] ?? 0) + 2 ** -weight
  }
}

/** Bits by comparison and level; where names count by their frequency only what m gives, for u is the name's own. */
function weightsOf(
  { probabilities }: Parameters,
  isByFrequency: (comparison: number, level: number) => boolean,
): readonly (readonly number[])[] {
  return probabilities.map((levels, at) =>
    levels.map((each, level) => {
      if (each === null) return 0
      return isByFrequency(at, level) ? Math.log2(each.m) : Math.log2(each.m / each.u)
    }),
  )
}

/**
 * What two records can be of when they are not of one person: two who have nothing to do with each other, or two of a
 * likeness. `prior`: bits in favour of one person before anything is compared; `counts`: which comparisons count.
 */
export interface Alternative {
  readonly id: Likeness['id'] | 'unrelated'
  readonly prior: number
  readonly counts: readonly boolean[]
}

/** The alternatives to one person in a list of so many records, the unrelated first. */
export function alternativesIn(
  { comparisons, likenesses }: LinkageModel,
  { matchesPerRecord, likePerRecord }: Pick<Parameters, 'matchesPerRecord' | 'likePerRecord'>,
  records: number,
): readonly Alternative[] {
  return [
    { id: 'unrelated', prior: priorWeight(matchesPerRecord, records), counts: comparisons.map(() => true) },
    ...likenesses.map(
      ({ id, perRecord, toldApartBy }, at): Alternative => ({
        id,
        prior: Math.log2(matchesPerRecord / (likePerRecord[at] ?? perRecord)),
        counts: comparisons.map((comparison) => toldApartBy.includes(comparison.id)),
      }),
    ),
  ]
}

/** Bits: log2 of the odds that two records drawn at random are of one person. */
const priorWeight = (matchesPerRecord: number, records: number): number =>
  Math.log2(matchesPerRecord / Math.max(records - 1, 2 * matchesPerRecord))

/** Pairs drawn from everybody to learn what is common among two persons, and how many they count for beside the presets. */
const [DRAWN, COUNTED] = [50_000, 200_000] as const

/** Patterns of pairs drawn from everybody, and how many pairs they count for. Always the same for the same list. */
export function sampledPatterns({ patternOf, patterns }: PatternCounts, compared: Int32Array): Map<number, number> {
  const size = compared.length
  if (size < 2) return new Map()
  const counts = new Int32Array(patterns)
  const met: number[] = []
  // A short list has no more pairs than every record with half of the others.
  const most = Math.max(1, Math.floor((size - 1) / 2)) * size
  const perRecord = Math.max(1, Math.floor(Math.min(DRAWN, most) / size))
  const every = Math.max(1, Math.floor(size / DRAWN))
  const worth = Math.min(COUNTED, most) / (perRecord * Math.ceil(size / every))
  for (let left = 0; left < size; left += every) {
    for (let draw = 1; draw <= perRecord; draw++) {
      // Steps without order: records stand in that of their content, and steps that have one would pass over those alike.
      const step = 1 + (hashOf(left, draw) % (size - 1))
      const pattern = patternOf(compared[left] ?? 0, compared[(left + step) % size] ?? 0)
      if (counts[pattern] === 0) met.push(pattern)
      counts[pattern] = (counts[pattern] ?? 0) + 1
    }
  }
  return new Map(met.map((pattern) => [pattern, worth * (counts[pattern] ?? 0)]))
}

// Bits. What the presets hold for less likely than this no list makes a match.
const POSSIBLE_FROM = -12
/** The most that a rare name can add to a level that counts by frequency. */
const RAREST_NAME = 9

/** Patterns that may come to something, whatever the list turns out to be. */
export function possiblePatterns(
  model: LinkageModel,
  { levelIn, patterns }: PatternCounts,
  records: number,
): (pattern: number) => boolean {
  const prior = priorWeight(model.matchesPerRecord, records)
  const most = model.comparisons.map(({ levels }) =>
    levels.map(({ probabilities, byTermFrequency }) =>
      probabilities === null ? 0 : Math.log2(probabilities.m / probabilities.u) + (byTermFrequency ? RAREST_NAME : 0),
    ),
  )
  const mostOf = rememberedBelow(patterns, (pattern) =>
    most.reduce((sum, levels, at) => sum + (levels[levelIn(pattern, at)] ?? 0), prior),
  )
  return (pattern) => mostOf(pattern) >= POSSIBLE_FROM
}

/** The parameters by the names of comparisons and levels, as they are stored with a run. */
export interface NamedParameters {
  readonly matchesPerRecord: number
  readonly likePerRecord: Readonly<Record<string, number>>
  readonly probabilities: Readonly<Record<string, Readonly<Record<string, Probabilities>>>>
}

/** Names parameters by the model they belong to. */
export function namedParameters({ comparisons, likenesses }: LinkageModel, parameters: Parameters): NamedParameters {
  return {
    matchesPerRecord: parameters.matchesPerRecord,
    likePerRecord: Object.fromEntries(likenesses.map(({ id }, at) => [id, parameters.likePerRecord[at] ?? 0])),
    probabilities: Object.fromEntries(
      comparisons.map(({ id, levels }, at) => [
        id,
        Object.fromEntries(
          levels.flatMap((level, place) => {
            const each = parameters.probabilities[at]?.[place]
            return each ? [[level.id, each]] : []
          }),
        ),
      ]),
    ),
  }
}
