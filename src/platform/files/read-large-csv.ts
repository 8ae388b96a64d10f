import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { Readable } from 'node:stream'
import Papa from 'papaparse'
import type { CsvProblem, CsvProblemCode, CsvRepair } from '../../domain/submission/csv-problem.ts'
import type { FileRow } from '../../domain/submission/table.ts'
import { columnName, findDelimiter, fitted, isBlankCell, isWorkbookFile, MAX_COLUMNS, SEP_LINE } from './csv.ts'
import { withLineFeeds } from './csv-records.ts'
import { DOUBLY_ENCODED, markedEncoding, pieceDecoder, type TextEncoding, utf8Checker } from './decode.ts'

/** Bytes read at a time. Even, so that no UTF-16 unit is cut in two. */
const PIECE_BYTES = 1024 * 1024
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

/**
 * Reads a CSV file of any size a piece at a time, as `readCsv` reads a small one: the same delimiters, encodings, row
 * numbers and problems, no limit on rows. False when the file cannot be opened or read.
 */
export async function readLargeCsv(path: string, take: LargeCsvTaker): Promise<boolean> {
  const file = openForReading(path)
  if (file === null) return false
  try {
    const head = readPiece(file, 0)
    if (isWorkbookFile(head)) take.problem(problemAt('workbook_not_csv'))
    else await readText(file, head, take)
    return true
  } catch (error) {
    if (error instanceof UnreadableError) return false
    throw error
  } finally {
    closeSync(file)
  }
}

/** The disk gave no more of the file. */
class UnreadableError extends Error {}

function openForReading(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch {
    return null
  }
}

/** A buffer of its own each time: the parser works on a piece while the next is read. */
function readPiece(file: number, position: number): Uint8Array {
  const piece = new Uint8Array(PIECE_BYTES)
  let length = 0
  try {
    for (;;) {
      const read = readSync(file, piece, length, PIECE_BYTES - length, position + length)
      length += read
      if (read === 0 || length === PIECE_BYTES) return piece.subarray(0, length)
    }
  } catch {
    throw new UnreadableError()
  }
}

function* piecesOf(file: number, from: number): Generator<Uint8Array> {
  for (let position = from; ; position += PIECE_BYTES) {
    const piece = readPiece(file, position)
    if (piece.length > 0) yield piece
    if (piece.length < PIECE_BYTES) return
  }
}

/** Only its last byte can tell that a file is not UTF-8: one without a mark is read twice. */
function encodingOf(file: number, head: Uint8Array): { encoding: TextEncoding; markBytes: number } {
  const marked = markedEncoding(head)
  if (marked) return marked
  const isUtf8 = utf8Checker()
  for (const piece of piecesOf(file, 0)) if (!isUtf8(piece)) return { encoding: 'windows-1252', markBytes: 0 }
  return { encoding: isUtf8() ? 'utf-8' : 'windows-1252', markBytes: 0 }
}

async function readText(file: number, head: Uint8Array, take: LargeCsvTaker): Promise<void> {
  const { encoding, markBytes } = encodingOf(file, head)
  if (encoding === 'windows-1252') take.repair({ code: 'read_as_windows_1252', row: null })
  if (encoding.startsWith('utf-16')) take.repair({ code: 'read_as_utf_16', row: null })
  const signs = watchForSigns(take)
  const pieces = textPieces(file, markBytes, encoding, { ...take, signs })
  const first = pieces.next().value ?? ''
  const sep = SEP_LINE.exec(first)
  if (sep) take.repair({ code: 'sep_line_left_out', row: null })
  const begin = sep ? first.slice(sep[0].length) : first
  const { delimiter, columns } = findDelimiter(begin, sep?.[1])
  if (columns > MAX_COLUMNS) {
    take.problem(problemAt('too_many_columns'))
    return
  }
  const table = tableReader(take, signs)
  await parsePieces(chain(begin, pieces), delimiter, table)
  table.end()
}

function* chain(first: string, others: Iterable<string>): Generator<string> {
  if (first !== '') yield first
  yield* others
}

/** The text with LF alone for line ends, wherever a piece was cut. */
function* textPieces(
  file: number,
  markBytes: number,
  encoding: TextEncoding,
  { progress, signs }: LargeCsvTaker & { readonly signs: SignWatch },
): Generator<string, undefined> {
  const decode = pieceDecoder(encoding)
  const total = Math.max(1, fstatSync(file).size)
  let read = markBytes
  let held = '' // a CR at the end of a piece: the LF it may belong to comes first in the next
  for (const piece of piecesOf(file, markBytes)) {
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
    let records = 0
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
  readonly record: (row: number, cells: readonly string[]) => void
  readonly unbalanced: (row: number) => void
  readonly end: () => void
}

/** Records as a table: the first that is not blank has the headings, blank ones are passed over. */
function tableReader(take: LargeCsvTaker, signs: SignWatch): TableReader {
  let header: readonly string[] | null = null
  let headerRow = 1
  let rows = 0
  let lastUnbalanced = 0
  return {
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

function withoutBlankEnd(cells: readonly string[]): readonly string[] {
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
