import { NOT_KNOWN } from './columns.ts'
import type { Groups } from './groups.ts'

/** Calls for each record of a person, by its place, until told `true`. Answers whether it was. */
export type SomeRecord = (person: number, test: (record: number) => boolean) => boolean

/**
 * The records of some persons: clusters, and the rows that were added to them or stand alone. Persons are numbered in the
 * order they are added.
 */
export interface PersonsMet {
  readonly some: SomeRecord
  /** Number of records. */
  readonly records: (person: number) => number
  /** A person of one row more. */
  readonly add: (row: number) => number
  readonly addTo: (person: number, row: number) => void
}

/** The persons that some clusters are. `rows`: how many may be added; `next`: room for a number by each place of the list. */
export function personsMet({ from, members }: Groups, own: Int32Array, rows: number, next: Int32Array): PersonsMet {
  const most = own.length + rows
  // Of each person the first and the last row that was added, and of each row the next.
  const first = new Int32Array(most).fill(NOT_KNOWN)
  const last = new Int32Array(most).fill(NOT_KNOWN)
  const counts = new Int32Array(most)
  for (let person = 0; person < own.length; person++) {
    const cluster = own[person] ?? 0
    counts[person] = (from[cluster + 1] ?? 0) - (from[cluster] ?? 0)
  }
  let count = own.length
  const addTo = (person: number, row: number) => {
    next[row] = NOT_KNOWN
    if (first[person] === NOT_KNOWN) first[person] = row
    else next[last[person] ?? 0] = row
    last[person] = row
    counts[person] = (counts[person] ?? 0) + 1
  }
  return {
    some: (person, test) => {
      const cluster = person < own.length ? (own[person] ?? 0) : NOT_KNOWN
      if (cluster !== NOT_KNOWN)
        for (let at = from[cluster] ?? 0; at < (from[cluster + 1] ?? 0); at++) if (test(members[at] ?? 0)) return true
      for (let row = first[person] ?? NOT_KNOWN; row !== NOT_KNOWN; row = next[row] ?? NOT_KNOWN)
        if (test(row)) return true
      return false
    },
    records: (person) => counts[person] ?? 0,
    add: (row) => {
      addTo(count, row)
      count += 1
      return count - 1
    },
    addTo,
  }
}
