import { z } from 'zod'
import {
  COVERAGES,
  type CountingAnswers,
  countingAnswers,
  LONGEST_NOTE,
  MOST_NOT_REPORTED,
  WENT_THROUGH,
} from '../../domain/submission/form-questions.ts'
import { looksLikePersonalNumber } from '../../domain/submission/shape-of.ts'
import type { Context } from '../../platform/context.ts'
import type { FieldErrors } from '../../platform/http/form.tsx'
import { changeAnswer, type StoredAnswer } from '../census/round.repository.ts'
import { refuseClosed } from './answer.service.ts'
import { questionsTexts } from './questions.texts.ts'

const text = z.string().trim().catch('')
/** The form as it was typed. */
export const typedQuestions = z.object({
  wentThrough: z.enum(WENT_THROUGH).nullable().catch(null),
  coverage: z.enum(COVERAGES).nullable().catch(null),
  notReported: text,
  note: text,
})
export type TypedQuestions = z.infer<typeof typedQuestions>

/** What the unit has said of how it counted, of an answer whose note is open; `null` before it has. The analyst reads it. */
export function countingAnswersOf({ questions }: Pick<StoredAnswer, 'questions'>): CountingAnswers | null {
  return questions === null ? null : countingAnswers.parse(JSON.parse(questions))
}

/** What has to be changed in the form before it can be stored. */
export function questionErrors({ wentThrough, coverage, notReported, note }: TypedQuestions): FieldErrors {
  const isNumber = notReported === '' || (/^\d{1,4}$/.test(notReported) && Number(notReported) <= MOST_NOT_REPORTED)
  const isBlank = wentThrough === null && coverage === null && notReported === '' && note === ''
  return {
    wentThrough: isBlank ? questionsTexts.nothing : undefined,
    notReported: isNumber ? undefined : questionsTexts.notANumber,
    note: noteFault(note),
  }
}

function noteFault(note: string) {
  if (note.length > LONGEST_NOTE) return questionsTexts.noteTooLong
  return looksLikePersonalNumber(note) ? questionsTexts.noteHoldsNumber : undefined
}

const noteOf = ({ round, id }: Pick<StoredAnswer, 'round' | 'id'>) => ({
  ...{ census: round.census.id, table: 'answer', row: id, column: 'questions note' },
})

/** The answer with what the unit wrote in its own words opened: it is kept sealed, as it may name somebody after all. */
export function withOpenNote<A extends StoredAnswer>({ vault }: Pick<Context, 'vault'>, answer: A): A {
  const said = answer.questions === null ? null : sealedNote.parse(JSON.parse(answer.questions))
  if (said === null || said.note === '') return answer
  const note = vault.open(noteOf(answer), Buffer.from(said.note, 'base64'))
  return { ...answer, questions: JSON.stringify({ ...said, note }) }
}

const sealedNote = z.looseObject({ note: z.string() })

/** Stores how the unit counted. */
export async function saveQuestions(context: Context, answer: StoredAnswer, typed: TypedQuestions): Promise<void> {
  refuseClosed(context, answer)
  const { notReported, ...rest } = typed
  const answers = countingAnswers.parse({ ...rest, notReported: notReported === '' ? null : Number(notReported) })
  context.vault.prepare(answer.round.census.id)
  const note = answers.note === '' ? '' : context.vault.seal(noteOf(answer), answers.note).toString('base64')
  await changeAnswer(context.db, answer.id, {
    questions: JSON.stringify({ ...answers, note }),
    questions_answered_at: context.clock.now(),
  })
}
