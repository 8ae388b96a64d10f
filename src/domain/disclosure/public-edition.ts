import type { Flows } from '../comparison/flows.ts'
import { countedPersons } from '../report/persons-in-report.ts'
import { besideTheNumbers, reportTexts, unitTexts } from '../report/report.texts.ts'
import type { PersonInReport } from '../report/yearly-report.ts'
import { joined, type Text } from '../terms/text.ts'
import { type DisclosureRule, disclosureRule, type Unsafe } from './audit.ts'
import { type Counted, type CountedTables, countAll, countOwn, personsKey } from './counted-cells.ts'
import { disclosureTexts } from './disclosure.texts.ts'
import { feasibilityInterval, type Interval } from './feasibility-interval.ts'
import { type Attacker, isPublishable, type LinkedTables, OUTSIDER } from './linked-tables.ts'
import type { PublicCell, PublicReport, PublicTable } from './public-report.ts'
import {
  DEFAULT_PUBLIC_TABLES,
  PUBLIC_TABLES,
  type PublicInput,
  type PublicTableId,
  type PublicTables,
  publicTables,
  publicTableTitle,
  type TableLayout,
} from './public-tables.ts'
import { type Release, withReleases } from './release.ts'
import { type Suppression, suppress, type WhyWithheld } from './suppress.ts'
import { yearsTable } from './years-table.ts'

/** A unit, or an organisation with all its units, as somebody who knows the persons it reported. */
export interface Contributor {
  readonly key: string
  /** Ids of its units, in both censuses. */
  readonly units: readonly string[]
  /** The flows of the persons it reported in either census; `null` only where nothing is compared. */
  readonly flows: Flows | null
}

/** How the public edition is made. */
export interface PublicEditionOptions {
  /** Everybody who reported: each is taken as an attacker who subtracts its own. */
  readonly contributors: readonly Contributor[]
  /** All releases before this one, the earliest first, and figures published before Tvärsnitt. */
  readonly ledger: readonly Release[]
  /**
   * Nothing is counted of the census compared with as it stands now: no column, no flows. The change is told from what was
   * published. For where the earlier census was corrected by one who would know the correction for its own.
   */
  readonly earlierAsPublished?: boolean
  /** The tables to publish, of those declared public. */
  readonly tables?: readonly PublicTableId[]
  /** Threshold 3–11 (5), and width of doubt (the threshold). */
  readonly rule?: { readonly threshold?: number; readonly width?: number }
}

/** What the analyst is shown before publishing. Internal: it holds the numbers that are withheld. */
export interface DisclosureReview {
  readonly rule: DisclosureRule
  /** Figures withheld, why, and between which numbers an outsider can place them (`null`: no upper end). */
  readonly withheld: readonly {
    readonly key: string
    readonly persons: number
    /** *before*: an earlier release withheld it. */
    readonly why: WhyWithheld | 'before'
    readonly interval: { readonly min: number; readonly max: number | null }
  }[]
  /** What somebody can work out of what is public already, whatever is withheld now. */
  readonly unprotected: readonly Unsafe[]
  /** Where the figures of tables stand, by key. A figure that only follows from others stands nowhere. */
  readonly places: ReadonlyMap<string, FigurePlace>
  /** Keys of the figures that have a place in the tables shown, as a number or as a code, each once. */
  readonly shown: readonly string[]
  readonly tablesNotShown: PublicReport['tablesNotShown']
  /**
   * Definitions by which figures of this very census are public. Two definitions of nearly the same persons tell of those
   * between them, which is not audited: a census is published by one.
   */
  readonly otherDefinitions: readonly string[]
}

/** Where a figure stands: first, if it stands in several tables. */
export interface FigurePlace {
  readonly table: Text
  readonly row: Text
  readonly column: Text
}

/** The public edition, what the analyst is told of it, and what goes into the ledger when it is published. */
export interface PublicEdition {
  readonly report: PublicReport
  readonly review: DisclosureReview
  readonly release: Release
}

/**
 * Makes the public edition of a report: counts the tables declared public, withholds until nobody can work out a small
 * number, and shows what is left. Pure: the same report, contributors and ledger give the same edition.
 */
