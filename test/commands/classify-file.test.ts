import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SHIPPED_DEFINITIONS } from '../../src/domain/classification/definitions/index.ts'
import { COLUMNS_OF } from '../../src/domain/submission/column-map.ts'
import { type Case, readCases } from '../domain/classification/read-cases.ts'
import { runTyped } from './captured.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-classify-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const SOS_2026 = ['--definition', 'socialstyrelsen-2011', '--week', '2026-01-12/2026-01-18']
const NORRMALM_2016 = ['--definition', 'norrmalm', '--week', '2016-09-25/2016-09-26']
const HEADER = 'record_id,situation,counted,sub_situation,rule,reason'

/** Runs the command on a list; `answers` is the file it wrote, `null` when it wrote none. */
async function classify(list: string | Buffer, ...options: string[]) {
  const [input, out] = [join(folder, 'lista.csv'), join(folder, 'svar.csv')]
  rmSync(out, { force: true })
  writeFileSync(input, list)
  const said = await runTyped('classify-file', input, '--out', out, ...options)
  return { ...said, answers: existsSync(out) ? readFileSync(out, 'utf8') : null }
}

const lines = (...rows: readonly string[]) => [...rows, ''].join('\n')
const rowsOf = (answers: string | null) => Papa.parse<string[]>((answers ?? '').trimEnd()).data.slice(1)

describe('each row gets an answer, in the order of the list', () => {
  const LIST = lines(
    'radid,födelseår,ålder,boende,planerad_utflytt,bostad_ordnad,med_vårdnadshavare,placerad_av_socialtjänst,vistelsestatus',
    'b,1975,,utomhus,,,,,',
    'a,1980,,anstalt,,,,,',
    'd,1980,,anstalt,inom tre månader,nej,,,',
    'c,,40,egen bostad,,,,,',
    'e,1970,,utomhus,,,,,asyl',
    'f,2015,,härbärge,,,ja,nej,',
    ',1970,,vill ej uppge,,,,,',
  )

  it('counted, review, outside, child and none, with the rule and the reason in Swedish', async () => {
    const { code, answers } = await classify(LIST, ...SOS_2026)
    expect(code).toBe(0)
    expect(answers?.split('\n')[0]).toBe(HEADER)
    expect(rowsOf(answers).map((row) => row.slice(0, 5))).toEqual([
      ['b', '1', 'yes', 'outdoors', 'socialstyrelsen-2011/1-acute'],
      ['a', 'review', 'review', 'prison', 'socialstyrelsen-2011/2-leaving-institution'],
      ['d', '2', 'yes', 'prison', 'socialstyrelsen-2011/2-leaving-institution'],
      ['c', 'none', 'no', 'own_home', 'socialstyrelsen-2011/home'],
      ['e', 'none', 'no', 'outdoors', 'socialstyrelsen-2011/residence'],
      ['f', 'none', 'no', 'night_shelter', 'socialstyrelsen-2011/child-with-guardian'],
      ['8', 'review', 'review', '', 'socialstyrelsen-2011/1-acute'],
    ])
    const reasons = rowsOf(answers).map((row) => row[5] ?? '')
    expect(reasons[0]).toContain('Sov ute')
    expect(reasons[1]).toContain('Fyll i planerad utflytt')
    for (const reason of reasons) expect(reason).toMatch(/\.$/)
  })

  it('is written for machines: UTF-8 without byte order mark, comma, LF', async () => {
    const { answers } = await classify(LIST, ...SOS_2026)
    expect(answers?.startsWith(HEADER)).toBe(true)
    expect(answers).not.toContain('\r')
    expect(answers?.split('\n')).toHaveLength(9)
  })

  it('the summary counts rows by answer, the situations nobody is in too', async () => {
    const { out, err } = await classify(LIST, ...SOS_2026)
    expect(out.split('\n')).toEqual([
      '7 rader i lista.csv, enligt socialstyrelsen-2011 mätveckan 2026-01-12/2026-01-18',
      'Räknas: 2',
      expect.stringMatching(/^ {2}1 \S.*: 1$/),
      expect.stringMatching(/^ {2}2 \S.*: 1$/),
      expect.stringMatching(/^ {2}3 \S.*: 0$/),
      expect.stringMatching(/^ {2}4 \S.*: 0$/),
      expect.stringMatching(/^ {2}5 \S.*: 0$/),
      'Räknas inte: 3 (varav 1 barn med vårdnadshavare och 1 utanför definitionen)',
      'Att granska: 2',
      '',
    ])
    expect(out).not.toMatch(/1 1 /)
    expect(err).toContain('svar.csv')
  })

  it('--json says the same as JSON, with every finding', async () => {
    const { out } = await classify(LIST, ...SOS_2026, '--json')
    expect(JSON.parse(out)).toMatchObject({
      out: join(folder, 'svar.csv'),
      definition: 'socialstyrelsen-2011',
      week: { from: '2026-01-12', to: '2026-01-18' },
      records: 7,
      recordsCounted: 2,
      situations: { '1': 1, '2': 1, '3': 0, '4': 0, '5': 0 },
      notCounted: 3,
      outsideDefinition: 1,
      childrenWithGuardian: 1,
      needsReview: 2,
      waitForUnit: 0,
      findings: [{ kind: 'warning', code: 'under_eighteen' }],
    })
  })

  it('in English by choice: reasons, summary and findings', async () => {
    const { out, answers } = await classify(LIST, ...SOS_2026, '--language', 'en')
    expect(rowsOf(answers)[3]?.[5]).toBe('Has a home of their own and is not counted.')
    expect(out).toContain('Not counted: 3 (of them 1 child with a guardian and 1 outside the definition)')
  })
})

