import { whyTexts } from '../../domain/disclosure/disclosure.texts.ts'
import type { DisclosureReview, FigurePlace, PublicEdition } from '../../domain/disclosure/public-edition.ts'
import { PUBLIC_TABLES, type PublicTableId, publicTableTitle } from '../../domain/disclosure/public-tables.ts'
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
} from '../../platform/http/form.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import { trailTo } from '../census/round.page.tsx'
import type { StoredRound } from '../census/round.repository.ts'
import { roundHref } from '../census/rounds.page.tsx'
import { TrainingBanner } from '../census/training.page.tsx'
import type { DrawnChart } from '../report/report-charts.service.ts'
import type { Publication, PublicationChoices } from './publication.repository.ts'
import type { ChoicesAtHand, Draft } from './publication.service.ts'
import { publicationTexts as texts } from './publication.texts.ts'
import { publishedDay, publishedHref } from './published.page.tsx'
import { PublicReportBody } from './published-report.page.tsx'

/** The page where a public report is made: as it would be, or why it cannot be. */
export interface PublishShown {
  readonly round: StoredRound
  readonly atHand: ChoicesAtHand
  readonly choices: PublicationChoices
  /** What keeps it from being published. */
  readonly reasons: readonly Text[]
  readonly draft: Draft | null
  readonly charts: readonly DrawnChart[]
  readonly errors: FieldErrors
}

/** What was chosen, as the address of a page says it. */
export function choicesQuery({ tables, series }: PublicationChoices): string {
  const query = new URLSearchParams()
  for (const table of tables) query.append('tabell', table)
  query.set('serie', series ?? '')
  return `?${query}`
}

/** The public report as it would be, what is protected in it, and the way on. For analysts. */
export function publishPage(viewer: Viewer, shown: PublishShown): string {
  const { say } = viewer
  const { round, atHand, reasons, draft, choices, errors } = shown
  const { id, key } = round.census
  const [latest] = atHand.before
  const isUnchanged = draft !== null && latest?.sha256 === draft.text.sha256
  return servicePage({
    viewer,
    title: say(texts.title(key)),
    trail: trailTo(viewer, round),
    hasErrors: hasErrors(errors),
    main: (
      <>
        <TrainingBanner viewer={viewer} isTraining={round.isTraining} />
        <ErrorSummary viewer={viewer} errors={errors} />
        {latest !== undefined && <IsOut viewer={viewer} latest={latest} />}
        {reasons.length > 0 && (
          <div class="warning">
            <h2>{say(texts.notNow)}</h2>
            {reasons.map((reason) => (
              <p>{say(reason)}</p>
            ))}
            <p class="row-actions">
              <a href={roundHref(id)}>{say(texts.toRound)}</a>
              {!round.isTraining && <a href={roundHref(id, '/analys')}>{say(texts.toAnalysis)}</a>}
              {latest !== undefined && round.state === 'locked' && !isUnchanged && (
                <a href={roundHref(id, '/lage?till=published')}>{say(texts.endRevision)}</a>
              )}
            </p>
          </div>
        )}
        {draft !== null && (
          <>
            <p>{say(texts.intro)}</p>
            <p>
              <a href={internalHref(round)}>{say(texts.readInternal)}</a>
            </p>
            <details open={hasErrors(errors)}>
              <summary>{say(texts.choose(choices.tables.length, draft.edition.report.tables.length))}</summary>
              <ChoiceForm viewer={viewer} shown={shown} />
            </details>
            <h2>{say(texts.protection)}</h2>
            <p class="hint">{say(texts.forAnalysts)}</p>
            <Remarks viewer={viewer} draft={draft} />
            <Protection viewer={viewer} draft={draft} chosen={choices.tables} />
            {isUnchanged && (
              <div class="panel">
                <p>{say(texts.unchanged(latest.version))}</p>
                <Actions>
                  <ButtonLink href={roundHref(id, '/lage?till=published')}>{say(texts.endRevision)}</ButtonLink>
                </Actions>
              </div>
            )}
            {reasons.length === 0 && !isUnchanged && (
              <Actions>
                <ButtonLink
                  href={roundHref(id, `/publicera/bekrafta${choicesQuery(choices)}&sha256=${draft.text.sha256}`)}
                >
                  {say(texts.goOn)}
                </ButtonLink>
                <ButtonLink secondary href={roundHref(id)}>
                  {say(texts.cancel)}
                </ButtonLink>
              </Actions>
            )}
            <section class="preview" aria-labelledby="preview">
              <h2 id="preview">{say(texts.preview)}</h2>
              <PublicReportBody viewer={viewer} report={draft.edition.report} charts={shown.charts} />
            </section>
          </>
        )}
      </>
    ),
  })
}

