import { dayInWords } from '../../domain/terms/day-in-words.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { swedishDay } from '../../domain/terms/swedish-moment.ts'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { Letter, MailWay } from '../../platform/mail/mailer.ts'
import { answersOf, type StoredAnswer, type StoredRound } from '../census/round.repository.ts'
import { note } from '../census/round.service.ts'
import { reminderTexts } from './board.texts.ts'
import { type LetterState, saveLetter } from './letter.repository.ts'
import { lastReminders, reporterAddresses, saveReminder } from './reminder.repository.ts'

/** One unit that has not handed in, and how it can be reminded. */
export interface ToRemind {
  readonly answer: StoredAnswer
  /** Whom the letter goes to: the unit's contact, else those who report for it. */
  readonly addresses: readonly string[]
  readonly remindedAt: string | null
  readonly isRemindedToday: boolean
  /** A moment ago: whoever asks for it again has pressed twice. */
  readonly isRemindedJustNow: boolean
  /** What became of the letters of the last reminder; `null` where there are none. */
  readonly letters: LetterState | null
}

const PRESSED_TWICE_MS = 60_000

/** The units that have never handed in. Those that have may be at work on a change: they are left alone. */
export async function unitsToRemind(context: Context, round: StoredRound): Promise<ToRemind[]> {
  const { db, clock } = context
  const silent = (await answersOf(db, round.census.id)).filter(({ firstHandedInAt }) => firstHandedInAt === null)
  const reminded = await lastReminders(db, round.census.id)
  const reporters = await reporterAddresses(
    db,
    silent.map(({ unit }) => unit.id),
  )
  return silent.map((answer) => {
    const last = reminded.get(answer.id)
    const remindedAt = last === undefined || last.letters === 'failed' ? null : last.at
    const own = answer.contact.email === null ? [] : [answer.contact.email]
    return {
      answer,
      addresses: own.length > 0 ? own : (reporters.get(answer.unit.id) ?? []),
      remindedAt,
      isRemindedToday: remindedAt !== null && swedishDay(remindedAt) === swedishDay(clock.now()),
      isRemindedJustNow: remindedAt !== null && Date.parse(clock.now()) - Date.parse(remindedAt) < PRESSED_TWICE_MS,
      letters: last?.letters ?? null,
    }
  })
}

/** Units whose last letter has not come through, by what is the matter. */
export interface LettersUnderWay {
  readonly waiting: readonly ToRemind[]
  readonly failed: readonly ToRemind[]
}

/** The letters of a round that are still on their way, and those that were given up. Of units that have answered nothing is said. */
export async function lettersUnderWay(context: Context, round: StoredRound): Promise<LettersUnderWay> {
  const units = await unitsToRemind(context, round)
  const those = (state: LetterState) => units.filter(({ letters }) => letters === state)
  return { waiting: those('waiting'), failed: those('failed') }
}

/** The letter to one unit, but for whom it goes to. It names nobody, and leads nowhere by itself. */
export function reminderTo(
  { clock }: Pick<Context, 'clock'>,
  { round, unit, extendedTo }: StoredAnswer,
  language: Language,
): Omit<Letter, 'to'> {
  const lastDay = extendedTo ?? round.deadline
  const told = {
    census: `${round.census.municipality.name} ${round.census.key}`,
    unit: unit.name,
    lastDay: dayInWords(lastDay, language),
    hasPassed: swedishDay(clock.now()) > lastDay,
    contact: round.contact,
    isTraining: round.isTraining,
  }
  return { subject: reminderTexts.subject(told)[language], text: reminderTexts.letter(told)[language] }
}

/**
 * Reminds units and remembers it of each, with a letter to each address, which is sent beside the page. Nobody is reminded
 * twice in a day unless `again`. Answers how many units were reminded.
 */
export async function remind(
  context: Context,
  way: MailWay,
  round: StoredRound,
  asked: {
    readonly answerIds: readonly string[]
    readonly accountId: string
    readonly again: boolean
    readonly language: Language
  },
): Promise<number> {
  if (round.state !== 'open') throw new DomainError('round_state', reminderTexts.notOpen)
  return inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const now = context.clock.now()
    const units = (await unitsToRemind(inside, round)).filter(
      ({ answer, addresses, isRemindedToday, isRemindedJustNow }) =>
        asked.answerIds.includes(answer.id) &&
        addresses.length > 0 &&
        (asked.again ? !isRemindedJustNow : !isRemindedToday),
    )
    for (const { answer, addresses } of units) {
      const letter = reminderTo(context, answer, asked.language)
      const reminderId = context.newId()
      await saveReminder(db, {
        id: reminderId,
        answer_id: answer.id,
        way,
        addresses: addresses.length,
        sent_by: asked.accountId,
        sent_at: now,
      })
      for (const to of addresses) await saveLetter(db, { id: context.newId(), reminderId, at: now }, { to, ...letter })
      await note(inside, round.census.id, asked, 'reminded', { answerId: answer.id })
    }
    return units.length
  })
}
