import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { Answerer, Reply } from './answerer.ts'

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/**
 * Starts a module that answers questions (see answer-questions.ts) in a thread of its own. What is asked and answered is
 * copied: plain values alone, of the types that both sides name. Only while something is asked does the thread keep the
 * process running. `youngMegabytes`: what may be new in its heap, at most.
 */
export function startWorker<Question, Answer>(module: URL, youngMegabytes = YOUNG_MB): Answerer<Question, Answer> {
  const worker = open(module, youngMegabytes)
  const waiting: Waiting<Answer>[] = []
  let over: Error | null = null
  const failAll = (error: Error) => {
    over ??= error
    for (const { reject } of waiting.splice(0)) reject(error)
  }
  worker.unref()
  worker.on('message', (reply: Reply<Answer>) => {
    const asked = waiting.shift()
    if (waiting.length === 0) worker.unref()
    if ('fault' in reply) asked?.reject(reply.fault)
    else asked?.resolve(reply.answer)
  })
  worker.on('error', failAll).on('messageerror', failAll)
  worker.on('exit', () => failAll(new Error(`the thread of ${module.pathname.split('/').at(-1)} has ended`)))
  return {
    ask: (question) => {
      const answer = new Promise<Answer>((resolve, reject) => {
        if (over !== null) return reject(over)
        waiting.push({ resolve, reject })
        worker.ref()
        worker.postMessage(question)
      })
      // Whoever asked may be busy with an earlier answer when this one fails: it is told when it looks.
      answer.catch(unheard)
      return answer
    },
    end: async () => {
      await worker.terminate()
    },
    isOver: () => over !== null,
  }
}

/** Out here: made where something is asked, it would keep the question, which has been copied, until it is answered. */
const unheard = () => undefined

/** What is new in the heap of a thread, at most. V8 takes four times as much, and gains no time by it (npm run bench). */
const YOUNG_MB = 12

const optionsOf = (youngMegabytes: number): WorkerOptions => ({
  resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  execArgv: [],
  env: {}, // settings and keys are none of its business
})

/** Runs from the sources too: then the thread first loads what turns TypeScript into JavaScript, that of this package. */
function open(module: URL, youngMegabytes: number): Worker {
  const options = optionsOf(youngMegabytes)
  const here = import.meta.url
  if (!here.endsWith('.ts')) return new Worker(new URL(module.href.replace(/\.ts$/, '.js')), options)
  // Asked for by its name we would get the twin of it for CommonJS, which cannot be loaded in a thread.
  const loader = new URL('./esm/api/index.mjs', pathToFileURL(createRequire(here).resolve('tsx'))).href
  const load = `import(${JSON.stringify(loader)}).then(({ register }) => {
    register()
    return import(${JSON.stringify(module.href)})
  })`
  return new Worker(load, { ...options, eval: true })
}
