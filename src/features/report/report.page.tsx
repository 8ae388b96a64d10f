import { renderToString } from 'preact-render-to-string'
import type { YearlyReport } from '../../domain/report/yearly-report.ts'
import type { Language } from '../../domain/terms/text.ts'

/** The report as a page of its own, with its styles in it: a file that can be sent and opened anywhere. */
export function reportDocument(report: YearlyReport, language: Language): string {
  return `<!doctype html>\n${renderToString(
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <title>{report.title[language]}</title>
      </head>
      <body>
        <h1>{report.title[language]}</h1>
      </body>
    </html>,
  )}\n`
}
