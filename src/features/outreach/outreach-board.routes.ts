import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { viewerOf } from '../../platform/http/viewer.ts'
import { roundById } from '../census/round.service.ts'
import { outreachBoardPage } from './outreach-board.page.tsx'
import { outreachBoard } from './outreach-board.service.ts'

const inAddress = z.object({ census: z.string() })

/** What each organisation has counted outdoors. For analysts. */
export function outreachBoardRoutes(
  app: FastifyInstance,
  context: Context,
  { language }: { readonly language: Language },
): void {
  app.get('/matningar/:census/ute', async (request, reply) => {
    const round = await roundById(context, inAddress.parse(request.params).census)
    const page = outreachBoardPage(viewerOf(request, language), await outreachBoard(context, round))
    return reply.type('text/html; charset=utf-8').send(page)
  })
}
