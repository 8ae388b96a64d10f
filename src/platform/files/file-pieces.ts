import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { markedEncoding, type TextEncoding, utf8Checker } from './decode.ts'

/** Bytes read at a time. Even, so that no UTF-16 unit is cut in two. */
export const PIECE_BYTES = 1024 * 1024

/** A file that is read a piece at a time, wherever somebody likes to begin. */
export interface PiecewiseFile {
  readonly bytes: number
  /** The bytes at a place, at most one piece of them: each time a buffer of its own. */
  readonly pieceAt: (from: number, to?: number) => Uint8Array
  readonly piecesOf: (from: number, to?: number) => Generator<Uint8Array>
}

/** The disk gave no more of the file. */
class UnreadableError extends Error {}

/** Does something with a file; `null` when it cannot be opened or read. */
export async function withFile<Result>(
  path: string,
  work: (file: PiecewiseFile) => Result | Promise<Result>,
): Promise<Result | null> {
  const file = openForReading(path)
  if (file === null) return null
  try {
    return await work(piecewise(file))
  } catch (error) {
    if (error instanceof UnreadableError) return null
    throw error
  } finally {
    closeSync(file)
  }
}

function openForReading(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch {
    return null
  }
}

function piecewise(file: number): PiecewiseFile {
  const pieceAt = (from: number, to = Infinity): Uint8Array => {
    const most = Math.max(0, Math.min(PIECE_BYTES, to - from))
    const piece = new Uint8Array(most)
    let length = 0
    try {
      for (;;) {
        const read = readSync(file, piece, length, most - length, from + length)
        length += read
        if (read === 0 || length === most) return piece.subarray(0, length)
      }
    } catch {
      throw new UnreadableError()
    }
  }
  return {
    bytes: fstatSync(file).size,
    pieceAt,
    piecesOf: function* (from, to) {
      for (let position = from; ; position += PIECE_BYTES) {
        const piece = pieceAt(position, to)
        if (piece.length > 0) yield piece
        if (piece.length < PIECE_BYTES) return
      }
    },
  }
}

/** How a file was written, and the length of its byte order mark. Only its last byte can tell that one without a mark is not UTF-8. */
export function encodingOf({ pieceAt, piecesOf }: PiecewiseFile): { encoding: TextEncoding; markBytes: number } {
  const marked = markedEncoding(pieceAt(0))
  if (marked) return marked
  const isUtf8 = utf8Checker()
  for (const piece of piecesOf(0)) if (!isUtf8(piece)) return { encoding: 'windows-1252', markBytes: 0 }
  return { encoding: isUtf8() ? 'utf-8' : 'windows-1252', markBytes: 0 }
}
