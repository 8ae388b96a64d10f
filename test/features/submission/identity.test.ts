import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { type Identity, NO_IDENTITY } from '../../../src/domain/submission/identity.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'
import { readPersonalNumber } from '../../../src/domain/terms/personnummer.ts'
import { verifyAll } from '../../../src/features/report/verify.service.ts'
import { partsTold } from '../../../src/features/submission/answer-detail.repository.ts'
import { openIdentity, sealIdentity } from '../../../src/features/submission/identity.repository.ts'
import { loadRecords, saveRecords } from '../../../src/features/submission/submission.repository.ts'
import { systemRandom } from '../../../src/platform/context.ts'
import { migrate } from '../../../src/platform/database/migrate.ts'
import type { Row } from '../../../src/platform/database/schema.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openTemporaryVault } from '../../../src/platform/privacy/keys.ts'
import type { Vault } from '../../../src/platform/privacy/vault.ts'

const day = isoDate.parse('2026-04-06')
const vault = openTemporaryVault(systemRandom)
for (const census of ['2025', '2026']) vault.prepare(census)

function numbered(written: string): Identity {
  const reading = readPersonalNumber(written, day)
  if (!reading.ok) throw new Error(reading.code)
  return { ...NO_IDENTITY, number: reading.number, protectedIdentity: false }
}
const named = (givenName: string, familyName: string): Identity => {
  return { ...NO_IDENTITY, givenName, familyName, protectedIdentity: false }
}

/** A row that tells of nobody. */
const BLANK: Row<'identity'> = {
  ...{ id: 'i1', census_id: '2026', protected_identity: 0, age_band: null, number_key: null, content: null },
  ...{ number_kind: null, number: null, given_name: null, family_name: null, initials: null },
  ...{ birth_date: null, birth_year: null, age: null },
}

/** The row of an identity as it is read back. */
const rowOf = (identity: Identity, id = 'i1'): Row<'identity'> => {
  return { ...BLANK, ...sealIdentity(vault, identity, { id, census: '2026', numberKey: null, day }) }
}
const sealed = (identity: Identity): Buffer => {
  const { content } = rowOf(identity)
  if (content === null) throw new Error('nothing was sealed')
  return content
}
const place = (column: string, id = 'i1', census = '2026') => ({ census, table: 'identity', row: id, column })
const contentOf = (identity: Identity): string => vault.open(place('content'), sealed(identity))

const ANNA = {
  ...numbered('198507099805'),
  givenName: 'Anna',
  birthDate: isoDate.parse('1985-07-09'),
  birthYear: 1985,
}

describe('an identity as it is stored', () => {
  it('is opened as it was, whatever the names are and whatever is not known', () => {
    const unlike = fc.constantFrom('Åsa', 'Örjan Ääröö', '👩🏽‍🦱', '"}\\', '\ud83d', ' \u0000 ')
    const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
    const name = maybe(fc.oneof(unlike, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 })))
    const birthDate = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-04-06'), noInvalidDate: true })
    const birthYear = maybe(fc.integer({ min: 1900, max: 2026 }))
    const someone: fc.Arbitrary<Identity> = fc.oneof(
      fc.constant(ANNA),
      fc.record({
        number: fc.constantFrom(null, numbered('198507699802').number),
        givenName: name,
        familyName: name,
        initials: name,
        birthDate: maybe(birthDate.map((moment) => isoDate.parse(moment.toISOString().slice(0, 10)))),
        birthYear,
        age: maybe(fc.record({ years: fc.integer({ min: 0, max: 120 }), approximate: fc.boolean() })),
        protectedIdentity: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(someone, (identity) => {
        const row = rowOf(identity)
        expect(openIdentity(vault, row)).toEqual(identity)
        expect(Buffer.byteLength(contentOf(identity)) % 64).toBe(0)
      }),
    )
  })

  it('has in clear an age band, whether it is protected and what its number is found by, and nothing else', () => {
    const row = sealIdentity(vault, ANNA, { id: 'i1', census: '2026', numberKey: 'key', day })
    expect({ ...row, content: null }).toEqual({
      id: 'i1',
      census_id: '2026',
      protected_identity: 0,
      age_band: '35-44',
      number_key: 'key',
      content: null,
    })
  })

  it('does not tell by its length what is known, or of what name', () => {
    const lengths = (identities: readonly Identity[]) => new Set(identities.map((each) => sealed(each).length))
    const usual = [
      NO_IDENTITY,
      { ...NO_IDENTITY, age: { years: 40, approximate: true } },
      { ...NO_IDENTITY, initials: 'ÅÄ', birthYear: 1985 },
      ...[named('Bo', 'Ek'), named('Åsa', 'Öberg'), named('Kristina', 'Lagerström')],
      ...[numbered('198507099805'), ANNA, { ...ANNA, givenName: 'Kristina', familyName: 'Lagerström' }],
      ...[
        // What kind of number it is would be told, for beside this kind the birth is told as well.
        { ...numbered('198507699802'), birthDate: isoDate.parse('1985-07-09'), birthYear: 1985 },
      ].flatMap((each) => [
        { ...each, givenName: 'Kristina', familyName: 'Lagerström' },
        { ...each, givenName: 'Åsa', familyName: 'Öberg', age: { years: 40, approximate: true } },
      ]),
    ]
    expect(lengths(usual)).toEqual(new Set([12 + 256 + 16]))
    const long = [80, 90, 100, 110].map((letters) => ({ ...ANNA, familyName: 'å'.repeat(letters) }))
    expect(lengths(long)).toEqual(new Set([12 + 320 + 16, 12 + 384 + 16]))
  })

  it('does not say a second time what a personnummer says of the birth, and has it when it is opened', () => {
    expect(Object.keys(JSON.parse(contentOf(ANNA)))).toEqual(['number', 'givenName'])
    expect(openIdentity(vault, rowOf(ANNA))).toEqual(ANNA)
  })

  it('keeps the birth beside a samordningsnummer, which may say less than a day', () => {
    const somebody = { ...numbered('198507699802'), birthDate: isoDate.parse('1985-07-09'), birthYear: 1985 }
    expect(Object.keys(JSON.parse(contentOf(somebody)))).toEqual(['number', 'birthDate', 'birthYear'])
    expect(openIdentity(vault, rowOf(somebody))).toEqual(somebody)
  })

  it('is not opened in another row, in another census, or in a column of single fields', () => {
    const row = rowOf(ANNA)
    expect(() => openIdentity(vault, { ...row, id: 'i2' })).toThrow()
    expect(() => openIdentity(vault, { ...row, census_id: '2025' })).toThrow()
    expect(() => openIdentity(vault, { ...row, content: null, given_name: row.content })).toThrow()
    expect(() => openIdentity(vault, { ...row, content: vault.seal(place('given_name'), 'Anna') })).toThrow()
  })

  it.each([
    ['no JSON', 'Anna Andersson, 850709'],
    ['no object', '"Anna"'],
    ['a field that identities do not have', '{"givenName":"Anna","shoeSize":38}'],
    ['a null', '{"givenName":null}'],
    ['a day that does not exist', '{"birthDate":"1985-02-30"}'],
    ['half a number', '{"number":{"kind":"personnummer","canonical":"198507099805"}}'],
    ['an age as text', '{"age":{"years":"40","approximate":true}}'],
  ])('that is %s is refused, and what stands in it is not told', (_, text) => {
    const open = () => openIdentity(vault, { ...BLANK, content: vault.seal(place('content'), text) })
    expect(open).toThrow(/^what was sealed as an identity is none$/)
  })
})

