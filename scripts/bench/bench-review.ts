import { type Edge, NOTHING_DECIDED } from '../../src/domain/linkage/link-decisions.ts'
import type { LinkageByPlace } from '../../src/domain/linkage/linkage-by-place.ts'
import { spreadDecisions } from '../../src/domain/linkage/review/spread-decisions.ts'
import type { MixName } from '../labelled-list/mixes.ts'
import { type MixAtHand, mean, mixAtHand, mixNames, ROWS, saysEnough, scoreOf, signed } from './mix-at-hand.ts'
import type { Score } from './score-answers.ts'

const SEEDS = 4
/** Whoever answers gets new questions by it now and then, but not for ever. */
const ROUNDS = 12

interface Reviewed {
  readonly questions: number
  readonly before: Score
  readonly after: Score
}

/**
 * What comes of the questions that linkage leaves to a person: lists whose answers are known, before anybody has decided, and
 * when every question between two persons has been answered rightly. Rows that say little are left as they are: of most of them nobody can know.
 */
export function benchReview(print: (line: string) => void): void {
  print(
    `questions between persons in ${ROWS} rows over two years, all answered rightly, mean of ${SEEDS} lists: F1 of rows A–C`,
  )
  for (const mix of mixNames()) {
    const reviewed = Array.from({ length: SEEDS }, (_, at) => reviewOne(mix, at + 1))
    const meanOf = (of: (each: Reviewed) => number) => mean(reviewed.map(of))
    const score = (of: (each: Reviewed) => Score) =>
      `${meanOf((each) => of(each).f1).toFixed(4)} ${signed(meanOf((each) => of(each).personErrorPercent))}`
    print(
      `  ${mix.padEnd(16)} before ${score(({ before }) => before)}, after ${meanOf(({ questions }) => questions).toFixed(0)} questions ${score(({ after }) => after)}`,
    )
  }
}

function reviewOne(mix: MixName, seed: number): Reviewed {
  const list = mixAtHand(mix, seed)
  const [same, different]: [Edge[], Edge[]] = [[], []]
  let linked = list.link(NOTHING_DECIDED)
  const before = scoreOf(list, linked, saysEnough)
  let questions = 0
  for (let round = 0; round < ROUNDS; round++) {
    const asked = questionsOf(linked)
    if (asked.length === 0) break
    questions += asked.length
    for (const [left, right] of asked) (areOne(list, left, right) ? same : different).push([left, right])
    linked = list.link(spreadDecisions(list.columns, { same, different }))
  }
  return { questions, before, after: scoreOf(list, linked, saysEnough) }
}

const areOne = ({ rows }: MixAtHand, left: number, right: number): boolean => rows[left]?.person === rows[right]?.person

/** The two records that each question between two persons, or two parts of one, shows. */
const questionsOf = ({ listDoubts: { betweenPersons, left, right } }: LinkageByPlace): Edge[] =>
  Array.from({ length: betweenPersons }, (_, at): Edge => [left[at] ?? 0, right[at] ?? 0])
