import type { FastifyRequest } from 'fastify'

/** The fields and the file of the form; no file when none was chosen or it is too large. */
export async function readOneFile(request: FastifyRequest) {
  const marks: Record<string, string> = {}
  let file: Uint8Array | null = null
  if (!request.isMultipart()) return { marks: request.body, file }
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') marks[part.fieldname] = part.value
      continue
    }
    const chunks: Buffer[] = []
    for await (const chunk of part.file) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    if (bytes.length > 0 && !part.file.truncated) file = new Uint8Array(bytes)
  }
  return { marks, file }
}
