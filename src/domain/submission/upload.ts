import { z } from 'zod'
import { finding } from '../terms/finding.ts'

/**
 * Where a file that a unit has handed in stands. *Received*: kept, not opened yet. *Read*: a list, being checked.
 * *Waiting*: the unit has something to choose. *Checked*: nothing is left to choose. *Confirmed*: in the answer. *Undone*:
 * taken out of it again. *Refused*: no list could be read. *Set aside*: the unit did not want it.
 */
export const UPLOAD_STATES = [
  'received',
  'read',
  'waiting',
  'checked',
  'confirmed',
  'undone',
  'refused',
  'set_aside',
] as const
/** One of `UPLOAD_STATES`. */
export type UploadState = (typeof UPLOAD_STATES)[number]

/** Rows in one file at most: far more than any unit meets in a week. Assumption: the project, 2026-11-22. */
export const MOST_UPLOAD_ROWS = 5_000

/** A file as a table, with what was found in it as a file: what is kept of it while the unit makes its choices. */
export const uploadReading = z.strictObject({
  form: z.enum(['csv', 'workbook']),
  table: z.strictObject({
    sheet: z.string().nullable(),
    headerRow: z.int(),
    header: z.array(z.string()),
    rows: z.array(z.strictObject({ row: z.int(), cells: z.array(z.string()) })),
  }),
  problems: z.array(
    finding.unwrap().pick({ kind: true, code: true, row: true, column: true, message: true }).extend({
      value: z.string().nullish(),
    }),
  ),
})
export type UploadReading = z.infer<typeof uploadReading>

/** A cell that was mended on the page: in one row, or wherever the same stands in the column (`row` is `null`). */
export const cellFix = z.strictObject({
  /** English name of the column. */
  column: z.string(),
  row: z.int().nullable(),
  from: z.string(),
  to: z.string(),
})
export type CellFix = z.infer<typeof cellFix>

/** What the unit has chosen for one file, over and above what stands in it. */
export const uploadChoices = z.strictObject({
  /** English name of the column that stands at an index; `null`: it is not read. */
  columns: z.record(z.string(), z.string().nullable()),
  /** The same, as it was remembered of the unit when the file was read. */
  remembered: z.record(z.string(), z.string().nullable()),
  /** In the order they were made: a later one reads what an earlier one wrote. */
  fixes: z.array(cellFix),
  /** Rows of the file that are not taken along. */
  leftOut: z.array(z.int()),
  /** Why a warning is right as it is, by its code. */
  reasons: z.record(z.string(), z.string()),
  /** Add and change, blank cells changing nothing; or take the place of all that was there. */
  mode: z.enum(['add', 'replace']),
})
export type UploadChoices = z.infer<typeof uploadChoices>

/** Nothing chosen yet. */
export const NO_CHOICES: UploadChoices = {
  columns: {},
  remembered: {},
  fixes: [],
  leftOut: [],
  reasons: {},
  mode: 'add',
}

const said = z.strictObject({ sv: z.string(), en: z.string() })

/** What one heading of the file was taken for. */
const columnMatch = z.strictObject({
  index: z.int(),
  heading: z.string(),
  /** English name; `null` where the column is not read. */
  column: z.string().nullable(),
  how: z.enum(['name', 'chosen', 'remembered', 'not_read', 'not_agreed', 'undecided']),
  /** The column that is probably meant, of one that is undecided. */
  likely: z.string().nullable(),
})
export type ColumnMatch = z.infer<typeof columnMatch>

/** Faults of one kind that are mended together. */
const faultGroup = z.strictObject({
  code: z.string(),
  /** English name; `null` where it is about whole rows or the whole file. */
  column: z.string().nullable(),
  /** The cell as it stands now. */
  value: z.string().nullable(),
  rows: z.array(z.int()),
  message: said,
  /** One value for all of the rows; a value for this row; leaving the row out; taking away who it is; or in the file only. */
  mend: z.enum(['value', 'row', 'leave_out', 'clear_identity', 'file']),
})
export type FaultGroup = z.infer<typeof faultGroup>

/** Warnings of one kind: a reason for all of them, or only to be read. */
const warningGroup = z.strictObject({
  code: z.string(),
  cells: z.array(z.strictObject({ row: z.int().nullable(), column: z.string().nullable() })),
  messages: z.array(said),
  needsReason: z.boolean(),
  reason: z.string().nullable(),
})
export type WarningGroup = z.infer<typeof warningGroup>

/** What a row of the file does to the answer. */
const uploadRow = z.strictObject({
  row: z.int(),
  outcome: z.enum(['new', 'changed', 'unchanged', 'double', 'faulty', 'left_out']),
  hasWarning: z.boolean(),
  /** The key that the row has within its file: its own, or its number. */
  fileKey: z.string(),
  /** Its own key, where it has one. */
  ownKey: z.string().nullable(),
  /** The row of the answer that it is; `null` when it is new. */
  answerKey: z.string().nullable(),
  version: z.int().nullable(),
  /** The row as it would stand in the answer. Empty where nothing is stored. */
  cells: z.record(z.string(), z.string()),
  changes: z.array(z.strictObject({ column: z.string(), from: z.string(), to: z.string() })),
})
export type UploadRow = z.infer<typeof uploadRow>

/** A row of the answer that the file does not have. */
const missingRow = z.strictObject({ key: z.string(), version: z.int(), number: z.int() })
export type MissingRow = z.infer<typeof missingRow>

/** What checking a file found, and what would come of it. Kept sealed: it repeats what the file says of people. */
export const uploadCheck = z.strictObject({
  columns: z.array(columnMatch),
  /** English name of a column that must be there and is not. */
  missingColumn: z.string().nullable(),
  faults: z.array(faultGroup),
  warnings: z.array(warningGroup),
  /** Cells that were read as they were meant. */
  repairs: z.int(),
  rows: z.array(uploadRow),
  missing: z.array(missingRow),
  /** Which versions of the answer's rows it was checked against. */
  standing: z.string(),
})
export type UploadCheck = z.infer<typeof uploadCheck>

/** The faults of a check, without the rest of it. */
export const uploadFaults = z.object({ faults: uploadCheck.shape.faults })

/** How many rows of each outcome. */
export function countOutcomes({ rows }: Pick<UploadCheck, 'rows'>): Readonly<Record<UploadRow['outcome'], number>> {
  const counts = { new: 0, changed: 0, unchanged: 0, double: 0, faulty: 0, left_out: 0 }
  for (const { outcome } of rows) counts[outcome] += 1
  return counts
}

/** True when the unit has nothing left to choose before the file can go into the answer. */
export const isSettled = ({ columns, missingColumn, faults, warnings }: UploadCheck): boolean =>
  missingColumn === null &&
  faults.length === 0 &&
  columns.every(({ how }) => how !== 'undecided') &&
  warnings.every(({ needsReason, reason }) => !needsReason || reason !== null)

/** What became of a file, kept after its content is gone: numbers, and the reasons that were given. */
export const uploadOutcome = z.strictObject({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  takenBack: z.int(),
  double: z.int(),
  leftOut: z.int(),
  reasons: z.array(z.strictObject({ code: z.string(), rows: z.int(), reason: z.string() })),
  /** After undoing: rows that were left as somebody had changed them meanwhile. */
  keptChanged: z.int().nullable(),
})
export type UploadOutcome = z.infer<typeof uploadOutcome>

/** Why no list could be read. */
export const uploadRefusal = z.strictObject({ code: z.string(), messages: z.array(said) })
export type UploadRefusal = z.infer<typeof uploadRefusal>
