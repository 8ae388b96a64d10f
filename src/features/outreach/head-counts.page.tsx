import { observedGroups } from '../../domain/outreach/observed-persons.ts'
import { AGE_BAND, CERTAINTY, type CodeList, SEX } from '../../domain/submission/codes.ts'
import type { Finding } from '../../domain/submission/finding.ts'
import type { Text } from '../../domain/terms/text.ts'
import {
  Actions,
  Button,
  ErrorSummary,
  type FieldErrors,
  FileField,
  Form,
  hasErrors,
  SelectField,
  TextField,
} from '../../platform/http/form.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { answerPage, hrefOf } from '../submission/answer-start.page.tsx'
import { weekInWords } from '../submission/answer-start.texts.ts'
import type { HeadCount } from './head-count.repository.ts'
import { headCountTexts as texts } from './head-counts.texts.ts'
import { phonesTexts } from './phones.texts.ts'

/** A head count as it is typed. */
export interface HeadCountTyped {
  readonly place: string
  readonly otherPlace: string
  readonly day: string
  readonly time: string
  readonly persons: string
  readonly sex: string
  readonly ageBand: string
  readonly certainty: string
  readonly reason: string
}

export interface HeadCountsShown {
  readonly answer: StoredAnswer
  readonly counts: readonly HeadCount[]
  readonly places: readonly string[]
  /** Nobody is written into the answer, and it is open: it may be handed in with these alone. */
  readonly mayHandIn: boolean
  readonly typed: HeadCountTyped
  /** What is to be changed in a file that was handed in. */
  readonly findings: readonly Finding[]
  readonly errors: FieldErrors
  readonly notice: Text | null
}

/** People a unit saw and did not ask: what is stored, and a form for more. */
export function headCountsPage(viewer: Viewer, shown: HeadCountsShown): string {
  const { say } = viewer
  const { answer, errors, notice } = shown
  return answerPage({
    viewer,
    answer,
    title: say(texts.title),
    trail: [{ href: hrefOf(answer, 'telefoner'), label: say(phonesTexts.title) }],
    notice,
    hasErrors: hasErrors(errors) || shown.findings.length > 0,
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        <FileFaults viewer={viewer} shown={shown} />
        <p>{say(texts.what)}</p>
        {answer.round.state === 'open' ? <NewCount viewer={viewer} shown={shown} /> : <p>{say(texts.closed)}</p>}
        {answer.round.state === 'open' && <AsFile viewer={viewer} shown={shown} />}
        <h2>{say(texts.list)}</h2>
        {shown.counts.length === 0 ? <p>{say(texts.none)}</p> : <CountTable viewer={viewer} shown={shown} />}
        {shown.mayHandIn && (
          <>
            <h2>{say(texts.onlyThese)}</h2>
            <p>{say(texts.onlyTheseWhat)}</p>
            <Form viewer={viewer} action={hrefOf(answer, 'observationer/lamna-in')}>
              <Button secondary>{say(texts.handInThese)}</Button>
            </Form>
          </>
        )}
      </>
    ),
  })
}

interface Part {
  readonly viewer: Viewer
  readonly shown: HeadCountsShown
}

const optionsOf = ({ language }: Viewer, codes: CodeList) =>
  Object.entries(codes).map(([value, label]) => ({ value, label: label[language] }))

function NewCount({ viewer, shown: { answer, places, typed, errors } }: Part) {
  const { say } = viewer
  const field = { viewer, errors }
  const blank = say(texts.notKnown)
  const text = { ...field, width: 'short' } as const
  return (
    <>
      <h2>{say(texts.add)}</h2>
      <p class="hint">{say(texts.twice)}</p>
      <Form viewer={viewer} action={hrefOf(answer, 'observationer')}>
        {places.length > 0 && (
          <SelectField
            {...field}
            name="place"
            label={say(texts.place)}
            blank={say(texts.choosePlace)}
            options={places.map((place) => ({ value: place, label: place }))}
            chosen={typed.place}
          />
        )}
        <TextField
          {...field}
          name="otherPlace"
          label={say(places.length > 0 ? texts.otherPlace : texts.place)}
          hint={places.length > 0 ? say(texts.otherPlaceHint) : undefined}
          value={typed.otherPlace}
        />
        <TextField
          {...field}
          name="day"
          type="date"
          label={say(texts.day)}
          hint={say(texts.dayHint(weekInWords(answer.round.census.week)))}
          value={typed.day}
        />
        <TextField {...text} name="time" label={say(texts.time)} hint={say(texts.timeHint)} value={typed.time} />
        <TextField {...text} name="persons" label={say(texts.persons)} value={typed.persons} inputMode="numeric" />
        <SelectField
          {...field}
          name="sex"
          label={say(texts.sex)}
          blank={blank}
          options={optionsOf(viewer, SEX)}
          chosen={typed.sex}
        />
        <SelectField
          {...field}
          name="ageBand"
          label={say(texts.age)}
          blank={blank}
          options={optionsOf(viewer, AGE_BAND)}
          chosen={typed.ageBand}
        />
        <SelectField
          {...field}
          name="certainty"
          label={say(texts.certainty)}
          blank={blank}
          options={optionsOf(viewer, CERTAINTY)}
          chosen={typed.certainty}
        />
        <TextField
          {...field}
          name="reason"
          label={say(texts.reason)}
          hint={say(texts.reasonHint)}
          value={typed.reason}
        />
        <Actions>
          <Button>{say(texts.save)}</Button>
        </Actions>
      </Form>
    </>
  )
}

