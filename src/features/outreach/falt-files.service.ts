import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../domain/terms/text.ts'
import { packageRoot, readPackageFile } from '../../platform/files/package-root.ts'
import { FALT, FALT_ICONS, FALT_STYLES, faltPage, informationPage, manifestOf } from './falt.page.tsx'

/** Everything the page on the phone is made of, as it is sent. */
export interface FaltFiles {
  readonly page: string
  readonly information: string
  readonly script: string
  readonly serviceWorker: string
  readonly manifest: string
}

/** What the phone keeps, so that the page opens without network. */
const KEPT = [
  ...[FALT, `${FALT}/information`, `${FALT}/falt.js`, `${FALT}/manifest.webmanifest`],
  ...[FALT_STYLES, ...FALT_ICONS.map(({ src }) => src)],
]

/**
 * The files of the page on the phone; `null` where the client was not built (`npm run build`). The service worker begins
 * with what it keeps and a mark of it all: when anything changes its bytes do, and phones fetch the new page.
 */
export function faltFiles(language: Language): FaltFiles | null {
  const built = ['falt.js', 'falt-service-worker.js'].map((name) => join(packageRoot(), 'dist', 'static', name))
  if (!built.every((path) => existsSync(path))) return null
  const [script = '', worker = ''] = built.map((path) => readFileSync(path, 'utf8'))
  const [page, information] = [faltPage(language), informationPage(language)]
  const manifest = JSON.stringify(manifestOf(language))
  const all = [page, information, manifest, script, worker, readPackageFile('assets', 'falt.css')]
  const version = createHash('sha256').update(all.join('\n')).digest('hex').slice(0, 12)
  const kept = JSON.stringify({ version, kept: KEPT })
  return { page, information, script, manifest, serviceWorker: `self.falt=${kept};\n${worker}` }
}
