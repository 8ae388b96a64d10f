import type { Verdict } from '../../domain/classification/verdict.ts'
import { foldWord } from '../../domain/submission/cell-text.ts'
import { ACCOMMODATION } from '../../domain/submission/codes.ts'
import { type Column, FACT_COLUMNS, IDENTITY_COLUMNS, ROW_COLUMNS } from '../../domain/submission/column-map.ts'
import { factTexts } from '../../domain/submission/form.texts.ts'
import { factOf } from '../../domain/submission/form.ts'
import { formColumns } from '../../domain/submission/form-cells.ts'
import type { SubmittedRecord } from '../../domain/submission/submitted-record.ts'
import { initialsOf } from '../../domain/terms/names.ts'
import { type Text, verbatim } from '../../domain/terms/text.ts'
import { Actions, Button, ButtonLink, Form } from '../../platform/http/form.tsx'
import { type PageOfList, Pages } from '../../platform/http/pages.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { RowInAnswer } from '../submission/answer.service.ts'
import { answerPage, hrefOf } from '../submission/answer-start.page.tsx'
import { capitalised } from './person-fields.page.tsx'
import { type FormAtHand, openWarnings, warningsOf } from './person-form.service.ts'
import { personFormTexts } from './person-form.texts.ts'
import { childrenOf, type RowAndVerdict, type TakenBack, verdictOfRow } from './persons.service.ts'
import { personsTexts as texts } from './persons.texts.ts'
import { QuestionsOnRow } from './persons-reply.page.tsx'
import { VerdictBox, VerdictTag } from './verdict.page.tsx'

/** What the unit calls a person: initials and birth as it wrote them, never a whole name. Nothing of one whose identity is protected. */
export function labelOf(
  { say }: Viewer,
  { cells, record }: Pick<RowInAnswer, 'cells'> & { readonly record: SubmittedRecord | null },
): string {
  // Of a row that has faults nothing is read: what is written there is taken for a yes, unless it is a plain no.
  const isProtected = record?.identity.protectedIdentity ?? !isNo(cells[IDENTITY_COLUMNS.protectedIdentity.english])
  if (isProtected) return say(texts.protectedPerson)
  const { initials, givenName, familyName, birthYear, age } = IDENTITY_COLUMNS
  const named = initialsOf(cells[givenName.english] ?? null, cells[familyName.english] ?? null)?.toUpperCase()
  const year = record?.identity.birthDate?.slice(0, 4) ?? record?.identity.birthYear ?? cells[birthYear.english]
  const about = cells[age.english]?.replace(/^~/, '')
  const parts = [
    cells[initials.english] ?? named ?? say(texts.unnamed),
    ...(year === undefined || year === null ? [] : [say(texts.born(String(year)))]),
    ...((year === undefined || year === null) && about !== undefined ? [say(texts.aged(about))] : []),
  ]
  return parts.join(', ')
}

const isNo = (written: string | undefined): boolean => ['', 'nej', 'n', 'no', '0'].includes(foldWord(written ?? ''))

/** Where somebody stays, as a list says it. */
function placeOf({ say }: Viewer, { cells, record }: RowInAnswer): string {
  const accommodation = record?.facts.accommodation
  if (accommodation === null || accommodation === undefined || accommodation === 'declined')
    return cells[FACT_COLUMNS.accommodation.english] === undefined ? '' : say(personFormTexts.notKnown)
  return say(ACCOMMODATION[accommodation])
}

/** How far a row has come, as a mark. */
function stateOf(
  form: FormAtHand,
  row: RowInAnswer,
  verdict: Verdict | null,
): { readonly text: Text; readonly class: string } {
  if (row.record === null) return { text: texts.toComplete, class: 'tag fault' }
  const left = openWarnings(warningsOf(row), form.confirmations.get(row.id) ?? [])
  if (left.length > 0) return { text: texts.warning, class: 'tag attention' }
  // What cannot be decided for a blank is not complete, though it may be handed in.
  return verdict?.outcome === 'review'
    ? { text: texts.lacksFact, class: 'tag attention' }
    : { text: texts.complete, class: 'tag done' }
}

