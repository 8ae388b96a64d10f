import type { Definition } from '../../domain/classification/definition.ts'
import type { Verdict } from '../../domain/classification/verdict.ts'
import { beyondAgreement, columnsAgreed } from '../../domain/submission/agreement.ts'
import { areWrittenAlike, checkAnswer, filledCells, type WrittenCells } from '../../domain/submission/answer-rows.ts'
import { type Column, FACT_COLUMNS, ROW_COLUMNS } from '../../domain/submission/column-map.ts'
import { LIKELY_DOUBLE } from '../../domain/submission/confirmed-warning.ts'
import type { Finding } from '../../domain/submission/finding.ts'
import { formFindingTexts } from '../../domain/submission/form.texts.ts'
import {
  type ChildLine,
  cellsOfChild,
  cellsOfForm,
  childField,
  childLinesOf,
  type FormValues,
  SAME_AS_BEFORE,
  takenOver,
  valuesOfCells,
} from '../../domain/submission/form-cells.ts'
import { type LikelyDouble, likelyDouble } from '../../domain/submission/form-double.ts'
import { ageSpan } from '../../domain/submission/identity.ts'
import type { SubmittedRecord } from '../../domain/submission/submitted-record.ts'
import type { CensusWeek } from '../../domain/terms/dates.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { nextTurn } from '../../platform/workers/in-turns.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import {
  answerById,
  answerInHand,
  placeOf,
  type RowChange,
  type RowInAnswer,
  refuseClosed,
  rowKeys,
  saveRowsWithin,
  sourceOf,
} from '../submission/answer.service.ts'
import { answerTexts } from '../submission/answer.texts.ts'
import { keysOf, versionsOf } from '../submission/answer-row.repository.ts'
import { agreementOf } from '../submission/answer-start.service.ts'
import { withOpenNote } from '../submission/questions.service.ts'
import { type Confirmation, confirmationsOf, confirmWarnings } from '../submission/row-confirmation.repository.ts'
import type { RowQuestion } from '../submission/row-question.repository.ts'
import { openQuestionsOf } from '../submission/row-question.service.ts'
import { definitionOf, verdictOf } from './answer-verdict.service.ts'
import { personFormTexts } from './person-form.texts.ts'

/** Everything a form for one person is made with. */
export interface FormAtHand extends Awaited<ReturnType<typeof answerInHand>> {
  readonly definition: Definition | null
  /** The columns the unit may fill in. */
  readonly columns: readonly Column<unknown>[]
  readonly confirmations: ReadonlyMap<string, readonly Confirmation[]>
  /** What the analyst asks about rows, and has not closed. */
  readonly questions: readonly RowQuestion[]
  /** How many rows the answer has ever had: by it a form for a new person that is sent twice is known. */
  readonly rowsMade: number
}

/** Opens what the form is made with. */
export async function openForm(context: Context, answerId: string): Promise<FormAtHand> {
  const inHand = await answerInHand(context, answerId)
  const rowsMade = (await keysOf(context.db, answerId)).size
  await nextTurn() // both take their time with thousands of rows, and a page is made next
  return {
    ...inHand,
    answer: withOpenNote(context, inHand.answer),
    definition: await definitionOf(context, inHand.answer),
    columns: columnsAgreed(agreementOf(inHand.answer)),
    confirmations: await confirmationsOf(context, placeOf(inHand.answer)),
    questions: await openQuestionsOf(context, answerId),
    rowsMade,
  }
}

/** The row of an address; throws *not found* when the answer has none, or it was taken back. */
export function rowById({ rows }: Pick<FormAtHand, 'rows'>, rowId: string): RowInAnswer {
  const row = rows.find(({ id }) => id === rowId)
  if (row === undefined) throw new DomainError('not_found', personFormTexts.rowNotFound)
  return row
}

/** What stands in the form for a row. */
export const valuesOfRow = ({ columns, answer }: FormAtHand, cells: WrittenCells): FormValues =>
  valuesOfCells(columns, cells, answer.round.census.week.to)

/** The last row a person was written in, with what the next often shares: taken over when it is asked for. */
export function sameAsBefore({
  rows,
}: Pick<FormAtHand, 'rows'>): { readonly row: RowInAnswer; readonly cells: WrittenCells } | null {
  const row = rows.findLast(({ cells }) => cells[ROW_COLUMNS.childOf.english] === undefined)
  const cells = row === undefined ? {} : takenOver(row.cells, SAME_AS_BEFORE)
  return row === undefined || Object.keys(cells).length === 0 ? null : { row, cells }
}

/** What is said of one field, or of the whole row where the field is the first. */
export interface Told {
  readonly code: string
  /** English name of the column; `null` for what is of the whole row. */
  readonly column: string | null
  readonly text: Text
}

/** A form as it was read and checked. */
export interface FormChecked {
  readonly cells: WrittenCells
  readonly record: SubmittedRecord | null
  /** What has to be settled before anything can be saved: by the name of the field. */
  readonly unclear: Readonly<Record<string, Text>>
  /** What is to be completed before the answer can be handed in. */
  readonly faults: readonly Told[]
  readonly warnings: readonly Told[]
  readonly verdict: Verdict | null
  readonly isUnder18: boolean
  readonly isBlank: boolean
  readonly double: { readonly row: RowInAnswer; readonly why: LikelyDouble } | null
  readonly children: readonly ChildLine[]
}