describe('lists as units write them', () => {
  const SWEDISH = lines('radid,ålder,boende,barn_till', 'anna,40,härbärge,', 'barnet,6,härbärge,anna')
  const ENGLISH = lines('Record_ID;AGE;accommodation;child of', 'anna;40;night_shelter;', 'barnet;6;night_shelter;anna')

  it('headings and codes in Swedish or English give the same answers, byte for byte', async () => {
    const swedish = await classify(SWEDISH, ...NORRMALM_2016)
    const english = await classify(ENGLISH, ...NORRMALM_2016)
    expect(english.answers).toBe(swedish.answers)
  })

  it('a row that is the child of an adult is with its guardian', async () => {
    const { answers } = await classify(SWEDISH, ...NORRMALM_2016)
    expect(rowsOf(answers)[1]?.slice(0, 5)).toEqual([
      'barnet',
      'none',
      'no',
      'night_shelter',
      'stockholm/child-with-guardian',
    ])
  })

  it('Windows-1252 with semicolons and CRLF is read, and that is told', async () => {
    const list = Buffer.from('radid;boende\r\nåsa;härbärge\r\n', 'latin1')
    const { code, err, answers } = await classify(list, ...SOS_2026)
    expect([code, err]).toEqual([0, expect.stringContaining('Windows-1252')])
    expect(answers).toContain('\nåsa,1,yes,night_shelter,')
  })

  it('columns of a compiled list are left out with a warning', async () => {
    const { code, err } = await classify(lines('unit,person_id,boende', 'ria,p1,utomhus'), ...SOS_2026)
    expect([code, err]).toEqual([0, expect.stringContaining('”unit”')])
    expect(err).toContain('2 varningar')
  })

  it('what a spreadsheet would run as a formula is guarded, and a facility is not repeated', async () => {
    const list = lines('radid,boende,boendets_namn', '"=HYPERLINK(""http://x"")",utomhus,=cmd|calc', '@sum,härbärge,')
    const { code, answers } = await classify(list, ...SOS_2026)
    expect(code).toBe(0)
    expect(rowsOf(answers).map(([key]) => key)).toEqual([`'=HYPERLINK("http://x")`, "'@sum"])
    expect(answers).not.toContain('cmd')
  })
})

describe('a definition that asks which unit reported', () => {
  const LIST = lines('radid,födelseår,boende', '1,1970,utomhus', '2,1970,härbärge', '3,1970,', '4,1970,egen bostad')

  it('sends to review what waits for it, and the summary says how many and what to do', async () => {
    const { out, answers } = await classify(LIST, ...NORRMALM_2016)
    expect(rowsOf(answers).map((row) => row[1])).toEqual(['review', 'review', 'review', 'none'])
    expect(out).toContain('Att granska: 3\n  2 av dem väntar på vilken enhet')
    expect(out).toContain('tvarsnitt run')
    expect(JSON.parse((await classify(LIST, ...NORRMALM_2016, '--json')).out)).toMatchObject({
      needsReview: 3,
      waitForUnit: 2,
    })
  })

  it('a definition that does not ask says nothing of it', async () => {
    const { out } = await classify(LIST, ...SOS_2026)
    expect(out).not.toContain('vilken enhet')
  })
})

describe('--municipality', () => {
  const LIST = lines('radid,boende,ansvarig_kommun', '1,utomhus,Provköping', '2,utomhus,9990', '3,utomhus,Solna')
  const STOCKHOLM_2016 = ['--definition', 'stockholm', '--week', '2016-09-25/2016-09-26']

  it.each([
    ['Provköping', ['yes', 'no', 'no']],
    ['9990', ['no', 'yes', 'no']],
    ['Provköping/9990', ['yes', 'yes', 'no']],
  ])('%s is the one responsible', async (municipality, counted) => {
    const { answers } = await classify(LIST, ...STOCKHOLM_2016, '--municipality', municipality)
    expect(rowsOf(answers).map((row) => row[2])).toEqual(counted)
  })

  it('without it nobody but the municipality of the definition is', async () => {
    const { answers } = await classify(LIST, ...STOCKHOLM_2016)
    expect(rowsOf(answers).map((row) => row[2])).toEqual(['no', 'no', 'no'])
  })
})

