import { existsSync, linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runTyped } from './captured.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-link-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs the command on a list; `answers` and `pairs` are the files it wrote, `null` when it wrote none. */
async function link(list: string | Buffer, ...options: string[]) {
  const [input, out, pairs] = ['lista.csv', 'svar.csv', 'par.csv'].map((name) => join(folder, name))
  if (input === undefined || out === undefined || pairs === undefined) throw new Error('three files')
  for (const file of [out, pairs]) rmSync(file, { force: true })
  writeFileSync(input, list)
  const asked = options[0] === '--pairs' ? ['--pairs', pairs, ...options.slice(1)] : options
  const said = await runTyped('link-file', input, '--out', out, ...asked)
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null)
  return { ...said, answers: read(out), pairs: read(pairs) }
}

const lines = (...rows: readonly string[]) => [...rows, ''].join('\n')
const rowsOf = (csv: string | null) => Papa.parse<string[]>((csv ?? '').trimEnd()).data.slice(1)

/** Record ids of each person of more than one row, in an order of their own. */
function linked(answers: string | null): string[][] {
  const persons = new Map<string, string[]>()
  for (const [record = '', person = ''] of rowsOf(answers))
    persons.set(person, [...(persons.get(person) ?? []), record])
  return [...persons.values()]
    .filter((records) => records.length > 1)
    .map((records) => records.sort())
    .sort()
}

// A few dozen people make names common or rare enough for the model to say anything. No two have both names in common.
const GIVEN = [
  'Alma',
  'Bertil',
  'Cajsa',
  'Didrik',
  'Edit',
  'Folke',
  'Greta',
  'Hilding',
  'Iris',
  'Jarl',
  'Kerstin',
  'Loke',
]
const FAMILY = ['Abramsson', 'Björkegren', 'Cronvall', 'Dyrssen', 'Ekstrand', 'Fagerlund', 'Grönvall', 'Hultkvist']
const OTHERS = Array.from({ length: 48 }, (_, at) => {
  const given = GIVEN[(at * 5) % GIVEN.length]
  const family = FAMILY[(at * 3 + Math.floor(at / 8)) % FAMILY.length]
  const month = String(1 + ((at * 7) % 12)).padStart(2, '0')
  const day = String(1 + ((at * 11) % 28)).padStart(2, '0')
  return { id: `x${at}`, given, family, birth: `${1950 + ((at * 13) % 48)}-${month}-${day}` }
})
const OTHER_ROWS = OTHERS.map(({ id, given, family, birth }) => `${id},2025,ria,${given},${family},${birth}`)
const HEADER = 'record_id,year,source,given_name,family_name,birth_date'

const CENSUS = readFileSync('fixtures/linkage/census-3k.csv', 'utf8')

describe('each row gets a person, in the order of the list', () => {
  const LIST = lines(
    HEADER,
    'b,2025,ria,Signe,Zetterqvist,1971-03-14',
    'a,2025,afrika,Signe,Zetterkvist,1971-03-14',
    'c,2025,afrika,Torvald,Quensel,1966-11-02',
    ...OTHER_ROWS,
  )

  it('record_id,person_id, one row per row, persons numbered as the list comes to them', async () => {
    const { code, answers } = await link(LIST)
    expect(code).toBe(0)
    expect(answers?.split('\n').slice(0, 5)).toEqual(['record_id,person_id', 'b,p1', 'a,p1', 'c,p2', 'x0,p3'])
    expect(rowsOf(answers)).toHaveLength(51)
  })

  it('is written for machines: UTF-8 without byte order mark, comma, LF', async () => {
    const { answers } = await link(LIST)
    expect(answers).not.toMatch(/^\ufeff|\r/)
    expect(answers?.endsWith('\n')).toBe(true)
  })

  it('the same list gives the same bytes, answers, pairs and summary', async () => {
    const filesAndSummary = async () => {
      const { answers, pairs, out } = await link(CENSUS, '--pairs', '--json')
      return { answers, pairs, out }
    }
    expect(await filesAndSummary()).toEqual(await filesAndSummary())
  })

  it('rows in any order are linked alike', async () => {
    const [header = '', ...rows] = CENSUS.trimEnd().split('\n')
    const shuffled = rows.map((row, at) => ({ row, key: (at * 7919) % rows.length })).sort((a, b) => a.key - b.key)
    const [given, other] = [await link(CENSUS), await link(lines(header, ...shuffled.map(({ row }) => row)))]
    expect(other.answers).not.toBe(given.answers)
    expect(linked(other.answers)).toEqual(linked(given.answers))
    expect(linked(given.answers).length).toBeGreaterThan(500)
  })

  it('an id that a spreadsheet would run as a formula is guarded, and that is told', async () => {
    const { answers, err } = await link(lines('record_id,sex', '=cmd|calc,K', '@sum,M', '-5,M'))
    expect(rowsOf(answers).map(([record]) => record)).toEqual(["'=cmd|calc", "'@sum", '-5'])
    expect(err).toContain('apostrof')
  })
})

