import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Finding } from '../../src/domain/terms/finding.ts'
import { checkFolder } from '../../src/features/report/chain.service.ts'
import { readCensusFolder } from '../../src/features/submission/census-folder.service.ts'
import { countListFiles } from '../../src/platform/files/read-folder.ts'
import { csv, makeFolder } from '../make-folder.ts'

type Plan = Parameters<typeof makeFolder>[0]

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})
function made(plan: Partial<Plan> = {}): string {
  const folder = makeFolder({ definition: 'socialstyrelsen-2011', files: { '2016/soc.csv': RECORDS }, ...plan })
  folders.push(folder)
  return folder
}

const RECORDS = csv('accommodation', 'outdoors')
const SEEN = 'place,observed_at,persons'
const silent = () => undefined
const readAt = (folder: string) => readCensusFolder(folder, silent)
const read = (plan: Partial<Plan> = {}) => readAt(made(plan))
const check = async (plan: Partial<Plan>) => (await checkFolder(made(plan), silent)).findings
const told = (findings: readonly Finding[]) =>
  findings.map(({ kind, code, file, column }) => [kind, code, file, column])

it('finds nothing in a folder where everything is in order', async () => {
  expect((await read()).findings).toEqual([])
})

describe('observations', () => {
  it('of an unknown unit are a fault, like the records of one', async () => {
    const { findings } = await read({
      files: { '2016/soc.csv': RECORDS, '2016/rai.observations.csv': csv(SEEN, 'Torget,2016-09-25,3') },
    })
    expect(told(findings)).toEqual([['fault', 'file_of_unknown_unit', '2016/rai.observations.csv', null]])
    expect(findings[0]?.message.sv).toContain('Menade ni ”ria”?')
  })

  it('of people, beside a nil return, are for a person to judge', async () => {
    const census = { 2016: { nilReturns: ['ria'] } }
    const seen = async (persons: number) => {
      const files = { '2016/soc.csv': RECORDS, '2016/ria.observations.csv': csv(SEEN, `Torget,2016-09-25,${persons}`) }
      return (await read({ census, files })).findings
    }
    expect(told(await seen(3))).toEqual([
      ['warning', 'nil_return_with_observations', '2016/census.json', 'nilReturns[0]'],
    ])
    expect(await seen(0)).toEqual([])
  })

  it('are something handed in, also when they are all there is', async () => {
    const { findings } = await read({ files: { '2016/soc.observations.csv': csv(SEEN, 'Torget,2016-09-25,3') } })
    expect(findings).toEqual([])
  })
})

describe('history.csv', () => {
  it('is told of figures that stand twice and of fewer than no persons', async () => {
    const figures = csv(
      'series,year,measure,value,source',
      'Akut,2011,personer,64,a',
      'Akut,2011,personer,63,b',
      'Akut,2012,personer,-1,a',
    )
    const folder = made()
    writeFileSync(join(folder, 'History.csv'), figures)
    const { findings, history } = await readAt(folder)
    expect(findings.map(({ kind, code, row }) => [kind, code, row])).toEqual([
      ['fault', 'negative_count', 4],
      ['warning', 'figure_twice', 3],
    ])
    expect(history).toHaveLength(3)
  })
})

describe('names as a Mac writes them, å as two characters', () => {
  const [composed, decomposed] = ['v\u00e5r', 'va\u030ar']
  const unit = { id: composed, name: 'Vår', kind: 'other', organisation: 'Staden', organisationKind: 'municipal' }

  it('open, and are shown and matched as one character', async () => {
    const folder = made({ units: [unit], files: { [`2016/${decomposed}.csv`]: RECORDS } })
    renameSync(join(folder, '2016'), join(folder, decomposed))
    const { findings, censuses } = await readAt(folder)
    expect(findings).toEqual([])
    expect(censuses[0]?.key).toBe(composed)
    expect(censuses[0]?.files[0]).toMatchObject({ unit: composed, file: `${composed}/${composed}.csv` })
    expect(countListFiles(folder)).toBe(1)
  })

  it('mean the same unit in the settings', async () => {
    const census = { 2016: { unitsAsked: [decomposed] } }
    const { findings, censuses } = await read({ units: [unit], census, files: { [`2016/${composed}.csv`]: RECORDS } })
    expect(findings).toEqual([])
    expect(censuses[0]?.settings.unitsAsked).toEqual([composed])
  })
})

