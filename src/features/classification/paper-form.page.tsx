import type { Definition } from '../../domain/classification/definition.ts'
import { ACCOMMODATION } from '../../domain/submission/codes.ts'
import { type Column, FACT_COLUMNS, IDENTITY_COLUMNS } from '../../domain/submission/column-map.ts'
import {
  accommodationGroups,
  accommodationHints,
  factTexts,
  formPartTexts,
  precisionTexts,
} from '../../domain/submission/form.texts.ts'
import { FORM_PARTS, type FormPart, layoutOf, WRITTEN_PRECISIONS } from '../../domain/submission/form.ts'
import type { FactName } from '../../domain/submission/record.ts'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { answerPage, CallBox, hrefOf } from '../submission/answer-start.page.tsx'
import { agreementOf } from '../submission/answer-start.service.ts'
import { factsAsked } from './answer-verdict.service.ts'
import { DefinitionInWords } from './definition-read.page.tsx'
import { paperFormTexts as texts } from './paper-form.texts.ts'
import { capitalised, GROUP_HEADINGS, optionsOf, yesNoOptions } from './person-fields.page.tsx'
import { personFormTexts } from './person-form.texts.ts'

interface Paper {
  readonly viewer: Viewer
  readonly answer: StoredAnswer
  readonly definition: Definition | null
  readonly columns: readonly Column<unknown>[]
}

/** The form on paper: made from the same description as the one on screen, with boxes to tick. */
export function paperFormPage(paper: Paper): string {
  const { viewer, answer, definition } = paper
  const { say } = viewer
  return answerPage({
    viewer,
    answer,
    title: say(texts.title),
    trail: [],
    main: (
      <>
        <p class="no-print">{say(texts.screenOnly)}</p>
        <p class="warning">{say(texts.secret)}</p>
        <p>{say(texts.howTo)}</p>
        <dl class="paper-lines in-a-row">
          {[texts.filledIn, texts.filledDay, texts.typedIn].map((label) => (
            <div>
              <dt>{say(label)}</dt>
              <dd />
            </div>
          ))}
        </dl>
        <div class="paper">
          {FORM_PARTS.map((part) => (
            <PaperPart paper={paper} part={part} />
          ))}
        </div>
        <CallBox viewer={viewer} answer={answer} />
        {definition !== null && (
          <section class="paper-definition">
            <h2>{say(texts.definition)}</h2>
            <DefinitionInWords viewer={viewer} answer={answer} definition={definition} />
          </section>
        )}
        <p class="no-print">
          <a href={hrefOf(answer)}>{say(texts.back)}</a>
        </p>
      </>
    ),
  })
}

/** Lines for children on paper. */
const CHILD_LINES = 3

function PaperPart({ paper, part }: { readonly paper: Paper; readonly part: FormPart }) {
  const { viewer, columns, definition } = paper
  const { say } = viewer
  const { groups, more } = layoutOf(part, columns, definition === null ? new Set() : factsAsked(definition))
  if (groups.length === 0 && more.length === 0 && part !== 'identity') return null
  return (
    <section>
      <h2>{say(formPartTexts[part])}</h2>
      {part === 'identity' && <PaperIdentity paper={paper} />}
      {groups.map(({ group, facts }) => (
        <>
          {group !== 'always' && <p class="choice-group">{say(GROUP_HEADINGS[group])}</p>}
          {facts.map((fact) => (
            <PaperFact paper={paper} fact={fact} />
          ))}
        </>
      ))}
      {more.length > 0 && <p class="choice-group">{say(personFormTexts.more(0))}</p>}
      {more.map((fact) => (
        <PaperFact paper={paper} fact={fact} />
      ))}
      {part === 'children' && (
        <>
          <p>{say(personFormTexts.childrenNote)}</p>
          <h3>{say(personFormTexts.childrenWith)}</h3>
          <dl class="paper-lines">
            {Array.from({ length: CHILD_LINES }, (_, at) => (
              <div>
                <dt>{say(texts.child(at + 1))}</dt>
                <dd />
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  )
}

/** Signs that fit beside each other on one line of a column. */
const ONE_LINE = 24

const Boxes = ({ labels }: { readonly labels: readonly string[] }) => (
  <ul class={labels.join('').length <= ONE_LINE ? 'boxes inline' : 'boxes'}>
    {labels.map((label) => (
      <li>{label}</li>
    ))}
  </ul>
)

function PaperIdentity({ paper: { viewer, answer, columns } }: { readonly paper: Paper }) {
  const { say } = viewer
  const agreed = new Set(columns.map(({ english }) => english))
  const { initials, givenName, familyName } = IDENTITY_COLUMNS
  const lines = [
    ...WRITTEN_PRECISIONS.filter((each) => agreed.has(each)).map((each) => precisionTexts[each]),
    ...[initials, givenName, familyName].filter(({ english }) => agreed.has(english)).map(({ label }) => label),
  ]
  return (
    <>
      {agreementOf(answer) === 'counts' ? (
        <p>{say(personFormTexts.countsOnly)}</p>
      ) : (
        <Boxes labels={[say(personFormTexts.protected)]} />
      )}
      <dl class="paper-lines">
        {lines.map((label) => (
          <div>
            <dt>{say(label)}</dt>
            <dd />
          </div>
        ))}
      </dl>
    </>
  )
}

function PaperFact({ paper: { viewer }, fact }: { readonly paper: Paper; readonly fact: FactName }) {
  const { say } = viewer
  const { label, hint } = factTexts[fact]
  return (
    <div class={fact === 'accommodation' ? 'paper-list' : 'paper-question'}>
      <h3>{say(label)}</h3>
      {hint !== undefined && <p class="hint">{say(hint)}</p>}
      <PaperChoices viewer={viewer} fact={fact} />
    </div>
  )
}

function PaperChoices({ viewer, fact }: { readonly viewer: Viewer; readonly fact: FactName }) {
  const { reader } = FACT_COLUMNS[fact]
  if (fact === 'accommodation') return <PaperAccommodation viewer={viewer} />
  if (reader.type === 'yes_no') return <Boxes labels={yesNoOptions(viewer).map(({ label }) => label)} />
  if (reader.choices === null) return <p class="paper-line" />
  return <Boxes labels={optionsOf(viewer, reader.choices, fact).map(({ label }) => label)} />
}

function PaperAccommodation({ viewer: { say } }: { readonly viewer: Viewer }) {
  return (
    <>
      {accommodationGroups.map(({ label, codes }) => (
        <>
          <p class="choice-group">{say(label)}</p>
          <Boxes
            labels={codes.map((code) => {
              const hint = accommodationHints[code]
              const name = capitalised(say(ACCOMMODATION[code]))
              return hint === undefined ? name : `${name} (${say(hint).replace(/\.$/, '')})`
            })}
          />
        </>
      ))}
      <Boxes labels={[say(personFormTexts.notKnown), say(personFormTexts.declined)]} />
    </>
  )
}
