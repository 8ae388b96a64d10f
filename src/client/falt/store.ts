import type { PhoneSetUp } from '../../domain/outreach/phone.ts'
import type { OutreachPostWritten } from '../../domain/outreach/post.ts'

/** A post that is in the phone: opened. */
export interface Waiting {
  readonly seq: number
  readonly id: string
  readonly state: 'waiting' | 'attention'
  /** Sent at least once: the service may have it. */
  readonly isTried: boolean
  /** What the service said of it, when it is to be corrected. */
  readonly status: number | null
  /** For which answer it was written: never sent to another. */
  readonly answer: string
  readonly post: OutreachPostWritten
}

/** All that stays of a post that was sent. */
export interface Tally {
  readonly id: string
  readonly at: number
  readonly kind: OutreachPostWritten['kind']
  readonly persons: number
}

/** What the phone knows of itself. Sealed like the posts. */
export interface Settings {
  readonly code: string
  readonly setUp: PhoneSetUp
  /** What is to be added to the clock of the phone, milliseconds; `null` when it was never compared. */
  readonly offset: number | null
  readonly place: string | null
  readonly hasSeenHelp: boolean
}

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly data: ArrayBuffer
}

interface Row {
  readonly seq?: number
  readonly id: string
  readonly state: Waiting['state']
  readonly isTried: boolean
  readonly status: number | null
  readonly sealed: Sealed
}

/** The PIN as it is known again: never itself. */
export interface PinMark {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly hash: ArrayBuffer
  readonly wrong: number
  readonly wrongAt: number
}

const DATABASE = 'falt'
const [POSTS, TALLY, KEPT] = ['posts', 'tally', 'kept'] as const

const asked = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** Resolves when what was written is on disk: only then is a post said to be stored. */
const written = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(POSTS, { keyPath: 'seq', autoIncrement: true })
    request.result.createObjectStore(TALLY, { keyPath: 'id' })
    request.result.createObjectStore(KEPT)
  }
  return asked(request)
}

