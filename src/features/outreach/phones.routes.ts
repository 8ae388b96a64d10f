import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isPin, MOST_PHONES } from '../../domain/outreach/phone.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Language, Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { type FieldErrors, hasErrors } from '../../platform/http/form.tsx'
import { hasMark } from '../../platform/http/guard.ts'
import { httpTexts } from '../../platform/http/http.texts.ts'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { qrCodeOf } from '../../platform/privacy/qr-code.ts'
import { answerById, rightsOf } from '../submission/answer.service.ts'
import { readOneFile } from './one-file.routes.ts'
import { phonesOf, placesOf, savePlaces } from './phone.repository.ts'
import { makePhones, type NewCode, renewCode, revokePhone, setPin } from './phone.service.ts'
import { phoneTotals } from './phone-totals.service.ts'
import { codesPage, type PhonesTyped, phonesPage } from './phones.page.tsx'
import { phonesDoneTexts, phonesTexts as texts } from './phones.texts.ts'
import { postsSentByPhone } from './post.repository.ts'
import { takeInWaiting } from './post.service.ts'
import { takeInRescued } from './rescue.service.ts'

const LONGEST_NAME = 40
const LONGEST_PLACE = 80
const MOST_PLACES = 60
const LARGEST_RESCUE = 10 * 1024 * 1024

const inAddress = z.object({ answer: z.string() })
const ofPhone = inAddress.extend({ phone: z.string() })
const asked = z.object({ klart: z.string().catch('') }).catch({ klart: '' })
const several = z.string().max(10_000).catch('')
const newPhones = z.object({ names: several, pin: z.string().trim().max(20).catch('') })
const newPlaces = z.object({ places: several })
const fields = z.record(z.string(), z.string().catch(''))

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

