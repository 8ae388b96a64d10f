import { NOT_KNOWN } from './columns.ts'
import type { Groups } from './groups.ts'

/**
 * The records of some persons: clusters, and the rows that were added to them or stand alone. Persons are numbered in the
 * order they are added.
 */
export interface PersonsMet {
  readonly chains: RecordChains
  /** Number of records. */
  readonly records: (person: number) => number
  /** A person of one row more. */
  readonly add: (row: number) => number
  readonly addTo: (person: number, row: number) => void
}

/**
 * The records of each person, by their places, one after another: first `first[person]`, and after each record
 * `next[record]`, until `NOT_KNOWN`.
 */
export interface RecordChains {
  readonly first: Int32Array
  readonly next: Int32Array
}

/** The persons that some clusters are. `rows`: how many may be added; `next`: room for a number by each place of the list. */
export function personsMet({ from, members }: Groups, own: Int32Array, rows: number, next: Int32Array): PersonsMet {
  const most = own.length + rows
  const first = new Int32Array(most).fill(NOT_KNOWN)
  const last = new Int32Array(most)
  const counts = new Int32Array(most)
  let count = own.length
  const addTo = (person: number, row: number) => {
    next[row] = NOT_KNOWN
    if (first[person] === NOT_KNOWN) first[person] = row
    else next[last[person] ?? 0] = row
    last[person] = row
    counts[person] = (counts[person] ?? 0) + 1
  }
  for (let person = 0; person < own.length; person++) {
    const cluster = own[person] ?? 0
    const until = from[cluster + 1] ?? 0
    for (let at = from[cluster] ?? until; at < until; at++) addTo(person, members[at] ?? 0)
  }
  return {
    chains: { first, next },
    records: (person) => counts[person] ?? 0,
    add: (row) => {
      addTo(count, row)
      count += 1
      return count - 1
    },
    addTo,
  }
}

/** Whether something holds of a record of a person: each is asked until one answers `true`. */
export function hasRecord({ first, next }: RecordChains, person: number, test: (record: number) => boolean): boolean {
  for (let record = first[person] ?? NOT_KNOWN; record !== NOT_KNOWN; record = next[record] ?? NOT_KNOWN)
    if (test(record)) return true
  return false
}
