import { areSame, type Figure, type FigureFlow, flowsThatDiffer } from '../../domain/linkage/review/figure.ts'
import { figureInWords } from '../../domain/linkage/review/review.texts.ts'
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

interface Column {
  readonly heading: Text
  readonly cell: (figure: Figure) => string | number
}

const NUMBER: readonly Column[] = [
  { heading: texts.effectFigure, cell: ({ persons }) => persons },
  { heading: texts.effectRange, cell: ({ low, high }) => `${low}–${high}` },
]

/**
 * What a decision makes of the number of persons and its range, beside what they are; where it leaves these as they are, what
 * it makes of who is new or remains. `here`: the page it stands on.
 */
export function EffectTable(props: {
  readonly viewer: Viewer
  readonly here: string
  readonly lines: readonly EffectLine[]
}) {
  const { viewer, here, lines } = props
  const { say } = viewer
  const standing = figureThatStands(lines)
  const flows = standing === null ? [] : flowsThatDiffer(lines.flatMap(({ figure }) => figure ?? []))
  const columns = flows.length === 0 ? NUMBER : flows.map(flowColumn)
  return (
    <>
      {standing !== null && <p>{say(texts.effectNumberStands(say(figureInWords(standing)), flows.length > 0))}</p>}
      <table class="list effect">
        <thead>
          <tr>
            <td />
            {columns.map(({ heading }) => (
              <th scope="col" class="number">
                {say(heading)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, label, figure, isShut = false }) => (
            <tr data-effect={key}>
              <th scope="row">{say(label)}</th>
              {figure !== null && columns.map(({ cell }) => <td class="number">{cell(figure)}</td>)}
              {figure === null && (
                <td colSpan={columns.length}>
                  {isShut ? (
                    say(texts.effectNotPossible)
                  ) : (
                    <>
                      {say(texts.effectCounting)} <a href={here}>{say(texts.lookAgain)}</a>
                    </>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const flowColumn = (flow: FigureFlow): Column => ({
  heading: texts.effectFlows[flow],
  cell: ({ flows }) => flows?.[flow] ?? '',
})

/** The number and range that stay as they are, whatever is decided; `null` where they may move, or are not all counted yet. */
function figureThatStands(lines: readonly EffectLine[]): Figure | null {
  const [now] = lines
  if (!now?.figure) return null
  const { figure: standing } = now
  const stays = ({ figure, isShut }: EffectLine) => (figure === null ? isShut === true : areSame(figure, standing))
  return lines.every(stays) ? standing : null
}
