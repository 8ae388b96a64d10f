import type { Principal } from '../../domain/account/principal.ts'
import {
  type AccessEntry,
  type AccessKind,
  type AccessPurpose,
  type ChainedEntry,
  type ChainStanding,
  textToChain,
  verifyChain,
} from '../../domain/audit/access.ts'
import {
  type AccessByAccount,
  type AccessBySubject,
  accessByAccount,
  accessBySubject,
  holdsNumberOfPerson,
  type ReviewStanding,
  reviewStanding,
} from '../../domain/audit/log-review.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { swedishDay } from '../../domain/terms/swedish-moment.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import {
  accountNames,
  allEntries,
  allReviews,
  lastEntry,
  namesOfPlaces,
  saveEntry,
  saveReview,
} from './access-log.repository.ts'
import { accessLogTexts } from './access-log.texts.ts'

/** Something of a person that is shown to somebody. */
export interface Access {
  readonly kind: AccessKind
  readonly purpose: AccessPurpose
  readonly censusId: string | null
  /** Records, rows or answers: each gets a row of its own in the log. */
  readonly subjectIds: readonly (string | null)[]
}

type Who = Pick<Principal, 'accountId' | 'role'>

/** Notes what is shown, within the transaction in which it is read: what cannot be noted is not shown. */
export async function noteAccessWithin(inside: Context, who: Who, access: Access): Promise<void> {
  let before = await lastEntry(inside.db)
  for (const subjectId of access.subjectIds) {
    const entry: AccessEntry = {
      number: (before?.number ?? 0) + 1,
      at: inside.clock.now(),
      accountId: who.accountId,
      role: who.role,
      kind: access.kind,
      censusId: access.censusId,
      subjectId,
      purpose: access.purpose,
    }
    before = { ...entry, chain: chainOf(inside)(textToChain(before?.chain ?? '', entry)) }
    await saveEntry(inside.db, before)
  }
}

/** The same by itself: before what it tells of is read. */
export const noteAccess = (context: Context, who: Who, access: Access): Promise<void> =>
  inTransaction(context.db, (db) => noteAccessWithin({ ...context, db }, who, access))

// The vault derives its hash key from the master key, and the kind keeps this use of it apart from all others.
const chainOf =
  ({ vault }: Pick<Context, 'vault'>) =>
  (text: string): string =>
    vault.keyOf('access log', text)

/** A review of the log: who, when, up to which row, and what was said. */
export interface LogReview {
  readonly at: string
  readonly by: string
  readonly through: number
  readonly note: string
  /** The signature is that of what stands there. */
  readonly isGenuine: boolean
}

/** What of the log is asked for. Days are Swedish, both included; blank for all. */
export interface LogFilter {
  readonly accountId: string
  readonly kind: string
  readonly from: string
  readonly to: string
  /** How the id of a record, row or answer begins. */
  readonly subject: string
}

/** The log for whoever reviews it. */
export interface AccessLog {
  readonly standing: ReviewStanding
  readonly chain: ChainStanding
  /** Of what was asked for: who looked at how much. */
  readonly byAccount: readonly AccessByAccount[]
  /** Of what was asked for: what was opened more than once, most often first. */
  readonly bySubject: readonly AccessBySubject[]
  /** Of what was asked for: the latest first. */
  readonly entries: readonly ChainedEntry[]
  readonly reviews: readonly LogReview[]
  readonly last: number
  readonly names: ReadonlyMap<string, string>
  readonly places: ReadonlyMap<string, string>
}

export async function readLog(context: Context, filter: LogFilter): Promise<AccessLog> {
  const { db, clock } = context
  const all = await allEntries(db)
  const stored = await allReviews(db)
  const chain = standingOf(context, all, stored)
  const asked = all.filter((entry) => isAsked(entry, filter))
  return {
    standing: reviewStanding(all, stored.at(-1)?.through ?? 0, clock.now()),
    chain,
    byAccount: accessByAccount(asked),
    bySubject: accessBySubject(asked),
    entries: asked.toReversed(),
    reviews: stored.map((review) => openReview(context, review)).toReversed(),
    last: all.length,
    names: await accountNames(db),
    places: await namesOfPlaces(db, asked),
  }
}

