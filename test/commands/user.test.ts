import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { runCommandLine } from '../../src/commands/command-line.ts'
import { ConfigError, readConfig } from '../../src/config.ts'
import { invitedBy } from '../../src/features/account/enrolment.service.ts'
import { openFolderContext } from '../../src/platform/open-context.ts'
import { runTyped } from './captured.ts'

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'tvarsnitt-user-'))
})
afterEach(() => rmSync(data, { recursive: true }))

const here = (...typed: string[]) => runTyped(...typed, '--data', data)
const addUnit = (...typed: string[]) =>
  here('unit', 'add', 'akuten', '--name', 'Akutboendet', '--kind', 'emergency_housing', ...typed)
const tokenIn = (out: string) => /^http:\/\/127\.0\.0\.1:3000\/inbjudan\/([\w-]{43})$/m.exec(out)?.[1] ?? ''
const whose = async (token: string) => {
  const context = await openFolderContext(data, MIGRATIONS)
  const account = await invitedBy(context, token)
  await context.db.destroy()
  return account?.email
}

describe('tvarsnitt user add', () => {
  it('prints a link that works once: the way in on a new system', async () => {
    const { code, out, err } = await here('user', 'add', '--role', 'administrator', 'Ada@Example.se', '--name', 'Ada')
    expect([code, out]).toEqual([0, expect.stringContaining('Inbjudan till Ada (ada@example.se), Administratör.')])
    expect(err).toContain('Den som har länken kan ta kontot')
    expect(await whose(tokenIn(out))).toBe('ada@example.se')
  })

  it('invites again to an account that is there, and the earlier link leads nowhere', async () => {
    const first = await here('user', 'add', '--role', 'administrator', 'ada@example.se')
    for (const again of [['--role', 'administrator'], []]) {
      const { code, out } = await here('user', 'add', ...again, 'ada@example.se')
      expect([code, await whose(tokenIn(out))]).toEqual([0, 'ada@example.se'])
    }
    expect(await whose(tokenIn(first.out))).toBeUndefined()
    expect(JSON.parse((await here('user', 'list', '--json')).out)).toHaveLength(1)
  })

  it('changes no role on the way', async () => {
    await here('user', 'add', '--role', 'analyst', 'ada@example.se')
    const { code, err } = await here('user', 'add', '--role', 'administrator', 'ada@example.se')
    expect([code, err]).toEqual([2, expect.stringContaining('finns redan, med rollen analyst')])
  })

  it('gives units to those who report, by id, several in either way', async () => {
    await addUnit('--municipality', 'Provköping/0000')
    await here('unit', 'add', 'natt', '--name', 'Natthärbärget', '--organisation-kind', 'voluntary')
    for (const [at, units] of [
      ['--unit', 'akuten', '--unit', 'natt'],
      ['--unit', 'Akuten,natt'],
    ].entries()) {
      const { code } = await here('user', 'add', '--role', 'unit_reporter', `e${at}@example.se`, ...units)
      expect(code).toBe(0)
    }
    for (const account of JSON.parse((await here('user', 'list', '--json')).out))
      expect(account).toMatchObject({ role: 'unit_reporter', state: 'invited', units: ['akuten', 'natt'] })
  })

  it.each([
    ['no address', ['--role', 'analyst', 'ada'], 'ingen e-postadress'],
    ['no role', ['ada@example.se'], 'Skriv också --role'],
    ['a misspelt role', ['--role', 'analist', 'ada@example.se'], 'Menade du analyst?'],
    ['no unit for somebody who reports', ['--role', 'unit_lead', 'ada@example.se'], 'Skriv också --unit'],
    ['a misspelt unit', ['--role', 'unit_lead', 'ada@example.se', '--unit', 'akutten'], 'Menade du akuten?'],
    [
      'a unit for somebody who reports for none',
      ['--role', 'analyst', 'ada@example.se', '--unit', 'akuten'],
      'Ta bort',
    ],
  ])('with %s says what to do, and makes nothing', async (_, typed, said) => {
    await addUnit('--municipality', 'Provköping/0000')
    const { code, err } = await here('user', 'add', ...typed)
    expect([code, err]).toEqual([2, expect.stringContaining(said)])
    expect(JSON.parse((await here('user', 'list', '--json')).out)).toEqual([])
  })

  it('begins the link with the public address, where there is one', async () => {
    const said: string[] = []
    const write = process.stdout.write
    process.stdout.write = (chunk) => said.push(String(chunk)) > 0
    const settings = () => readConfig({ TVARSNITT_ADDRESS: 'https://tvarsnitt.example.se/', TVARSNITT_DATA: data })
    const code = await runCommandLine(['user', 'add', '--role', 'analyst', 'a@example.se'], settings).finally(() => {
      process.stdout.write = write
    })
    expect([code, said.join('')]).toEqual([0, expect.stringMatching(/^https:\/\/tvarsnitt\.example\.se\/inbjudan\//m)])
  })
})

it('tvarsnitt user list makes no database where there is none, and says how to begin', async () => {
  const none = join(data, 'none')
  const { code, err } = await runTyped('user', 'list', '--data', none)
  expect([code, err, existsSync(none)]).toEqual([0, expect.stringContaining('user add --role administrator'), false])
})

describe('tvarsnitt unit add', () => {
  it('needs the municipality once, and changes a unit that is there', async () => {
    expect(await addUnit()).toMatchObject({ code: 2, err: expect.stringContaining('--municipality Namn/0000') })
    expect(await addUnit('--municipality', 'Provköping/0000')).toMatchObject({
      code: 0,
      out: 'Akutboendet finns nu i Provköping, med id akuten.\n',
    })
    expect(await addUnit('--name', 'Akuten')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Akuten finns nu'),
    })
  })

  it.each([
    ['an id that cannot be a file', ['unit', 'add', 'a/b', '--name', 'A'], 'kan inte vara a/b'],
    ['an organisation of no sort', ['unit', 'add', 'a', '--name', 'A', '--organisation-kind', 'firma'], 'municipal'],
    ['no name', ['unit', 'add', 'a'], '--name NAME'],
  ])('refuses %s', async (_, typed, said) => {
    await addUnit('--municipality', 'Provköping/0000')
    expect(await here(...typed)).toMatchObject({ code: 2, err: expect.stringContaining(said) })
  })
})

describe('commands of two words', () => {
  it.each([
    [['user'], '"tvarsnitt user add" eller "tvarsnitt user list"'],
    [['unit', 'remove'], '"tvarsnitt unit add"'],
    [['usr', 'add'], 'Menade du user add?'],
  ])('%s says which there are', async (typed, said) => {
    expect(await runTyped(...typed)).toMatchObject({ code: 2, err: expect.stringContaining(said) })
  })

  it('have their help', async () => {
    for (const typed of [
      ['user', 'add', '--help'],
      ['help', 'user', 'add'],
    ])
      expect((await runTyped(...typed)).out).toContain('tvarsnitt user add E-POST')
  })
})

describe('where the service listens', () => {
  const served = (...typed: string[]) => runTyped('serve', '--data', join(data, 'new'), ...typed)

  it('an address that others reach is refused as long as there is no public address with HTTPS', async () => {
    expect(await served('--host', '0.0.0.0')).toMatchObject({
      code: 3,
      err: expect.stringContaining('TVARSNITT_ADDRESS'),
    })
    expect(existsSync(join(data, 'new'))).toBe(false)
  })

  it('the demonstration is for this computer whatever the settings say', async () => {
    const settings = () => readConfig({ TVARSNITT_ADDRESS: 'https://tvarsnitt.example.se' })
    expect(await runCommandLine(['demo', '--host', '0.0.0.0'], settings)).toBe(3)
  })

  it.each(['http://tvarsnitt.example.se', 'https://tvarsnitt.example.se/x', 'tvarsnitt.example.se', 'https://a@b.se'])(
    'the public address cannot be %s',
    (address) => {
      expect(() => readConfig({ TVARSNITT_ADDRESS: address })).toThrow(ConfigError)
    },
  )
})
