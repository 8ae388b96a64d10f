import { besideTheNumbers } from '../../domain/report/report.texts.ts'
import type { ReportTable, TableRow } from '../../domain/report/report-table.ts'
import type { ReportFigures, ReportSection, YearlyReport } from '../../domain/report/yearly-report.ts'
import { numberInWords } from '../../domain/terms/number-in-words.ts'
import type { Language, Text } from '../../domain/terms/text.ts'
import { readPackageFile } from '../../platform/files/package-root.ts'
import {
  type Bar,
  BarFigure,
  ChartFigure,
  DataTable,
  htmlDocument,
  type ShownColumn,
  type ShownRow,
  type Styles,
} from '../../platform/http/layout.tsx'
import type { DrawnChart } from './report-charts.service.ts'
import { reportPageTexts } from './report-page.texts.ts'

/** The report as a page of its own, with its styles and charts in it: a file that can be sent and opened anywhere. */
export function reportDocument(report: YearlyReport, language: Language, charts: readonly DrawnChart[] = []): string {
  return pageOf(report, language, { css: readPackageFile('assets', 'tvarsnitt.css') }, charts)
}

/** The same page in the service: styles beside it, and ways to the other reports and to the figures as files. */
export function reportPage(
  report: YearlyReport,
  language: Language,
  stylesheetHref: string,
  charts: readonly DrawnChart[] = [],
): string {
  return pageOf(report, language, { href: stylesheetHref }, charts)
}

function pageOf(report: YearlyReport, language: Language, styles: Styles, charts: readonly DrawnChart[]): string {
  const inService = 'href' in styles
  return htmlDocument({
    language,
    title: report.title[language],
    styles,
    header: (
      <>
        {inService && <ServiceLinks language={language} />}
        <p class="municipality">{report.municipality.name}</p>
        <h1>{report.title[language]}</h1>
        <p class="subtitle">{report.subtitle[language]}</p>
        <p class="internal">{besideTheNumbers.internal[language]}</p>
      </>
    ),
    main: (
      <>
        <Contents sections={report.sections} language={language} />
        {report.sections.map((section) => (
          <Chapter section={section} figures={report.figures} charts={charts} language={language} />
        ))}
        {inService && <Files language={language} />}
      </>
    ),
    footer: <p>{reportPageTexts.footer(report.figures.definition)[language]}</p>,
  })
}

function ServiceLinks({ language }: { readonly language: Language }) {
  const other = language === 'sv' ? 'en' : 'sv'
  return (
    <p class="service-links">
      <a href="/matningar">{reportPageTexts.toRounds[language]}</a>
      <a href="/rapporter">{reportPageTexts.allReports[language]}</a>
      <a href={`?sprak=${other}`} lang={other} hreflang={other}>
        {reportPageTexts.otherLanguage[language]}
      </a>
    </p>
  )
}

function Files({ language }: { readonly language: Language }) {
  return (
    <section class="chapter" aria-labelledby="files">
      <h2 id="files">{reportPageTexts.filesOfReport[language]}</h2>
      <ul>
        <li>
          <a href={`report.xlsx?sprak=${language}`}>{reportPageTexts.reportXlsx[language]}</a>
        </li>
        <li>
          <a href="tables.csv">{reportPageTexts.tablesCsv[language]}</a>
        </li>
        <li>
          <a href="report.json">{reportPageTexts.reportJson[language]}</a>
        </li>
      </ul>
    </section>
  )
}

interface SectionsShown {
  readonly sections: readonly ReportSection[]
  readonly language: Language
}

