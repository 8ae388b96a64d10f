import type { ComponentChildren } from 'preact'
import { evidenceInWords } from '../../domain/linkage/pair-reasons.ts'
import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import { closedOver, type DecisionVerdict, pairKey } from '../../domain/linkage/review/decision.ts'
import type { Figure } from '../../domain/linkage/review/figure.ts'
import { type MatrixCell, matrixMembers, pairMatrix } from '../../domain/linkage/review/matrix.ts'
import { scaleTexts, verdictTexts, warningTexts } from '../../domain/linkage/review/review.texts.ts'
import { STEPS, scaleStep } from '../../domain/linkage/review/scale.ts'
import type { Warning } from '../../domain/linkage/review/warnings.ts'
import { probabilityOf } from '../../domain/linkage/score.ts'
import { numberInWords } from '../../domain/terms/number-in-words.ts'
import { swedishMoment } from '../../domain/terms/swedish-moment.ts'
import { type Text, verbatim } from '../../domain/terms/text.ts'
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
import { ProgressBar, pairHref, percent, reviewHref, trailToReview } from './review.page.tsx'
import type { ShownRecord } from './review.repository.ts'
import type { PairAtHand, Review } from './review.service.ts'
import { areTwoNumbers } from './review.service.ts'
import { reviewTexts as texts } from './review.texts.ts'
import { PairCards, placeInWords } from './review-card.page.tsx'

const SCRIPTS = ['/assets/review.js'] as const

interface PairShown {
  readonly pair: PairAtHand
  /** The rows of the pair first, then those they hang together with. */
  readonly records: readonly ShownRecord[]
  readonly warnings: readonly Warning[]
  readonly isRevealed: boolean
  readonly reason: string
  readonly errors: FieldErrors
  readonly notice: Text | null
  /** Why the decision that was sent was not made. */
  readonly told: Text | null
}

type Shown = PairShown & { readonly viewer: Viewer }

/** Two rows that may be one person: what they say, what the model sees, what a decision changes, and the decision. */
export function pairPage(viewer: Viewer, shown: PairShown): string {
  const { say } = viewer
  const { pair, records, errors, notice, told, isRevealed, warnings } = shown
  const { review, item } = pair
  const [left, right] = records
  if (left === undefined || right === undefined) return gonePage(viewer, review, texts.notInQueueText)
  return servicePage({
    viewer,
    title: say(texts.pairTitle),
    trail: trailToReview(viewer, review),
    notice,
    hasErrors: hasErrors(errors),
    scripts: SCRIPTS,
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        {told !== null && (
          <div class="warning" role="alert">
            <h2>{say(texts.changedMeanwhile)}</h2>
            <p>{say(told)}</p>
          </div>
        )}
        <ProgressBar viewer={viewer} progress={review.progress} />
        {pair.askedAgain && <p class="panel">{say(texts.askedAgain)}</p>}
        {item.isUnsure && <p class="panel">{say(texts.earlierUnsure)}</p>}
        <div class="review-columns">
          <div>
            <PairCards viewer={viewer} left={left} right={right} isRevealed={isRevealed} />
            <SameAlready viewer={viewer} {...shown} />
            <Reveal viewer={viewer} {...shown} />
            {warnings.length > 0 && (
              <div class="warning">
                <h2>{say(texts.warnings)}</h2>
                <ul>
                  {warnings.map((warning) => (
                    <li>{say(warningTexts[warning])}</li>
                  ))}
                </ul>
              </div>
            )}
          </div>
          <div>
            <Effect viewer={viewer} {...shown} />
            <Decide viewer={viewer} {...shown} areTwo={areTwoNumbers(left, right)} />
          </div>
        </div>
        <EvidenceTable viewer={viewer} {...shown} />
        <Matrix viewer={viewer} {...shown} />
      </>
    ),
  })
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
  if (isRevealed) return <p class="hint">{say(texts.revealed)}</p>
  return (
    <Form viewer={viewer} action={pairHref(pair.review.census.id, pair.item, '/visa')} class="reveal">
      <Key name="v" secondary>
        {say(texts.reveal)}
      </Key>
      <p class="hint">{say(texts.revealHint)}</p>
    </Form>
  )
}

/** A button that a key presses too. */
function Key(props: {
  readonly name: string
  readonly secondary?: boolean
  readonly value?: string
  readonly children: ComponentChildren
}) {
  const { name, secondary = false, value, children } = props
  return (
    <button
      type="submit"
      class={secondary ? 'button secondary' : 'button'}
      data-key={name}
      aria-keyshortcuts={name}
      {...(value === undefined ? {} : { name: 'beslut', value })}
    >
      {children} <kbd>{name.toUpperCase()}</kbd>
    </button>
  )
}

