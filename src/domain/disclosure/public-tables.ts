import { AGE_INDICATOR } from '../report/breakdown.ts'
import { contactWithSocialOrLabour, INDICATORS } from '../report/indicators.ts'
import { besideTheNumbers, flowTexts, labelTexts, reportTexts, tableTexts } from '../report/report.texts.ts'
import type { ReportInput } from '../report/yearly-report.ts'
import { SUPPORT_NEED } from '../submission/codes.ts'
import { DECLINED } from '../submission/record.ts'
import { type Text, verbatim } from '../terms/text.ts'
import {
  type Breakdown,
  breakdownOf,
  CONTACT_COLUMNS,
  type Counted,
  type CountedCell,
  type CountedTables,
  cellsOfBreakdown,
  contactFigure,
  contactRelations,
  figureKey,
  type Population,
  personsCell,
  personsKey,
} from './counted-cells.ts'
import { disclosureTexts } from './disclosure.texts.ts'
import { type Relation, sumOf } from './linked-tables.ts'
import { cellKey } from './release.ts'

/**
 * Every table that may be published, in the order they stand. What is not in this list reaches no public edition: nothing
 * of units, organisations, links, doubts or ranges, and no age but in bands.
 */
export const PUBLIC_TABLES = [
  'headline',
  'years',
  'situations',
  'groups',
  'sex',
  'age',
  'registered',
  'flows',
  'supportNeed',
  'contacts',
  'needByContact',
  'housingNeeded',
  'incomeSource',
  'occupation',
  'birthCountryGroup',
  'contributingFactors',
] as const
export type PublicTableId = (typeof PUBLIC_TABLES)[number]

/**
 * The tables that are published unless others are chosen. Assumption: country of birth stays out, since few have each
 * answer and it adds most to what outsiders know already; decided by the project, 2026-11-22.
 */
export const DEFAULT_PUBLIC_TABLES: readonly PublicTableId[] = PUBLIC_TABLES.filter((id) => id !== 'birthCountryGroup')

/** What a table is called in public: as in the report, but for words of the trade. */
export const publicTableTitle = (id: PublicTableId): Text =>
  id === 'flows' ? disclosureTexts.flowsTitle : tableTexts[id]

/**
 * All of a report that a public edition may read: nothing of links, doubts, ranges or observations, and of units only
 * whether they answered.
 */
export interface PublicInput
  extends Pick<ReportInput, 'municipality' | 'census' | 'definition' | 'persons' | 'comparison'> {
  readonly units: readonly Pick<ReportInput['units'][number], 'answer'>[]
}

/** A table as it will be shown: where each figure stands, and no figure. `null`: there is none. */
export interface TableLayout {
  readonly id: PublicTableId
  readonly title: Text
  readonly columns: readonly { readonly key: string; readonly label: Text }[]
  readonly rows: readonly LayoutRow[]
  readonly notes: readonly Text[]
}

/** One row of a layout: the key of the figure in each column. */
export interface LayoutRow {
  readonly key: string
  readonly label: Text
  readonly role?: 'total' | 'part'
  readonly figures: readonly (string | null)[]
}

/** What the public tables of one report are made of: layouts, and the figures that stand in them or follow from them. */
export interface PublicTables extends CountedTables {
  readonly layouts: readonly TableLayout[]
  readonly now: Population
  readonly before: Population | null
}

/** What is asked of a report: tables to publish, and figures published before, whose tables take part even if not shown. */
export interface TablesAsked {
  readonly chosen: readonly PublicTableId[]
  readonly known: ReadonlySet<string>
}

/** The public tables of one report that are asked for and have anything to tell. */
export function publicTables(input: PublicInput, everybody: Counted, asked: TablesAsked): PublicTables {
  const { now, before } = populationsOf(input)
  const columns = before === null ? [now] : [now, before]
  const blocks: readonly Block[] = [
    { tables: { cells: columns.map(personsCell), relations: [] }, layout: null },
    ...headlineBlocks(columns, asked),
    ...breakdownsOf(input).flatMap((breakdown) => breakdownBlocks(breakdown, columns, everybody, asked)),
    ...(before === null ? [] : [flowsBlock(now, before, asked)]),
  ]
  const all = [...blocks, ...crossBlocks(columns, blocks, asked)]
  const cells = all.flatMap(({ tables }) => tables.cells)
  const layouts = all.flatMap(({ layout }) => layout ?? [])
  return {
    cells,
    relations: [
      ...all.flatMap(({ tables }) => tables.relations),
      ...groupsOfSituations(input, everybody, columns, new Set(cells.map(({ key }) => key))),
    ],
    layouts: layouts.sort((left, right) => PUBLIC_TABLES.indexOf(left.id) - PUBLIC_TABLES.indexOf(right.id)),
    now,
    before,
  }
}

