import { openList } from '../../src/domain/linkage/read-list.ts'
import type { Traits } from '../../src/domain/linkage/traits.ts'
import { type LabelledRow, type ListRequest, labelledList } from './labelled-list.ts'
import { listHeader, listLine } from './write-labelled-list.ts'

/** A list as linkage reads it, and each row with its answer by the id of its traits. */
export interface ReadLabelledList {
  readonly traits: readonly Traits[]
  readonly rowOf: ReadonlyMap<string, LabelledRow>
}

/** Reads a labelled list as if it had come in a file. */
export function readLabelledList(request: ListRequest): ReadLabelledList {
  const list = openList(listHeader.split(','), {
    place: { file: 'list.csv', sheet: null, row: 1 },
    yearNow: 2025,
    report: () => undefined,
  })
  const traits: Traits[] = []
  const rowOf = new Map<string, LabelledRow>()
  for (const row of labelledList(request)) {
    const read = list?.read({ row: traits.length + 2, cells: listLine(row).split(',') })
    if (!read) throw new Error(`row ${row.record_id} has a fault`)
    traits.push(read.traits)
    rowOf.set(read.traits.id, row)
  }
  return { traits, rowOf }
}
