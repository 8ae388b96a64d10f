import { disclosureTexts } from '../../domain/disclosure/disclosure.texts.ts'
import type { PublicCell, PublicReport, PublicTable } from '../../domain/disclosure/public-report.ts'
import type { Language } from '../../domain/terms/text.ts'
import { ChartFigure, DataTable, type ShownColumn, type ShownRow } from '../../platform/http/layout.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import { shownChart } from '../report/report.page.tsx'
import type { DrawnChart } from '../report/report-charts.service.ts'
import { publicationTexts as texts } from './publication.texts.ts'

interface ReportShown {
  readonly viewer: Viewer
  readonly report: PublicReport
  readonly charts: readonly DrawnChart[]
}

/** All that is public of a report, and nothing else: it is given the public value alone. */
export function PublicReportBody({ viewer: { say, language }, report, charts }: ReportShown) {
  const { paragraphs, tables, tablesNotShown, legend } = report
  const [kind, headline, ...rest] = paragraphs
  return (
    <>
      {headline !== undefined && <p class="headline">{say(headline)}</p>}
      <div class="beside">
        {[...rest, ...(kind === undefined ? [] : [kind])].map((text) => (
          <p>{say(text)}</p>
        ))}
      </div>
      <nav class="contents" aria-labelledby="contents">
        <h2 id="contents">{say(texts.contents)}</h2>
        <ol>
          {tables.map(({ id, title }) => (
            <li>
              <a href={`#table-${id}`}>{say(title)}</a>
            </li>
          ))}
        </ol>
      </nav>
      <section class="chapter" aria-labelledby="legend">
        <h2 id="legend">{say(texts.howToRead)}</h2>
        <ul class="notes">
          {legend.map((text) => (
            <li>{say(text)}</li>
          ))}
        </ul>
      </section>
      <section class="chapter" aria-labelledby="tables">
        <h2 id="tables">{say(texts.tablesTitle)}</h2>
        {tables.map((table) => (
          <>
            {charts
              .filter(({ chart }) => chart.table === table.id)
              .map((drawn) => (
                <ChartFigure chart={shownChart(drawn, language)} />
              ))}
            <DataTable table={shownTable(table, report, language)} language={language} />
          </>
        ))}
      </section>
      {tablesNotShown.length > 0 && (
        <section class="chapter" aria-labelledby="not-shown">
          <h2 id="not-shown">{say(texts.notShown)}</h2>
          <dl class="summary-list">
            {tablesNotShown.map(({ title, reason }) => (
              <div>
                <dt>{say(title)}</dt>
                <dd>{say(reason)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  )
}

function shownTable(table: PublicTable, { census }: PublicReport, language: Language) {
  const { id, title, unit, columns, rows, notes } = table
  const saidByColumn = columns.some(({ label }) => label[language] === unit[language])
  const hasBoth = columns.length === 2 && columns[0]?.key === census
  const emphasis = (at: number): ShownColumn['emphasis'] => (at === 0 ? 'first' : 'back')
  return {
    id: `table-${id}`,
    caption: title[language],
    unit: saidByColumn ? null : unit[language],
    columns: columns.map(
      ({ label }, at): ShownColumn => ({
        label: label[language],
        detail: null,
        emphasis: hasBoth ? emphasis(at) : null,
        signed: false,
      }),
    ),
    rows: rows.map(
      ({ key, label, role, cells }): ShownRow => ({
        label: label[language],
        values: cells.map((cell) => shownCell(cell, language)),
        role: role ?? (key === 'missing' ? 'missing' : null),
      }),
    ),
    notes: notes.map((note) => note[language]),
  }
}

function shownCell(cell: PublicCell, language: Language): ShownRow['values'][number] {
  if (cell.status === 'shown') return cell.value
  return cell.status === 'withheld'
    ? { code: disclosureTexts.withheldCode, meaning: texts.cellHidden[language] }
    : { code: disclosureTexts.noneCode, meaning: texts.cellNone[language] }
}
