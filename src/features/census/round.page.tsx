import { nextStatesOf, type RoundState } from '../../domain/census/round.ts'
import type { Obstacle } from '../../domain/census/round-change.ts'
import type { Definition } from '../../domain/classification/definition.ts'
import { dayInWords, daysInWords } from '../../domain/terms/day-in-words.ts'
import { swedishDay, swedishTime } from '../../domain/terms/swedish-moment.ts'
import { type Text, verbatim } from '../../domain/terms/text.ts'
import { Actions, Button, ButtonLink, Form } from '../../platform/http/form.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredAnswer, StoredRound } from './round.repository.ts'
import { roundHref } from './rounds.page.tsx'
import { roundEventTexts, roundTexts } from './rounds.texts.ts'
import { TrainingBanner } from './training.page.tsx'

/** Something that happened, as a list of events shows it. */
export interface EventShown {
  readonly kind: string
  readonly detail: string | null
  readonly at: string
  readonly by: string | null
}

interface RoundShown {
  readonly round: StoredRound
  readonly answers: readonly StoredAnswer[]
  readonly events: readonly EventShown[]
  readonly definitions: readonly Definition[]
  readonly notice: Text | null
}

/** The way here of every page under a round. */
export const trailTo = ({ say }: Viewer, round: StoredRound | null) => [
  { href: '/matningar', label: say(roundTexts.rounds) },
  ...(round === null ? [] : [{ href: roundHref(round.census.id), label: round.census.key }]),
]

/** A round: where it stands, what to do next, and all that is settled. */
export function roundPage(viewer: Viewer, shown: RoundShown): string {
  const { say } = viewer
  const { round, notice } = shown
  return servicePage({
    viewer,
    title: `${round.census.municipality.name} ${round.census.key}`,
    trail: trailTo(viewer, null),
    notice,
    main: (
      <>
        <TrainingBanner viewer={viewer} isTraining={round.isTraining} />
        <div class="panel">
          <h2>
            {say(roundTexts.state)}: {say(roundTexts.states[round.state])}
          </h2>
          <p>
            {say(
              round.isTraining && round.state === 'locked'
                ? roundTexts.practiceIsLocked
                : roundTexts.stateMeans[round.state],
            )}
          </p>
        </div>
        {round.state === 'prepared' && <NextSteps viewer={viewer} round={round} />}
        <h2>{say(roundTexts.work)}</h2>
        <Work viewer={viewer} {...shown} />
        {round.state !== 'prepared' && <NextSteps viewer={viewer} round={round} />}
        <h2>{say(roundTexts.about)}</h2>
        <Settled viewer={viewer} {...shown} />
        <h2>{say(roundTexts.history)}</h2>
        <Events viewer={viewer} events={shown.events} texts={roundEventTexts} />
      </>
    ),
  })
}

/** What the round may become. Once it is open that comes after the work; while it is open it stands back: locking ends the answering. */
function NextSteps({ viewer: { say }, round }: { readonly viewer: Viewer; readonly round: StoredRound }) {
  const next = nextStatesOf(round)
  if (next.length === 0) return null
  const isBack = (state: RoundState) => state === 'open' || (state === 'locked' && round.state === 'published')
  const [first] = [...next].sort((left, right) => Number(isBack(left)) - Number(isBack(right)))
  return (
    <nav class="actions" aria-label={say(roundTexts.next)}>
      {next.map((state) => (
        <ButtonLink
          href={roundHref(round.census.id, state === 'published' ? '/publicera' : `/lage?till=${state}`)}
          secondary={state !== first || round.state === 'open'}
        >
          {say(goingTo(state, round))}
        </ButtonLink>
      ))}
    </nav>
  )
}

/** What it is called to take a round to a state, from where it is. */
function goingTo(to: RoundState, { state }: StoredRound): Text {
  if (to === 'open' && state !== 'prepared') return roundTexts.openAgain
  return isRevision(to, state) ? roundTexts.revise : roundTexts.goTo[to]
}

const isRevision = (to: RoundState, from: RoundState): boolean => to === 'locked' && from === 'published'

function Work({ viewer: { say }, round, answers }: RoundShown & { readonly viewer: Viewer }) {
  const handedIn = answers.filter(({ firstHandedInAt }) => firstHandedInAt !== null).length
  const confirmed = answers.filter(({ contactConfirmedAt }) => contactConfirmedAt !== null).length
  const { id } = round.census
  return (
    <ul class="task-list">
      <li>
        <div>
          <a href={roundHref(id, '/enheter')}>{say(roundTexts.toUnits)}</a>
          <p class="hint">{say(roundTexts.toUnitsHint(answers.length, confirmed))}</p>
        </div>
      </li>
      <li>
        <div>
          <a href={roundHref(id, '/svar')}>{say(roundTexts.toBoard)}</a>
          <p class="hint">{say(roundTexts.toBoardHint(handedIn, answers.length))}</p>
        </div>
      </li>
      {!round.isTraining && round.state !== 'prepared' && (
        <li>
          <div>
            <a href={roundHref(id, '/koppla')}>{say(roundTexts.toReview)}</a>
            <p class="hint">{say(roundTexts.toReviewHint)}</p>
          </div>
        </li>
      )}
      <li>
        <div>
          {round.isTraining ? (
            say(roundTexts.toAnalysis)
          ) : (
            <a href={roundHref(id, '/analys')}>{say(roundTexts.toAnalysis)}</a>
          )}
          <p class="hint">{say(round.isTraining ? roundTexts.noAnalysisOfTraining : roundTexts.toAnalysisHint)}</p>
        </div>
      </li>
      {!round.isTraining && round.state !== 'prepared' && (
        <li>
          <div>
            <a href={roundHref(id, '/publicera')}>{say(roundTexts.toPublish)}</a>
            <p class="hint">{say(roundTexts.toPublishHint)}</p>
          </div>
        </li>
      )}
    </ul>
  )
}

