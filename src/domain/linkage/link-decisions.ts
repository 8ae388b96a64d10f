/** What people have decided, by record id. It binds: *same* joins whatever the model says, *different* keeps apart. */
export interface LinkDecisions {
  readonly same: readonly (readonly [string, string])[]
  readonly different: readonly (readonly [string, string])[]
}

/** Nobody has decided anything yet: the model alone links. */
export const NO_DECISIONS: LinkDecisions = { same: [], different: [] }

/** What people have decided, by place in the list. */
export interface PlacedDecisions {
  readonly same: readonly Edge[]
  readonly different: readonly Edge[]
}

/** The same of a list that nobody has decided anything about. */
export const NOTHING_DECIDED: PlacedDecisions = { same: [], different: [] }

/** Two records, by their places in the list. */
export type Edge = readonly [number, number]

/** Decisions about records that are not in the list bind nothing here. */
export function placedDecisions(
  size: number,
  idOf: (place: number) => string,
  { same, different }: LinkDecisions,
): PlacedDecisions {
  if (same.length + different.length === 0) return NOTHING_DECIDED
  const asked = new Set([...same, ...different].flat())
  const placeOf = new Map<string, number>()
  for (let place = 0; place < size; place++) if (asked.has(idOf(place))) placeOf.set(idOf(place), place)
  const placed = (pairs: LinkDecisions['same']) =>
    pairs.flatMap(([one, other]): Edge[] => {
      const [left, right] = [placeOf.get(one), placeOf.get(other)]
      return left === undefined || right === undefined ? [] : [[left, right]]
    })
  return { same: placed(same), different: placed(different) }
}

/** Something that holds of two records or not, by their places. */
export type HoldsOfTwo = (left: number, right: number) => boolean

/** Whether people decided so about two records: asked in either order, however it was written down. */
export function decidedAbout(pairs: readonly Edge[]): HoldsOfTwo {
  const partners = new Map<number, Set<number>>()
  const note = (one: number, other: number) => partners.set(one, (partners.get(one) ?? new Set()).add(other))
  for (const [left, right] of pairs) {
    note(left, right)
    note(right, left)
  }
  return (left, right) => partners.get(left)?.has(right) === true
}

/** Whether a decision names the record. */
export function isDecidedIn({ same, different }: PlacedDecisions): (place: number) => boolean {
  const named = new Set([...same, ...different].flat())
  return (place) => named.has(place)
}
