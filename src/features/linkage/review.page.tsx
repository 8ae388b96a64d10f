import type { DecisionVerdict } from '../../domain/linkage/review/decision.ts'
import { areSame, type Figure } from '../../domain/linkage/review/figure.ts'
import { pairAddress, type QueueItem } from '../../domain/linkage/review/queue.ts'
import { bearingTexts, figureInWords, scaleTexts, verdictTexts } from '../../domain/linkage/review/review.texts.ts'
import { scaleStep } from '../../domain/linkage/review/scale.ts'
import { numberInWords } from '../../domain/terms/number-in-words.ts'
import { swedishMoment } from '../../domain/terms/swedish-moment.ts'
import type { Text } from '../../domain/terms/text.ts'
import { Actions, Button, ButtonLink, Form } from '../../platform/http/form.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import { trailTo } from '../census/round.page.tsx'
import { roundHref } from '../census/rounds.page.tsx'
import type { StoredDecision } from './decision.repository.ts'
import { type Progress, questionNumber, type Reported, type Review } from './review.service.ts'
import { reviewTexts as texts } from './review.texts.ts'
import { UndoLatest } from './review-key.page.tsx'

/** Address of a page of the review. */
export const reviewHref = (censusId: string, below = ''): string => roundHref(censusId, `/koppla${below}`)
export const pairHref = (censusId: string, item: Pick<QueueItem, 'left' | 'right'>, below = ''): string =>
  reviewHref(censusId, `/par/${pairAddress(item)}${below}`)

/** The way here of every page of the review, under a round or beside the reports. */
export function trailToReview(viewer: Viewer, { round, census }: Pick<Review, 'round' | 'census'>, isReview = false) {
  const here = { href: reviewHref(census.id), label: viewer.say(texts.title) }
  return [...trailTo(viewer, round), ...(isReview ? [] : [here])]
}

/** Questions that the queue names; the rest is a number. */
export const NAMED = 12

interface OverviewShown {
  readonly review: Review
  readonly reported: Reported | null
  /** False when a report cannot be counted anew from here: of a census from files, or one that is out. */
  readonly mayCountAnew: boolean
  /** Names of who reported the rows of the first pairs, by record. */
  readonly places: ReadonlyMap<string, string>
  readonly notice: Text | null
  /** What somebody who has just decided can take back. */
  readonly latestOwn: StoredDecision | null
}

/** How far the questions have come, and what they mean for the figure. */
export function reviewPage(viewer: Viewer, shown: OverviewShown): string {
  const { say } = viewer
  const { review, notice, latestOwn } = shown
  const { census, queue, decisions } = review
  const left = queue.items.filter(({ isUnsure }) => !isUnsure)
  const [first] = left.length > 0 ? left : queue.items
  return servicePage({
    viewer,
    title: say(texts.title),
    trail: trailToReview(viewer, review, true),
    notice,
    scripts: ['/assets/review.js'],
    main: (
      <>
        {latestOwn !== null && (
          <UndoLatest viewer={viewer} decisions={reviewHref(census.id, '/beslut')} latest={latestOwn} />
        )}
        <p>{say(texts.intro)}</p>
        <FigurePanel viewer={viewer} {...shown} />
        <ProgressBar viewer={viewer} progress={review.progress} />
        <Left viewer={viewer} items={queue.items} />
        {first === undefined ? (
          <NothingAsked viewer={viewer} review={review} />
        ) : (
          <>
            {left.length === 0 && <p>{say(texts.onlyUnsure(queue.items.length))}</p>}
            <Actions>
              <ButtonLink href={pairHref(census.id, first)} secondary={left.length === 0}>
                {say(review.progress.decided === 0 ? texts.begin : texts.goOn)}
              </ButtonLink>
            </Actions>
          </>
        )}
        {queue.hidden > 0 && <p class="panel">{say(texts.hidden(queue.hidden))}</p>}
        {decisions.lapsed.length > 0 && <p class="panel">{say(texts.lapsed(decisions.lapsed.length))}</p>}
        {queue.items.length > 0 && <QueueTable viewer={viewer} {...shown} />}
        <p class="hint">{say(texts.thinHint)}</p>
        <h2>{say(texts.more)}</h2>
        <ul>
          <li>
            <a href={reviewHref(census.id, '/personer')}>{say(texts.toPersons)}</a>
          </li>
          <li>
            <a href={reviewHref(census.id, '/beslut')}>{say(texts.toDecisions)}</a>
          </li>
          <li>
            <a href={reviewHref(census.id, '/modell')}>{say(texts.toModel)}</a>
          </li>
        </ul>
      </>
    ),
  })
}

