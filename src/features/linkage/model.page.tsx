import type { StoredRun } from '../../domain/linkage/weigh-again.ts'
import { numberInWords } from '../../domain/terms/number-in-words.ts'
import { swedishMoment } from '../../domain/terms/swedish-moment.ts'
import type { Text } from '../../domain/terms/text.ts'
import { Actions, ButtonLink } from '../../platform/http/form.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import { roundHref } from '../census/rounds.page.tsx'
import type { ModelAtHand } from './model.service.ts'
import { rounded, shareInWords, modelTexts as texts } from './model.texts.ts'
import { trailToReview } from './review.page.tsx'

/** What the latest linkage of a census weighed by: learnt of its list, beside what was preset. */
export function modelPage(viewer: Viewer, shown: ModelAtHand): string {
  const { say } = viewer
  const { run, round, census } = shown
  return servicePage({
    viewer,
    title: say(texts.title),
    trail: trailToReview(viewer, shown),
    main: (
      <>
        <p>{say(texts.intro)}</p>
        <p>{say(texts.learnt)}</p>
        {run?.stored == null ? (
          <>
            <p class="panel">{say(run === null ? texts.noRun : texts.before(swedishMoment(run.createdAt)))}</p>
            {round !== null && (
              <Actions>
                <ButtonLink href={roundHref(census.id, '/analys')}>{say(texts.toAnalysis)}</ButtonLink>
              </Actions>
            )}
          </>
        ) : (
          <Learnt viewer={viewer} run={run} stored={run.stored} />
        )}
      </>
    ),
  })
}

interface InRun {
  readonly viewer: Viewer
  readonly stored: StoredRun
}

type RunShown = InRun & { readonly run: NonNullable<ModelAtHand['run']> }

function Learnt({ viewer, run, stored }: RunShown) {
  const { say } = viewer
  return (
    <>
      <WholeList viewer={viewer} run={run} stored={stored} />
      <p class="hint">
        {say(texts.bits)} {say(texts.notWeighed)}
      </p>
      {stored.model.comparisons.map((comparison) => (
        <Comparison viewer={viewer} comparison={comparison} stored={stored} />
      ))}
    </>
  )
}

function WholeList({ viewer, run, stored }: RunShown) {
  const { say, language } = viewer
  const { model, parameters } = stored
  const number = (value: number) => numberInWords(rounded(value, 2), language)
  const lines: readonly (readonly [Text, string, string | null])[] = [
    [texts.run, swedishMoment(run.createdAt), null],
    [texts.model, model.id, null],
    ...(run.begin === null
      ? []
      : [
          [texts.records, numberInWords(run.begin.records, language), null] as const,
          [texts.prior, say(texts.inBits(numberInWords(tenths(run.begin.prior), language, true))), null] as const,
        ]),
    [texts.matches, number(parameters.matchesPerRecord), number(model.matchesPerRecord)],
    ...model.likenesses.map(
      ({ id, label, perRecord }) =>
        [texts.like(say(label)), number(parameters.likePerRecord[id] ?? perRecord), number(perRecord)] as const,
    ),
  ]
  return (
    <section aria-labelledby="list">
      <h2 id="list">{say(texts.list)}</h2>
      <dl class="summary-list">
        {lines.map(([label, value, preset]) => (
          <div>
            <dt>{say(label)}</dt>
            <dd>
              {value} {preset !== null && <span class="preset">{say(texts.preset(preset))}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

type ComparisonShown = StoredRun['model']['comparisons'][number]

function Comparison({ viewer, comparison, stored }: InRun & { readonly comparison: ComparisonShown }) {
  const { say } = viewer
  const id = `compared-${comparison.id}`
  const learnt = stored.parameters.probabilities[comparison.id] ?? {}
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{say(comparison.label)}</h2>
      <table class="list stacked">
        <thead>
          <tr>
            <th scope="col">{say(texts.outcome)}</th>
            {[texts.m, texts.u, texts.weight].map((heading) => (
              <th scope="col" class="number">
                {say(heading)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparison.levels.map((level) => {
            const now = learnt[level.id]
            const { probabilities: preset, byTermFrequency } = level
            if (preset === null || now === undefined) return null
            return (
              <tr>
                <th scope="row">{say(level.label)}</th>
                <Value viewer={viewer} heading={texts.m} now={shareInWords(now.m)} preset={shareInWords(preset.m)} />
                {byTermFrequency === true ? (
                  <>
                    <Value viewer={viewer} heading={texts.u} now={texts.byName} preset={null} />
                    <Value viewer={viewer} heading={texts.weight} now={texts.weightByName} preset={null} />
                  </>
                ) : (
                  <>
                    <Value
                      viewer={viewer}
                      heading={texts.u}
                      now={shareInWords(now.u)}
                      preset={shareInWords(preset.u)}
                    />
                    <Value viewer={viewer} heading={texts.weight} now={bitsInWords(now)} preset={bitsInWords(preset)} />
                  </>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Value(props: {
  readonly viewer: Viewer
  readonly heading: Text
  readonly now: Text
  readonly preset: Text | null
}) {
  const { viewer, heading, now, preset } = props
  const { say } = viewer
  return (
    <td class="number" data-label={say(heading)}>
      {say(now)} {preset !== null && <span class="preset">({say(preset)})</span>}
    </td>
  )
}

const tenths = (bits: number) => Math.round(bits * 10) / 10

function bitsInWords({ m, u }: { readonly m: number; readonly u: number }): Text {
  const bits = tenths(Math.log2(m / u))
  return { sv: numberInWords(bits, 'sv', true), en: numberInWords(bits, 'en', true) }
}
