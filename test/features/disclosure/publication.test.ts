import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { ROLES, type Role } from '../../../src/domain/account/principal.ts'
import { publicTidyCells } from '../../../src/domain/disclosure/public-report.ts'
import { unitsOf } from '../../../src/features/census/census.repository.ts'
import { findRound, setRoundState } from '../../../src/features/census/round.repository.ts'
import { contributorsOf } from '../../../src/features/disclosure/contributors.service.ts'
import {
  ledgerOf,
  type Publication,
  publicationsOf,
  publicationText,
  savePublication,
} from '../../../src/features/disclosure/publication.repository.ts'
import {
  choicesAtHand,
  type Draft,
  draftPublication,
  publish,
} from '../../../src/features/disclosure/publication.service.ts'
import { openPublicationDesk } from '../../../src/features/disclosure/publication-desk.service.ts'
import { isAllWell, verifyAll } from '../../../src/features/report/verify.service.ts'
import { answerInHand, reopen } from '../../../src/features/submission/answer.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openFolderContext, openTemporaryContext } from '../../../src/platform/open-context.ts'
import { handInRows } from '../../doubtful-round.ts'
import { openPage, postForm } from '../../post-form.ts'
import { analyseNow, invented, inventedFrom, type RoundToPublish, roundToPublish } from '../../public-round.ts'
import { type SignedInAs, signInAs } from '../../sign-in.ts'

const THIS_YEAR = {
  akuten: inventedFrom(10, 30),
  mottagningen: inventedFrom(40, 25),
  stadsmissionen: inventedFrom(60, 15),
}
const LAST_YEAR = {
  akuten: inventedFrom(0, 30),
  mottagningen: inventedFrom(20, 25),
  stadsmissionen: inventedFrom(40, 15),
}
const IN_2025 = { key: '2025', week: { from: '2025-11-17', to: '2025-11-23' } }

let context: Context
let app: FastifyInstance
let analyst: SignedInAs
let now: string
beforeEach(async () => {
  now = '2026-11-24T10:00:00.000Z'
  context = { ...(await openTemporaryContext(MIGRATIONS)), clock: { now: () => now } }
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  analyst = await signInAs(context, 'analyst')
})
afterEach(async () => {
  await app.close()
  await context.db.destroy()
})

const at = (round: RoundToPublish, below = '') => `/matningar/${round.censusId}/publicera${below}`
const page = async (url: string, who = analyst) => (await openPage(app, who, url)).body
const state = async ({ censusId }: RoundToPublish) => (await findRound(context.db, censusId))?.state

/** What the page that asks before publishing would send. */
async function toSend(round: RoundToPublish, query = '', more: Readonly<Record<string, string>> = {}) {
  const [, onwards = ''] = /href="([^"]*\/bekrafta[^"]*)"/.exec(await page(at(round, query))) ?? []
  const body = await page(onwards.replaceAll('&amp;', '&'))
  const values = (name: string) =>
    [...body.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].map(([, v]) => v ?? '')
  return { tabell: values('tabell'), serie: values('serie'), sha256: values('sha256'), ...more }
}
const send = async (round: RoundToPublish, fields: Awaited<ReturnType<typeof toSend>>) =>
  postForm(app, analyst, at(round), fields)

async function publishNow(
  round: RoundToPublish,
  query = '',
  more: Readonly<Record<string, string>> = {},
): Promise<Publication> {
  const reply = await send(round, await toSend(round, query, more))
  expect([reply.statusCode, reply.headers.location]).toEqual([
    303,
    expect.stringMatching(/^\/publicerat\/.+klart=publicerad$/),
  ])
  const [latest] = await publicationsOf(context.db, round.censusId)
  if (latest === undefined) throw new Error('nothing was published')
  return latest
}

async function draftOf({ censusId }: RoundToPublish): Promise<Draft> {
  const round = await findRound(context.db, censusId)
  if (round === undefined) throw new Error('no such round')
  const draft = await draftPublication(context, round, (await choicesAtHand(context, round)).chosen)
  if ('reasons' in draft) throw new Error(draft.reasons[0]?.sv)
  return draft
}

