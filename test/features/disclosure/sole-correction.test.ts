import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import type { Role } from '../../../src/domain/account/principal.ts'
import type { WrittenCells } from '../../../src/domain/submission/answer-rows.ts'
import { findRound, setRoundState } from '../../../src/features/census/round.repository.ts'
import { madeFromOf } from '../../../src/features/disclosure/made-from.repository.ts'
import { type Publication, publicationsOf } from '../../../src/features/disclosure/publication.repository.ts'
import {
  choicesAtHand,
  type Draft,
  draftPublication,
  publish,
} from '../../../src/features/disclosure/publication.service.ts'
import { decisionsOf, saveAct, saveUndoing } from '../../../src/features/linkage/decision.repository.ts'
import { contentKeyOfRecord } from '../../../src/features/linkage/decisions.service.ts'
import { answerInHand, reopen, saveRows } from '../../../src/features/submission/answer.service.ts'
import { loadRecords } from '../../../src/features/submission/submission.repository.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { handInRows } from '../../doubtful-round.ts'
import { openPage, postForm } from '../../post-form.ts'
import { analyseNow, invented, inventedFrom, type RoundToPublish, roundToPublish } from '../../public-round.ts'
import { signInAs } from '../../sign-in.ts'

/** Two of one kind: sex, age and accommodation are the same, and they are not the same person. */
const [WHOM_THE_OTHER_MAY_KNOW, WHOM_ANYHOW] = [10, 70]
/** What the unit takes away: the first of them is somebody whom another unit knows, or does not. */
const TAKEN_AWAY = 7

const IN_2025 = { key: '2025', week: { from: '2025-11-17', to: '2025-11-23' } }

/**
 * What three units hand in. Two worlds differ in whom Stadsmissionen reports beside its own: somebody whom Akuten will take
 * away, or another of the same kind.
 */
const handedIn = (isKnown: boolean): Record<string, WrittenCells[]> => ({
  akuten: [...inventedFrom(10, 30), invented(WHOM_ANYHOW)],
  mottagningen: inventedFrom(40, 25),
  stadsmissionen: [...inventedFrom(71, 15), invented(isKnown ? WHOM_THE_OTHER_MAY_KNOW : WHOM_ANYHOW)],
})

interface World {
  readonly context: Context
  readonly round: RoundToPublish
}

let now = ''
const worlds: Context[] = []
afterEach(async () => {
  for (const context of worlds.splice(0)) await context.db.destroy()
})

/** Ids count on from a number: two worlds have the same, and nothing of them tells which it is. */
async function openWorld(): Promise<Context> {
  now = '2026-11-24T10:00:00.000Z'
  let made = 0
  const context: Context = {
    ...(await openTemporaryContext(MIGRATIONS)),
    clock: { now: () => now },
    newId: () => `00000000-0000-4000-8000-${(++made).toString(16).padStart(12, '0')}`,
  }
  worlds.push(context)
  return context
}

/** A census of which version 1 is out. */
async function publishedWorld(isKnown = true, asked: typeof IN_2025 | undefined = undefined): Promise<World> {
  const context = await openWorld()
  const round = await roundToPublish(context, handedIn(isKnown), asked)
  later()
  const world = { context, round }
  await publishNow(world)
  later()
  return world
}

const later = () => {
  now = new Date(Date.parse(now) + 60_000).toISOString()
}

async function draftOf({ context, round }: World): Promise<Draft> {
  const found = await findRound(context.db, round.censusId)
  if (found === undefined) throw new Error('no such round')
  const draft = await draftPublication(context, found, (await choicesAtHand(context, found)).chosen)
  if ('reasons' in draft) throw new Error(draft.reasons[0]?.sv)
  return draft
}

async function publishNow(world: World, make = draftPublication): Promise<Publication> {
  const { context, round } = world
  const found = await findRound(context.db, round.censusId)
  if (found === undefined) throw new Error('no such round')
  const { chosen } = await choicesAtHand(context, found)
  const sent = { choices: chosen, sha256: (await draftOf(world)).text.sha256, changeNote: 'Rättat' }
  await publish(context, { accountId: round.accountId }, round.censusId, sent, make)
  const [latest] = await publicationsOf(context.db, round.censusId)
  if (latest === undefined) throw new Error('nothing was published')
  return latest
}

