import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { swedishDay } from '../../../src/domain/terms/swedish-moment.ts'
import { changedSinceReport, findRound, setRoundState } from '../../../src/features/census/round.repository.ts'
import { verdictsOf } from '../../../src/features/classification/classification.repository.ts'
import { readContent } from '../../../src/features/linkage/run-content.repository.ts'
import { latestAnalyses } from '../../../src/features/report/analysis.repository.ts'
import {
  ANALYSIS_STEPS,
  analyse as analyseRound,
  LINKAGE_PARTS,
  noteProgress,
  progressNoted,
} from '../../../src/features/report/analysis.service.ts'
import { openAnalysisDesk } from '../../../src/features/report/analysis-desk.service.ts'
import { latestEdition } from '../../../src/features/report/edition.repository.ts'
import { handIn, handInNil, newRowKey, reopen, saveRows } from '../../../src/features/submission/answer.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { integrityFaults } from '../../../src/platform/database/integrity.ts'
import { openFolderContext, openTemporaryContext } from '../../../src/platform/open-context.ts'
import { ORDINARY, openDoubtfulRound } from '../../doubtful-round.ts'
import { openRound } from '../../open-round.ts'
import { openPage, postForm } from '../../post-form.ts'
import { type SignedInAs, signInAs } from '../../sign-in.ts'

const DEFINITION = 'socialstyrelsen-2023'
const person = (year: number) => ({ accommodation: 'outdoors', birth_year: String(year), initials: 'AB', sex: 'man' })

/** In memory the analysis is made in this process; of a folder beside it, in a thread with a connection of its own. */
describe.each(['memory', 'folder'] as const)('the analysis of a round, with the data in %s', (where) => {
  let folder: string
  let context: Context
  let now: string
  let analyst: SignedInAs
  let answers: Awaited<ReturnType<typeof openRound>>
  let census: string
  const faults: unknown[] = []
  beforeEach(async () => {
    now = new Date().toISOString()
    folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-analysis-'))
    const opened =
      where === 'memory' ? await openTemporaryContext(MIGRATIONS) : await openFolderContext(folder, MIGRATIONS)
    context = { ...opened, clock: { now: () => now } }
    answers = await openRound(context, { week: { from: '2026-11-16', to: '2026-11-22' }, deadline: swedishDay(now) })
    census = answers.get('akuten')?.round.census.id ?? ''
    analyst = await signInAs(context, 'analyst')
  })
  afterEach(async () => {
    await context.db.destroy()
    rmSync(folder, { recursive: true })
  })
  const id = (unit: string) => answers.get(unit)?.id ?? ''
  const hand = async (unit: string, ...people: readonly Readonly<Record<string, string>>[]) => {
    for (const cells of people) {
      const key = await newRowKey(context, id(unit))
      await saveRows(context, id(unit), [{ key, version: null, cells }], { madeBy: 'form', accountId: null })
    }
    await handIn(context, id(unit), analyst.accountId)
  }
  const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  const analyse = async () => {
    const desk = openAnalysisDesk(context, (error) => faults.push(error))
    expect(desk.start(census, analyst.accountId)).toBe(true)
    await desk.settled()
    return desk.job()
  }

  it('makes the report, and tells what is new since', async () => {
    await hand('akuten', person(1970), person(1980))
    expect(await analyse()).toMatchObject({ state: 'done', step: 'storing', refusal: null })
    expect((await latestEdition(context.db, census, DEFINITION))?.report.figures).toMatchObject({
      persons: 2,
      records: 2,
    })
    expect(await changedSinceReport(context.db, census)).toEqual([])
    now = daysFromNow(0.01)
    await handInNil(context, id('stadsmissionen'), analyst.accountId)
    expect(await changedSinceReport(context.db, census)).toEqual(['Stadsmissionens natthärbärge'])
    await hand('mottagningen', person(1990))
    expect(await changedSinceReport(context.db, census)).toHaveLength(2)
    expect(faults).toEqual([])
  })

  it('counts persons in all, and those who were reported late only', async () => {
    await hand('akuten', person(1970))
    now = daysFromNow(2)
    await reopenByAnalyst('akuten')
    await hand('akuten', { ...person(1971), initials: 'CD' })
    await hand('mottagningen', { ...person(1999), initials: 'EF', accommodation: 'own_home' })
    expect(await analyse()).toMatchObject({ state: 'done' })
    expect((await latestEdition(context.db, census, DEFINITION))?.report.figures.persons).toBe(2)
    expect((await latestAnalyses(context.db, census)).get(DEFINITION)).toMatchObject({
      rows_late: 2,
      persons_late_only: 1,
    })
  })
  const reopenByAnalyst = async (unit: string) => {
    await context.db
      .updateTable('answer')
      .set({ state: 'open', reopened_by_analyst: 1 })
      .where('id', '=', id(unit))
      .execute()
  }

  it('a late row about somebody known already makes nobody late', async () => {
    const number = { personnummer: '19690711-9827', accommodation: 'outdoors' }
    await hand('akuten', number)
    now = daysFromNow(2)
    await hand('mottagningen', number)
    await analyse()
    expect((await latestEdition(context.db, census, DEFINITION))?.report.figures.persons).toBe(1)
    expect((await latestAnalyses(context.db, census)).get(DEFINITION)).toMatchObject({
      rows_late: 1,
      persons_late_only: 0,
    })
  })

  it('tells each step when it begins, and of the linkage each part', async () => {
    await hand('akuten', person(1970), person(1980))
    const progress = new Int32Array(2)
    const told: unknown[] = []
    await analyseRound(context, census, analyst.accountId, (step, part) => {
      noteProgress(progress, step, part)
      told.push(progressNoted(progress))
    })
    expect(told).toEqual([
      { step: 'linking', part: null },
      ...LINKAGE_PARTS.map((part) => ({ step: 'linking', part })),
      ...ANALYSIS_STEPS.slice(1).map((step) => ({ step, part: null })),
    ])
  })

  it('is made one at a time, and can be cancelled without leaving anything half done', async () => {
    await hand('akuten', person(1970))
    const desk = openAnalysisDesk(context, (error) => faults.push(error))
    expect(desk.start(census, analyst.accountId)).toBe(true)
    expect(desk.start('another', analyst.accountId)).toBe(false)
    await desk.cancel('another')
    expect(desk.job()?.state).toBe('running')
    await desk.cancel(census)
    expect(desk.job()?.state).toBe('cancelled')
    expect(await latestEdition(context.db, census, DEFINITION)).toBeUndefined()
    await reopen(context, id('akuten'), analyst.accountId) // the database takes changes
    await handIn(context, id('akuten'), analyst.accountId)
    expect(desk.start(census, analyst.accountId)).toBe(true)
    await desk.settled()
    expect(desk.job()?.state).toBe('done')
    expect(faults).toEqual([])
  })

  it('tells why it was refused', async () => {
    await context.db.updateTable('census').set({ definition_key: 'gone' }).where('id', '=', census).execute()
    expect(await analyse()).toMatchObject({ state: 'refused', refusal: { sv: expect.stringContaining('gone') } })
  })

  it('is not made of a round for practice', async () => {
    await context.db.updateTable('round').set({ training: 1 }).where('census_id', '=', census).execute()
    await hand('akuten', person(1970))
    expect(await analyse()).toMatchObject({ state: 'refused', refusal: { sv: expect.stringContaining('övning') } })
    expect(await latestEdition(context.db, census, DEFINITION)).toBeUndefined()
  })
})

