import type { RandomBytes } from './privacy/vault.ts'

/** Ids written at a time: a large run takes a hundred thousand, which one by one take several times as long. */
const IDS_AT_A_TIME = 256
const ID_LENGTH = 36
const DASHES = [8, 13, 18, 23]
const DASH = 0x2d

/** A source of random uuids (version 4, RFC 9562), each given out once. */
export function uuids(random: RandomBytes): () => string {
  let written: Buffer = Buffer.alloc(0)
  let from = 0
  return () => {
    if (from === written.length) {
      written = writeIds(random)
      from = 0
    }
    from += ID_LENGTH
    return written.toString('latin1', from - ID_LENGTH, from)
  }
}

/** Ids one after another. Two digits are written of each byte; dashes then take the place of four, which are left over. */
function writeIds(random: RandomBytes): Buffer {
  const bytes = random((IDS_AT_A_TIME * ID_LENGTH) / 2)
  for (let id = 0; id < bytes.length; id += ID_LENGTH / 2) {
    bytes[id + 7] = 0x40 | ((bytes[id + 7] ?? 0) & 0x0f) // the version
    bytes[id + 9] = 0x08 | ((bytes[id + 9] ?? 0) & 0x03) // the variant
  }
  const written = Buffer.from(bytes.toString('hex'), 'latin1')
  for (let id = 0; id < written.length; id += ID_LENGTH) for (const dash of DASHES) written[id + dash] = DASH
  return written
}

/** Digits that ids of one kind have in common: what is left is still as random as it has to be. */
const IN_COMMON = 8

/**
 * Ids that begin alike, as random as others from there on: for the rows of one file. A table stands in the order of its
 * ids, and rows that lie together are stored in half the time. How they begin is random too: it tells nothing of other
 * files, and not in which order or when they came. `newId` has to tell ids apart by what comes after the beginning.
 */
export function idsTogether(newId: () => string): () => string {
  const common = newId().slice(0, IN_COMMON)
  return () => common + newId().slice(IN_COMMON)
}