/** A fact of the first row of each of some units. */
type Corrections = Readonly<Record<string, readonly [fact: string, value: string]>>

/** Two units of different organisations: what one of them alone corrects is not published by itself. */
const TWO_UNITS: Corrections = {
  akuten: ['accommodation', 'own_home'], // counted no longer
  stadsmissionen: ['accommodation', 'night_shelter'], // instead of outdoors
}

/** The round is taken up, rows are corrected, and the analysis is made again. */
async function revise(round: RoundToPublish, corrections: Corrections): Promise<void> {
  await postForm(app, analyst, `/matningar/${round.censusId}/lage`, { till: 'locked' })
  for (const [unit, [uppgift, value]] of Object.entries(corrections)) {
    const answer = round.answers.get(unit) ?? ''
    const row = (await answerInHand(context, answer)).rows[0]?.id ?? ''
    const corrected = await postForm(app, analyst, `/matningar/${round.censusId}/svar/${answer}/rad/${row}/ratta`, {
      ...{ uppgift, value },
      reason: 'Enheten ringde',
    })
    expect(corrected.statusCode).toBe(303)
  }
  now = new Date(Date.parse(now) + 60_000).toISOString()
  await analyseNow(context, round.censusId, round.accountId)
  now = new Date(Date.parse(now) + 60_000).toISOString()
}

