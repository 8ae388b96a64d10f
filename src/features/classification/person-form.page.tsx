import type { ComponentChildren } from 'preact'
import type { Definition } from '../../domain/classification/definition.ts'
import type { Verdict } from '../../domain/classification/verdict.ts'
import { SEX } from '../../domain/submission/codes.ts'
import { COLUMNS_OF, FACT_COLUMNS, IDENTITY_COLUMNS } from '../../domain/submission/column-map.ts'
import { formPartTexts, precisionTexts } from '../../domain/submission/form.texts.ts'
import {
  FORM_PARTS,
  type FormPart,
  layoutOf,
  type PartLayout,
  PRECISIONS,
  type Precision,
} from '../../domain/submission/form.ts'
import { childField, type FormValues, MOST_CHILD_LINES, writtenIn } from '../../domain/submission/form-cells.ts'
import type { FactName } from '../../domain/submission/record.ts'
import type { Text } from '../../domain/terms/text.ts'
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  type FieldErrors,
  Form,
  hasErrors,
  SelectField,
  TextArea,
} from '../../platform/http/form.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { RowInAnswer } from '../submission/answer.service.ts'
import { answerPage, hrefOf } from '../submission/answer-start.page.tsx'
import { agreementOf } from '../submission/answer-start.service.ts'
import type { Confirmation } from '../submission/row-confirmation.repository.ts'
import { factsAsked, verdictsOfAccommodations } from './answer-verdict.service.ts'
import {
  AccommodationField,
  FactField,
  FieldError,
  type Fields,
  GROUP_HEADINGS,
  LineField,
  optionsOf,
} from './person-fields.page.tsx'
import type { FormAtHand, FormChecked, Told } from './person-form.service.ts'
import { personFormTexts as texts } from './person-form.texts.ts'
import { QuestionsOnRow } from './persons-reply.page.tsx'
import { VerdictBox } from './verdict.page.tsx'

/** What the page of the form for one person shows. */
export interface PersonFormPage {
  readonly form: FormAtHand
  /** The row that is changed; `null` for a new person. */
  readonly row: Pick<RowInAnswer, 'id' | 'number' | 'cells'> | null
  readonly version: number | null
  readonly values: FormValues
  /** What is to be changed, by the name of the field. */
  readonly errors?: FieldErrors
  readonly warnings?: readonly Told[]
  readonly confirmed?: readonly Confirmation[]
  /** Whether the person is counted: once the form has been checked. */
  readonly verdict?: Verdict | null
  readonly isUnder18?: boolean
  readonly double?: FormChecked['double']
  readonly notice?: Text | null
  /** The row that has just been saved, when the next is written. */
  readonly before?: { readonly row: RowInAnswer; readonly verdict: Verdict | null; readonly isUnder18: boolean } | null
  /** What the next person may share with the one before. */
  readonly same?: { readonly number: number; readonly href: string } | null
  readonly takenFrom?: { readonly number: number; readonly fields: readonly Text[] } | null
  readonly isFromEarlier?: boolean
  readonly meanwhile?: Meanwhile | null
  readonly childLines?: number
  /** Rows the answer had ever had when the form was first made, where it is shown again. */
  readonly rowsMade?: number | null
  readonly childRows?: readonly RowInAnswer[]
  readonly parent?: RowInAnswer | null
  readonly reason?: string
  readonly reasonError?: Text | null
}

/** What somebody else has made of the row while the form was open. */
export interface Meanwhile {
  readonly isGone: boolean
  readonly differences: readonly { readonly label: Text; readonly now: string; readonly written: string }[]
}

const personHref = (page: PersonFormPage): string =>
  hrefOf(page.form.answer, page.row === null ? 'personer/ny' : `personer/${page.row.id}`)

