import { z } from 'zod'
import { text } from './text.ts'

/** Fault: the run stops. Warning: for a person to judge. Repair: nothing to do. */
export const findingKind = z.enum(['fault', 'warning', 'repair'])
export type FindingKind = z.infer<typeof findingKind>

/**
 * Something found while reading: a *fault* stops the run before anything is stored, a *warning* is for a person to
 * judge, a *repair* is a change that cannot have altered the meaning. Findings are values: all of them are collected.
 */
export const finding = z
  .strictObject({
    kind: findingKind,
    /** Stable code of the kind of finding: `submission.texts.ts`, `census.texts.ts`, `folder.texts.ts`, `csv.texts.ts`, `workbook.texts.ts`. */
    code: z.string(),
    /** File name relative to the census folder. */
    file: z.string(),
    sheet: z.string().nullable(),
    /** Row as the spreadsheet shows it: the header is row 1. */
    row: z.int().nullable(),
    /** Column heading as written in the file; in a JSON file the path of the setting. */
    column: z.string().nullable(),
    /** The cell as written; in a column that holds identity only its shape (digits as 9, letters as a). */
    value: z.string().nullable(),
    /** What is wrong and what to do. Holds no personal data. */
    message: text,
  })
  .readonly()
export type Finding = z.infer<typeof finding>

/** A finding before it is known where it stands. */
export type Problem = Pick<Finding, 'kind' | 'code' | 'message'>
