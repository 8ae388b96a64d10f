import { createHash } from 'node:crypto'
import type { Principal } from '../../domain/account/principal.ts'
import type { LinkDecisions } from '../../domain/linkage/link-decisions.ts'
import {
  bindingDecisions,
  closedOver,
  type DecisionAct,
  type DecisionVerdict,
  needsReason,
  pairKey,
  pairsDecided,
  pairsUnlinked,
  type RecordPair,
  verdictsInForce,
} from '../../domain/linkage/review/decision.ts'
import type { Effect, Figure } from '../../domain/linkage/review/figure.ts'
import type { LinkedNow } from '../../domain/linkage/review/linked-now.ts'
import {
  itemAt,
  pairAddress,
  type QueueItem,
  type ReviewQueue,
  reviewQueue,
} from '../../domain/linkage/review/queue.ts'
import { decisionTexts } from '../../domain/linkage/review/review.texts.ts'
import { numbersThatConflict } from '../../domain/linkage/review/warnings.ts'
import { looksLikePersonalNumber } from '../../domain/submission/shape-of.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { noteAccessWithin } from '../audit/access-log.service.ts'
import { findCensus, listCensuses, type StoredCensus } from '../census/census.repository.ts'
import { findRound, type StoredRound } from '../census/round.repository.ts'
import { roundTexts } from '../census/rounds.texts.ts'
import { loadMaterialUpTo } from '../submission/material.service.ts'
import { decisionsOf, lastDecisionNumber, type StoredDecision, saveAct, saveUndoing } from './decision.repository.ts'
import {
  contentKeyOfEntry,
  contentKeyOfRecord,
  type DecisionsNow,
  decisionsAmong,
  decisionsInForce,
} from './decisions.service.ts'
import { among } from './linkage.service.ts'
import { openShown, type RecordPlace, recordPlaces, type ShownRecord } from './review.repository.ts'
import { reviewTexts } from './review.texts.ts'
import { shownTraits } from './traits.service.ts'

/** How a census stands under some decisions. */
export interface Standing {
  readonly figure: Figure
  readonly linkage: LinkedNow
  /** Of the records of those in doubt: ids of the ones of persons that the definition counts. */
  readonly counted: readonly string[]
}

/** What the latest report says. */
export interface Reported {
  readonly at: string
  readonly figure: Figure
  /** Whether what is handed in, the decisions and the model are those that it was made of. */
  readonly isOfNow: boolean
}

/** Counting belongs to later stages: who does it is handed in. */
export interface FigureDesk {
  /** How a census stands under each of some decisions, counted as its report counts. */
  readonly under: (census: StoredCensus, sets: readonly LinkDecisions[]) => Promise<readonly Promise<Standing>[]>
  readonly reported: (review: Pick<Review, 'census' | 'decisions' | 'places'>) => Promise<Reported | null>
  readonly end: () => Promise<void>
}

/** How far the work on the doubtful pairs has come. */
export interface Progress {
  readonly decided: number
  readonly all: number
}

/** The review of a census as it stands: who is one person, what is in doubt, and what has been decided. */
export interface Review {
  readonly census: StoredCensus
  /** `null` for a census that was read from a folder. */
  readonly round: StoredRound | null
  readonly decisions: DecisionsNow
  readonly verdicts: ReadonlyMap<string, DecisionVerdict>
  readonly standing: Standing
  readonly places: ReadonlyMap<string, RecordPlace>
  readonly queue: ReviewQueue
  readonly progress: Progress
  /** Number of the last decision it takes into account. */
  readonly lastNumber: number
}

/** A review that is still being counted, because the census is large. */
export const STILL_COUNTING = 'counting'

/** Milliseconds that a page waits for a large census to be counted, before it says so. */
const PATIENCE_MS = 4_000

async function inTime<Value>(value: Promise<Value>): Promise<Value | typeof STILL_COUNTING> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<typeof STILL_COUNTING>((resolve) => {
    timer = setTimeout(() => resolve(STILL_COUNTING), PATIENCE_MS)
  })
  try {
    return await Promise.race([value, late])
  } finally {
    clearTimeout(timer)
  }
}

