import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { findAnswer, setRoundState } from '../../../src/features/census/round.repository.ts'
import { answerInHand, handIn, saveRows } from '../../../src/features/submission/answer.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openRound } from '../../open-round.ts'
import { type SignedInAs, signInAs } from '../../sign-in.ts'
import { uploading } from '../../upload-file.ts'
import { openWorkbook, rowsOf } from '../../workbook-text.ts'

const HEADINGS = 'radid;förnamn;efternamn;födelseår;boende;kön'
const csv = (...rows: readonly string[]) => `${[HEADINGS, ...rows].join('\r\n')}\r\n`
const ALVA = '1;Alva;Exempelsson;1985;akutboende;kvinna'
const BO = '2;Bo;Provmark;1970;härbärge;man'

let context: Context
let app: FastifyInstance
let answer: string
let me: SignedInAs
let by: { readonly madeBy: 'form'; readonly accountId: string }

beforeEach(async () => {
  context = { ...(await openTemporaryContext(MIGRATIONS)), clock: { now: () => '2026-11-23T10:00:00.000Z' } }
  const answers = await openRound(context)
  const own = answers.get('akuten')
  answer = own?.id ?? ''
  me = await signInAs(context, 'unit_reporter', [own?.unit.id ?? ''])
  by = { madeBy: 'form', accountId: me.accountId }
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
})
afterEach(async () => {
  await app.close()
  await context.db.destroy()
})

const unit = () => uploading(app, me, answer)
const inAnswer = async () =>
  (await answerInHand(context, answer)).rows.map(({ key, cells }) => [key, cells.given_name, cells.accommodation])
const workbookOf = async (url: string) => {
  const reply = await app.inject({ url, headers: me.headers })
  expect(reply.statusCode).toBe(200)
  return new Uint8Array(reply.rawPayload)
}

describe('a file without faults', () => {
  it('is stored when the unit says so, and not before', async () => {
    const { url, body } = await unit().upload('lista.csv', csv(ALVA, BO))
    expect(body).toContain('Klart att spara')
    expect(await inAnswer()).toEqual([])
    const { body: confirmed } = await unit().act(url, 'bekrafta')
    expect(confirmed).toContain('Filen är sparad i svaret')
    expect(confirmed).toContain('2 rader lades till')
    expect(await inAnswer()).toEqual([
      ['1', 'Alva', 'akutboende'],
      ['2', 'Bo', 'härbärge'],
    ])
  })

  it('is read whatever program wrote it', async () => {
    const text = csv(ALVA).replaceAll(';', '\t')
    const latin1 = Buffer.from(csv(BO), 'latin1')
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    for (const [name, bytes] of [
      ['tabb.csv', utf16],
      ['latin.csv', latin1],
      ['sep.csv', Buffer.from(`sep=;\r\n${csv('3;Cia;Testlund;1990;akutboende;kvinna')}`)],
    ] as const) {
      const { url } = await unit().upload(name, bytes)
      expect((await unit().act(url, 'bekrafta')).body).toContain('1 rad lades till')
    }
    expect((await inAnswer()).map(([, name]) => name)).toEqual(['Alva', 'Bo', 'Cia'])
  })

  it('is taken in once, however often it is sent', async () => {
    const first = await unit().upload('lista.csv', csv(ALVA))
    const again = await unit().send('annat namn.csv', csv(ALVA))
    expect(again.headers.location).toBe(`${first.url}?klart=samma-fil`)
    await unit().act(first.url, 'bekrafta')
    expect((await unit().send('lista.csv', csv(ALVA))).headers.location).toBe(`${first.url}?klart=samma-fil`)
    expect(await inAnswer()).toHaveLength(1)
    expect(await context.db.selectFrom('upload').select('id').execute()).toHaveLength(1)
  })

  it('may be sent again once it has been undone or thrown away', async () => {
    const first = await unit().upload('lista.csv', csv(ALVA))
    expect((await unit().act(first.url, 'slang')).body).toContain('Filen är slängd')
    const second = await unit().upload('lista.csv', csv(ALVA))
    expect(second.url).not.toBe(first.url)
    await unit().act(second.url, 'bekrafta')
    await unit().act(second.url, 'angra')
    expect((await unit().upload('lista.csv', csv(ALVA))).url).not.toBe(second.url)
  })
})

