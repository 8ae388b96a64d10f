import { columnsOf } from '../../src/domain/linkage/columns.ts'
import { NO_DECISIONS, placedDecisions } from '../../src/domain/linkage/link-decisions.ts'
import { linkColumns } from '../../src/domain/linkage/link-records.ts'
import { summariseList } from '../../src/domain/linkage/list-summary.ts'
import { personLinkage } from '../../src/domain/linkage/person-linkage.ts'
import { doneHere } from '../../src/domain/linkage/side-by-side.ts'
import type { Info } from '../labelled-list/dress-row.ts'
import type { LabelledRow } from '../labelled-list/labelled-list.ts'
import { MIXES, type MixName } from '../labelled-list/mixes.ts'
import { readLabelledList } from '../labelled-list/read-labelled-list.ts'
import { type Score, scoreAnswers } from './score-answers.ts'

const ROWS = 3_000
const SEEDS = 8
/** What a row says at least when it is not one of those that say little. */
const SAYS_ENOUGH: readonly Info[] = ['A', 'A!', 'B', 'C']

/** How the linkage of one list came out. */
interface Outcome {
  readonly enough: Score
  readonly all: Score
  /** Of each census how far the expected number is from the persons there are, in per cent of these. */
  readonly expectedErrors: readonly number[]
}

/** How well linkage does on lists whose answers are known, as they usually are and harder in one way or many. */
export function benchMixes(print: (line: string) => void): void {
  print(`linkage of ${ROWS} rows over two years, mean of ${SEEDS} lists: F1, and how many persons too many in per cent`)
  for (const mix of Object.keys(MIXES).filter(isMix)) {
    const outcomes = Array.from({ length: SEEDS }, (_, at) => linkOne(mix, at + 1))
    print(`  ${mix.padEnd(16)} ${told(outcomes, MIXES[mix].labels === 'census')}`)
  }
}

const isMix = (name: string): name is MixName => name in MIXES

function linkOne(mix: MixName, seed: number): Outcome {
  const { traits, rowOf } = readLabelledList({ seed, rows: ROWS, mix })
  const { columns, added } = columnsOf(traits)
  const rows = Array.from(added).flatMap((at) => rowOf.get(traits[at]?.id ?? '') ?? [])
  const placed = placedDecisions(columns.size, (place) => rows[place]?.record_id ?? '', NO_DECISIONS)
  const linked = doneHere(personLinkage, linkColumns(personLinkage, columns, placed, 1))
  const scored = (isIn: (row: LabelledRow) => boolean): Score =>
    scoreAnswers(
      rows.flatMap((row, place) =>
        isIn(row) ? [{ person: row.person, answer: String(linked.asLinked.personOf[place]) }] : [],
      ),
    )
  const yearOf = ({ year }: LabelledRow) => (year === '' ? null : Number(year))
  return {
    enough: scored(({ info }) => SAYS_ENOUGH.includes(info)),
    all: scored(() => true),
    expectedErrors: summariseList(rows.map(yearOf), linked).years.map(({ year, expected }) => {
      const there = new Set(rows.filter((row) => yearOf(row) === year).map(({ person }) => person)).size
      return 100 * (expected.value / there - 1)
    }),
  }
}

function told(outcomes: readonly Outcome[], hasYears: boolean): string {
  const meanOf = (of: (outcome: Outcome) => number) => mean(outcomes.map(of))
  const errors = outcomes.flatMap(({ expectedErrors }) => expectedErrors)
  const enough = `rows A–C ${meanOf(({ enough }) => enough.f1).toFixed(4)} ${signed(meanOf(({ enough }) => enough.personErrorPercent))}`
  const all = `all rows ${meanOf(({ all }) => all.f1).toFixed(3)}`
  const squares = Math.sqrt(mean(errors.map((error) => error ** 2)))
  const expected = `expected persons of a census ${signed(mean(errors))} (root mean square ${squares.toFixed(2)})`
  return (hasYears ? [enough, all, expected] : [enough, all]).join(', ')
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length

const signed = (percent: number) => `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(2)} %`