describe('faults in the list', () => {
  it('are all listed with row, column and what to do; nothing is written: exit 1', async () => {
    const { code, out, err, answers } = await classify(
      lines('radid,ålder,boende', '1,gammal,utomhus', '1,40,tornet', '690711-9827,40,utomhus'),
      ...SOS_2026,
    )
    expect([code, out, answers]).toEqual([1, '', null])
    expect(err).toContain('4 fel att rätta. Ingenting har sparats.')
    for (const where of ['rad 2, ålder', 'rad 3, boende, "tornet"', 'rad 3, radid', 'rad 4, radid'])
      expect(err).toContain(`lista.csv, ${where}`)
    expect(err).not.toContain('690711')
  })

  it('an answer from before is left as it was', async () => {
    const out = join(folder, 'before.csv')
    writeFileSync(out, 'before')
    writeFileSync(join(folder, 'in.csv'), 'boende\ntornet\n')
    expect((await runTyped('classify-file', join(folder, 'in.csv'), '--out', out, ...SOS_2026)).code).toBe(1)
    expect(readFileSync(out, 'utf8')).toBe('before')
  })

  it('--json tells them too, and gives no numbers that could be taken for answers', async () => {
    const { code, out } = await classify('boende\ntornet\n', ...SOS_2026, '--json')
    expect([code, JSON.parse(out)]).toEqual([
      1,
      { out: null, findings: [expect.objectContaining({ kind: 'fault', code: 'unknown_choice', row: 2 })] },
    ])
  })

  it('identity of somebody without permit is one', async () => {
    const list = lines('förnamn,boende,vistelsestatus', 'Kanarius,utomhus,utan_tillstånd')
    const { code, err, answers } = await classify(list, ...SOS_2026)
    expect([code, answers, err]).toEqual([1, null, expect.stringContaining('utlänningslagen')])
    expect(err).not.toContain('Kanarius')
  })

  it.each([
    ['no file', 'finns-inte.csv', 'Filen finns inte'],
    ['a folder', '.', 'en mapp, inte en fil'],
    ['a workbook in name only', 'bok.xlsx', 'ingen Excel-arbetsbok'],
    ['headings only', 'tom.csv', 'inga rader'],
  ])('%s is told in words: exit 1', async (_what, name, words) => {
    writeFileSync(join(folder, 'bok.xlsx'), 'PK')
    writeFileSync(join(folder, 'tom.csv'), 'radid,boende\n')
    const out = join(folder, 'svar.csv')
    const { code, err } = await runTyped('classify-file', join(folder, name), '--out', out, ...SOS_2026)
    expect([code, err, existsSync(out)]).toEqual([1, expect.stringContaining(words), false])
  })
})

describe('what is typed wrongly or refused, before the list is opened', () => {
  const [sos, week] = [SOS_2026.slice(0, 2), SOS_2026.slice(2)]

  it('an unknown definition: exit 2, with those there are and the one probably meant', async () => {
    const { code, err, answers } = await classify('boende\nutomhus\n', '--definition', 'norrmal', ...week)
    expect([code, answers, err]).toEqual([2, null, expect.stringContaining('Menade du norrmalm?')])
    for (const { id } of SHIPPED_DEFINITIONS) expect(err).toContain(id)
  })

  it.each(['2026-01-12', '12/1-18/1', '2026-02-28/2026-02-30', '2026-01-18/2026-01-12', '2026-01-01/2026-01-31', 'v3'])(
    'the week %s: exit 2, told how to write it',
    async (written) => {
      const { code, err } = await classify('boende\nutomhus\n', ...sos, '--week', written)
      expect([code, err]).toEqual([2, expect.stringContaining('--week 2026-01-12/2026-01-18')])
    },
  )

  it('a definition that was not in force in the week: exit 3, even when the list has faults', async () => {
    const { code, err, answers } = await classify('boende\ntornet\n', ...sos, '--week', '2010-05-01/2010-05-07')
    expect([code, answers, err]).toEqual([3, null, expect.stringContaining('2011-01-01')])
  })

  it('options that are missing are all asked for: exit 2', async () => {
    const { code, err } = await runTyped('classify-file', join(folder, 'lista.csv'))
    expect([code, err]).toEqual([2, expect.stringContaining('--definition D --week FROM/TO --out OUT.csv')])
  })

  it('answers over the list itself, or in a folder: exit 2, and the list is untouched', async () => {
    const list = join(folder, 'lista.csv')
    writeFileSync(list, 'boende\nutomhus\n')
    for (const out of [list, join(folder, '.', 'lista.csv'), folder, `${join(folder, 'ny')}/`]) {
      const { code, err } = await runTyped('classify-file', list, '--out', out, ...SOS_2026)
      expect([code, err]).toEqual([2, expect.stringContaining('--out')])
    }
    expect(readFileSync(list, 'utf8')).toBe('boende\nutomhus\n')
    expect(readdirSync(folder)).toEqual(['lista.csv'])
  })

  it('a municipality that is blank or has too much: exit 2', async () => {
    for (const municipality of [' ', 'a/', 'a/b/c']) {
      const { code, err } = await classify('boende\nutomhus\n', ...SOS_2026, '--municipality', municipality)
      expect([code, err]).toEqual([2, expect.stringContaining('Helsingborg/1283')])
    }
  })

  it('answers where they cannot be written: exit 4', async () => {
    writeFileSync(join(folder, 'in.csv'), 'boende\nutomhus\n')
    const out = join(folder, 'in.csv', 'svar.csv')
    expect((await runTyped('classify-file', join(folder, 'in.csv'), '--out', out, ...SOS_2026)).code).toBe(4)
  })
})