describe('what a file does to rows that are there', () => {
  const stored = async () => {
    await saveRows(
      context,
      answer,
      [
        {
          key: '1',
          version: null,
          cells: {
            given_name: 'Alva',
            family_name: 'Exempelsson',
            birth_year: '1985',
            accommodation: 'night_shelter',
            facility: 'Granbacken',
            sex: 'woman',
          },
        },
        {
          key: 'B',
          version: null,
          cells: {
            given_name: 'Bo',
            family_name: 'Provmark',
            birth_year: '1970',
            accommodation: 'härbärge',
            sex: 'man',
          },
        },
        { key: 'C', version: null, cells: { initials: 'CC', accommodation: 'prison' } },
      ],
      by,
    )
  }

  it('changes what is written anew, keeps what is blank, and leaves rows that it does not have', async () => {
    await stored()
    const { url, body } = await unit().upload('lista.csv', csv(ALVA, BO))
    expect(body).toContain('night_shelter')
    expect(body).toMatch(/<strong>akutboende<\/strong>/)
    expect(body).toContain('1 rad i svaret finns inte i filen och blir kvar')
    await unit().act(url, 'bekrafta')
    const { rows } = await answerInHand(context, answer)
    expect(rows.map(({ key, cells, version }) => [key, cells.accommodation, cells.facility, version])).toEqual([
      ['1', 'akutboende', 'Granbacken', 2],
      ['B', 'härbärge', undefined, 1], // the same person by full name and birth: unchanged
      ['C', 'prison', undefined, 1],
    ])
  })

  it('takes the place of everything when the unit chooses so, and tells beforehand what is taken out', async () => {
    await stored()
    const { url } = await unit().upload('lista.csv', csv(ALVA, BO))
    const { body } = await unit().act(url, 'val', { satt: 'replace' })
    expect(body).toContain('1 rad i svaret finns inte i filen och tas bort: 3.')
    expect((await unit().act(url, 'bekrafta')).body).toContain('1 rad togs bort')
    const { rows } = await answerInHand(context, answer)
    expect(rows.map(({ key, cells }) => [key, cells.facility])).toEqual([
      ['1', undefined],
      ['B', undefined],
    ])
    await unit().act(url, 'angra')
    expect((await answerInHand(context, answer)).rows.map(({ key, cells }) => [key, cells.facility])).toEqual([
      ['1', 'Granbacken'],
      ['B', undefined],
      ['C', undefined],
    ])
  })

  it('finds nothing to store where everything is there already', async () => {
    await stored()
    const { body } = await unit().upload('lista.csv', csv(BO))
    expect(body).toContain('Det finns inget att spara')
    expect(body).not.toContain('/bekrafta')
  })

  it('is checked anew when somebody has changed the answer since', async () => {
    await stored()
    const { url } = await unit().upload('lista.csv', csv(ALVA))
    await saveRows(context, answer, [{ key: 'C', version: 1, cells: { initials: 'CD' } }], by)
    const { location, body } = await unit().act(url, 'bekrafta')
    expect(location).toContain('klart=svaret-har-andrats')
    expect(body).toContain('Inget har sparats')
    expect((await unit().act(url, 'bekrafta')).body).toContain('1 rad ändrades')
  })

  it('takes children along with the key their adult has in the answer', async () => {
    await saveRows(
      context,
      answer,
      [{ key: 'VUXEN', version: null, cells: { personnummer: '19850709-9805', accommodation: 'akutboende' } }],
      by,
    )
    const file =
      'radid;personnummer;boende;barn_till;med_vårdnadshavare\n7;198507099805;akutboende;;\n8;;akutboende;7;ja\n'
    const { url } = await unit().upload('lista.csv', file)
    await unit().act(url, 'val', { 'skal-test_number': 'prov' })
    await unit().act(url, 'bekrafta')
    const { rows } = await answerInHand(context, answer)
    expect(rows.map(({ key, cells }) => [key, cells.child_of])).toEqual([
      ['VUXEN', undefined],
      ['8', 'VUXEN'],
    ])
    expect(rows.flatMap(({ findings }) => findings.filter(({ kind }) => kind === 'fault'))).toEqual([])
  })

  it('counts a row that stands twice in the file once, and says so', async () => {
    const { url, body } = await unit().upload('lista.csv', csv(ALVA, ALVA, BO))
    expect(body).toContain('dubblett i filen')
    expect((await unit().act(url, 'bekrafta')).body).toContain('1 rad stod två gånger i filen')
    expect(await inAnswer()).toHaveLength(2)
  })

  it('lets two people alike of whom little is known be two', async () => {
    const { url } = await unit().upload('lista.csv', 'initialer;boende\nAA;akutboende\nAA;akutboende\n')
    await unit().act(url, 'bekrafta')
    expect(await inAnswer()).toHaveLength(2)
  })
})

