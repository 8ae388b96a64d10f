import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { noteAccess } from '../../src/features/audit/access-log.service.ts'
import { openFolderContext } from '../../src/platform/open-context.ts'
import { signInAs } from '../sign-in.ts'
import { runTyped } from './captured.ts'
import { storedFolder } from './stored-folder.ts'

it('says that all is well, and what is not', async () => {
  const { data } = await storedFolder()
  const context = await openFolderContext(data, MIGRATIONS)
  const { accountId } = await signInAs(context, 'analyst')
  const access = { kind: 'row_opened', purpose: 'answer_check', censusId: null } as const
  await noteAccess(context, { accountId, role: 'analyst' }, { ...access, subjectIds: ['a', 'b'] })
  const well = await runTyped('verify', '--data', data)
  expect([well.code, well.out]).toEqual([0, expect.stringContaining('Åtkomstloggen är hel: 2 rader.')])
  expect(well.out).toContain('Databasen är hel.')

  await sql`drop trigger access_entry_no_update`.execute(context.db)
  await context.db.updateTable('access_entry').set({ subject_id: 'c' }).where('number', '=', 1).execute()
  await context.db.updateTable('edition').set({ report: '{}' }).execute()
  await context.db.destroy()
  const altered = await runTyped('verify', '--data', data)
  expect(altered.code).toBe(4)
  expect(altered.out).toContain('stämmer inte från rad 1')
  expect(altered.out).toContain('har ändrats efteråt')

  writeFileSync(join(data, 'keys', 'keyring.json'), '{}\n')
  const locked = await runTyped('verify', '--data', data, '--json')
  expect(locked.code).toBe(4)
  expect(JSON.parse(locked.out)).toMatchObject({ ok: false, keys: { opened: 0 } })
})

it('makes no database where there is none', async () => {
  expect((await runTyped('verify', '--data', '/tmp/there-is-none-here')).code).toBe(2)
})