describe('identity', () => {
  // An invented person whose every trait is found by a plain search. Serial 982: a test number.
  const CANARY = ['196907119827', '6907119827', '690711-9827', 'Kanarius', 'Zebrafinkström', 'KZ-kanarie', '1969-07-11']
  const HEADINGS = 'radid,personnummer,förnamn,efternamn,initialer,födelsedatum,boende'
  const traces = (...texts: (string | null)[]) => CANARY.filter((word) => texts.some((text) => text?.includes(word)))

  it('is in no answer and in nothing that is printed', async () => {
    const list = lines(HEADINGS, 'rad-1,690711-9827,Kanarius,Zebrafinkström,KZ-kanarie,1969-07-11,utomhus')
    for (const json of [[], ['--json']]) {
      const { code, out, err, answers } = await classify(list, ...SOS_2026, ...json)
      expect([code, traces(out, err, answers)]).toEqual([0, []])
    }
    expect(traces(list).length).toBeGreaterThan(4)
  })

  it('is in no message about a row with faults', async () => {
    const list = lines(
      HEADINGS,
      'rad-1,690711-9828,Kanarius,Zebrafinkström,KZ-kanarie,1969-07-11,Kanarius boning',
      '19690711-9827,19690711-9827,Kanarius,Zebrafinkström,,1970-01-01,utomhus',
    )
    for (const json of [[], ['--json']]) {
      const { code, out, err, answers } = await classify(list, ...SOS_2026, ...json)
      expect([code, traces(out, err, answers), answers]).toEqual([1, [], null])
    }
  })
})

describe('the cases of fixtures/cases through the command', () => {
  // The reader refuses a birth year beside *without permit*, as some cases have it to ask the definition alone.
  const cases = readCases().filter(
    ({ cell }) =>
      cell('unit_exercises_authority') === '' &&
      cell('rules_on') === '' &&
      !/without_permit|utan/.test(cell('residence_status')),
  )
  const settingsOf = (one: Case) => ['definition', 'week', 'municipality'].map(one.cell)
  const groups = [...new Set(cases.map((one) => settingsOf(one).join(' ')))].map(
    (name) => [name, cases.filter((one) => settingsOf(one).join(' ') === name)] as const,
  )
  const columns = COLUMNS_OF.unit.map(({ english }) => english)

  it.each(groups)('%s: the verdicts that are expected', async (_name, group) => {
    const [first] = group
    const [definition = '', week = '', municipality = ''] = first ? settingsOf(first) : []
    const list = Papa.unparse([columns, ...group.map((one) => columns.map(one.cell))])
    const here = municipality === '' ? [] : ['--municipality', municipality]
    const { code, err, answers } = await classify(list, '--definition', definition, '--week', week, ...here)
    if (group.some((one) => one.cell('expected_outcome') === 'refused')) {
      expect(code).toBe(3)
      return
    }
    expect([code, code === 0 ? '' : err]).toEqual([0, ''])
    expect(rowsOf(answers).map((row) => [row[1], row[2], row[4]])).toEqual(group.map(expected))
  })

  function expected(one: Case): readonly string[] {
    const [outcome, rule] = [one.cell('expected_outcome'), one.cell('expected_rule')]
    if (outcome === 'counted') return [one.cell('expected_situation'), 'yes', rule]
    return outcome === 'review' ? ['review', 'review', rule] : ['none', 'no', rule]
  }

  it('are many', () => {
    expect(cases.length).toBeGreaterThan(50)
  })
})
