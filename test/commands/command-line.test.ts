import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/commands/commands.ts'
import { ConfigError, readConfig, SETTING_NAMES } from '../../src/config.ts'
import { runTyped } from './captured.ts'

describe('help', () => {
  it('lists every command, in Swedish and in English', async () => {
    for (const language of ['sv', 'en']) {
      const { code, out } = await runTyped('--help', '--language', language)
      expect(code).toBe(0)
      for (const { name } of COMMANDS) expect(out).toContain(`  ${name}`)
    }
  })

  it.each(COMMANDS)('$name --help says what it does and every option', async ({ name, load }) => {
    const { summary, options } = await load()
    const { code, out } = await runTyped(...name.split(' '), '--help')
    expect([code, out]).toEqual([0, expect.stringContaining(summary.sv)])
    for (const option of Object.keys(options)) expect(out).toContain(`--${option}`)
  })
})

describe('what was typed wrongly', () => {
  it.each([
    [['rum'], 'Menade du run?'],
    [['run'], 'MAPP'],
    [['run', 'a', 'b'], 'för mycket: b'],
    [['run', 'a', '--ut', 'b'], 'inget val som heter --ut'],
    [['run', 'a', '--out'], '--out DIR'],
    [['run', 'a', '--json=ja'], 'utan värde'],
    [['run', 'a', '--language', 'no'], '--language sv'],
    [['serve', '--port', 'abc'], '--port'],
    [[], 'Kommandon'],
  ])('%j exits with 2 and says what to type', async (typed, words) => {
    const { code, out, err } = await runTyped(...typed)
    expect([code, out + err]).toEqual([2, expect.stringContaining(words)])
  })
})

describe('what is refused', () => {
  it('reports written into the folder that is read: exit 2', async () => {
    for (const out of ['fixtures/norrmalm', 'fixtures/norrmalm/2016/ut']) {
      const { code, err } = await runTyped('run', 'fixtures/norrmalm', '--out', out)
      expect([code, err]).toEqual([2, expect.stringContaining('--out')])
    }
  })

  it('a data folder that cannot be written: exit 4, told in words, nothing half stored', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-storage-'))
    writeFileSync(join(folder, 'taken'), 'a file where a folder should be')
    const { code, err } = await runTyped(
      'run',
      'fixtures/norrmalm',
      '--data',
      join(folder, 'taken'),
      '--out',
      join(folder, 'out'),
    )
    expect([code, err]).toEqual([4, expect.stringContaining('en fil där det ska vara en mapp')])
    expect(err).not.toContain('    at ')
    rmSync(folder, { recursive: true })
  })

  it('a database that is damaged: exit 4, told so, and to restore it', async () => {
    const data = mkdtempSync(join(tmpdir(), 'tvarsnitt-damaged-'))
    const out = join(data, 'out')
    await runTyped('run', 'fixtures/norrmalm', '--data', data, '--out', out)
    for (const left of ['tvarsnitt.db-wal', 'tvarsnitt.db-shm']) rmSync(join(data, left), { force: true })
    writeFileSync(join(data, 'tvarsnitt.db'), 'no database at all. '.repeat(100))
    const { code, err } = await runTyped('report', '--census', '2016', '--data', data, '--out', out)
    expect([code, err]).toEqual([4, expect.stringContaining('säkerhetskopian')])
    expect(err).not.toContain('Kontrollera att disken')
    rmSync(data, { recursive: true })
  })

  it('a folder that is not there: exit 1, told how to make one', async () => {
    const { code, err } = await runTyped('check', join(tmpdir(), 'finns-inte-alls'))
    expect([code, err]).toEqual([1, expect.stringContaining('tvarsnitt init')])
  })

  it('an address that others can reach, as long as there is no sign-in: exit 3', async () => {
    const { code, err } = await runTyped('serve', '--host', '0.0.0.0')
    expect([code, err]).toEqual([3, expect.stringContaining('127.0.0.1')])
  })
})

it('codes lists every column in both languages', async () => {
  const { out } = await runTyped('codes')
  for (const name of ['accommodation · boende', 'night_by_night · natt_för_natt', 'outdoors · utomhus', 'person_id'])
    expect(out).toContain(name)
  expect(JSON.parse((await runTyped('codes', '--json')).out)[0].file).toBe('unit')
})

describe('settings', () => {
  it('config lists every one with where it is set', async () => {
    const { code, out } = await runTyped('config')
    expect(code).toBe(0)
    for (const name of SETTING_NAMES) expect(out).toContain(`${name} = `)
  })

  it('come from the environment before the file, and the file before the default', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-config-'))
    const file = join(folder, 'settings.json')
    writeFileSync(file, JSON.stringify({ port: 4000, language: 'en' }))
    const { config } = readConfig({ TVARSNITT_CONFIG: file, TVARSNITT_PORT: '5000' })
    expect(config).toMatchObject({ port: 5000, language: 'en', host: '127.0.0.1' })
    rmSync(folder, { recursive: true })
  })

  it.each([[{ TVARSNITT_PORT: 'http' }], [{ TVARSNITT_LANGUAGE: 'no' }], [{ TVARSNITT_CONFIG: 'finns-inte.json' }]])(
    '%j is told, not guessed at',
    (environment) => {
      expect(() => readConfig(environment)).toThrow(ConfigError)
    },
  )
})