/** What the list of persons shows. */
export interface PersonsPage {
  readonly form: FormAtHand
  readonly taken: readonly TakenBack[]
  readonly notice: Text | null
  readonly shown: PageOfList<RowAndVerdict>
}

/** Everybody in the answer. */
export function personsPage(viewer: Viewer, page: PersonsPage): string {
  const { say } = viewer
  const { form, notice } = page
  const { answer, rows, rights } = form
  return answerPage({
    viewer,
    answer,
    title: say(texts.title),
    trail: [],
    notice,
    main: (
      <>
        {!rights.mayChange && <p>{say(texts.closed)}</p>}
        {rows.length === 0 ? <Empty viewer={viewer} page={page} /> : <List viewer={viewer} page={page} />}
        {rights.mayChange && (
          <Actions>
            <ButtonLink href={hrefOf(answer, 'personer/ny')}>{say(texts.add)}</ButtonLink>
            {rows.length > 0 && (
              <ButtonLink href={hrefOf(answer)} secondary>
                {say(texts.goOn)}
              </ButtonLink>
            )}
            <a href={hrefOf(answer, 'filer')}>{say(texts.asFile)}</a>
          </Actions>
        )}
        <TakenList viewer={viewer} page={page} />
        {!rights.mayChange && (
          <p>
            <a href={hrefOf(answer)}>{say(texts.back)}</a>
          </p>
        )}
      </>
    ),
  })
}

function Empty({ viewer: { say }, page: { form } }: { readonly viewer: Viewer; readonly page: PersonsPage }) {
  if (!form.rights.mayChange) return null
  return (
    <>
      <p>{say(texts.empty)}</p>
      <p>
        {say(texts.emptyNil)} <a href={hrefOf(form.answer, 'noll')}>{say(texts.toNil)}</a>
      </p>
    </>
  )
}

function List({ viewer, page }: { readonly viewer: Viewer; readonly page: PersonsPage }) {
  const { say } = viewer
  const { form, shown } = page
  const { answer, definition, rows } = form
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const parentOf = ({ cells }: RowInAnswer) => byKey.get(cells[ROW_COLUMNS.childOf.english] ?? '')
  return (
    <>
      <div class="table-scroll">
        <table class="list stacked">
          <caption class="visually-hidden">{say(texts.title)}</caption>
          <thead>
            <tr>
              <th scope="col">{say(texts.person)}</th>
              <th scope="col">{say(texts.state)}</th>
              {definition !== null && <th scope="col">{say(texts.verdict)}</th>}
              <th scope="col">{say(texts.actions)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.items.map((each) => (
              <PersonRow viewer={viewer} page={page} {...each} parent={parentOf(each.row)} />
            ))}
          </tbody>
        </table>
      </div>
      <Pages viewer={viewer} list={shown} href={(each) => hrefOf(answer, `personer?sida=${each}`)} />
    </>
  )
}

function PersonRow(props: {
  readonly viewer: Viewer
  readonly page: PersonsPage
  readonly row: RowInAnswer
  readonly verdict: Verdict | null
  /** The row that this one is a child of. */
  readonly parent: RowInAnswer | undefined
}) {
  const { viewer, page, row, verdict, parent } = props
  const { say } = viewer
  const { form } = page
  const { answer, definition, rights } = form
  const label = labelOf(viewer, row)
  const state = stateOf(form, row, verdict)
  const href = hrefOf(answer, `personer/${row.id}`)
  return (
    <tr>
      <th scope="row">
        {row.number}. {label}
        <span class="ground">
          {parent === undefined ? capitalised(placeOf(viewer, row)) : capitalised(say(texts.childOf(parent.number)))}
        </span>
      </th>
      <td>
        <span class={state.class}>{say(state.text)}</span>
        {form.questions.some(({ rowId, reply }) => rowId === row.id && reply === null) && (
          <span class="tag attention">{say(texts.question)}</span>
        )}
      </td>
      {definition !== null && (
        <td>{verdict !== null && <VerdictTag viewer={viewer} definition={definition} verdict={verdict} />}</td>
      )}
      <td>
        <span class="row-actions">
          <a href={href}>
            {say(rights.mayChange ? texts.change : texts.read)}
            <span class="visually-hidden"> {label}</span>
          </a>
          {rights.mayChange && (
            <a href={`${href}/ta-bort`}>
              {say(texts.takeBack)}
              <span class="visually-hidden"> {label}</span>
            </a>
          )}
        </span>
      </td>
    </tr>
  )
}