describe('lists as people keep them', () => {
  it('Swedish headings, Windows-1252, semicolons and CRLF give the same persons', async () => {
    const english = lines(
      'record_id,year,municipality,source,personnummer,given_name,family_name,birth_date,sex,protected',
      '1,2025,Åmål,ria,19690711-9827,Åsa,Ödman,,F,',
      '2,2025,Åmål,afrika,690711-9827,Asa,Odman,,K,',
      '3,2025,Åmål,ria,,,,,M,1',
    )
    const swedish = Buffer.from(
      english
        .replace(/^.*/, 'RadId,År,Kommun,Källa,Personnummer,Förnamn,Efternamn,Födelsedatum,Kön,Skyddad_identitet')
        .replace(',F,', ',kvinna,')
        .replace(',M,1', ',man,ja')
        .replaceAll(',', ';')
        .replaceAll('\n', '\r\n'),
      'latin1',
    )
    const [one, other] = [await link(english), await link(swedish)]
    expect([one.code, one.answers]).toEqual([0, 'record_id,person_id\n1,p1\n2,p1\n3,p2\n'])
    expect(other.answers).toBe(one.answers)
    expect(other.err).toContain('Windows-1252')
  })

  it('only record_id is needed, and every other cell may be blank', async () => {
    expect((await link(lines('radid', 'a', 'b'))).answers).toBe('record_id,person_id\na,p1\nb,p2\n')
    const { code, answers } = await link(lines(HEADER, 'a,,,,,', 'b,,,,,'))
    expect([code, answers]).toEqual([0, 'record_id,person_id\na,p1\nb,p2\n'])
  })

  it.each([
    ['1985-02-30', '1985-02-28'],
    ['1985-13-07', '1985-12-07'],
    ['19850007', '1985-01-07'],
    ['1985-02-30', '1985-02-30'],
  ])('the birth date %s is compared digit by digit with %s', async (wrong, right) => {
    const { code, err, answers } = await link(
      lines(
        HEADER,
        `a,2025,ria,Signe,Zetterqvist,${wrong}`,
        `b,2025,afrika,Signe,Zetterqvist,${right}`,
        'c,2025,afrika,Signe,Zetterqvist,1954-09-21',
        ...OTHER_ROWS,
      ),
    )
    expect([code, err]).toEqual([0, expect.stringContaining('siffra för siffra')])
    expect(linked(answers)).toContainEqual(['a', 'b'])
    expect(err).not.toContain(wrong)
  })

  it('a number with a wrong check digit is not linked on, and that is told', async () => {
    const list = lines('record_id,personnummer,year,source', 'a,19690711-9828,2025,x', 'b,19690711-9828,2025,y')
    const { code, err, answers, out } = await link(list, '--json')
    expect([code, linked(answers)]).toEqual([0, []])
    expect(err).toContain('Sista siffran stämmer inte')
    expect(err).not.toContain('690711')
    expect(JSON.parse(out).findings).toEqual([
      expect.objectContaining({ kind: 'warning', code: 'personnummer_check_digit', rows: 2, value: '99999999-9999' }),
    ])
  })

  it('the date in such a number still tells when the person was born', async () => {
    const head = 'record_id,year,source,personnummer,given_name,family_name,birth_date'
    const others = OTHER_ROWS.map((row) => row.replace(/^([^,]*,[^,]*,[^,]*)/, '$1,'))
    const rows = ['a,2025,ria,19690711-9828,Signe,Zetterqvist,', 'b,2025,afrika,,Signe,Zetterqvist,1969-07-11']
    expect(linked((await link(lines(head, ...rows, ...others))).answers)).toContainEqual(['a', 'b'])
  })

  it('cells that cannot be read are read as blank: told, with what to do', async () => {
    const list = lines(
      'record_id,year,sex,approx_age,hobby',
      'a,i fjol,flicka,gammal,schack',
      'b,2025,K,~40,',
      'c,,M,50,',
    )
    const { code, err } = await link(list)
    expect(code).toBe(0)
    for (const words of ['rad 2, year', 'rad 2, sex', 'rad 2, approx_age', '”hobby”', 'vilket år den gäller'])
      expect(err).toContain(words)
  })
})

