import type { ComponentChildren } from 'preact'

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
