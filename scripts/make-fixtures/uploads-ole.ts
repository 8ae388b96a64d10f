// The older container of Office files, byte by byte: a little disk with sectors, a table of them and a directory.
// Source: [MS-CFB]. Old workbooks (.xls) are such files, and so are workbooks locked with a password.

const SECTOR = 512
const FREE = 0xffffffff
const END_OF_CHAIN = 0xfffffffe
const TABLE_SECTOR = 0xfffffffd
const NO_ENTRY = 0xffffffff
const STORAGE_ROOT = 5
const STREAM = 2

/** A container with streams of 4,096 bytes each, all zeros but for how they begin. */
export function oleFile(streams: Readonly<Record<string, Uint8Array>>): Buffer {
  const names = Object.keys(streams)
  const perStream = 4096 / SECTOR // shorter ones would need the table of small sectors
  const directorySector = 1
  const table = Buffer.alloc(SECTOR, 0xff)
  table.writeUInt32LE(TABLE_SECTOR, 0)
  table.writeUInt32LE(END_OF_CHAIN, 4 * directorySector)
  const directory = Buffer.alloc(SECTOR)
  entry('Root Entry', STORAGE_ROOT, { child: 1, start: END_OF_CHAIN, size: 0 }).copy(directory, 0)
  const contents = names.map((name, index) => {
    const start = directorySector + 1 + index * perStream
    for (let sector = 0; sector < perStream; sector++) {
      table.writeUInt32LE(sector === perStream - 1 ? END_OF_CHAIN : start + sector + 1, 4 * (start + sector))
    }
    const next = index + 1 < names.length ? index + 2 : NO_ENTRY
    entry(name, STREAM, { right: next, start, size: 4096 }).copy(directory, 128 * (index + 1))
    const content = Buffer.alloc(4096)
    Buffer.from(streams[name] ?? []).copy(content)
    return content
  })
  return Buffer.concat([header(directorySector), table, directory, ...contents])
}

function header(directorySector: number): Buffer {
  const bytes = Buffer.alloc(SECTOR)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.writeUInt16LE(0x3e, 24)
  bytes.writeUInt16LE(3, 26)
  bytes.writeUInt16LE(0xfffe, 28)
  bytes.writeUInt16LE(9, 30) // sectors of 2 to the 9th bytes
  bytes.writeUInt16LE(6, 32)
  bytes.writeUInt32LE(1, 44)
  bytes.writeUInt32LE(directorySector, 48)
  bytes.writeUInt32LE(4096, 56)
  bytes.writeUInt32LE(END_OF_CHAIN, 60)
  bytes.writeUInt32LE(END_OF_CHAIN, 68)
  bytes.fill(0xff, 76)
  bytes.writeUInt32LE(0, 76)
  return bytes
}

interface EntryPlace {
  readonly child?: number
  readonly right?: number
  readonly start: number
  readonly size: number
}

function entry(name: string, type: number, { child = NO_ENTRY, right = NO_ENTRY, start, size }: EntryPlace): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.write(name, 'utf16le')
  bytes.writeUInt16LE(2 * (name.length + 1), 64)
  bytes.writeUInt8(type, 66)
  bytes.writeUInt8(1, 67)
  bytes.writeUInt32LE(FREE, 68)
  bytes.writeUInt32LE(right, 72)
  bytes.writeUInt32LE(child, 76)
  bytes.writeUInt32LE(start, 116)
  bytes.writeUInt32LE(size, 120)
  return bytes
}
