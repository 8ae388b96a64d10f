import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { swedishDay } from '../../domain/terms/swedish-moment.ts'
import type { Language, Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { writeCsvForExcel } from '../../platform/files/csv.ts'
import type { FieldErrors } from '../../platform/http/form.tsx'
import { signedIn, type Viewer, viewerOf } from '../../platform/http/viewer.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import type { StoredRound } from '../census/round.repository.ts'
import { roundById } from '../census/round.service.ts'
import { roundHref } from '../census/rounds.page.tsx'
import { boardPage, namesOf, phoneListPage } from './board.page.tsx'
import { BOARD_ORDERS, type Board, boardOf, inOrder } from './board.service.ts'
import { boardDoneTexts, boardTexts, reminderTexts } from './board.texts.ts'
import { remindersPage } from './board-reminder.page.tsx'
import { openLetterDesk } from './letter-desk.service.ts'
import { lettersUnderWay, remind, reminderTo, unitsToRemind } from './reminder.service.ts'

const inAddress = z.object({ census: z.string() })
const asked = z
  .object({ ordning: z.enum(BOARD_ORDERS).catch('lage'), klart: z.string().catch('') })
  .catch({ ordning: 'lage', klart: '' })
const ticked = z.object({
  enhet: z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([]),
  igen: z.string().catch(''),
})

const html = (reply: FastifyReply, page: string, status = 200) =>
  reply.code(status).type('text/html; charset=utf-8').send(page)

/** What has just been done, as far as the address says it in a code that is known. */
export const boardNotice = ({ query }: FastifyRequest): Text | null =>
  boardDoneTexts.get(asked.parse(query).klart) ?? null

/** Who has answered in a round, and who is to be reminded. For analysts. */
export function boardRoutes(
  app: FastifyInstance,
  context: Context,
  { language, mailer }: { readonly language: Language; readonly mailer: Mailer },
): void {
  const desk = openLetterDesk(context, mailer, (error) => app.log.error({ err: error }, 'letters could not be sent'))
  app.addHook('onClose', () => desk.end())
  const viewer = (request: FastifyRequest) => viewerOf(request, language)
  const round = (request: FastifyRequest) => roundById(context, inAddress.parse(request.params).census)

  app.get('/matningar/:census/svar', async (request, reply) => {
    const { ordning: order } = asked.parse(request.query)
    const board = await boardOf(context, await round(request))
    const rows = inOrder(board.rows, order)
    const letters = await lettersUnderWay(context, board.round)
    const page = { board: { ...board, rows }, order, letters, notice: boardNotice(request) }
    return html(reply, boardPage(viewer(request), page))
  })
  app.get('/matningar/:census/svar/ringlista', async (request, reply) => {
    const board = await boardOf(context, await round(request))
    return html(reply, phoneListPage(viewer(request), { ...board, rows: inOrder(board.rows, 'enhet') }))
  })
  app.get('/matningar/:census/svar.csv', async (request, reply) => {
    const board = await boardOf(context, await round(request))
    const name = `${boardTexts.csvName}-${board.round.census.key.replaceAll(/[^\w-]+/g, '_')}.csv`
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(boardCsv(viewer(request), board))
  })

  const reminders = async (
    request: FastifyRequest,
    found: StoredRound,
    shown: { readonly chosen: readonly string[] | null; readonly asksAgain: boolean; readonly errors: FieldErrors },
  ) => {
    const units = await unitsToRemind(context, found)
    const reachable = units.filter(({ addresses }) => addresses.length > 0)
    // Whoever was reminded today is not ticked beforehand.
    const chosen = shown.chosen ?? reachable.filter((unit) => !unit.isRemindedToday).map(({ answer }) => answer.id)
    const first = reachable.find(({ answer }) => chosen.includes(answer.id)) ?? reachable[0]
    const letter = first === undefined ? null : reminderTo(context, first.answer, language)
    return remindersPage(viewer(request), { round: found, units, letter, way: mailer.way, ...shown, chosen })
  }
  app.get('/matningar/:census/svar/paminn', async (request, reply) =>
    html(reply, await reminders(request, await round(request), { chosen: null, asksAgain: false, errors: {} })),
  )
  app.post('/matningar/:census/svar/paminn', async (request, reply) => {
    const found = await round(request)
    const { enhet: chosen, igen } = ticked.parse(request.body)
    const again = igen === 'ja'
    if (chosen.length === 0) {
      const errors = { enhet: reminderTexts.chooseSome }
      return html(reply, await reminders(request, found, { chosen, asksAgain: false, errors }), 422)
    }
    const today = (await unitsToRemind(context, found)).filter(
      (unit) => unit.isRemindedToday && !unit.isRemindedJustNow && chosen.includes(unit.answer.id),
    )
    if (today.length > 0 && !again) {
      const errors = { igen: reminderTexts.alreadyToday(namesOf(today)) }
      return html(reply, await reminders(request, found, { chosen, asksAgain: true, errors }), 422)
    }
    const { accountId } = signedIn(request)
    await remind(context, mailer.way, found, { answerIds: chosen, accountId, again, language })
    desk.take()
    return reply.redirect(roundHref(found.census.id, '/svar?klart=paminda'), 303)
  })
}

/** The board for Excel: numbers of rows and whom to call, and nobody of whom a unit has told. */
function boardCsv({ say }: Viewer, { rows }: Board): string {
  const { columns, csv, standings } = boardTexts
  const header = [
    columns.unit,
    columns.state,
    csv.late,
    columns.rows,
    csv.written,
    columns.lastTime,
    columns.lastDay,
    csv.handedInAt,
    columns.contact,
    csv.phone,
    csv.email,
    columns.reminded,
  ]
  return writeCsvForExcel(
    header.map(say),
    inOrder(rows, 'enhet').map((row) => {
      const { answer } = row
      return [
        answer.unit.name,
        say(standings[row.standing]),
        row.isLate ? say(csv.yes) : '',
        row.handedIn === null ? '' : String(row.handedIn),
        String(row.written),
        typeof row.lastTime === 'number' ? String(row.lastTime) : say(boardTexts.lastTime(row.lastTime)),
        row.lastDay,
        answer.handedInAt === null ? '' : swedishDay(answer.handedInAt),
        answer.contact.name ?? '',
        answer.contact.phone ?? '',
        answer.contact.email ?? '',
        row.remindedAt === null ? '' : swedishDay(row.remindedAt),
      ]
    }),
  )
}