/** Figures that hang together, and how they are shown; `null`: they are not. */
interface Block {
  readonly tables: CountedTables
  readonly layout: TableLayout | null
}

const isPublished = ({ known }: TablesAsked, columns: readonly Population[], id: PublicTableId): boolean =>
  [...known].some((key) => columns.some((column) => key.startsWith(figureKey(column, id, ''))))

function headlineBlocks(columns: readonly Population[], { chosen }: TablesAsked): Block[] {
  const isShown = chosen.includes('headline')
  const outdoors = columns.map((column) => ({ tables: withRole(outdoorsCells(column), isShown), layout: null }))
  return isShown ? [...outdoors, { tables: { cells: [], relations: [] }, layout: headlineLayout(columns) }] : outdoors
}

/** A breakdown of which something is known, in the columns where it is. */
function breakdownBlocks(
  breakdown: Breakdown,
  columns: readonly Population[],
  everybody: Counted,
  asked: TablesAsked,
): Block[] {
  const { chosen } = asked
  const id = PUBLIC_TABLES.find((each) => each === breakdown.id)
  if (id === undefined) return []
  const isCrossed = chosen.includes(CROSS) && (id === 'supportNeed' || id === 'contacts')
  const isShown = chosen.includes(id)
  const answered = columns.filter((column) => column.persons(everybody).some(breakdown.isKnown))
  if (answered.length === 0 || !(isShown || isCrossed || isPublished(asked, columns, id))) return []
  const blocks = answered.flatMap((column): Block[] => [
    { tables: withRole(cellsOfBreakdown(breakdown, column), isShown || isCrossed), layout: null },
    ...(id === 'contacts'
      ? [{ tables: contactRelations(column, isCrossed && column === columns[0]), layout: null }]
      : []),
  ])
  const layout = isShown ? breakdownLayout(breakdown, columns, answered, id) : null
  return [...blocks, { tables: { cells: [], relations: [] }, layout }]
}

/** Needs by contact: shown of this census; of the earlier one it takes part where it was published. */
function crossBlocks(columns: readonly Population[], blocks: readonly Block[], asked: TablesAsked): Block[] {
  const keys = new Set(blocks.flatMap(({ tables }) => tables.cells.map(({ key }) => key)))
  return columns.flatMap((column, at) => {
    const isShown = at === 0 && asked.chosen.includes(CROSS)
    const hasMargins = ['supportNeed', 'contacts'].every((id) => keys.has(figureKey(column, id, 'known')))
    if (!hasMargins || !(isShown || isPublished(asked, [column], CROSS))) return []
    return [
      { tables: withRole(needByContactCells(column), isShown), layout: isShown ? needByContactLayout(column) : null },
    ]
  })
}

function flowsBlock(now: Population, before: Population, { chosen }: TablesAsked): Block {
  const isShown = chosen.includes('flows')
  return { tables: withRole(flowCells(now, before), isShown), layout: isShown ? flowsLayout(now, before) : null }
}

function populationsOf({ census, definition, comparison }: PublicInput): Pick<PublicTables, 'now' | 'before'> {
  const now: Population = { definition: definition.id, census: census.key, persons: (among) => among.now }
  if (comparison === null || !('flows' in comparison)) return { now, before: null }
  return { now, before: { definition: definition.id, census: comparison.census, persons: (among) => among.before } }
}

/** Figures of tables that are not shown are known from before at most: nobody may publish them now. */
const withRole = ({ cells, relations }: CountedTables, isShown: boolean): CountedTables => ({
  cells: isShown ? cells : cells.map((cell) => (cell.role === 'inner' ? { ...cell, role: 'hidden' as const } : cell)),
  relations,
})

