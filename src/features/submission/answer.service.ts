import { type AnswerRights, answerRights } from '../../domain/census/round.ts'
import { agreedWith, beyondAgreement } from '../../domain/submission/agreement.ts'
import {
  type CheckedAnswer,
  type CheckedRow,
  checkingAnswer,
  filledCells,
  type WrittenCells,
} from '../../domain/submission/answer-rows.ts'
import { stillConfirmed } from '../../domain/submission/confirmed-warning.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { swedishDay } from '../../domain/terms/swedish-moment.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { flag } from '../../platform/database/schema.ts'
import { inTurns, mapInTurns } from '../../platform/workers/in-turns.ts'
import { changeAnswer, findAnswer, hasReference, noteEvent, type StoredAnswer } from '../census/round.repository.ts'
import { answerTexts } from './answer.texts.ts'
import {
  type Author,
  hasRowKey,
  keysOf,
  type NewVersion,
  noteHandedIn,
  rowsOf,
  type StoredRow,
  saveVersions,
} from './answer-row.repository.ts'
import { type ImportRequest, sealList, storeNilReturnWithin, storeSealedWithin } from './import.service.ts'
import { forgetNilDeclaration, saveNilDeclaration } from './receipt.repository.ts'
import { confirmedWarnings, forgetConfirmation } from './row-confirmation.repository.ts'
import { type SubmissionRows, unitsThatObserved } from './submission.repository.ts'

/** A row of an answer: as it is stored, and as it is read. */
export interface RowInAnswer extends StoredRow, Pick<CheckedRow, 'record' | 'findings'> {
  /** Its place in the answer, from 1: what messages call it. */
  readonly number: number
}

/** What a unit has written so far, read and checked. */
export interface AnswerInHand {
  readonly answer: StoredAnswer
  readonly rows: readonly RowInAnswer[]
  /** What was found that is of no single row. */
  readonly findings: CheckedAnswer['findings']
  readonly rights: AnswerRights
}

/** What a unit may do with its answer now. */
export function rightsOf({ clock }: Pick<Context, 'clock'>, answer: StoredAnswer): AnswerRights {
  return answerRights(
    {
      round: answer.round.state,
      lastDay: answer.extendedTo ?? answer.round.deadline,
      answer: answer.state,
    },
    swedishDay(clock.now()),
  )
}

/** The answer, which is there: the policy has looked. */
export async function answerById({ db }: Pick<Context, 'db'>, id: string): Promise<StoredAnswer> {
  const answer = await findAnswer(db, id)
  if (answer === undefined) throw new DomainError('not_found', answerTexts.notFound)
  return answer
}

/** Reads and checks what a unit has written so far. */
export async function answerInHand(context: Context, answerId: string): Promise<AnswerInHand> {
  const answer = await answerById(context, answerId)
  const rows = await rowsOf(context, placeOf(answer))
  const checked = await inTurns(checkingAnswer(rows, sourceOf(answer)))
  return {
    answer,
    rows: rows.flatMap((row, at) => {
      const read = checked.rows[at]
      return read === undefined ? [] : [{ ...row, number: at + 1, record: read.record, findings: read.findings }]
    }),
    findings: checked.findings,
    rights: rightsOf(context, answer),
  }
}

/** What reading an answer's rows has to know of it. */
export const sourceOf = ({ round, unit, agreement }: StoredAnswer) => ({
  file: `${round.census.key}/${unit.key}.csv`,
  week: round.census.week,
  organisationKind: unit.organisationKind,
  agreement: agreedWith(unit.organisationKind, agreement),
})

/** Where the rows of an answer are kept. */
export const placeOf = ({ id, round }: StoredAnswer) => ({ id, censusId: round.census.id })

/** A change of one row. `version` is the version it was made from; `null` for a row that is new. */
export interface RowChange {
  readonly key: string
  readonly version: number | null
  /** `null` takes the row back. */
  readonly cells: WrittenCells | null
}

