import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { LinkageByPlace } from '../../../src/domain/linkage/linkage-by-place.ts'
import { summariseList } from '../../../src/domain/linkage/list-summary.ts'
import { type Traits, traitsOf } from '../../../src/domain/linkage/traits.ts'
import { type Identity, NO_IDENTITY } from '../../../src/domain/submission/identity.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'
import { readPersonalNumber } from '../../../src/domain/terms/personnummer.ts'
import { linkByPlace } from './link-by-place.ts'

const columns = z.record(z.string(), z.string())
const rowsOf = (name: string) =>
  columns
    .array()
    .parse(Papa.parse(readFileSync(`fixtures/linkage/${name}`, 'utf8'), { header: true, skipEmptyLines: true }).data)
const blank = (text: string | undefined) => text?.trim() || null

function traits(row: Readonly<Record<string, string>>): Traits {
  const read = readPersonalNumber(row.personnummer ?? '', isoDate.parse('2025-12-31'))
  const number = read.ok ? read.number : null
  const birth = isoDate.safeParse(row.birth_date)
  const identity: Identity = {
    ...NO_IDENTITY,
    number,
    givenName: blank(row.given_name),
    familyName: blank(row.family_name),
    initials: blank(row.initials),
    birthDate: birth.success ? birth.data : null,
    birthYear: row.birth_year ? Number(row.birth_year) : null,
    age: row.approx_age ? { years: Number(row.approx_age.replace('~', '')), approximate: true } : null,
    protectedIdentity: Boolean(blank(row.protected)),
  }
  const id = row.record_id ?? ''
  const sex = row.sex === 'M' ? 'man' : row.sex === 'F' ? 'woman' : null
  const day = isoDate.parse(`${row.year}-04-01`)
  return traitsOf({
    id,
    order: JSON.stringify(row),
    census: row.year ?? '',
    units: [row.source ?? ''],
    numberKey: number && `${number.kind} ${number.canonical}`,
    decidedPerson: null,
    identity,
    sex,
    day,
  })
}

/** Of all pairs said or true: precision and recall as one number, and the persons found. */
function score(predicted: ReadonlyMap<string, string>, truth: ReadonlyMap<string, string>) {
  const sizes = new Map<string, number>()
  for (const [id, person] of truth)
    for (const key of [`true ${person}`, `said ${predicted.get(id)}`, `both ${person} ${predicted.get(id)}`])
      sizes.set(key, (sizes.get(key) ?? 0) + 1)
  const pairs = (kind: string) =>
    [...sizes].reduce((sum, [key, n]) => (key.startsWith(kind) ? sum + (n * (n - 1)) / 2 : sum), 0)
  const persons = (kind: string) => [...sizes.keys()].filter((key) => key.startsWith(kind)).length
  return { f1: (2 * pairs('both')) / (pairs('said') + pairs('true')), tooMany: persons('said') / persons('true') - 1 }
}

describe('on a labelled list of 3,000 rows', () => {
  let result: LinkageByPlace
  let records: readonly Traits[]
  let byModel: Map<string, string>
  let byNumber: Map<string, string>
  const truth = rowsOf('census-3k.truth.csv')
  const saysEnough = truth.filter(({ info }) => ['A', 'A!', 'B', 'C'].includes(info ?? ''))
  const persons = (rows: typeof truth) => new Map(rows.map((row) => [row.record_id ?? '', row.cluster_id ?? '']))
  beforeAll(() => {
    const rows = rowsOf('census-3k.csv').map(traits)
    ;({ records, linked: result } = linkByPlace(rows))
    byModel = new Map(records.map(({ id }, place) => [id, String(result.asLinked.personOf[place])]))
    byNumber = new Map(rows.map(({ id, numberKey }) => [id, numberKey ?? id]))
  })

  it('is clearly better than comparing numbers, on all rows', () => {
    const [model, number] = [score(byModel, persons(truth)), score(byNumber, persons(truth))]
    expect(number.f1).toBeLessThan(0.7)
    expect(model.f1).toBeGreaterThanOrEqual(0.92)
    expect(model.tooMany).toBeLessThan(number.tooMany / 4)
  })

  it('expects within one in a hundred of the persons there are, in each year', () => {
    const yearOf = new Map(rowsOf('census-3k.csv').map(({ record_id: id = '', year }) => [id, Number(year)]))
    const { years } = summariseList(
      records.map(({ id }) => yearOf.get(id) ?? null),
      result,
    )
    for (const { year, expected } of years) {
      const own = truth.filter((row) => Number(row.year) === year)
      const there = new Set(own.map((row) => row.cluster_id)).size
      expect(Math.abs(expected.value / there - 1)).toBeLessThanOrEqual(0.01)
    }
    expect(years).toHaveLength(2)
  })

  it('finds nearly every pair among rows that say enough, and few too many persons', () => {
    const { f1, tooMany } = score(byModel, persons(saysEnough))
    expect(f1).toBeGreaterThanOrEqual(0.988)
    expect(Math.abs(tooMany)).toBeLessThanOrEqual(0.005)
  })
})
