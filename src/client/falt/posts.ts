import type { OutreachPostWritten } from '../../domain/outreach/post.ts'
import { type Draft, FORM, postOf, type Replaced } from './draft.ts'
import { triedHere } from './sender.ts'
import type { Settings, Store, Tally, Waiting } from './store.ts'

/** A post that is to be kept. */
export type Entry = Omit<Waiting, 'seq'>

/** A post that was written, and whether it is kept: the phone may have no room for it. */
export interface Kept {
  readonly isKept: boolean
  readonly entry: Entry
}

/**
 * The posts of the phone, as they were last read, and what may be done with them. Nothing is changed under an id that
 * the service may have: then a post of its own says what it replaces.
 */
export function postsIn(store: Store, settings: () => Settings | null) {
  let waiting: readonly Waiting[] = []
  let tallies: readonly Tally[] = []

  async function refresh(): Promise<void> {
    waiting = await store.waiting()
    tallies = await store.tallies()
  }

  const newEntry = (post: OutreachPostWritten, answer = settings()?.setUp.answer ?? ''): Entry => ({
    id: crypto.randomUUID(),
    state: 'waiting',
    isTried: false,
    status: null,
    answer,
    post,
  })

  /** What it comes in place of is shown no more. What the service would not take has never been there: it goes. */
  async function forget(of: Replaced | null): Promise<void> {
    const faulty = waiting.find(({ seq, state }) => seq === of?.seq && state === 'attention')
    if (faulty !== undefined) await store.remove(faulty.seq)
    if (of?.seq === null) await store.forgetTally(of.id)
    await refresh()
  }

  async function keep(entry: Entry, of: Replaced | null): Promise<Kept> {
    const isKept = (await store.save(entry).catch(() => null)) !== null
    if (isKept) await forget(of)
    return { isKept, entry }
  }

  async function keepDraft(done: Draft): Promise<Kept> {
    const { of } = done
    const now = settings()
    const around = { offset: now?.offset ?? null, agreement: now?.setUp.agreement ?? 'counts' }
    if (of?.seq != null && of.asNew !== true && !triedHere.has(of.id)) {
      const replaces = waiting.find(({ seq }) => seq === of.seq)?.post.replaces ?? null
      const entry = newEntry(postOf(done, { ...around, replaces }))
      if ((await store.changeUntried(of.seq, entry).catch(() => null)) === true) {
        await refresh()
        return { isKept: true, entry: { ...entry, id: of.id } }
      }
    }
    // The service may have what it comes in place of: then it is a new post that says so.
    const replaces = of === null || of.asNew === true ? null : of.id
    return keep(newEntry(postOf(done, { ...around, replaces })), of)
  }

  async function withdraw(replaces: string, answer?: string): Promise<void> {
    const createdAt = new Date().toISOString()
    const around = { form: FORM, createdAt, clockOffset: settings()?.offset ?? null, replaces }
    await store.save(newEntry({ kind: 'withdrawal', ...around }, answer))
  }

  return {
    waiting: () => waiting,
    tallies: () => tallies,
    refresh,
    /** Keeps what was written. */
    keepDraft,
    /** Tries again what the phone had no room for. */
    keep,
    forget,
    /** One that nobody has had goes; one that the service may have is taken back there. */
    remove: async (one: Waiting): Promise<void> => {
      const isGone =
        one.state === 'attention'
          ? await store.remove(one.seq).then(() => true)
          : !triedHere.has(one.id) && (await store.changeUntried(one.seq, null))
      if (!isGone) await withdraw(one.id, one.answer)
      await refresh()
    },
    /** Takes back one that the service has. */
    takeBack: async (id: string): Promise<void> => {
      await withdraw(id)
      await store.forgetTally(id)
      await refresh()
    },
    /** Sends under a new id what the service has another post under. */
    sendAsNew: async ({ seq, post, answer }: Waiting): Promise<void> => {
      await store.save(newEntry(post, answer))
      await store.remove(seq)
      await refresh()
    },
  }
}

/** The posts of the phone. */
export type Posts = ReturnType<typeof postsIn>