/** An identity as it was stored before identities were sealed whole. */
function fieldByField(own: Vault, id: string, census: string): Row<'identity'> {
  const seal = (column: string, value: string) => own.seal(place(column, id, census), value)
  return {
    ...BLANK,
    ...{ id, census_id: census, age_band: '35-44', number_key: 'key' },
    number_kind: 'personnummer',
    number: seal('number', JSON.stringify(ANNA.number)),
    given_name: seal('given_name', 'Anna'),
    family_name: seal('family_name', 'Åkerström'),
  }
}

describe('an identity that was stored before identities were sealed whole', () => {
  it('is opened field by field', () => {
    expect(openIdentity(vault, fieldByField(vault, 'i1', '2026'))).toEqual({ ...ANNA, familyName: 'Åkerström' })
    const seal = (column: string, value: string) => vault.seal(place(column), value)
    const row: Row<'identity'> = {
      ...BLANK,
      protected_identity: 1,
      initials: seal('initials', 'ÅÄ'),
      birth_date: seal('birth_date', '1985-07-09'),
      birth_year: seal('birth_year', '1985'),
      age: seal('age', '{"years":40,"approximate":true}'),
    }
    expect(openIdentity(vault, row)).toEqual({
      ...NO_IDENTITY,
      initials: 'ÅÄ',
      birthDate: '1985-07-09',
      birthYear: 1985,
      age: { years: 40, approximate: true },
      protectedIdentity: true,
    })
    expect(() => openIdentity(vault, { ...row, initials: row.birth_date })).toThrow()
  })

  it('is there after the database has been brought over, beside those that are stored now', async () => {
    const earlier = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0020'))
    const context = await openTemporaryContext(earlier)
    const { db, vault: own } = context
    own.prepare('c')
    await sql`insert into municipality values ('9990', 'Kommun 9990')`.execute(db)
    await sql`
      insert into census values ('c', '9990', '2026', '2026-04-06', '2026-04-12', 'own', '[]', null, null)
    `.execute(db)
    await sql`insert into submission values ('s', 'c', null, 'unit', 'a.csv', '0', '0', '2026-04-20', null)`.execute(db)
    const { content: _, ...before } = fieldByField(own, 'i1', 'c')
    await db.insertInto('identity').values(before).execute()
    const record = (id: string, row: number) => {
      const ids = { id: `r${row}`, submission_id: 's', identity_id: id, record_key: id }
      return { ...ids, row_number: row, child_of: null, decided_person: null, facts: '{}' }
    }
    await db.insertInto('record').values(record('i1', 1)).execute()

    expect(await migrate(db, MIGRATIONS)).toContain('0020_seal_identities_whole')
    const bo = named('Bo', 'Ek')
    const identities = [sealIdentity(own, bo, { id: 'i2', census: 'c', numberKey: null, day })]
    await saveRecords(db, { identities, records: [record('i2', 2)], recordUnits: [] })
    const opened = (await loadRecords(db, own, 'c')).map(({ identity }) => identity)
    expect(opened).toEqual([{ ...ANNA, familyName: 'Åkerström' }, bo])
    expect(await partsTold(context, 'i1')).toEqual(['number', 'name', 'birthDate', 'birthYear'])
    expect(await partsTold(context, 'i2')).toEqual(['name'])
    expect(await verifyAll(context)).toMatchObject({ database: [], keys: { opened: 1, failed: [] } })
    await db.destroy()
  })
})