describe('the settings files', () => {
  const withMunicipality = (bytes: string | Uint8Array) => {
    const folder = made()
    writeFileSync(join(folder, 'municipality.json'), bytes)
    return readAt(folder)
  }
  const unit = '{"id":"soc","name":"Åsa","kind":"other","organisation":"Å","organisationKind":"municipal"}'
  const ria = unit.replace('soc', 'ria')
  const text = `{"name":"Skövde","code":"1496","units":[${unit},${ria}],"definitions":[]}`

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), []],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), []],
    ['Windows-1252', Buffer.from(text, 'latin1'), ['read_as_windows_1252']],
  ])('are read in %s', async (_how, bytes, repairs) => {
    const { municipality, findings } = await withMunicipality(bytes)
    expect(municipality).toMatchObject({ name: 'Skövde', units: [{ name: 'Åsa' }, { name: 'Åsa' }] })
    expect(findings.map(({ code }) => code)).toEqual(repairs)
  })

  it('that are no JSON are told of with row and character, in words people use', async () => {
    const { findings } = await withMunicipality('{\n  "name": "Skövde",\n  "code": "1496",\n  "units": [],\n}')
    expect(told(findings)).toContainEqual(['fault', 'not_json', 'municipality.json', null])
    expect(findings[0]?.message.sv).toContain('rad 5, tecken 1.')
    expect(findings[0]?.message.en).toContain('row 5, character 1.')
    for (const words of Object.values(findings[0]?.message ?? {})) expect(words).not.toMatch(/position|property|token/)
  })
})

describe('letter case', () => {
  it('makes no difference in the name of a file', async () => {
    const files = {
      '2016/SOC.csv': RECORDS,
      '2016/Compiled.csv': csv('unit,accommodation', 'ria,outdoors'),
      '2016/Register.CSV': csv('register,given_name,family_name,birth_date', 'stödboende,Anna,Ek,1980-01-01'),
      '2016/RIA.Observations.csv': csv(SEEN, 'Torget,2016-09-25,3'),
    }
    const folder = made({ files })
    renameSync(join(folder, '2016/census.json'), join(folder, '2016/Census.json'))
    renameSync(join(folder, 'municipality.json'), join(folder, 'Municipality.json'))
    const { findings, censuses } = await readAt(folder)
    expect(findings).toEqual([])
    expect(censuses[0]?.files.map(({ kind, unit }) => [kind, unit]).sort()).toEqual([
      ['compiled', null],
      ['observations', 'ria'],
      ['register', null],
      ['unit', 'soc'],
    ])
  })

  it.each([
    ['2016/soc.csv', '2016/SOC.csv', RECORDS],
    ['2016/compiled.csv', '2016/Compiled.csv', csv('unit,accommodation', 'soc,outdoors')],
    ['2016/soc.observations.csv', '2016/soc.Observations.csv', csv(SEEN, 'Torget,2016-09-25,3')],
  ])('alone between %s and %s is a fault', async (one, other, content) => {
    const { findings } = await read({ files: { [one]: content, [other]: content } })
    expect(findings.map(({ kind, code }) => [kind, code])).toEqual([['fault', 'name_twice']])
    expect(findings[0]?.message.sv).toContain('stora och små bokstäver räknas som lika')
  })
})

describe('files and folders in the wrong place', () => {
  it('a file where the folder should be', async () => {
    const folder = made()
    const { findings } = await readAt(join(folder, 'municipality.json'))
    expect(findings.map(({ code }) => code)).toEqual(['folder_is_file'])
    expect(findings[0]?.message.sv).toContain('är en fil, inte en mapp')
  })

  it('a folder that is not there', async () => {
    expect((await readAt('/finns/inte')).findings.map(({ code }) => code)).toEqual(['folder_not_found'])
  })

  it.each(['municipality.json', '2016/census.json', 'history.csv'])('a folder named %s', async (name) => {
    const folder = made()
    rmSync(join(folder, name), { force: true })
    mkdirSync(join(folder, name))
    const { findings } = await readAt(folder)
    expect(told(findings)).toContainEqual(['fault', 'file_is_folder', name, null])
    expect(findings.map(({ code }) => code)).not.toContain('no_census')
  })

  it('a folder without any census is called by its name', async () => {
    const folder = made({ files: {} })
    expect(told((await readAt(folder)).findings)).toEqual([['fault', 'no_census', basename(folder), null]])
  })
})

