import { guardFormula } from './csv.ts'

// The limits of the format, as Excel keeps them.
const SHEET_NAME = 31
const HEADING = 255
const TABLE_NAME = 255
const CELL = 32_767

/** Neither XML nor a spreadsheet can hold them: control characters, halves of characters, and what is no character. */
const UNWRITABLE = /(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu
/** A reader of the format takes `_x0041_` for the letter A. */
const LOOKS_ESCAPED = /_(?=x[\dA-Fa-f]{4}_)/g

/** Words without what a workbook cannot hold. */
const writable = (words: string) => words.replace(/\r\n?/g, '\n').replace(UNWRITABLE, '')

/**
 * The text of a cell. A text that a spreadsheet could take for a formula gets an apostrophe before it, as in our CSV
 * files: the cell is text in the workbook anyway, but somebody may save the sheet as CSV and open that.
 */
export function cellText(words: string): string {
  return cut(guardFormula(writable(words)).replace(LOOKS_ESCAPED, '_x005F_'), CELL)
}

/** The text of a cell that is to be read back as it was written: no apostrophe before it, only what a cell can hold. */
export const sameText = (words: string): string => cut(writable(words).replace(LOOKS_ESCAPED, '_x005F_'), CELL)

/** Names of sheets, each as like what was asked for as the format allows: short, without signs of its own, no two alike. */
export function sheetNames(wanted: readonly string[]): string[] {
  return unique(
    wanted.map((name, at) => {
      const plain = oneLine(name.replace(/[[\]:*?/\\]/g, ' ').replaceAll("'", '’'))
      if (plain === '') return String(at + 1)
      return shortened(/^history$/i.test(plain) ? `${plain}_` : plain, SHEET_NAME) // Excel keeps that name for itself
    }),
    (name, number) => `${shortened(name, SHEET_NAME - ` (${number})`.length)} (${number})`,
  )
}

/** Names of tables: letters, figures and underscores, never like the address of a cell, no two alike. */
export function tableNames(wanted: readonly string[]): string[] {
  return unique(
    wanted.map((name) => cut(`Table_${name.replace(/[^\p{L}\p{N}_]/gu, '_')}`, TABLE_NAME - 10)),
    (name, number) => `${name}_${number}`,
  )
}

/** Headings of one table: never blank, on one line, no two alike. */
export function columnHeadings(wanted: readonly string[]): string[] {
  return unique(
    wanted.map((heading, at) => cut(cellText(oneLine(heading)), HEADING - 10) || String(at + 1)),
    (heading, number) => `${heading} (${number})`,
  )
}

const oneLine = (words: string) => writable(words).replace(/\s+/g, ' ').trim()
const cut = (words: string, length: number) => words.slice(0, length).replace(/\p{Cs}$/u, '')

/** Cut between words, with a sign that something is left out. */
function shortened(words: string, length: number): string {
  if (words.length <= length) return words
  const room = cut(words, length - 1)
  const wordEnd = words.charAt(length - 1) === ' ' ? room.length : room.lastIndexOf(' ')
  return `${(wordEnd > length / 2 ? room.slice(0, wordEnd) : room).replace(/[\s,;.–-]+$/, '')}…`
}

/** The same words, numbered where they came before; capitals make no difference to a spreadsheet. */
function unique(words: readonly string[], numbered: (word: string, number: number) => string): string[] {
  const taken = new Set<string>()
  return words.map((word) => {
    let name = word
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = numbered(word, number)
    taken.add(name.toLowerCase())
    return name
  })
}
