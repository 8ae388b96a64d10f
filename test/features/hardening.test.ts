import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Sqlite from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { buildApp } from '../../src/app.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { runTyped } from '../commands/captured.ts'
import { csv, makeFolder } from '../make-folder.ts'
import { signInAs } from '../sign-in.ts'
import { partsOfWorkbook } from '../workbook-text.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
const temporary = () => {
  const folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-hard-'))
  folders.push(folder)
  return folder
}
const made = (...plan: Parameters<typeof makeFolder>) => {
  const folder = makeFolder(...plan)
  folders.push(folder)
  return folder
}

const HEAD = 'given_name,family_name,birth_date,sex,accommodation'
const files = {
  '2015/soc.csv': csv(HEAD, 'Anna,Wikström,1980-03-14,woman,outdoors'),
  '2016/soc.csv': csv(HEAD, 'Anna,Wikström,1980-03-14,woman,outdoors', 'Bo,Ek,1970-01-02,man,outdoors'),
}
const plan = { definition: 'socialstyrelsen-2011', files }

describe('a data folder that is used again', () => {
  it('the same folder twice stores nothing twice and gives the same figures', async () => {
    const [folder, data] = [made(plan), temporary()]
    const run = () => runTyped('run', folder, '--data', data, '--out', join(data, 'out'), '--json')
    const [first, second] = [await run(), await run()]
    expect(JSON.parse(second.out)).toEqual(JSON.parse(first.out))
    const database = new Sqlite(join(data, 'tvarsnitt.db'), { readonly: true })
    expect(database.prepare('select count(*) as records from record').get()).toEqual({ records: 3 })
    database.close()
  })

  it('a changed file takes the place of the earlier one, which is kept', async () => {
    const [folder, data] = [made(plan), temporary()]
    await runTyped('run', folder, '--data', data, '--out', join(data, 'out'))
    const changed = made({ ...plan, files: { ...files, '2016/soc.csv': csv(HEAD, 'Bo,Ek,1970-01-02,man,outdoors') } })
    const { out } = await runTyped('run', changed, '--data', data, '--out', join(data, 'out'), '--json')
    expect(JSON.parse(out).censuses[1]).toMatchObject({ census: '2016', persons: 1, records: 1 })
    const database = new Sqlite(join(data, 'tvarsnitt.db'), { readonly: true })
    expect(database.prepare('select count(*) as kept from submission where superseded_at is not null').get()).toEqual({
      kept: 1,
    })
    database.close()
  })

  it('a census whose folder was renamed is refused: it would be compared with itself', async () => {
    const [folder, data] = [made(plan), temporary()]
    await runTyped('run', folder, '--data', data, '--out', join(data, 'out'))
    renameSync(join(folder, '2016'), join(folder, '2016-ny'))
    const { code, err } = await runTyped('run', folder, '--data', data, '--out', join(data, 'out'))
    expect([code, err]).toEqual([3, expect.stringContaining('2016')])
  })

  it('a census that is only in the database is told of', async () => {
    const [folder, data] = [made(plan), temporary()]
    await runTyped('run', folder, '--data', data, '--out', join(data, 'out'))
    rmSync(join(folder, '2015'), { recursive: true })
    const { code, err } = await runTyped('run', folder, '--data', data, '--out', join(data, 'out'))
    expect([code, err]).toEqual([0, expect.stringContaining('2015 finns i databasen men inte i mappen')])
  })

  it('is for its owner only', async () => {
    const data = join(temporary(), 'data')
    await runTyped('run', made(plan), '--data', data, '--out', join(temporary(), 'out'))
    for (const name of ['.', 'tvarsnitt.db', 'keys', 'keys/master.key', 'keys/keyring.json'])
      expect([name, statSync(join(data, name)).mode & 0o077]).toEqual([name, 0])
  })

  it('without its keys is refused, and no new keys are made', async () => {
    const data = temporary()
    await runTyped('run', made(plan), '--data', data, '--out', join(data, 'out'))
    rmSync(join(data, 'keys', 'master.key'))
    const { code, err } = await runTyped('run', made(plan), '--data', data, '--out', join(data, 'out'))
    expect([code, err]).toEqual([3, expect.stringContaining('Nyckeln')])
    expect(readdirSync(join(data, 'keys'))).toEqual(['keyring.json'])
  })

  it("with another program's database is refused and left as it is", async () => {
    const data = temporary()
    const file = join(data, 'tvarsnitt.db')
    const other = new Sqlite(file)
    other.exec('create table municipality (something text)')
    other.close()
    mkdirSync(join(data, 'keys'))
    writeFileSync(join(data, 'keys', 'master.key'), Buffer.alloc(32, 7).toString('base64'))
    writeFileSync(join(data, 'keys', 'keyring.json'), '{}')
    const { code } = await runTyped('migrate', '--data', data)
    expect(code).toBe(3)
    const again = new Sqlite(file, { readonly: true })
    expect(again.prepare("select name from sqlite_master where type = 'table'").all()).toEqual([
      { name: 'municipality' },
    ])
    again.close()
  })

  it('made by several processes at once is made once', async () => {
    const data = temporary()
    const migrate = () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/main.ts', 'migrate', '--data', data])
    const said = await Promise.all([migrate(), migrate(), migrate()])
    expect(said.filter(({ stdout }) => stdout.includes('0001_create_chain'))).toHaveLength(1)
  })
})

