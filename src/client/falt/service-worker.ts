/** What the service puts before this script: what is kept, and a mark that changes with it. */
interface Kept {
  readonly version: string
  readonly kept: readonly string[]
}

interface Waits extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface Fetches extends Event {
  readonly request: Request
  respondWith(reply: Promise<Response>): void
}

// The types of a page and of a service worker cannot be had together: this is what of the latter is used.
declare const self: {
  readonly falt: Kept
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', does: (event: Waits) => void): void
  addEventListener(type: 'fetch', does: (event: Fetches) => void): void
  addEventListener(type: 'message', does: (event: MessageEvent<unknown>) => void): void
}

const { version, kept } = self.falt
const NAME = `falt-${version}`

/** Fetches everything anew, past the browser's own store: all of one version or none. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(NAME)
  await cache.addAll(kept.map((path) => new Request(path, { cache: 'reload' })))
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith('falt-') && name !== NAME).map((name) => caches.delete(name)),
  )
  await self.clients.claim()
}

const replyTo = async (path: string, request: Request): Promise<Response> =>
  (await (await caches.open(NAME)).match(path)) ?? fetch(request)

self.addEventListener('install', (event) => event.waitUntil(keepAll()))
self.addEventListener('activate', (event) => event.waitUntil(forgetOthers()))
// A new version waits until somebody says so: nothing is exchanged under a post that is being written.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting()
})
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method === 'GET' && origin === self.location.origin && kept.includes(pathname))
    event.respondWith(replyTo(pathname, event.request))
})

export {}
