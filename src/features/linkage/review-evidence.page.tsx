import { evidenceInWords } from '../../domain/linkage/pair-reasons.ts'
import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import type { QueueItem } from '../../domain/linkage/review/queue.ts'
import { scaleTexts } from '../../domain/linkage/review/review.texts.ts'
import { STEPS, scaleStep } from '../../domain/linkage/review/scale.ts'
import { probabilityOf } from '../../domain/linkage/score.ts'
import { numberInWords } from '../../domain/terms/number-in-words.ts'
import { verbatim } from '../../domain/terms/text.ts'
import type { Viewer } from '../../platform/http/viewer.ts'
import { percent, reviewHref } from './review.page.tsx'
import { reviewTexts as texts } from './review.texts.ts'

interface EvidenceShown {
  readonly viewer: Viewer
  readonly item: QueueItem
  readonly censusId: string
}

/** What the model sees: of a pair line by line, of a row that says little as one probability. */
export const WhatTheModelSees = (shown: EvidenceShown) =>
  shown.item.kind === 'row' ? <RowEvidence {...shown} /> : <PairEvidence {...shown} />

/** From two persons to one in five steps, with the one that holds. */
function Scale({ viewer: { say }, item: { probability } }: EvidenceShown) {
  const step = scaleStep(probability)
  return (
    <ol class="scale" aria-label={say(texts.total)}>
      {STEPS.map((each) => (
        <li aria-current={each === step ? 'true' : undefined}>{say(scaleTexts[each])}</li>
      ))}
    </ol>
  )
}

function RowEvidence(shown: EvidenceShown) {
  const { say, language } = shown.viewer
  const { probability, isOneNow } = shown.item
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{say(texts.evidence)}</h2>
      {isOneNow && <Scale {...shown} />}
      <p>
        <strong>{say(isOneNow ? texts.rowIsThis : texts.rowIsAny)}:</strong>{' '}
        {say(
          isOneNow
            ? texts.totalIs(say(scaleTexts[scaleStep(probability)]), percent(probability, language))
            : texts.inPercent(percent(probability, language)),
        )}
        .
      </p>
      <p class="hint">
        {say(texts.rowEvidenceHint)} {!isOneNow && say(texts.rowAnyHint)}
      </p>
    </section>
  )
}

/** Bits that fill a bar: more weigh no longer. */
const WHOLE_BAR = 20

function PairEvidence(shown: EvidenceShown) {
  const { viewer, item, censusId } = shown
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
  const isOfThePair = weight === null || Math.abs(probability - probabilityOf(weight)) < 1e-9
  const why = item.isOneNow ? texts.ofAllRows : texts.guarded
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{say(texts.evidence)}</h2>
      <Scale {...shown} />
      <p>
        <strong>{say(texts.total)}:</strong> {say(texts.totalIs(say(scaleTexts[step]), percent(probability, language)))}
        .{!isOfThePair && <> {say(why)}</>}
      </p>
      {item.isOneNow && probability >= personLinkage.sureAt && <p>{say(texts.askedAnyhow)}</p>}
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
      <p class="hint">
        {say(texts.evidenceHint)} <a href={reviewHref(censusId, '/modell')}>{say(texts.toModel)}</a>
      </p>
    </section>
  )
}

/** A weight with its sign, and as a bar to the one side or the other. */
export function Bits({ viewer: { say, language }, bits }: { readonly viewer: Viewer; readonly bits: number }) {
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
