import type { Language } from '../terms/text.ts'

/**
 * What somebody who signs in is there to do. Nobody has two: an administrator opens no identities, an analyst makes no
 * accounts. Source: security.md section 4.2; issue texts of the census's own organisation.
 */
export const ROLES = [
  'unit_reporter',
  'unit_lead',
  'voluntary_organisation',
  'analyst',
  'log_reviewer',
  'administrator',
] as const
/** One of `ROLES`. */
export type Role = (typeof ROLES)[number]

/** The roles that report for units: they see what their own units have handed in, and nothing else. */
export const REPORTING_ROLES = ['unit_reporter', 'unit_lead', 'voluntary_organisation'] as const satisfies Role[]

/** True of somebody who reports for units. */
export const reportsForUnits = (role: Role): boolean => REPORTING_ROLES.some((one) => one === role)

/** Who is asking: somebody whose session and second factor have been checked. */
export interface Principal {
  readonly accountId: string
  readonly sessionId: string
  readonly name: string
  readonly role: Role
  /** Ids of the units the account reports for; empty for those who do not. */
  readonly unitIds: readonly string[]
  readonly language: Language
}