describe('an analysis in a thread that is cut off', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-cut-off-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('at whatever step, leaves no part of itself, and the next one is made', async () => {
    const context = await openFolderContext(folder, MIGRATIONS)
    const { accountId } = await signInAs(context, 'analyst')
    const { censusId } = await openDoubtfulRound(context, { akuten: ORDINARY, mottagningen: ORDINARY })
    // Two reports, so that one could be there without the other.
    const also = { also_report: JSON.stringify(['socialstyrelsen-2017']) }
    await context.db.updateTable('census').set(also).where('id', '=', censusId).execute()
    const faults: unknown[] = []
    const desk = openAnalysisDesk(context, (error) => faults.push(error))
    const rows = async (table: 'edition' | 'analysis' | 'round_event') => {
      const found = await context.db.selectFrom(table).selectAll().where('census_id', '=', censusId).execute()
      return found.filter((row) => !('kind' in row) || row.kind === 'analysed').length
    }
    const made = async () => [await rows('edition'), await rows('analysis'), await rows('round_event')]
    const records = (await context.db.selectFrom('record').select('id').execute()).length
    let done = 0
    for (const step of [null, ...ANALYSIS_STEPS]) {
      expect(desk.start(censusId, accountId)).toBe(true)
      while (desk.job()?.state === 'running' && desk.job()?.step !== step) await sleep(1)
      await desk.cancel(censusId)
      // Storing is let through to its end; a step so short that it was over before it was seen as well.
      const isDone = desk.job()?.state === 'done'
      if (step === 'storing') expect(isDone).toBe(true)
      const [editions = 0, analyses = 0, events = 0] = await made()
      done += Number(isDone)
      expect({ step, editions, analyses, events }).toEqual({
        ...{ step, analyses: 2 * done, events: done },
        editions: done === 0 ? 0 : 2,
      })
      expect(await integrityFaults(context.db)).toEqual([])
      // A linkage that was stored is whole: the next analysis begins there.
      for (const { id } of await context.db.selectFrom('linkage_run').select('id').execute()) {
        expect((await readContent(context.db, id)).asLinked.flat()).toHaveLength(records)
        for (const { definition_key } of await context.db
          .selectFrom('run_definition')
          .selectAll()
          .where('run_id', '=', id)
          .execute()) {
          expect((await verdictsOf(context.db, id, definition_key)).size).toBe(records)
        }
      }
      // And nobody has to wait for what is no more.
      const from = performance.now()
      await context.db
        .updateTable('round')
        .set({ contact_phone: '000-00 00 01' })
        .where('census_id', '=', censusId)
        .execute()
      expect(performance.now() - from).toBeLessThan(1_000)
    }
    expect(faults).toEqual([])
    expect((await made())[0]).toBe(2)
    await desk.end()
    await context.db.destroy()
  })
})

