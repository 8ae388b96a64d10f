import type { OutreachPostWritten } from '../../domain/outreach/post.ts'
import type { Text } from '../../domain/terms/text.ts'
import { ACCOMMODATIONS, AGE_BANDS, type Choice, SEXES } from './falt.texts.ts'
import * as words from './words.texts.ts'

/** The time of day in Sweden. */
export const clock = (moment: number): string =>
  new Date(moment).toLocaleTimeString('sv-SE', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Stockholm' })

/** When a post was written, as far as the phone knows. Milliseconds. */
export const momentOf = ({ createdAt, clockOffset }: OutreachPostWritten): number =>
  Date.parse(createdAt) + (clockOffset ?? 0)

/** What was written, to be copied to paper. */
export function inWords(post: OutreachPostWritten, say: (text: Text) => string): string {
  const at = clock(momentOf(post))
  if (post.kind === 'withdrawal') return at
  const of = <Value>(all: readonly Choice<Value>[], value: Value) => {
    const label = all.find(([each]) => each === value)?.[1]
    return label === undefined ? '' : say(label)
  }
  const { answers } = post
  const told =
    post.kind === 'observation'
      ? [say(words.kinds.observation(post.answers.persons)), of(AGE_BANDS, post.answers.ageBand)]
      : [
          of(ACCOMMODATIONS, post.answers.accommodation),
          String(post.answers.age?.years ?? ''),
          post.answers.initials ?? '',
          String(post.answers.birthYear ?? ''),
        ]
  return [at, post.place ?? '', of(SEXES, answers.sex), ...told].filter((each) => each !== '').join(' · ')
}
