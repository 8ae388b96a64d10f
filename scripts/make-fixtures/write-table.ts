import Papa from 'papaparse'
import { SWEDISH_HEADINGS, SWEDISH_WORDS } from './swedish-words.ts'

export type Column = keyof typeof SWEDISH_HEADINGS

/** One row before it is written: English column names and codes, the number as twelve digits. */
export type Cells = { readonly [name in Column]?: string }

/** How one unit writes its file. */
export interface TableFormat {
  readonly language: 'sv' | 'en'
  readonly delimiter: ',' | ';' | '\t'
  readonly newline: '\n' | '\r\n'
  readonly encoding: 'utf8' | 'utf8-bom' | 'windows-1252' | 'utf16le'
  readonly number: NumberSpelling
  readonly columns: readonly Column[]
  /** Words this unit uses instead of the usual ones. */
  readonly ownWords?: { readonly [name in Column]?: Readonly<Record<string, string>> }
}

export type NumberSpelling = keyof typeof NUMBER_SPELLINGS

const NUMBER_SPELLINGS = {
  '12-dash': (digits: string) => `${digits.slice(0, 8)}-${digits.slice(8)}`,
  '12-plain': (digits: string) => digits,
  '12-blank': (digits: string) => `${digits.slice(0, 8)} ${digits.slice(8)}`,
  '10-dash': (digits: string) => `${digits.slice(2, 8)}-${digits.slice(8)}`,
  '10-plain': (digits: string) => digits.slice(2),
  '10-blank': (digits: string) => `${digits.slice(2, 8)} ${digits.slice(8)}`,
} as const

/** The bytes of one table. */
export function writeTable(rows: readonly Cells[], format: TableFormat): Uint8Array {
  const fields = format.columns.map((column) => (format.language === 'sv' ? SWEDISH_HEADINGS[column] : column))
  const data = rows.map((row) => format.columns.map((column) => writeCell(column, row[column] ?? '', format)))
  return writeLines(fields, data, format)
}

/** The bytes of a table whose columns are not those of a record. */
export function writeLines(
  fields: readonly string[],
  data: readonly (readonly string[])[],
  { delimiter, newline, encoding }: Pick<TableFormat, 'delimiter' | 'newline' | 'encoding'>,
): Uint8Array {
  const text = Papa.unparse({ fields: [...fields], data: data.map((row) => [...row]) }, { delimiter, newline })
  return encode(`${text}${newline}`, encoding)
}

function writeCell(column: Column, value: string, format: TableFormat): string {
  if (value === '') return ''
  if (column === 'personnummer') return NUMBER_SPELLINGS[format.number](value)
  return value
    .split('|')
    .map((code) => format.ownWords?.[column]?.[code] ?? translate(column, code, format.language))
    .join('|')
}

function translate(column: Column, code: string, language: 'sv' | 'en'): string {
  return language === 'sv' ? (SWEDISH_WORDS[column]?.[code] ?? code) : code
}

function encode(text: string, encoding: TableFormat['encoding']): Uint8Array {
  if (encoding === 'utf16le') return Buffer.from(`\uFEFF${text}`, 'utf16le')
  if (encoding === 'utf8-bom') return Buffer.from(`\uFEFF${text}`, 'utf8')
  if (encoding === 'utf8') return Buffer.from(text, 'utf8')
  // Latin-1 and Windows-1252 agree on every letter in the name lists; anything else must not slip through.
  if (/[^\n\r\t\x20-\x7E\u00A0-\u00FF]/.test(text)) throw new Error('a letter that Windows-1252 writes in another way')
  return Buffer.from(text, 'latin1')
}