describe('a row that says little', () => {
  const row = (id: string, source: string, rest: string) => `${id},2025,${source},${rest}`
  const THIN = 'record_id,year,source,given_name,family_name,birth_date,initials,birth_year,sex'
  const known = OTHERS.flatMap(({ id, given, family, birth }) => [
    row(id, 'ria', `${given},${family},${birth},,,`),
    row(`${id}b`, 'afrika', `${given},${family},${birth},,,`),
  ])

  it('gets the person it most probably is, when that is likelier than not', async () => {
    const list = lines(
      THIN,
      row('full', 'ria', 'Signe,Zetterqvist,1971-03-14,,,K'),
      ...known,
      row('thin', 'natt', ',,,SZ,1971,K'),
    )
    expect(linked((await link(list)).answers)).toContainEqual(['full', 'thin'])
  })

  it('else it is a person of its own', async () => {
    const twice = [
      row('full', 'ria', 'Signe,Zetterqvist,1971-03-14,,,K'),
      row('other', 'ria', 'Siv,Zander,1971-09-02,,,K'),
    ]
    const summary = async (...rows: readonly string[]) => {
      const { answers, out } = await link(lines(THIN, ...twice, ...known, ...rows), '--json')
      return { answers, ...JSON.parse(out) }
    }
    const [without, whole] = [await summary(), await summary(row('thin', 'natt', ',,,SZ,1971,K'))]
    expect(linked(whole.answers).flat()).not.toContain('thin')
    // One person more, who is in doubt: it may be either of the two.
    expect([whole.persons - without.persons, whole.doubts - without.doubts]).toEqual([1, 1])
    // Nearly for certain one of the two, so that next to nobody is expected to have come to the list.
    expect(whole.expected.value - without.expected.value).toBeLessThan(0.1)
    expect(whole.expected.value - without.expected.value).toBeGreaterThanOrEqual(0)
    expect(whole.persons).toBeGreaterThan(whole.expected.value)
  })

  it('of a protected identity stands alone', async () => {
    const list = lines(
      `${THIN},protected`,
      `${row('full', 'ria', 'Signe,Zetterqvist,1971-03-14,,,K')},`,
      `${row('thin', 'natt', 'Signe,Zetterqvist,1971-03-14,,,K')},sekretess`,
    )
    const { answers, err, pairs } = await link(list, '--pairs')
    expect(linked(answers)).toEqual([])
    expect(err).toContain('skyddad')
    expect(rowsOf(pairs)).toEqual([])
  })

  it('of nobody is shown who is protected in another row: the person is', async () => {
    const list = (isProtected: '' | 'ja') =>
      lines(
        'record_id,year,source,personnummer,given_name,family_name,birth_date,protected',
        'a,2025,ria,19690711-9827,Signe,Zetterqvist,,',
        `b,2025,natt,19690711-9827,,,,${isProtected}`,
        'c,2025,afrika,,Signe,Zetterkvist,1969-07-11,',
        ...OTHERS.map(({ id, given, family, birth }) => `${id},2025,ria,,${given},${family},${birth},`),
      )
    const [shown, hidden] = [await link(list(''), '--pairs'), await link(list('ja'), '--pairs')]
    expect([linked(shown.answers), linked(hidden.answers)]).toEqual([[['a', 'b', 'c']], [['a', 'b', 'c']]])
    const abc = (pairs: string | null) =>
      rowsOf(pairs).filter((pair) => pair.slice(0, 2).every((id) => 'abc'.includes(id)))
    expect([abc(shown.pairs).length, abc(hidden.pairs).length]).toEqual([3, 0])
  })
})