describe('faults', () => {
  const FAULTY = csv(
    '1;Alva;Exempelsson;1985;Knutpunkten;kvinna',
    '2;Bo;Provmark;1970;Knutpunkten;man',
    '3;Cia;Testlund;19x0;akutboende;kvinna',
    '3;Dan;Provdal;1990;akutboende;man',
  )

  it('are told all at once, and nothing can be stored with them', async () => {
    const { url, body } = await unit().upload('lista.csv', FAULTY)
    expect(body).toContain('3 saker att rätta')
    expect(body).toContain('Knutpunkten')
    expect(body).not.toContain('tvarsnitt codes')
    expect(body).not.toContain('/bekrafta')
    const forced = await unit().act(url, 'bekrafta')
    expect(forced.status).toBe(409)
    expect(await inAnswer()).toEqual([])
  })

  it('of one value are mended once for all rows, others row by row, and rows can be left out', async () => {
    const { url, body } = await unit().upload('lista.csv', FAULTY)
    expect(body).toContain('rätt svar för alla 2 raderna')
    const mended = await unit().act(url, 'val', { 'till-0': 'härbärge', 'till-1': '1980' })
    expect(mended.body).toContain('En sak att rätta')
    const checked = await unit().act(url, 'val', { 'bort-0': 'ja' })
    expect(checked.body).toContain('Klart att spara')
    expect((await unit().act(url, 'bekrafta')).body).toContain('1 rad togs inte med')
    expect(await inAnswer()).toEqual([
      ['1', 'Alva', 'härbärge'],
      ['2', 'Bo', 'härbärge'],
      ['3', 'Cia', 'akutboende'],
    ])
    expect((await answerInHand(context, answer)).rows[2]?.cells.birth_year).toBe('1980')
  })

  it('are mended again when what was written instead has a fault too', async () => {
    const { url } = await unit().upload('lista.csv', csv('1;Alva;Exempelsson;19x5;akutboende;kvinna'))
    const still = await unit().act(url, 'val', { 'till-0': '85' })
    expect(still.body).toContain('Det står ”85”')
    expect((await unit().act(url, 'val', { 'till-0': '1985' })).body).toContain('Klart att spara')
    expect((await unit().act(url, 'borja-om')).body).toContain('Det står ”19x5”')
  })

  it('of somebody staying without permit are mended by taking away who it is', async () => {
    const file = 'radid;förnamn;personnummer;boende;vistelsestatus\n1;Alva;19850709-9805;akutboende;utan tillstånd\n'
    const { url } = await unit().upload('lista.csv', file)
    await unit().act(url, 'val', { 'rensa-0': 'ja', 'skal-test_number': 'prov' })
    await unit().act(url, 'bekrafta')
    expect((await answerInHand(context, answer)).rows[0]?.cells).toEqual({
      accommodation: 'akutboende',
      residence_status: 'utan tillstånd',
    })
  })

  it('come back in the workbook, coloured and with a note, mended as far as they were', async () => {
    const { url } = await unit().upload('lista.csv', FAULTY)
    await unit().act(url, 'val', { 'till-0': 'härbärge' })
    const bytes = await workbookOf(`${url}/rattad.xlsx`)
    const book = await openWorkbook(bytes)
    const [list] = book.worksheets
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Personer', 'Att rätta', 'Val'])
    expect(list?.getCell('E2').value).toBe('härbärge')
    expect(list?.getCell('D4').fill).toMatchObject({ fgColor: { argb: 'FFF6C9CE' } })
    expect(JSON.stringify(list?.getCell('D4').note)).toContain('fyra siffror')
    expect(list?.getCell('D2').note).toBeUndefined()
    expect(await workbookOf(`${url}/rattad.xlsx`)).toEqual(bytes)

    // Mended in the spreadsheet and handed in again: notes, colours and the sheets beside do no harm.
    const cell = list?.getCell('D4')
    const key = list?.getCell('A5')
    if (cell === undefined || key === undefined) throw new Error('no list')
    cell.value = '1980'
    key.value = '4'
    const again = await unit().upload('rattad.xlsx', new Uint8Array(await book.xlsx.writeBuffer()))
    expect(again.body).toContain('Klart att spara')
    expect(again.body).not.toContain('Bra att veta')
    await unit().act(again.url, 'bekrafta')
    expect((await inAnswer()).map(([key]) => key)).toEqual(['1', '2', '3', '4'])
  })
})

