import { describe, expect, it } from 'vitest'
import { type Identity, NO_IDENTITY } from '../../../src/domain/submission/identity.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'
import { readPersonalNumber } from '../../../src/domain/terms/personnummer.ts'
import { openIdentity, sealIdentity } from '../../../src/features/submission/identity.repository.ts'
import { systemRandom } from '../../../src/platform/context.ts'
import { openTemporaryVault } from '../../../src/platform/privacy/keys.ts'

const day = isoDate.parse('2026-04-06')
const vault = openTemporaryVault(systemRandom)
vault.prepare('2026')

function numbered(written: string): Identity {
  const reading = readPersonalNumber(written, day)
  if (!reading.ok) throw new Error(reading.code)
  return { ...NO_IDENTITY, number: reading.number, protectedIdentity: false }
}

/** The columns that were sealed, and the identity as it is opened again. */
function stored(identity: Identity) {
  const row = sealIdentity(vault, identity, { id: 'i1', census: '2026', numberKey: null, day })
  const { number = null, given_name = null, family_name = null, initials = null } = row
  const { birth_date = null, birth_year = null, age = null, age_band = null, number_key = null } = row
  const columns = { number, given_name, family_name, initials, birth_date, birth_year, age }
  const kinds = { number_kind: row.number_kind ?? null, age_band, number_key }
  return {
    sealed: Object.entries(columns).flatMap(([column, value]) => (value === null ? [] : [column])),
    opened: openIdentity(vault, { ...row, ...columns, ...kinds }),
  }
}

describe('an identity as it is stored', () => {
  it('does not say a second time what a personnummer says of the birth, and has it when it is opened', () => {
    const anna = {
      ...numbered('198507099805'),
      givenName: 'Anna',
      birthDate: isoDate.parse('1985-07-09'),
      birthYear: 1985,
    }
    const { sealed, opened } = stored(anna)
    expect(sealed).toEqual(['number', 'given_name'])
    expect(opened).toEqual(anna)
  })

  it('keeps the birth beside a samordningsnummer, which may say less than a day', () => {
    const somebody = { ...numbered('198507699802'), birthDate: isoDate.parse('1985-07-09'), birthYear: 1985 }
    const { sealed, opened } = stored(somebody)
    expect(sealed).toEqual(['number', 'birth_date', 'birth_year'])
    expect(opened).toEqual(somebody)
  })

  it('keeps the birth of whoever has no number', () => {
    const bo = { ...NO_IDENTITY, birthDate: isoDate.parse('1970-01-02'), birthYear: null, protectedIdentity: false }
    const { sealed, opened } = stored(bo)
    expect(sealed).toEqual(['birth_date'])
    expect(opened).toEqual(bo)
  })
})
