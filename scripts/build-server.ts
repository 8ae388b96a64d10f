import { readFileSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const OUT = join(ROOT, 'dist', 'src')

/**
 * Packages that are bundled with our own modules: those that every command or thread of a large run loads, some of them
 * hundreds of small files that would be opened one by one. The others are loaded from node_modules as they are; those with
 * parts in machine code or files of their own have to be.
 */
const BUNDLED: readonly string[] = [
  ...['kysely', 'zod', 'temporal-polyfill', 'papaparse', 'yauzl', 'otpauth', '@fastify/helmet'],
  ...['exceljs', 'chart.js', 'preact', 'preact-render-to-string'],
]

/**
 * Parts of bundled packages that nobody here uses, and that are loaded with the rest all the same: zod's messages in some
 * fifty languages but English, half of zod; reading and writing workbooks bit by bit and CSV of exceljs, half of what it
 * brings with it. They are left empty.
 */
const NOT_USED = /[/\\](zod[/\\]v4[/\\]locales[/\\]index|exceljs[/\\]lib[/\\](stream|csv)[/\\].*)\.js$/

/** Packages of the older sort ask for the modules of Node by a word that is no word of a module: it is given to them. */
const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);"

/** What is started as a program, a process or a thread of its own. */
const isStarted = (path: string) => path === 'main.ts' || /(\.worker|-process)\.ts$/.test(path)

/**
 * Bundles what runs in Node: `main.js`, and beside it whatever it starts and the parts they share. The files lie in one
 * folder, so that a thread is found there by its name from whichever of them starts it.
 */
export async function buildServer(outdir = OUT): Promise<readonly string[]> {
  rmSync(outdir, { recursive: true, force: true })
  return bundle(await modulesStarted(), outdir)
}

/** The modules that are started as a program, a process or a thread. */
export async function modulesStarted(): Promise<readonly string[]> {
  const all = await readdir(join(ROOT, 'src'), { recursive: true })
  return all.filter(isStarted).map((path) => join(ROOT, 'src', path))
}

/** Bundles some modules into a folder inside of the package, and the parts they share. Answers the files, in the same order. */
export async function bundle(modules: readonly string[], outdir: string): Promise<readonly string[]> {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  await build({
    entryPoints: modules.map((path) => ({ in: path, out: basename(path, '.ts') })),
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: Object.keys(dependencies).filter((name) => !BUNDLED.includes(name)),
    banner: { js: REQUIRE },
    plugins: [{ name: 'not-used', setup: ({ onLoad }) => onLoad({ filter: NOT_USED }, () => ({ contents: '' })) }],
    logLevel: 'warning',
  })
  return modules.map((path) => join(outdir, `${basename(path, '.ts')}.js`))
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) await buildServer()