function IsOut({ viewer, latest }: { readonly viewer: Viewer; readonly latest: Publication }) {
  return (
    <p class="panel">
      {viewer.say(texts.isOut(latest.version, publishedDay(viewer, latest)))}{' '}
      <a href={publishedHref(latest)}>{viewer.say(texts.readIt)}</a>
    </p>
  )
}

const internalHref = ({ census: { municipality, key, definition } }: StoredRound): string =>
  `/rapporter/${[municipality.code, key, definition].map(encodeURIComponent).join('/')}/`

/** Sent as an address: what is chosen changes nothing until it is published. */
function ChoiceForm({ viewer, shown }: { readonly viewer: Viewer; readonly shown: PublishShown }) {
  const { say, language } = viewer
  const { round, atHand, choices, errors } = shown
  return (
    <form method="get" action={roundHref(round.census.id, '/publicera')} noValidate>
      <input type="hidden" name="sprak" value={language} />
      <Choices
        viewer={viewer}
        name="tabell"
        label={say(texts.tables)}
        hint={say(texts.tablesHint)}
        errors={errors}
        options={PUBLIC_TABLES.map((id) => ({ value: id, label: say(publicTableTitle(id)) }))}
        chosen={choices.tables}
        several
      />
      {atHand.series.length === 0 ? (
        <input type="hidden" name="serie" value="" />
      ) : (
        <SelectField
          viewer={viewer}
          name="serie"
          label={say(texts.series)}
          hint={say(texts.seriesHint)}
          options={atHand.series.map((series) => ({ value: series, label: series }))}
          chosen={choices.series ?? ''}
          blank={say(texts.noSeries)}
        />
      )}
      <Actions>
        <Button secondary>{say(texts.showAgain)}</Button>
      </Actions>
    </form>
  )
}

/** What the analyst is told of an edition that keeps nothing from being published. */
function Remarks({ viewer, draft }: { readonly viewer: Viewer; readonly draft: Draft }) {
  return draft.remarks.map((remark) => <p class="panel">{viewer.say(remark)}</p>)
}

interface ProtectionShown {
  readonly viewer: Viewer
  readonly draft: Draft
  readonly chosen: readonly PublicTableId[]
}

/** What is withheld and why, with the numbers: for analysts alone. */
function Protection({ viewer, draft, chosen }: ProtectionShown) {
  const { say } = viewer
  const { edition } = draft
  const { unprotected, places, shown } = edition.review
  const hidden = hiddenFigures(edition)
  const nameOf = (key: string) => inWords(viewer, key, places)
  return (
    <>
      {unprotected.length > 0 && (
        <>
          <h3>{say(texts.unprotectedTitle)}</h3>
          <ul>
            {[...new Set(unprotected.map(({ cell }) => cell.key))].map((key) => (
              <li>{nameOf(key)}</li>
            ))}
          </ul>
        </>
      )}
      <p>{say(hidden.length === 0 ? texts.nothingWithheld : texts.withheldCount(hidden.length, shown.length))}</p>
      {hidden.length > 0 && (
        <details>
          <summary>{say(texts.eachWithheld(hidden.length))}</summary>
          {WHY_FIRST.map((why) => (
            <WithheldFor
              viewer={viewer}
              why={why}
              withheld={hidden.filter((each) => each.why === why)}
              nameOf={nameOf}
            />
          ))}
        </details>
      )}
      <ChosenNotShown viewer={viewer} draft={draft} chosen={chosen} />
    </>
  )
}

/** Which of the chosen tables will not be shown, and why. */
function ChosenNotShown({ viewer: { say }, draft, chosen }: ProtectionShown) {
  const { tables, tablesNotShown } = draft.edition.report
  const missing = chosen.filter((id) => tables.every((table) => table.id !== id))
  if (missing.length === 0) return null
  const why = (id: PublicTableId) => {
    if (id === 'flows' && draft.madeFrom.compared === null && draft.remarks.length > 0) return texts.flowsLeftOut
    if (tablesNotShown.some((table) => table.id === id)) return texts.protectedWhole
    if (id === 'years' || id === 'flows') return texts.noEarlierYear
    return id === 'situations' || id === 'groups' ? texts.notDivided : texts.notAnswered
  }
  const reasons = [...new Set(missing.map(why))]
  return (
    <>
      <h3>{say(texts.chosenNotShown)}</h3>
      <ul>
        {reasons.map((reason) => (
          <li>{say(texts.tablesFor(reason, missing.filter((id) => why(id) === reason).map(publicTableTitle)))}</li>
        ))}
      </ul>
    </>
  )
}

