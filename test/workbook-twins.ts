import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import Excel from 'exceljs'
import { matchHeader } from '../src/domain/submission/column-map.ts'
import type { FileTable } from '../src/domain/submission/table.ts'
import { readCsv } from '../src/platform/files/csv.ts'

type Cells = readonly (readonly string[])[]

/** A copy of a census folder in which every list is a workbook instead of a text file. */
export async function withWorkbooks(folder: string): Promise<string> {
  const copy = copyOf(folder)
  for (const file of listsIn(copy)) {
    const { header, rows } = readCsv(readFileSync(file)).table
    writeFileSync(file.replace(/\.csv$/, '.xlsx'), await workbook([header, ...rows.map(({ cells }) => cells)]))
    rmSync(file)
  }
  return copy
}

/**
 * A copy in which the unit files of each census are one workbook, as an analyst compiles it, with an id for each person
 * as the truth of the fixture says. Registers and observations stay as they are.
 */
export async function withCompiledWorkbooks(folder: string, truthFile: string): Promise<string> {
  const copy = copyOf(folder)
  const truth = readCsv(readFileSync(truthFile)).table.rows.map(({ cells }) => cells)
  const personOf = new Map(truth.map(([census, file, row, person]) => [`${census} ${file} ${row}`, person ?? '']))
  for (const census of censusesIn(copy)) {
    const files = listsIn(join(copy, census)).filter((file) => !/register|observations/.test(basename(file)))
    const rows = files.flatMap((file) => {
      const name = basename(file)
      return rowsByColumn(readCsv(readFileSync(file)).table).map(({ at, values }) => {
        const person = personOf.get(`${census} ${name} ${values.get('record_id') ?? at}`)
        if (person === undefined) throw new Error(`the truth says nothing of ${census}/${name}, row ${at}`)
        return new Map([['unit', name.replace(/\.csv$/, '')], ...values, ['person_id', person]])
      })
    })
    const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))]
    const cells = rows.map((row) => columns.map((column) => row.get(column) ?? ''))
    for (const file of files) rmSync(file)
    writeFileSync(join(copy, census, 'compiled.xlsx'), await workbook([columns, ...cells]))
  }
  return copy
}

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'tvarsnitt-twin-'))
  cpSync(folder, copy, { recursive: true })
  return copy
}

const censusesIn = (folder: string): string[] => readdirSync(folder).filter((name) => /^\d{4}$/.test(name))

/** Every list of a census, or of all censuses of a folder; the figures from before the files stay a text file. */
const listsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.csv') && basename(name) !== 'history.csv')
    .map((name) => join(folder, name))
    .sort()

/** Rows by the English names of their columns, whatever language a unit writes its headings in. */
function rowsByColumn(table: FileTable) {
  const { columns } = matchHeader(table.header, 'compiled', { file: '', sheet: null, row: 1 })
  return table.rows.map(({ row, cells }) => ({
    at: row,
    values: new Map([...columns].flatMap(([name, { index }]) => (cells[index] ? [[name, cells[index]]] : []))),
  }))
}

/** One sheet of text cells. */
async function workbook(rows: Cells): Promise<Uint8Array> {
  const made = new Excel.Workbook()
  made.addWorksheet('Blad1').addRows(rows.map((cells) => cells.map((cell) => (cell === '' ? null : cell))))
  return new Uint8Array(await made.xlsx.writeBuffer())
}
