import { z } from 'zod'
import { ageBandOf } from '../../domain/submission/age-band.ts'
import { ageSpan, type Identity, statedAge } from '../../domain/submission/identity.ts'
import { type IsoDate, isIsoDate, isoDate, yearOf } from '../../domain/terms/dates.ts'
import { checkedNumber } from '../../domain/terms/personnummer.ts'
import { flag, type NewRow, type Row } from '../../platform/database/schema.ts'
import type { Vault } from '../../platform/privacy/vault.ts'

type SealedColumn = 'number' | 'given_name' | 'family_name' | 'initials' | 'birth_date' | 'birth_year' | 'age'

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

/** The row of an identity: every field sealed by itself, in clear only an age band and whether it is protected. */
export function sealIdentity(
  vault: Vault,
  identity: Identity,
  { id, census, numberKey, day }: IdentityPlace,
): NewRow<'identity'> {
  const seal = (column: SealedColumn, value: string | null) =>
    value === null ? null : vault.seal({ census, table: 'identity', row: id, column }, value)
  const { number } = identity
  const { birthDate, birthYear } = besideNumber(identity)
  return {
    id,
    census_id: census,
    protected_identity: flag(identity.protectedIdentity === true),
    age_band: ageBandOf(ageSpan(identity, day)),
    number_key: numberKey,
    number_kind: number?.kind ?? null,
    number: seal('number', number === null ? null : JSON.stringify(number)),
    given_name: seal('given_name', identity.givenName),
    family_name: seal('family_name', identity.familyName),
    initials: seal('initials', identity.initials),
    birth_date: seal('birth_date', birthDate),
    birth_year: seal('birth_year', birthYear === null ? null : String(birthYear)),
    age: seal('age', identity.age === null ? null : JSON.stringify(identity.age)),
  }
}

/** Opens an identity. It goes no further than linkage and the age that classification asks for. */
export function openIdentity(vault: Vault, row: Row<'identity'>): Identity {
  const open = (column: SealedColumn) => {
    const sealed = row[column]
    return sealed === null
      ? null
      : vault.open({ census: row.census_id, table: 'identity', row: row.id, column }, sealed)
  }
  const [number, birthDate, birthYear, age] = [open('number'), open('birth_date'), open('birth_year'), open('age')]
  return withBirthOfNumber({
    number: number === null ? null : checkedNumber.parse(JSON.parse(number)),
    givenName: open('given_name'),
    familyName: open('family_name'),
    initials: open('initials'),
    birthDate: birthDate === null ? null : isoDate.parse(birthDate),
    birthYear: birthYear === null ? null : z.int().parse(Number(birthYear)),
    age: age === null ? null : statedAge.parse(JSON.parse(age)),
    protectedIdentity: row.protected_identity === 1,
  })
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
