import type { ComponentChildren } from 'preact'
import { characterDiff, type DiffPart } from '../../domain/linkage/review/character-diff.ts'
import { maskedIdentity, type ShownIdentity, wholeIdentity } from '../../domain/linkage/review/mask.ts'
import { precisionTexts } from '../../domain/linkage/review/review.texts.ts'
import type { Traits } from '../../domain/linkage/traits.ts'
import { SEX } from '../../domain/submission/codes.ts'
import { type Column, FACT_COLUMNS } from '../../domain/submission/column-map.ts'
import { factInWords } from '../../domain/submission/fact-in-words.ts'
import type { FactName } from '../../domain/submission/record.ts'
import { swedishDay } from '../../domain/terms/swedish-moment.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { ShownRecord } from './review.repository.ts'
import type { TwoNumbers } from './review.service.ts'
import { reviewTexts as texts } from './review.texts.ts'
import { shownTraits } from './traits.service.ts'

/** What is said of the two rows in one line of the cards. */
interface Line {
  readonly label: Text
  readonly left: string | null
  readonly right: string | null
  /** Of what is masked it is the whole that is compared. */
  readonly isEqual: boolean
  /** Not the same words, but nothing in them speaks against it: one tells less. */
  readonly fits?: boolean
  /** Letters that differ are marked: only of what is shown whole. */
  readonly isMarked: boolean
  /** Where it stands, if not in the row of the card. */
  readonly places?: readonly [left: string | null, right: string | null]
}

/** Facts that help to tell two people apart, in the order of the cards. */
export const FACTS: readonly FactName[] = [
  'accommodation',
  'facility',
  'district',
  'homelessSince',
  'contacts',
  'supportNeed',
]

interface Pair {
  readonly viewer: Viewer
  readonly left: ShownRecord
  readonly right: ShownRecord
  readonly isRevealed: boolean
  /** Numbers that differ though the two rows do not both tell them: of rows that are the same persons already. */
  readonly numbers: readonly TwoNumbers[]
}

/** The two rows beside each other, line by line: the same lines in the same order. */
export function PairCards(pair: Pair) {
  const { viewer, left, right } = pair
  const labels = [texts.leftCard, texts.rightCard] as const
  return (
    <CardTable viewer={viewer} title={texts.pairTitle} labels={labels} left={left} right={[right]}>
      {linesOf(pair).map((line) => (
        <CardLine viewer={viewer} line={line} />
      ))}
    </CardTable>
  )
}

interface CardTableProps {
  readonly viewer: Viewer
  readonly title: Text
  /** What the two cards are called. */
  readonly labels: readonly [left: Text, right: Text]
  readonly left: ShownRecord
  /** One row, or those of a person. */
  readonly right: readonly ShownRecord[]
  /** The lines of what the rows say. */
  readonly children: ComponentChildren
}

