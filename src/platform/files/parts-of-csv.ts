import { findDelimiter, isBlankCell, isWorkbookFile, MAX_COLUMNS, SEP_LINE } from './csv.ts'
import { withLineFeeds } from './csv-records.ts'
import { pieceDecoder, type TextEncoding } from './decode.ts'
import { encodingOf, PIECE_BYTES, type PiecewiseFile, withFile } from './file-pieces.ts'
import { type CsvAbove, type CsvPart, withoutBlankEnd } from './read-large-csv.ts'

const [QUOTE, LF, CR] = [0x22, 0x0a, 0x0d]

/**
 * Parts of a CSV file that can be read side by side, each about as long as the others; `null` for one that has to be
 * read from its beginning to its end. In a file without quotes every line is a record: it may be cut at any.
 */
export async function partsOfCsv(path: string, parts: number): Promise<readonly CsvPart[] | null> {
  return withFile(path, (file) => {
    if (isWorkbookFile(file.pieceAt(0))) return null
    const { encoding, markBytes } = encodingOf(file)
    const begin = encoding.startsWith('utf-16') ? null : beginningOf(file, markBytes, encoding)
    const cuts = begin && cutsOf(file, markBytes, parts)
    if (begin === null || cuts === null) return null
    const { sepLines, ...above } = begin
    const starts: readonly Cut[] = [{ byte: markBytes, lines: 0 }, ...cuts]
    return starts.map(({ byte: from, lines }, at): CsvPart => {
      const to = cuts[at]?.byte ?? file.bytes
      return { from, to, encoding, above: at === 0 ? null : { ...above, records: lines - sepLines } }
    })
  })
}

/** What the first piece tells of all rows; `null` where it has no headings. */
function beginningOf(
  file: PiecewiseFile,
  markBytes: number,
  encoding: TextEncoding,
): (Omit<CsvAbove, 'records'> & { readonly sepLines: number }) | null {
  const text = withLineFeeds(pieceDecoder(encoding)(file.pieceAt(markBytes)))
  const sep = SEP_LINE.exec(text)
  const begin = sep ? text.slice(sep[0].length) : text
  const { delimiter, columns } = findDelimiter(begin, sep?.[1])
  const lines = begin.split('\n').map((line) => line.split(delimiter))
  const at = lines.findIndex((cells) => !cells.every(isBlankCell))
  const header = lines[at]
  if (columns > MAX_COLUMNS || header === undefined) return null
  return { delimiter, header: withoutBlankEnd(header), headerRow: at + 1, sepLines: sep ? 1 : 0 }
}

interface Cut {
  readonly byte: number
  /** Lines above it. */
  readonly lines: number
}

/** Where a file can be cut into so many parts, none of them shorter than a piece; `null` when it cannot. */
function cutsOf(file: PiecewiseFile, markBytes: number, parts: number): readonly Cut[] | null {
  const length = Math.max(PIECE_BYTES, Math.ceil((file.bytes - markBytes) / parts))
  const cuts: Cut[] = []
  let [from, lines, before] = [markBytes, 0, LF]
  for (const piece of file.piecesOf(markBytes)) {
    if (piece.includes(QUOTE) || hasLoneCr(piece, before)) return null
    for (let at = piece.indexOf(LF); at !== -1 && cuts.length < parts - 1; at = piece.indexOf(LF, at + 1)) {
      lines++
      const byte = from + at + 1
      if (byte >= markBytes + (cuts.length + 1) * length && byte < file.bytes) cuts.push({ byte, lines })
    }
    from += piece.length
    before = piece[piece.length - 1] ?? before
  }
  return before === CR || cuts.length !== parts - 1 ? null : cuts
}

/** Whether a CR ends a line by itself, in a piece or at the end of what stands before it. */
function hasLoneCr(piece: Uint8Array, before: number): boolean {
  if (before === CR && piece[0] !== LF) return true
  for (let at = piece.indexOf(CR); at !== -1; at = piece.indexOf(CR, at + 1))
    if (at + 1 < piece.length && piece[at + 1] !== LF) return true
  return false
}
