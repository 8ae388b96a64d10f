import { mayBeCorrected } from '../../domain/census/round.ts'
import { checkAnswer, filledCells } from '../../domain/submission/answer-rows.ts'
import { type Column, FACT_COLUMNS } from '../../domain/submission/column-map.ts'
import { factInWords } from '../../domain/submission/fact-in-words.ts'
import { readCell } from '../../domain/submission/read-cells.ts'
import type { FactName } from '../../domain/submission/record.ts'
import { looksLikePersonalNumber } from '../../domain/submission/shape-of.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { nextTurn } from '../../platform/workers/in-turns.ts'
import { eventsOf, type StoredAnswer } from '../census/round.repository.ts'
import { note, roundById } from '../census/round.service.ts'
import { answerInHand, placeOf, saveRowsWithin, sourceOf, storeAnswerWithin } from './answer.service.ts'
import { type IdentityPart, type MaskedRecord, maskedRecords, partsTold, rowIdsOf } from './answer-detail.repository.ts'
import { detailTexts } from './answer-detail.texts.ts'
import { versionsOf } from './answer-row.repository.ts'
import { type Board, type BoardRow, boardOf, lateRowKeys } from './board.service.ts'
import { withOpenNote } from './questions.service.ts'
import { questionsOf, type RowQuestion } from './row-question.repository.ts'

/** A row of an answer for the analyst: masked, with what is asked about it. */
export interface DetailRow extends MaskedRecord {
  /** `null` for a row that came another way than by the answer: of those nothing can be asked here. */
  readonly rowId: string | null
  readonly isCorrected: boolean
  readonly isLate: boolean
  readonly questions: readonly RowQuestion[]
}

/** A unit's answer for the analyst. */
export interface AnswerDetail {
  readonly board: Board
  readonly row: BoardRow
  readonly answer: StoredAnswer
  readonly rows: readonly DetailRow[]
  readonly events: Awaited<ReturnType<typeof eventsOf>>
  readonly mayCorrect: boolean
}

/** The answer at an address: of that census, else there is none. */
export async function answerDetail(context: Context, censusId: string, answerId: string): Promise<AnswerDetail> {
  const board = await boardOf(context, await roundById(context, censusId))
  const row = board.rows.find((each) => each.answer.id === answerId)
  if (row === undefined) throw new DomainError('not_found', detailTexts.notFound)
  const answer = withOpenNote(context, row.answer)
  const ids = await rowIdsOf(context.db, answerId)
  const late = (await lateRowKeys(context.db, board.round, [answer])).get(answerId) ?? new Set()
  const questions = await questionsOf(context, answerId)
  await nextTurn()
  const records = await maskedRecords(context.db, censusId, answer.unit.id)
  await nextTurn() // thousands of rows hold the thread three times: found, found with their people, shown
  return {
    board,
    row,
    answer,
    rows: records.map((record) => ({
      ...record,
      rowId: ids.get(record.rowKey)?.id ?? null,
      isCorrected: ids.get(record.rowKey)?.isCorrected ?? false,
      isLate: late.has(record.rowKey),
      questions: questions.filter(({ rowKey }) => rowKey === record.rowKey),
    })),
    events: await eventsOf(context.db, answerId),
    mayCorrect: mayBeCorrected({ round: board.round.state, answer: answer.state }),
  }
}

/** One row of it, by the id of the stored row. */
export function rowIn({ rows }: AnswerDetail, rowId: string): DetailRow & { readonly rowId: string } {
  const row = rows.find((each) => each.rowId === rowId)
  if (row === undefined || row.rowId === null) throw new DomainError('not_found', detailTexts.rowNotFound)
  return { ...row, rowId: row.rowId }
}

/** What is known of who the person of a row is; of somebody with a protected identity not even that. */
export const knownOf = async (context: Context, row: MaskedRecord): Promise<readonly IdentityPart[]> =>
  row.isProtected ? [] : partsTold(context, row.identityId)

/** The facts that can be shown and corrected. A household is a key of the unit's own: of it only that it is there is said. */
export const SHOWN_FACTS: readonly FactName[] = Object.keys(FACT_COLUMNS).filter(
  (name): name is FactName => name in FACT_COLUMNS && name !== 'household',
)

/** The fact of a column, by its English name. */
export const factNamed = (english: string): FactName | undefined =>
  SHOWN_FACTS.find((name) => FACT_COLUMNS[name].english === english)

/** One fact that another version of a row said otherwise. */
export interface FactChange {
  readonly label: Text
  readonly before: Text | null
  readonly after: Text | null
}

