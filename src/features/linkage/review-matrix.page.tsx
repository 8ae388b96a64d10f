import { pairKey } from '../../domain/linkage/review/decision.ts'
import { recordsNow } from '../../domain/linkage/review/linked-now.ts'
import { type MatrixCell, matrixMembers, pairMatrix, placesOf } from '../../domain/linkage/review/matrix.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Viewer } from '../../platform/http/viewer.ts'
import { percent } from './review.page.tsx'
import type { ShownRecord } from './review.repository.ts'
import type { PairAtHand, Review } from './review.service.ts'
import { reviewTexts as texts } from './review.texts.ts'
import { placeInWords } from './review-card.page.tsx'

const LETTERS = 'ABCDEFGH'

interface MatrixShown {
  readonly viewer: Viewer
  readonly pair: PairAtHand
  readonly records: readonly ShownRecord[]
}

/** The rows that a pair hangs together with, and what holds between every two of them. */
export function Matrix({ viewer, pair, records }: MatrixShown) {
  const { say, language } = viewer
  const { review, item } = pair
  const members = membersOf(review, item).filter((id) => records.some((record) => record.id === id))
  if (members.length <= 2) return null
  const { doubtful, unsure } = review.standing.linkage
  const linked = recordsNow(review.standing.linkage)
  const inDoubt = new Map([
    ...doubtful.map(({ left, right, probability }) => [pairKey([left, right]), probability] as const),
    ...unsure.flatMap(({ pairs, probability }) => pairs.map((pair) => [pairKey(pair), probability] as const)),
  ])
  const cells = pairMatrix(members, { verdicts: review.verdicts, recordOf: (id) => linked.get(id), inDoubt })
  return (
    <section>
      <h2>{say(texts.matrix)}</h2>
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
      {placesOf(cells, 'follows').length > 0 && <p class="hint">{say(texts.followsHint)}</p>}
      <Conflicts viewer={viewer} item={item} members={members} places={placesOf(cells, 'conflict')} />
    </section>
  )
}

/** Between whom a decision and the model do not go together: only about the pair at hand is anything to be chosen here. */
function Conflicts(props: {
  readonly viewer: Viewer
  readonly item: PairAtHand['item']
  readonly members: readonly string[]
  readonly places: ReturnType<typeof placesOf>
}) {
  const { say } = props.viewer
  const asked = new Set(props.item.pairs.map(pairKey))
  const isAsked = ([one, other]: (typeof props.places)[number]) =>
    asked.has(pairKey([props.members[one] ?? '', props.members[other] ?? '']))
  const inLetters = (places: typeof props.places) =>
    places.map(([one, other]) => say(texts.twoRows(LETTERS[one] ?? '', LETTERS[other] ?? ''))).join('; ')
  const here = props.places.filter(isAsked)
  const elsewhere = props.places.filter((place) => !isAsked(place))
  return (
    <>
      {here.length > 0 && <p class="warning">{say(texts.conflictHere(inLetters(here)))}</p>}
      {elsewhere.length > 0 && <p class="warning">{say(texts.conflictElsewhere(inLetters(elsewhere)))}</p>}
    </>
  )
}

/** The records that a pair is shown with; those of somebody with a protected identity are not among them. */
export function membersOf(review: Review, item: PairAtHand['item']): string[] {
  if (item.kind === 'row') return []
  const { persons, doubtful } = review.standing.linkage
  const inDoubt = doubtful.map(({ left, right }) => [left, right] as const)
  return matrixMembers([item.left, item.right], persons, inDoubt).filter(
    (id) => review.places.get(id)?.isProtected === false,
  )
}

function cellInWords({ kind, verdict, probability }: MatrixCell, language: Viewer['language']): Text {
  if (kind === 'conflict') return texts.cellConflict
  if (kind === 'doubt') return texts.cellDoubt(percent(probability ?? 0, language))
  if (kind === 'thin') return texts.cellThin(percent(probability ?? 0, language))
  if (kind === 'follows') return texts.cellFollows
  if (kind === 'decided') return verdict === 'same' ? texts.cellDecidedSame : texts.cellDecidedDifferent
  return verdict === 'same' ? texts.cellModelSame : texts.cellModelDifferent
}
