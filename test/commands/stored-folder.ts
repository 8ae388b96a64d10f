import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll } from 'vitest'
import { csv, makeFolder } from '../make-folder.ts'
import { runTyped } from './captured.ts'

export const HEAD = 'record_id,given_name,family_name,birth_date,sex,accommodation'
export const PEOPLE = {
  anna: 'r1,Anna,Wikström,1980-03-14,woman,outdoors',
  bo: 'r2,Bo,Ek,1970-01-02,man,outdoors',
  cilla: 'r3,Cilla,Dahl,1990-05-06,woman,night_shelter',
} as const

/** Two years of two units. Ria's file of 2016 has a column nobody knows: a warning that belongs to it alone. */
export const FILES = {
  '2015/soc.csv': csv(HEAD, PEOPLE.anna),
  '2016/soc.csv': csv(`${HEAD},hobby`, `${PEOPLE.anna},chess`, `${PEOPLE.bo},`),
  '2016/ria.csv': csv(`${HEAD},shoes`, `${PEOPLE.anna},40`, `${PEOPLE.cilla},`),
}

type Plan = Parameters<typeof makeFolder>[0]

/** What was run once for a plan: tests work on copies of it. */
const originals = new Map<string, string>()
afterAll(() => {
  for (const place of originals.values()) rmSync(place, { recursive: true })
})

async function originalOf(plan: Partial<Plan>): Promise<string> {
  const known = originals.get(JSON.stringify(plan))
  if (known !== undefined) return known
  const place = mkdtempSync(join(tmpdir(), 'tvarsnitt-original-'))
  renameSync(makeFolder({ definition: 'socialstyrelsen-2011', files: FILES, ...plan }), join(place, 'folder'))
  const at = (name: string) => join(place, name)
  const { code, err } = await runTyped('run', at('folder'), '--data', at('data'), '--out', at('first'))
  if (code !== 0) throw new Error(err)
  originals.set(JSON.stringify(plan), place)
  return place
}

/** A census folder, the data folder that a run of it kept, and a place for files and reports; all gone with `remove`. */
export async function storedFolder(plan: Partial<Plan> = {}) {
  const original = await originalOf(plan)
  const place = mkdtempSync(join(tmpdir(), 'tvarsnitt-stored-'))
  cpSync(original, place, { recursive: true })
  const at = (name: string) => join(place, name)
  const [folder, data] = [at('folder'), at('data')]
  return {
    folder,
    run: (out: string) => runTyped('run', folder, '--data', data, '--out', at(out)),
    data,
    at,
    /** Writes a file beside the folder and answers its path. */
    file: (name: string, content: string): string => {
      mkdirSync(dirname(at(name)), { recursive: true })
      writeFileSync(at(name), content)
      return at(name)
    },
    remove: () => rmSync(place, { recursive: true }),
  }
}

/** Every row of every table of a data folder's database, as text. */
export function everyRow(data: string): string {
  return JSON.stringify(
    inDatabase(data, (rows) => tablesIn(rows).map((table) => [table, rows(`select * from ${table}`)])),
  )
}

/** How many rows a table has. */
export const countRows = (data: string, table: string): number =>
  inDatabase(data, (rows) => rows(`select * from ${table}`).length)

type Rows = (query: string) => readonly unknown[]

function inDatabase<Result>(data: string, look: (rows: Rows) => Result): Result {
  const database = new Sqlite(join(data, 'tvarsnitt.db'), { readonly: true })
  try {
    return look((query) => database.prepare(query).raw().all())
  } finally {
    database.close()
  }
}

/** Changes a data folder's database behind the program's back. */
export function changeDatabase(data: string, statement: string): void {
  const database = new Sqlite(join(data, 'tvarsnitt.db'))
  try {
    database.exec(statement)
  } finally {
    database.close()
  }
}

const tablesIn = (rows: Rows): string[] =>
  rows("select name from sqlite_master where type = 'table' order by name").flatMap((row) =>
    Array.isArray(row) ? row.map(String) : [],
  )

/** Every file of a folder and its subfolders, by its path in it. */
export function filesIn(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path).toString('base64')]))
}
