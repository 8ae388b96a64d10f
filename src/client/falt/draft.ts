import type { PhoneSetUp } from '../../domain/outreach/phone.ts'
import type { OutreachPostWritten } from '../../domain/outreach/post.ts'

type PersonPost = Extract<OutreachPostWritten, { kind: 'person' }>
type ObservationPost = Extract<OutreachPostWritten, { kind: 'observation' }>

/** The version of the form that these screens are. */
export const FORM = 2 satisfies OutreachPostWritten['form']

/** The questions, each on a screen of its own. */
export type Step =
  | 'place'
  | 'accommodation'
  | 'asked'
  | 'sex'
  | 'age'
  | 'childAge'
  | 'identity'
  | 'persons'
  | 'ageBand'
  | 'certainty'
  | 'reason'

/** A post that is being written: what is answered so far, and which screens led here. */
export interface Draft {
  readonly kind: 'person' | 'observation'
  readonly place: string | null
  readonly person: PersonPost['answers']
  readonly observation: ObservationPost['answers']
  readonly steps: readonly Step[]
  /** The post it comes in place of: one that is waiting, or one that was sent. */
  readonly of: Replaced | null
}

/** What a post is written in place of. */
export interface Replaced {
  /** Its place among those that wait; `null` when it was sent. */
  readonly seq: number | null
  readonly id: string
  /** When it was written: that does not change by writing it anew. */
  readonly createdAt: string
  readonly clockOffset: number | null
  /** Under a new id even if nobody has it yet: the service has another post under this one. */
  readonly asNew?: boolean
}

const NOBODY: PersonPost['answers'] = {
  accommodation: 'not_known',
  askedBefore: 'not_known',
  sex: null,
  age: null,
  birthYear: null,
  initials: null,
  givenName: null,
  familyName: null,
  personnummer: null,
}
const NOTHING: ObservationPost['answers'] = { persons: 1, sex: null, ageBand: null, certainty: null, reason: null }

/** A new post, on its first screen. */
export const newDraft = (kind: Draft['kind'], place: string | null, of: Draft['of'] = null): Draft => ({
  kind,
  place,
  person: NOBODY,
  observation: NOTHING,
  steps: [kind === 'person' ? 'accommodation' : place === null ? 'place' : 'persons'],
  of,
})

/** A post that is waiting, to be gone through again. */
export function draftOf(post: PersonPost | ObservationPost, of: Replaced): Draft {
  const draft = newDraft(post.kind, post.place, of)
  return post.kind === 'person' ? { ...draft, person: post.answers } : { ...draft, observation: post.answers }
}

/** The screen that is shown. */
export const stepOf = ({ steps }: Draft): Step => steps.at(-1) ?? 'place'

/** What comes after the screen that is shown: another, or the post is whole. */
export function stepAfter(draft: Draft, agreement: PhoneSetUp['agreement']): Step | 'whole' {
  const { person } = draft
  switch (stepOf(draft)) {
    case 'place':
      return draft.kind === 'person' ? 'accommodation' : 'persons'
    case 'accommodation':
      // The first question decides: somebody with a home is thanked and asked nothing more.
      return person.accommodation === 'own_home' ? 'whole' : 'asked'
    case 'asked':
      return person.askedBefore === 'yes' ? 'whole' : 'sex'
    case 'sex':
      return draft.kind === 'person' ? 'age' : 'ageBand'
    case 'age':
    case 'childAge':
      return agreement === 'counts' ? 'whole' : 'identity'
    case 'persons':
      return 'sex'
    case 'ageBand':
      return 'certainty'
    case 'certainty':
      return 'reason'
    default:
      return 'whole'
  }
}

/** The post as it is sent. */
export function postOf(
  draft: Draft,
  {
    offset,
    replaces,
    agreement,
  }: { readonly offset: number | null; readonly replaces: string | null; readonly agreement: PhoneSetUp['agreement'] },
): PersonPost | ObservationPost {
  const written = draft.of ?? { createdAt: new Date().toISOString(), clockOffset: offset }
  const around = { form: FORM, createdAt: written.createdAt, clockOffset: written.clockOffset, replaces }
  if (draft.kind === 'observation')
    return { kind: 'observation', ...around, place: draft.place ?? '', answers: draft.observation }
  const { person } = draft
  // Nothing more is kept of somebody who is not counted.
  const isCounted = person.accommodation !== 'own_home' && person.askedBefore !== 'yes'
  const { accommodation, askedBefore } = person
  return {
    kind: 'person',
    ...around,
    place: draft.place,
    answers: isCounted
      ? asAgreed(person, agreement)
      : { ...NOBODY, accommodation, askedBefore: askedBefore ?? 'not_known' },
  }
}

/** No more than the organisation has agreed to, also of what was written before it agreed to less. */
function asAgreed(person: PersonPost['answers'], agreement: PhoneSetUp['agreement']): PersonPost['answers'] {
  if (agreement === 'full') return person
  const nameless = { ...person, givenName: null, familyName: null, personnummer: null }
  return agreement === 'partial' ? nameless : { ...nameless, initials: null, birthYear: null }
}