describe('the page of the analysis', () => {
  let context: Context
  let app: FastifyInstance
  let now: string
  let analyst: SignedInAs
  let census: string
  let akuten: string
  beforeEach(async () => {
    now = '2026-11-23T10:00:00.000Z'
    context = { ...(await openTemporaryContext(MIGRATIONS)), clock: { now: () => now } }
    app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
    analyst = await signInAs(context, 'analyst')
    const answers = await openRound(context)
    akuten = answers.get('akuten')?.id ?? ''
    census = answers.get('akuten')?.round.census.id ?? ''
    const key = await newRowKey(context, akuten)
    await saveRows(context, akuten, [{ key, version: null, cells: person(1970) }], { madeBy: 'form', accountId: null })
    await handIn(context, akuten, analyst.accountId)
  })
  afterEach(async () => {
    await app.close()
    await context.db.destroy()
  })
  const at = (below = '') => `/matningar/${census}/analys${below}`
  const untilDone = async () => {
    for (;;) {
      const page = await openPage(app, analyst, at())
      if (page.headers.refresh === undefined) return page
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  it('shows what is under way, then the figures with a way to the report', async () => {
    expect((await openPage(app, analyst, at())).body).toContain('Ingen analys är gjord än')
    expect((await postForm(app, analyst, at(), {})).statusCode).toBe(303)
    const { body } = await untilDone()
    for (const words of ['Analysen är klar.', '1 av 3 svarade', 'Inget lämnades in sent.', 'Gör om analysen'])
      expect(body).toContain(words)
    const href = /href="(\/rapporter\/[^"]+)"/.exec(body)?.[1] ?? ''
    expect((await openPage(app, analyst, href)).statusCode).toBe(200)
  })

  it('says what is new, and the round is published only when the report has it', async () => {
    await postForm(app, analyst, at(), {})
    await untilDone()
    now = '2026-11-24T10:00:00.000Z'
    analyst = await signInAs(context, 'analyst')
    await reopen(context, akuten, analyst.accountId)
    const key = await newRowKey(context, akuten)
    await saveRows(context, akuten, [{ key, version: null, cells: person(1980) }], { madeBy: 'form', accountId: null })
    await handIn(context, akuten, analyst.accountId)
    expect((await openPage(app, analyst, at())).body).toContain('rapporten gjordes: Akutboendet Akuten')
    await setRoundState(context.db, census, 'locked')
    const confirm = () => openPage(app, analyst, `/matningar/${census}/publicera/bekrafta`)
    expect((await confirm()).statusCode).toBe(409)
    now = '2026-11-24T10:20:00.000Z'
    await postForm(app, analyst, at(), {})
    await untilDone()
    const looked = await openPage(app, analyst, `/matningar/${census}/publicera`)
    const sha256 = /bekrafta[^"]*sha256=(\w+)/.exec(looked.body)?.[1] ?? ''
    expect((await postForm(app, analyst, `/matningar/${census}/publicera`, { sha256 })).statusCode).toBe(303)
    expect((await findRound(context.db, census))?.state).toBe('published')
    expect((await postForm(app, analyst, at(), {})).statusCode).toBe(409)
  })

  it('is for analysts alone', async () => {
    const reporter = await signInAs(context, 'unit_lead')
    expect((await openPage(app, reporter, at())).statusCode).toBe(403)
    expect((await postForm(app, reporter, at(), {})).statusCode).toBe(403)
  })
})
