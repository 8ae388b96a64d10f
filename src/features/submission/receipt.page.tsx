import type { Text } from '../../domain/terms/text.ts'
import { Actions, Button, ButtonLink, Form } from '../../platform/http/form.tsx'
import { httpTexts } from '../../platform/http/http.texts.ts'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { answerPage, CallBox, hrefOf } from './answer-start.page.tsx'
import { momentInWords, startTexts, weekInWords } from './answer-start.texts.ts'
import type { Receipt } from './receipt.service.ts'
import { receiptTexts as texts } from './receipt.texts.ts'

/** Line by line what the receipt says. No personal data but the names of those who reported. */
function linesOf({ say }: Viewer, { answer, ...receipt }: Receipt): readonly (readonly [Text, string])[] {
  return [
    [texts.reference, receipt.reference],
    [texts.unit, answer.unit.name],
    [texts.census, `${answer.round.census.municipality.name} ${answer.round.census.key}`],
    [texts.week, say(weekInWords(answer.round.census.week))],
    [texts.persons, receipt.kind === 'nil' ? `0. ${say(texts.nil)}` : String(receipt.persons)],
    [texts.when, say(momentInWords(receipt.at))],
    ...(receipt.by === null ? [] : [[texts.by, receipt.by] as const]),
    ...(receipt.declaredBy === null ? [] : [[texts.declaredBy, receipt.declaredBy] as const]),
  ]
}

/** The receipt as a file of plain text. */
export const receiptText = (viewer: Viewer, receipt: Receipt): string =>
  [
    `${viewer.say(httpTexts.service)}: ${viewer.say(texts.title)}`,
    '',
    ...linesOf(viewer, receipt).map(([label, value]) => `${viewer.say(label)}: ${value}`),
    ...(receipt.answer.round.isTraining ? ['', viewer.say(startTexts.training)] : []),
    '',
  ].join('\r\n')

const thanksFor = ({ state, round }: StoredAnswer): Text => {
  if (state === 'open') return texts.openedAgain
  return round.isTraining ? texts.thanksTraining : texts.thanks
}

/** The receipt: stays at its address, and prints well. */
export function receiptPage(viewer: Viewer, receipt: Receipt | null, answer: StoredAnswer): string {
  const { say } = viewer
  return answerPage({
    viewer,
    answer,
    title: say(texts.title),
    trail: [],
    main:
      receipt === null ? (
        <>
          <p>{say(texts.none)}</p>
          <p>
            <a href={hrefOf(answer)}>{say(texts.back)}</a>
          </p>
        </>
      ) : (
        <>
          <p class="lead">{say(thanksFor(answer))}</p>
          <dl class="summary-list">
            {linesOf(viewer, receipt).map(([label, value]) => (
              <div>
                <dt>{say(label)}</dt>
                <dd>{label === texts.reference ? <span class="reference">{value}</span> : value}</dd>
              </div>
            ))}
          </dl>
          <section>
            <h2>{say(texts.next)}</h2>
            {texts.nextSteps.map((step) => (
              <p>{say(step)}</p>
            ))}
            <CallBox viewer={viewer} answer={answer} />
          </section>
          <p class="no-print">{say(texts.print)}</p>
          <Actions>
            <ButtonLink href={hrefOf(answer, 'kvitto.txt')} secondary>
              {say(texts.download)}
            </ButtonLink>
            <ButtonLink href={hrefOf(answer)} secondary>
              {say(texts.back)}
            </ButtonLink>
          </Actions>
        </>
      ),
  })
}

/** Asks before a handed-in answer is opened again, or says whom to call. */
export function openAgainPage(viewer: Viewer, answer: StoredAnswer, mayReopen: boolean): string {
  const { say } = viewer
  return answerPage({
    viewer,
    answer,
    title: say(texts.openTitle),
    trail: [],
    main: mayReopen ? (
      <>
        <p>{say(texts.openWhat)}</p>
        <Form viewer={viewer} action={hrefOf(answer, 'oppna')}>
          <Actions>
            <Button>{say(texts.open)}</Button>
            <ButtonLink href={hrefOf(answer)} secondary>
              {say(texts.back)}
            </ButtonLink>
          </Actions>
        </Form>
      </>
    ) : (
      <>
        <p>{say(startTexts.askToOpen)}</p>
        <CallBox viewer={viewer} answer={answer} />
      </>
    ),
  })
}
