import { z } from 'zod'
import type { Finding } from '../terms/finding.ts'
import { censusProblem } from './census.texts.ts'
import { repeatsOf, type SettingsRead, settingsFinding, settingsFindings, withoutComments } from './read-settings.ts'
import { UNIT_KINDS, type Unit, unit, unitKindOf } from './unit.ts'

/** A municipality (or a district) as `municipality.json` has it. */
export const municipality = z.strictObject({
  name: z.string().normalize().trim().min(1).max(120),
  /** SCB's code of the municipality: four digits, the first may be zero. */
  code: z.string().regex(/^\d{4}$/),
  units: z.array(unit).min(1),
  /** Ids of definitions, or definitions written in full: those are parsed by the classification stage. */
  definitions: z.array(z.union([z.string().normalize().trim().min(1), z.record(z.string(), z.unknown())])).default([]),
})
/** Who counts: its units and the definitions it uses. */
export type Municipality = z.infer<typeof municipality>

/** Reads `municipality.json`. Never throws; one fault for each thing that is wrong, with the path of the setting. */
export function readMunicipality(json: unknown, file: string): SettingsRead<Municipality> {
  const settings = withoutComments(json)
  const parsed = municipality.safeParse(settings)
  if (!parsed.success) return { value: null, findings: settingsFindings(parsed.error, settings, file, 'municipality') }
  const findings = [
    ...parsed.data.units.flatMap((one, index) => unitFindings(one, index, file)),
    ...repeatsOf(parsed.data.units.map(({ id }) => id.toLowerCase())).map((index) =>
      settingsFinding(file, `units[${index}].id`, parsed.data.units[index]?.id, censusProblem('unit_id_twice', {})),
    ),
    ...unknownPredecessors(parsed.data.units, file),
  ]
  return { value: findings.some(({ kind }) => kind === 'fault') ? null : parsed.data, findings }
}

function unitFindings(one: Unit, index: number, file: string): readonly Finding[] {
  if (unitKindOf(one) !== 'other' || one.kind === 'other') return []
  const problem = censusProblem('unit_kind_kept', { kinds: UNIT_KINDS })
  return [settingsFinding(file, `units[${index}].kind`, one.kind, problem)]
}

function unknownPredecessors(units: readonly Unit[], file: string): readonly Finding[] {
  const ids = units.map(({ id }) => id)
  return units.flatMap(({ id, successorOf }, index) =>
    successorOf.flatMap((earlier) => {
      const path = `units[${index}].successorOf`
      if (earlier === id) return [settingsFinding(file, path, earlier, censusProblem('successor_of_itself', {}))]
      return ids.includes(earlier) ? [] : [settingsFinding(file, path, earlier, censusProblem('successor_unknown', {}))]
    }),
  )
}
