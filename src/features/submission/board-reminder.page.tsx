import { dayInWords } from '../../domain/terms/day-in-words.ts'
import { swedishDay } from '../../domain/terms/swedish-moment.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Choices,
  ErrorSummary,
  type FieldErrors,
  Form,
  hasErrors,
} from '../../platform/http/form.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { Letter, Mailer } from '../../platform/mail/mailer.ts'
import type { StoredRound } from '../census/round.repository.ts'
import { roundHref } from '../census/rounds.page.tsx'
import { roundTexts } from '../census/rounds.texts.ts'
import { TrainingBanner } from '../census/training.page.tsx'
import { trailToBoard } from './board.page.tsx'
import { boardTexts, reminderTexts } from './board.texts.ts'
import type { ToRemind } from './reminder.service.ts'

interface RemindersShown {
  readonly round: StoredRound
  readonly units: readonly ToRemind[]
  /** Ids of the answers that are ticked. */
  readonly chosen: readonly string[]
  /** The letter to the first of them. */
  readonly letter: Omit<Letter, 'to'> | null
  readonly way: Mailer['way']
  readonly asksAgain: boolean
  readonly errors: FieldErrors
}

/** Who is to be reminded, and by what letter: seen before it is sent. */
export function remindersPage(viewer: Viewer, shown: RemindersShown): string {
  const { say } = viewer
  const { round, units, errors } = shown
  const back = roundHref(round.census.id, '/svar')
  return servicePage({
    viewer,
    title: say(reminderTexts.title),
    trail: trailToBoard(viewer, { round }),
    hasErrors: hasErrors(errors),
    main: (
      <>
        <TrainingBanner viewer={viewer} isTraining={round.isTraining} />
        <ErrorSummary viewer={viewer} errors={errors} />
        {round.state === 'open' && units.length > 0 ? (
          <Reminders viewer={viewer} {...shown} />
        ) : (
          <>
            <p>{say(round.state === 'open' ? reminderTexts.none : reminderTexts.notOpen)}</p>
            <Actions>
              <ButtonLink href={back}>{say(boardTexts.crumb)}</ButtonLink>
            </Actions>
          </>
        )}
      </>
    ),
  })
}

function Reminders({
  viewer,
  round,
  units,
  chosen,
  letter,
  way,
  asksAgain,
  errors,
}: RemindersShown & { readonly viewer: Viewer }) {
  const { say } = viewer
  const reachable = units.filter(({ addresses }) => addresses.length > 0)
  const unreachable = units.filter(({ addresses }) => addresses.length === 0)
  return (
    <>
      <p>{say(reminderTexts.intro)}</p>
      <p class="panel">{say(reminderTexts.ways[way])}</p>
      {reachable.length > 0 && (
        <Form viewer={viewer} action={roundHref(round.census.id, '/svar/paminn')}>
          {asksAgain && (
            <Choices
              {...{ viewer, errors, name: 'igen', label: say(reminderTexts.again) }}
              options={[{ value: 'ja', label: say(reminderTexts.againChoice) }]}
              chosen={[]}
              several
            />
          )}
          <Choices
            {...{ viewer, errors, name: 'enhet', label: say(reminderTexts.whom) }}
            options={reachable.map((unit) => ({
              value: unit.answer.id,
              label: unit.answer.unit.name,
              hint: hintOf(viewer, unit),
            }))}
            chosen={chosen}
            several
          />
          <Actions>
            <Button>{say(reminderTexts.send)}</Button>
            <ButtonLink secondary href={roundHref(round.census.id, '/svar')}>
              {say(roundTexts.cancel)}
            </ButtonLink>
          </Actions>
        </Form>
      )}
      {unreachable.length > 0 && (
        <>
          <p>{say(reminderTexts.noAddress)}</p>
          <ul>
            {unreachable.map(({ answer: { unit, contact } }) => (
              <li>{[unit.name, contact.name, contact.phone].filter((each) => each !== null).join(', ')}</li>
            ))}
          </ul>
        </>
      )}
      {letter !== null && (
        <section aria-labelledby="letter">
          <h2 id="letter">{say(reminderTexts.preview)}</h2>
          <p>
            <strong>{say(reminderTexts.subjectLabel)}:</strong> {letter.subject}
          </p>
          <p class="letter">{letter.text}</p>
        </section>
      )}
    </>
  )
}

function hintOf({ say, language }: Viewer, { addresses, remindedAt, isRemindedToday, letters }: ToRemind): string {
  const to = say(reminderTexts.goesTo(addresses.join(', ')))
  if (letters === 'failed') return `${to}. ${say(reminderTexts.lastFailed)}`
  if (remindedAt === null) return to
  const when = isRemindedToday
    ? say(reminderTexts.remindedToday)
    : say(reminderTexts.remindedAt(dayInWords(swedishDay(remindedAt), language)))
  return `${to}. ${when}.`
}
