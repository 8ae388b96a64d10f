import { h, type Views } from './elements.ts'
import type { Posts } from './posts.ts'
import { personsOf } from './sender.ts'
import type { Tally, Waiting } from './store.ts'
import { clock, momentOf } from './summary.ts'
import * as words from './words.texts.ts'

/** What may be done with a post of the list. */
export interface PostActions {
  readonly rewrite: (one: Waiting) => void
  readonly rewriteSent: (tally: Tally) => void
  readonly remove: (one: Waiting) => void
  readonly takeBack: (tally: Tally) => void
  readonly sendAsNew: (one: Waiting) => void
}

/** What the phone has counted, the latest first: those that wait, then those that are sent. */
export function postList(views: Views, posts: Posts, on: PostActions): HTMLElement | null {
  const waiting = posts.waiting()
  const tallies = posts.tallies()
  if (waiting.length === 0 && tallies.length === 0) return null
  const sent = [...tallies].sort((one, other) => other.at - one.at)
  return h(
    'section',
    {},
    h('h2', {}, views.say(words.posts)),
    h(
      'ul',
      { class: 'posts' },
      ...[...waiting].reverse().map((one) => waitingItem(one, views, on)),
      ...sent.map((tally) => sentItem(tally, views, on)),
    ),
  )
}

function waitingItem(one: Waiting, { say, hint, button }: Views, on: PostActions): HTMLElement {
  const isFaulty = one.state === 'attention'
  const isOther = one.status === 409
  return h(
    'li',
    {},
    h('p', {}, `${clock(momentOf(one.post))} ${say(words.kinds[one.post.kind](personsOf(one)))}`),
    h('p', { class: isFaulty ? 'state fault' : 'state waits' }, say(words.states[one.state])),
    isFaulty && hint(isOther ? words.differs : words.unreadable),
    h(
      'div',
      { class: 'row' },
      isFaulty && isOther && button(words.sendAsNew, () => on.sendAsNew(one), 'small'),
      one.post.kind !== 'withdrawal' && button(words.rewrite, () => on.rewrite(one), 'small'),
      (isFaulty || one.post.kind !== 'withdrawal') && button(words.remove, () => on.remove(one), 'small'),
    ),
  )
}

function sentItem(tally: Tally, { say, button }: Views, on: PostActions): HTMLElement {
  return h(
    'li',
    {},
    h('p', {}, `${clock(tally.at)} ${say(words.kinds[tally.kind](tally.persons))}`),
    h('p', { class: 'state' }, say(words.states.sent)),
    tally.kind !== 'withdrawal' &&
      h(
        'div',
        { class: 'row' },
        button(words.rewrite, () => on.rewriteSent(tally), 'small'),
        button(words.remove, () => on.takeBack(tally), 'small'),
      ),
  )
}
