import { describe, expect, test } from 'vitest'
import * as rules from './architecture/rules.ts'
import { filesUnder, readSource, type SourceFile, sourceFilesUnder } from './architecture/source-file.ts'

const src = sourceFilesUnder('src')
const beside = [...sourceFilesUnder('migrations'), ...sourceFilesUnder('scripts')]
const domain = src.filter(({ path }) => path.startsWith('src/domain/'))

/** One made-up file, to see that a rule bites. */
const file = (path: string, text: string): SourceFile => readSource(path, text)
const layerFaultsOf = (path: string, text: string) => rules.layerFaults([file(path, text)])

describe('who may import whom', () => {
  test('every import keeps to the table of layers and the order of stages', () => {
    expect(rules.layerFaults([...src, ...beside])).toEqual([])
  })

  test('no imports go round in a circle', () => {
    expect(rules.importCycles(src)).toEqual([])
  })

  test.each([
    ['the domain reaching for Node', 'src/domain/terms/a.ts', "import { readFileSync } from 'node:fs'"],
    ['the domain reaching for a library', 'src/domain/terms/a.ts', "import Papa from 'papaparse'"],
    ['the domain reaching for the platform', 'src/domain/terms/a.ts', "import '../../platform/context.ts'"],
    ['a stage using a later one', 'src/domain/linkage/a.ts', "export * from '../report/b.ts'"],
    ['a stage using the type of a later one', 'src/domain/linkage/a.ts', "type B = import('../report/b.ts').B"],
    ['the platform reaching for a feature', 'src/platform/jobs/a.ts', "import('../../features/linkage/b.service.ts')"],
    [
      'the platform starting a feature',
      'src/platform/a.ts',
      "new URL('../features/linkage/b.worker.ts', import.meta.url)",
    ],
    ['a feature using a later one', 'src/features/census/a.service.ts', "import '../report/b.service.ts'"],
    ['a feature reading the settings', 'src/features/census/a.service.ts', "import '../../config.ts'"],
    ['a command starting the command line', 'src/commands/run.ts', "import '../main.ts'"],
    ['SQL outside a repository', 'src/features/census/a.service.ts', "import { sql } from 'kysely'"],
    ['the driver in a repository', 'src/features/census/a.repository.ts', "import Sqlite from 'better-sqlite3'"],
    ['CSV outside files', 'src/commands/run.ts', "import Papa from 'papaparse'"],
    ['a migration that changes with the code', 'migrations/0002_a.ts', "import '../src/domain/terms/text.ts'"],
    ['the browser taking code of the service', 'src/client/a.ts', "import { b } from '../domain/terms/b.ts'"],
    ['a test in the service', 'src/commands/run.ts', "import '../../test/browser/open-browser.ts'"],
  ])('the rule finds %s', (_, path, text) => {
    expect(layerFaultsOf(path, text)).toHaveLength(1)
  })

  test.each([
    ['a command composing', 'src/commands/serve.ts', "import { buildApp } from '../app.ts'"],
    ['a repository asking', 'src/features/census/a.repository.ts', "import { sql } from 'kysely'"],
    ['a stage using an earlier one', 'src/domain/report/a.ts', "import '../linkage/b.ts'"],
    ['the browser sharing a type', 'src/client/a.ts', "import type { B } from '../domain/terms/b.ts'"],
  ])('the rule allows %s', (_, path, text) => {
    expect(layerFaultsOf(path, text)).toEqual([])
  })

  test('the rule finds a circle', () => {
    const circle = [file('src/a.ts', "import './b.ts'"), file('src/b.ts', "import type { A } from './a.ts'")]
    expect(rules.importCycles(circle)).toEqual(['src/a.ts → src/b.ts → src/a.ts'])
  })
})