describe('--threshold', () => {
  // Same family name and birth date, unlike given names that sound somewhat alike: likely, but no more than that.
  const LIST = lines(
    HEADER,
    'a,2025,ria,Thomas,Graue,1962-09-11',
    'b,2025,afrika,Thomas,Shepherd,1962-09-11',
    ...OTHER_ROWS,
  )

  it('is the probability from which rows are linked; what is below is left to review', async () => {
    const [high, low] = [
      await link(LIST, '--pairs', '--threshold', '0.9999'),
      await link(LIST, '--pairs', '--threshold', '0,3'),
    ]
    expect([linked(high.answers), linked(low.answers)]).toEqual([[], [['a', 'b']]])
    expect(rowsOf(high.pairs).map((pair) => [pair[0], pair[1], pair[4]])).toEqual([['a', 'b', 'review']])
    expect(rowsOf(low.pairs).map((pair) => [pair[0], pair[1], pair[4]])).toEqual([['a', 'b', 'automatic']])
  })

  it.each(['0', '1', '1.5', '-0.5', 'nio', '90%'])(
    '%s is no probability: exit 2, told what it does',
    async (written) => {
      const { code, err, answers } = await link(LIST, `--threshold=${written}`)
      expect([code, answers, err]).toEqual([2, null, expect.stringContaining('--threshold 0.9')])
    },
  )
})

describe('--pairs', () => {
  it('tells links and pairs to review with weight, probability and reasons in Swedish or English', async () => {
    const list = lines(
      HEADER,
      'b,2025,ria,Signe,Zetterqvist,1971-03-14',
      'a,2025,afrika,Signe,Zetterkvist,1971-03-14',
      ...OTHER_ROWS,
    )
    const { pairs } = await link(list, '--pairs')
    expect(pairs?.split('\n')[0]).toBe('left,right,weight,probability,decision,reasons')
    const [pair = []] = rowsOf(pairs)
    expect(pair.slice(0, 2)).toEqual(['b', 'a'])
    expect(Number(pair[2])).toBeGreaterThan(5)
    expect(Number(pair[3])).toBeGreaterThan(0.95)
    // In a list without numbers nothing tells how many twins it has: they take some of the weight away.
    const likeness = 'Risk för förväxling: kan vara syskon födda samma dag'
    expect(pair.slice(4)).toEqual(['automatic', `Förnamn: lika; Efternamn: lika; Födelsetid: lika; ${likeness}`])
    const english = await link(list, '--pairs', '--language', 'en')
    expect(rowsOf(english.pairs)[0]?.[5]).toBe(
      'Given name: equal; Family name: equal; Birth: equal; Risk of confusion: may be siblings born on one day',
    )
  })

  it('holds no name, number or birth date', async () => {
    const { pairs } = await link(CENSUS, '--pairs')
    expect(rowsOf(pairs).length).toBeGreaterThan(1000)
    expect(new Set(rowsOf(pairs).map((pair) => pair[4]))).toEqual(new Set(['automatic', 'thin', 'review']))
    expect(pairs).not.toMatch(/19\d\d-?\d\d|Anna|Andersson/)
  })
})

