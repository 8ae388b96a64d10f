import type { ComponentChildren } from 'preact'
import type { Text } from '../../domain/terms/text.ts'
import { httpTexts } from './http.texts.ts'
import type { Viewer } from './viewer.ts'

/** What is to be changed in a form, by the name of the field. */
export type FieldErrors = Readonly<Record<string, Text | undefined>>

export const hasErrors = (errors: FieldErrors): boolean => Object.values(errors).some((error) => error !== undefined)

/** A form that changes something: posted, with the mark of the session. The browser checks nothing: the service does. */
export function Form(props: {
  readonly viewer: Viewer
  readonly action: string
  readonly children: ComponentChildren
  readonly hasFiles?: boolean
  readonly class?: string
}) {
  const { viewer, action, children, hasFiles = false } = props
  return (
    <form
      method="post"
      action={inSameLanguage(viewer, action)}
      noValidate
      class={props.class}
      encType={hasFiles ? 'multipart/form-data' : undefined}
    >
      <input type="hidden" name="csrf" value={viewer.csrf} />
      {children}
    </form>
  )
}

/** A page in a language that its address asks for sends its forms to the same: what is to be changed is said in it too. */
function inSameLanguage({ url, language }: Viewer, action: string): string {
  const asksForLanguage = (address: string) => new URLSearchParams(address.split('?')[1] ?? '').has('sprak')
  if (!asksForLanguage(url) || asksForLanguage(action)) return action
  return `${action}${action.includes('?') ? '&' : '?'}sprak=${language}`
}