export function publicEdition(given: PublicInput, options: PublicEditionOptions): PublicEdition {
  const leftOut = options.earlierAsPublished === true ? earlierIn(given) : null
  const input = leftOut === null ? given : { ...given, comparison: null }
  const rule = disclosureRule.parse(options.rule ?? {})
  const everybody = everybodyIn(input)
  const { tables, tooFew } = tablesWorthShowing(input, everybody, options, rule)
  const linked = withReleases(countAll(tables, everybody), options.ledger, rule)
  const suppression = suppress(linked, attackersOf(tables, everybody, options.contributors), rule)
  const cellAt = (key: string | null) => cellOf(key, linked, suppression)
  const filled = tables.layouts.map((layout) => filledTable(layout, cellAt))
  const shown = withYears(filled.filter(hasFigures), tables, options, cellAt)
  // One order and one reason for all of them: which of two reasons it was would tell of the sizes of the figures.
  const tablesNotShown = [...tooFew, ...filled.filter((table) => !hasFigures(table)), ...flowsLeftOut(leftOut, options)]
    .map(({ id, title }) => ({ id, title, reason: disclosureTexts.nothingLeft }))
    .sort((a, b) => PUBLIC_TABLES.indexOf(a.id) - PUBLIC_TABLES.indexOf(b.id))
  const release = releaseOf(input, { tables, tooFew }, shown, cellAt)
  return {
    report: {
      ...headOf(input, rule),
      paragraphs: paragraphsOf(input, tables, { ledger: options.ledger, leftOut }, cellAt),
      tables: shown,
      tablesNotShown,
      legend: legendOf(shown, rule),
    },
    review: {
      ...reviewOf(linked, suppression, rule, release.withheld),
      places: placesIn(tables.layouts),
      shown: figuresShown(tables.layouts, shown),
      tablesNotShown,
      otherDefinitions: otherDefinitions(input, options.ledger),
    },
    release,
  }
}

/** What is shown in place of a figure, by its key. */
type CellAt = (key: string | null) => PublicCell

/** The years come right after the main figures. */
function withYears(
  tables: readonly PublicTable[],
  { now }: PublicTables,
  { tables: asked = DEFAULT_PUBLIC_TABLES, ledger }: PublicEditionOptions,
  cellAt: CellAt,
): PublicTable[] {
  const years = asked.includes('years') ? yearsTable(now, ledger, cellAt(personsKey(now))) : null
  if (years === null) return [...tables]
  return tables.toSpliced(tables[0]?.id === 'headline' ? 1 : 0, 0, years)
}

/** The census compared with, where it could be. */
const earlierIn = ({ comparison }: PublicInput) => (comparison !== null && 'flows' in comparison ? comparison : null)

/** The table of flows, where it is asked for and nothing is counted of the earlier census. */
const flowsLeftOut = (
  leftOut: ReturnType<typeof earlierIn>,
  { tables: asked = DEFAULT_PUBLIC_TABLES }: PublicEditionOptions,
): { readonly id: PublicTableId; readonly title: Text }[] =>
  leftOut !== null && asked.includes('flows') ? [{ id: 'flows', title: publicTableTitle('flows') }] : []

function everybodyIn(input: PublicInput): Counted {
  const { persons } = input
  const earlier = earlierIn(input)
  return {
    now: countedPersons(persons),
    before: countedPersons(earlier?.personsInReport ?? []),
    flows: earlier?.flows ?? null,
  }
}

/** A table of which more than half of the figures are small says nothing that could be shown: it is left out whole. */
function tablesWorthShowing(
  input: PublicInput,
  everybody: Counted,
  { tables: asked = DEFAULT_PUBLIC_TABLES, ledger }: PublicEditionOptions,
  rule: DisclosureRule,
): { readonly tables: PublicTables; readonly tooFew: readonly TableLayout[] } {
  const known = new Set(ledger.flatMap(({ cells }) => cells.map(({ key }) => key)))
  const all = publicTables(input, everybody, { chosen: asked, known })
  const { cells } = countAll(all, everybody)
  const tooFew = all.layouts.filter(({ id, rows }) => {
    const inner = rows
      .filter(({ role }) => role === undefined)
      .flatMap(({ figures }) => figures.flatMap((key) => key ?? []))
    const persons = [...new Set(inner)].map((key) => cells.get(key)?.value ?? 0).filter((count) => count > 0)
    return id !== 'headline' && persons.filter((count) => count < rule.threshold).length * 2 > persons.length
  })
  if (tooFew.length === 0) return { tables: all, tooFew }
  const left = asked.filter((id) => tooFew.every((layout) => layout.id !== id))
  return { tables: publicTables(input, everybody, { chosen: left, known }), tooFew }
}

