import type { DecisionVerdict } from '../../domain/linkage/review/decision.ts'
import { heldByTexts, verdictTexts } from '../../domain/linkage/review/review.texts.ts'
import type { LinkedPerson } from '../../domain/linkage/review/unlink.ts'
import { swedishMoment } from '../../domain/terms/swedish-moment.ts'
import type { Text } from '../../domain/terms/text.ts'
import { Form } from '../../platform/http/form.tsx'
import { type PageOfList, Pages } from '../../platform/http/pages.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import { percent, reviewHref, trailToReview } from './review.page.tsx'
import type { ShownRecord } from './review.repository.ts'
import type { Review } from './review.service.ts'
import { reviewTexts as texts } from './review.texts.ts'
import { maskedInWords, placeInWords } from './review-card.page.tsx'

const STATES = { holds: texts.holds, partly: texts.partlyHolds, lapsed: texts.lapsedState } as const

/** A decision as the list shows it. */
export interface DecisionShown {
  readonly id: string
  readonly verdict: DecisionVerdict
  readonly way: 'review' | 'unlink'
  readonly at: string
  readonly by: string
  readonly reason: string | null
  /** The rows it is about, in words. */
  readonly rows: readonly string[]
  readonly undone: { readonly by: string; readonly at: string } | null
  /** Of one that was not undone: whether the rows it is about are as they were. */
  readonly state: keyof typeof STATES
}

interface ListShown<Item> {
  readonly review: Pick<Review, 'census' | 'round'>
  readonly list: PageOfList<Item>
  readonly notice: Text | null
}

interface DecisionsListed extends ListShown<DecisionShown> {
  /** Decisions about somebody with a protected identity: of those nothing is shown. */
  readonly hidden: number
}

/** Every decision about pairs, the latest first, each with the way to undo it. */
export function decisionsPage(viewer: Viewer, shown: DecisionsListed): string {
  const { review, list, notice, hidden } = shown
  const { say } = viewer
  const { id } = review.census
  return servicePage({
    viewer,
    title: say(texts.decisions),
    trail: trailToReview(viewer, review),
    notice,
    main: (
      <>
        <p>{say(texts.decisionsIntro)}</p>
        {hidden > 0 && <p class="panel">{say(texts.decisionsHidden(hidden))}</p>}
        {list.items.length === 0 ? (
          hidden === 0 && <p>{say(texts.noDecisions)}</p>
        ) : (
          <table class="list stacked decisions">
            <thead>
              <tr>
                {[texts.decision, texts.when, texts.who, texts.why, texts.state].map((heading) => (
                  <th scope="col">{say(heading)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.items.map((decision) => (
                <DecisionRow viewer={viewer} decision={decision} censusId={id} />
              ))}
            </tbody>
          </table>
        )}
        <Pages viewer={viewer} list={list} href={(page) => reviewHref(id, `/beslut?sida=${page}`)} />
      </>
    ),
  })
}

function DecisionRow(props: { readonly viewer: Viewer; readonly decision: DecisionShown; readonly censusId: string }) {
  const { viewer, decision, censusId } = props
  const { say } = viewer
  const { verdict, way, at, by, reason, rows, undone, state } = decision
  const name = say(way === 'unlink' ? texts.unlinked : verdictTexts[verdict])
  return (
    <tr>
      <th scope="row">
        {name}
        <span class="ground">{rows.join(' · ')}</span>
      </th>
      <td data-label={say(texts.when)} class="moment">
        {swedishMoment(at)}
      </td>
      <td data-label={say(texts.who)}>{by}</td>
      <td data-label={say(texts.why)}>{reason ?? say(texts.noReason)}</td>
      <td data-label={say(texts.state)}>
        {undone !== null ? (
          say(texts.undone(undone.by, swedishMoment(undone.at)))
        ) : (
          <>
            <span class={state === 'holds' ? 'tag done' : 'tag attention'}>{say(STATES[state])}</span>
            <Form viewer={viewer} action={reviewHref(censusId, `/beslut/${decision.id}/angra`)}>
              <button
                type="submit"
                class="as-link"
                aria-label={say(texts.undoOf(name, rows.join(' · '), swedishMoment(at)))}
              >
                {say(texts.undoDecision)}
              </button>
            </Form>
          </>
        )}
      </td>
    </tr>
  )
}

/** A linked person with the rows opened that are shown of it, masked. */
export interface PersonShown {
  readonly number: number
  readonly person: LinkedPerson
  readonly records: ReadonlyMap<string, ShownRecord>
}

/** Everybody with several rows, and what holds each row there; each can be taken out. */
export function linkedPersonsPage(viewer: Viewer, { review, list, notice }: ListShown<PersonShown>): string {
  const { say } = viewer
  const { id } = review.census
  return servicePage({
    viewer,
    title: say(texts.persons),
    trail: trailToReview(viewer, review),
    notice,
    main: (
      <>
        <p>{say(texts.personsIntro)}</p>
        {list.items.length === 0 && <p>{say(texts.noPersons)}</p>}
        {list.items.map((shown) => (
          <PersonRows viewer={viewer} shown={shown} censusId={id} />
        ))}
        <Pages viewer={viewer} list={list} href={(page) => reviewHref(id, `/personer?sida=${page}`)} />
      </>
    ),
  })
}

function PersonRows(props: { readonly viewer: Viewer; readonly shown: PersonShown; readonly censusId: string }) {
  const { viewer, shown, censusId } = props
  const { say, language } = viewer
  const name = say(texts.person(shown.number))
  return (
    <section aria-labelledby={`person-${shown.number}`} class="linked-person">
      <h2 id={`person-${shown.number}`}>{name}</h2>
      <table class="list stacked">
        <thead>
          <tr>
            {[texts.row, texts.masked, texts.heldBy].map((heading) => (
              <th scope="col">{say(heading)}</th>
            ))}
            <th scope="col">
              <span class="visually-hidden">{say(texts.unlink)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.person.members.map(({ record, heldBy, probability }) => {
            const row = shown.records.get(record)
            if (row === undefined) return null
            const place = placeInWords(viewer, row)
            return (
              <tr>
                <th scope="row">{place}</th>
                <td data-label={say(texts.masked)}>{maskedInWords(viewer, row)}</td>
                <td data-label={say(texts.heldBy)}>
                  {say(heldByTexts[heldBy])}
                  {probability !== null && (
                    <span class="ground">{say(texts.likely(percent(probability, language)))}</span>
                  )}
                </td>
                <td>
                  <a href={reviewHref(censusId, `/personer/${record}`)} aria-label={say(texts.unlinkOf(place, name))}>
                    {say(texts.unlink)}
                  </a>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