/** The census of a review. */
export type ReviewedCensus = Pick<Review, 'census' | 'round'>

/** The census at an address, if its pairs may be decided. One for practice is never counted. */
export async function reviewedCensus({ db }: Context, censusId: string): Promise<ReviewedCensus> {
  const census = await findCensus(db, censusId)
  if (census === undefined) throw new DomainError('not_found', roundTexts.notFound)
  const round = (await findRound(db, censusId)) ?? null
  if (round?.isTraining === true) throw new DomainError('round_state', reviewTexts.training)
  return { census, round }
}

/** The review of a census now; `counting` while a large one is being counted. */
export async function reviewOf(
  context: Context,
  desk: FigureDesk,
  censusId: string,
): Promise<Review | typeof STILL_COUNTING> {
  const { census, round } = await reviewedCensus(context, censusId)
  const lastNumber = await lastDecisionNumber(context.db, census.municipality.code)
  const decisions = await decisionsNow(context, census)
  const [asked] = await desk.under(census, [decisions.binding])
  if (asked === undefined) throw new Error('a standing for each set of decisions')
  const standing = await inTime(asked)
  if (standing === STILL_COUNTING) return STILL_COUNTING
  const places = await recordPlaces(context.db, census)
  const verdicts = verdictsInForce(decisions.acts)
  const counted = new Set(standing.counted)
  const queue = reviewQueue({
    linked: standing.linkage,
    isHere: (id) => places.get(id)?.censusId === census.id,
    isCounted: (id) => counted.has(id),
    isHidden: (id) => places.get(id)?.isProtected !== false,
    verdicts,
  })
  const progress = progressOf(census, decisions, queue)
  return { census, round, decisions, verdicts, standing, places, queue, progress, lastNumber }
}

/** Most often nothing was decided yet, or nothing handed in anew: then nobody's identity is opened to know it. */
async function decisionsNow(context: Context, census: StoredCensus): Promise<DecisionsNow> {
  const { db } = context
  const { code } = census.municipality
  const stored = await decisionsInForce(db, code)
  if (stored.length === 0) return decisionsByIds(stored, new Set())
  const here = await recordPlaces(db, census)
  const upToHere = (await listCensuses(db, code)).filter(({ week }) => week.from <= census.week.from)
  const censusIds = new Set(upToHere.map(({ id }) => id))
  const isThere = ({ id, censusId }: { readonly id: string; readonly censusId: string }) =>
    here.has(id) || !censusIds.has(censusId)
  const areThere = stored.every(({ pairs }) => pairs.every(({ left, right }) => isThere(left) && isThere(right)))
  if (!areThere) return decisionsAmong(context, code, among(await loadMaterialUpTo(context, census)))
  return decisionsByIds(stored, censusIds)
}

function decisionsByIds(stored: readonly StoredDecision[], censusIds: ReadonlySet<string>): DecisionsNow {
  const acts = stored.flatMap(({ id, verdict, pairs }): DecisionAct[] => {
    const here = pairs.filter(({ left, right }) => censusIds.has(left.censusId) && censusIds.has(right.censusId))
    return here.length === 0 ? [] : [{ id, verdict, pairs: here.map(({ left, right }) => [left.id, right.id]) }]
  })
  return { stored, acts, lapsed: [], binding: bindingDecisions(acts), censusIds }
}

function progressOf({ id }: StoredCensus, { stored, acts }: DecisionsNow, { items }: ReviewQueue): Progress {
  const inForce = new Set(acts.map((act) => act.id))
  const made = stored.filter(
    (each) => each.censusId === id && each.way === 'review' && each.verdict !== 'unsure' && inForce.has(each.id),
  ).length
  const unsure = items.filter(({ isUnsure }) => isUnsure).length
  return { decided: made + unsure, all: made + items.length }
}

