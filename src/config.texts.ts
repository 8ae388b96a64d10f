import type { Text } from './domain/terms/text.ts'

/** What each setting means, and what can be wrong with the settings. */
export const configTexts = {
  data: {
    sv: 'Mappen där databasen och nycklarna ligger.',
    en: 'The folder of the database and the keys.',
  },
  host: {
    sv: 'Adressen som tjänsten lyssnar på. Bara den egna datorn, om inte inställningen address är satt.',
    en: 'The address the service listens on. This computer only, unless the setting address is set.',
  },
  port: { sv: 'Porten som tjänsten lyssnar på, 0–65535.', en: 'The port the service listens on, 0–65535.' },
  address: {
    sv: 'Tjänstens adress utåt, till exempel https://tvarsnitt.kommun.se, när en server med HTTPS står framför. Tom: bara den egna datorn.',
    en: 'The public address of the service, for example https://tvarsnitt.municipality.se, when a server with HTTPS stands in front. Empty: this computer only.',
  },
  language: {
    sv: 'Språk i meddelanden och rapporter: sv eller en.',
    en: 'Language of messages and reports: sv or en.',
  },
  logLevel: {
    sv: 'Hur mycket tjänsten skriver i loggen: silent, error, warn, info eller debug. Aldrig personuppgifter.',
    en: 'How much the service logs: silent, error, warn, info or debug. Never personal data.',
  },
  mail: {
    sv: 'E-postservern som påminnelser skickas med, som smtp://användare:lösenord@server:587 eller smtps://server. Tom: breven läggs som filer i datamappens mail.',
    en: 'The mail server for reminders, as smtp://user:password@server:587 or smtps://server. Blank: letters are laid as files in mail of the data folder.',
  },
  mailFrom: {
    sv: 'Avsändarens e-postadress i påminnelser.',
    en: 'The sender’s e-mail address in reminders.',
  },
  mailFromMissing: (variable: string): Text => ({
    sv: `En e-postserver är angiven men ingen avsändare. Sätt ${variable} till en adress som servern får skicka från.`,
    en: `A mail server is named but no sender. Set ${variable} to an address that the server may send from.`,
  }),
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
