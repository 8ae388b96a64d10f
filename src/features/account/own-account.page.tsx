import type { ComponentChildren } from 'preact'
import { roleTexts } from '../../domain/account/account.texts.ts'
import { reportsForUnits } from '../../domain/account/principal.ts'
import { swedishMoment } from '../../domain/terms/swedish-moment.ts'
import { LANGUAGES, type Text } from '../../domain/terms/text.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Choices,
  ErrorSummary,
  type FieldErrors,
  Form,
  hasErrors,
  TextField,
} from '../../platform/http/form.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredAccount, UnitOfAccount } from './account.repository.ts'
import { NewPassword, OwnUsername } from './invitation.page.tsx'
import { invitationTexts } from './invitation.texts.ts'
import { ownAccountTexts as texts } from './own-account.texts.ts'
import type { OwnSession } from './session.service.ts'

export const OWN_ACCOUNT = '/konto'

/** The way back from the pages below the own account. */
export const ownAccountTrail = ({ say }: Viewer) => [{ href: OWN_ACCOUNT, label: say(texts.title) }]

export interface OwnAccountShown {
  readonly account: StoredAccount
  readonly units: readonly UnitOfAccount[]
  readonly sessions: readonly OwnSession[]
  readonly ownSessionId: string
  readonly codesLeft: number
  readonly notice: Text | null
  /** Came here on the way in, to be told something first. */
  readonly isOnTheWay: boolean
}

/** Somebody's own account: who it is, how it is protected, and where it is signed in. */
export function ownAccountPage(viewer: Viewer, shown: OwnAccountShown): string {
  const { say } = viewer
  const { account, units, codesLeft, notice, isOnTheWay } = shown
  return servicePage({
    viewer,
    title: say(texts.title),
    notice,
    main: (
      <>
        {isOnTheWay && (
          <Actions>
            <ButtonLink href="/">{say(texts.goOn)}</ButtonLink>
          </Actions>
        )}
        <h2>{say(texts.you)}</h2>
        <dl class="summary-list">
          <Line term={say(texts.name)}>{account.name}</Line>
          <Line term={say(texts.email)}>{account.email}</Line>
          <Line term={say(texts.role)}>
            {say(roleTexts[account.role].name)}
            <div class="hint">{say(roleTexts[account.role].does)}</div>
          </Line>
          {reportsForUnits(account.role) && (
            <Line term={say(texts.units)}>{units.map(({ name }) => name).join(', ')}</Line>
          )}
        </dl>
        <p>{say(texts.changesByAdministrator)}</p>
        <Form viewer={viewer} action={`${OWN_ACCOUNT}/sprak`}>
          <Choices
            viewer={viewer}
            name="language"
            label={say(texts.language)}
            options={LANGUAGES.map((value) => ({ value, label: say(texts.languages[value]) }))}
            chosen={[account.language]}
            inline
          />
          <Actions>
            <Button secondary>{say(texts.keepLanguage)}</Button>
          </Actions>
        </Form>
        <h2>{say(texts.protection)}</h2>
        <p>{say(texts.codesLeft(codesLeft))}</p>
        <Actions>
          <ButtonLink href={`${OWN_ACCOUNT}/losenord`} secondary>
            {say(texts.changePassword)}
          </ButtonLink>
          <ButtonLink href={`${OWN_ACCOUNT}/app`} secondary>
            {say(texts.changeApp)}
          </ButtonLink>
          <ButtonLink href={`${OWN_ACCOUNT}/reservkoder/nya`} secondary>
            {say(texts.newCodes)}
          </ButtonLink>
        </Actions>
        <Sessions viewer={viewer} shown={shown} />
      </>
    ),
  })
}

