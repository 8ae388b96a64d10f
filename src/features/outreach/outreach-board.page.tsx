import type { ObservedGroup } from '../../domain/outreach/observed-persons.ts'
import { isoDate } from '../../domain/terms/dates.ts'
import { dayInWords } from '../../domain/terms/day-in-words.ts'
import type { Text } from '../../domain/terms/text.ts'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import { TrainingBanner } from '../census/training.page.tsx'
import { answerHref, trailToBoard } from '../submission/board.page.tsx'
import type { Contribution, OutreachBoard } from './outreach-board.service.ts'
import { outreachBoardTexts as texts } from './outreach-board.texts.ts'

/** What each organisation has counted outdoors, and how it counts. For the analyst alone. */
export function outreachBoardPage(viewer: Viewer, board: OutreachBoard): string {
  const { say } = viewer
  const { round, contributions } = board
  return servicePage({
    viewer,
    title: say(texts.title(round.census.key)),
    trail: trailToBoard(viewer, board),
    main: (
      <>
        <TrainingBanner viewer={viewer} isTraining={round.isTraining} />
        <p class="hint">{say(texts.only)}</p>
        {contributions.length === 0 ? (
          <p>{say(texts.none)}</p>
        ) : (
          <>
            <h2>{say(texts.contributed)}</h2>
            <Contributions viewer={viewer} board={board} />
            <p class="hint">{say(texts.explained)}</p>
            <h2>{say(texts.arithmetic)}</h2>
            <p>{say(texts.rule)}</p>
            <Arithmetic viewer={viewer} board={board} />
          </>
        )}
      </>
    ),
  })
}

interface Part {
  readonly viewer: Viewer
  readonly board: OutreachBoard
}

const COLUMNS: readonly (readonly [Text, (contribution: Contribution) => number])[] = [
  [texts.phones, ({ phones }) => phones],
  [texts.persons, ({ totals }) => totals.persons],
  [texts.waits, ({ totals }) => totals.waits],
  [texts.outOfScope, ({ totals }) => totals.outOfScope],
  [texts.askedBefore, ({ totals }) => totals.askedBefore],
  [texts.outsideWeek, ({ totals }) => totals.outsideWeek],
  [texts.observed, ({ observed }) => observed],
  [texts.uncertain, ({ uncertain }) => uncertain],
]

/** Always there; the others where there is something to tell. */
const ALWAYS: readonly Text[] = [texts.phones, texts.persons, texts.observed]

function Contributions({ viewer, board: { round, contributions } }: Part) {
  const { say } = viewer
  const columns = COLUMNS.filter(
    ([label, countOf]) => ALWAYS.includes(label) || contributions.some((each) => countOf(each) > 0),
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section class="table-scroll" aria-label={say(texts.contributed)} tabIndex={0}>
      <table class="list stacked">
        <thead>
          <tr>
            <th scope="col">{say(texts.unit)}</th>
            {columns.map(([label]) => (
              <th scope="col" class="number">
                {say(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {contributions.map((contribution) => (
            <tr>
              <th scope="row">
                <a href={answerHref(round.census.id, contribution.answer.id)}>{contribution.answer.unit.name}</a>
              </th>
              {columns.map(([label, countOf]) => (
                <td data-label={say(label)} class="number">
                  {countOf(contribution)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr class="total">
            <th scope="row">{say(texts.sum)}</th>
            {columns.map(([label, countOf]) => (
              <td data-label={say(label)} class="number">
                {contributions.reduce((sum, each) => sum + countOf(each), 0)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function Arithmetic({ viewer, board: { groups } }: Part) {
  const { say, language } = viewer
  if (groups.length === 0) return <p>{say(texts.noObservations)}</p>
  const nights = [...new Set(groups.flatMap(nightsOf))].sort()
  const heads = nights.map((night) => say(texts.night(dayInWords(isoDate.parse(night), language))))
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section class="table-scroll" aria-label={say(texts.arithmetic)} tabIndex={0}>
        <table class="list stacked">
          <thead>
            <tr>
              <th scope="col">{say(texts.organisation)}</th>
              {[...heads, say(texts.highest), say(texts.counts)].map((head) => (
                <th scope="col" class="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.flatMap((group) =>
              group.organisations.map(({ organisation, nights: own, highest }, at) => (
                <tr>
                  <th scope="row">
                    {organisation}
                    {group.sharedPlaces.length > 0 && (
                      <span class="detail">{say(texts.shared(group.sharedPlaces.join(', ')))}</span>
                    )}
                  </th>
                  {nights.map((night, index) => (
                    <td data-label={heads[index]} class="number">
                      {own.find((each) => each.night === night)?.persons ?? '–'}
                    </td>
                  ))}
                  <td data-label={say(texts.highest)} class="number">
                    {highest}
                  </td>
                  <td data-label={say(texts.counts)} class="number">
                    {at === largestOf(group) ? group.counts : '–'}
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
      <p>
        <strong>
          {say(
            texts.total(
              groups.map(({ counts }) => counts),
              groups.reduce((sum, { counts }) => sum + counts, 0),
            ),
          )}
        </strong>
      </p>
    </>
  )
}

const nightsOf = ({ organisations }: ObservedGroup): string[] =>
  organisations.flatMap(({ nights }) => nights.map(({ night }) => night))

/** Which of the group counts: the first that saw most. */
const largestOf = ({ organisations, counts }: ObservedGroup): number =>
  organisations.findIndex(({ highest }) => highest === counts)
