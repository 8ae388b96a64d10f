import { attackProblems } from './attack-problem.ts'
import { auditAttacker, type Demand, type DisclosureRule, demandsOf, type Proven, type Unsafe } from './audit.ts'
import { type Attacker, type Cell, isPublishable, type LinkedTables, OUTSIDER } from './linked-tables.ts'
import { protectingCells } from './protecting-cells.ts'

/**
 * Why a figure is withheld: it is small itself (*small*), its whole group is in it (*group*), it is a zero in a small group
 * (*zero*), a contributor would be told a small number of others (*contributor*), or it guards one of those (*complementary*).
 */
export type WhyWithheld = 'small' | 'group' | 'zero' | 'contributor' | 'complementary'

/** What is withheld of a release, and what no withholding protects: it is public already, or nothing more can be withheld. */
export interface Suppression {
  readonly withheld: ReadonlyMap<string, WhyWithheld>
  readonly unprotected: readonly Unsafe[]
}

/**
 * Withholds figures until no attacker can work out what must be doubtful: primary suppression, then complementary, found
 * greedily and proven by the audit; at last every figure that guards nothing is published again, the largest first. The
 * same tables and attackers give the same figures. Contributors are given; the outsider and persons alone are added here.
 */
export function suppress(tables: LinkedTables, contributors: readonly Attacker[], rule: DisclosureRule): Suppression {
  const always = [OUTSIDER, ...contributors].map((attacker) => watch(tables, attacker, rule))
  const proven: Proven = new Map()
  let state: State = { withheld: primaryOf(tables, always), unprotected: new Map() }
  for (let before = -1; before !== state.withheld.size; ) {
    before = state.withheld.size
    for (const watched of [...always, ...personsAlone(tables, state.withheld, rule)])
      state = guarded(tables, state, { ...watched, rule, proven })
  }
  const withheld = withoutNeedless(tables, state, always, rule)
  return { withheld, unprotected: [...state.unprotected.values(), ...alreadyPublic(tables, contributors, rule)] }
}

interface State {
  readonly withheld: ReadonlyMap<string, WhyWithheld>
  /** What nothing helps, by attacker and figure. */
  readonly unprotected: ReadonlyMap<string, Unsafe>
}

interface Watched {
  readonly attacker: Attacker
  readonly demands: ReadonlyMap<string, Demand>
}

/** An attacker with what it must not learn, but for what is public already. */
function watch(tables: LinkedTables, attacker: Attacker, rule: DisclosureRule): Watched {
  const demands = [...demandsOf(tables, attacker, rule)].filter(([key]) => !tables.known.has(key))
  return { attacker, demands: new Map(demands) }
}

function alreadyPublic(tables: LinkedTables, contributors: readonly Attacker[], rule: DisclosureRule): Unsafe[] {
  const everything = new Set(tables.cells.keys())
  return [OUTSIDER, ...contributors].flatMap((attacker) => {
    const demands = new Map([...demandsOf(tables, attacker, rule)].filter(([key]) => tables.known.has(key)))
    return demands.size === 0 ? [] : auditAttacker(tables, everything, attacker, rule, demands)
  })
}

function primaryOf(tables: LinkedTables, watched: readonly Watched[]): Map<string, WhyWithheld> {
  const found = new Map<string, WhyWithheld>()
  for (const { attacker, demands } of watched)
    for (const [key, demand] of demands) {
      const cell = tables.cells.get(key)
      if (cell === undefined || found.has(key) || !isPublishable(cell)) continue
      found.set(key, whyPrimary(cell, attacker, demand, tables))
    }
  return found
}

function whyPrimary(cell: Cell, attacker: Attacker, demand: Demand, tables: LinkedTables): WhyWithheld {
  if (attacker.kind === 'contributor') return 'contributor'
  if (demand === 'open') return 'zero'
  return cell.tells && cell.parents.some((key) => tables.cells.get(key)?.value === cell.value) ? 'group' : 'small'
}

/** A withheld cell of so few may be known to those in it. Persons. */
const MOST_WHO_KNOW_EACH_OTHER = 2

/**
 * Those in a withheld cell of one or two may know that they are all of it (the singleton rule): each such cell is known
 * in turn, and the others must stay doubtful.
 */
function personsAlone(tables: LinkedTables, withheld: State['withheld'], rule: DisclosureRule): Watched[] {
  const { demands } = watch(tables, OUTSIDER, rule)
  const problems = attackProblems(tables, new Set(withheld.keys()), OUTSIDER)
  return [...withheld.keys()].sort().flatMap((key) => {
    const cell = tables.cells.get(key)
    if (cell === undefined || cell.value < 1 || cell.value > MOST_WHO_KNOW_EACH_OTHER) return []
    const attacker: Attacker = { key: `in ${key}`, kind: 'person', knows: new Map(), exactly: new Set([key]) }
    const near = problems.find(({ cells }) => cells.includes(cell))?.cells ?? []
    // Where in it they themselves are, they know anyhow.
    const others = new Set(near.filter((each) => !isWithin(each, key, tables)).map((each) => each.key))
    return [{ attacker, demands: new Map([...demands].filter(([each]) => others.has(each))) }]
  })
}