describe('warnings', () => {
  it('are confirmed with one reason for all of a kind, which is kept', async () => {
    const { url, body } = await unit().upload('lista.csv', csv('1;Alva;Ek;1985;;kvinna', '2;Bo;Al;1986;;man'))
    expect(body).toContain('Boendet är inte känt · 2 rader: 2 och 3')
    expect(body).not.toContain('/bekrafta')
    const { body: checked } = await unit().act(url, 'val', { 'skal-accommodation_blank': 'De ville inte berätta.' })
    expect(checked).toContain('Klart att spara')
    expect((await unit().act(url, 'bekrafta')).body).toContain('De ville inte berätta.')
  })

  it('that are only there to be read keep nobody waiting', async () => {
    const { body } = await unit().upload('lista.csv', csv('1;Alva;Ek;2010;akutboende;kvinna'))
    expect(body).toContain('orosanmälan')
    expect(body).toContain('Klart att spara')
  })
})

describe('headings of the unit’s own', () => {
  const OWN = 'Löpnr;Klient;Bor på;Kön\n1;AE;akutboende;kvinna\n'

  it('are matched on the page and remembered', async () => {
    const { url, body } = await unit().upload('export.csv', OWN)
    expect(body).toContain('Vad betyder kolumnerna?')
    expect(body).toContain('Ingen kolumn säger var personen bodde')
    const { body: checked } = await unit().act(url, 'val', {
      'kolumn-0': 'record_id',
      'kolumn-1': 'initials',
      'kolumn-2': 'accommodation',
    })
    expect(checked).toContain('Klart att spara')
    await unit().act(url, 'bekrafta')
    expect((await answerInHand(context, answer)).rows.map(({ key, cells }) => [key, cells])).toEqual([
      ['1', { initials: 'AE', accommodation: 'akutboende', sex: 'kvinna' }],
    ])
    const next = await unit().upload('export2.csv', OWN.replace('1;AE', '2;BE'))
    expect(next.body).toContain('Klart att spara')
    expect(next.body).toContain('som ni har valt förut')
  })

  it('may be left unread, which is remembered too', async () => {
    const file = (key: string) => `radid;boende;Handläggare\n${key};akutboende;X1\n`
    const { url, body } = await unit().upload('a.csv', file('1'))
    expect(body).toContain('Kolumnen ”Handläggare”')
    expect((await unit().act(url, 'val', { 'kolumn-2': '-' })).body).toContain('Klart att spara')
    expect((await unit().upload('b.csv', file('2'))).body).toContain('Klart att spara')
  })

  it('are remembered for the own unit only, and not in words', async () => {
    const { url } = await unit().upload('export.csv', OWN)
    await unit().act(url, 'val', { 'kolumn-0': 'record_id', 'kolumn-1': 'initials', 'kolumn-2': 'accommodation' })
    const stored = await context.db.selectFrom('column_memory').selectAll().execute()
    expect(stored.map(({ column_name }) => column_name).sort()).toEqual(['accommodation', 'initials', 'record_id'])
    expect(JSON.stringify(stored)).not.toContain('lopnr')
    const others = await openRound(context)
    const other = others.get('mottagningen')
    const they = await signInAs(context, 'unit_reporter', [other?.unit.id ?? ''])
    const { body } = await uploading(app, they, other?.id ?? '').upload('export.csv', OWN)
    expect(body).toContain('Vad betyder kolumnerna?')
  })
})

