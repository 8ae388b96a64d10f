import { AGREEMENTS } from '../../domain/census/round.ts'
import { ORGANISATION_KINDS, UNIT_KINDS, unitKindOf } from '../../domain/census/unit.ts'
import { dayInWords } from '../../domain/terms/day-in-words.ts'
import { swedishDay } from '../../domain/terms/swedish-moment.ts'
import type { Text } from '../../domain/terms/text.ts'
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
  TextField,
} from '../../platform/http/form.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredUnit } from './census.repository.ts'
import { trailTo } from './round.page.tsx'
import type { StoredAnswer, StoredRound } from './round.repository.ts'
import { mayChange } from './round.service.ts'
import { roundHref } from './rounds.page.tsx'
import { roundTexts } from './rounds.texts.ts'
import { TrainingBanner } from './training.page.tsx'

const { units: texts } = roundTexts

interface UnitsShown {
  readonly round: StoredRound
  readonly answers: readonly StoredAnswer[]
  /** Units of the municipality that are not asked. */
  readonly others: readonly StoredUnit[]
  readonly errors: FieldErrors
  readonly notice: Text | null
}

/** The units that a round asks, and what is settled with each. */
export function roundUnitsPage(viewer: Viewer, { round, answers, others, errors, notice }: UnitsShown): string {
  const { say } = viewer
  const { id, key } = round.census
  const isOpenForChanges = mayChange(round)
  return servicePage({
    viewer,
    title: say(roundTexts.unitsTitle(key)),
    trail: trailTo(viewer, round),
    notice,
    hasErrors: hasErrors(errors),
    main: (
      <>
        <TrainingBanner viewer={viewer} isTraining={round.isTraining} />
        <ErrorSummary viewer={viewer} errors={errors} />
        <p>{say(answers.length === 0 ? texts.none : texts.intro)}</p>
        {answers.length > 0 && <UnitTable viewer={viewer} round={round} answers={answers} />}
        {isOpenForChanges && (
          <section aria-labelledby="add-units">
            <h2 id="add-units">{say(texts.addTitle)}</h2>
            {others.length > 0 && (
              <Form viewer={viewer} action={roundHref(id, '/enheter')}>
                <Choices
                  {...{ viewer, errors, name: 'unit', label: say(texts.addExisting) }}
                  options={others.map((unit) => ({ value: unit.key, label: unit.name }))}
                  chosen={[]}
                  several
                />
                <Actions>
                  <Button>{say(texts.add)}</Button>
                </Actions>
              </Form>
            )}
            <Actions>
              <ButtonLink secondary={others.length > 0} href={roundHref(id, '/enheter/ny')}>
                {say(texts.newUnit)}
              </ButtonLink>
            </Actions>
          </section>
        )}
      </>
    ),
  })
}