describe('the summary', () => {
  it('--json: records, persons and what to expect, in all and per year', async () => {
    const { out } = await link(CENSUS, '--json')
    const said = JSON.parse(out)
    expect(said).toMatchObject({
      records: 3000,
      model: { id: 'person-linkage-9', linkAt: 0.55, reviewAt: 0.2, sureAt: 0.8 },
      years: { 2024: { records: 1500 }, 2025: { records: 1500 } },
    })
    for (const one of [said, said.years[2024], said.years[2025]]) {
      expect(one.expected.low).toBeLessThanOrEqual(one.expected.value)
      expect(one.expected.value).toBeLessThanOrEqual(one.expected.high)
      expect(one.expected.value).toBeLessThan(one.persons)
    }
    // A person met in both years is one in all and one in each.
    expect(said.persons).toBeLessThan(said.years[2024].persons + said.years[2025].persons)
    expect(said.links).toEqual({
      automatic: expect.any(Number),
      thin: expect.any(Number),
      toReview: expect.any(Number),
      unsure: expect.any(Number),
    })
    expect(said.numbersOfMany).toEqual({ numbers: 0, rows: 0 })
  })

  it('says how many of the pairs are linked without being certain', async () => {
    const { out } = await link(CENSUS)
    const { unsure } = JSON.parse((await link(CENSUS, '--json')).out).links
    expect(unsure).toBeGreaterThan(0)
    expect(out).toContain(
      `  Av paren räknas ${unsure} som samma person eftersom det är troligast, utan att det är säkert\n`,
    )
  })

  it('says it in a few sentences otherwise; rows without a year are counted apart', async () => {
    const { out } = await link(lines(HEADER, ...OTHER_ROWS, 'u,,ria,Signe,Zetterqvist,1971-03-14'))
    expect(out.split('\n')).toEqual([
      '49 rader i lista.csv, kopplade med person-linkage-9 från sannolikheten 0,55',
      'Personer, som raderna nu är kopplade: 49. Förväntat antal när det osäkra vägs in: 49 (95-procentigt intervall: 49–49)',
      '  2025: 48 personer på 48 rader, förväntat 48 (48–48)',
      '  okänt år: 1 person på 1 rad, förväntat 1 (1–1)',
      'Kopplat: 0 par av rader, och 0 rader som säger lite till den person de troligast hör till',
      'Att granska: 0 par som kan vara samma person men räknas som olika',
      '',
    ])
  })

  it('hides a name that stands in another cell of its row', async () => {
    const list = lines(
      'record_id,given_name,family_name,year',
      'a,Kanarius,Zebrafinkström,Kanarius',
      'zebrafinkström-1,Bo,Zebrafinkström,2025',
      'zebrafinkström-1,Bo,Zebrafinkström,2025',
    )
    const { code, err } = await link(list)
    expect([code, err]).toEqual([1, expect.stringContaining('aaaaaaaa')])
    expect(err.toLowerCase()).not.toMatch(/kanarius|zebra/)
  })

  it('never tells who anybody is', async () => {
    const { out, err } = await link(CENSUS, '--json')
    expect(out + err).not.toMatch(/19\d\d-?\d\d-?\d\d|Anna|Andersson/)
  })
})

describe('faults in the list', () => {
  it.each([
    ['no column of record ids', lines('year,sex', '2025,K'), ['”radid”']],
    ['a first row of data', lines('Kanarius,19690711-9827', 'a,b'), ['”radid”']],
    ['a row without id', lines('record_id,sex', 'a,K', ',M'), ['rad 3, record_id']],
    ['ids that recur', lines('record_id,sex', 'a,K', 'b,K', 'a,M', 'a ,M'), ['rad 4', 'rad 5', 'som rad 2']],
    ['too many cells', lines('record_id,sex', 'a,K,x', 'b,M'), ['rad 2', 'fler celler']],
    ['a quote that is not closed', lines('record_id,sex', 'a,"K', 'b,M'), ['rad 2', 'citattecken']],
    ['headings only', lines('record_id,sex'), ['inga rader']],
    ['nothing at all', '', ['tom']],
    ['two columns of one meaning', lines('record_id,sex,kön', 'a,K,K'), ['samma sak']],
  ])('%s: exit 1, told where, and nothing is written', async (_what, list, words) => {
    const { code, out, err, answers, pairs } = await link(list, '--pairs')
    expect([code, out, answers, pairs]).toEqual([1, '', null, null])
    for (const each of words) expect(err).toContain(each)
    expect(err).not.toMatch(/Kanarius|690711/)
  })

  it('--json tells them too, and gives no number that could be taken for an answer', async () => {
    const { code, out } = await link(lines('record_id,sex', ',K'), '--json')
    expect([code, JSON.parse(out)]).toEqual([
      1,
      { out: null, findings: [expect.objectContaining({ kind: 'fault', code: 'record_id_blank', row: 2 })] },
    ])
  })

  it.each([
    ['no file', 'finns-inte.csv', 'Filen finns inte'],
    ['a folder', '.', 'en mapp, inte en fil'],
    ['a workbook', 'bok.xlsx', 'CSV UTF-8'],
  ])('%s is told in words: exit 1', async (_what, name, words) => {
    writeFileSync(join(folder, 'bok.xlsx'), 'PK')
    const { code, err } = await runTyped('link-file', join(folder, name), '--out', join(folder, 'svar.csv'))
    expect([code, err, existsSync(join(folder, 'svar.csv'))]).toEqual([1, expect.stringContaining(words), false])
  })
})

