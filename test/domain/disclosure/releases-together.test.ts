import fc from 'fast-check'
import { expect, it } from 'vitest'
import { auditAttacker, demandsOf, disclosureRule } from '../../../src/domain/disclosure/audit.ts'
import { type Counted, countAll, countOwn } from '../../../src/domain/disclosure/counted-cells.ts'
import { type Attacker, type Cell, OUTSIDER, type Relation } from '../../../src/domain/disclosure/linked-tables.ts'
import { publicEdition } from '../../../src/domain/disclosure/public-edition.ts'
import { DEFAULT_PUBLIC_TABLES, publicTables } from '../../../src/domain/disclosure/public-tables.ts'
import type { Release } from '../../../src/domain/disclosure/release.ts'
import { countedPersons } from '../../../src/domain/report/persons-in-report.ts'
import { comparedWith, flowsOf, persons, reportInput } from './report-input.ts'

const rule = disclosureRule.parse({})
const YEARS = ['2017', '2018', '2019']
const UNITS = ['alfa', 'beta', 'gamma']

const crowd = fc
  .array(
    fc.record({
      sex: fc.constantFrom('woman', 'man', 'man', 'man', null),
      supportNeed: fc.constantFrom('housing_only', 'substance_use', 'mental_health', 'both', null),
      contacts: fc.constantFrom(
        ['social_services'],
        ['social_services', 'voluntary_organisation'],
        ['labour_market_office', 'social_services'],
        ['none'],
        null,
      ),
      units: fc.constantFrom(['alfa'], ['alfa', 'beta'], ['beta'], ['gamma']),
      outdoors: fc.boolean(),
      category: fc.constantFrom('1', '1', '1', '2'),
    }),
    { minLength: 50, maxLength: 120 },
  )
  .map((facts) => facts.flatMap((each) => persons(1, each)))

/** Three years of editions, each made with those before it in the ledger. */
const years = fc.tuple(crowd, crowd, crowd, fc.nat(30), fc.nat(30)).map(([first, second, third, ...stayed]) =>
  [first, second, third].map((now, at, all) => {
    const before = all[at - 1]
    const persisting = stayed[at - 1] ?? 0
    const flows = flowsOf({
      persisting,
      returning: 3,
      new: now.length - persisting - 3,
      left: (before?.length ?? 0) - persisting,
    })
    const input = reportInput(now)
    const comparison = before === undefined ? null : comparedWith(before, flows, YEARS[at - 1])
    return { ...input, census: { ...input.census, key: YEARS[at] ?? '' }, comparison }
  }),
)

it('three years of editions tell nobody a small number, taken together, nor a unit that knows its own of all years', () => {
  fc.assert(
    fc.property(years, (inputs) => {
      const contributors = UNITS.map((key) => ({ key, units: [key], flows: null }))
      const ledger: Release[] = []
      const cells = new Map<string, Cell>()
      const relations: Relation[] = []
      const knows = new Map(UNITS.map((key) => [key, new Map<string, number>()]))
      for (const input of inputs) {
        ledger.push(publicEdition(input, { contributors, ledger }).release)
        const everybody: Counted = {
          now: countedPersons(input.persons),
          before: countedPersons(input.comparison?.personsInReport ?? []),
          flows: input.comparison?.flows ?? null,
        }
        const tables = publicTables(input, everybody, { chosen: DEFAULT_PUBLIC_TABLES, known: new Set() })
        const counted = countAll(tables, everybody)
        for (const [key, cell] of counted.cells) cells.set(key, cell)
        relations.push(...counted.relations)
        for (const [unit, own] of knows) {
          const isOwn = ({ units }: (typeof everybody.now)[number]) => units.includes(unit)
          const among = { now: everybody.now.filter(isOwn), before: everybody.before.filter(isOwn), flows: null }
          for (const [key, count] of countOwn(tables, among)) own.set(key, count)
        }
      }
      const published = new Set(ledger.flatMap((each) => each.cells.map(({ key }) => key)))
      const withheld = new Set([...cells.keys()].filter((key) => !published.has(key)))
      const together = { cells, relations, known: new Set<string>() }
      const units = [...knows].map(
        ([key, own]): Attacker => ({ key, kind: 'contributor', knows: own, exactly: new Set() }),
      )
      for (const attacker of [OUTSIDER, ...units]) {
        const unsafe = auditAttacker(together, withheld, attacker, rule, demandsOf(together, attacker, rule))
        expect(unsafe.map(({ cell, interval }) => [attacker.key, cell.key, interval])).toEqual([])
      }
    }),
    { numRuns: 6, seed: 11, endOnFailure: true },
  )
})