function TakenList({ viewer, page }: { readonly viewer: Viewer; readonly page: PersonsPage }) {
  const { say } = viewer
  const { form, taken } = page
  if (taken.length === 0 || !form.rights.mayChange) return null
  return (
    <section>
      <h2>{say(texts.takenTitle)}</h2>
      <ul class="task-list">
        {taken.map(({ id, cells }) => {
          const label = labelOf(viewer, { cells, record: null })
          return (
            <li>
              <div>{label}</div>
              <Form viewer={viewer} action={hrefOf(form.answer, `personer/${id}/angra`)}>
                <button type="submit" class="button secondary">
                  {say(texts.putBack)}
                  <span class="visually-hidden">{say(texts.putBackOf(label))}</span>
                </button>
              </Form>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Asks before a person is taken out of the answer. */
export function takeBackPage(viewer: Viewer, form: FormAtHand, row: RowInAnswer): string {
  const { say } = viewer
  const children = childrenOf(form.rows, row).length
  return answerPage({
    viewer,
    answer: form.answer,
    title: say(texts.takeBackTitle),
    trail: [{ href: hrefOf(form.answer, 'personer'), label: say(personFormTexts.persons) }],
    main: (
      <>
        <p>{say(texts.takeBackSure(`${row.number}. ${labelOf(viewer, row)}`))}</p>
        {children > 0 && <p>{say(texts.takeBackChildren(children))}</p>}
        <Form viewer={viewer} action={hrefOf(form.answer, `personer/${row.id}/ta-bort`)}>
          <input type="hidden" name="version" value={String(row.version)} />
          <Actions>
            <Button>{say(texts.yesTakeBack)}</Button>
            <ButtonLink href={hrefOf(form.answer, 'personer')} secondary>
              {say(texts.keep)}
            </ButtonLink>
          </Actions>
        </Form>
      </>
    ),
  })
}

/** A cell as somebody reads it: the label of a code, yes and no, and what else is written. */
function cellInWords({ say }: Viewer, { reader }: Column<unknown>, cell: string): string {
  const words: Readonly<Record<string, Text>> = {
    unknown: personFormTexts.notKnown,
    declined: personFormTexts.declined,
    ...(reader.type === 'yes_no' ? { yes: personFormTexts.yes, no: personFormTexts.no } : {}),
  }
  return cell
    .split('|')
    .map((part) => say(words[part] ?? reader.choices?.[part] ?? verbatim(part)))
    .join(', ')
}

/** What is written of a person, to read only. */
export function personPage(viewer: Viewer, form: FormAtHand, row: RowInAnswer): string {
  const { say } = viewer
  const verdict = verdictOfRow(form, row)
  return answerPage({
    viewer,
    answer: form.answer,
    title: say(personFormTexts.title(row.number)),
    trail: [{ href: hrefOf(form.answer, 'personer'), label: say(personFormTexts.persons) }],
    main: (
      <>
        <p>{say(personFormTexts.closed)}</p>
        <VerdictBox viewer={viewer} definition={form.definition} verdict={verdict} />
        <QuestionsOnRow
          viewer={viewer}
          answer={form.answer}
          questions={form.questions.filter(({ rowId }) => rowId === row.id)}
        />
        <h2>{say(texts.answers)}</h2>
        <dl class="summary-list">
          {formColumns(form.columns).flatMap((column) => {
            const cell = row.cells[column.english] ?? ''
            const fact = factOf(column.english)
            if (cell === '') return []
            return [
              <div>
                <dt>{say(fact === undefined ? column.label : factTexts[fact].label)}</dt>
                <dd>{cellInWords(viewer, column, cell)}</dd>
              </div>,
            ]
          })}
        </dl>
      </>
    ),
  })
}
