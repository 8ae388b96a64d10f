import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterEach, describe, expect, it } from 'vitest'
import { csv, makeFolder } from '../make-folder.ts'
import { runTyped } from './captured.ts'
import { countRows, everyRow, FILES, filesIn, HEAD, PEOPLE, storedFolder } from './stored-folder.ts'

type Stored = Awaited<ReturnType<typeof storedFolder>>
const open: Stored[] = []
const stored = async (...plan: Parameters<typeof storedFolder>): Promise<Stored> => {
  const made = await storedFolder(...plan)
  open.push(made)
  return made
}
afterEach(() => {
  for (const each of open.splice(0)) each.remove()
})

const into = ({ data }: Stored, unit: string, ...rest: string[]) =>
  runTyped('import', '--census', '2016', '--unit', unit, '--data', data, ...rest)
const report = ({ data, at }: Stored, out: string) =>
  runTyped('report', '--census', '2016', '--data', data, '--out', at(out))

// One row is new, one changed, one is gone, one is as before.
const david = 'r4,David,Falk,1961-07-08,man,emergency_housing'
const CHANGED = csv(HEAD, PEOPLE.anna, 'r3,Cilla,Dahl,1990-05-06,woman,outdoors', david)
const BEFORE = csv(HEAD, PEOPLE.anna, PEOPLE.bo, PEOPLE.cilla)

describe('a file that has changed', () => {
  it('is counted against the one before: new, changed, unchanged and gone rows', async () => {
    const made = await stored({ files: { ...FILES, '2016/ria.csv': BEFORE } })
    const { code, out } = await into(made, 'ria', made.file('Ria maj.csv', CHANGED))
    expect(code).toBe(0)
    for (const said of [
      'Ria (ria), kartläggningen 2016: 3 rader i Ria maj.csv',
      '1 ny, 1 ändrad, 1 oförändrad, 1 finns inte längre',
      'Enhetens rader: 3 → 3. Hela kartläggningen: 5 → 5 uppgifter.',
      'tidigare fil är kvar men läses inte längre',
    ])
      expect(out).toContain(said)
  })

  it('gives the report that the folder gives with the new file in place of the old, to the last byte', async () => {
    const [imported, placed] = [await stored(), await stored()]
    const file = imported.file('whatever it is called.CSV', CHANGED)
    expect((await into(imported, 'ria', file)).code).toBe(0)
    expect((await report(imported, 'again')).code).toBe(0)
    copyFileSync(file, join(placed.folder, '2016/ria.csv'))
    await placed.run('again')
    expect(filesIn(imported.at('again'))).toEqual(filesIn(placed.at('again/2016')))
    const quality = readFileSync(imported.at('again/quality.csv'), 'utf8')
    expect([quality.includes('hobby'), quality.includes('shoes')]).toEqual([true, false])
  })

  it('takes the place of that unit alone: what others and other years handed in is read as before', async () => {
    const made = await stored()
    await into(made, 'ria', made.file('ria.csv', CHANGED))
    expect(countRows(made.data, 'submission')).toBe(4)
    expect(countRows(made.data, 'submission where superseded_at is null')).toBe(3)
    expect(countRows(made.data, 'record')).toBe(8)
  })

  it('and changed back is taken in again', async () => {
    const made = await stored()
    await into(made, 'ria', made.file('new.csv', CHANGED))
    const { code, out } = await into(made, 'ria', join(made.folder, '2016/ria.csv'))
    expect([code, out]).toEqual([0, expect.stringContaining('0 nya, 1 ändrad, 1 oförändrad, 1 finns inte längre')])
    await report(made, 'again')
    expect(filesIn(made.at('again'))).toEqual(filesIn(made.at('first/2016')))
  })

  it('says which report to make again, later ones too, and that a folder read again holds', async () => {
    const made = await stored()
    const file = made.file('soc.csv', CHANGED)
    const { err } = await runTyped('import', '--census', '2015', '--unit', 'soc', '--data', made.data, file)
    for (const said of [
      `tvarsnitt report --census 2015 --data ${made.data} --out MAPP`,
      'för 2016 jämför',
      'lägg filen där också',
    ])
      expect(err).toContain(said)
  })

  it('whose rows have no key of their own is compared by what they say, wherever they stand, and that is told', async () => {
    const keyless = (...rows: string[]) => csv('given_name,birth_year,accommodation', ...rows)
    const rows = ['Anna,1980,outdoors', 'Bo,1970,outdoors', 'Cilla,1990,outdoors']
    const made = await stored({ files: { '2016/ria.csv': keyless(...rows) } })
    const file = made.file('n.csv', keyless('Cilla,1990,outdoors', 'David,1961,outdoors', 'Bo,1970,night_shelter'))
    const { out } = await into(made, 'ria', file)
    expect(out).toContain('1 ny, 1 ändrad, 1 oförändrad, 1 finns inte längre')
    expect(out).toContain('inget eget radid')
  })
})

