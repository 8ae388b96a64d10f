import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { syntheticFolder } from '../../scripts/bench/synthetic-folder.ts'
import { inTemporaryFolder } from '../../scripts/bench/temporary-folder.ts'
import { findBlocks, LARGEST_BLOCK, RULES, visitCandidates } from '../../src/domain/linkage/blocking.ts'
import { columnsOf } from '../../src/domain/linkage/columns.ts'
import { NO_DECISIONS } from '../../src/domain/linkage/link-decisions.ts'
import { linkRecords } from '../../src/domain/linkage/link-records.ts'
import { personLinkage } from '../../src/domain/linkage/person-linkage.ts'
import { type Traits, traitsOf } from '../../src/domain/linkage/traits.ts'
import { NO_IDENTITY } from '../../src/domain/submission/identity.ts'
import { isoDate } from '../../src/domain/terms/dates.ts'
import { checkFolder } from '../../src/features/report/chain.service.ts'

it('makes the same municipality every time: 300 unit files over three years', () => {
  const folder = syntheticFolder(900)
  expect([...syntheticFolder(900)]).toEqual([...folder])
  const files = [...folder].filter(([path]) => path.endsWith('.csv'))
  expect(files).toHaveLength(300)
  const rows = files.flatMap(([, text]) => text.trimEnd().split('\n').slice(1))
  expect(rows).toHaveLength(900)
  for (const row of rows) expect(row).toMatch(/^R\d+,(\d{8}9[89]\d\d)?,/)
})

it('makes a folder that is read without a fault, and takes it away again', async () => {
  const folder = await inTemporaryFolder(300, 'csv', async (made) => {
    const { findings, censuses } = await checkFolder(made, () => undefined)
    expect(findings.filter(({ kind }) => kind === 'fault')).toEqual([])
    expect(censuses.flatMap(({ files }) => files).flatMap(({ records }) => records)).toHaveLength(300)
    return made
  })
  expect(existsSync(folder)).toBe(false)
})

const day = isoDate.parse('2021-04-05')

/** Everybody has one name; each is reported twice, the second time with the day of birth one digit off. */
const namesakes: Traits[] = Array.from({ length: 2 * LARGEST_BLOCK }, (_, at) => {
  const person = at >> 1
  const date = `${1955 + (person % 40)}-0${1 + (person % 9)}-1${(person + (at % 2)) % 9}`
  const identity = { ...NO_IDENTITY, givenName: 'Ali', familyName: 'Hassan', birthDate: isoDate.parse(date) }
  const id = `record-${at}`
  const units = [`unit-${at % 2}`]
  return traitsOf({
    ...{ id, order: id, census: '2021', units, numberKey: null, decidedPerson: null, identity, sex: 'man', day },
  })
})

it('compares a list of namesakes in parts, and leaves out only births that differ by more than a slip', () => {
  const { columns } = columnsOf(namesakes)
  const met = new Set<string>()
  const everybody = Int32Array.from({ length: columns.size }, (_, place) => place)
  const blocks = findBlocks(columns, everybody, [...everybody.subarray(0, RULES)])
  visitCandidates(columns.size, blocks, { from: 0, to: columns.size }, (left, right) => met.add(`${left} ${right}`))
  expect(met.size).toBeLessThan((namesakes.length * (namesakes.length - 1)) / 2 / 5)
  const birth = personLinkage.comparisons.find(({ id }) => id === 'birth')
  const levelOf = birth?.levelIn(columns)
  const leftOut = namesakes.flatMap((_, left) =>
    namesakes.flatMap((_, right) =>
      left < right && !met.has(`${left} ${right}`) ? (birth?.levels[levelOf?.(left, right) ?? -1]?.id ?? '') : [],
    ),
  )
  expect(new Set(leftOut)).toEqual(new Set(['different']))
})

it('links namesakes alike in whatever order they come', () => {
  const [one, other] = [namesakes, namesakes.toReversed()].map((list) => linkRecords(personLinkage, list, NO_DECISIONS))
  expect(other).toEqual(one)
})
