import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** A file in a ZIP archive. */
export interface ZipEntry {
  readonly name: string
  readonly bytes: Uint8Array
}

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_OF_ARCHIVE = 0x06054b50
const LOCAL_SIZE = 30
const CENTRAL_SIZE = 46
const END_SIZE = 22
const VERSION = 20
const NAMES_IN_UTF8 = 0x0800
const STORED = 0
const DEFLATED = 8
/** 1 January 1980, the first day the format can say: the archive tells nothing of when it was made. */
const FIRST_DAY = 0x21
const LEVEL = 9

/**
 * Files as one ZIP archive, in the order given. The same files give the same bytes, whenever and wherever they are
 * packed, as long as zlib is the same: another version of it may pack the same content a little differently. Level 0
 * stores the files as they are.
 */
export function packZip(entries: readonly ZipEntry[], level = LEVEL): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of entries) {
    const path = Buffer.from(name, 'utf8')
    const packed = level === 0 ? Buffer.from(bytes) : deflateRawSync(bytes, { level })
    const about = describe(bytes, packed, path, level === 0 ? STORED : DEFLATED)
    const local = Buffer.alloc(LOCAL_SIZE)
    local.writeUInt32LE(LOCAL_HEADER, 0)
    about.copy(local, 4)
    const central = Buffer.alloc(CENTRAL_SIZE)
    central.writeUInt32LE(CENTRAL_HEADER, 0)
    central.writeUInt16LE(VERSION, 4)
    about.copy(central, 6)
    central.writeUInt32LE(offset, 42)
    files.push(local, path, packed)
    directory.push(central, path)
    offset += LOCAL_SIZE + path.length + packed.length
  }
  const end = Buffer.alloc(END_SIZE)
  end.writeUInt32LE(END_OF_ARCHIVE, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, ...directory, end])
}

/** What both headers of a file say of it, in the same order. */
function describe(bytes: Uint8Array, packed: Buffer, path: Buffer, method: number): Buffer {
  const about = Buffer.alloc(26)
  about.writeUInt16LE(VERSION, 0)
  about.writeUInt16LE(NAMES_IN_UTF8, 2)
  about.writeUInt16LE(method, 4)
  about.writeUInt16LE(FIRST_DAY, 8)
  about.writeUInt32LE(crc32(bytes), 10)
  about.writeUInt32LE(packed.length, 14)
  about.writeUInt32LE(bytes.length, 18)
  about.writeUInt16LE(path.length, 22)
  return about
}

/** The files of an archive that we made ourselves, in their order. No guard: what others send is not read with this. */
export function unpackZip(archive: Uint8Array): ZipEntry[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = bytes.length - END_SIZE // ours have no comment after the end
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = bytes.readUInt16LE(at + 28)
    const start = bytes.readUInt32LE(at + 42)
    const content = start + LOCAL_SIZE + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
    const packed = bytes.subarray(content, content + bytes.readUInt32LE(at + 20))
    const isStored = bytes.readUInt16LE(at + 10) === STORED
    const name = bytes.toString('utf8', at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength)
    entries.push({ name, bytes: isStored ? packed : inflateRawSync(packed) })
    at += CENTRAL_SIZE + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}
