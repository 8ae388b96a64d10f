import { COLUMNS_OF } from '../../domain/submission/column-map.ts'
import { choicesOf } from '../../domain/submission/template.ts'
import {
  type ColumnMatch,
  countOutcomes,
  type FaultGroup,
  isSettled,
  type UploadCheck,
  type UploadChoices,
  type UploadReading,
  type UploadRow,
  type WarningGroup,
} from '../../domain/submission/upload.ts'
import { unitColumn } from '../../domain/submission/upload-columns.ts'
import { warningTitles } from '../../domain/submission/upload-findings.texts.ts'
import type { Text } from '../../domain/terms/text.ts'
import { Actions, Button, ButtonLink, Choices, Form, SelectField, TextField } from '../../platform/http/form.tsx'
import { Pages, pageOfList } from '../../platform/http/pages.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { filesHref, numbersOf, uploadFrame, uploadHref } from './upload.page.tsx'
import type { StoredUpload } from './upload.repository.ts'
import { BLANK_CELL } from './upload.service.ts'
import { outcomeCounts, outcomeNames, uploadTexts } from './upload.texts.ts'

interface CheckPage {
  readonly viewer: Viewer
  readonly answer: StoredAnswer
  readonly upload: StoredUpload
  readonly notice: Text | null
  readonly check: UploadCheck
  readonly choices: UploadChoices
  readonly reading: UploadReading
  readonly mayChange: boolean
  /** Which page of the rows, from 1. */
  readonly page: number
}

/** Of a column: not read. */
export const NOT_READ = '-'
/** Names of the fields, each with the number or code of what it is about. */
export const FIELDS = {
  column: 'kolumn-',
  to: 'till-',
  leaveOut: 'bort-',
  clear: 'rensa-',
  blank: 'tom-',
  reason: 'skal-',
} as const

/** Groups of faults on one page: whoever has more mends the file. */
const FAULTS_SHOWN = 50
const ROWS_ON_PAGE = 100

/** A checked file: what the unit has to choose, what happens with each row, and the way on. */
export function uploadCheckPage(props: CheckPage): string {
  const { viewer, answer, upload, notice, check, mayChange } = props
  const { say } = viewer
  const needsColumns = check.missingColumn !== null || check.columns.some(({ how }) => how === 'undecided')
  const settled = isSettled(check)
  const title = needsColumns
    ? uploadTexts.columnsTitle
    : settled
      ? uploadTexts.confirmTitle
      : check.faults.length > 0
        ? uploadTexts.faultsTitle(check.faults.length)
        : uploadTexts.warningsTitle
  return uploadFrame({
    ...{ viewer, answer, upload, notice, title },
    main: (
      <>
        {settled ? <ConfirmForm {...props} /> : <p class="lead">{say(uploadTexts.notStoredYet)}</p>}
        {!mayChange && <p>{say(uploadTexts.closed)}</p>}
        {!needsColumns && <Counts viewer={viewer} check={check} />}
        {mayChange && (
          <Form viewer={viewer} action={uploadHref(answer, upload.id, 'val')}>
            <input type="hidden" name="revision" value={upload.revision} />
            {needsColumns ? <Columns {...props} /> : <Findings {...props} />}
            {!needsColumns && <Mode {...props} />}
            {!(settled && isNothingToChoose(check)) && (
              <Actions>
                {needsColumns && columnsToChoose(check).length === 0 ? (
                  <ButtonLink href={filesHref(answer)}>{say(uploadTexts.another)}</ButtonLink>
                ) : (
                  <Button secondary={settled}>{say(uploadTexts.save)}</Button>
                )}
              </Actions>
            )}
          </Form>
        )}
        {!needsColumns && <Preview {...props} />}
        {!needsColumns && <ColumnsRead viewer={viewer} columns={check.columns} />}
        {mayChange && <OtherWays {...props} />}
      </>
    ),
  })
}

const labelOf = (column: string | null, { say }: Viewer): string =>
  column === null ? '' : say(unitColumn(column)?.label ?? { sv: column, en: column })

function ConfirmForm({ viewer, answer, upload, check, choices, mayChange }: CheckPage) {
  const { say } = viewer
  const { new: added, changed } = countOutcomes(check)
  const takenBack = choices.mode === 'replace' ? check.missing.length : 0
  if (added + changed + takenBack === 0) return <p class="lead">{say(uploadTexts.nothingToDo)}</p>
  if (!mayChange) return null
  return (
    <Form viewer={viewer} action={uploadHref(answer, upload.id, 'bekrafta')}>
      <input type="hidden" name="revision" value={upload.revision} />
      {takenBack > 0 && (
        <div class="warning">
          <p>
            {say(
              uploadTexts.missingTaken(
                takenBack,
                numbersOf(
                  check.missing.map(({ number }) => number),
                  viewer,
                ),
              ),
            )}
          </p>
        </div>
      )}
      <p>{say(uploadTexts.confirmHint)}</p>
      <Actions>
        <Button>{say(uploadTexts.confirm)}</Button>
      </Actions>
    </Form>
  )
}