/** A version of a row: who made it, when, why, and what facts it changed. Who the person is, is not among them. */
export interface VersionShown {
  readonly version: number
  readonly madeBy: string
  readonly at: string
  readonly reason: string | null
  readonly isTakenBack: boolean
  readonly changes: readonly FactChange[]
}

/** What has happened to a row, the first version first. */
export async function versionsShown(context: Context, answer: StoredAnswer, rowId: string): Promise<VersionShown[]> {
  const versions = await versionsOf(context, placeOf(answer), rowId)
  const { week } = answer.round.census
  const read = (column: Column<unknown>, written: string | undefined) =>
    factInWords(column, readCell(column.reader, written ?? '', week.to).value)
  return versions.map((version, at) => {
    const before = versions[at - 1]
    const changes = SHOWN_FACTS.flatMap((name): FactChange[] => {
      const column: Column<unknown> = FACT_COLUMNS[name]
      const [was, is] = [before?.cells?.[column.english], version.cells?.[column.english]]
      if (before === undefined || version.cells === null || (was ?? '') === (is ?? '')) return []
      return [{ label: column.label, before: read(column, was), after: read(column, is) }]
    })
    return {
      version: version.version,
      madeBy: version.made_by,
      at: version.at,
      reason: version.reason,
      isTakenBack: version.cells === null,
      changes,
    }
  })
}

/** A correction as it is written in the form. */
export interface Correction {
  readonly answerId: string
  readonly rowId: string
  readonly accountId: string
  readonly fact: FactName
  /** As in a cell of a file: codes, several by |. Blank = not known. */
  readonly written: string
  readonly reason: string
}

/** What is to be changed in a correction; nothing when it is stored. */
export interface CorrectionFaults {
  readonly value?: Text
  readonly reason?: Text
}

const LONGEST_REASON = 500

/**
 * The analyst corrects one fact of a row that was handed in, and says why. What the unit wrote is kept as the version
 * before; the unit's list is stored anew, so that the census has the correction. Also in a locked round. Refuses while
 * the unit itself is at work on the answer, and for somebody with a protected identity.
 */
export async function correctFact(context: Context, correction: Correction): Promise<CorrectionFaults> {
  const { answerId, rowId, accountId, fact, written } = correction
  const reason = reasonFault(correction.reason)
  return inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const inHand = await answerInHand(inside, answerId)
    const { answer, rows } = inHand
    if (!mayBeCorrected({ round: answer.round.state, answer: answer.state }))
      throw new DomainError('answer_closed', answer.state === 'open' ? detailTexts.isOpen : detailTexts.isOver)
    const row = rows.find(({ id }) => id === rowId)
    if (row === undefined) throw new DomainError('not_found', detailTexts.rowNotFound)
    if (row.record?.identity.protectedIdentity === true)
      throw new DomainError('answer_closed', detailTexts.protectedNotCorrected)
    const column: Column<unknown> = FACT_COLUMNS[fact]
    const cells = filledCells({ ...row.cells, [column.english]: written })
    const changed = rows.map((each) => (each === row ? { ...each, cells } : each))
    const { value: before } = readCell(column.reader, row.cells[column.english] ?? '', answer.round.census.week.to)
    const { value: after, problems } = readCell(column.reader, written, answer.round.census.week.to)
    const isSame = problems.length === 0 && JSON.stringify(before) === JSON.stringify(after)
    const checked = checkAnswer(changed, sourceOf(answer)).rows[row.number - 1]
    const value = isSame ? detailTexts.sameAsBefore : valueFault(column, checked)
    if (value !== null || reason !== null)
      return { ...(value === null ? {} : { value }), ...(reason === null ? {} : { reason }) }
    const author = { madeBy: 'analyst', accountId, reason: correction.reason.trim() } as const
    await saveRowsWithin(inside, answer, [{ key: row.key, version: row.version, cells }], author)
    await storeAnswerWithin(inside, await answerInHand(inside, answerId))
    await note(inside, answer.round.census.id, { accountId }, 'corrected', { answerId, detail: column.label.sv })
    return {}
  })
}

type CheckedOne = ReturnType<typeof checkAnswer>['rows'][number] | undefined

function valueFault(column: Column<unknown>, row: CheckedOne): Text | null {
  if (row?.record != null) return null
  const fault = row?.findings.find(({ kind, column: heading }) => kind === 'fault' && heading === column.english)
  return fault?.message ?? row?.findings.find(({ kind }) => kind === 'fault')?.message ?? detailTexts.notReadable
}

function reasonFault(written: string): Text | null {
  if (written.trim() === '') return detailTexts.reasonMissing
  if (written.length > LONGEST_REASON) return detailTexts.reasonTooLong
  return looksLikePersonalNumber(written) ? detailTexts.personalNumber : null
}
