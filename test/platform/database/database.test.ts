import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { unitsOfRecords } from '../../../src/features/disclosure/made-from.repository.ts'
import { readContent, weightsOf } from '../../../src/features/linkage/run-content.repository.ts'
import { assertDurable, canWrite, inTransaction, openDatabase } from '../../../src/platform/database/connect.ts'
import { insertMany } from '../../../src/platform/database/insert-many.ts'
import { migrate } from '../../../src/platform/database/migrate.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-db-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = async () => {
  const db = openDatabase(join(folder, 'test.db'))
  await migrate(db, MIGRATIONS)
  return db
}
const municipality = (code: string) => ({ code, name: `Kommun ${code}` })

describe('durability', () => {
  it('holds after the first write: WAL, synchronous FULL, foreign keys, secure delete', async () => {
    const db = await open()
    await db.insertInto('municipality').values(municipality('9990')).execute()
    await expect(assertDurable(db)).resolves.toBeUndefined()
    await db.destroy()
  })

  it.each([
    ['synchronous', sql`pragma synchronous = normal`],
    ['foreign keys', sql`pragma foreign_keys = off`],
    ['secure delete', sql`pragma secure_delete = off`],
  ])('is refused when %s does not hold', async (_, weaken) => {
    const db = await open()
    await weaken.execute(db)
    await expect(assertDurable(db)).rejects.toMatchObject({ code: 'not_durable' })
    await db.destroy()
  })
})

describe('a transaction', () => {
  it('that fails leaves nothing behind', async () => {
    const db = await open()
    const work = inTransaction(db, async (inside) => {
      await inside.insertInto('municipality').values(municipality('9990')).execute()
      throw new Error('stop')
    })
    await expect(work).rejects.toThrow('stop')
    expect(await db.selectFrom('municipality').selectAll().execute()).toEqual([])
    await db.destroy()
  })

  it('is on disk for another connection once it has been acknowledged', async () => {
    const [db, other] = [await open(), openDatabase(join(folder, 'test.db'))]
    await inTransaction(db, (inside) => inside.insertInto('municipality').values(municipality('9990')).execute())
    expect(await other.selectFrom('municipality').selectAll().execute()).toHaveLength(1)
    await Promise.all([db.destroy(), other.destroy()])
  })

  it('takes the write lock at once: a second writer waits or is told, never interleaves', async () => {
    const [db, other] = [await open(), openDatabase(join(folder, 'test.db'), 50)]
    await inTransaction(db, async () => {
      await expect(inTransaction(other, async () => undefined)).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
    })
    await Promise.all([db.destroy(), other.destroy()])
  })

  it('waits for another writer without keeping readers waiting', async () => {
    const [db, other] = [await open(), openDatabase(join(folder, 'test.db'))]
    const done: string[] = []
    const waiting: Promise<unknown>[] = []
    await inTransaction(db, async () => {
      const wait = (what: string, work: Promise<unknown>) => waiting.push(work.then(() => done.push(what)))
      const add = (code: string) => other.insertInto('municipality').values(municipality(code))
      wait(
        'in a transaction',
        inTransaction(other, (inside) => inside.insertInto('municipality').values(municipality('9991')).execute()),
      )
      wait('by itself', add('9992').execute())
      wait('many', insertMany(other, 'municipality', [municipality('9993')]))
      for (let read = 0; read < 3; read++) await other.selectFrom('municipality').selectAll().execute()
      await new Promise((resolve) => setTimeout(resolve, 20))
      await other.selectFrom('municipality').selectAll().execute()
      done.push('read')
    })
    await Promise.all(waiting)
    expect(done[0]).toBe('read')
    expect(done).toHaveLength(4)
    expect(await db.selectFrom('municipality').selectAll().execute()).toHaveLength(3)
    await Promise.all([db.destroy(), other.destroy()])
  })
})