/** No question is left; of a range that is left all the same it is told where it comes from. */
function NothingAsked({ viewer: { say }, review }: { readonly viewer: Viewer; readonly review: Review }) {
  const { low, high } = review.standing.figure
  const isOpen = review.queue.hidden === 0 && low < high
  return (
    <p>
      {say(review.progress.all === 0 ? texts.nothingLeft : texts.allDecided)} {isOpen && say(texts.rangeBeside)}
    </p>
  )
}

function FigurePanel({ viewer, review, reported, mayCountAnew }: OverviewShown & { readonly viewer: Viewer }) {
  const { say } = viewer
  const { figure } = review.standing
  const isBehind = reported !== null && !agrees(figure, reported)
  return (
    <section class="panel" aria-labelledby="figure">
      <h2 id="figure">{say(texts.figureNow)}</h2>
      <p class="figure-now">{say(figureInWords(figure))}</p>
      <p class="hint">{say(texts.figureHint)}</p>
      <p>{say(reported === null ? texts.noReport : reportAgainst(viewer, figure, reported))}</p>
      {isBehind && !mayCountAnew && <p class="hint">{say(texts.notCountedHere)}</p>}
      {isBehind && mayCountAnew && (
        <Form viewer={viewer} action={roundHref(review.census.id, '/analys')}>
          <Button secondary>{say(texts.countAnew)}</Button>
        </Form>
      )}
    </section>
  )
}

/** Whether the report says all that is known now: two reports with one figure may differ in who is new or remains. */
const agrees = (figure: Figure, reported: Reported): boolean => reported.isOfNow && areSame(reported.figure, figure)

function reportAgainst({ say }: Viewer, figure: Figure, reported: Reported): Text {
  const at = swedishMoment(reported.at)
  if (!areSame(reported.figure, figure)) return texts.reportSays(at, say(figureInWords(reported.figure)))
  return reported.isOfNow ? texts.reportAgrees(at) : texts.reportIsOlder(at)
}

/** "34 av 61", with a bar. */
export function ProgressBar({ viewer: { say }, progress }: { readonly viewer: Viewer; readonly progress: Progress }) {
  const { decided, all } = progress
  if (all === 0) return null
  return (
    <p class="progress">
      <label for="progress">{say(texts.progressLabel)}: </label>
      <strong>{say(texts.progress(decided, all))}</strong>
      <progress id="progress" value={decided} max={all}>
        {say(texts.progress(decided, all))}
      </progress>
    </p>
  )
}

