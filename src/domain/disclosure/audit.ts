import { z } from 'zod'
import { type AttackProblem, attackProblems } from './attack-problem.ts'
import { type Aim, furthestGuess, type Interval } from './feasibility-interval.ts'
import { type Attacker, type Cell, type LinkedTables, othersIn } from './linked-tables.ts'

/** Threshold used unless another is chosen. Source: AIHW and the project's design; security notes section 2.1. Persons. */
export const DEFAULT_THRESHOLD = 5

/**
 * How small a number of persons is withheld, and how wide the doubt about it must be. Counts of 1 … threshold − 1 are
 * withheld; `width` is the least distance between the ends of a feasibility interval. Unit: persons.
 */
export const disclosureRule = z
  .strictObject({
    threshold: z.int().min(3).max(11).default(DEFAULT_THRESHOLD),
    width: z.int().min(1).max(20).optional(),
  })
  .transform(({ threshold, width }) => ({ threshold, width: width ?? threshold }))
export type DisclosureRule = z.infer<typeof disclosureRule>

/**
 * What must be doubtful about a figure. *wide*: whether it is small at all, and by the width of the rule. *open*: only that
 * it is not known to the unit (a zero in a small group).
 */
export type Demand = 'wide' | 'open'

/** A figure that an attacker can work out, or nearly. The interval counts persons the attacker does not know itself. */
export interface Unsafe {
  readonly attacker: Attacker
  readonly cell: Cell
  readonly interval: Interval
}

/**
 * Which figures must be doubtful to an attacker (primary suppression): 1 … threshold − 1 persons it does not know, a zero
 * among so few, and a group that is all in one category. What is public already can no longer be made doubtful.
 */
export function demandsOf(tables: LinkedTables, attacker: Attacker, rule: DisclosureRule): Map<string, Demand> {
  const demands = new Map<string, Demand>()
  for (const cell of tables.cells.values()) {
    if (cell.role === 'slack' || attacker.exactly.has(cell.key)) continue
    const demand = demandOf(cell, tables, attacker, rule)
    if (demand !== null) demands.set(cell.key, demand)
  }
  return demands
}

function demandOf(cell: Cell, tables: LinkedTables, attacker: Attacker, rule: DisclosureRule): Demand | null {
  const isSmall = (persons: number) => persons > 0 && persons < rule.threshold
  if (isSmall(othersIn(cell, attacker))) return 'wide'
  if (attacker.kind === 'contributor') return null
  const parents = cell.parents.flatMap((key) => tables.cells.get(key) ?? [])
  if (cell.tells && cell.value > 0 && parents.some(({ value }) => value === cell.value)) return 'wide'
  // A zero of an empty group says nothing that the group does not.
  const isZeroOfFew = parents.every(({ value }) => value > 0) && parents.some(({ value }) => isSmall(value))
  return cell.value === 0 && cell.role === 'inner' && isZeroOfFew ? 'open' : null
}

/** Ends of intervals proven so far, by attacker and figure. Holds as long as figures are only withheld, never published. */
export type Proven = Map<string, Map<string, Interval>>

/**
 * Attacks the release as one attacker would, and tells which of the figures demanded it can work out. A figure of which
 * it could not be proven within the effort allowed that it is safe counts as not safe.
 */
export function auditAttacker(
  tables: LinkedTables,
  withheld: ReadonlySet<string>,
  attacker: Attacker,
  rule: DisclosureRule,
  demands: ReadonlyMap<string, Demand>,
  proven: Proven = new Map(),
): Unsafe[] {
  const open = new Set<string>()
  const seen = proven.get(attacker.key) ?? new Map<string, Interval>()
  proven.set(attacker.key, seen)
  const unsafe: Unsafe[] = []
  for (const problem of attackProblems(tables, withheld, attacker)) {
    for (const cell of problem.cells) open.add(cell.key)
    unsafe.push(...auditProblem(problem, attacker, rule, demands, seen))
  }
  for (const key of demands.keys()) {
    const cell = tables.cells.get(key)
    if (cell === undefined || open.has(key)) continue
    const known = othersIn(cell, attacker)
    unsafe.push({ attacker, cell, interval: { min: known, max: known } })
  }
  return unsafe.sort(smallestFirst)
}

const smallestFirst = (left: Unsafe, right: Unsafe) =>
  left.cell.value - right.cell.value || (left.cell.key < right.cell.key ? -1 : 1)

function auditProblem(
  problem: AttackProblem,
  attacker: Attacker,
  rule: DisclosureRule,
  demands: ReadonlyMap<string, Demand>,
  seen: Map<string, Interval>,
): Unsafe[] {
  const stretch = (found: readonly number[] | null) => {
    for (const [at, persons] of (found ?? []).entries()) {
      const { key } = problem.cells[at] ?? { key: '' }
      const { min, max } = seen.get(key) ?? { min: persons, max: persons }
      seen.set(key, { min: Math.min(min, persons), max: Math.max(max, persons) })
    }
  }
  stretch(problem.truth)
  return problem.cells.flatMap((cell, at) => {
    const demand = demands.get(cell.key)
    if (demand === undefined) return []
    const truth = problem.truth[at] ?? 0
    const intervalNow = () => seen.get(cell.key) ?? { min: truth, max: truth }
    const aims: Aim[] = [
      { at, direction: 'maximize', bound: truth + rule.width },
      { at, direction: 'minimize', bound: Math.max(0, truth - rule.width) },
    ]
    for (const aim of aims) {
      if (isDoubtful(intervalNow(), demand, rule)) return []
      stretch(furthestGuess(problem, aim))
    }
    return isDoubtful(intervalNow(), demand, rule) ? [] : [{ attacker, cell, interval: intervalNow() }]
  })
}

/** Whether an interval leaves as much doubt as is demanded: not a point, not within 1 … threshold − 1, and wide enough. */
export function isDoubtful({ min, max }: Interval, demand: Demand, { threshold, width }: DisclosureRule): boolean {
  if (min === max) return false
  if (demand === 'open') return true
  return max - min >= width && !(min >= 1 && max < threshold)
}
