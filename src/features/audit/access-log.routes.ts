import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isIsoDate } from '../../domain/terms/dates.ts'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import type { FieldErrors } from '../../platform/http/form.tsx'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { accessLogPage, LOG } from './access-log.page.tsx'
import { readLog, signReview } from './access-log.service.ts'
import { accessLogTexts as texts } from './access-log.texts.ts'

const words = z.string().catch('')
const asked = z
  .object({
    konto: words,
    slag: words,
    fran: words,
    till: words,
    rad: words,
    hoppa: z.coerce.number().int().min(0).catch(0),
    klart: words,
  })
  .catch({ konto: '', slag: '', fran: '', till: '', rad: '', hoppa: 0, klart: '' })
const signed = z.object({ till: z.coerce.number().int().min(0).catch(0), anteckning: words })

/** The access log, for whoever reviews it. */
export function accessLogRoutes(
  app: FastifyInstance,
  context: Context,
  { language }: { readonly language: Language },
): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    more: { readonly note: string; readonly errors: FieldErrors },
  ) => {
    const { konto, slag, fran, till, rad, hoppa, klart } = asked.parse(request.query)
    const errors = { ...more.errors, ...dayErrors({ fran, till }) }
    const day = (written: string) => (isIsoDate(written) ? written : '')
    const log = await readLog(context, { accountId: konto, kind: slag, from: day(fran), to: day(till), subject: rad })
    const page = accessLogPage(viewerOf(request, language), {
      log,
      filter: { accountId: konto, kind: slag, from: fran, to: till, subject: rad },
      skip: hoppa,
      note: more.note,
      errors,
      notice: klart === 'signerad' ? texts.signed : null,
    })
    const isAtFault = Object.keys(errors).length > 0
    return reply
      .code(isAtFault ? 422 : 200)
      .type('text/html; charset=utf-8')
      .send(page)
  }
  app.get(LOG, (request, reply) => show(request, reply, { note: '', errors: {} }))
  app.post(`${LOG}/granskning`, async (request, reply) => {
    const { till: through, anteckning: note } = signed.parse(request.body)
    const fault = await signReview(context, signedIn(request), { through, note })
    if (fault !== null) return show(request, reply, { note, errors: { anteckning: fault } })
    return reply.redirect(`${LOG}?klart=signerad`, 303)
  })
}

function dayErrors(days: { readonly fran: string; readonly till: string }): FieldErrors {
  return Object.fromEntries(
    Object.entries(days).flatMap(([name, written]) =>
      written === '' || isIsoDate(written) ? [] : [[name, texts.dayFault] as const],
    ),
  )
}
