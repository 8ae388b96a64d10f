import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { WORKBOOK_LIMITS } from '../../domain/submission/workbook.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Language, Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { hasMark } from '../../platform/http/guard.ts'
import { httpTexts } from '../../platform/http/http.texts.ts'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { nextTurn } from '../../platform/workers/in-turns.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { answerById, placeOf, rightsOf } from './answer.service.ts'
import {
  filesPage,
  uploadAsidePage,
  uploadConfirmedPage,
  uploadHref,
  uploadRefusedPage,
  uploadUnderWayPage,
  uploadUndonePage,
} from './upload.page.tsx'
import { parseCheck, parseOutcome, parseReading, parseRefusal, uploadsOf } from './upload.repository.ts'
import {
  type ChoiceMade,
  type ChoicesMade,
  confirmUpload,
  receiveUpload,
  saveChoices,
  setAside,
  startOver,
  undoingOf,
  undoUpload,
  uploadOf,
} from './upload.service.ts'
import { uploadNotices, uploadTexts } from './upload.texts.ts'
import { FIELDS, NOT_READ, uploadCheckPage } from './upload-check.page.tsx'
import { openUploadDesk } from './upload-desk.service.ts'

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Seconds after which the page of a file that is being read is loaded again. */
const RELOAD_SECONDS = 1
const LONGEST_NAME = 200

const ofAnswer = z.object({ answer: z.string() })
const ofUpload = z.object({ answer: z.string(), upload: z.string() })
const asked = z.object({
  klart: z.string().optional().catch(undefined),
  sida: z.coerce.number().int().min(1).catch(1),
})
const form = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
const withRevision = z.object({ revision: z.coerce.number().int() })

/** What is chosen in each field of the page of a file. */
const chosen = z.object({ satt: z.enum(['add', 'replace']).optional().catch(undefined) })

/** The template of a unit, the files it uploads, and what becomes of each. */
export function uploadRoutes(app: FastifyInstance, context: Context, options: { readonly language: Language }): void {
  const desk = openUploadDesk(context, (error) => app.log.error({ err: error }, 'a file could not be worked on'))
  app.addHook('onClose', () => desk.end())
  const viewer = (request: FastifyRequest) => viewerOf(request, options.language)
  const answerOf = (request: FastifyRequest) => answerById(context, ofAnswer.parse(request.params).answer)
  const html = (reply: FastifyReply, page: string, status = 200) =>
    reply.code(status).type('text/html; charset=utf-8').send(page)
  const workbook = (reply: FastifyReply, bytes: Uint8Array, name: string) =>
    reply.type(WORKBOOK).header('content-disposition', `attachment; filename="${name}"`).send(Buffer.from(bytes))
  const files = async (request: FastifyRequest, reply: FastifyReply, errors: { fil?: Text } = {}, status = 200) => {
    const answer = await answerOf(request)
    const page = filesPage({
      ...{ viewer: viewer(request), answer, errors },
      uploads: await uploadsOf(context, placeOf(answer)),
      mayChange: rightsOf(context, answer).mayChange,
      notice: noticeOf(request),
    })
    return html(reply, page, status)
  }

  app.get('/svar/:answer/mall.xlsx', async (request, reply) => {
    const answer = await answerOf(request)
    const bytes = await desk.template(answer, viewer(request).language)
    return workbook(reply, bytes, nameOfFile('mall', answer))
  })
  app.get('/svar/:answer/filer', async (request, reply) => {
    desk.wake()
    return files(request, reply)
  })

  // Only this route takes files: what it is sent in is read piece by piece, and never touches the disk.
  app.register(async (scope) => {
    await scope.register(multipart, {
      throwFileSizeLimit: false,
      limits: { fileSize: WORKBOOK_LIMITS.fileBytes, files: 1, fields: 5, parts: 6, fieldSize: 1_000 },
    })
    scope.post('/svar/:answer/filer', async (request, reply) => {
      const sent = await readForm(request)
      await nextTurn() // a large file was put together; it is sealed next
      if (!hasMark(request, sent.fields)) throw new DomainError('form_not_ours', httpTexts.formNotOurs)
      if ('fault' in sent) return files(request, reply, { fil: sent.fault }, 422)
      const answer = await answerOf(request)
      const { id, isSame } = await receiveUpload(context, answer, sent.file, signedIn(request).accountId)
      if (!isSame) desk.take(id)
      return reply.redirect(`${uploadHref(answer, id)}${isSame ? '?klart=samma-fil' : ''}`, 303)
    })
  })

  app.get('/svar/:answer/filer/:upload', async (request, reply) => {
    const answer = await answerOf(request)
    const uploadId = ofUpload.parse(request.params).upload
    const { stored, opened } = await uploadOf(context, answer, uploadId)
    const page = { viewer: viewer(request), answer, upload: stored, notice: noticeOf(request) }
    const { mayChange } = rightsOf(context, answer)
    const outcome = opened.outcome ?? ''
    switch (stored.state) {
      case 'received':
      case 'read':
        desk.take(uploadId)
        return html(reply.header('refresh', String(RELOAD_SECONDS)), uploadUnderWayPage(page))
      case 'refused':
        return html(reply, uploadRefusedPage({ ...page, refusal: parseRefusal(outcome) }))
      case 'set_aside':
        return html(reply, uploadAsidePage(page))
      case 'confirmed': {
        const undoing = await undoingOf(context, uploadId)
        return html(reply, uploadConfirmedPage({ ...page, outcome: parseOutcome(outcome), undoing, mayChange }))
      }
      case 'undone':
        return html(reply, uploadUndonePage({ ...page, outcome: parseOutcome(outcome) }))
      case 'waiting':
      case 'checked': {
        const check = await parseCheck(outcome)
        const reading = parseReading(opened.reading ?? '')
        await nextTurn()
        const { choices } = opened
        const { sida } = asked.parse(request.query)
        return html(reply, uploadCheckPage({ ...page, mayChange, choices, check, reading, page: sida }))
      }
    }
  })
  app.get('/svar/:answer/filer/:upload/rattad.xlsx', async (request, reply) => {
    const answer = await answerOf(request)
    const { opened } = await uploadOf(context, answer, ofUpload.parse(request.params).upload)
    if (opened.state !== 'waiting' && opened.state !== 'checked')
      throw new DomainError('not_found', uploadTexts.notFound)
    const bytes = await desk.returned(answer, opened, viewer(request).language)
    return workbook(reply, bytes, nameOfFile('rattad', answer))
  })

  const change = (what: string, work: (made: ChoiceMade, request: FastifyRequest) => Promise<string>) =>
    app.post(`/svar/:answer/filer/:upload/${what}`, async (request, reply) => {
      const answer = await answerOf(request)
      const { upload: uploadId } = ofUpload.parse(request.params)
      const read = withRevision.safeParse(request.body)
      if (!read.success) throw new DomainError('changed_meanwhile', uploadTexts.changedMeanwhile)
      const done = await work({ answer, uploadId, revision: read.data.revision }, request)
      return reply.redirect(`${uploadHref(answer, uploadId)}${done === '' ? '' : `?klart=${done}`}`, 303)
    })
  change('val', async (made, request) => {
    await saveChoices(context, made, readChoices(request.body))
    desk.take(made.uploadId)
    return 'val'
  })
  change('borja-om', async (made) => {
    await startOver(context, made)
    desk.take(made.uploadId)
    return ''
  })
  change('slang', async (made) => {
    await setAside(context, made)
    return 'slangd'
  })
  change('bekrafta', async (made, request) => {
    if (await confirmUpload(context, made, signedIn(request).accountId)) return 'sparad'
    desk.take(made.uploadId)
    return 'svaret-har-andrats'
  })
  change('angra', async (made, request) => {
    const withChanged = form.parse(request.body).andrade === 'ja'
    await undoUpload(context, made, signedIn(request).accountId, withChanged)
    return 'angrad'
  })
}

