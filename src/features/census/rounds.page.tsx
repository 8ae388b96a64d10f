import { dayInWords, daysInWords } from '../../domain/terms/day-in-words.ts'
import type { Text } from '../../domain/terms/text.ts'
import { ButtonLink } from '../../platform/http/form.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredCensus } from './census.repository.ts'
import type { StoredRound } from './round.repository.ts'
import { roundTexts } from './rounds.texts.ts'

/** Address of a round and of what lies under it. */
export const roundHref = (censusId: string, below = ''): string => `/matningar/${censusId}${below}`

interface RoundsShown {
  readonly rounds: readonly StoredRound[]
  /** Censuses that were read from files. */
  readonly fromFiles: readonly StoredCensus[]
  readonly notice: Text | null
}

const isPutAway = ({ state }: StoredRound): boolean => state === 'archived'
const isAtHand = (round: StoredRound): boolean => !isPutAway(round)

/** Every round, the latest first; those that are put away come last. */
export function roundsPage(viewer: Viewer, { rounds, fromFiles, notice }: RoundsShown): string {
  const { say, language } = viewer
  return servicePage({
    viewer,
    title: say(roundTexts.rounds),
    notice,
    main: (
      <>
        <p class="lead">{say(roundTexts.listIntro)}</p>
        <div class="actions">
          <ButtonLink href="/matningar/ny">{say(roundTexts.newRound)}</ButtonLink>
          <ButtonLink secondary href="/rapporter">
            {say(roundTexts.toReports)}
          </ButtonLink>
        </div>
        {rounds.length === 0 ? (
          <p>{say(roundTexts.noRounds)}</p>
        ) : (
          <RoundTable viewer={viewer} rounds={[...rounds.filter(isAtHand), ...rounds.filter(isPutAway)]} />
        )}
        {fromFiles.length > 0 && (
          <section aria-labelledby="from-files">
            <h2 id="from-files">{say(roundTexts.fromFiles)}</h2>
            <p>{say(roundTexts.fromFilesHint)}</p>
            <ul class="task-list">
              {fromFiles.map(({ id, key, week, municipality }) => (
                <li>
                  <div>
                    {municipality.name} {key}
                    <p class="hint">{daysInWords(week, language)}</p>
                  </div>
                  <a
                    href={roundHref(id, '/koppla')}
                    aria-label={say(roundTexts.toReviewOf(`${municipality.name} ${key}`))}
                  >
                    {say(roundTexts.toReviewShort)}
                  </a>
                  <a
                    href={roundHref(id, '/kopiera')}
                    aria-label={say(roundTexts.copyOf(`${municipality.name} ${key}`))}
                  >
                    {say(roundTexts.copy)}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </>
    ),
  })
}

function RoundTable({
  viewer: { say, language },
  rounds,
}: {
  readonly viewer: Viewer
  readonly rounds: readonly StoredRound[]
}) {
  const several = new Set(rounds.map(({ census }) => census.municipality.code)).size > 1
  return (
    <table class="list stacked">
      <thead>
        <tr>
          <th scope="col">{say(roundTexts.rounds)}</th>
          <th scope="col">{say(roundTexts.week)}</th>
          <th scope="col">{say(roundTexts.deadline)}</th>
          <th scope="col">{say(roundTexts.state)}</th>
        </tr>
      </thead>
      <tbody>
        {rounds.map(({ census, deadline, state, isTraining }) => (
          <tr>
            <th scope="row">
              <a href={roundHref(census.id)}>{several ? `${census.municipality.name} ${census.key}` : census.key}</a>{' '}
              {isTraining && <span class="tag attention">{say(roundTexts.training)}</span>}
            </th>
            <td data-label={say(roundTexts.week)}>{daysInWords(census.week, language)}</td>
            <td data-label={say(roundTexts.deadline)}>{dayInWords(deadline, language)}</td>
            <td data-label={say(roundTexts.state)}>
              <span class={state === 'open' ? 'tag done' : 'tag'}>{say(roundTexts.states[state])}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