function Contents({ sections, language }: SectionsShown) {
  return (
    <nav class="contents" aria-labelledby="contents">
      <h2 id="contents">{reportPageTexts.contents[language]}</h2>
      <ol>
        {sections.map(({ id, title }) => (
          <li>
            <a href={`#chapter-${id}`}>{title[language]}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface ChapterShown {
  readonly section: ReportSection
  readonly figures: ReportFigures
  readonly charts: readonly DrawnChart[]
  readonly language: Language
}

function Chapter({ section, figures, charts, language }: ChapterShown) {
  const { id, title, paragraphs, tables } = section
  const words = paragraphs.map((text) => text[language])
  return (
    <section class="chapter" id={`chapter-${id}`} aria-labelledby={`heading-${id}`}>
      <h2 id={`heading-${id}`}>{title[language]}</h2>
      {id === 'summary' ? (
        <Summary words={words} figures={figures} language={language} />
      ) : (
        <Paragraphs words={words} />
      )}
      {tables.map((table) => (
        <>
          {charts
            .filter(({ chart }) => chart.table === table.id)
            .map((drawn) => (
              <ChartFigure chart={shownChart(drawn, language)} />
            ))}
          <DataTable table={shownTable(table, figures, language)} language={language} />
        </>
      ))}
    </section>
  )
}

interface SummaryShown {
  readonly words: readonly string[]
  readonly figures: ReportFigures
  readonly language: Language
}

/** The headline large, the number and its range as bars, and beside them all that must be said with the numbers. */
function Summary({ words: [headline, ...rest], figures, language }: SummaryShown) {
  return (
    <>
      <p class="headline">{headline}</p>
      <KeyFigures figures={figures} language={language} />
      <NumberOnScale figures={figures} language={language} />
      <div class="beside">
        <Paragraphs words={rest} />
      </div>
    </>
  )
}

interface FiguresShown {
  readonly figures: ReportFigures
  readonly language: Language
}

function KeyFigures({ figures, language }: FiguresShown) {
  return (
    <dl class="key-figures">
      {keyFigures(figures, language).map(({ term, figure, detail }) => (
        <div>
          <dt>{term[language]}</dt>
          <dd>
            <span class="figure">{figure}</span> <span class="detail">{detail[language]}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function keyFigures({ persons, range, comparedWith, units }: ReportFigures, language: Language) {
  const { counted, noRange, range: rangeInWords, changeSince, fromTo, notCompared } = reportPageTexts
  const detail = range.low === range.high ? noRange : rangeInWords(range.low, range.high)
  const change = (then: NonNullable<ReportFigures['comparedWith']>) =>
    then.comparable
      ? { figure: numberInWords(then.change, language, true), detail: fromTo(then.persons, persons) }
      : { figure: '–', detail: notCompared }
  return [
    { term: counted, figure: numberInWords(persons, language), detail },
    ...(comparedWith ? [{ term: changeSince(comparedWith.census), ...change(comparedWith) }] : []),
    {
      term: reportPageTexts.unitsAnswered,
      figure: reportPageTexts.ofAsked(units.answered, units.asked)[language],
      detail: reportPageTexts.silent(units.silent),
    },
  ]
}

function NumberOnScale({ figures, language }: FiguresShown) {
  const { census, persons, range, comparedWith } = figures
  const bar = (key: string, value: number, { low, high }: ReportFigures['range']): Bar => ({
    label: reportPageTexts.bar(key, value, low, high)[language],
    value,
    low,
    high,
    isFirst: key === census,
  })
  const then = comparedWith?.comparable ? comparedWith : null
  const bars = [
    bar(census, persons, range),
    ...(then ? [bar(then.census, then.persons, { low: then.persons, high: then.persons })] : []),
  ]
  const legend = range.low === range.high ? reportPageTexts.barsLegend : reportPageTexts.barsLegendRange
  return <BarFigure bars={bars} summary={bars.map(({ label }) => `${label}.`).join(' ')} legend={legend[language]} />
}

/** Paragraphs as they come; those numbered 1., 2., 3. … in a row make a list. */
function Paragraphs({ words }: { readonly words: readonly string[] }) {
  return (
    <>
      {blocksOf(words).map((block) =>
        typeof block === 'string' ? (
          <p>
            <Sentences words={block} />
          </p>
        ) : (
          <ol class="rules">
            {block.map((item) => (
              <li>
                <Sentences words={item} />
              </li>
            ))}
          </ol>
        ),
      )}
    </>
  )
}

/** A paragraph, or the items of a list without their numbers. */
type Block = string | readonly string[]

function blocksOf(words: readonly string[]): Block[] {
  const blocks: (string | string[])[] = []
  for (const paragraph of words) {
    const last = blocks.at(-1)
    const number = Array.isArray(last) ? last.length + 1 : 1
    const item = paragraph.startsWith(`${number}. `) ? paragraph.slice(`${number}. `.length) : null
    if (item === null) blocks.push(paragraph)
    else if (Array.isArray(last)) last.push(item)
    else blocks.push([item])
  }
  return blocks
}

/** What a paragraph is about, said first and followed by a colon: stands out, so that a reader can look for it. */
const LEAD = /^(\p{Lu}[\p{L} ]{3,29}:) /u

/** The sentences of a paragraph. After a line break comes what they rest on. */
function Sentences({ words }: { readonly words: string }) {
  const [said = '', ...grounds] = words.split('\n')
  const lead = LEAD.exec(said)?.[1]
  return (
    <>
      {lead !== undefined && <strong>{lead}</strong>}
      {lead === undefined ? said : said.slice(lead.length)}
      {grounds.map((ground) => (
        <span class="ground">{ground}</span>
      ))}
    </>
  )
}

/** A chart as the page shows it. */
export function shownChart({ chart, wide, narrow }: DrawnChart, language: Language) {
  const { id, title, summary, notes, stacked } = chart
  const words = [...notes, ...(stacked ? [reportPageTexts.figuresInTable] : [])]
  return {
    id: `chart-${id}`,
    title: title[language],
    summary: summary[language],
    notes: words.map((note) => note[language]),
    wide,
    narrow,
  }
}

function shownTable(table: ReportTable, figures: ReportFigures, language: Language) {
  const { id, title, unit, columns, rows, notes } = table
  const saidByColumn = columns.some(({ label }) => label[language] === unit[language])
  return {
    id: `table-${id}`,
    caption: title[language],
    unit: saidByColumn ? null : unit[language],
    columns: shownColumns(columns, figures, language),
    rows: rows.map((row): ShownRow => ({ label: row.label[language], values: row.values, role: roleOf(row) })),
    notes: notes.map((note) => note[language]),
  }
}

const roleOf = ({ key, role }: TableRow): ShownRow['role'] => role ?? (key === 'missing' ? 'missing' : null)

/** Of two years beside each other, it is said which is this year's and which is there to compare with. */
function shownColumns(columns: ReportTable['columns'], figures: ReportFigures, language: Language): ShownColumn[] {
  const { census, comparedWith } = figures
  const marks = new Map<string | undefined, Pick<ShownColumn, 'emphasis'> & { readonly text: Text }>([
    [comparedWith?.census, { text: reportPageTexts.compared, emphasis: 'back' }],
    [census, { text: reportPageTexts.thisCensus, emphasis: 'first' }],
  ])
  const hasBoth = columns.filter(({ key }) => marks.has(key)).length === marks.size && marks.size > 1
  return columns.map(({ key, label }) => {
    const mark = hasBoth ? marks.get(key) : undefined
    return {
      label: label[language],
      detail: mark?.text[language] ?? null,
      emphasis: mark?.emphasis ?? null,
      signed: key === 'change',
    }
  })
}
