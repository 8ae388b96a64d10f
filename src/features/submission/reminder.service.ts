import { dayInWords } from '../../domain/terms/day-in-words.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { swedishDay } from '../../domain/terms/swedish-moment.ts'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import type { Letter, Mailer } from '../../platform/mail/mailer.ts'
import { answersOf, type StoredAnswer, type StoredRound } from '../census/round.repository.ts'
import { note } from '../census/round.service.ts'
import { reminderTexts } from './board.texts.ts'
import { lastReminders, reporterAddresses, saveReminder } from './reminder.repository.ts'

/** One unit that has not handed in, and how it can be reminded. */
export interface ToRemind {
  readonly answer: StoredAnswer
  /** Whom the letter goes to: the unit's contact, else those who report for it. */
  readonly addresses: readonly string[]
  readonly remindedAt: string | null
  readonly isRemindedToday: boolean
}

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
    const remindedAt = reminded.get(answer.id) ?? null
    const own = answer.contact.email === null ? [] : [answer.contact.email]
    return {
      answer,
      addresses: own.length > 0 ? own : (reporters.get(answer.unit.id) ?? []),
      remindedAt,
      isRemindedToday: remindedAt !== null && swedishDay(remindedAt) === swedishDay(clock.now()),
    }
  })
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

/** What came of reminding: how many units, and which of them no letter could be handed over to. */
export interface Reminded {
  readonly sent: number
  readonly failed: readonly ToRemind[]
}

/** Reminds units, one letter to each address, and remembers it of each unit. Nobody is reminded twice in a day unless `again`. */
export async function remind(
  context: Context,
  mailer: Mailer,
  round: StoredRound,
  asked: {
    readonly answerIds: readonly string[]
    readonly accountId: string
    readonly again: boolean
    readonly language: Language
  },
): Promise<Reminded> {
  if (round.state !== 'open') throw new DomainError('round_state', reminderTexts.notOpen)
  const units = (await unitsToRemind(context, round)).filter(
    ({ answer, addresses, isRemindedToday }) =>
      asked.answerIds.includes(answer.id) && addresses.length > 0 && (asked.again || !isRemindedToday),
  )
  const failed: ToRemind[] = []
  for (const unit of units) {
    const letter = reminderTo(context, unit.answer, asked.language)
    const sent = await Promise.allSettled(unit.addresses.map((to) => mailer.send({ to, ...letter })))
    const reached = sent.filter(({ status }) => status === 'fulfilled').length
    if (reached < sent.length) failed.push(unit)
    if (reached === 0) continue
    await saveReminder(context.db, {
      id: context.newId(),
      answer_id: unit.answer.id,
      way: mailer.way,
      addresses: reached,
      sent_by: asked.accountId,
      sent_at: context.clock.now(),
    })
    await note(context, round.census.id, asked, 'reminded', { answerId: unit.answer.id })
  }
  return { sent: units.length - failed.length, failed }
}