describe('undoing', () => {
  it('gives every row back what it was before, as long as nothing is handed in', async () => {
    await saveRows(
      context,
      answer,
      [{ key: '1', version: null, cells: { given_name: 'Alva', accommodation: 'prison' } }],
      by,
    )
    const { url } = await unit().upload('lista.csv', csv(ALVA, BO))
    await unit().act(url, 'bekrafta')
    const { body } = await unit().act(url, 'angra')
    expect(body).toContain('Filen är ångrad')
    const { rows } = await answerInHand(context, answer)
    expect(rows.map(({ key, cells, version, madeBy }) => [key, cells, version, madeBy])).toEqual([
      ['1', { given_name: 'Alva', accommodation: 'prison' }, 3, 'undo'],
    ])
  })

  it('leaves rows that were changed by hand since, unless they are asked for too', async () => {
    const { url } = await unit().upload('lista.csv', csv(ALVA, BO))
    await unit().act(url, 'bekrafta')
    await saveRows(
      context,
      answer,
      [{ key: '2', version: 1, cells: { given_name: 'Bosse', accommodation: 'prison' } }],
      by,
    )
    const { body } = await unit().settled(url)
    expect(body).toContain('1 rad har ändrats för hand efter filen')
    expect((await unit().act(url, 'angra')).body).toContain('1 rad som hade ändrats för hand lämnades')
    expect(await inAnswer()).toEqual([['2', 'Bosse', 'prison']])

    const second = await unit().upload('lista.csv', csv(ALVA))
    await unit().act(second.url, 'bekrafta')
    await saveRows(context, answer, [{ key: '1', version: 3, cells: { given_name: 'Alvy' } }], by)
    await unit().act(second.url, 'angra', { andrade: 'ja' })
    expect(await inAnswer()).toEqual([['2', 'Bosse', 'prison']])
  })

  it('is not to be had once the answer is handed in, and neither is uploading', async () => {
    const { url } = await unit().upload('lista.csv', csv(ALVA, BO))
    await unit().act(url, 'bekrafta')
    const { body: before } = await unit().settled(url)
    const revision = /name="revision" value="(\d+)"/.exec(before)?.[1] ?? ''
    await handIn(context, answer, me.accountId)
    expect((await unit().settled(url)).body).toContain('Öppna svaret igen först')
    expect((await unit().post(`${url}/angra`, { revision })).statusCode).toBe(409)
    expect((await unit().send('ny.csv', csv(ALVA))).statusCode).toBe(409)
    expect(await inAnswer()).toHaveLength(2)
  })

  it('is not to be had in a locked round', async () => {
    const { url } = await unit().upload('lista.csv', csv(ALVA))
    await unit().act(url, 'bekrafta')
    const { body } = await unit().settled(url)
    const revision = /name="revision" value="(\d+)"/.exec(body)?.[1] ?? ''
    await setRoundState(context.db, (await findAnswer(context.db, answer))?.round.census.id ?? '', 'locked')
    expect((await unit().post(`${url}/angra`, { revision })).statusCode).toBe(409)
  })
})