describe('publishing a census', () => {
  it('shows what it would be and what is protected, asks, stores it, and publishes the round', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const looked = await page(at(round))
    for (const words of ['65 personer i hemlöshet räknades', 'Antalet är litet.', 'Gå vidare och publicera'])
      expect(looked).toContain(words)
    // Whoever has not looked through it is not asked.
    expect(await page(at(round, '/bekrafta'))).toContain('Titta igenom den offentliga rapporten först')
    const [, onwards = ''] = /href="([^"]*\/bekrafta[^"]*)"/.exec(looked) ?? []
    const asked = await page(onwards.replaceAll('&amp;', '&'))
    for (const words of ['Det går inte att ta tillbaka', 'publiceras inte heller senare', 'märkt reviderad'])
      expect(asked).toContain(words)
    expect(await publicationsOf(context.db, round.censusId)).toEqual([])

    const { report, version, changeNote } = await publishNow(round)
    expect({ version, changeNote, kind: report.kind, census: report.census }).toEqual({
      ...{ version: 1, changeNote: null },
      ...{ kind: 'public', census: '2026' },
    })
    expect(await state(round)).toBe('published')
    expect(await page(`/matningar/${round.censusId}`)).toContain('Den offentliga rapporten publicerades: version 1')
    expect(isAllWell(await verifyAll(context))).toBe(true)
  })

  it('is done once when it is pressed twice, at once or long after', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const fields = await toSend(round)
    const [first, second] = await Promise.all([send(round, fields), send(round, fields)])
    now = '2026-11-25T10:00:00.000Z'
    analyst = await signInAs(context, 'analyst')
    const third = await send(round, fields)
    expect([first.statusCode, second.statusCode, third.statusCode]).toEqual([303, 303, 303])
    expect([second.headers.location, third.headers.location]).toEqual([first.headers.location, first.headers.location])
    expect(await publicationsOf(context.db, round.censusId)).toHaveLength(1)
  })

  it('two analysts at the same time publish one version', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const fields = await toSend(round)
    const other = await signInAs(context, 'analyst')
    const replies = await Promise.all([send(round, fields), postForm(app, other, at(round), fields)])
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    expect(replies[1].headers.location).toBe(replies[0].headers.location)
    expect(await publicationsOf(context.db, round.censusId)).toHaveLength(1)
  })

  it('counts what it lists: figures that are hidden, of how many, and chosen tables that are not shown', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const looked = await page(at(round))
    const [, hidden = '', all = ''] = /(\d+) av (\d+) siffror i tabellerna är dolda/.exec(looked) ?? []
    const listed = [...looked.matchAll(/<th scope="row">(?:Ålder|Huvudsiffror|Kön)[^<]*: /g)]
    expect(listed).toHaveLength(Number(hidden))
    expect(looked).toContain(`Visa de ${hidden} dolda siffrorna`)
    expect(looked).toContain('varje enhet läser rapporten och kan räkna bort dem den själv har mött')
    const { edition } = await draftOf(round)
    const cells = publicTidyCells(edition.report).filter(({ row, table }) => row !== 'total' || table === 'headline')
    expect([cells.filter(({ status }) => status === 'withheld').length, cells.length]).toEqual([+hidden, +all])
    const shown = edition.report.tables.length
    expect(looked).toContain(`15 tabeller är valda, ${shown} visas`)
    const [, notShown = ''] = /Valda tabeller som inte visas<\/h3><ul>([\s\S]*?)<\/ul>/.exec(looked) ?? []
    for (const words of [
      'för att något ska bli kvar att läsa. Det gäller ”Hemlöshetssituation”.',
      'Det finns inget annat år att visa. Det gäller ”Antal personer över åren” och ”Kvar, nya och inte återfunna',
      'Definitionen delar inte in personerna så. Det gäller ”Grupper',
      'Ingen har svarat på frågan. Det gäller ”Folkbokförd”, ”Stödbehov”,',
    ])
      expect(notShown).toContain(words)
  })

  it('publishes the tables that are chosen, and no other', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const { report } = await publishNow(round, '?tabell=headline&tabell=sex&tabell=units&serie=')
    expect(report.tables.map(({ id }) => id)).toEqual(['headline', 'sex'])
  })

  it('is refused where no table would be left, for nothing would remember the number of persons', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const looked = await page(at(round, '?tabell=birthCountryGroup&serie='))
    expect(looked).toContain('Ingen av de valda tabellerna har något att visa')
    expect(looked).not.toContain('Gå vidare och publicera')
  })

  it('is not asked about, nor with a note to mend, once it is not what was looked through', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    await publishNow(round)
    await revise(round, TWO_UNITS)
    const reply = await send(round, await toSend(round, '', { sha256: 'seen before', nytt: '' }))
    expect([reply.statusCode, reply.body.includes('läs igenom den igen')]).toEqual([409, true])
  })

  it('asks for a table when none is chosen', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const reply = await openPage(app, analyst, at(round, '?serie='))
    expect([reply.statusCode, reply.body.includes('Välj minst en tabell')]).toEqual([422, true])
  })

  it.each([
    ['open', 'Enheterna kan fortfarande lämna in'],
    ['published', 'ta upp kartläggningen för revidering'],
  ] as const)('is refused while the round is %s', async (where, words) => {
    const round = await roundToPublish(context, THIS_YEAR, {}, where)
    expect(await page(at(round))).toContain(words)
    expect((await send(round, { tabell: ['sex'], serie: [''], sha256: ['x'] })).statusCode).toBe(409)
    const refused = await openPage(app, analyst, at(round, '/bekrafta'))
    expect(refused.statusCode).toBe(409)
    for (const way of ['Tillbaka till Offentlig rapport', `href="${at(round)}"`]) expect(refused.body).toContain(way)
    expect(await publicationsOf(context.db, round.censusId)).toEqual([])
  })

  it('is refused where the report is not what it would be now', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const fields = await toSend(round)
    now = '2026-11-24T10:20:00.000Z'
    await setRoundState(context.db, round.censusId, 'open')
    await reopen(context, round.answers.get('akuten') ?? '', round.accountId)
    await handInRows(context, round.answers.get('akuten') ?? '', inventedFrom(200, 1), round.accountId)
    await setRoundState(context.db, round.censusId, 'locked')
    expect((await send(round, fields)).statusCode).toBe(409)
    expect(await page(at(round))).toContain('Gör om analysen')
    await analyseNow(context, round.censusId, round.accountId)
    // What was looked through is not what it is now: it has to be looked through again.
    const reply = await send(round, fields)
    expect([reply.statusCode, reply.body.includes('läs igenom den igen')]).toEqual([409, true])
    expect(await publicationsOf(context.db, round.censusId)).toEqual([])
  })

  it('is refused where the report would say something else, though nothing was handed in', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const fields = await toSend(round)
    await context.db.updateTable('unit').set({ name: 'Ett annat namn' }).where('unit_key', '=', 'akuten').execute()
    expect(await page(at(round))).toContain('Gör om analysen')
    expect((await send(round, fields)).statusCode).toBe(409)
  })

  it('is refused where people were linked otherwise after the analysis', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const fields = await toSend(round)
    await context.db
      .updateTable('linkage_run')
      .set({ decisions: 'others' })
      .where('census_id', '=', round.censusId)
      .execute()
    expect(await page(at(round))).toContain('Gör om analysen')
    expect((await send(round, fields)).statusCode).toBe(409)
  })

  it('is refused where figures that are public already tell of somebody', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const draft = await draftOf(round)
    const key = draft.edition.review.withheld.find(({ persons }) => persons > 0 && persons < 5)?.key ?? ''
    const persons = draft.edition.review.withheld.find((each) => each.key === key)?.persons ?? 0
    const slip = publicationText(draft.edition.report, { id: 'slip', cells: [{ key, value: persons }], withheld: [] })
    const choices = { tables: ['headline'], series: null } as const
    await savePublication(
      context.db,
      {
        ...{ id: context.newId(), censusId: round.censusId, version: 1, choices, changeNote: null, publishedAt: now },
        ...{ editionId: draft.editionId, definition: draft.definition, publishedBy: round.accountId },
        ...{ madeFrom: draft.madeFrom },
      },
      slip,
    )
    expect(await page(at(round))).toContain('Går redan att räkna ut')
    const reply = await openPage(app, analyst, at(round, '/bekrafta'))
    expect([reply.statusCode, reply.body.includes('vad vi än döljer nu')]).toEqual([409, true])
  })

  it('is refused for a round for practice, and says so', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    await context.db.updateTable('round').set({ training: 1 }).where('census_id', '=', round.censusId).execute()
    expect(await page(at(round))).toContain('En övning publiceras aldrig')
    expect((await send(round, { tabell: ['sex'], serie: [''], sha256: ['x'] })).statusCode).toBe(409)
  })

  it('without any table is refused, whatever is sent', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const found = await findRound(context.db, round.censusId)
    const draft = found && (await draftPublication(context, found, { tables: [], series: null }))
    const sha256 = draft && 'text' in draft ? draft.text.sha256 : ''
    expect((await postForm(app, analyst, at(round), { serie: '', sha256 })).statusCode).toBe(409)
    expect(await publicationsOf(context.db, round.censusId)).toEqual([])
  })

  it('is for analysts alone', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    for (const role of ROLES.filter((each) => each !== 'analyst')) {
      const other = await signInAs(context, role)
      expect([role, (await openPage(app, other, at(round))).statusCode]).toEqual([role, 403])
      expect([role, (await postForm(app, other, at(round), {})).statusCode]).toEqual([role, 403])
    }
  })
})

