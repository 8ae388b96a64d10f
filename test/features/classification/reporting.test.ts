import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import {
  changeAnswer,
  findAnswer,
  type StoredAnswer,
  setRoundState,
} from '../../../src/features/census/round.repository.ts'
import { answerInHand, saveRows } from '../../../src/features/submission/answer.service.ts'
import { withOpenNote } from '../../../src/features/submission/questions.service.ts'
import { askAboutRow, openQuestionsOf } from '../../../src/features/submission/row-question.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openRound } from '../../open-round.ts'
import { type SignedInAs, signInAs } from '../../sign-in.ts'

const PERSON = { accommodation: 'emergency_housing', birth_year: '1985', initials: 'AW', sex: 'man', action: 'save' }

describe('the pages of a unit', () => {
  let context: Context
  let app: FastifyInstance
  let now: string
  let answers: ReadonlyMap<string, StoredAnswer>
  let me: SignedInAs
  let answer: string
  beforeEach(async () => {
    now = '2026-11-24T13:32:00.000Z'
    context = { ...(await openTemporaryContext(MIGRATIONS)), clock: { now: () => now } }
    answers = await openRound(context)
    await become('akuten')
    app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  })
  afterEach(async () => {
    await app.close()
    await context.db.destroy()
  })

  const become = async (unit: string, role: 'unit_reporter' | 'voluntary_organisation' = 'unit_reporter') => {
    const found = answers.get(unit)
    answer = found?.id ?? ''
    me = await signInAs(context, role, [found?.unit.id ?? ''])
  }
  /** Later, signed in anew: a session does not last for days. */
  const later = async (moment: string) => {
    now = moment
    await become('akuten')
  }
  const get = (page: string) => app.inject({ url: page, headers: { ...me.headers, accept: 'text/html' } })
  const see = async (page = '') => (await get(`/svar/${answer}${page}`)).body
  const post = (page: string, fields: Readonly<Record<string, string>>) =>
    app.inject({
      method: 'POST',
      url: `/svar/${answer}${page}`,
      headers: { ...me.headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ csrf: me.csrf, ...fields }).toString(),
    })
  const add = (fields: Readonly<Record<string, string>>) => post('/personer/ny', { ...PERSON, ...fields })
  const rows = async () => (await answerInHand(context, answer)).rows
  const firstRow = async () => {
    const [row] = await rows()
    if (row === undefined) throw new Error('no row')
    return row
  }

  it('one open answer is opened straight away, the list is there all the same', async () => {
    const first = await get('/svar')
    expect([first.statusCode, first.headers.location]).toEqual([303, `/svar/${answer}`])
    expect((await get('/svar?alla=1')).body).toContain('2026, Akutboendet Akuten')
  })

  it('the first page says what is left, by when and whom to call', async () => {
    const page = await see()
    expect(page).toContain('Lämna in senast fredag 4 december 2026.')
    expect(page).toContain('Sam Samordnare')
    expect(page).toContain('000-00 00 00')
    for (const task of ['Läs vilka som räknas', 'Lämna personerna', 'Kontrollera och lämna in'])
      expect(page).toContain(task)
    expect(page).toContain('Inte påbörjat')
    expect(page).not.toContain('övning')
  })

  it('a round for practice says so on every page', async () => {
    await context.db.updateTable('round').set({ training: 1 }).execute()
    for (const page of ['', '/personer', '/personer/ny', '/definition', '/kontrollera', '/noll', '/blankett'])
      expect(await see(page), page).toContain('Det här är en övning')
  })

  it('the definition is told in words, and having read it is noted', async () => {
    const page = await see('/definition')
    expect(page).toContain('Socialstyrelsens situationer 1, 2 och 4, 2023')
    expect(page).toContain('Har en egen bostad och räknas inte.')
    expect(page).toContain('akutboende, jourboende, jourlägenhet')
    expect((await post('/definition', {})).statusCode).toBe(303)
    expect(await see('/definition')).toContain('Ni har läst det här (tisdag 24 november 2026 kl. 14.32).')
  })

  it('whom to reach needs a name and a way to reach them', async () => {
    const blank = await post('/kontakt', { name: '', phone: '', email: 'kim' })
    expect(blank.statusCode).toBe(422)
    expect(blank.body).toContain('Skriv namnet på den vi kan nå.')
    expect(blank.body).toContain('saknar @')
    expect((await post('/kontakt', { name: 'Kim', phone: '000', email: '' })).statusCode).toBe(303)
    expect((await findAnswer(context.db, answer))?.contact).toEqual({ name: 'Kim', phone: '000', email: null })
  })

  it('a person is checked, told whether it counts, and saved', async () => {
    const checked = await add({ action: 'check' })
    expect(checked.statusCode).toBe(200)
    expect(checked.body).toContain('Räknas: 1 Akut hemlöshet')
    expect(await rows()).toEqual([])
    const saved = await add({ action: 'next' })
    const row = await firstRow()
    expect(saved.headers.location).toBe(`/svar/${answer}/personer/ny?efter=${row.id}`)
    expect(row.cells).toEqual({ accommodation: 'emergency_housing', birth_year: '1985', initials: 'AW', sex: 'man' })
    const next = (await get(saved.headers.location ?? '')).body
    expect(next).toContain('Person 1 är sparad.')
    expect(next).toContain('Därför att:')
    expect(next).toContain('Samma boende som person 1')
    expect(next).not.toContain('value="AW"')
    expect(await see('/personer/ny?samma=1')).toMatch(/value="emergency_housing" checked/)
    expect(await see('/personer')).toContain('AW, född 1985')
  })

  it('somebody who is not counted is told so, with the reason', async () => {
    const { body } = await add({ action: 'check', accommodation: 'own_home' })
    expect(body).toContain('Räknas inte')
    expect(body).toContain('Har en egen bostad och räknas inte.')
  })

  it('a person with faults is kept as a draft, and keeps the answer from being handed in', async () => {
    const saved = await add({ birth_year: '85', accommodation: 'friends' })
    const row = await firstRow()
    expect(saved.headers.location).toBe(`/svar/${answer}/personer/${row.id}?klart=ofullstandig`)
    const page = (await get(saved.headers.location ?? '')).body
    expect(page).toContain('Skriv året med fyra siffror')
    expect(page).toContain('value="85"')
    expect(page).toContain('href="#birth_year"')
    expect(await see('/personer')).toContain('Behöver kompletteras')
    expect(await see('/kontrollera')).toContain('Komplettera person 1')
    expect((await post('/kontrollera', {})).statusCode).toBe(422)
  })

  it('two answers to when the person was born are asked about, and nothing is lost', async () => {
    const { statusCode, body } = await add({ age: '60' })
    expect(statusCode).toBe(422)
    expect(body).toContain('Välj vilket som ska gälla')
    expect(body).toContain('value="1985"')
    expect(body).toContain('value="60"')
    expect(await rows()).toEqual([])
  })

  it('a draft is kept by a script as saving would, and nothing is settled that the one who writes has not', async () => {
    const draft = async (page: string, fields: Readonly<Record<string, string>>) =>
      (await post(page, { ...PERSON, ...fields, action: 'draft' })).json()
    const { kept } = await draft('/personer/ny', { made: '0' })
    expect(kept).toMatchObject({ said: expect.stringMatching(/^Sparat 14[.:]32\. Personen ligger nu/), version: 1 })
    expect(kept.at).toBe(`/svar/${answer}/personer/${(await firstRow()).id}`)
    // The same form sent once more makes no second person.
    expect((await draft('/personer/ny', { made: '0' })).kept.at).toBe(kept.at)
    const below = kept.at.slice(`/svar/${answer}`.length)
    const again = await draft(below, { version: '1', facility: 'Fenix' })
    expect(again.kept).toMatchObject({ version: 2, said: expect.stringMatching(/^Sparat 14[.:]32\.$/) })
    expect((await draft(below, { version: '2', facility: 'Fenix' })).kept.version).toBe(2)
    expect((await draft(below, { version: '2', age: '40' })).kept).toBeNull()
    expect((await draft(below, { version: '2', child_1_birth_year: '2019' })).kept).toBeNull()
    expect((await draft('/personer/ny', { initials: 'AW' })).kept).toBeNull() // a likely double is asked about
    expect((await draft('/personer/ny', { accommodation: '', birth_year: '', initials: '', sex: '' })).kept).toBeNull()
    expect((await post(below, { ...PERSON, version: '1', facility: 'G7', action: 'draft' })).statusCode).toBe(409)
    expect((await rows()).map(({ cells }) => cells.facility)).toEqual(['Fenix'])
  })

  it('what is not done is told before handing in, and stops nobody', async () => {
    await add({})
    const before = await see('/kontrollera')
    expect(before).toContain('Inte gjort än')
    for (const page of ['definition', 'kontakt', 'fragor']) expect(before).toContain(`href="/svar/${answer}/${page}"`)
    await post('/definition', {})
    expect(await see('/kontrollera')).not.toContain('>Läs vilka som räknas</a>')
    expect((await post('/kontrollera', {})).headers.location).toBe(`/svar/${answer}/kvitto`)
  })

  it('a person of whom a fact is missing is not called complete', async () => {
    await add({ accommodation: 'prison' })
    await add({ initials: 'BX' })
    const list = await see('/personer')
    expect(list).toContain('Saknar uppgift')
    expect(list).toContain('Komplett')
    expect(list).not.toContain('>Klar<')
  })

  it('a blank form is not saved', async () => {
    const { statusCode, body } = await post('/personer/ny', { action: 'save' })
    expect(statusCode).toBe(422)
    expect(body).toContain('Det står inget om personen än.')
  })

  it('a likely double is pointed out before it is saved, and can be somebody else', async () => {
    await add({})
    const asked = await add({ initials: 'a.w.' })
    expect(asked.statusCode).toBe(422)
    expect(asked.body).toContain('Person 1 i ert svar har samma initialer')
    expect(await rows()).toHaveLength(1)
    expect((await add({ initials: 'a.w.', another_person: 'yes' })).statusCode).toBe(303)
    const [, second] = await rows()
    // Said once, it is not asked again.
    const again = await post(`/personer/${second?.id}`, { ...PERSON, initials: 'a.w.', version: '1', sex: 'woman' })
    expect(again.statusCode).toBe(303)
  })

  it('shows both when somebody else has changed the person meanwhile', async () => {
    await add({})
    const row = await firstRow()
    const change = { ...PERSON, version: '1' }
    await post(`/personer/${row.id}`, { ...change, sex: 'woman' })
    const late = await post(`/personer/${row.id}`, { ...change, initials: 'BX' })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Någon annan har ändrat samma person')
    expect(late.body).toContain('value="BX"')
    expect(late.body).toContain('name="version" value="2"')
    expect((await firstRow()).cells.initials).toBe('AW')
    await post(`/personer/${row.id}`, { ...change, initials: 'BX', version: '2' })
    expect((await firstRow()).cells).toMatchObject({ initials: 'BX', sex: 'man' })
  })

  it('says so when somebody else has taken the person away, and can put it back', async () => {
    await add({})
    const { id, key } = await firstRow()
    await saveRows(context, answer, [{ key, version: 1, cells: null }], { madeBy: 'form', accountId: me.accountId })
    const late = await post(`/personer/${id}`, { ...PERSON, version: '1', initials: 'BX' })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Någon annan har tagit bort personen.')
    await post(`/personer/${id}`, { ...PERSON, version: '', initials: 'BX' })
    expect((await firstRow()).cells.initials).toBe('BX')
  })

  it('children become rows of their own, told of as under 18', async () => {
    await add({ child_1_birth_year: '2019', child_1_sex: 'woman' })
    const [adult, child] = await rows()
    expect(child?.cells).toEqual({
      child_of: adult?.key,
      accommodation: 'emergency_housing',
      birth_year: '2019',
      sex: 'woman',
      with_guardian: 'yes',
    })
    const page = await see(`/personer/${child?.id}`)
    expect(page).toContain('Barn till person 1')
    expect(page).toContain('Räknas bland barnen')
    expect(page).toContain('Kartläggningen är ingen orosanmälan')
    const wrong = await add({ initials: 'CD', child_1_birth_year: '19' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('href="#child_1_birth_year"')
    await post(`/personer/${adult?.id}/ta-bort`, { version: '1' })
    expect(await rows()).toEqual([])
  })

  it('a person who was taken out can be put back', async () => {
    await add({})
    const { id } = await firstRow()
    expect(await see(`/personer/${id}/ta-bort`)).toContain('1. AW, född 1985 tas bort ur svaret.')
    await post(`/personer/${id}/ta-bort`, { version: '1' })
    expect(await rows()).toEqual([])
    expect(await see('/personer')).toContain('Ångra')
    await post(`/personer/${id}/angra`, {})
    expect((await firstRow()).cells.initials).toBe('AW')
  })

  // Letters that no random mark of a form can hold by chance.
  it('a protected person is named nowhere in the list', async () => {
    await add({ protected_identity: 'yes', initials: 'ÅÖ' })
    const list = await see('/personer')
    expect(list).toContain('Skyddade personuppgifter')
    expect(list).not.toContain('ÅÖ')
  })

  it('a warning can be confirmed with a reason, sealed', async () => {
    await add({ accommodation: '' })
    const { id } = await firstRow()
    expect(await see('/personer')).toContain('Kontrollera gärna')
    expect((await post(`/personer/${id}/varning`, { version: '1', reason: '' })).body).toContain(
      'Skriv en kort förklaring.',
    )
    expect((await post(`/personer/${id}/varning`, { version: '1', reason: '19850709-9805' })).statusCode).toBe(422)
    await post(`/personer/${id}/varning`, { version: '1', reason: 'Granbacken vet inte' })
    expect(await see('/personer')).not.toContain('Kontrollera gärna')
    expect(await see(`/personer/${id}`)).toContain('Granbacken vet inte')
    const [stored] = await context.db.selectFrom('row_confirmation').select('reason').execute()
    expect(stored?.reason.toString('latin1')).not.toContain('Granbacken')
  })

  it('how the unit counted is kept, without numbers of persons in the note', async () => {
    expect((await post('/fragor', {})).statusCode).toBe(422)
    expect((await post('/fragor', { note: 'Fråga 19850709-9805', notReported: 'många' })).body).toContain(
      'personnummer',
    )
    await post('/fragor', { wentThrough: 'everybody', coverage: 'most', notReported: '2', note: 'Stängt en dag' })
    const kept = await findAnswer(context.db, answer)
    if (kept === undefined) throw new Error('no answer')
    expect(kept.questions).not.toContain('Stängt')
    expect(JSON.parse(withOpenNote(context, kept).questions ?? '')).toEqual({
      wentThrough: 'everybody',
      coverage: 'most',
      notReported: 2,
      note: 'Stängt en dag',
    })
    expect(await see('/kontrollera')).toContain('Stängt en dag')
  })

  it('handed in, there is a receipt that stays, and the answer can be opened again until the last day', async () => {
    await add({})
    expect((await post('/kontrollera', {})).headers.location).toBe(`/svar/${answer}/kvitto`)
    const reference = (await findAnswer(context.db, answer))?.reference ?? 'none'
    const receipt = await see('/kvitto')
    for (const told of [reference, 'tisdag 24 november 2026 kl. 14.32', 'Prov unit_reporter', 'Akutboendet Akuten'])
      expect(receipt).toContain(told)
    const text = await get(`/svar/${answer}/kvitto.txt`)
    expect(text.headers['content-disposition']).toBe(`attachment; filename="kvitto-${reference}.txt"`)
    expect(text.body).toContain('Antal personer: 1')
    expect((await get(`/svar/${answer}/personer/ny`)).statusCode).toBe(409)
    await later('2026-11-25T08:00:00.000Z')
    expect((await post('/oppna', {})).statusCode).toBe(303)
    await add({ initials: 'BX' })
    const after = await see('/kvitto')
    expect(after).toContain('Svaret är öppnat igen.')
    expect(after).toMatch(/<dd>1<\/dd>/)
    await post('/kontrollera', {})
    expect(await see('/kvitto')).toMatch(/<dd>2<\/dd>/)
    await later('2026-12-05T08:00:00.000Z')
    expect(await see('/oppna')).toContain('Sista dagen har passerat.')
    expect((await post('/oppna', {})).statusCode).toBe(409)
  })

  it('having met nobody is an act of its own, with a name', async () => {
    const unsure = await post('/noll', { name: '' })
    expect(unsure.statusCode).toBe(422)
    expect(unsure.body).toContain('Kryssa i att ni har gått igenom mätveckan.')
    expect((await findAnswer(context.db, answer))?.state).toBe('open')
    expect((await post('/noll', { name: 'Robin Chef', sure: 'yes' })).statusCode).toBe(303)
    const receipt = await see('/kvitto')
    expect(receipt).toContain('Nollrapport')
    expect(receipt).toContain('Robin Chef')
  })

  it('a locked round can be read and not changed', async () => {
    await add({})
    const { id } = await firstRow()
    await setRoundState(context.db, answers.get('akuten')?.round.census.id ?? '', 'locked')
    expect(await see()).toContain('Kartläggningen är stängd.')
    expect(await see(`/personer/${id}`)).toContain('går bara att läsa')
    for (const page of ['/personer/ny', '/kontrollera', '/noll', '/fragor'])
      expect((await get(`/svar/${answer}${page}`)).statusCode, page).toBe(409)
    expect((await add({ initials: 'BX' })).statusCode).toBe(409)
  })

  it('after the last day a silent unit is asked all the same, and can ask for more time', async () => {
    expect((await post('/mer-tid', { until: '2026-12-01', reason: '' })).statusCode).toBe(422)
    await post('/mer-tid', { until: '2026-12-11', reason: 'Två är sjuka' })
    expect(await see()).toContain('Ni har bett om tid till fredag 11 december 2026.')
    await later('2026-12-05T08:00:00.000Z')
    expect(await see()).toContain('Sista dagen var fredag 4 december 2026. Ni kan fortfarande lämna in')
  })

  it('a question from the analyst stands on the row and is replied to there', async () => {
    await add({})
    const row = await firstRow()
    const analyst = await signInAs(context, 'analyst')
    const asked = { answerId: answer, rowId: row.id, accountId: analyst.accountId, text: 'Var det en akutplats?' }
    await askAboutRow(context, asked)
    const [question] = await openQuestionsOf(context, answer)
    expect(await see()).toContain('1 fråga till er väntar på svar')
    expect(await see('/personer')).toContain('Fråga till er')
    expect(await see(`/personer/${row.id}`)).toContain('Var det en akutplats?')
    const to = `/personer/${row.id}/fraga/${question?.id}`
    expect((await post(to, { [`reply-${question?.id}`]: '' })).statusCode).toBe(422)
    expect((await post(to, { [`reply-${question?.id}`]: 'Ja' })).statusCode).toBe(303)
    expect((await openQuestionsOf(context, answer))[0]?.reply).toBe('Ja')
    await become('mottagningen')
    expect((await post(to, { [`reply-${question?.id}`]: 'Nej' })).statusCode).toBe(404)
  })

  it('an organisation with numbers alone has no field for who the person is, and is refused it', async () => {
    await become('stadsmissionen', 'voluntary_organisation')
    await changeAnswer(context.db, answer, { agreement: 'counts' })
    const form = await see('/personer/ny')
    for (const field of ['personnummer', 'birth_year', 'given_name', 'initials', 'protected_identity', 'support_need'])
      expect(form, field).not.toContain(`name="${field}"`)
    expect(form).toContain('name="age"')
    const beyond = await post('/personer/ny', {
      ...{ accommodation: 'emergency_housing', sex: 'man', personnummer: '19850709-9805', support_need: 'both' },
    })
    expect(beyond.statusCode).toBe(422)
    expect(beyond.body).toContain('Er överenskommelse omfattar inte det här: Personnummer och Behov av stöd.')
    expect(await rows()).toEqual([])
    await post('/personer/ny', { accommodation: 'emergency_housing', sex: 'man' })
    expect((await firstRow()).cells).toEqual({ accommodation: 'emergency_housing', sex: 'man' })
    const author = { madeBy: 'form', accountId: me.accountId } as const
    const sent = saveRows(context, answer, [{ key: 'BCDFG', version: null, cells: { initials: 'AW' } }], author)
    await expect(sent).rejects.toMatchObject({ code: 'beyond_agreement' })
    await changeAnswer(context.db, answer, { agreement: 'partial' })
    const partial = await see('/personer/ny')
    expect(partial).toContain('name="birth_year"')
    for (const field of ['personnummer', 'given_name', 'family_name']) expect(partial).not.toContain(`name="${field}"`)
  })

  it('sees nothing of others: whatever they hand in, the pages are the same', async () => {
    await become('stadsmissionen', 'voluntary_organisation')
    const [mine, mineSignedIn] = [answer, me]
    const pages = ['', '/personer', '/personer/ny', '/kontrollera', '/definition', '/blankett', '/fragor', '/noll']
    const before = await Promise.all(pages.map((page) => see(page)))
    await become('akuten')
    await add({})
    await post('/kontrollera', {})
    answer = mine
    me = mineSignedIn
    expect(await Promise.all(pages.map((page) => see(page)))).toEqual(before)
    answer = answers.get('akuten')?.id ?? ''
    for (const page of ['', '/personer', '/personer/ny', '/kvitto', '/blankett'])
      expect((await get(`/svar/${answer}${page}`)).statusCode, page).toBe(404)
  })

  it('a row of another answer is not found through the own one', async () => {
    await add({})
    const { id } = await firstRow()
    await become('mottagningen')
    for (const page of [`/personer/${id}`, `/personer/${id}/ta-bort`])
      expect((await get(`/svar/${answer}${page}`)).statusCode, page).toBe(404)
    expect((await post(`/personer/${id}`, { ...PERSON, version: '1' })).statusCode).toBe(404)
  })

  it('the paper form asks what the screen asks', async () => {
    const [paper, screen] = [await see('/blankett'), await see('/personer/ny')]
    const asked = [...screen.matchAll(/<legend>([^<]+)<\/legend>/g)].map(([, legend]) => legend ?? '')
    expect(asked.length).toBeGreaterThan(10)
    for (const question of asked.filter((each) => each !== 'När är personen född?')) expect(paper).toContain(question)
    expect(paper).toContain('sekretessbelagd')
    expect(paper).toContain('Socialstyrelsens situationer')
  })
})

describe('those a unit had last time', () => {
  it('are its own alone; who is still there is filled in, the facts are asked anew', async () => {
    let now = '2025-11-24T13:32:00.000Z'
    const context = { ...(await openTemporaryContext(MIGRATIONS)), clock: { now: () => now } }
    const earlier = { key: '2025', week: { from: '2025-11-17', to: '2025-11-23' }, deadline: '2025-12-05' }
    const lastYear = await openRound(context, earlier)
    const app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
    const send = async (who: SignedInAs, url: string, fields: Readonly<Record<string, string>>) =>
      app.inject({
        method: 'POST',
        url,
        headers: { ...who.headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ csrf: who.csrf, ...fields }).toString(),
      })
    const units = ['akuten', 'mottagningen', 'stadsmissionen']
    const accounts = new Map<string, SignedInAs>()
    for (const [at, key] of units.entries()) {
      const found = lastYear.get(key)
      const who = await signInAs(context, 'unit_reporter', [found?.unit.id ?? ''])
      accounts.set(key, who)
      if (key === 'stadsmissionen') await changeAnswer(context.db, found?.id ?? '', { agreement: 'full' })
      await send(who, `/svar/${found?.id}/personer/ny`, { ...PERSON, initials: `Q${'XYZ'[at]}` })
      await send(who, `/svar/${found?.id}/kontrollera`, {})
    }
    now = '2026-11-24T13:32:00.000Z'
    const thisYear = await openRound(context)
    for (const key of units)
      accounts.set(key, await signInAs(context, 'unit_reporter', [thisYear.get(key)?.unit.id ?? '']))
    const pageOf = async (key: string, page: string) => {
      const headers = { ...(accounts.get(key)?.headers ?? {}), accept: 'text/html' }
      return (await app.inject({ url: `/svar/${thisYear.get(key)?.id}${page}`, headers })).body
    }
    const page = await pageOf('akuten', '/tidigare')
    expect(page).toContain('QX, född 1985')
    expect(page).not.toContain('QY')
    expect(await pageOf('stadsmissionen', '/tidigare')).toContain('inga personer från en tidigare kartläggning')
    const record = /name="outcome-([0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
    const akuten = accounts.get('akuten')
    if (akuten === undefined) throw new Error('no account')
    const said = { [`outcome-${record}`]: 'left', [`leftTo-${record}`]: 'own_home' }
    expect((await send(akuten, `/svar/${thisYear.get('akuten')?.id}/tidigare`, said)).statusCode).toBe(303)
    const stored = await context.db.selectFrom('follow_up').select(['outcome', 'left_to']).execute()
    expect(stored).toEqual([{ outcome: 'left', left_to: 'own_home' }])
    // Somebody else's persons are not written about, whatever is sent.
    const mottagningen = accounts.get('mottagningen')
    if (mottagningen) await send(mottagningen, `/svar/${thisYear.get('mottagningen')?.id}/tidigare`, said)
    expect(await context.db.selectFrom('follow_up').selectAll().execute()).toHaveLength(1)
    const form = await pageOf('akuten', `/personer/ny?tidigare=${record}`)
    expect(form).toContain('value="QX"')
    expect(form).toContain('value="1985"')
    expect(form).not.toMatch(/value="emergency_housing" checked/)
    expect(await pageOf('mottagningen', `/personer/ny?tidigare=${record}`)).not.toContain('value="QX"')
    await app.close()
    await context.db.destroy()
  })
})
