import type { Definition } from '../../domain/classification/definition.ts'
import { dayInWords } from '../../domain/terms/day-in-words.ts'
import { swedishDay, swedishTime } from '../../domain/terms/swedish-moment.ts'
import { type Text, verbatim } from '../../domain/terms/text.ts'
import type { Row } from '../../platform/database/schema.ts'
import { Actions, Button, ButtonLink, Form } from '../../platform/http/form.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import { trailTo } from '../census/round.page.tsx'
import type { StoredRound } from '../census/round.repository.ts'
import { roundHref } from '../census/rounds.page.tsx'
import { TrainingBanner } from '../census/training.page.tsx'
import { ANALYSIS_STEPS } from './analysis.service.ts'
import { analysisTexts as texts } from './analysis.texts.ts'
import type { AnalysisJob } from './analysis-desk.service.ts'
import type { Edition } from './edition.repository.ts'

/** A report of the round, with what is known of what came late. */
export interface AnalysisFigures {
  readonly definition: Definition
  readonly edition: Edition
  /** `null` for a report that was made another way. */
  readonly late: Pick<Row<'analysis'>, 'rows_late' | 'persons_late_only'> | null
}

interface AnalysisShown {
  readonly round: StoredRound
  readonly job: AnalysisJob | null
  readonly figures: readonly AnalysisFigures[]
  /** Names of the units of which something is new since the report. */
  readonly changed: readonly string[]
  /** Why the round cannot be analysed; `null` when it can. */
  readonly refusal: Text | null
}

/** The analysis of a round: under way, or what came of it. */
export function analysisPage(viewer: Viewer, shown: AnalysisShown): string {
  const { say } = viewer
  const { round, job, figures, changed, refusal } = shown
  const isRunning = job?.state === 'running'
  const isOwn = job?.censusId === round.census.id
  return servicePage({
    viewer,
    title: say(texts.title(round.census.key)),
    trail: trailTo(viewer, round),
    notice: isOwn && job.state === 'done' ? texts.done : null,
    main: (
      <>
        <TrainingBanner viewer={viewer} isTraining={round.isTraining} />
        {isRunning && isOwn ? (
          <Running viewer={viewer} round={round} job={job} />
        ) : (
          <>
            <p>{say(texts.intro)}</p>
            {isOwn && <Ended viewer={viewer} job={job} />}
            {refusal !== null && <p class="panel">{say(refusal)}</p>}
            {refusal === null && round.state === 'open' && <p class="panel">{say(texts.stillOpen)}</p>}
            {changed.length > 0 && (
              <div class="warning">
                <h2>{say(texts.stale)}</h2>
                <p>{say(texts.staleUnits(changed.join(', ')))}</p>
              </div>
            )}
            {isRunning && <p class="panel">{say(texts.runningElsewhere)}</p>}
            {refusal === null && !isRunning && (
              <Form viewer={viewer} action={roundHref(round.census.id, '/analys')}>
                <Actions>
                  <Button secondary={figures.length > 0 && changed.length === 0}>
                    {say(figures.length === 0 ? texts.start : texts.repeat)}
                  </Button>
                </Actions>
              </Form>
            )}
            {figures.length === 0 && refusal === null && <p>{say(texts.none)}</p>}
          </>
        )}
        {refusal === null && (
          <p>
            <a href={roundHref(round.census.id, '/koppla')}>{say(texts.toReview)}</a>
          </p>
        )}
        {figures.map((each) => (
          <Figures viewer={viewer} round={round} figures={each} />
        ))}
      </>
    ),
  })
}

function Running({
  viewer,
  round,
  job,
}: {
  readonly viewer: Viewer
  readonly round: StoredRound
  readonly job: AnalysisJob
}) {
  const { say } = viewer
  const now = job.step === null ? -1 : ANALYSIS_STEPS.indexOf(job.step)
  return (
    <section aria-labelledby="running">
      <h2 id="running">{say(texts.running)}</h2>
      <ol class="task-list">
        {ANALYSIS_STEPS.map((step, at) => (
          <li>
            <div>
              {say(texts.steps[step])}
              {at === now && job.part !== null && <span class="ground">{say(texts.parts[job.part])}</span>}
            </div>
            <span class={at < now ? 'tag done' : at === now ? 'tag attention' : 'tag quiet'}>
              {say(at < now ? texts.stepDone : at === now ? texts.stepNow : texts.stepLeft)}
            </span>
          </li>
        ))}
      </ol>
      <p class="hint">
        {say(texts.startedAt(swedishTime(job.startedAt)))} {say(texts.runningHint)}
      </p>
      <Form viewer={viewer} action={roundHref(round.census.id, '/analys/avbryt')}>
        <Actions>
          <ButtonLink href={roundHref(round.census.id, '/analys')}>{say(texts.refresh)}</ButtonLink>
          <Button secondary>{say(texts.cancel)}</Button>
        </Actions>
      </Form>
    </section>
  )
}

/** How the last one ended, where it did not end well. */
function Ended({ viewer: { say }, job }: { readonly viewer: Viewer; readonly job: AnalysisJob }) {
  if (job.state === 'cancelled') return <p class="panel">{say(texts.cancelled)}</p>
  if (job.state === 'failed') return <p class="warning">{say(texts.failed)}</p>
  if (job.state !== 'refused' || job.refusal === null) return null
  return (
    <div class="warning">
      <h2>{say(texts.refused)}</h2>
      <p>{say(job.refusal)}</p>
    </div>
  )
}

function Figures(props: { readonly viewer: Viewer; readonly round: StoredRound; readonly figures: AnalysisFigures }) {
  const { viewer, round, figures } = props
  const { say, language } = viewer
  const { definition, edition, late } = figures
  const { figures: report } = edition.report
  const { code } = round.census.municipality
  const address = [code, round.census.key, definition.id].map(encodeURIComponent).join('/')
  const id = `report-${definition.id}`
  const lines: readonly (readonly [Text, string])[] = [
    [texts.persons, String(report.persons)],
    [texts.range, say(texts.rangeIs(report.range.low, report.range.high))],
    [texts.withoutLate, say(withoutLate(report.persons, late))],
    ...Object.entries(report.situations).map(([key, count]): readonly [Text, string] => [
      definition.categories[key]?.label ?? verbatim(key),
      String(count),
    ]),
    [texts.review, String(report.needsReview)],
    [texts.outside, String(report.outsideDefinition)],
    [texts.units, say(texts.unitsIs(report.units.answered, report.units.asked, report.units.nil))],
    [texts.made, `${dayInWords(swedishDay(edition.createdAt), language)} ${swedishTime(edition.createdAt)}`],
  ]
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{say(definition.title)}</h2>
      <dl class="summary-list">
        {lines.map(([label, value]) => (
          <div>
            <dt>{say(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{say(texts.minimum)}</p>
      <p>
        <a href={`/rapporter/${address}/`}>{say(texts.toReport(say(definition.title)))}</a>
      </p>
    </section>
  )
}

function withoutLate(persons: number, late: AnalysisFigures['late']): Text {
  if (late === null) return texts.lateNotKnown
  if (late.rows_late === 0) return texts.nothingLate
  return texts.withoutLateIs(persons - late.persons_late_only, late.persons_late_only, late.rows_late)
}
