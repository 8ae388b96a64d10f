import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type LinkDecisions, NO_DECISIONS } from '../../../src/domain/linkage/link-decisions.ts'
import { linkRecords } from '../../../src/domain/linkage/link-records.ts'
import { resultById } from '../../../src/domain/linkage/linkage-by-place.ts'
import { personLinkage } from '../../../src/domain/linkage/person-linkage.ts'
import { isThin, type TraitsSource, traitsOf } from '../../../src/domain/linkage/traits.ts'
import { NO_IDENTITY } from '../../../src/domain/submission/identity.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'
import { linkingOf, linkPartByPart } from '../../../src/features/linkage/link-parts.service.ts'

const anyRow = fc.record({
  givenName: fc.constantFrom('Anna', 'Ana', 'Bo', null),
  familyName: fc.constantFrom('Ekman', 'Eckman', 'Berg', null),
  birthDate: fc.constantFrom(isoDate.parse('1980-01-01'), isoDate.parse('1980-01-02'), null),
  unit: fc.constantFrom('amf', 'ria'),
  census: fc.constantFrom('2023', '2024'),
  numberKey: fc.constantFrom(null, null, 'n1', 'n2'),
})

/** Rows are known by their ids, and stand in their order whenever they came. */
const anyList: fc.Arbitrary<TraitsSource[]> = fc.array(anyRow, { minLength: 4, maxLength: 30 }).map((rows) =>
  rows.map(({ givenName, familyName, birthDate, unit, census, numberKey }, at) => ({
    ...{ id: `r${at}`, order: String(at).padStart(3, '0'), census, units: [unit], numberKey },
    ...{ decidedPerson: null, sex: null, day: isoDate.parse('2024-04-01') },
    identity: { ...NO_IDENTITY, givenName, familyName, birthDate },
  })),
)

const anyDecisions = fc.constantFrom<LinkDecisions>(NO_DECISIONS, { same: [['r0', 'r1']], different: [['r2', 'r3']] })

const idsOf = (rows: readonly TraitsSource[]) => rows.map(({ id }) => id)

it('rows that come late, in whatever order, change nothing in what comes of all', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), anyList, (order, list) => {
      const parts = order.map((part) => list.filter((_, at) => at % order.length === part))
      const given = parts.flatMap(idsOf)
      const linkNext = linkPartByPart()
      const [last] = parts.map((rows) => linkNext({ rows, decisions: NO_DECISIONS })).slice(-1)
      if (last === undefined) throw new Error('there are four parts')
      const idOf = (place: number) => given[last.added[place] ?? 0] ?? ''
      const traits = list.map((row) => traitsOf(row))
      expect(resultById(last.linked, idOf)).toEqual(linkRecords(personLinkage, traits, NO_DECISIONS))
      const thin = traits.filter((_, at) => last.isThin[at] === 1)
      expect(thin).toEqual(traits.filter(isThin))
    }),
    { numRuns: 100 },
  )
})

it('what was linked before, by whatever decisions, leaves nothing behind', () => {
  fc.assert(
    fc.property(anyList, anyDecisions, (list, decisions) => {
      const [once, again] = [linkingOf(), linkingOf()]
      for (const each of [once, again]) each.add(list)
      again.link(NO_DECISIONS)
      again.link({ same: [['r1', 'r2']], different: [] })
      expect(again.link(decisions)).toEqual(once.link(decisions))
    }),
    { numRuns: 100 },
  )
})