/**
 * Saves changes of rows, all or none. A row may be incomplete: it is kept as it is written, and handing in waits for it.
 * Refuses when the answer is closed, or when somebody else has changed a row meanwhile.
 */
export async function saveRows(
  context: Context,
  answerId: string,
  changes: readonly RowChange[],
  author: Author,
): Promise<void> {
  await inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const answer = await answerById(inside, answerId)
    refuseClosed(inside, answer)
    await saveRowsWithin(inside, answer, changes, author)
  })
}

/** The same as part of something larger, without asking whether the answer is open. */
export async function saveRowsWithin(
  inside: Context,
  answer: StoredAnswer,
  changes: readonly RowChange[],
  author: Author,
): Promise<void> {
  const place = placeOf(answer)
  inside.vault.prepare(place.censusId)
  const keys = changes.map(({ key }) => key)
  const there = await keysOf(inside.db, answer.id, keys)
  const made = await mapInTurns(changes, ({ key, version, cells }): NewVersion[] => {
    const row = there.get(key) ?? null
    const now = row?.isThere === true ? row.version : null
    if (now !== version) throw new DomainError('changed_meanwhile', answerTexts.changedMeanwhile)
    const filled = cells === null ? null : filledCells(cells)
    if (filled !== null) refuseBeyondAgreement(answer, filled)
    return row === null && filled === null ? [] : [{ row, key, cells: filled }]
  })
  const versions = made.flat()
  await forgetConfirmations(inside, place, versions)
  await saveVersions(inside, place, versions, author)
}

/** A warning that was said to be right is asked about anew when what it is about changes. */
async function forgetConfirmations(
  inside: Context,
  place: ReturnType<typeof placeOf>,
  versions: readonly NewVersion[],
): Promise<void> {
  const confirmed = await confirmedWarnings(
    inside.db,
    versions.flatMap(({ row }) => row?.id ?? []),
  )
  if (confirmed.length === 0) return
  const rows = await rowsOf(
    inside,
    place,
    versions.map(({ key }) => key),
  )
  const before = new Map(rows.map(({ id, cells }) => [id, cells]))
  const after = new Map(versions.flatMap(({ row, cells }) => (row === null ? [] : [[row.id, cells] as const])))
  for (const warning of confirmed) {
    const [was, is] = [before.get(warning.rowId), after.get(warning.rowId)]
    if (!was || !is || !stillConfirmed(warning, was, is)) await forgetConfirmation(inside.db, warning)
  }
}

/** An organisation hands in no more of a person than it has agreed to, whichever way the row comes. */
function refuseBeyondAgreement({ unit, agreement }: StoredAnswer, cells: WrittenCells): void {
  const [first, ...more] = beyondAgreement(agreedWith(unit.organisationKind, agreement), cells)
  if (first === undefined) return
  const labels = [first, ...more].map(({ label }) => label)
  throw new DomainError('beyond_agreement', answerTexts.beyondAgreement(labels))
}

/** A key that no row of the answer has or has had: short enough to be read aloud. */
export async function newRowKey({ db, random }: Pick<Context, 'db' | 'random'>, answerId: string): Promise<string> {
  for (;;) {
    const key = readable(random(KEY_LENGTH))
    if (!(await hasRowKey(db, answerId, key))) return key
  }
}

/** The same for many rows at once: gives another key each time it is asked. */
export async function rowKeys({ db, random }: Pick<Context, 'db' | 'random'>, answerId: string): Promise<() => string> {
  const taken = new Set((await keysOf(db, answerId)).keys())
  return () => {
    for (;;) {
      const key = readable(random(KEY_LENGTH))
      if (taken.has(key)) continue
      taken.add(key)
      return key
    }
  }
}

const KEY_LENGTH = 5
const REFERENCE_LENGTH = 8
/** Without letters and digits that are taken for one another, and without vowels: no words come about. */
const READABLE = 'BCDFGHJKLMNPQRSTVWXZ23456789'

const readable = (bytes: Buffer): string => [...bytes].map((byte) => READABLE[byte % READABLE.length] ?? '').join('')

