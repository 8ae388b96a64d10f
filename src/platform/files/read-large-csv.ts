import { Readable } from 'node:stream'
import Papa from 'papaparse'
import type { CsvProblem, CsvProblemCode, CsvRepair } from '../../domain/submission/csv-problem.ts'
import type { FileRow } from '../../domain/submission/table.ts'
import { columnName, findDelimiter, fitted, isBlankCell, isWorkbookFile, MAX_COLUMNS, SEP_LINE } from './csv.ts'
import { withLineFeeds } from './csv-records.ts'
import { DOUBLY_ENCODED, pieceDecoder, type TextEncoding } from './decode.ts'
import { encodingOf, type PiecewiseFile, withFile } from './file-pieces.ts'

/** A record that does not end in so many pieces was opened by a quote that nobody closed. */
const LONGEST_RECORD_PIECES = 16

/** Who is handed the file as it is read. Nothing of it is kept here. */
export interface LargeCsvTaker {
  /** The headings, before any row: what stands right of the last one is cut off. */
  readonly header: (header: readonly string[], row: number) => void
  /** A row that is not blank; cells as written, as many as headings. */
  readonly row: (row: FileRow) => void
  readonly problem: (problem: CsvProblem) => void
  readonly repair: (repair: CsvRepair) => void
  /** Share of the file that is read, 0–1. */
  readonly progress: (share: number) => void
}

/** A part of a file that is read by itself, from the beginning of a line to the end of one (see parts-of-csv.ts). */
export interface CsvPart {
  /** In bytes; `from` is behind the byte order mark, and `to` no longer of the part. */
  readonly from: number
  readonly to: number
  readonly encoding: TextEncoding
  /** What stands in the file above a part that is not its beginning. */
  readonly above: CsvAbove | null
}

/** What a part of a file is read by that does not stand in it. */
export interface CsvAbove {
  readonly delimiter: string
  readonly header: readonly string[]
  readonly headerRow: number
  /** Records above the part, blank ones and the headings among them. */
  readonly records: number
}

/**
 * Reads a CSV file of any size a piece at a time, as `readCsv` reads a small one: the same delimiters, encodings, row
 * numbers and problems, no limit on rows. False when the file cannot be opened or read. A part of it is read as it is
 * read in the whole; its headings are told to whoever takes it first of all.
 */
export async function readLargeCsv(path: string, take: LargeCsvTaker, part: CsvPart | null = null): Promise<boolean> {
  const isRead = await withFile(path, async (file) => {
    if (part !== null) await readText(file, part, take)
    else if (isWorkbookFile(file.pieceAt(0))) take.problem(problemAt('workbook_not_csv'))
    else await readText(file, wholeOf(file), take)
    return true
  })
  return isRead === true
}

function wholeOf(file: PiecewiseFile): CsvPart {
  const { encoding, markBytes } = encodingOf(file)
  return { from: markBytes, to: Infinity, encoding, above: null } // what the disk says of its size may not be all
}

async function readText(file: PiecewiseFile, part: CsvPart, take: LargeCsvTaker): Promise<void> {
  const signs = watchForSigns(take)
  const pieces = textPieces(file, part, { ...take, signs })
  const table = tableReader(take, signs, part.above)
  const begun =
    part.above === null ? beginningOf(pieces, part.encoding, take) : { delimiter: part.above.delimiter, pieces }
  if (begun === null) return
  await parsePieces(begun.pieces, begun.delimiter, table)
  table.end()
}

/** What the first lines tell of all, and the text without what is no line of the table; `null` when there is nothing to be read. */
function beginningOf(
  pieces: Generator<string, undefined>,
  encoding: TextEncoding,
  take: LargeCsvTaker,
): { readonly delimiter: string; readonly pieces: Iterable<string> } | null {
  if (encoding === 'windows-1252') take.repair({ code: 'read_as_windows_1252', row: null })
  if (encoding.startsWith('utf-16')) take.repair({ code: 'read_as_utf_16', row: null })
  const first = pieces.next().value ?? ''
  const sep = SEP_LINE.exec(first)
  if (sep) take.repair({ code: 'sep_line_left_out', row: null })
  const begin = sep ? first.slice(sep[0].length) : first
  const { delimiter, columns } = findDelimiter(begin, sep?.[1])
  if (columns <= MAX_COLUMNS) return { delimiter, pieces: chain(begin, pieces) }
  take.problem(problemAt('too_many_columns'))
  return null
}

function* chain(first: string, others: Iterable<string>): Generator<string> {
  if (first !== '') yield first
  yield* others
}

/** The text with LF alone for line ends, wherever a piece was cut. */
function* textPieces(
  file: PiecewiseFile,
  { from, to, encoding }: CsvPart,
  { progress, signs }: LargeCsvTaker & { readonly signs: SignWatch },
): Generator<string, undefined> {
  const decode = pieceDecoder(encoding)
  const total = Math.max(1, Math.min(to, file.bytes) - from)
  let read = 0
  let held = '' // a CR at the end of a piece: the LF it may belong to comes first in the next
  for (const piece of file.piecesOf(from, to)) {
    const text = held + decode(piece)
    held = text.endsWith('\r') ? '\r' : ''
    const whole = withLineFeeds(held === '' ? text : text.slice(0, -1))
    signs.look(whole)
    read += piece.length
    progress(Math.min(1, read / total))
    if (whole !== '') yield whole
  }
  const rest = withLineFeeds(held + decode())
  if (rest !== '') yield rest
  return undefined
}