/** The place of a question among all there are: those decided first, then those put aside as unsure, then the rest in their order. */
export function questionNumber({ queue: { items }, progress: { decided, all } }: Review, item: QueueItem): number {
  const open = all - decided
  const at = items.indexOf(item)
  return (at < open ? decided + at : all - items.length + at - open) + 1
}

/** One question of the queue, and what an answer would change. */
export interface PairAtHand {
  readonly review: Review
  readonly item: QueueItem
  /** `null` for the parts that are still being counted. */
  readonly effect: Effect
  /** By it a decision tells what it was about: when the persons have changed meanwhile it is not made. */
  readonly seen: string
  /** Who decided about it before a unit handed in something else. */
  readonly askedAgain: boolean
  /** The latest decision of the analyst in this census that holds. */
  readonly latestOwn: StoredDecision | null
  readonly next: QueueItem | null
}

export async function pairAtHand(
  desk: FigureDesk,
  review: Review,
  item: QueueItem,
  accountId: string,
): Promise<PairAtHand> {
  const { census, decisions, standing } = review
  const after = (verdict: DecisionVerdict) => bindingDecisions([...decisions.acts, actAbout(item, verdict)])
  const closes = closedOver(review.verdicts, item.leftMembers, item.rightMembers) !== null
  const asked = closes ? [after('different')] : [after('different'), after('same')]
  // Asked and waited for together: whoever waits for a large census waits once.
  const [different, same] = await desk.under(census, asked)
  const [ifSame, ifDifferent] = await Promise.all([figureInTime(same), figureInTime(different)])
  const survivors = new Set(decisions.lapsed.flatMap((each) => each.survivors))
  return {
    review,
    item,
    effect: { now: standing.figure, same: ifSame, different: ifDifferent },
    seen: seenOf(review, item),
    askedAgain: [...item.leftMembers, ...item.rightMembers].some((id) => survivors.has(id)),
    latestOwn: latestOwn(review, accountId),
    next: itemAfter(review, item),
  }
}

const itemAfter = ({ queue }: Review, item: QueueItem): QueueItem | null =>
  queue.items[queue.items.indexOf(item) + 1] ?? null

async function figureInTime(standing: Promise<Standing> | undefined): Promise<Figure | null> {
  if (standing === undefined) return null
  const then = await inTime(standing)
  return then === STILL_COUNTING ? null : then.figure
}

const actAbout = (item: QueueItem, verdict: DecisionVerdict): DecisionAct => ({
  id: '',
  verdict,
  pairs: pairsDecided(verdict, item.leftMembers, item.rightMembers, item.pairs),
})

/** The latest decision in the queue by somebody that holds, and that they may see: what one key takes back. */
export function latestOwn({ census, decisions, places }: Review, accountId: string): StoredDecision | null {
  const isHidden = ({ pairs }: StoredDecision) =>
    pairs.some(({ left, right }) => [left, right].some(({ id }) => places.get(id)?.isProtected === true))
  const own = decisions.stored.filter(
    (each) => each.accountId === accountId && each.censusId === census.id && each.way === 'review' && !isHidden(each),
  )
  return own.at(-1) ?? null
}

/** Of the two persons as they are shown: their records and what is in doubt, and after a dot what is decided between them. */
function seenOf({ verdicts }: Review, { leftMembers, rightMembers, pairs }: QueueItem): string {
  const inDoubt = pairs.map(pairKey).sort()
  const about = [...leftMembers].sort().concat('|', [...rightMembers].sort(), '|', inDoubt)
  const decided = inDoubt.flatMap((pair) => verdicts.get(pair) ?? [])
  const between = inDoubt.filter((pair) => verdicts.has(pair)).concat(decided)
  return [about, between].map(briefly).join('.')
}

const briefly = (seen: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 22)

/** The records of a pair and of those it hangs together with, opened for a card. What is shown of them is masked elsewhere. */
export const recordsShown = (context: Context, ids: readonly string[]): Promise<ShownRecord[]> =>
  openShown(context, ids)

