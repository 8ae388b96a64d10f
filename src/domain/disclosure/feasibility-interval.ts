import { solve } from 'yalps'
import { type AttackProblem, attackProblems, type Equation } from './attack-problem.ts'
import type { Attacker, LinkedTables } from './linked-tables.ts'

/**
 * The fewest and the most persons that a figure may hold, as far as an attacker can tell (feasibility interval). Whole
 * numbers; `Infinity` where nothing bounds it. Unit: persons the attacker does not know itself.
 */
export interface Interval {
  readonly min: number
  readonly max: number
}

/** One way in which everything published could have come about: a number for each unknown, in their order. */
export type Guess = readonly number[]

/** How far a guess goes: the highest or lowest number of one unknown, never beyond the bound. */
export interface Aim {
  readonly at: number
  readonly direction: 'maximize' | 'minimize'
  /** No need to look further than this. */
  readonly bound: number
}

const AIMED = -1
const CLOSE = 1e-6
/** Assumption: a problem of this size that is not solved by then is taken as not safe. Decided by the project, 2026-11-22. */
const MOST_BRANCHES = 200

/**
 * The guess that goes furthest, in whole persons. First as a linear programme; where its best is no whole numbers, as an
 * integer programme, so that nobody who knows that persons are whole learns more than is checked here. `null` where
 * no guess was found within the effort allowed: then nothing is proven.
 */
export function furthestGuess(problem: AttackProblem, aim: Aim): Guess | null {
  return guess(problem, aim, false) ?? guess(problem, aim, true)
}

function guess({ cells, equations }: AttackProblem, { at, direction, bound }: Aim, integers: boolean): Guess | null {
  const coefficients: [number, number][][] = cells.map((_, place) => (place === at ? [[AIMED, 1]] : []))
  for (const [row, { terms }] of equations.entries())
    for (const { at: place, times } of terms) coefficients[place]?.push([row, times])
  const { status, variables } = solve<number, number>(
    {
      direction,
      objective: AIMED,
      constraints: [
        ...equations.map(({ equals }, row) => [row, { equal: equals }] as const),
        [AIMED, direction === 'maximize' ? { max: bound } : { min: bound }],
      ],
      variables: coefficients.map((of, place) => [place, of] as const),
      integers,
    },
    { includeZeroVariables: true, maxIterations: MOST_BRANCHES },
  )
  if (status !== 'optimal') return null
  const found = variables.map(([, value]) => value)
  if (found.some((value) => Math.abs(value - Math.round(value)) >= CLOSE)) return null
  const whole = found.map(Math.round)
  return fits(whole, equations) ? whole : null
}

/** A guess is checked before it counts: whatever the solver does, nothing is held safe that no table shows to be. */
const fits = (guessed: Guess, equations: readonly Equation[]): boolean =>
  guessed.every((persons) => persons >= 0) &&
  equations.every(
    ({ terms, equals }) => terms.reduce((sum, { at, times }) => sum + times * (guessed[at] ?? 0), 0) === equals,
  )

/** No number of persons in a municipality reaches this: what does is bounded by nothing that is published. */
const BEYOND_ANYBODY = 1_000_000

/**
 * The feasibility interval of one figure; `null` when it is not among the unknown. An end that could not be found within
 * the effort allowed is the true number, so that the interval is never told wider than is proven.
 */
export function feasibilityInterval(
  tables: LinkedTables,
  withheld: ReadonlySet<string>,
  attacker: Attacker,
  key: string,
): Interval | null {
  for (const problem of attackProblems(tables, withheld, attacker)) {
    const at = problem.cells.findIndex((cell) => cell.key === key)
    if (at === -1) continue
    const truth = problem.truth[at] ?? 0
    const end = (direction: Aim['direction'], bound: number) =>
      furthestGuess(problem, { at, direction, bound })?.[at] ?? truth
    const max = end('maximize', BEYOND_ANYBODY)
    return { min: end('minimize', 0), max: max === BEYOND_ANYBODY ? Infinity : max }
  }
  return null
}