describe('a folder that is run again', () => {
  it('holds, and what it takes out again is told', async () => {
    const made = await stored()
    expect((await made.run('unchanged')).err).not.toContain('läses inte längre')
    await into(made, 'ria', made.file('ria.csv', CHANGED))
    const { code, err } = await made.run('again')
    expect([code, err]).toEqual([0, expect.stringMatching(/läses inte längre: 2016\/ria\.csv \(\d{4}-\d\d-\d\d\)\./)])
    expect(filesIn(made.at('again'))).toEqual(filesIn(made.at('first')))
  })
})

describe('a workbook', () => {
  it('is taken in as a CSV file is, and may take the place of one', async () => {
    const made = await stored({ files: { ...FILES, '2016/ria.csv': BEFORE } })
    const book = new ExcelJS.Workbook()
    book.addWorksheet('Blad1').addRows(
      BEFORE.trim()
        .split('\n')
        .map((line) => line.split(',')),
    )
    await book.xlsx.writeFile(made.at('Ria.xlsx'))
    const { code, out } = await into(made, 'ria', made.at('Ria.xlsx'))
    expect([code, out]).toEqual([0, expect.stringContaining('0 nya, 0 ändrade, 3 oförändrade')])
    expect((await report(made, 'again')).out).toContain('2016  3 personer')
    const figures = (folder: string) => readFileSync(made.at(`${folder}/report.json`), 'utf8')
    expect(figures('again')).toBe(figures('first/2016'))
  })
})

describe('--dry-run', () => {
  it('tells the same and stores nothing', async () => {
    const made = await stored()
    const [before, keys] = [everyRow(made.data), readFileSync(join(made.data, 'keys/keyring.json'), 'utf8')]
    const file = made.file('ria.csv', CHANGED)
    const dry = await into(made, 'ria', file, '--dry-run')
    expect([dry.code, dry.out]).toEqual([0, expect.stringContaining('Ingenting har sparats (--dry-run)')])
    expect(everyRow(made.data)).toBe(before)
    expect(readFileSync(join(made.data, 'keys/keyring.json'), 'utf8')).toBe(keys)
    const wet = await into(made, 'ria', file)
    expect(wet.out.split('\n').slice(0, 3)).toEqual(dry.out.split('\n').slice(0, 3))
    expect(everyRow(made.data)).not.toBe(before)
  })
})

describe('the same file twice', () => {
  it('is recognised, whatever it is called: nothing is doubled or changed', async () => {
    const made = await stored()
    await into(made, 'ria', made.file('ria.csv', CHANGED))
    const before = everyRow(made.data)
    const { code, out } = await into(made, 'ria', made.file('ria igen.csv', CHANGED))
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^ria igen\.csv är redan sparad \(\d{4}-\d\d-\d\d \d\d:\d\d/),
    ])
    expect(everyRow(made.data)).toBe(before)
  })

  it('is recognised when the folder brought it', async () => {
    const made = await stored()
    const { out } = await into(made, 'ria', join(made.folder, '2016/ria.csv'))
    expect(out).toContain('är redan sparad')
  })
})

describe('faults', () => {
  it('are all listed with where they are, exit 1, and nothing is stored', async () => {
    const made = await stored()
    const before = everyRow(made.data)
    const faulty = csv(HEAD, 'r1,Anna,W,1980-03-14,woman,tornet', 'r1,Bo,Ek,1970-13-02,man,outdoors')
    const { code, err, out } = await into(made, 'ria', made.file('fel.csv', faulty))
    expect([code, out]).toEqual([1, ''])
    for (const said of ['3 fel att rätta. Ingenting har sparats.', 'fel.csv, rad 2, accommodation, "tornet"', 'rad 3'])
      expect(err).toContain(said)
    expect(everyRow(made.data)).toBe(before)
  })

  it.each([
    ['a file with headings only, with the nil return', () => csv(HEAD), 'nilReturns'],
    ['an empty file', () => '', 'tom'],
  ])('%s', async (_what, content, words) => {
    const made = await stored()
    const { code, err } = await into(made, 'ria', made.file('tom.csv', content()))
    expect([code, err]).toEqual([1, expect.stringContaining(words)])
  })

  it('a file that is not there', async () => {
    const made = await stored()
    const { code, err } = await into(made, 'ria', made.at('finns-inte.csv'))
    expect([code, err]).toEqual([1, expect.stringContaining('finns-inte.csv: Filen finns inte')])
  })

  it('are in the JSON too', async () => {
    const made = await stored()
    const { code, out } = await into(made, 'ria', made.file('fel.csv', csv(HEAD, 'r1,A,B,,,tornet')), '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      census: '2016',
      unit: 'ria',
      stored: false,
      rows: null,
      findings: expect.arrayContaining([
        expect.objectContaining({ kind: 'fault', file: 'fel.csv', row: 2, column: 'accommodation' }),
      ]),
    })
  })
})