/** Hands records to the reader of the table as papaparse finds them, and what is wrong with their quotes. */
function parsePieces(pieces: Iterable<string>, delimiter: string, table: TableReader): Promise<void> {
  return new Promise((resolve, reject) => {
    let records = table.recordsAbove
    let piecesWithoutEnd = 0
    const parsed = Readable.from(pieces)
    Papa.parse<string[]>(parsed, {
      delimiter,
      newline: '\n',
      chunk: ({ data, errors }, parser) => {
        // What is told of the record that is cut off at the end is told again when all of it is there.
        for (const { type, row } of errors)
          if (type === 'Quotes' && (row ?? 0) < data.length) table.unbalanced(records + (row ?? 0) + 1)
        for (const cells of data) table.record(++records, cells)
        piecesWithoutEnd = data.length === 0 ? piecesWithoutEnd + 1 : 0
        if (piecesWithoutEnd < LONGEST_RECORD_PIECES) return
        table.unbalanced(records + 1)
        parser.abort()
        parsed.destroy()
        resolve()
      },
      complete: () => resolve(),
      error: reject,
    })
  })
}

interface TableReader {
  readonly recordsAbove: number
  readonly record: (row: number, cells: readonly string[]) => void
  readonly unbalanced: (row: number) => void
  readonly end: () => void
}

/** Records as a table: the first that is not blank has the headings unless they stand above, blank ones are passed over. */
function tableReader(take: LargeCsvTaker, signs: SignWatch, above: CsvAbove | null): TableReader {
  let header = above?.header ?? null
  let headerRow = above?.headerRow ?? 1
  let rows = 0
  let lastUnbalanced = 0
  if (above !== null) take.header(above.header, above.headerRow)
  return {
    recordsAbove: above?.records ?? 0,
    record: (row, cells) => {
      if (cells.every(isBlankCell)) return
      if (header === null) {
        header = withoutBlankEnd(cells)
        headerRow = row
        signs.find(row, header, header)
        take.header(header, row)
        return
      }
      rows++
      if (cells.length > header.length && !cells.slice(header.length).every(isBlankCell))
        take.problem(problemAt('too_many_cells', row))
      if (cells.length < header.length) take.repair({ code: 'missing_cells_blank', row })
      signs.find(row, cells, header)
      take.row({ row, cells: fitted(cells, header.length) })
    },
    unbalanced: (row) => {
      // papaparse may report one broken quote many times; one problem for each row is what a person can use.
      if (row > lastUnbalanced) take.problem(problemAt('unbalanced_quotes', row))
      lastUnbalanced = Math.max(row, lastUnbalanced)
    },
    end: () => {
      if (header === null) take.problem(problemAt('empty_file'))
      else if (rows === 0) take.problem(problemAt('headings_only', headerRow))
    },
  }
}

/** Headings as they are read: what stands right of the last one is cut off. */
export function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  const headings = cells.map((heading) => heading.trim())
  return headings.slice(0, headings.findLastIndex((heading) => heading !== '') + 1)
}

/** Signs of a file that was spoilt on its way: each is told once, at the first cell that has it. */
interface SignWatch {
  /** Takes the text ahead of its rows, so that cells need be searched only in the rare file that has a sign at all. */
  readonly look: (text: string) => void
  readonly find: (row: number, cells: readonly string[], header: readonly string[]) => void
}

const SIGNS: readonly { readonly code: CsvProblemCode; readonly sign: string; readonly pattern: RegExp }[] = [
  { code: 'nul_character', sign: '\0', pattern: /\0/ },
  { code: 'lost_characters', sign: '\ufffd', pattern: /\ufffd/ },
  { code: 'doubly_encoded', sign: 'Ã', pattern: DOUBLY_ENCODED },
]

/** Whether a problem is the sign of a file that was spoilt on its way: told once, at the first cell that has it. */
export const isSign = (code: CsvProblemCode): boolean => SIGNS.some((sign) => sign.code === code)

function watchForSigns({ problem }: Pick<LargeCsvTaker, 'problem'>): SignWatch {
  const unseen = new Set(SIGNS)
  const ahead = new Set<(typeof SIGNS)[number]>()
  return {
    look: (text) => {
      for (const one of unseen) if (text.includes(one.sign) && one.pattern.test(text)) ahead.add(one)
    },
    find: (row, cells, header) => {
      for (const one of ahead) {
        const index = cells.findIndex((cell) => one.pattern.test(cell))
        if (index === -1) continue
        problem({ code: one.code, row, column: columnName(header, index) })
        ahead.delete(one)
        unseen.delete(one)
      }
    },
  }
}

const problemAt = (code: CsvProblemCode, row: number | null = null): CsvProblem => ({ code, row, column: null })
