/**
 * Three-valued logic (Kleene): what a blank leaves open is *unknown*, never no.
 * `all` is no as soon as one part is no, `any` is yes as soon as one part is yes: then no blank could change it.
 */
export type Answer = 'yes' | 'no' | 'unknown'

export const not = (answer: Answer): Answer => (answer === 'unknown' ? 'unknown' : answer === 'yes' ? 'no' : 'yes')

export function all(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no'
  return answers.includes('unknown') ? 'unknown' : 'yes'
}

export function any(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes'
  return answers.includes('unknown') ? 'unknown' : 'no'
}

export const answerOf = (known: boolean | null): Answer => (known === null ? 'unknown' : known ? 'yes' : 'no')