/** What the phone keeps, everything that tells of anybody sealed with a key that no script can read. */
export async function openStore() {
  const database = await openDatabase()
  const begin = (stores: string | string[], mode: IDBTransactionMode = 'readwrite') =>
    // Not only handed to the system but on disk: a phone may lose its power any moment in the cold.
    database.transaction(stores, mode, { durability: 'strict' })
  const read = <Value>(name: string): Promise<Value | undefined> =>
    asked(begin(KEPT, 'readonly').objectStore(KEPT).get(name))
  const write = async (name: string, value: unknown): Promise<void> => {
    const transaction = begin(KEPT)
    transaction.objectStore(KEPT).put(value, name)
    await written(transaction)
  }

  const drop = async (store: string, name: string | number): Promise<void> => {
    const transaction = begin(store)
    transaction.objectStore(store).delete(name)
    await written(transaction)
  }

  const key = await ownKey()
  async function ownKey(): Promise<CryptoKey> {
    const there = await read<CryptoKey>('key')
    if (there !== undefined) return there
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
    const transaction = begin(KEPT)
    // Two tabs may be opened at once: the first key holds.
    transaction.objectStore(KEPT).add(made, 'key').onerror = (event) => {
      event.preventDefault()
      event.stopPropagation()
    }
    await written(transaction)
    return (await read<CryptoKey>('key')) ?? made
  }
  const seal = async (value: unknown): Promise<Sealed> => {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const text = new TextEncoder().encode(JSON.stringify(value))
    return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text) }
  }
  const open = async <Value>({ iv, data }: Sealed): Promise<Value> => {
    const value: Value = JSON.parse(
      new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data)),
    )
    return value
  }

  const readSealed = async <Value>(name: string): Promise<Value | null> => {
    const sealed = await read<Sealed | null>(name)
    return sealed == null ? null : open<Value>(sealed)
  }
  const writeSealed = async (name: string, value: unknown): Promise<void> =>
    write(name, value === null ? null : await seal(value))

  const opened = async ({ sealed, ...row }: Row & { seq: number }): Promise<Waiting> => ({
    ...row,
    ...(await open<Pick<Waiting, 'answer' | 'post'>>(sealed)),
  })

  const save = async ({ seq, id, state, isTried, status, answer, post }: Omit<Waiting, 'seq'> & { seq?: number }) => {
    const row: Row = { id, state, isTried, status, sealed: await seal({ answer, post }) }
    const transaction = begin(POSTS)
    const saved = asked(transaction.objectStore(POSTS).put(seq === undefined ? row : { ...row, seq }))
    await written(transaction)
    return Number(await saved)
  }

  return {
    /** Keeps a post, or what has changed of it. Resolves when it is on disk; throws when there is no room. */
    save,
    /** Every post in the phone, in the order they were written. */
    waiting: async (): Promise<Waiting[]> => {
      const rows: (Row & { seq: number })[] = await asked(begin(POSTS, 'readonly').objectStore(POSTS).getAll())
      return Promise.all(rows.map(opened))
    },
    /** How many posts are in the phone: opens none of them. */
    count: (): Promise<number> => asked(begin(POSTS, 'readonly').objectStore(POSTS).count()),
    /**
     * A post that is about to be sent, noted as tried in the same step as it is read: from now on the service may have
     * it, and it is never changed under its id again. `undefined` when it is no longer there.
     */
    take: async (seq: number): Promise<Waiting | undefined> => {
      const transaction = begin(POSTS)
      const posts = transaction.objectStore(POSTS)
      const row: (Row & { seq: number }) | undefined = await asked(posts.get(seq))
      if (row !== undefined) posts.put({ ...row, isTried: true })
      await written(transaction)
      return row && opened(row)
    },
    /** Writes a post anew under its id, or with `null` takes it away, unless it was tried. Answers whether it was done. */
    changeUntried: async (seq: number, next: Pick<Waiting, 'answer' | 'post'> | null): Promise<boolean> => {
      const sealed = next === null ? null : await seal({ answer: next.answer, post: next.post })
      const transaction = begin(POSTS)
      const posts = transaction.objectStore(POSTS)
      const row: (Row & { seq: number }) | undefined = await asked(posts.get(seq))
      const may = row !== undefined && !row.isTried
      if (may && sealed === null) posts.delete(seq)
      if (may && sealed !== null) posts.put({ ...row, sealed })
      await written(transaction)
      return may
    },
    remove: (seq: number): Promise<void> => drop(POSTS, seq),
    /** The post is with the service: it goes, and a tally comes in its place, both or neither. */
    sent: async (seq: number, tally: Tally): Promise<void> => {
      const transaction = begin([POSTS, TALLY])
      transaction.objectStore(POSTS).delete(seq)
      transaction.objectStore(TALLY).put(tally)
      await written(transaction)
    },
    tallies: (): Promise<Tally[]> => asked(begin(TALLY, 'readonly').objectStore(TALLY).getAll()),
    forgetTally: (id: string): Promise<void> => drop(TALLY, id),
    settings: (): Promise<Settings | null> => readSealed('settings'),
    saveSettings: (settings: Settings): Promise<void> => writeSealed('settings', settings),
    /** A code that could not be taken in yet. */
    pending: (): Promise<string | null> => readSealed('pending'),
    savePending: (code: string | null): Promise<void> => writeSealed('pending', code),
    /** Something half written, so that a page that the phone has closed goes on where it was. */
    draft: <Draft>(): Promise<Draft | null> => readSealed('draft'),
    saveDraft: (draft: unknown): Promise<void> => writeSealed('draft', draft),
    pin: (): Promise<PinMark | null | undefined> => read<PinMark | null>('pin'),
    savePin: (mark: PinMark | null): Promise<void> => write('pin', mark),
    language: (): Promise<'sv' | 'en' | undefined> => read<'sv' | 'en'>('language'),
    saveLanguage: (language: 'sv' | 'en'): Promise<void> => write('language', language),
    /** The key of the rescue file: it locks, and nothing in the phone unlocks with it. */
    saveRescueKey: async (base64: string): Promise<void> => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
      return write('rescue', await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt']))
    },
    rescueKey: (): Promise<CryptoKey | undefined> => read<CryptoKey>('rescue'),
    /** Signs the phone out, unless a post is still there: looked at and done in one. Answers whether it was done. */
    clear: async (): Promise<boolean> => {
      const transaction = begin([POSTS, TALLY, KEPT])
      const left = await asked(transaction.objectStore(POSTS).count())
      if (left === 0) {
        transaction.objectStore(TALLY).clear()
        for (const name of ['settings', 'pending', 'draft', 'pin', 'rescue']) transaction.objectStore(KEPT).delete(name)
      }
      await written(transaction)
      return left === 0
    },
  }
}

/** What the phone keeps. */
export type Store = Awaited<ReturnType<typeof openStore>>
