import { countRange, observedPersons, type Range } from '../../domain/comparison/ranges.ts'
import { findEach } from '../../domain/terms/found.ts'
import type { Db } from '../../platform/database/schema.ts'
import { countPersons, type ReportBasis } from '../comparison/followed-persons.service.ts'
import { observationsOf } from '../submission/submission.repository.ts'

/** The number of persons of a census under a definition, and what doubts and observations leave open. Unit: persons. */
export interface CountedFigure {
  /** Each once, as linked now. */
  readonly counted: number
  readonly observed: number
  /** What doubtful links and thin rows leave open. */
  readonly rangeOfDoubts: Range
  /** The same with every observed person a further one. */
  readonly range: Range
}

/** Counts the persons of a census: for the report, and for what a decision about a doubtful pair would make of it. */
export async function countedFigure(db: Db, basis: ReportBasis): Promise<CountedFigure> {
  const { census } = basis.material
  const here = findEach(basis.persons, ({ inCensus }) => inCensus.get(census.id))
  const counted = here.filter(({ verdict }) => verdict.outcome === 'counted').length
  const observed = observedPersons(await observationsOf(db, census.id))
  const doubtsLinked = countPersons(basis, 'doubtsLinked')
  const doubtsApart = countPersons(basis, 'doubtsApart')
  return {
    counted,
    observed,
    rangeOfDoubts: countRange(counted, doubtsLinked, doubtsApart, 0),
    range: countRange(counted, doubtsLinked, doubtsApart, observed),
  }
}
