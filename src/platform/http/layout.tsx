import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { numberInWords } from '../../domain/terms/number-in-words.ts'
import type { Language } from '../../domain/terms/text.ts'
import { layoutTexts } from './layout.texts.ts'

/** Where a page has its styles: in itself (a file to send), or beside it (the service, whose policy allows nothing inline). */
export type Styles = { readonly css: string } | { readonly href: string | readonly string[] }

export interface Page {
  readonly language: Language
  readonly title: string
  readonly styles: Styles
  /** Scripts beside the page, that it works without. */
  readonly scripts?: readonly string[]
  readonly header: ComponentChildren
  readonly main: ComponentChildren
  readonly footer: ComponentChildren
}

/** A whole page as text. The same page always gives the same bytes. */
export function htmlDocument({ language, title, styles, scripts = [], header, main, footer }: Page): string {
  const head = renderToString(
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{title}</title>
      {'href' in styles && <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />}
      {'href' in styles && [styles.href].flat().map((href) => <link rel="stylesheet" href={href} />)}
      {scripts.map((src) => (
        <script type="module" src={src} />
      ))}
    </>,
  )
  const body = renderToString(
    <body>
      <a class="skip-link" href="#main">
        {layoutTexts.skip[language]}
      </a>
      <header class="page-header">{header}</header>
      <main id="main" tabIndex={-1}>
        {main}
      </main>
      <footer class="page-footer">{footer}</footer>
    </body>,
  )
  const own = 'css' in styles ? `<style>\n${styles.css}</style>` : ''
  return `<!doctype html>\n<html lang="${language}">\n<head>${head}${own}</head>\n${body}\n</html>\n`
}

export interface ShownColumn {
  readonly label: string
  /** A second line under the label. */
  readonly detail: string | null
  /** The column the eye should find first; the others stand back. */
  readonly emphasis: 'first' | 'back' | null
  /** Changes are shown with their sign. */
  readonly signed: boolean
}

/** A code in place of a figure, and what is read aloud instead of it. */
export interface ShownCode {
  readonly code: string
  readonly meaning: string
}

export interface ShownRow {
  readonly label: string
  readonly values: readonly (number | ShownCode | null)[]
  readonly role: 'total' | 'part' | 'missing' | null
}

export interface ShownTable {
  readonly id: string
  readonly caption: string
  /** What is counted; left out when a column says it. */
  readonly unit: string | null
  readonly columns: readonly ShownColumn[]
  readonly rows: readonly ShownRow[]
  readonly notes: readonly string[]
}

/** Columns that have room beside each other in the width of the text. */
const ROOM_FOR = 3

/** A table that scrolls within itself when there is too little room, with its notes directly under it. */
export function DataTable({ table, language }: { readonly table: ShownTable; readonly language: Language }) {
  const { id, caption, unit, columns, rows } = table
  const hasBlanks = rows.some(({ values }) => values.includes(null))
  const notes = hasBlanks ? [...table.notes, layoutTexts.blankSign[language]] : table.notes
  return (
    <div class="table-block">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section class="table-scroll" aria-labelledby={`${id}-caption`} tabIndex={0}>
        <table id={id} class={columns.length > ROOM_FOR ? 'wide' : undefined}>
          <caption id={`${id}-caption`}>
            <span class="title">
              {caption}
              {unit !== null && <span class="unit">{unit}</span>}
            </span>
          </caption>
          <TableHead columns={columns} />
          <tbody>
            {rows.map((row) => (
              <BodyRow row={row} columns={columns} language={language} />
            ))}
          </tbody>
        </table>
      </section>
      {notes.length > 0 && (
        <ul class="notes">
          {notes.map((note) => (
            <li>{note}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function TableHead({ columns }: Pick<ShownTable, 'columns'>) {
  return (
    <thead>
      <tr>
        <td />
        {columns.map(({ label, detail, emphasis }) => (
          <th scope="col" class={emphasis ?? undefined}>
            {label}
            {detail !== null && <span class="detail">{detail}</span>}
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface RowInTable {
  readonly row: ShownRow
  readonly columns: readonly ShownColumn[]
  readonly language: Language
}

function BodyRow({ row, columns, language }: RowInTable) {
  return (
    <tr class={row.role ?? undefined}>
      <th scope="row">{row.label}</th>
      {columns.map(({ emphasis, signed }, at) => (
        <td class={emphasis ?? undefined}>
          <Cell value={row.values[at] ?? null} signed={signed} language={language} />
        </td>
      ))}
    </tr>
  )
}

interface FigureInCell {
  readonly value: ShownRow['values'][number]
  readonly signed: boolean
  readonly language: Language
}

/** A figure, or a sign in place of one: never a zero, and said aloud. */
function Cell({ value, signed, language }: FigureInCell) {
  if (value !== null && typeof value === 'object')
    return (
      <>
        <span aria-hidden="true">{value.code}</span>
        <span class="visually-hidden">{value.meaning}</span>
      </>
    )
  if (value !== null) return <>{numberInWords(value, language, signed)}</>
  return (
    <>
      <span aria-hidden="true">–</span>
      <span class="visually-hidden">{layoutTexts.blank[language]}</span>
    </>
  )
}

export interface ShownChart {
  readonly id: string
  readonly title: string
  /** What the picture says, with its figures: beside it for everyone, instead of it for those who do not see it. */
  readonly summary: string
  readonly notes: readonly string[]
  /** SVG of our own making, in which every text is escaped: for text width, and for a phone. */
  readonly wide: string
  readonly narrow: string
}

/** A chart with its words. Of its two pictures the one that fits is shown; the other is not there for anybody. */
export function ChartFigure({ chart }: { readonly chart: ShownChart }) {
  const { id, title, summary, notes, wide, narrow } = chart
  return (
    <figure class="chart" id={id}>
      <figcaption>
        <span class="chart-title">{title}</span>
        <span class="chart-summary">{summary}</span>
      </figcaption>
      <div class="wide" dangerouslySetInnerHTML={{ __html: wide }} />
      <div class="narrow" dangerouslySetInnerHTML={{ __html: narrow }} />
      {notes.length > 0 && (
        <ul class="notes">
          {notes.map((note) => (
            <li>{note}</li>
          ))}
        </ul>
      )}
    </figure>
  )
}

export interface Bar {
  readonly label: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** The bar the eye should find first. */
  readonly isFirst: boolean
}

const BAR_ROW = 56

/** Bars on one scale from zero: dark up to the lowest, light up to the highest, a mark at the figure itself. */
export function BarFigure({ bars, summary, legend }: { bars: readonly Bar[]; summary: string; legend: string }) {
  const end = Math.max(1, ...bars.map(({ value, high }) => Math.max(value, high)))
  const place = (value: number) => `${Number(((value / end) * 100).toFixed(2))}%`
  return (
    <figure class="bars">
      <svg role="img" aria-label={summary} width="100%" height={bars.length * BAR_ROW}>
        {bars.map(({ label, value, low, high, isFirst }, at) => (
          <g class={isFirst ? 'bar first' : 'bar'}>
            <text x="0" y={at * BAR_ROW + 18}>
              {label}
            </text>
            <rect class="range" x="0" y={at * BAR_ROW + 26} width={place(high)} height="18" />
            <rect class="certain" x="0" y={at * BAR_ROW + 26} width={place(low)} height="18" />
            {high > low && <line x1={place(value)} x2={place(value)} y1={at * BAR_ROW + 22} y2={at * BAR_ROW + 48} />}
          </g>
        ))}
      </svg>
      <figcaption>{legend}</figcaption>
    </figure>
  )
}
