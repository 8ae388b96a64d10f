/** What somebody did that shows something of a person, or looks after the log of it. Stored: a kind is permanent. */
export const ACCESS_KINDS = ['identity_shown', 'answer_opened', 'row_opened', 'log_reviewed'] as const
export type AccessKind = (typeof ACCESS_KINDS)[number]

/** What for. Source: lag (2001:454) section 10: access is documented and can be checked. Stored: permanent. */
export const ACCESS_PURPOSES = ['same_person', 'answer_check', 'log_review'] as const
export type AccessPurpose = (typeof ACCESS_PURPOSES)[number]

/** One row of the access log: ids alone, never who a person is. */
export interface AccessEntry {
  /** 1, 2, 3 … in the order they were written. */
  readonly number: number
  /** UTC, ISO 8601. */
  readonly at: string
  readonly accountId: string
  readonly role: string
  readonly kind: string
  readonly censusId: string | null
  /** Record, row or answer that was looked at. */
  readonly subjectId: string | null
  readonly purpose: string
}

/** A row with its link of the chain. */
export interface ChainedEntry extends AccessEntry {
  readonly chain: string
}

/** What the chain of a row is made of: the chain before it and all that the row says. The first has '' before it. */
export const textToChain = (previous: string, entry: AccessEntry): string =>
  JSON.stringify([
    previous,
    entry.number,
    entry.at,
    entry.accountId,
    entry.role,
    entry.kind,
    entry.censusId,
    entry.subjectId,
    entry.purpose,
  ])

/** Whether the log is as it was written: whole, or the first row that does not follow from the one before it. */
export type ChainStanding =
  | { readonly isWhole: true; readonly rows: number; readonly head: string }
  | { readonly isWhole: false; readonly brokenAt: number }

/** A point at which somebody has signed for the log: rows taken away after it show. */
export interface Anchor {
  readonly through: number
  readonly head: string
}

/**
 * Follows the chain from the first row on. A row that was altered, put in or taken away breaks it; rows taken away at the
 * end are missed at an anchor. `chainOf` is the keyed hash.
 */
export function verifyChain(
  entries: readonly ChainedEntry[],
  anchors: readonly Anchor[],
  chainOf: (text: string) => string,
): ChainStanding {
  let head = ''
  const anchored = new Map(anchors.map((anchor) => [anchor.through, anchor.head]))
  for (const [at, entry] of entries.entries()) {
    const isNext = entry.number === at + 1
    const chain = chainOf(textToChain(head, entry))
    const signed = anchored.get(entry.number)
    if (!isNext || chain !== entry.chain || (signed !== undefined && signed !== chain))
      return { isWhole: false, brokenAt: at + 1 }
    head = chain
  }
  const missing = anchors.find(({ through }) => through > entries.length)
  return missing === undefined
    ? { isWhole: true, rows: entries.length, head }
    : { isWhole: false, brokenAt: entries.length + 1 }
}
