import { benchChain, measureChain } from './bench-chain.ts'
import { benchCsv } from './bench-csv.ts'
import { benchUpload } from './bench-upload.ts'
import { benchXlsx } from './bench-xlsx.ts'

// npm run bench [-- chain | csv | upload | xlsx …]: prints times and memory. Nothing is asserted: figures depend on the machine.
const print = (line: string) => process.stdout.write(`${line}\n`)
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  csv: () => benchCsv(print),
  xlsx: () => benchXlsx(print),
  upload: () => benchUpload(print),
  chain: () => benchChain(print, import.meta.filename),
}

const [first, ...rest] = process.argv.slice(2)
if (first === 'measure') {
  print(JSON.stringify(await measureChain(rest[0] ?? '')))
} else {
  const asked = first === undefined ? Object.keys(BENCHES) : [first, ...rest]
  const unknown = asked.filter((name) => BENCHES[name] === undefined)
  if (unknown.length > 0) {
    process.stderr.write(`no bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}\n`)
    process.exitCode = 1
  } else {
    for (const name of asked) await BENCHES[name]?.()
  }
}
