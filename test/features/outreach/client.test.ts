import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildClient } from '../../../scripts/build-client.ts'
import { buildApp } from '../../../src/app.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'

/** Bytes, compressed: the script of the page and its service worker together. */
const MOST_BYTES = 15_000

it('what the phone loads is small, and the same sources give the same bytes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'falt-'))
  try {
    const built = await buildClient(folder)
    expect(built.reduce((sum, { compressed }) => sum + compressed, 0)).toBeLessThan(MOST_BYTES)
    const before = await readFile(join(folder, 'falt.js'), 'utf8')
    await buildClient(folder)
    expect(await readFile(join(folder, 'falt.js'), 'utf8')).toBe(before)
  } finally {
    await rm(folder, { recursive: true })
  }
})

it('the page is the same for everybody, and its service worker may serve it', async () => {
  const context = await openTemporaryContext(MIGRATIONS)
  const app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  const get = (url: string, more: Record<string, string> = {}) =>
    app.inject({ url, headers: { host: 'localhost', ...more } })
  const page = await get('/falt')
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.body).not.toMatch(/<script(?![^>]*src=)|style=|<style/)
  const packed = await get('/falt', { 'accept-encoding': 'gzip, br' })
  expect(packed.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(packed.rawPayload).toString('utf8')).toBe(page.body)
  const worker = await get('/falt/service-worker.js')
  expect(worker.headers).toMatchObject({ 'service-worker-allowed': '/falt', 'cache-control': 'no-store' })
  const kept = JSON.parse(/^self\.falt=(\{.*\});$/m.exec(worker.body)?.[1] ?? '')
  expect(kept.version).toMatch(/^[0-9a-f]{12}$/)
  for (const path of kept.kept) expect([path, (await get(path)).statusCode]).toEqual([path, 200])
  const manifest = (await get('/falt/manifest.webmanifest')).json()
  expect(manifest).toMatchObject({ start_url: '/falt', scope: '/falt', display: 'standalone' })
  const information = (await get('/falt/information')).body
  for (const language of ['sv', 'en', 'ar', 'fi', 'pl', 'ro', 'so', 'ti'])
    expect(information).toContain(`lang="${language}"`)
  expect(information).toContain('dir="rtl"')
  await app.close()
  await context.db.destroy()
})