/** What becomes of the rows of a unit, in their order. */
type Rewrite = (rows: readonly WrittenCells[]) => readonly WrittenCells[]

const takeAway: Rewrite = (rows) => rows.slice(TAKEN_AWAY)
/** Somebody turns out to have a home. */
const correctHome: Rewrite = (rows) => rows.map((row, at) => (at === 0 ? { ...row, accommodation: 'own_home' } : row))
const correctSex: Rewrite = (rows) => rows.map((row, at) => (at === 0 ? { ...row, sex: 'other' } : row))

/** Every row is taken back, and what is to stand there is handed in under new keys, in the other order. */
async function rewrite({ context, round }: World, unit: string, change: Rewrite): Promise<void> {
  const answer = round.answers.get(unit) ?? ''
  await setRoundState(context.db, round.censusId, 'open')
  await reopen(context, answer, round.accountId)
  const { rows } = await answerInHand(context, answer)
  const gone = rows.map(({ key, version }) => ({ key, version, cells: null }))
  await saveRows(context, answer, gone, { madeBy: 'form', accountId: null })
  await handInRows(context, answer, [...change(rows.map(({ cells }) => cells))].reverse(), round.accountId)
  expect((await answerInHand(context, answer)).answer.state).toBe('handed_in')
  await setRoundState(context.db, round.censusId, 'locked')
}

/** Units rewrite their answers, and the analysis is made again. */
async function revise(world: World, changes: Readonly<Record<string, Rewrite>>): Promise<void> {
  for (const [unit, change] of Object.entries(changes)) await rewrite(world, unit, change)
  await analyse(world)
}

async function analyse({ context, round }: World): Promise<void> {
  later()
  await setRoundState(context.db, round.censusId, 'locked')
  await analyseNow(context, round.censusId, round.accountId)
  later()
}

const unitIds = async ({ db }: Context, keys: readonly string[]) =>
  (await db.selectFrom('unit').select('id').where('unit_key', 'in', keys).execute()).map(({ id }) => id)

/** Every page and file that somebody who reports for some units can read of the census, but for who is signed in. */
async function readBy({ context, round }: World, role: Role, units: readonly string[]): Promise<string[]> {
  const app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  const reader = await signInAs(context, role, await unitIds(context, units))
  const seen: string[] = []
  const read = async (url: string) => {
    const { statusCode, body } = await openPage(app, reader, url)
    seen.push(`${url} ${statusCode} ${body.replaceAll(reader.csrf, 'csrf')}`)
    return body
  }
  const list = await read('/publicerat')
  for (const [, url = ''] of list.matchAll(/href="(\/publicerat\/[^"]+)"/g))
    for (const below of ['', '/tables.csv', '/report.json']) await read(`${url}${below}`)
  await read('/svar?alla=1')
  for (const answer of round.answers.values())
    for (const below of ['', '/kvitto']) await read(`/svar/${answer}${below}`)
  await read(`/matningar/${round.censusId}/publicera`)
  await app.close()
  return seen.map((each) =>
    each.replace(/00000000-0000-4000-8000-[\da-f]{12}/g, 'id').replace(/[A-Z\d]{3,4}(-[A-Z\d]{3,4})+/g, 'ref'),
  )
}

/** The page where it would be published, and what is answered to somebody who sends it all the same. */
async function tryToPublish({ context, round }: World, sha256: string): Promise<{ page: string; reply: string }> {
  const app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  const analyst = await signInAs(context, 'analyst')
  const url = `/matningar/${round.censusId}/publicera`
  const page = (await openPage(app, analyst, url)).body
  const { statusCode, body } = await postForm(app, analyst, url, {
    ...{ tabell: ['headline', 'sex'], serie: '', sha256, nytt: 'Rättat' },
  })
  const chosen = await draftOf({ context, round })
  const reply = await postForm(app, analyst, url, {
    ...{ tabell: (await choicesOf({ context, round })).tables, serie: '', sha256: chosen.text.sha256, nytt: 'Rättat' },
  })
  await app.close()
  return { page, reply: `${statusCode} ${body.includes('Tillbaka till Offentlig rapport')} ${reply.statusCode}` }
}

