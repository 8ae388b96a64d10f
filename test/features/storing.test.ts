import { rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { unitsOfRecords } from '../../src/features/disclosure/made-from.repository.ts'
import { openShown } from '../../src/features/linkage/review.repository.ts'
import { checkFolder } from '../../src/features/report/chain.service.ts'
import { recordsByUnit } from '../../src/features/submission/board.repository.ts'
import { alreadyRead } from '../../src/features/submission/census-folder.service.ts'
import { storeFolder } from '../../src/features/submission/submission.service.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { loadAll } from '../all-material.ts'
import { csv, makeFolder } from '../make-folder.ts'

// What was stored a moment ago is taken as it is at hand; on the next run it is opened from the database instead.
it('gives the same material from what is at hand as from what is stored', async () => {
  const made = everyKindOfRow()
  for (const folder of ['fixtures/helsingborg', 'fixtures/norrmalm', made]) {
    const checked = await checkFolder(folder, () => undefined)
    if (checked.municipality === null) throw new Error('the folder has faults')
    const context = await openTemporaryContext(MIGRATIONS)
    const atHand = await storeFolder(context, alreadyRead(checked), checked.municipality)
    if (atHand === null) throw new Error('the folder has faults')
    const [taken, opened] = [
      await loadAll(context, checked.municipality.code, atHand),
      await loadAll(context, checked.municipality.code),
    ]
    expect([...atHand.values()].flat()).toHaveLength(opened.records.length)
    expect(opened.records.length).toBeGreaterThan(3)
    expect(taken).toEqual(opened)
    await context.db.destroy()
  }
  rmSync(made, { recursive: true })
})

it('has nothing at hand of a folder that is stored already', async () => {
  const checked = await checkFolder('fixtures/norrmalm', () => undefined)
  if (checked.municipality === null) throw new Error('the folder has faults')
  const context = await openTemporaryContext(MIGRATIONS)
  await storeFolder(context, alreadyRead(checked), checked.municipality)
  expect((await storeFolder(context, alreadyRead(checked), checked.municipality))?.size).toBe(0)
  await context.db.destroy()
})

it('names the units of each record in a list of several, and the unit of a file of its own once', async () => {
  const made = makeFolder({
    definition: 'socialstyrelsen-2011',
    files: {
      '2015/compiled.csv': csv('unit,initials,accommodation', 'soc,AA,outdoors', 'soc|ria,BB,outdoors'),
      '2016/soc.csv': csv('initials,accommodation', 'AA,outdoors', 'BB,outdoors'),
    },
  })
  const checked = await checkFolder(made, () => undefined)
  if (checked.municipality === null) throw new Error('the folder has faults')
  const context = await openTemporaryContext(MIGRATIONS)
  const { db } = context
  await storeFolder(context, alreadyRead(checked), checked.municipality)
  const { censuses, records } = await loadAll(context, checked.municipality.code)
  const units = records.map((record) => record.units)
  expect(units).toEqual([['soc'], ['ria', 'soc'], ['soc'], ['soc']])

  const ids = records.map(({ id }) => id)
  const ofRecords = await unitsOfRecords(db, ids)
  const shown = await openShown(context, ids)
  expect({
    ofRecords: ids.map((id) => [...(ofRecords.get(id) ?? [])].sort()),
    shown: shown.map(({ reportedBy }) => reportedBy),
    counted: await Promise.all(censuses.map(({ id }) => recordsByUnit(db, id))),
  }).toEqual({
    ofRecords: units,
    shown: [['Socialtjänsten'], ['Ria', 'Socialtjänsten'], ['Socialtjänsten'], ['Socialtjänsten']],
    counted: [
      new Map([
        ['ria', 1],
        ['soc', 2],
      ]),
      new Map([['soc', 2]]),
    ],
  })

  expect(await db.selectFrom('record_unit').selectAll().execute()).toHaveLength(3)
  await db.destroy()
  rmSync(made, { recursive: true })
})

function everyKindOfRow(): string {
  const head = 'personnummer,given_name,age,protected_identity,accommodation,contacts,district,residence_status'
  const rows = [
    '19800314-9807,Åsa,,yes,outdoors,social_services|health_care,declined,',
    ',,~40,no,declined,,,',
    ',,,,unknown,declined,Söder,without_permit',
    ',Bo,51,,friends,none,,',
  ]
  return makeFolder({ definition: 'socialstyrelsen-2011', files: { '2016/soc.csv': csv(head, ...rows) } })
}
