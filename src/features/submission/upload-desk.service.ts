import { foldHeading } from '../../domain/submission/column-map.ts'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import type { Answerer } from '../../platform/workers/answerer.ts'
import { startWorker } from '../../platform/workers/start-worker.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { answerById, placeOf, sourceOf } from './answer.service.ts'
import { rowsOf } from './answer-row.repository.ts'
import { roundOf } from './template.service.ts'
import {
  type OpenedUpload,
  openUpload,
  rememberedColumns,
  stepUpload,
  type UploadStep,
  unfinishedUploads,
} from './upload.repository.ts'
import { uploadTexts } from './upload.texts.ts'
import type { UploadAnswer, UploadQuestion } from './upload-work.service.ts'

/** Where units' files are read, checked and written, one at a time, beside the server. */
export interface UploadDesk {
  /** Puts a file in line. One that is in line already stays where it is. */
  readonly take: (uploadId: string) => void
  /** Gets ready: somebody is about to send a file, and starting takes longer than reading one. */
  readonly wake: () => void
  /** The template of an answer. */
  readonly template: (answer: StoredAnswer, language: Language) => Promise<Uint8Array>
  /** The file with what is to be corrected in it marked. */
  readonly returned: (answer: StoredAnswer, upload: OpenedUpload, language: Language) => Promise<Uint8Array>
  /** Settled when nothing is in line. */
  readonly idle: () => Promise<void>
  readonly end: () => Promise<void>
}

/** Seconds without work after which the thread is ended and its memory given back. */
const IDLE_SECONDS = 30

/** Opens the desk. Files that were in line when the service stopped are taken up again. `onError` hears of what is our own fault. */
export function openUploadDesk(context: Context, onError: (error: unknown) => void): UploadDesk {
  let worker: Answerer<UploadQuestion, UploadAnswer> | null = null
  let rest: NodeJS.Timeout | undefined
  let underWay = 0
  const waiting = new Set<string>()
  let last: Promise<void> = Promise.resolve()
  let isOver = false

  const endWorker = async () => {
    clearTimeout(rest)
    const ending = worker
    worker = null
    // In order where nothing is under way: first the process of the thread, then the thread.
    if (underWay === 0) await ending?.ask({ kind: 'rest' }).catch(() => undefined)
    await ending?.end()
  }
  const started = () => {
    clearTimeout(rest)
    worker ??= startWorker<UploadQuestion, UploadAnswer>(new URL('./upload.worker.ts', import.meta.url))
    return worker
  }
  const restLater = () => {
    clearTimeout(rest)
    rest = setTimeout(() => void endWorker(), IDLE_SECONDS * 1000).unref()
  }
  const ask = async (question: UploadQuestion): Promise<UploadAnswer> => {
    underWay += 1
    try {
      return await started()
        .ask(question)
        .finally(() => {
          underWay -= 1
        })
    } catch (error) {
      await endWorker() // what is left of it is not trusted with the next file
      throw error
    } finally {
      if (worker !== null) restLater()
    }
  }
  const wake = () => {
    if (worker !== null || isOver) return
    started()
    restLater()
  }
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.then(
      () => undefined,
      () => undefined,
    )
    return next
  }
  const tell = (error: unknown) => {
    if (!isOver) onError(error)
  }
  const take = (uploadId: string) => {
    if (waiting.has(uploadId)) return
    waiting.add(uploadId)
    inLine(async () => {
      waiting.delete(uploadId)
      if (isOver) return // it is taken up when the service starts again
      await workOn(context, uploadId, ask, () => isOver)
    }).catch(tell)
  }
  const write = async (question: UploadQuestion): Promise<Uint8Array> => {
    const answer = await inLine(() => ask(question))
    if (answer.kind !== 'workbook') throw new Error('asked for a workbook')
    return answer.bytes
  }
  inLine(async () => {
    for (const id of await unfinishedUploads(context.db)) take(id)
  }).catch(tell)
  return {
    take,
    wake,
    template: (answer, language) => write({ kind: 'template', round: roundOf(answer), language }),
    returned: (answer, { reading, choices, outcome }, language) =>
      write({
        kind: 'returned',
        reading: reading ?? '',
        choices: JSON.stringify(choices),
        check: outcome ?? '',
        round: roundOf(answer),
        language,
      }),
    idle: async () => {
      for (let line = last; ; line = last) {
        await line
        if (line === last) return
      }
    },
    end: async () => {
      isOver = true
      await endWorker()
    },
  }
}

type Ask = (question: UploadQuestion) => Promise<UploadAnswer>

/** Takes a file as far as it goes without the unit: read, then checked. Our own failure refuses it, so that nobody waits for ever. */
async function workOn(context: Context, uploadId: string, ask: Ask, isOver: () => boolean): Promise<void> {
  const upload = await openUpload(context, uploadId)
  if (upload === undefined || (upload.state !== 'received' && upload.state !== 'read')) return
  const answer = await answerById(context, upload.answerId)
  const censusId = answer.round.census.id
  const step = async (revision: number, to: UploadStep) => stepUpload(context, { id: uploadId, revision, censusId }, to)
  try {
    if (upload.state === 'received') await readFile(context, answer, upload, ask, step)
    const read = upload.state === 'read' ? upload : await openUpload(context, uploadId)
    if (read?.state === 'read') await checkFile(context, answer, read, ask, step)
  } catch (error) {
    if (isOver()) return // broken off by the end of the service: no fault of the file
    const now = await openUpload(context, uploadId)
    const refusal = JSON.stringify({ code: 'our_fault', messages: [uploadTexts.ourFault] })
    if (now?.state === 'received' || now?.state === 'read')
      await step(now.revision, { state: 'refused', original: null, reading: null, choices: null, outcome: refusal })
    throw error
  }
}

type Step = (revision: number, to: UploadStep) => Promise<boolean>

async function readFile(
  context: Context,
  answer: StoredAnswer,
  { fileName, original, choices, revision }: OpenedUpload,
  ask: Ask,
  step: Step,
): Promise<void> {
  const read = await ask({ kind: 'read', name: fileName, bytes: new Uint8Array(original ?? []) })
  if (read.kind === 'refused') {
    await step(revision, { state: 'refused', original: null, outcome: JSON.stringify(read.refusal) })
    return
  }
  if (read.kind !== 'reading') throw new Error('asked for a reading')
  const folded = read.header.map(foldHeading)
  const known = await rememberedColumns(context, answer.unit.id, folded)
  const remembered = Object.fromEntries(
    folded.flatMap((heading, index) => {
      const column = known.get(heading)
      return column === undefined ? [] : [[String(index), column] as const]
    }),
  )
  await step(revision, {
    state: 'read',
    original: null,
    reading: read.reading,
    choices: { ...choices, remembered },
  })
}

async function checkFile(
  context: Context,
  answer: StoredAnswer,
  { reading, choices, revision }: OpenedUpload,
  ask: Ask,
  step: Step,
): Promise<void> {
  const rows = await rowsOf(context, placeOf(answer))
  const checked = await ask({
    kind: 'check',
    reading: reading ?? '',
    choices: JSON.stringify(choices),
    surroundings: {
      ...sourceOf(answer),
      standing: rows.map(({ key, cells, version }) => ({ key, cells, version })),
    },
  })
  if (checked.kind === 'refused') {
    const outcome = JSON.stringify(checked.refusal)
    await step(revision, { state: 'refused', original: null, reading: null, choices: null, outcome })
    return
  }
  if (checked.kind !== 'check') throw new Error('asked for a check')
  await step(revision, { state: checked.isSettled ? 'checked' : 'waiting', outcome: checked.check })
}