describe('what a file says', () => {
  it('does not act on the terminal', async () => {
    const folder = made({
      ...plan,
      files: { '2016/soc.csv': csv(HEAD, 'Anna,Wikström,1980-03-14,woman,\u001b[2J\u001b]0;x\u0007torn') },
    })
    const { code, out, err } = await runTyped('check', folder)
    expect(code).toBe(1)
    expect(out + err).not.toContain('\u001b')
    expect(err).toContain('\\u001b')
  })

  it('of a women’s shelter is in no report by name, organisation or id', async () => {
    const units = [
      {
        id: 'soc',
        name: 'Socialtjänsten',
        kind: 'social_services',
        organisation: 'Staden',
        organisationKind: 'municipal',
      },
      {
        id: 'jouren-elin',
        name: 'Jouren Elin',
        kind: 'womens_shelter',
        organisation: 'Föreningen Elin',
        organisationKind: 'voluntary',
      },
    ]
    const observed = csv('place,observed_at,persons,sex,age_band,certainty,reason', 'Parken,2016-09-25T23:00,2,,,,')
    const folder = made({
      ...plan,
      units,
      files: {
        ...files,
        '2016/jouren-elin.csv': csv('birth_year,accommodation', '1985,protected_housing'),
        '2016/jouren-elin.observations.csv': observed,
      },
    })
    const out = join(temporary(), 'out')
    expect((await runTyped('run', folder, '--out', out)).code).toBe(0)
    for (const name of ['report.html', 'report.json', 'tables.csv'])
      expect([name, /jouren.elin|föreningen elin/i.test(readFileSync(join(out, '2016', name), 'utf8'))]).toEqual([
        name,
        false,
      ])
    for (const part of partsOfWorkbook(readFileSync(join(out, '2016', 'report.xlsx'))))
      expect(part).not.toMatch(/jouren.elin|föreningen elin/i)
    expect(JSON.parse(readFileSync(join(out, '2016', 'report.json'), 'utf8')).coverage.addedUnits).toEqual([
      'withheld-1',
    ])
  })
})

it('an address that cannot be read is told in Swedish, behind the policy', async () => {
  const context = await openTemporaryContext(MIGRATIONS)
  const app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  const reply = await app.inject({ url: '/rapporter/%ff/%zz/x/', headers: { host: 'localhost' } })
  expect([reply.statusCode, reply.headers['content-security-policy'], reply.json().title]).toEqual([
    400,
    "default-src 'self'",
    expect.stringContaining('går inte att läsa'),
  ])
  const { headers } = await signInAs(context, 'analyst')
  const noSlash = await app.inject({ url: '/rapporter/0180/2017/norrmalm', headers })
  expect([noSlash.statusCode, noSlash.headers.location]).toEqual([308, '/rapporter/0180/2017/norrmalm/'])
  await app.close()
  await context.db.destroy()
})
