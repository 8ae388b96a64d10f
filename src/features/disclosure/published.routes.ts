import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { publicCharts } from '../../domain/disclosure/public-charts.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { languageOf, viewerOf } from '../../platform/http/viewer.ts'
import { drawEach } from '../report/report-charts.service.ts'
import { findPublication, listPublications, type Publication, publicationsOf } from './publication.repository.ts'
import { publicationTexts as texts } from './publication.texts.ts'
import { publishedListPage, publishedPage } from './published.page.tsx'
import { publicTablesCsv, publishedJson } from './published-files.service.ts'

const HTML = 'text/html; charset=utf-8'
const inAddress = z.object({ edition: z.string() })
const done = z.object({ klart: z.literal('publicerad') })

/** What is published, for everybody who is signed in: as page, CSV and JSON. */
export function publishedRoutes(
  app: FastifyInstance,
  { db }: Context,
  { language }: { readonly language: Language },
): void {
  const publication = async (params: unknown): Promise<Publication> => {
    const found = await findPublication(db, inAddress.parse(params).edition)
    if (found === undefined) throw new DomainError('not_found', texts.notFound)
    return found
  }
  app.get('/publicerat', async (request, reply) =>
    reply.type(HTML).send(publishedListPage(viewerOf(request, language), await listPublications(db))),
  )
  app.get('/publicerat/:edition', async (request, reply) => {
    const found = await publication(request.params)
    const page = publishedPage(viewerOf(request, language), {
      publication: found,
      versions: await publicationsOf(db, found.censusId),
      charts: await drawEach(publicCharts(found.report), languageOf(request, language)),
      notice: done.safeParse(request.query).success ? texts.published : null,
    })
    return reply.type(HTML).send(page)
  })
  app.get('/publicerat/:edition/tables.csv', async (request, reply) => {
    const { report } = await publication(request.params)
    return reply.type('text/csv; charset=utf-8').send(publicTablesCsv(report, languageOf(request, language)))
  })
  app.get('/publicerat/:edition/report.json', async ({ params }) => {
    const found = await publication(params)
    return publishedJson(found, await publicationsOf(db, found.censusId))
  })
}