it('protects a number that no unit could work out, and two of one organisation together could', async () => {
  const sleeping = (accommodation: string, first: number, count: number) =>
    Array.from({ length: count }, (_, place) => invented(first + place, { accommodation }))
  const round = await roundToPublish(context, {
    akuten: [...sleeping('outdoors', 0, 10), ...sleeping('night_shelter', 10, 10)],
    mottagningen: [...sleeping('outdoors', 20, 10), ...sleeping('night_shelter', 30, 10)],
    stadsmissionen: [...sleeping('outdoors', 40, 3), ...sleeping('night_shelter', 50, 20)],
  })
  const { edition } = await draftOf(round)
  // 23 outdoors: each unit leaves 13 or 20 to the others, the municipality's two units leave 3.
  expect(edition.review.withheld).toContainEqual(
    expect.objectContaining({ key: 'socialstyrelsen-2023/2026/headline/outdoors', persons: 23, why: 'contributor' }),
  )
})

it('takes a unit to know how the persons it reported itself moved between the years', async () => {
  // 3 of those still there were reported by another unit: whoever takes its own 20 away from 23 knows them.
  const [own, others] = [inventedFrom(0, 20), inventedFrom(20, 3)]
  await roundToPublish(context, { akuten: [...own, ...inventedFrom(100, 10)], stadsmissionen: others }, IN_2025)
  const round = await roundToPublish(context, {
    akuten: [...own, ...inventedFrom(120, 10)],
    stadsmissionen: [...others, ...inventedFrom(140, 12)],
  })
  const { edition } = await draftOf(round)
  expect(edition.review.withheld).toContainEqual(
    expect.objectContaining({
      key: 'socialstyrelsen-2023/2025-2026/flows/persisting',
      persons: 23,
      why: 'contributor',
    }),
  )
})

