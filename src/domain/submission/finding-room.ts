import type { FindingKind, Problem } from '../terms/finding.ts'
import { problem } from './submission.texts.ts'

/** Findings that are told of one file. Assumption: whoever mends so many reads the file again. Decided by the project, 2026-11-21. */
export const MOST_FINDINGS = 10_000

/** Room for the findings of one file: a file of any size can be told of without filling the memory. */
export interface FindingRoom {
  /** Whether there is room for one more. What there is no room for is remembered by its kind. */
  readonly take: (kind: FindingKind) => boolean
  /** True when nothing more is told and the file cannot be stored: the rest of it need not be read. */
  readonly isSettled: () => boolean
  /** What tells of the findings left out; none when there was room for all. */
  readonly leftOut: () => readonly Problem[]
}

/** Room that is still empty. */
export function findingRoom(): FindingRoom {
  let told = 0
  let hasFault = false
  const left = new Set<FindingKind>()
  return {
    take: (kind) => {
      hasFault ||= kind === 'fault'
      const hasRoom = told < MOST_FINDINGS
      if (hasRoom) told++
      else left.add(kind)
      return hasRoom
    },
    isSettled: () => hasFault && left.size > 0,
    leftOut: () => {
      if (left.size === 0) return []
      return [left.has('fault') ? problem('more_faults', {}) : problem('more_findings', {})]
    },
  }
}
