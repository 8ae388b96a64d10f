import type { Files } from './census-files.ts'
import { CSV_UPLOADS } from './uploads-csv.ts'
import { expectedJson, type UploadCase } from './uploads-expected.ts'
import { XLSX_UPLOADS } from './uploads-xlsx.ts'

/** The files of `fixtures/uploads`: one defect each, named after it, with the list of what it must give beside it. */
export function addUploads(files: Files): void {
  addCases(files, 'csv', CSV_UPLOADS)
  addCases(files, 'xlsx', XLSX_UPLOADS)
}

function addCases(files: Files, format: 'csv' | 'xlsx', cases: readonly UploadCase[]): void {
  for (const one of cases) {
    const path = `uploads/${format}/${one.defect}`
    if (files.has(`${path}.${format}`)) throw new Error(`two files are named ${path}`)
    files.set(`${path}.${format}`, one.bytes)
    files.set(`${path}.expected.json`, Buffer.from(expectedJson(one)))
  }
}
