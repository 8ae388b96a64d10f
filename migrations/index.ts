import type { Migration } from 'kysely'
import * as createChain from './0001_create_chain.ts'
import * as createRunDefinition from './0002_create_run_definition.ts'
import * as createVerdict from './0003_create_verdict.ts'
import * as keepEvidenceOnce from './0004_keep_evidence_once.ts'
import * as createRounds from './0005_create_rounds.ts'
import * as createEnrolment from './0006_create_enrolment.ts'
import * as createRoundWork from './0007_create_round_work.ts'
import * as createUnitForms from './0008_create_unit_forms.ts'
import * as createUploads from './0009_create_uploads.ts'
import * as createApiTokens from './0010_create_api_tokens.ts'
import * as createLetters from './0011_create_letters.ts'
import * as createLinkDecisions from './0012_create_link_decisions.ts'
import * as createAccessLog from './0013_create_access_log.ts'
import * as createOutreach from './0014_create_outreach.ts'
import * as createNumberExplanation from './0015_create_number_explanation.ts'
import * as keepLinkageParameters from './0016_keep_linkage_parameters.ts'
import * as indexOutreach from './0017_index_outreach.ts'
import * as createPublication from './0018_create_publication.ts'
import * as keepWhatEditionsWereMadeFrom from './0019_keep_what_editions_were_made_from.ts'
import * as sealIdentitiesWhole from './0020_seal_identities_whole.ts'
import * as keepRunsInColumns from './0021_keep_runs_in_columns.ts'
import * as nameUnitsOnce from './0022_name_units_once.ts'

/** Every migration, in order. Forward only: one that has landed is never edited, a new one is added. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001_create_chain': createChain,
  '0002_create_run_definition': createRunDefinition,
  '0003_create_verdict': createVerdict,
  '0004_keep_evidence_once': keepEvidenceOnce,
  '0005_create_rounds': createRounds,
  '0006_create_enrolment': createEnrolment,
  '0007_create_round_work': createRoundWork,
  '0008_create_unit_forms': createUnitForms,
  '0009_create_uploads': createUploads,
  '0010_create_api_tokens': createApiTokens,
  '0011_create_letters': createLetters,
  '0012_create_link_decisions': createLinkDecisions,
  '0013_create_access_log': createAccessLog,
  '0014_create_outreach': createOutreach,
  '0015_create_number_explanation': createNumberExplanation,
  '0016_keep_linkage_parameters': keepLinkageParameters,
  '0017_index_outreach': indexOutreach,
  '0018_create_publication': createPublication,
  '0019_keep_what_editions_were_made_from': keepWhatEditionsWereMadeFrom,
  '0020_seal_identities_whole': sealIdentitiesWhole,
  '0021_keep_runs_in_columns': keepRunsInColumns,
  '0022_name_units_once': nameUnitsOnce,
}
