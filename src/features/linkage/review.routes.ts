import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { QueueItem } from '../../domain/linkage/review/queue.ts'
import { figureInWords } from '../../domain/linkage/review/review.texts.ts'
import { linkedPersons } from '../../domain/linkage/review/unlink.ts'
import { warningsBetween } from '../../domain/linkage/review/warnings.ts'
import { joined, type Language, type Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import type { FieldErrors } from '../../platform/http/form.tsx'
import { pageOfList } from '../../platform/http/pages.tsx'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { decisionsOf, reasonOf, type StoredDecision } from './decision.repository.ts'
import { modelPage } from './model.page.tsx'
import { modelAtHand } from './model.service.ts'
import { countingPage, NAMED, notStoredPage, pairHref, reviewHref, reviewPage } from './review.page.tsx'
import { protectedAmong, reportersOf } from './review.repository.ts'
import {
  decide,
  type FigureDesk,
  findItem,
  firstOpen,
  latestOwn,
  membersShown,
  pairAtHand,
  type Review,
  recordsOnCards,
  recordsShown,
  revealItem,
  reviewOf,
  STILL_COUNTING,
  undoDecision,
  unlinkAtHand,
  unlinkRecord,
} from './review.service.ts'
import { reviewTexts as texts } from './review.texts.ts'
import { exactPlaceInWords, maskedInWords, rowInWords } from './review-card.page.tsx'
import { type DecisionShown, decisionsPage, linkedPersonsPage } from './review-decisions.page.tsx'
import { membersOf } from './review-matrix.page.tsx'
import { decidedMeanwhile, gonePage, isVerdict, pairPage, type Told } from './review-pair.page.tsx'
import { unlinkPage } from './review-unlink.page.tsx'
import { showingOnce } from './showing-once.service.ts'
import { shownTraits } from './traits.service.ts'

const inAddress = z.object({ census: z.string() })
const pairInAddress = z.object({ pair: z.string() })
const actInAddress = z.object({ act: z.string() })
const recordInAddress = z.object({ record: z.string() })
const words = z.string().catch('')
const posted = z.object({ beslut: words, skal: words, sett: words, visad: words, fran: words })
const pageNumber = z.coerce.number().int().min(1).catch(1)
const asked = z.object({ klart: words, visa: words, sida: pageNumber }).catch({ klart: '', visa: '', sida: 1 })

/** Seconds between two looks at a large census that is being counted. */
const LOOK_AGAIN = '3'
const ON_A_PAGE = 50

/** What was pressed while a large census was being counted was not done. */
const NOT_STORED = 'inte'

/** What was tried and did not come to be: told on the page of the pair. */
interface NotMade {
  readonly status: number
  readonly isRevealed: boolean
  readonly reason: string
  readonly errors: FieldErrors
  readonly told: Told | null
}

const PLAIN: NotMade = { status: 200, isRevealed: false, reason: '', errors: {}, told: null }

/** Who is one person: the analyst decides about pairs in doubt, and takes links apart. `desk` counts. */
export function reviewRoutes(
  app: FastifyInstance,
  context: Context,
  { language, desk }: { readonly language: Language; readonly desk: FigureDesk },
): void {
  const at = '/matningar/:census/koppla'
  app.addHook('onClose', () => desk.end())
  const showing = showingOnce(context)
  const viewer = (request: FastifyRequest) => viewerOf(request, language)
  const censusIn = ({ params }: FastifyRequest) => inAddress.parse(params).census
  const html = (reply: FastifyReply, page: string, status = 200) =>
    reply.code(status).type('text/html; charset=utf-8').send(page)
  const doing = (request: FastifyRequest) => ({
    censusId: censusIn(request),
    accountId: signedIn(request).accountId,
  })

  /** Does something with the review as it stands; while a large census is being counted, says so. */
  const withReview = async (
    request: FastifyRequest,
    reply: FastifyReply,
    work: (review: Review) => Promise<unknown>,
  ): Promise<unknown> => {
    const review = await reviewOf(context, desk, censusIn(request))
    return review === STILL_COUNTING ? stillCounting(request, reply) : work(review)
  }
  const stillCounting = (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('refresh', LOOK_AGAIN)
    return html(reply, countingPage(viewer(request), asked.parse(request.query).klart === NOT_STORED))
  }
  /** A form that comes while a large census is being counted is led to a page that can ask again by itself. */
  const afterCounting = (request: FastifyRequest, reply: FastifyReply, below: string) =>
    reply.redirect(reviewHref(censusIn(request), below), 303)

  app.get(at, (request, reply) =>
    withReview(request, reply, async (review) => {
      const reporters = await reportersOf(
        context.db,
        review.queue.items.slice(0, NAMED).flatMap(({ left, right }) => [left, right]),
      )
      const state = review.round?.state
      const page = reviewPage(viewer(request), {
        review,
        reported: await desk.reported(review),
        mayCountAnew: state === 'open' || state === 'locked',
        places: new Map([...reporters].map(([id, place]) => [id, rowInWords(viewer(request), place)])),
        notice: noticeOf(request, review),
        latestOwn: noticeOf(request, review) === null ? null : latestOwn(review, signedIn(request).accountId),
      })
      return html(reply, page)
    }),
  )

  const showPair = async (request: FastifyRequest, reply: FastifyReply, review: Review, more: NotMade) => {
    const item = findItem(review, pairInAddress.parse(request.params).pair)
    if (item === undefined) return gone(request, reply, review, more)
    const { accountId } = signedIn(request)
    const pair = await pairAtHand(desk, review, item, accountId)
    const records = await recordsShown(context, [...new Set([...membersShown(item), ...membersOf(review, item)])])
    const onCards = recordsOnCards(item, records)
    if (more.isRevealed) await revealItem(context, signedIn(request), review, onCards)
    const { visa } = asked.parse(request.query)
    const leave = showing.use(visa, accountId, onCards)
    const traitsOf = (own: string, members: readonly string[]) => {
      const ids = new Set([own, ...members])
      return [...ids].flatMap((id) => records.filter((record) => record.id === id).map(shownTraits))
    }
    const page = pairPage(viewer(request), {
      pair,
      records,
      warnings: warningsBetween(traitsOf(item.left, item.leftMembers), traitsOf(item.right, item.rightMembers)),
      isRevealed: more.isRevealed || leave.maySee,
      reason: more.reason === '' ? leave.reason : more.reason,
      errors: more.errors,
      told: more.told,
      notice: noticeOf(request, review),
    })
    return html(reply, page, more.status)
  }
  // A pair that was just decided, or undone somewhere else, leads on to the next; one that was opened by its address says why.
  const gone = (request: FastifyRequest, reply: FastifyReply, review: Review, { status, told }: NotMade) => {
    const { klart } = asked.parse(request.query)
    if (klart !== '' && told === null) return reply.redirect(onward(review.census.id, firstOpen(review), klart), 303)
    return html(reply, gonePage(viewer(request), review, told), status)
  }

  app.get(`${at}/par/:pair`, (request, reply) =>
    withReview(request, reply, (review) => showPair(request, reply, review, PLAIN)),
  )
  app.post(`${at}/par/:pair/visa`, async (request, reply) => {
    const { pair } = pairInAddress.parse(request.params)
    const { skal } = posted.parse(request.body)
    const { accountId } = signedIn(request)
    const review = await reviewOf(context, desk, censusIn(request))
    if (review === STILL_COUNTING)
      return afterCounting(request, reply, `/par/${pair}?visa=${showing.give(accountId, [], skal)}`)
    const item = findItem(review, pair)
    if (item === undefined) return reply.redirect(reviewHref(review.census.id, `/par/${pair}`), 303)
    const onCards = recordsOnCards(item, await recordsShown(context, membersShown(item)))
    await revealItem(context, signedIn(request), review, onCards)
    // A page that answered a form could not be come back to.
    const leave = showing.give(accountId, onCards, skal)
    return reply.redirect(`${pairHref(review.census.id, item)}?visa=${leave}`, 303)
  })
  app.post(`${at}/par/:pair`, async (request, reply) => {
    const { beslut, skal, sett, visad } = posted.parse(request.body)
    const address = pairInAddress.parse(request.params).pair
    const isRevealed = visad === 'ja'
    if (!isVerdict(beslut)) {
      const review = await reviewOf(context, desk, censusIn(request))
      if (review === STILL_COUNTING) return afterCounting(request, reply, `/par/${address}`)
      return reply.redirect(onward(review.census.id, nextAfter(review, address), ''), 303)
    }
    // Nothing was stored, and what was written stands in no address: it is sent again by whoever wrote it.
    const notStored = () => {
      const question = reviewHref(censusIn(request), `/par/${address}`)
      reply.header('retry-after', LOOK_AGAIN)
      return html(reply, notStoredPage(viewer(request), { question, verdict: beslut, skal, sett, visad }), 503)
    }
    const outcome = await decide(context, desk, doing(request), { address, verdict: beslut, reason: skal, seen: sett })
    if (outcome === STILL_COUNTING) return notStored()
    // Before all else: what is stored leads on, however long it takes to count anew.
    if (outcome.kind === 'made') return reply.redirect(onward(censusIn(request), outcome.next, beslut), 303)
    if (outcome.kind === 'repeated') return reply.redirect(onward(censusIn(request), outcome.next, 'fanns'), 303)
    const review = await reviewOf(context, desk, censusIn(request))
    if (review === STILL_COUNTING) return notStored()
    const told = { ...PLAIN, isRevealed, reason: skal }
    if (outcome.kind === 'fault')
      return showPair(request, reply, review, { ...told, status: 422, errors: { skal: outcome.reason } })
    // What was said first is told, and of whom it is nothing more is shown.
    const words = decidedMeanwhile(viewer(request), outcome.by, signedIn(request).accountId)
    return showPair(request, reply, review, { ...PLAIN, reason: skal, status: 409, told: words })
  })

  app.get(`${at}/modell`, async (request, reply) =>
    html(reply, modelPage(viewer(request), await modelAtHand(context, censusIn(request)))),
  )

  listRoutes()

  function listRoutes(): void {
    app.get(`${at}/beslut`, (request, reply) =>
      withReview(request, reply, async (review) => {
        const { code } = review.census.municipality
        const all = (await decisionsOf(context.db, code)).toReversed()
        const hidden = await protectedAmong(context.db, code, all.flatMap(rowsOf))
        const shown = all.filter((decision) => !rowsOf(decision).some((id) => hidden.has(id)))
        const list = pageOfList(shown, asked.parse(request.query).sida, ON_A_PAGE)
        const items = await decisionsShown(review, list.items, viewer(request))
        const page = decisionsPage(viewer(request), {
          review,
          list: { ...list, items },
          hidden: all.length - shown.length,
          notice: noticeOf(request, review),
        })
        return html(reply, page)
      }),
    )
    app.post(`${at}/beslut/:act/angra`, async (request, reply) => {
      const { fran } = posted.parse(request.body)
      const { censusId, accountId } = doing(request)
      const undone = await undoDecision(context, { censusId, accountId }, actInAddress.parse(request.params).act)
      // Pressed twice, or by two at once: it is as it was wanted.
      if (undone === null)
        return reply.redirect(reviewHref(censusId, `${fran === 'par' ? '' : '/beslut'}?klart=redan`), 303)
      const [pair] = undone.pairs
      if (fran !== 'par' || pair === undefined) return reply.redirect(reviewHref(censusId, '/beslut?klart=angrat'), 303)
      const item = { left: pair.left.id, right: pair.right.id }
      return reply.redirect(`${pairHref(censusId, item)}?klart=angrat`, 303)
    })
    app.get(`${at}/personer`, (request, reply) =>
      withReview(request, reply, async (review) => {
        const isHere = (id: string) => review.places.get(id)?.censusId === review.census.id
        const isHidden = (id: string) => review.places.get(id)?.isProtected !== false
        const persons = linkedPersons(review.standing.linkage, review.verdicts, isHere, isHidden).map(
          (person, index) => ({
            number: index + 1,
            person,
          }),
        )
        const list = pageOfList(persons, asked.parse(request.query).sida, ON_A_PAGE)
        const ids = list.items.flatMap(({ person }) => person.members.map(({ record }) => record))
        const records = new Map((await recordsShown(context, ids)).map((shown) => [shown.id, shown]))
        const items = list.items.map((each) => ({ ...each, records }))
        const page = linkedPersonsPage(viewer(request), {
          review,
          list: { ...list, items },
          notice: noticeOf(request, review),
        })
        return html(reply, page)
      }),
    )
    app.get(`${at}/personer/:record`, (request, reply) =>
      withReview(request, reply, async (review) => {
        const { record } = recordInAddress.parse(request.params)
        const unlink = await unlinkAtHand(desk, review, record)
        const records = await recordsShown(context, [record, ...unlink.members.filter((id) => id !== record)])
        const notice = noticeOf(request, review)
        return html(reply, unlinkPage(viewer(request), { unlink, records, notice }))
      }),
    )
    app.post(`${at}/personer/:record/isar`, async (request, reply) => {
      const { record } = recordInAddress.parse(request.params)
      const outcome = await unlinkRecord(context, desk, doing(request), record)
      if (outcome === STILL_COUNTING) return afterCounting(request, reply, `/personer/${record}?klart=${NOT_STORED}`)
      return reply.redirect(reviewHref(censusIn(request), '/personer?klart=isar'), 303)
    })
  }

  async function decisionsShown(
    review: Review,
    decisions: readonly StoredDecision[],
    who: ReturnType<typeof viewer>,
  ): Promise<DecisionShown[]> {
    const ids = [...new Set(decisions.flatMap(rowsOf))]
    const records = new Map((await recordsShown(context, ids)).map((shown) => [shown.id, shown]))
    const { acts, lapsed, censusIds } = review.decisions
    const holding = new Set(acts.map(({ id }) => id))
    const changed = new Set(lapsed.map(({ act }) => act))
    // Of the rows of a later census nothing is known here: what was decided of them has not lapsed.
    const isAtHand = ({ pairs }: StoredDecision) =>
      pairs.some(({ left, right }) => censusIds.has(left.censusId) && censusIds.has(right.censusId))
    const stateOf = (decision: StoredDecision) => {
      if (holding.has(decision.id)) return changed.has(decision.id) ? 'partly' : 'holds'
      return isAtHand(decision) ? 'lapsed' : 'holds'
    }
    return decisions.map((decision) => ({
      id: decision.id,
      verdict: decision.verdict,
      way: decision.way,
      at: decision.at,
      by: decision.by,
      reason: reasonOf(context, decision),
      rows: rowsOf(decision).map((id) => {
        const shown = records.get(id)
        if (shown === undefined) return who.say(texts.rowGone)
        return `${exactPlaceInWords(who, shown)} (${maskedInWords(who, shown)})`
      }),
      undone: decision.undone,
      state: stateOf(decision),
    }))
  }
}

const rowsOf = ({ pairs }: StoredDecision): string[] => [
  ...new Set(pairs.flatMap(({ left, right }) => [left.id, right.id])),
]

const DONE: ReadonlyMap<string, Text> = new Map(Object.entries(texts.done))

/**
 * What was done, and how the figure stands since. Of a decision only while it is the latest of whoever looks: a page that is
 * gone back to tells of one before.
 */
function noticeOf(request: FastifyRequest, review: Review): Text | null {
  const { klart } = asked.parse(request.query)
  const done = DONE.get(klart)
  if (done === undefined) return null
  if (isVerdict(klart) && latestOwn(review, signedIn(request).accountId)?.verdict !== klart) return null
  const { standing } = review
  const figure = figureInWords(standing.figure)
  const now = { sv: texts.nowIs(figure.sv).sv, en: texts.nowIs(figure.en).en }
  return joined([done, now], ' ')
}

/** The question after one, for whoever passes over it; the first one where it is not asked any more. */
function nextAfter(review: Review, address: string): QueueItem | null {
  const item = findItem(review, address)
  if (item === undefined) return firstOpen(review)
  return review.queue.items[review.queue.items.indexOf(item) + 1] ?? null
}

/** Where to go on: to a pair, or where there is none to the page of the queue. */
function onward(censusId: string, item: QueueItem | null, done: string): string {
  const query = done === '' ? '' : `?klart=${done}`
  return item === null ? reviewHref(censusId, query) : `${pairHref(censusId, item)}${query}`
}
