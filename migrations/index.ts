import type { Migration } from 'kysely'
import * as createChain from './0001_create_chain.ts'
import * as createRunDefinition from './0002_create_run_definition.ts'
import * as createVerdict from './0003_create_verdict.ts'
import * as keepEvidenceOnce from './0004_keep_evidence_once.ts'

/** Every migration, in order. Forward only: one that has landed is never edited, a new one is added. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001_create_chain': createChain,
  '0002_create_run_definition': createRunDefinition,
  '0003_create_verdict': createVerdict,
  '0004_keep_evidence_once': keepEvidenceOnce,
}
