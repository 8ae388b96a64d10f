import { createHash } from 'node:crypto'
import { foldHeading } from '../../domain/submission/column-map.ts'
import { choicesOf } from '../../domain/submission/template.ts'
import {
  type CellFix,
  countOutcomes,
  isSettled,
  type UploadCheck,
  type UploadChoices,
  type UploadOutcome,
} from '../../domain/submission/upload.ts'
import { fixesClearingIdentity, standingOf } from '../../domain/submission/upload-check.ts'
import { unitColumn } from '../../domain/submission/upload-columns.ts'
import { rowsToStore } from '../../domain/submission/upload-rows.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { nextTurn } from '../../platform/workers/in-turns.ts'
import { noteEvent, type StoredAnswer } from '../census/round.repository.ts'
import { answerById, placeOf, type RowChange, rightsOf, rowKeys, saveRowsWithin, sourceOf } from './answer.service.ts'
import { answerTexts } from './answer.texts.ts'
import { cellsBeforeUpload, keysOf } from './answer-row.repository.ts'
import {
  findSameUpload,
  findUpload,
  type OpenedUpload,
  openUpload,
  parseCheck,
  parseFaults,
  parseOutcome,
  parseReading,
  type RowOfUpload,
  rememberColumn,
  rowsOfUpload,
  type StoredUpload,
  saveUpload,
  stepUpload,
} from './upload.repository.ts'
import { uploadTexts } from './upload.texts.ts'

/** The file of an answer, which is there. */
export async function uploadOf(
  context: Context,
  answer: StoredAnswer,
  uploadId: string,
): Promise<{ readonly stored: StoredUpload; readonly opened: OpenedUpload }> {
  const stored = await findUpload(context, placeOf(answer), uploadId)
  const opened = stored && (await openUpload(context, uploadId))
  if (stored === undefined || opened === undefined) throw new DomainError('not_found', uploadTexts.notFound)
  await nextTurn() // opening thousands of rows takes its time, and so does what comes of them
  return { stored, opened }
}

/** Throws when the answer takes nothing now. */
export function refuseClosed(context: Context, answer: StoredAnswer): void {
  if (!rightsOf(context, answer).mayChange)
    throw new DomainError(
      'answer_closed',
      answer.round.state === 'open' ? answerTexts.handedIn : answerTexts.roundClosed,
    )
}

/** Takes in a file. The same one again is known, and not taken in twice. */
export async function receiveUpload(
  context: Context,
  answer: StoredAnswer,
  file: { readonly name: string; readonly bytes: Uint8Array },
  accountId: string,
): Promise<{ readonly id: string; readonly isSame: boolean }> {
  refuseClosed(context, answer)
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const contentKey = context.vault.keyOf('upload', `${answer.id}|${sha256}`)
  return inTransaction(context.db, async (db) => {
    const same = await findSameUpload(db, answer.id, contentKey)
    if (same !== undefined) return { id: same, isSame: true }
    const id = context.newId()
    await saveUpload({ ...context, db }, placeOf(answer), id, { ...file, contentKey, accountId })
    return { id, isSame: false }
  })
}

/** A choice of the unit, made from a revision of the file that it has seen. */
export interface ChoiceMade {
  readonly answer: StoredAnswer
  readonly uploadId: string
  readonly revision: number
}

/** Makes a choice about a file that waits for one, and has it checked anew. */
async function choose(
  context: Context,
  { answer, uploadId, revision }: ChoiceMade,
  change: (opened: OpenedUpload) => Promise<UploadChoices>,
): Promise<void> {
  refuseClosed(context, answer)
  const { opened } = await uploadOf(context, answer, uploadId)
  const isOpen = opened.state === 'waiting' || opened.state === 'checked'
  const place = { id: uploadId, revision, censusId: answer.round.census.id }
  const isTaken = isOpen && (await stepUpload(context, place, { state: 'read', choices: await change(opened) }))
  if (!isTaken) throw new DomainError('changed_meanwhile', uploadTexts.changedMeanwhile)
}

/** Chosen for: leave the cell blank. */
export const BLANK_CELL = '-'

/** What was mended on the page: by the number of each group of faults in the check that was shown. */
export interface Mending {
  readonly group: number
  /** What is written instead; `null` leaves the cell, and so does nothing chosen where there are choices. */
  readonly to: string | null
  /** The cell is to stand blank. */
  readonly blank: boolean
  readonly leaveOut: boolean
  readonly clearIdentity: boolean
}

/** What was chosen on the page of a file. */
export interface ChoicesMade {
  /** What columns mean, by their index; `null`: it is not read. Remembered for the unit. */
  readonly columns: Readonly<Record<string, string | null>>
  readonly mendings: readonly Mending[]
  /** Why warnings are right as they are, by their code; a blank takes the reason away. */
  readonly reasons: Readonly<Record<string, string>>
  readonly mode: UploadChoices['mode'] | null
}

