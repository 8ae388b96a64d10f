import type { Text } from '../../domain/terms/text.ts'
import { h, type Views } from './elements.ts'
import type { Posts } from './posts.ts'
import type { Sending } from './sender.ts'
import type { Settings } from './store.ts'
import * as words from './words.texts.ts'

const CLOCK_OFF_MS = 5 * 60_000

/** How it is with what was counted, and with the page. */
export interface Standing {
  readonly settings: Settings | null
  readonly posts: Posts
  readonly sending: Sending
  /** While a post is being written the questions have the room. */
  readonly isWriting: boolean
  /** Said once. */
  readonly notice: Text | null
}

/** What may be pressed in the banner. */
export interface BannerActions {
  readonly sendNow: () => void
  readonly pin: () => void
  /** `null` while there is no new version of the page. */
  readonly update: (() => void) | null
}

/** How it is with what was counted: always there, whatever screen is shown. */
export function banner(
  { say, told, hint, button }: Views,
  { settings, posts, sending, isWriting, notice }: Standing,
  { sendNow, pin, update }: BannerActions,
): HTMLElement {
  const waiting = posts.waiting()
  const sent = posts.tallies().length
  const faulty = waiting.filter(({ state }) => state === 'attention').length
  const count = waiting.length - faulty
  const status =
    count > 0
      ? words.waiting(count)
      : faulty > 0
        ? words.attention(faulty)
        : sent > 0
          ? words.allSent
          : words.nothingYet
  const look = isWriting ? 'status hint' : count > 0 ? 'status waits' : 'status'
  const line = h('p', { class: look, id: 'status' }, say(status))
  if (isWriting) return h('div', { class: 'banner', role: 'status' }, line)
  const how = sendingText(sending, count)
  return h(
    'div',
    { class: 'banner', role: 'status' },
    settings?.setUp.training === true && told(words.training),
    line,
    count > 0 && faulty > 0 && h('p', {}, say(words.attention(faulty))),
    sent > 0 && hint(words.sentInAll(sent)),
    how && told(how),
    notice && told(notice),
    Math.abs(settings?.offset ?? 0) > CLOCK_OFF_MS && hint(words.clock),
    update !== null && h('p', { class: 'told' }, say(words.newVersion), ' ', button(words.update, update, 'small')),
    sending === 'pin' && button(words.pin, pin, 'small'),
    count > 0 && sending !== 'sending' && button(words.sendNow, sendNow, 'small'),
  )
}

/** Why nothing goes from the phone until somebody has done something. */
const STUCK: Partial<Record<Sending, Text>> = {
  revoked: words.revoked,
  closed: words.closed,
  spent: words.spent,
  pin: words.pinAgain,
}

function sendingText(sending: Sending, count: number): Text | undefined {
  if (count === 0 || STUCK[sending] !== undefined) return STUCK[sending]
  if (sending === 'sending') return words.sending
  if (!navigator.onLine) return words.noNetwork
  return sending === 'no_answer' ? words.willTry : undefined
}
