import type { ComponentChildren } from 'preact'
import type { Verdict } from '../../domain/classification/verdict.ts'
import type { Text } from '../../domain/terms/text.ts'
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  type FieldErrors,
  Form,
  hasErrors,
  TextArea,
  TextField,
} from '../../platform/http/form.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import { answerPage, hrefOf } from '../submission/answer-start.page.tsx'
import { progressOf } from '../submission/answer-start.service.ts'
import { dayInWords, taskTexts, weekInWords } from '../submission/answer-start.texts.ts'
import type { UnusualNumber } from '../submission/number-explanation.service.ts'
import { numberTexts } from '../submission/number-explanation.texts.ts'
import { countingAnswersOf } from '../submission/questions.service.ts'
import { coverageTexts, wentThroughTexts } from '../submission/questions.texts.ts'
import { checkAnswersTexts as texts } from './check-answers.texts.ts'
import { FieldError } from './person-fields.page.tsx'
import { type FormAtHand, openWarnings, warningsOf } from './person-form.service.ts'
import type { RowAndVerdict } from './persons.service.ts'

interface Line {
  readonly label: Text
  readonly value: ComponentChildren
  readonly page: string | null
}

/** The form, with what the definition says of every row. */
export interface FormLookedThrough extends FormAtHand {
  readonly judged: readonly RowAndVerdict[]
}

/** Everything that will be handed in, what keeps it from being handed in, and one button. */
export function checkAnswersPage(
  viewer: Viewer,
  form: FormLookedThrough,
  unusual: UnusualNumber | null,
  errors: FieldErrors = {},
): string {
  const { say } = viewer
  const { answer, rows } = form
  const faulty = rows.filter(({ record }) => record === null)
  // Each error leads to the row's own page: what is to be changed stands there.
  const isReady = rows.length > 0 && faulty.length === 0
  return answerPage({
    viewer,
    answer,
    title: say(texts.title),
    trail: [],
    hasErrors: faulty.length > 0 || hasErrors(errors),
    main: (
      <>
        <FaultyRows viewer={viewer} form={form} />
        <ErrorSummary viewer={viewer} errors={errors} />
        <h2>{say(texts.about)}</h2>
        <dl class="summary-list">
          {linesOf(viewer, form).map(({ label, value, page }) => (
            <div>
              <dt>{say(label)}</dt>
              <dd>{value}</dd>
              {page !== null && (
                <dd>
                  <a href={hrefOf(answer, page)}>
                    {say(page === 'definition' ? texts.toRead : texts.change)}
                    <span class="visually-hidden">: {say(label)}</span>
                  </a>
                </dd>
              )}
            </div>
          ))}
        </dl>
        {rows.length === 0 ? (
          <>
            <p>{say(texts.nobodyYet)}</p>
            <Actions>
              <ButtonLink href={hrefOf(answer, 'personer/ny')}>{say(texts.add)}</ButtonLink>
              <ButtonLink href={hrefOf(answer, 'noll')} secondary>
                {say(texts.toNil)}
              </ButtonLink>
            </Actions>
          </>
        ) : (
          isReady && <HandIn viewer={viewer} form={form} unusual={unusual} errors={errors} />
        )}
        <p>
          <a href={hrefOf(answer)}>{say(texts.back)}</a>
        </p>
      </>
    ),
  })
}

interface HandInProps {
  readonly viewer: Viewer
  readonly form: FormAtHand
  readonly unusual: UnusualNumber | null
  readonly errors: FieldErrors
}

function HandIn({ viewer, form, unusual, errors }: HandInProps) {
  const { say } = viewer
  return (
    <Form viewer={viewer} action={hrefOf(form.answer, 'kontrollera')}>
      <NotDone viewer={viewer} form={form} />
      <UnusualNumberQuestion viewer={viewer} unusual={unusual} errors={errors} />
      <p>{say(texts.sure)}</p>
      <Actions>
        <Button>{say(texts.handIn)}</Button>
      </Actions>
    </Form>
  )
}

/** Where each task is done that can be left for later. */
const TASK_PAGES = { definition: 'definition', contact: 'kontakt', questions: 'fragor' } as const

