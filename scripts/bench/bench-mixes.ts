import { NOT_KNOWN, RESERVE } from '../../src/domain/linkage/columns.ts'
import { NOTHING_DECIDED } from '../../src/domain/linkage/link-decisions.ts'
import { summariseList } from '../../src/domain/linkage/list-summary.ts'
import type { LabelledRow } from '../labelled-list/labelled-list.ts'
import { MIXES, type MixName } from '../labelled-list/mixes.ts'
import { type MixAtHand, mean, mixAtHand, mixNames, ROWS, saysEnough, scoreOf, signed } from './mix-at-hand.ts'
import { type Score, scoreAnswers } from './score-answers.ts'

const SEEDS = 8

/** How the linkage of one list came out. */
interface Outcome {
  readonly enough: Score
  /** The best there can be while no two valid numbers are linked. */
  readonly enoughAtBest: Score
  readonly all: Score
  /** Of each census how far the expected number is from the persons there are, in per cent of these. */
  readonly expectedErrors: readonly number[]
}

/** How well linkage does on lists whose answers are known, as they usually are and harder in one way or many. */
export function benchMixes(print: (line: string) => void): void {
  print(`linkage of ${ROWS} rows over two years, mean of ${SEEDS} lists: F1, and how many persons too many in per cent`)
  for (const mix of mixNames()) {
    const outcomes = Array.from({ length: SEEDS }, (_, at) => linkOne(mix, at + 1))
    print(`  ${mix.padEnd(16)} ${told(outcomes, MIXES[mix].labels === 'census')}`)
  }
}

function linkOne(mix: MixName, seed: number): Outcome {
  const list = mixAtHand(mix, seed)
  const linked = list.link(NOTHING_DECIDED)
  const yearOf = ({ year }: LabelledRow) => (year === '' ? null : Number(year))
  return {
    enough: scoreOf(list, linked, saysEnough),
    enoughAtBest: bestOf(list),
    all: scoreOf(list, linked),
    expectedErrors: summariseList(list.rows.map(yearOf), linked).years.map(({ year, expected }) => {
      const there = new Set(list.rows.filter((row) => yearOf(row) === year).map(({ person }) => person)).size
      return 100 * (expected.value / there - 1)
    }),
  }
}

/**
 * What somebody would come to who knew every answer and still linked no two valid numbers (a reserve number means something
 * to its issuer alone, and keeps nobody apart here): rows without one are with the number that most rows of the person have.
 */
function bestOf({ rows, columns }: MixAtHand): Score {
  const numberAt = (place: number) =>
    columns.kind[place] === RESERVE ? NOT_KNOWN : (columns.number[place] ?? NOT_KNOWN)
  const timesOf = new Map<string, Map<number, number>>()
  for (const [place, { person }] of rows.entries()) {
    const times = timesOf.get(person) ?? new Map<number, number>()
    timesOf.set(person, times)
    const own = numberAt(place)
    if (own !== NOT_KNOWN) times.set(own, (times.get(own) ?? 0) + 1)
  }
  const commonest = (person: string) => {
    const [first] = [...(timesOf.get(person) ?? [])].sort(([, one], [, other]) => other - one)
    return first?.[0] ?? NOT_KNOWN
  }
  return scoreAnswers(
    rows.flatMap((row, place) => {
      if (!saysEnough(row)) return []
      const own = numberAt(place)
      return [{ person: row.person, answer: `${row.person} ${own === NOT_KNOWN ? commonest(row.person) : own}` }]
    }),
  )
}

function told(outcomes: readonly Outcome[], hasYears: boolean): string {
  const meanOf = (of: (outcome: Outcome) => number) => mean(outcomes.map(of))
  const errors = outcomes.flatMap(({ expectedErrors }) => expectedErrors)
  const ofEnough = (of: (outcome: Outcome) => Score) =>
    `${meanOf((outcome) => of(outcome).f1).toFixed(4)} ${signed(meanOf((outcome) => of(outcome).personErrorPercent))}`
  const enough = `rows A–C ${ofEnough(({ enough }) => enough)} (at best ${ofEnough(({ enoughAtBest }) => enoughAtBest)})`
  const all = `all rows ${meanOf(({ all }) => all.f1).toFixed(3)}`
  const squares = Math.sqrt(mean(errors.map((error) => error ** 2)))
  const expected = `expected persons of a census ${signed(mean(errors))} (root mean square ${squares.toFixed(2)})`
  return (hasYears ? [enough, all, expected] : [enough, all]).join(', ')
}
