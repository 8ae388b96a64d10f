import { solve } from 'yalps'
import type { DisclosureRule } from './audit.ts'
import { type Attacker, type Cell, isPublishable, type LinkedTables, othersIn, type Relation } from './linked-tables.ts'

const COST = -1
const CLOSE = 1e-6
/** Figures that are withheld already cost next to nothing to use again; nothing at all would let numbers wander. */
const COST_WITHHELD = 0.001
/** A zero tells little, and withholding it looks odd: dearer than a small figure, cheaper than a large one. */
const COST_ZERO = 4
const COST_TOTAL = 10_000

/**
 * The cheapest figures to withhold besides, so that one small figure could as well be larger and smaller: complementary
 * suppression. A linear programme seeks the smallest shift of figures that keeps every relation and moves the one by the
 * width of the rule; the figures that shift are withheld (Kelly, Golden and Assad 1992; Fischetti and Salazar 2001).
 * Totals of a whole population stay put unless nothing else helps. Empty when no figure helps.
 */
export function protectingCells(
  tables: LinkedTables,
  withheld: ReadonlySet<string>,
  attacker: Attacker,
  key: string,
  rule: DisclosureRule,
): string[] {
  const cell = tables.cells.get(key)
  if (cell === undefined) return []
  const down = Math.min(othersIn(cell, attacker), rule.width)
  for (const movesTotals of [false, true]) {
    const found = new Set<string>()
    const shifts = down === rule.width ? [-down] : [rule.width - down, -down]
    for (const shift of shifts.filter((each) => each !== 0)) {
      const asIf = new Set([...withheld, ...found])
      for (const each of shifted(tables, asIf, attacker, { key, shift, movesTotals }) ?? []) found.add(each)
    }
    if (found.size > 0) return [...found]
  }
  return shifted(tables, withheld, attacker, { key, shift: rule.width, movesTotals: true }) ?? []
}

interface Shift {
  readonly key: string
  readonly shift: number
  readonly movesTotals: boolean
}

/** Published figures that must give way for one to shift; `null` when it cannot. */
function shifted(
  tables: LinkedTables,
  withheld: ReadonlySet<string>,
  attacker: Attacker,
  { key, shift, movesTotals }: Shift,
): string[] | null {
  const canMove = (cell: Cell) =>
    !tables.known.has(cell.key) &&
    !attacker.exactly.has(cell.key) &&
    (movesTotals || cell.role !== 'total' || withheld.has(cell.key))
  const { cells, relations } = neighbourhood(tables, key, canMove)
  const movers = cells
    .filter((cell) => cell.key !== key)
    .map((cell) => ({ cell, down: othersIn(cell, attacker), cost: costOf(cell, withheld) }))
  const moved = cheapestShift(movers, relations, { key, shift })
  if (moved === null) return null
  return moved.filter((cell) => isPublishable(cell) && !withheld.has(cell.key)).map((cell) => cell.key)
}

/** A figure that may shift: at most how far down, and at what cost for each person. */
interface Mover {
  readonly cell: Cell
  readonly down: number
  readonly cost: number
}

type Coefficients = readonly (readonly [row: number, times: number])[]

/** The figures that shift with one, at the least cost; `null` when nothing keeps every relation. */
function cheapestShift(
  movers: readonly Mover[],
  relations: readonly Relation[],
  { key, shift }: Pick<Shift, 'key' | 'shift'>,
): Cell[] | null {
  const timesIn = ({ parts }: Relation, of: string) =>
    parts.reduce((sum, { cell, times }) => (cell === of ? sum + times : sum), 0)
  const rowsOf = new Map<string, [number, number][]>()
  for (const [row, { parts }] of relations.entries())
    for (const { cell, times } of parts) rowsOf.set(cell, [...(rowsOf.get(cell) ?? []), [row, times]])
  const limitOf = (at: number) => relations.length + at
  const up = movers.map(({ cell, cost }, at): [number, Coefficients] => [
    at,
    [...(rowsOf.get(cell.key) ?? []), [COST, cost]],
  ])
  const down = movers.map(({ cell, cost }, at): [number, Coefficients] => [
    movers.length + at,
    [...(rowsOf.get(cell.key) ?? []).map(([row, times]) => [row, -times] as const), [limitOf(at), 1], [COST, cost]],
  ])
  const { status, variables } = solve<number, number>({
    direction: 'minimize',
    objective: COST,
    constraints: [
      ...relations.map((relation, row) => [row, { equal: -shift * timesIn(relation, key) }] as const),
      ...movers.map((mover, at) => [limitOf(at), { max: mover.down }] as const),
    ],
    variables: [...up, ...down.filter((_, at) => (movers[at]?.down ?? 0) > 0)],
  })
  if (status !== 'optimal') return null
  const moved = new Set(variables.filter(([, by]) => by > CLOSE).map(([at]) => at % movers.length))
  return movers.flatMap(({ cell }, at) => (moved.has(at) ? [cell] : []))
}

function costOf(cell: Cell, withheld: ReadonlySet<string>): number {
  const { key, role, value } = cell
  if (withheld.has(key) || !isPublishable(cell)) return COST_WITHHELD
  if (role === 'total') return COST_TOTAL + value
  return value === 0 ? COST_ZERO : 1 + value
}

/** The figures that can move with one, and the relations they move in. */
function neighbourhood(
  tables: LinkedTables,
  key: string,
  canMove: (cell: Cell) => boolean,
): { cells: Cell[]; relations: Relation[] } {
  const reached = new Set([key])
  const relations = new Set<Relation>()
  for (let before = -1; before !== reached.size; ) {
    before = reached.size
    for (const relation of tables.relations) {
      if (relations.has(relation) || !relation.parts.some(({ cell }) => reached.has(cell))) continue
      relations.add(relation)
      for (const { cell } of relation.parts) {
        const found = tables.cells.get(cell)
        if (found !== undefined && canMove(found)) reached.add(cell)
      }
    }
  }
  return { cells: [...tables.cells.values()].filter((cell) => reached.has(cell.key)), relations: [...relations] }
}