describe('what is typed wrongly', () => {
  it('without --out: exit 2', async () => {
    const { code, err } = await runTyped('link-file', join(folder, 'lista.csv'))
    expect([code, err]).toEqual([2, expect.stringContaining('--out OUT.csv')])
  })

  it('answers or pairs over the list, in one file, or in a folder: exit 2, and the list is untouched', async () => {
    const list = join(folder, 'lista.csv')
    const out = join(folder, 'svar.csv')
    writeFileSync(list, 'radid\na\n')
    const typed = [
      ['--out', list],
      ['--out', folder],
      ['--out', `${join(folder, 'ny')}/`],
      ['--out', out, '--pairs', join(folder, '.', 'lista.csv')],
      ['--out', out, '--pairs', out],
      ['--out', out, '--pairs', folder],
    ]
    for (const options of typed) expect((await runTyped('link-file', list, ...options)).code).toBe(2)
    expect([readFileSync(list, 'utf8'), readdirSync(folder)]).toEqual(['radid\na\n', ['lista.csv']])
  })

  it('answers where they cannot be written: exit 4', async () => {
    const list = join(folder, 'lista.csv')
    writeFileSync(list, 'radid\na\n')
    expect((await runTyped('link-file', list, '--out', join(list, 'svar.csv'))).code).toBe(4)
  })
})

it('does not write over the list it reads, by whatever link it is named', async () => {
  const [input, other] = [join(folder, 'lista.csv'), join(folder, 'svar.csv')]
  writeFileSync(input, lines('record_id,given_name', '1,Anna'))
  linkSync(input, other)
  const { code } = await runTyped('link-file', input, '--out', other)
  expect(code).toBe(2)
  expect(readFileSync(input, 'utf8')).toContain('Anna')
})

describe('a list that is none', () => {
  it('without rows says so, and nothing of units that met nobody', async () => {
    const { code, err } = await link('')
    expect([code, err]).toEqual([1, expect.stringContaining('har inga rader')])
    expect(err).not.toContain('nollrapport')
  })

  it('a workbook named .csv is to be saved as CSV, not renamed to what is refused too', async () => {
    const { code, err } = await link(readFileSync('fixtures/uploads/csv/workbook-renamed.csv'))
    expect([code, err]).toEqual([1, expect.stringContaining('Spara som och CSV UTF-8')])
    expect(err).not.toContain('.xlsx')
  })
})

