import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { csv } from '../make-folder.ts'
import { runTyped } from './captured.ts'
import { changeDatabase, countRows, everyRow, filesIn, HEAD, PEOPLE, storedFolder } from './stored-folder.ts'

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

const report = ({ data, at }: Stored, out: string, ...rest: string[]) =>
  runTyped('report', '--census', '2016', '--data', data, '--out', at(out), ...rest)
/** A definition of the municipality's own: those who stayed there are counted. */
const own = (accommodation: string) => ({
  id: 'lokal',
  title: 'Lokal',
  source: { publisher: 'Kommunen', document: 'Beslut 1' },
  validFrom: '2010-01-01',
  countedBy: 'stay',
  categories: { ute: { label: 'Ute' } },
  precedence: ['ute'],
  rules: [
    {
      id: 'lokal/ute',
      gives: 'ute',
      condition: { kind: 'fact', fact: 'accommodation', oneOf: [accommodation] },
      reason: 'Personen var ute.',
      validFrom: '2010-01-01',
      assumption: 'Enligt beslutet.',
    },
  ],
})
const names = (folder: string) => Object.keys(filesIn(folder))

describe('a report of what is stored', () => {
  it('is the one that run wrote, to the last byte, and no new edition, run or verdict when nothing has changed', async () => {
    const made = await stored({ census: { '2016': { alsoReport: ['helsingborg-akut'] } } })
    const before = everyRow(made.data)
    const { code, out, err } = await report(made, 'again')
    expect(code).toBe(0)
    expect(out).toContain('2016  3 personer')
    expect(err).toContain('Ingenting har ändrats enligt socialstyrelsen-2011 sedan utgåvan')
    expect(filesIn(made.at('again'))).toEqual(filesIn(made.at('first/2016')))
    expect(names(made.at('again'))).toContain('helsingborg-akut/report.html')
    expect(everyRow(made.data)).toBe(before)
  })

  it('is a new edition after an import, linked anew, and the one before is kept', async () => {
    const made = await stored()
    const [editions, runs] = [countRows(made.data, 'edition'), countRows(made.data, 'linkage_run')]
    const file = made.file('ria.csv', csv(HEAD, PEOPLE.anna))
    await runTyped('import', '--census', '2016', '--unit', 'ria', '--data', made.data, file)
    const { out, err } = await report(made, 'again')
    expect(out).toContain('2016  2 personer')
    expect(err).toContain('Ny utgåva enligt socialstyrelsen-2011')
    expect(countRows(made.data, 'edition')).toBe(editions + 1)
    expect(countRows(made.data, 'linkage_run')).toBe(runs + 1)
    const second = await report(made, 'third')
    expect(second.err).toContain('Ingenting har ändrats')
    expect(countRows(made.data, 'edition')).toBe(editions + 1)
    expect(filesIn(made.at('third'))).toEqual(filesIn(made.at('again')))
  })

  it('uses the linkage that link made, and says the same by it', async () => {
    const made = await stored()
    await runTyped('link', '--census', '2016', '--data', made.data)
    const runs = countRows(made.data, 'linkage_run')
    const { err } = await report(made, 'again')
    expect(err).toContain('Ingenting har ändrats')
    expect(countRows(made.data, 'linkage_run')).toBe(runs)
    expect(filesIn(made.at('again'))).toEqual(filesIn(made.at('first/2016')))
  })
})

describe('--format', () => {
  it.each([
    ['csv', ['quality.csv', 'tables.csv']],
    ['json', ['report.json']],
    ['json,csv', ['quality.csv', 'report.json', 'tables.csv']],
  ])('%s writes that alone', async (format, files) => {
    const made = await stored()
    expect((await report(made, 'o', '--format', format)).code).toBe(0)
    expect(names(made.at('o'))).toEqual(files)
  })

  it('html writes the page and its charts, and all formats together are all files', async () => {
    const made = await stored()
    await report(made, 'page', '--format', 'HTML')
    const page = names(made.at('page'))
    expect(page).toContain('report.html')
    expect(page.filter((name) => /\.(csv|json|xlsx)$/.test(name))).toEqual([])
    await report(made, 'all', '--format', 'html, xlsx,, csv, json')
    expect(names(made.at('all'))).toEqual(names(made.at('first/2016')))
  })

  it('one that there is not exits with 2, names the choices and makes nothing', async () => {
    const made = await stored()
    const before = everyRow(made.data)
    const { code, err } = await report(made, 'o', '--format', 'html,pdf')
    expect([code, err]).toEqual([2, expect.stringContaining('Formatet ”pdf” finns inte')])
    expect(err).toContain('html, xlsx, csv och json')
    expect(everyRow(made.data)).toBe(before)
  })
})