/** The form for one person: four parts on one page. */
export function personFormPage(viewer: Viewer, page: PersonFormPage): string {
  const { say } = viewer
  const { form, row, errors = {}, notice = null, verdict = null, before = null } = page
  const inOrder = sorted(errors)
  return answerPage({
    viewer,
    answer: form.answer,
    title: say(row === null ? texts.newTitle : texts.title(row.number)),
    trail: [{ href: hrefOf(form.answer, 'personer'), label: say(texts.persons) }],
    notice,
    hasErrors: hasErrors(errors),
    scripts: ['/assets/draft.js'],
    main: (
      <>
        {before !== null && <Before viewer={viewer} page={page} />}
        <ErrorSummary viewer={viewer} errors={inOrder} />
        {page.meanwhile !== undefined && page.meanwhile !== null && (
          <MeanwhileBox viewer={viewer} meanwhile={page.meanwhile} />
        )}
        <VerdictBox viewer={viewer} definition={form.definition} verdict={verdict} />
        {page.isUnder18 === true && (
          <div class="warning">
            <p>{say(texts.under18)}</p>
          </div>
        )}
        <WarningList viewer={viewer} page={page} />
        {row !== null && (
          <QuestionsOnRow
            viewer={viewer}
            answer={form.answer}
            questions={form.questions.filter(({ rowId }) => rowId === row.id)}
          />
        )}
        {page.parent !== undefined && page.parent !== null && <p>{say(texts.childOf(page.parent.number))}</p>}
        {row === null && <p>{say(texts.intro)}</p>}
        <TakenOver viewer={viewer} page={page} />
        <PersonForm viewer={viewer} page={page} />
        <Confirming viewer={viewer} page={page} />
        {row !== null && (
          <p>
            <a href={`${personHref(page)}/ta-bort`}>{say(texts.takeBack)}</a>
          </p>
        )}
      </>
    ),
  })
}

/** Errors in the order in which their fields stand on the page. */
function sorted(errors: FieldErrors): FieldErrors {
  const order = ['another_person', ...FIELD_ORDER]
  const at = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return Object.fromEntries(Object.entries(errors).sort(([left], [right]) => at(left) - at(right)))
}

const FIELD_ORDER: readonly string[] = [
  FACT_COLUMNS.accommodation.english,
  'precision',
  ...COLUMNS_OF.unit.map(({ english }) => english),
]

function Before({ viewer, page }: { readonly viewer: Viewer; readonly page: PersonFormPage }) {
  const { say } = viewer
  const { form, before } = page
  if (before === undefined || before === null) return null
  return (
    <div role="status">
      <p class="notice">
        {say(texts.saved(before.row.number))}{' '}
        <a href={hrefOf(form.answer, `personer/${before.row.id}`)}>
          {say(texts.change)}
          <span class="visually-hidden"> {say(texts.title(before.row.number)).toLowerCase()}</span>
        </a>
      </p>
      <VerdictBox viewer={viewer} definition={form.definition} verdict={before.verdict} />
      {before.isUnder18 && (
        <div class="warning">
          <p>{say(texts.under18)}</p>
        </div>
      )}
    </div>
  )
}