describe('what only fills a cell brings nobody together', () => {
  const PEOPLE = OTHERS.slice(0, 6)

  it.each(['0000000000', '111111-1111', '123456-7890', '19000101-9999', '19700101-0000', '999999-XXXX'])(
    '%s in place of the number',
    async (filler) => {
      const rows = PEOPLE.map(({ id, given, family }) => `${id},2025,ria,${given},${family},,${filler}`)
      const { code, answers, err } = await link(lines(`${HEADER},personnummer`, ...rows))
      expect([code, linked(answers)]).toEqual([0, []])
      expect(err).toContain('Numret har inte jämförts')
    },
  )

  it.each(['NN', 'Anonym', 'saknas', 'Förnamn'])('%s in place of a name', async (word) => {
    const rows = ['1961-02-03', '1972-04-05', ''].map((birth, at) => `r${at},2025,ria,${word},${word},${birth}`)
    const { code, answers } = await link(lines(HEADER, ...OTHER_ROWS, ...rows))
    expect([code, linked(answers)]).toEqual([0, []])
  })

  it('a date of zeros: the row is linked by the rest, and it is told where it stands', async () => {
    const { code, err, answers } = await link(
      lines(HEADER, 'a,2025,ria,Alma,Ek,0000-00-00', 'b,2025,ria,Bo,Al,1980-01-02'),
    )
    expect([code, rowsOf(answers).length]).toEqual([0, 2])
    expect(err).toContain('lista.csv, rad 2, birth_date')
  })
})

it('a name that says the identity is protected is read so, and told', async () => {
  const rows = ['Sekretess,Sekretess', 'Skyddad identitet,'].map((names, at) => `s${at},2025,ria,${names},1980-01-02`)
  const { answers, pairs, err } = await link(lines(HEADER, ...OTHER_ROWS, ...rows), '--pairs')
  expect([linked(answers), pairs?.includes('s0')]).toEqual([[], false])
  expect(err).toContain('För säkerhets skull läses raden så')
})

it('the digits of a number that is not right are said to be compared when they are', async () => {
  const { err } = await link(
    lines(`${HEADER},personnummer`, 'a,2025,ria,Alma,Ek,,19690711-9828', 'b,2025,ria,Bo,Al,,6907'),
  )
  expect(err).toMatch(/rad 2, personnummer.*Siffrorna jämförs en och en/)
  expect(err).toMatch(/rad 3, personnummer.*Numret har inte jämförts/)
})

it.each(['19690711-9827', '196907119827', '690711-9827'])('a record id like %s is told to be a number', async (id) => {
  const { err } = await link(lines(HEADER, `${id},2025,ria,Alma,Ek,1969-07-11`))
  expect(err).toContain('Radens id ser ut som ett personnummer')
})

it('one wrong number under two names is asked about, as a valid one is', async () => {
  const rows = ['a,2025,ria,Alma,Ek,,19690711-9828', 'b,2025,akut,Bo,Hedman,,19690711-9828']
  const { answers, pairs } = await link(
    lines(`${HEADER},personnummer`, ...OTHER_ROWS.map((row) => `${row},`), ...rows),
    '--pairs',
  )
  expect(linked(answers)).toEqual([])
  expect(pairs).toMatch(/^a,b,.*,review,/m)
})

describe('one number under many names', () => {
  const NAMES = ['Alma,Ek', 'Bo,Hedman', 'Torvald,Quensel', 'Signe,Zetterqvist', 'Kjell,Moberg', 'Fatima,Hussein']
  const linkNames = (many: number, number: string) =>
    link(
      lines(
        `${HEADER},personnummer`,
        ...OTHER_ROWS.map((row) => `${row},`),
        ...NAMES.slice(0, many).map((name, at) => `n${at},2025,unit${at % 2},${name},,${number}`),
      ),
      '--pairs',
    )

  it.each(['19690711-9827', '19690711-9828'])('two or three names are asked about (%s)', async (number) => {
    const asked = async (many: number) => (await linkNames(many, number)).pairs?.match(/^n\d,n\d,.*,review,/gm)
    expect(await asked(2)).toHaveLength(1)
    expect(await asked(3)).toHaveLength(3)
    expect((await linkNames(3, number)).out).not.toContain('Att rätta')
  })

  it.each(['19690711-9827', '19690711-9828'])('of more it is nobody’s, and that is said (%s)', async (number) => {
    const { answers, pairs, out } = await linkNames(6, number)
    expect(linked(answers)).toEqual([])
    expect(pairs).not.toMatch(/^n\d,n\d,.*,review,/m)
    expect(out).toContain('Att rätta: 1 nummer på sammanlagt 6 rader står under så många olika namn')
    expect(out).toContain('Personer, som raderna nu är kopplade: 54.')
  })
})