function breakdownsOf({ definition }: PublicInput): Breakdown[] {
  const byKey = (
    id: 'situations' | 'groups',
    keys: ReportInput['definition']['categories'],
    of: (person: Counted['now'][number]) => string | null,
  ): Breakdown[] =>
    // Where there is one category, everybody is in it by definition.
    keys.length < 2
      ? []
      : [
          {
            id,
            title: tableTexts[id],
            statements: keys.map(({ key, label }) => ({ key, label, holds: (person) => of(person) === key })),
            parts: [],
            several: false,
            isKnown: (person) => keys.some(({ key }) => key === of(person)),
            showsMissing: false,
          },
        ]
  return [
    ...byKey('situations', definition.categories, ({ category }) => category),
    ...byKey('groups', definition.groups, ({ group }) => group),
    ...[AGE_INDICATOR, ...INDICATORS].map(breakdownOf),
  ]
}

const columnHead = ({ census }: Population) => ({ key: census, label: verbatim(census) })

function headlineLayout(columns: readonly Population[]): TableLayout {
  return {
    id: 'headline',
    title: tableTexts.headline,
    columns: columns.map(columnHead),
    rows: [
      { key: 'persons', label: labelTexts.persons, figures: columns.map(personsKey) },
      {
        key: 'outdoors',
        label: labelTexts.outdoors,
        role: 'part',
        figures: columns.map((column) => figureKey(column, 'headline', 'outdoors')),
      },
    ],
    notes: [],
  }
}

function outdoorsCells(column: Population): CountedTables {
  const key = (row: string) => figureKey(column, 'headline', row)
  const cell = (row: string, role: CountedCell['role'], isOutdoors: boolean): CountedCell => ({
    key: key(row),
    table: 'headline',
    role,
    parents: [personsKey(column)],
    tells: isOutdoors,
    count: (among) => column.persons(among).filter(({ outdoors }) => outdoors === isOutdoors).length,
  })
  return {
    cells: [cell('outdoors', 'inner', true), cell('not outdoors', 'hidden', false)],
    relations: [sumOf(personsKey(column), [key('outdoors'), key('not outdoors')])],
  }
}

function breakdownLayout(
  { title, statements, parts, several, showsMissing }: Breakdown,
  columns: readonly Population[],
  asked: readonly Population[],
  id: PublicTableId,
): TableLayout {
  const figures = (row: string) => columns.map((column) => (asked.includes(column) ? figureKey(column, id, row) : null))
  return {
    id,
    title,
    columns: columns.map(columnHead),
    rows: [
      ...statements.map(({ key, label }) => ({ key, label, figures: figures(key) })),
      ...parts.map(({ key, label }) => ({ key, label, role: 'part' as const, figures: figures(key) })),
      ...(showsMissing ? [{ key: 'missing', label: labelTexts.missing, figures: figures('missing') }] : []),
      { key: 'total', label: labelTexts.total, role: 'total', figures: columns.map(personsKey) },
    ],
    notes: [...(several ? [reportTexts.several] : []), ...(id === 'groups' ? [besideTheNumbers.longerTerm] : [])],
  }
}

const CROSS = 'needByContact'
const CROSS_COLUMNS = [...CONTACT_COLUMNS, 'missing'] as const
const CROSS_ROWS = [...Object.keys(SUPPORT_NEED), 'missing']

function needByContactCells(column: Population): CountedTables {
  const keyOf = (row: string, contact: string) => figureKey(column, CROSS, row, contact)
  const needOf = (row: string) => figureKey(column, 'supportNeed', row)
  const contactOf = (contact: (typeof CROSS_COLUMNS)[number]) => figureKey(column, ...contactFigure(contact))
  const isIn = (row: string, contact: string) => (person: Counted['now'][number]) =>
    (person.supportNeed === null || person.supportNeed === DECLINED ? 'missing' : person.supportNeed) === row &&
    (contactWithSocialOrLabour(person) ?? 'missing') === contact
  return {
    cells: CROSS_ROWS.flatMap((row) =>
      CROSS_COLUMNS.map((contact) => ({
        key: keyOf(row, contact),
        table: CROSS,
        role: 'inner' as const,
        parents: [needOf(row), contactOf(contact)],
        tells: row !== 'missing' && contact !== 'missing',
        count: (among: Counted) => column.persons(among).filter(isIn(row, contact)).length,
      })),
    ),
    relations: [
      ...CROSS_ROWS.map((row) =>
        sumOf(
          needOf(row),
          CROSS_COLUMNS.map((contact) => keyOf(row, contact)),
        ),
      ),
      ...CROSS_COLUMNS.map((contact) =>
        sumOf(
          contactOf(contact),
          CROSS_ROWS.map((row) => keyOf(row, contact)),
        ),
      ),
    ],
  }
}

