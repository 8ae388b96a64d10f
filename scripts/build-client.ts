import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Where the service reads them from. */
const OUT = join(ROOT, 'dist', 'static')
/** What runs in the browser, by the name it is served under. */
const ENTRIES = { falt: 'falt/falt.ts', 'falt-service-worker': 'falt/service-worker.ts' } as const

/** A built script, and how much of it travels. Unit: bytes. */
export interface BuiltScript {
  readonly name: string
  readonly bytes: number
  readonly compressed: number
}

/** Bundles what runs in the browser: the same sources give the same bytes. */
export async function buildClient(outdir = OUT): Promise<readonly BuiltScript[]> {
  const entries = Object.entries(ENTRIES)
  await build({
    entryPoints: entries.map(([out, source]) => ({ in: join(ROOT, 'src', 'client', source), out })),
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'safari16', 'chrome100', 'firefox102'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  })
  return Promise.all(
    entries.map(async ([name]) => {
      const script = await readFile(join(outdir, `${name}.js`))
      return { name, bytes: script.length, compressed: gzipSync(script, { level: 9 }).length }
    }),
  )
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1])
  for (const { name, bytes, compressed } of await buildClient())
    console.log(`${name}.js ${bytes} bytes, ${compressed} compressed`)
