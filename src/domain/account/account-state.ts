/** How far an account has come: invited and not yet set up, in use, or closed by an administrator. */
export const ACCOUNT_STATES = ['invited', 'active', 'disabled'] as const
/** One of `ACCOUNT_STATES`. */
export type AccountState = (typeof ACCOUNT_STATES)[number]

/** The state of an account. Nothing of it counts until password and authenticator are both there. */
export function accountState(account: { readonly isSetUp: boolean; readonly disabledAt: string | null }): AccountState {
  if (account.disabledAt !== null) return 'disabled'
  return account.isSetUp ? 'active' : 'invited'
}
