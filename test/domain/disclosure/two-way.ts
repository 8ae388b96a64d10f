import { type Cell, type LinkedTables, type Relation, sumOf } from '../../../src/domain/disclosure/linked-tables.ts'

/** A two-way table with its margins as linked tables: cells `r0c1`, margins `r0`, `c1`, total `all`. */
export function twoWay(counts: readonly (readonly number[])[], published: readonly string[] = []): LinkedTables {
  const columns = counts[0]?.map((_, at) => at) ?? []
  const cells: Cell[] = []
  const relations: Relation[] = []
  const add = (key: string, value: number, role: Cell['role'], parents: readonly string[]) =>
    cells.push({ key, value, table: 'table', role, parents, tells: true })
  const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)
  add('all', sum(counts.flat()), 'total', [])
  for (const [r, row] of counts.entries()) {
    add(`r${r}`, sum(row), 'inner', ['all'])
    for (const [c, value] of row.entries()) add(`r${r}c${c}`, value, 'inner', [`r${r}`, `c${c}`])
    relations.push(
      sumOf(
        `r${r}`,
        row.map((_, c) => `r${r}c${c}`),
      ),
    )
  }
  for (const c of columns) {
    add(`c${c}`, sum(counts.map((row) => row[c] ?? 0)), 'inner', ['all'])
    relations.push(
      sumOf(
        `c${c}`,
        counts.map((_, r) => `r${r}c${c}`),
      ),
    )
  }
  relations.push(
    sumOf(
      'all',
      counts.map((_, r) => `r${r}`),
    ),
    sumOf(
      'all',
      columns.map((c) => `c${c}`),
    ),
  )
  return { cells: new Map(cells.map((cell) => [cell.key, cell])), relations, known: new Set(published) }
}

/** One row of figures and their total: `0`, `1`, …, `all`. */
export function oneWay(counts: readonly number[]): LinkedTables {
  const keys = counts.map((_, at) => String(at))
  const cells: Cell[] = counts.map((value, at) => ({
    key: String(at),
    value,
    table: 'table',
    role: 'inner',
    parents: ['all'],
    tells: true,
  }))
  const all = counts.reduce((sum, value) => sum + value, 0)
  cells.push({ key: 'all', value: all, table: 'table', role: 'total', parents: [], tells: true })
  return { cells: new Map(cells.map((cell) => [cell.key, cell])), relations: [sumOf('all', keys)], known: new Set() }
}