it('the edition of a large census is made in a thread, and is the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-publication-'))
  const stored = await openFolderContext(folder, MIGRATIONS)
  const desk = openPublicationDesk(stored, 1)
  try {
    const { censusId } = await roundToPublish(stored, THIS_YEAR)
    const round = await findRound(stored.db, censusId)
    if (round === undefined) throw new Error('no such round')
    const { chosen } = await choicesAtHand(stored, round)
    const [beside, here] = [await desk.draft(stored, round, chosen), await draftPublication(stored, round, chosen)]
    expect(beside).toEqual(here)
    expect('text' in here).toBe(true)
    await stored.db.updateTable('census').set({ definition_key: 'gone' }).where('id', '=', censusId).execute()
    const gone = { ...round, census: { ...round.census, definition: 'gone' } }
    expect(await desk.draft(stored, gone, chosen)).toEqual(await draftPublication(stored, gone, chosen))
  } finally {
    await desk.end()
    await stored.db.destroy()
    rmSync(folder, { recursive: true })
  }
})

describe('a revision', () => {
  it('is a new version with what is new, and the old one stays and says that it is replaced', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const first = await publishNow(round)
    await revise(round, TWO_UNITS)
    const without = await send(round, await toSend(round, '', { nytt: ' ' }))
    expect([without.statusCode, without.body.includes('Skriv vad som är nytt')]).toEqual([422, true])
    const number = await send(round, await toSend(round, '', { nytt: 'Rättat för 19850412-9805' }))
    expect([number.statusCode, number.body.includes('personnummer i texten')]).toEqual([422, true])
    for (const nytt of ['1985-04-12-9805', '19850412\u200b-9805', '\u200b'])
      expect([nytt, (await send(round, await toSend(round, '', { nytt }))).statusCode]).toEqual([nytt, 422])
    const second = await publishNow(round, '', { nytt: 'En enhet hade fört in fel boende.' })
    expect([second.version, second.changeNote]).toEqual([2, 'En enhet hade fört in fel boende.'])

    const reader = await signInAs(context, 'unit_reporter')
    const old = await page(`/publicerat/${first.id}`, reader)
    for (const words of ['Ersatt av version 2', `href="/publicerat/${second.id}"`, '65 personer'])
      expect(old).toContain(words)
    const young = await page(`/publicerat/${second.id}`, reader)
    for (const words of ['Reviderad', 'En enhet hade fört in fel boende.', 'Version 2']) expect(young).toContain(words)
    const list = await page('/publicerat', reader)
    expect(list.indexOf(second.id)).toBeLessThan(list.indexOf(first.id))
    expect((await openPage(app, reader, `/publicerat/${first.id}/report.json`)).json()).toMatchObject({
      ...{ version: 1, replacedByVersion: 2 },
    })
    expect(await publicationsOf(context.db, round.censusId)).toHaveLength(2)
  })

  it('publishes nothing that an earlier version withheld, nor a figure that one person was taken out of', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    await publishNow(round)
    await revise(round, TWO_UNITS)
    const { report } = await publishNow(round, '', { nytt: 'Rättat' })
    const [before, after] = await ledgerOf(context.db, '0000')
    expect(before?.withheld.length).toBeGreaterThan(0)
    const shown = new Set(after?.cells.map(({ key }) => key))
    expect(before?.withheld.filter((key) => shown.has(key))).toEqual([])
    // 65 were published. 64 beside them would tell of the one.
    expect(before?.cells.find(({ key }) => key.endsWith('/persons'))?.value).toBe(65)
    expect(report.tables[0]?.rows[0]?.cells).toEqual([{ status: 'withheld' }])
  })

  it('that changes nothing ends without a new version, and the census is not opened to its units again', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    await publishNow(round)
    await postForm(app, analyst, `/matningar/${round.censusId}/lage`, { till: 'locked' })
    const looked = await page(at(round))
    for (const words of ['Ingen ny version behövs', 'lage?till=published']) expect(looked).toContain(words)
    expect(looked).not.toContain('Gå vidare och publicera')
    const opened = await postForm(app, analyst, `/matningar/${round.censusId}/lage`, { till: 'open' })
    expect(opened.statusCode).toBe(409)
    expect((await postForm(app, analyst, `/matningar/${round.censusId}/lage`, { till: 'published' })).statusCode).toBe(
      303,
    )
    expect(await state(round)).toBe('published')
    const history = await page(`/matningar/${round.censusId}`)
    for (const words of ['Togs upp för revidering', 'Revideringen avslutades']) expect(history).toContain(words)
  })

  it('next year knows what was published this year', async () => {
    const earlier = await roundToPublish(context, LAST_YEAR, IN_2025)
    const first = await publishNow(earlier)
    const round = await roundToPublish(context, THIS_YEAR)
    const { report } = await publishNow(round)
    const years = report.tables.find(({ id }) => id === 'years')
    expect(years?.rows.map(({ key, cells }) => [key, cells[0]])).toEqual([
      ['2025', { status: 'shown', value: 55 }],
      ['2026', { status: 'shown', value: 65 }],
    ])
    const hidden = (await ledgerOf(context.db, '0000'))[0]?.withheld ?? []
    const shownNow = new Set((await ledgerOf(context.db, '0000'))[1]?.cells.map(({ key }) => key))
    expect(hidden.filter((key) => shownNow.has(key))).toEqual([])
    expect(first.report.tables.some(({ id }) => id === 'years')).toBe(false)
  })

  it('an older census that is published after a later one stands in its place among the years', async () => {
    await publishNow(await roundToPublish(context, THIS_YEAR))
    const { report } = await publishNow(await roundToPublish(context, LAST_YEAR, IN_2025))
    const years = report.tables.find(({ id }) => id === 'years')
    expect(years?.rows.map(({ key, cells }) => [key, cells[0]])).toEqual([
      ['2025', { status: 'shown', value: 55 }],
      ['2026', { status: 'shown', value: 65 }],
    ])
  })

  it('what is published is never altered or taken away in the database', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const { id } = await publishNow(round)
    await expect(
      context.db.updateTable('publication').set({ version: 9 }).where('id', '=', id).execute(),
    ).rejects.toThrow()
    await expect(context.db.deleteFrom('publication').where('id', '=', id).execute()).rejects.toThrow()
  })
})