/** Two cards beside each other: what their rows say line by line, and then where each row comes from. */
export function CardTable({ viewer, title, labels, left, right, children }: CardTableProps) {
  const { say } = viewer
  const [leftLabel, rightLabel] = [say(labels[0]), say(labels[1])]
  const sources = right.map((each) => sourceOf(viewer, each))
  return (
    <table class="list cards">
      <caption class="visually-hidden">{say(title)}</caption>
      <thead>
        <tr>
          <th scope="col">{say(texts.trait)}</th>
          <th scope="col">{leftLabel}</th>
          <th scope="col">{rightLabel}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
      <tbody class="source">
        <tr>
          <th scope="rowgroup" colSpan={3}>
            {say(texts.source)}
          </th>
        </tr>
        {sourceOf(viewer, left).map(([label, value], at) => (
          <tr>
            <th scope="row">{say(label)}</th>
            <td data-label={leftLabel}>{value}</td>
            <td data-label={rightLabel}>
              {sources.map((source) => (
                <span class="said">{source[at]?.[1]}</span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What is said of a line of two cards; each has a text of its name. */
export type LineState = 'equal' | 'fits' | 'differs' | 'oneMissing'

export const LINE_CLASSES: Readonly<Record<LineState, string>> = {
  equal: 'equal',
  fits: 'equal',
  differs: 'differs',
  oneMissing: 'one-missing',
}

export function stateOf(areBoth: boolean, isEqual: boolean, fits: boolean): LineState {
  if (!areBoth) return 'oneMissing'
  if (isEqual) return 'equal'
  return fits ? 'fits' : 'differs'
}

function CardLine({ viewer: { say }, line }: { readonly viewer: Viewer; readonly line: Line }) {
  const { label, left, right, isEqual, fits = false, isMarked, places } = line
  const state = stateOf(left !== null && right !== null, isEqual, fits)
  const diff = state === 'differs' && isMarked ? characterDiff(left ?? '', right ?? '') : null
  const value = (text: string | null, parts: readonly DiffPart[] | undefined) => {
    if (text === null) return <span class="blank">{say(texts.notKnown)}</span>
    return parts === undefined ? text : <Marked parts={parts} />
  }
  return (
    <tr class={LINE_CLASSES[state]}>
      <th scope="row">
        {say(label)}
        <span class="ground">{say(texts[state])}</span>
      </th>
      <td data-label={say(texts.leftCard)}>
        {value(left, diff?.left)}
        {places?.[0] && <span class="ground">{places[0]}</span>}
      </td>
      <td data-label={say(texts.rightCard)}>
        {value(right, diff?.right)}
        {places?.[1] && <span class="ground">{places[1]}</span>}
      </td>
    </tr>
  )
}

/** A text with the letters that the other has not marked out. */
const Marked = ({ parts }: { readonly parts: readonly DiffPart[] }) => (
  <>{parts.map(({ text, isSame }) => (isSame ? text : <mark>{text}</mark>))}</>
)

function linesOf(pair: Pair): Line[] {
  const { viewer, left, right, isRevealed, numbers } = pair
  const { say } = viewer
  const whole = [wholeIdentity(identityOf(left)), wholeIdentity(identityOf(right))] as const
  const shown = isRevealed ? whole : ([maskedIdentity(identityOf(left)), maskedIdentity(identityOf(right))] as const)
  const personal = (label: Text, part: Exclude<keyof ShownIdentity, 'precision'>): Line => {
    const text = (value: string | null) => (value === 'hidden' ? say(texts.numberHidden) : value)
    const [l, r] = [shown[0][part], shown[1][part]]
    return {
      label,
      left: text(l),
      right: text(r),
      isEqual: areAlike(whole[0][part], whole[1][part]),
      isMarked: isRevealed,
    }
  }
  const lines = [
    personal(texts.givenName, 'givenName'),
    personal(texts.familyName, 'familyName'),
    personal(texts.initials, 'initials'),
    personal(texts.number, 'number'),
    ...numbers.map((both) => numbersLine(pair, both)),
    { ...personal(texts.birth, 'birth'), fits: birthsFit(shownTraits(left), shownTraits(right)) },
    personal(texts.age, 'age'),
    sexLine(viewer, left, right),
    ...FACTS.map((name) => factLine(viewer, name, left, right)),
  ]
  return lines.filter((line) => line.left !== null || line.right !== null)
}

/** Two numbers of which one at least stands in another row of its person. */
function numbersLine({ viewer, left, right, isRevealed }: Pair, [one, other]: TwoNumbers): Line {
  const { say } = viewer
  const number = (shown: ShownRecord) =>
    isRevealed ? wholeIdentity(identityOf(shown)).number : say(texts.numberHidden)
  const placeOf = (shown: ShownRecord, own: ShownRecord) =>
    shown.id === own.id ? null : say(texts.standsIn(exactPlaceInWords(viewer, shown)))
  return {
    label: texts.numbersOfAll,
    left: number(one),
    right: number(other),
    isEqual: false,
    isMarked: isRevealed,
    places: [placeOf(one, left), placeOf(other, right)],
  }
}

export const yearsMeet = ({ birthYears: one }: Traits, { birthYears: other }: Traits): boolean =>
  one !== null && other !== null && one.from <= other.to && other.from <= one.to

/** Of two births one says less than the other, and what both say agrees. */
export const birthsFit = (one: Traits, other: Traits): boolean =>
  (one.birthDate === null || other.birthDate === null) && yearsMeet(one, other)

export const identityOf = (shown: ShownRecord) =>
  shown.kind === 'record' ? shown.record.identity : shown.entry.identity

export const areAlike = (left: string | null, right: string | null) =>
  left !== null && right !== null && left.trim().toLowerCase() === right.trim().toLowerCase()

/** The sex as it was reported, or as the number tells it. */
export function sexInWords({ say }: Viewer, shown: ShownRecord): string | null {
  const stated = shown.kind === 'record' ? shown.record.facts.sex : shown.entry.sex
  const sex = stated === null || stated === 'declined' ? identityOf(shown).number?.sex : stated
  return sex == null ? null : say({ sv: SEX[sex].sv, en: SEX[sex].en })
}

function sexLine(viewer: Viewer, left: ShownRecord, right: ShownRecord): Line {
  const [l, r] = [sexInWords(viewer, left), sexInWords(viewer, right)]
  return { label: FACT_COLUMNS.sex.label, left: l, right: r, isEqual: l === r, isMarked: false }
}

/** An answer of a row in words; a register row has none. */
export function answerInWords({ say }: Viewer, name: FactName, shown: ShownRecord): string | null {
  const column: Column<unknown> = FACT_COLUMNS[name]
  const words = shown.kind === 'record' ? factInWords(column, shown.record.facts[name]) : null
  return words === null ? null : say(words)
}

function factLine(viewer: Viewer, name: FactName, left: ShownRecord, right: ShownRecord): Line {
  const [l, r] = [answerInWords(viewer, name, left), answerInWords(viewer, name, right)]
  return { label: FACT_COLUMNS[name].label, left: l, right: r, isEqual: l === r, isMarked: false }
}

/** Where a row comes from: the unit, the census, the day it came, its place in the list, and how exactly it is known. */
function sourceOf({ say }: Viewer, shown: ShownRecord): readonly (readonly [Text, string])[] {
  const row = shown.kind === 'record' ? String(shown.record.row) : '–'
  return [
    [texts.unit, reporterOf({ say }, { reportedBy: shown.reportedBy, isRegister: shown.kind === 'register' })],
    [texts.census, shown.census],
    [texts.received, swedishDay(shown.receivedAt)],
    [texts.rowNumber, row],
    [texts.precision, say(precisionTexts[maskedIdentity(identityOf(shown)).precision])],
  ]
}

/** Who reported a row, and in which census. */
export interface RowPlace {
  readonly census: string
  readonly reportedBy: readonly string[]
  readonly isRegister: boolean
}

const reporterOf = ({ say }: Pick<Viewer, 'say'>, { reportedBy, isRegister }: Omit<RowPlace, 'census'>): string =>
  isRegister ? [say(texts.register), ...reportedBy].join(': ') : reportedBy.join(', ')

/** A row in a few words: who reported it, and in which census. Says nothing of the person. */
export const rowInWords = (viewer: Pick<Viewer, 'say'>, place: RowPlace): string =>
  viewer.say(texts.rowOf(reporterOf(viewer, place), place.census))

/** The same of a row that was opened. */
export const placeInWords = (viewer: Pick<Viewer, 'say'>, shown: ShownRecord): string =>
  rowInWords(viewer, { ...shown, isRegister: shown.kind === 'register' })

/** The same with its row in the list, where it came in one. */
export function exactPlaceInWords(viewer: Pick<Viewer, 'say'>, shown: ShownRecord): string {
  const place = placeInWords(viewer, shown)
  return shown.kind === 'record' ? viewer.say(texts.rowAt(place, shown.record.row)) : place
}

/** Who it is as far as two can be told apart: "A… W…, 85-07-**". */
export function maskedInWords({ say }: Pick<Viewer, 'say'>, shown: ShownRecord): string {
  const { givenName, familyName, initials, birth, age } = maskedIdentity(identityOf(shown))
  const name = [givenName, familyName].filter((part) => part !== null).join(' ')
  const parts = [name === '' ? initials : name, birth ?? age].filter((part) => part !== null)
  return parts.length === 0 ? say(texts.notKnown) : parts.join(', ')
}
