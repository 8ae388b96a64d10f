import type { ComponentChildren } from 'preact'
import type { Definition } from '../../domain/classification/definition.ts'
import { categoryLabel } from '../../domain/classification/definition.ts'
import type { Verdict } from '../../domain/classification/verdict.ts'
import { ACCOMMODATION, type CodeList, codesOf } from '../../domain/submission/codes.ts'
import { FACT_COLUMNS } from '../../domain/submission/column-map.ts'
import { accommodationGroups, accommodationHints, factTexts } from '../../domain/submission/form.texts.ts'
import { MAY_BE_DECLINED, NOT_KNOWN, WOULD_NOT_SAY } from '../../domain/submission/form.ts'
import { type FormValues, writtenIn } from '../../domain/submission/form-cells.ts'
import type { AccommodationCode, FactName } from '../../domain/submission/record.ts'
import type { Text } from '../../domain/terms/text.ts'
import { Choices, type FieldErrors, type Option, SelectField, TextField } from '../../platform/http/form.tsx'
import { httpTexts } from '../../platform/http/http.texts.ts'
import type { Viewer } from '../../platform/http/viewer.ts'
import { personFormTexts as texts } from './person-form.texts.ts'

/** What every field of the form is shown with. */
export interface Fields {
  readonly viewer: Viewer
  readonly values: FormValues
  readonly errors: FieldErrors
  /** What is to be checked, by the name of the field. */
  readonly warnings: FieldErrors
  /** What is written in the row and cannot be shown as a choice, by the name of the field. */
  readonly stood: Readonly<Record<string, string>>
}

/** What the questions of a group are asked of. */
export const GROUP_HEADINGS = { institution: texts.inInstitution, withOthers: texts.withOthers } as const

const likeThat = (code: AccommodationCode): readonly AccommodationCode[] =>
  accommodationGroups.find(({ codes }) => codes.includes(code))?.codes ?? []

/** The kinds of accommodation that the questions of a group are about. */
const ASKED_OF: Readonly<Record<keyof typeof GROUP_HEADINGS, ReadonlySet<string>>> = {
  institution: new Set(likeThat('prison')),
  withOthers: new Set([...likeThat('friends'), ...likeThat('social_contract'), ...likeThat('own_home')]),
}

/** The questions that go with a kind of accommodation. */
const groupAskedOf = (code: string): string | undefined =>
  (['institution', 'withOthers'] as const).find((group) => ASKED_OF[group].has(code))

/** Choices this short stand beside each other. */
const SHORT_LABEL = 14
const FEW_CHOICES = 5
const areShort = (options: readonly Option[]): boolean =>
  options.length <= FEW_CHOICES && options.every(({ label }) => label.length <= SHORT_LABEL)

/** Choices from which on a list is easier to look through than buttons. */
const MANY_CHOICES = 12

/** A label as a choice shows it. */
export const capitalised = (label: string): string => label.slice(0, 1).toUpperCase() + label.slice(1)

/** The choices of a list of codes, and of *not known* and *would not say*. */
export const optionsOf = ({ say }: Viewer, list: CodeList, fact: FactName): readonly Option[] => [
  ...codesOf(list).flatMap((code): Option[] => {
    const label = list[code]
    return label === undefined ? [] : [{ value: code, label: capitalised(say(label)) }]
  }),
  { value: NOT_KNOWN, label: say(texts.notKnown) },
  ...(MAY_BE_DECLINED.has(fact) ? [{ value: WOULD_NOT_SAY, label: say(texts.declined) }] : []),
]

/** Under the label of a field: what helps, what stood there, and what is to be checked. */
function hintOf({ viewer: { say }, warnings, stood }: Fields, name: string, hint: Text | undefined): ComponentChildren {
  const warning = warnings[name]
  const before = stood[name]
  if (hint === undefined && warning === undefined && before === undefined) return undefined
  return (
    <>
      {hint !== undefined && <p>{say(hint)}</p>}
      {before !== undefined && <p>{say(texts.stood(before))}</p>}
      {warning !== undefined && (
        <p class="field-warning">
          {say(texts.warningMark)} {say(warning)}
        </p>
      )}
    </>
  )
}

/** The field of one fact, by what its column holds. */
export function FactField({ fields, fact }: { readonly fields: Fields; readonly fact: FactName }) {
  const { viewer, values, errors } = fields
  const { english: name, reader } = FACT_COLUMNS[fact]
  const { label, hint } = factTexts[fact]
  const shared = { viewer, name, label: viewer.say(label), hint: hintOf(fields, name, hint), errors }
  const chosen = values[name] ?? []
  if (reader.type === 'yes_no') return <Choices {...shared} options={yesNoOptions(viewer)} chosen={chosen} inline />
  if (reader.choices !== null) {
    const options = optionsOf(viewer, reader.choices, fact)
    const isLong = options.length > MANY_CHOICES && reader.type === 'choice'
    return isLong ? (
      <SelectField {...shared} options={options} chosen={chosen[0] ?? ''} blank={viewer.say(texts.noAnswer)} />
    ) : (
      <Choices
        {...shared}
        options={options}
        chosen={chosen}
        several={reader.type === 'choices'}
        inline={areShort(options)}
      />
    )
  }
  const isFigure = reader.type === 'whole_number' || reader.type === 'amount'
  const isShort = isFigure || reader.type === 'date' || reader.type === 'partial_date' || reader.type === 'key'
  return (
    <TextField
      {...shared}
      value={chosen[0] ?? ''}
      width={isShort ? 'short' : 'medium'}
      {...(isFigure ? { inputMode: 'numeric' as const } : {})}
    />
  )
}