/** Everything that is to be changed, at the top, each with a link to its field. */
export function ErrorSummary({ viewer: { say }, errors }: { readonly viewer: Viewer; readonly errors: FieldErrors }) {
  const all = Object.entries(errors).flatMap(([field, error]) => (error === undefined ? [] : [{ field, error }]))
  if (all.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabIndex={-1} id="error-summary">
      <h2>{say(httpTexts.errorSummary)}</h2>
      <ul>
        {all.map(({ field, error }) => (
          <li>
            <a href={`#${field}`}>{say(error)}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FieldProps {
  readonly viewer: Viewer
  /** Name of the field, and id of what the error summary leads to. */
  readonly name: string
  readonly label: string
  readonly hint?: ComponentChildren
  readonly errors?: FieldErrors
}

/** Ids of what describes the field: its hint and what is to be changed in it. */
const describedBy = (name: string, hint: unknown, error: unknown): string | undefined =>
  [hint === undefined || hint === null ? [] : `${name}-hint`, error === undefined ? [] : `${name}-error`]
    .flat()
    .join(' ') || undefined

function ErrorText({ viewer: { say }, name, error }: { viewer: Viewer; name: string; error: Text | undefined }) {
  if (error === undefined) return null
  return (
    <p class="field-error" id={`${name}-error`}>
      <span class="visually-hidden">{say(httpTexts.errorMark)} </span>
      {say(error)}
    </p>
  )
}

const Hint = ({ name, hint }: Pick<FieldProps, 'name' | 'hint'>) =>
  hint === undefined || hint === null ? null : (
    <div class="hint" id={`${name}-hint`}>
      {hint}
    </div>
  )

const fieldClass = (error: Text | undefined) => (error === undefined ? 'field' : 'field has-error')

type LineType = 'text' | 'email' | 'password' | 'date'

/** The types of Preact want each kind of line by itself. */
function Line({ type, attributes }: { readonly type: LineType; readonly attributes: Attributes }) {
  if (type === 'email') return <input type="email" {...attributes} />
  if (type === 'password') return <input type="password" {...attributes} />
  if (type === 'date') return <input type="date" {...attributes} />
  return <input type="text" {...attributes} />
}

interface Attributes {
  readonly id: string
  readonly name: string
  readonly value: string
  readonly class: string
  readonly inputMode: 'numeric' | 'text' | 'email' | 'tel' | undefined
  readonly autoComplete: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': 'true' | undefined
}

/** One line of text. */
export function TextField(
  props: FieldProps & {
    readonly value: string
    readonly type?: LineType
    readonly inputMode?: 'numeric' | 'text' | 'email' | 'tel'
    readonly autoComplete?: string
    readonly width?: 'short' | 'medium' | 'full'
  },
) {
  const {
    viewer,
    name,
    label,
    hint,
    errors = {},
    value,
    type = 'text',
    inputMode,
    autoComplete,
    width = 'medium',
  } = props
  const error = errors[name]
  const attributes = {
    id: name,
    name,
    value,
    class: width,
    inputMode,
    autoComplete: autoComplete ?? 'off',
    'aria-describedby': describedBy(name, hint, error),
    'aria-invalid': error === undefined ? undefined : ('true' as const),
  }
  return (
    <div class={fieldClass(error)}>
      <label for={name}>{label}</label>
      <Hint name={name} hint={hint} />
      <ErrorText viewer={viewer} name={name} error={error} />
      <Line type={type} attributes={attributes} />
    </div>
  )
}

/** Several lines of text. */
/** A file to choose. `accept`: what the dialogue of the browser offers, as in HTML. */
export function FileField(props: FieldProps & { readonly accept: string }) {
  const { viewer, name, label, hint, errors = {}, accept } = props
  const error = errors[name]
  return (
    <div class={fieldClass(error)}>
      <label for={name}>{label}</label>
      <Hint name={name} hint={hint} />
      <ErrorText viewer={viewer} name={name} error={error} />
      <input
        type="file"
        id={name}
        name={name}
        accept={accept}
        aria-describedby={describedBy(name, hint, error)}
        aria-invalid={error === undefined ? undefined : 'true'}
      />
    </div>
  )
}

export function TextArea(props: FieldProps & { readonly value: string; readonly rows?: number }) {
  const { viewer, name, label, hint, errors = {}, value, rows = 3 } = props
  const error = errors[name]
  return (
    <div class={fieldClass(error)}>
      <label for={name}>{label}</label>
      <Hint name={name} hint={hint} />
      <ErrorText viewer={viewer} name={name} error={error} />
      <textarea
        id={name}
        name={name}
        rows={rows}
        aria-describedby={describedBy(name, hint, error)}
        aria-invalid={error === undefined ? undefined : 'true'}
      >
        {value}
      </textarea>
    </div>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
  readonly hint?: ComponentChildren
}

/** Radio buttons, or boxes to tick when several may be chosen. All are there to be read: none is chosen beforehand. */
export function Choices(
  props: FieldProps & {
    readonly options: readonly Option[]
    readonly chosen: readonly string[]
    readonly several?: boolean
    /** Beside each other: for short words only. */
    readonly inline?: boolean
  },
) {
  const { viewer, name, label, hint, errors = {}, options, chosen, several = false, inline = false } = props
  const error = errors[name]
  return (
    <fieldset
      class={`${fieldClass(error)} choices${inline ? ' inline' : ''}`}
      aria-describedby={describedBy(name, hint, error)}
    >
      <legend>{label}</legend>
      <Hint name={name} hint={hint} />
      <ErrorText viewer={viewer} name={name} error={error} />
      {options.map((option, at) => {
        const id = at === 0 ? name : `${name}-${at + 1}`
        return (
          <div class="choice">
            <input
              type={several ? 'checkbox' : 'radio'}
              id={id}
              name={name}
              value={option.value}
              checked={chosen.includes(option.value)}
              aria-describedby={option.hint === undefined ? undefined : `${id}-choice-hint`}
            />
            <label for={id}>{option.label}</label>
            {option.hint !== undefined && (
              <div class="hint" id={`${id}-choice-hint`}>
                {option.hint}
              </div>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

/** A list to choose one from, where the choices are many and known to the one who chooses. */
export function SelectField(
  props: FieldProps & { readonly options: readonly Option[]; readonly chosen: string; readonly blank?: string },
) {
  const { viewer, name, label, hint, errors = {}, options, chosen, blank } = props
  const error = errors[name]
  return (
    <div class={fieldClass(error)}>
      <label for={name}>{label}</label>
      <Hint name={name} hint={hint} />
      <ErrorText viewer={viewer} name={name} error={error} />
      <select
        id={name}
        name={name}
        aria-describedby={describedBy(name, hint, error)}
        aria-invalid={error === undefined ? undefined : 'true'}
      >
        {blank !== undefined && <option value="">{blank}</option>}
        {options.map(({ value, label: shown }) => (
          <option value={value} selected={value === chosen}>
            {shown}
          </option>
        ))}
      </select>
    </div>
  )
}

/** The buttons of a form: what most want first. */
export function Actions({ children }: { readonly children: ComponentChildren }) {
  return <div class="actions">{children}</div>
}

export function Button(props: {
  readonly children: ComponentChildren
  readonly secondary?: boolean
  readonly name?: string
  readonly value?: string
}) {
  return (
    <button
      type="submit"
      class={props.secondary === true ? 'button secondary' : 'button'}
      name={props.name}
      value={props.value}
    >
      {props.children}
    </button>
  )
}

/** A link that looks like a button: it leads on and changes nothing. */
export function ButtonLink(props: {
  readonly href: string
  readonly children: ComponentChildren
  readonly secondary?: boolean
}) {
  return (
    <a class={props.secondary === true ? 'button secondary' : 'button'} href={props.href}>
      {props.children}
    </a>
  )
}
