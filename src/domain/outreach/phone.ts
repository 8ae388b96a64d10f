import type { Agreement, RoundState } from '../census/round.ts'

/** Phones one answer may have at most: more than an organisation has people out in one night. */
export const MOST_PHONES = 50

/**
 * Posts one phone may send in a round, those that write anew and take back included: one a minute, ten hours a night, for
 * five nights. Who holds a code that was lost fills nothing up; whoever really counts more is given another phone.
 */
export const MOST_POSTS = 3_000

/** What a PIN may be: four to eight digits. */
export const isPin = (pin: string): boolean => /^\d{4,8}$/.test(pin)

/** Letters and digits that are not taken for one another, and no vowels: no words come about. */
const CODE_SIGNS = 'BCDFGHJKLMNPQRSTVWXZ23456789'
const CODE_LENGTH = 28
const GROUP = 4

/** Bytes that a code of a phone is made from. */
export const CODE_BYTES = CODE_LENGTH

/**
 * The code of a phone, from random bytes: 28 signs of 28, more than 120 bits after what is lost by taking bytes as they
 * come. In groups of four, so that it can be typed in where no camera reads it.
 */
export function phoneCode(bytes: Uint8Array): string {
  const signs = [...bytes].map((byte) => CODE_SIGNS[byte % CODE_SIGNS.length] ?? '').join('')
  return signs.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? ''
}

/** What a phone needs to count: of its own organisation, and whom to call. */
export interface PhoneSetUp {
  /** Which answer it counts for: what waits in a phone is never sent to another. */
  readonly answer: string
  readonly phone: string
  readonly organisation: string
  readonly unit: string
  readonly census: string
  readonly week: { readonly from: string; readonly to: string }
  readonly training: boolean
  readonly round: RoundState
  readonly agreement: Agreement
  readonly form: number
  readonly places: readonly string[]
  /** Whom to call tonight: somebody of one's own, and whoever runs the census. */
  readonly callOwn: { readonly name: string; readonly phone: string } | null
  readonly callRound: { readonly name: string; readonly phone: string }
  readonly hasPin: boolean
  /** Goes with every post of a phone with a PIN: whoever only found the code sends nothing. Empty without a PIN. */
  readonly proof: string
  /** What the phone seals its rescue file with, base64. */
  readonly rescueKey: string
  /** The moment of the service, UTC: the phone compares its clock. */
  readonly now: string
}