/** Yes, no and *not known*. */
export const yesNoOptions = ({ say }: Viewer): readonly Option[] => [
  { value: 'yes', label: say(texts.yes) },
  { value: 'no', label: say(texts.no) },
  { value: NOT_KNOWN, label: say(texts.notKnown) },
]

/** What a choice of accommodation comes to, beside it. */
function consequence(definition: Definition, { outcome, category }: Verdict): Text {
  if (outcome === 'counted')
    return category === null ? texts.countedPlain : texts.choiceCounted(categoryLabel(definition, category))
  return outcome === 'none' ? texts.choiceNotCounted : texts.choiceDepends
}

/**
 * Where the person stayed: every kind with what it is and what it comes to, in groups. The first group stands open, and
 * so does that of what is chosen or was chosen for the person before; the others say what is in them.
 */
export function AccommodationField(props: {
  readonly fields: Fields
  readonly definition: Definition | null
  readonly verdicts: ReadonlyMap<AccommodationCode, Verdict>
  /** Where the person that has just been saved stayed. */
  readonly before: string
}) {
  const { fields, definition, verdicts, before } = props
  const { viewer, values, errors } = fields
  const { say } = viewer
  const { english: name } = FACT_COLUMNS.accommodation
  const error = errors[name]
  const hint = hintOf(fields, name, factTexts.accommodation.hint)
  const first = accommodationGroups[0]?.codes[0]
  const isOpenFor = [before, ...(values[name] ?? [])]
  const choice = (code: string, label: string, told: ComponentChildren) => {
    const id = code === first ? name : `${name}-${code}`
    return (
      <div class="choice">
        <input
          type="radio"
          id={id}
          name={name}
          value={code}
          data-asks={groupAskedOf(code)}
          checked={values[name]?.includes(code) === true}
          aria-describedby={told === null ? undefined : `${name}-${code}-hint`}
        />
        <label for={id}>{label}</label>
        {told !== null && (
          <div class="hint" id={`${name}-${code}-hint`}>
            {told}
          </div>
        )}
      </div>
    )
  }
  const told = (code: AccommodationCode): ComponentChildren => {
    const [what, verdict] = [accommodationHints[code], verdicts.get(code)]
    const comes = definition === null || verdict === undefined ? undefined : consequence(definition, verdict)
    const sentences = [what, comes].flatMap((each) => (each === undefined ? [] : [say(each)]))
    return sentences.length === 0 ? null : sentences.join(' ')
  }
  return (
    <fieldset
      class={`field choices${error === undefined ? '' : ' has-error'}`}
      aria-describedby={`${name}-hint${error === undefined ? '' : ` ${name}-error`}`}
    >
      <legend>{say(factTexts.accommodation.label)}</legend>
      <div class="hint" id={`${name}-hint`}>
        {hint}
      </div>
      {error !== undefined && <FieldError viewer={viewer} name={name} error={error} />}
      {accommodationGroups.map(({ label, codes }, at) => (
        <details class="choice-part" open={at === 0 || codes.some((code) => isOpenFor.includes(code))}>
          <summary>
            <strong>{say(label)}</strong>
            <span class="ground">{capitalised(codes.map((code) => say(ACCOMMODATION[code])).join(', '))}</span>
          </summary>
          <div>{codes.map((code) => choice(code, capitalised(say(ACCOMMODATION[code])), told(code)))}</div>
        </details>
      ))}
      <div class="choice-end">
        {choice(NOT_KNOWN, say(texts.notKnown), null)}
        {choice(WOULD_NOT_SAY, say(texts.declined), null)}
      </div>
    </fieldset>
  )
}

/** What is to be changed in a field, in the words of the shared fields. */
export function FieldError(props: { readonly viewer: Viewer; readonly name: string; readonly error: Text }) {
  const { viewer, name, error } = props
  return (
    <p class="field-error" id={`${name}-error`}>
      <span class="visually-hidden">{viewer.say(httpTexts.errorMark)} </span>
      {viewer.say(error)}
    </p>
  )
}

/** One line of the form, by the name of its column. */
export function LineField(props: {
  readonly fields: Fields
  readonly name: string
  readonly label: Text
  readonly hint?: Text
  readonly width?: 'short' | 'medium'
  readonly isFigure?: boolean
}) {
  const { fields, name, label, hint, width = 'medium', isFigure = false } = props
  const { viewer, values, errors } = fields
  return (
    <TextField
      viewer={viewer}
      name={name}
      label={viewer.say(label)}
      hint={hintOf(fields, name, hint)}
      errors={errors}
      value={writtenIn(values, name)}
      width={width}
      {...(isFigure ? { inputMode: 'numeric' as const } : {})}
    />
  )
}
