import type { Text } from '../domain/terms/text.ts'

const counted = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`

/** What `verify` says. */
export const verifyTexts = {
  summary: {
    sv: 'Kontrollerar databasen, åtkomstloggen, nycklarna och de frysta rapporterna',
    en: 'Checks the database, the access log, the keys and the frozen reports',
  },
  details: {
    sv: 'Ändrar ingenting. Slutar med 0 när allt är som det ska och 4 när något är skadat eller har ändrats.',
    en: 'Changes nothing. Ends with 0 when all is as it should be and 4 when something is damaged or was altered.',
  },
  databaseWhole: { sv: 'Databasen är hel.', en: 'The database is whole.' },
  databaseFault: (fault: string): Text => ({
    sv: `Databasen är skadad: ${fault}. Läs in den senaste säkerhetskopian.`,
    en: `The database is damaged: ${fault}. Restore the latest backup.`,
  }),
  logWhole: (rows: number): Text => ({
    sv: `Åtkomstloggen är hel: ${counted(rows, 'rad', 'rader')}.`,
    en: `The access log is whole: ${counted(rows, 'row', 'rows')}.`,
  }),
  logBroken: (number: number): Text => ({
    sv: `Åtkomstloggen stämmer inte från rad ${number}: något har ändrats eller tagits bort. Säg till dataskyddsombudet.`,
    en: `The access log does not hold from row ${number} on: something was altered or taken away. Tell the data protection officer.`,
  }),
  keysOpen: (censuses: number): Text => ({
    sv: `Nycklarna öppnar ${counted(censuses, 'kartläggning', 'kartläggningar')}.`,
    en: `The keys open ${counted(censuses, 'census', 'censuses')}.`,
  }),
  keyFails: (census: string): Text => ({
    sv: `Nyckeln öppnar inte alla identiteter i ${census}. Hämta mappen keys från dess säkerhetskopia.`,
    en: `The key does not open every identity of ${census}. Fetch the folder keys from its backup.`,
  }),
  editionsWhole: (editions: number): Text => ({
    sv: `${counted(editions, 'fryst rapport är', 'frysta rapporter är')} som när de gjordes.`,
    en: `${counted(editions, 'frozen report is', 'frozen reports are')} as made.`,
  }),
  editionChanged: (edition: string): Text => ({
    sv: `Den frysta rapporten ${edition} har ändrats efteråt. Gör den igen med report, eller läs in en säkerhetskopia.`,
    en: `The frozen report ${edition} was altered afterwards. Make it again with report, or restore a backup.`,
  }),
} as const