/**
 * The records that a question shows on its cards: the two of a pair, with those whose numbers are told beside them, or a
 * row and all of a person's.
 */
export function recordsOnCards(item: QueueItem, records: readonly ShownRecord[]): readonly string[] {
  const { kind, left, right, rightMembers } = item
  if (kind === 'row') return [left, right, ...rightMembers.filter((id) => id !== right).slice(0, ON_A_CARD - 1)]
  return [...new Set([left, right, ...twoNumbers(item, records).flatMap((both) => both.map(({ id }) => id))])]
}

/** Records of one person on a card, at most: what more of them say has been said. */
const ON_A_CARD = 8

/** Notes who sees the records of a question whole: all or none. */
export function revealItem(
  context: Context,
  who: Pick<Principal, 'accountId' | 'role'>,
  { census, places }: Review,
  subjectIds: readonly string[],
): Promise<void> {
  if (subjectIds.some((id) => places.get(id)?.isProtected !== false))
    throw new DomainError('not_allowed', reviewTexts.protectedNotShown)
  return inTransaction(context.db, (db) =>
    noteAccessWithin({ ...context, db }, who, {
      kind: 'identity_shown',
      purpose: 'same_person',
      censusId: census.id,
      subjectIds,
    }),
  )
}

/** A decision on its way, as the form has it. */
export interface DecisionAsked {
  readonly address: string
  readonly verdict: DecisionVerdict
  readonly reason: string
  readonly seen: string
}

/** What came of it. */
export type DecisionOutcome =
  | { readonly kind: 'made'; readonly next: QueueItem | null }
  /** It is decided so already: the same person pressed twice, or said again that it cannot be said. */
  | { readonly kind: 'repeated'; readonly next: QueueItem | null }
  /** It was decided meanwhile, or the persons are other ones by now; then it was nobody. */
  | { readonly kind: 'changed'; readonly by: StoredDecision | null }
  | { readonly kind: 'fault'; readonly reason: Text }

const LONGEST_REASON = 500

/** A browser sends each end of a line as two characters; whoever writes sees one. */
const reasonWritten = ({ reason }: DecisionAsked): string => reason.replace(/\r\n?/g, '\n').trim()

/**
 * Decides about the two persons of a pair. Not made when the pair was decided by somebody else meanwhile or the persons
 * are not those that were shown; then nothing is stored.
 */
export async function decide(
  context: Context,
  desk: FigureDesk,
  { censusId, accountId }: { readonly censusId: string; readonly accountId: string },
  asked: DecisionAsked,
): Promise<DecisionOutcome | typeof STILL_COUNTING> {
  for (;;) {
    const review = await reviewOf(context, desk, censusId)
    if (review === STILL_COUNTING) return STILL_COUNTING
    const item = itemAt(review.queue.items, asked.address)
    if (item === undefined || seenOf(review, item) !== asked.seen) return meanwhile(review, item, asked, accountId)
    const next = itemAfter(review, item)
    if (isUnsureAgain(review, item, asked)) return { kind: 'repeated', next }
    const fault = await decisionFault(context, item, asked)
    if (fault !== null) return { kind: 'fault', reason: fault }
    if (asked.verdict === 'same' && closedOver(review.verdicts, item.leftMembers, item.rightMembers) !== null)
      throw new DomainError('decided_otherwise', decisionTexts.closesOver)
    const reason = reasonWritten(asked)
    const isStored = await storeAct(context, review, {
      accountId,
      verdict: asked.verdict,
      way: 'review',
      pairs: actAbout(item, asked.verdict).pairs,
      reason: reason === '' ? null : reason,
    })
    if (isStored) return { kind: 'made', next }
    // Somebody else decided something in between: look again, and ask the same of what there is now.
  }
}

/** Whoever was unsure of every pair before, and adds nothing. */
const isUnsureAgain = ({ verdicts }: Review, { pairs }: QueueItem, { verdict, reason }: DecisionAsked): boolean =>
  verdict === 'unsure' && reason.trim() === '' && pairs.every((pair) => verdicts.get(pairKey(pair)) === 'unsure')

