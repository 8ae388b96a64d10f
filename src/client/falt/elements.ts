import type { Text } from '../../domain/terms/text.ts'
import type { Choice } from './falt.texts.ts'

type Child = Node | string | null | undefined | false

interface Attributes {
  readonly class?: string
  readonly id?: string
  readonly type?: string
  readonly name?: string
  readonly value?: string
  readonly inputmode?: string
  readonly autocomplete?: string
  readonly autocapitalize?: string
  readonly maxlength?: string
  readonly for?: string
  readonly href?: string
  readonly lang?: string
  readonly role?: string
  readonly tabindex?: string
  readonly 'aria-live'?: string
  readonly 'aria-label'?: string
  readonly 'aria-describedby'?: string
  readonly onclick?: (event: MouseEvent) => void
  readonly onsubmit?: () => void
}

/** Makes an element. Text is always text: nothing that somebody has written becomes markup. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { onclick, onsubmit, ...attributes }: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
  const listening: HTMLElement = element
  if (onclick !== undefined) listening.addEventListener('click', onclick)
  if (onsubmit !== undefined)
    listening.addEventListener('submit', (event) => {
      event.preventDefault()
      onsubmit()
    })
  for (const child of children) if (child) element.append(child)
  return element
}

/** What a screen consists of, from the top. */
export type Screen = readonly (HTMLElement | null)[]

/** The parts of screens, in the language that is chosen. */
export interface Views {
  readonly say: (text: Text) => string
  readonly title: (text: Text) => HTMLElement
  readonly hint: (text: Text) => HTMLElement
  readonly told: (text: Text) => HTMLElement
  readonly button: (text: Text, onclick: () => void, more?: string) => HTMLElement
  /** Answers to choose one from. */
  readonly choices: <Value>(
    all: readonly Choice<Value>[],
    onchoose: (value: Value) => void,
    more?: string,
  ) => HTMLElement
  readonly field: (name: string, label: Text, value?: string | number | null, more?: Attributes) => HTMLElement
}

/** The parts of screens, as said by `say`. */
export function viewsIn(say: Views['say']): Views {
  // Pressing twice by mistake presses once: what stands there on the next screen is not meant.
  const press = (text: Text, act: () => void, more = '') => {
    const onclick = ({ detail }: MouseEvent) => {
      if (detail < 2) act()
    }
    return h('button', { type: 'button', class: more, onclick }, say(text))
  }
  return {
    say,
    title: (text) => h('h1', { tabindex: '-1' }, say(text)),
    hint: (text) => h('p', { class: 'hint' }, say(text)),
    told: (text) => h('p', { class: 'told' }, say(text)),
    button: press,
    choices: (all, onchoose, more = '') =>
      h('div', { class: `choices ${more}` }, ...all.map(([value, label]) => press(label, () => onchoose(value)))),
    field: (name, label, value = '', more = {}) =>
      h(
        'div',
        { class: 'field' },
        h('label', { for: name }, say(label)),
        h('input', { id: name, name, value: String(value ?? ''), autocomplete: 'off', maxlength: '100', ...more }),
      ),
  }
}
