import type { Text } from './domain/terms/text.ts'

/** What each setting means, and what can be wrong with the settings. */
export const configTexts = {
  data: {
    sv: 'Mappen där databasen och nycklarna ligger.',
    en: 'The folder of the database and the keys.',
  },
  host: {
    sv: 'Adressen som tjänsten lyssnar på. Tills inloggning finns: bara den egna datorn.',
    en: 'The address the service listens on. Until there is sign-in: this computer only.',
  },
  port: { sv: 'Porten som tjänsten lyssnar på, 0–65535.', en: 'The port the service listens on, 0–65535.' },
  language: {
    sv: 'Språk i meddelanden och rapporter: sv eller en.',
    en: 'Language of messages and reports: sv or en.',
  },
  logLevel: {
    sv: 'Hur mycket tjänsten skriver i loggen: silent, error, warn, info eller debug. Aldrig personuppgifter.',
    en: 'How much the service logs: silent, error, warn, info or debug. Never personal data.',
  },
  wrongValue: (name: string, meaning: Text): Text => ({
    sv: `Inställningen ${name} går inte att använda. ${meaning.sv}`,
    en: `The setting ${name} cannot be used. ${meaning.en}`,
  }),
  fileMissing: (file: string): Text => ({
    sv: `Inställningsfilen ${file} finns inte. Kontrollera TVARSNITT_CONFIG.`,
    en: `There is no settings file ${file}. Check TVARSNITT_CONFIG.`,
  }),
  fileUnreadable: (file: string): Text => ({
    sv: `Inställningsfilen ${file} går inte att läsa som JSON. Kontrollera kommatecken, citattecken och parenteser.`,
    en: `The settings file ${file} cannot be read as JSON. Check commas, quotes and brackets.`,
  }),
  unknownSetting: (name: string, known: readonly string[]): Text => ({
    sv: `Det finns ingen inställning som heter ${name}. Välj bland: ${known.join(', ')}.`,
    en: `There is no setting ${name}. Choose among: ${known.join(', ')}.`,
  }),
} as const
