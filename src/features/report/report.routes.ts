import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { YearlyReport } from '../../domain/report/yearly-report.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { languageOf, viewerOf } from '../../platform/http/viewer.ts'
import { type Edition, type EditionInList, findEdition, listEditions } from './edition.repository.ts'
import { reportPage } from './report.page.tsx'
import { chartPictures, drawCharts, findChart } from './report-charts.service.ts'
import { tablesCsv } from './report-files.service.ts'
import { reportListPage } from './report-list.page.tsx'
import { reportPageTexts } from './report-page.texts.ts'
import { reportWorkbook } from './report-workbook.service.ts'

const address = z.object({ municipality: z.string(), census: z.string(), definition: z.string() })
const chartFile = z.object({ file: z.string() })

const hrefOf = ({ municipalityCode, census, definition }: EditionInList) =>
  `/rapporter/${[municipalityCode, census, definition].map(encodeURIComponent).join('/')}/`

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Of which report, for the folder it is saved in. Only signs that every system and header can hold. */
const workbookName = ({ municipality, figures }: YearlyReport) =>
  `${['tvarsnitt', municipality.code, figures.census, figures.definition].join('-').replace(/[^\w.-]+/g, '_')}.xlsx`

/** The reports that are frozen in the database: as page, workbook, CSV, JSON and charts at the same address. */
export function reportRoutes(
  app: FastifyInstance,
  { db }: Context,
  options: { readonly language: Language; readonly stylesheet: string },
): void {
  const edition = async (params: unknown): Promise<Edition> => {
    const { municipality, census, definition } = address.parse(params)
    const found = await findEdition(db, municipality, census, definition)
    if (found === undefined) throw new DomainError('edition_not_found', reportPageTexts.editionNotFound)
    return found
  }
  app.get('/rapporter', async (request, reply) => {
    const page = reportListPage(viewerOf(request, options.language), await listEditions(db), hrefOf)
    return reply.type('text/html; charset=utf-8').send(page)
  })
  const at = '/rapporter/:municipality/:census/:definition/'
  // What lies beside the report is linked to from it, so the address of the page ends with a slash.
  app.get(at.slice(0, -1), async ({ url }, reply) => reply.redirect(url.replace(/(\?|$)/, '/$1'), 308))
  app.get(at, async (request, reply) => {
    const { report } = await edition(request.params)
    const language = languageOf(request, options.language)
    const charts = await drawCharts(report, language)
    return reply.type('text/html; charset=utf-8').send(reportPage(report, language, options.stylesheet, charts))
  })
  app.get(`${at}charts/:file`, async (request, reply) => {
    const { report } = await edition(request.params)
    const id = chartFile.parse(request.params).file.replace(/\.svg$/, '')
    const svg = await findChart(report, id, languageOf(request, options.language))
    if (svg === undefined) throw new DomainError('edition_not_found', reportPageTexts.chartNotFound)
    return reply.type('image/svg+xml; charset=utf-8').send(svg)
  })
  app.get(`${at}tables.csv`, async ({ params }, reply) => {
    const { report } = await edition(params)
    return reply.type('text/csv; charset=utf-8').send(tablesCsv(report))
  })
  app.get(`${at}report.xlsx`, async (request, reply) => {
    const { report } = await edition(request.params)
    const language = languageOf(request, options.language)
    const workbook = await reportWorkbook(report, language, await chartPictures(report, language))
    return reply
      .type(WORKBOOK)
      .header('content-disposition', `attachment; filename="${workbookName(report)}"`)
      .send(Buffer.from(workbook))
  })
  app.get(`${at}report.json`, async ({ params }) => (await edition(params)).report.figures)
}
