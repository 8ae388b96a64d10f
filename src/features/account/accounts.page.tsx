import { accountStateTexts, roleTexts } from '../../domain/account/account.texts.ts'
import { ROLES } from '../../domain/account/principal.ts'
import { swedishMoment } from '../../domain/terms/swedish-moment.ts'
import type { Text } from '../../domain/terms/text.ts'
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
import type { AccountInList, StoredAccount, UnitOfAccount } from './account.repository.ts'
import { accountsTexts as texts } from './accounts.texts.ts'

export const ACCOUNTS = '/konton'

const trail = ({ say }: Viewer) => [{ href: ACCOUNTS, label: say(texts.title) }]

/** Everybody who can sign in, or is invited to. */
export function accountsPage(viewer: Viewer, accounts: readonly AccountInList[]): string {
  const { say } = viewer
  return servicePage({
    viewer,
    title: say(texts.title),
    main: (
      <>
        <p>{say(texts.what)}</p>
        <Actions>
          <ButtonLink href={`${ACCOUNTS}/nytt`}>{say(texts.newAccount)}</ButtonLink>
          <ButtonLink href="/nycklar" secondary>
            {say(texts.tokens)}
          </ButtonLink>
        </Actions>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
        <section class="table-scroll" aria-label={say(texts.title)} tabIndex={0}>
          <table class="list stacked">
            <thead>
              <tr>
                {[texts.name, texts.role, texts.units, texts.state, texts.lastSeen].map((heading) => (
                  <th scope="col">{say(heading)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {accounts.map((account) => (
                <AccountRow viewer={viewer} account={account} />
              ))}
            </tbody>
          </table>
        </section>
      </>
    ),
  })
}

const TAG = { invited: 'tag attention', active: 'tag done', disabled: 'tag quiet' } as const

function AccountRow({ viewer: { say }, account }: { readonly viewer: Viewer; readonly account: AccountInList }) {
  const { id, name, email, role, units, state, lastSeenAt } = account
  return (
    <tr>
      <th scope="row">
        <a href={`${ACCOUNTS}/${id}`}>{name}</a>
        <span class="detail">{email}</span>
      </th>
      <td data-label={say(texts.role)}>{say(roleTexts[role].name)}</td>
      <td data-label={say(texts.units)}>{units.map((unit) => unit.name).join(', ') || say(texts.noUnits)}</td>
      <td data-label={say(texts.state)}>
        <span class={TAG[state]}>{say(accountStateTexts[state])}</span>
      </td>
      <td data-label={say(texts.lastSeen)}>{lastSeenAt === null ? say(texts.never) : swedishMoment(lastSeenAt)}</td>
    </tr>
  )
}

/** What is typed of an account. */
export interface TypedAccount {
  readonly email: string
  readonly name: string
  readonly role: string
  readonly units: readonly string[]
}

interface AccountForm {
  readonly typed: TypedAccount
  readonly units: readonly UnitOfAccount[]
  readonly errors: FieldErrors
}

/** A new account. */
export function newAccountPage(viewer: Viewer, shown: AccountForm): string {
  const { say } = viewer
  const { typed, errors } = shown
  return servicePage({
    viewer,
    title: say(texts.newAccount),
    trail: trail(viewer),
    hasErrors: hasErrors(errors),
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        <Form viewer={viewer} action={`${ACCOUNTS}/nytt`}>
          <TextField
            viewer={viewer}
            name="email"
            label={say(texts.email)}
            hint={say(texts.emailHint)}
            type="email"
            value={typed.email}
            errors={errors}
          />
          <Fields viewer={viewer} shown={shown} />
          <Actions>
            <Button>{say(texts.make)}</Button>
          </Actions>
        </Form>
      </>
    ),
  })
}

function Fields({ viewer, shown }: { readonly viewer: Viewer; readonly shown: AccountForm }) {
  const { say } = viewer
  const { typed, units, errors } = shown
  const several = new Set(units.map(({ municipality }) => municipality)).size > 1
  return (
    <>
      <TextField viewer={viewer} name="name" label={say(texts.name)} value={typed.name} errors={errors} />
      <Choices
        viewer={viewer}
        name="role"
        label={say(texts.role)}
        options={ROLES.map((role) => ({
          value: role,
          label: say(roleTexts[role].name),
          hint: say(roleTexts[role].does),
        }))}
        chosen={[typed.role]}
        errors={errors}
      />
      {units.length === 0 ? (
        <p class="hint" id="units">
          {say(texts.unitsMissing)}
        </p>
      ) : (
        <Choices
          viewer={viewer}
          name="units"
          label={say(texts.units)}
          hint={say(texts.unitsHint)}
          options={units.map(({ id, name, municipality }) => ({
            value: id,
            label: several ? `${name} (${municipality})` : name,
          }))}
          chosen={typed.units}
          errors={errors}
          several
        />
      )}
    </>
  )
}

export interface AccountShown extends AccountForm {
  readonly account: StoredAccount
  readonly notice: Text | null
}

/** One account: what it may do, a new invitation, and closing it. */
export function accountPage(viewer: Viewer, shown: AccountShown): string {
  const { say } = viewer
  const { account, errors, notice } = shown
  const { id, name, email, state } = account
  const at = `${ACCOUNTS}/${id}`
  return servicePage({
    viewer,
    title: name,
    trail: trail(viewer),
    notice,
    hasErrors: hasErrors(errors),
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        <p>
          {email} <span class={TAG[state]}>{say(accountStateTexts[state])}</span>
        </p>
        <h2>{say(texts.about)}</h2>
        <Form viewer={viewer} action={at}>
          <Fields viewer={viewer} shown={shown} />
          <Actions>
            <Button>{say(texts.save)}</Button>
          </Actions>
        </Form>
        {state === 'disabled' ? (
          <Act
            viewer={viewer}
            action={`${at}/oppna`}
            title={texts.openTitle}
            what={texts.openWhat}
            button={texts.open}
          />
        ) : (
          <>
            <Act
              viewer={viewer}
              action={`${at}/inbjudan`}
              title={texts.inviteTitle}
              what={texts.inviteWhat}
              button={texts.inviteAgain}
            />
            <Act
              viewer={viewer}
              action={`${at}/stang`}
              title={texts.closeTitle}
              what={texts.closeWhat}
              button={texts.close}
            />
          </>
        )}
      </>
    ),
  })
}

interface OneAct {
  readonly viewer: Viewer
  readonly action: string
  readonly title: Text
  readonly what: Text
  readonly button: Text
}

function Act({ viewer, action, title, what, button }: OneAct) {
  const { say } = viewer
  return (
    <>
      <h2>{say(title)}</h2>
      <p>{say(what)}</p>
      <Form viewer={viewer} action={action}>
        <Actions>
          <Button secondary>{say(button)}</Button>
        </Actions>
      </Form>
    </>
  )
}

/** The link of an invitation, shown until it has been taken care of; after that, where to make a new one. */
export function linkPage(viewer: Viewer, { id, name }: StoredAccount, link: string | null): string {
  const { say } = viewer
  const at = `${ACCOUNTS}/${id}`
  return servicePage({
    viewer,
    title: say(texts.linkTitle),
    trail: [...trail(viewer), { href: at, label: name }],
    main:
      link === null ? (
        <>
          <p>{say(texts.linkGone)}</p>
          <Actions>
            <ButtonLink href={at}>{say(texts.toAccount)}</ButtonLink>
          </Actions>
        </>
      ) : (
        <>
          <p class="lead">{say(texts.linkFor(name))}</p>
          <p>{say(texts.linkWhat)}</p>
          <p>
            <code class="reference invitation-link">{link}</code>
          </p>
          <Form viewer={viewer} action={`${at}/lank`}>
            <Actions>
              <Button>{say(texts.linkDone)}</Button>
            </Actions>
          </Form>
        </>
      ),
  })
}
