import type { Finding } from '../terms/finding.ts'
import { folderTexts } from './folder.texts.ts'
import { birthSpan, type Identity } from './identity.ts'
import type { SubmittedRecord } from './submitted-record.ts'

/** An analyst's list of one census, with the ids they gave to persons. */
export interface CompiledList {
  readonly census: string
  readonly file: string
  readonly records: readonly SubmittedRecord[]
}

// Assumption: a slip in an id now and then is for a person to look at; when a fifth of the ids shared between two years
// stand for people who cannot be the same, the numbering has started anew. Decided by the project, 2026-11-21.
const RESTARTED_AT = 0.2

/**
 * What speaks against the analyst's own person ids: one id on two different numbers (a warning: the rows are not joined
 * by it), and ids that start anew each year (a fault: they would join strangers).
 */
export function personIdFindings(lists: readonly CompiledList[]): Finding[] {
  return lists.flatMap((list, at) => {
    const within = contradictions(list, list, haveTwoNumbers)
    const restarted = lists.slice(0, at).find((earlier) => {
      const { shared, against } = contradictions(earlier, list, looksLikeStrangers)
      return against.length > 0 && against.length >= RESTARTED_AT * shared
    })
    const place = { file: list.file, sheet: null, column: 'person_id', value: null }
    return [
      ...within.against.map(
        (row): Finding => ({
          ...place,
          kind: 'warning',
          code: 'person_id_two_numbers',
          row,
          message: folderTexts.person_id_two_numbers(),
        }),
      ),
      ...(restarted
        ? [
            {
              ...place,
              kind: 'fault' as const,
              code: 'person_id_restarts',
              row: null,
              message: folderTexts.person_id_restarts(restarted.census),
            },
          ]
        : []),
    ]
  })
}

/** Rows of the later list whose id stands, in the earlier one, on somebody who speaks against being the same. */
function contradictions(earlier: CompiledList, later: CompiledList, speakAgainst: typeof haveTwoNumbers) {
  const known = new Map<string, Identity>()
  for (const { personId, identity } of earlier.records)
    if (personId !== null && !known.has(personId)) known.set(personId, identity)
  const shared = later.records.filter(({ personId }) => personId !== null && known.has(personId))
  const against = shared.filter(({ personId, identity }) =>
    speakAgainst(known.get(personId ?? '') ?? identity, identity),
  )
  return { shared: new Set(shared.map(({ personId }) => personId)).size, against: against.map(({ row }) => row) }
}

function haveTwoNumbers(left: Identity, right: Identity): boolean {
  return (
    left.number !== null &&
    right.number !== null &&
    left.number.kind === right.number.kind &&
    left.number.canonical !== right.number.canonical
  )
}

/** Two numbers, or births on days that do not overlap: now and then a slip, for many ids a numbering that restarted. */
function looksLikeStrangers(left: Identity, right: Identity): boolean {
  const [born, other] = [birthSpan(left), birthSpan(right)]
  return (
    haveTwoNumbers(left, right) || (born !== null && other !== null && (born.to < other.from || other.to < born.from))
  )
}