describe('migration', () => {
  it('runs once and then has nothing to do', async () => {
    const db = openDatabase(join(folder, 'test.db'))
    expect(await migrate(db, MIGRATIONS)).toEqual(Object.keys(MIGRATIONS))
    expect(await migrate(db, MIGRATIONS)).toEqual([])
    await db.destroy()
  })

  it('that fails leaves the database as it was', async () => {
    const db = await open()
    const broken = {
      ...MIGRATIONS,
      '9998_broken': {
        up: async (inside: Kysely<unknown>) => {
          await inside.schema.createTable('half').addColumn('id', 'text').execute()
          throw new Error('broken')
        },
      },
    }
    await expect(migrate(db, broken)).rejects.toThrow('broken')
    expect((await db.introspection.getTables()).map(({ name }) => name)).not.toContain('half')
    expect(await migrate(db, MIGRATIONS)).toEqual([])
    await db.destroy()
  })

  it('keeps every verdict and every person when verdicts are kept once, and runs in columns', async () => {
    const db = openDatabase(join(folder, 'test.db'))
    const before = Object.entries(MIGRATIONS).filter(([name]) => name < '0003')
    await migrate(db, Object.fromEntries(before))
    await sql`insert into municipality values ('9990', 'Kommun 9990')`.execute(db)
    await sql`insert into census values ('c', '9990', '2026', '2026-01-12', '2026-01-18', 'own', '[]', null, null)`.execute(
      db,
    )
    await sql`insert into submission values ('s', 'c', null, 'unit', 'a.csv', '0', '0', '2026-01-20', null)`.execute(db)
    await sql`insert into identity (id, census_id, protected_identity) values ('i', 'c', 0)`.execute(db)
    await sql`insert into linkage_run values ('run', 'c', 'm', '{}', '2026-01-21')`.execute(db)
    const verdicts = [
      { id: 'a', outcome: 'counted', verdict: '{"category":"1"}' },
      { id: 'b', outcome: 'none', verdict: '{"category":null}' },
      { id: 'c', outcome: 'counted', verdict: '{"category":"1"}' },
    ]
    for (const { id, outcome, verdict } of verdicts) {
      await sql`insert into record values (${id}, 's', 1, ${id}, null, null, 'i', '{}')`.execute(db)
      await sql`insert into record_verdict values ('run', 'own', ${id}, ${outcome}, ${verdict})`.execute(db)
      await sql`insert into person_member values ('run', 'linked', ${`person of ${id}`}, ${id})`.execute(db)
    }
    await migrate(db, MIGRATIONS)
    const kept = await db.selectFrom('run_verdicts').selectAll().executeTakeFirstOrThrow()
    expect({
      run: kept.run_id,
      definition: kept.definition_key,
      verdicts: JSON.parse(kept.verdicts),
      records: JSON.parse(kept.records),
      verdictOf: JSON.parse(kept.verdict_of),
    }).toEqual({
      run: 'run',
      definition: 'own',
      verdicts: [{ category: '1' }, { category: null }],
      records: ['a', 'b', 'c'],
      verdictOf: [0, 1, 0],
    })
    expect((await readContent(db, 'run')).asLinked).toEqual([['a'], ['b'], ['c']])
    await db.destroy()
  })

  it('keeps every link, doubt and person when evidence is kept once and runs in columns, and who reported every record', async () => {
    const db = openDatabase(join(folder, 'test.db'))
    const before = Object.entries(MIGRATIONS).filter(([name]) => name < '0004')
    await migrate(db, Object.fromEntries(before))
    await sql`insert into municipality values ('9990', 'Kommun 9990')`.execute(db)
    await sql`insert into census values ('c', '9990', '2026', '2026-01-12', '2026-01-18', 'own', '[]', null, null)`.execute(
      db,
    )
    await sql`
      insert into unit values ('u', '9990', 'ria', 'RIA', 'day_centre', 'RIA', 'voluntary', null, '[]', 0)
    `.execute(db)
    await sql`insert into submission values ('s', 'c', 'u', 'unit', 'a.csv', '0', '0', '2026-01-20', null)`.execute(db)
    await sql`insert into identity (id, census_id, protected_identity) values ('i', 'c', 0)`.execute(db)
    await sql`insert into submission values ('list', 'c', null, 'compiled', 'b.csv', '1', '1', '2026-01-20', null)`.execute(
      db,
    )
    for (const [id, submission] of [
      ['a', 's'],
      ['b', 's'],
      ['c', 'list'],
    ]) {
      await sql`insert into record values (${id}, ${submission}, 1, ${id}, null, null, 'i', '{}')`.execute(db)
      await sql`insert into record_unit values (${id}, 'u')`.execute(db)
    }
    const [number, name] = [
      '{"comparison":"number","level":"equal","weight":20.25}',
      '{"comparison":"family","level":"other","weight":-1.5}',
    ]
    const third = 1 / 3
    const links = [
      { run: 'one', right: 'b', weight: 18.75, probability: third, decision: 'automatic', evidence: [number, name] },
      { run: 'one', right: 'c', weight: 18.75, probability: 0, decision: 'review', evidence: [name, number, name] },
      { run: 'one', right: 'd', weight: null, probability: 1, decision: 'thin', evidence: [] },
      { run: 'two', right: 'b', weight: 20.25, probability: 0.5, decision: 'automatic', evidence: [number] },
    ]
    for (const run of ['one', 'two', 'empty'])
      await sql`insert into linkage_run values (${run}, 'c', 'm', '{}', '2026-01-21')`.execute(db)
    for (const { run, right, weight, probability, decision, evidence } of links)
      await sql`
        insert into link values (${run}, 'a', ${right}, ${weight}, ${probability}, ${decision}, ${`[${evidence}]`})
      `.execute(db)
    const persons = [
      { run: 'one', division: 'linked', ids: { a: 'p', b: 'p', c: 'q', d: 'p' } },
      { run: 'one', division: 'doubts_apart', ids: { a: 'r', b: 's', d: 't' } },
      { run: 'two', division: 'linked', ids: { b: 'p', a: 'p' } },
    ]
    for (const { run, division, ids } of persons)
      for (const [id, person] of Object.entries(ids))
        await sql`insert into person_member (run_id, division, person_id, member_id)
          values (${run}, ${division}, ${person}, ${id})`.execute(db)
    await sql`insert into doubt values ('one', 'a', 'c', 0, ${third}), ('one', 'd', null, 1, 0)`.execute(db)
    await migrate(db, MIGRATIONS)
    const lines = (evidence: readonly (string | undefined)[]) => evidence.map((line) => JSON.parse(line ?? ''))
    const one = await readContent(db, 'one')
    expect(one.links).toEqual(
      links.flatMap(({ run, right, probability, decision }) =>
        run === 'one' ? [{ left: 'a', right, probability, decision }] : [],
      ),
    )
    expect(await weightsOf(db, 'one')).toEqual([
      { weight: 18.75, evidence: lines([number, name]) },
      { weight: 18.75, evidence: lines([name, number, name]) },
    ])
    expect(await weightsOf(db, 'two')).toEqual([{ weight: 20.25, evidence: lines([number]) }])
    const person = ['a', 'b', 'd']
    expect(one).toMatchObject({
      asLinked: [person, ['c']],
      doubtsLinked: [person, ['c']],
      doubtsApart: [['a'], ['b'], ['c'], ['d']],
      doubts: [
        { left: 'a', right: 'c', ofRow: false, linkedNow: false, probabilitySame: third },
        { left: 'd', right: null, ofRow: false, linkedNow: true, probabilitySame: 0 },
      ],
    })
    // Who is the same however doubts are settled is the very list, as linkage makes it.
    expect(one.doubtsLinked[0]).toBe(one.asLinked[0])
    expect(one.doubtsApart[2]).toBe(one.asLinked[1])
    expect((await readContent(db, 'two')).asLinked).toEqual([['a', 'b']])
    expect(await readContent(db, 'empty')).toMatchObject({ asLinked: [], doubtsApart: [], links: [], doubts: [] })
    // Of a unit's own file they are the submission's; of a list of several they are named beside each record.
    expect(await db.selectFrom('record_unit').selectAll().execute()).toEqual([{ record_id: 'c', unit_id: 'u' }])
    const units = await unitsOfRecords(db, ['a', 'b', 'c'])
    expect([...units].sort()).toEqual(['a', 'b', 'c'].map((id) => [id, ['ria']]))
    await db.deleteFrom('linkage_run').where('id', '=', 'one').execute()
    expect((await db.selectFrom('run_content').select('run_id').orderBy('run_id').execute()).length).toBe(2)
    await db.destroy()
  })

  it('refuses a database that a newer version has made, and changes nothing in it', async () => {
    const db = await open()
    await sql`insert into kysely_migration (name, timestamp) values ('9999_from_the_future', '2099-01-01')`.execute(db)
    await expect(migrate(db, MIGRATIONS)).rejects.toMatchObject({ code: 'newer_database' })
    await db.destroy()
  })

  it('makes every table STRICT, and the database refuses what the domain refuses', async () => {
    const db = await open()
    const { rows } = await sql<{
      name: string
      strict: number
    }>`select name, strict from pragma_table_list where type = 'table' and schema = 'main'`.execute(db)
    const loose = rows.filter(
      ({ name, strict }) => strict === 0 && !name.startsWith('sqlite_') && !name.startsWith('kysely_'),
    )
    expect(loose).toEqual([])
    await expect(sql`insert into municipality (code, name) values ('9990', null)`.execute(db)).rejects.toThrow(
      'NOT NULL',
    )
    await expect(
      sql`insert into census_unit (census_id, unit_id, nil_return) values ('a', 'b', 2)`.execute(db),
    ).rejects.toThrow('CHECK')
    await db.destroy()
  })
})

