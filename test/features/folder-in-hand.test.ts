import { rmSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { startLinking } from '../../src/features/linkage/linkage.service.ts'
import { checkFolder, openFolder, runChain } from '../../src/features/report/chain.service.ts'
import {
  alreadyRead,
  type FolderReading,
  openCensusFolder,
  readCensusFolder,
} from '../../src/features/submission/census-folder.service.ts'
import { storeFolder } from '../../src/features/submission/submission.service.ts'
import type { Context } from '../../src/platform/context.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { csv, makeFolder } from '../make-folder.ts'

const PERSON = csv('given_name,family_name,birth_date,accommodation', 'Åsa,Berg,1980-03-14,outdoors')
const IN_ORDER = { '2014/soc.csv': PERSON, '2015/soc.csv': PERSON, '2016/soc.csv': PERSON }
/** No accommodation has this name. */
const FAULTY = csv('accommodation', 'under the stars')

const folders: string[] = []
const contexts: Context[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
  for (const { db } of contexts.splice(0)) await db.destroy()
})
function made(files: Readonly<Record<string, string>>): string {
  const folder = makeFolder({ definition: 'socialstyrelsen-2011', files })
  folders.push(folder)
  return folder
}
async function opened(): Promise<Context> {
  const context = await openTemporaryContext(MIGRATIONS)
  contexts.push(context)
  return context
}

/** Goes through the censuses of a folder, and what has been read of it when each is told. */
async function gone(folder: string): Promise<{ told: string[]; reading: FolderReading }> {
  const read: string[] = []
  const reading = openCensusFolder(folder, (file) => read.push(file))
  const told: string[] = []
  for await (const { key } of reading.censuses) told.push(`${key} after ${read.at(-1)}`)
  return { told, reading }
}

describe('a folder that is read bit by bit', () => {
  it('tells each census when its own lists are read, earlier weeks first', async () => {
    const { told, reading } = await gone(made(IN_ORDER))
    expect(told).toEqual(['2014 after 2014/soc.csv', '2015 after 2015/soc.csv', '2016 after 2016/soc.csv'])
    expect(reading.settings.map(({ key }) => key)).toEqual(['2014', '2015', '2016'])
  })

  it('tells none from the first fault on, and reads the rest of it all the same', async () => {
    const folder = made({ ...IN_ORDER, '2015/soc.csv': FAULTY, '2016/ria.csv': FAULTY })
    const { told, reading } = await gone(folder)
    expect(told).toEqual(['2014 after 2014/soc.csv'])
    const whole = await reading.whole()
    expect(whole.findings.filter(({ kind }) => kind === 'fault').map(({ file }) => file)).toEqual([
      '2015/soc.csv',
      '2016/ria.csv',
    ])
    expect(whole).toEqual(await readCensusFolder(folder, () => undefined))
  })

  it('tells none where the settings have a fault', async () => {
    const folder = makeFolder({
      definition: 'socialstyrelsen-2011',
      files: IN_ORDER,
      census: { 2016: { unitsAsked: ['soc', 'nobody'] } },
    })
    folders.push(folder)
    expect((await gone(folder)).told).toEqual([])
  })

  it('tells no more after it is ended', async () => {
    const { reading } = await gone(made(IN_ORDER))
    await reading.end()
    expect((await reading.whole()).censuses).toHaveLength(3)
    const other = openCensusFolder(made(IN_ORDER), () => undefined)
    await other.end()
    for await (const census of other.censuses) expect(census).toBe(null)
  })
})

describe('stored while it is read', () => {
  const counted = ['census', 'submission', 'record', 'identity', 'finding', 'municipality'] as const
  const countsOf = async ({ db }: Context) => {
    const counts: number[] = []
    for (const table of counted) counts.push((await db.selectFrom(table).selectAll().execute()).length)
    return counts
  }

  it('a folder whose last file has a fault leaves nothing behind', async () => {
    const context = await opened()
    const before = await countsOf(context)
    const folder = openFolder(made({ ...IN_ORDER, '2016/soc.csv': FAULTY }), () => undefined)
    if (folder.municipality === null) throw new Error('no municipality')
    const told: string[] = []
    const census = async (_: Context, { key }: { key: string }) => void told.push(key)
    const read = () => told.push('all')
    expect(await storeFolder(context, folder, folder.municipality, { census, read })).toBe(null)
    expect(told).toEqual(['2014', '2015'])
    expect(await countsOf(context)).toEqual(before)
  })

  it('gives the same reports as read first and stored then', async () => {
    for (const name of ['helsingborg', 'norrmalm']) {
      const path = `fixtures/${name}`
      const reports = []
      for (const folder of [openFolder(path, () => undefined), alreadyRead(await checkFolder(path, () => undefined))]) {
        if (folder.municipality === null) throw new Error('no municipality')
        const texts: string[] = []
        const told = await runChain(await opened(), folder, folder.municipality, startLinking(false), {
          step: () => undefined,
          report: ({ edition }) => texts.push(JSON.stringify(edition.report)),
        })
        expect(told?.onlyStored).toEqual([])
        reports.push(texts)
      }
      expect(reports[0]?.length).toBeGreaterThan(1)
      expect(reports[0]).toEqual(reports[1])
    }
  })
})
