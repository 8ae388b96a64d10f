import { dayAndMonthInWords, dayInWords } from '../../domain/terms/day-in-words.ts'
import { swedishDay } from '../../domain/terms/swedish-moment.ts'
import type { Text } from '../../domain/terms/text.ts'
import { Button, ButtonLink, Form } from '../../platform/http/form.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import { trailTo } from '../census/round.page.tsx'
import { roundHref } from '../census/rounds.page.tsx'
import { TrainingBanner } from '../census/training.page.tsx'
import { BOARD_ORDERS, type Board, type BoardOrder, type BoardRow } from './board.service.ts'
import { boardTexts, reminderTexts } from './board.texts.ts'
import type { Extension } from './extension.repository.ts'
import { numberTexts } from './number-explanation.texts.ts'
import type { LettersUnderWay, ToRemind } from './reminder.service.ts'

interface BoardShown {
  readonly board: Board
  readonly order: BoardOrder
  readonly letters: LettersUnderWay
  readonly notice: Text | null
}

/** Address of an answer, for the analyst. */
export const answerHref = (censusId: string, answerId: string, below = ''): string =>
  roundHref(censusId, `/svar/${answerId}${below}`)

/** The way here of every page under the board. */
export const trailToBoard = (viewer: Viewer, { round }: Pick<Board, 'round'>) => [
  ...trailTo(viewer, round),
  { href: roundHref(round.census.id, '/svar'), label: viewer.say(boardTexts.crumb) },
]

/** Letters that have not come through: on their way, or given up. */
function Letters({ viewer: { say }, letters }: { readonly viewer: Viewer; readonly letters: LettersUnderWay }) {
  const { waiting, failed } = letters
  return (
    <>
      {failed.length > 0 && <p class="warning">{say(reminderTexts.failed(namesOf(failed)))}</p>}
      {waiting.length > 0 && <p class="panel">{say(reminderTexts.waiting(namesOf(waiting)))}</p>}
    </>
  )
}

/** Units by their names. */
export const namesOf = (units: readonly ToRemind[]): string => units.map(({ answer }) => answer.unit.name).join(', ')

/** Who has answered, who has not, and what is waited for. Numbers of rows alone. */
export function boardPage(viewer: Viewer, { board, order, letters, notice }: BoardShown): string {
  const { say } = viewer
  const { round, rows, sums } = board
  const { id, key } = round.census
  const waiting = rows.filter((row) => row.waiting !== null)
  return servicePage({
    viewer,
    title: say(boardTexts.title(key)),
    trail: trailTo(viewer, round),
    notice,
    main: (
      <>
        <TrainingBanner viewer={viewer} isTraining={round.isTraining} />
        {rows.length === 0 ? (
          <p>{say(boardTexts.noUnits)}</p>
        ) : (
          <>
            <p class="lead">{say(boardTexts.summary(sums.byStanding.answered + sums.byStanding.nil, sums.asked))}</p>
            <Letters viewer={viewer} letters={letters} />
            <Requests viewer={viewer} round={board.round} rows={waiting} />
            <Sums viewer={viewer} board={board} />
            <div class="actions">
              {round.state === 'open' && (
                <ButtonLink href={roundHref(id, '/svar/paminn')}>{say(boardTexts.remind)}</ButtonLink>
              )}
              <ButtonLink secondary href={roundHref(id, '/svar/ringlista')}>
                {say(boardTexts.phoneList)}
              </ButtonLink>
              <ButtonLink secondary href={roundHref(id, '/ute')}>
                {say(boardTexts.outdoors)}
              </ButtonLink>
              <ButtonLink secondary href={roundHref(id, '/svar.csv')}>
                {say(boardTexts.forExcel)}
              </ButtonLink>
            </div>
            <Orders viewer={viewer} censusId={id} order={order} />
            <BoardTable viewer={viewer} board={board} />
            <p class="hint">{say(boardTexts.rowsAreNotPersons)}</p>
          </>
        )}
      </>
    ),
  })
}

function Requests(props: {
  readonly viewer: Viewer
  readonly round: Board['round']
  readonly rows: readonly BoardRow[]
}) {
  const { viewer, round, rows } = props
  const { say } = viewer
  if (rows.length === 0) return null
  return (
    <section class="panel" aria-labelledby="requests">
      <h2 id="requests">{say(boardTexts.requests)}</h2>
      {rows.map(({ answer, waiting }) =>
        waiting === null ? null : (
          <Request viewer={viewer} censusId={round.census.id} unit={answer.unit.name} extension={waiting} />
        ),
      )}
    </section>
  )
}

