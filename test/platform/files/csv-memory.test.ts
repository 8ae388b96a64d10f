import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

const MOST_MEGABYTES = 400

/** Peak memory in megabytes of a process that reads 20 MB made of one piece of text over and over. */
function peakOfReading(head: string, unit: string): number {
  const script = `
    import { readCsv } from './src/platform/files/csv.ts'
    const [head, unit] = ${JSON.stringify([head, unit])}
    readCsv(Buffer.concat([Buffer.from(head), Buffer.alloc(20 * 1024 * 1024 - head.length, unit)]))
    process.stdout.write(String(process.resourceUsage().maxRSS / 1024))`
  const child = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  })
  if (child.status !== 0) throw new Error(child.stderr)
  return Number(child.stdout)
}

// What papaparse makes of such a file at once is up to sixty times its size.
it.each([
  ['stray quotes', 'a;b\n"', 'a"'],
  ['quotes in short rows', 'a;b\n', '"a"b\n'],
  ['a million blank cells in one row', 'a;b\n', ';'],
  ['blank rows', 'a;b\n', '\n'],
  ['line ends of Windows', 'a;b\n', '\r\n'],
  ['rows of one letter', 'a;b\n', 'a\n'],
  ['one cell', 'a;b\n"', 'a'],
])('reads 20 MB of %s within bounds of memory', (_what, head, unit) => {
  expect(peakOfReading(head, unit)).toBeLessThan(MOST_MEGABYTES)
})
