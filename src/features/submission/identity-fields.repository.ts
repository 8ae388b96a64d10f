import { z } from 'zod'
import { type Identity, statedAge } from '../../domain/submission/identity.ts'
import { isoDate } from '../../domain/terms/dates.ts'
import { checkedNumber } from '../../domain/terms/personnummer.ts'
import type { Row } from '../../platform/database/schema.ts'
import type { Vault } from '../../platform/privacy/vault.ts'

/** What an identity tells of who it is. That it is protected stands in clear. */
export type Who = Omit<Identity, 'protectedIdentity'>

/**
 * What was stored before identities were sealed whole (decision 0023): every field by itself. Nothing is written so any
 * more, but a record is never altered, and no migration has the keys: such rows are there as long as their census is.
 */
export function openFields(vault: Vault, row: Row<'identity'>): Who {
  const open = (column: 'number' | 'given_name' | 'family_name' | 'initials' | 'birth_date' | 'birth_year' | 'age') => {
    const sealed = row[column]
    return sealed && vault.open({ census: row.census_id, table: 'identity', row: row.id, column }, sealed)
  }
  const [number, birthDate, birthYear, age] = [open('number'), open('birth_date'), open('birth_year'), open('age')]
  return {
    number: number === null ? null : checkedNumber.parse(JSON.parse(number)),
    givenName: open('given_name'),
    familyName: open('family_name'),
    initials: open('initials'),
    birthDate: birthDate === null ? null : isoDate.parse(birthDate),
    birthYear: birthYear === null ? null : z.int().parse(Number(birthYear)),
    age: age === null ? null : statedAge.parse(JSON.parse(age)),
  }
}
