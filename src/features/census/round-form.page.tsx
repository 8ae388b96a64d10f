import { FIXED_FIELDS, PURPOSE_KINDS, type TypedRound } from '../../domain/census/round-draft.ts'
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
  TextArea,
  TextField,
} from '../../platform/http/form.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import { trailTo } from './round.page.tsx'
import type { StoredRound } from './round.repository.ts'
import type { RoundForm } from './round.service.ts'
import { roundTexts } from './rounds.texts.ts'

const { form: texts } = roundTexts

/** The municipality and its first units, as somebody has written them: asked for where none is stored. */
export interface TypedMunicipality {
  readonly municipalityName: string
  readonly municipalityCode: string
  readonly units: string
}

interface RoundFormShown {
  readonly title: Text
  readonly intro: Text | null
  readonly action: string
  readonly back: string
  readonly button: Text
  readonly round: StoredRound | null
  readonly around: RoundForm
  readonly typed: TypedRound
  /** Where no municipality is stored yet. */
  readonly first: TypedMunicipality | null
  readonly errors: FieldErrors
}

/** The form of a round: a new one, a copy, or one that is changed. */
export function roundFormPage(viewer: Viewer, shown: RoundFormShown): string {
  const { say } = viewer
  const { title, intro, action, back, button, round, around, first, errors } = shown
  return servicePage({
    viewer,
    title: say(title),
    trail: trailTo(viewer, round),
    hasErrors: hasErrors(errors),
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        {intro !== null && <p class="lead">{say(intro)}</p>}
        {isFixed(round) && <p class="panel">{say(texts.fixed)}</p>}
        <Form viewer={viewer} action={action}>
          {around.municipality !== null && <input type="hidden" name="kommun" value={around.municipality.code} />}
          {first !== null && <MunicipalityPart viewer={viewer} errors={errors} first={first} />}
          <WhenPart viewer={viewer} {...shown} />
          <CountPart viewer={viewer} {...shown} />
          <PurposePart viewer={viewer} {...shown} />
          <ContactPart viewer={viewer} {...shown} />
          <Actions>
            <Button>{say(button)}</Button>
            <ButtonLink secondary href={back}>
              {say(roundTexts.cancel)}
            </ButtonLink>
          </Actions>
        </Form>
      </>
    ),
  })
}

type Part = RoundFormShown & { readonly viewer: Viewer }

const isFixed = (round: StoredRound | null): boolean => round !== null && round.state !== 'prepared'
const shows = (round: StoredRound | null, field: (typeof FIXED_FIELDS)[number]): boolean =>
  !isFixed(round) || !FIXED_FIELDS.includes(field)

function MunicipalityPart(props: {
  readonly viewer: Viewer
  readonly errors: FieldErrors
  readonly first: TypedMunicipality
}) {
  const { viewer, errors, first } = props
  const { say } = viewer
  return (
    <fieldset class="part-of-form">
      <legend>
        <h2>{say(texts.municipalityPart)}</h2>
      </legend>
      <p>{say(texts.municipalityIntro)}</p>
      <TextField
        {...{ viewer, errors, name: 'municipalityName', label: say(texts.municipalityName) }}
        value={first.municipalityName}
      />
      <TextField
        {...{ viewer, errors, name: 'municipalityCode', label: say(texts.municipalityCode) }}
        hint={say(texts.municipalityCodeHint)}
        value={first.municipalityCode}
        inputMode="numeric"
        width="short"
      />
      <TextArea
        {...{ viewer, errors, name: 'units', label: say(texts.units), hint: say(texts.unitsHint) }}
        value={first.units}
        rows={6}
      />
    </fieldset>
  )
}

