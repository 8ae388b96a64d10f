import { type Columns, NOT_KNOWN } from './columns.ts'
import type { LinkageModel } from './model.ts'
import type { Repetition } from './repeats.ts'

/** How common each name of the columns is, as a share of 1, by its number: as a given name and as a family name. */
interface TermFrequencies {
  readonly given: Float64Array
  readonly family: Float64Array
}

/**
 * Counted once for each person as far as that is known beforehand: rows of one number, and rows that say the very same,
 * are one. Counted each, they would make their own names look common and a match among them look like chance.
 */
function termFrequencies(
  { termPrior: { share, weight } }: LinkageModel,
  columns: Columns,
  compared: Int32Array,
  { content }: Repetition,
): TermFrequencies {
  const terms = columns.nameNumbers.term
  const most = columns.names.length
  const counts = { given: new Float64Array(most), family: new Float64Array(most) }
  const named = { given: 0, family: 0 }
  for (const kind of ['given', 'family'] as const) {
    // Numbers stand above all contents, so that no number is taken for a content.
    const met = new Set<number>()
    for (const at of compared) {
      const name = columns[kind][at] ?? NOT_KNOWN
      if (name === NOT_KNOWN) continue
      const term = terms[name] ?? 0
      const number = columns.number[at] ?? NOT_KNOWN
      const who = number === NOT_KNOWN ? (content[at] ?? 0) : columns.size + number * most + term
      if (met.has(who)) continue
      met.add(who)
      counts[kind][term] = (counts[kind][term] ?? 0) + 1
      named[kind] += 1
    }
  }
  const of = (kind: 'given' | 'family') =>
    Float64Array.from(terms, (term) => ((counts[kind][term] ?? 0) + weight * share) / (named[kind] + weight))
  return { given: of('given'), family: of('family') }
}

/** How common the names of a list are that two of its records share, as shares of 1. */
export interface SharedFrequency {
  /** At a level that counts by frequency; `null` at any other. */
  readonly of: (comparison: number, level: number, left: number, right: number) => number | null
  /** No two records share anything rarer at a level; `null` at one that does not count by frequency. */
  readonly rarestAt: (comparison: number, level: number) => number | null
}

/** Counts the names of some records of a list once, and tells how common the one is that two records share. */
export function sharedFrequency(
  model: LinkageModel,
  columns: Columns,
  compared: Int32Array,
  repetition: Repetition,
): SharedFrequency {
  const { given, family } = termFrequencies(model, columns, compared, repetition)
  const shareOf = (shares: Float64Array, name: number | undefined) => shares[name ?? NOT_KNOWN] ?? 0
  // Where two names of one family of spellings differ in frequency, the commoner says what sharing it is worth.
  const commoner = (names: Int32Array, shares: Float64Array): FrequencyOf => {
    return (left, right) => Math.max(shareOf(shares, names[left]), shareOf(shares, names[right]))
  }
  const bothAs = (place: number) => shareOf(given, columns.given[place]) * shareOf(family, columns.family[place])
  const rarest = { given: leastOf(given), family: leastOf(family) }
  const byComparison = model.comparisons.map(({ id, levels }) =>
    levels.map(({ byTermFrequency, probabilities }): Counted | null => {
      if (byTermFrequency === 'swapped') {
        const swapped = probabilities?.m ?? 0
        // Somebody else is of these names in their places, and they were swapped; or bears them the other way about.
        const either = (one: number, other: number) => swapped * Math.max(one, other) + Math.min(one, other)
        const least = rarest.given * rarest.family
        return { of: (left, right) => either(bothAs(left), bothAs(right)), rarest: either(least, least) }
      }
      if (byTermFrequency === undefined) return null
      return id === 'family'
        ? { of: commoner(columns.family, family), rarest: rarest.family }
        : { of: commoner(columns.given, given), rarest: rarest.given }
    }),
  )
  return {
    of: (comparison, level, left, right) => byComparison[comparison]?.[level]?.of(left, right) ?? null,
    rarestAt: (comparison, level) => byComparison[comparison]?.[level]?.rarest ?? null,
  }
}

type FrequencyOf = (left: number, right: number) => number

/** A level that counts by frequency. */
interface Counted {
  readonly of: FrequencyOf
  readonly rarest: number
}

const leastOf = (shares: Float64Array): number => shares.reduce((least, share) => Math.min(least, share), 1)
