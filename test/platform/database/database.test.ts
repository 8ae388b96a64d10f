import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
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

  it('keeps every verdict and every person when verdicts get a table of their own', async () => {
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
    expect(await db.selectFrom('verdict').select('content').orderBy('content').execute()).toEqual([
      { content: '{"category":"1"}' },
      { content: '{"category":null}' },
    ])
    const kept = await db
      .selectFrom('record_verdict')
      .innerJoin('verdict', 'verdict.verdict_number', 'record_verdict.verdict_number')
      .innerJoin('person_member', 'member_id', 'record_id')
      .select(['record_id', 'outcome', 'content', 'person_id', 'division'])
      .orderBy('record_id')
      .execute()
    expect(kept).toEqual(
      verdicts.map(({ id, outcome, verdict }) => ({
        record_id: id,
        outcome,
        content: verdict,
        person_id: `person of ${id}`,
        division: 'linked',
      })),
    )
    await db.destroy()
  })

  it('keeps every link with its evidence, and the units of every record, when evidence is kept once', async () => {
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
    for (const id of ['a', 'b']) {
      await sql`insert into record values (${id}, 's', 1, ${id}, null, null, 'i', '{}')`.execute(db)
      await sql`insert into record_unit values (${id}, 'u')`.execute(db)
    }
    const [number, name] = ['{"comparison":"number","weight":20.25}', '{"comparison":"family","weight":-1.5}']
    const links = [
      { run: 'one', right: 'b', weight: 18.75, decision: 'automatic', evidence: [number, name] },
      { run: 'one', right: 'c', weight: 18.75, decision: 'review', evidence: [name, number, name] },
      { run: 'one', right: 'd', weight: null, decision: 'thin', evidence: [] },
      { run: 'two', right: 'b', weight: 20.25, decision: 'automatic', evidence: [number] },
    ]
    for (const run of ['one', 'two'])
      await sql`insert into linkage_run values (${run}, 'c', 'm', '{}', '2026-01-21')`.execute(db)
    for (const { run, right, weight, decision, evidence } of links)
      await sql`insert into link values (${run}, 'a', ${right}, ${weight}, .5, ${decision}, ${`[${evidence}]`})`.execute(
        db,
      )
    await migrate(db, MIGRATIONS)
    const lines = await db.selectFrom('evidence').selectAll().execute()
    expect(lines.map(({ run_id, content }) => [run_id, content])).toEqual([
      ['one', name],
      ['one', number],
      ['two', number],
    ])
    const kept = await db.selectFrom('link').selectAll().orderBy('run_id').orderBy('right_id').execute()
    const contentOf = (run: string, line: unknown) =>
      lines.find(({ run_id, evidence_number }) => run_id === run && evidence_number === line)?.content
    expect(
      kept.map(({ run_id: run, right_id: right, weight, decision, evidence: numbers }) => {
        const found: unknown[] = JSON.parse(numbers)
        return { run, right, weight, decision, evidence: found.map((line) => contentOf(run, line)) }
      }),
    ).toEqual(links)
    expect(await db.selectFrom('record_unit').selectAll().orderBy('record_id').execute()).toEqual([
      { record_id: 'a', unit_id: 'u' },
      { record_id: 'b', unit_id: 'u' },
    ])
    await db.deleteFrom('linkage_run').where('id', '=', 'one').execute()
    expect((await db.selectFrom('evidence').selectAll().execute()).map(({ run_id }) => run_id)).toEqual(['two'])
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
