import { disjointSets } from '../linkage/disjoint-sets.ts'
import { type Attacker, type Cell, type LinkedTables, othersIn } from './linked-tables.ts'

/**
 * What an attacker has to work out: figures it does not know, and equations between them. The unknown of a figure is
 * the number of persons in it beside those the attacker knows itself, so it is never negative.
 */
export interface AttackProblem {
  readonly cells: readonly Cell[]
  /** The true number of each unknown. */
  readonly truth: readonly number[]
  readonly equations: readonly Equation[]
}

/** The sum of `times` × unknown over its terms equals a number the attacker knows. */
export interface Equation {
  readonly terms: readonly { readonly at: number; readonly times: number }[]
  readonly equals: number
}

/**
 * The problem of one attacker, in parts that have nothing to do with each other. Figures published, published before or
 * known exactly are put in as numbers.
 */
export function attackProblems(
  tables: LinkedTables,
  withheld: ReadonlySet<string>,
  attacker: Attacker,
): AttackProblem[] {
  const unknown = [...tables.cells.values()].filter((cell) => isUnknown(cell, tables, withheld, attacker))
  const places = new Map(unknown.map(({ key }, at) => [key, at]))
  const equations = tables.relations.flatMap((relation) => {
    const equation = equationOf(relation.parts, tables, places, attacker)
    return equation === null ? [] : [equation]
  })
  const sets = disjointSets(unknown.length)
  for (const { terms } of equations) for (const { at } of terms) sets.join(terms[0]?.at ?? at, at)
  return parted(unknown, equations, sets.rootOf, attacker)
}

const isUnknown = (cell: Cell, tables: LinkedTables, withheld: ReadonlySet<string>, attacker: Attacker): boolean =>
  !tables.known.has(cell.key) &&
  !attacker.exactly.has(cell.key) &&
  (cell.role === 'hidden' || cell.role === 'slack' || withheld.has(cell.key))

function equationOf(
  parts: LinkedTables['relations'][number]['parts'],
  { cells }: LinkedTables,
  places: ReadonlyMap<string, number>,
  attacker: Attacker,
): Equation | null {
  const terms: { at: number; times: number }[] = []
  let equals = 0
  for (const { cell: key, times } of parts) {
    const cell = cells.get(key)
    if (cell === undefined) continue
    const at = places.get(key)
    if (at !== undefined) terms.push({ at, times })
    equals -= times * (at === undefined ? cell.value : cell.value - othersIn(cell, attacker))
  }
  return terms.length === 0 ? null : { terms, equals }
}

function parted(
  cells: readonly Cell[],
  equations: readonly Equation[],
  rootOf: (at: number) => number,
  attacker: Attacker,
): AttackProblem[] {
  const parts = new Map<number, { cells: Cell[]; equations: Equation[] }>()
  const local = cells.map((cell, at) => {
    const part = parts.get(rootOf(at)) ?? { cells: [], equations: [] }
    parts.set(rootOf(at), part)
    return part.cells.push(cell) - 1
  })
  for (const { terms, equals } of equations) {
    const part = parts.get(rootOf(terms[0]?.at ?? 0))
    part?.equations.push({ terms: terms.map(({ at, times }) => ({ at: local[at] ?? at, times })), equals })
  }
  return [...parts.values()].map((part) => ({ ...part, truth: part.cells.map((cell) => othersIn(cell, attacker)) }))
}
