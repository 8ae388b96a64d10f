import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { privacyTexts } from './privacy.texts.ts'

/** Where a sealed value stands. It is bound into the encryption: a value moved to another place cannot be opened. */
export interface SealedPlace {
  readonly census: string
  readonly table: string
  readonly row: string
  readonly column: string
}

/** Makes random bytes. Passed in, so that tests can fix it. */
export type RandomBytes = (length: number) => Buffer

/** The census keys, each wrapped by the master key, outside the database: a copy of the database alone opens nothing. */
export interface Keyring {
  read(census: string): Buffer | undefined
  write(census: string, wrapped: Buffer): void
  remove(census: string): void
}

/** Seals and opens identities, and makes the keyed hashes by which they are found again. Everything else works on ids. */
export interface Vault {
  /** Makes the census's data key if there is none. */
  prepare(census: string): void
  seal(place: SealedPlace, value: string): Buffer
  open(place: SealedPlace, sealed: Buffer): string
  /** HMAC-SHA-256 of a canonical value: equal values give equal keys, in every year. */
  keyOf(kind: string, canonical: string): string
  /** Destroys the census's data key: what was sealed with it cannot be opened again by anybody. */
  shred(census: string): void
}

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_VERSION = '1'

/** Opens the vault with its 32-byte master key. Keys for hashing and for wrapping are derived from it (HKDF-SHA-256). */
export function openVault(masterKey: Buffer, keyring: Keyring, random: RandomBytes): Vault {
  const derive = (use: string) =>
    Buffer.from(hkdfSync('sha256', masterKey, '', `tvarsnitt/${use}/${KEY_VERSION}`, KEY_BYTES))
  const [hashKey, wrapKey] = [derive('index'), derive('wrap')]
  const dataKeys = new Map<string, Buffer>()
  const newNonce = nonces(random)

  const dataKey = (census: string): Buffer => {
    const held = dataKeys.get(census)
    if (held) return held
    const wrapped = keyring.read(census)
    if (wrapped === undefined) throw new DomainError('key_missing', privacyTexts.keyMissing)
    const key = decrypt(wrapKey, wrapped, `census|${census}|${KEY_VERSION}`)
    dataKeys.set(census, key)
    return key
  }

  return {
    prepare: (census) => {
      if (keyring.read(census) !== undefined) return
      const key = random(KEY_BYTES)
      keyring.write(census, encrypt(wrapKey, key, `census|${census}|${KEY_VERSION}`, newNonce()))
      dataKeys.set(census, key)
    },
    seal: (place, value) => encrypt(dataKey(place.census), value, boundTo(place), newNonce()),
    open: (place, sealed) => decrypt(dataKey(place.census), sealed, boundTo(place)).toString('utf8'),
    keyOf: (kind, canonical) => createHmac('sha256', hashKey).update(`${kind}|${canonical}`).digest('base64url'),
    shred: (census) => {
      keyring.remove(census)
      dataKeys.get(census)?.fill(0)
      dataKeys.delete(census)
    },
  }
}

const boundTo = ({ table, row, column }: SealedPlace) => `${table}|${row}|${column}|${KEY_VERSION}`

/** Nonces fetched at a time: asking the system for twelve bytes takes as long as asking for thousands. */
const NONCES_AT_A_TIME = 256

/** A source of nonces: each is 96 random bits of its own and is given out once. */
function nonces(random: RandomBytes): () => Buffer {
  let fetched: Buffer = Buffer.alloc(0)
  let from = 0
  return () => {
    if (from === fetched.length) {
      fetched = random(NONCES_AT_A_TIME * NONCE_BYTES)
      from = 0
    }
    from += NONCE_BYTES
    return fetched.subarray(from - NONCE_BYTES, from)
  }
}

function encrypt(key: Buffer, plain: Buffer | string, boundTo: string, nonce: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo))
  // In this order: each reads the cipher's state.
  const sealed = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
  return Buffer.concat([nonce, sealed, cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: Buffer, sealed: Buffer, boundTo: string): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo))
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)), decipher.final()])
}
