import { benchChain } from './bench-chain.ts'
import { benchCsv } from './bench-csv.ts'
import { benchLinkage } from './bench-linkage.ts'
import { benchMixes } from './bench-mixes.ts'
import { benchOutreach } from './bench-outreach.ts'
import { benchReview } from './bench-review.ts'
import { benchUpload } from './bench-upload.ts'
import { benchXlsx } from './bench-xlsx.ts'

// npm run bench [-- chain | csv | linkage [rows] | mixes | outreach | review | upload | xlsx …]: prints times and memory; mixes and review
// how well linkage does, by itself and with a person's answers. Nothing is asserted: figures depend on the machine. The number after linkage is its largest list.
const print = (line: string) => process.stdout.write(`${line}\n`)
const BENCHES: Readonly<Record<string, (largest: number | undefined) => Promise<void>>> = {
  csv: () => benchCsv(print),
  xlsx: () => benchXlsx(print),
  upload: () => benchUpload(print),
  outreach: () => benchOutreach(print),
  chain: () => benchChain(print),
  linkage: (largest) => benchLinkage(print, largest),
  mixes: async () => benchMixes(print),
  review: async () => benchReview(print),
}

const words = process.argv.slice(2)
const isNumber = (word: string) => /^[1-9]\d*$/.test(word)
const named = words.filter((word) => !isNumber(word))
const asked = named.length === 0 ? Object.keys(BENCHES) : named
const [largest] = words.filter(isNumber).map(Number)
const unknown = asked.filter((name) => BENCHES[name] === undefined)
if (unknown.length > 0) {
  process.stderr.write(`no bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}\n`)
  process.exitCode = 1
} else {
  for (const name of asked) await BENCHES[name]?.(largest)
}
