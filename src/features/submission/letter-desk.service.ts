import type { Context } from '../../platform/context.ts'
import { isRefusedForGood, type Mailer } from '../../platform/mail/mailer.ts'
import { endLetter, nextLetter, nextTryAt, tryLater, type WaitingLetter } from './letter.repository.ts'

/** Where letters leave from, one after another, beside the pages that ask for them. */
export interface LetterDesk {
  /** Sends what is in line. */
  readonly take: () => void
  /** Nothing whose time has come is in line any more. */
  readonly settled: () => Promise<void>
  /** Ends it once the letter at hand is sent. What is in line is taken up when the service starts again. */
  readonly end: () => Promise<void>
}

/** Minutes to wait after each time in vain; after the last of them a letter is given up. */
const WAIT_MINUTES = [1, 5, 30, 120] as const
const MINUTE_MS = 60_000
/** The longest time a timer can be set for is shorter than some clocks are wrong. */
const LONGEST_REST_MS = 60 * MINUTE_MS

/**
 * Opens the desk. Letters that were in line when the service stopped are taken up again: one that was just being sent may
 * go twice, and none is lost. `onError` hears of what is our own fault.
 */
export function openLetterDesk(context: Context, mailer: Mailer, onError: (error: unknown) => void): LetterDesk {
  const { db, clock } = context
  let line: Promise<void> = Promise.resolve()
  let rest: NodeJS.Timeout | undefined
  let isOver = false
  const sendAll = async () => {
    clearTimeout(rest)
    for (;;) {
      if (isOver) return
      const next = await nextLetter(db, clock.now())
      if (next === undefined) break
      await sendOne(context, mailer, next)
    }
    const at = await nextTryAt(db)
    if (at === null || isOver) return
    const wait = Date.parse(at) - Date.parse(clock.now())
    rest = setTimeout(take, Math.min(Math.max(wait, MINUTE_MS), LONGEST_REST_MS)).unref()
  }
  const take = () => {
    line = line.then(sendAll).catch((error: unknown) => {
      if (!isOver) onError(error)
    })
  }
  take()
  return {
    take,
    settled: () => line,
    end: async () => {
      isOver = true
      clearTimeout(rest)
      await line
    },
  }
}

/** Sends a letter; one that cannot be sent is tried again later, or given up. */
async function sendOne({ db, clock }: Context, mailer: Mailer, { id, letter, attempts }: WaitingLetter): Promise<void> {
  try {
    await mailer.send(letter)
  } catch (error) {
    const wait = WAIT_MINUTES[attempts]
    if (wait === undefined || isRefusedForGood(error)) return endLetter(db, id, 'failed')
    const at = new Date(Date.parse(clock.now()) + wait * MINUTE_MS).toISOString()
    return tryLater(db, id, attempts + 1, at)
  }
  await endLetter(db, id, 'sent')
}