const Line = ({ term, children }: { readonly term: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
)

function Sessions({ viewer, shown }: { readonly viewer: Viewer; readonly shown: OwnAccountShown }) {
  const { say } = viewer
  const { sessions, ownSessionId } = shown
  return (
    <>
      <h2>{say(texts.sessions)}</h2>
      <p>{say(texts.sessionsWhat)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section class="table-scroll" aria-label={say(texts.sessions)} tabIndex={0}>
        <table class="list stacked">
          <thead>
            <tr>
              <th scope="col">{say(texts.device)}</th>
              <th scope="col">{say(texts.signedInAt)}</th>
              <th scope="col">{say(texts.lastUsed)}</th>
              <th scope="col">{say(texts.end)}</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map(({ id, device, startedAt, lastSeenAt }) => (
              <tr>
                <th scope="row">{say(texts.deviceInWords(device))}</th>
                <td data-label={say(texts.signedInAt)}>{swedishMoment(startedAt)}</td>
                <td data-label={say(texts.lastUsed)}>{swedishMoment(lastSeenAt)}</td>
                <td>
                  {id === ownSessionId ? (
                    say(texts.thisOne)
                  ) : (
                    <Form viewer={viewer} action={`${OWN_ACCOUNT}/inloggningar/${id}/avsluta`}>
                      <button
                        type="submit"
                        class="as-link"
                        aria-label={say(texts.endOf(say(texts.deviceInWords(device)), swedishMoment(startedAt)))}
                      >
                        {say(texts.end)}
                      </button>
                    </Form>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {sessions.length > 1 && (
        <Form viewer={viewer} action={`${OWN_ACCOUNT}/inloggningar/avsluta-andra`}>
          <Actions>
            <Button secondary>{say(texts.endOthers)}</Button>
          </Actions>
        </Form>
      )}
    </>
  )
}

export interface ShownAgainPage {
  readonly title: Text
  /** What comes of it, to be known before. */
  readonly what: Text
  readonly email: string
  readonly action: string
  readonly button: Text
  readonly errors: FieldErrors
  /** Asks for a new password too. */
  readonly hasNewPassword?: boolean
}

/** Password and code once more, before something is changed that protects the account. */
export function shownAgainPage(viewer: Viewer, shown: ShownAgainPage): string {
  const { say } = viewer
  const { title, what, email, action, button, errors, hasNewPassword = false } = shown
  return servicePage({
    viewer,
    title: say(title),
    trail: ownAccountTrail(viewer),
    hasErrors: hasErrors(errors),
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        <p>
          {say(texts.askedAgain)} {say(what)}
        </p>
        <Form viewer={viewer} action={action}>
          <OwnUsername email={email} />
          <TextField
            viewer={viewer}
            name="current"
            label={say(texts.currentPassword)}
            type="password"
            autoComplete="current-password"
            value=""
            errors={errors}
          />
          <TextField
            viewer={viewer}
            name="code"
            label={say(texts.code)}
            hint={say(texts.codeHint)}
            autoComplete="one-time-code"
            value=""
            errors={errors}
          />
          {hasNewPassword && <NewPassword viewer={viewer} errors={errors} label={say(invitationTexts.newPassword)} />}
          <Actions>
            <Button>{say(button)}</Button>
          </Actions>
        </Form>
      </>
    ),
  })
}

/** The recovery codes, shown until they have been kept; after that, where to make new ones. */
export function recoveryCodesPage(viewer: Viewer, codes: readonly string[] | null): string {
  const { say } = viewer
  return servicePage({
    viewer,
    title: say(codes === null ? texts.codesList : texts.codesTitle),
    main:
      codes === null ? (
        <>
          <p>{say(texts.codesGone)}</p>
          <Actions>
            <ButtonLink href={OWN_ACCOUNT}>{say(texts.toAccount)}</ButtonLink>
          </Actions>
        </>
      ) : (
        <>
          <p>{say(texts.codesWhat)}</p>
          <ul class="recovery-codes" aria-label={say(texts.codesList)}>
            {codes.map((code) => (
              <li>
                <code>{code}</code>
              </li>
            ))}
          </ul>
          <Form viewer={viewer} action={`${OWN_ACCOUNT}/reservkoder`}>
            <Actions>
              <Button>{say(texts.codesKept)}</Button>
            </Actions>
          </Form>
        </>
      ),
  })
}