describe('what is published', () => {
  it('is the same for everybody who is signed in, and for nobody else', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const { id } = await publishNow(round)
    const read: string[] = []
    for (const role of ROLES) {
      const reader = await signInAs(context, role)
      const [html = ''] = /<main[\s\S]*<\/main>/.exec(await page(`/publicerat/${id}`, reader)) ?? []
      const files = await Promise.all(
        ['tables.csv', 'report.json'].map(
          async (file) => (await openPage(app, reader, `/publicerat/${id}/${file}`)).body,
        ),
      )
      read.push([html, ...files].join('\n'))
    }
    expect(read[0]).toContain('65 personer i hemlöshet räknades')
    expect(new Set(read).size).toBe(1)
    const nobody = { ...analyst, headers: { ...analyst.headers, cookie: '' } }
    for (const below of ['', `/${id}`, `/${id}/tables.csv`, `/${id}/report.json`]) {
      const reply = await openPage(app, nobody, `/publicerat${below}`)
      expect([below, reply.statusCode, reply.headers.location?.startsWith('/logga-in')]).toEqual([below, 303, true])
    }
  })

  it('holds no number that is withheld: not where it is stored, and not on the page or in the files', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const { edition } = await draftOf(round)
    const { id, report } = await publishNow(round)
    const withheld = publicTidyCells(report).filter(({ status }) => status === 'withheld')
    expect(withheld.length).toBeGreaterThan(0)
    expect(withheld.every(({ value }) => value === null)).toBe(true)
    const row = await context.db.selectFrom('publication').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const stored: { tables: { rows: { cells: object[] }[] }[] } = JSON.parse(row.report)
    const cells = stored.tables.flatMap(({ rows }) => rows.flatMap((each) => each.cells))
    for (const cell of cells) if (!('value' in cell)) expect(Object.keys(cell)).toEqual(['status'])
    const released: { withheld: string[]; cells: { key: string }[] } = JSON.parse(row.release)
    const shown = new Set(released.cells.map(({ key }) => key))
    for (const { key } of edition.review.withheld) expect([key, shown.has(key)]).toEqual([key, false])
    const reader = await signInAs(context, 'voluntary_organisation')
    const csv = (await openPage(app, reader, `/publicerat/${id}/tables.csv`)).body
    const lines = csv.split(/\r?\n/).filter((line) => line.includes(';withheld;') || line.includes(',withheld,'))
    expect(lines).toHaveLength(withheld.length)
    for (const line of lines) expect(line).toMatch(/[;,]c[;,]withheld[;,]/)
    const html = await page(`/publicerat/${id}`, reader)
    expect(html.split('<span aria-hidden="true">c</span>').length - 1).toBe(withheld.length)
    // Why a figure is withheld would say how large it is.
    for (const words of ['Antalet är litet.', 'Döljs för att', 'utomstående']) expect(html).not.toContain(words)
    // Nothing of units, links or doubts has come along.
    for (const words of ['Akuten', 'akuten', 'Stadsmissionen', 'dubblett', 'spann'])
      expect([
        words,
        (row.report + row.release + html.replace(/<header[\s\S]*?<\/header>/, '')).includes(words),
      ]).toEqual([words, false])
  })

  it('is not shown where it was changed in the database: readers are told whom to ask, others what to do', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const { id } = await publishNow(round)
    await sql`drop trigger publication_no_update`.execute(context.db)
    await context.db.updateTable('publication').set({ report: '{}' }).where('id', '=', id).execute()
    for (const role of ROLES) {
      const reader = await signInAs(context, role)
      const mayMend = role === 'analyst' || role === 'administrator'
      for (const below of ['', `/${id}`, `/${id}/tables.csv`, `/${id}/report.json`]) {
        const { statusCode, body } = await openPage(app, reader, `/publicerat${below}`)
        const told = [body.includes('Fråga den som samordnar kartläggningen'), body.includes('säkerhetskopia')]
        expect([role, below, statusCode, ...told]).toEqual([role, below, 503, !mayMend, mayMend])
      }
    }
  })

  it('is led to from the answer of a unit once it is out, and not before', async () => {
    const round = await roundToPublish(context, THIS_YEAR)
    const answer = round.answers.get('stadsmissionen') ?? ''
    const row = await context.db
      .selectFrom('answer')
      .select('unit_id')
      .where('id', '=', answer)
      .executeTakeFirstOrThrow()
    const unit = await signInAs(context, 'voluntary_organisation', [row.unit_id])
    expect(await page(`/svar/${answer}`, unit)).not.toContain('/publicerat/')
    expect(await page('/publicerat', unit)).toContain('Ingen rapport är publicerad än')
    const { id } = await publishNow(round)
    expect(await page(`/svar/${answer}`, unit)).toContain(`href="/publicerat/${id}"`)
    expect((await openPage(app, unit, `/publicerat/${context.newId()}`)).statusCode).toBe(404)
  })
})

