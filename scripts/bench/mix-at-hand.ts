import { type Columns, columnsOf } from '../../src/domain/linkage/columns.ts'
import type { PlacedDecisions } from '../../src/domain/linkage/link-decisions.ts'
import { linkColumns } from '../../src/domain/linkage/link-records.ts'
import type { LinkageByPlace } from '../../src/domain/linkage/linkage-by-place.ts'
import { personLinkage } from '../../src/domain/linkage/person-linkage.ts'
import { doneHere } from '../../src/domain/linkage/side-by-side.ts'
import type { Info } from '../labelled-list/dress-row.ts'
import type { LabelledRow } from '../labelled-list/labelled-list.ts'
import { MIXES, type MixName } from '../labelled-list/mixes.ts'
import { readLabelledList } from '../labelled-list/read-labelled-list.ts'
import { type Score, scoreAnswers } from './score-answers.ts'

/** Rows of each list that is linked to see how well it goes. */
export const ROWS = 3_000

/** A list whose answers are known, as linkage sees it. */
export interface MixAtHand {
  readonly columns: Columns
  /** By place. */
  readonly rows: readonly LabelledRow[]
  readonly link: (decisions: PlacedDecisions) => LinkageByPlace
}

export const mixNames = (): MixName[] => Object.keys(MIXES).filter((name): name is MixName => name in MIXES)

/** Makes a list of a mix and reads it. */
export function mixAtHand(mix: MixName, seed: number): MixAtHand {
  const { traits, rowOf } = readLabelledList({ seed, rows: ROWS, mix })
  const { columns, added } = columnsOf(traits)
  const rows = Array.from(added).flatMap((at) => rowOf.get(traits[at]?.id ?? '') ?? [])
  return {
    columns,
    rows,
    link: (decisions) => doneHere(personLinkage, linkColumns(personLinkage, columns, decisions, 1)),
  }
}

/** How the linkage of some rows of a list came out. */
export const scoreOf = (
  { rows }: MixAtHand,
  { asLinked }: Pick<LinkageByPlace, 'asLinked'>,
  isIn: (row: LabelledRow) => boolean = () => true,
): Score =>
  scoreAnswers(
    rows.flatMap((row, place) => (isIn(row) ? [{ person: row.person, answer: String(asLinked.personOf[place]) }] : [])),
  )

const SAYS_ENOUGH: readonly Info[] = ['A', 'A!', 'B', 'C']

/** Whether a row is not one of those that say little. */
export const saysEnough = ({ info }: LabelledRow): boolean => SAYS_ENOUGH.includes(info)

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length

export const signed = (percent: number): string => `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(2)} %`