/** What is left and does not keep the answer from being handed in. */
function NotDone({ viewer: { say }, form }: { readonly viewer: Viewer; readonly form: FormAtHand }) {
  const { tasks } = progressOf(form)
  const left = (['definition', 'contact', 'questions'] as const).filter((task) => tasks[task] !== 'done')
  if (left.length === 0) return null
  return (
    <section class="panel" aria-labelledby="not-done">
      <h2 id="not-done">{say(texts.leftTitle)}</h2>
      <p>{say(texts.left)}</p>
      <ul>
        {left.map((task) => (
          <li>
            <a href={hrefOf(form.answer, TASK_PAGES[task])}>{say(taskTexts[task])}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Asks whether an unusual number is right. The answer may be left out: it is a question, not a stop. */
function UnusualNumberQuestion(props: Pick<HandInProps, 'viewer' | 'unusual' | 'errors'>) {
  const { viewer, unusual, errors } = props
  const { say } = viewer
  if (unusual === null) return null
  return (
    <section class="panel" aria-labelledby="unusual">
      <h2 id="unusual">{say(numberTexts.title)}</h2>
      <p>{say(numberTexts.question(unusual))}</p>
      <TextArea
        viewer={viewer}
        name="explanation"
        label={say(numberTexts.label)}
        hint={say(numberTexts.hint)}
        errors={errors}
        value={unusual.reason}
        rows={2}
      />
    </section>
  )
}

function FaultyRows({ viewer: { say }, form }: { readonly viewer: Viewer; readonly form: FormAtHand }) {
  const faulty = form.rows.filter(({ record }) => record === null)
  if (faulty.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabIndex={-1} id="error-summary">
      <h2>{say(texts.beforeHandIn)}</h2>
      <ul>
        {faulty.map(({ id, number }) => (
          <li>
            <a href={hrefOf(form.answer, `personer/${id}`)}>{say(texts.toComplete(number))}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function linesOf({ say }: Viewer, form: FormLookedThrough): readonly Line[] {
  const { answer, rows } = form
  const { name, phone, email } = answer.contact
  const contact = [name, phone, email].filter((each) => each !== null).join(', ')
  return [
    { label: texts.unit, value: answer.unit.name, page: null },
    { label: texts.week, value: say(weekInWords(answer.round.census.week)), page: null },
    { label: texts.lastDay, value: say(dayInWords(answer.extendedTo ?? answer.round.deadline)), page: null },
    {
      label: texts.definition,
      value: say(answer.definitionReadAt === null ? texts.notRead : texts.read),
      page: 'definition',
    },
    { label: texts.contact, value: contact === '' ? say(texts.notSaid) : contact, page: 'kontakt' },
    { label: texts.questions, value: <Counting say={say} form={form} />, page: 'fragor' },
    { label: texts.persons, value: rows.length === 0 ? '0' : <Persons say={say} {...form} />, page: 'personer' },
  ]
}

interface Told {
  readonly say: Viewer['say']
  readonly form: FormAtHand
}

function Counting({ say, form: { answer } }: Told) {
  const said = countingAnswersOf(answer)
  if (said === null) return <>{say(texts.notSaid)}</>
  const lines = [
    ...(said.wentThrough === null
      ? []
      : [`${say(texts.wentThrough)}: ${say(wentThroughTexts[said.wentThrough]).toLowerCase()}`]),
    ...(said.coverage === null ? [] : [`${say(texts.coverage)}: ${say(coverageTexts[said.coverage]).toLowerCase()}`]),
    ...(said.notReported === null ? [] : [say(texts.notReported(said.notReported))]),
    ...(said.note === '' ? [] : [said.note]),
  ]
  return <Lines lines={lines} />
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <>
    {lines.map((line) => (
      <p>{line}</p>
    ))}
  </>
)

function Persons({ say, rows, judged, confirmations }: FormLookedThrough & Pick<Viewer, 'say'>) {
  const count = (...outcomes: readonly Verdict['outcome'][]) =>
    judged.filter(({ verdict }) => verdict !== null && outcomes.includes(verdict.outcome)).length
  const toCheck = rows.filter((row) => openWarnings(warningsOf(row), confirmations.get(row.id) ?? []).length > 0).length
  const told: readonly (readonly [number, (number: number) => Text])[] = [
    [count('counted'), texts.counted],
    [count('child'), texts.children],
    [count('review'), texts.review],
    [count('none', 'outside'), texts.notCounted],
    [toCheck, texts.warnings],
  ]
  const lines = told.flatMap(([number, words]) => (number === 0 ? [] : [say(words(number))]))
  return <Lines lines={[say(texts.total(rows.length)), ...lines]} />
}

/** Saying that the unit met nobody. */
export interface NilForm {
  readonly name: string
  readonly isSure: boolean
}

/** The page on which a unit says that it met nobody: an act of its own, with a name. */
export function nilPage(
  viewer: Viewer,
  form: Pick<FormAtHand, 'answer' | 'rows'> & { readonly unusual: UnusualNumber | null },
  typed: NilForm,
  errors: FieldErrors = {},
): string {
  const { say } = viewer
  const { answer, rows } = form
  const error = errors.sure
  return answerPage({
    viewer,
    answer,
    title: say(texts.nilTitle),
    trail: [],
    hasErrors: hasErrors(errors),
    main:
      rows.length > 0 ? (
        <>
          <p>{say(texts.nilHasRows(rows.length))}</p>
          <Actions>
            <ButtonLink href={hrefOf(answer, 'personer')} secondary>
              {say(texts.toPersons)}
            </ButtonLink>
          </Actions>
        </>
      ) : (
        <>
          <ErrorSummary viewer={viewer} errors={errors} />
          <p>{say(texts.nilWhat(weekInWords(answer.round.census.week)))}</p>
          <Form viewer={viewer} action={hrefOf(answer, 'noll')}>
            <TextField
              viewer={viewer}
              name="name"
              label={say(texts.nilName)}
              hint={say(texts.nilNameHint)}
              errors={errors}
              value={typed.name}
              autoComplete="name"
            />
            <div class={error === undefined ? 'field' : 'field has-error'}>
              {error !== undefined && <FieldError viewer={viewer} name="sure" error={error} />}
              <div class="choice">
                <input
                  type="checkbox"
                  id="sure"
                  name="sure"
                  value="yes"
                  checked={typed.isSure}
                  aria-describedby={error === undefined ? undefined : 'sure-error'}
                  aria-invalid={error === undefined ? undefined : 'true'}
                />
                <label for="sure">{say(texts.nilSure)}</label>
              </div>
            </div>
            <UnusualNumberQuestion viewer={viewer} unusual={form.unusual} errors={errors} />
            <Actions>
              <Button>{say(texts.nilHandIn)}</Button>
              <ButtonLink href={hrefOf(answer)} secondary>
                {say(texts.back)}
              </ButtonLink>
            </Actions>
          </Form>
        </>
      ),
  })
}