/** Refuses when the answer takes no changes now, and says why. */
export function refuseClosed(context: Pick<Context, 'clock'>, answer: StoredAnswer): void {
  if (!rightsOf(context, answer).mayChange) throw new DomainError('answer_closed', closedText(answer))
}

const closedText = ({ state, round }: StoredAnswer) =>
  round.state !== 'open'
    ? answerTexts.roundClosed
    : state === 'handed_in'
      ? answerTexts.handedIn
      : answerTexts.roundClosed

/** Handing in: done, or what keeps the answer from being handed in. */
export type HandingIn =
  | { readonly done: true; readonly reference: string }
  | { readonly done: false; readonly faultyRows: readonly number[] }

/**
 * Hands in what the unit has written: from now on it is in the census. Whole or not at all. The rows are stored as one
 * list of the unit, in place of what it handed in before, which is kept. Rows with faults keep it from being handed in;
 * without any row it is a nil return, which is said by itself (`handInNil`).
 */
export async function handIn(context: Context, answerId: string, accountId: string | null): Promise<HandingIn> {
  const before = await prepareHandingIn(context, answerId)
  return inTransaction(context.db, async (db): Promise<HandingIn> => {
    const inside = { ...context, db }
    const answer = await answerById(inside, answerId)
    const isSame = await isAsRead(inside, before.inHand, answer)
    // Sent twice at once: the other one came first, and handed in the same.
    const wasOpen = before.list !== null && before.inHand.answer.state === 'open'
    if (isSame && wasOpen && answer.state === 'handed_in' && answer.reference !== null)
      return { done: true, reference: answer.reference }
    refuseClosed(inside, answer)
    const { inHand, list } = isSame ? before : await prepareHandingIn(inside, answerId)
    if (inHand.rows.length === 0 && list === null) throw new DomainError('answer_closed', answerTexts.nothingToHandIn)
    const faulty = inHand.rows.filter(({ record }) => record === null)
    if (list === null) return { done: false, faultyRows: faulty.map(({ number }) => number) }
    await storeSealedWithin(inside, list.request, list.sealed)
    await noteHandedIn(db, answer.id, context.clock.now())
    return { done: true, reference: await close(inside, answer, 'persons', accountId) }
  })
}

/** An answer and the list it makes; `null` when it makes none: it has no rows, or rows with faults. */
interface ToHandIn {
  readonly inHand: AnswerInHand
  readonly list: ListOfAnswer | null
}

/** Reads, checks and seals: the long part, done before the database is held for storing it. */
async function prepareHandingIn(context: Context, answerId: string): Promise<ToHandIn> {
  const inHand = await answerInHand(context, answerId)
  // Who has only seen people, and could ask nobody, hands in an answer without rows.
  const hasSome = inHand.rows.length > 0 || (await hasObserved(context.db, inHand.answer))
  const isWhole = hasSome && inHand.rows.every(({ record }) => record !== null)
  return { inHand, list: isWhole && inHand.rights.mayChange ? await listOfAnswer(context, inHand) : null }
}

/** Whether the unit has counted people without asking them. */
export const hasObserved = async (db: Context['db'], { round, unit }: StoredAnswer): Promise<boolean> =>
  (await unitsThatObserved(db, round.census.id)).includes(unit.key)

/** True when the answer still is what was read. */
async function isAsRead({ db }: Pick<Context, 'db'>, read: AnswerInHand, now: StoredAnswer): Promise<boolean> {
  const there = [...(await keysOf(db, now.id))].filter(([, row]) => row.isThere)
  return (
    JSON.stringify(sourceOf(read.answer)) === JSON.stringify(sourceOf(now)) &&
    there.length === read.rows.length &&
    there.every(([key, { version }], at) => read.rows[at]?.key === key && read.rows[at]?.version === version)
  )
}

/** The rows of an answer as the unit's one list in the census. */
interface ListOfAnswer {
  readonly request: ImportRequest
  readonly sealed: SubmissionRows
}

