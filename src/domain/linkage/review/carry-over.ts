import type { DecisionAct, DecisionVerdict, RecordPair } from './decision.ts'

/** A record that a decision was made about: where it was, and what was compared, as a keyed hash. */
export interface DecidedRecord {
  readonly id: string
  readonly censusId: string
  /** Of census, unit, row key and what is compared. Equal: the unit has handed in the same of the same person anew. */
  readonly contentKey: string
}

/** One pair of a stored act, with what its records are known by. */
export interface StoredPair {
  readonly left: DecidedRecord
  readonly right: DecidedRecord
}

/** An act as it is stored, before it is known which records there are now. */
export interface StoredAct {
  readonly id: string
  readonly verdict: DecisionVerdict
  readonly pairs: readonly StoredPair[]
}

/** Which records there are now. */
export interface RecordsNow {
  readonly has: (id: string) => boolean
  /** Ids of the records of a content. */
  readonly withContent: (contentKey: string) => readonly string[]
  /** Whether the census is among those at hand: of one that is not, nothing can be said. */
  readonly hasCensus: (censusId: string) => boolean
}

/** What came of the acts among the records there are now. */
export interface CarriedOver {
  /** In the order they were made, with the ids of today. Without those of which no pair is left. */
  readonly acts: readonly DecisionAct[]
  /** Acts of which a record is gone or has been changed: what they said does not hold of it, and is asked again. */
  readonly lapsed: readonly { readonly act: string; readonly survivors: readonly string[] }[]
}

/**
 * Decisions over the records there are now. A unit that hands in anew gives new records: one of the same unit, row and
 * content is the one that was decided about. Where that is not to be found, the decision has lapsed for the pair.
 */
export function carryOver(stored: readonly StoredAct[], now: RecordsNow): CarriedOver {
  const idsOf = ({ id, contentKey }: DecidedRecord) => (now.has(id) ? [id] : now.withContent(contentKey))
  const acts: DecisionAct[] = []
  const lapsed: CarriedOver['lapsed'][number][] = []
  for (const { id, verdict, pairs } of stored) {
    const survivors = new Set<string>()
    const held: RecordPair[] = []
    for (const { left, right } of pairs) {
      if (!now.hasCensus(left.censusId) || !now.hasCensus(right.censusId)) continue
      const [lefts, rights] = [idsOf(left), idsOf(right)]
      for (const one of lefts) for (const other of rights) if (one !== other) held.push([one, other])
      if (lefts.length === 0 || rights.length === 0) for (const each of [...lefts, ...rights]) survivors.add(each)
    }
    if (held.length > 0) acts.push({ id, verdict, pairs: held })
    if (survivors.size > 0) lapsed.push({ act: id, survivors: [...survivors] })
  }
  return { acts, lapsed }
}
