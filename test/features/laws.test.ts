import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { flowsAddUp } from '../../src/domain/comparison/flows.ts'
import type { ReportFigures } from '../../src/domain/report/yearly-report.ts'
import { csv, makeFolder } from '../make-folder.ts'
import { runFixture } from '../run-chain.ts'

// Random censuses through the whole chain: few people under many guises, so that links, doubts and thin rows abound.
const HEAD =
  'given_name,family_name,initials,birth_date,birth_year,age,sex,personnummer,protected_identity,accommodation,contract_form,planned_move_out,housing_arranged,placed_by_social_services,with_guardian,residence_status'
const PEOPLE = [
  { names: 'Anna,Wikström', initials: 'A W', date: '1980-03-14', sex: 'woman', number: '19800314-9807' },
  { names: 'Ana,Vikström', initials: 'A V', date: '1980-03-14', sex: 'woman', number: '' },
  { names: 'Mohammed,Hussein', initials: 'M H', date: '1975-01-01', sex: 'man', number: '' },
  { names: 'Muhamad,Hussain', initials: 'M H', date: '1975-01-01', sex: 'man', number: '' },
  { names: 'Bo,Ek', initials: 'B E', date: '1951-07-09', sex: 'man', number: '' },
  { names: 'Kim,Ek', initials: 'K E', date: '2000-05-05', sex: 'man', number: '' },
] as const

const anyRow = fc
  .record({
    person: fc.constantFrom(...PEOPLE),
    guise: fc.constantFrom('full', 'year', 'initials', 'number', 'age', 'nothing', 'protected'),
    accommodation: fc.constantFrom(
      'outdoors',
      'night_shelter',
      'friends',
      'prison',
      'training_flat',
      'own_home',
      'care_home',
      '',
    ),
    rest: fc.tuple(
      fc.constantFrom('', 'none', 'first_hand', 'municipal_second_hand'),
      fc.constantFrom('', 'within_three_months', 'later'),
      fc.constantFrom('', 'no', 'yes'),
    ),
    residence: fc.constantFrom('', 'temporary_eu', 'citizen_or_permit'),
  })
  .map(({ person, guise, accommodation, rest, residence }) => {
    const { names, initials, date, sex, number } = person
    const who = {
      full: `${names},,${date},,,${sex},,`,
      year: `${names},,,${date.slice(0, 4)},,${sex},,`,
      initials: `,,${initials},,${date.slice(0, 4)},,${sex},,`,
      number: number === '' ? `${names},,${date},,,${sex},,` : `,,,,,,,${number},`,
      age: `${names.split(',')[0]},,,,,~40,${sex},,`,
      nothing: ',,,,,,,,',
      protected: number === '' ? ',,,,,,,,yes' : `,,,,,,,${number},yes`,
    }[guise]
    return `${who},${accommodation},${rest.join(',')},,,${residence}`
  })
const anyUnit = fc.option(fc.array(anyRow, { minLength: 1, maxLength: 7 }))
const anyCensus = fc.record({ soc: fc.array(anyRow, { minLength: 1, maxLength: 7 }), ria: anyUnit })

/** Files of a census by unit; a unit without rows is silent. */
const filesOf = (year: string, { soc, ria }: { soc: string[]; ria: string[] | null }) => ({
  [`${year}/soc.csv`]: csv(HEAD, ...soc),
  ...(ria ? { [`${year}/ria.csv`]: csv(HEAD, ...ria) } : {}),
})

const sum = (parts: Readonly<Record<string, number>>) => Object.values(parts).reduce((all, each) => all + each, 0)

function holds(figures: ReportFigures): void {
  const { persons, situations, bySex, range, expected, units, comparedWith, flows, coverage, persistence } = figures
  expect(sum(situations)).toBe(persons)
  expect(sum(bySex)).toBe(persons)
  expect(range.low <= persons && persons <= range.high).toBe(true)
  expect(expected.low <= persons && persons <= expected.high).toBe(true)
  expect(units.asked).toBe(units.answered + units.silent)
  if (!comparedWith?.comparable || flows === null || coverage === null) return
  expect(comparedWith.change).toBe(persons - comparedWith.persons)
  expect(flowsAddUp(flows, persons, comparedWith.persons)).toBe(true)
  expect([sum(flows.returningFrom), sum(flows.leftTo), sum(flows.newByHomelessSince)]).toEqual([
    flows.returning,
    flows.left,
    flows.new,
  ])
  expect(persistence?.['2']).toBe(flows.persisting)
  expect(coverage.sameUnits.current <= persons && coverage.sameUnits.previous <= comparedWith.persons).toBe(true)
  expect(flows.newAtLeast).toBe(Math.max(0, flows.new - flows.unlinkablePrevious))
}

it('hold in every report of any three censuses, and a later year changes no earlier report', async () => {
  await fc.assert(
    fc.asyncProperty(anyCensus, anyCensus, anyCensus, async (first, second, third) => {
      const files = [filesOf('2014', first), filesOf('2015', second), filesOf('2016', third)]
      const run = async (years: number) => {
        const folder = makeFolder({
          definition: 'socialstyrelsen-2011',
          files: Object.assign({}, ...files.slice(0, years)),
        })
        const { context, made } = await runFixture(folder)
        await context.db.destroy()
        rmSync(folder, { recursive: true })
        return made
      }
      const [two, three] = [await run(2), await run(3)]
      for (const { figures } of three.values()) holds(figures)
      for (const [key, { report, quality }] of two)
        expect([three.get(key)?.report, three.get(key)?.quality]).toEqual([report, quality])
    }),
    { numRuns: 40 },
  )
}, 120_000)
