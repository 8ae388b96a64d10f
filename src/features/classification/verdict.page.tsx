import { categoryLabel, type Definition } from '../../domain/classification/definition.ts'
import type { Verdict } from '../../domain/classification/verdict.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Viewer } from '../../platform/http/viewer.ts'
import { personFormTexts as texts } from './person-form.texts.ts'

/** A verdict in a few words. */
export function verdictInWords(definition: Definition, { outcome, category }: Verdict): Text {
  if (outcome === 'counted')
    return category === null ? texts.countedPlain : texts.counted(categoryLabel(definition, category))
  if (outcome === 'none') return texts.notCounted
  return texts[outcome]
}

const CLASSES: Readonly<Record<Verdict['outcome'], string>> = {
  counted: 'tag done',
  child: 'tag done',
  review: 'tag attention',
  outside: 'tag',
  none: 'tag',
}

/** A verdict as a mark in a list. */
export function VerdictTag(props: {
  readonly viewer: Viewer
  readonly definition: Definition
  readonly verdict: Verdict
}) {
  return (
    <span class={CLASSES[props.verdict.outcome]}>
      {props.viewer.say(verdictInWords(props.definition, props.verdict))}
    </span>
  )
}

/** Whether the person is counted, and why. */
export function VerdictBox(props: {
  readonly viewer: Viewer
  readonly definition: Definition | null
  readonly verdict: Verdict | null
}) {
  const { viewer, definition, verdict } = props
  const { say } = viewer
  if (definition === null || verdict === null) return null
  return (
    <div class={verdict.outcome === 'review' ? 'warning' : 'panel'} id="verdict">
      <h2>{say(verdictInWords(definition, verdict))}</h2>
      <p>
        {say(texts.because)} {say(verdict.reason)}
      </p>
      {verdict.outcome === 'none' && <p>{say(texts.notCountedStill)}</p>}
    </div>
  )
}
