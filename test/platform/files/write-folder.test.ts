import { spawnSync } from 'node:child_process'
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isSameFile } from '../../../src/platform/files/read-folder.ts'
import { writeFile, writeFilesTogether } from '../../../src/platform/files/write-folder.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-write-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)

function* broken(): Generator<string> {
  yield 'half'
  throw new Error('the disk is full')
}

it('writes several files or none: what was there before is there still', () => {
  writeFileSync(at('one.csv'), 'before')
  const together = [
    { path: at('one.csv'), content: 'after' },
    { path: at('new/two.csv'), content: broken() },
  ]
  expect(() => writeFilesTogether(together)).toThrow('the disk is full')
  expect(readFileSync(at('one.csv'), 'utf8')).toBe('before')
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['new', 'one.csv'])
})

it('keeps the rights of the file it takes the place of, and follows a link to it', () => {
  writeFileSync(at('list.csv'), 'before', { mode: 0o600 })
  symlinkSync(at('list.csv'), at('link.csv'))
  writeFile(at('link.csv'), ['af', 'ter'])
  expect(readFileSync(at('list.csv'), 'utf8')).toBe('after')
  expect(statSync(at('list.csv')).mode & 0o777).toBe(0o600)
  expect(lstatSync(at('link.csv')).isSymbolicLink()).toBe(true)
  expect(isSameFile(at('link.csv'), at('list.csv'))).toBe(true)
  expect(isSameFile(at('link.csv'), at('none.csv'))).toBe(false)
})

it('takes away the draft of a run that was stopped, and of nobody who still writes', () => {
  const { pid = 0 } = spawnSync(process.execPath, ['-e', ''])
  const [stopped, running, other] = [
    `.list.csv.${pid}.part`,
    `.list.csv.${process.ppid}.part`,
    `.list.csv.old.${pid}.part`,
  ]
  for (const name of [stopped, running, other]) writeFileSync(at(name), 'half')
  writeFile(at('list.csv'), 'whole')
  expect(readdirSync(folder).sort()).toEqual(['list.csv', running, other].sort())
})

it('writes into a pipe, whatever it is called', () => {
  writeFileSync(at('list.csv'), 'record_id,given_name\na,Anna\n')
  const command = `"${process.execPath}" --import tsx src/main.ts link-file "${at('list.csv')}" --out /dev/stdout | cat`
  expect(spawnSync('sh', ['-c', command], { encoding: 'utf8' }).stdout).toContain('a,p1')
})
