import {
  type ClassificationContext,
  classifyRecord,
  refuseUnlessInForce,
} from '../../domain/classification/classify-record.ts'
import type { MunicipalityHere, ReportingUnit } from '../../domain/classification/condition.ts'
import type { Definition } from '../../domain/classification/definition.ts'
import { factsOfChild } from '../../domain/classification/facts-of-child.ts'
import type { Outcome, Verdict } from '../../domain/classification/verdict.ts'
import { hasFault } from '../../domain/submission/column-map.ts'
import { withFileFindings } from '../../domain/submission/file-reading.ts'
import type { Finding } from '../../domain/submission/finding.ts'
import { ageSpan } from '../../domain/submission/identity.ts'
import { readRecords } from '../../domain/submission/read-rows.ts'
import { type AccommodationCode, known } from '../../domain/submission/record.ts'
import type { SubmittedRecord } from '../../domain/submission/submitted-record.ts'
import type { CensusWeek } from '../../domain/terms/dates.ts'
import { forEach } from '../../domain/terms/tally.ts'
import type { Language } from '../../domain/terms/text.ts'
import { writeCsv } from '../../platform/files/csv.ts'
import { kindOfPath } from '../../platform/files/read-folder.ts'
import { withWorkbooks } from '../../platform/files/workbook-reader.ts'
import { openList } from '../submission/read-file.service.ts'

export interface ClassifyFileRequest {
  readonly definition: Definition
  readonly week: CensusWeek
  readonly municipality: MunicipalityHere | null
}

/** One row of the file and what the definition says of it. Holds nothing of who the person is. */
export interface ClassifiedRecord {
  readonly recordKey: string
  readonly accommodation: AccommodationCode | null
  readonly verdict: Verdict
  /** True for a row in review that would be decided if it were known that a unit exercising authority reported it. */
  readonly waitsForUnit: boolean
}

/** Why a path gave no file to read. */
export type NoFile = 'not_found' | 'is_folder'

/** The rows in their order; none when the findings hold a fault. */
export interface ClassifiedFile {
  readonly records: readonly ClassifiedRecord[]
  readonly findings: readonly Finding[]
}

/**
 * What a definition says of each row of one list (contract.md section 5). `file` is what findings call it. Collects
 * every fault; throws `definition_not_in_force` before anything is read.
 */
export async function classifyFile(
  path: string,
  file: string,
  { definition, week, municipality }: ClassifyFileRequest,
): Promise<ClassifiedFile | NoFile> {
  refuseUnlessInForce(definition, week.from)
  const kind = kindOfPath(path)
  if (kind !== 'file') return kind === null ? 'not_found' : 'is_folder'
  const opened = await withWorkbooks((workbooks) => openList(path, file, 'unit', workbooks))
  if ('code' in opened) return { records: [], findings: [opened] }
  const read = readRecords(opened.reading.table, { file, week, kind: 'unit', organisationKind: null })
  const findings = withFileFindings(file, opened.reading, read.findings)
  const context = { week, rulesOn: week.from, municipality }
  const records = hasFault(findings) ? [] : read.records.map((record) => classify(definition, record, context))
  return { records, findings }
}

const EXERCISES_AUTHORITY: readonly ReportingUnit[] = [{ exercisesAuthority: true }]

/** Which unit reported is not known of a single list: `units` is null, and what asks for it goes to review. */
function classify(definition: Definition, record: SubmittedRecord, context: ClassificationContext): ClassifiedRecord {
  const { recordKey, facts, identity } = record
  const age = ageSpan(identity, context.week.from)
  const verdictBy = (units: readonly ReportingUnit[] | null) =>
    classifyRecord(definition, { facts: factsOfChild(record), age, units }, context)
  const verdict = verdictBy(null)
  return {
    recordKey,
    accommodation: known(facts.accommodation),
    verdict,
    waitsForUnit: verdict.outcome === 'review' && verdictBy(EXERCISES_AUTHORITY).outcome !== 'review',
  }
}

/** The values of `counted` are for machines, and the same in both languages. */
const COUNTED: Readonly<Record<Outcome, 'yes' | 'no' | 'review'>> = {
  counted: 'yes',
  review: 'review',
  outside: 'no',
  child: 'no',
  none: 'no',
}

const HEADER = ['record_id', 'situation', 'counted', 'sub_situation', 'rule', 'reason'] as const

/** The answers as CSV: a row for each row of the list, the reason in one language. */
export function classifiedCsv(records: readonly ClassifiedRecord[], language: Language): string {
  return writeCsv(
    HEADER,
    records.map(({ recordKey, accommodation, verdict }) => [
      recordKey,
      situationOf(verdict),
      COUNTED[verdict.outcome],
      accommodation ?? '',
      verdict.rule,
      verdict.reason[language],
    ]),
  )
}

/** One of the definition's categories, or a word that none of them may have: see `definition`. */
function situationOf({ outcome, category }: Verdict): string {
  if (outcome === 'review') return 'review'
  return outcome === 'counted' && category !== null ? category : 'none'
}

/** How many rows got which answer. Rows, not persons: nobody has asked who is the same. */
export interface ClassifiedCounts {
  readonly records: number
  readonly recordsCounted: number
  /** Every category of the definition, in its order; zero is said. */
  readonly situations: Readonly<Record<string, number>>
  /** `outsideDefinition` and `childrenWithGuardian` are among them. */
  readonly notCounted: number
  readonly outsideDefinition: number
  readonly childrenWithGuardian: number
  readonly needsReview: number
  /** Of those in review, the rows that wait for the reporting unit alone. */
  readonly waitForUnit: number
}

export function countClassified(definition: Definition, records: readonly ClassifiedRecord[]): ClassifiedCounts {
  const count = (fits: (record: ClassifiedRecord) => boolean) => records.filter(fits).length
  const countOutcome = (outcome: Outcome) => count(({ verdict }) => verdict.outcome === outcome)
  return {
    records: records.length,
    recordsCounted: countOutcome('counted'),
    situations: forEach(Object.keys(definition.categories), (category) =>
      count(({ verdict }) => verdict.outcome === 'counted' && verdict.category === category),
    ),
    notCounted: count(({ verdict }) => COUNTED[verdict.outcome] === 'no'),
    outsideDefinition: countOutcome('outside'),
    childrenWithGuardian: countOutcome('child'),
    needsReview: countOutcome('review'),
    waitForUnit: count(({ waitsForUnit }) => waitsForUnit),
  }
}
