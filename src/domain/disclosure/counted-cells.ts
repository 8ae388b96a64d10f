import type { Flows } from '../comparison/flows.ts'
import { contactWithSocialOrLabour, type Indicator } from '../report/indicators.ts'
import type { PersonInReport } from '../report/yearly-report.ts'
import { DECLINED } from '../submission/record.ts'
import type { Text } from '../terms/text.ts'
import { type Cell, type LinkedTables, type Relation, sumOf } from './linked-tables.ts'
import { cellKey, personsKeyOf } from './release.ts'

/** Whom figures are counted among: everybody, or those that one contributor reported. */
export interface Counted {
  readonly now: readonly PersonInReport[]
  /** Counted in the census compared with; empty when there is none. */
  readonly before: readonly PersonInReport[]
  readonly flows: Flows | null
}

/** A figure as it is counted: of everybody it is its value, of a contributor's persons what the contributor knows. */
export interface CountedCell extends Omit<Cell, 'value'> {
  readonly count: (among: Counted) => number
}

/** Figures and what holds between them, before they are counted. */
export interface CountedTables {
  readonly cells: readonly CountedCell[]
  readonly relations: readonly Relation[]
}

/** One census as a column of the tables. */
export interface Population {
  /** `definition/census`: how keys of its figures begin. */
  readonly definition: string
  readonly census: string
  readonly persons: (among: Counted) => readonly PersonInReport[]
}

/** A statement that holds of a person or does not: what every row of a public table counts. */
export interface Statement {
  readonly key: string
  readonly label: Text
  readonly holds: (person: PersonInReport) => boolean
}

/** One breakdown of the persons counted: statements of which one holds of each person known, or several. */
export interface Breakdown {
  readonly id: string
  readonly title: Text
  readonly statements: readonly Statement[]
  /** Statements that are sums of others (their keys), or stand beside them (`null`). */
  readonly parts: readonly (Statement & { readonly sumOf: readonly string[] | null })[]
  readonly several: boolean
  readonly isKnown: (person: PersonInReport) => boolean
  /** A row tells how many are not known. */
  readonly showsMissing: boolean
}

/** The key of a figure of a breakdown. */
export const figureKey = ({ definition, census }: Population, ...figure: readonly string[]): string =>
  cellKey(definition, census, ...figure)

/** The key of the number of persons of a census. */
export const personsKey = ({ definition, census }: Population): string => personsKeyOf(definition, census)

/** The number of persons of a census. */
export const personsCell = (population: Population): CountedCell => ({
  key: personsKey(population),
  table: 'headline',
  role: 'total',
  parents: [],
  tells: true,
  count: (among) => population.persons(among).length,
})

/** An indicator of the report as a breakdown. */
export function breakdownOf(indicator: Indicator): Breakdown {
  const answersOf = (person: PersonInReport): readonly string[] | null => {
    const answers = indicator.answersOf(person)
    return answers === DECLINED ? null : answers
  }
  const keys = Object.keys(indicator.categories)
  return {
    id: indicator.id,
    title: indicator.title,
    statements: Object.entries(indicator.categories).map(([key, { sv, en }]) => ({
      key,
      label: { sv, en },
      holds: (person) => answersOf(person)?.includes(key) === true,
    })),
    parts: (indicator.parts ?? []).map(({ id, label, includes }) => ({
      key: id,
      label,
      holds: (person) => {
        const answers = answersOf(person)
        return answers !== null && includes(answers)
      },
      sumOf: indicator.several ? null : keys.filter((key) => includes([key])),
    })),
    several: indicator.several,
    isKnown: (person) => answersOf(person) !== null,
    showsMissing: true,
  }
}