async function choicesOf({ context, round }: World) {
  const found = await findRound(context.db, round.censusId)
  if (found === undefined) throw new Error('no such round')
  return (await choicesAtHand(context, found)).chosen
}

const personsIn = ({ edition }: Draft): number =>
  edition.release.cells.find(({ key }) => key.endsWith('/2026/persons'))?.value ?? Number.NaN

const isRefused = async (world: World): Promise<boolean> =>
  (await draftOf(world)).against.some(({ sv }) => sv.includes('Publiceras rättelsen ensam'))

describe('a unit that takes seven rows away', () => {
  it('learns from nothing whether somebody else knows one of them', async () => {
    const [known, unknown] = [await publishedWorld(true), await publishedWorld(false)]
    const before = await Promise.all([known, unknown].map((world) => readBy(world, 'unit_reporter', ['akuten'])))
    expect(before[0]?.join()).toContain('71 personer i hemlöshet räknades')
    expect(before[1]).toEqual(before[0])

    const revisedAt = now
    for (const world of [known, unknown]) {
      now = revisedAt
      await revise(world, { akuten: takeAway })
    }
    const drafts = [await draftOf(known), await draftOf(unknown)]
    // What would be told: one of the seven is known to somebody.
    expect(drafts.map(personsIn)).toEqual([65, 64])
    const replies = [
      await tryToPublish(known, drafts[0]?.text.sha256 ?? ''),
      await tryToPublish(unknown, drafts[1]?.text.sha256 ?? ''),
    ]
    for (const { page, reply } of replies) {
      expect(page).toContain('har bara Akutboendet Akuten ändrat vilka som är med eller hur de bor i svaret för 2026.')
      expect(page).not.toContain('Gå vidare och publicera')
      expect(page).toContain('Avsluta revideringen')
      expect(reply).toBe('409 true 409')
    }
    for (const { context, round } of [known, unknown])
      expect(await publicationsOf(context.db, round.censusId)).toHaveLength(1)

    for (const [role, units] of [
      ['unit_reporter', ['akuten']],
      ['voluntary_organisation', ['akuten']],
      ['unit_lead', ['akuten', 'mottagningen']],
    ] as const) {
      const seen = [await readBy(known, role, units), await readBy(unknown, role, units)]
      expect(seen[1]).toEqual(seen[0])
      // Nobody but an analyst is told who is waited for.
      expect(seen.join()).not.toContain('har bara Akut')
    }
  })

  it('is published with the correction of another unit', async () => {
    const world = await publishedWorld()
    await revise(world, { akuten: takeAway, stadsmissionen: correctHome })
    expect((await publishNow(world)).version).toBe(2)
  })

  it('is not published with what another unit hands in anew and says the same', async () => {
    const world = await publishedWorld()
    await revise(world, { akuten: takeAway, stadsmissionen: (rows) => rows, mottagningen: (rows) => rows })
    expect(await isRefused(world)).toBe(true)
    await expect(publishNow(world)).rejects.toThrow('Published alone')
  })

  it('is not published with what another unit corrects of somebody who stays in the number', async () => {
    const world = await publishedWorld()
    await revise(world, { akuten: takeAway, stadsmissionen: correctSex })
    expect(await isRefused(world)).toBe(true)
    // The other way round: of the sexes both have changed something, but of who is counted only one.
    await revise(world, { akuten: correctSex, mottagningen: correctSex })
    expect((await draftOf(world)).against[0]?.sv).toContain('har bara Akutboendet Akuten ändrat vilka som är med')
  })

  it('is not published with what an analyst tells of another unit', async () => {
    const world = await publishedWorld()
    await revise(world, { akuten: takeAway })
    const told = { exercises_authority: 1 as const }
    await world.context.db.updateTable('unit').set(told).where('unit_key', '=', 'stadsmissionen').execute()
    await analyse(world)
    expect(await isRefused(world)).toBe(true)
  })

  it('is published once another unit follows', async () => {
    const world = await publishedWorld()
    await revise(world, { akuten: takeAway })
    expect(await isRefused(world)).toBe(true)
    await revise(world, { mottagningen: correctHome })
    expect((await publishNow(world)).version).toBe(2)
  })

  it('is not published with a correction that is taken back, for beside version 1 it stands alone', async () => {
    const world = await publishedWorld()
    const before = (await answerInHand(world.context, world.round.answers.get('mottagningen') ?? '')).rows
    await revise(world, { akuten: takeAway, mottagningen: correctHome })
    expect((await publishNow(world)).version).toBe(2)
    later()
    await revise(world, { akuten: takeAway, mottagningen: () => before.map(({ cells }) => cells) })
    expect(await isRefused(world)).toBe(true)
  })
})

