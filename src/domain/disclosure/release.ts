import { z } from 'zod'
import type { DisclosureRule } from './audit.ts'
import type { Cell, LinkedTables, Relation } from './linked-tables.ts'

/**
 * What one release made public: its figures by key, and which it withheld. Kept for good and never changed: whoever reads the next release has
 * this one too. Figures published before Tvärsnitt are a release of their own.
 */
export const release = z.strictObject({
  /** Which release: told to the analyst where a figure cannot be protected any more. */
  id: z.string(),
  cells: z.array(z.strictObject({ key: z.string(), value: z.int().min(0) })).readonly(),
  /** Figures of its tables that were withheld: never published afterwards, for the ones beside them are public. */
  withheld: z.array(z.string()).readonly(),
})
export type Release = z.infer<typeof release>

/** The key of a figure: the same persons counted by the same definition have the same key in every release. */
export const cellKey = (definition: string, census: string, ...figure: readonly string[]): string =>
  [definition, census, ...figure].join('/')

/** The key of the number of persons a census counts by a definition. */
export const personsKeyOf = (definition: string, census: string): string => cellKey(definition, census, 'persons')

/**
 * Numbers of persons published before Tvärsnitt, as a release. The caller says by which definition they were counted; of
 * several for one census the one that stands comes last.
 */
export const publishedBefore = (
  definition: string,
  figures: readonly { readonly census: string; readonly persons: number }[],
): Release => ({
  id: `published before/${definition}`,
  cells: figures.map(({ census, persons }) => ({ key: personsKeyOf(definition, census), value: persons })),
  withheld: [],
})

/**
 * Puts what is public already into the tables. A figure that stands as it was published is known. One that differs by
 * less than the threshold gets a difference of its own, as a few persons came to or left the figure (differencing); the
 * attacker is taken to know which of the two. A larger difference tells of nobody. What was withheld once stays withheld.
 */
export function withReleases(
  tables: LinkedTables,
  ledger: readonly Release[],
  { threshold }: DisclosureRule,
): LinkedTables {
  const cells = new Map(tables.cells)
  const relations: Relation[] = [...tables.relations]
  const known = new Set(tables.known)
  for (const { key, value } of ledger.flatMap((each) => each.cells)) {
    const cell = tables.cells.get(key)
    if (cell === undefined) continue
    const difference = Math.abs(cell.value - value)
    if (difference === 0) known.add(key)
    if (difference === 0 || difference >= threshold) continue
    const [published, between] = [`${key} published ${value}`, `${key} changed since ${value}`]
    if (cells.has(published)) continue
    const hidden = { table: cell.table, role: 'hidden', parents: [], tells: true } as const
    cells.set(published, { ...hidden, key: published, value })
    cells.set(between, { ...hidden, key: between, value: difference })
    known.add(published)
    relations.push(differenceOf(cell, value, { published, between }))
  }
  for (const key of ledger.flatMap((each) => each.withheld)) {
    const cell = cells.get(key)
    if (cell !== undefined && !known.has(key)) cells.set(key, { ...cell, role: 'hidden' })
  }
  return { cells, relations, known }
}

const differenceOf = (
  cell: Cell,
  value: number,
  { published, between }: { published: string; between: string },
): Relation => ({
  parts: [
    { cell: cell.key, times: 1 },
    { cell: published, times: -1 },
    { cell: between, times: cell.value > value ? -1 : 1 },
  ],
})