describe('comparedWith', () => {
  it('where there is no earlier census: the line is to be removed', async () => {
    const [found, ...others] = await check({ census: { 2016: { comparedWith: '2015' } } })
    expect(others).toEqual([])
    expect(found).toMatchObject({ code: 'compared_with_unknown' })
    expect(found?.message.sv).toBe(
      'Det finns ingen tidigare kartläggning i mappen att jämföra med. Ta bort raden comparedWith.',
    )
  })

  it('where there are others: they are named', async () => {
    const [found] = await check({
      census: { 2016: { comparedWith: '2014' } },
      files: { '2015/soc.csv': RECORDS, '2016/soc.csv': RECORDS },
    })
    expect(found?.message.sv).toContain('Välj 2015, eller ta bort raden.')
  })
})

describe('definitions of the municipality’s own', () => {
  const source = { publisher: 'Staden', document: 'Beslut' }
  const own = {
    id: 'egen',
    title: 'Egen',
    source,
    validFrom: '2014-01-01',
    countedBy: 'stay',
    categories: { ute: { label: 'Utomhus' } },
    precedence: ['ute'],
    rules: [
      {
        id: 'egen/ute',
        gives: 'ute',
        condition: { kind: 'fact', fact: 'accommodation', oneOf: ['outdoors'] },
        reason: 'Sov utomhus.',
        validFrom: '2014-01-01',
        source,
      },
    ],
  }
  const faultsWith = async (...definitions: readonly unknown[]) =>
    (await check({ definition: 'egen', definitions })).map(({ code, file, column }) => [code, file, column])

  it('in order', async () => {
    expect(await faultsWith(own, 'egen')).toEqual([])
  })

  it('with a fault exist all the same for the censuses that name them', async () => {
    expect(
      await faultsWith({ ...own, titel: 'Egen' }, 'egen', { ...own, id: 'annan', otherSituationsFrom: 'egen' }),
    ).toEqual([['definition_faulty', 'municipality.json', 'definitions[0].titel']])
  })

  it('take other situations from a definition that exists', async () => {
    expect(await faultsWith({ ...own, otherSituationsFrom: 'socialstyrelsen-2011' })).toEqual([])
    expect(await faultsWith({ ...own, otherSituationsFrom: 'socialstyrelsen-1999' })).toEqual([
      ['definition_unknown', 'municipality.json', 'definitions[0].otherSituationsFrom'],
    ])
  })

  it('that a census names and nobody has written do not exist', async () => {
    expect(await faultsWith()).toEqual([['definition_unknown', '2016/census.json', 'definition']])
    expect(told(await check({ census: { 2016: { alsoReport: ['egen'] } } }))).toEqual([
      ['fault', 'definition_unknown', '2016/census.json', 'alsoReport'],
    ])
  })
})

it('reports once under a definition that is named twice, and warns', async () => {
  const alsoReport = ['norrmalm', 'socialstyrelsen-2011', 'norrmalm']
  const { findings, censuses } = await read({ census: { 2016: { alsoReport } } })
  expect(told(findings)).toEqual([
    ['warning', 'also_report_own_definition', '2016/census.json', 'alsoReport[1]'],
    ['warning', 'also_report_twice', '2016/census.json', 'alsoReport[2]'],
  ])
  expect(censuses[0]?.settings.alsoReport).toEqual(['norrmalm'])
})

describe('a long file', () => {
  it('of more than 100,000 rows is refused', async () => {
    const { findings } = await read({ files: { '2016/soc.csv': `accommodation\n${'outdoors\n'.repeat(100_001)}` } })
    expect(findings.map(({ kind, code }) => [kind, code])).toEqual([['fault', 'too_many_rows']])
    expect(findings[0]?.message.sv).toContain('100 000')
  })

  it('takes no longer per row than a short one', async () => {
    const rows = (count: number) =>
      Array.from(
        { length: count },
        (_, row) => `soc|ria,${row},${row % 3 === 2 ? row - 1 : ''},Anna,Ek,1980-01-01,outdoors`,
      )
    const millisecondsFor = async (count: number) => {
      const folder = made({
        files: {
          '2016/compiled.csv': csv(
            'unit,record_id,child_of,given_name,family_name,birth_date,accommodation',
            ...rows(count),
          ),
        },
      })
      const began = performance.now()
      expect((await readAt(folder)).findings).toEqual([])
      return performance.now() - began
    }
    await millisecondsFor(2_000) // the first time is slower
    expect(await millisecondsFor(40_000)).toBeLessThan(10 * 5 * ((await millisecondsFor(8_000)) + 20))
  }, 60_000)
})