describe('who knows the rows of two units', () => {
  const both = { akuten: takeAway, mottagningen: correctHome }

  it.each([
    ['an account that reports for both', 'unit_reporter', true],
    ['an analyst', 'analyst', false],
  ] as const)('%s', async (_, role, stands) => {
    const world = await publishedWorld()
    await signInAs(world.context, role, await unitIds(world.context, ['akuten', 'mottagningen']))
    await revise(world, both)
    expect(await isRefused(world)).toBe(stands)
  })

  it.each([
    ['closed before the report came out is nobody', -3_600_000, false],
    ['closed afterwards has seen what was corrected', 30_000, true],
  ])('an account %s', async (_, after, stands) => {
    const world = await publishedWorld()
    const { accountId } = await signInAs(
      world.context,
      'unit_lead',
      await unitIds(world.context, ['akuten', 'mottagningen']),
    )
    const disabled_at = new Date(Date.parse(now) + after).toISOString()
    await world.context.db.updateTable('account').set({ disabled_at }).where('id', '=', accountId).execute()
    await revise(world, both)
    expect(await isRefused(world)).toBe(stands)
  })

  it.each([
    [
      'an account that reports for another and for one that took over after a unit',
      ['nya', 'mottagningen'],
      [],
      'ett och samma konto svarar för dem. ',
    ],
    [
      'a unit that took over after another and after one that had taken over itself',
      [],
      ['mottagningen'],
      'och de är en och samma enhet sedan Nya tog över. ',
    ],
  ])('%s', async (_, reportsFor, tookOver, inWords) => {
    const world = await publishedWorld()
    const { db } = world.context
    const akuten = await db.selectFrom('unit').selectAll().where('unit_key', '=', 'akuten').executeTakeFirstOrThrow()
    const took = (unit_key: string, after: readonly string[]) =>
      db
        .insertInto('unit')
        .values({ ...akuten, id: world.context.newId(), unit_key, name: 'Nya', successor_of: JSON.stringify(after) })
        .execute()
    await took('mellan', ['akuten'])
    await took('nya', ['mellan', ...tookOver])
    await signInAs(world.context, 'unit_lead', await unitIds(world.context, reportsFor))
    await revise(world, both)
    expect((await draftOf(world)).against[0]?.sv).toContain(inWords)
  })

  it('an organisation with all its units, but not the municipality', async () => {
    const world = await publishedWorld()
    await revise(world, both)
    expect(await isRefused(world)).toBe(false)
    const own = { organisation: 'Föreningen', organisation_kind: 'voluntary' as const }
    await world.context.db.updateTable('unit').set(own).where('unit_key', 'in', ['akuten', 'mottagningen']).execute()
    // The same organisation as somebody else wrote it.
    const written = { organisation: 'FÖRENINGEN ' }
    await world.context.db.updateTable('unit').set(written).where('unit_key', '=', 'mottagningen').execute()
    await analyse(world)
    const [against] = (await draftOf(world)).against
    expect(against?.sv).toContain('i svaren för 2026, och alla hör till Föreningen.')
    expect(against?.sv).toContain('Vänta tills en enhet utanför Föreningen också har lagt till')
  })
})

