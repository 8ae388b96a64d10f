import { FOLLOW_UP_OUTCOMES, WENT_TO } from '../../domain/submission/follow-up.ts'
import { initialsOf } from '../../domain/terms/names.ts'
import type { Text } from '../../domain/terms/text.ts'
import { Actions, Button, ButtonLink, Choices, Form, SelectField } from '../../platform/http/form.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { answerPage, hrefOf } from './answer-start.page.tsx'
import type { PersonBefore, personsBefore } from './follow-up.service.ts'
import { leftToTexts, outcomeTexts, followUpTexts as texts } from './follow-up.texts.ts'

/** Those the unit had last time, each with what became of them. */
export function followUpPage(
  viewer: Viewer,
  answer: StoredAnswer,
  before: Awaited<ReturnType<typeof personsBefore>>,
  notice: Text | null,
): string {
  const { say } = viewer
  return answerPage({
    viewer,
    answer,
    title: say(texts.title),
    trail: [],
    notice,
    main:
      before === null || before.persons.length === 0 ? (
        <p>{say(texts.none)}</p>
      ) : (
        <>
          <p>{say(texts.intro(before.census))}</p>
          <Form viewer={viewer} action={hrefOf(answer, 'tidigare')}>
            {before.persons.map((person, at) => (
              <PersonFields viewer={viewer} answer={answer} person={person} number={at + 1} />
            ))}
            <Actions>
              <Button>{say(texts.save)}</Button>
              <ButtonLink href={hrefOf(answer)} secondary>
                {say(texts.back)}
              </ButtonLink>
            </Actions>
          </Form>
        </>
      ),
  })
}

/** What the unit called the person: initials and birth year, never a whole name. */
function labelOf({ say }: Viewer, { identity }: PersonBefore): string {
  if (identity.protectedIdentity === true) return say(texts.protectedPerson)
  const named = identity.initials ?? initialsOf(identity.givenName, identity.familyName)?.toUpperCase()
  const year = identity.birthDate?.slice(0, 4) ?? identity.birthYear
  return [
    named ?? say(texts.unnamed),
    ...(year === null || year === undefined ? [] : [say(texts.born(String(year)))]),
  ].join(', ')
}

function PersonFields(props: {
  readonly viewer: Viewer
  readonly answer: StoredAnswer
  readonly person: PersonBefore
  readonly number: number
}) {
  const { viewer, answer, person, number } = props
  const { say } = viewer
  const { recordId, followUp } = person
  return (
    <section class="follow-up">
      <Choices
        viewer={viewer}
        name={`outcome-${recordId}`}
        label={say(texts.person(number, labelOf(viewer, person)))}
        options={FOLLOW_UP_OUTCOMES.map((value) => ({ value, label: say(outcomeTexts[value]) }))}
        chosen={followUp === null ? [] : [followUp.outcome]}
        inline
      />
      <SelectField
        viewer={viewer}
        name={`leftTo-${recordId}`}
        label={say(texts.whereTo)}
        options={WENT_TO.map((value) => ({ value, label: say(leftToTexts[value]) }))}
        chosen={followUp?.left_to ?? ''}
        blank={say(texts.noAnswer)}
      />
      {followUp?.outcome === 'still' && (
        <p>
          <a href={hrefOf(answer, `personer/ny?tidigare=${recordId}`)}>
            {say(texts.report)}
            <span class="visually-hidden">: {labelOf(viewer, person)}</span>
          </a>
        </p>
      )}
    </section>
  )
}
