import type { ComponentChildren } from 'preact'
import { verdictTexts } from '../../domain/linkage/review/review.texts.ts'
import { Form } from '../../platform/http/form.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredDecision } from './decision.repository.ts'
import { reviewTexts as texts } from './review.texts.ts'

/** A button that a key presses too. */
export function Key(props: {
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

/** Takes back the latest decision of whoever looks, and leads to its question. `decisions`: address of the list of decisions. */
export function UndoLatest(props: {
  readonly viewer: Viewer
  readonly decisions: string
  readonly latest: StoredDecision
}) {
  const { viewer, decisions, latest } = props
  const { say } = viewer
  return (
    <Form viewer={viewer} action={`${decisions}/${latest.id}/angra`} class="undo">
      <input type="hidden" name="fran" value="par" />
      <Key name="z" secondary>
        {say(texts.undoWhat(say(verdictTexts[latest.verdict])))}
      </Key>
    </Form>
  )
}
