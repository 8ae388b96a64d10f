import { z } from 'zod'
import type { WrittenCells } from './answer-rows.ts'
import { codesOf } from './codes.ts'
import { type Column, FACT_COLUMNS, IDENTITY_COLUMNS, ROW_COLUMNS } from './column-map.ts'
import { DECLINED } from './record.ts'

const declined = z.literal(DECLINED)
const words = z.string().max(500)

/** What a case system may send in a column: the kind of value the column is read as, `declined`, or nothing. */
function schemaOf({ reader, label }: Column<unknown>): z.ZodType {
  const described = { description: `${label.en} (${label.sv})` }
  const choices = reader.choices === null ? [] : codesOf(reader.choices)
  const value = (): z.ZodType => {
    if (reader.type === 'yes_no') return z.boolean()
    if (reader.type === 'choice') return z.enum(choices)
    if (reader.type === 'choices') return z.array(z.enum(choices)).min(1)
    if (reader.type === 'whole_number' || reader.type === 'amount') return z.int().min(0)
    if (reader.type === 'year') return z.int()
    if (reader.type === 'age') return z.union([z.int().min(0), words])
    return words
  }
  return z.union([value(), declined]).nullable().optional().meta(described)
}

const COLUMNS = [...Object.values(IDENTITY_COLUMNS), ...Object.values(FACT_COLUMNS), ROW_COLUMNS.childOf]

/**
 * One person as a case system sends it: the columns of a unit's file by their English names, with codes for choices.
 * Everything may be left out; what is there is read by the rules of a file. Nothing else is taken in.
 */
export const apiRecord = z.strictObject(Object.fromEntries(COLUMNS.map((column) => [column.english, schemaOf(column)])))
/** One person as a case system sends it. */
export type ApiRecord = z.infer<typeof apiRecord>

/** The same as somebody would have written it in a file. */
export function cellsOfApiRecord(record: ApiRecord): WrittenCells {
  return Object.fromEntries(
    Object.entries(record).flatMap(([column, value]) => {
      const written = writtenAs(value)
      return written === '' ? [] : [[column, written]]
    }),
  )
}

function writtenAs(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(String).join('|')
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value : ''
}