describe('what code may do', () => {
  test('the domain knows no clock, no chance, no waiting and no outside world', () => {
    expect(domain.flatMap(rules.impurities)).toEqual([])
  })

  test('config.ts alone reads the environment', () => {
    expect(src.flatMap(rules.environmentReads)).toEqual([])
  })

  test('no SQL is put together as text', () => {
    expect([...src, ...beside].flatMap(rules.rawSql)).toEqual([])
  })

  test('the type checker is never silenced', () => {
    expect([...src, ...beside, ...sourceFilesUnder('test')].flatMap(rules.typeEscapes)).toEqual([])
  })

  test('nothing is cast to another type', () => {
    expect([...src, ...beside].flatMap(rules.casts)).toEqual([])
  })

  test.each([
    ['the clock', 'export const a = Date.now()'],
    ['a date of today', 'export const a = new Date()'],
    ['chance', 'export const a = Math.random()'],
    ['waiting', 'export const a = async () => 1'],
    ['printing', "console.log('a')"],
    ['the process', 'export const a = process.argv'],
  ])('the rule finds %s in the domain', (_, text) => {
    expect(rules.impurities(file('src/domain/terms/a.ts', text))).toHaveLength(1)
  })

  test('a property that is only called like something outside is none', () => {
    expect(rules.impurities(file('src/domain/terms/a.ts', 'export const a = { process: 1 }.process'))).toEqual([])
  })

  test.each([
    ['the environment', rules.environmentReads, 'process.env.HOME'],
    ['raw SQL', rules.rawSql, "sql.raw('drop table person')"],
    ['any', rules.typeEscapes, 'const a: any = 1'],
    ['a non-null assertion', rules.typeEscapes, 'a!.b'],
    ['a cast', rules.casts, 'const a = b as string'],
  ])('the rule finds %s', (_, rule, text) => {
    expect(rule(file('src/platform/a.ts', text))).toHaveLength(1)
  })

  test('a constant is no cast', () => {
    expect(rules.casts(file('src/platform/a.ts', "const a = ['b'] as const"))).toEqual([])
  })
})

describe('what is said', () => {
  test('Swedish stands in the files that hold texts', () => {
    expect(src.flatMap(rules.strayTexts)).toEqual([])
  })

  test('no text meets people with words to avoid', () => {
    expect(src.flatMap(rules.wordsToAvoid)).toEqual([])
  })

  test('every export of the domain says what it means', () => {
    expect(domain.flatMap(rules.undocumentedExports)).toEqual([])
  })

  test.each([
    ['a string', "export const a = 'Lägg till'"],
    ['a template', 'export const a = `Lägg till $'.concat('{1}`')],
    ['a page', 'export const A = () => <p>Lägg till</p>'],
  ])('the rule finds Swedish in %s', (_, text) => {
    expect(rules.strayTexts(file('src/features/census/a.page.tsx', text))).toHaveLength(1)
  })

  test('Swedish in a comment is fine', () => {
    expect(rules.strayTexts(file('src/platform/a.ts', '// mätvecka'))).toEqual([])
  })

  test('the rule finds a word to avoid, whatever its capitals', () => {
    expect(rules.wordsToAvoid(file('src/platform/a.texts.ts', "const a = 'Vänligen ange'"))).toHaveLength(1)
  })

  test.each([
    ['nothing', 'export const a = 1', 1],
    ['a plain comment', '// why\nexport const a = 1', 1],
    ['a docstring', '/** What it is. */\nexport const a = 1', 0],
    [
      'the docstring of the value',
      '/** What it is. */\nexport const a = [1] as const\nexport type A = (typeof a)[number]',
      0,
    ],
  ])('an export with %s above it', (_, text, faults) => {
    expect(rules.undocumentedExports(file('src/domain/terms/a.ts', text))).toHaveLength(faults)
  })
})

describe('what files are called', () => {
  test('names say what a file holds, and in which layer', () => {
    expect(rules.nameFaults(['src', 'migrations', 'scripts', 'test'].flatMap(filesUnder))).toEqual([])
  })

  test.each([
    'src/domain/terms/ReadRows.ts',
    'src/domain/terms/utils.ts',
    'src/features/census/helpers/a.service.ts',
    'src/features/census/census.ts',
    'src/features/statistics/a.service.ts',
    'migrations/0002-add-person.ts',
  ])('the rule finds %s', (path) => {
    expect(rules.nameFaults([path])).toHaveLength(1)
  })
})
