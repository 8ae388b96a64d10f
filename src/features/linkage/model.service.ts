import { priorOf, recordsCompared, type StoredRun } from '../../domain/linkage/weigh-again.ts'
import type { Context } from '../../platform/context.ts'
import { runsInFull } from './linkage.repository.ts'
import { type ReviewedCensus, reviewedCensus } from './review.service.ts'
import { weightsOf } from './run-content.repository.ts'

/** By what the latest run of a census weighed. */
export interface ModelAtHand extends ReviewedCensus {
  /** `null` when the census has not been linked for a report. */
  readonly run: {
    readonly createdAt: string
    /** `null` for a run made before the parameters were kept. */
    readonly stored: StoredRun | null
    /** Where two records begin, before anything is compared; `null` when no two were weighed. */
    readonly begin: { readonly prior: number; readonly records: number } | null
  } | null
}

/** The model of the latest run of a census with what it learnt of the list. Opens nothing of a person. */
export async function modelAtHand(context: Context, censusId: string): Promise<ModelAtHand> {
  const where = await reviewedCensus(context, censusId)
  const [latest] = await runsInFull(context.db, censusId)
  if (latest === undefined) return { ...where, run: null }
  const { id, createdAt, stored } = latest
  const [weight] = await weightsOf(context.db, id, 1)
  if (stored === null || weight === undefined) return { ...where, run: { createdAt, stored, begin: null } }
  const prior = priorOf(stored, weight)
  return { ...where, run: { createdAt, stored, begin: { prior, records: recordsCompared(stored, prior) } } }
}