describe('who may do what', () => {
  it('another unit finds neither the files nor the template, and an analyst is not let in', async () => {
    const { url } = await unit().upload('lista.csv', csv(ALVA))
    const answers = await openRound(context)
    const other = await signInAs(context, 'unit_reporter', [answers.get('mottagningen')?.unit.id ?? ''])
    const analyst = await signInAs(context, 'analyst')
    for (const address of [url, `${url}/rattad.xlsx`, `/svar/${answer}/filer`, `/svar/${answer}/mall.xlsx`]) {
      expect((await app.inject({ url: address, headers: other.headers })).statusCode).toBe(404)
      expect((await app.inject({ url: address, headers: analyst.headers })).statusCode).toBe(403)
    }
    // Under an answer of one's own another's file is not there either.
    const theirs = answers.get('mottagningen')?.id ?? ''
    const upload = url.split('/').at(-1)
    const reply = await app.inject({ url: `/svar/${theirs}/filer/${upload}`, headers: other.headers })
    expect(reply.statusCode).toBe(404)
  })

  it('a form that is not ours stores nothing', async () => {
    expect((await unit().send('lista.csv', csv(ALVA), 'fel')).statusCode).toBe(403)
    expect(await context.db.selectFrom('upload').select('id').execute()).toEqual([])
  })

  it('a choice made from an old page changes nothing', async () => {
    const { url, body } = await unit().upload('lista.csv', csv('1;Alva;Ek;1985;;kvinna'))
    const revision = /name="revision" value="(\d+)"/.exec(body)?.[1] ?? ''
    await unit().act(url, 'val', { 'skal-accommodation_blank': 'Vet inte.' })
    expect((await unit().post(`${url}/val`, { revision, 'skal-accommodation_blank': '' })).statusCode).toBe(409)
    expect((await unit().settled(url)).body).toContain('Vet inte.')
  })
})

describe('what cannot be taken in', () => {
  it.each([
    ['no file', '', '', 'Välj en fil på datorn'],
    ['an empty file', 'tom.csv', '', 'Filen är tom'],
    ['a file of more than 5 MB', 'stor.csv', 'x'.repeat(5 * 1024 * 1024 + 1), 'större än 5 MB'],
  ])('%s is told of on the page', async (_, name, bytes, told) => {
    const reply = await unit().send(name, bytes)
    expect(reply.statusCode).toBe(422)
    expect(reply.body).toContain(told)
    expect(await context.db.selectFrom('upload').select('id').execute()).toEqual([])
  })

  it('an untouched template is answered by words about the nil return', async () => {
    const template = await workbookOf(`/svar/${answer}/mall.xlsx`)
    const { body } = await unit().upload('mall.xlsx', template)
    expect(body).toContain('Filen har inga personer')
    expect(body).toContain('nollrapport')
  })

  it('a file of far too many rows says so', async () => {
    const rows = Array.from({ length: 5_001 }, (_, at) => `${at};A;B;1985;akutboende;man`)
    expect((await unit().upload('alla.csv', csv(...rows))).body).toContain('Filen har 5001 rader')
  })
})

describe('what is kept', () => {
  it('nothing of a file can be read in the database, and nothing of it is there when it is in the answer', async () => {
    const { url } = await unit().upload('Vefart Nomisson.csv', csv('1;Vefårt;Nömisson;1985;akutboende;man'))
    const dump = async () =>
      JSON.stringify(await context.db.selectFrom('upload').selectAll().execute(), (_, value) =>
        value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
      )
    for (const word of ['Vef', 'misson', '1985', 'akutboende']) expect(await dump()).not.toContain(word)
    await unit().act(url, 'bekrafta')
    const [row] = await context.db.selectFrom('upload').selectAll().execute()
    expect([row?.original, row?.reading, row?.choices]).toEqual([null, null, null])
  })

  it('a file that waited when the service stopped is taken up when it starts', async () => {
    const { url } = await unit().upload('lista.csv', csv(ALVA))
    await context.db.updateTable('upload').set({ state: 'read' }).execute()
    await app.close()
    app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
    expect((await unit().settled(url)).body).toContain('Klart att spara')
  })

  it('a file that is being read when the service stops is not taken for one that cannot be read', async () => {
    const sent = await unit().send('lista.csv', csv(ALVA))
    await app.close()
    const [row] = await context.db.selectFrom('upload').select('state').execute()
    expect(row?.state).toBe('received')
    app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
    expect((await unit().settled(String(sent.headers.location))).body).toContain('Klart att spara')
  })
})