/** Saves what was chosen on the page, and has the file checked with it. */
export async function saveChoices(context: Context, made: ChoiceMade, chosen: ChoicesMade): Promise<void> {
  const columns = Object.entries(chosen.columns).filter(
    ([, column]) => column === null || unitColumn(column) !== undefined,
  )
  let header: readonly string[] = []
  await choose(context, made, async ({ choices, outcome, reading }) => {
    if (outcome === null || reading === null) return choices
    const file = parseReading(reading)
    header = file.table.header
    await nextTurn()
    const mended = withMendings(choices, chosen.mendings, parseFaults(outcome).faults, (row) =>
      fixesClearingIdentity(file, choices, sourceOf(made.answer).agreement, row),
    )
    await nextTurn()
    const reasons = Object.entries({ ...choices.reasons, ...chosen.reasons }).filter(([, reason]) => reason !== '')
    return {
      ...mended,
      columns: { ...choices.columns, ...Object.fromEntries(columns) },
      reasons: Object.fromEntries(reasons),
      mode: chosen.mode ?? choices.mode,
    }
  })
  for (const [index, column] of columns) {
    const heading = foldHeading(header[Number(index)] ?? '')
    if (heading !== '') await rememberColumn(context, made.answer.unit.id, heading, column)
  }
}

function withMendings(
  choices: UploadChoices,
  mendings: readonly Mending[],
  faults: UploadCheck['faults'],
  clearing: (row: number) => readonly CellFix[],
): UploadChoices {
  const fixes: CellFix[] = [...choices.fixes]
  const leftOut = new Set(choices.leftOut)
  for (const { group, to, blank, leaveOut, clearIdentity } of mendings) {
    const fault = faults[group]
    if (fault === undefined) continue
    const [row = null] = fault.rows
    const column = unitColumn(fault.column ?? '')
    const isNothing = to === '' && column !== undefined && choicesOf(column) !== null
    const written = blank || to === BLANK_CELL ? '' : isNothing ? null : to
    const isBlankAsBefore = (blank || to === BLANK_CELL) && fault.mend === 'row'
    if (leaveOut) for (const each of fault.rows) leftOut.add(each)
    else if (clearIdentity && row !== null) fixes.push(...clearing(row))
    else if (written !== null && column !== undefined && (written !== fault.value || isBlankAsBefore))
      fixes.push({
        column: column.english,
        row: fault.mend === 'value' ? null : row,
        from: fault.value ?? '',
        to: written,
      })
  }
  return { ...choices, fixes, leftOut: [...leftOut] }
}

/** Takes every choice about the file back. What the columns mean is remembered all the same. */
export async function startOver(context: Context, made: ChoiceMade): Promise<void> {
  await choose(context, made, async ({ choices }) => ({ ...choices, fixes: [], leftOut: [], reasons: {}, columns: {} }))
}

/** Puts a file away that the unit does not want; nothing of its content is kept. */
export async function setAside(context: Context, { answer, uploadId, revision }: ChoiceMade): Promise<void> {
  const { opened } = await uploadOf(context, answer, uploadId)
  if (opened.state === 'set_aside') return
  const place = { id: uploadId, revision, censusId: answer.round.census.id }
  const nothing = { original: null, reading: null, choices: null, outcome: null }
  const isOpen = opened.state !== 'confirmed' && opened.state !== 'undone'
  if (!isOpen || !(await stepUpload(context, place, { state: 'set_aside', ...nothing })))
    throw new DomainError('changed_meanwhile', uploadTexts.changedMeanwhile)
}

/**
 * Puts a checked file into the answer, whole or not at all. When the answer has changed since it was checked, nothing is
 * stored: it is checked anew, and `false` answered.
 */