const OUTCOMES: readonly UploadRow['outcome'][] = ['faulty', 'new', 'changed', 'unchanged', 'double', 'left_out']

function Counts({ viewer: { say }, check }: Pick<CheckPage, 'viewer' | 'check'>) {
  const counts = countOutcomes(check)
  return (
    <dl class="key-figures upload-counts">
      {OUTCOMES.filter((outcome) => counts[outcome] > 0 || outcome === 'new').map((outcome) => (
        <div>
          <dt>{say(outcomeCounts[outcome])}</dt>
          <dd>
            <span class="figure">{counts[outcome]}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Columns of which the unit says what they mean; where one is missing, those that were set aside too. */
const columnsToChoose = ({ columns, missingColumn }: UploadCheck): readonly ColumnMatch[] =>
  columns.filter(
    ({ how }) => how === 'undecided' || (missingColumn !== null && (how === 'not_read' || how === 'chosen')),
  )

/** Cells of a column that are shown to tell what it is. */
const EXAMPLES_SHOWN = 3

function Columns({ viewer, check, reading, choices }: CheckPage) {
  const { say } = viewer
  const open = columnsToChoose(check)
  const options = [
    { value: NOT_READ, label: say(uploadTexts.notRead) },
    ...COLUMNS_OF.unit.map(({ english, label }) => ({ value: english, label: say(label) })),
  ]
  const examplesAt = (index: number) =>
    [...new Set(reading.table.rows.map(({ cells }) => (cells[index] ?? '').trim()))]
      .filter((cell) => cell !== '')
      .slice(0, EXAMPLES_SHOWN)
      .map((cell) => (cell.length > 40 ? `${cell.slice(0, 39)}…` : cell))
  return (
    <>
      {open.length > 0 && <p>{say(uploadTexts.columnsLead)}</p>}
      {check.missingColumn !== null && (
        <div class="warning">
          <p>{say(open.length > 0 ? uploadTexts.missingColumn : uploadTexts.noSuchColumn)}</p>
        </div>
      )}
      {open.map(({ index, heading, likely }) => {
        const examples = examplesAt(index)
        return (
          <SelectField
            viewer={viewer}
            name={`${FIELDS.column}${index}`}
            label={say(uploadTexts.columnLabel(heading))}
            hint={
              <>
                {likely !== null && <>{say(uploadTexts.likely(labelOf(likely, viewer)))} </>}
                {examples.length > 0 && say(uploadTexts.columnExamples(examples))}
              </>
            }
            options={options}
            chosen={choices.columns[index] ?? likely ?? NOT_READ}
          />
        )
      })}
    </>
  )
}

function Findings({ viewer, answer, upload, check }: CheckPage) {
  const { say } = viewer
  const { faults, warnings, repairs } = check
  const withReason = warnings.filter(({ needsReason }) => needsReason)
  const toKnow = warnings.filter(({ needsReason }) => !needsReason)
  return (
    <>
      {faults.length > 0 && (
        <>
          <p>{say(uploadTexts.faultsLead)}</p>
          <p>
            <a href={uploadHref(answer, upload.id, 'rattad.xlsx')}>{say(uploadTexts.returned)}</a>
          </p>
          {faults.slice(0, FAULTS_SHOWN).map((fault, group) => (
            <Fault viewer={viewer} fault={fault} group={group} />
          ))}
          {faults.length > FAULTS_SHOWN && <p>{say(uploadTexts.moreFaults(faults.length - FAULTS_SHOWN))}</p>}
        </>
      )}
      {withReason.length > 0 && (
        <>
          <h2>{say(uploadTexts.warningsTitle)}</h2>
          <p>{say(uploadTexts.warningsLead)}</p>
          {withReason.map((warning) => (
            <Warning viewer={viewer} warning={warning} />
          ))}
        </>
      )}
      {(toKnow.length > 0 || repairs > 0) && (
        <div class="panel">
          <h2>{say(uploadTexts.toKnow)}</h2>
          <ul>
            {toKnow.flatMap(({ messages, cells }) => {
              const rows = cells.flatMap(({ row }) => row ?? [])
              return messages.map((message) => (
                <li>
                  {rows.length > 0 && <>{say(uploadTexts.inRows(numbersOf(rows, viewer), rows.length))}. </>}
                  {say(message)}
                </li>
              ))
            })}
            {repairs > 0 && <li>{say(uploadTexts.repaired(repairs))}</li>}
          </ul>
        </div>
      )}
    </>
  )
}

function Fault({ viewer, fault, group }: { viewer: Viewer; fault: FaultGroup; group: number }) {
  const { say } = viewer
  const { column, rows, value, message, mend } = fault
  const count = rows.length
  return (
    <section class="upload-fault" aria-labelledby={`fel-${group}`}>
      <h2 id={`fel-${group}`}>
        {column === null ? '' : `${labelOf(column, viewer)} · `}
        {count === 0 ? say(uploadTexts.wholeFile) : say(uploadTexts.inRows(numbersOf(rows, viewer), count))}
      </h2>
      {value !== null && <p>{value === '' ? say(uploadTexts.standsBlank) : say(uploadTexts.stands(value))}</p>}
      <p>{say(message)}</p>
      {(mend === 'value' || mend === 'row') && <Instead viewer={viewer} fault={fault} group={group} />}
      {mend === 'clear_identity' && <Tick name={`${FIELDS.clear}${group}`} label={say(uploadTexts.clearIdentity)} />}
      {mend === 'file' ? (
        <p class="hint">{say(uploadTexts.inTheFile)}</p>
      ) : (
        <Tick name={`${FIELDS.leaveOut}${group}`} label={say(uploadTexts.leaveOut(count))} />
      )}
    </section>
  )
}

function Tick({ name, label }: { readonly name: string; readonly label: string }) {
  return (
    <div class="choice">
      <input type="checkbox" id={name} name={name} value="ja" />
      <label for={name}>{label}</label>
    </div>
  )
}

/** What is to stand in the cell instead: chosen where there are choices, written where there are not. */
function Instead({ viewer, fault, group }: { viewer: Viewer; fault: FaultGroup; group: number }) {
  const { say } = viewer
  const column = unitColumn(fault.column ?? '')
  const shared = {
    viewer,
    name: `${FIELDS.to}${group}`,
    label: say(uploadTexts.writeInstead(labelOf(fault.column, viewer), fault.rows.length)),
  }
  const choices = column === undefined ? null : choicesOf(column)
  if (choices === null)
    return (
      <>
        <TextField {...shared} value={fault.value ?? ''} />
        {fault.value === '' && <Tick name={`${FIELDS.blank}${group}`} label={say(uploadTexts.blankCell)} />}
      </>
    )
  return (
    <SelectField
      {...shared}
      blank={say(uploadTexts.chooseOne)}
      options={[
        ...choices.map((choice) => ({ value: choice.sv, label: say(choice) })),
        { value: BLANK_CELL, label: say(uploadTexts.blankCell) },
      ]}
      chosen=""
    />
  )
}

function Warning({ viewer, warning }: { readonly viewer: Viewer; readonly warning: WarningGroup }) {
  const { say } = viewer
  const { code, cells, messages, reason } = warning
  const rows = cells.flatMap(({ row }) => row ?? [])
  return (
    <section class="upload-fault">
      <h3>
        {say(warningTitles[code] ?? uploadTexts.warning)}
        {rows.length > 0 && <> · {say(uploadTexts.inRows(numbersOf(rows, viewer), rows.length))}</>}
      </h3>
      {messages.map((message) => (
        <p>{say(message)}</p>
      ))}
      <TextField
        viewer={viewer}
        name={`${FIELDS.reason}${code}`}
        label={say(uploadTexts.reasonLabel)}
        hint={say(uploadTexts.reasonHint)}
        value={reason ?? ''}
        width="full"
      />
    </section>
  )
}

/** Whether the answer has rows that the file may change, or take the place of. */
const mayTakeThePlace = ({ missing, rows }: UploadCheck): boolean =>
  missing.length > 0 || rows.some(({ answerKey }) => answerKey !== null)

/** Whether a checked file leaves nothing to choose: then there is one button, to save. */
const isNothingToChoose = (check: UploadCheck): boolean =>
  check.faults.length === 0 && check.warnings.every(({ needsReason }) => !needsReason) && !mayTakeThePlace(check)

function Mode({ viewer, check, choices }: CheckPage) {
  const { say } = viewer
  if (!mayTakeThePlace(check)) return null
  return (
    <Choices
      viewer={viewer}
      name="satt"
      label={say(uploadTexts.modeTitle)}
      options={[
        { value: 'add', label: say(uploadTexts.modeAdd), hint: say(uploadTexts.modeAddHint) },
        {
          value: 'replace',
          label: say(uploadTexts.modeReplace),
          hint: say(uploadTexts.modeReplaceHint(check.missing.length)),
        },
      ]}
      chosen={[choices.mode]}
    />
  )
}

const TAGS: Readonly<Record<UploadRow['outcome'], string>> = {
  new: 'tag done',
  changed: 'tag attention',
  unchanged: 'tag quiet',
  double: 'tag quiet',
  faulty: 'tag fault',
  left_out: 'tag quiet',
}

/** Row by row what happens, what has to be looked at first. */
function Preview({ viewer, answer, upload, check, choices, page }: CheckPage) {
  const { say } = viewer
  const rows = [...check.rows].sort(
    (one, other) => ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome) || one.row - other.row,
  )
  const shown = pageOfList(rows, page, ROWS_ON_PAGE)
  const { missing } = check
  return (
    <>
      <h2 id="rader">{say(uploadTexts.previewTitle)}</h2>
      {missing.length > 0 && choices.mode === 'add' && <p>{say(uploadTexts.missingKept(missing.length))}</p>}
      {missing.length > 0 && choices.mode === 'replace' && (
        <p>
          {say(
            uploadTexts.missingTaken(
              missing.length,
              numbersOf(
                missing.map(({ number }) => number),
                viewer,
              ),
            ),
          )}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section class="table-scroll" aria-labelledby="rader" tabIndex={0}>
        <table class="list stacked">
          <thead>
            <tr>
              <th scope="col">{say(uploadTexts.rowHeading)}</th>
              <th scope="col">{say(uploadTexts.outcomeHeading)}</th>
              <th scope="col">{say(uploadTexts.whatHeading)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.items.map((row) => (
              <tr>
                <th scope="row">
                  <span class="stacked-label">{say(uploadTexts.rowHeading)} </span>
                  {row.row}
                </th>
                <td>
                  <span class={TAGS[row.outcome]}>{say(outcomeNames[row.outcome])}</span>
                  {row.hasWarning && (
                    <>
                      {' '}
                      <span class="tag attention">{say(uploadTexts.warning)}</span>
                    </>
                  )}
                </td>
                <td>
                  <WhatHappens viewer={viewer} row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Pages viewer={viewer} list={shown} href={(each) => `${uploadHref(answer, upload.id)}?sida=${each}#rader`} />
    </>
  )
}

const ORDER: readonly UploadRow['outcome'][] = ['faulty', 'changed', 'double', 'left_out', 'new', 'unchanged']

/** By what a unit knows its rows again. */
const SHOWN = ['given_name', 'family_name', 'initials', 'birth_year', 'age', 'sex', 'accommodation', 'facility']

function WhatHappens({ viewer, row }: { readonly viewer: Viewer; readonly row: UploadRow }) {
  const { say } = viewer
  if (row.changes.length > 0)
    return (
      <ul class="plain">
        {row.changes.map(({ column, from, to }) => (
          <li>
            {labelOf(column, viewer)}: {from === '' ? say(uploadTexts.wasBlank) : from} {say(uploadTexts.changesTo)}{' '}
            <strong>{to === '' ? say(uploadTexts.wasBlank) : to}</strong>
          </li>
        ))}
      </ul>
    )
  return <>{SHOWN.flatMap((column) => row.cells[column] ?? []).join(', ')}</>
}

function ColumnsRead({ viewer, columns }: { readonly viewer: Viewer; readonly columns: readonly ColumnMatch[] }) {
  const { say } = viewer
  const meaning = ({ column, how }: ColumnMatch) =>
    column !== null
      ? labelOf(column, viewer)
      : say(how === 'not_agreed' ? uploadTexts.notAgreed : uploadTexts.columnNotRead)
  return (
    <details>
      <summary>{say(uploadTexts.columnsRead)}</summary>
      <dl class="summary-list">
        {columns.map((match) => (
          <div>
            <dt>{match.heading}</dt>
            <dd>
              {meaning(match)}
              {match.how === 'remembered' && <> ({say(uploadTexts.remembered)})</>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** The ways out: correcting in the file, starting over, throwing the file away. */
function OtherWays({ viewer, answer, upload }: CheckPage) {
  const { say } = viewer
  const form = (what: string, label: Text) => (
    <Form viewer={viewer} action={uploadHref(answer, upload.id, what)}>
      <input type="hidden" name="revision" value={upload.revision} />
      <button type="submit" class="as-link">
        {say(label)}
      </button>
    </Form>
  )
  return (
    <div class="row-actions">
      {form('borja-om', uploadTexts.startOver)}
      {form('slang', uploadTexts.setAside)}
    </div>
  )
}
