import Papa from 'papaparse'

/** Characters that are parsed at a time. What papaparse makes of a broken file is many times the size of what it parses. */
const PIECE = 256 * 1024
/** Characters a record may have: a longer one was opened by a quote that nobody closed, or is no list of persons. */
const LONGEST_RECORD = PIECE

/** Some of the records of a text, in the order they stand. */
export interface RecordPiece {
  readonly records: readonly (readonly string[])[]
  /** Which of them have a quote that does not end where its cell does. */
  readonly unbalanced: ReadonlySet<number>
  /** True when the record after these is too long to be one. The text is not read any further. */
  readonly nextIsTooLong: boolean
}

/**
 * The records of a text a piece at a time, so that memory follows the piece and not what a broken file can be made to
 * yield. A reader that has seen enough just stops.
 */
export function* recordPieces(text: string, delimiter: string): Generator<RecordPiece> {
  const parser = new Papa.Parser({ delimiter, newline: '\n' })
  let rest = '' // the beginning of a record that goes on in the next piece
  for (let from = 0; ; ) {
    const to = endOfPiece(text, from)
    const read = from === 0 && text.startsWith('\ufeff') ? text.slice(1, to) : text.slice(from, to)
    const piece = rest + withLineFeeds(read)
    const isLast = to === text.length
    const { data, errors, meta }: Papa.ParseResult<string[]> = parser.parse(piece, 0, !isLast)
    rest = isLast ? '' : piece.slice(meta.cursor)
    const nextIsTooLong = rest.length > LONGEST_RECORD
    yield { records: data, unbalanced: rowsOf(errors, data.length), nextIsTooLong }
    if (isLast || nextIsTooLong) return
    from = to
  }
}

/** Line ends as papaparse is told to look for them. */
export const withLineFeeds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

/** No piece ends between CR and LF. */
function endOfPiece(text: string, from: number): number {
  const to = Math.min(from + PIECE, text.length)
  return text.charAt(to - 1) === '\r' && text.charAt(to) === '\n' ? to + 1 : to
}

/**
 * papaparse may report one broken quote many times; one problem for each row is what a person can use. What it tells of
 * the record that goes on in the next piece is told again, or proves wrong, when all of it is there.
 */
const rowsOf = (errors: readonly Papa.ParseError[], records: number): ReadonlySet<number> =>
  new Set(errors.flatMap(({ type, row = 0 }) => (type === 'Quotes' && row < records ? [row] : [])))
