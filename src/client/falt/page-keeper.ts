const SCRIPT = '/falt/service-worker.js'
const SCOPE = '/falt'

/**
 * Keeps the page in the phone, so that it opens without network. `onNew` is told of a new version, which waits until it
 * is asked to take over: nothing is exchanged under a post that is being written. Then the page is loaded again.
 */
export async function keepPage(onNew: (worker: ServiceWorker) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  let isNew = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isNew) location.reload()
    isNew = true
  })
  const registration = await navigator.serviceWorker
    .register(SCRIPT, { scope: SCOPE, updateViaCache: 'none' })
    .catch(() => null) // without network, or where the browser does not let pages be kept: counting works all the same
  if (registration === null) return
  const look = (worker: ServiceWorker | null) => {
    if (worker === null || registration.active === null) return
    if (worker.state === 'installed') onNew(worker)
    else worker.addEventListener('statechange', () => look(registration.waiting))
  }
  look(registration.waiting)
  registration.addEventListener('updatefound', () => look(registration.installing))
  addEventListener('online', () => void registration.update().catch(() => undefined))
}
