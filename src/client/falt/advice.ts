import type { PhoneSetUp } from '../../domain/outreach/phone.ts'
import type { Text } from '../../domain/terms/text.ts'
import { h, type Screen, type Views } from './elements.ts'
import * as words from './words.texts.ts'

/** What to do, before one goes out. */
export const helpScreen = ({ title, say, button }: Views, call: () => void, done: () => void): Screen => [
  title(words.help),
  h('ol', { class: 'steps' }, ...words.helpSteps.map((step) => h('li', {}, say(step)))),
  button(words.whoToCall, call),
  button(words.understood, done, 'primary'),
]

/** Whom to call, also without network. */
export function callScreen({ title, say }: Views, setUp: PhoneSetUp | undefined): Screen {
  const line = (label: Text, call: PhoneSetUp['callOwn'] | undefined) =>
    call == null
      ? null
      : h(
          'p',
          {},
          `${say(label)}: ${call.name}`,
          h('a', { class: 'button', href: `tel:${call.phone.replace(/[^\d+]/g, '')}` }, call.phone),
        )
  return [
    title(words.whoToCall),
    h('p', {}, h('a', { class: 'button primary', href: 'tel:112' }, say(words.danger))),
    line(words.callOwn, setUp?.callOwn),
    line(words.callRound, setUp?.callRound),
  ]
}
