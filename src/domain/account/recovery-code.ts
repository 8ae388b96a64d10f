/** How many recovery codes (reservkoder) are made at a time. */
export const RECOVERY_CODES = 10

/** Thirty-two signs: none that is taken for another when it is written by hand. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Random bytes that one recovery code takes: five bits of each are used, 60 bits in all. */
export const RECOVERY_CODE_BYTES = 12

/** A recovery code as it is shown, in groups of four, from random bytes. */
export function recoveryCode(bytes: Uint8Array): string {
  return grouped([...bytes].map((byte) => SIGNS[byte % SIGNS.length] ?? '').join(''))
}

/** A recovery code as it is compared: however it was typed; `null` when it can be none. */
export function readRecoveryCode(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return signs.length === RECOVERY_CODE_BYTES ? signs : null
}

/** Six digits of an authenticator's code, whatever stands between them; `null` when it can be none. */
export function readOneTimeCode(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}

/** Text in groups of four signs, to be read and typed by hand. */
export const grouped = (text: string, by = '-'): string => (text.match(/.{1,4}/g) ?? []).join(by)
