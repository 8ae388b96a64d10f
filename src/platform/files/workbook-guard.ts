import { crc32, inflateRawSync } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { WorkbookRefusalCode } from '../../domain/submission/workbook.texts.ts'
import { WORKBOOK_LIMITS } from '../../domain/submission/workbook.ts'
import { decodeText, startsWith } from './decode.ts'

/** A workbook that is not read, and why. */
export class WorkbookRefused extends Error {
  readonly code: WorkbookRefusalCode

  constructor(code: WorkbookRefusalCode) {
    super(code)
    this.code = code
  }
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
/** In an OLE file, the name of the stream that holds a workbook locked with a password. */
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le')

/** What can be told of a workbook without unpacking anything; `null` when it may be looked into. */
export function refusalAtDoor(bytes: Uint8Array): WorkbookRefusalCode | null {
  if (bytes.length > WORKBOOK_LIMITS.fileBytes) return 'workbook_too_large'
  if (startsWith(bytes, OLE)) return asBuffer(bytes).includes(LOCKED) ? 'workbook_locked' : 'workbook_old_form'
  return startsWith(bytes, ZIP) ? null : 'not_a_workbook'
}

/** The parts of a workbook that are read, by their names in small letters, as text. */
export type WorkbookParts = ReadonlyMap<string, string>

/** Parts are looked up by the names that the workbook gives them; these are where they can lie. */
const READ = /^xl\/(?:_rels\/workbook\.xml\.rels|(?:worksheets\/)?[^/]+\.xml)$/i
/** Case matters in XML: written otherwise they are nothing a reader knows. */
const FORBIDDEN = ['<!DOCTYPE', '<!ENTITY']
const XML = /\.(?:xml|rels|vml)$/i

/**
 * Unpacks a workbook under guard: few parts, honest names, no macros and no links out, little when unpacked whatever
 * its headers say, and no entities. Throws `WorkbookRefused`. Only what passes here is ever handed to a reader.
 */
export async function unpackWorkbook(bytes: Uint8Array): Promise<WorkbookParts> {
  const refusal = refusalAtDoor(bytes)
  if (refusal !== null) throw new WorkbookRefused(refusal)
  const zip = await asDamaged(fromBufferPromise(asBuffer(bytes), { validateEntrySizes: false }))
  const entries = await entriesOf(zip)
  refuseByNames(entries.map(({ fileName }) => fileName.toLowerCase()))
  if (entries.some((entry) => entry.isEncrypted())) throw new WorkbookRefused('workbook_locked')
  const declared = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (declared > WORKBOOK_LIMITS.unpackedBytes) throw new WorkbookRefused('workbook_unpacks_too_large')
  const parts = new Map<string, string>()
  let unpacked = 0
  for (const entry of entries) {
    const part = await unpackEntry(zip, asBuffer(bytes), entry, WORKBOOK_LIMITS.unpackedBytes - unpacked)
    unpacked += part.length
    const text = READ.test(entry.fileName) ? decodeText(part).text : null
    if (XML.test(entry.fileName) && FORBIDDEN.some((word) => (text ?? part).includes(word)))
      throw new WorkbookRefused('workbook_has_entities')
    if (text !== null) parts.set(entry.fileName.toLowerCase(), text)
  }
  if (unpacked > bytes.length * WORKBOOK_LIMITS.ratio) throw new WorkbookRefused('workbook_packed_too_tight')
  return parts
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** What yauzl throws is about the packing of the file, whatever it says. */
async function asDamaged<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch {
    throw new WorkbookRefused('workbook_damaged')
  }
}

async function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  if (zip.entryCount > WORKBOOK_LIMITS.parts) throw new WorkbookRefused('workbook_too_many_parts')
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry)
  } catch (error) {
    const isName = error instanceof Error && /fileName|path:/.test(error.message)
    throw new WorkbookRefused(isName ? 'workbook_part_names' : 'workbook_damaged')
  }
  return entries.filter(({ fileName }) => !fileName.endsWith('/'))
}

function refuseByNames(names: readonly string[]): void {
  if (new Set(names).size < names.length) throw new WorkbookRefused('workbook_part_names')
  const holds = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (holds(/(?:^|\/)vbaproject\.bin$|^xl\/macrosheets\//)) throw new WorkbookRefused('workbook_has_macros')
  if (holds(/^xl\/externallinks\//)) throw new WorkbookRefused('workbook_has_links')
  if (holds(/^xl\/workbook\.bin$/)) throw new WorkbookRefused('workbook_binary_form')
  if (!holds(/^xl\/workbook\.xml$/)) throw new WorkbookRefused('workbook_of_other_program')
}

/** Bytes that are unpacked in one go at most and at least: as many as the headers promise, within reason. */
const PIECE = { atLeast: 1024, atMost: 1024 * 1024 }
const STORED = 0
const DEFLATED = 8

/** Unpacks one part and stops where too much comes out: what the headers say of its size is believed when it is true. */
async function unpackEntry(zip: ZipFile, bytes: Buffer, entry: Entry, atMost: number): Promise<Buffer> {
  const { fileDataStart } = await asDamaged(zip.readLocalFileHeaderPromise(entry, { minimal: true }))
  const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize)
  const part = inflated(packed, entry, atMost)
  if (part.length > atMost) throw new WorkbookRefused('workbook_unpacks_too_large')
  const isWhole = part.length === entry.uncompressedSize && crc32(part) === entry.crc32
  if (!isWhole) throw new WorkbookRefused('workbook_damaged')
  return part
}

function inflated(packed: Buffer, { compressionMethod, uncompressedSize }: Entry, atMost: number): Buffer {
  if (compressionMethod === STORED) return packed
  if (compressionMethod !== DEFLATED) throw new WorkbookRefused('workbook_damaged')
  const chunkSize = Math.min(Math.max(uncompressedSize + 1, PIECE.atLeast), PIECE.atMost)
  try {
    return inflateRawSync(packed, { chunkSize, maxOutputLength: Math.max(atMost, 1) })
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw new WorkbookRefused(isTooLarge ? 'workbook_unpacks_too_large' : 'workbook_damaged')
  }
}
