import { accessKindTexts, accessPurposeTexts, conspicuousTexts } from '../../domain/audit/access.texts.ts'
import { ACCESS_KINDS } from '../../domain/audit/access.ts'
import { MANY_IN_A_DAY, OFFICE_HOURS, SAME_OFTEN } from '../../domain/audit/log-review.ts'
import { dayInWords } from '../../domain/terms/day-in-words.ts'
import { swedishMoment } from '../../domain/terms/swedish-moment.ts'
import { type Text, verbatim } from '../../domain/terms/text.ts'
import {
  Actions,
  Button,
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
import type { AccessLog, LogFilter } from './access-log.service.ts'
import { accessLogTexts as texts } from './access-log.texts.ts'

export const LOG = '/logg'

/** Rows of the log on a page. */
const ROWS_SHOWN = 200

interface LogShown {
  readonly log: AccessLog
  readonly filter: LogFilter
  /** Rows from the latest that are passed over. */
  readonly skip: number
  readonly note: string
  readonly errors: FieldErrors
  readonly notice: Text | null
}

type Shown = LogShown & { readonly viewer: Viewer }

/** The access log for whoever reviews it: how the review stands, who stands out, and every row. */
export function accessLogPage(viewer: Viewer, shown: LogShown): string {
  const { say } = viewer
  const { log, errors, notice } = shown
  return servicePage({
    viewer,
    title: say(texts.title),
    notice,
    hasErrors: hasErrors(errors),
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        <p>{say(texts.intro)}</p>
        <Standing viewer={viewer} {...shown} />
        {log.last > 0 && (
          <>
            <h2>{say(texts.filter)}</h2>
            <Filter viewer={viewer} {...shown} />
            <h2>{say(texts.byAccount)}</h2>
            <ByAccount viewer={viewer} {...shown} />
            <BySubject viewer={viewer} {...shown} />
            <h2 id="rader">{say(texts.rows)}</h2>
            <Rows viewer={viewer} {...shown} />
          </>
        )}
        {log.standing.unreviewed > 0 && log.chain.isWhole && (
          <>
            <h2>{say(texts.sign)}</h2>
            <Sign viewer={viewer} {...shown} />
          </>
        )}
        <h2>{say(texts.reviews)}</h2>
        <Reviews viewer={viewer} {...shown} />
      </>
    ),
  })
}

function Standing({ viewer: { say, language }, log: { standing, chain, last } }: Shown) {
  const { unreviewed, dueBy, isOverdue } = standing
  const by = dueBy === null ? '' : dayInWords(dueBy, language)
  return (
    <>
      {!chain.isWhole && (
        <div class="warning" role="alert">
          <h2>{say(texts.broken)}</h2>
          <p>{say(texts.brokenAt(chain.brokenAt))}</p>
        </div>
      )}
      <div class={isOverdue ? 'warning' : 'panel'}>
        <h2>{say(isOverdue ? texts.overdue : texts.standing)}</h2>
        {last === 0 && <p>{say(texts.empty)}</p>}
        {last > 0 && unreviewed === 0 && <p>{say(texts.allReviewed)}</p>}
        {unreviewed > 0 && (
          <p>{say(isOverdue ? texts.overdueSince(unreviewed, by) : texts.unreviewed(unreviewed, by))}</p>
        )}
        {chain.isWhole && last > 0 && <p>{say(texts.whole(chain.rows))}</p>}
      </div>
    </>
  )
}

function Filter({ viewer, log: { names, byAccount }, filter, errors }: Shown) {
  const { say } = viewer
  const accounts = [...names]
    .filter(([id]) => id === filter.accountId || byAccount.some(({ accountId }) => accountId === id))
    .map(([value, label]) => ({ value, label }))
  const kinds = ACCESS_KINDS.map((kind) => ({ value: kind, label: say(accessKindTexts[kind]) }))
  const day = (name: 'from' | 'to', swedish: string, label: Text) => (
    <TextField
      {...{ viewer, errors, name: swedish, label: say(label), hint: say(texts.dayHint), value: filter[name] }}
      width="short"
    />
  )
  return (
    <form method="get" action={LOG} noValidate class="filter">
      <SelectField
        {...{ viewer, name: 'konto', label: say(texts.who), options: accounts, chosen: filter.accountId }}
        blank={say(texts.everybody)}
      />
      <SelectField
        {...{ viewer, name: 'slag', label: say(texts.what), options: kinds, chosen: filter.kind }}
        blank={say(texts.everything)}
      />
      <TextField
        {...{ viewer, name: 'rad', label: say(texts.subject), hint: say(texts.subjectHint), value: filter.subject }}
        width="short"
      />
      {day('from', 'fran', texts.from)}
      {day('to', 'till', texts.to)}
      <Actions>
        <Button secondary>{say(texts.doFilter)}</Button>
        <a href={LOG}>{say(texts.clear)}</a>
      </Actions>
    </form>
  )
}

