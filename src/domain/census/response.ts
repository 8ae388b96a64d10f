import type { Finding } from '../terms/finding.ts'
import { findNearest } from '../terms/nearest.ts'
import { censusProblem } from './census.texts.ts'
import type { Census } from './census.ts'
import type { Municipality } from './municipality.ts'
import { settingsFinding } from './read-settings.ts'

/**
 * How a unit answered a census: *answered* handed in records or observations; *nil* said that it met nobody;
 * *silent* was asked and did neither; *notAsked*. Silence is never a nil return.
 */
export type Response = 'answered' | 'nil' | 'silent' | 'notAsked'

/** What is known of who answered a census. */
export interface ResponseInputs extends Pick<Census, 'unitsAsked' | 'nilReturns'> {
  /** Units with a file of records, rows in a compiled list, or a file of observations. */
  readonly unitsHeard: readonly string[]
}

/** How one unit answered. Who hands in without being asked has answered. */
export function responseOf(unitId: string, { unitsAsked, nilReturns, unitsHeard }: ResponseInputs): Response {
  if (unitsHeard.includes(unitId)) return 'answered'
  if (nilReturns.includes(unitId)) return 'nil'
  return unitsAsked.includes(unitId) ? 'silent' : 'notAsked'
}

/** Where the units of a census were heard from, as the caller found it in the folder. */
export interface HeardUnits {
  /** File of `census.json`, relative to the folder. */
  readonly file: string
  /** Unit files by the id in their name: records only, since a nil return may go with head counts. */
  readonly unitFiles: readonly { readonly unitId: string; readonly file: string }[]
  /** Files of head counts by the id in their name, with how many people they saw. */
  readonly observationFiles: readonly { readonly unitId: string; readonly file: string; readonly persons: number }[]
  /** Ids of units with rows in a compiled list. */
  readonly unitsInCompiled: readonly string[]
}

/** A nil return beside records or people seen, a file of no known unit, and records from a unit that was not asked. */
export function responseFaults(
  { unitsAsked, nilReturns }: Pick<Census, 'unitsAsked' | 'nilReturns'>,
  { units }: Pick<Municipality, 'units'>,
  heard: HeardUnits,
): readonly Finding[] {
  const known = units.map(({ id }) => id)
  const reporting = new Set([...heard.unitFiles.map(({ unitId }) => unitId), ...heard.unitsInCompiled])
  const strangers = [...heard.unitFiles, ...heard.observationFiles].filter(({ unitId }) => !known.includes(unitId))
  const notAsked = [...reporting].filter((unitId) => known.includes(unitId) && !unitsAsked.includes(unitId))
  return [
    ...strangers.map(({ unitId, file }) =>
      settingsFinding(file, '', unitId, censusProblem('file_of_unknown_unit', { nearest: findNearest(unitId, known) })),
    ),
    ...nilReturns.flatMap((unitId, index) =>
      reporting.has(unitId)
        ? [settingsFinding(heard.file, `nilReturns[${index}]`, unitId, censusProblem('nil_return_with_records', {}))]
        : [],
    ),
    ...nilReturns.flatMap((unitId, index) => {
      const seen = heard.observationFiles.find((one) => one.unitId === unitId && one.persons > 0)
      if (seen === undefined || reporting.has(unitId)) return []
      const problem = censusProblem('nil_return_with_observations', { file: seen.file })
      return [settingsFinding(heard.file, `nilReturns[${index}]`, unitId, problem)]
    }),
    ...notAsked.map((unitId) =>
      settingsFinding(heard.file, 'unitsAsked', unitId, censusProblem('answered_not_asked', {})),
    ),
  ]
}