function Request(props: {
  readonly viewer: Viewer
  readonly censusId: string
  readonly unit: string
  readonly extension: Extension
}) {
  const { viewer, censusId, unit, extension } = props
  const { say, language } = viewer
  return (
    <div class="request">
      <p>
        <strong>{say(boardTexts.request(unit, dayInWords(extension.until, language)))}</strong>
        <br />
        {extension.reason}
      </p>
      <Form viewer={viewer} action={answerHref(censusId, extension.answerId, '/mer-tid')}>
        <input type="hidden" name="until" value={extension.until} />
        <input type="hidden" name="fran" value="svar" />
        <div class="row-actions">
          <Button name="beslut" value="ja">
            {say(boardTexts.grant)}
            <span class="visually-hidden">: {unit}</span>
          </Button>
          <Button secondary name="beslut" value="nej">
            {say(boardTexts.decline)}
            <span class="visually-hidden">: {unit}</span>
          </Button>
        </div>
      </Form>
    </div>
  )
}

function Sums({ viewer: { say }, board: { sums, earlier } }: { readonly viewer: Viewer; readonly board: Board }) {
  const { sums: texts } = boardTexts
  const { answered, nil, started, observed, silent } = sums.byStanding
  const lines: readonly (readonly [Text, string])[] = [
    [texts.answered, String(answered)],
    [texts.nil, String(nil)],
    [texts.started, String(started)],
    ...(observed > 0 ? [[texts.observed, String(observed)] as const] : []),
    [texts.silent, String(silent)],
    [texts.late, String(sums.late)],
    [texts.handedIn, String(sums.handedIn)],
    [texts.compared, say(earlier === null ? boardTexts.nothingToCompare : boardTexts.compared(sums.both, earlier.key))],
  ]
  return (
    <dl class="summary-list figures">
      {lines.map(([label, value]) => (
        <div>
          <dt>{say(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Orders(props: { readonly viewer: Viewer; readonly censusId: string; readonly order: BoardOrder }) {
  const { say } = props.viewer
  return (
    <nav class="orders no-print" aria-labelledby="board-order">
      <span id="board-order">{say(boardTexts.order)}:</span>
      <ul>
        {BOARD_ORDERS.map((each) => (
          <li>
            {each === props.order ? (
              <strong aria-current="true">{say(boardTexts.orders[each])}</strong>
            ) : (
              <a href={roundHref(props.censusId, `/svar?ordning=${each}`)}>{say(boardTexts.orders[each])}</a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What stands in the rows column: what is in the census, else what is written so far. */
export function rowsInWords({ say }: Viewer, { handedIn, written, lateRows, standing }: BoardRow): string {
  if (handedIn === null) return standing === 'started' ? say(boardTexts.written(written)) : '–'
  return lateRows > 0 ? `${handedIn} (${say(boardTexts.lateRows(lateRows))})` : String(handedIn)
}

const lastTimeInWords = ({ say }: Viewer, { lastTime }: BoardRow) =>
  typeof lastTime === 'number' ? lastTime : say(boardTexts.lastTime(lastTime))

/** The tag of where an answer stands. */
export function StandingTag({ viewer: { say }, row }: { readonly viewer: Viewer; readonly row: BoardRow }) {
  const { standing, isLate, isOpenAgain, hasPassed } = row
  const isIn = standing === 'answered' || standing === 'nil'
  const more = [isLate ? [say(boardTexts.late)] : [], isOpenAgain ? [say(boardTexts.openAgain)] : []].flat()
  return (
    <span class={isIn ? 'tag done' : hasPassed ? 'tag fault' : standing === 'silent' ? 'tag' : 'tag attention'}>
      {[say(boardTexts.standings[standing]), ...more].join(', ')}
    </span>
  )
}

function BoardTable({
  viewer,
  board: { round, rows, sums, earlier },
}: {
  readonly viewer: Viewer
  readonly board: Board
}) {
  const { say, language } = viewer
  const { columns } = boardTexts
  const heads = [
    columns.unit,
    columns.state,
    columns.rows,
    columns.lastTime,
    columns.lastDay,
    columns.contact,
    columns.reminded,
  ]
  const numbers: readonly Text[] = [columns.rows, columns.lastTime]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section class="table-scroll" aria-label={say(boardTexts.title(round.census.key))} tabIndex={0}>
      <table class="list stacked board">
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" class={numbers.includes(head) ? 'number' : undefined}>
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">
                <a href={answerHref(round.census.id, row.answer.id)}>{row.answer.unit.name}</a>
                <QuestionNote viewer={viewer} row={row} />
                {row.unusual !== null && <span class="detail">{say(numberTexts.onBoard(row.unusual.reason))}</span>}
              </th>
              <td data-label={say(columns.state)}>
                <StandingTag viewer={viewer} row={row} />
              </td>
              <td data-label={say(columns.rows)} class="number">
                {rowsInWords(viewer, row)}
              </td>
              <td data-label={say(columns.lastTime)} class="number">
                {earlier === null ? '–' : lastTimeInWords(viewer, row)}
              </td>
              <td data-label={say(columns.lastDay)}>
                {dayAndMonthInWords(row.lastDay, language)}
                {row.answer.extendedTo !== null && <span class="detail">{say(boardTexts.extended)}</span>}
              </td>
              <td data-label={say(columns.contact)}>
                <Contact viewer={viewer} row={row} />
              </td>
              <td data-label={say(columns.reminded)}>
                {row.remindedAt === null ? '–' : dayAndMonthInWords(swedishDay(row.remindedAt), language)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr class="total">
            <th scope="row">{say(boardTexts.sum)}</th>
            <td />
            <td data-label={say(columns.rows)} class="number">
              {sums.handedIn}
            </td>
            <td data-label={say(columns.lastTime)} class="number">
              {earlier === null
                ? '–'
                : rows.reduce((sum, { lastTime }) => sum + (typeof lastTime === 'number' ? lastTime : 0), 0)}
            </td>
            <td colSpan={3} />
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function QuestionNote({ viewer: { say }, row: { questions } }: { readonly viewer: Viewer; readonly row: BoardRow }) {
  const notes = [
    questions.unanswered > 0 ? [say(boardTexts.questionsWaiting(questions.unanswered))] : [],
    questions.answered > 0 ? [say(boardTexts.repliesWaiting(questions.answered))] : [],
  ].flat()
  return notes.length === 0 ? null : <span class="detail">{notes.join('. ')}</span>
}

function Contact({ viewer: { say }, row }: { readonly viewer: Viewer; readonly row: BoardRow }) {
  const { name, phone } = row.answer.contact
  if (name === null && phone === null) return <>{say(boardTexts.noContact)}</>
  return (
    <>
      {name}
      {phone !== null && <span class="detail">{phone}</span>}
    </>
  )
}

/** Whom to call, with room to write: for paper. */
export function phoneListPage(viewer: Viewer, board: Board): string {
  const { say, language } = viewer
  const { columns } = boardTexts
  const notIn = board.rows.filter(({ standing }) => standing !== 'answered' && standing !== 'nil')
  return servicePage({
    viewer,
    title: say(boardTexts.phoneListTitle(board.round.census.key)),
    trail: trailToBoard(viewer, board),
    main: (
      <>
        <TrainingBanner viewer={viewer} isTraining={board.round.isTraining} />
        {notIn.length === 0 ? (
          <p>{say(boardTexts.phoneListEmpty)}</p>
        ) : (
          <>
            <p>{say(boardTexts.phoneListIntro)}</p>
            <table class="list stacked phone-list">
              <thead>
                <tr>
                  <th scope="col">{say(columns.unit)}</th>
                  <th scope="col">{say(columns.contact)}</th>
                  <th scope="col">{say(columns.lastDay)}</th>
                  <th scope="col">{say(boardTexts.notes)}</th>
                </tr>
              </thead>
              <tbody>
                {notIn.map((row) => (
                  <tr>
                    <th scope="row">
                      {row.answer.unit.name}
                      <span class="detail">{say(boardTexts.standings[row.standing])}</span>
                    </th>
                    <td data-label={say(columns.contact)}>
                      <Contact viewer={viewer} row={row} />
                    </td>
                    <td data-label={say(columns.lastDay)}>{dayInWords(row.lastDay, language)}</td>
                    <td class="to-write" />
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </>
    ),
  })
}
