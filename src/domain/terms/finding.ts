import type { Text } from './text.ts'

/**
 * Something found while reading: a *fault* stops the run before anything is stored, a *warning* is for a person to
 * judge, a *repair* is a change that cannot have altered the meaning. Findings are values: all of them are collected.
 */
export interface Finding {
  readonly kind: FindingKind
  /** Stable code of the kind of finding: `submission.texts.ts`, `census.texts.ts`, `personnummer.texts.ts`. */
  readonly code: string
  /** File name relative to the census folder. */
  readonly file: string
  readonly sheet: string | null
  /** Row as the spreadsheet shows it: the header is row 1. */
  readonly row: number | null
  /** Column heading as written in the file; in a JSON file the path of the setting. */
  readonly column: string | null
  /** The cell as written; in a column that holds identity only its shape (digits as 9, letters as a). */
  readonly value: string | null
  /** What is wrong and what to do. Holds no personal data. */
  readonly message: Text
}

/** Fault: the run stops. Warning: for a person to judge. Repair: nothing to do. */
export type FindingKind = 'fault' | 'warning' | 'repair'

/** A finding before it is known where it stands. */
export type Problem = Pick<Finding, 'kind' | 'code' | 'message'>
