import { z } from 'zod'

/** What sort of unit (uppgiftslämnare) reports. Source: contract.md section 3. Labels are in `census.texts.ts`. */
export const UNIT_KINDS = [
  'social_services',
  'supported_housing',
  'emergency_housing',
  'night_shelter',
  'outreach',
  'day_centre',
  'labour_market',
  'health_care',
  'probation',
  'prison',
  'womens_shelter',
  'housing_office',
  'other',
] as const
/** One of `UNIT_KINDS`. */
export type UnitKind = (typeof UNIT_KINDS)[number]

/** Who runs a unit: the municipality, another authority (region, prison service), or a voluntary organisation. */
export const ORGANISATION_KINDS = ['municipal', 'authority', 'voluntary'] as const
/** One of `ORGANISATION_KINDS`. */
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** File names in a census folder that are not a unit's. */
export const RESERVED_UNIT_IDS = ['compiled', 'register', 'history', 'census', 'municipality', 'quality'] as const

/** A unit's id is also the name of its file, on any system. Composed letters (NFC): a Mac writes å as two characters. */
export const unitId = z
  .string()
  .normalize()
  .max(60)
  .regex(/^[\p{L}\p{N}]([\p{L}\p{N} _-]*[\p{L}\p{N}])?$/u)
  .refine((id) => !RESERVED_UNIT_IDS.some((reserved) => reserved === id.toLowerCase()), 'the name of another file')

const words = z.string().normalize().trim().min(1).max(200)

/** Women's shelters are never named in print unless the municipality says so. Source: domain.md section 8. */
const isNamelessByDefault = (kind: string): boolean => kind === 'womens_shelter'

/** A unit as `municipality.json` has it, with every blank made explicit. */
export const unit = z
  .strictObject({
    id: unitId,
    name: words,
    /** One of `UNIT_KINDS`, or other words, which are kept. */
    kind: words,
    organisation: words,
    organisationKind: z.enum(ORGANISATION_KINDS),
    /** Whether the unit decides on assistance (myndighetsutövning); `null` = not known. */
    exercisesAuthority: z.boolean().nullable().default(null),
    /** Ids of the units whose work it has taken over. */
    successorOf: z.union([unitId.transform((id) => [id]), z.array(unitId)]).default([]),
    withholdName: z.boolean().nullable().default(null),
  })
  .transform((written) => ({ ...written, withholdName: written.withholdName ?? isNamelessByDefault(written.kind) }))
/** One who reports to the census (uppgiftslämnare). */
export type Unit = z.infer<typeof unit>

const isUnitKind = (kind: string): kind is UnitKind => UNIT_KINDS.some((one) => one === kind)

/** The kind of a unit; `other` where the municipality has used words of its own. */
export const unitKindOf = ({ kind }: Pick<Unit, 'kind'>): UnitKind => (isUnitKind(kind) ? kind : 'other')