describe('what an analyst decides in between', () => {
  /** Says of the first rows of two units whose persons they are. */
  async function decide(
    { context, round }: World,
    [one, other]: readonly [string, string],
    verdict: 'same' | 'unsure',
  ) {
    const records = await loadRecords(context.db, context.vault, round.censusId)
    const side = (unit: string) => {
      const record = records.findLast(({ units }) => units.includes(unit))
      if (record === undefined) throw new Error('no such record')
      return { id: record.id, censusId: round.censusId, contentKey: contentKeyOfRecord(context.vault, record) }
    }
    const act = { id: context.newId(), municipalityCode: '0000', censusId: round.censusId }
    await saveAct(context, {
      ...{ ...act, verdict, way: 'review', reason: null, accountId: round.accountId, at: now },
      pairs: [{ left: side(one), right: side(other) }],
    })
    return act
  }

  it.each([
    ['about rows of two other units lets it through', ['mottagningen', 'stadsmissionen'], 'same', false],
    ['that binds nothing does not', ['mottagningen', 'stadsmissionen'], 'unsure', true],
    ['about a row of the unit itself does not', ['akuten', 'mottagningen'], 'same', true],
  ] as const)('%s', async (_, units, verdict, stands) => {
    const world = await publishedWorld()
    await rewrite(world, 'akuten', takeAway)
    await decide(world, units, verdict)
    await analyse(world)
    expect(await isRefused(world)).toBe(stands)
  })

  it('while the edition is made keeps it from coming out', async () => {
    const world = await publishedWorld()
    await revise(world, { akuten: takeAway, mottagningen: correctHome })
    const meanwhile: typeof draftPublication = async (...asked) => {
      const draft = await draftPublication(...asked)
      await decide(world, ['mottagningen', 'stadsmissionen'], 'same')
      return draft
    }
    await expect(publishNow(world, meanwhile)).rejects.toThrow('Something has changed')
    expect(await publicationsOf(world.context.db, world.round.censusId)).toHaveLength(1)
  })

  it('and takes back moves nothing', async () => {
    const world = await publishedWorld()
    await rewrite(world, 'akuten', takeAway)
    const { id } = await decide(world, ['mottagningen', 'stadsmissionen'], 'same')
    const { context, round } = world
    const made = (await decisionsOf(context.db, '0000')).find((each) => each.id === id)
    if (made === undefined) throw new Error('no such decision')
    await saveUndoing(context.db, { id: context.newId(), accountId: round.accountId, at: now }, made, '0000')
    await analyse(world)
    expect(await isRefused(world)).toBe(true)
  })
})

describe('where no row has changed', () => {
  it('other tables may be chosen', async () => {
    const world = await publishedWorld()
    const { context, round } = world
    await analyse(world)
    const found = await findRound(context.db, round.censusId)
    if (found === undefined) throw new Error('no such round')
    const choices = { tables: ['headline', 'sex'] as const, series: null }
    const draft = await draftPublication(context, found, choices)
    expect('text' in draft && draft.against).toEqual([])
  })
})

