import { z } from 'zod'
import { censusWeek, isCalendarDay } from '../terms/dates.ts'
import type { Finding } from '../terms/finding.ts'
import { findNearest } from '../terms/nearest.ts'
import { censusProblem } from './census.texts.ts'
import type { Municipality } from './municipality.ts'
import { repeatsOf, type SettingsRead, settingsFinding, settingsFindings, withoutComments } from './read-settings.ts'
import { unitId } from './unit.ts'

/** The days are checked before the week they make: `censusWeek` counts days and needs days that exist. */
const writtenDay = z.string().refine(isCalendarDay)
const writtenWeek = z.strictObject({ from: writtenDay, to: writtenDay }).pipe(censusWeek)
const definitionId = z.string().normalize().trim().min(1)

/** One round of the census (kartläggning) as its `census.json` has it, with every blank made explicit. */
export const census = z.strictObject({
  week: writtenWeek,
  /** Id of the definition whose figures are the census's own. */
  definition: definitionId,
  /** Definitions under which the census is reported too: others than its own, each once. */
  alsoReport: z.array(definitionId).default([]),
  /** Name of the census it is compared with; `null` = the one before it. */
  comparedWith: z.string().normalize().trim().min(1).nullable().default(null),
  unitsAsked: z.array(unitId).min(1),
  /** Units that met nobody and have said so (nollrapport). */
  nilReturns: z.array(unitId).default([]),
  /** What the census is for (ändamål). */
  purpose: z.string().trim().min(1).nullable().default(null),
})
/** One round: its week, its definitions and the units asked. */
export type Census = z.infer<typeof census>

/**
 * Reads `census.json`. Never throws; one fault for each thing that is wrong. Without a municipality (its own file had
 * faults) the ids of units are not checked. Whether definitions and `comparedWith` exist is the caller's to check.
 */
export function readCensus(
  json: unknown,
  file: string,
  municipality: Pick<Municipality, 'units'> | null,
): SettingsRead<Census> {
  const settings = withoutComments(json)
  const parsed = census.safeParse(settings)
  if (!parsed.success) return { value: null, findings: settingsFindings(parsed.error, settings, file, 'census') }
  const { definition, alsoReport, unitsAsked, nilReturns } = parsed.data
  const findings = [
    ...unknownUnits('unitsAsked', unitsAsked, file, municipality),
    ...unknownUnits('nilReturns', nilReturns, file, municipality),
    ...twice('unitsAsked', unitsAsked, file),
    ...twice('nilReturns', nilReturns, file),
    ...needlessDefinitions(definition, alsoReport, file),
    ...nilReturns.flatMap((id, index) =>
      unitsAsked.includes(id)
        ? []
        : [settingsFinding(file, `nilReturns[${index}]`, id, censusProblem('nil_return_not_asked', {}))],
    ),
  ]
  const value = { ...parsed.data, alsoReport: [...new Set(alsoReport)].filter((id) => id !== definition) }
  return { value: findings.some(({ kind }) => kind === 'fault') ? null : value, findings }
}

type UnitList = 'unitsAsked' | 'nilReturns'

function unknownUnits(
  list: UnitList,
  ids: readonly string[],
  file: string,
  municipality: Pick<Municipality, 'units'> | null,
): readonly Finding[] {
  if (municipality === null) return []
  const known = municipality.units.map(({ id }) => id)
  return ids.flatMap((id, index) => {
    if (known.includes(id)) return []
    const problem = censusProblem('unit_not_in_municipality', { nearest: findNearest(id, known) })
    return [settingsFinding(file, `${list}[${index}]`, id, problem)]
  })
}

function twice(list: UnitList, ids: readonly string[], file: string): readonly Finding[] {
  return repeatsOf(ids).map((index) =>
    settingsFinding(file, `${list}[${index}]`, ids[index], censusProblem('unit_listed_twice', {})),
  )
}

function needlessDefinitions(own: string, alsoReport: readonly string[], file: string): readonly Finding[] {
  return alsoReport.flatMap((id, index) => {
    if (id !== own && alsoReport.indexOf(id) === index) return []
    const code = id === own ? 'also_report_own_definition' : 'also_report_twice'
    return [settingsFinding(file, `alsoReport[${index}]`, id, censusProblem(code, {}))]
  })
}
