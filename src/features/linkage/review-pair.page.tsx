import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import { closedOver, type DecisionVerdict } from '../../domain/linkage/review/decision.ts'
import { verdictTexts, warningTexts } from '../../domain/linkage/review/review.texts.ts'
import type { WarningBetween } from '../../domain/linkage/review/warnings.ts'
import { swedishMoment } from '../../domain/terms/swedish-moment.ts'
import type { Text } from '../../domain/terms/text.ts'
import {
  Actions,
  ButtonLink,
  ErrorSummary,
  type FieldErrors,
  Form,
  hasErrors,
  TextArea,
} from '../../platform/http/form.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredDecision } from './decision.repository.ts'
import { ProgressBar, pairHref, reviewHref, trailToReview } from './review.page.tsx'
import type { ShownRecord } from './review.repository.ts'
import {
  firstOpen,
  type PairAtHand,
  questionNumber,
  type Review,
  recordsOnCards,
  twoNumbers,
} from './review.service.ts'
import { reviewTexts as texts } from './review.texts.ts'
import { PairCards, placeInWords } from './review-card.page.tsx'
import { EffectTable } from './review-effect.page.tsx'
import { WhatTheModelSees } from './review-evidence.page.tsx'
import { Key, UndoLatestInForm } from './review-key.page.tsx'
import { Matrix } from './review-matrix.page.tsx'
import { HowTheRowStands, RowCards } from './review-row.page.tsx'

const SCRIPTS = ['/assets/review.js'] as const

interface PairShown {
  readonly pair: PairAtHand
  /** The rows of the pair first, then those they hang together with. */
  readonly records: readonly ShownRecord[]
  readonly warnings: readonly WarningBetween[]
  readonly isRevealed: boolean
  readonly reason: string
  readonly errors: FieldErrors
  readonly notice: Text | null
  readonly told: Told | null
}

/** Why the decision that was sent was not made. */
export interface Told {
  readonly heading: Text
  readonly why: Text
}

type Shown = PairShown & { readonly viewer: Viewer }

