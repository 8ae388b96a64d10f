import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runTyped } from './captured.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-newcomer-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Windows-1252 as old spreadsheets write it: å ä ö é – are one byte each. */
const windows1252 = (text: string) => Buffer.from(text.replaceAll('–', '\u0096'), 'latin1')

describe('init, then check, then run', () => {
  it('leads from nothing to a report, each message saying what to do next', async () => {
    const census = join(folder, 'ny')
    const first = await runTyped('init', census)
    expect([first.code, first.out]).toEqual([0, expect.stringContaining('tvarsnitt check')])
    const year = readdirSync(census).find((name) => /^\d{4}$/.test(name)) ?? ''

    const empty = await runTyped('check', census)
    expect(empty.code).toBe(1)
    for (const asked of ['municipality.json, name', 'municipality.json, code', 'census.json, week.from'])
      expect(empty.err).toContain(asked)

    const municipality = JSON.parse(readFileSync(join(census, 'municipality.json'), 'utf8'))
    writeFileSync(
      join(census, 'municipality.json'),
      JSON.stringify({ ...municipality, name: 'Provköping', code: '9990' }),
    )
    const settings = JSON.parse(readFileSync(join(census, year, 'census.json'), 'utf8'))
    writeFileSync(
      join(census, year, 'census.json'),
      JSON.stringify({ ...settings, week: { from: `${year}-01-12`, to: `${year}-01-18` } }),
    )
    const headingsOnly = await runTyped('check', census)
    expect([headingsOnly.code, headingsOnly.err]).toEqual([1, expect.stringContaining('nilReturns')])

    const file = join(census, year, 'enhet-1.csv')
    const headings = readFileSync(file, 'utf8').trim().replace('\uFEFF', '').split(';')
    const row = (cells: Record<string, string>) => headings.map((heading) => cells[heading] ?? '').join(';')
    const rows = [
      row({ förnamn: 'Åsa', efternamn: 'Öberg', födelsedatum: '1980-02-03', kön: 'kvinna', boende: 'härbärge' }),
      row({ initialer: 'B K', ålder: '~50', boende: 'utomhus' }),
    ]
    writeFileSync(file, `\uFEFF${[headings.join(';'), ...rows].join('\r\n')}\r\n`)
    const ready = await runTyped('check', census)
    expect([ready.code, ready.out]).toEqual([0, expect.stringContaining('tvarsnitt run')])

    const done = await runTyped('run', census, '--out', join(folder, 'out'))
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('2 personer')])
    expect(readFileSync(join(folder, 'out', year, 'report.html'), 'utf8')).toContain('Provköping')
  })

  it('writes nothing over a folder that is not empty', async () => {
    writeFileSync(join(folder, 'viktigt.txt'), 'kvar')
    const again = await runTyped('init', folder)
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('inte tom')])
    expect(readdirSync(folder)).toEqual(['viktigt.txt'])
  })
})

describe('a folder made by hand: Swedish headings, semicolons, Windows-1252', () => {
  const municipality = {
    name: 'Provköping',
    code: '9990',
    definitions: [],
    units: [
      {
        id: 'soc',
        name: 'Socialtjänsten',
        kind: 'social_services',
        organisation: 'Provköpings kommun',
        organisationKind: 'municipal',
        exercisesAuthority: true,
      },
      {
        id: 'natt',
        name: 'Nattjouren',
        kind: 'night_shelter',
        organisation: 'Nattjouren',
        organisationKind: 'voluntary',
      },
      {
        id: 'vard',
        name: 'Vårdcentralen',
        kind: 'health_care',
        organisation: 'Regionen',
        organisationKind: 'authority',
      },
    ],
  }
  const census = (from: string, to: string) => ({
    week: { from, to },
    definition: 'socialstyrelsen-2011',
    unitsAsked: ['soc', 'natt', 'vard'],
    nilReturns: ['vard'],
  })
  const build = (files: Record<string, string>): string => {
    const root = join(folder, 'hand')
    mkdirSync(root)
    writeFileSync(join(root, 'municipality.json'), JSON.stringify(municipality))
    for (const [year, from, to] of [
      ['2025', '2025-03-03', '2025-03-09'],
      ['2026', '2026-03-02', '2026-03-08'],
    ] as const) {
      mkdirSync(join(root, year))
      writeFileSync(join(root, year, 'census.json'), JSON.stringify(census(from, to)))
    }
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), windows1252(text))
    return root
  }
  const HEAD =
    'Personnummer;Förnamn;Efternamn;Födelseår;Kön;Boende;Planerad utflytt;Bostad ordnad;Kontraktsform;Med vårdnadshavare'

  it('gives the report its maker expects', async () => {
    const root = build({
      '2025/soc.csv': `${HEAD}\r\n19800203-9801;Åsa;Öberg;;;Härbärge;;;;\r\n;Kurt;Södergren;1961;man;hos vänner eller bekanta;;;inget;\r\n`,
      '2025/natt.csv': `${HEAD}\r\n;Asa;Oberg;1980;kvinna;härbärge;;;;\r\n`,
      '2026/soc.csv': `${HEAD}\r\n800203-9801;Åsa;Öberg;;;stödboende för vuxna;inom tre månader;nej;;\r\n;Nils–Erik;Ek;1999;m;utomhus;;;;\r\n`,
      '2026/natt.csv': `${HEAD}\r\n;Kurt;Södergren;1961;m;egen bostad;;;förstahand;\r\n`,
    })
    const done = await runTyped('run', root, '--out', join(folder, 'out'), '--json')
    expect([done.code, done.err]).toEqual([0, expect.stringContaining('Windows-1252')])
    const [before, after] = JSON.parse(done.out).censuses
    expect(before).toMatchObject({
      persons: 2,
      situations: { 1: 1, 4: 1 },
      units: { asked: 3, answered: 3, nil: 1, silent: 0 },
    })
    expect(after).toMatchObject({ persons: 2, situations: { 1: 1, 2: 1 }, comparedWith: { change: 0 } })
    expect(after.flows).toMatchObject({ persisting: 1, new: 1, left: 1, leftTo: { ownContract: 1 } })
  })

  it('with faults lists every one with file, row, column and what to do, stores nothing and writes quality.csv only', async () => {
    const root = build({
      '2025/soc.csv': `${HEAD}\r\n19800203-9802;Åsa;Öberg;;;Härbärge;;;;\r\n;Kurt;Södergren;19661;man;tornet;;;;\r\n`,
      '2025/natt.csv': `${HEAD}\r\n1,98E+11;;;;kvinna;härbärge;kanske;;;\r\n`,
      '2026/soc.csv': `${HEAD}\r\n`,
      '2026/natt.csv': `Namn;Kön\r\nKurt;m\r\n`,
    })
    const out = join(folder, 'out')
    const done = await runTyped('run', root, '--out', out, '--data', join(folder, 'data'))
    expect(done.code).toBe(1)
    for (const place of [
      '2025/soc.csv, rad 2, Personnummer',
      '2025/soc.csv, rad 3, Födelseår',
      '2025/soc.csv, rad 3, Boende, "tornet"',
      '2025/natt.csv, rad 2, Personnummer, "1,98E+11"',
      '2025/natt.csv, rad 2, Planerad utflytt, "kanske"',
      '2026/soc.csv',
      '2026/natt.csv',
    ])
      expect(done.err).toContain(place)
    expect(readdirSync(out)).toEqual(['quality.csv'])
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })
})