function Effect({ viewer, pair }: Shown) {
  const { say } = viewer
  const { effect, review, item } = pair
  const closes = closedOver(review.verdicts, item.leftMembers, item.rightMembers) !== null
  const rows: readonly (readonly [Text, Figure | null, string, boolean])[] = [
    [texts.effectNow, effect.now, 'now', false],
    [texts.effectSame, effect.same, 'same', closes],
    [texts.effectDifferent, effect.different, 'different', false],
  ]
  return (
    <section aria-labelledby="effect">
      <h2 id="effect">{say(texts.effect)}</h2>
      <table class="list effect">
        <thead>
          <tr>
            <td />
            <th scope="col" class="number">
              {say(texts.effectFigure)}
            </th>
            <th scope="col" class="number">
              {say(texts.effectRange)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, figure, key, isShut]) => (
            <tr data-effect={key}>
              <th scope="row">{say(label)}</th>
              {figure === null ? (
                <td colSpan={2}>
                  {isShut ? (
                    say(texts.effectNotPossible)
                  ) : (
                    <>
                      {say(texts.effectCounting)} <a href={pairHref(review.census.id, item)}>{say(texts.lookAgain)}</a>
                    </>
                  )}
                </td>
              ) : (
                <>
                  <td class="number">{figure.persons}</td>
                  <td class="number">
                    {figure.low}–{figure.high}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{say(texts.effectUnsure)}</p>
      {closes && <p class="warning">{say(texts.closes)}</p>}
    </section>
  )
}

function Decide({ viewer, pair, isRevealed, reason, errors, areTwo }: Shown & { readonly areTwo: boolean }) {
  const { say } = viewer
  const { review, item, latestOwn } = pair
  const { id } = review.census
  const closes = closedOver(review.verdicts, item.leftMembers, item.rightMembers) !== null
  return (
    <section aria-labelledby="decide" class="decide">
      <h2 id="decide">{say(texts.decide)}</h2>
      <Form viewer={viewer} action={pairHref(id, item)}>
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
          {...{ viewer, errors, name: 'skal', label: say(texts.reason), hint: say(texts.reasonHint), value: reason }}
          rows={2}
        />
      </Form>
      {latestOwn !== null && (
        <Form viewer={viewer} action={reviewHref(id, `/beslut/${latestOwn.id}/angra`)}>
          <input type="hidden" name="fran" value="par" />
          <Key name="z" secondary>
            {say(texts.undoWhat(say(verdictTexts[latestOwn.verdict])))}
          </Key>
        </Form>
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

/** Bits that fill a bar: more weigh no longer. */
const WHOLE_BAR = 20

function EvidenceTable({ viewer, pair: { item } }: Shown) {
  const { say, language } = viewer
  const { evidence, weight, probability } = item
  const lines = evidence.map((line) => {
    const words = evidenceInWords(personLinkage, line)
    return {
      label: words?.comparison ?? verbatim(line.comparison),
      outcome: words?.outcome ?? verbatim(line.level),
      bits: line.weight,
    }
  })
  const prior = weight === null ? null : weight - evidence.reduce((sum, each) => sum + each.weight, 0)
  const step = scaleStep(probability)
  const isGuarded = weight !== null && probability < probabilityOf(weight) - 1e-9
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{say(texts.evidence)}</h2>
      <ol class="scale" aria-label={say(texts.total)}>
        {STEPS.map((each) => (
          <li aria-current={each === step ? 'true' : undefined}>{say(scaleTexts[each])}</li>
        ))}
      </ol>
      <p>
        <strong>{say(texts.total)}:</strong> {say(texts.totalIs(say(scaleTexts[step]), percent(probability, language)))}
        .{isGuarded && <> {say(texts.guarded)}</>}
      </p>
      <table class="list evidence stacked">
        <thead>
          <tr>
            <th scope="col">{say(texts.compared)}</th>
            <th scope="col">{say(texts.outcome)}</th>
            <th scope="col">{say(texts.weight)}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, outcome, bits }) => (
            <tr>
              <th scope="row">{say(label)}</th>
              <td data-label={say(texts.outcome)}>{say(outcome)}</td>
              <td data-label={say(texts.weight)}>
                <Bits viewer={viewer} bits={bits} />
              </td>
            </tr>
          ))}
          {prior !== null && (
            <tr class="prior">
              <th scope="row" colSpan={2}>
                {say(texts.prior)}
              </th>
              <td data-label={say(texts.weight)}>
                <Bits viewer={viewer} bits={prior} />
              </td>
            </tr>
          )}
          {weight !== null && (
            <tr class="total">
              <th scope="row" colSpan={2}>
                {say(texts.total)}
              </th>
              <td data-label={say(texts.weight)}>
                <Bits viewer={viewer} bits={weight} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <p class="hint">{say(texts.evidenceHint)}</p>
    </section>
  )
}

function Bits({ viewer: { say, language }, bits }: { readonly viewer: Viewer; readonly bits: number }) {
  const rounded = Math.round(bits * 10) / 10
  const width = Math.min(WHOLE_BAR, Math.round(Math.abs(bits)))
  const side = rounded === 0 ? 'none' : rounded > 0 ? 'for' : 'against'
  return (
    <span class="bits">
      <span class={`bar ${side} w${width}`} aria-hidden="true" />
      <span class="number">{numberInWords(rounded, language, true)}</span>
      {rounded !== 0 && <span class="visually-hidden"> {say(rounded > 0 ? texts.forSame : texts.forDifferent)}</span>}
    </span>
  )
}

const LETTERS = 'ABCDEFGH'

function Matrix({ viewer, pair, records }: Shown) {
  const { say, language } = viewer
  const { review, item } = pair
  const members = membersOf(review, item).filter((id) => records.some((record) => record.id === id))
  if (members.length <= 2) return null
  const persons = new Map(review.standing.linkage.asLinked.flatMap((ids) => ids.map((id) => [id, ids] as const)))
  const inDoubt = new Map(
    review.standing.linkage.links.flatMap((link) =>
      link.decision === 'review' ? [[pairKey([link.left, link.right]), link.probability] as const] : [],
    ),
  )
  const cells = pairMatrix(members, { verdicts: review.verdicts, personOf: (id) => persons.get(id) ?? [id], inDoubt })
  const hasConflict = cells.flat().some(({ kind }) => kind === 'conflict')
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">{say(texts.matrix)}</h2>
      <p>{say(texts.matrixIntro)}</p>
      <ol class="letters">
        {members.map((id) => {
          const record = records.find((each) => each.id === id)
          return <li>{record === undefined ? '' : placeInWords(viewer, record)}</li>
        })}
      </ol>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section class="table-scroll" aria-label={say(texts.matrix)} tabIndex={0}>
        <table class="list matrix">
          <thead>
            <tr>
              <td />
              {members.slice(0, -1).map((_, at) => (
                <th scope="col">{LETTERS[at]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map((row, at) => (
              <tr>
                <th scope="row">{LETTERS[at + 1]}</th>
                {row.map((cell) => (
                  <td class={cell.kind}>{say(cellInWords(cell, language))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {hasConflict && <p class="warning">{say(texts.conflictHint)}</p>}
    </section>
  )
}

/** The records that a pair is shown with; those of somebody with a protected identity are not among them. */
export function membersOf(review: Review, item: PairAtHand['item']): string[] {
  const { asLinked, links } = review.standing.linkage
  const doubtful = links.flatMap((link) => (link.decision === 'review' ? [[link.left, link.right] as const] : []))
  return matrixMembers([item.left, item.right], asLinked, doubtful).filter(
    (id) => review.places.get(id)?.isProtected === false,
  )
}

function cellInWords({ kind, verdict, probability }: MatrixCell, language: Viewer['language']): Text {
  if (kind === 'conflict') return texts.cellConflict
  if (kind === 'doubt') return texts.cellDoubt(percent(probability ?? 0, language))
  if (kind === 'decided') return verdict === 'same' ? texts.cellDecidedSame : texts.cellDecidedDifferent
  return verdict === 'same' ? texts.cellModelSame : texts.cellModelDifferent
}

/** The pair at an address is not in doubt any more: why, and where to go on. */
export function gonePage(viewer: Viewer, review: Review, why: Text): string {
  const { say } = viewer
  const [first] = review.queue.items.filter(({ isUnsure }) => !isUnsure)
  return servicePage({
    viewer,
    title: say(texts.notInQueue),
    trail: trailToReview(viewer, review),
    main: (
      <>
        <p>{say(why)}</p>
        <Actions>
          {first !== undefined && (
            <ButtonLink href={pairHref(review.census.id, first)}>{say(texts.nextPair)}</ButtonLink>
          )}
          <ButtonLink href={reviewHref(review.census.id)} secondary={first !== undefined}>
            {say(texts.toQueue)}
          </ButtonLink>
        </Actions>
      </>
    ),
  })
}

/** Who decided about a pair meanwhile, and what. */
export const decidedMeanwhile = ({ say }: Viewer, by: StoredDecision | null): Text =>
  by === null ? texts.changed : texts.decidedBy(by.by, swedishMoment(by.at), say(verdictTexts[by.verdict]))

/** The verdict of a form field; `null` for *skip*. */
export const isVerdict = (written: string): written is DecisionVerdict =>
  written === 'same' || written === 'different' || written === 'unsure'