const noticeOf = ({ query }: FastifyRequest): Text | null => uploadNotices[asked.parse(query).klart ?? ''] ?? null

/** Only signs that every system and header can hold. Says nothing of anybody. */
const nameOfFile = (what: string, { round, unit }: StoredAnswer): string =>
  `${[what, round.census.key, unit.key].join('-').replace(/[^\w.-]+/g, '_')}.xlsx`

type Sent = { readonly fields: Readonly<Record<string, string>> } & (
  | { readonly fault: Text }
  | { readonly file: { readonly name: string; readonly bytes: Uint8Array } }
)

/** A form with a file, in memory: at most as large as a file may be, and gone with the request. */
async function readForm(request: FastifyRequest): Promise<Sent> {
  const fields: Record<string, string> = {}
  if (!request.isMultipart()) return { fields, fault: uploadTexts.noFile }
  let sent: { readonly name: string; readonly bytes: Uint8Array } | null = null
  let isTooLarge = false
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') fields[part.fieldname] = part.value
        continue
      }
      const chunks: Buffer[] = []
      for await (const chunk of part.file) chunks.push(chunk)
      isTooLarge ||= part.file.truncated
      sent = { name: nameAsSent(part.filename), bytes: new Uint8Array(Buffer.concat(chunks)) }
    }
  } catch (error) {
    const { FilesLimitError } = request.server.multipartErrors
    return { fields, fault: error instanceof FilesLimitError ? uploadTexts.oneFile : uploadTexts.cutShort }
  }
  if (isTooLarge) return { fields, fault: uploadTexts.fileTooLarge }
  if (sent === null || (sent.bytes.length === 0 && sent.name === '')) return { fields, fault: uploadTexts.noFile }
  return sent.bytes.length === 0 ? { fields, fault: uploadTexts.emptyFile } : { fields, file: sent }
}

/** Without the folders that some browsers send along, and without signs that are not seen. */
const nameAsSent = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .slice(-LONGEST_NAME)

/** What was chosen on the page of a file, field by field. */
function readChoices(body: unknown): ChoicesMade {
  const fields = form.parse(body)
  const of = (prefix: string): (readonly [string, string])[] =>
    Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith(prefix) && typeof value === 'string' ? [[name.slice(prefix.length), value] as const] : [],
    )
  const to = new Map(of(FIELDS.to))
  const out = new Set(of(FIELDS.leaveOut).map(([group]) => group))
  const clear = new Set(of(FIELDS.clear).map(([group]) => group))
  const blank = new Set(of(FIELDS.blank).map(([group]) => group))
  return {
    columns: Object.fromEntries(of(FIELDS.column).map(([index, name]) => [index, name === NOT_READ ? null : name])),
    mendings: [...new Set([...to.keys(), ...out, ...clear, ...blank])].map((group) => ({
      group: Number(group),
      to: to.get(group) ?? null,
      blank: blank.has(group),
      leaveOut: out.has(group),
      clearIdentity: clear.has(group),
    })),
    reasons: Object.fromEntries(of(FIELDS.reason).map(([code, reason]) => [code, reason.trim().slice(0, 500)])),
    mode: chosen.parse(fields).satt ?? null,
  }
}
