import { closeSync, openSync, writeFileSync } from 'node:fs'
import type { LinkageStep } from '../../src/domain/linkage/link-records.ts'
import { linkedCsv, linkFile } from '../../src/features/linkage/link-file.service.ts'
import { settleV8 } from '../../src/platform/v8-settings.ts'

// measure-linkage <list> <answers>: links a list in this process, writes the answers, and prints what each stage took.
const [list, answers] = process.argv.slice(2)
if (list === undefined || answers === undefined) throw new Error('which list, and where to write the answers?')

settleV8()

/** Seconds since this process began, by the clock and of processors. */
function moment(): { readonly seconds: number; readonly processor: number } {
  const { user, system } = process.cpuUsage()
  return { seconds: performance.now() / 1000, processor: (user + system) / 1e6 }
}
const print = (line: string) => process.stdout.write(`${line}\n`)

const began = moment()
let read = began
const linking = (_: number, step: LinkageStep) => {
  if (step !== 'comparing') return
  read = moment()
  print('read') // so it is known how long a run that was stopped had been linking
}
const linked = await linkFile(
  list,
  'list.csv',
  { threshold: null, yearNow: 2025 },
  { reading: () => undefined, linking },
)
if (typeof linked === 'string' || linked.result === null) throw new Error('the list has faults')
const found = moment()
const file = openSync(answers, 'w')
for (const part of linkedCsv(linked.result)) writeFileSync(file, part)
closeSync(file)
print(
  JSON.stringify({
    reading: read.seconds - began.seconds,
    linking: found.seconds - read.seconds,
    processor: found.processor - read.processor,
    writing: moment().seconds - found.seconds,
  }),
)
