import { swedishDay } from '../../domain/terms/swedish-moment.ts'
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  type FieldErrors,
  Form,
  hasErrors,
  SelectField,
  TextField,
} from '../../platform/http/form.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredToken } from './api-token.repository.ts'
import { apiTokenTexts as texts } from './api-token.texts.ts'

export const TOKENS = '/nycklar'

/** What is typed for a new token. */
export interface NewToken {
  /** The mark of the form: sent twice it makes one token. */
  readonly mark: string
  readonly unit: string
  readonly label: string
}

export interface TokensShown {
  readonly tokens: readonly StoredToken[]
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly typed: NewToken
  readonly errors: FieldErrors
  readonly isRevoked: boolean
}

/** The tokens there are, and the form for another. */
export function tokensPage(viewer: Viewer, { tokens, units, typed, errors, isRevoked }: TokensShown): string {
  const { say } = viewer
  return servicePage({
    viewer,
    title: say(texts.title),
    trail: [{ href: '/konton', label: say(texts.accounts) }],
    notice: isRevoked ? texts.revokedNow : null,
    hasErrors: hasErrors(errors),
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        <p>
          {say(texts.what)} <a href="/api/v1/openapi.json">{say(texts.description)}</a>
        </p>
        <h2>{say(texts.list)}</h2>
        {tokens.length === 0 ? <p>{say(texts.none)}</p> : <TokenTable viewer={viewer} tokens={tokens} />}
        <h2>{say(texts.make)}</h2>
        {units.length === 0 ? (
          <p>{say(texts.noUnits)}</p>
        ) : (
          <Form viewer={viewer} action={TOKENS}>
            <input type="hidden" name="mark" value={typed.mark} />
            <SelectField
              viewer={viewer}
              name="unit"
              label={say(texts.unit)}
              blank={say(texts.chooseUnit)}
              options={units.map(({ id, name }) => ({ value: id, label: name }))}
              chosen={typed.unit}
              errors={errors}
            />
            <TextField viewer={viewer} name="label" label={say(texts.label)} value={typed.label} errors={errors} />
            <Actions>
              <Button>{say(texts.makeButton)}</Button>
            </Actions>
          </Form>
        )}
      </>
    ),
  })
}

function TokenTable({ viewer, tokens }: { readonly viewer: Viewer; readonly tokens: readonly StoredToken[] }) {
  const { say } = viewer
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section class="table-scroll" aria-label={say(texts.list)} tabIndex={0}>
      <table class="list stacked">
        <thead>
          <tr>
            {[texts.unit, texts.system, texts.lastUsed, texts.state].map((heading) => (
              <th scope="col">{say(heading)}</th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {tokens.map(({ id, unit, label, lastUsedAt, revokedAt }) => (
            <tr>
              <th scope="row">{unit}</th>
              <td data-label={say(texts.system)}>{label}</td>
              <td data-label={say(texts.lastUsed)}>
                {lastUsedAt === null ? say(texts.neverUsed) : swedishDay(lastUsedAt)}
              </td>
              <td data-label={say(texts.state)}>
                {say(revokedAt === null ? texts.inForce : texts.revoked(swedishDay(revokedAt)))}
              </td>
              <td>
                {revokedAt === null && (
                  <Form viewer={viewer} action={`${TOKENS}/${id}/ta-tillbaka`}>
                    <Button secondary>
                      {say(texts.revoke)} <span class="visually-hidden">{say(texts.revokeOf(label, unit))}</span>
                    </Button>
                  </Form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The new token, shown once. */
export function tokenMadePage(viewer: Viewer, token: string): string {
  const { say } = viewer
  return servicePage({
    viewer,
    title: say(texts.made),
    trail: [
      { href: '/konton', label: say(texts.accounts) },
      { href: TOKENS, label: say(texts.title) },
    ],
    main: (
      <>
        <p>{say(texts.madeWhat)}</p>
        <p>
          {say(texts.token)}: <code class="secret">{token}</code>
        </p>
        <Actions>
          <ButtonLink href={TOKENS}>{say(texts.back)}</ButtonLink>
        </Actions>
      </>
    ),
  })
}