/** `item`: the question as it is now, if there is one. */
function meanwhile(
  review: Review,
  item: QueueItem | undefined,
  asked: DecisionAsked,
  accountId: string,
): DecisionOutcome {
  const [one = '', other = ''] = asked.address.split('.')
  const key = pairKey([one, other])
  const acts = new Map(review.decisions.acts.map((act) => [act.id, act]))
  const about = review.decisions.stored.filter(({ id }) => acts.get(id)?.pairs.some((pair) => pairKey(pair) === key))
  const latest = about.at(-1) ?? null
  if (latest?.accountId === accountId && latest.verdict === asked.verdict)
    return { kind: 'repeated', next: firstOpen(review) }
  return { kind: 'changed', by: isDecidedSince(review, item, asked) ? latest : null }
}

/** A decision about the question since it was shown. One that was there then says nothing of what has changed. */
function isDecidedSince(review: Review, item: QueueItem | undefined, { address, seen }: DecisionAsked): boolean {
  if (item !== undefined) return seenOf(review, item).split('.')[1] !== seen.split('.')[1]
  const [one = '', other = ''] = address.split('.')
  return review.verdicts.get(pairKey([one, other])) !== 'unsure'
}

/** The first question that nobody was unsure of. */
export const firstOpen = ({ queue }: Review): QueueItem | null => queue.items.find(({ isUnsure }) => !isUnsure) ?? null

async function decisionFault(context: Context, item: QueueItem, asked: DecisionAsked): Promise<Text | null> {
  const reason = reasonWritten(asked)
  if (reason.length > LONGEST_REASON) return reviewTexts.reasonTooLong
  if (looksLikePersonalNumber(reason)) return reviewTexts.reasonHasNumber
  // Of a row that says little nothing is almost certain: else it would not be asked about.
  if (reason !== '' || item.kind === 'row') return null
  if (!needsReason(asked.verdict, item.probability, await haveTwoNumbers(context, item))) return null
  return asked.verdict === 'same' ? reviewTexts.reasonForSame : reviewTexts.reasonForDifferent
}

/** Two different valid numbers, of whichever rows of the two persons. */
const haveTwoNumbers = async (context: Context, item: QueueItem): Promise<boolean> =>
  twoNumbers(item, await openShown(context, membersShown(item))).length > 0

/** The records of both persons of a question, those on its cards first. */
export const membersShown = ({ left, right, leftMembers, rightMembers }: QueueItem): string[] => [
  ...new Set([left, right, ...leftMembers, ...rightMembers]),
]

/** A row of each person whose valid numbers say that they are two: to say that they are one wants a reason. */
export type TwoNumbers = readonly [left: ShownRecord, right: ShownRecord]

/** The numbers of two persons that say that they are two; of the rows shown where these have them. */
export function twoNumbers(item: QueueItem, records: readonly ShownRecord[]): TwoNumbers[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  const traits = (own: string, members: readonly string[]) =>
    [...new Set([own, ...members])].flatMap((id) => {
      const shown = byId.get(id)
      return shown === undefined ? [] : shownTraits(shown)
    })
  const both = numbersThatConflict(traits(item.left, item.leftMembers), traits(item.right, item.rightMembers))
  return both.flatMap(([left, right]) => {
    const [one, other] = [byId.get(left.id), byId.get(right.id)]
    return one === undefined || other === undefined ? [] : [[one, other] as const]
  })
}

interface ActToStore {
  readonly accountId: string
  readonly verdict: DecisionVerdict
  readonly way: 'review' | 'unlink'
  readonly pairs: readonly RecordPair[]
  readonly reason: string | null
}