export async function confirmUpload(
  context: Context,
  { answer: { id: answerId }, uploadId, revision }: ChoiceMade,
  accountId: string,
): Promise<boolean> {
  // What was checked is opened and read before the database is held.
  const { opened } = await uploadOf(context, await answerById(context, answerId), uploadId)
  const check = opened.state === 'checked' && opened.outcome !== null ? await parseCheck(opened.outcome) : null
  return inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const answer = await answerById(inside, answerId)
    refuseClosed(inside, answer)
    const now = await findUpload(inside, placeOf(answer), uploadId)
    if (now?.state === 'confirmed' && now.revision === revision + 1) return true // sent twice
    const isAsRead = now?.state === 'checked' && now.revision === revision && opened.revision === revision
    if (!isAsRead || check === null || !isSettled(check))
      throw new DomainError('changed_meanwhile', uploadTexts.changedMeanwhile)
    const place = { id: uploadId, revision, censusId: answer.round.census.id }
    const there = await rowsThere(inside, answer)
    if (standingOf(there) !== check.standing) {
      await stepUpload(inside, place, { state: 'read' })
      return false
    }
    const newKey = await rowKeys(inside, answerId)
    const takenBack = opened.choices.mode === 'replace' ? check.missing : []
    const changes: readonly RowChange[] = [
      ...takenBack.map(({ key, version }) => ({ key, version, cells: null })),
      ...rowsToStore(check.rows, keysForNewRows(new Set(there.map(({ key }) => key)), newKey)),
    ]
    await saveRowsWithin(inside, answer, changes, { madeBy: 'upload', accountId, uploadId })
    await stepUpload(inside, place, {
      state: 'confirmed',
      reading: null,
      choices: null,
      outcome: JSON.stringify(outcomeOf(check, takenBack.length)),
      confirmedAt: context.clock.now(),
    })
    await noteEvent(db, {
      id: context.newId(),
      census_id: answer.round.census.id,
      answer_id: answerId,
      account_id: accountId,
      kind: 'upload_confirmed',
      detail: null,
      at: context.clock.now(),
    })
    return true
  })
}

/** The rows that stand in the answer, unopened. */
async function rowsThere({ db }: Context, { id }: StoredAnswer) {
  const keys = await keysOf(db, id)
  return [...keys].flatMap(([key, { version, isThere }]) => (isThere ? [{ key, version }] : []))
}

/** A row keeps the key that the unit has given it, where no row of the answer stands under it; else it gets a new one. */
function keysForNewRows(
  there: ReadonlySet<string>,
  newKey: () => string,
): (row: UploadCheck['rows'][number]) => string {
  const given = new Set<string>()
  return ({ ownKey: own }) => {
    if (own === null || there.has(own) || given.has(own)) return newKey()
    given.add(own)
    return own
  }
}

function outcomeOf(check: UploadCheck, takenBack: number): UploadOutcome {
  const counts = countOutcomes(check)
  return {
    added: counts.new,
    changed: counts.changed,
    unchanged: counts.unchanged,
    takenBack,
    double: counts.double,
    leftOut: counts.left_out,
    reasons: check.warnings.flatMap(({ code, cells, reason }) =>
      reason === null ? [] : [{ code, rows: cells.length, reason }],
    ),
    keptChanged: null,
  }
}

/** What undoing a file would do: the rows that get back what they were, and those that somebody has changed since. */
export interface Undoing {
  readonly rows: readonly RowOfUpload[]
  readonly changedSince: readonly RowOfUpload[]
}

/** What undoing a file would do. */
export async function undoingOf({ db }: Pick<Context, 'db'>, uploadId: string): Promise<Undoing> {
  const all = await rowsOfUpload(db, uploadId)
  return {
    rows: all.filter(({ made, last }) => made === last),
    changedSince: all.filter(({ made, last }) => made !== last),
  }
}

/**
 * Takes a file out of the answer again: each row gets back what it was before, in a new version. Rows that somebody has
 * changed since are left as they are, unless they are asked for too.
 */
export async function undoUpload(
  context: Context,
  { answer: { id: answerId }, uploadId, revision }: ChoiceMade,
  accountId: string,
  withChanged: boolean,
): Promise<void> {
  await inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const answer = await answerById(inside, answerId)
    refuseClosed(inside, answer)
    const { opened } = await uploadOf(inside, answer, uploadId)
    if (opened.state === 'undone' && opened.revision === revision + 1) return // sent twice
    if (opened.state !== 'confirmed' || opened.revision !== revision || opened.outcome === null)
      throw new DomainError('changed_meanwhile', uploadTexts.changedMeanwhile)
    const { rows, changedSince } = await undoingOf(inside, uploadId)
    const before = await cellsBeforeUpload(inside, placeOf(answer), uploadId)
    const changes = (withChanged ? [...rows, ...changedSince] : rows).flatMap((row): RowChange[] => {
      const cells = before.get(row.rowId) ?? null
      // A row that is not there, and was not before, needs no further version.
      return cells === null && !row.isThere ? [] : [{ key: row.key, version: row.isThere ? row.last : null, cells }]
    })
    await saveRowsWithin(inside, answer, changes, { madeBy: 'undo', accountId, uploadId })
    const outcome = { ...parseOutcome(opened.outcome), keptChanged: withChanged ? 0 : changedSince.length }
    await stepUpload(
      inside,
      { id: uploadId, revision, censusId: answer.round.census.id },
      { state: 'undone', outcome: JSON.stringify(outcome), undoneAt: context.clock.now() },
    )
    await noteEvent(db, {
      id: context.newId(),
      census_id: answer.round.census.id,
      answer_id: answerId,
      account_id: accountId,
      kind: 'upload_undone',
      detail: null,
      at: context.clock.now(),
    })
  })
}
