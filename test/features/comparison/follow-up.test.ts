import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { allTables } from '../../../src/domain/report/yearly-report.ts'
import type { FollowUpSaid } from '../../../src/domain/submission/follow-up.ts'
import { findAnswer } from '../../../src/features/census/round.repository.ts'
import { openAnalysisDesk } from '../../../src/features/report/analysis-desk.service.ts'
import { latestEdition } from '../../../src/features/report/edition.repository.ts'
import { reportPage } from '../../../src/features/report/report.page.tsx'
import { tablesCsv } from '../../../src/features/report/report-files.service.ts'
import { handIn, newRowKey, reopen, saveRows } from '../../../src/features/submission/answer.service.ts'
import { personsBefore, saveFollowUps } from '../../../src/features/submission/follow-up.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openRound } from '../../open-round.ts'
import { type SignedInAs, signInAs } from '../../sign-in.ts'

type Answers = Awaited<ReturnType<typeof openRound>>
const LAST = { key: '2025', week: { from: '2025-11-17', to: '2025-11-23' }, deadline: '2025-12-05' }
const who = (name: string) => ({
  ...{ given_name: name, family_name: `${name}sprov`, sex: 'man', accommodation: 'outdoors' },
  birth_date: `19${50 + (name.charCodeAt(0) % 40)}-02-1${name.length}`,
})

describe('what units say of those they had last time', () => {
  let context: Context
  let now: string
  let analyst: SignedInAs
  beforeEach(async () => {
    now = '2025-11-24T10:00:00.000Z'
    context = { ...(await openTemporaryContext(MIGRATIONS)), clock: { now: () => now } }
    analyst = await signInAs(context, 'analyst')
  })
  afterEach(() => context.db.destroy())
  const hand = async (answers: Answers, unit: string, ...names: readonly string[]) => {
    const id = answers.get(unit)?.id ?? ''
    for (const name of names) {
      const key = await newRowKey(context, id)
      const author = { madeBy: 'form', accountId: analyst.accountId } as const
      await saveRows(context, id, [{ key, version: null, cells: who(name) }], author)
    }
    await handIn(context, id, analyst.accountId)
  }
  /** Says of those a unit had last time, by their given names, what became of them. */
  const say = async (answers: Answers, unit: string, said: Readonly<Record<string, FollowUpSaid>>) => {
    const answer = await findAnswer(context.db, answers.get(unit)?.id ?? '')
    if (answer === undefined) throw new Error('no such answer')
    const before = (await personsBefore(context, answer))?.persons ?? []
    const byRecord = before.flatMap(({ recordId, identity }) => {
      const one = said[identity.givenName ?? '']
      return one === undefined ? [] : [[recordId, one] as const]
    })
    expect(byRecord).toHaveLength(Object.keys(said).length)
    await saveFollowUps(context, answer, new Map(byRecord), analyst.accountId)
  }
  const reportOf = async (answers: Answers) => {
    const census = answers.get('akuten')?.round.census.id ?? ''
    const desk = openAnalysisDesk(context, (error) => {
      throw error
    })
    desk.start(census, analyst.accountId)
    await desk.settled()
    const edition = await latestEdition(context.db, census, 'socialstyrelsen-2023')
    if (edition === undefined) throw new Error('no report')
    return edition.report
  }
  const still: FollowUpSaid = { outcome: 'still', leftTo: null }
  const left = (leftTo: FollowUpSaid['leftTo']): FollowUpSaid => ({ outcome: 'left', leftTo })

  it('stands in the report: where those who left went, and how many are counted on the answer alone', async () => {
    const lastYear = await openRound(context, LAST)
    await hand(lastYear, 'akuten', 'Adam', 'Bertil', 'Caesar', 'David', 'Erik')
    await hand(lastYear, 'mottagningen', 'Caesar', 'Filip', 'Erik')
    // A voluntary organisation is told nothing back, and a round for practice is no census before.
    now = '2026-10-05T10:00:00.000Z'
    const practice = await openRound(context, {
      ...{ key: 'Övning', week: { from: '2026-10-05', to: '2026-10-11' }, deadline: '2026-12-01', isTraining: true },
    })
    await hand(practice, 'akuten', 'Övning')
    now = '2026-11-24T10:00:00.000Z'
    const thisYear = await openRound(context)
    await say(thisYear, 'akuten', {
      Adam: left('deceased'),
      Bertil: left('other_municipality'),
      Caesar: left('own_home'),
      David: still,
      Erik: still,
    })
    await say(thisYear, 'mottagningen', { Caesar: left('deceased'), Erik: { outcome: 'not_known', leftTo: null } })
    await hand(thisYear, 'akuten', 'David', 'Erik', 'Gustav')
    await hand(thisYear, 'mottagningen', 'Erik')
    const report = await reportOf(thisYear)
    expect(report.figures.flows).toMatchObject({
      persisting: 2,
      left: 4,
      leftTo: { deceased: 1, otherMunicipality: 1, ownContract: 0, notFound: 2 },
      leftToSaid: 2,
    })
    expect(report.figures.followUp).toEqual({
      ...{ asked: 6, answered: 5, still: 2, left: 2, notKnown: 1, onlyFromFollowUp: 1 },
    })
    const table = allTables(report).find(({ id }) => id === 'followUp')
    expect(table?.rows.map(({ key, values }) => [key, ...values])).toContainEqual(['onlyFromFollowUp', 1])
    expect(tablesCsv(report)).toContain('followUp,onlyFromFollowUp,2026,1,shown')
    const page = reportPage(report, 'sv', '/assets/tvarsnitt.css', [])
    expect(page).toContain('fick se 6 personer')
    expect(page).toContain('Av 3 räknade personer har 1 bara en uppgift')
    expect(page).toContain('För 2 av 4 är det enheternas egna svar')
  })

  it('counts as it was handed in: not before, and not as it was changed since', async () => {
    const lastYear = await openRound(context, LAST)
    await hand(lastYear, 'akuten', 'Adam', 'Bertil')
    now = '2026-11-24T10:00:00.000Z'
    const thisYear = await openRound(context)
    await say(thisYear, 'akuten', { Adam: left('deceased') })
    await hand(thisYear, 'mottagningen', 'Gustav')
    expect((await reportOf(thisYear)).figures).toMatchObject({
      followUp: null,
      flows: { leftTo: { deceased: 0, notFound: 2 } },
    })
    await hand(thisYear, 'akuten', 'Bertil')
    now = '2026-11-25T10:00:00.000Z'
    expect((await reportOf(thisYear)).figures).toMatchObject({
      followUp: { asked: 2, answered: 1, left: 1 },
      flows: { leftTo: { deceased: 1, notFound: 0 } },
    })
    await reopen(context, thisYear.get('akuten')?.id ?? '', analyst.accountId)
    await say(thisYear, 'akuten', { Adam: left('own_home') })
    now = '2026-11-26T10:00:00.000Z'
    expect((await reportOf(thisYear)).figures.flows).toMatchObject({
      leftTo: { deceased: 0, ownContract: 0, notFound: 1 },
    })
  })
})