async function listOfAnswer(
  context: Context,
  { answer, rows, findings }: Pick<AnswerInHand, 'answer' | 'rows' | 'findings'>,
): Promise<ListOfAnswer> {
  const { round, unit } = answer
  const content = await mapInTurns(rows, ({ key, cells }) => [key, filledCells(cells)])
  const request: ImportRequest = {
    census: round.census,
    unit,
    read: {
      kind: 'unit',
      unit: unit.key,
      file: sourceOf(answer).file,
      // Keyed: a list of one person could be found by trying numbers.
      sha256: context.vault.keyOf('answer', JSON.stringify(content)),
      records: rows.flatMap(({ record }) => record ?? []),
      register: [],
      observations: [],
    },
    findings: [...findings, ...rows.flatMap((row) => row.findings)],
  }
  return { request, sealed: await sealList(context, request) }
}

/** Stores the rows as the unit's one list in the census, in place of what it handed in before. Part of something larger. */
export async function storeAnswerWithin(
  inside: Context,
  inHand: Pick<AnswerInHand, 'answer' | 'rows' | 'findings'>,
): Promise<void> {
  const { request, sealed } = await listOfAnswer(inside, inHand)
  await storeSealedWithin(inside, request, sealed)
}

/**
 * The unit met nobody and says so (nollrapport). Refused while there are rows: they say otherwise. `declaredBy` is who
 * says so, by name; `null` where a case system does.
 */
export async function handInNil(
  context: Context,
  answerId: string,
  accountId: string | null,
  declaredBy: string | null = null,
): Promise<string> {
  return inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const { answer, rows } = await answerInHand(inside, answerId)
    refuseClosed(inside, answer)
    if (rows.length > 0) throw new DomainError('answer_closed', answerTexts.rowsAndNil(rows.length))
    if (await hasObserved(db, answer)) throw new DomainError('answer_closed', answerTexts.observedAndNil)
    await storeNilReturnWithin(inside, answer.round.census, answer.unit)
    await forgetNilDeclaration(db, answer.id)
    if (declaredBy !== null && accountId !== null)
      await saveNilDeclaration(inside, { answer_id: answer.id, declared_by: declaredBy, account_id: accountId })
    return close(inside, answer, 'nil', accountId)
  })
}

/** The reference on a receipt: short enough to be read out over the telephone, and of this answer alone. */
async function newReference({ db, random }: Pick<Context, 'db' | 'random'>): Promise<string> {
  for (;;) {
    const reference = readable(random(REFERENCE_LENGTH)).replace(/(.{4})/, '$1-')
    if (!(await hasReference(db, reference))) return reference
  }
}

async function close(
  { db, clock, newId, random }: Context,
  { id, round, firstHandedInAt }: StoredAnswer,
  kind: 'persons' | 'nil',
  accountId: string | null,
): Promise<string> {
  const now = clock.now()
  const reference = await newReference({ db, random })
  await changeAnswer(db, id, {
    state: 'handed_in',
    kind,
    handed_in_at: now,
    handed_in_by: accountId,
    first_handed_in_at: firstHandedInAt ?? now,
    reference,
    reopened_by_analyst: flag(false),
  })
  await noteEvent(db, {
    id: newId(),
    census_id: round.census.id,
    answer_id: id,
    account_id: accountId,
    kind: kind === 'nil' ? 'nil_return' : 'handed_in',
    detail: null,
    at: now,
  })
  return reference
}

/** Opens a handed-in answer again. What was handed in counts until it is handed in anew. */
export async function reopen(context: Context, answerId: string, accountId: string | null): Promise<void> {
  await inTransaction(context.db, async (db) => {
    const answer = await answerById({ db }, answerId)
    if (!rightsOf(context, answer).mayReopen) throw new DomainError('answer_closed', answerTexts.askToReopen)
    await changeAnswer(db, answerId, { state: 'open' })
    await noteEvent(db, {
      id: context.newId(),
      census_id: answer.round.census.id,
      answer_id: answerId,
      account_id: accountId,
      kind: 'reopened',
      detail: null,
      at: context.clock.now(),
    })
  })
}
