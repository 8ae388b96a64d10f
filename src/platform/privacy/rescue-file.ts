import { createCipheriv, createDecipheriv } from 'node:crypto'

/** How a file that a phone saved begins: what it is, and how it is sealed. */
const BEGINS = Buffer.from('TVF1')
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What is in a file that a phone sealed with a key (AES-256-GCM); `null` when it was not sealed with that key. */
export function openRescueFile(key: Buffer, file: Uint8Array): string | null {
  const bytes = Buffer.from(file)
  const from = BEGINS.length + NONCE_BYTES
  if (bytes.length < from + TAG_BYTES || !bytes.subarray(0, BEGINS.length).equals(BEGINS)) return null
  const end = bytes.length - TAG_BYTES
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(BEGINS.length, from))
    decipher.setAuthTag(bytes.subarray(end))
    return Buffer.concat([decipher.update(bytes.subarray(from, end)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** The same file as a phone makes it. */
export function sealRescueFile(key: Buffer, nonce: Buffer, text: string): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([BEGINS, nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}
