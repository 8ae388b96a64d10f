import { NO_DECISIONS } from '../../domain/linkage/cluster.ts'
import { type LinkageResult, linkRecords } from '../../domain/linkage/link-records.ts'
import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import type { Traits } from '../../domain/linkage/traits.ts'

/** Links what it has been given so far: each part is added to those before. */
export function linkPartByPart(): (part: readonly Traits[]) => LinkageResult {
  let all: readonly Traits[] = []
  return (part) => {
    all = [...all, ...part]
    return linkRecords(personLinkage, all, NO_DECISIONS)
  }
}
