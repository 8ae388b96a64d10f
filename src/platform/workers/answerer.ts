/** Answers questions one after another, in the order they are asked: beside us in a thread of its own, or here. */
export interface Answerer<Question, Answer> {
  /** Fails with what went wrong. Somebody has to look at every answer, sooner or later. */
  readonly ask: (question: Question) => Promise<Answer>
  /** Ends the work, finished or not. What has not been answered by then fails. */
  readonly end: () => Promise<void>
  /** It has ended, by itself or because it was told to: everything that is asked fails. */
  readonly isOver: () => boolean
}

/** What a thread is told to do with a question: at once, or in a while. */
export type AnswerQuestion<Question, Answer> = (question: Question) => Answer | Promise<Answer>

/** An answer on its way from the thread, or what went wrong instead. */
export type Reply<Answer> = { readonly answer: Answer } | { readonly fault: unknown }

// Records. For fewer there is little to gain: two threads load and compile the same code once more. `answerHere` has the
// same outside, so that every small run tests what is asked and answered; a test holds the two against each other.
const WORTH_A_THREAD = 2_000

/** Whether the work on so many records is worth threads of their own. */
export const isWorthAThread = (records: number): boolean => records >= WORTH_A_THREAD

/** Answers here and now: where there is so little to do that starting a thread would take longer. */
export function answerHere<Question, Answer>(answer: AnswerQuestion<Question, Answer>): Answerer<Question, Answer> {
  let last: Promise<unknown> = Promise.resolve()
  return {
    ask: (question) => {
      const next = last.then(() => answer(question))
      last = next.catch(() => undefined)
      return next
    },
    end: async () => undefined,
    isOver: () => false,
  }
}