it('keeps who it is about to itself: nothing of the rows or of the name of the file is printed, stored in clear or reported', async () => {
  const made = await stored()
  const rows = ['r1,19690711-9827,Kanarius,Zebrafink,,man,outdoors', 'r1,690711-9827,Kanarius,Zebrafink,,man,tornet']
  const list = (...some: string[]) =>
    csv('record_id,personnummer,given_name,family_name,birth_date,sex,accommodation', ...some)
  const faulty = await into(made, 'ria', made.file('Anna Panna.csv', list(...rows)))
  const done = await into(made, 'ria', made.file('Anna Panna.csv', list(rows[0] ?? '')), '--json')
  expect([faulty.code, done.code]).toEqual([1, 0])
  await report(made, 'again')
  const reports = Object.values(filesIn(made.at('again'))).map((file) => Buffer.from(file, 'base64').toString())
  const everything = [faulty.out, faulty.err, done.out, done.err, everyRow(made.data), ...reports].join('\n')
  for (const canary of ['9827', 'Kanarius', 'Zebrafink']) expect(everything).not.toContain(canary)
  expect([everyRow(made.data), ...reports].join('\n')).not.toContain('Panna')
})

describe('what the unit answered before', () => {
  it('a nil return is struck out, and that is told, now and in quality.csv', async () => {
    const files = { '2016/soc.csv': FILES['2016/soc.csv'] }
    const made = await stored({ files, census: { '2016': { nilReturns: ['ria'] } } })
    const file = made.file('ria.csv', CHANGED)
    const dry = await into(made, 'ria', file, '--dry-run')
    expect(dry.err).toContain('nollrapporten stryks')
    const { code, out, err } = await into(made, 'ria', file)
    expect([code, err]).toEqual([0, expect.stringContaining('nollrapporten stryks')])
    expect(out).toContain('alla rader är nya')
    expect(countRows(made.data, 'census_unit where nil_return = 1')).toBe(0)
    await report(made, 'again')
    expect(readFileSync(made.at('again/quality.csv'), 'utf8')).toContain('nil_return_withdrawn')
    expect(JSON.parse(readFileSync(made.at('again/report.json'), 'utf8')).units).toMatchObject({ answered: 2, nil: 0 })
  })

  it('a unit that was not asked is told of once, as in a folder, however often it hands in', async () => {
    const files = { '2016/soc.csv': FILES['2016/soc.csv'] }
    const made = await stored({ files, census: { '2016': { unitsAsked: ['soc'] } } })
    await into(made, 'ria', made.file('1.csv', CHANGED))
    const { code, err } = await into(made, 'ria', made.file('2.csv', BEFORE))
    expect([code, err]).toEqual([0, expect.stringContaining('står inte bland de tillfrågade')])
    await report(made, 'again')
    const quality = readFileSync(made.at('again/quality.csv'), 'utf8')
    expect(quality.split('answered_not_asked').length - 1).toBe(1)
  })

  it('rows in the analyst’s list stay, and that is told', async () => {
    const compiled = csv(`unit,${HEAD}`, `ria,${PEOPLE.anna}`, `soc,${PEOPLE.bo}`)
    const made = await stored({ files: { '2016/compiled.csv': compiled } })
    const { code, out, err } = await into(made, 'ria', made.file('ria.csv', CHANGED))
    expect([code, err]).toEqual([0, expect.stringContaining('Enheten har också 1 rad i analytikerns lista')])
    expect(out).toContain('Hela kartläggningen: 2 → 5 uppgifter')
  })
})

describe('the wrong file or the wrong unit', () => {
  it('a file that another unit handed in is told of', async () => {
    const made = await stored()
    const { err } = await into(made, 'ria', join(made.folder, '2016/soc.csv'), '--dry-run')
    expect(err).toContain('Samma fil är redan lämnad av soc')
  })

  it('a file with no row of the earlier one is told of', async () => {
    const made = await stored()
    const { err } = await into(made, 'ria', made.file('x.csv', csv(HEAD, david)), '--dry-run')
    expect(err).toContain('Ingen av raderna fanns i enhetens tidigare fil, som hade 2 rader')
  })
})