function ByAccount({ viewer: { say }, log: { byAccount, names } }: Shown) {
  if (byAccount.length === 0) return <p>{say(texts.none)}</p>
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section class="table-scroll" aria-label={say(texts.byAccount)} tabIndex={0}>
        <table class="list stacked">
          <thead>
            <tr>
              {[texts.who, texts.notice, texts.shown, texts.entries, texts.days, texts.latest].map((heading) => (
                <th scope="col">{say(heading)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {byAccount.map((account) => (
              <tr>
                <th scope="row">{names.get(account.accountId) ?? say(texts.somebody)}</th>
                <td data-label={say(texts.notice)}>
                  {account.conspicuous.length === 0
                    ? say(texts.nothingNotable)
                    : account.conspicuous.map(({ why, times }) => (
                        <span class="tag attention">{say(conspicuousTexts[why](times))}</span>
                      ))}
                </td>
                <td data-label={say(texts.shown)}>{account.shown}</td>
                <td data-label={say(texts.entries)}>{account.entries}</td>
                <td data-label={say(texts.days)}>{account.days}</td>
                <td data-label={say(texts.latest)} class="moment">
                  {swedishMoment(account.lastAt)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="hint">{say(texts.thresholds(MANY_IN_A_DAY, SAME_OFTEN, OFFICE_HOURS.from, OFFICE_HOURS.to))}</p>
    </>
  )
}

/** Rows that are named in the list of what was opened most often. */
const MOST_OFTEN = 10

function BySubject({ viewer: { say }, log: { bySubject } }: Shown) {
  if (bySubject.length === 0) return null
  return (
    <>
      <h2>{say(texts.bySubject)}</h2>
      <table class="list stacked">
        <thead>
          <tr>
            {[texts.subject, texts.times, texts.accounts, texts.latest].map((heading) => (
              <th scope="col">{say(heading)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bySubject.slice(0, MOST_OFTEN).map(({ subjectId, times, accounts, lastAt }) => (
            <tr>
              <th scope="row" class="code">
                <a href={`${LOG}?rad=${subjectId.slice(0, SHOWN_OF_ID)}`}>{subjectId.slice(0, SHOWN_OF_ID)}</a>
              </th>
              <td data-label={say(texts.times)}>{times}</td>
              <td data-label={say(texts.accounts)}>{accounts}</td>
              <td data-label={say(texts.latest)} class="moment">
                {swedishMoment(lastAt)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{say(texts.bySubjectHint)}</p>
    </>
  )
}

/** Letters of an id that are shown: enough to tell two apart. */
const SHOWN_OF_ID = 8

const KINDS: ReadonlyMap<string, Text> = new Map(Object.entries(accessKindTexts))
const PURPOSES: ReadonlyMap<string, Text> = new Map(Object.entries(accessPurposeTexts))

function Rows({ viewer: { say }, log: { entries, names, places }, filter, skip }: Shown) {
  const shown = entries.slice(skip, skip + ROWS_SHOWN)
  if (shown.length === 0) return <p>{say(texts.none)}</p>
  const { accountId: konto, kind: slag, from: fran, to: till, subject: rad } = filter
  const older = new URLSearchParams({ konto, slag, fran, till, rad, hoppa: String(skip + ROWS_SHOWN) })
  return (
    <>
      <p>{say(texts.rowsShown(shown.length, entries.length))}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section class="table-scroll" aria-label={say(texts.rows)} tabIndex={0}>
        <table class="list stacked">
          <thead>
            <tr>
              {[texts.number, texts.when, texts.who, texts.what, texts.why, texts.where, texts.subject].map(
                (heading) => (
                  <th scope="col">{say(heading)}</th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((entry) => (
              <tr>
                <th scope="row">{entry.number}</th>
                <td data-label={say(texts.when)} class="moment">
                  {swedishMoment(entry.at)}
                </td>
                <td data-label={say(texts.who)}>{names.get(entry.accountId) ?? say(texts.somebody)}</td>
                <td data-label={say(texts.what)}>{say(KINDS.get(entry.kind) ?? verbatim(entry.kind))}</td>
                <td data-label={say(texts.why)}>{say(PURPOSES.get(entry.purpose) ?? verbatim(entry.purpose))}</td>
                <td data-label={say(texts.where)}>{places.get(entry.censusId ?? '') ?? '–'}</td>
                <td data-label={say(texts.subject)} class="code">
                  {entry.subjectId?.slice(0, SHOWN_OF_ID) ?? '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {skip + ROWS_SHOWN < entries.length && (
        <p>
          <a href={`${LOG}?${older}#rader`}>{say(texts.older)}</a>
        </p>
      )}
    </>
  )
}

function Sign({ viewer, log: { last }, note, errors }: Shown) {
  const { say } = viewer
  return (
    <Form viewer={viewer} action={`${LOG}/granskning`}>
      <p>{say(texts.signIntro(last))}</p>
      <input type="hidden" name="till" value={String(last)} />
      <TextArea
        {...{ viewer, errors, name: 'anteckning', label: say(texts.note), hint: say(texts.noteHint), value: note }}
        rows={4}
      />
      <Actions>
        <Button>{say(texts.doSign)}</Button>
      </Actions>
    </Form>
  )
}

function Reviews({ viewer: { say }, log: { reviews } }: Shown) {
  if (reviews.length === 0) return <p>{say(texts.noReviews)}</p>
  return (
    <ol class="versions" reversed>
      {reviews.map(({ at, by, through, note, isGenuine }) => (
        <li>
          <strong>{say(texts.reviewedThrough(through))}</strong> {swedishMoment(at)}, {by}
          <p>{note}</p>
          {!isGenuine && <p class="tag fault">{say(texts.notGenuine)}</p>}
        </li>
      ))}
    </ol>
  )
}
