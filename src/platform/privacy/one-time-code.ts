import { Secret, TOTP } from 'otpauth'
import type { RandomBytes } from './vault.ts'

/** What every authenticator app understands: SHA-1, six digits, thirty seconds. Source: RFC 6238. */
const PERIOD_SECONDS = 30
const SETTINGS = { algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS } as const
/** A clock may be one step off, before or after. */
const STEPS_OFF = 1
const SECRET_BYTES = 20

/** A new secret for an authenticator, in base32 as apps take it. */
export const newSecret = (random: RandomBytes): string => new Secret({ buffer: bufferOf(random(SECRET_BYTES)) }).base32

/** A buffer of its own: small ones share theirs with others. */
const bufferOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer

/** The time step for which a code is right; `null` when it is right for none near the moment. */
export function stepOfCode(secret: string, code: string, moment: string): number | null {
  const timestamp = Date.parse(moment)
  const off = TOTP.validate({
    token: code,
    secret: Secret.fromBase32(secret),
    ...SETTINGS,
    timestamp,
    window: STEPS_OFF,
  })
  return off === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + off
}

/** The code that is right at a moment. */
export const codeAt = (secret: string, moment: string): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), ...SETTINGS, timestamp: Date.parse(moment) })

/** The secret as a picture that an authenticator app reads: SVG, without style or script. */
export async function pictureOf(secret: string, issuer: string, label: string): Promise<string> {
  const { default: qr } = await import('qrcode')
  const uri = new TOTP({ ...SETTINGS, secret: Secret.fromBase32(secret), issuer, label }).toString()
  return qr.toString(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 })
}
