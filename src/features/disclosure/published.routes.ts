import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Principal, Role } from '../../domain/account/principal.ts'
import { publicCharts } from '../../domain/disclosure/public-charts.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { languageOf, signedIn, viewerOf } from '../../platform/http/viewer.ts'
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
  app.get('/publicerat', async (request, reply) => {
    const all = await readBy(signedIn(request), listPublications(db))
    return reply.type(HTML).send(publishedListPage(viewerOf(request, language), all))
  })
  app.get('/publicerat/:edition', async (request, reply) => {
    const found = await readBy(signedIn(request), publication(request.params))
    const page = publishedPage(viewerOf(request, language), {
      publication: found,
      versions: await readBy(signedIn(request), publicationsOf(db, found.censusId)),
      charts: await drawEach(publicCharts(found.report), languageOf(request, language)),
      notice: done.safeParse(request.query).success ? texts.published : null,
    })
    return reply.type(HTML).send(page)
  })
  app.get('/publicerat/:edition/tables.csv', async (request, reply) => {
    const { report } = await readBy(signedIn(request), publication(request.params))
    return reply.type('text/csv; charset=utf-8').send(publicTablesCsv(report, languageOf(request, language)))
  })
  app.get('/publicerat/:edition/report.json', async (request) => {
    const found = await readBy(signedIn(request), publication(request.params))
    return publishedJson(found, await readBy(signedIn(request), publicationsOf(db, found.censusId)))
  })
}

/** Who can do something about a report that was changed where it is stored; everybody else is told whom to ask. */
const MAY_MEND: readonly Role[] = ['analyst', 'administrator']

async function readBy<Found>({ role }: Pick<Principal, 'role'>, reading: Promise<Found>): Promise<Found> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'edition_changed' || MAY_MEND.includes(role)) throw error
    throw new DomainError('edition_changed', texts.notShownNow)
  }
}
