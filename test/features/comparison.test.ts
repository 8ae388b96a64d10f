import { rmSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { checkFolder } from '../../src/features/report/chain.service.ts'
import { csv, makeFolder } from '../make-folder.ts'
import { figuresOf, runFixture } from '../run-chain.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})
const folder = (...plan: Parameters<typeof makeFolder>) => {
  const made = makeFolder(...plan)
  folders.push(made)
  return made
}
async function run(...plan: Parameters<typeof makeFolder>) {
  const { context, made } = await runFixture(folder(...plan))
  await context.db.destroy()
  return (key: string) => figuresOf(made, key)
}

const HEAD = 'given_name,family_name,birth_date,sex,accommodation,responsible_municipality,night_by_night'
const anna = 'Anna,Wikström,1980-03-14,woman,outdoors,Stockholm,'
const bertil = 'Bertil,Zackrisson,1945-05-05,man,outdoors,Stockholm,'
const cecilia = 'Cecilia,Quist,1979-09-25,woman,night_shelter,Stockholm,'

describe('a definition whose scope changes: 65 and over in Norrmalm from 2016', () => {
  it('recomputes last year by this year’s rules, and says what was published then', async () => {
    const of = await run({
      definition: 'norrmalm',
      files: { '2015/soc.csv': csv(HEAD, anna, bertil), '2016/soc.csv': csv(HEAD, anna, bertil) },
    })
    expect(of('2015').persons).toBe(1)
    expect(of('2016').persons).toBe(2)
    expect(of('2016').comparedWith).toMatchObject({ persons: 2, personsThen: 1, change: 0 })
    expect(of('2016').flows).toMatchObject({ persisting: 2, new: 0, changedScopeIn: 0 })
  })

  it('under the old rules somebody who turns 65 has changed scope, and has not left', async () => {
    const bo = 'Bo,Åkesson,1950-01-01,man,outdoors,Stockholm,'
    const of = await run({
      definition: 'norrmalm',
      files: { '2014/soc.csv': csv(HEAD, anna, bo), '2015/soc.csv': csv(HEAD, anna, bo) },
    })
    expect([of('2014').persons, of('2015').persons]).toEqual([2, 1])
    expect(of('2015').flows).toMatchObject({ persisting: 1, left: 0, changedScopeOut: 1 })
  })
})

describe('an earlier census that was published by another definition', () => {
  const summary = async (before: string) => {
    const plan = {
      definition: 'norrmalm',
      census: { 2015: { definition: 'stockholm' } },
      files: { '2015/soc.csv': csv(HEAD, anna, before), '2016/soc.csv': csv(HEAD, anna) },
    }
    const { context, made } = await runFixture(folder(plan))
    await context.db.destroy()
    return made
      .get('2016')
      ?.report.sections[0]?.paragraphs.map(({ sv }) => sv)
      .join(' ')
  }

  it('is said to be recomputed, not to have counted so many then', async () => {
    expect(await summary(cecilia)).toContain('kartläggningen 2015, som med årets definition och regler ger 2')
    expect(await summary(cecilia)).not.toContain('går inte att räkna')
  })

  it('with people it cannot count for a blank is said to, since the change may be due to that', async () => {
    expect(await summary('Cecilia,Quist,1979-09-25,woman,,Stockholm,')).toContain(
      '1 person i kartläggningen 2015 går inte att räkna',
    )
  })
})

describe('a comparison that cannot be made', () => {
  const without = 'given_name,family_name,birth_date,sex,accommodation'
  const files = {
    '2015/soc.csv': csv(without, 'Anna,Wikström,1980-03-14,woman,night_shelter'),
    '2016/soc.csv': csv(HEAD, 'Anna,Wikström,1980-03-14,woman,night_shelter,,yes'),
  }

  it('is refused when the fact that decides was not collected then, and no change is given', async () => {
    const of = await run({ definition: 'helsingborg-akut', files })
    expect(of('2016').comparedWith).toMatchObject({
      census: '2015',
      comparable: false,
      reason: { sv: expect.stringContaining('natt för natt') },
    })
    expect([of('2016').flows, of('2016').coverage, of('2016').persistence]).toEqual([null, null, null])
  })

  it('is made with an earlier census when that one is named', async () => {
    const of = await run({
      definition: 'helsingborg-akut',
      census: { 2016: { comparedWith: '2014' } },
      files: { ...files, '2014/soc.csv': csv(HEAD, 'Anna,Wikström,1980-03-14,woman,night_shelter,,yes') },
    })
    expect(of('2016').comparedWith).toMatchObject({ census: '2014', comparable: true, change: 0 })
    expect(of('2016').flows?.persisting).toBe(1)
  })
})

describe('the register', () => {
  const register = (row: string) => ({
    '2015/soc.csv': csv(HEAD, anna),
    '2016/soc.csv': csv(HEAD, anna, cecilia),
    '2016/register.csv': csv('given_name,family_name,birth_date,sex,from,to', `Cecilia,Quist,1979-09-25,woman,${row}`),
  })
  it.each([
    ['on some days between the two weeks', '2015-12-01,2016-01-15', 1],
    ['without an end', '2013-01-01,', 1],
    ['without days: the file says since the census before', ',', 1],
    ['until before last year’s week', '2013-01-01,2015-09-01', 0],
    ['from after this year’s week only', '2016-10-01,', 0],
  ])('%s', async (_, days, returning) => {
    const of = await run({ definition: 'socialstyrelsen-2011', files: register(days) })
    expect([of('2016').flows?.returningFrom.register, of('2016').flows?.new]).toEqual([returning, 1 - returning])
  })
})

describe('coverage', () => {
  it('tells a silent unit from one that met nobody', async () => {
    const of = await run({
      definition: 'socialstyrelsen-2011',
      census: { 2016: { nilReturns: ['ria'] } },
      files: { '2015/soc.csv': csv(HEAD, anna), '2015/ria.csv': csv(HEAD, cecilia), '2016/soc.csv': csv(HEAD, anna) },
    })
    expect(of('2016').units).toEqual({ asked: 2, answered: 2, nil: 1, silent: 0 })
    expect(of('2016').coverage).toEqual({
      sameUnits: { previous: 2, current: 1, change: -1 },
      addedUnits: [],
      droppedUnits: [],
    })
    const silent = await run({
      definition: 'socialstyrelsen-2011',
      files: { '2015/soc.csv': csv(HEAD, anna), '2015/ria.csv': csv(HEAD, cecilia), '2016/soc.csv': csv(HEAD, anna) },
    })
    expect(silent('2016').units).toEqual({ asked: 2, answered: 1, nil: 0, silent: 1 })
    expect(silent('2016').coverage).toEqual({
      sameUnits: { previous: 1, current: 1, change: 0 },
      addedUnits: [],
      droppedUnits: ['ria'],
    })
  })
})

describe('observations', () => {
  it('move the high end of the range only, organisations that share a place not added', async () => {
    const seen = (...rows: string[]) => csv('place,observed_at,persons,sex,age_band,certainty,reason', ...rows)
    const of = await run({
      definition: 'socialstyrelsen-2011',
      files: {
        '2016/soc.csv': csv(HEAD, anna),
        '2016/soc.observations.csv': seen('Knutpunkten,2016-09-25T23:00,4,,,,', 'Parken,2016-09-25T23:30,1,,,,'),
        '2016/ria.observations.csv': seen('Knutpunkten,2016-09-26T22:00,3,,,,'),
      },
    })
    expect(of('2016')).toMatchObject({ persons: 1, observed: 5, range: { low: 1, high: 6 } })
  })
})

describe("the analyst's own ids of persons", () => {
  const list = (rows: string[]) =>
    csv('unit,person_id,given_name,family_name,birth_date,personnummer,accommodation', ...rows)

  it('join what no model would, within and between years', async () => {
    const of = await run({
      definition: 'socialstyrelsen-2011',
      files: {
        '2015/compiled.csv': list(['soc,P1,Anna,Wikström,,,outdoors', 'soc,P2,Cecilia,Quist,,,outdoors']),
        '2016/compiled.csv': list([
          'soc,P1,Annie,W,,,outdoors',
          'ria,P1,Nina,,,,outdoors',
          'soc|ria,P3,Bo,Ek,1970-01-02,,outdoors',
        ]),
      },
    })
    expect(of('2016').persons).toBe(2)
    expect(of('2016').links.decided).toBe(1)
  })

  it('that start anew each year are a fault: they would join strangers', async () => {
    const checked = await checkFolder(
      folder({
        definition: 'socialstyrelsen-2011',
        files: {
          '2015/compiled.csv': list([
            'soc,1,Anna,Wikström,1980-03-14,,outdoors',
            'soc,2,Cecilia,Quist,1979-09-25,,outdoors',
          ]),
          '2016/compiled.csv': list(['soc,1,Bo,Ek,1970-01-02,,outdoors', 'soc,2,Dan,Alm,1960-02-03,,outdoors']),
        },
      }),
      () => undefined,
    )
    expect(checked.findings.filter(({ kind }) => kind === 'fault').map(({ code }) => code)).toEqual([
      'person_id_restarts',
    ])
  })
})

describe('a definition of the municipality’s own', () => {
  const own = {
    id: 'vuxna-ute',
    title: 'Vuxna utomhus',
    source: { publisher: 'Staden', document: 'Beslut 2014' },
    validFrom: '2014-01-01',
    countedBy: 'stay',
    categories: { ute: { label: 'Utomhus' } },
    precedence: ['ute'],
    otherSituationsFrom: 'socialstyrelsen-2011',
    scope: [
      {
        id: 'vuxna-ute/vuxna',
        kind: 'age',
        condition: { kind: 'ageAtLeast', years: 18 },
        reason: 'Under 18 år.',
        validFrom: '2014-01-01',
        assumption: 'Egen gräns.',
      },
    ],
    rules: [
      {
        id: 'vuxna-ute/ute',
        gives: 'ute',
        condition: { kind: 'fact', fact: 'accommodation', oneOf: ['outdoors'] },
        reason: 'Sov utomhus.',
        validFrom: '2014-01-01',
        source: { publisher: 'Staden', document: 'Beslut 2014' },
      },
    ],
  }

  it('counts by its own categories; who only came of age has changed scope', async () => {
    const young = 'Cecilia,Quist,1998-03-01,woman,outdoors,,'
    const of = await run({
      definition: 'vuxna-ute',
      definitions: [own],
      files: { '2015/soc.csv': csv(HEAD, anna, young), '2016/soc.csv': csv(HEAD, anna, young) },
    })
    expect([of('2015').situations, of('2016').situations]).toEqual([{ ute: 1 }, { ute: 2 }])
    expect(of('2016').flows).toMatchObject({ persisting: 1, changedScopeIn: 1, new: 0, returning: 0 })
  })

  it('with mistakes lists each with its path', async () => {
    const wrong = {
      ...own,
      precedence: ['inne'],
      rules: [{ ...own.rules[0], gives: 'inne', condition: { kind: 'fact', fact: 'boende', oneOf: ['x'] } }],
    }
    const checked = await checkFolder(
      folder({ definition: 'vuxna-ute', definitions: [wrong], files: { '2015/soc.csv': csv(HEAD, anna) } }),
      () => undefined,
    )
    const columns = checked.findings.filter(({ kind }) => kind === 'fault').map(({ column }) => column)
    expect(columns).toEqual(expect.arrayContaining([expect.stringContaining('definitions[0].rules[0]')]))
  })

  it('before it is in force is refused', async () => {
    const later = { ...own, validFrom: '2016-01-01' }
    await expect(
      checkFolder(
        folder({ definition: 'vuxna-ute', definitions: [later], files: { '2015/soc.csv': csv(HEAD, anna) } }),
        () => undefined,
      ),
    ).rejects.toThrow(expect.objectContaining({ code: 'definition_not_in_force' }))
  })
})
