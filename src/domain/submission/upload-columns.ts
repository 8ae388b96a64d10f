import type { Agreement } from '../census/round.ts'
import { findNearest } from '../terms/nearest.ts'
import { isAgreed } from './agreement.ts'
import { cleanCell } from './cell-text.ts'
import { COLUMNS_OF, type Column, foldHeading, placeColumns, shownHeading } from './column-map.ts'
import { columnLetters, type FileRow, type FileTable } from './table.ts'
import type { ColumnMatch } from './upload.ts'

/** What is known beforehand of what headings mean. */
export interface KnownHeadings {
  /** Chosen for this file, by index; `null`: not read. */
  readonly chosen: Readonly<Record<string, string | null>>
  /** Remembered of the unit, by index; `null`: not read. */
  readonly remembered: Readonly<Record<string, string | null>>
  /** What the unit may hand in: columns beyond it are not read, whatever they are called. */
  readonly agreement: Agreement
}

const BY_NAME: ReadonlyMap<string, Column<unknown>> = new Map(COLUMNS_OF.unit.map((one) => [one.english, one]))

/** A column of a unit's list by its English name. */
export const unitColumn = (english: string): Column<unknown> | undefined => BY_NAME.get(english)

/**
 * What each column of a file is taken for: what was chosen, else what the heading says, else what was remembered. Of two
 * columns that mean the same, the later is undecided. A column without heading or content is passed over.
 */
export function matchColumns({ header, rows }: FileTable, known: KnownHeadings): readonly ColumnMatch[] {
  const named = new Map([...placeColumns(header, 'unit').values()].map(({ index, column }) => [index, column.english]))
  const chosen = new Set(Object.values(known.chosen))
  const taken = new Set<string>()
  const matches = header.flatMap((cell, index): ColumnMatch[] => {
    const heading = cleanCell(cell).text
    if (heading === '' && rows.every(({ cells }) => (cells[index] ?? '').trim() === '')) return []
    const shown = { index, heading: heading === '' ? columnLetters(index) : heading, likely: null }
    const ofChoice = known.chosen[index]
    if (ofChoice === null) return [{ ...shown, column: null, how: 'not_read' }]
    const byName = named.get(index)
    const [column, how] =
      ofChoice !== undefined
        ? ([ofChoice, 'chosen'] as const)
        : byName !== undefined && !chosen.has(byName)
          ? ([byName, 'name'] as const)
          : ([known.remembered[index], 'remembered'] as const)
    if (column === null) return [{ ...shown, column: null, how: 'not_read' }]
    const meant = BY_NAME.get(column ?? '')
    if (column === undefined || meant === undefined || taken.has(column))
      return [{ ...shown, column: null, how: 'undecided' }]
    taken.add(column)
    if (!isAgreed(known.agreement, meant)) return [{ ...shown, column: null, how: 'not_agreed' }]
    return [{ ...shown, column, how }]
  })
  return matches.map((match) =>
    match.how === 'undecided' ? { ...match, likely: likelyColumn(match.heading, taken) } : match,
  )
}

/** What headings of case systems usually mean. Assumption: the project, 2026-11-22. */
const USUAL_HEADINGS: readonly (readonly [pattern: RegExp, english: string])[] = [
  [/^(pnr|persnr|person ?(nr|id)|personnr|ssn)$/, 'personnummer'],
  [/^(boendeform|boendetyp|bor|bostad|housing)$/, 'accommodation'],
  [/^(fornamn|tilltalsnamn|first ?name)$/, 'given_name'],
  [/^(efternamn|last ?name|surname)$/, 'family_name'],
  [/^(fodd|fodelsetid|date of birth|dob)$/, 'birth_date'],
  [/^(gender|kon ?kod)$/, 'sex'],
  [/^(id|nr|lopnr|lopnummer|arendenr|arendenummer)$/, 'record_id'],
]

function likelyColumn(heading: string, taken: ReadonlySet<string>): string | null {
  const folded = foldHeading(heading)
  const usual = USUAL_HEADINGS.find(([pattern]) => pattern.test(folded))?.[1]
  if (usual !== undefined && !taken.has(usual)) return usual
  const free = COLUMNS_OF.unit.filter(({ english }) => !taken.has(english))
  const spellings = new Map(
    free.flatMap((one) =>
      [one.english, one.swedish, one.label.sv, one.label.en].map((word) => [foldHeading(word), one.english] as const),
    ),
  )
  const nearest = findNearest(folded.slice(0, 60), [...spellings.keys()])
  return nearest === undefined ? null : (spellings.get(nearest) ?? null)
}

/** Columns of a file in which something is written that the agreement does not cover: the file is refused, and nothing of it kept. */
export function columnsBeyond({ rows }: FileTable, matches: readonly ColumnMatch[]): readonly ColumnMatch[] {
  return matches.filter(
    ({ how, index }) => how === 'not_agreed' && rows.some(({ cells }) => (cells[index] ?? '').trim() !== ''),
  )
}

/** A file with the columns that are read and no others, each under a heading that is known. */
export interface ReadColumns {
  readonly table: FileTable
  /** English name of the column that is called so. */
  readonly nameOf: ReadonlyMap<string, string>
  /** The heading that a column of the file has here, by what findings about the file call it. */
  readonly headingOf: ReadonlyMap<string, string>
  /** English names, in the order of the table. */
  readonly names: readonly string[]
}

/** The table that is read: a heading of the unit's own becomes the column that it means. */
export function tableOfColumns(table: FileTable, matches: readonly ColumnMatch[]): ReadColumns {
  const read = matches.flatMap(({ index, column, heading, how }) => {
    const known = column === null ? undefined : BY_NAME.get(column)
    return known === undefined
      ? []
      : [{ index, name: known.english, heading: how === 'name' ? heading : known.swedish }]
  })
  return {
    table: {
      ...table,
      header: read.map(({ heading }) => heading),
      rows: table.rows.map(({ row, cells }) => ({ row, cells: withoutUnread(cells, read, table.header.length) })),
    },
    nameOf: new Map(read.map(({ heading, name }) => [heading, name])),
    headingOf: new Map(
      read.map(({ index, heading }) => [
        shownHeading(table.header[index] ?? '', index) || columnLetters(index),
        heading,
      ]),
    ),
    names: read.map(({ name }) => name),
  }
}

/** Cells beyond the headings are kept at the end: there the reader tells of them. */
const withoutUnread = (cells: FileRow['cells'], read: readonly { readonly index: number }[], width: number) => [
  ...read.map(({ index }) => cells[index] ?? ''),
  ...cells.slice(width),
]
