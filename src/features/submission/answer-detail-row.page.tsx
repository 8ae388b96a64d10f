import { type Column, FACT_COLUMNS } from '../../domain/submission/column-map.ts'
import { factWords } from '../../domain/submission/fact-in-words.texts.ts'
import { factInWords } from '../../domain/submission/fact-in-words.ts'
import { DECLINED, type FactName } from '../../domain/submission/record.ts'
import { type Text, verbatim } from '../../domain/terms/text.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Choices,
  ErrorSummary,
  type FieldErrors,
  Form,
  hasErrors,
  SelectField,
  TextArea,
  TextField,
} from '../../platform/http/form.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import { roundTexts } from '../census/rounds.texts.ts'
import { TrainingBanner } from '../census/training.page.tsx'
import { factShown, momentInWords, PersonMasked, trailToAnswer } from './answer-detail.page.tsx'
import type { IdentityPart } from './answer-detail.repository.ts'
import { type AnswerDetail, type DetailRow, SHOWN_FACTS, type VersionShown } from './answer-detail.service.ts'
import { detailTexts as texts } from './answer-detail.texts.ts'
import { answerHref } from './board.page.tsx'
import type { RowQuestion } from './row-question.repository.ts'

type OneRow = DetailRow & { readonly rowId: string }

interface RowShown {
  readonly detail: AnswerDetail
  readonly row: OneRow
  readonly known: readonly IdentityPart[]
  readonly versions: readonly VersionShown[]
  readonly question: string
  readonly errors: FieldErrors
  readonly notice: Text | null
}

const hrefOf = ({ board, answer }: AnswerDetail, { rowId }: OneRow, below = '') =>
  answerHref(board.round.census.id, answer.id, `/rad/${rowId}${below}`)

/** One row: its facts, what is asked about it, and what has happened to it. */
export function answerRowPage(viewer: Viewer, shown: RowShown): string {
  const { say } = viewer
  const { detail, row, versions, errors, notice } = shown
  return servicePage({
    viewer,
    title: say(texts.row(row.number)),
    trail: trailToAnswer(viewer, detail),
    notice,
    hasErrors: hasErrors(errors),
    main: (
      <>
        <TrainingBanner viewer={viewer} isTraining={detail.board.round.isTraining} />
        <ErrorSummary viewer={viewer} errors={errors} />
        {row.isLate && <p class="tag attention">{say(texts.late)}</p>}
        {row.isProtected ? (
          <p class="warning">{say(texts.protectedNotCorrected)}</p>
        ) : (
          <Facts viewer={viewer} {...shown} />
        )}
        <h2>{say(texts.questions)}</h2>
        <Questions viewer={viewer} {...shown} />
        {!row.isProtected && (
          <>
            <h2>{say(texts.history)}</h2>
            <Versions viewer={viewer} versions={versions} />
          </>
        )}
      </>
    ),
  })
}

type Shown = RowShown & { readonly viewer: Viewer }

