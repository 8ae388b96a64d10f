import type { ComponentChildren } from 'preact'
import { TASKS, type Task, type TaskState } from '../../domain/submission/form-progress.ts'
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
import { guideHref, servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import type { AnswerInList, AnswerProgress, UnitContact } from './answer-start.service.ts'
import {
  dayInWords,
  momentInWords,
  stageTexts,
  startTexts,
  taskStateTexts,
  taskTexts,
  weekInWords,
} from './answer-start.texts.ts'
import type { Extension } from './extension.repository.ts'

/** Where an answer is, and its pages. */
export const hrefOf = ({ id }: Pick<StoredAnswer, 'id'>, page = ''): string =>
  `/svar/${id}${page === '' ? '' : `/${page}`}`

interface AnswerPage {
  readonly viewer: Viewer
  readonly answer: StoredAnswer
  readonly title: string
  /** Steps between the answer and the page. */
  readonly trail?: readonly { readonly href: string; readonly label: string }[]
  readonly notice?: Text | null
  readonly hasErrors?: boolean
  readonly scripts?: readonly string[]
  readonly main: ComponentChildren
}

/** The frame of every page of an answer: whose it is, which census, and whether it is for practice. */
export function answerPage({
  viewer,
  answer,
  title,
  trail,
  notice = null,
  hasErrors: has = false,
  scripts = [],
  main,
}: AnswerPage): string {
  const { say } = viewer
  const steps = [{ href: '/svar?alla=1', label: say(startTexts.answers) }]
  return servicePage({
    viewer,
    title,
    notice,
    hasErrors: has,
    scripts,
    trail: trail === undefined ? steps : [...steps, { href: hrefOf(answer), label: answer.unit.name }, ...trail],
    main: (
      <>
        {trail !== undefined && (
          <p class="subtitle">
            {answer.unit.name}, {say(startTexts.round).toLowerCase()} {answer.round.census.key}
          </p>
        )}
        {answer.round.isTraining && (
          <p class="training">
            <strong>{say(startTexts.training)}</strong>
          </p>
        )}
        {main}
      </>
    ),
  })
}

/** Whom to call. */
export function CallBox({ viewer: { say }, answer }: { readonly viewer: Viewer; readonly answer: StoredAnswer }) {
  const { name, phone, email } = answer.round.contact
  return (
    <p>
      {say(startTexts.callFor)} {name}: <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>,{' '}
      <a href={`mailto:${email}`}>{email}</a>.
    </p>
  )
}

const STAGE_CLASS: Readonly<Record<string, string>> = {
  handed_in: 'tag done',
  ready: 'tag done',
  late: 'tag attention',
  opened_again: 'tag attention',
  locked: 'tag quiet',
}

/** Every answer of the units somebody reports for. */
export function answerListPage(viewer: Viewer, answers: readonly AnswerInList[]): string {
  const { say } = viewer
  return servicePage({
    viewer,
    title: say(startTexts.answers),
    main:
      answers.length === 0 ? (
        <p>{say(startTexts.noAnswers)}</p>
      ) : (
        <div class="table-scroll">
          <table class="list stacked">
            <caption class="visually-hidden">{say(startTexts.answers)}</caption>
            <thead>
              <tr>
                <th scope="col">{say(startTexts.round)}</th>
                <th scope="col">{say(startTexts.week)}</th>
                <th scope="col">{say(startTexts.lastDay)}</th>
                <th scope="col">{say(startTexts.state)}</th>
              </tr>
            </thead>
            <tbody>
              {answers.map(({ answer, stage }) => (
                <tr>
                  <th scope="row">
                    <a href={hrefOf(answer)}>
                      {answer.round.census.key}, {answer.unit.name}
                    </a>
                  </th>
                  <td>{say(weekInWords(answer.round.census.week))}</td>
                  <td>{say(dayInWords(answer.extendedTo ?? answer.round.deadline))}</td>
                  <td>
                    <span class={STAGE_CLASS[stage] ?? 'tag'}>{say(stageTexts[stage])}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ),
  })
}

/** What the first page of an answer tells beside the answer itself. */
export interface StartValues {
  readonly answer: StoredAnswer
  readonly progress: AnswerProgress
  readonly mayReopen: boolean
  /** Whether there are persons of the census before to follow up. */
  readonly hasEarlier: boolean
  readonly notice: Text | null
  /** Questions of the analyst that wait for a reply. */
  readonly questions: number
  /** The unit's latest request for more time. */
  readonly extension: Extension | null
  /** The latest version of the public report of the census; `null` before it is out. */
  readonly publicReport: string | null
}

const TASK_PAGES: Readonly<Record<Task, string>> = {
  definition: 'definition',
  contact: 'kontakt',
  persons: 'personer',
  questions: 'fragor',
  hand_in: 'kontrollera',
}

const TAG_CLASS: Readonly<Record<TaskState, string>> = {
  to_do: 'tag',
  started: 'tag attention',
  done: 'tag done',
  waits: 'tag quiet',
}

/** The first page of an answer: what is left to do, by when, and whom to call. */
export function startPage(viewer: Viewer, values: StartValues): string {
  const { say } = viewer
  const { answer, progress, notice } = values
  const isOpen = !isClosed(progress)
  return answerPage({
    viewer,
    answer,
    title: say(startTexts.title(answer.unit.name)),
    notice,
    main: (
      <>
        <When viewer={viewer} values={values} />
        {values.publicReport !== null && (
          <p class="panel">
            {say(startTexts.publicReportIsOut)}{' '}
            <a href={`/publicerat/${values.publicReport}`}>{say(startTexts.readPublicReport)}</a>
          </p>
        )}
        {values.questions > 0 && (
          <p class="warning">
            <a href={hrefOf(answer, 'personer')}>{say(startTexts.questionsToUs(values.questions))}</a>
          </p>
        )}
        {isOpen && <MoreTime viewer={viewer} values={values} />}
        {isOpen && (
          <p>
            {say(startTexts.firstTime)} <a href={guideHref(viewer)}>{say(startTexts.howTo)}</a>
          </p>
        )}
        {isOpen && <TaskList viewer={viewer} values={values} />}
        <section>
          <h2>{say(startTexts.dataTitle)}</h2>
          {startTexts.data.map((sentence) => (
            <p>{say(sentence)}</p>
          ))}
        </section>
      </>
    ),
  })
}

const isClosed = ({ stage }: AnswerProgress): boolean => stage === 'handed_in' || stage === 'locked'

function When({ viewer, values }: { readonly viewer: Viewer; readonly values: StartValues }) {
  const { say } = viewer
  const { answer, progress } = values
  const lastDay = dayInWords(answer.extendedTo ?? answer.round.deadline)
  return (
    <>
      <p>
        <span class={STAGE_CLASS[progress.stage] ?? 'tag'}>{say(stageTexts[progress.stage])}</span>
      </p>
      <p>{say(startTexts.weekIs(weekInWords(answer.round.census.week)))}</p>
      <Standing viewer={viewer} values={values} lastDay={lastDay} />
      {(answer.reference !== null || isClosed(progress)) && (
        <p class="row-actions">
          {answer.reference !== null && <a href={hrefOf(answer, 'kvitto')}>{say(startTexts.receipt)}</a>}
          {isClosed(progress) && progress.persons > 0 && (
            <a href={hrefOf(answer, 'personer')}>{say(startTexts.readPersons)}</a>
          )}
        </p>
      )}
      <CallBox viewer={viewer} answer={answer} />
    </>
  )
}

function Standing(props: { readonly viewer: Viewer; readonly values: StartValues; readonly lastDay: Text }) {
  const { viewer, values, lastDay } = props
  const { say } = viewer
  const { answer, progress, mayReopen } = values
  if (progress.stage === 'locked') return <p class="lead">{say(startTexts.locked)}</p>
  if (progress.stage === 'handed_in')
    return (
      <>
        {answer.handedInAt !== null && (
          <p class="lead">{say(startTexts.handedInAt(momentInWords(answer.handedInAt)))}</p>
        )}
        <p>{say(mayReopen ? startTexts.mayOpen(lastDay) : startTexts.askToOpen)}</p>
        {mayReopen && (
          <Actions>
            <ButtonLink href={hrefOf(answer, 'oppna')} secondary>
              {say(startTexts.openAgain)}
            </ButtonLink>
          </Actions>
        )}
      </>
    )
  return (
    <>
      <p class="lead">
        {say(progress.stage === 'late' ? startTexts.late(lastDay) : startTexts.handInBy(lastDay))}
        {answer.extendedTo !== null && ` ${say(startTexts.moreTimeGiven)}`}
      </p>
      {answer.firstHandedInAt !== null && <p>{say(startTexts.countsUntil)}</p>}
    </>
  )
}

function MoreTime({ viewer: { say }, values }: { readonly viewer: Viewer; readonly values: StartValues }) {
  const { answer, extension } = values
  const asked = extension === null ? null : dayInWords(extension.until)
  return (
    <>
      {asked !== null && extension?.decision === null && <p>{say(startTexts.timeWaiting(asked))}</p>}
      {asked !== null && extension?.decision === 'declined' && <p>{say(startTexts.timeDeclined(asked))}</p>}
      <p>
        {say(startTexts.needMoreTime)} <a href={hrefOf(answer, 'mer-tid')}>{say(startTexts.askForTime)}</a>
      </p>
    </>
  )
}

function TaskList({ viewer, values }: { readonly viewer: Viewer; readonly values: StartValues }) {
  const { say } = viewer
  const { answer, progress } = values
  return (
    <section>
      <h2>{say(startTexts.whatToDo)}</h2>
      <ul class="task-list">
        {TASKS.map((task) => (
          <li>
            <div>
              <a href={hrefOf(answer, TASK_PAGES[task])} aria-describedby={`task-${task}`}>
                {say(taskTexts[task])}
              </a>
              {task === 'persons' && <WaysToReport viewer={viewer} values={values} />}
            </div>
            <span class={TAG_CLASS[progress.tasks[task]]} id={`task-${task}`}>
              {say(taskStateTexts[progress.tasks[task]])}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function WaysToReport({ viewer: { say }, values }: { readonly viewer: Viewer; readonly values: StartValues }) {
  const { answer, progress, hasEarlier } = values
  return (
    <div class="hint">
      {progress.persons > 0 && <p>{say(startTexts.personsSoFar(progress.persons, progress.toComplete))}</p>}
      <p class="row-actions">
        <a href={hrefOf(answer, 'personer/ny')}>{say(startTexts.fromRecords)}</a>
        <a href={hrefOf(answer, 'filer')}>{say(startTexts.asFile)}</a>
        <a href={hrefOf(answer, 'blankett')}>{say(startTexts.onPaper)}</a>
        <a href={hrefOf(answer, 'telefoner')}>{say(startTexts.withPhones)}</a>
        {hasEarlier && <a href={hrefOf(answer, 'tidigare')}>{say(startTexts.earlier)}</a>}
        {progress.persons === 0 && <a href={hrefOf(answer, 'noll')}>{say(startTexts.metNobody)}</a>}
      </p>
    </div>
  )
}

/** Whom of the unit the analyst can reach: to be confirmed each time. */
export function contactPage(
  viewer: Viewer,
  answer: StoredAnswer,
  contact: UnitContact,
  errors: FieldErrors = {},
): string {
  const { say } = viewer
  const field = { viewer, errors }
  return answerPage({
    viewer,
    answer,
    title: say(startTexts.contactTitle),
    trail: [],
    hasErrors: hasErrors(errors),
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        <p>{say(startTexts.contactWhy)}</p>
        <Form viewer={viewer} action={hrefOf(answer, 'kontakt')}>
          <TextField {...field} name="name" label={say(startTexts.name)} value={contact.name} autoComplete="name" />
          <TextField
            {...field}
            name="phone"
            label={say(startTexts.phone)}
            value={contact.phone}
            inputMode="tel"
            autoComplete="tel"
          />
          <TextField
            {...field}
            name="email"
            type="email"
            label={say(startTexts.email)}
            value={contact.email}
            autoComplete="email"
          />
          <Actions>
            <Button>{say(startTexts.contactRight)}</Button>
            <ButtonLink href={hrefOf(answer)} secondary>
              {say(startTexts.back)}
            </ButtonLink>
          </Actions>
        </Form>
      </>
    ),
  })
}

/** Asking for more time, as it was typed. */
export interface TimeTyped {
  readonly until: string
  readonly reason: string
}

/** A unit asks for more time. */
export function moreTimePage(viewer: Viewer, answer: StoredAnswer, typed: TimeTyped, errors: FieldErrors = {}): string {
  const { say } = viewer
  const field = { viewer, errors }
  return answerPage({
    viewer,
    answer,
    title: say(startTexts.timeTitle),
    trail: [],
    hasErrors: hasErrors(errors),
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        <p>{say(startTexts.timeIntro(dayInWords(answer.extendedTo ?? answer.round.deadline)))}</p>
        <Form viewer={viewer} action={hrefOf(answer, 'mer-tid')}>
          <TextField
            {...field}
            name="until"
            label={say(startTexts.timeUntil)}
            hint={say(startTexts.timeUntilHint)}
            value={typed.until}
            width="short"
          />
          <TextArea
            {...field}
            name="reason"
            label={say(startTexts.timeReason)}
            hint={say(startTexts.timeReasonHint)}
            value={typed.reason}
          />
          <Actions>
            <Button>{say(startTexts.timeSend)}</Button>
            <ButtonLink href={hrefOf(answer)} secondary>
              {say(startTexts.back)}
            </ButtonLink>
          </Actions>
        </Form>
      </>
    ),
  })
}