const isWithin = (cell: Cell, whole: string, tables: LinkedTables): boolean =>
  cell.key === whole ||
  cell.parents.some((key) => {
    const parent = tables.cells.get(key)
    return parent !== undefined && isWithin(parent, whole, tables)
  })

interface Guarding extends Watched {
  readonly rule: DisclosureRule
  readonly proven: Proven
}

/** Withholds more until one attacker is kept in doubt of everything, or nothing more can be withheld. */
function guarded(tables: LinkedTables, state: State, { attacker, demands, rule, proven }: Guarding): State {
  const withheld = new Map(state.withheld)
  const unprotected = new Map(state.unprotected)
  for (;;) {
    const hidden = new Set(withheld.keys())
    const unsafe = auditAttacker(tables, hidden, attacker, rule, demands, proven).find(
      (each) => !unprotected.has(placeOf(each)),
    )
    if (unsafe === undefined) return { withheld, unprotected }
    const more = whatHelps(tables, hidden, unsafe, rule)
    if (more.length === 0) unprotected.set(placeOf(unsafe), unsafe)
    for (const key of more) withheld.set(key, 'complementary')
  }
}

const placeOf = ({ attacker, cell }: Unsafe) => `${attacker.key}|${cell.key}`

/** What to withhold for one figure: the cheapest that helps; else the rest of its table; else everything beside it. */
function whatHelps(
  tables: LinkedTables,
  withheld: ReadonlySet<string>,
  { attacker, cell }: Unsafe,
  rule: DisclosureRule,
): string[] {
  const left = (cells: readonly Cell[]): string[] =>
    cells
      .filter((each) => isPublishable(each) && !withheld.has(each.key) && !tables.known.has(each.key))
      .map(({ key }) => key)
  const itself = left([cell])
  if (itself.length > 0) return itself
  const cheapest = protectingCells(tables, withheld, attacker, cell.key, rule)
  if (cheapest.length > 0) return cheapest
  const rest = left([...tables.cells.values()].filter(({ table, role }) => table === cell.table && role !== 'total'))
  return rest.length > 0 ? rest : left(besides(tables, withheld, attacker, cell))
}

/** Every figure in a relation with one that hangs together with the cell. */
function besides(tables: LinkedTables, withheld: ReadonlySet<string>, attacker: Attacker, cell: Cell): Cell[] {
  const problem = attackProblems(tables, withheld, attacker).find(({ cells }) => cells.includes(cell))
  const keys = new Set([cell.key, ...(problem?.cells ?? []).map(({ key }) => key)])
  const near = tables.relations.filter(({ parts }) => parts.some((part) => keys.has(part.cell)))
  return near.flatMap(({ parts }) => parts.flatMap((part) => tables.cells.get(part.cell) ?? []))
}

/** Publishes again, the largest first, each complementary figure without which everything stays doubtful. */
function withoutNeedless(
  tables: LinkedTables,
  state: State,
  always: readonly Watched[],
  rule: DisclosureRule,
): Map<string, WhyWithheld> {
  const guards = [...state.withheld]
    .flatMap(([key, why]) => (why === 'complementary' ? (tables.cells.get(key) ?? []) : []))
    .sort(totalsThenLargest)
  const withheld = new Map(state.withheld)
  for (const { key } of guards) {
    withheld.delete(key)
    const watchers = [...always, ...personsAlone(tables, withheld, rule)]
    if (!isSafe(tables, { ...state, withheld }, { published: key, watchers, rule })) withheld.set(key, 'complementary')
  }
  return withheld
}

const totalsThenLargest = (left: Cell, right: Cell) =>
  Number(right.role === 'total') - Number(left.role === 'total') ||
  right.value - left.value ||
  (left.key < right.key ? -1 : 1)

interface Publishing {
  readonly published: string
  readonly watchers: readonly Watched[]
  readonly rule: DisclosureRule
}

/** Whether everything near a figure that is published again stays doubtful to everybody. */
function isSafe(
  tables: LinkedTables,
  { withheld, unprotected }: State,
  { published, watchers, rule }: Publishing,
): boolean {
  const hidden = new Set(withheld.keys())
  const near = new Set(
    attackProblems(tables, new Set([...hidden, published]), OUTSIDER)
      .filter(({ cells }) => cells.some(({ key }) => key === published))
      .flatMap(({ cells }) => cells.map(({ key }) => key)),
  )
  return watchers.every(({ attacker, demands }) => {
    const here = new Map([...demands].filter(([key]) => near.has(key)))
    return auditAttacker(tables, hidden, attacker, rule, here).every((unsafe) => unprotected.has(placeOf(unsafe)))
  })
}
