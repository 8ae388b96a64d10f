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
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import { signInTexts as texts } from './sign-in.texts.ts'

export interface SignInShown {
  readonly email: string
  readonly errors: FieldErrors
  /** Why somebody is here: signed out, or away for too long. */
  readonly because: 'timedOut' | 'signedOut' | null
  /** The page to go on to. */
  readonly goOnTo: string | null
  /** Came by a link elsewhere: the browser keeps back that somebody is signed in, until a link of ours is followed. */
  readonly isFromElsewhere: boolean
  readonly isEmptyService: boolean
  readonly action: string
}

/** The first step: who is it, and the password. */
export function signInPage(viewer: Viewer, shown: SignInShown): string {
  const { say } = viewer
  const { email, errors, because, goOnTo, action } = shown
  return servicePage({
    viewer,
    title: say(texts.title),
    notice: because === null ? null : texts[because],
    hasErrors: hasErrors(errors),
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        {shown.isEmptyService && <FirstAccount viewer={viewer} />}
        {shown.isFromElsewhere && goOnTo !== null && (
          <p>
            {say(texts.alreadyIn)} <a href={goOnTo}>{say(texts.goOn)}</a>
          </p>
        )}
        <Form viewer={viewer} action={action}>
          {goOnTo !== null && <input type="hidden" name="till" value={goOnTo} />}
          <TextField
            viewer={viewer}
            name="email"
            label={say(texts.email)}
            type="email"
            autoComplete="username"
            value={email}
            errors={errors}
          />
          <TextField
            viewer={viewer}
            name="password"
            label={say(texts.password)}
            type="password"
            autoComplete="current-password"
            value=""
            errors={errors}
          />
          <p class="hint">{say(texts.thenCode)}</p>
          <Actions>
            <Button>{say(texts.next)}</Button>
          </Actions>
        </Form>
        <p>{say(texts.help)}</p>
      </>
    ),
  })
}

function FirstAccount({ viewer: { say } }: { readonly viewer: Viewer }) {
  return (
    <div class="panel">
      <h2>{say(texts.noAccounts)}</h2>
      <p>{say(texts.firstAccount)}</p>
      <p>
        <code class="command">{say(texts.firstCommand)}</code>
      </p>
    </div>
  )
}

export interface CodeShown {
  readonly errors: FieldErrors
  /** Asks for a recovery code in place of one from the app. */
  readonly isRecovery: boolean
  readonly goOnTo: string | null
  readonly action: string
  /** The same page with the other sort of code. */
  readonly otherHref: string
}

/** The second step: a code. */
export function codePage(viewer: Viewer, { errors, isRecovery, goOnTo, action, otherHref }: CodeShown): string {
  const { say } = viewer
  return servicePage({
    viewer,
    title: say(texts.codeTitle),
    hasErrors: hasErrors(errors),
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        <Form viewer={viewer} action={action}>
          {goOnTo !== null && <input type="hidden" name="till" value={goOnTo} />}
          <TextField
            viewer={viewer}
            name="code"
            label={say(isRecovery ? texts.recoveryCode : texts.code)}
            hint={say(isRecovery ? texts.recoveryHint : texts.codeHint)}
            inputMode={isRecovery ? 'text' : 'numeric'}
            autoComplete={isRecovery ? 'off' : 'one-time-code'}
            width={isRecovery ? 'medium' : 'short'}
            value=""
            errors={errors}
          />
          <Actions>
            <Button>{say(texts.title)}</Button>
            <ButtonLink href="/logga-in" secondary>
              {say(texts.startOver)}
            </ButtonLink>
          </Actions>
        </Form>
        <p>
          <a href={otherHref}>{say(isRecovery ? texts.useApp : texts.useRecovery)}</a>
        </p>
      </>
    ),
  })
}
