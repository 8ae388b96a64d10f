import { mayBeOpenedByAnalyst } from '../../domain/census/round.ts'
import { AGE_BAND } from '../../domain/submission/codes.ts'
import { type Column, FACT_COLUMNS } from '../../domain/submission/column-map.ts'
import { factInWords } from '../../domain/submission/fact-in-words.ts'
import { countingAnswers } from '../../domain/submission/form-questions.ts'
import type { FactName } from '../../domain/submission/record.ts'
import { dayInWords } from '../../domain/terms/day-in-words.ts'
import { swedishDay, swedishTime } from '../../domain/terms/swedish-moment.ts'
import type { Text } from '../../domain/terms/text.ts'
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  type FieldErrors,
  Form,
  hasErrors,
  TextField,
} from '../../platform/http/form.tsx'
import { Pages, pageOfList } from '../../platform/http/pages.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import { Events } from '../census/round.page.tsx'
import { roundTexts } from '../census/rounds.texts.ts'
import { TrainingBanner } from '../census/training.page.tsx'
import type { IdentityPart } from './answer-detail.repository.ts'
import type { AnswerDetail, DetailRow } from './answer-detail.service.ts'
import { detailTexts as texts } from './answer-detail.texts.ts'
import { answerHref, StandingTag, trailToBoard } from './board.page.tsx'
import { answerEventTexts, boardTexts } from './board.texts.ts'
import { numberTexts } from './number-explanation.texts.ts'

/** A moment as people write it. */
export const momentInWords = ({ language }: Viewer, at: string): string =>
  `${dayInWords(swedishDay(at), language)} ${swedishTime(at)}`

/** The way here of every page under an answer. */
export const trailToAnswer = (viewer: Viewer, { board, answer }: AnswerDetail) => [
  ...trailToBoard(viewer, board),
  { href: answerHref(board.round.census.id, answer.id), label: answer.unit.name },
]

/** One unit's answer: as it was handed in, nobody named. */
export function answerDetailPage(viewer: Viewer, detail: AnswerDetail, notice: Text | null, page = 1): string {
  const { say } = viewer
  const { board, answer, rows } = detail
  return servicePage({
    viewer,
    title: answer.unit.name,
    trail: trailToBoard(viewer, board),
    notice,
    main: (
      <>
        <TrainingBanner viewer={viewer} isTraining={board.round.isTraining} />
        <h2>{say(texts.about)}</h2>
        <About viewer={viewer} detail={detail} />
        <h2 id="rader">{say(texts.rows)}</h2>
        <Handed viewer={viewer} detail={detail} />
        {rows.length > 0 && <RowTable viewer={viewer} detail={detail} page={page} />}
        <h2>{say(texts.howCounted)}</h2>
        <HowCounted viewer={viewer} questions={answer.questions} />
        <h2>{say(texts.events)}</h2>
        <Events viewer={viewer} events={detail.events} texts={answerEventTexts} />
      </>
    ),
  })
}

type Shown = { readonly viewer: Viewer; readonly detail: AnswerDetail }

