import type { Text } from '../domain/terms/text.ts'

const counted = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`

/** What `verify` says. */
export const verifyTexts = {
  summary: {
    sv: 'Kontrollerar databasen, åtkomstloggen, nycklarna, de frysta rapporterna och kopplingarnas vikter',
    en: 'Checks the database, the access log, the keys, the frozen reports and the weights of linkage',
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
  linkageWhole: (runs: number): Text => ({
    sv: `I ${counted(runs, 'körning', 'körningar')} av kopplingen följer alla vikter av den sparade modellen och dess parametrar.`,
    en: `In ${counted(runs, 'run', 'runs')} of linkage every weight follows from the stored model and its parameters.`,
  }),
  linkageWithout: (runs: number): Text => ({
    sv: `${counted(runs, 'körning', 'körningar')} av kopplingen gjordes innan parametrarna sparades; de vikterna kan inte räknas om.`,
    en: `${counted(runs, 'run', 'runs')} of linkage came before the parameters were kept; their weights cannot be made again.`,
  }),
  linkageChanged: (run: string): Text => ({
    sv: `Kopplingen ${run} har vikter som inte följer av dess parametrar: något har ändrats efteråt. Gör om den med link, eller läs in en säkerhetskopia.`,
    en: `The linkage ${run} has weights that do not follow from its parameters: something was altered afterwards. Make it again with link, or restore a backup.`,
  }),
} as const
