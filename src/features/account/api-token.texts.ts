import type { Text } from '../../domain/terms/text.ts'

/** The administrator's page of tokens for case systems. */
export const apiTokenTexts = {
  accounts: { sv: 'Konton', en: 'Accounts' },
  title: { sv: 'Nycklar för verksamhetssystem', en: 'Tokens for case systems' },
  what: {
    sv: 'Ett verksamhetssystem kan lämna uppgifter för en enhet med en nyckel. Nyckeln öppnar bara den enhetens svar. Hur anropen ser ut står i beskrivningen.',
    en: 'A case system can report for a unit with a token. The token opens the answer of that unit alone. What calls look like stands in the description.',
  },
  description: { sv: 'Beskrivningen (OpenAPI)', en: 'The description (OpenAPI)' },
  none: { sv: 'Det finns inga nycklar.', en: 'There are no tokens.' },
  noUnits: {
    sv: 'Det finns inga enheter än. Lägg till enheter först.',
    en: 'There are no units yet. Add units first.',
  },
  list: { sv: 'Nycklar', en: 'Tokens' },
  unit: { sv: 'Enhet', en: 'Unit' },
  label: { sv: 'Vilket system ska ha nyckeln?', en: 'Which system is to have the token?' },
  system: { sv: 'System', en: 'System' },
  lastUsed: { sv: 'Användes senast', en: 'Last used' },
  neverUsed: { sv: 'aldrig', en: 'never' },
  state: { sv: 'Gäller', en: 'In force' },
  inForce: { sv: 'ja', en: 'yes' },
  revoked: (day: string): Text => ({ sv: `nej, togs tillbaka ${day}`, en: `no, taken back ${day}` }),
  revoke: { sv: 'Ta tillbaka', en: 'Take back' },
  revokeOf: (label: string, unit: string): Text => ({
    sv: `nyckeln för ${label}, ${unit}`,
    en: `the token of ${label}, ${unit}`,
  }),
  make: { sv: 'Ny nyckel', en: 'New token' },
  chooseUnit: { sv: 'Välj enhet', en: 'Choose a unit' },
  makeButton: { sv: 'Gör nyckeln', en: 'Make the token' },
  unitMissing: { sv: 'Välj vilken enhet nyckeln är till för.', en: 'Choose which unit the token is for.' },
  labelMissing: {
    sv: 'Skriv vilket system som ska ha nyckeln, högst 100 tecken.',
    en: 'Write which system is to have the token, at most 100 characters.',
  },
  made: { sv: 'Nyckeln är gjord', en: 'The token is made' },
  madeWhat: {
    sv: 'Kopiera den nu: den visas bara den här gången. Lämna den till den som sköter systemet på ett sätt som ingen annan kan läsa.',
    en: 'Copy it now: it is shown this once. Hand it to whoever runs the system in a way that nobody else can read.',
  },
  token: { sv: 'Nyckel', en: 'Token' },
  back: { sv: 'Till listan', en: 'To the list' },
  revokedNow: {
    sv: 'Nyckeln är tillbakatagen. Den öppnar inget längre.',
    en: 'The token is taken back. It opens nothing any more.',
  },
  madeAlready: {
    sv: 'Nyckeln är redan gjord och visas inte en gång till. Hann du inte spara den: ta tillbaka den i listan och gör en ny.',
    en: 'The token has been made already and is not shown again. If you did not get to keep it, take it back in the list and make another.',
  },
} as const