describe('the next census after a unit alone has corrected the last', () => {
  const next = async (context: Context): Promise<World> => {
    const rows = {
      akuten: inventedFrom(10, 28),
      mottagningen: inventedFrom(42, 25),
      stadsmissionen: inventedFrom(80, 18),
    }
    return { context, round: await roundToPublish(context, rows) }
  }

  it('shows the last as it was published, and the same whether others know the persons or not', async () => {
    const published: Publication[] = []
    for (const isKnown of [true, false]) {
      const last = await publishedWorld(isKnown, IN_2025)
      await revise(last, { akuten: takeAway })
      await setRoundState(last.context.db, last.round.censusId, 'published')
      later()
      const world = await next(last.context)
      later()
      const draft = await draftOf(world)
      expect(draft.remarks[0]?.sv).toContain(
        'Jämförelsen med 2025 är inte med. Sedan den offentliga rapporten 2025, version 1, kom ut har bara Akut',
      )
      expect(draft.against).toEqual([])
      published.push(await publishNow(world))
      const seen = await readBy(world, 'unit_reporter', ['akuten'])
      expect(seen.join()).not.toContain('har bara Akut')
    }
    const [known, unknown] = published
    expect(JSON.stringify(unknown?.report)).toBe(JSON.stringify(known?.report))
    expect(unknown?.sha256).toBe(known?.sha256)
    const tables = known?.report.tables ?? []
    expect(tables.map(({ id }) => id)).not.toContain('flows')
    expect(known?.report.tablesNotShown.map(({ id }) => id)).toContain('flows')
    // No column counts 2025 anew: it stands in the years alone, as it was published.
    const columns = tables.flatMap((table) => table.columns.map(({ key }) => key))
    expect(columns).not.toContain('2025')
    const years = tables.find(({ id }) => id === 'years')?.rows.map(({ key, cells }) => [key, cells[0]])
    expect(years?.[0]).toEqual(['2025', { status: 'shown', value: 71 }])
    const said = known?.report.paragraphs.map(({ sv }) => sv).join(' ')
    expect(said).toContain('i kartläggningen 2025, då 71 räknades.')
  })

  it('shows it counted anew where two units have corrected it', async () => {
    const last = await publishedWorld(true, IN_2025)
    await revise(last, { akuten: takeAway, stadsmissionen: correctHome })
    await setRoundState(last.context.db, last.round.censusId, 'published')
    later()
    const { edition, remarks } = await draftOf(await next(last.context))
    expect(remarks).toEqual([])
    expect(edition.report.tables[0]?.columns.map(({ key }) => key)).toEqual(['2026', '2025'])
  })
})

describe('what an edition was made from', () => {
  it('is stored with it, of the rows that were counted, and names nobody', async () => {
    const { context, round } = await publishedWorld()
    const [stored] = await madeFromOf(context.db, '0000')
    const { madeFrom } = await draftOf({ context, round })
    expect(stored?.madeFrom).toEqual(madeFrom)
    expect(madeFrom.rows.map(({ units }) => units)).toEqual([['akuten'], ['mottagningen'], ['stadsmissionen']])
    const text = JSON.stringify(stored)
    for (const { personnummer = '' } of inventedFrom(10, 30)) expect(text).not.toContain(personnummer)
    await expect(
      context.db.updateTable('publication').set({ made_from: null }).where('census_id', '=', round.censusId).execute(),
    ).rejects.toThrow()
  })

  it('is not stored, nor anything published, when somebody corrects while it is made', async () => {
    const world = await publishedWorld()
    await revise(world, { akuten: takeAway, mottagningen: correctHome })
    const meanwhile: typeof draftPublication = async (...asked) => {
      const draft = await draftPublication(...asked)
      await rewrite(world, 'mottagningen', correctHome)
      await rewrite(world, 'stadsmissionen', takeAway)
      return draft
    }
    await expect(publishNow(world, meanwhile)).rejects.toThrow('Something has changed')
    expect(await publicationsOf(world.context.db, world.round.censusId)).toHaveLength(1)
  })

  it.each([
    ['that is older than the keeping', null],
    ['whose keys were made in another way', '{"recipe":0,"rows":[],"decisions":[],"compared":null}'],
  ])('is read again from what is kept, of an edition %s', async (_, made_from) => {
    const world = await publishedWorld()
    const { db } = world.context
    await sql`drop trigger publication_no_update`.execute(db)
    await db.updateTable('publication').set({ made_from }).execute()
    await revise(world, { akuten: takeAway })
    expect(await isRefused(world)).toBe(true)
    await revise(world, { stadsmissionen: correctHome })
    expect(await isRefused(world)).toBe(false)
  })
})
