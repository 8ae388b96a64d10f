import { afterEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { linkCommandTexts } from '../../src/commands/stored-census.texts.ts'
import { latestRun } from '../../src/features/linkage/linkage.repository.ts'
import { openFolderContext } from '../../src/platform/open-context.ts'
import { csv } from '../make-folder.ts'
import { runTyped } from './captured.ts'
import { countRows, FILES, HEAD, PEOPLE, storedFolder } from './stored-folder.ts'

type Stored = Awaited<ReturnType<typeof storedFolder>>
const open: Stored[] = []
const stored = async (...plan: Parameters<typeof storedFolder>): Promise<Stored> => {
  const made = await storedFolder(...plan)
  open.push(made)
  return made
}
afterEach(() => {
  for (const each of open.splice(0)) each.remove()
})

const link = ({ data }: Stored, ...rest: string[]) => runTyped('link', '--census', '2016', '--data', data, ...rest)

/** Who is one person by the last run of 2016: record ids, in an order that depends on nothing but them. */
async function division({ data }: Stored): Promise<readonly string[]> {
  const { db } = await openFolderContext(data, MIGRATIONS)
  try {
    const census = await db.selectFrom('census').select('id').where('census_key', '=', '2016').executeTakeFirstOrThrow()
    const run = await latestRun(db, census.id)
    const persons = run?.made.asLinked ?? []
    return persons.map((members) => [...members].sort().join(' ')).sort()
  } finally {
    await db.destroy()
  }
}

describe('link', () => {
  it('tells records, persons, links, pairs to review and thin rows, of the census and with earlier years', async () => {
    const files = { ...FILES, '2016/ria.csv': csv(HEAD, PEOPLE.anna, PEOPLE.cilla, 'r9,,,,man,outdoors') }
    const made = await stored({ files })
    const { code, out, err } = await link(made)
    expect(code).toBe(0)
    expect(out.split('\n').slice(0, 5)).toEqual([
      expect.stringMatching(/^2016 {2}5 uppgifter om \d personer$/),
      expect.stringContaining('Kopplade par: 1 automatiskt, 0 beslutade'),
      expect.stringContaining('Par att granska: 0'),
      expect.stringContaining('Tunna rader: 1 (varken nummer'),
      expect.stringMatching(/^Med tidigare kartläggningar och register: 6 uppgifter om \d personer$/),
    ])
    expect(err).toContain('tvarsnitt report --census 2016')
  })

  it.each([
    [0, 0, '  Par att granska: 0'],
    [2, 0, '  Par att granska: 2 (räknas som olika personer tills någon har avgjort)'],
    [0, 1, '  Par att granska: 1 (räknas som samma person tills någon har avgjort)'],
    [2, 1, '  Par att granska: 3 (1 räknas som samma person och 2 som olika personer tills någon har avgjort)'],
  ])('tells how pairs count until somebody decides: %i as two, %i as one', (apart, linked, told) => {
    expect(linkCommandTexts.toReview(apart, linked).sv).toBe(told)
  })

  it('anew of the same material gives the same persons, in a run of its own', async () => {
    const made = await stored()
    const [before, runs] = [await division(made), countRows(made.data, 'linkage_run')]
    await link(made)
    await link(made)
    expect(before.length).toBe(3)
    expect(await division(made)).toEqual(before)
    expect(countRows(made.data, 'linkage_run')).toBe(runs + 2)
  })

  it('of the first census has nothing earlier to tell of', async () => {
    const made = await stored()
    const { out } = await runTyped('link', '--census', '2015', '--data', made.data)
    expect(out).toContain('2015  1 uppgift om 1 person')
    expect(out).not.toContain('tidigare')
  })

  it('never takes in later years', async () => {
    const made = await stored()
    const { out } = await runTyped('link', '--census', '2015', '--data', made.data, '--json')
    expect(JSON.parse(out)).toMatchObject({
      census: '2015',
      ofCensus: { records: 1, persons: 1, links: { automatic: 0, decided: 0, thin: 0 }, toReview: 0, thinRows: 0 },
      withEarlier: null,
    })
  })

  it('speaks English', async () => {
    const made = await stored()
    const { out, err } = await link(made, '--language', 'en')
    expect(out).toContain('2016  4 records of 3 persons')
    expect(out + err).not.toMatch(/[åäö]/)
  })

  it('without a census exits with 2', async () => {
    expect(await runTyped('link')).toMatchObject({ code: 2, err: expect.stringContaining('--census C') })
  })
})