/** Two rows that may be one person, or a row that may be a person's: what they say, what the model sees, what a decision changes, and the decision. */
export function pairPage(viewer: Viewer, shown: PairShown): string {
  const { say } = viewer
  const { pair, records, errors, notice, told, isRevealed, warnings } = shown
  const { review, item } = pair
  const [left, right] = records
  const numbers = twoNumbers(item, records)
  if (left === undefined || right === undefined) return gonePage(viewer, review, null)
  return servicePage({
    viewer,
    title: say(item.kind === 'row' ? texts.rowTitle : texts.pairTitle),
    place: say(texts.questionOf(questionNumber(review, item), review.progress.all)),
    trail: trailToReview(viewer, review),
    notice,
    hasErrors: hasErrors(errors),
    scripts: SCRIPTS,
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        {told !== null && (
          <div class="warning" role="alert">
            <h2>{say(told.heading)}</h2>
            <p>
              {say(told.why)} {say(texts.lookOnceMore)}
            </p>
          </div>
        )}
        <ProgressBar viewer={viewer} progress={review.progress} />
        {pair.askedAgain && <p class="panel">{say(texts.askedAgain)}</p>}
        {item.isUnsure && <p class="panel">{say(texts.earlierUnsure)}</p>}
        {item.kind === 'row' ? (
          <HowTheRowStands viewer={viewer} review={review} item={item} />
        ) : (
          <p class="panel">{say(howThePairStands(pair))}</p>
        )}
        {/* One form: what is being written goes along, whichever button is pressed. */}
        <Form viewer={viewer} action={pairHref(review.census.id, item)} class="review-columns">
          <div>
            {item.kind === 'row' ? (
              <RowCards viewer={viewer} row={left} person={personShown(item, records)} isRevealed={isRevealed} />
            ) : (
              <>
                <PairCards
                  {...{ viewer, left, right, isRevealed }}
                  numbers={numbers.filter(([one, other]) => one !== left || other !== right)}
                />
                <SameAlready viewer={viewer} {...shown} />
              </>
            )}
            <Reveal viewer={viewer} {...shown} />
            {warnings.length > 0 && (
              <div class="warning">
                <h2>{say(texts.warnings)}</h2>
                <ul>
                  {warnings.map(({ warning, isElsewhere }) => (
                    <li>
                      {say(warningTexts[warning])} {isElsewhere && say(texts.warnedElsewhere)}
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </div>
          <div>
            <Effect viewer={viewer} {...shown} />
            <Decide viewer={viewer} {...shown} areTwo={numbers.length > 0} />
          </div>
        </Form>
        <WhatTheModelSees viewer={viewer} item={item} censusId={review.census.id} />
        {item.kind === 'pair' && <Matrix viewer={viewer} pair={pair} records={records} />}
      </>
    ),
  })
}

const personShown = (item: PairAtHand['item'], records: readonly ShownRecord[]): ShownRecord[] =>
  recordsOnCards(item, records)
    .slice(1)
    .flatMap((id) => records.find((record) => record.id === id) ?? [])

function howThePairStands({ review, item }: PairAtHand): Text {
  if (item.isOneNow) return texts.pairIsOne
  const areSeveral = review.standing.linkage.persons.some(
    (members) => members.includes(item.left) || members.includes(item.right),
  )
  return areSeveral && item.probability >= personLinkage.linkAt ? texts.pairIsTwoThough : texts.pairIsTwo
}

function SameAlready({ viewer, pair, records }: Shown) {
  const { say } = viewer
  const { item } = pair
  const byId = new Map(records.map((record) => [record.id, record]))
  const others = (members: readonly string[], own: string) =>
    members.flatMap((id) => (id === own ? [] : (byId.get(id) ?? []))).map((record) => placeInWords(viewer, record))
  const sides = [
    [texts.leftCard, others(item.leftMembers, item.left)],
    [texts.rightCard, others(item.rightMembers, item.right)],
  ] as const
  if (sides.every(([, rows]) => rows.length === 0)) return null
  return (
    <ul class="hint">
      {sides.map(([label, rows]) =>
        rows.length === 0 ? null : (
          <li>
            {say(label)}: {say(texts.sameAlready).toLowerCase()} {rows.join('; ')}
          </li>
        ),
      )}
    </ul>
  )
}

function Reveal({ viewer, pair, isRevealed }: Shown) {
  const { say } = viewer
  if (isRevealed) return <p class="hint">{say(pair.item.kind === 'row' ? texts.rowRevealed : texts.revealed)}</p>
  return (
    <div class="reveal">
      <Key name="v" secondary action={pairHref(pair.review.census.id, pair.item, '/visa')}>
        {say(texts.reveal)}
      </Key>
      <p class="hint">{say(texts.revealHint)}</p>
    </div>
  )
}

function Effect({ viewer, pair }: Shown) {
  const { say } = viewer
  const { effect, review, item } = pair
  const closes = closedOver(review.verdicts, item.leftMembers, item.rightMembers) !== null
  return (
    <section aria-labelledby="effect">
      <h2 id="effect">{say(texts.effect)}</h2>
      <EffectTable
        viewer={viewer}
        here={pairHref(review.census.id, item)}
        lines={[
          { key: 'now', label: texts.effectNow, figure: effect.now },
          { key: 'same', label: texts.effectSame, figure: effect.same, isShut: closes },
          { key: 'different', label: texts.effectDifferent, figure: effect.different },
        ]}
      />
      <p class="hint">{say(ifUnsure(item))}</p>
      {isAnotherLoosened(pair) && <p class="hint">{say(texts.sameLoosens)}</p>}
      {isNextIfDifferent(pair) && <p class="hint">{say(texts.rowDifferentIsNext)}</p>}
      {closes && <p class="warning">{say(texts.closes)}</p>}
    </section>
  )
}

function ifUnsure({ kind, isOneNow }: PairAtHand['item']): Text {
  if (kind === 'row') return texts.rowEffectUnsure
  return isOneNow ? texts.oneEffectUnsure : texts.effectUnsure
}

/** Two who both count become one, and there are no fewer: another link that is not certain goes apart. */
const isAnotherLoosened = ({ item, effect: { now, same } }: PairAtHand): boolean =>
  item.bearing === 'figure' && !item.isOneNow && same !== null && same.persons >= now.persons

/** A row that counts by itself and would count as somebody else if it is not this person. */
const isNextIfDifferent = ({ item, effect }: PairAtHand): boolean =>
  item.kind === 'row' && !item.isOneNow && effect.different !== null && effect.different.persons < effect.now.persons

function Decide({ viewer, pair, isRevealed, reason, errors, areTwo }: Shown & { readonly areTwo: boolean }) {
  const { say } = viewer
  const { review, item, latestOwn } = pair
  const { id } = review.census
  const closes = closedOver(review.verdicts, item.leftMembers, item.rightMembers) !== null
  return (
    <section aria-labelledby="decide" class="decide">
      <h2 id="decide">{say(texts.decide)}</h2>
      <input type="hidden" name="sett" value={pair.seen} />
      {isRevealed && <input type="hidden" name="visad" value="ja" />}
      <Actions>
        {!closes && (
          <Key name="s" value="same">
            {say(areTwo ? texts.sameOtherNumber : texts.same)}
          </Key>
        )}
        <Key name="o" value="different">
          {say(texts.different)}
        </Key>
        <Key name="?" value="unsure" secondary>
          {say(texts.unsure)}
        </Key>
        <Key name="h" value="skip" secondary>
          {say(texts.skip)}
        </Key>
      </Actions>
      <TextArea
        {...{
          viewer,
          errors,
          name: 'skal',
          label: say(texts.reason),
          hint: say(item.kind === 'row' ? texts.rowReasonHint : texts.reasonHint),
          value: reason,
        }}
        rows={2}
      />
      {latestOwn !== null && (
        <UndoLatestInForm viewer={viewer} decisions={reviewHref(id, '/beslut')} latest={latestOwn} />
      )}
      <p class="hint">
        <strong>{say(texts.keys)}:</strong> {say(texts.keysList)}{' '}
        <button
          type="button"
          class="as-link"
          hidden
          data-keys-switch
          data-off={say(texts.keysOff)}
          data-on={say(texts.keysOn)}
        >
          {say(texts.keysOff)}
        </button>
      </p>
    </section>
  )
}

/** The pair at an address is not in doubt any more: why, and where to go on. */
export function gonePage(viewer: Viewer, review: Review, told: Told | null): string {
  const { say } = viewer
  const first = firstOpen(review)
  return servicePage({
    viewer,
    title: say(told?.heading ?? texts.notInQueue),
    trail: trailToReview(viewer, review),
    main: (
      <>
        <p>
          {say(told?.why ?? texts.notInQueueText)} {told !== null && say(texts.askedIfOpen)}
        </p>
        <Actions>
          {first !== null && <ButtonLink href={pairHref(review.census.id, first)}>{say(texts.nextPair)}</ButtonLink>}
          <ButtonLink href={reviewHref(review.census.id)} secondary={first !== null}>
            {say(texts.toQueue)}
          </ButtonLink>
        </Actions>
      </>
    ),
  })
}

/** Who decided about a pair meanwhile, and what; where it was nobody, that the rows are other ones. */
export function decidedMeanwhile({ say }: Viewer, by: StoredDecision | null, accountId: string): Told {
  if (by === null) return { heading: texts.changedMeanwhile, why: texts.changed }
  const [at, verdict] = [swedishMoment(by.at), say(verdictTexts[by.verdict])]
  if (by.accountId === accountId) return { heading: texts.decidedAlready, why: texts.decidedByYou(at, verdict) }
  return { heading: texts.somebodyWasFirst, why: texts.decidedBy(by.by, at, verdict) }
}

/** The verdict of a form field; `null` for *skip*. */
export const isVerdict = (written: string): written is DecisionVerdict =>
  written === 'same' || written === 'different' || written === 'unsure'