function WhenPart({ viewer, errors, typed, round }: Part) {
  const { say } = viewer
  return (
    <fieldset class="part-of-form">
      <legend>
        <h2>{say(texts.whenPart)}</h2>
      </legend>
      {shows(round, 'key') && (
        <TextField
          {...{ viewer, errors, name: 'key', label: say(texts.key), hint: say(texts.keyHint) }}
          value={typed.key}
          width="short"
        />
      )}
      {shows(round, 'from') && (
        <>
          <TextField {...{ viewer, errors, name: 'from', label: say(texts.from) }} type="date" value={typed.from} />
          <TextField
            {...{ viewer, errors, name: 'to', label: say(texts.to), hint: say(texts.toHint) }}
            type="date"
            value={typed.to}
          />
        </>
      )}
      <TextField
        {...{ viewer, errors, name: 'deadline', label: say(roundTexts.deadline), hint: say(texts.deadlineHint) }}
        type="date"
        value={typed.deadline}
      />
      {shows(round, 'training') && (
        <Choices
          {...{ viewer, errors, name: 'training', label: say(texts.training) }}
          options={[{ value: 'ja', label: say(texts.trainingChoice), hint: say(texts.trainingHint) }]}
          chosen={typed.training === '' ? [] : ['ja']}
          several
        />
      )}
    </fieldset>
  )
}

function CountPart({ viewer, errors, typed, around: { definitions, others }, round }: Part) {
  const { say } = viewer
  const options = definitions.map(({ id, title }) => ({ value: id, label: say(title) }))
  const earlier = others.filter(
    ({ isTraining, week }) => !isTraining && (round === null || week.from < round.census.week.from),
  )
  return (
    <fieldset class="part-of-form">
      <legend>
        <h2>{say(texts.countPart)}</h2>
      </legend>
      <SelectField
        {...{ viewer, errors, name: 'definition', label: say(texts.definition), options }}
        chosen={typed.definition}
        blank={say(texts.chooseDefinition)}
      />
      <Choices
        {...{
          viewer,
          errors,
          name: 'alsoReport',
          label: say(texts.alsoReport),
          hint: say(texts.alsoReportHint),
          options,
        }}
        chosen={typed.alsoReport}
        several
      />
      <SelectField
        {...{ viewer, errors, name: 'comparedWith', label: say(texts.comparedWith) }}
        options={earlier.map(({ key }) => ({ value: key, label: key }))}
        chosen={typed.comparedWith}
        blank={say(texts.theOneBefore)}
      />
    </fieldset>
  )
}

function PurposePart({ viewer, errors, typed, round }: Part) {
  const { say } = viewer
  return (
    <fieldset class="part-of-form">
      <legend>
        <h2>{say(texts.purposePart)}</h2>
      </legend>
      {shows(round, 'purposeKind') && (
        <Choices
          {...{ viewer, errors, name: 'purposeKind', label: say(texts.purposeKind), hint: say(texts.purposeKindHint) }}
          options={PURPOSE_KINDS.map((kind) => ({
            value: kind,
            label: say(roundTexts.purposeKinds[kind]),
            hint: say(roundTexts.purposeLaw[kind]),
          }))}
          chosen={[typed.purposeKind]}
        />
      )}
      <TextArea
        {...{ viewer, errors, name: 'purpose', label: say(texts.purpose), hint: say(texts.purposeHint) }}
        value={typed.purpose}
      />
    </fieldset>
  )
}

function ContactPart({ viewer, errors, typed }: Part) {
  const { say } = viewer
  return (
    <fieldset class="part-of-form">
      <legend>
        <h2>{say(texts.contactPart)}</h2>
      </legend>
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
        type="email"
        value={typed.contactEmail}
      />
    </fieldset>
  )
}

/** Whose census it is to be, where several municipalities are stored. */
export function chooseMunicipalityPage(viewer: Viewer, { municipalities }: Pick<RoundForm, 'municipalities'>): string {
  const { say } = viewer
  return servicePage({
    viewer,
    title: say(texts.chooseMunicipality),
    trail: trailTo(viewer, null),
    main: (
      <ul class="task-list">
        {municipalities.map(({ code, name }) => (
          <li>
            <a href={`/matningar/ny?kommun=${encodeURIComponent(code)}`}>{name}</a>
          </li>
        ))}
      </ul>
    ),
  })
}