/** A unit's phones: codes to print, what they have sent, places, and files that were rescued. */
export function phonesRoutes(
  app: FastifyInstance,
  context: Context,
  { language, address }: { readonly language: Language; readonly address: string },
): void {
  const html = (reply: FastifyReply, page: string, status = 200) =>
    reply.code(status).type('text/html; charset=utf-8').send(page)
  const shown = async (
    request: FastifyRequest,
    reply: FastifyReply,
    {
      typed = {},
      errors = {},
      notice = null,
    }: { typed?: Partial<PhonesTyped>; errors?: FieldErrors; notice?: Text | null } = {},
  ) => {
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    const places = typed.places ?? (await placesOf(context.db, answer.unit.id)).join('\n')
    const page = phonesPage(viewerOf(request, language), {
      answer,
      phones: await phonesOf(context.db, answer.id),
      totals: await phoneTotals(context, answer.id),
      sent: await postsSentByPhone(context.db, answer.id),
      mayChange: rightsOf(context, answer).mayChange,
      typed: { names: '', pin: '', ...typed, places },
      errors,
      notice: notice ?? phonesDoneTexts[asked.parse(request.query).klart] ?? null,
    })
    return html(reply, page, hasErrors(errors) ? 422 : 200)
  }
  /** Shown in the answer to the form itself: an address that shows a code could be opened again. */
  const showCodes = async (request: FastifyRequest, reply: FastifyReply, codes: readonly NewCode[]) => {
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    const base = address === '' ? `${request.protocol}://${request.host}` : address.replace(/\/$/, '')
    const pictured = await Promise.all(
      // After the #: the code stands in no request and in no log.
      codes.map(async (each) => ({ ...each, picture: await qrCodeOf(`${base}/falt#${each.code}`) })),
    )
    return html(reply, codesPage(viewerOf(request, language), answer, pictured, `${base}/falt`))
  }

  app.get('/svar/:answer/telefoner', (request, reply) => shown(request, reply))

  app.post('/svar/:answer/telefoner', async (request, reply) => {
    const { answer } = inAddress.parse(request.params)
    const typed = newPhones.parse(request.body)
    const labels = linesOf(typed.names)
    const there = (await phonesOf(context.db, answer)).filter(({ revokedAt }) => revokedAt === null).length
    const errors = {
      names: namesError(labels, there),
      pin: typed.pin === '' || isPin(typed.pin) ? undefined : texts.pinUnclear,
    }
    if (hasErrors(errors)) return shown(request, reply, { typed, errors })
    const pin = typed.pin === '' ? null : typed.pin
    const codes = await makePhones(context, answer, { labels, pin, accountId: signedIn(request).accountId })
    return showCodes(request, reply, codes)
  })

  app.post('/svar/:answer/telefoner/platser', async (request, reply) => {
    const { places } = newPlaces.parse(request.body)
    const names = linesOf(places)
    const error =
      names.length > MOST_PLACES
        ? texts.placesTooMany
        : names.some((name) => name.length > LONGEST_PLACE)
          ? texts.placeTooLong
          : undefined
    if (error !== undefined) return shown(request, reply, { typed: { places }, errors: { places: error } })
    const { id, unit } = await answerById(context, inAddress.parse(request.params).answer)
    await savePlaces(context.db, unit.id, names)
    return reply.redirect(`/svar/${id}/telefoner?klart=platser`, 303)
  })

  app.post('/svar/:answer/telefoner/ta-in', async (request, reply) => {
    const { answer } = inAddress.parse(request.params)
    const { left } = await takeInWaiting(context, answer)
    return reply.redirect(`/svar/${answer}/telefoner?klart=${left === 0 ? 'intagna' : 'intagna-utom'}`, 303)
  })

  app.post('/svar/:answer/telefoner/:phone/kod', async (request, reply) => {
    const { answer, phone } = ofPhone.parse(request.params)
    const renewed = await renewCode(context, answer, phone, signedIn(request).accountId)
    if (renewed === null) return shown(request, reply, { errors: { [`kod-${phone}`]: texts.noRoom(MOST_PHONES) } })
    return showCodes(request, reply, [renewed])
  })

  app.post('/svar/:answer/telefoner/:phone/pin', async (request, reply) => {
    const { answer, phone } = ofPhone.parse(request.params)
    const pin = (fields.parse(request.body)[`pin-${phone}`] ?? '').trim()
    if (pin !== '' && !isPin(pin)) return shown(request, reply, { errors: { [`pin-${phone}`]: texts.pinUnclear } })
    await setPin(context, answer, phone, pin === '' ? null : pin)
    return reply.redirect(`/svar/${answer}/telefoner?klart=pin`, 303)
  })

  app.post('/svar/:answer/telefoner/:phone/sparra', async (request, reply) => {
    const { answer, phone } = ofPhone.parse(request.params)
    await revokePhone(context, answer, phone, signedIn(request).accountId)
    return reply.redirect(`/svar/${answer}/telefoner?klart=sparrad`, 303)
  })

  // Only this route takes files: what it is sent in never touches the disk.
  app.register(async (scope) => {
    await scope.register(multipart, {
      throwFileSizeLimit: false,
      limits: { fileSize: LARGEST_RESCUE, files: 1, fields: 3, parts: 4, fieldSize: 1_000 },
    })
    scope.post('/svar/:answer/telefoner/fil', async (request, reply) => {
      const { marks, file } = await readOneFile(request)
      if (!hasMark(request, marks)) throw new DomainError('form_not_ours', httpTexts.formNotOurs)
      if (file === null) return shown(request, reply, { errors: { fil: texts.rescueMissing } })
      const outcome = await takeInRescued(context, inAddress.parse(request.params).answer, file)
      if (outcome === null) return shown(request, reply, { errors: { fil: texts.rescueUnreadable } })
      return shown(request, reply, { notice: texts.rescueDone(outcome) })
    })
  })
}

function namesError(labels: readonly string[], there: number): Text | undefined {
  if (labels.length === 0) return texts.namesMissing
  if (labels.some((label) => label.length > LONGEST_NAME)) return texts.nameTooLong
  return there + labels.length > MOST_PHONES ? texts.tooMany(MOST_PHONES) : undefined
}
