import { z } from 'zod'
import {
  areWrittenAlike,
  type CheckedRow,
  checkingAnswer,
  type WrittenCells,
} from '../../domain/submission/answer-rows.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { finding } from '../../domain/terms/finding.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { inTurns } from '../../platform/workers/in-turns.ts'
import { answersOfUnits, type StoredAnswer } from '../census/round.repository.ts'
import { answerById, answerInHand, placeOf, refuseClosed, saveRowsWithin, sourceOf } from './answer.service.ts'
import { answerTexts } from './answer.texts.ts'
import { rowsOf } from './answer-row.repository.ts'
import { findRequest, saveRequest } from './api.repository.ts'
import { apiTexts } from './api.texts.ts'

/** Persons to be put into an answer, by the case system's own keys. */
export type SentRecords = ReadonlyMap<string, WrittenCells>

/** Something found in a person that was sent, by the key it was sent under. */
export const sentFinding = z.strictObject({
  record: z.string(),
  ...finding.unwrap().pick({ kind: true, code: true, column: true, message: true }).shape,
})
export type SentFinding = z.infer<typeof sentFinding>

const count = z.int().min(0)

/** What putting persons into an answer did. In persons. */
export const recordsStored = z.strictObject({
  stored: z.literal(true),
  added: count,
  changed: count,
  unchanged: count,
  findings: z.array(sentFinding),
})

/** What it did, or what kept it from being done. */
export type PutOutcome =
  | z.infer<typeof recordsStored>
  | { readonly stored: false; readonly findings: readonly SentFinding[] }

/** The answers of a unit, in rounds that its people may see. */
export async function answersOfUnit({ db }: Context, unitId: string): Promise<StoredAnswer[]> {
  return (await answersOfUnits(db, [unitId])).filter(({ round }) => round.state !== 'prepared')
}

/** The unit's answer in one census. */
export async function answerIn(context: Context, unitId: string, censusId: string): Promise<StoredAnswer> {
  const answer = (await answersOfUnit(context, unitId)).find(({ round }) => round.census.id === censusId)
  if (answer === undefined) throw new DomainError('not_found', answerTexts.notFound)
  return answer
}

/**
 * Puts persons into an answer: all, or none when one of them has a fault. Those of the same key are changed, the others
 * added; who is not sent stays. The same sent again changes nothing.
 */
export async function putRecords(context: Context, answerId: string, sent: SentRecords): Promise<PutOutcome> {
  return inTransaction(context.db, (db) => putWithin({ ...context, db }, answerId, sent))
}

async function putWithin(inside: Context, answerId: string, sent: SentRecords): Promise<PutOutcome> {
  const answer = await answerById(inside, answerId)
  refuseClosed(inside, answer)
  const rows = await rowsOf(inside, placeOf(answer))
  const there = new Map(rows.map((row) => [row.key, row]))
  const added = [...sent].flatMap(([key, cells]) => (there.has(key) ? [] : [{ key, cells }]))
  const all = [...rows.map(({ key, cells }) => ({ key, cells: sent.get(key) ?? cells })), ...added]
  const checked = await inTurns(checkingAnswer(all, sourceOf(answer)))
  const read = checked.rows.filter(({ key }) => sent.has(key))
  const findings = read.flatMap(told)
  if (read.some(({ record }) => record === null)) return { stored: false, findings }
  const changes = [...sent].flatMap(([key, cells]) => {
    const row = there.get(key)
    return row !== undefined && areWrittenAlike(row.cells, cells) ? [] : [{ key, version: row?.version ?? null, cells }]
  })
  await saveRowsWithin(inside, answer, changes, { madeBy: 'api', accountId: null })
  const changed = changes.length - added.length
  return { stored: true, added: added.length, changed, unchanged: sent.size - changes.length, findings }
}

const told = ({ key, findings }: CheckedRow): SentFinding[] =>
  findings.map(({ kind, code, column, message }) => ({ record: key, kind, code, column, message }))

/**
 * The same under a key that the caller has chosen: a call that is repeated is answered as it was and does nothing. The
 * same key with other content is refused. An answer that stored nothing is not remembered: the call may be mended.
 */
export async function putRecordsOnce(
  context: Context,
  { id, unit }: StoredAnswer,
  sent: SentRecords,
  requestKey: string,
): Promise<PutOutcome> {
  // Keyed, both: who reads the database finds neither by trying numbers.
  const hash = context.vault.keyOf('api-request', JSON.stringify([id, [...sent]]))
  const key = context.vault.keyOf('api-request-key', `${unit.id}|${requestKey}`)
  return inTransaction(context.db, async (db) => {
    const before = await findRequest(db, unit.id, key)
    if (before !== undefined && before.hash !== hash) throw new DomainError('changed_meanwhile', apiTexts.keyUsedBefore)
    if (before !== undefined) return recordsStored.parse(JSON.parse(before.response))
    const outcome = await putWithin({ ...context, db }, id, sent)
    if (outcome.stored) {
      const response = JSON.stringify(outcome)
      const at = context.clock.now()
      await saveRequest(db, { unit_id: unit.id, request_key: key, request_hash: hash, response, at })
    }
    return outcome
  })
}

/** Takes a person back. One that has been taken back already stays so; one that never was there is not found. */
export async function takeBack(context: Context, answerId: string, key: string): Promise<void> {
  await inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const { answer, rows } = await answerInHand(inside, answerId)
    refuseClosed(inside, answer)
    const row = rows.find((one) => one.key === key)
    if (row === undefined) throw new DomainError('not_found', apiTexts.noSuchRecord)
    await saveRowsWithin(inside, answer, [{ key, version: row.version, cells: null }], {
      madeBy: 'api',
      accountId: null,
    })
  })
}
