import type { Text } from './text.ts'

/**
 * Every reason for which Tvärsnitt refuses to go on. A code is permanent: scripts and people rely on it.
 * A retired code stays here as a comment and is not used again.
 */
export const DOMAIN_ERROR_CODES = [
  'answer_closed',
  'beyond_agreement',
  'census_overlaps',
  'changed_meanwhile',
  'decided_otherwise',
  'definition_not_in_force',
  'definition_not_stored',
  'edition_changed',
  'edition_not_found',
  'foreign_database',
  'form_not_ours',
  'key_missing',
  'last_administrator',
  'log_broken',
  'newer_database',
  'not_allowed',
  'not_durable',
  'not_found',
  'not_publishable',
  'not_signed_in',
  'only_loopback',
  'outreach_closed',
  'outreach_full',
  'pin_needed',
  'post_differs',
  'round_state',
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