/** Every contributor, and everybody with a protected identity as somebody whom an attacker knows. */
function attackersOf(tables: CountedTables, everybody: Counted, contributors: readonly Contributor[]): Attacker[] {
  const attacker = (key: string, own: Counted): Attacker => ({
    key,
    kind: 'contributor',
    knows: countOwn(tables, own),
    exactly: new Set(),
  })
  const reported = contributors.map(({ key, units, flows }) => {
    const isOwn = (person: PersonInReport) => person.units.some((unit) => units.includes(unit))
    return attacker(`contributor ${key}`, {
      now: everybody.now.filter(isOwn),
      before: everybody.before.filter(isOwn),
      flows,
    })
  })
  const isProtected = ({ protectedIdentity }: PersonInReport) => protectedIdentity
  const one = (person: PersonInReport, at: number, census: 'now' | 'before') =>
    attacker(`protected ${census} ${at + 1}`, { now: [], before: [], flows: null, [census]: [person] })
  return [
    ...reported,
    ...everybody.now.filter(isProtected).map((person, at) => one(person, at, 'now')),
    ...everybody.before.filter(isProtected).map((person, at) => one(person, at, 'before')),
  ].filter(({ knows }) => [...knows.values()].some((persons) => persons > 0))
}

function cellOf(key: string | null, { cells }: LinkedTables, { withheld }: Suppression): PublicCell {
  const cell = key === null ? undefined : cells.get(key)
  if (cell === undefined) return { status: 'none' }
  return isPublishable(cell) && !withheld.has(cell.key)
    ? { status: 'shown', value: cell.value }
    : { status: 'withheld' }
}

function filledTable(layout: TableLayout, cellAt: CellAt): PublicTable {
  const { id, title, columns, notes } = layout
  const all = layout.rows.map(({ figures, ...row }) => ({
    ...row,
    cells: figures.map(cellAt),
  }))
  const rows = all.length > LONG ? all.filter((row) => row.role !== undefined || !isZeros(row)) : all
  const left = rows.length < all.length ? [disclosureTexts.onlyZeros] : []
  return { id, title, unit: unitTexts.persons, columns, rows, notes: [...notes, ...left] }
}

/** Rows above which a table leaves out those that hold nothing but zeros, as the report itself does. */
const LONG = 12

const isZeros = ({ cells }: PublicTable['rows'][number]): boolean =>
  cells.every((cell) => cell.status === 'none' || (cell.status === 'shown' && cell.value === 0))

/** Shows anything beside codes, zeros and totals. */
const hasFigures = ({ id, rows }: PublicTable): boolean =>
  id === 'headline' ||
  rows.some(({ role, cells }) => role !== 'total' && cells.some((cell) => cell.status === 'shown' && cell.value > 0))

function headOf({ municipality, census, definition }: PublicInput, { threshold }: DisclosureRule) {
  const { id, title } = definition
  return {
    kind: 'public' as const,
    title: reportTexts.title(municipality.name, census.key),
    subtitle: joined([reportTexts.week(census.week), title], ' · '),
    municipality: { code: municipality.code, name: municipality.name },
    census: census.key,
    week: census.week,
    definition: { id, title },
    threshold,
  }
}

interface ToldBefore {
  readonly ledger: readonly Release[]
  /** The census compared with, of which nothing is counted anew. */
  readonly leftOut: ReturnType<typeof earlierIn>
}

/** Sentences on figures that are shown, and on those alone. */
function paragraphsOf(
  input: PublicInput,
  { now, before }: PublicTables,
  { ledger, leftOut }: ToldBefore,
  cellAt: CellAt,
): Text[] {
  const total = cellAt(personsKey(now))
  const totalBefore = before === null ? null : cellAt(personsKey(before))
  return [
    disclosureTexts.publicEdition,
    total.status === 'shown' ? reportTexts.headline(total.value) : disclosureTexts.totalNotShown,
    besideTheNumbers.minimum,
    responsesInWords(input),
    ...(input.comparison !== null && 'reason' in input.comparison ? [input.comparison.reason] : []),
    ...(leftOut === null ? [] : [changeInWords(total, asPublished(ledger, now, leftOut.census), leftOut.census)]),
    ...(before === null || totalBefore === null
      ? []
      : [
          changeInWords(total, totalBefore, before.census),
          ...recomputed(totalBefore, before.census, publishedLast(ledger, personsKey(before))),
        ]),
    disclosureTexts.notOfficial,
  ]
}

/** How many units answered, and none by name. */
function responsesInWords({ units }: PublicInput): Text {
  const isAnswer = ({ answer }: PublicInput['units'][number]) => answer === 'answered' || answer === 'nil'
  const asked = units.filter(({ answer }) => answer !== 'notAsked').length
  return reportTexts.responses(units.filter(isAnswer).length, asked, [])
}

/** What an earlier census was last published as, where it is shown here by this year's rules with another number. */
function recomputed(shown: PublicCell, census: string, published: number | null): Text[] {
  if (shown.status !== 'shown' || published === null || published === shown.value) return []
  return [reportTexts.scopeEffect(census, published, shown.value)]
}

/** The number of persons of an earlier census as it was published last. */
function asPublished(ledger: readonly Release[], now: PublicTables['now'], census: string): PublicCell {
  const value = publishedLast(ledger, personsKey({ ...now, census }))
  return value === null ? { status: 'none' } : { status: 'shown', value }
}

