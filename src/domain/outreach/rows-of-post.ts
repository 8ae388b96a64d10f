import type { WrittenCells } from '../submission/answer-rows.ts'
import { FACT_COLUMNS, IDENTITY_COLUMNS } from '../submission/column-map.ts'
import type { Observation } from '../submission/observation.ts'
import type { OutreachPost } from './post.ts'
import { localTime } from './post-standing.ts'

type PersonPost = Extract<OutreachPost, { kind: 'person' }>
type ObservationPost = Extract<OutreachPost, { kind: 'observation' }>

/** Somebody who was asked, as it would have been written in the form: a row of the organisation's answer. */
export function cellsOfPost({ answers }: PersonPost): WrittenCells {
  const { accommodation, sex, age, birthYear, initials, givenName, familyName, personnummer } = answers
  const written: readonly (readonly [{ readonly english: string }, string | null])[] = [
    [FACT_COLUMNS.accommodation, accommodation === 'not_known' ? NOT_KNOWN : accommodation],
    [FACT_COLUMNS.sex, sex],
    [IDENTITY_COLUMNS.age, age === null ? null : `${age.isApproximate ? '~' : ''}${age.years}`],
    [IDENTITY_COLUMNS.birthYear, birthYear === null ? null : String(birthYear)],
    [IDENTITY_COLUMNS.initials, initials],
    [IDENTITY_COLUMNS.givenName, givenName],
    [IDENTITY_COLUMNS.familyName, familyName],
    [IDENTITY_COLUMNS.number, personnummer],
  ]
  return Object.fromEntries(written.flatMap(([{ english }, value]) => (value === null ? [] : [[english, value]])))
}

/** The word for *not known*, as a file has it. */
const NOT_KNOWN = 'unknown'

/** People who were seen, as a head count at a moment. */
export const observationOfPost = ({ place, answers }: ObservationPost, moment: string): Observation => ({
  place,
  observedAt: localTime(moment),
  persons: answers.persons,
  sex: answers.sex,
  ageBand: answers.ageBand,
  certainty: answers.certainty,
  reason: answers.reason,
})