describe('what others have handed in', () => {
  it('is known to whoever took over after them, and after those that had taken over before', async () => {
    await roundToPublish(context, THIS_YEAR)
    const tookOver = (unit: string, after: string) =>
      context.db
        .updateTable('unit')
        .set({ successor_of: JSON.stringify([after]) })
        .where('unit_key', '=', unit)
        .execute()
    await tookOver('mottagningen', 'akuten')
    await tookOver('stadsmissionen', 'mottagningen')
    const found = contributorsOf({ material: { units: await unitsOf(context.db, '0000') }, persons: [] }, null)
    expect(found.slice(0, 3).map(({ units }) => units)).toEqual([
      ['akuten'],
      ['mottagningen', 'akuten'],
      ['stadsmissionen', 'mottagningen', 'akuten'],
    ])
  })

  /** Everything an organisation can read of a census, but for who is signed in. */
  async function readBy(role: Role, others: (typeof THIS_YEAR)['akuten'], isPublished: boolean) {
    let made = 0
    const world: Context = {
      ...(await openTemporaryContext(MIGRATIONS)),
      clock: { now: () => now },
      newId: () => `00000000-0000-4000-8000-${(++made).toString(16).padStart(12, '0')}`,
    }
    const service = await buildApp(world, { language: 'sv', logLevel: 'silent' })
    const round = await roundToPublish(world, { stadsmissionen: inventedFrom(60, 15), akuten: others })
    // Nothing but the pages is compared: ids count on from the same number.
    made = 1_000_000
    const answer = round.answers.get('stadsmissionen') ?? ''
    const row = await world.db.selectFrom('answer').select('unit_id').where('id', '=', answer).executeTakeFirstOrThrow()
    const unit = await signInAs(world, role, [row.unit_id])
    const found = await findRound(world.db, round.censusId)
    if (found === undefined) throw new Error('no such round')
    if (isPublished) {
      const { chosen } = await choicesAtHand(world, found)
      const draft = await draftPublication(world, found, chosen)
      if ('reasons' in draft) throw new Error(draft.reasons[0]?.sv)
      const sent = { choices: chosen, sha256: draft.text.sha256, changeNote: null }
      await publish(world, { accountId: round.accountId }, round.censusId, sent)
    }
    const urls = [
      '/publicerat',
      '/svar?alla=1',
      `/svar/${answer}`,
      `/svar/${answer}/kvitto`,
      `/matningar/${round.censusId}/publicera`,
    ]
    const seen = await Promise.all(
      urls.map(async (url) => {
        const { statusCode, body } = await openPage(service, unit, url)
        return `${url.replaceAll(answer, 'own')} ${statusCode} ${body.replaceAll(unit.csrf, 'csrf').replaceAll(answer, 'own')}`
      }),
    )
    await service.close()
    await world.db.destroy()
    return seen.map((each) =>
      each.replace(/00000000-0000-4000-8000-[\da-f]{12}/g, 'id').replace(/[A-Z\d]{3,4}(-[A-Z\d]{3,4})+/g, 'ref'),
    )
  }

  it.each(['unit_reporter', 'voluntary_organisation'] as const)(
    'changes nothing that a %s reads before it is published',
    async (role) => {
      const few = await readBy(role, inventedFrom(10, 3), false)
      const many = await readBy(role, inventedFrom(10, 40), false)
      expect(many).toEqual(few)
      expect(few.join()).not.toContain('personer i hemlöshet räknades')
    },
  )

  it('is read afterwards in the public report alone', async () => {
    const few = await readBy('unit_reporter', inventedFrom(10, 30), true)
    const many = await readBy('unit_reporter', inventedFrom(10, 40), true)
    expect(many).toEqual(few)
    expect(few.join()).toContain('href="/publicerat/id"')
  })
})