const FIRST_KEY = 'new'

/** Reads and checks what stands in a form, among the other rows of the answer. `row` is the one that is changed. */
export function checkForm(form: FormAtHand, values: FormValues, row: RowInAnswer | null): FormChecked {
  const { columns, answer } = form
  const { cells, errors } = cellsOfForm(columns, values, row?.cells ?? {}, answer.round.census.week.to)
  const children = childLinesOf(values)
  const lines = children.map((child) => ({ child, key: `${FIRST_KEY} ${child.line}` }))
  const key = row?.key ?? FIRST_KEY
  const checked = checkRows(form, key, cells, lines)
  return {
    ...checked,
    unclear: { ...beyondErrors(form, values), ...errors, ...checked.ofChildren },
    children,
    isBlank: Object.keys(filledCells(cells)).length === 0,
  }
}

/** A form that was open when less was agreed, or that was made by other hands: told of, and not stored. */
function beyondErrors({ answer }: FormAtHand, values: FormValues): Readonly<Record<string, Text>> {
  const written = Object.fromEntries(Object.entries(values).map(([name, each]) => [name, each.join('')]))
  const beyond = beyondAgreement(agreementOf(answer), written).map(({ label }) => label)
  return beyond.length === 0 ? {} : { [FACT_COLUMNS.accommodation.english]: answerTexts.beyondAgreement(beyond) }
}

/** What is to be checked in a stored row: as the whole answer was read, so that a list of rows is not read once for each. */
export const warningsOf = ({ findings }: Pick<RowInAnswer, 'findings'>): readonly Told[] =>
  findings.filter(({ kind }) => kind === 'warning').map(toldOf)

/** What a stored row comes to: the same as a form in which nothing is changed. */
export const checkStored = (form: FormAtHand, { key, cells }: RowInAnswer) => checkRows(form, key, cells, [])

function checkRows(
  form: FormAtHand,
  key: string,
  cells: WrittenCells,
  lines: readonly { readonly child: ChildLine; readonly key: string }[],
) {
  const { rows, answer, definition } = form
  const isThere = rows.some((each) => each.key === key)
  const written = [
    ...rows.map((each) => (each.key === key ? { key, cells } : each)),
    ...(isThere ? [] : [{ key, cells }]),
    ...lines.map(({ child, key: childKey }) => ({ key: childKey, cells: cellsOfChild(child, key, cells) })),
  ]
  const checked = checkAnswer(written, sourceOf(answer)).rows
  const own = checked.find((each) => each.key === key)
  const record = own?.record ?? null
  const told = (own?.findings ?? []).filter(({ kind }) => kind !== 'repair').map(toldOf)
  const isFault = new Set((own?.findings ?? []).filter(({ kind }) => kind === 'fault').map(({ code }) => code))
  const double = record === null ? null : findDouble(rows, key, record)
  return {
    cells,
    record,
    faults: told.filter(({ code }) => isFault.has(code)),
    warnings: told.filter(({ code }) => !isFault.has(code)),
    verdict: record === null || definition === null ? null : verdictOf(definition, answer, record),
    isUnder18: record !== null && isUnder18(record, answer.round.census.week),
    double,
    ofChildren: Object.fromEntries(
      lines.flatMap(({ child, key: childKey }) =>
        (checked.find((each) => each.key === childKey)?.findings ?? [])
          .filter(({ kind }) => kind === 'fault')
          .map((finding) => [
            childField(child.line, finding.column === 'sex' ? 'sex' : 'birth_year'),
            toldOf(finding).text,
          ]),
      ),
    ),
  }
}

const toldOf = ({ code, column, message }: Finding): Told => ({
  code,
  column,
  text: formFindingTexts[code] ?? message,
})

const ADULT_YEARS = 18

/** True of somebody who is or may be under 18, and of a child handed in as somebody's. */
function isUnder18({ identity, childOf }: SubmittedRecord, { from }: CensusWeek): boolean {
  const age = ageSpan(identity, from)
  return age === null ? childOf !== null : age.youngest < ADULT_YEARS
}

function findDouble(rows: readonly RowInAnswer[], key: string, { identity }: SubmittedRecord): FormChecked['double'] {
  for (const row of rows) {
    const why = row.key === key || row.record === null ? null : likelyDouble(identity, row.record.identity)
    if (why !== null) return { row, why }
  }
  return null
}

/** What is to be saved of a form. */
export interface FormToSave {
  /** The row that is changed; `null` for a new one. */
  readonly row: { readonly id: string; readonly key: string } | null
  /** The version the form was made from; `null` for a new row, and for one that was taken back meanwhile. */
  readonly version: number | null
  /** How many rows the answer had ever had when the form was made; `null` where it does not say. */
  readonly rowsMade: number | null
  readonly checked: FormChecked
  readonly accountId: string
  /** Whether the one who writes has said that it is another person than the one it looks like. */
  readonly isAnother: boolean
}

