import type { Text } from '../terms/text.ts'
import type { AccountState } from './account-state.ts'
import { PASSWORD_LENGTH, type PasswordFault } from './password.ts'
import type { Role } from './principal.ts'

/** What each role is called, and what it is there to do. */
export const roleTexts: Readonly<Record<Role, { readonly name: Text; readonly does: Text }>> = {
  unit_reporter: {
    name: { sv: 'Rapportör', en: 'Reporter' },
    does: { sv: 'Fyller i och lämnar in enhetens svar.', en: 'Fills in and hands in the answer of the unit.' },
  },
  unit_lead: {
    name: { sv: 'Enhetsansvarig', en: 'Head of unit' },
    does: {
      sv: 'Ansvarar för enhetens svar och kan fylla i och lämna in det.',
      en: 'Is responsible for the answer of the unit, and can fill it in and hand it in.',
    },
  },
  voluntary_organisation: {
    name: { sv: 'Frivilligorganisation', en: 'Voluntary organisation' },
    does: {
      sv: 'Lämnar svar för en förening eller stiftelse utanför kommunen.',
      en: 'Answers for an association or foundation outside the municipality.',
    },
  },
  analyst: {
    name: { sv: 'Analytiker', en: 'Analyst' },
    does: {
      sv: 'Håller i kartläggningen, kopplar uppgifter och gör rapporten.',
      en: 'Runs the census, links records and makes the report.',
    },
  },
  log_reviewer: {
    name: { sv: 'Loggranskare', en: 'Log reviewer' },
    does: {
      sv: 'Granskar vem som har gjort och sett vad.',
      en: 'Reviews who has done and seen what.',
    },
  },
  administrator: {
    name: { sv: 'Administratör', en: 'Administrator' },
    does: {
      sv: 'Sköter konton. Ser inga uppgifter om personer.',
      en: 'Looks after accounts. Sees nothing about persons.',
    },
  },
}

/** What the state of an account is called. */
export const accountStateTexts: Readonly<Record<AccountState, Text>> = {
  invited: { sv: 'inbjuden', en: 'invited' },
  active: { sv: 'används', en: 'in use' },
  disabled: { sv: 'stängt', en: 'closed' },
}

/** Why a password cannot be used, and what to choose instead. */
export const passwordFaultTexts: Readonly<Record<PasswordFault, Text>> = {
  too_short: {
    sv: `Välj ett lösenord med minst ${PASSWORD_LENGTH.least} tecken, till exempel några ord efter varandra.`,
    en: `Choose a password of at least ${PASSWORD_LENGTH.least} characters, for example a few words in a row.`,
  },
  too_long: {
    sv: `Välj ett lösenord med högst ${PASSWORD_LENGTH.most} tecken.`,
    en: `Choose a password of at most ${PASSWORD_LENGTH.most} characters.`,
  },
  common: {
    sv: 'Det lösenordet är vanligt och bland de första som någon annan provar. Välj några ord som inte hör ihop.',
    en: 'That password is common and among the first that others try. Choose a few words that do not belong together.',
  },
  about_you: {
    sv: 'Lösenordet består mest av ditt namn, din e-postadress, kommunen eller Tvärsnitt. Välj några andra ord.',
    en: 'The password is mostly your name, your e-mail address, the municipality or Tvärsnitt. Choose a few other words.',
  },
}
