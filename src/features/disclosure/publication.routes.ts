import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { holdsNumberOfPerson } from '../../domain/audit/log-review.ts'
import { publicCharts } from '../../domain/disclosure/public-charts.ts'
import { PUBLIC_TABLES } from '../../domain/disclosure/public-tables.ts'
import { DomainError, type DomainErrorCode } from '../../domain/terms/domain-error.ts'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import type { FieldErrors } from '../../platform/http/form.tsx'
import { languageOf, signedIn, viewerOf } from '../../platform/http/viewer.ts'
import type { StoredRound } from '../census/round.repository.ts'
import { roundById } from '../census/round.service.ts'
import { drawEach } from '../report/report-charts.service.ts'
import type { PublicationChoices } from './publication.repository.ts'
import { type ChoicesAtHand, choicesAtHand, type Draft, publish, roundObstacles } from './publication.service.ts'
import { publicationTexts as texts } from './publication.texts.ts'
import { openPublicationDesk } from './publication-desk.service.ts'
import { confirmPublishPage, notPublishedPage, publishPage } from './publish.page.tsx'
import { publishedHref } from './published.page.tsx'

const HTML = 'text/html; charset=utf-8'
const LONGEST_NOTE = 500

const inAddress = z.object({ census: z.string() })
/** A box ticked once comes as one value, several as a list. Tables that may not be published are no choice. */
const tables = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .transform((asked) => PUBLIC_TABLES.filter((id) => asked.includes(id)))
const chosen = z.object({ tabell: tables.catch([]), serie: z.string().optional().catch(undefined) })
const sent = z.object({
  sha256: z.string().catch(''),
  // Signs that nobody sees are no words, and would hide a number from the check.
  nytt: z
    .string()
    .transform((said) =>
      said
        .normalize('NFKC')
        .replace(/\p{Cf}/gu, '')
        .trim(),
    )
    .catch(''),
})

/** What is chosen by an address or a form, as far as it says anything; a series that is not there is none. */
function choicesIn(said: unknown, { chosen: before, series: known }: ChoicesAtHand): PublicationChoices {
  const { tabell, serie } = chosen.parse(said ?? {})
  if (serie === undefined && tabell.length === 0) return before
  return { tables: tabell, series: known.find((each) => each === serie) ?? null }
}