it('stores more rows than one statement can take', async () => {
  const db = await open()
  const rows = Array.from({ length: 40_000 }, (_, at) => municipality(String(at)))
  await insertMany(db, 'municipality', rows)
  const { count } = await db
    .selectFrom('municipality')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  expect(count).toBe(40_000)
  await db.destroy()
})

it.each([1, 31, 32, 33, 100])('stores %i rows, each as it is', async (count) => {
  const db = await open()
  const rows = Array.from({ length: count }, (_, at) => municipality(String(at).padStart(3, '0')))
  await insertMany(db, 'municipality', rows.slice(0, 1))
  await insertMany(db, 'municipality', rows.slice(1))
  expect(await db.selectFrom('municipality').selectAll().orderBy('code').execute()).toEqual(rows)
  await db.destroy()
})

it('stores many rows whole or not at all, also outside a transaction', async () => {
  const db = await open()
  const rows = [municipality('1'), municipality('2'), municipality('1')]
  await expect(insertMany(db, 'municipality', rows)).rejects.toThrow('UNIQUE')
  expect(await db.selectFrom('municipality').selectAll().execute()).toEqual([])
  await expect(inTransaction(db, (inside) => insertMany(inside, 'municipality', rows))).rejects.toThrow('UNIQUE')
  expect(await db.selectFrom('municipality').selectAll().execute()).toEqual([])
  await db.destroy()
})

it('says whether it can be written', async () => {
  const db = await open()
  expect(await canWrite(db)).toBe(true)
  await sql`pragma query_only = on`.execute(db)
  expect(await canWrite(db)).toBe(false)
  await db.destroy()
})