/** Stores an act, unless something was decided since the review was made. */
async function storeAct(context: Context, review: Review, act: ActToStore): Promise<boolean> {
  const { census } = review
  const { code } = census.municipality
  return inTransaction(context.db, async (db) => {
    if ((await lastDecisionNumber(db, code)) !== review.lastNumber) return false
    const inside = { ...context, db }
    const shown = new Map((await openShown(inside, [...new Set(act.pairs.flat())])).map((each) => [each.id, each]))
    const decided = (id: string) => {
      const found = shown.get(id)
      if (found === undefined) throw new DomainError('changed_meanwhile', reviewTexts.changed)
      const contentKey =
        found.kind === 'record'
          ? contentKeyOfRecord(context.vault, found.record)
          : contentKeyOfEntry(context.vault, found.entry)
      const censusId = found.kind === 'record' ? found.record.censusId : found.entry.censusId
      return { id, censusId, contentKey }
    }
    await saveAct(inside, {
      id: context.newId(),
      municipalityCode: code,
      censusId: census.id,
      verdict: act.verdict,
      way: act.way,
      pairs: act.pairs.map(([left, right]) => ({ left: decided(left), right: decided(right) })),
      reason: act.reason,
      accountId: act.accountId,
      at: context.clock.now(),
    })
    return true
  })
}

/** Takes a decision back. Answers it; `null` for one that was taken back before, which stays so. */
export async function undoDecision(
  context: Context,
  { censusId, accountId }: { readonly censusId: string; readonly accountId: string },
  actId: string,
): Promise<StoredDecision | null> {
  const { census } = await reviewedCensus(context, censusId)
  const { code } = census.municipality
  const act = (await decisionsOf(context.db, code)).find(({ id }) => id === actId)
  if (act === undefined) throw new DomainError('not_found', reviewTexts.decisionNotFound)
  if (act.undone !== null) return null
  await inTransaction(context.db, (db) =>
    saveUndoing(db, { id: context.newId(), accountId, at: context.clock.now() }, act, code),
  )
  return act
}

/** Takes one record out of its person: it is another than everybody else's there, whatever the model says. */
export async function unlinkRecord(
  context: Context,
  desk: FigureDesk,
  { censusId, accountId }: { readonly censusId: string; readonly accountId: string },
  recordId: string,
): Promise<'done' | typeof STILL_COUNTING> {
  for (;;) {
    const review = await reviewOf(context, desk, censusId)
    if (review === STILL_COUNTING) return STILL_COUNTING
    const members = personAt(review, recordId)
    if (members.length === 1) return 'done' // taken out already
    const act = { accountId, verdict: 'different', way: 'unlink', reason: null } as const
    const pairs = pairsUnlinked(recordId, members)
    if (await storeAct(context, review, { ...act, pairs })) return 'done'
  }
}

/** The records of the person that a record is linked with, itself among them. Nobody with a protected identity is shown. */
function personAt({ standing, places }: Review, recordId: string): readonly string[] {
  const members = standing.linkage.persons.find((each) => each.includes(recordId)) ?? [recordId]
  if (members.some((id) => places.get(id)?.isProtected !== false))
    throw new DomainError('not_found', reviewTexts.recordNotFound)
  return members
}

/** A record of a person, and what taking it out would change. */
export interface UnlinkAtHand {
  readonly review: Review
  readonly record: string
  /** Of one it has been taken out already. */
  readonly members: readonly string[]
  readonly now: Figure
  /** `null` while it is still being counted. */
  readonly apart: Figure | null
}

/** What the figure would be without a link, before anything is stored. */
export async function unlinkAtHand(desk: FigureDesk, review: Review, record: string): Promise<UnlinkAtHand> {
  const { census, decisions, standing } = review
  const members = personAt(review, record)
  const act: DecisionAct = { id: '', verdict: 'different', pairs: pairsUnlinked(record, members) }
  const [apart] = await desk.under(census, [bindingDecisions([...decisions.acts, act])])
  return { review, record, members, now: standing.figure, apart: await figureInTime(apart) }
}

/** The item an address names, or `undefined`; and the first one, for whoever comes without an address. */
export const findItem = ({ queue }: Review, address: string): QueueItem | undefined => itemAt(queue.items, address)
export { pairAddress }
