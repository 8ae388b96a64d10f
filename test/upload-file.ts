import type { FastifyInstance } from 'fastify'
import type { SignedInAs } from './sign-in.ts'

/** A form with a file, as a browser sends it. */
export function multipartOf(
  csrf: string,
  name: string,
  bytes: Uint8Array | string,
): { readonly payload: Buffer; readonly headers: Record<string, string> } {
  const mark = '----tvarsnitt-test'
  const head =
    `--${mark}\r\ncontent-disposition: form-data; name="csrf"\r\n\r\n${csrf}\r\n` +
    `--${mark}\r\ncontent-disposition: form-data; name="fil"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${mark}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
  }
}

/** What a unit does with files, by the pages. */
export function uploading(app: FastifyInstance, me: SignedInAs, answer: string) {
  const accept = { accept: 'text/html' }
  const get = (url: string) => app.inject({ url, headers: { ...me.headers, ...accept } })
  const post = (url: string, fields: Readonly<Record<string, string>>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...me.headers, ...accept, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ csrf: me.csrf, ...fields }).toString(),
    })
  const send = (name: string, bytes: Uint8Array | string, csrf = me.csrf) => {
    const { payload, headers } = multipartOf(csrf, name, bytes)
    return app.inject({
      method: 'POST',
      url: `/svar/${answer}/filer`,
      headers: { ...me.headers, ...accept, ...headers },
      payload,
    })
  }
  /** The page of a file once it is read and checked. */
  const settled = async (url: string) => {
    for (;;) {
      const page = await get(url)
      if (page.headers.refresh === undefined) return page
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  /** Sends a file and answers its address and its page. */
  const upload = async (name: string, bytes: Uint8Array | string) => {
    const sent = await send(name, bytes)
    const url = String(sent.headers.location ?? '').replace(/\?.*/, '')
    return { url, body: (await settled(url)).body }
  }
  /** Does something with a file, from the revision that its page shows, and answers the page after it. */
  const act = async (url: string, what: string, fields: Readonly<Record<string, string>> = {}) => {
    const { body } = await settled(url)
    const revision = /name="revision" value="(\d+)"/.exec(body)?.[1] ?? ''
    const done = await post(`${url}/${what}`, { revision, ...fields })
    const page = done.statusCode === 303 ? await settled(String(done.headers.location)) : done
    return { status: done.statusCode, location: String(done.headers.location ?? ''), body: page.body }
  }
  return { get, post, send, settled, upload, act }
}