function Settled({ viewer, round, definitions }: RoundShown & { readonly viewer: Viewer }) {
  const { say, language } = viewer
  const { census, deadline, purposeKind, contact, isTraining, state } = round
  const { form } = roundTexts
  const titleOf = (id: string) => definitions.find((definition) => definition.id === id)?.title ?? verbatim(id)
  const lines: readonly (readonly [Text, string])[] = [
    [roundTexts.week, daysInWords(census.week, language)],
    [roundTexts.deadline, dayInWords(deadline, language)],
    [form.definition, say(titleOf(census.definition))],
    [form.alsoReport, census.alsoReport.map((id) => say(titleOf(id))).join(', ') || say(roundTexts.none)],
    [form.comparedWith, census.comparedWith ?? say(form.theOneBefore)],
    [form.purposeKind, `${say(roundTexts.purposeKinds[purposeKind])}. ${say(roundTexts.purposeLaw[purposeKind])}`],
    [form.purpose, census.purpose ?? say(roundTexts.notGiven)],
    [form.contactPart, [contact.name, contact.phone, contact.email].join(', ')],
    [form.training, say(isTraining ? form.trainingChoice : roundTexts.none)],
  ]
  const isOver = state === 'published' || state === 'archived'
  return (
    <>
      <dl class="summary-list">
        {lines.map(([label, value]) => (
          <div>
            <dt>{say(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div class="actions">
        {!isOver && (
          <ButtonLink secondary href={roundHref(census.id, '/andra')}>
            {say(roundTexts.change)}
          </ButtonLink>
        )}
        <ButtonLink secondary href={roundHref(census.id, '/kopiera')}>
          {say(roundTexts.copy)}
        </ButtonLink>
      </div>
    </>
  )
}

/** What has happened, the latest first. Of a kind that the texts do not know it is said that something was changed. */
export function Events(props: {
  readonly viewer: Viewer
  readonly events: readonly EventShown[]
  readonly texts: ReadonlyMap<string, Text>
}) {
  const { say, language } = props.viewer
  if (props.events.length === 0) return <p>{say(roundTexts.nothingHappened)}</p>
  return (
    <table class="list stacked">
      <thead>
        <tr>
          <th scope="col">{say(roundTexts.when)}</th>
          <th scope="col">{say(roundTexts.what)}</th>
          <th scope="col">{say(roundTexts.who)}</th>
        </tr>
      </thead>
      <tbody>
        {props.events.map(({ kind, detail, at, by }) => (
          <tr>
            <td data-label={say(roundTexts.when)}>
              {dayInWords(swedishDay(at), language)} {swedishTime(at)}
            </td>
            <td data-label={say(roundTexts.what)}>
              {say(props.texts.get(kind) ?? roundTexts.otherEvent)}
              {detail !== null && props.texts.has(kind) && `: ${detail}`}
            </td>
            <td data-label={say(roundTexts.who)}>{by ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ChangeShown {
  readonly round: StoredRound
  readonly to: RoundState
  readonly obstacles: readonly Obstacle[]
}

/** Asks before a round goes to another state, and says what happens. */
export function confirmStatePage(viewer: Viewer, { round, to, obstacles }: ChangeShown): string {
  const { say } = viewer
  const { id } = round.census
  return servicePage({
    viewer,
    title: say(titleOfChange(to, round)),
    trail: trailTo(viewer, round),
    main: (
      <>
        <TrainingBanner viewer={viewer} isTraining={round.isTraining} />
        {obstacles.length > 0 ? (
          <div class="warning">
            <h2>{say(roundTexts.obstaclesTitle)}</h2>
            <ul>
              {obstacles.map((obstacle) => (
                <li>{say(roundTexts.obstacles[obstacle])}</li>
              ))}
            </ul>
          </div>
        ) : (
          <ul>
            {(isRevision(to, round.state) ? roundTexts.revisionMeans : roundTexts.happens[to]).map((text) => (
              <li>{say(text)}</li>
            ))}
          </ul>
        )}
        {obstacles.length > 0 ? (
          <Actions>
            <ButtonLink href={roundHref(id)}>{say(roundTexts.backToRound)}</ButtonLink>
          </Actions>
        ) : (
          <Form viewer={viewer} action={roundHref(id, '/lage')}>
            <input type="hidden" name="till" value={to} />
            <Actions>
              <Button>{say(to === 'published' ? roundTexts.endRevision : goingTo(to, round))}</Button>
              <ButtonLink secondary href={roundHref(id)}>
                {say(roundTexts.cancel)}
              </ButtonLink>
            </Actions>
          </Form>
        )}
      </>
    ),
  })
}

function titleOfChange(to: RoundState, round: StoredRound): Text {
  if (to === 'open' && round.state === 'locked') return roundTexts.openAgain
  return isRevision(to, round.state) ? roundTexts.confirmRevision : roundTexts.confirmTitle[to]
}