function Left({ viewer: { say }, items }: { readonly viewer: Viewer; readonly items: readonly QueueItem[] }) {
  if (items.length === 0) return null
  const open = items.filter(({ isUnsure }) => !isUnsure)
  const figure = open.filter(({ bearing }) => bearing === 'figure').length
  const lines: readonly (readonly [Text, number])[] = [
    [texts.leftFigure, figure],
    [texts.leftOther, open.length - figure],
    [texts.leftUnsure, items.length - open.length],
  ]
  return (
    <dl class="summary-list figures">
      {lines.map(([label, count]) => (
        <div>
          <dt>{say(label)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  )
}

function QueueTable({ viewer, review, places }: OverviewShown & { readonly viewer: Viewer }) {
  const { say } = viewer
  const { items } = review.queue
  const named = items.slice(0, NAMED)
  return (
    <>
      <h2>{say(texts.queue)}</h2>
      <table class="list stacked queue">
        <thead>
          <tr>
            <th scope="col">{say(texts.question)}</th>
            <th scope="col">{say(texts.rows)}</th>
            <th scope="col">{say(texts.bearing)}</th>
            <th scope="col">{say(texts.model)}</th>
          </tr>
        </thead>
        <tbody>
          {named.map((item) => (
            <tr>
              <th scope="row">
                <a href={pairHref(review.census.id, item)}>{say(texts.questionNumber(questionNumber(review, item)))}</a>
              </th>
              <td data-label={say(texts.rows)}>
                {places.get(item.left)} · {places.get(item.right)}
                {item.kind === 'row' && <span class="ground">{say(texts.rowThatSaysLittle)}</span>}
                {item.kind === 'pair' && item.isOneNow && <span class="ground">{say(texts.countsAsOne)}</span>}
              </td>
              <td data-label={say(texts.bearing)}>
                {say(bearingTexts[item.bearing])}
                {item.isUnsure && (
                  <>
                    {' '}
                    <span class="tag quiet">{say(texts.unsure)}</span>
                  </>
                )}
              </td>
              <td data-label={say(texts.model)}>{say(modelInWords(viewer, item))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {items.length > named.length && <p>{say(texts.queueMore(items.length - named.length))}</p>}
    </>
  )
}

/** How likely the model holds it: of a row that counts by itself, that it is anybody. */
function modelInWords({ say, language }: Viewer, { kind, isOneNow, probability }: QueueItem): Text {
  const chance = percent(probability, language)
  if (kind === 'row' && !isOneNow) return texts.rowIsAnyOf(chance)
  return texts.totalIs(say(scaleTexts[scaleStep(probability)]), chance)
}

/** A probability, 0–1, in whole per cent; never quite nothing and never quite all. */
export const percent = (probability: number, language: Viewer['language']): string =>
  numberInWords(Math.min(99, Math.max(1, Math.round(probability * 100))), language)

/** A large census is on its way: the page asks again by itself. `isNotStored`: what was pressed on the way here was not done. */
export function countingPage(viewer: Viewer, isNotStored: boolean): string {
  const { say } = viewer
  return servicePage({
    viewer,
    title: say(texts.counting),
    trail: [],
    main: (
      <>
        {isNotStored && <p class="warning">{say(texts.done.inte)}</p>}
        <p>{say(texts.countingHint)}</p>
      </>
    ),
  })
}

/** A decision on its way, as the form has it. */
interface NotStored {
  /** Address of its question. */
  readonly question: string
  readonly verdict: DecisionVerdict
  readonly skal: string
  readonly sett: string
  readonly visad: string
}

/** A decision that came while a large census was being counted: it is not stored, and is sent again as it was. */
export function notStoredPage(viewer: Viewer, { question, verdict, skal, sett, visad }: NotStored): string {
  const { say } = viewer
  const fields = { beslut: verdict, skal, sett, visad }
  return servicePage({
    viewer,
    title: say(texts.notStoredYet),
    trail: [],
    main: (
      <>
        <p class="warning" role="alert">
          {say(texts.notStoredWhy)}
        </p>
        <dl class="summary-list">
          <div>
            <dt>{say(texts.decide)}</dt>
            <dd>{say(verdictTexts[verdict])}</dd>
          </div>
          {skal.trim() !== '' && (
            <div>
              <dt>{say(texts.reason)}</dt>
              <dd>{skal}</dd>
            </div>
          )}
        </dl>
        <Form viewer={viewer} action={question}>
          {Object.entries(fields).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Actions>
            <Button>{say(texts.sendAgain)}</Button>
            <ButtonLink href={question} secondary>
              {say(texts.backToQuestion)}
            </ButtonLink>
          </Actions>
        </Form>
      </>
    ),
  })
}
