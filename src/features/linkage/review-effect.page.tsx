import type { Figure } from '../../domain/linkage/review/figure.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Viewer } from '../../platform/http/viewer.ts'
import { reviewTexts as texts } from './review.texts.ts'

/** The figure as it is, or as a decision would make it. */
export interface EffectLine {
  readonly key: 'now' | 'same' | 'different'
  readonly label: Text
  /** `null` while it is being counted, or where the decision cannot be made. */
  readonly figure: Figure | null
  readonly isShut?: boolean
}

/** What a decision makes of the number of persons and its range, beside what they are. `here`: the page it stands on. */
export function EffectTable(props: {
  readonly viewer: Viewer
  readonly here: string
  readonly lines: readonly EffectLine[]
}) {
  const { viewer, here, lines } = props
  const { say } = viewer
  return (
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
        {lines.map(({ key, label, figure, isShut = false }) => (
          <tr data-effect={key}>
            <th scope="row">{say(label)}</th>
            {figure === null ? (
              <td colSpan={2}>
                {isShut ? (
                  say(texts.effectNotPossible)
                ) : (
                  <>
                    {say(texts.effectCounting)} <a href={here}>{say(texts.lookAgain)}</a>
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
  )
}
