import { maskedIdentity, type ShownIdentity, wholeIdentity } from '../../domain/linkage/review/mask.ts'
import type { QueueItem } from '../../domain/linkage/review/queue.ts'
import type { Traits } from '../../domain/linkage/traits.ts'
import { FACT_COLUMNS } from '../../domain/submission/column-map.ts'
import { ageSpan } from '../../domain/submission/identity.ts'
import { isoDate } from '../../domain/terms/dates.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { ShownRecord } from './review.repository.ts'
import type { Review } from './review.service.ts'
import { reviewTexts as texts } from './review.texts.ts'
import {
  answerInWords,
  areAlike,
  birthsFit,
  CardTable,
  FACTS,
  identityOf,
  LINE_CLASSES,
  type LineState,
  sexInWords,
  stateOf,
  yearsMeet,
} from './review-card.page.tsx'
import { shownTraits } from './traits.service.ts'

/** What a row says in one line of the cards, and what the rows of a person say: each thing once. */
interface Line {
  readonly label: Text
  readonly row: string | null
  readonly person: readonly string[]
  readonly state: LineState
}

interface Cards {
  readonly viewer: Viewer
  readonly row: ShownRecord
  /** The rows of the person. */
  readonly person: readonly ShownRecord[]
  readonly isRevealed: boolean
}

/** A row that says little beside the person it may be: the same lines in the same order. */
export function RowCards(cards: Cards) {
  const { viewer, row, person } = cards
  const { say } = viewer
  const labels = [texts.rowCard, texts.personCard(person.length)] as const
  return (
    <CardTable viewer={viewer} title={texts.rowTitle} labels={labels} left={row} right={person}>
      {linesOf(cards).map(({ label, row: said, person: says, state }) => (
        <tr class={LINE_CLASSES[state]}>
          <th scope="row">
            {say(label)}
            <span class="ground">{say(texts[state])}</span>
          </th>
          <td data-label={say(labels[0])}>{said ?? <Blank viewer={viewer} />}</td>
          <td data-label={say(labels[1])}>
            {says.length === 0 ? <Blank viewer={viewer} /> : says.map((each) => <span class="said">{each}</span>)}
          </td>
        </tr>
      ))}
    </CardTable>
  )
}

const Blank = ({ viewer: { say } }: { readonly viewer: Viewer }) => <span class="blank">{say(texts.notKnown)}</span>

function linesOf({ viewer, row, person, isRevealed }: Cards): Line[] {
  const { say } = viewer
  const shownOf = (record: ShownRecord) =>
    isRevealed ? wholeIdentity(identityOf(record)) : maskedIdentity(identityOf(record))
  const rowTraits = shownTraits(row)
  const personTraits = person.map(shownTraits)
  const personal = (label: Text, part: Exclude<keyof ShownIdentity, 'precision'>, fits = never): Line => {
    const text = (value: string | null) => (value === 'hidden' ? say(texts.numberHidden) : value)
    const own = wholeIdentity(identityOf(row))[part]
    const isEqual = person.some((each) => areAlike(own, wholeIdentity(identityOf(each))[part]))
    const said = person.map((each) => text(shownOf(each)[part]))
    return line(
      label,
      text(shownOf(row)[part]),
      said,
      isEqual,
      personTraits.some((each) => fits(rowTraits, each)),
    )
  }
  const facts = FACTS.map((name) => {
    const own = answerInWords(viewer, name, row)
    const said = person.map((each) => answerInWords(viewer, name, each))
    return line(FACT_COLUMNS[name].label, own, said, said.includes(own), false)
  })
  const sexes = person.map((each) => sexInWords(viewer, each))
  const sex = sexInWords(viewer, row)
  return [
    personal(texts.givenName, 'givenName', (one, other) => sharesName(one.given, other.given)),
    personal(texts.familyName, 'familyName', (one, other) => sharesName(one.family, other.family)),
    initialsLine(row, rowTraits, person, personTraits),
    personal(texts.number, 'number'),
    personal(texts.birth, 'birth', birthsFit),
    ageLine(row, rowTraits, person, personTraits),
    line(FACT_COLUMNS.sex.label, sex, sexes, sexes.includes(sex), false),
    ...facts,
  ].filter((each) => each.row !== null || each.person.length > 0)
}

const never = (_row: Traits, _person: Traits) => false

function line(
  label: Text,
  row: string | null,
  person: readonly (string | null)[],
  isEqual: boolean,
  fits: boolean,
): Line {
  const said = [...new Set(person.flatMap((each) => each ?? []))]
  return { label, row, person: said, state: stateOf(row !== null && said.length > 0, isEqual, fits) }
}

/** Who has only given names has initials too: they are shown where the row says nothing else of the name. */
function initialsLine(
  row: ShownRecord,
  own: Traits,
  person: readonly ShownRecord[],
  personTraits: readonly Traits[],
): Line {
  const said = identityOf(row).initials
  const theirs = person.map(
    (each, at) => identityOf(each).initials ?? (said && (personTraits[at]?.initials?.toUpperCase() ?? null)),
  )
  const isEqual = personTraits.some(({ initials }) => initials !== null && initials === own.initials)
  const fits = personTraits.some(({ initials }) => initials !== null && initials[0] === own.initials?.[0])
  return line(texts.initials, said, theirs, isEqual, fits && own.initials?.length === 1)
}

/** Of a person whose birth is known the age in the census of that row, where the row tells an age. */
function ageLine(row: ShownRecord, own: Traits, person: readonly ShownRecord[], personTraits: readonly Traits[]): Line {
  const said = maskedIdentity(identityOf(row)).age
  const theirs = person.map((each) => {
    const stated = maskedIdentity(identityOf(each)).age
    if (stated !== null || said === null) return stated
    const span = ageSpan(identityOf(each), isoDate.parse(row.day))
    if (span === null) return null
    return span.youngest === span.oldest ? String(span.youngest) : `${span.youngest}–${span.oldest}`
  })
  return line(
    texts.age,
    said,
    theirs,
    theirs.includes(said),
    personTraits.some((each) => yearsMeet(own, each)),
  )
}

const sharesName = (one: Traits['given'], other: Traits['given']): boolean =>
  one !== null &&
  other !== null &&
  (one.sound === other.sound || one.families.some((each) => other.families.includes(each)))

/** As whom the row counts until somebody decides. */
export function HowTheRowStands(props: { readonly viewer: Viewer; readonly review: Review; readonly item: QueueItem }) {
  const { viewer, review, item } = props
  const isOther = review.standing.linkage.persons.some((members) => members.includes(item.left))
  const stands = item.isOneNow ? texts.rowIsPerson : isOther ? texts.rowIsOther : texts.rowIsAlone
  return <p class="panel">{viewer.say(stands)}</p>
}