function UnitTable(props: {
  readonly viewer: Viewer
  readonly round: StoredRound
  readonly answers: readonly StoredAnswer[]
}) {
  const { viewer, round, answers } = props
  const { say, language } = viewer
  const href = (unit: StoredUnit, below = '') => roundHref(round.census.id, `/enheter/${unit.id}${below}`)
  const kind = (unit: StoredUnit) =>
    unitKindOf(unit) === 'other' && unit.kind !== 'other' ? unit.kind : say(roundTexts.unitKinds[unitKindOf(unit)])
  return (
    <table class="list stacked">
      <thead>
        <tr>
          <th scope="col">{say(texts.unit)}</th>
          <th scope="col">{say(texts.contact)}</th>
          <th scope="col">{say(texts.ground)}</th>
          <th scope="col">{say(texts.confirmation)}</th>
          {mayChange(round) && (
            <th scope="col">
              <span class="visually-hidden">{say(texts.change)}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {answers.map(({ unit, contact, contactConfirmedAt, ...answer }) => (
          <tr>
            <th scope="row">
              {unit.name}
              <span class="detail">
                {kind(unit)}, {unit.organisation}
              </span>
            </th>
            <td data-label={say(texts.contact)}>
              {[contact.name, contact.phone, contact.email].filter((each) => each !== null).join(', ') ||
                say(texts.noContact)}
            </td>
            <td data-label={say(texts.ground)}>{say(settledOf(unit, answer))}</td>
            <td data-label={say(texts.confirmation)}>
              {contactConfirmedAt === null
                ? say(texts.notConfirmed)
                : dayInWords(swedishDay(contactConfirmedAt), language)}
            </td>
            {mayChange(round) && (
              <td>
                <span class="row-actions">
                  <a href={href(unit)} aria-label={say(texts.changeOf(unit.name))}>
                    {say(texts.change)}
                  </a>
                  <a href={href(unit, '/ta-bort')} aria-label={`${say(texts.remove)}: ${unit.name}`}>
                    {say(texts.remove)}
                  </a>
                </span>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** On what the unit hands over: an agreement, a ground, or nothing where the municipality itself reports. */
function settledOf(
  unit: Pick<StoredUnit, 'organisationKind'>,
  { agreement, disclosureGround }: Pick<StoredAnswer, 'agreement' | 'disclosureGround'>,
): Text {
  const ground = disclosureGround === null ? null : { sv: disclosureGround, en: disclosureGround }
  if (unit.organisationKind === 'voluntary')
    return agreement === null ? texts.agreementMissing : roundTexts.agreements[agreement]
  if (unit.organisationKind === 'authority') return ground ?? texts.groundMissing
  return ground ?? texts.groundNotNeeded
}

/** A unit and what is settled with it, as written in the form. */
export interface TypedUnit {
  readonly name: string
  readonly id: string
  readonly kind: string
  readonly organisation: string
  readonly organisationKind: string
  readonly exercisesAuthority: string
  readonly successorOf: readonly string[]
  readonly withholdName: string
  readonly agreement: string
  readonly disclosureGround: string
  readonly contactName: string
  readonly contactPhone: string
  readonly contactEmail: string
}

interface UnitFormShown {
  readonly round: StoredRound
  /** `null` while it is new. */
  readonly unit: StoredUnit | null
  readonly typed: TypedUnit
  /** Units whose work it may have taken over. */
  readonly others: readonly StoredUnit[]
  readonly errors: FieldErrors
}

/** One unit: a new one, or what is settled with it in the round. */
export function unitFormPage(viewer: Viewer, { round, unit, typed, others, errors }: UnitFormShown): string {
  const { say } = viewer
  const { id } = round.census
  const own = UNIT_KINDS.map((kind) => ({ value: kind, label: say(roundTexts.unitKinds[kind]) }))
  const kinds =
    own.some(({ value }) => value === typed.kind) || typed.kind === ''
      ? own
      : [...own, { value: typed.kind, label: typed.kind }]
  return servicePage({
    viewer,
    title: unit === null ? say(texts.newUnit) : unit.name,
    trail: [...trailTo(viewer, round), { href: roundHref(id, '/enheter'), label: say(roundTexts.toUnits) }],
    hasErrors: hasErrors(errors),
    main: (
      <>
        <TrainingBanner viewer={viewer} isTraining={round.isTraining} />
        <ErrorSummary viewer={viewer} errors={errors} />
        <Form viewer={viewer} action={roundHref(id, unit === null ? '/enheter/ny' : `/enheter/${unit.id}`)}>
          <fieldset class="part-of-form">
            <legend>
              <h2>{say(texts.partUnit)}</h2>
            </legend>
            <TextField {...{ viewer, errors, name: 'name', label: say(texts.name) }} value={typed.name} />
            {unit === null && (
              <TextField
                {...{ viewer, errors, name: 'id', label: say(texts.id), hint: say(texts.idHint) }}
                value={typed.id}
              />
            )}
            <SelectField
              {...{ viewer, errors, name: 'kind', label: say(texts.kindLabel), options: kinds }}
              chosen={typed.kind}
              blank={say(texts.chooseKind)}
            />
            <Choices
              {...{ viewer, errors, name: 'organisationKind', label: say(texts.organisationKind) }}
              options={ORGANISATION_KINDS.map((kind) => ({
                value: kind,
                label: say(roundTexts.organisationKinds[kind]),
              }))}
              chosen={[typed.organisationKind]}
            />
            <TextField
              {...{ viewer, errors, name: 'organisation', label: say(texts.organisation) }}
              hint={say(texts.organisationHint)}
              value={typed.organisation}
            />
            <Choices
              {...{ viewer, errors, name: 'exercisesAuthority', label: say(texts.exercisesAuthority) }}
              options={yesNoUnknown(viewer)}
              chosen={[typed.exercisesAuthority]}
              inline
            />
            <Choices
              {...{ viewer, errors, name: 'withholdName', label: say(texts.withhold), hint: say(texts.withholdHint) }}
              options={yesNoUnknown(viewer).slice(0, 2)}
              chosen={[typed.withholdName]}
              inline
            />
            {others.length > 0 && (
              <details>
                <summary>{say(texts.successorOf)}</summary>
                <Choices
                  {...{ viewer, errors, name: 'successorOf', label: say(texts.successorOf) }}
                  hint={say(texts.successorHint)}
                  options={others.map((other) => ({ value: other.key, label: other.name }))}
                  chosen={typed.successorOf}
                  several
                />
              </details>
            )}
          </fieldset>
          <fieldset class="part-of-form">
            <legend>
              <h2>{say(texts.partSettled)}</h2>
            </legend>
            <Choices
              {...{
                viewer,
                errors,
                name: 'agreement',
                label: say(texts.agreementLabel),
                hint: say(texts.agreementHint),
              }}
              options={AGREEMENTS.map((each) => ({ value: each, label: say(roundTexts.agreements[each]) }))}
              chosen={[typed.agreement]}
            />
            <TextField
              {...{ viewer, errors, name: 'disclosureGround', label: say(texts.ground), hint: say(texts.groundHint) }}
              value={typed.disclosureGround}
              width="full"
            />
            <TextField
              {...{ viewer, errors, name: 'contactName', label: say(texts.contactName) }}
              value={typed.contactName}
            />
            <TextField
              {...{ viewer, errors, name: 'contactPhone', label: say(texts.contactPhone) }}
              value={typed.contactPhone}
              inputMode="tel"
            />
            <TextField
              {...{ viewer, errors, name: 'contactEmail', label: say(texts.contactEmail) }}
              hint={say(texts.contactEmailHint)}
              value={typed.contactEmail}
              type="email"
            />
          </fieldset>
          <Actions>
            <Button>{say(texts.save)}</Button>
            <ButtonLink secondary href={roundHref(id, '/enheter')}>
              {say(roundTexts.cancel)}
            </ButtonLink>
          </Actions>
        </Form>
      </>
    ),
  })
}

const yesNoUnknown = ({ say }: Viewer) => [
  { value: 'ja', label: say(texts.yes) },
  { value: 'nej', label: say(texts.no) },
  { value: '', label: say(texts.notKnown) },
]

/** Asks before a unit is taken out, or says why it cannot be. */
export function removeUnitPage(viewer: Viewer, round: StoredRound, unit: StoredUnit, mayGo: boolean): string {
  const { say } = viewer
  const back = roundHref(round.census.id, '/enheter')
  return servicePage({
    viewer,
    title: say(texts.removeTitle(unit.name)),
    trail: [...trailTo(viewer, round), { href: back, label: say(roundTexts.toUnits) }],
    main: mayGo ? (
      <>
        <p>{say(texts.removeHappens)}</p>
        <Form viewer={viewer} action={roundHref(round.census.id, `/enheter/${unit.id}/ta-bort`)}>
          <Actions>
            <Button>{say(texts.remove)}</Button>
            <ButtonLink secondary href={back}>
              {say(roundTexts.cancel)}
            </ButtonLink>
          </Actions>
        </Form>
      </>
    ) : (
      <>
        <div class="warning">
          <p>{say(roundTexts.hasWritten)}</p>
        </div>
        <Actions>
          <ButtonLink href={back}>{say(roundTexts.backToUnits)}</ButtonLink>
        </Actions>
      </>
    ),
  })
}
