import { COVERAGES, WENT_THROUGH } from '../../domain/submission/form-questions.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Choices,
  ErrorSummary,
  type FieldErrors,
  Form,
  hasErrors,
  TextArea,
  TextField,
} from '../../platform/http/form.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { answerPage, hrefOf } from './answer-start.page.tsx'
import type { TypedQuestions } from './questions.service.ts'
import { coverageTexts, questionsTexts as texts, wentThroughTexts } from './questions.texts.ts'

/** How the unit counted. */
export function questionsPage(
  viewer: Viewer,
  answer: StoredAnswer,
  typed: TypedQuestions,
  errors: FieldErrors = {},
): string {
  const { say } = viewer
  const field = { viewer, errors }
  return answerPage({
    viewer,
    answer,
    title: say(texts.title),
    trail: [],
    hasErrors: hasErrors(errors),
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        <p>{say(texts.intro)}</p>
        <Form viewer={viewer} action={hrefOf(answer, 'fragor')}>
          <Choices
            {...field}
            name="wentThrough"
            label={say(texts.wentThrough)}
            options={WENT_THROUGH.map((value) => ({ value, label: say(wentThroughTexts[value]) }))}
            chosen={typed.wentThrough === null ? [] : [typed.wentThrough]}
          />
          <Choices
            {...field}
            name="coverage"
            label={say(texts.coverage)}
            options={COVERAGES.map((value) => ({ value, label: say(coverageTexts[value]) }))}
            chosen={typed.coverage === null ? [] : [typed.coverage]}
          />
          <TextField
            {...field}
            name="notReported"
            label={say(texts.notReported)}
            hint={say(texts.notReportedHint)}
            value={typed.notReported}
            inputMode="numeric"
            width="short"
          />
          <TextArea {...field} name="note" label={say(texts.note)} hint={say(texts.noteHint)} value={typed.note} />
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
