import type { CellValue, Worksheet } from 'exceljs'
import exceljs from 'exceljs'
import { unpackZip } from '../src/platform/files/zip.ts'

/** Every file in a workbook that is text, with its name before it: all that somebody who takes it apart can read. */
export function partsOfWorkbook(workbook: Uint8Array): string[] {
  return unpackZip(workbook)
    .filter(({ name }) => !name.endsWith('.png'))
    .map(({ name, bytes }) => `${name}\n${Buffer.from(bytes).toString('utf8')}`)
}

/** The workbook as another program reads it. */
export async function openWorkbook(bytes: Uint8Array): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook()
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  await workbook.xlsx.load(copy)
  return workbook
}

/** The rows of a sheet as they are shown, an empty one where there is none. */
export function rowsOf(sheet: Worksheet): CellValue[][] {
  return Array.from({ length: sheet.rowCount }, (_, at) => {
    const cells: CellValue[] = []
    sheet.getRow(at + 1).eachCell((cell, column) => {
      cells[column - 1] = cell.value
    })
    return cells
  })
}

/** A workbook sheet by sheet and row by row, as text to compare. */
export async function workbookInWords(bytes: Uint8Array): Promise<string> {
  const { worksheets } = await openWorkbook(bytes)
  return worksheets
    .map((sheet) => [`# ${sheet.name}`, ...rowsOf(sheet).map((row) => row.map(inWords).join(' | '))].join('\n'))
    .join('\n\n')
    .concat('\n')
}

const inWords = (value: CellValue | undefined) => String(value ?? '').replaceAll('\n', ' / ')