function Facts({ viewer, detail, row, known }: Shown) {
  const { say } = viewer
  const there = SHOWN_FACTS.filter((name) => row.facts[name] !== null)
  const unknown = SHOWN_FACTS.filter((name) => row.facts[name] === null)
  const correct = (name: FactName) => hrefOf(detail, row, `/ratta?uppgift=${FACT_COLUMNS[name].english}`)
  return (
    <>
      <dl class="summary-list with-action">
        <PersonMasked viewer={viewer} row={row} known={known} />
        {there.map((name) => (
          <div>
            <dt>{say(FACT_COLUMNS[name].label)}</dt>
            <dd>{factShown(viewer, row, name)}</dd>
            {detail.mayCorrect && (
              <dd>
                <a href={correct(name)} aria-label={say(texts.correctOf(say(FACT_COLUMNS[name].label)))}>
                  {say(texts.correct)}
                </a>
              </dd>
            )}
          </div>
        ))}
      </dl>
      {unknown.length > 0 && !detail.mayCorrect && (
        <p class="hint">
          {say(texts.factsUnknown(unknown.map((name) => say(FACT_COLUMNS[name].label).toLowerCase()).join(', ')))}
        </p>
      )}
      {unknown.length > 0 && detail.mayCorrect && (
        <details>
          <summary>{say(texts.correctOther)}</summary>
          <ul>
            {unknown.map((name) => (
              <li>
                <a href={correct(name)}>{say(FACT_COLUMNS[name].label)}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      {!detail.mayCorrect && <p class="hint">{say(detail.row.isOpenAgain ? texts.isOpen : texts.isOver)}</p>}
    </>
  )
}

function Questions({ viewer, detail, row, question, errors }: Shown) {
  const { say } = viewer
  const { state } = detail.board.round
  return (
    <>
      {row.questions.map((one) => (
        <Question viewer={viewer} detail={detail} row={row} one={one} />
      ))}
      {(state === 'open' || state === 'locked') && (
        <Form viewer={viewer} action={hrefOf(detail, row, '/fraga')}>
          <TextArea
            {...{ viewer, errors, name: 'text', label: say(texts.question), hint: say(texts.questionHint) }}
            value={question}
          />
          <Actions>
            <Button secondary>{say(texts.ask)}</Button>
          </Actions>
        </Form>
      )}
    </>
  )
}

function Question(props: {
  readonly viewer: Viewer
  readonly detail: AnswerDetail
  readonly row: OneRow
  readonly one: RowQuestion
}) {
  const { viewer, detail, row, one } = props
  const { say } = viewer
  const state = one.closedAt !== null ? texts.closed : one.reply === null ? texts.waits : texts.hasReply
  return (
    <div class="panel">
      <p>
        <strong>{one.question}</strong>
        <span class="detail">
          {momentInWords(viewer, one.askedAt)}. {say(state)}.
        </span>
      </p>
      {one.reply !== null && (
        <p>
          {say(texts.replyIs)}: {one.reply}
        </p>
      )}
      {one.closedAt === null && (
        <Form viewer={viewer} action={hrefOf(detail, row, `/fraga/${one.id}/stang`)}>
          <button type="submit" class="as-link" aria-label={say(texts.closeOf(one.question))}>
            {say(texts.close)}
          </button>
        </Form>
      )}
    </div>
  )
}

const MADE_BY: ReadonlyMap<string, Text> = new Map(Object.entries(texts.madeBy))

function Versions({ viewer, versions }: { readonly viewer: Viewer; readonly versions: readonly VersionShown[] }) {
  const { say } = viewer
  const words = (text: Text | null) => say(text ?? texts.notKnown)
  return (
    <ol class="versions">
      {versions.map(({ madeBy, at, reason, isTakenBack, changes, version }) => (
        <li>
          <strong>{say(isTakenBack ? texts.takenBack : (MADE_BY.get(madeBy) ?? verbatim(madeBy)))}</strong>{' '}
          {momentInWords(viewer, at)}
          {changes.map(({ label, before, after }) => (
            <p>
              {say(label)}: {say(texts.changed(words(before), words(after)))}
            </p>
          ))}
          {version > 1 && !isTakenBack && changes.length === 0 && <p>{say(texts.identityChanged)}</p>}
          {reason !== null && <p>{say(texts.because(reason))}</p>}
        </li>
      ))}
    </ol>
  )
}

interface CorrectionShown {
  readonly detail: AnswerDetail
  readonly row: OneRow
  readonly fact: FactName
  /** As in a cell: a code, several by |, words. */
  readonly written: string
  readonly reason: string
  readonly errors: FieldErrors
}

/** One fact, to be corrected with a reason. */
export function correctionPage(viewer: Viewer, shown: CorrectionShown): string {
  const { say } = viewer
  const { detail, row, fact, reason, errors } = shown
  const { english, label } = FACT_COLUMNS[fact]
  return servicePage({
    viewer,
    title: say(texts.correctTitle(say(label))),
    trail: [...trailToAnswer(viewer, detail), { href: hrefOf(detail, row), label: say(texts.row(row.number)) }],
    hasErrors: hasErrors(errors),
    main: (
      <>
        <TrainingBanner viewer={viewer} isTraining={detail.board.round.isTraining} />
        <ErrorSummary viewer={viewer} errors={errors} />
        <p>{say(texts.correctIntro)}</p>
        <p>
          {say(texts.now)}: <strong>{factShown(viewer, row, fact)}</strong>
        </p>
        <Form viewer={viewer} action={hrefOf(detail, row, '/ratta')}>
          <input type="hidden" name="uppgift" value={english} />
          <ValueField viewer={viewer} {...shown} />
          <TextArea
            {...{ viewer, errors, name: 'reason', label: say(texts.reason), hint: say(texts.reasonHint) }}
            value={reason}
          />
          <Actions>
            <Button>{say(texts.saveCorrection)}</Button>
            <ButtonLink secondary href={hrefOf(detail, row)}>
              {say(roundTexts.cancel)}
            </ButtonLink>
          </Actions>
        </Form>
      </>
    ),
  })
}

/** The field of a fact: as its cells are read. */
function ValueField({ viewer, fact, written, errors }: CorrectionShown & { readonly viewer: Viewer }) {
  const { say } = viewer
  const column: Column<unknown> = FACT_COLUMNS[fact]
  const { type, choices } = column.reader
  const field = { viewer, errors, name: 'value', label: say(texts.newValue) }
  const codes = Object.keys(choices ?? {}).map((code) => ({
    value: code,
    label: say(factInWords(column, code) ?? verbatim(code)),
  }))
  const declined = { value: DECLINED, label: say(factWords.declined) }
  if (type === 'choice')
    return <SelectField {...field} options={[...codes, declined]} chosen={written} blank={say(texts.choose)} />
  if (type === 'choices') return <Choices {...field} options={codes} chosen={written.split('|')} several />
  if (type === 'yes_no') {
    const options = [
      { value: 'ja', label: say(factWords.yes) },
      { value: 'nej', label: say(factWords.no) },
      declined,
      { value: '', label: say(factWords.notKnown) },
    ]
    return <Choices {...field} options={options} chosen={[written]} />
  }
  return <TextField {...field} value={written} />
}
