/**
 * Argon2id with 19 MiB, two passes, one lane; the library works beside the event loop. Source: OWASP Password Storage
 * Cheat Sheet. The algorithm is the library's default.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The hash of random bytes nobody knows: compared with where there is no password, so that it takes as long. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$iGHik8VwUxlXco2r5sskmQ$eDVdgAdZ0Uroo0hEZDGYLHgPpbAssNNPgq7iSSFno5Q'

/** A password as it is stored. However å is put together, it is the same password. */
export async function hashPassword(password: string): Promise<string> {
  const { hash } = await argon2()
  return hash(password.normalize('NFC'), COST)
}

/** Loaded when it is first needed: most commands never do. */
const argon2 = () => import('@node-rs/argon2')

/** True when the password is the one of the hash. Without a hash it is never true, and takes the same work. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const { verify } = await argon2()
  const matches = await verify(stored ?? NOBODYS, password.normalize('NFC'))
  return stored !== null && matches
}
