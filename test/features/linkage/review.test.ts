import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import formBody from '@fastify/formbody'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { findDefinition } from '../../../src/domain/classification/definitions/index.ts'
import { type LinkDecisions, NO_DECISIONS } from '../../../src/domain/linkage/link-decisions.ts'
import type { Figure } from '../../../src/domain/linkage/review/figure.ts'
import { findCensus, listCensuses } from '../../../src/features/census/census.repository.ts'
import { changeCensus } from '../../../src/features/census/round.repository.ts'
import { decisionsOf } from '../../../src/features/linkage/decision.repository.ts'
import { latestRun } from '../../../src/features/linkage/linkage.repository.ts'
import { linkageOutcome } from '../../../src/features/linkage/linkage-outcome.service.ts'
import { reviewRoutes } from '../../../src/features/linkage/review.routes.ts'
import {
  decide,
  type FigureDesk,
  pairAtHand,
  type Review,
  reviewOf,
  STILL_COUNTING,
  type Standing,
  undoDecision,
  unlinkRecord,
} from '../../../src/features/linkage/review.service.ts'
import { addHeadCount } from '../../../src/features/outreach/head-count.repository.ts'
import { latestEdition } from '../../../src/features/report/edition.repository.ts'
import { keepMaterial } from '../../../src/features/report/kept-material.service.ts'
import { openReviewDesk } from '../../../src/features/report/review-desk.service.ts'
import { type FiguresAsked, standingsUnder } from '../../../src/features/report/review-figures.service.ts'
import { ownDefinitions, reportStored } from '../../../src/features/report/stored-report.service.ts'
import { answerInHand, handIn, reopen, saveRows } from '../../../src/features/submission/answer.service.ts'
import { loadMaterialUpTo } from '../../../src/features/submission/material.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openFolderContext, openTemporaryContext } from '../../../src/platform/open-context.ts'
import { startWorker } from '../../../src/platform/workers/start-worker.ts'
import {
  DOUBTFUL_PAIRS,
  DOUBTFUL_TRIO,
  handInRows,
  knownByNumber,
  ORDINARY,
  openDoubtfulRound,
} from '../../doubtful-round.ts'
import { openPage, postForm } from '../../post-form.ts'
import { runFixture } from '../../run-chain.ts'
import { type SignedInAs, signInAs } from '../../sign-in.ts'

const OUT = { accommodation: 'outdoors', sex: 'man' } as const
const PAIRS = DOUBTFUL_PAIRS.slice(0, 3)
const THIN = { accommodation: 'outdoors', initials: 'L', age: '~50' }
const LATER = { from: '2027-11-15', to: '2027-11-21' }
const NUMBERS = { first: '19850709-9805', second: '19850709-9813' }

let context: Context
let app: FastifyInstance
let desk: FigureDesk
let analyst: SignedInAs
let census: string
let answers: ReadonlyMap<string, string>
beforeEach(async () => {
  context = await openTemporaryContext(MIGRATIONS)
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  desk = openReviewDesk(context)
  analyst = await signInAs(context, 'analyst')
})
afterEach(async () => {
  await app.close()
  await context.db.destroy()
})