function MeanwhileBox({ viewer, meanwhile }: { readonly viewer: Viewer; readonly meanwhile: Meanwhile }) {
  const { say } = viewer
  const { isGone, differences } = meanwhile
  return (
    <div class="warning" role="alert">
      <h2>{say(texts.meanwhileTitle)}</h2>
      <p>{say(isGone ? texts.meanwhileGone : texts.meanwhile)}</p>
      {!isGone && differences.length === 0 && <p>{say(texts.meanwhileSame)}</p>}
      {differences.length > 0 && (
        <div class="table-scroll">
          <table class="list stacked">
            <caption class="visually-hidden">{say(texts.meanwhileTitle)}</caption>
            <thead>
              <tr>
                <th scope="col">{say(texts.field)}</th>
                <th scope="col">{say(texts.standsNow)}</th>
                <th scope="col">{say(texts.youWrote)}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ label, now, written }) => (
                <tr>
                  <th scope="row">{say(label)}</th>
                  <td data-label={say(texts.standsNow)}>{now === '' ? say(texts.blank) : now}</td>
                  <td data-label={say(texts.youWrote)}>{written === '' ? say(texts.blank) : written}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

function WarningList({ viewer: { say }, page }: { readonly viewer: Viewer; readonly page: PersonFormPage }) {
  const { warnings = [], confirmed = [] } = page
  if (warnings.length === 0) return null
  return (
    <div class="warning">
      <h2>{say(texts.warningsTitle)}</h2>
      <ul>
        {warnings.map(({ code, column, text }) => {
          const explained = confirmed.find((each) => each.code === code && each.column === column)
          return (
            <li>
              {column === null ? say(text) : <a href={`#${column}`}>{say(text)}</a>}
              {explained !== undefined && <> {say(texts.confirmed(explained.reason))}</>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function TakenOver({ viewer: { say }, page }: { readonly viewer: Viewer; readonly page: PersonFormPage }) {
  const { same = null, takenFrom = null, isFromEarlier = false } = page
  if (isFromEarlier) return <p class="panel">{say(texts.fromEarlier)}</p>
  if (takenFrom !== null)
    return (
      <div class="panel">
        <p>{say(texts.takenOver(takenFrom.number))}</p>
        <ul>
          {takenFrom.fields.map((field) => (
            <li>{say(field)}</li>
          ))}
        </ul>
      </div>
    )
  if (same === null) return null
  return (
    <p>
      <ButtonLink href={same.href} secondary>
        {say(texts.same(same.number))}
      </ButtonLink>
    </p>
  )
}

function PersonForm({ viewer, page }: { readonly viewer: Viewer; readonly page: PersonFormPage }) {
  const { say } = viewer
  const { form, row, version, values, errors = {}, warnings = [] } = page
  const fields: Fields = { viewer, values, errors, warnings: byField(warnings), stood: stoodIn(form, row, values) }
  const parts = FORM_PARTS.map((part) => ({ part, layout: layoutOf(part, form.columns, askedBy(form.definition)) }))
  return (
    <Form viewer={viewer} action={personHref(page)} class="keeps-draft">
      {/* What Enter in a field presses: the first button of the form, wherever the others stand. */}
      <button type="submit" name="action" value="next" class="visually-hidden" tabIndex={-1} aria-hidden="true">
        {say(texts.saveNext)}
      </button>
      <input type="hidden" name="version" value={version === null ? '' : String(version)} />
      {row === null && <input type="hidden" name="made" value={String(page.rowsMade ?? form.rowsMade)} />}
      <Double viewer={viewer} page={page} />
      {parts.map(({ part, layout }) => (
        <Part fields={fields} page={page} part={part} layout={layout} />
      ))}
      <p class="draft-status" role="status" data-failed={say(texts.draftFailed)} />
      <Actions>
        <Button name="action" value="next">
          {say(texts.saveNext)}
        </Button>
        <Button name="action" value="save" secondary>
          {say(texts.save)}
        </Button>
        <Button name="action" value="check" secondary>
          {say(texts.check)}
        </Button>
        <a href={hrefOf(form.answer, 'personer')}>{say(texts.cancel)}</a>
      </Actions>
    </Form>
  )
}

const byField = (warnings: readonly Told[]): FieldErrors =>
  Object.fromEntries(warnings.flatMap(({ column, text }) => (column === null ? [] : [[column, text]])))

/** What is asked for by a definition; without one, all that a definition may ask for. */
const askedBy = (definition: Definition | null): ReadonlySet<FactName> =>
  definition === null
    ? new Set<FactName>(['nightByNight', 'plannedMoveOut', 'housingArranged', 'contractForm', 'contractEnds'])
    : factsAsked(definition)

/** Cells that are written in words the form has no choice for: what stood there is shown, not lost. */
function stoodIn(form: FormAtHand, row: PersonFormPage['row'], values: FormValues): Readonly<Record<string, string>> {
  if (row === null) return {}
  return Object.fromEntries(
    form.columns.flatMap(({ english, reader }) => {
      const cell = row.cells[english] ?? ''
      const isChosen = reader.choices !== null || reader.type === 'yes_no'
      return isChosen && cell !== '' && (values[english] ?? []).length === 0 ? [[english, cell]] : []
    }),
  )
}

function Double({ viewer: { say }, page }: { readonly viewer: Viewer; readonly page: PersonFormPage }) {
  const { double = null, errors = {} } = page
  if (double === null) return null
  const error = errors.another_person
  return (
    <div class="warning">
      <h2>{say(texts.doubleTitle)}</h2>
      <p>{say(texts.double(double.row.number, double.why))}</p>
      <p>{say(texts.doubleWhatToDo)}</p>
      <div class="choice">
        <input
          type="checkbox"
          id="another_person"
          name="another_person"
          value="yes"
          aria-invalid={error === undefined ? undefined : 'true'}
        />
        <label for="another_person">{say(texts.anotherPerson)}</label>
      </div>
    </div>
  )
}

interface PartProps {
  readonly fields: Fields
  readonly page: PersonFormPage
  readonly part: FormPart
  readonly layout: PartLayout
}

function Part({ fields, page, part, layout }: PartProps) {
  const { say } = fields.viewer
  const { groups, more } = layout
  if (groups.length === 0 && more.length === 0 && part !== 'identity') return null
  if (part === 'children') return <ChildrenPart fields={fields} page={page} part={part} layout={layout} />
  return (
    <fieldset class="part-of-form">
      <legend>
        <h2>{say(formPartTexts[part])}</h2>
      </legend>
      {part === 'identity' && <IdentityFields fields={fields} page={page} />}
      {groups.map(({ group, facts }) => {
        const questions = facts.map((fact) => <AnyFact fields={fields} page={page} fact={fact} />)
        return group === 'always' ? (
          questions
        ) : (
          <AskedOf fields={fields} group={group} facts={facts}>
            {questions}
          </AskedOf>
        )
      })}
      {more.length > 0 && (
        <details open={more.some((fact) => isInUse(fields, FACT_COLUMNS[fact].english))}>
          <summary>{say(texts.more(countFilled(fields, more)))}</summary>
          <div>
            {more.map((fact) => (
              <AnyFact fields={fields} page={page} fact={fact} />
            ))}
          </div>
        </details>
      )}
    </fieldset>
  )
}

/**
 * Questions that are asked of those who stay in certain kinds of accommodation. The stylesheet shows them when one of
 * those is chosen, and a browser that cannot tell shows them always; what is answered or faulty shows in any case.
 */
function AskedOf(props: {
  readonly fields: Fields
  readonly group: keyof typeof GROUP_HEADINGS
  readonly facts: readonly FactName[]
  readonly children: ComponentChildren
}) {
  const { fields, group, facts, children } = props
  const isUsed = facts.some((fact) => isInUse(fields, FACT_COLUMNS[fact].english))
  return (
    <fieldset class={`asked-of ${isUsed ? 'in-use' : group}`}>
      <legend>{fields.viewer.say(GROUP_HEADINGS[group])}</legend>
      {children}
    </fieldset>
  )
}

/** Children are rarely told of: folded as a whole, with how much is filled in. */
function ChildrenPart({ fields, page, part, layout }: PartProps) {
  const { say } = fields.viewer
  const facts = layout.groups.flatMap((each) => each.facts)
  const filled = countFilled(fields, facts) + countChildren(fields, page)
  return (
    <fieldset class="part-of-form">
      <legend>
        <h2>{say(formPartTexts[part])}</h2>
      </legend>
      <details open={filled > 0 || facts.some((fact) => isInUse(fields, FACT_COLUMNS[fact].english)) || hasLines(page)}>
        <summary>{say(texts.childrenFolded(filled))}</summary>
        <div>
          <p>{say(texts.childrenNote)}</p>
          {facts.map((fact) => (
            <AnyFact fields={fields} page={page} fact={fact} />
          ))}
          <ChildLines fields={fields} page={page} />
        </div>
      </details>
    </fieldset>
  )
}

/** Facts of a group with something in them. */
const countFilled = ({ values }: Fields, facts: readonly FactName[]): number =>
  facts.filter((fact) => (values[FACT_COLUMNS[fact].english] ?? []).some((value) => value !== '')).length

/** Whether more lines for children have been asked for. */
const hasLines = ({ childLines = FIRST_CHILD_LINES }: PersonFormPage): boolean => childLines > FIRST_CHILD_LINES

/** Children who are written beside the person, or have rows of their own. */
function countChildren(fields: Fields, { childRows = [], childLines = FIRST_CHILD_LINES }: PersonFormPage): number {
  const lines = Array.from({ length: childLines }, (_, at) => at + 1)
  return childRows.length + lines.filter((line) => isFilled(fields, line)).length
}

const isInUse = ({ values, errors, warnings, stood }: Fields, name: string): boolean =>
  (values[name] ?? []).some((value) => value !== '') ||
  [errors[name], warnings[name], stood[name]].some((each) => each !== undefined)

function AnyFact({ fields, page, fact }: Pick<PartProps, 'fields' | 'page'> & { readonly fact: FactName }) {
  const { definition, answer } = page.form
  if (fact !== 'accommodation') return <FactField fields={fields} fact={fact} />
  const verdicts = definition === null ? new Map() : verdictsOfAccommodations(definition, answer)
  const before = page.before?.row.cells[FACT_COLUMNS.accommodation.english] ?? ''
  return <AccommodationField fields={fields} definition={definition} verdicts={verdicts} before={before} />
}

const HINTS: Readonly<Record<Exclude<Precision, 'none'>, Text>> = {
  personnummer: texts.numberHint,
  birth_date: texts.dateHint,
  birth_year: texts.yearHint,
  age: texts.ageHint,
}

function IdentityFields({ fields, page }: Pick<PartProps, 'fields' | 'page'>) {
  const { say } = fields.viewer
  const { columns, answer } = page.form
  const agreed = new Set(columns.map(({ english }) => english))
  const agreement = agreementOf(answer)
  const { initials, givenName, familyName } = IDENTITY_COLUMNS
  if (agreement === 'counts')
    return (
      <>
        <p>{say(texts.countsOnly)}</p>
        <LineField fields={fields} name="age" label={texts.ageOnly} hint={texts.ageHint} width="short" isFigure />
      </>
    )
  return (
    <>
      <p>{say(agreement === 'partial' ? texts.partial : texts.identityIntro)}</p>
      <ProtectedField fields={fields} />
      <PrecisionField fields={fields} agreed={agreed} />
      {agreed.has(givenName.english) && (
        <div class="names">
          <LineField fields={fields} name={givenName.english} label={texts.givenName} />
          <LineField fields={fields} name={familyName.english} label={texts.familyName} />
        </div>
      )}
      {agreed.has(initials.english) && (
        <LineField
          fields={fields}
          name={initials.english}
          label={texts.initials}
          hint={agreed.has(givenName.english) ? texts.initialsInstead : texts.initialsHint}
          width="short"
        />
      )}
    </>
  )
}

function ProtectedField({ fields }: Pick<PartProps, 'fields'>) {
  const { say } = fields.viewer
  const { english: name } = IDENTITY_COLUMNS.protectedIdentity
  return (
    <div class="field">
      <div class="choice">
        <input
          type="checkbox"
          id={name}
          name={name}
          value="yes"
          checked={writtenIn(fields.values, name) === 'yes'}
          aria-describedby={`${name}-hint`}
        />
        <label for={name}>{say(texts.protected)}</label>
        <div class="hint" id={`${name}-hint`}>
          {say(texts.protectedHint)}
        </div>
      </div>
    </div>
  )
}

function PrecisionField({ fields, agreed }: Pick<PartProps, 'fields'> & { readonly agreed: ReadonlySet<string> }) {
  const { viewer, values, errors } = fields
  const { say } = viewer
  const error = errors.precision
  const shown = PRECISIONS.filter((each) => each === 'none' || agreed.has(each))
  return (
    <fieldset
      class={`field choices births${error === undefined ? '' : ' has-error'}`}
      aria-describedby={`precision-hint${error === undefined ? '' : ' precision-error'}`}
    >
      <legend>{say(texts.precision)}</legend>
      <div class="hint" id="precision-hint">
        {say(texts.precisionHint)}
      </div>
      {error !== undefined && <FieldError viewer={viewer} name="precision" error={error} />}
      {shown.map((each, at) => {
        const id = at === 0 ? 'precision' : `precision-${each}`
        return (
          <>
            <div class="choice">
              <input
                type="radio"
                id={id}
                name="precision"
                value={each}
                checked={writtenIn(values, 'precision') === each}
              />
              <label for={id}>{say(precisionTexts[each])}</label>
            </div>
            {each !== 'none' && (
              <div class="under-choice">
                <LineField
                  fields={fields}
                  name={each}
                  label={IDENTITY_LABELS[each]}
                  hint={HINTS[each]}
                  width="short"
                  isFigure={each === 'birth_year' || each === 'age'}
                />
              </div>
            )}
          </>
        )
      })}
    </fieldset>
  )
}

const IDENTITY_LABELS: Readonly<Record<Exclude<Precision, 'none'>, Text>> = {
  personnummer: IDENTITY_COLUMNS.number.label,
  birth_date: precisionTexts.birth_date,
  birth_year: precisionTexts.birth_year,
  age: texts.ageOnly,
}

function ChildLines({ fields, page }: Pick<PartProps, 'fields' | 'page'>) {
  const { viewer, values, errors } = fields
  const { say } = viewer
  const { childLines = FIRST_CHILD_LINES, childRows = [], form } = page
  const isAgreed = form.columns.some(({ english }) => english === IDENTITY_COLUMNS.birthYear.english)
  // A child who is somebody's has no children here.
  if (!isAgreed || (page.parent !== undefined && page.parent !== null)) return null
  const lines = Array.from({ length: Math.min(childLines, MOST_CHILD_LINES) }, (_, at) => at + 1)
  return (
    <section aria-labelledby="children-with">
      <h3 id="children-with">{say(texts.childrenWith)}</h3>
      <div>
        <p class="hint">{say(texts.childrenWithHint)}</p>
        {childRows.length > 0 && (
          <ul>
            {childRows.map(({ id, number }) => (
              <li>
                <a href={hrefOf(form.answer, `personer/${id}`)}>{say(texts.title(number))}</a>
              </li>
            ))}
          </ul>
        )}
        {lines.map((line) => (
          <fieldset>
            <legend class="visually-hidden">{say(texts.childNumber(line))}</legend>
            <LineField
              fields={fields}
              name={childField(line, 'birth_year')}
              label={texts.childBirthYear(line)}
              width="short"
              isFigure
            />
            <SelectField
              viewer={viewer}
              name={childField(line, 'sex')}
              label={say(texts.childSex(line))}
              errors={errors}
              options={optionsOf(viewer, SEX, 'sex')}
              chosen={writtenIn(values, childField(line, 'sex'))}
              blank={say(texts.noAnswer)}
            />
          </fieldset>
        ))}
        <input type="hidden" name="lines" value={String(lines.length)} />
        {lines.length < MOST_CHILD_LINES && (
          <Button name="action" value="lines" secondary>
            {say(texts.moreLines)}
          </Button>
        )}
      </div>
    </section>
  )
}

/** Lines for children that stand there at first. */
export const FIRST_CHILD_LINES = 2

const isFilled = ({ values, errors }: Fields, line: number): boolean =>
  (['birth_year', 'sex'] as const).some(
    (column) => writtenIn(values, childField(line, column)) !== '' || errors[childField(line, column)] !== undefined,
  )

function Confirming({ viewer, page }: { readonly viewer: Viewer; readonly page: PersonFormPage }) {
  const { say } = viewer
  const { row, warnings = [], confirmed = [], reason = '', reasonError = null } = page
  const open = warnings.filter(
    ({ code, column }) => !confirmed.some((each) => each.code === code && each.column === column),
  )
  if (row === null || open.length === 0 || page.version === null || page.meanwhile) return null
  return (
    <section>
      <h2>{say(texts.confirmTitle)}</h2>
      <ul>
        {open.map(({ text }) => (
          <li>{say(text)}</li>
        ))}
      </ul>
      <Form viewer={viewer} action={`${personHref(page)}/varning`}>
        <input type="hidden" name="version" value={page.version === null ? '' : String(page.version)} />
        <TextArea
          viewer={viewer}
          name="reason"
          label={say(texts.confirmReason)}
          hint={say(texts.confirmIntro)}
          errors={reasonError === null ? {} : { reason: reasonError }}
          value={reason}
        />
        <Actions>
          <Button secondary>{say(texts.confirm)}</Button>
        </Actions>
      </Form>
    </section>
  )
}
