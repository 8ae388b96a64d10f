import { NOT_KNOWN } from './columns.ts'
import { growing } from './growing.ts'

/** Persons in rows and columns: those of the beginning side by side, those that come later each after them. */
export interface PersonLists {
  /** Before `begun`: keeps a person. */
  readonly begin: (row: number, column: number, person: number) => void
  /** No more are kept by `begin`. */
  readonly begun: () => void
  /** After `begun`: keeps one more. */
  readonly add: (row: number, column: number, person: number) => void
  /** Writes down the persons there who are not marked yet, in the order they were kept, and marks them. */
  readonly tell: (row: number, column: number, marked: Marked) => void
}

/** Persons written down so far, each once. */
export interface Marked {
  persons: Int32Array
  length: number
  /** Of each person the last mark. */
  readonly marks: Int32Array
  mark: number
}

/** Empty lists. */
export function personLists(rows: number, columns: number): PersonLists {
  const listAt: NumbersAt = rows * columns <= MOST_AT_ONCE ? denseNumbers(rows * columns) : new Map<number, number>()
  let lists = 0
  const listOf = (row: number, column: number): number => {
    const at = row * columns + column
    const before = listAt.get(at)
    if (before !== undefined) return before
    listAt.set(at, lists)
    return lists++
  }
  const kept = { list: growing(), person: growing() }
  const later: (number[] | undefined)[] = []
  let from = new Int32Array(1)
  let persons = new Int32Array(0)
  return {
    begin: (row, column, person) => {
      kept.list.push(listOf(row, column))
      kept.person.push(person)
    },
    begun: () => {
      const own = kept.list.values()
      const inOrder = kept.person.values()
      from = new Int32Array(lists + 1)
      for (let at = 0; at < own.length; at++) {
        const next = (own[at] ?? 0) + 1
        from[next] = (from[next] ?? 0) + 1
      }
      for (let list = 0; list < lists; list++) from[list + 1] = (from[list + 1] ?? 0) + (from[list] ?? 0)
      persons = new Int32Array(own.length)
      const next = from.slice()
      for (let at = 0; at < own.length; at++) {
        const place = next[own[at] ?? 0] ?? 0
        persons[place] = inOrder[at] ?? 0
        next[own[at] ?? 0] = place + 1
      }
    },
    add: (row, column, person) => {
      const list = listOf(row, column)
      const own = later[list]
      if (own) own.push(person)
      else later[list] = [person]
    },
    tell: (row, column, marked) => {
      const list = listAt.get(row * columns + column)
      if (list === undefined) return
      const end = from[list + 1] ?? 0
      for (let at = from[list] ?? end; at < end; at++) mark(marked, persons[at] ?? 0)
      const added = later[list]
      if (added !== undefined) for (const person of added) mark(marked, person)
    },
  }
}

// Places that are looked up by themselves. A list whose years of birth are mostly mistyped has more than there is room for.
const MOST_AT_ONCE = 4_000_000

/** Numbers by whole numbers, as a map has them. */
interface NumbersAt {
  readonly get: (at: number) => number | undefined
  readonly set: (at: number, number: number) => unknown
}

function denseNumbers(size: number): NumbersAt {
  const numbers = new Int32Array(size).fill(NOT_KNOWN)
  return {
    get: (at) => {
      const number = numbers[at] ?? NOT_KNOWN
      return number === NOT_KNOWN ? undefined : number
    },
    set: (at, number) => {
      numbers[at] = number
    },
  }
}

function mark(marked: Marked, person: number): void {
  if (marked.marks[person] === marked.mark) return
  marked.marks[person] = marked.mark
  if (marked.length === marked.persons.length) {
    const longer = new Int32Array(2 * marked.length)
    longer.set(marked.persons)
    marked.persons = longer
  }
  marked.persons[marked.length] = person
  marked.length += 1
}