const open = async (
  ...[more, round, pairs = PAIRS]: Parameters<typeof openDoubtfulRound> extends [unknown, ...infer Rest] ? Rest : never
) => {
  const opened = await openDoubtfulRound(context, more, round, pairs)
  census = opened.censusId
  answers = opened.answers
  return opened
}
const review = async (id = census): Promise<Review> => {
  const made = await reviewOf(context, desk, id)
  if (made === STILL_COUNTING) throw new Error('a small census is counted at once')
  return made
}
const first = async () => {
  const now = await review()
  const [item] = now.queue.items
  if (item === undefined) throw new Error('there is a pair')
  return { review: now, item, pair: await pairAtHand(desk, now, item, analyst.accountId) }
}
const press = async (verdict: 'same' | 'different' | 'unsure', reason = '', who = analyst) => {
  const { item, pair } = await first()
  const address = `${item.left}.${item.right}`
  const doing = { censusId: census, accountId: who.accountId }
  return { pair, outcome: await decide(context, desk, doing, { address, verdict, reason, seen: pair.seen }) }
}
/** Asks to see who a question is about, and opens the page that this leads to. */
const show = async (at: string) => {
  const { statusCode, headers } = await postForm(app, analyst, `${at}/visa`, {})
  expect(statusCode).toBe(303)
  return openPage(app, analyst, String(headers.location))
}
/** What the report of the census says, made by the chain as the analysis makes it. */
const reported = async (id = census): Promise<Figure & { readonly decided: number }> => {
  const stored = await findCensus(context.db, id)
  if (stored === undefined) throw new Error('the census is stored')
  const own = await ownDefinitions(context.db, stored.municipality.code)
  const definition = findDefinition(stored.definition, own)
  if (definition === undefined) throw new Error('a shipped definition')
  await reportStored(context, stored, [definition], own, () => undefined)
  const figures = (await latestEdition(context.db, id, stored.definition))?.report.figures
  if (figures === undefined) throw new Error('a report was made')
  return { persons: figures.persons, ...figures.range, decided: figures.links.decided }
}
const handInAnew = async (
  unit: string,
  change: (cells: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
) => {
  const id = answers.get(unit) ?? ''
  await reopen(context, id, analyst.accountId)
  const { rows } = await answerInHand(context, id)
  const changed = rows.map(({ key, version, cells }) => ({ key, version, cells: change(cells) }))
  await saveRows(context, id, changed, { madeBy: 'form', accountId: null })
  await handIn(context, id, analyst.accountId)
}

describe('what the page says a decision changes', () => {
  it('is what the figure is afterwards, and what the report says', async () => {
    await open()
    const before = await reported()
    expect(before).toEqual({ persons: 6, low: 3, high: 6, decided: 0 })
    for (const verdict of ['same', 'different', 'unsure'] as const) {
      const { pair, outcome } = await press(verdict)
      expect(outcome).toMatchObject({ kind: 'made' })
      const told = verdict === 'unsure' ? pair.effect.now : pair.effect[verdict]
      expect((await review()).standing.figure).toEqual(told)
      const { decided, ...figure } = await reported()
      expect(figure).toEqual(told)
      expect(decided).toBe(1)
    }
    expect((await review()).standing.figure).toEqual({ persons: 5, low: 4, high: 5 })
  })

  it('holds when several rows are one person already, and a row is counted twice by nobody', async () => {
    const number = { personnummer: NUMBERS.first, given_name: 'Vefart', family_name: 'Nömisson' }
    await open(
      {
        akuten: [{ ...OUT, ...number }],
        mottagningen: [{ ...OUT, ...number }],
        stadsmissionen: [{ ...OUT, personnummer: NUMBERS.first, given_name: 'Osbert', family_name: 'Kvistlund' }],
      },
      {},
      [],
    )
    const { pair, review: now } = await first()
    expect(now.queue.items).toHaveLength(1)
    expect([...pair.item.leftMembers, ...pair.item.rightMembers]).toHaveLength(3)
    expect(pair.effect).toEqual({
      now: { persons: 2, low: 1, high: 2 },
      same: { persons: 1, low: 1, high: 1 },
      different: { persons: 2, low: 2, high: 2 },
    })
    await press('same')
    expect(await reported()).toEqual({ persons: 1, low: 1, high: 1, decided: 2 })
  })
})

describe('a decision', () => {
  it('makes the last run out of date, until the census is linked anew', async () => {
    await open()
    await reported()
    const runs = async () => (await context.db.selectFrom('linkage_run').select('id').execute()).length
    await reported()
    expect(await runs()).toBe(1)
    await press('unsure') // binds nothing
    await reported()
    expect(await runs()).toBe(1)
    await press('different')
    await reported()
    expect(await runs()).toBe(2)
    await reported()
    expect(await runs()).toBe(2)
  })

  it('holds when the unit hands in the same rows anew', async () => {
    await open()
    await press('same')
    await press('different')
    const { figure } = (await review()).standing
    await handInAnew('akuten', (cells) => cells)
    const after = await review()
    expect(after.standing.figure).toEqual(figure)
    expect(after.decisions.lapsed).toEqual([])
    expect(after.queue.items).toHaveLength(1)
    expect(await reported()).toMatchObject({ ...figure, decided: 1 })
  })

  it('holds when only something that is not compared was changed', async () => {
    await open()
    await press('different')
    await handInAnew('akuten', (cells) => ({ ...cells, accommodation: 'night_shelter' }))
    expect((await review()).queue.items).toHaveLength(2)
  })

  it('is asked again, and says so, when the unit has changed who the person is', async () => {
    await open()
    await press('same')
    await press('different')
    await handInAnew('akuten', (cells) => ({ ...cells, given_name: 'Torkild' }))
    const { review: after, pair } = await first()
    expect(after.standing.figure).toEqual({ persons: 6, low: 3, high: 6 })
    expect(after.decisions.lapsed).toHaveLength(2)
    expect(after.queue.items).toHaveLength(3)
    expect(pair.askedAgain).toBe(true)
  })

  it('holds in the next census too, about the rows of this one', async () => {
    const [[left, right]] = [PAIRS[0] ?? []]
    await open(undefined, undefined, PAIRS.slice(0, 1))
    await press('same')
    const earlier = census
    await open({ akuten: [left ?? {}] }, { key: '2027', week: { from: '2027-11-15', to: '2027-11-21' } }, [])
    const now = await review()
    expect(right).toBeDefined()
    expect(now.standing.linkage.persons.map((members) => members.length)).toEqual([3])
    expect(now.queue.items).toEqual([])
    expect(now.standing.figure).toMatchObject({ persons: 1, low: 1, high: 1 })
    expect(await reported(earlier)).toMatchObject({ persons: 1 })
  })

  it('of a later census has not lapsed, seen from an earlier one', async () => {
    await open(undefined, undefined, PAIRS.slice(0, 1))
    const earlier = census
    await press('same')
    await open(undefined, { key: '2027', week: { from: '2027-11-15', to: '2027-11-21' } }, PAIRS.slice(1, 2))
    expect((await press('different')).outcome).toMatchObject({ kind: 'made' })
    const { body } = await openPage(app, analyst, `/matningar/${earlier}/koppla/beslut`)
    expect(body.match(/\/angra"/g)).toHaveLength(2)
    expect(body).not.toContain('raden har ändrats')
  })

  it('wants a reason for two different numbers, and keeps it sealed', async () => {
    const person = { ...OUT, given_name: 'Vefart', family_name: 'Nömisson' }
    await open(
      {
        akuten: [{ ...person, personnummer: NUMBERS.first }],
        mottagningen: [{ ...person, personnummer: NUMBERS.second }],
      },
      {},
      [],
    )
    const without = await press('same')
    expect(without.outcome).toMatchObject({
      kind: 'fault',
      reason: { sv: expect.stringContaining('Skriv hur du vet') },
    })
    expect((await press('same', 'Nytt nummer 19850709-9813')).outcome).toMatchObject({ kind: 'fault' })
    const { outcome, pair } = await press('same', 'Enheten bekräftar att numret ändrades i mars')
    expect(outcome).toMatchObject({ kind: 'made' })
    expect((await review()).standing.figure).toEqual(pair.effect.same)
    const rows = await context.db.selectFrom('link_decision').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('bekräftar')
    expect(rows[0]?.reason?.toString('utf8')).not.toContain('bekräftar')
    const page = await openPage(app, analyst, `/matningar/${census}/koppla/beslut`)
    expect(page.body).toContain('Enheten bekräftar att numret ändrades i mars')
  })

  it('wants a reason for two different numbers that other rows of the two persons bear', async () => {
    const torkel = { ...OUT, given_name: 'Torkel', family_name: 'Granlid' }
    const known = knownByNumber(30)
    await open(
      {
        akuten: [...known, { ...torkel, personnummer: NUMBERS.first }],
        mottagningen: [...known, { ...torkel, personnummer: NUMBERS.second }],
        stadsmissionen: [{ ...torkel, birth_date: '1985-07-09' }],
      },
      {},
      [],
    )
    const { item, review: now } = await first()
    const numbered = async (id: string) =>
      context.db
        .selectFrom('record')
        .innerJoin('identity', 'identity.id', 'record.identity_id')
        .select('number_key')
        .where('record.id', '=', id)
        .executeTakeFirst()
    // Of the two rows shown one has no number: that of its person stands in another row.
    const keys = await Promise.all([item.left, item.right].map(numbered))
    expect(keys.map((row) => row?.number_key ?? null)).toContain(null)
    expect(now.queue.items).toHaveLength(1)
    const at = `/matningar/${census}/koppla/par/${item.left}.${item.right}`
    const { body } = await openPage(app, analyst, at)
    expect(body).toContain('Samma – ändrat personnummer')
    expect(body).toContain('Två olika personnummer.')
    expect(body).toContain('Det gäller andra rader som redan hör till personerna')
    expect(body).toMatch(/Personnummer, alla rader.*finns, visas inte.*finns, visas inte.*står i .*, rad 31/)
    expect(body).not.toMatch(/19850709|98[01]\d</)
    const shown = (await show(at)).body.replace(/<\/?mark>/g, '')
    expect(shown).toContain(NUMBERS.first)
    expect(shown).toContain(NUMBERS.second)
    // Whose number is shown is in the log, too.
    expect(await context.db.selectFrom('access_entry').selectAll().execute()).toHaveLength(3)
    expect((await press('same')).outcome).toMatchObject({
      kind: 'fault',
      reason: { sv: expect.stringContaining('Skriv hur du vet') },
    })
    expect(await decisionsOf(context.db, '0000')).toEqual([])
    expect((await press('same', 'Enheten bekräftar att numret ändrades')).outcome).toMatchObject({ kind: 'made' })
    const { standing } = await review()
    expect(standing.linkage.persons.find((members) => members.includes(item.left))).toHaveLength(3)
  })

  it('settles what follows from it: that is asked no more, and the range does not reach for it', async () => {
    const [akuten, mottagningen, stadsmissionen] = DOUBTFUL_TRIO.map((cells) => [cells])
    await open({ akuten: akuten ?? [], mottagningen: mottagningen ?? [], stadsmissionen: stadsmissionen ?? [] }, {}, [])
    expect((await review()).standing.figure).toMatchObject({ low: 1, high: 3 })
    await press('different')
    // One of the three can still be either of the two who are told apart, and not both.
    expect((await review()).standing.figure).toMatchObject({ low: 2, high: 3 })
    await press('same')
    expect((await review()).queue.items).toEqual([])
    expect(await reported()).toMatchObject({ persons: 2, low: 2, high: 2 })
  })

  it('is undone, by whoever looks at it, and never altered', async () => {
    await open()
    const before = (await review()).standing.figure
    await press('same')
    const [act] = await decisionsOf(context.db, '0000')
    const other = await signInAs(context, 'analyst')
    await undoDecision(context, { censusId: census, accountId: other.accountId }, act?.id ?? '')
    expect((await review()).standing.figure).toEqual(before)
    const [undone] = await decisionsOf(context.db, '0000')
    expect(undone?.undone).toMatchObject({ by: 'Prov analyst' })
    expect(await undoDecision(context, { censusId: census, accountId: other.accountId }, act?.id ?? '')).toBe(null)
    await expect(context.db.updateTable('link_decision').set({ verdict: 'different' }).execute()).rejects.toThrow(
      'not altered',
    )
  })
})

describe('what was decided of one year', () => {
  it('holds of the same two people the next year: two who were told apart are not asked about again', async () => {
    await open(undefined, undefined, PAIRS.slice(0, 1))
    await press('different')
    await open(undefined, { key: '2027', week: { from: '2027-11-15', to: '2027-11-21' } }, PAIRS.slice(0, 1))
    const now = await review()
    expect(now.standing.linkage.persons.map((members) => members.length)).toEqual([2, 2])
    expect(now.queue.items).toEqual([])
    expect(await reported()).toMatchObject({ persons: 2, low: 2, high: 2 })
  })

  it('holds of a number that was changed: the person is known by either', async () => {
    const person = { ...OUT, given_name: 'Vefart', family_name: 'Nömisson' }
    const [old, changed] = [NUMBERS.first, NUMBERS.second].map((personnummer) => ({ ...person, personnummer }))
    await open({ akuten: [old ?? {}], mottagningen: [changed ?? {}] }, {}, [])
    await press('same', 'Enheten bekräftar att numret ändrades')
    const later = { key: '2027', week: { from: '2027-11-15', to: '2027-11-21' } }
    await open({ akuten: [changed ?? {}], mottagningen: [old ?? {}] }, later, [])
    expect((await review()).standing.linkage.persons.map((members) => members.length)).toEqual([4])
    expect(await reported()).toMatchObject({ persons: 1, low: 1, high: 1 })
  })
})

describe('what is linked without being certain', () => {
  const BORN = { ...OUT, family_name: 'Granlid', birth_date: '1971-04-09' }
  const [torkel, bengt] = [
    { ...BORN, given_name: 'Torkel' },
    { ...BORN, given_name: 'Bengt' },
  ]
  /** Two units have met somebody of one family name and day of birth, and write different given names: twins, or one man. */
  const openUnsure = () =>
    open({ akuten: [...ORDINARY, torkel], mottagningen: [...ORDINARY, bengt], stadsmissionen: [bengt] }, {}, [])

  it('is asked about, counts as one until then, and comes apart as the page said it would', async () => {
    await openUnsure()
    const before = await review()
    expect(before.standing.figure).toEqual({ persons: 25, low: 25, high: 26 })
    expect(before.queue.items).toMatchObject([{ kind: 'pair', isOneNow: true, bearing: 'figure' }])
    const { pair } = await press('different')
    const sides = [pair.item.leftMembers.length, pair.item.rightMembers.length]
    expect(sides.sort()).toEqual([1, 2])
    expect(pair.effect).toEqual({
      now: { persons: 25, low: 25, high: 26 },
      same: { persons: 25, low: 25, high: 25 },
      different: { persons: 26, low: 26, high: 26 },
    })
    const after = await review()
    expect(after.standing.figure).toEqual(pair.effect.different)
    expect(after.queue.items).toEqual([])
    expect(await reported()).toMatchObject(pair.effect.different ?? {})
  })

  it('is asked about however many there are like it, and however sure the list makes the model', async () => {
    const born = ['1971-04-09', '1980-03-05', '1975-09-14', '1964-11-23']
    const families = ['Granlid', 'Vassdal', 'Ygberg', 'Mosshem']
    const named = (names: readonly string[]) =>
      names.map((given_name, at) => ({
        ...OUT,
        given_name,
        family_name: families[at] ?? '',
        birth_date: born[at] ?? '',
      }))
    const [here, there] = [named(['Torkel', 'Arne', 'Nils', 'Sixten']), named(['Bengt', 'Erik', 'Olle', 'Hjalmar'])]
    await open({ akuten: [...ORDINARY, ...here], mottagningen: [...ORDINARY, ...there] }, {}, [])
    const { queue, standing } = await review()
    expect(queue.items.map(({ isOneNow }) => isOneNow)).toEqual([true, true, true, true])
    expect(standing.figure).toEqual({ persons: 28, low: 28, high: 32 })
    const [item] = queue.items
    expect(item?.probability).toBeGreaterThan(0.8)
    const { body } = await openPage(app, analyst, `/matningar/${census}/koppla/par/${item?.left}.${item?.right}`)
    expect(body).toContain('Vi frågar ändå')
  })

  it('is certain once somebody says so, in the next census too', async () => {
    await openUnsure()
    const { pair } = await press('same')
    expect((await review()).standing.figure).toEqual(pair.effect.same)
    await open({ akuten: [torkel], mottagningen: [bengt] }, { key: '2027', week: LATER }, [])
    expect((await review()).queue.items).toEqual([])
  })

  it('says on its pages how it counts now', async () => {
    const { sex: _, ...sexless } = bengt
    await open({ akuten: [...ORDINARY, torkel], mottagningen: [...ORDINARY, bengt], stadsmissionen: [sexless] }, {}, [])
    const at = `/matningar/${census}/koppla`
    expect((await openPage(app, analyst, at)).body).toContain('räknas som en')
    const [item] = (await review()).queue.items
    const { body } = await openPage(app, analyst, `${at}/par/${item?.left}.${item?.right}`)
    expect(body).toContain('Raderna räknas nu som samma person')
    expect(body).toContain('Osäker ändrar ingenting: raderna räknas som en person')
    expect(body).toContain('Procenten gäller alla rader på båda sidor tillsammans.')
    // In the matrix each pair of the two parts is in doubt, and the two rows of one part are not.
    expect(body.match(/i tvivel/g)).toHaveLength(2)
    expect(body.match(/samma, modellen/g)).toHaveLength(1)
  })

  it('says of three who are one by two doubts what rests on what, and of a conflict between which rows it is', async () => {
    const torkels = { ...OUT, given_name: 'Torkel', birth_year: '1971' }
    const [vassdal, ygberg] = ['Vassdal', 'Ygberg'].map((family_name) => ({ ...torkels, family_name }))
    const known = knownByNumber(40)
    const rows = {
      akuten: [...known, torkel],
      mottagningen: [...known.slice(0, 30), vassdal ?? {}],
      stadsmissionen: [ygberg ?? {}],
    }
    await open(rows, {}, [])
    const pageOf = async (isOneNow: boolean) => {
      const item = (await review()).queue.items.find((each) => each.isOneNow === isOneNow)
      return (await openPage(app, analyst, `/matningar/${census}/koppla/par/${item?.left}.${item?.right}`)).body
    }
    expect(await pageOf(true)).toMatch(/class="follows">samma, om resten stämmer</)
    await press('different')
    const after = await pageOf(true)
    expect(after).toContain('Konflikt mellan B och C: att de är samma person går emot ett beslut.')
    expect(after).not.toContain('Välj olika här')
    expect(after).not.toContain('om resten stämmer')
    expect(await pageOf(false)).toContain('Konflikt mellan A och B: modellen håller det öppet')
  })

  it('says of two who are likelier one, and count as two, what stands in the way', async () => {
    const known = knownByNumber(40)
    const other = { ...OUT, given_name: 'Bengt', family_name: 'Vassdal', birth_year: '1971' }
    const rows = { akuten: [...known, torkel], mottagningen: [...known.slice(0, 30), bengt], stadsmissionen: [other] }
    await open(rows, {}, [])
    const bodyOf = async (isOneNow: boolean) => {
      const item = (await review()).queue.items.find((each) => each.isOneNow === isOneNow)
      return (await openPage(app, analyst, `/matningar/${census}/koppla/par/${item?.left}.${item?.right}`)).body
    }
    // Of one only the year is known: what both tell of the birth agrees, and the letter that differs is of a name.
    expect(await bodyOf(true)).toMatch(/<tr class="equal"><th[^>]*>Född<span[^>]*>går ihop</)
    const two = await bodyOf(false)
    expect(two).toContain('en av dem räknas redan ihop med en annan rad')
    expect(two).toContain('Vid samma släpper en annan koppling')
    const one = await bodyOf(true)
    expect(one).not.toContain('räknas redan ihop')
    expect(one).not.toContain('släpper en annan koppling')
  })

  it('is in the report’s range and expected number', async () => {
    await openUnsure()
    await reported()
    const edition = await latestEdition(context.db, census, 'socialstyrelsen-2023')
    expect(edition?.report.figures).toMatchObject({ persons: 25, range: { low: 25, high: 26 } })
    expect(edition?.report.figures.expected.value).toBeGreaterThan(25)
  })

  it('waits for a decision in the report, and is said to count as one', async () => {
    const waiting = async () => {
      await reported()
      const { report } = (await latestEdition(context.db, census, 'socialstyrelsen-2023')) ?? {}
      const said = report?.sections.flatMap(({ paragraphs }) => paragraphs.map(({ sv }) => sv))
      return said
        ?.find((each) => each.startsWith('Koppling'))
        ?.split('. ')
        .at(-1)
    }
    const people = { akuten: [...ORDINARY, torkel], mottagningen: [...ORDINARY, bengt] }
    await open(people, {}, [])
    expect(await waiting()).toBe(
      '1 par väntar på beslut och räknas tills vidare som samma person, eftersom det är troligast.',
    )
    const [row = {}] = DOUBTFUL_TRIO.slice(1)
    const alike = { ...row, personnummer: ORDINARY[0]?.personnummer ?? '' }
    await handInRows(context, answers.get('stadsmissionen') ?? '', [alike], analyst.accountId)
    expect(await waiting()).toBe(
      '3 par väntar på beslut: 1 räknas tills vidare som samma person, eftersom det är troligast, och 2 som olika personer.',
    )
    const [stored, run] = [await findCensus(context.db, census), await latestRun(context.db, census)]
    if (stored === undefined || run === undefined) throw new Error('it was reported')
    const outcome = linkageOutcome(run, await loadMaterialUpTo(context, stored))
    expect(outcome.census).toMatchObject({ toReview: 2, unsure: 1 })
    await press('same')
    await press('same')
    expect(await waiting()).toBe('0 par väntar på beslut.')
  })
})

describe('a row that says little', () => {
  /** People whom two units know, and a row that may be one of those who are called so and are of that age. */
  const openWithThin = async () => {
    await open({ akuten: ORDINARY, mottagningen: ORDINARY, stadsmissionen: [THIN] }, {}, [])
    const now = await review()
    return { now, rows: now.queue.items }
  }
  const COUNTED = { persons: 25, low: 25, high: 25 }

  it('is a question when it may be somebody, and the answer binds as the page said it would', async () => {
    const { now, rows } = await openWithThin()
    expect(now.standing.figure).toMatchObject({ low: 24, high: 25 })
    expect(rows).toHaveLength(1)
    const { pair, outcome } = await press('same')
    expect(pair.item).toMatchObject({ kind: 'row', bearing: 'figure', leftMembers: [rows[0]?.left] })
    expect(pair.item.rightMembers).toHaveLength(2)
    expect(pair.effect.now).toEqual(now.standing.figure)
    expect(pair.effect.same).toEqual({ persons: 24, low: 24, high: 24 })
    expect(outcome).toMatchObject({ kind: 'made' })
    const after = await review()
    expect(after.standing.figure).toEqual(pair.effect.same)
    expect(after.queue.items).toEqual([])
    expect(await reported()).toMatchObject({ persons: 24, low: 24, high: 24 })
    // Of both rows of the person it is said, and it can be taken back.
    const [act] = await decisionsOf(context.db, '0000')
    expect(act?.pairs).toHaveLength(2)
    await undoDecision(context, { censusId: census, accountId: analyst.accountId }, act?.id ?? '')
    expect((await review()).standing.figure).toEqual(now.standing.figure)
  })

  it('that counts as somebody and is said to be another is one person more', async () => {
    const onlyOne = { ...THIN, initials: 'LC', age: '~62' }
    await open({ akuten: ORDINARY, mottagningen: ORDINARY, stadsmissionen: [onlyOne] }, {}, [])
    const [person] = (await review()).standing.linkage.persons.filter((members) => members.length === 3)
    // However certain it is, it can be taken out.
    const at = `/matningar/${census}/koppla/personer`
    expect((await openPage(app, analyst, at)).body).toContain('Säger lite; hör troligast hit')
    const own = await context.db
      .selectFrom('record')
      .innerJoin('submission', 'submission.id', 'record.submission_id')
      .innerJoin('unit', 'unit.id', 'submission.unit_id')
      .select('record.id as record_id')
      .where('unit_key', '=', 'stadsmissionen')
      .executeTakeFirstOrThrow()
    expect(person).toContain(own.record_id)
    await postForm(app, analyst, `${at}/${own.record_id}/isar`, {})
    expect((await review()).standing.figure).toEqual(COUNTED)
    expect(await reported()).toMatchObject(COUNTED)
  })

  it('that fits several is asked about one after another, until little is left of the doubt', async () => {
    const { now: before } = await openWithThin()
    const asked: string[] = []
    for (;;) {
      const now = await review()
      const [item] = now.queue.items
      if (item === undefined) break
      expect(item.kind).toBe('row')
      // With one ruled out the next may be likelier than not, and count as the person meanwhile.
      expect(now.standing.figure.persons).toBe(item.isOneNow ? 24 : 25)
      asked.push(item.right)
      const { pair } = await press('different')
      expect((await review()).standing.figure).toEqual(pair.effect.different)
    }
    // Three are called so and are of that age: none was asked about twice, and not always does the last need an answer.
    expect(before.standing.figure).toMatchObject({ low: 24, high: 25 })
    expect([2, 3]).toContain(asked.length)
    expect(new Set(asked).size).toBe(asked.length)
    const { progress, standing } = await review()
    expect(progress).toEqual({ decided: asked.length, all: asked.length })
    expect(await reported()).toMatchObject(standing.figure)
  })

  it('holds when the unit hands in anew, as long as the row says the same', async () => {
    await openWithThin()
    const { pair } = await press('same')
    await handInAnew('stadsmissionen', (cells) => cells)
    expect((await review()).standing.figure).toEqual(pair.effect.same)
    expect((await review()).queue.items).toEqual([])
    await handInAnew('stadsmissionen', (cells) => ({ ...cells, age: '~52' }))
    const again = await first()
    expect(again.item.kind).toBe('row')
    expect(again.pair.askedAgain).toBe(true)
  })

  it('is shown beside all that the person’s rows say, masked until somebody asks', async () => {
    const { rows } = await openWithThin()
    const at = `/matningar/${census}/koppla/par/${rows[0]?.left}.${rows[0]?.right}`
    const { body } = await openPage(app, analyst, at)
    expect(body).toContain('Är raden den här personen?')
    expect(body).toContain('Personen (2 rader)')
    expect(body).toContain('Raden räknas nu som')
    expect(body).toContain('går ihop')
    expect(body).not.toContain('Lovisa')
    const shown = await show(at)
    expect(shown.body).toContain('Lovisa')
    const log = await context.db.selectFrom('access_entry').selectAll().execute()
    expect(log.map(({ subject_id }) => subject_id).sort()).toEqual(
      [rows[0]?.left ?? '', ...(rows[0]?.rightMembers ?? [])].sort(),
    )
  })
})

describe('two analysts at once', () => {
  it('the second one is told what the first decided, and nothing is stored over it', async () => {
    await open()
    const other = await signInAs(context, 'analyst')
    const { item, pair } = await first()
    const at = `/matningar/${census}/koppla/par/${item.left}.${item.right}`
    const form = { sett: pair.seen, skal: '' }
    const made = await postForm(app, other, at, { ...form, beslut: 'different' })
    expect(made.statusCode).toBe(303)
    const late = await postForm(app, analyst, at, { ...form, beslut: 'same' })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Någon annan hann före')
    expect(late.body).toContain('Ditt beslut sparades inte')
    expect(late.body).toContain('olika')
    // Twice by the same person is once.
    const again = await postForm(app, other, at, { ...form, beslut: 'different' })
    expect(again.statusCode).toBe(303)
    expect(await decisionsOf(context.db, '0000')).toHaveLength(1)
  })

  it('pressed at the very same time, one of them is first', async () => {
    await open()
    const other = await signInAs(context, 'analyst')
    const { item, pair } = await first()
    const at = `/matningar/${census}/koppla/par/${item.left}.${item.right}`
    const both = await Promise.all([
      postForm(app, analyst, at, { sett: pair.seen, beslut: 'same' }),
      postForm(app, other, at, { sett: pair.seen, beslut: 'different' }),
    ])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    expect(await decisionsOf(context.db, '0000')).toHaveLength(1)
  })

  it('a decision about another pair does not stand in the way', async () => {
    await open()
    const { item, pair, review: now } = await first()
    const other = await signInAs(context, 'analyst')
    const second = now.queue.items[1]
    if (second === undefined) throw new Error('two pairs')
    const theirs = await pairAtHand(desk, now, second, other.accountId)
    const at = ({ left, right }: typeof item) => `/matningar/${census}/koppla/par/${left}.${right}`
    expect((await postForm(app, other, at(second), { sett: theirs.seen, beslut: 'same' })).statusCode).toBe(303)
    expect((await postForm(app, analyst, at(item), { sett: pair.seen, beslut: 'same' })).statusCode).toBe(303)
    expect((await review()).standing.figure.persons).toBe(4)
  })
})

describe('a decision that is not made', () => {
  /** What the page says that is shown to somebody who sends a form from before `meanwhile`. */
  const told = async (beslut: string, meanwhile: () => Promise<unknown>) => {
    const { item, pair } = await first()
    await meanwhile()
    const at = `/matningar/${census}/koppla/par/${item.left}.${item.right}`
    const { statusCode, body } = await postForm(app, analyst, at, { sett: pair.seen, skal: '', beslut })
    expect(statusCode).toBe(409)
    expect(body).toContain('sparades inte')
    return body
  }

  it('since oneself has answered in another window does not speak of somebody else', async () => {
    await open()
    const body = await told('same', () => press('unsure'))
    expect(body).toContain('Du har redan svarat på frågan')
    expect(body).toContain('Du svarade osäker')
    expect(body).toContain('Titta en gång till.')
    expect(body).not.toContain('Någon annan')
  })

  it('since a unit has handed in does not speak of who decided before', async () => {
    const [[left] = []] = PAIRS
    await open(undefined, undefined, PAIRS.slice(0, 1))
    await press('unsure')
    const third = answers.get('stadsmissionen') ?? ''
    const body = await told('same', () => handInRows(context, third, [left ?? {}], analyst.accountId))
    expect(body).toContain('<h2>Raderna har ändrats</h2>')
    expect(body).not.toContain('hann före')
    expect(body).not.toContain('Du har redan svarat')
  })

  it('since the row is another one does not say that the question is settled', async () => {
    await open(undefined, undefined, PAIRS.slice(0, 1))
    const body = await told('same', () => handInAnew('akuten', (cells) => ({ ...cells, given_name: 'Torkild' })))
    expect(body).toContain('<h1>Raderna har ändrats</h1>')
    expect(body).toContain('Är det fortfarande osäkert står frågan kvar i kön.')
    expect(body).not.toContain('inte längre i tvivel')
    expect((await review()).queue.items).toHaveLength(1)
  })
})

describe('whoever comes too late', () => {
  const hrefOf = ({ left, right }: { readonly left: string; readonly right: string }) =>
    `/matningar/${census}/koppla/par/${left}.${right}`

  it('by going back is told of the decision that was the last, or of none', async () => {
    await open()
    const { item, pair } = await first()
    const one = await postForm(app, analyst, hrefOf(item), { sett: pair.seen, beslut: 'same' })
    expect((await openPage(app, analyst, String(one.headers.location))).body).toContain('Beslutat: samma person.')
    const second = await first()
    await postForm(app, analyst, hrefOf(second.item), { sett: second.pair.seen, beslut: 'different' })
    const back = await openPage(app, analyst, String(one.headers.location))
    expect(back.statusCode).toBe(303)
    const third = await openPage(app, analyst, String(back.headers.location))
    expect(third.statusCode).toBe(200)
    expect(third.body).not.toContain('Beslutat: samma person.')
  })

  it('and passes over a question that is gone comes to the next', async () => {
    await open()
    const { item } = await first()
    await press('same')
    const { statusCode, headers } = await postForm(app, analyst, hrefOf(item), { beslut: 'skip' })
    expect(statusCode).toBe(303)
    expect(headers.location).toBe(hrefOf((await first()).item))
  })

  it('to undo what is undone is told so, where the decision was', async () => {
    await open()
    await press('same')
    const [act] = await decisionsOf(context.db, '0000')
    const at = `/matningar/${census}/koppla/beslut/${act?.id}/angra`
    expect((await postForm(app, analyst, at, { fran: 'par' })).statusCode).toBe(303)
    for (const fran of ['par', '']) {
      const late = await postForm(app, await signInAs(context, 'analyst'), at, { fran })
      expect(late.statusCode).toBe(303)
      const { body } = await openPage(app, analyst, String(late.headers.location))
      expect(body).toContain('Beslutet var redan ångrat.')
    }
    expect((await postForm(app, analyst, at.replace(act?.id ?? '', 'inget'), {})).statusCode).toBe(404)
  })

  it('to see who it is comes to the page of the question, which there is in the other language too', async () => {
    await open()
    const { item } = await first()
    await press('same')
    const { statusCode, headers } = await postForm(app, analyst, `${hrefOf(item)}/visa`, {})
    expect([statusCode, headers.location]).toEqual([303, hrefOf(item)])
    const inEnglish = await openPage(app, analyst, `${headers.location}?sprak=en`)
    expect(inEnglish.body).toContain('no longer in doubt')
  })
})

describe('while a large census is being counted', () => {
  /** The pages of a census that is counted for as long as anybody waits. */
  const counting = async (who: SignedInAs) => {
    const slow = Fastify()
    await slow.register(formBody)
    const principal = { ...who, sessionId: '', name: '', role: 'analyst', unitIds: [], language: 'sv' } as const
    slow.addHook('onRequest', async (request) => Object.assign(request, { principal, sessionToken: null }))
    const under: FigureDesk['under'] = async (_census, sets) => sets.map(() => new Promise(() => undefined))
    reviewRoutes(slow, context, { language: 'sv', desk: { ...desk, under, end: async () => undefined } })
    return slow
  }

  it('a decision is said not to be stored, and can be sent again as it was written', async () => {
    await open()
    const { item, pair } = await first()
    const slow = await counting(analyst)
    const at = `/matningar/${census}/koppla/par/${item.left}.${item.right}`
    const skal = 'Enheten\nkände båda'
    const sent = { sett: pair.seen, beslut: 'different', skal }
    const { statusCode, body, headers } = await postForm(slow, analyst, at, sent)
    expect([statusCode, headers.refresh]).toEqual([503, undefined])
    expect(body).toContain('Ditt beslut är inte sparat än')
    expect(body).not.toContain('laddas om av sig själv')
    expect(await decisionsOf(context.db, '0000')).toEqual([])
    const kept = [...body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].filter(
      ([, name]) => name !== 'csrf',
    )
    const fields = Object.fromEntries(kept.map(([, name = '', value = '']) => [name, value]))
    expect(fields).toEqual(sent)
    expect((await postForm(app, analyst, at, fields)).statusCode).toBe(303)
    expect(await decisionsOf(context.db, '0000')).toMatchObject([{ verdict: 'different' }])
    await slow.close()
  }, 30_000)

  it('what else is pressed leads to a page that asks again by itself, and says what was not done', async () => {
    await open()
    const { item } = await first()
    const slow = await counting(analyst)
    const at = `/matningar/${census}/koppla`
    const [shown, apart] = await Promise.all([
      postForm(slow, analyst, `${at}/par/${item.left}.${item.right}/visa`, { skal: 'Halvt skrivet' }),
      postForm(slow, analyst, `${at}/personer/${item.left}/isar`, {}),
    ])
    expect([shown.statusCode, apart.statusCode]).toEqual([303, 303])
    expect(shown.headers.location).not.toContain('Halvt')
    const waiting = await openPage(slow, analyst, String(apart.headers.location))
    expect(waiting.headers.refresh).toBe('3')
    expect(waiting.body).toContain('Ingenting är sparat än')
    expect((await openPage(slow, analyst, at)).body).not.toContain('Ingenting är sparat än')
    await slow.close()
  }, 30_000)
})

describe('what is linked already', () => {
  it('is taken apart where what it makes of the figure is told before, and stays apart', async () => {
    const person = { ...OUT, personnummer: NUMBERS.first, given_name: 'Vefart', family_name: 'Nömisson' }
    await open({ akuten: [person], mottagningen: [person], stadsmissionen: [person] }, {}, [])
    expect((await review()).standing.figure.persons).toBe(1)
    const page = await openPage(app, analyst, `/matningar/${census}/koppla/personer`)
    expect(page.body.match(/koppla\/personer\/[^"]+"/g)).toHaveLength(3)
    expect(page.body).toContain('V… N…, 85-07-**')
    expect(page.body).not.toContain('Vefart')
    const [at = ''] = /\/matningar\/[^"]+\/koppla\/personer\/[^"]+/.exec(page.body) ?? []
    const before = await openPage(app, analyst, at)
    expect(before.body).not.toContain('Vefart')
    expect(before.body).toMatch(/data-effect="now"><th[^>]*>Nu<\/th><td[^>]*>1<\/td><td[^>]*>1–1</)
    expect(before.body).toMatch(/data-effect="different"><th[^>]*>Isärkopplad<\/th><td[^>]*>2<\/td><td[^>]*>2–2</)
    expect(await decisionsOf(context.db, '0000')).toEqual([])
    expect((await postForm(app, analyst, `${at}/isar`, {})).statusCode).toBe(303)
    expect((await review()).standing.figure).toEqual({ persons: 2, low: 2, high: 2 })
    expect((await openPage(app, analyst, at)).body).toContain('inte kopplad till någon annan')
    expect(await reported()).toMatchObject({ persons: 2, low: 2, high: 2 })
    const [act] = await decisionsOf(context.db, '0000')
    expect(act).toMatchObject({ verdict: 'different', way: 'unlink' })
    await undoDecision(context, { censusId: census, accountId: analyst.accountId }, act?.id ?? '')
    expect((await review()).standing.figure.persons).toBe(1)
  })

  it('by a decision comes apart too', async () => {
    await open(undefined, undefined, PAIRS.slice(0, 1))
    await press('same')
    const [person = []] = (await review()).standing.linkage.persons
    await unlinkRecord(context, desk, { censusId: census, accountId: analyst.accountId }, person[0] ?? '')
    expect((await review()).standing.figure).toEqual({ persons: 2, low: 2, high: 2 })
  })
})

describe('whom nobody may see', () => {
  it('stands neither in the queue nor among the linked, but is counted', async () => {
    const hidden = { accommodation: 'outdoors', protected_identity: 'ja', personnummer: '19690711-9827' }
    await open({ akuten: [hidden], mottagningen: [hidden] }, {}, [])
    expect((await review()).standing.figure.persons).toBe(1)
    for (const below of ['', '/personer', '/beslut']) {
      const { body } = await openPage(app, analyst, `/matningar/${census}/koppla${below}`)
      expect(body).not.toMatch(/\/personer\/[^"]|\/par\//)
    }
    const record = (await review()).standing.linkage.persons[0]?.[0] ?? ''
    const at = `/matningar/${census}/koppla/personer/${record}`
    expect((await openPage(app, analyst, at)).statusCode).toBe(404)
    expect((await postForm(app, analyst, `${at}/isar`, {})).statusCode).toBe(404)
  })

  it('is whoever has a protected identity in any row with the number, of a later year too', async () => {
    await open(undefined, undefined, PAIRS.slice(0, 2))
    const earlier = census
    expect((await review()).queue).toMatchObject({ items: { length: 2 }, hidden: 0 })
    const personnummer = PAIRS[0]?.[0].personnummer ?? ''
    const hidden = { accommodation: 'outdoors', protected_identity: 'ja', personnummer }
    await open({ akuten: [hidden] }, { key: '2027', week: { from: '2027-11-15', to: '2027-11-21' } }, [])
    expect((await review(earlier)).queue).toMatchObject({ items: { length: 1 }, hidden: 1 })
  })

  it('is in no list of decisions, once marked so, and others are told apart there by who it is, masked', async () => {
    await open(undefined, undefined, PAIRS.slice(0, 2))
    await press('same', 'Handläggaren känner personen')
    await press('different', 'Enheten såg dem samtidigt')
    const page = async () => (await openPage(app, analyst, `/matningar/${census}/koppla/beslut`)).body
    const before = await page()
    expect(before).toContain('Akutboendet Akuten, 2026, rad 1 (T… A…, 60-02-**)')
    const names = [...before.matchAll(/aria-label="(Ångra beslutet[^"]*)"/g)].map(([, name]) => name)
    expect(new Set(names).size).toBe(2)
    await handInAnew('akuten', (cells) =>
      cells.personnummer === PAIRS[0]?.[0].personnummer
        ? { accommodation: 'outdoors', personnummer: cells.personnummer ?? '', protected_identity: 'ja' }
        : cells,
    )
    const after = await page()
    expect(after.match(/\/angra"/g)).toHaveLength(1)
    expect(after).toContain('1 beslut gäller personer som har skyddade personuppgifter nu.')
    expect([after.includes('Handläggaren känner'), after.includes('såg dem samtidigt')].filter(Boolean)).toHaveLength(1)
  })

  it('is masked until it is asked for, and the asking is in the log', async () => {
    await open()
    const { item } = await first()
    const at = `/matningar/${census}/koppla/par/${item.left}.${item.right}`
    const masked = await openPage(app, analyst, at)
    for (const secret of ['Torkel', 'Bengt', '-11"']) expect(masked.body).not.toContain(secret)
    expect(masked.body).toContain('T…')
    const entries = () => context.db.selectFrom('access_entry').selectAll().execute()
    expect(await entries()).toEqual([])
    const shown = await show(at)
    expect(shown.statusCode).toBe(200)
    expect(shown.body).toMatch(/Torkel|<mark>T/)
    const log = await entries()
    expect(log.map(({ subject_id }) => subject_id).sort()).toEqual([item.left, item.right].sort())
    expect(log[0]).toMatchObject({
      account_id: analyst.accountId,
      kind: 'identity_shown',
      purpose: 'same_person',
      census_id: census,
    })
    expect(JSON.stringify(log)).not.toContain('Torkel')
  })

  it('is shown with the reason that was being written, which stands in no address and no log', async () => {
    await open()
    const { item } = await first()
    const at = `/matningar/${census}/koppla/par/${item.left}.${item.right}`
    const { headers } = await postForm(app, analyst, `${at}/visa`, { skal: 'Enheten säger att' })
    expect(headers.location).not.toContain('Enheten')
    expect((await openPage(app, analyst, String(headers.location))).body).toContain('>Enheten säger att</textarea>')
    expect((await openPage(app, analyst, at)).body).not.toContain('Enheten säger att')
    expect(JSON.stringify(await context.db.selectFrom('access_entry').selectAll().execute())).not.toContain('säger')
  })

  it('is shown once each time it is asked for: who comes back sees it masked, and nobody else sees it', async () => {
    await open()
    const [item, second] = (await review()).queue.items
    const at = `/matningar/${census}/koppla/par/${item?.left}.${item?.right}`
    const leave = async () => String((await postForm(app, analyst, `${at}/visa`, {})).headers.location)
    const isWhole = async (url: string, who = analyst) => /Torkel|<mark>/.test((await openPage(app, who, url)).body)
    const shown = await leave()
    expect(shown).not.toMatch(/Torkel|19\d{6}/)
    expect([await isWhole(shown), await isWhole(shown), await isWhole(at)]).toEqual([true, false, false])
    const another = await leave()
    expect(another).not.toBe(shown)
    expect(await isWhole(another, await signInAs(context, 'analyst'))).toBe(false)
    expect(await isWhole(another.replace(/par\/[^?]+/, `par/${second?.left}.${second?.right}`))).toBe(false)
    expect(await isWhole(another)).toBe(false) // used up on another question
    // Each time that it was asked for is in the log.
    expect(await context.db.selectFrom('access_entry').selectAll().execute()).toHaveLength(4)
  })
})

it('the queue is ordered by what a decision changes, and counts how far it has come', async () => {
  const [here, there] = DOUBTFUL_PAIRS[6] ?? []
  await open({ akuten: [here ?? {}], mottagningen: [{ ...there, accommodation: 'own_home' }] })
  const bearings = async () => (await review()).queue.items.map(({ bearing }) => bearing)
  expect(await bearings()).toEqual(['figure', 'figure', 'figure', 'flows'])
  expect((await review()).progress).toEqual({ decided: 0, all: 4 })
  await press('unsure')
  expect((await review()).progress).toEqual({ decided: 1, all: 4 })
  expect((await review()).queue.items.at(-1)?.isUnsure).toBe(true)
  await press('same')
  expect((await review()).progress).toEqual({ decided: 2, all: 4 })
})

it('saying again that it cannot be said is no further decision, unless a reason is given', async () => {
  await open(undefined, undefined, PAIRS.slice(0, 1))
  expect((await press('unsure')).outcome).toMatchObject({ kind: 'made' })
  expect((await press('unsure')).outcome).toMatchObject({ kind: 'repeated', next: null })
  expect((await press('unsure', 'Enheten vet inte heller')).outcome).toMatchObject({ kind: 'made' })
  const [made, ...more] = await decisionsOf(context.db, '0000')
  expect(more).toHaveLength(1)
  for (const each of [made, ...more])
    await undoDecision(context, { censusId: census, accountId: analyst.accountId }, each?.id ?? '')
  expect((await review()).queue.items[0]?.isUnsure).toBe(false)
})

it('a reason is as long as whoever writes it sees: an end of a line is one character', async () => {
  await open()
  const lines = (count: number) => Array.from({ length: count }, () => 'rad 4').join('\r\n')
  expect((await press('different', lines(90))).outcome).toMatchObject({ kind: 'fault' })
  expect((await press('different', lines(80))).outcome).toMatchObject({ kind: 'made' })
})

it('a question keeps its number while others are decided, skipped or put aside, and the title of its page says it', async () => {
  await open()
  const titleOf = async (at: number) => {
    const item = (await review()).queue.items[at]
    const { body } = await openPage(app, analyst, `/matningar/${census}/koppla/par/${item?.left}.${item?.right}`)
    return /<title>(.*?)<\/title>/.exec(body)?.[1]
  }
  const numbers = async () => {
    const { body } = await openPage(app, analyst, `/matningar/${census}/koppla`)
    return [...body.matchAll(/>(Fråga \d+)</g)].map(([, number]) => number)
  }
  expect(await numbers()).toEqual(['Fråga 1', 'Fråga 2', 'Fråga 3'])
  expect(await titleOf(1)).toBe('Fråga 2 av 3: Är det samma person? – Tvärsnitt')
  await press('unsure')
  expect(await numbers()).toEqual(['Fråga 2', 'Fråga 3', 'Fråga 1'])
  await press('same')
  expect(await numbers()).toEqual(['Fråga 3', 'Fråga 2'])
  expect(await titleOf(0)).toBe('Fråga 3 av 3: Är det samma person? – Tvärsnitt')
})

it('after the last question the page of the queue says what is left, and takes the last decision back', async () => {
  await open(undefined, undefined, PAIRS.slice(0, 1))
  const { pair, item } = await first()
  const at = `/matningar/${census}/koppla`
  const decided = await postForm(app, analyst, `${at}/par/${item.left}.${item.right}`, {
    ...{ sett: pair.seen, skal: '', beslut: 'unsure' },
  })
  const { body } = await openPage(app, analyst, String(decided.headers.location))
  expect(body).toContain('Inget nytt att avgöra. 1 fråga är sparad som osäker.')
  expect(body).not.toContain('Allt är avgjort')
  expect(body).toMatch(/siffra <span class="tag quiet">Osäker</)
  const [, undo = ''] = /action="([^"]+\/angra)"/.exec(body) ?? []
  expect(body).toContain('data-key="z"')
  const back = await postForm(app, analyst, undo, { fran: 'par' })
  expect(back.headers.location).toContain(`${item.left}.${item.right}`)
  expect((await review()).queue.items.filter(({ isUnsure }) => isUnsure)).toEqual([])
  // Whoever comes here without having decided anything takes nothing back by a slip.
  expect((await openPage(app, analyst, at)).body).not.toContain('data-key="z"')
})

it('a decision of which one row was changed holds in part, and the list of decisions says so', async () => {
  const [[left, right] = []] = PAIRS
  await open({ stadsmissionen: [left ?? {}] }, undefined, PAIRS.slice(0, 1))
  const { pair } = await press('same')
  expect(pair.item.leftMembers.length + pair.item.rightMembers.length).toBe(3)
  expect(right).toBeDefined()
  await handInAnew('stadsmissionen', (cells) => ({ ...cells, given_name: 'Torkild' }))
  expect((await openPage(app, analyst, `/matningar/${census}/koppla`)).body).toContain('1 tidigare beslut gäller rader')
  const { body } = await openPage(app, analyst, `/matningar/${census}/koppla/beslut`)
  expect(body).toContain('Gäller delvis: en rad har ändrats')
  expect(body).not.toContain('>Gäller<')
})

it('rows that come later stand in the queue at once', async () => {
  await open()
  const akuten = answers.get('stadsmissionen') ?? ''
  const [, right] = DOUBTFUL_PAIRS[5] ?? []
  const [left] = DOUBTFUL_PAIRS[5] ?? []
  expect((await review()).queue.items).toHaveLength(3)
  await handInRows(context, akuten, [left ?? {}, right ?? {}], analyst.accountId)
  expect((await review()).queue.items).toHaveLength(4)
})

it('a range beside an empty queue is told to come of rows that nothing is asked about', async () => {
  const page = async () => (await openPage(app, analyst, `/matningar/${census}/koppla`)).body
  const rolf = { accommodation: 'outdoors', sex: 'man', given_name: 'Rolf', age: '~40' }
  await open({ akuten: ORDINARY, mottagningen: ORDINARY, stadsmissionen: [rolf, rolf] }, {}, [])
  expect((await review()).standing.figure).toMatchObject({ low: 25, high: 26 })
  expect(await page()).toContain('Det finns inget att avgöra. Spannet kommer av rader som ingen fråga ställs om.')
})

it('no range is spoken of when nothing is asked and nothing is left open', async () => {
  await open(undefined, undefined, PAIRS.slice(0, 1))
  await press('different')
  const { body } = await openPage(app, analyst, `/matningar/${census}/koppla`)
  expect(body).toContain('Allt är avgjort.')
  expect(body).not.toContain('ingen fråga ställs om')
})

it('a round for practice has nothing to decide', async () => {
  await open()
  await context.db.updateTable('round').set({ training: 1 }).where('census_id', '=', census).execute()
  expect((await openPage(app, analyst, `/matningar/${census}/koppla`)).statusCode).toBe(409)
})

it('a census that was read from files is reviewed too, and decisions hold in its report', async () => {
  const { context: stored } = await runFixture('fixtures/norrmalm')
  const service = await buildApp(stored, { language: 'sv', logLevel: 'silent' })
  const somebody = await signInAs(stored, 'analyst')
  const last = (await listCensuses(stored.db, '0180')).at(-1)
  const here = `/matningar/${last?.id}/koppla`
  const before = await openPage(service, somebody, here)
  expect(before.statusCode).toBe(200)
  expect(before.body).toContain('81 personer')
  expect(before.body).toContain('säger detsamma')
  const persons = await openPage(service, somebody, `${here}/personer`)
  const [at] = /\/matningar\/[^"]+\/koppla\/personer\/[^"?]+/.exec(persons.body) ?? []
  expect((await postForm(service, somebody, `${at}/isar`, {})).statusCode).toBe(303)
  expect((await openPage(service, somebody, here)).body).toMatch(/8[12] personer/)
  await service.close()
  await stored.db.destroy()
})

describe('what was opened for one question', () => {
  /** A context that tells whose identities are opened. */
  const watched = () => {
    const opened: string[] = []
    const open: Context['vault']['open'] = (place, sealed) => {
      if (place.table === 'identity') opened.push(place.row)
      return context.vault.open(place, sealed)
    }
    const told = () => opened.splice(0).length
    return { told, context: { ...context, vault: { ...context.vault, open } } }
  }

  it('is not opened for the next: of a unit that hands in late its own rows alone, and the figures are the same', async () => {
    const [early, late] = [DOUBTFUL_PAIRS.slice(0, 3), DOUBTFUL_PAIRS.slice(3, 5).flat()]
    await open({ akuten: ORDINARY, mottagningen: ORDINARY }, {}, early)
    const { told, context: inside } = watched()
    const keep = keepMaterial()
    const asAnew = async (sets: readonly LinkDecisions[]) => {
      told()
      const standings = await standingsUnder(inside, census, sets, keep)
      const opened = told()
      expect(standings).toEqual(await standingsUnder(context, census, sets))
      return { standings, opened }
    }
    const first = await asAnew([NO_DECISIONS])
    expect(first.opened).toBe(2 * (early.length + ORDINARY.length))
    const [link] = first.standings[0]?.linkage.doubtful ?? []
    const decided = { same: [[link?.left ?? '', link?.right ?? '']] as const, different: [] }
    expect((await asAnew([decided, NO_DECISIONS])).opened).toBe(0)
    await handInRows(context, answers.get('stadsmissionen') ?? '', late, analyst.accountId)
    const after = await asAnew([NO_DECISIONS, decided])
    expect(after.opened).toBe(late.length)
    expect(after.standings[0]?.linkage.doubtful.length).toBeGreaterThan(
      first.standings[0]?.linkage.doubtful.length ?? 0,
    )
    // A list that is handed in anew takes the place of the one before, whole.
    await handInAnew('stadsmissionen', (cells) => ({ ...cells, given_name: 'Sixten' }))
    expect((await asAnew([NO_DECISIONS])).opened).toBe(late.length)
  })

  it('is of the census that is asked about', async () => {
    const keep = keepMaterial()
    await open(undefined, {}, PAIRS)
    const earlier = census
    await open(undefined, { key: '2027', week: LATER }, PAIRS.slice(0, 2))
    for (const id of [earlier, census, earlier])
      expect(await standingsUnder(context, id, [NO_DECISIONS], keep)).toEqual(
        await standingsUnder(context, id, [NO_DECISIONS]),
      )
  })
})

it('who was counted outdoors since is in the range that the desk tells', async () => {
  await open()
  const stands = await findCensus(context.db, census)
  const { answer } = await answerInHand(context, answers.get('stadsmissionen') ?? '')
  const told = async () => {
    const [standing] = (stands && (await desk.under(stands, [NO_DECISIONS]))) ?? []
    expect((await standing)?.figure).toEqual((await standingsUnder(context, census, [NO_DECISIONS]))[0]?.figure)
    return (await standing)?.figure.high ?? 0
  }
  const before = await told()
  const night = answer.round.census.week.from
  const met = { observedAt: '22:00', sex: null, ageBand: null, certainty: 'certain', reason: null } as const
  await addHeadCount(context, answer, night, { ...met, place: 'torget', persons: 4 })
  expect(await told()).toBe(before + 4)
  await addHeadCount(context, answer, night, { ...met, place: 'parken', persons: 3 })
  expect(await told()).toBe(before + 7)
})

it('many different questions are answered, each as it would be alone', async () => {
  await open()
  const stands = await findCensus(context.db, census)
  const under = async (sets: readonly LinkDecisions[]) =>
    Promise.all((stands && (await desk.under(stands, sets))) ?? [])
  const [now] = await under([NO_DECISIONS])
  const [link] = now?.linkage.doubtful ?? []
  const told = { same: [], different: [[link?.left ?? '', link?.right ?? '']] as const }
  for (let at = 0; at < 12; at++) await under([{ same: [], different: [[`one ${at}`, `other ${at}`]] }])
  for (const sets of [[told], [NO_DECISIONS, told], [told, NO_DECISIONS, told]])
    expect(await under(sets)).toEqual(await standingsUnder(context, census, sets))
  // Of as many as are kept the one that was counted first is asked for again beside a new one.
  for (let at = 20; at < 30; at++) await under([{ same: [], different: [[`one ${at}`, `other ${at}`]] }])
  expect((await under([told, { same: [], different: [['one', 'other']] }])).length).toBe(2)
})

it('a large census is counted beside the service, and comes out as it does here', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-review-'))
  const stored = await openFolderContext(folder, MIGRATIONS)
  const { censusId } = await openDoubtfulRound(stored, {}, {}, PAIRS)
  const [here] = await standingsUnder(stored, censusId, [NO_DECISIONS])
  const [link] = here?.linkage.doubtful ?? []
  const sets = [NO_DECISIONS, { same: [[link?.left ?? '', link?.right ?? '']] as const, different: [] }]
  const thread = startWorker<FiguresAsked, Standing[]>(
    new URL('../../../src/features/report/review-figures.worker.ts', import.meta.url),
  )
  const beside = await thread.ask({ dataFolder: folder, censusId, sets })
  expect(beside).toEqual(await standingsUnder(stored, censusId, sets))
  expect(beside.map(({ figure }) => figure.persons)).toEqual([6, 5])
  await thread.end()
  // Whoever comes back after a while is answered by a thread that has to open everything again.
  const askedOf = async (which: FigureDesk, id: string) => {
    const asked = await findCensus(stored.db, id)
    return asked === undefined ? [] : which.under(asked, [NO_DECISIONS])
  }
  const asleep = openReviewDesk(stored, { besideFrom: 1, idleSeconds: 0.01 })
  const stands = await findCensus(stored.db, censusId)
  for (const [at, decisions] of sets.entries()) {
    const [asked] = (stands && (await asleep.under(stands, [decisions]))) ?? []
    expect(await asked).toEqual(beside[at])
    await setTimeout(50)
  }
  await asleep.end()
  // A question that fails takes nothing from what others ask at the same time.
  const amiss = await openDoubtfulRound(stored, {}, { key: '2027', week: LATER }, PAIRS.slice(0, 1))
  await changeCensus(stored.db, amiss.censusId, { definition_key: 'of nobody' })
  const busy = openReviewDesk(stored, { besideFrom: 1, idleSeconds: 60 })
  const [wrong] = await askedOf(busy, amiss.censusId)
  const [right] = await askedOf(busy, censusId)
  await expect(wrong).rejects.toThrow()
  expect(await right).toEqual(beside[0])
  await busy.end()
  await stored.db.destroy()
  rmSync(folder, { recursive: true })
})
