import fc from 'fast-check'
import { expect, it } from 'vitest'
import { disjointSets } from '../../../src/domain/linkage/disjoint-sets.ts'
import { type LinkDecisions, NO_DECISIONS } from '../../../src/domain/linkage/link-decisions.ts'
import { linkRecords } from '../../../src/domain/linkage/link-records.ts'
import type { Link } from '../../../src/domain/linkage/linkage-result.ts'
import { numberPersons, summariseList } from '../../../src/domain/linkage/list-summary.ts'
import { personLinkage } from '../../../src/domain/linkage/person-linkage.ts'
import { isThin, type Traits, traitsOf } from '../../../src/domain/linkage/traits.ts'
import { NO_IDENTITY } from '../../../src/domain/submission/identity.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'
import { linkByPlace } from './link-by-place.ts'

interface Row {
  readonly givenName: string | null
  readonly familyName: string | null
  readonly birth: string | null
  readonly unit: string
  readonly census: string
  readonly municipality: string
  readonly number: string | null
  readonly decidedPerson: string | null
}

const anyRow: fc.Arbitrary<Row> = fc.record({
  givenName: fc.constantFrom('Anna', 'Ana', 'Bo', null),
  familyName: fc.constantFrom('Ekman', 'Eckman', 'Berg', null),
  birth: fc.constantFrom('1980-01-01', '1980-01-02', null),
  unit: fc.constantFrom('amf', 'ria'),
  census: fc.constantFrom('2023', '2024'),
  municipality: fc.constantFrom('north', 'middle', 'south'),
  number: fc.constantFrom(null, null, 'n1', 'n2'),
  decidedPerson: fc.constantFrom(null, null, null, 'k1'),
})

/** Records that are in order of their content as they stand. */
const traits = (
  { givenName, familyName, birth, unit, census, municipality, number, decidedPerson }: Row,
  at: number,
): Traits =>
  traitsOf({
    id: `r${at}`,
    order: String(at).padStart(3, '0'),
    census,
    municipality,
    units: [unit],
    numberKey: number,
    decidedPerson,
    identity: { ...NO_IDENTITY, givenName, familyName, birthDate: birth === null ? null : isoDate.parse(birth) },
    sex: null,
    day: isoDate.parse('2024-04-01'),
  })

const anyList = fc.array(anyRow, { minLength: 4, maxLength: 40 }).map((rows) => rows.map(traits))
const anyDecisions = fc.constantFrom<LinkDecisions>(
  NO_DECISIONS,
  { same: [['r0', 'r1']], different: [['r2', 'r3']] },
  {
    same: [
      ['r0', 'r1'],
      ['r1', 'r2'],
    ],
    different: [
      ['r2', 'r3'],
      ['r3', 'r4'],
    ],
  },
  // Rows that may say little, each between two others.
  {
    same: [
      ['r0', 'r1'],
      ['r1', 'r2'],
      ['r3', 'r4'],
      ['r4', 'r5'],
    ],
    different: [],
  },
)

it('links are counted as they would be made', () => {
  fc.assert(
    fc.property(anyList, anyDecisions, (list, decisions) => {
      const { links, linkCounts } = linkByPlace(list, decisions).linked
      const made = links()
      const counts: Record<Link['decision'], number> = { automatic: 0, decided: 0, thin: 0, review: 0 }
      for (let at = 0; at < made.length; at++) counts[made.told(at).decision] += 1
      expect(linkCounts).toEqual(counts)
    }),
    { numRuns: 200 },
  )
})

it('whoever is one person with every doubt parted is one as linked, and with every doubt linked', () => {
  fc.assert(
    fc.property(anyList, anyDecisions, (list, decisions) => {
      const { asLinked, doubtsLinked, doubtsApart } = linkByPlace(list, decisions).linked
      const pairs = list.flatMap((_, one) => list.slice(0, one).map((_, other): [number, number] => [one, other]))
      for (const [one, other] of pairs) {
        const [apart, now, together] = [doubtsApart, asLinked, doubtsLinked].map(
          ({ personOf }) => personOf[one] === personOf[other],
        )
        expect(!apart || now).toBe(true)
        expect(!now || together).toBe(true)
      }
      for (const { persons, personOf } of [asLinked, doubtsLinked, doubtsApart])
        expect([...new Set(personOf)]).toEqual(Array.from({ length: persons }, (_, person) => person))
    }),
    { numRuns: 200 },
  )
})

