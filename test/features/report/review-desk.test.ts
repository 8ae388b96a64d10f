import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { pairAtHand, reviewOf, STILL_COUNTING } from '../../../src/features/linkage/review.service.ts'
import { analyse } from '../../../src/features/report/analysis.service.ts'
import { latestEdition } from '../../../src/features/report/edition.repository.ts'
import { openReviewDesk } from '../../../src/features/report/review-desk.service.ts'
import { answerInHand, handIn, reopen, saveRows } from '../../../src/features/submission/answer.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { DOUBTFUL_PAIRS, type DoubtfulRound, ORDINARY, openDoubtfulRound } from '../../doubtful-round.ts'
import { openPage, postForm } from '../../post-form.ts'
import { type SignedInAs, signInAs } from '../../sign-in.ts'

const BORN = { accommodation: 'outdoors', sex: 'man', family_name: 'Granlid', birth_date: '1971-04-09' }
const [torkel, bengt] = [
  { ...BORN, given_name: 'Torkel' },
  { ...BORN, given_name: 'Bengt' },
]
const LATER = { key: '2027', week: { from: '2027-11-15', to: '2027-11-21' } }

let context: Context
let app: FastifyInstance
let analyst: SignedInAs
let later: DoubtfulRound
/** Somebody of one family name and day of birth in two years, under two given names: twins, or one man who remains. */
beforeEach(async () => {
  context = await openTemporaryContext(MIGRATIONS)
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  analyst = await signInAs(context, 'analyst')
  await openDoubtfulRound(context, { akuten: [...ORDINARY, torkel], mottagningen: ORDINARY }, {}, [])
  later = await openDoubtfulRound(context, { akuten: [...ORDINARY, bengt], mottagningen: ORDINARY }, LATER, [])
})
afterEach(async () => {
  await app.close()
  await context.db.destroy()
})

const pair = async (censusId = later.censusId) => {
  const desk = openReviewDesk(context)
  const review = await reviewOf(context, desk, censusId)
  if (review === STILL_COUNTING) throw new Error('a small census is counted at once')
  const [item] = review.queue.items
  if (item === undefined) throw new Error('there is a question')
  return pairAtHand(desk, review, item, analyst.accountId)
}
const report = async () => {
  expect(await analyse(context, later.censusId, analyst.accountId, () => undefined)).toEqual({ kind: 'done' })
  const edition = await latestEdition(context.db, later.censusId, 'socialstyrelsen-2023')
  if (edition === undefined) throw new Error('a report was made')
  return edition
}
const here = () => `/matningar/${later.censusId}/koppla`
const overview = async () => (await openPage(app, analyst, here())).body
const handInAnew = async (sex: string) => {
  const id = later.answers.get('akuten') ?? ''
  await reopen(context, id, analyst.accountId)
  const { rows } = await answerInHand(context, id)
  const changed = rows.map(({ key, version, cells }) => ({ key, version, cells: { ...cells, sex } }))
  await saveRows(context, id, changed, { madeBy: 'form', accountId: null })
  await handIn(context, id, analyst.accountId)
}

describe('the page says that the report says the same', () => {
  it('until a decision changes who is new or remains, though the number stands', async () => {
    const before = await report()
    expect(before.report.figures.flows).toMatchObject({ persisting: 25, new: 0, left: 0 })
    expect(await overview()).toContain('säger detsamma')
    expect(await overview()).not.toContain('Räkna om rapporten')

    const { item, seen, effect } = await pair()
    expect(item.bearing).toBe('flows')
    const address = `${here()}/par/${item.left}.${item.right}`
    expect((await postForm(app, analyst, address, { beslut: 'different', sett: seen })).statusCode).toBe(303)
    const after = await overview()
    expect(effect.different).toMatchObject({ persons: 25, low: 25, high: 25 })
    expect(after).not.toContain('säger detsamma')
    expect(after).toContain('har samma antal och spann, men beslut')
    expect(after).toContain('Räkna om rapporten')

    expect((await report()).report.figures.flows).toMatchObject({ persisting: 24, new: 1, left: 1 })
    expect(await overview()).toContain('säger detsamma')
  })

  it('until a unit hands in anew, and again when an analysis found nothing new to say', async () => {
    const before = await report()
    // What it changes it changes back: other rows, which say the same.
    for (const sex of ['woman', 'man']) await handInAnew(sex)
    expect(await overview()).not.toContain('säger detsamma')
    expect(await overview()).toContain('Räkna om rapporten')
    expect((await report()).id).toBe(before.id)
    expect(await overview()).toContain('säger detsamma')
  })
})

describe('a question over two years', () => {
  const linesOf = (body: string) =>
    [...body.matchAll(/<tr data-effect="(\w+)">(.*?)<\/tr>/gs)].map(([, key, cells = '']) => [
      key,
      ...[...cells.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell]) => cell),
    ])

  it('tells who would be new or remain, since the number stands, and the report says so afterwards', async () => {
    const { item, seen, effect } = await pair()
    const address = `${here()}/par/${item.left}.${item.right}`
    const { body } = await openPage(app, analyst, address)
    expect(body).toContain('Antalet ändras inte: 25 personer. Men beslutet kan ändra vem som räknas som ny eller kvar.')
    expect(body.match(/(?<=<th scope="col" class="number">)[^<]+/g)).toEqual([
      'Kvarstår',
      'Nya',
      'Åter\u00ADfanns inte',
    ])
    expect(linesOf(body)).toEqual([
      ['now', '25', '0', '0'],
      ['same', '25', '0', '0'],
      ['different', '24', '1', '1'],
    ])
    expect(body).not.toContain('blir kvar i spannet')
    await postForm(app, analyst, address, { beslut: 'different', sett: seen })
    expect((await report()).report.figures.flows).toMatchObject({ ...effect.different?.flows })
  })

  it('that moves the number tells of the number alone', async () => {
    const next = { key: '2028', week: { from: '2028-11-13', to: '2028-11-19' } }
    const { censusId } = await openDoubtfulRound(context, { akuten: ORDINARY }, next, DOUBTFUL_PAIRS.slice(0, 1))
    const { item, effect } = await pair(censusId)
    expect(effect.now.flows).toBeDefined()
    const address = `/matningar/${censusId}/koppla/par/${item.left}.${item.right}`
    const { body } = await openPage(app, analyst, address)
    expect(linesOf(body).map((line) => line.length)).toEqual([3, 3, 3])
    expect(body).not.toContain('Antalet ändras inte')
  })
})
