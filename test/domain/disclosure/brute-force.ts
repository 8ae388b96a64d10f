/** Lowest and highest number of a cell among all tables that fit what is shown. */
export interface Span {
  readonly min: number
  readonly max: number
}

/** What an attacker sees of a two-way table: `null` where a number is withheld. */
export interface Seen {
  readonly inner: readonly (readonly (number | null)[])[]
  readonly rows: readonly (number | null)[]
  readonly columns: readonly (number | null)[]
  readonly all: number | null
  /** The attacker's own persons, at least so many in each inner cell. */
  readonly own?: readonly (readonly number[])[]
}

/**
 * Goes through every table of whole numbers that fits, one cell after another, and knows nothing of linear programming.
 * `most` bounds what nothing else does. Keys as in `twoWay`.
 */
export function spansOf(seen: Seen, most: number): Map<string, Span> {
  const { inner, rows, columns, all } = seen
  const [height, width] = [inner.length, inner[0]?.length ?? 0]
  const table = inner.map((row) => row.map(() => 0))
  const rowSums = rows.map(() => 0)
  const columnSums = columns.map(() => 0)
  const spans = new Map<string, Span>()
  const note = (key: string, value: number) => {
    const { min, max } = spans.get(key) ?? { min: value, max: value }
    spans.set(key, { min: Math.min(min, value), max: Math.max(max, value) })
  }
  const noteAll = (total: number) => {
    for (const [r, row] of table.entries()) {
      note(`r${r}`, rowSums[r] ?? 0)
      for (const [c, value] of row.entries()) note(`r${r}c${c}`, value)
    }
    for (const [c, value] of columnSums.entries()) note(`c${c}`, value)
    note('all', total)
  }
  const place = (at: number, total: number): void => {
    if (at === height * width) {
      if (all === null || total === all) noteAll(total)
      return
    }
    const [r, c] = [Math.floor(at / width), at % width]
    const roomIn = (sum: number | null | undefined, used: number | undefined) => (sum ?? most) - (used ?? 0)
    const room = Math.min(roomIn(rows[r], rowSums[r]), roomIn(columns[c], columnSums[c]), roomIn(all, total))
    const shown = inner[r]?.[c] ?? null
    const own = seen.own?.[r]?.[c] ?? 0
    let from = shown === null ? own : shown
    const to = shown === null ? room : Math.min(shown, room)
    // The last of a row or column is what is left of it.
    if (c === width - 1 && rows[r] !== null) from = Math.max(from, roomIn(rows[r], rowSums[r]))
    if (r === height - 1 && columns[c] !== null) from = Math.max(from, roomIn(columns[c], columnSums[c]))
    for (let value = from; value <= to; value++) {
      const row = table[r]
      if (row === undefined) return
      row[c] = value
      rowSums[r] = (rowSums[r] ?? 0) + value
      columnSums[c] = (columnSums[c] ?? 0) + value
      place(at + 1, total + value)
      rowSums[r] = (rowSums[r] ?? 0) - value
      columnSums[c] = (columnSums[c] ?? 0) - value
    }
  }
  place(0, 0)
  return spans
}

/** A two-way table as it is seen with some of it withheld. */
export function seenOf(counts: readonly (readonly number[])[], withheld: ReadonlySet<string>): Seen {
  const shown = (key: string, value: number) => (withheld.has(key) ? null : value)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const columns = counts[0]?.map((_, c) => sum(counts.map((row) => row[c] ?? 0))) ?? []
  return {
    inner: counts.map((row, r) => row.map((value, c) => shown(`r${r}c${c}`, value))),
    rows: counts.map((row, r) => shown(`r${r}`, sum(row))),
    columns: columns.map((value, c) => shown(`c${c}`, value)),
    all: shown('all', sum(counts.flat())),
  }
}
