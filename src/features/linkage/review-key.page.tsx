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
  /** Where the form is sent instead of where it says. */
  readonly action?: string
  readonly children: ComponentChildren
}) {
  const { name, secondary = false, value, action, children } = props
  return (
    <button
      type="submit"
      class={secondary ? 'button secondary' : 'button'}
      data-key={name}
      aria-keyshortcuts={name}
      {...(value === undefined ? {} : { name: 'beslut', value })}
      formaction={action}
    >
      {children} <kbd>{name.toUpperCase()}</kbd>
    </button>
  )
}

interface Latest {
  readonly viewer: Viewer
  /** Address of the list of decisions. */
  readonly decisions: string
  readonly latest: StoredDecision
}

/** Takes back the latest decision of whoever looks, and leads to its question. */
export const UndoLatest = (props: Latest) => (
  <Form viewer={props.viewer} action={undoHref(props)} class="undo">
    <UndoKey {...props} />
  </Form>
)

/** The same within the form of a question, which is sent to it. */
export const UndoLatestInForm = (props: Latest) => (
  <div class="undo">
    <UndoKey {...props} action={undoHref(props)} />
  </div>
)

const undoHref = ({ decisions, latest }: Latest) => `${decisions}/${latest.id}/angra`

const UndoKey = ({ viewer: { say }, latest, action }: Latest & { readonly action?: string }) => (
  <>
    <input type="hidden" name="fran" value="par" />
    <Key name="z" secondary {...(action === undefined ? {} : { action })}>
      {say(texts.undoWhat(say(verdictTexts[latest.verdict])))}
    </Key>
  </>
)
