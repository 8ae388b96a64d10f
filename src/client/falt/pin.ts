import type { PinMark, Store } from './store.ts'

const ROUNDS = 200_000
const FREE_TRIES = 3
const LONGEST_WAIT_SECONDS = 300

async function hashOf(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
  return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, key, 256)
}

/** Remembers a PIN, so that it opens the screen without network. */
export async function rememberPin(store: Store, pin: string): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  await store.savePin({ salt, hash: await hashOf(pin, salt), wrong: 0, wrongAt: 0 })
}

/** Seconds before the next try: wrong PINs slow, and lock nobody out. */
export const secondsToWait = ({ wrong, wrongAt }: PinMark): number =>
  wrong < FREE_TRIES
    ? 0
    : Math.max(0, Math.ceil(Math.min(LONGEST_WAIT_SECONDS, 2 ** wrong) - (Date.now() - wrongAt) / 1000))

/** Whether a PIN is the one that is remembered. A wrong one is counted. */
export async function isPinRight(store: Store, mark: PinMark, pin: string): Promise<boolean> {
  const [here, there] = [new Uint8Array(await hashOf(pin, mark.salt)), new Uint8Array(mark.hash)]
  const isRight = here.every((byte, at) => byte === there[at])
  await store.savePin(isRight ? { ...mark, wrong: 0 } : { ...mark, wrong: mark.wrong + 1, wrongAt: Date.now() })
  return isRight
}
