/**
 * Three-valued logic (Kleene): what a blank leaves open is *unknown*, never no. Of several parts that must all hold one no
 * decides, of several of which one must hold one yes: then no blank could change it.
 */
export type Answer = 'yes' | 'no' | 'unknown'

/** Turns yes and no round; what is unknown stays unknown. */
export const not = (answer: Answer): Answer => (answer === 'unknown' ? 'unknown' : answer === 'yes' ? 'no' : 'yes')

/** Whether some part holds. */
export function any(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes'
  return answers.includes('unknown') ? 'unknown' : 'no'
}

/** The answer of something that is true, false or not known. */
export const answerOf = (known: boolean | null): Answer => (known === null ? 'unknown' : known ? 'yes' : 'no')
