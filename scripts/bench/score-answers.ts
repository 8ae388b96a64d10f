/** One row: who it is about, and who it was said to be about. */
export interface AnsweredRow {
  readonly person: string
  readonly answer: string
}

export interface Score {
  /** Of all pairs of rows said to be one person, those that are; of all that are, those said to be. From 0 to 1. */
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly persons: number
  readonly answeredPersons: number
  /** How many more persons were found than there are, in per cent of those there are. */
  readonly personErrorPercent: number
}

/** Pair by pair and person by person. Without a pair to find, or found, nothing is wrong with it. */
export function scoreAnswers(rows: Iterable<AnsweredRow>): Score {
  const persons = new Map<string, number>()
  const answers = new Map<string, number>()
  const both = new Map<string, number>()
  for (const { person, answer } of rows) {
    count(persons, person)
    count(answers, answer)
    count(both, `${person} ${answer}`)
  }
  const right = pairsIn(both)
  const precision = share(right, pairsIn(answers))
  const recall = share(right, pairsIn(persons))
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    persons: persons.size,
    answeredPersons: answers.size,
    personErrorPercent: (100 * (answers.size - persons.size)) / Math.max(1, persons.size),
  }
}

const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)

const pairsIn = (groups: ReadonlyMap<string, number>): number =>
  [...groups.values()].reduce((pairs, size) => pairs + (size * (size - 1)) / 2, 0)
