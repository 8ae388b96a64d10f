import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Language } from '../../domain/terms/text.ts'
import { viewerOf } from '../../platform/http/viewer.ts'
import { accessibilityPage, guidePage } from './guides.page.tsx'
import { GUIDES, guideTexts } from './guides.texts.ts'

const named = z.object({ guide: z.string() })

/** What anybody may read: the guides, and the accessibility statement. */
export function guideRoutes(app: FastifyInstance, { language }: { readonly language: Language }): void {
  app.get('/hjalp/:guide', async (request, reply) => {
    const { guide } = named.parse(request.params)
    const found = Object.entries(GUIDES).find(([name]) => name === guide)
    if (found === undefined) throw new DomainError('not_found', guideTexts.notFound)
    return reply.type('text/html; charset=utf-8').send(guidePage(viewerOf(request, language), guide, found[1]))
  })
  app.get('/tillganglighet', async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(accessibilityPage(viewerOf(request, language))),
  )
}
