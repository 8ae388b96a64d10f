import type { Text } from '../../domain/terms/text.ts'
import { Actions, Button, Form, TextArea } from '../../platform/http/form.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { answerPage, hrefOf } from '../submission/answer-start.page.tsx'
import type { RowQuestion } from '../submission/row-question.repository.ts'
import { personFormTexts } from './person-form.texts.ts'
import { personsTexts as texts } from './persons.texts.ts'

interface Asked {
  readonly viewer: Viewer
  readonly answer: StoredAnswer
  readonly questions: readonly RowQuestion[]
}

/** What the analyst asks about a person, each with room for a reply. */
export function QuestionsOnRow({ viewer, answer, questions }: Asked) {
  const { say } = viewer
  if (questions.length === 0) return null
  return (
    <section class="warning">
      <h2>{say(texts.question)}</h2>
      {questions.map((question) => (
        <Reply viewer={viewer} answer={answer} question={question} typed={question.reply ?? ''} error={null} />
      ))}
    </section>
  )
}

/** Name of the field with the reply to a question: there may be several on a page. */
export const replyField = (questionId: string): string => `reply-${questionId}`

function Reply(props: {
  readonly viewer: Viewer
  readonly answer: StoredAnswer
  readonly question: RowQuestion
  readonly typed: string
  readonly error: Text | null
}) {
  const { viewer, answer, question, typed, error } = props
  const { say } = viewer
  const name = replyField(question.id)
  return (
    <Form viewer={viewer} action={hrefOf(answer, `personer/${question.rowId}/fraga/${question.id}`)}>
      <p>{question.question}</p>
      <TextArea
        viewer={viewer}
        name={name}
        label={say(texts.reply)}
        hint={say(texts.replyHint)}
        errors={error === null ? {} : { [name]: error }}
        value={typed}
      />
      <Actions>
        <Button secondary>{say(question.reply === null ? texts.sendReply : texts.changeReply)}</Button>
      </Actions>
    </Form>
  )
}

/** One question by itself, when its reply has to be changed. */
export function replyPage(props: {
  readonly viewer: Viewer
  readonly answer: StoredAnswer
  readonly question: RowQuestion
  readonly typed: string
  readonly error: Text
}): string {
  const { viewer, answer } = props
  const { say } = viewer
  return answerPage({
    viewer,
    answer,
    title: say(texts.question),
    hasErrors: true,
    trail: [{ href: hrefOf(answer, 'personer'), label: say(personFormTexts.persons) }],
    main: <Reply {...props} />,
  })
}
