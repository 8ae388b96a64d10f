import { gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../domain/terms/text.ts'
import { FALT } from './falt.page.tsx'
import { type FaltFiles, faltFiles } from './falt-files.service.ts'
import { outreachTexts } from './outreach.texts.ts'

/**
 * The page on the phone. It holds nothing of anybody and is the same for all: who counts for whom comes with the code,
 * which stands after the # of the address and so in no request.
 */
export function faltRoutes(app: FastifyInstance, { language }: { readonly language: Language }): void {
  let files: FaltFiles | null = null
  const compressed = new Map<string, Buffer>()
  const send = (
    request: FastifyRequest,
    reply: FastifyReply,
    type: string,
    contentOf: (files: FaltFiles) => string,
  ) => {
    files ??= faltFiles(language)
    if (files === null)
      return reply.code(503).type('text/plain; charset=utf-8').send(outreachTexts.clientMissing[language])
    const content = contentOf(files)
    reply.type(type).header('vary', 'accept-encoding')
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(content)
    // Once: the same is sent to every phone, over the slowest network there is.
    const made = compressed.get(content) ?? gzipSync(content, { level: 9 })
    compressed.set(content, made)
    return reply.header('content-encoding', 'gzip').send(made)
  }
  const html = 'text/html; charset=utf-8'
  const script = 'text/javascript; charset=utf-8'
  app.get(FALT, (request, reply) => send(request, reply, html, ({ page }) => page))
  app.get(`${FALT}/information`, (request, reply) => send(request, reply, html, ({ information }) => information))
  app.get(`${FALT}/falt.js`, (request, reply) => send(request, reply, script, (each) => each.script))
  app.get(`${FALT}/manifest.webmanifest`, (request, reply) =>
    send(request, reply, 'application/manifest+json; charset=utf-8', ({ manifest }) => manifest),
  )
  app.get(`${FALT}/service-worker.js`, (request, reply) =>
    // It lies in the folder of the page and may serve the page itself too.
    send(request, reply.header('service-worker-allowed', FALT), script, ({ serviceWorker }) => serviceWorker),
  )
}
