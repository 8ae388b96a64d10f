import { type Definition, isInForce } from '../../domain/classification/definition.ts'
import { ACCOMMODATION } from '../../domain/submission/codes.ts'
import { listInWords, type Text } from '../../domain/terms/text.ts'
import { Actions, Button, ButtonLink, Form } from '../../platform/http/form.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { answerPage, CallBox, hrefOf } from '../submission/answer-start.page.tsx'
import { momentInWords, weekInWords } from '../submission/answer-start.texts.ts'
import { verdictsOfAccommodations } from './answer-verdict.service.ts'
import { definitionReadTexts as texts } from './definition-read.texts.ts'

/** Who is counted, in words: made from the rules themselves, so that the page cannot say otherwise. */
export function definitionReadPage(
  viewer: Viewer,
  answer: StoredAnswer,
  definition: Definition | null,
  mayChange: boolean,
): string {
  const { say } = viewer
  return answerPage({
    viewer,
    answer,
    title: say(texts.title),
    trail: [],
    main: (
      <>
        {definition === null ? (
          <>
            <p>{say(texts.none)}</p>
            <CallBox viewer={viewer} answer={answer} />
          </>
        ) : (
          <DefinitionInWords viewer={viewer} answer={answer} definition={definition} />
        )}
        {answer.definitionReadAt !== null && <p>{say(texts.readAt(momentInWords(answer.definitionReadAt)))}</p>}
        {answer.definitionReadAt === null && mayChange ? (
          <Form viewer={viewer} action={hrefOf(answer, 'definition')}>
            <Actions>
              <Button>{say(texts.read)}</Button>
              <ButtonLink href={hrefOf(answer)} secondary>
                {say(texts.back)}
              </ButtonLink>
            </Actions>
          </Form>
        ) : (
          <Actions>
            <ButtonLink href={hrefOf(answer)} secondary>
              {say(texts.back)}
            </ButtonLink>
          </Actions>
        )}
      </>
    ),
  })
}

interface InWords {
  readonly viewer: Viewer
  readonly answer: StoredAnswer
  readonly definition: Definition
}

/** The definition of a census in words: what is counted, what is not, and what has to be asked. */
export function DefinitionInWords({ viewer, answer, definition }: InWords) {
  const { say } = viewer
  const day = answer.round.census.week.from
  const rules = definition.rules.filter((rule) => isInForce(rule, day))
  const reasons = (gives: string): readonly Text[] =>
    rules.filter((rule) => rule.gives === gives).map(({ reason }) => reason)
  const scope = definition.scope.filter((rule) => isInForce(rule, day)).map(({ reason }) => reason)
  const { publisher, document } = definition.source
  return (
    <>
      <p>{say(texts.intro(definition.title, weekInWords(answer.round.census.week)))}</p>
      <p>{say(texts.youNeedNotDecide)}</p>
      <h2>{say(texts.counted)}</h2>
      {definition.precedence.map((category) => (
        <section>
          <h3>{say(definition.categories[category]?.label ?? { sv: category, en: category })}</h3>
          <Sentences viewer={viewer} texts={reasons(category)} />
          <Accommodations viewer={viewer} answer={answer} definition={definition} category={category} />
        </section>
      ))}
      <Section viewer={viewer} title={texts.children} reasons={reasons('child')} />
      <Section viewer={viewer} title={texts.notCounted} reasons={reasons('none')} />
      <Section viewer={viewer} title={texts.scope} reasons={scope} />
      <Section viewer={viewer} title={texts.review} reasons={reasons('review')} />
      <Section viewer={viewer} title={texts.assumptions} reasons={definition.assumptions} />
      <p class="detail">
        {say(texts.source)}: {say(texts.sourceIs(publisher, document))}
      </p>
    </>
  )
}

function Sentences(props: { readonly viewer: Viewer; readonly texts: readonly Text[] }) {
  const [only, ...others] = props.texts
  if (only === undefined) return null
  if (others.length === 0) return <p>{props.viewer.say(only)}</p>
  return (
    <ul>
      {props.texts.map((each) => (
        <li>{props.viewer.say(each)}</li>
      ))}
    </ul>
  )
}

function Section(props: { readonly viewer: Viewer; readonly title: Text; readonly reasons: readonly Text[] }) {
  if (props.reasons.length === 0) return null
  return (
    <section>
      <h2>{props.viewer.say(props.title)}</h2>
      <Sentences viewer={props.viewer} texts={props.reasons} />
    </section>
  )
}

/** The choices of the form that lead to a category by themselves. */
function Accommodations({ viewer, answer, definition, category }: InWords & { readonly category: string }) {
  const { say } = viewer
  const codes = [...verdictsOfAccommodations(definition, answer)].flatMap(([code, verdict]) =>
    verdict.outcome === 'counted' && verdict.category === category ? [ACCOMMODATION[code]] : [],
  )
  if (codes.length === 0) return null
  return (
    <p class="detail">
      {say(texts.examples)}: {say(listInWords(codes))}.
    </p>
  )
}
