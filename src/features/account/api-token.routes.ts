import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import type { FieldErrors } from '../../platform/http/form.tsx'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { TOKENS, tokenMadePage, tokensPage } from './api-token.page.tsx'
import { listTokens, revokeToken, unitsForTokens } from './api-token.repository.ts'
import { makeToken } from './api-token.service.ts'
import { apiTokenTexts as texts } from './api-token.texts.ts'

const LONGEST_LABEL = 100
const form = z.object({
  mark: z.uuid().optional().catch(undefined),
  unit: z.string().catch(''),
  label: z.string().trim().catch(''),
})
const asked = z.object({ klart: z.string().optional() })
const named = z.object({ token: z.string() })

/** The administrator's tokens: made, listed and taken back. A token is shown when it is made and never again. */
export function apiTokenRoutes(
  app: FastifyInstance,
  context: Context,
  { language }: { readonly language: Language },
): void {
  const { db, clock, newId } = context
  const listed = async () => ({ tokens: await listTokens(db), units: await unitsForTokens(db) })

  app.get(TOKENS, async (request, reply) => {
    const isRevoked = asked.safeParse(request.query).data?.klart === 'tillbakatagen'
    const page = { ...(await listed()), typed: { mark: newId(), unit: '', label: '' }, errors: {}, isRevoked }
    return reply.type('text/html; charset=utf-8').send(tokensPage(viewerOf(request, language), page))
  })

  app.post(TOKENS, async (request, reply) => {
    const read = form.parse(request.body)
    const typed = { ...read, mark: read.mark ?? newId() }
    const viewer = viewerOf(request, language)
    const shown = await listed()
    const errors: FieldErrors = {
      unit: shown.units.some(({ id }) => id === typed.unit) ? undefined : texts.unitMissing,
      label: typed.label === '' || typed.label.length > LONGEST_LABEL ? texts.labelMissing : undefined,
    }
    reply.type('text/html; charset=utf-8')
    if (errors.unit !== undefined || errors.label !== undefined)
      return reply.code(422).send(tokensPage(viewer, { ...shown, typed, errors, isRevoked: false }))
    const { accountId } = signedIn(request)
    const token = await makeToken(context, { mark: typed.mark, unitId: typed.unit, label: typed.label, accountId })
    // Shown in the answer to the form itself: an address that shows it could be opened again.
    return reply.send(tokenMadePage(viewer, token))
  })

  app.post(`${TOKENS}/:token/ta-tillbaka`, async (request, reply) => {
    await revokeToken(db, named.parse(request.params).token, clock.now())
    return reply.redirect(`${TOKENS}?klart=tillbakatagen`, 303)
  })
}
