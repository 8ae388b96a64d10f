import { grouped } from '../../domain/account/recovery-code.ts'
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  type FieldErrors,
  Form,
  hasErrors,
  TextField,
} from '../../platform/http/form.tsx'
import { type ServicePage, servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import { invitationTexts as texts } from './invitation.texts.ts'

export interface InvitationShown {
  readonly name: string
  readonly email: string
  readonly action: string
  readonly errors: FieldErrors
}

/** Taking up an invitation: a password. */
export function invitationPage(viewer: Viewer, { name, email, action, errors }: InvitationShown): string {
  const { say } = viewer
  return servicePage({
    viewer,
    title: say(texts.title),
    hasErrors: hasErrors(errors),
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        <p class="lead">{say(texts.forWhom(name, email))}</p>
        <p>{say(texts.steps)}</p>
        <Form viewer={viewer} action={action}>
          <OwnUsername email={email} />
          <NewPassword viewer={viewer} errors={errors} label={say(texts.password)} />
          <Actions>
            <Button>{say(texts.next)}</Button>
          </Actions>
        </Form>
      </>
    ),
  })
}

/** For the browser that keeps passwords: whose this one is. Nobody sees it or comes to it. */
export const OwnUsername = ({ email }: { readonly email: string }) => (
  <input
    type="text"
    class="visually-hidden"
    name="username"
    autoComplete="username"
    value={email}
    readOnly
    tabIndex={-1}
    aria-hidden="true"
  />
)

/** A password to choose, twice: what cannot be read while it is typed is easily mistyped. */
export function NewPassword(props: { readonly viewer: Viewer; readonly errors: FieldErrors; readonly label: string }) {
  const { viewer, errors, label } = props
  const { say } = viewer
  return (
    <>
      <TextField
        viewer={viewer}
        name="password"
        label={label}
        hint={say(texts.passwordHint)}
        type="password"
        autoComplete="new-password"
        value=""
        errors={errors}
      />
      <TextField
        viewer={viewer}
        name="again"
        label={say(texts.again)}
        type="password"
        autoComplete="new-password"
        value=""
        errors={errors}
      />
    </>
  )
}

/** An invitation that leads nowhere: what to do instead. */
export function invitationUsedPage(viewer: Viewer): string {
  const { say } = viewer
  return servicePage({
    viewer,
    title: say(texts.usedTitle),
    main: (
      <>
        <p>{say(texts.used)}</p>
        <p>{say(texts.askAgain)}</p>
        <Actions>
          <ButtonLink href="/logga-in">{say(texts.toSignIn)}</ButtonLink>
        </Actions>
      </>
    ),
  })
}

export interface AuthenticatorShown extends Pick<ServicePage, 'title' | 'trail'> {
  readonly secret: string
  readonly pictureHref: string
  readonly action: string
  readonly errors: FieldErrors
}

/** Setting up an authenticator: a picture to scan, the same as text, and a code that shows that it works. */
export function authenticatorPage(viewer: Viewer, shown: AuthenticatorShown): string {
  const { say } = viewer
  const { title, trail = [], secret, pictureHref, action, errors } = shown
  return servicePage({
    viewer,
    title,
    trail,
    hasErrors: hasErrors(errors),
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        <p>{say(texts.appWhy)}</p>
        <ol>
          <li>{say(texts.appStepOpen)}</li>
          <li>{say(texts.appStepScan)}</li>
        </ol>
        <p>
          <img class="authenticator-picture" src={pictureHref} alt={say(texts.picture)} width="240" height="240" />
        </p>
        <p id="by-hand">{say(texts.byHand)}</p>
        <p>
          <code class="reference" aria-describedby="by-hand">
            {grouped(secret, ' ')}
          </code>
        </p>
        <Form viewer={viewer} action={action}>
          <TextField
            viewer={viewer}
            name="code"
            label={say(texts.confirmCode)}
            hint={say(texts.codeHint)}
            inputMode="numeric"
            autoComplete="one-time-code"
            width="short"
            value=""
            errors={errors}
          />
          <Actions>
            <Button>{say(texts.connect)}</Button>
          </Actions>
        </Form>
      </>
    ),
  })
}
