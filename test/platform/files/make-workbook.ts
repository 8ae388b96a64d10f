import ExcelJS from 'exceljs'
import { packZip, unpackZip } from '../../../src/platform/files/zip.ts'

/** A workbook made with exceljs, as bytes. */
export async function made(fill: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** The parts of a plain workbook of one sheet, as XML, some of them replaced or added. A part that is `null` is left out. */
export function parts(
  sheetData: string,
  others: Readonly<Record<string, string | null>> = {},
): ReadonlyMap<string, string> {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const all: Readonly<Record<string, string | null>> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${spreadsheet}"><sheetData>${sheetData}</sheetData></worksheet>`,
    ...others,
  }
  return new Map(Object.entries(all).flatMap(([name, xml]) => (xml === null ? [] : [[name, xml] as const])))
}

/** Parts as a workbook. */
export const packed = (of: ReadonlyMap<string, string>, level?: number): Uint8Array =>
  packZip(
    [...of].map(([name, xml]) => ({ name, bytes: Buffer.from(xml) })),
    level,
  )

/** The workbook of a sheet that is written as XML. */
export const ofXml = (sheetData: string, others: Readonly<Record<string, string | null>> = {}): Uint8Array =>
  packed(parts(sheetData, others))

/** A made workbook with the XML of some parts changed. */
export function changed(bytes: Uint8Array, change: (xml: string, name: string) => string): Uint8Array {
  const entries = unpackZip(packZip(unpackOthers(bytes)))
  return packZip(
    entries.map(({ name, bytes: part }) => ({ name, bytes: Buffer.from(change(Buffer.from(part).toString(), name)) })),
  )
}

const unpackOthers = (bytes: Uint8Array) => unpackZip(bytes).filter(({ name }) => !name.endsWith('/'))

/** The bytes with some of them written over, wherever this signature stands, at a distance from it. */
export function patched(
  bytes: Uint8Array,
  signature: number,
  distance: number,
  value: number,
  size: 2 | 4,
): Uint8Array {
  const copy = Buffer.from(bytes)
  const mark = Buffer.alloc(4)
  mark.writeUInt32LE(signature)
  for (let at = copy.indexOf(mark); at !== -1; at = copy.indexOf(mark, at + 4)) {
    if (size === 2) copy.writeUInt16LE(value, at + distance)
    else copy.writeUInt32LE(value, at + distance)
  }
  return copy
}

/** Marks of a ZIP archive: before each file, and before each line of the list of files at its end. */
export const LOCAL = 0x04034b50
export const CENTRAL = 0x02014b50
