import type { Text } from './text.ts'

/**
 * Every reason for which Tvärsnitt refuses to go on. A code is permanent: scripts and people rely on it.
 * A retired code stays here as a comment and is not used again.
 */
export const DOMAIN_ERROR_CODES = [
  'census_overlaps',
  'definition_not_in_force',
  'definition_not_stored',
  'edition_changed',
  'edition_not_found',
  'foreign_database',
  'key_missing',
  'newer_database',
  'not_durable',
  'only_loopback',
] as const
export type DomainErrorCode = (typeof DOMAIN_ERROR_CODES)[number]

/** A refusal with a reason a person can act on. Faults in submitted data are values instead (see `Finding`). */
export class DomainError extends Error {
  readonly code: DomainErrorCode
  readonly text: Text

  constructor(code: DomainErrorCode, text: Text) {
    super(text.en)
    this.name = 'DomainError'
    this.code = code
    this.text = text
  }
}
