import { putPost } from './service.ts'
import type { Settings, Store, Waiting } from './store.ts'
import { momentOf } from './summary.ts'

/** How sending goes, as the page says it. */
export type Sending = 'quiet' | 'sending' | 'no_answer' | 'revoked' | 'closed' | 'spent' | 'pin'

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 300_000
const EVERY_MS = 30_000

interface Desk {
  readonly store: Store
  readonly settings: () => Settings | null
  /** The service has said what time it is. */
  readonly onOffset: (offset: number) => Promise<void>
  readonly onChange: () => void
  /** Before each round: a code that waits to be taken in. */
  readonly before: () => Promise<void>
}

/** How many persons a post tells of. */
export const personsOf = ({ post }: Pick<Waiting, 'post'>): number =>
  post.kind === 'observation' ? post.answers.persons : post.kind === 'person' ? 1 : 0

/**
 * Sends what waits, one by one and in order: on the return of the network, when the page is looked at, every half
 * minute, and when somebody asks for it. Nothing goes from the phone before the service has said that it is stored.
 */
export function startSending(desk: Desk) {
  let state: Sending = 'quiet'
  let wait = 0
  let nextAt = 0
  let isRunning = false
  /** Asked for again while it was under way. */
  let isWanted = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const say = (now: Sending) => {
    if (now === state) return
    state = now
    desk.onChange()
  }

  const later = () => {
    wait = Math.min(LONGEST_WAIT_MS, wait === 0 ? FIRST_WAIT_MS : wait * 2)
    nextAt = Date.now() + wait
    clearTimeout(timer)
    timer = setTimeout(() => void send(false), wait)
    say('no_answer')
  }

  async function send(isAsked: boolean): Promise<void> {
    if (isAsked) wait = 0
    isWanted ||= isAsked
    // Known to be without network: nothing is noted as tried, so that it can still be changed as if it never was.
    if (!navigator.onLine) return say('quiet')
    if (isRunning || (!isAsked && Date.now() < nextAt)) return
    isRunning = true
    try {
      do {
        isWanted = false
        await desk.before()
        // Of several tabs one sends at a time; the next finds what is left.
        await navigator.locks.request('falt-send', sendAll)
      } while (isWanted)
    } catch {
      later()
    } finally {
      isRunning = false
      desk.onChange()
    }
  }

  async function sendAll(): Promise<void> {
    const settings = desk.settings()
    if (settings === null) return
    const all = (await desk.store.waiting()).filter(
      ({ state: each, answer }) => each === 'waiting' && answer === settings.setUp.answer,
    )
    if (all.length > 0) say('sending')
    for (const one of all) if (!(await sendOne(one, settings))) return
    if (all.length === 0 && state === 'revoked') return
    wait = 0
    nextAt = 0
    say('quiet')
  }

  /** False when the rest has to wait. */
  async function sendOne(seen: Waiting, settings: Settings): Promise<boolean> {
    // A full phone cannot note that it was tried: then this page remembers it.
    triedHere.add(seen.id)
    const one = await desk.store.take(seen.seq).catch(() => seen)
    if (one === undefined) return true
    const reply = await putPost(settings.code, settings.setUp.proof, one.id, one.post)
    if (reply.offset !== null) await desk.onOffset(reply.offset)
    switch (reply.status) {
      case 200:
      case 201:
        await noteSent(one)
        desk.onChange()
        return true
      case 401:
        say(reply.problem === 'pin_needed' ? 'pin' : 'revoked')
        return false
      case 403:
        say(reply.problem === 'outreach_full' ? 'spent' : 'closed')
        return false
      case 409:
      case 413:
      case 422:
        await desk.store
          .save({ ...one, isTried: true, state: 'attention', status: reply.status })
          .catch(() => undefined)
        desk.onChange()
        return true
      default:
        later()
        return false
    }
  }

  async function noteSent(one: Waiting): Promise<void> {
    const tally = { id: one.id, at: momentOf(one.post), kind: one.post.kind }
    // Where there is no room for a tally the post goes without one: it is with the service.
    await desk.store.sent(one.seq, { ...tally, persons: personsOf(one) }).catch(() => desk.store.remove(one.seq))
  }

  addEventListener('online', () => void send(true))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void send(true)
  })
  setInterval(() => void send(false), EVERY_MS)
  return {
    state: () => state,
    /** Sends now, whatever was waited for. */
    now: () => send(true),
  }
}

/** Sent from this page at least once, whether the phone had room to note it or not. */
export const triedHere = new Set<string>()
