import { type Columns, NOT_KNOWN } from './columns.ts'
import type { Comparison, LinkageModel } from './model.ts'
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
  /** No name is rarer. */
  readonly rarest: number
}

/** Counts the names of some records of a list once, and tells how common the one is that two records share. */
export function sharedFrequency(
  model: LinkageModel,
  columns: Columns,
  compared: Int32Array,
  repetition: Repetition,
): SharedFrequency {
  const frequencies = termFrequencies(model, columns, compared, repetition)
  const byComparison = model.comparisons.map(({ id, levels }: Comparison) => ({
    levels: levels.map(({ byTermFrequency }) => byTermFrequency === true),
    names: id === 'family' ? columns.family : columns.given,
    shares: id === 'family' ? frequencies.family : frequencies.given,
  }))
  return {
    of: (comparison, level, left, right) => {
      const of = byComparison[comparison]
      if (of === undefined || of.levels[level] !== true) return null
      // Where two names of one family of spellings differ in frequency, the commoner says what sharing it is worth.
      return Math.max(of.shares[of.names[left] ?? NOT_KNOWN] ?? 0, of.shares[of.names[right] ?? NOT_KNOWN] ?? 0)
    },
    rarest: [frequencies.given, frequencies.family].reduce(
      (least, shares) => shares.reduce((each, share) => Math.min(each, share), least),
      1,
    ),
  }
}