const publishedLast = (ledger: readonly Release[], key: string): number | null =>
  ledger.flatMap(({ cells }) => cells).findLast((cell) => cell.key === key)?.value ?? null

function changeInWords(now: PublicCell, before: PublicCell, census: string): Text {
  if (now.status !== 'shown' || before.status !== 'shown') return disclosureTexts.changeNotShown(census)
  return reportTexts.change(now.value - before.value, census, before.value)
}

function legendOf(tables: readonly PublicTable[], { threshold }: DisclosureRule): Text[] {
  const statuses = new Set(tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ status }) => status))))
  return [
    disclosureTexts.howProtected(threshold),
    ...(statuses.has('withheld') ? [disclosureTexts.withheld] : []),
    ...(statuses.has('none') ? [disclosureTexts.none] : []),
  ]
}

function reviewOf(
  linked: LinkedTables,
  { withheld, unprotected }: Suppression,
  rule: DisclosureRule,
  placed: readonly string[],
): Pick<DisclosureReview, 'rule' | 'withheld' | 'unprotected'> {
  const keys = new Set(withheld.keys())
  const inWords = (interval: Interval | null, persons: number) => ({
    min: interval?.min ?? persons,
    max: interval?.max === Infinity ? null : (interval?.max ?? persons),
  })
  return {
    rule,
    withheld: [...new Set([...withheld.keys(), ...placed])].map((key) => {
      const why = withheld.get(key) ?? ('before' as const)
      const persons = linked.cells.get(key)?.value ?? 0
      return { key, persons, why, interval: inWords(feasibilityInterval(linked, keys, OUTSIDER, key), persons) }
    }),
    unprotected,
  }
}

function placesIn(layouts: readonly TableLayout[]): Map<string, FigurePlace> {
  const places = new Map<string, FigurePlace>()
  for (const { title, columns, rows } of layouts)
    for (const { label, figures } of rows)
      for (const [at, key] of figures.entries()) {
        const column = columns[at]?.label
        if (key === null || column === undefined || places.has(key)) continue
        places.set(key, { table: title, row: label, column })
      }
  return places
}

/** Rows of nothing but zeros are left out of long tables, and their figures with them. */
function figuresShown(layouts: readonly TableLayout[], shown: readonly PublicTable[]): string[] {
  const rows = new Set(shown.flatMap(({ id, rows: of }) => of.map(({ key }) => `${id}/${key}`)))
  const figures = layouts.flatMap(({ id, rows: of }) =>
    of.flatMap((row) => (rows.has(`${id}/${row.key}`) ? row.figures.flatMap((key) => key ?? []) : [])),
  )
  return [...new Set(figures)]
}

function otherDefinitions({ census, definition }: PublicInput, ledger: readonly Release[]): string[] {
  const published = ledger.flatMap(({ cells }) => cells.map(({ key }) => key.split('/')))
  const here = published.flatMap(([by, of]) => (by !== undefined && of === census.key ? [by] : []))
  return [...new Set(here)].filter((by) => by !== definition.id).sort()
}

/**
 * What is public now: the figures of the tables shown, and the numbers of persons, which sentences tell whatever tables
 * there are. What is withheld: of all tables that were to be shown.
 */
function releaseOf(
  { census, definition }: PublicInput,
  { tables, tooFew }: { readonly tables: PublicTables; readonly tooFew: readonly TableLayout[] },
  shown: readonly PublicTable[],
  cellAt: CellAt,
): Release {
  const told = [tables.now, ...(tables.before === null ? [] : [tables.before])].map(personsKey)
  const placed = tables.layouts.flatMap(({ id, rows }) =>
    rows.flatMap(({ figures }) =>
      figures.flatMap((key) => (key === null ? [] : [{ key, isPlaced: shown.some((table) => table.id === id) }])),
    ),
  )
  const keys = (isPlaced: boolean) => [
    ...new Set([...told, ...placed.filter((each) => each.isPlaced || !isPlaced).map(({ key }) => key)]),
  ]
  const published = new Set(keys(true))
  const leftOut = tooFew.flatMap(({ rows }) => rows.flatMap(({ figures }) => figures.flatMap((key) => key ?? [])))
  return {
    id: `${census.key}/${definition.id}`,
    cells: keys(true)
      .sort()
      .flatMap((key) => {
        const cell = cellAt(key)
        return cell.status === 'shown' ? [{ key, value: cell.value }] : []
      }),
    withheld: [
      ...new Set([
        ...keys(false).filter((key) => cellAt(key).status === 'withheld'),
        ...leftOut.filter((key) => !published.has(key)),
      ]),
    ].sort(),
  }
}
