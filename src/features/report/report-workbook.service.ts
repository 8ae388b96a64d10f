import { besideTheNumbers } from '../../domain/report/report.texts.ts'
import type { ReportTable } from '../../domain/report/report-table.ts'
import type { ReportFigures, ReportSection, YearlyReport } from '../../domain/report/yearly-report.ts'
import type { Language, Text } from '../../domain/terms/text.ts'
import {
  type Line,
  type Link,
  line,
  type Picture,
  type SheetContent,
  type TableColumn,
  type TableContent,
  type WorkbookContent,
} from '../../platform/files/workbook-content.ts'
import { sheetNames } from '../../platform/files/workbook-names.ts'
import { writeWorkbook } from '../../platform/files/write-workbook.ts'
import { hashOf } from './edition.repository.ts'
import { reportPageTexts } from './report-page.texts.ts'
import { workbookTexts } from './report-workbook.texts.ts'

/** The charts that go with a table, by table id. */
export type PicturesOfTables = ReadonlyMap<string, readonly Picture[]>

/** The report as a workbook: the same value always gives the same bytes. */
export function reportWorkbook(
  report: YearlyReport,
  language: Language,
  pictures: PicturesOfTables = new Map(),
): Promise<Uint8Array> {
  return writeWorkbook(workbookContent(report, language, pictures))
}

/** What the workbook says: cover, contents, notes, and a sheet for each table in the order of the report. */
export function workbookContent(
  report: YearlyReport,
  language: Language,
  pictures: PicturesOfTables = new Map(),
): WorkbookContent {
  const { cover, contents, notes } = workbookTexts
  const tables = report.sections.flatMap((section) => section.tables.map((table) => ({ section, table })))
  const [coverName = '', contentsName = '', notesName = '', ...names] = sheetNames([
    ...[cover, contents, notes].map((text) => text[language]),
    ...tables.map(({ table }, at) => `${at + 1} ${table.title[language]}`),
  ])
  const shown = { report, language, names: { cover: coverName, contents: contentsName, notes: notesName } }
  const placed = tables.map(({ section, table }, at): PlacedTable => ({ section, table, sheet: names[at] ?? '' }))
  return {
    title: report.title[language],
    language: LANGUAGE_TAG[language],
    footer: {
      mark: workbookTexts.internal[language],
      page: workbookTexts.page[language],
      of: workbookTexts.of[language],
    },
    sheets: [
      coverSheet(shown),
      contentsSheet(shown, placed),
      notesSheet(shown, placed),
      ...placed.map((each) => tableSheet(shown, each, pictures.get(each.table.id) ?? [])),
    ],
  }
}

const LANGUAGE_TAG = { sv: 'sv-SE', en: 'en-GB' } as const satisfies Record<Language, string>

interface Shown {
  readonly report: YearlyReport
  readonly language: Language
  readonly names: { readonly cover: string; readonly contents: string; readonly notes: string }
}

interface PlacedTable {
  readonly section: ReportSection
  readonly table: ReportTable
  readonly sheet: string
}

/** The main points stand with all that must be said beside them, as in the summary of the report. */
function coverSheet({ report, language, names }: Shown): SheetContent {
  const { municipality, subtitle, figures, sections } = report
  const say = (text: Text, as: Line['as'] = 'text') => line(text[language], as)
  const summary = sections.find(({ id }) => id === 'summary')
  const [headline, ...beside] = summary?.paragraphs ?? []
  return {
    name: names.cover,
    title: report.title[language],
    lines: [
      say(workbookTexts.municipality(municipality.name, municipality.code)),
      say(subtitle),
      say(besideTheNumbers.internal, 'warning'),
      ...(summary ? [say(summary.title, 'heading')] : []),
      ...(headline ? [say(headline, 'headline')] : []),
      ...beside.map((text) => say(text)),
      say(workbookTexts.howToRead, 'heading'),
      say(workbookTexts.oneTableEach),
      say(workbookTexts.signMeaning),
      { ...say(workbookTexts.toContents), toSheet: names.contents },
      { ...say(workbookTexts.toNotes), toSheet: names.notes },
      say(workbookTexts.about, 'heading'),
      say(workbookTexts.madeWith(figures.definition)),
      say(workbookTexts.checksum(hashOf(JSON.stringify(report)))),
    ],
    table: null,
    notes: [],
    pictures: [],
  }
}

