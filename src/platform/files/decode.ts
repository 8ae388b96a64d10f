/** How a text file was written. Files from Swedish offices come in all four. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
}

/** Bytes looked at for the pattern of UTF-16: every other byte of Swedish text is NUL. */
const SAMPLE_BYTES = 4096

/** What Windows-1252 has where Latin-1 has control characters, 0x80 to 0x9F. Source: WHATWG Encoding, index windows-1252. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Byte order mark first, then the pattern of UTF-16, then strict UTF-8; what is none of these is Windows-1252. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = markedEncoding(bytes)
  if (marked?.encoding === 'utf-8') return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' }
  if (marked) return decodeUtf16(bytes.subarray(marked.markBytes), marked.encoding)
  const utf8 = strictUtf8(bytes)
  return utf8 === null
    ? { text: decodeWindows1252(bytes), encoding: 'windows-1252' }
    : { text: utf8, encoding: 'utf-8' }
}

/** Å, ä, ö, é and their capitals when UTF-8 was read as Windows-1252 and saved again. */
export const DOUBLY_ENCODED = /Ã[\u0080-\u00bf…„–…¶‰Š–“”•˜™š›œžŸ]/

/** Text as it was before somebody saved it as UTF-8 a second time; `null` when that was not done, or not to all of it. */
export function encodedOnce(text: string): string | null {
  if (!text.includes('Ã') || !DOUBLY_ENCODED.test(text)) return null
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) {
    const letter = text.charAt(index)
    const code = letter.charCodeAt(0)
    const high = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? -1 : WINDOWS_1252.indexOf(letter)
    if (high === -1 && code > 0xff) return null
    bytes[index] = high === -1 ? code : 0x80 + high
  }
  return strictUtf8(bytes)
}

/** An encoding that the first bytes of a file tell, with the length of its byte order mark. */
export interface MarkedEncoding {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'
  readonly markBytes: number
}

/** What the beginning of a file tells of its encoding; `null` when only the whole of it can tell. */
export function markedEncoding(head: Uint8Array): MarkedEncoding | null {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return { encoding: 'utf-8', markBytes: 3 }
  if (startsWith(head, [0xff, 0xfe])) return { encoding: 'utf-16le', markBytes: 2 }
  if (startsWith(head, [0xfe, 0xff])) return { encoding: 'utf-16be', markBytes: 2 }
  const nulSide = sideOfNuls(head.subarray(0, SAMPLE_BYTES))
  return nulSide === null ? null : { encoding: nulSide === 'odd' ? 'utf-16le' : 'utf-16be', markBytes: 0 }
}

/** Decodes a file a piece at a time; called without a piece at its end. Pieces hold an even number of bytes, the last may not. */
export function pieceDecoder(encoding: TextEncoding): (piece?: Uint8Array) => string {
  if (encoding === 'windows-1252') return (piece) => (piece ? decodeWindows1252(piece) : '')
  if (encoding !== 'utf-8') return (piece) => (piece ? decodeUtf16(piece, encoding).text : '')
  const decoder = new TextDecoder('utf-8')
  return (piece) => (piece ? decoder.decode(piece, { stream: true }) : decoder.decode())
}

/** Takes a file a piece at a time, and without a piece at its end, and answers whether all of it so far is UTF-8. */
export function utf8Checker(): (piece?: Uint8Array) => boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return (piece) => {
    try {
      decoder.decode(piece, { stream: piece !== undefined })
      return true
    } catch {
      return false
    }
  }
}

/** True when the bytes begin with these. */
export function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedText {
  const pairs = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))) // a copy: swap16 works in place
  const text = (encoding === 'utf-16be' ? pairs.swap16() : pairs).toString('utf16le')
  return { text, encoding }
}

/** On which side of the byte pairs the NULs are, when they are on one side and in most pairs. */
function sideOfNuls(sample: Uint8Array): 'even' | 'odd' | null {
  const nuls = { even: 0, odd: 0 }
  sample.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2 === 0 ? 'even' : 'odd'] += 1
  })
  const many = (sample.length / 2) * 0.5
  const few = (sample.length / 2) * 0.1
  if (nuls.odd > many && nuls.even <= few) return 'odd'
  return nuls.even > many && nuls.odd <= few ? 'even' : null
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null // the only failure there is: these bytes are not UTF-8
  }
}

/** Bytes decoded by hand at a time: a replacement notes every character it replaces until it is done. */
const PIECE_BYTES = 64 * 1024

/** By hand: some versions of Node decode the label windows-1252 as Latin-1 and lose € and the curly quotes. */
function decodeWindows1252(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    const piece = bytes.subarray(from, from + PIECE_BYTES)
    const latin1 = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1')
    pieces.push(latin1.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80)))
  }
  return pieces.join('')
}
