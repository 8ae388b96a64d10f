import type { PartialDate } from '../terms/dates.ts'
import { type DECLINED, isKnown } from './record.ts'

/** The earliest of the dates somebody knows. */
export function earliestKnown(dates: readonly (PartialDate | typeof DECLINED | null)[]): PartialDate | null {
  return dates.filter(isKnown).sort()[0] ?? null
}
