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
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' }
  if (startsWith(bytes, [0xff, 0xfe])) return decodeUtf16(bytes.subarray(2), 'utf-16le')
  if (startsWith(bytes, [0xfe, 0xff])) return decodeUtf16(bytes.subarray(2), 'utf-16be')
  const nulSide = sideOfNuls(bytes.subarray(0, SAMPLE_BYTES))
  if (nulSide !== null) return decodeUtf16(bytes, nulSide === 'odd' ? 'utf-16le' : 'utf-16be')
  const utf8 = strictUtf8(bytes)
  return utf8 === null
    ? { text: decodeWindows1252(bytes), encoding: 'windows-1252' }
    : { text: utf8, encoding: 'utf-8' }
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

/** By hand: some versions of Node decode the label windows-1252 as Latin-1 and lose € and the curly quotes. */
function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return latin1.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80))
}
