import { closeSync, openSync, writeFileSync } from 'node:fs'
import { type LabelledRow, type ListRequest, labelledList } from './labelled-list.ts'

const COLUMNS = [
  'record_id',
  'year',
  'municipality',
  'source',
  'source_type',
  'personnummer',
  'given_name',
  'family_name',
  'initials',
  'birth_date',
  'birth_year',
  'approx_age',
  'sex',
  'protected',
] as const satisfies readonly (keyof LabelledRow)[]

/** Letters held before they are written. */
const PIECE = 1 << 20

/** The list as CSV. No cell holds a comma, a quotation mark or a line break. */
export const listHeader = COLUMNS.join(',')
export const listLine = (row: LabelledRow): string => COLUMNS.map((column) => row[column]).join(',')

export const truthHeader = 'record_id,cluster_id,year,source,info,municipality'
export const truthLine = ({ record_id, person, year, source, info, municipality }: LabelledRow): string =>
  [record_id, person, year, source, info, municipality].join(',')

/** Writes the list and who each row is in two files, never holding more than a piece of either. */
export function writeLabelledList(
  request: ListRequest,
  paths: { readonly list: string; readonly truth: string },
): void {
  const list = openLines(paths.list, listHeader)
  const truth = openLines(paths.truth, truthHeader)
  for (const row of labelledList(request)) {
    list.add(listLine(row))
    truth.add(truthLine(row))
  }
  list.close()
  truth.close()
}

function openLines(path: string, header: string) {
  const file = openSync(path, 'w')
  let held = `${header}\n`
  const flush = () => {
    writeFileSync(file, held)
    held = ''
  }
  return {
    add: (line: string) => {
      held += `${line}\n`
      if (held.length >= PIECE) flush()
    },
    close: () => {
      flush()
      closeSync(file)
    },
  }
}
