import { z } from 'zod'
import { ageBandOf } from '../../domain/submission/age-band.ts'
import { ageSpan, type Identity, statedAge } from '../../domain/submission/identity.ts'
import { type IsoDate, isIsoDate, isoDate, yearOf } from '../../domain/terms/dates.ts'
import { checkedNumber } from '../../domain/terms/personnummer.ts'
import { flag, type NewRow, type Row } from '../../platform/database/schema.ts'
import type { Vault } from '../../platform/privacy/vault.ts'
import { openFields, type Who } from './identity-fields.repository.ts'

/** Where an identity stands. */
export interface IdentityPlace {
  readonly id: string
  readonly census: string
  /** What its number is found by (see `numberKeyOf`). */
  readonly numberKey: string | null
  /** First day of the census week, on which the age band in clear is taken. */
  readonly day: IsoDate
}

/**
 * What the number of an identity is found by, in every census: its keyed hash. `issuer`: key of the unit that reports; a
 * reserve number means something only with the one who issued it.
 */
export function numberKeyOf(vault: Vault, { number }: Pick<Identity, 'number'>, issuer: string): string | null {
  if (number === null) return null
  return vault.keyOf(number.kind === 'reservnummer' ? `reservnummer|${issuer}` : number.kind, number.canonical)
}

/** What is known of who somebody is, as it is sealed: what is not known is left out. */
const identityContent = z.strictObject({
  number: checkedNumber.optional(),
  givenName: z.string().optional(),
  familyName: z.string().optional(),
  initials: z.string().optional(),
  birthDate: isoDate.optional(),
  birthYear: z.int().optional(),
  age: statedAge.optional(),
})
type IdentityContent = z.infer<typeof identityContent>

/**
 * What a content is filled up to, in bytes, and beyond that to whole steps: how long it is would tell what is known, and of
 * what name. A personnummer with two names of usual length takes some 160; a samordningsnummer some 210, since the birth is
 * told beside it, and of what kind a number is must not be told by that.
 */
const LEAST_BYTES = 256
const STEP_BYTES = 64

const placeOf = (census: string, row: string) => ({ census, table: 'identity', row, column: 'content' })

/** The row of an identity: all that is known sealed as one, in clear only an age band and whether it is protected. */
export function sealIdentity(
  vault: Vault,
  identity: Identity,
  { id, census, numberKey, day }: IdentityPlace,
): NewRow<'identity'> {
  return {
    id,
    census_id: census,
    protected_identity: flag(identity.protectedIdentity === true),
    age_band: ageBandOf(ageSpan(identity, day)),
    number_key: numberKey,
    content: vault.seal(placeOf(census, id), contentText(identity)),
  }
}

function contentText(identity: Identity): string {
  const { birthDate, birthYear } = besideNumber(identity)
  const known: IdentityContent = {
    number: identity.number ?? undefined,
    givenName: identity.givenName ?? undefined,
    familyName: identity.familyName ?? undefined,
    initials: identity.initials ?? undefined,
    birthDate: birthDate ?? undefined,
    birthYear: birthYear ?? undefined,
    age: identity.age ?? undefined,
  }
  return filledUp(JSON.stringify(known))
}

/** JSON with blanks after it, which whoever reads it passes over. */
function filledUp(json: string): string {
  const bytes = Buffer.byteLength(json)
  return json + ' '.repeat(Math.max(LEAST_BYTES, Math.ceil(bytes / STEP_BYTES) * STEP_BYTES) - bytes)
}

/** Opens an identity. It goes no further than linkage and the age that classification asks for. */
export function openIdentity(vault: Vault, row: Row<'identity'>): Identity {
  const who = row.content === null ? openFields(vault, row) : openContent(vault, row, row.content)
  return withBirthOfNumber({ ...who, protectedIdentity: row.protected_identity === 1 })
}

function openContent(vault: Vault, { id, census_id }: Row<'identity'>, content: Buffer): Who {
  const known = readContent(vault.open(placeOf(census_id, id), content))
  return {
    number: known.number ?? null,
    givenName: known.givenName ?? null,
    familyName: known.familyName ?? null,
    initials: known.initials ?? null,
    birthDate: known.birthDate ?? null,
    birthYear: known.birthYear ?? null,
    age: known.age ?? null,
  }
}

function readContent(text: string): IdentityContent {
  try {
    return identityContent.parse(JSON.parse(text))
  } catch {
    // What these say of it may be said of a person: what cannot be read as JSON is cited.
    throw new Error('what was sealed as an identity is none')
  }
}

type Birth = Pick<Identity, 'birthDate' | 'birthYear'>

const NOT_TOLD: Birth = { birthDate: null, birthYear: null }

/** What a personnummer says of the birth; of others it may be less than a day, or nothing. */
function birthOfNumber({ number }: Pick<Identity, 'number'>): Birth {
  if (number?.kind !== 'personnummer' || number.birth === null || !isIsoDate(number.birth)) return NOT_TOLD
  return { birthDate: number.birth, birthYear: yearOf(number.birth) }
}

/** What is known of the birth beside the number: what that says is not stored a second time. */
function besideNumber(identity: Identity): Birth {
  const { birthDate, birthYear } = birthOfNumber(identity)
  return {
    birthDate: identity.birthDate === birthDate ? null : identity.birthDate,
    birthYear: identity.birthYear === birthYear ? null : identity.birthYear,
  }
}

/** Every identity with a number has the birth it says (see `readIdentity`). */
function withBirthOfNumber(identity: Identity): Identity {
  const { birthDate, birthYear } = birthOfNumber(identity)
  return {
    ...identity,
    birthDate: identity.birthDate ?? birthDate,
    birthYear: identity.birthYear ?? birthYear,
  }
}

/** An identity as it is when it is opened again: a blank for protected identity is stored as a no. */
export const asStored = (identity: Identity): Identity => {
  return { ...identity, protectedIdentity: identity.protectedIdentity === true }
}
