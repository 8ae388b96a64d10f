import type { PhoneSetUp } from '../../domain/outreach/phone.ts'
import type { Text } from '../../domain/terms/text.ts'
import { type Draft, type Step, stepOf } from './draft.ts'
import { h, type Screen, type Views } from './elements.ts'
import { ACCOMMODATIONS, AGE_BANDS, ASKED, CERTAINTIES, REASONS, SEXES } from './falt.texts.ts'
import * as words from './words.texts.ts'

/** Ages to choose from, years: as seen, some years off. */
const AGES = [20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80]
const CHILD_UNDER = 18
const MOST_PERSONS = 1000
const FIRST_BIRTH_YEAR = 1900

/** What the questions need to know, and whom they tell. */
export interface Asking extends Views {
  readonly agreement: PhoneSetUp['agreement']
  readonly places: readonly string[]
  /** What is to be changed on the screen. */
  readonly fault: HTMLElement | null
  /** The question is answered: on to the next. */
  readonly forward: (draft: Draft) => void
  /** Something has changed, and the same post goes on: on this screen, or one in between. */
  readonly change: (draft: Draft, fault?: Text) => void
  readonly choosePlace: (place: string) => Promise<void>
}

/** The question that is to be answered now. */
export function questionScreen(now: Draft, asking: Asking): Screen {
  const { title, choices, forward } = asking
  const person = (answers: Partial<Draft['person']>) => forward({ ...now, person: { ...now.person, ...answers } })
  const seen = (answers: Partial<Draft['observation']>) =>
    forward({ ...now, observation: { ...now.observation, ...answers } })
  const screens: Record<Step, () => Screen> = {
    place: () => placeScreen(asking, (place) => void asking.choosePlace(place).then(() => forward({ ...now, place }))),
    accommodation: () => [
      title(words.accommodation),
      rewriting(now, asking),
      choices(ACCOMMODATIONS, (accommodation) => person({ accommodation })),
    ],
    asked: () => [title(words.asked), choices(ASKED, (askedBefore) => person({ askedBefore }))],
    sex: () => [title(words.sex), choices(SEXES, (sex) => (now.kind === 'person' ? person({ sex }) : seen({ sex })))],
    age: () => ageScreen(now, asking),
    childAge: () => [
      title(words.childAge),
      numbers(asking, childAges, (years) => person({ age: { years, isApproximate: false } })),
    ],
    identity: () => identityScreen(now, asking),
    persons: () => personsScreen(now, asking),
    ageBand: () => [title(words.age), choices(AGE_BANDS, (ageBand) => seen({ ageBand }), 'grid two')],
    certainty: () => [title(words.certainty), choices(CERTAINTIES, (certainty) => seen({ certainty }))],
    reason: () => [title(words.reason), choices(REASONS, (reason) => seen({ reason }))],
  }
  return screens[stepOf(now)]()
}

const childAges = Array.from({ length: CHILD_UNDER }, (_, years) => years)

const numbers = ({ choices }: Views, all: readonly number[], onchoose: (number: number) => void) =>
  choices(
    all.map((number) => [number, { sv: String(number), en: String(number) }] as const),
    onchoose,
    'grid',
  )

const rewriting = (now: Draft, { hint }: Views) => (now.of?.seq === null ? hint(words.rewriting) : null)

function ageScreen(now: Draft, asking: Asking): Screen {
  const answer = (age: Draft['person']['age']) => asking.forward({ ...now, person: { ...now.person, age } })
  return [
    asking.title(words.age),
    asking.button(words.child, () => asking.change({ ...now, steps: [...now.steps, 'childAge'] })),
    numbers(asking, AGES, (years) => answer({ years, isApproximate: true })),
    asking.button(words.notKnown, () => answer(null)),
  ]
}

function personsScreen(now: Draft, asking: Asking): Screen {
  const { persons } = now.observation
  const step = (name: string, label: Text, sign: string, by: number) => {
    const next = Math.min(MOST_PERSONS, Math.max(1, persons + by))
    const onclick = () => {
      asking.change({ ...now, observation: { ...now.observation, persons: next } })
      document.getElementById(name)?.focus()
    }
    return h('button', { type: 'button', id: name, 'aria-label': asking.say(label), onclick }, sign)
  }
  return [
    asking.title(words.howMany),
    rewriting(now, asking),
    h(
      'div',
      { class: 'counter' },
      step('fewer', words.fewer, '−', -1),
      h('output', { 'aria-live': 'polite' }, String(persons)),
      step('more', words.more, '+', 1),
    ),
    asking.button(words.next, () => asking.forward(now), 'primary'),
  ]
}

function identityScreen(now: Draft, asking: Asking): Screen {
  const isFull = asking.agreement === 'full'
  const { person } = now
  const form = h(
    'form',
    { onsubmit: () => readIdentity(form, now, asking) },
    asking.fault,
    asking.field('initials', words.initials, person.initials, { maxlength: '10', autocapitalize: 'characters' }),
    asking.field('birthYear', words.birthYear, person.birthYear, { inputmode: 'numeric' }),
    isFull && asking.field('givenName', words.givenName, person.givenName),
    isFull && asking.field('familyName', words.familyName, person.familyName),
    isFull && asking.field('personnummer', words.personnummer, person.personnummer, { inputmode: 'numeric' }),
    h('button', { type: 'submit', class: 'primary' }, asking.say(words.save)),
  )
  return [asking.title(words.identity), asking.hint(words.identityHint), form]
}

function readIdentity(form: HTMLFormElement, now: Draft, asking: Asking): void {
  const typed = new FormData(form)
  const of = (name: string) => {
    const value = typed.get(name)
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  const year = of('birthYear')
  const person = {
    ...{ ...now.person, initials: of('initials'), givenName: of('givenName'), familyName: of('familyName') },
    personnummer: of('personnummer'),
  }
  if (year === null || isBirthYear(year))
    asking.forward({ ...now, person: { ...person, birthYear: year === null ? null : Number(year) } })
  else asking.change({ ...now, person }, words.yearUnclear)
}

const isBirthYear = (year: string): boolean =>
  /^\d{4}$/.test(year) && Number(year) >= FIRST_BIRTH_YEAR && Number(year) <= new Date().getFullYear()

/** Where one is: from the organisation's own list. */
export function placeScreen(
  { title, choices, say, places }: Views & Pick<Asking, 'places'>,
  onchoose: (place: string) => void,
): Screen {
  const other = say(words.otherPlace)
  const all = [...places, ...(places.includes(other) ? [] : [other])]
  return [
    title(words.choosePlace),
    choices(
      all.map((place) => [place, { sv: place, en: place }] as const),
      onchoose,
    ),
  ]
}