describe('wrong usage', () => {
  it.each([
    [['--census', '2017', '--unit', 'ria'], 'Menade du 2016? Sparade är: Stockholm (0180) 2015, 2016.'],
    [['--census', '2016', '--unit', 'rai'], 'Menade du ria? Enheterna är: ria, soc.'],
    [['--census', '2016', '--unit', 'Socialtjänsten'], 'Menade du soc?'],
    [['--census', '2016', '--unit', 'ria', '--municipality', '9999'], 'Välj 0180 (Stockholm)'],
    [['--census', '2016'], 'Skriv också: --unit U.'],
    [[], 'Skriv också: --census C --unit U.'],
  ])('%j exits with 2 and says what there is', async (typed, words) => {
    const made = await stored()
    const before = everyRow(made.data)
    const { code, err } = await runTyped('import', made.file('ria.csv', CHANGED), '--data', made.data, ...typed)
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
    expect(everyRow(made.data)).toBe(before)
  })

  it('a folder, or a file of observations, is told of', async () => {
    const made = await stored()
    expect(await into(made, 'ria', made.folder)).toMatchObject({ code: 2, err: expect.stringContaining('är en mapp') })
    const seen = made.file('ria.observations.csv', 'place,observed_at,persons\n')
    expect(await into(made, 'ria', seen)).toMatchObject({ code: 2, err: expect.stringContaining('observationer') })
  })

  it.each(['import', 'link', 'report'])(
    '%s makes no database where there is none, and says how to begin',
    async (name) => {
      const made = await stored()
      const nowhere = made.at('felstavat')
      const given = {
        import: ['--unit', 'ria', made.file('ria.csv', CHANGED)],
        link: [],
        report: ['--out', made.at('o')],
      }
      const rest = Object.entries(given).find(([each]) => each === name)?.[1] ?? []
      const { code, err } = await runTyped(name, '--census', '2016', '--data', nowhere, ...rest)
      expect([code, err]).toEqual([2, expect.stringContaining(join(nowhere, 'tvarsnitt.db'))])
      expect(err).toContain(`tvarsnitt run MAPP --data ${nowhere}`)
      expect(existsSync(nowhere)).toBe(false)
    },
  )

  it('a database that is none exits with 4', async () => {
    const made = await stored()
    mkdirSync(made.at('trasig/keys'), { recursive: true })
    for (const name of ['master.key', 'keyring.json'])
      copyFileSync(join(made.data, 'keys', name), made.at(`trasig/keys/${name}`))
    writeFileSync(made.at('trasig/tvarsnitt.db'), 'not a database, and longer than a header would be'.repeat(20))
    const { code, err } = await runTyped('link', '--census', '2016', '--data', made.at('trasig'))
    expect([code, err]).toEqual([4, expect.stringContaining('är skadad')])
  })
})

describe('two municipalities in one data folder', () => {
  it('with a census of one name: which one is asked for, and taken when it is said', async () => {
    const made = await stored()
    const other = makeFolder({ definition: 'socialstyrelsen-2011', files: { '2016/soc.csv': FILES['2016/soc.csv'] } })
    const settings = JSON.parse(readFileSync(join(other, 'municipality.json'), 'utf8'))
    writeFileSync(join(other, 'municipality.json'), JSON.stringify({ ...settings, name: 'Provköping', code: '9990' }))
    expect((await runTyped('run', other, '--data', made.data, '--out', made.at('other'))).code).toBe(0)
    const file = made.file('ria.csv', CHANGED)
    const unclear = await into(made, 'ria', file)
    expect(unclear.code).toBe(2)
    for (const said of ['--municipality 0180 (Stockholm)', '--municipality 9990 (Provköping)'])
      expect(unclear.err).toContain(said)
    const taken = await into(made, 'ria', file, '--municipality', '9990')
    expect([taken.code, taken.out]).toEqual([0, expect.stringContaining('Hela kartläggningen: 2 → 5')])
    const unlike = await runTyped('link', '--census', '2015', '--data', made.data)
    expect([unlike.code, unlike.out]).toEqual([0, expect.stringContaining('2015  1 uppgift om 1 person')])
  })
})

it('speaks English, and JSON', async () => {
  const made = await stored()
  const file = made.file('ria.csv', CHANGED)
  const { out, err } = await into(made, 'ria', file, '--dry-run', '--language', 'en')
  expect(out).toContain('1 new, 1 changed, 1 unchanged, 0 no longer there')
  expect(out).toContain('Nothing has been stored (--dry-run).')
  expect(err).not.toMatch(/[åäö]/)
  const told = JSON.parse((await into(made, 'ria', file, '--json')).out)
  expect(told).toMatchObject({
    census: '2016',
    unit: 'ria',
    file: 'ria.csv',
    dryRun: false,
    stored: true,
    alreadyStored: null,
    rows: { before: 2, after: 3, changes: { added: 1, changed: 1, unchanged: 1, removed: 0 } },
    records: { before: 4, after: 5 },
  })
})