function contentsSheet({ language, names }: Shown, tables: readonly PlacedTable[]): SheetContent {
  const { contents, contentsIntro, sheet, shows, chapter, counted, wholeReport, onlyWords } = workbookTexts
  const words = [wholeReport[language], onlyWords[language]]
  return {
    ...BARE,
    name: names.contents,
    title: contents[language],
    lines: [line(contentsIntro[language])],
    table: table(
      'contents',
      [sheet, shows, chapter, counted].map((text) => text[language]),
      [
        [linkTo(names.cover), workbookTexts.coverShows[language], ...words],
        [linkTo(names.notes), workbookTexts.notesShow[language], ...words],
        ...tables.map(({ section, table: { title, unit }, sheet: name }) => [
          linkTo(name),
          title[language],
          section.title[language],
          unit[language],
        ]),
      ],
    ),
  }
}

function notesSheet({ report, language, names }: Shown, tables: readonly PlacedTable[]): SheetContent {
  const { notes, notesIntro, chapter, concerns, words, wholeChapter, signs, sign, signMeaning } = workbookTexts
  return {
    ...BARE,
    name: names.notes,
    title: notes[language],
    lines: [line(notesIntro[language]), backTo(names.contents, language)],
    table: table(
      'notes',
      [chapter, concerns, words].map((text) => text[language]),
      [
        ...report.sections.flatMap((section) => [
          ...section.paragraphs.map((text) => [section.title[language], wholeChapter[language], text[language]]),
          ...tables
            .filter((each) => each.section === section)
            .flatMap(({ table: { notes: said }, sheet }) =>
              said.map((note) => [section.title[language], linkTo(sheet), note[language]]),
            ),
        ]),
        [signs[language], sign, signMeaning[language]],
      ],
    ),
  }
}

function tableSheet(
  { report, language, names }: Shown,
  { table: { id, title, unit, columns, rows, notes }, sheet }: PlacedTable,
  pictures: readonly Picture[],
): SheetContent {
  const hasBlanks = rows.some(({ values }) => columns.some((_, at) => (values[at] ?? null) === null))
  return {
    name: sheet,
    title: title[language],
    lines: [
      line(unit[language]),
      line(`${report.municipality.name} · ${report.subtitle[language]}`),
      ...(hasBlanks ? [line(workbookTexts.signShort[language])] : []),
      backTo(names.contents, language),
    ],
    table: {
      name: id,
      columns: [{ heading: title[language], holds: 'words' }, ...columnsOf(columns, report.figures, language)],
      rows: rows.map(({ label, values, role }) => ({
        cells: [label[language], ...columns.map((_, at) => values[at] ?? null)],
        role: role ?? null,
      })),
      blankSign: workbookTexts.sign,
    },
    notes: notes.map((note) => line(note[language], 'note')),
    pictures,
  }
}

/** Of two years beside each other, it is said which is this year's and which is there to compare with. */
function columnsOf(columns: ReportTable['columns'], figures: ReportFigures, language: Language): TableColumn[] {
  const { census, comparedWith } = figures
  const keys = columns.map(({ key }) => key)
  const hasBoth = comparedWith !== null && keys.includes(census) && keys.includes(comparedWith.census)
  const { thisCensus, compared } = reportPageTexts
  const mark = (key: string): Text | undefined =>
    key === census ? thisCensus : key === comparedWith?.census ? compared : undefined
  return columns.map(({ key, label }) => {
    const said = hasBoth ? mark(key)?.[language] : undefined
    return {
      heading: said === undefined ? label[language] : `${label[language]} (${said})`,
      holds: key === 'change' ? 'changes' : 'numbers',
    }
  })
}

const BARE = { notes: [], pictures: [] } as const satisfies Partial<SheetContent>

/** A table of words alone. */
function table(name: string, headings: readonly string[], rows: readonly (readonly (string | Link)[])[]): TableContent {
  return {
    name,
    columns: headings.map((heading) => ({ heading, holds: 'words' })),
    rows: rows.map((cells) => ({ cells, role: null })),
    blankSign: workbookTexts.sign,
  }
}

const linkTo = (sheet: string): Link => ({ text: sheet, toSheet: sheet })

const backTo = (contents: string, language: Language): Line => ({
  ...line(workbookTexts.toContentsShort[language]),
  toSheet: contents,
})
