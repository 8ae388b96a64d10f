import { parentPort } from 'node:worker_threads'
import type { AnswerQuestion, Reply } from './answerer.ts'

/** What the module of a worker thread does (see start-worker.ts): answers what it is asked, one question at a time. */
export function answerQuestions<Question, Answer>(answer: AnswerQuestion<Question, Answer>): void {
  let last: Promise<void> = Promise.resolve()
  parentPort?.on('message', (question: Question) => {
    last = last.then(async () => {
      const reply = await replyTo(question, answer)
      parentPort?.postMessage(reply)
    })
  })
}

async function replyTo<Question, Answer>(
  question: Question,
  answer: AnswerQuestion<Question, Answer>,
): Promise<Reply<Answer>> {
  try {
    return { answer: await answer(question) }
  } catch (fault) {
    return { fault }
  }
}