function needByContactLayout(column: Population): TableLayout {
  const needs = Object.entries(SUPPORT_NEED).map(([key, { sv, en }]) => ({ key, label: { sv, en } }))
  return {
    id: CROSS,
    title: tableTexts[CROSS],
    columns: [
      ...CROSS_COLUMNS.map((key) => ({ key, label: labelTexts[key] })),
      { key: 'total', label: labelTexts.total },
    ],
    rows: [
      ...[...needs, { key: 'missing', label: labelTexts.missing }].map(({ key, label }) => ({
        key,
        label,
        figures: [
          ...CROSS_COLUMNS.map((contact) => figureKey(column, CROSS, key, contact)),
          figureKey(column, 'supportNeed', key),
        ],
      })),
      {
        key: 'total',
        label: labelTexts.total,
        role: 'total',
        figures: [...CROSS_COLUMNS.map((contact) => figureKey(column, ...contactFigure(contact))), personsKey(column)],
      },
    ],
    notes: [],
  }
}

/** Where all persons of a situation are in one group, a group is a sum of situations, and whoever knows that can use it. */
function groupsOfSituations(
  { definition }: PublicInput,
  everybody: Counted,
  columns: readonly Population[],
  keys: ReadonlySet<string>,
): Relation[] {
  const persons = columns.flatMap((column) => column.persons(everybody))
  const groupOf = new Map(persons.map(({ category, group }) => [category, group]))
  if (persons.some(({ category, group }) => groupOf.get(category) !== group)) return []
  const situationsIn = (group: string) => definition.categories.filter(({ key }) => groupOf.get(key) === group)
  return columns
    .flatMap((column) =>
      definition.groups.map(({ key: group }) =>
        sumOf(
          figureKey(column, 'groups', group),
          situationsIn(group).map(({ key }) => figureKey(column, 'situations', key)),
        ),
      ),
    )
    .filter(({ parts }) => parts.every(({ cell }) => keys.has(cell)))
}

const flowKey = (now: Population, before: Population, flow: string) =>
  cellKey(now.definition, `${before.census}-${now.census}`, 'flows', flow)

function flowCells(now: Population, before: Population): CountedTables {
  const key = (flow: string) => flowKey(now, before, flow)
  const cell = (flow: string, of: readonly Population[], count: CountedCell['count']): CountedCell => ({
    key: key(flow),
    table: 'flows',
    role: 'inner',
    parents: of.map(personsKey),
    tells: true,
    count,
  })
  return {
    cells: [
      cell('persisting', [now, before], ({ flows }) => flows?.persisting ?? 0),
      cell('returning', [now], ({ flows }) => flows?.returning ?? 0),
      // Those who cannot be followed, or crossed an age limit, are always few and always told together with the others:
      // a row of their own would take the rows beside it along.
      cell('in', [now], ({ flows }) => (flows === null ? 0 : flows.new + flows.unlinkable + flows.changedScopeIn)),
      cell('out', [before], ({ flows }) =>
        flows === null ? 0 : flows.left + flows.unlinkablePrevious + flows.changedScopeOut,
      ),
    ],
    relations: [
      sumOf(personsKey(now), ['persisting', 'returning', 'in'].map(key)),
      sumOf(personsKey(before), ['persisting', 'out'].map(key)),
    ],
  }
}

function flowsLayout(now: Population, before: Population): TableLayout {
  const key = (flow: string) => flowKey(now, before, flow)
  return {
    id: 'flows',
    title: publicTableTitle('flows'),
    columns: [now, before].map(columnHead),
    rows: [
      { key: 'persisting', label: flowTexts.persisting, figures: [key('persisting'), key('persisting')] },
      { key: 'returning', label: flowTexts.returning, figures: [key('returning'), null] },
      { key: 'new', label: disclosureTexts.newOrNotFollowed, figures: [key('in'), null] },
      { key: 'left', label: disclosureTexts.leftOrNotFollowed, figures: [null, key('out')] },
      { key: 'total', label: labelTexts.total, role: 'total', figures: [personsKey(now), personsKey(before)] },
    ],
    notes: [reportTexts.flowsRead(now.census, before.census), besideTheNumbers.new, besideTheNumbers.left],
  }
}