it('whoever is told apart is one person in no doubt, unless the list counts them as one all the same', () => {
  const seen = { apart: 0 }
  fc.assert(
    fc.property(anyList, anyDecisions, (list, decisions) => {
      const { linked, records } = linkByPlace(list, decisions)
      const { asLinked, doubtsLinked, doubtsApart, doubts } = linked
      const placeOf = (id: string) => records.findIndex((record) => record.id === id)
      for (const [left, right] of decisions.different) {
        const [one, other] = [placeOf(left), placeOf(right)]
        if (asLinked.personOf[one] === asLinked.personOf[other]) continue
        seen.apart += 1
        expect(doubtsLinked.personOf[one]).not.toBe(doubtsLinked.personOf[other])
        const parts = [doubtsApart.personOf[one], doubtsApart.personOf[other]].sort()
        for (let at = 0; at < doubts.betweenPersons; at++) {
          const asked = [doubts.left[at] ?? 0, doubts.right[at] ?? 0].map((place) => doubtsApart.personOf[place])
          expect(asked.sort()).not.toEqual(parts)
        }
      }
    }),
    { numRuns: 300 },
  )
  expect(seen.apart).toBeGreaterThan(100)
})

it('a person in parts has one doubt for each part but the first, and they hold all its parts together', () => {
  const seen = { unsure: 0 }
  // Hardly anything is certain enough.
  const model = { ...personLinkage, sureAt: 0.9999 }
  fc.assert(
    fc.property(anyList, anyDecisions, (list, decisions) => {
      const { linked, records } = linkByPlace(list, decisions, 1, model)
      const { asLinked, doubtsApart, doubts } = linked
      const parts = new Map<number, Set<number>>()
      // A row that says little hangs together with nobody for certain, unless somebody decided so: that is no part.
      for (const [place, record] of records.entries()) {
        if (isThin(record)) continue
        const person = asLinked.personOf[place] ?? 0
        parts.set(person, (parts.get(person) ?? new Set()).add(doubtsApart.personOf[place] ?? 0))
      }
      const sets = disjointSets(doubtsApart.persons)
      let unsure = 0
      for (let at = 0; at < doubts.betweenPersons; at++) {
        if (doubts.linkedNow[at] !== 1) continue
        const [left, right] = [doubts.left[at] ?? 0, doubts.right[at] ?? 0]
        unsure += 1
        expect(asLinked.personOf[left]).toBe(asLinked.personOf[right])
        expect(sets.join(doubtsApart.personOf[left] ?? 0, doubtsApart.personOf[right] ?? 0)).toBe(true)
      }
      expect([...parts.values()].reduce((sum, { size }) => sum + size - 1, 0)).toBe(unsure)
      seen.unsure += unsure
    }),
    { numRuns: 300 },
  )
  expect(seen.unsure).toBeGreaterThan(100)
})

it('a person who is the same however doubts are settled is held once', () => {
  fc.assert(
    fc.property(anyList, anyDecisions, (list, decisions) => {
      const { asLinked, doubtsLinked, doubtsApart } = linkRecords(personLinkage, list, decisions)
      const linked = new Map(asLinked.map((members) => [members.join(), members]))
      for (const members of [...doubtsLinked, ...doubtsApart])
        expect(linked.get(members.join()) ?? members).toBe(members)
      for (const division of [asLinked, doubtsLinked, doubtsApart])
        expect(division.flat().sort()).toEqual(list.map(({ id }) => id).sort())
    }),
    { numRuns: 200 },
  )
})

it('as many hands as there may be come to the same, with what each of them alone has been told', () => {
  fc.assert(
    fc.property(anyList, anyDecisions, fc.integer({ min: 2, max: 9 }), (list, decisions, hands) => {
      const { links, ...one } = linkByPlace(list, decisions).linked
      const { links: linksOfSome, ...some } = linkByPlace(list, decisions, hands).linked
      expect(some).toEqual(one)
      const [made, madeBySome] = [links(), linksOfSome()]
      expect([madeBySome.left, madeBySome.right]).toEqual([made.left, made.right])
      for (let at = 0; at < made.length; at++) expect(madeBySome.told(at)).toEqual(made.told(at))
    }),
    { numRuns: 200 },
  )
})

it('persons are numbered from 1 in the order in which the list comes to them', () => {
  const asLinked = { persons: 3, personOf: Int32Array.of(0, 1, 0, 2) }
  expect([...numberPersons(Int32Array.of(3, 2, 1, 0), asLinked)]).toEqual([1, 2, 3, 2])
})

it('a person met in two years is one in all and one in each; rows without a year come last', () => {
  const anna = {
    givenName: 'Anna',
    familyName: 'Ekman',
    birth: '1980-01-01',
    unit: 'amf',
    census: '2024',
    municipality: 'north',
  }
  const list = ['n1', 'n2', 'n1', 'n1'].map((number, at) => traits({ ...anna, number, decidedPerson: null }, at))
  const { records, persons, years } = summariseList([2024, null, 2023, 2024], linkByPlace(list).linked)
  expect({ records, persons }).toEqual({ records: 4, persons: 2 })
  expect(years.map(({ year, records: rows, persons: met }) => [year, rows, met])).toEqual([
    [2023, 1, 1],
    [2024, 2, 1],
    [null, 1, 1],
  ])
})
