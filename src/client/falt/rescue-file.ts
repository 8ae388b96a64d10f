import { h } from './elements.ts'
import type { Waiting } from './store.ts'

const KEEP_MS = 60_000

/** Saves what waits as a file, locked with a key that only the service has the other side of. It stays in the phone too. */
export async function saveRescueFile(key: CryptoKey, waiting: readonly Waiting[]): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify(waiting.map(({ id, post }) => ({ id, body: post }))))
  const locked = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text)
  const address = URL.createObjectURL(new Blob(['TVF1', iv, locked], { type: 'application/octet-stream' }))
  const link = h('a', { href: address })
  link.download = `tvarsnitt-${new Date().toISOString().slice(0, 10)}.falt`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS)
}
