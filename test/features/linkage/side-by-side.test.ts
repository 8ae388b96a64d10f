import { expect, it } from 'vitest'
import { columnsOf } from '../../../src/domain/linkage/columns.ts'
import { NOTHING_DECIDED } from '../../../src/domain/linkage/link-decisions.ts'
import { linkColumns } from '../../../src/domain/linkage/link-records.ts'
import { personLinkage } from '../../../src/domain/linkage/person-linkage.ts'
import type { InParts, PartAsked } from '../../../src/domain/linkage/side-by-side.ts'
import { type Traits, traitsOf } from '../../../src/domain/linkage/traits.ts'
import { NO_IDENTITY } from '../../../src/domain/submission/identity.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'
import { doneSideBySide, handsFor } from '../../../src/features/linkage/side-by-side.service.ts'

const day = isoDate.parse('2025-04-07')
const NAMES = ['Anna', 'Bo', 'Cecilia', 'David', 'Eva', 'Filip', 'Gun']

/** Every third row says initials and year alone. */
function row(at: number): Traits {
  const birthDate = isoDate.parse(`19${50 + (at % 41)}-0${1 + (at % 9)}-1${at % 10}`)
  const [givenName, familyName] = [NAMES[at % 7] ?? null, `${NAMES[(at * 3) % 7]}son`]
  const named = { ...NO_IDENTITY, givenName, familyName, birthDate }
  const thin = { ...NO_IDENTITY, initials: `${givenName?.[0]}${familyName[0]}`, birthYear: 1950 + (at % 41) }
  return traitsOf({
    ...{ id: `r${at}`, order: String(at).padStart(5, '0'), census: String(2024 + (at % 2)), numberKey: null },
    ...{ municipality: `m${at % 4}`, units: [`u${at % 5}`], decidedPerson: null, sex: null, day },
    identity: at % 3 === 0 ? thin : named,
  })
}

const link = (hands: number) => {
  const { columns } = columnsOf(Array.from({ length: 1200 }, (_, at) => row(at)))
  return doneSideBySide(personLinkage, hands, linkColumns(personLinkage, columns, NOTHING_DECIDED, hands))
}

it('threads side by side find what one finds', async () => {
  const [{ links, ...one }, { links: linksOfThree, ...three }] = [await link(1), await link(3)]
  expect(three).toEqual(one)
  expect(one.linkCounts.automatic).toBeGreaterThan(100)
  expect(one.doubts.length - one.doubts.betweenPersons).toBeGreaterThan(100) // those of rows that say little
  const [made, madeByThree] = [links(), linksOfThree()]
  expect([madeByThree.left, madeByThree.right]).toEqual([made.left, made.right])
})

it('what a thread cannot do is done here, and goes wrong here if it has to', async () => {
  const list = { ...columnsOf([row(1), row(1)]), compared: Int32Array.of(0, 1) }
  const blocksOf = (parts: readonly PartAsked[]) =>
    doneSideBySide(
      personLinkage,
      2,
      (function* (): InParts<number[]> {
        const found = yield parts
        return found.flatMap((each) => (each.part === 'blocks' ? each.blocks.map(({ count }) => count) : []))
      })(),
    )
  const blocks = { part: 'blocks', rules: [1] } as const
  // The other thread has been told of no list.
  expect(await blocksOf([{ part: 'list', list }, blocks])).toEqual([1])
  await expect(blocksOf([blocks, blocks])).rejects.toThrow('a part of which list?')
})

it('a short list is linked where it is', () => {
  expect(handsFor(3_000)).toBe(1)
})