describe('the template', () => {
  it('is filled in and read without a word', async () => {
    const book = await openWorkbook(await workbookOf(`/svar/${answer}/mall.xlsx`))
    const [list] = book.worksheets
    const heading = (name: string) => (rowsOf(list ?? book.addWorksheet())[0] ?? []).indexOf(name) + 1
    const fill = (name: string, value: string) => {
      const cell = list?.getRow(2).getCell(heading(name))
      if (cell !== undefined) cell.value = value
    }
    fill('radid', '007')
    fill('födelsedatum', '1985-07-09')
    fill('förnamn', 'Alva')
    fill('efternamn', 'Exempelsson')
    fill('boende', 'socialt eller kommunalt kontrakt, bostadssocial lägenhet')
    fill('akutplats', 'vill ej uppge')
    fill('kontakter', 'socialtjänst|frivård')
    const { url, body } = await unit().upload('mall.xlsx', new Uint8Array(await book.xlsx.writeBuffer()))
    expect(body).toContain('Klart att spara')
    expect(body).not.toContain('Bra att veta')
    await unit().act(url, 'bekrafta')
    const [row] = (await answerInHand(context, answer)).rows
    expect([row?.key, row?.record?.facts.accommodation, row?.record?.facts.emergencyPlace]).toEqual([
      '007',
      'social_contract',
      'declined',
    ])
    expect(row?.findings).toEqual([])
  })

  it.each(['counts', null] as const)(
    'of an organisation with %s agreed has no more columns, and a file with more is refused',
    async (agreement) => {
      const answers = await openRound(context)
      const voluntary = answers.get('stadsmissionen')
      await context.db
        .updateTable('answer')
        .set({ agreement })
        .where('id', '=', voluntary?.id ?? '')
        .execute()
      me = await signInAs(context, 'voluntary_organisation', [voluntary?.unit.id ?? ''])
      answer = voluntary?.id ?? ''
      const book = await openWorkbook(await workbookOf(`/svar/${answer}/mall.xlsx`))
      const [list] = book.worksheets
      const headings = rowsOf(list ?? book.addWorksheet())[0] ?? []
      expect(headings).toEqual(['radid', 'ålder', 'boende', 'boendets_namn', 'natt_för_natt', 'stadsdel', 'kön'])
      const { url, body } = await unit().upload('lista.csv', csv(ALVA))
      expect(body).toContain('Er överenskommelse omfattar inte kolumnerna')
      expect(body).toContain('I mallen finns bara de kolumner ni får fylla i')
      const { original, reading, choices } = await context.db.selectFrom('upload').selectAll().executeTakeFirstOrThrow()
      expect([original, reading, choices]).toEqual([null, null, null]) // nothing of it is kept, sealed or not
      expect((await unit().act(url, 'bekrafta')).status).toBe(409)
      expect((await answerInHand(context, answer)).rows).toEqual([])
      // Columns that stand there blank are no reason to refuse.
      const blank = await unit().upload('tom.csv', 'personnummer;boende;ålder\n;akutboende;~40')
      expect(blank.body).toContain('Klart att spara')
    },
  )

  it('is in the language of whoever asks', async () => {
    const book = await openWorkbook(await workbookOf(`/svar/${answer}/mall.xlsx?sprak=en`))
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Persons', 'How to fill in', 'Choices'])
  })
})
