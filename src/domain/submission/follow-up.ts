/** What may have become of somebody a unit reported in the census before: still there, not there any more, not known. */
export const FOLLOW_UP_OUTCOMES = ['still', 'left', 'not_known'] as const
/** One of `FOLLOW_UP_OUTCOMES`. */
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number]

/** Where somebody who is not there any more went. */
export const WENT_TO = ['own_home', 'deceased', 'other_municipality', 'other', 'not_known'] as const
/** One of `WENT_TO`. */
export type WentTo = (typeof WENT_TO)[number]

/** What one unit says of one person it reported before. `leftTo` is said only of those who left. */
export interface FollowUpSaid {
  readonly outcome: FollowUpOutcome
  readonly leftTo: WentTo | null
}

/** What one unit, by its key, says of a person. */
export interface SaidByUnit extends FollowUpSaid {
  readonly unit: string
}

/** What units together say of a person: still there, gone to a known place, gone to where nobody knows, or not known. */
export type SaidTogether = 'still' | WentTo | 'unclear'

/**
 * What several units say of one person, taken together. Units that do not know say nothing against those that do; two
 * that contradict each other leave it unclear, and so does nobody who knows.
 */
export function saidTogether(said: readonly FollowUpSaid[]): SaidTogether {
  const known = said.flatMap(({ outcome, leftTo }): ('still' | WentTo)[] => {
    if (outcome === 'not_known') return []
    return [outcome === 'still' ? 'still' : (leftTo ?? 'not_known')]
  })
  // Gone to where this unit does not know is gone all the same: only a place, or being there still, says more.
  const isGone = known.some((each) => each !== 'still')
  const places = new Set(known.filter((each) => each !== 'not_known'))
  const [place] = places
  if (places.size > 1 || (isGone && places.has('still'))) return 'unclear'
  return place ?? (isGone ? 'not_known' : 'unclear')
}