/**
 * Saves a person, with the children written beside. Answers the id of the person's row. The same form for a new person
 * sent twice makes one. Throws *changed meanwhile*.
 */
export async function saveForm(context: Context, answerId: string, toSave: FormToSave): Promise<string> {
  return inTransaction(context.db, (db) => saveFormWithin({ ...context, db }, answerId, toSave))
}

async function saveFormWithin(inside: Context, answerId: string, toSave: FormToSave): Promise<string> {
  const { row, version, checked, accountId, isAnother } = toSave
  const answer = await answerById(inside, answerId)
  refuseClosed(inside, answer)
  const before = row === null ? await madeByThisForm(inside, answer, toSave) : undefined
  if (before !== undefined) return before
  const newKey = await rowKeys(inside, answerId)
  const key = row?.key ?? newKey()
  const children = checked.children.map(
    (child): RowChange => ({ key: newKey(), version: null, cells: cellsOfChild(child, key, checked.cells) }),
  )
  const changes = [{ key, version, cells: checked.cells }, ...children]
  await saveRowsWithin(inside, answer, changes, { madeBy: 'form', accountId })
  const rowId = (await keysOf(inside.db, answerId)).get(key)?.id
  if (rowId === undefined) throw new DomainError('not_found', answerTexts.notFound)
  if (isAnother && checked.double !== null)
    await confirmWarnings(inside, placeOf(answer), {
      rowId,
      warnings: [
        { code: LIKELY_DOUBLE, column: null },
        ...checked.warnings.filter(({ code }) => code === 'same_number_twice'),
      ],
      reason: personFormTexts.anotherPerson.sv,
      accountId,
    })
  return rowId
}

/** A person who was kept while the form was still being written. */
export interface DraftKept {
  readonly rowId: string
  readonly version: number
  readonly at: string
  /** True when the person is in the answer since now. */
  readonly isNew: boolean
}

/**
 * Keeps what is written so far, as saving would; `null` when that would settle something the one who writes has not:
 * two answers to one question, whether it is the same person as another, children who would become rows of their own,
 * or nothing at all.
 */
export async function keepDraft(
  context: Context,
  { answer }: FormAtHand,
  toSave: FormToSave & { readonly isAsked: boolean },
  row: RowInAnswer | null,
): Promise<DraftKept | null> {
  const { checked, version, isAsked } = toSave
  if (checked.isBlank || checked.children.length > 0 || Object.keys(checked.unclear).length > 0) return null
  const isSame = row !== null && row.version === version && areWrittenAlike(row.cells, checked.cells)
  const made = toSave.row === null ? await madeByThisForm(context, answer, toSave) : undefined
  if (isAsked && made === undefined) return null
  const rowId = made ?? (isSame ? row.id : await saveForm(context, answer.id, toSave))
  const kept = [...(await keysOf(context.db, answer.id)).values()].find(({ id }) => id === rowId)
  if (kept === undefined) return null
  return { rowId, version: kept.version, at: context.clock.now(), isNew: toSave.row === null }
}

/** The row that the same form has made already: the first one after those there were, by the same hand, word for word. */
export async function madeByThisForm(
  inside: Context,
  answer: StoredAnswer,
  { rowsMade, checked, accountId }: FormToSave,
): Promise<string | undefined> {
  const made = rowsMade === null ? [] : [...(await keysOf(inside.db, answer.id))].slice(rowsMade)
  const [adult] = made
  const wanted = [
    checked.cells,
    ...checked.children.map((child) => cellsOfChild(child, adult?.[0] ?? '', checked.cells)),
  ]
  for (const [at, cells] of wanted.entries()) {
    const id = made[at]?.[1].id
    const [first] = id === undefined ? [] : await versionsOf(inside, placeOf(answer), id)
    const isSame = first?.account_id === accountId && first.made_by === 'form' && first.cells !== null
    if (!isSame || !areWrittenAlike(first.cells, cells)) return undefined
  }
  return adult?.[1].id
}

/** The row of an address by its id, taken back or not: a form that was open meanwhile may still be sent. */
export async function keyOfRow({ db }: Pick<Context, 'db'>, answerId: string, rowId: string): Promise<string> {
  for (const [key, { id }] of await keysOf(db, answerId)) if (id === rowId) return key
  throw new DomainError('not_found', personFormTexts.rowNotFound)
}

/** Warnings of a row that the unit has not yet confirmed. */
export function openWarnings(
  warnings: readonly Told[],
  confirmed: readonly Pick<Confirmation, 'code' | 'column'>[],
): readonly Told[] {
  return warnings.filter(({ code, column }) => !confirmed.some((each) => each.code === code && each.column === column))
}

/** Columns in which a form and the row as it stands now differ. */
export const differences = (
  columns: readonly Column<unknown>[],
  now: WrittenCells,
  written: WrittenCells,
): readonly Column<unknown>[] =>
  areWrittenAlike(now, written)
    ? []
    : columns.filter(({ english }) => (now[english] ?? '').trim() !== (written[english] ?? '').trim())
