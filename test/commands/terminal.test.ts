import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync } from 'node:fs'
import { expect, it } from 'vitest'

const codes = (stdout: 'pipe' | number): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'codes'], { stdio: ['ignore', stdout, 'pipe'] })

/** How it ended, and what it said of it. */
async function endOf(child: ChildProcess): Promise<{ code: unknown; said: string }> {
  let said = ''
  child.stderr?.on('data', (piece: unknown) => {
    said += String(piece)
  })
  const [code] = await once(child, 'close')
  return { code, said }
}

it('a command whose reader has seen enough (head, less) goes on to its end, and says nothing of it', async () => {
  const child = codes('pipe')
  child.stdout?.destroy()
  expect(await endOf(child)).toEqual({ code: 0, said: '' })
})

it.skipIf(!existsSync('/dev/full'))('what finds no room to be printed is told of in words: exit 4', async () => {
  const full = openSync('/dev/full', 'w')
  const child = codes(full)
  closeSync(full)
  const { code, said } = await endOf(child)
  expect(code).toBe(4)
  expect(said).toMatch(/^Allt som skulle skrivas ut kom inte fram \(ENOSPC\)[^\n]*\n$/)
})