function isAsked(entry: AccessEntry, { accountId, kind, from, to, subject }: LogFilter): boolean {
  const day = swedishDay(entry.at)
  return (
    (accountId === '' || entry.accountId === accountId) &&
    (kind === '' || entry.kind === kind) &&
    (from === '' || day >= from) &&
    (to === '' || day <= to) &&
    (subject === '' || entry.subjectId?.startsWith(subject) === true)
  )
}

/** The log is followed from its first row: for those who look after the system. */
export async function verifyLog(context: Context): Promise<ChainStanding> {
  return standingOf(context, await allEntries(context.db), await allReviews(context.db))
}

/** The chain of the rows and the signatures of the reviews: one that was altered or taken away breaks the log too. */
function standingOf(
  context: Context,
  entries: readonly ChainedEntry[],
  reviews: readonly StoredReview[],
): ChainStanding {
  const chain = verifyChain(entries, reviews, chainOf(context))
  if (!chain.isWhole) return chain
  const forged = reviews.find((review) => !openReview(context, review).isGenuine)
  if (forged !== undefined) return { isWhole: false, brokenAt: forged.through }
  // Every review has left a row of its own.
  const unsigned = entries.filter(({ kind }) => kind === 'log_reviewed')[reviews.length]
  return unsigned === undefined ? chain : { isWhole: false, brokenAt: unsigned.number }
}

const AUDIT_KEY = 'audit'
const placeOfNote = (number: number) => ({
  census: AUDIT_KEY,
  table: 'access_review',
  row: String(number),
  column: 'note',
})

type StoredReview = Awaited<ReturnType<typeof allReviews>>[number]

function openReview(context: Context, review: StoredReview): LogReview {
  const note = openNote(context, review)
  const { at, by, through } = review
  const isGenuine = note !== null && signatureOf(context, { ...review, note }) === review.signature
  return { at, by, through, note: note ?? '', isGenuine }
}

/** `null` for a note that is not as it was sealed: the log is shown all the same, and says so. */
function openNote({ vault }: Pick<Context, 'vault'>, { number, note }: StoredReview): string | null {
  try {
    return vault.open(placeOfNote(number), note)
  } catch {
    return null
  }
}

function signatureOf(
  { vault }: Pick<Context, 'vault'>,
  review: Pick<StoredReview, 'number' | 'at' | 'account_id' | 'through' | 'head'> & { readonly note: string },
): string {
  const { number, at, account_id, through, head, note } = review
  return vault.keyOf('log review', JSON.stringify([number, at, account_id, through, head, note]))
}

const LONGEST_NOTE = 1000

/** What keeps a note from being signed; `null` when nothing does. */
function noteFault(written: string): Text | null {
  if (written.trim() === '') return accessLogTexts.noteMissing
  if (written.length > LONGEST_NOTE) return accessLogTexts.noteTooLong
  return holdsNumberOfPerson(written) ? accessLogTexts.noteHasNumber : null
}

/**
 * Signs that the log is reviewed up to the row that the reviewer has seen. Answers what is to be changed in the note, or
 * `null` when it is stored. A log that is not whole is not signed for: that is to be told of first.
 */
export async function signReview(
  context: Context,
  who: Who,
  { through, note }: { readonly through: number; readonly note: string },
): Promise<Text | null> {
  const fault = noteFault(note)
  if (fault !== null) return fault
  return inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const all = await allEntries(db)
    const reviews = await allReviews(db)
    if (!standingOf(context, all, reviews).isWhole) throw new DomainError('log_broken', accessLogTexts.brokenNotSigned)
    const reviewed = all[through - 1]
    const before = reviews.at(-1)
    if (reviewed === undefined || (before !== undefined && through <= before.through))
      return accessLogTexts.nothingToSign
    context.vault.prepare(AUDIT_KEY)
    const review = {
      number: reviews.length + 1,
      at: context.clock.now(),
      account_id: who.accountId,
      through,
      head: reviewed.chain,
    }
    const written = note.trim()
    await saveReview(db, {
      ...review,
      note: context.vault.seal(placeOfNote(review.number), written),
      signature: signatureOf(context, { ...review, note: written }),
    })
    const access = { kind: 'log_reviewed', purpose: 'log_review', censusId: null, subjectIds: [null] } as const
    await noteAccessWithin(inside, who, access)
    return null
  })
}