function FileFaults({ viewer: { say, language }, shown: { findings } }: Part) {
  if (findings.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabIndex={-1}>
      <h2>{say(texts.fileFaults)}</h2>
      <ul>
        {findings.map(({ row, column, message }) => (
          <li>
            {[row === null ? null : say(texts.fileRow(row)), column].filter((each) => each !== null).join(', ')}
            {row === null && column === null ? '' : ': '}
            {message[language]}
          </li>
        ))}
      </ul>
    </div>
  )
}

function AsFile({ viewer, shown: { answer, errors } }: Part) {
  const { say } = viewer
  return (
    <>
      <h2>{say(texts.file)}</h2>
      <p>{say(texts.fileWhat)}</p>
      <Form viewer={viewer} action={hrefOf(answer, 'observationer/fil')} hasFiles>
        <FileField viewer={viewer} name="fil" label={say(texts.fileLabel)} accept=".csv,text/csv" errors={errors} />
        <Actions>
          <Button secondary>{say(texts.fileButton)}</Button>
        </Actions>
      </Form>
    </>
  )
}

function CountTable({ viewer, shown: { answer, counts } }: Part) {
  const { say, language } = viewer
  const isOpen = answer.round.state === 'open'
  const organisation = answer.unit.organisation
  const [own] = observedGroups(counts.map(({ night, place, persons }) => ({ organisation, night, place, persons })))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section class="table-scroll" aria-label={say(texts.list)} tabIndex={0}>
      <table class="list stacked">
        <thead>
          <tr>
            <th scope="col">{say(texts.place)}</th>
            <th scope="col">{say(texts.when)}</th>
            <th scope="col" class="number">
              {say(texts.persons)}
            </th>
            <th scope="col">{say(texts.certainty)}</th>
            <th scope="col">{say(texts.from)}</th>
            {isOpen && <td />}
          </tr>
        </thead>
        <tbody>
          {counts.map((count) => (
            <tr>
              <th scope="row">{count.place}</th>
              <td data-label={say(texts.when)}>{count.observedAt.replace('T', ' ').replace(':', '.')}</td>
              <td data-label={say(texts.persons)} class="number">
                {count.persons}
                {count.sex !== null && <span class="detail">{SEX[count.sex][language]}</span>}
                {count.ageBand !== null && <span class="detail">{AGE_BAND[count.ageBand][language]}</span>}
              </td>
              <td data-label={say(texts.certainty)}>
                {count.certainty === null ? '–' : CERTAINTY[count.certainty][language]}
              </td>
              <td data-label={say(texts.from)}>{say(cameFrom(count))}</td>
              {isOpen && (
                <td>
                  {count.isOfSeries && (
                    <Form viewer={viewer} action={hrefOf(answer, `observationer/${count.id}/ta-tillbaka`)}>
                      <Button secondary>
                        {say(texts.takeBack)}
                        <span class="visually-hidden">
                          : {count.place} {count.observedAt}
                        </span>
                      </Button>
                    </Form>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr class="total">
            <th scope="row">{say(texts.sum)}</th>
            <td />
            <td data-label={say(texts.persons)} class="number">
              {own?.counts ?? 0}
            </td>
            <td colSpan={isOpen ? 3 : 2} />
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

const cameFrom = ({ isFromPhone, isOfSeries }: HeadCount): Text =>
  isFromPhone ? texts.fromPhone : isOfSeries ? texts.fromForm : texts.fromFile