/** Reasons, those of the figures themselves before those of the figures that guard them. */
const WHY_FIRST = ['small', 'group', 'zero', 'contributor', 'complementary', 'before'] as const

/** Figures that are withheld for one reason. */
function WithheldFor(props: {
  readonly viewer: Viewer
  readonly why: (typeof WHY_FIRST)[number]
  readonly withheld: DisclosureReview['withheld']
  readonly nameOf: (key: string) => string
}) {
  const { viewer, why, withheld, nameOf } = props
  const { say } = viewer
  if (withheld.length === 0) return null
  return (
    <>
      <h3 id={`why-${why}`}>{say(whyTexts[why])}</h3>
      <table class="list stacked" aria-labelledby={`why-${why}`}>
        <thead>
          <tr>
            {[texts.figure, texts.number, texts.guess].map((text) => (
              <th scope="col">{say(text)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {withheld.map(({ key, persons, interval }) => (
            <tr>
              <th scope="row">{nameOf(key)}</th>
              <td data-label={say(texts.number)}>{persons}</td>
              <td data-label={say(texts.guess)}>{say(texts.between(interval.min, interval.max))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Figures of the tables shown that stand there as a code. One that stands in several tables is one. */
function hiddenFigures({ review: { withheld, shown } }: PublicEdition): DisclosureReview['withheld'] {
  const inTables = new Set(shown)
  return withheld.filter(({ key }) => inTables.has(key))
}

function inWords({ say }: Viewer, key: string, places: ReadonlyMap<string, FigurePlace>): string {
  const place = places.get(key)
  if (place === undefined) return say(texts.derived(key))
  return `${say(place.table)}: ${say(place.row)}, ${say(place.column)}`
}

interface ConfirmShown {
  readonly round: StoredRound
  readonly draft: Draft
  readonly choices: PublicationChoices
  readonly version: number
  readonly changeNote: string
  readonly errors: FieldErrors
}

/** Asks before anything becomes public, and says what happens. */
export function confirmPublishPage(viewer: Viewer, shown: ConfirmShown): string {
  const { say } = viewer
  const { round, draft, choices, version, changeNote, errors } = shown
  const { id, key } = round.census
  return servicePage({
    viewer,
    title: say(texts.confirmTitle(key)),
    trail: [...trailTo(viewer, round), { href: roundHref(id, '/publicera'), label: say(texts.title(key)) }],
    hasErrors: hasErrors(errors),
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        <ul>
          {texts.happens(draft.edition.report.tables.length, hiddenFigures(draft.edition).length).map((text) => (
            <li>{say(text)}</li>
          ))}
        </ul>
        <Remarks viewer={viewer} draft={draft} />
        <Form viewer={viewer} action={roundHref(id, '/publicera')}>
          {choices.tables.map((table) => (
            <input type="hidden" name="tabell" value={table} />
          ))}
          <input type="hidden" name="serie" value={choices.series ?? ''} />
          <input type="hidden" name="sha256" value={draft.text.sha256} />
          {version > 1 && (
            <TextArea
              viewer={viewer}
              name="nytt"
              label={say(texts.changeNote)}
              hint={say(texts.changeNoteHint)}
              errors={errors}
              value={changeNote}
            />
          )}
          <Actions>
            <Button>{say(version === 1 ? texts.publish : texts.publishVersion(version))}</Button>
            <ButtonLink secondary href={roundHref(id, `/publicera${choicesQuery(choices)}`)}>
              {say(texts.cancel)}
            </ButtonLink>
          </Actions>
        </Form>
      </>
    ),
  })
}

/** Why nothing was published, and the way back to where it says what to do. */
export function notPublishedPage(viewer: Viewer, round: StoredRound, reason: Text): string {
  const { say } = viewer
  const { id, key } = round.census
  const back = { href: roundHref(id, '/publicera'), label: say(texts.title(key)) }
  return servicePage({
    viewer,
    title: say(texts.notPublished),
    trail: [...trailTo(viewer, round), back],
    main: (
      <>
        <p>{say(reason)}</p>
        <Actions>
          <ButtonLink href={back.href}>{say(texts.backToReport)}</ButtonLink>
        </Actions>
      </>
    ),
  })
}