describe('--definition', () => {
  it('another that is shipped is written in the folder named, and is an edition of its own', async () => {
    const made = await stored()
    const { code, out, err } = await report(made, 'o', '--definition', 'stockholm')
    expect([code, out]).toEqual([0, expect.stringContaining('[stockholm]')])
    expect(err).toContain('Ny utgåva enligt stockholm')
    const figures = JSON.parse(readFileSync(made.at('o/report.json'), 'utf8'))
    expect(figures).toMatchObject({ census: '2016', definition: 'stockholm', records: 4 })
    expect((await report(made, 'p', '--definition', 'stockholm')).err).toContain('Ingenting har ändrats')
    expect((await report(made, 'q')).err).toContain('Ingenting har ändrats enligt socialstyrelsen-2011')
  })

  it('not in force in the census week is refused with 3, and nothing is stored', async () => {
    const made = await stored()
    const before = everyRow(made.data)
    const { code, err } = await report(made, 'o', '--definition', 'socialstyrelsen-2017')
    expect([code, err]).toEqual([3, expect.stringContaining('2017-04-03')])
    expect(everyRow(made.data)).toBe(before)
  })

  it('that does not exist exits with 2 and names the nearest', async () => {
    const made = await stored()
    const { code, err } = await report(made, 'o', '--definition', 'stokholm')
    expect([code, err]).toEqual([2, expect.stringContaining('Menade du stockholm?')])
  })

  it('of the municipality’s own is used in the wording of the last run', async () => {
    const made = await stored({ definition: 'lokal', definitions: [own('outdoors')] })
    expect((await report(made, 'o')).out).toContain('2016  2 personer')
    const settings = JSON.parse(readFileSync(join(made.folder, 'municipality.json'), 'utf8'))
    const write = (accommodation: string) =>
      writeFileSync(
        join(made.folder, 'municipality.json'),
        JSON.stringify({ ...settings, definitions: [own(accommodation)] }),
      )
    write('night_shelter')
    await made.run('second')
    const { out, err } = await report(made, 'p', '--definition', 'lokal')
    expect(out).toContain('2016  1 person,')
    expect(err).toContain('Ingenting har ändrats')
    write('outdoors')
    await made.run('third')
    expect((await report(made, 'q')).out).toContain('2016  2 personer')
    expect((await report(made, 'r', '--definition', 'finns-inte')).err).toContain('lokal')
  })
})

it('a census whose definition is not in the database is refused with 3, and told what to do', async () => {
  const made = await stored({ definition: 'lokal', definitions: [own('outdoors')] })
  changeDatabase(made.data, 'delete from run_definition')
  const { code, err } = await report(made, 'o')
  expect([code, err]).toEqual([3, expect.stringContaining('Definitionen lokal, som kartläggningen 2016 rapporteras')])
  expect(err).toContain('tvarsnitt run')
})

describe('what is told', () => {
  it('as JSON: the figures of run, and which edition they are', async () => {
    const made = await stored()
    const told = JSON.parse((await report(made, 'o', '--json')).out)
    expect(told.censuses).toMatchObject([{ census: '2016', definition: 'socialstyrelsen-2011', persons: 3 }])
    expect(told.editions).toMatchObject([{ definition: 'socialstyrelsen-2011', isNew: false }])
    expect(told.editions[0].sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('in English when asked for, the report too', async () => {
    const made = await stored()
    const { out, err } = await report(made, 'o', '--language', 'en')
    expect(out).toContain('2016  3 persons')
    expect(err).toContain('Nothing has changed by socialstyrelsen-2011')
    expect(readFileSync(made.at('o/report.html'), 'utf8')).toContain('lang="en"')
  })

  it('without --out or --census: what to add, exit 2', async () => {
    expect(await runTyped('report')).toMatchObject({ code: 2, err: expect.stringContaining('--census C --out DIR') })
  })
})