/** The figures of one breakdown of one census, with the hidden ones that follow from them. */
export function cellsOfBreakdown(breakdown: Breakdown, population: Population): CountedTables {
  const { id, statements, parts, several, isKnown, showsMissing } = breakdown
  const key = (row: string) => figureKey(population, id, row)
  const cell = (row: string, holds: Statement['holds'], more: Partial<CountedCell> = {}): CountedCell => ({
    key: key(row),
    table: id,
    role: 'inner',
    parents: [key('known')],
    tells: true,
    count: (among) => population.persons(among).filter(holds).length,
    ...more,
  })
  const ofPersons = { parents: [personsKey(population)], tells: false }
  const alone = several ? [...statements, ...parts] : []
  return {
    cells: [
      cell('known', isKnown, { role: 'hidden', ...ofPersons }),
      cell('missing', (person) => !isKnown(person), { role: showsMissing ? 'inner' : 'hidden', ...ofPersons }),
      ...[...statements, ...parts].map(({ key: row, holds }) => cell(row, holds)),
      ...alone.map(({ key: row, holds }) =>
        cell(`not ${row}`, (person) => isKnown(person) && !holds(person), { role: 'hidden', tells: false }),
      ),
      ...(several ? [surplusOf(breakdown, population)] : []),
    ],
    relations: [
      sumOf(personsKey(population), [key('known'), key('missing')]),
      ...alone.map((row) => sumOf(key('known'), [key(row.key), key(`not ${row.key}`)])),
      ...parts.flatMap((part) => (part.sumOf === null ? [] : [sumOf(key(part.key), part.sumOf.map(key))])),
      // Everybody known has an answer: together the rows hold at least as many.
      several
        ? surplusRelation(key, statements)
        : sumOf(
            key('known'),
            statements.map((each) => key(each.key)),
          ),
    ],
  }
}

const surplusRelation = (key: (row: string) => string, statements: readonly Statement[]): Relation => ({
  parts: [
    ...statements.map((each) => ({ cell: key(each.key), times: 1 })),
    { cell: key('known'), times: -1 },
    { cell: key('surplus'), times: -1 },
  ],
})

const surplusOf = ({ id, statements, isKnown }: Breakdown, population: Population): CountedCell => ({
  key: figureKey(population, id, 'surplus'),
  table: id,
  role: 'slack',
  parents: [],
  tells: false,
  count: (among) =>
    population
      .persons(among)
      .filter(isKnown)
      .reduce((sum, person) => sum + statements.filter(({ holds }) => holds(person)).length - 1, 0),
})

/** Columns of contact with social services and labour-market office: exactly one fits whoever's contacts are known. */
export const CONTACT_COLUMNS = ['onlySocial', 'onlyLabour', 'both', 'neither'] as const

const CONTACTS = 'contacts'
const BOTH = 'social_services_and_labour_market_office'
const NEITHER = 'neither_social_services_nor_labour_market_office'

/** The figure of the contacts that a column of needs by contact sums up to. */
export const contactFigure = (column: (typeof CONTACT_COLUMNS)[number] | 'missing'): readonly [string, string] => [
  CONTACTS,
  column === 'both' ? BOTH : column === 'neither' ? NEITHER : column,
]

/** What holds between the figures of the contacts, with those that are worked out of them. Needs their breakdown. */
export function contactRelations(population: Population, showsColumns: boolean): CountedTables {
  const key = (row: string) => figureKey(population, CONTACTS, row)
  const only = (['onlySocial', 'onlyLabour'] as const).map((column) => ({
    key: key(column),
    table: 'needByContact',
    role: showsColumns ? ('inner' as const) : ('hidden' as const),
    parents: [key('known')],
    tells: true,
    count: (among: Counted) =>
      population.persons(among).filter((person) => contactWithSocialOrLabour(person) === column).length,
  }))
  return {
    cells: [
      ...only,
      {
        key: key('neither but another'),
        table: CONTACTS,
        role: 'hidden',
        parents: [key(NEITHER)],
        tells: false,
        count: (among) =>
          population
            .persons(among)
            .filter((person) => contactWithSocialOrLabour(person) === 'neither' && !person.contacts?.includes('none'))
            .length,
      },
    ],
    relations: [
      sumOf(key('known'), [key('onlySocial'), key('onlyLabour'), key(BOTH), key(NEITHER)]),
      sumOf(key('social_services'), [key('onlySocial'), key(BOTH)]),
      sumOf(key('labour_market_office'), [key('onlyLabour'), key(BOTH)]),
      sumOf(key(NEITHER), [key('none'), key('neither but another')]),
    ],
  }
}

/** Counts the figures of everybody. */
export function countAll({ cells, relations }: CountedTables, everybody: Counted): LinkedTables {
  const counted = cells.map(({ count, ...cell }): [string, Cell] => [cell.key, { ...cell, value: count(everybody) }])
  return { cells: new Map(counted), relations, known: new Set() }
}

/** What a contributor knows of each figure: the persons it reported itself. */
export const countOwn = ({ cells }: CountedTables, own: Counted): Map<string, number> =>
  new Map(cells.map(({ key, count }) => [key, count(own)]))