/** The public report of a round: looked through, and published. For analysts. */
export function publicationRoutes(
  app: FastifyInstance,
  context: Context,
  { language }: { readonly language: Language },
): void {
  const desk = openPublicationDesk(context)
  app.addHook('onClose', () => desk.end())
  const round = ({ params }: FastifyRequest): Promise<StoredRound> => roundById(context, inAddress.parse(params).census)
  const show = async (request: FastifyRequest, reply: FastifyReply) => {
    const found = await round(request)
    const atHand = await choicesAtHand(context, found)
    const choices = choicesIn(request.query, atHand)
    const { draft, reasons, isChosen } = await draftOf(found, choices)
    const drawn =
      draft === null ? [] : await drawEach(publicCharts(draft.edition.report), languageOf(request, language))
    const page = publishPage(viewerOf(request, language), {
      round: found,
      atHand,
      choices,
      reasons,
      draft,
      charts: drawn,
      errors: isChosen ? {} : { tabell: texts.noTables },
    })
    return reply
      .code(isChosen ? 200 : 422)
      .type(HTML)
      .send(page)
  }

  /** The edition as it would be, with everything that is against it; none where the round is not there yet. */
  const draftOf = async (found: StoredRound, choices: PublicationChoices) => {
    const reasons = await roundObstacles(context, found)
    const isChosen = choices.tables.length > 0
    if (reasons.length > 0) return { draft: null, reasons, isChosen: true }
    const made = await desk.draft(context, found, choices)
    return 'reasons' in made
      ? { draft: null, reasons: made.reasons, isChosen: true }
      : { draft: made, reasons: made.against, isChosen }
  }

  const confirm = async (request: FastifyRequest, said: unknown, changeNote: string, errors: FieldErrors) => {
    const found = await round(request)
    const atHand = await choicesAtHand(context, found)
    const choices = choicesIn(said, atHand)
    const draft = publishable(await draftOf(found, choices))
    const seen = sent.parse(said ?? {}).sha256
    if (seen === '') throw new DomainError('not_publishable', texts.lookFirst)
    if (seen !== draft.text.sha256) throw new DomainError('changed_meanwhile', texts.changedMeanwhile)
    const version = (atHand.before[0]?.version ?? 0) + 1
    return confirmPublishPage(viewerOf(request, language), {
      round: found,
      draft,
      choices,
      version,
      changeNote,
      errors,
    })
  }

  app.get('/matningar/:census/publicera', (request, reply) => show(request, reply))
  app.get('/matningar/:census/publicera/bekrafta', (request, reply) =>
    orWhyNot(request, reply, async () => reply.type(HTML).send(await confirm(request, request.query, '', {}))),
  )
  app.post('/matningar/:census/publicera', (request, reply) => orWhyNot(request, reply, () => send(request, reply)))

  const send = async (request: FastifyRequest, reply: FastifyReply) => {
    const found = await round(request)
    const atHand = await choicesAtHand(context, found)
    const choices = choicesIn(request.body, atHand)
    const { sha256, nytt } = sent.parse(request.body ?? {})
    // Sent again when it is out already: nothing more is asked.
    const fault = atHand.before[0]?.sha256 === sha256 ? null : noteFault(nytt, atHand)
    if (fault !== null)
      return reply
        .code(422)
        .type(HTML)
        .send(await confirm(request, request.body, nytt, { nytt: fault }))
    const changeNote = nytt === '' ? null : nytt
    const doing = { accountId: signedIn(request).accountId }
    const id = await publish(context, doing, found.census.id, { choices, sha256, changeNote }, desk.draft)
    return reply.redirect(`${publishedHref({ id })}?klart=publicerad`, 303)
  }

  /** A refusal as a page with the way back to the report: what is to be done stands there. */
  const orWhyNot = async (request: FastifyRequest, reply: FastifyReply, answer: () => Promise<FastifyReply>) => {
    try {
      return await answer()
    } catch (error) {
      if (!(error instanceof DomainError) || !REFUSED.includes(error.code)) throw error
      const page = notPublishedPage(viewerOf(request, language), await round(request), error.text)
      return reply.code(409).type(HTML).send(page)
    }
  }
}

/** Why nothing is published: answered as a conflict with what is stored. */
const REFUSED: readonly DomainErrorCode[] = ['changed_meanwhile', 'not_publishable', 'round_state']

/** A personnummer whose day of birth is parted, as in 1985-04-12-9805; and not two dates with a dash between. */
const WITH_PARTED_DATE = /(?<!\d)(\d\d)?\d\d([-./ ])\d\d\2\d\d\s*[-+\u2010-\u2015]\s*\d{4}(?![-\d])/u

/** What is to be changed in the note on a version; nothing is asked of the first. */
function noteFault(note: string, { before }: ChoicesAtHand) {
  if (note.length > LONGEST_NOTE) return texts.noteLong
  if (holdsNumberOfPerson(note) || WITH_PARTED_DATE.test(note)) return texts.noteHoldsNumber
  return before.length > 0 && note === '' ? texts.noteMissing : null
}

/** The draft, if nothing is against it. */
function publishable({
  draft,
  reasons,
  isChosen,
}: {
  readonly draft: Draft | null
  readonly reasons: Draft['against']
  readonly isChosen: boolean
}): Draft {
  const [reason] = isChosen ? reasons : [texts.noTables]
  if (draft === null || reason !== undefined) throw new DomainError('not_publishable', reason ?? texts.stale)
  return draft
}
