import { crc32 } from 'node:zlib'

// ZIP files byte by byte: what no library writes (lies, two entries of one name, a name that leads out of the folder)
// and the same bytes whatever version of zlib is about, since nothing is compressed but what repeats.

/** One entry of a ZIP file. */
export interface ZipEntry {
  readonly name: string
  readonly content: Uint8Array | Repeated
  /** What the file says of the size unpacked, where that is a lie. */
  readonly saidSize?: number
  /** Says that a password is needed. */
  readonly isLocked?: boolean
}

/** Text with a part that stands many times: what a bomb is made of. */
export interface Repeated {
  readonly before: string
  readonly unit: string
  readonly times: number
  readonly after: string
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const DEFLATED = 8
/** 1 January 2026, as MS-DOS writes it. */
const DATE = ((2026 - 1980) << 9) | (1 << 5) | 1

/** A ZIP file of these entries, in their order. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const { bytes, size, crc, method } = packed(entry.content)
    const name = Buffer.from(entry.name, 'utf8')
    const told = {
      method,
      crc,
      packedSize: bytes.length,
      size: entry.saidSize ?? size,
      isLocked: entry.isLocked === true,
    }
    const local = Buffer.concat([localHeader(name, told), bytes])
    centrals.push(centralHeader(name, told, offset))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

interface Told {
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly isLocked: boolean
}

function localHeader(name: Buffer, told: Told): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(LOCAL, 0)
  header.writeUInt16LE(20, 4)
  writeTold(header, 6, name, told)
  return Buffer.concat([header, name])
}

function centralHeader(name: Buffer, told: Told, offset: number): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(CENTRAL, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(20, 6)
  writeTold(header, 8, name, told)
  header.writeUInt32LE(offset, 42)
  return Buffer.concat([header, name])
}

/** Flags, method, time, checksum, sizes and length of name: alike in both headers. Bit 11: the name is UTF-8. */
function writeTold(header: Buffer, at: number, name: Buffer, told: Told): void {
  header.writeUInt16LE(0x0800 | (told.isLocked ? 1 : 0), at)
  header.writeUInt16LE(told.method, at + 2)
  header.writeUInt16LE(DATE, at + 6)
  header.writeUInt32LE(told.crc, at + 8)
  header.writeUInt32LE(told.packedSize, at + 12)
  header.writeUInt32LE(told.size, at + 16)
  header.writeUInt16LE(name.length, at + 20)
}

function packed(content: Uint8Array | Repeated) {
  if (content instanceof Uint8Array) {
    return { bytes: content, size: content.length, crc: crc32(content), method: 0 }
  }
  const { before, unit, times, after } = content
  let crc = crc32(before)
  const block = Buffer.from(unit.repeat(1000))
  for (let left = times; left > 0; left -= 1000) {
    crc = crc32(left >= 1000 ? block : block.subarray(0, left * Buffer.byteLength(unit)), crc)
  }
  const size = Buffer.byteLength(before) + Buffer.byteLength(unit) * times + Buffer.byteLength(after)
  return { bytes: deflateRepeated(content), size, crc: crc32(after, crc), method: DEFLATED }
}

/** Longest match of DEFLATE, and the last code of its length. Source: RFC 1951 section 3.2.5. */
const LONGEST = 258
const FIXED_BLOCK_FINAL = 0b011

/** DEFLATE with the fixed codes: the text before, the unit once, then "go back one unit and copy" as long as it takes. */
function deflateRepeated({ before, unit, times, after }: Repeated): Buffer {
  const bits = new BitWriter()
  bits.write(FIXED_BLOCK_FINAL, 3)
  const once = Buffer.from(unit)
  for (const byte of Buffer.concat([Buffer.from(before), once])) writeLiteral(bits, byte)
  let left = once.length * (times - 1)
  const distance = distanceCode(once.length)
  for (; left >= LONGEST; left -= LONGEST) {
    bits.writeCode(285 - 280 + 0b11000000, 8)
    bits.writeCode(distance.code, 5)
    bits.write(distance.extra, distance.bits)
  }
  const done = (once.length * (times - 1) - left) % once.length
  const tail = Buffer.from(unit.repeat(Math.ceil(LONGEST / once.length) + 1)).subarray(done, done + left)
  for (const byte of Buffer.concat([tail, Buffer.from(after)])) writeLiteral(bits, byte)
  bits.writeCode(0, 7) // end of block
  return bits.finish()
}

function writeLiteral(bits: BitWriter, byte: number): void {
  if (byte < 144) bits.writeCode(0b00110000 + byte, 8)
  else bits.writeCode(0b110010000 + byte - 144, 9)
}

/** The code of a distance, and what is added to its base. Source: RFC 1951 section 3.2.5. */
function distanceCode(distance: number): { code: number; extra: number; bits: number } {
  if (distance <= 4) return { code: distance - 1, extra: 0, bits: 0 }
  const bits = Math.floor(Math.log2(distance - 1)) - 1
  const half = ((distance - 1) >> bits) & 1
  return { code: 2 * (bits + 1) + half, extra: (distance - 1) & ((1 << bits) - 1), bits }
}

/** Bits in the order of DEFLATE: numbers from their lowest bit, codes from their highest. */
class BitWriter {
  readonly #bytes: number[] = []
  #current = 0
  #filled = 0

  write(value: number, length: number): void {
    for (let bit = 0; bit < length; bit++) this.#push((value >> bit) & 1)
  }

  writeCode(code: number, length: number): void {
    for (let bit = length - 1; bit >= 0; bit--) this.#push((code >> bit) & 1)
  }

  finish(): Buffer {
    if (this.#filled > 0) this.#bytes.push(this.#current)
    return Buffer.from(this.#bytes)
  }

  #push(bit: number): void {
    this.#current |= bit << this.#filled
    this.#filled++
    if (this.#filled < 8) return
    this.#bytes.push(this.#current)
    this.#current = 0
    this.#filled = 0
  }
}