function About({ viewer, detail: { board, answer, row } }: Shown) {
  const { say, language } = viewer
  const { contact } = answer
  const lines: readonly (readonly [Text, string])[] = [
    [texts.lastDay, dayInWords(row.lastDay, language)],
    [texts.handedIn, answer.handedInAt === null ? '–' : momentInWords(viewer, answer.handedInAt)],
    [texts.reference, answer.reference ?? '–'],
    [texts.lastTime, typeof row.lastTime === 'number' ? String(row.lastTime) : say(boardTexts.lastTime(row.lastTime))],
    [
      texts.contact,
      [contact.name, contact.phone, contact.email].filter((each) => each !== null).join(', ') ||
        say(boardTexts.noContact),
    ],
  ]
  const href = (below: string) => answerHref(board.round.census.id, answer.id, below)
  const isOpen = board.round.state === 'open'
  const mayReopen = mayBeOpenedByAnalyst({ round: board.round.state, answer: answer.state })
  return (
    <>
      <dl class="summary-list">
        <div>
          <dt>{say(texts.state)}</dt>
          <dd>
            <StandingTag viewer={viewer} row={row} />
          </dd>
        </div>
        {row.unusual !== null && (
          <div>
            <dt>{say(texts.number)}</dt>
            <dd>{say(numberTexts.onBoard(row.unusual.reason))}</dd>
          </div>
        )}
        {lines.map(([label, value]) => (
          <div>
            <dt>{say(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isOpen && answer.state === 'open' && (
        <div class="actions">
          <ButtonLink secondary href={href('/mer-tid')}>
            {say(texts.giveTime)}
          </ButtonLink>
        </div>
      )}
      {mayReopen && (
        <Form viewer={viewer} action={href('/oppna')}>
          <p class="hint">{say(texts.reopenHint)}</p>
          <Actions>
            <Button secondary>{say(texts.reopen)}</Button>
          </Actions>
        </Form>
      )}
    </>
  )
}

/** What there is to read of the answer, and what not yet. */
function Handed({ viewer: { say }, detail: { row, rows } }: Shown) {
  const isIn = row.standing === 'answered' || row.standing === 'nil'
  return (
    <>
      {row.isOpenAgain && <p class="warning">{say(texts.openAgain)}</p>}
      {row.standing === 'nil' && <p>{say(texts.nilReturn)}</p>}
      {!isIn && <p>{say(texts.nothingHandedIn)}</p>}
      {!isIn && row.written > 0 && <p>{say(texts.writtenSoFar(row.written))}</p>}
      {rows.length > 0 && (
        <p>{say(rows.every(({ rowId }) => rowId === null) ? texts.rowsCompared : texts.rowsIntro)}</p>
      )}
    </>
  )
}

/** A fact of a row in words; what is not known is said to be. */
export function factShown({ say }: Viewer, row: DetailRow, name: FactName): string {
  const column: Column<unknown> = FACT_COLUMNS[name]
  return say(factInWords(column, row.facts[name]) ?? texts.notKnown)
}

const ageShown = ({ say }: Viewer, { ageBand, isChild }: DetailRow): string => {
  const band = Object.entries(AGE_BAND).find(([code]) => code === ageBand)?.[1]
  const age = say(band === undefined ? texts.ageUnknown : { sv: band.sv, en: band.en })
  return isChild ? `${age}, ${say(texts.child)}` : age
}

const ROWS_ON_PAGE = 500

function RowTable({ viewer, detail, page }: Shown & { readonly page: number }) {
  const { say } = viewer
  const { board, answer, rows } = detail
  const shown = pageOfList(rows, page, ROWS_ON_PAGE)
  const pageHref = (each: number) => answerHref(board.round.census.id, answer.id, `?sida=${each}#rader`)
  return (
    <>
      <table class="list stacked">
        <thead>
          <tr>
            <th scope="col">{say(texts.rows)}</th>
            <th scope="col">{say(texts.age)}</th>
            <th scope="col">{say(texts.sex)}</th>
            <th scope="col">{say(texts.stay)}</th>
            <th scope="col">{say(texts.need)}</th>
            <th scope="col">{say(texts.marks)}</th>
          </tr>
        </thead>
        <tbody>
          {shown.items.map((row) => (
            <tr>
              <th scope="row">
                {row.rowId === null ? (
                  say(texts.row(row.number))
                ) : (
                  <a href={answerHref(board.round.census.id, answer.id, `/rad/${row.rowId}`)}>
                    {say(texts.row(row.number))}
                  </a>
                )}
              </th>
              {row.isProtected ? (
                <td colSpan={4}>{say(texts.protected)}</td>
              ) : (
                <>
                  <td data-label={say(texts.age)}>{ageShown(viewer, row)}</td>
                  <td data-label={say(texts.sex)}>{factShown(viewer, row, 'sex')}</td>
                  <td data-label={say(texts.stay)}>{factShown(viewer, row, 'accommodation')}</td>
                  <td data-label={say(texts.need)}>{factShown(viewer, row, 'supportNeed')}</td>
                </>
              )}
              <td data-label={say(texts.marks)}>{marksOf(viewer, row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pages viewer={viewer} list={shown} href={pageHref} />
    </>
  )
}

function marksOf({ say }: Viewer, { isLate, isCorrected, questions }: DetailRow): string {
  const open = questions.filter(({ closedAt }) => closedAt === null)
  const marks: readonly (readonly [Text, boolean])[] = [
    [texts.late, isLate],
    [texts.corrected, isCorrected],
    [texts.asked, open.some(({ reply }) => reply === null)],
    [texts.replied, open.some(({ reply }) => reply !== null)],
  ]
  return marks.flatMap(([mark, holds]) => (holds ? [say(mark)] : [])).join(', ') || '–'
}

interface PersonShown {
  readonly viewer: Viewer
  readonly row: DetailRow
  readonly known: readonly IdentityPart[]
}

/** The person of a row as far as the analyst sees it here. */
export function PersonMasked({ viewer, row, known }: PersonShown) {
  const { say } = viewer
  return (
    <>
      <div>
        <dt>{say(texts.age)}</dt>
        <dd>{ageShown(viewer, row)}</dd>
      </div>
      <div>
        <dt>{say(texts.who)}</dt>
        <dd>{known.map((part) => say(texts.parts[part])).join(', ') || say(texts.nothingKnown)}</dd>
      </div>
    </>
  )
}

function HowCounted({ viewer: { say }, questions }: { readonly viewer: Viewer; readonly questions: string | null }) {
  const read = questions === null ? null : countingAnswers.safeParse(JSON.parse(questions))
  if (read === null || !read.success) return <p>{say(texts.howCountedMissing)}</p>
  const { wentThrough, coverage, notReported, note } = read.data
  const lines: readonly (readonly [Text, string])[] = [
    [texts.wentThrough, say(wentThrough === null ? texts.notKnown : texts.wentThroughs[wentThrough])],
    [texts.coverage, say(coverage === null ? texts.notKnown : texts.coverages[coverage])],
    [texts.notReported, notReported === null ? say(texts.notKnown) : String(notReported)],
    [texts.unitsNote, note === '' ? '–' : note],
  ]
  return (
    <dl class="summary-list">
      {lines.map(([label, value]) => (
        <div>
          <dt>{say(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** More time for one unit, asked for or not. */
export function giveTimePage(
  viewer: Viewer,
  detail: AnswerDetail,
  { until, errors }: { readonly until: string; readonly errors: FieldErrors },
): string {
  const { say, language } = viewer
  const { board, answer, row } = detail
  const { id } = board.round.census
  return servicePage({
    viewer,
    title: say(texts.giveTimeTitle(answer.unit.name)),
    trail: trailToAnswer(viewer, detail),
    hasErrors: hasErrors(errors),
    main: (
      <>
        <TrainingBanner viewer={viewer} isTraining={board.round.isTraining} />
        <ErrorSummary viewer={viewer} errors={errors} />
        {row.waiting !== null && (
          <p class="panel">{say(texts.asksFor(dayInWords(row.waiting.until, language), row.waiting.reason))}</p>
        )}
        <Form viewer={viewer} action={answerHref(id, answer.id, '/mer-tid')}>
          <TextField
            {...{ viewer, errors, name: 'until', label: say(texts.newLastDay) }}
            hint={say(texts.newLastDayHint(dayInWords(row.lastDay, language)))}
            type="date"
            value={until}
          />
          <Actions>
            <Button name="beslut" value="ja">
              {say(texts.giveTime)}
            </Button>
            <ButtonLink secondary href={answerHref(id, answer.id)}>
              {say(roundTexts.cancel)}
            </ButtonLink>
          </Actions>
        </Form>
      </>
    ),
  })
}
