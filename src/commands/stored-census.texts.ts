import { listInWords, type Text, verbatim } from '../domain/terms/text.ts'

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`

const choicesOf = (choices: readonly string[]) => listInWords(choices.map(verbatim), { sv: 'eller', en: 'or' })

/** To the minute: seconds are of no use to a reader. */
const moment = (at: string) => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`

/** What the commands on a stored census say when they do not find what they were told to take. */
export const storedCensusTexts = {
  noDatabase: (file: string, folder: string): Text => ({
    sv: `Det finns ingen databas här: ${file}. Ange rätt datamapp med --data, eller börja med "tvarsnitt run MAPP --data ${folder}".`,
    en: `There is no database here: ${file}. Name the right data folder with --data, or begin with "tvarsnitt run FOLDER --data ${folder}".`,
  }),
  noCensus: (folder: string): Text => ({
    sv: `Det finns ingen kartläggning sparad i ${folder}. Börja med "tvarsnitt run MAPP --data ${folder}".`,
    en: `No census is stored in ${folder}. Begin with "tvarsnitt run FOLDER --data ${folder}".`,
  }),
  unknownCensus: (written: string, nearest: string | undefined, stored: readonly string[]): Text => ({
    sv: `Det finns ingen sparad kartläggning som heter ${written}.${nearest ? ` Menade du ${nearest}?` : ''} Sparade är: ${stored.join('; ')}.`,
    en: `No census ${written} is stored.${nearest ? ` Did you mean ${nearest}?` : ''} Stored are: ${stored.join('; ')}.`,
  }),
  /** How the stored censuses are listed: by municipality. */
  censusesOf: (municipality: { name: string; code: string }, keys: readonly string[]): string =>
    `${municipality.name} (${municipality.code}) ${keys.join(', ')}`,
  severalMunicipalities: (census: string, municipalities: readonly { name: string; code: string }[]): Text => {
    const choices = choicesOf(municipalities.map(({ name, code }) => `--municipality ${code} (${name})`))
    return {
      sv: `Flera kommuner har en kartläggning som heter ${census}. Skriv också ${choices.sv}.`,
      en: `Several municipalities have a census ${census}. Also write ${choices.en}.`,
    }
  },
  unknownMunicipality: (written: string, municipalities: readonly { name: string; code: string }[]): Text => {
    const choices = choicesOf(municipalities.map(({ name, code }) => `${code} (${name})`))
    return {
      sv: `Ingen sparad kartläggning hör till kommunen ${written}. Välj ${choices.sv}.`,
      en: `No stored census belongs to the municipality ${written}. Choose ${choices.en}.`,
    }
  },
  unknownUnit: (written: string, nearest: string | undefined, units: readonly string[]): Text => ({
    sv: `Det finns ingen enhet som heter ${written}.${nearest ? ` Menade du ${nearest}?` : ''} Enheterna är: ${units.join(', ')}.`,
    en: `There is no unit ${written}.${nearest ? ` Did you mean ${nearest}?` : ''} The units are: ${units.join(', ')}.`,
  }),
  /** What to do next, after something has come of a census. */
  reportNext: (options: string): Text => ({
    sv: `Gör rapporten på nytt: tvarsnitt report ${options} --out MAPP`,
    en: `Make the report again: tvarsnitt report ${options} --out DIR`,
  }),
} as const

/** What `tvarsnitt import` says. */
export const importCommandTexts = {
  fileOperand: { sv: 'FIL', en: 'FILE' },
  isFolder: (path: string): Text => ({
    sv: `${path} är en mapp. Ange enhetens fil. En hel mapp läses med "tvarsnitt run".`,
    en: `${path} is a folder. Name the file of the unit. A whole folder is read by "tvarsnitt run".`,
  }),
  observations: (path: string): Text => ({
    sv: `${path} är observationer. De läses med mappen ("tvarsnitt run"); här tas enhetens lista över personer emot.`,
    en: `${path} holds observations. They are read with the folder ("tvarsnitt run"); here a unit's list of persons is taken in.`,
  }),
  file: (unit: { name: string; key: string }, census: string, rows: number, file: string): Text => ({
    sv: `${unit.name} (${unit.key}), kartläggningen ${census}: ${count(rows, 'rad', 'rader')} i ${file}`,
    en: `${unit.name} (${unit.key}), census ${census}: ${count(rows, 'row', 'rows')} in ${file}`,
  }),
  first: {
    sv: '  Enheten har inte lämnat någon fil tidigare: alla rader är nya.',
    en: '  The unit has handed in no file before: every row is new.',
  },
  changes: (rows: { added: number; changed: number; unchanged: number; removed: number }): Text => ({
    sv: `  Mot enhetens tidigare fil: ${count(rows.added, 'ny', 'nya')}, ${count(rows.changed, 'ändrad', 'ändrade')}, ${count(rows.unchanged, 'oförändrad', 'oförändrade')}, ${rows.removed} finns inte längre`,
    en: `  Against the unit's earlier file: ${rows.added} new, ${rows.changed} changed, ${rows.unchanged} unchanged, ${rows.removed} no longer there`,
  }),
  byContent: {
    sv: '  Raderna har inget eget radid och jämförs därför efter vad som står i dem.',
    en: '  The rows have no record_id of their own and are therefore compared by what they say.',
  },
  totals: (unit: { before: number; after: number }, census: { before: number; after: number }): Text => ({
    sv: `  Enhetens rader: ${unit.before} → ${unit.after}. Hela kartläggningen: ${census.before} → ${count(census.after, 'uppgift', 'uppgifter')}.`,
    en: `  Rows of the unit: ${unit.before} → ${unit.after}. The whole census: ${census.before} → ${count(census.after, 'record', 'records')}.`,
  }),
  dryRun: {
    sv: 'Ingenting har sparats (--dry-run). Kör om utan --dry-run för att spara.',
    en: 'Nothing has been stored (--dry-run). Run again without --dry-run to store.',
  },
  alreadyStored: (file: string, at: string): Text => ({
    sv: `${file} är redan sparad (${moment(at)}). Ingenting har ändrats.`,
    en: `${file} is stored already (${moment(at)}). Nothing has changed.`,
  }),
  stored: (replaces: boolean): Text => ({
    sv: `Sparat.${replaces ? ' Enhetens tidigare fil är kvar men läses inte längre.' : ''}`,
    en: `Stored.${replaces ? " The unit's earlier file is kept but no longer read." : ''}`,
  }),
  laterToo: (later: readonly string[]): Text => {
    const each = listInWords(later.map(verbatim))
    return {
      sv: `${later.length === 1 ? 'Rapporten' : 'Rapporterna'} för ${each.sv} jämför med den här kartläggningen: gör om ${later.length === 1 ? 'den' : 'dem'} efteråt.`,
      en: `${later.length === 1 ? 'The report' : 'The reports'} of ${each.en} ${later.length === 1 ? 'compares' : 'compare'} with this census: make ${later.length === 1 ? 'it' : 'them'} again afterwards.`,
    }
  },
  folderRules: {
    sv: 'Körs "tvarsnitt run" på en mapp igen gäller det som ligger i mappen: lägg filen där också.',
    en: 'When "tvarsnitt run" reads a folder again, what lies in the folder holds: put the file there too.',
  },
} as const

/** How pairs count that somebody is to decide about; `null` where there are none. */
function countedAs(apart: number, linked: number): Text | null {
  if (linked > 0 && apart > 0)
    return {
      sv: `${linked} räknas som samma person och ${apart} som olika personer`,
      en: `${linked} counted as one person and ${apart} as different persons`,
    }
  if (linked > 0) return { sv: 'räknas som samma person', en: 'counted as one person' }
  return apart > 0 ? { sv: 'räknas som olika personer', en: 'counted as different persons' } : null
}

/** What `tvarsnitt link` says. */
export const linkCommandTexts = {
  ofCensus: (census: string, records: number, persons: number): Text => ({
    sv: `${census}  ${count(records, 'uppgift', 'uppgifter')} om ${count(persons, 'person', 'personer')}`,
    en: `${census}  ${count(records, 'record', 'records')} of ${count(persons, 'person', 'persons')}`,
  }),
  withEarlier: (records: number, persons: number): Text => ({
    sv: `Med tidigare kartläggningar och register: ${count(records, 'uppgift', 'uppgifter')} om ${count(persons, 'person', 'personer')}`,
    en: `With earlier censuses and the register: ${count(records, 'record', 'records')} of ${count(persons, 'person', 'persons')}`,
  }),
  links: (links: { automatic: number; decided: number; thin: number }): Text => ({
    sv: `  Kopplade par: ${links.automatic} automatiskt, ${count(links.decided, 'beslutat', 'beslutade')}, ${links.thin} med en tunn rad`,
    en: `  Linked pairs: ${links.automatic} automatic, ${links.decided} decided, ${links.thin} with a thin row`,
  }),
  toReview: (apart: number, linked: number): Text => {
    const counts = countedAs(apart, linked)
    return {
      sv: `  Par att granska: ${apart + linked}${counts === null ? '' : ` (${counts.sv} tills någon har avgjort)`}`,
      en: `  Pairs to review: ${apart + linked}${counts === null ? '' : ` (${counts.en} until somebody decides)`}`,
    }
  },
  thinRows: (rows: number): Text => ({
    sv: `  Tunna rader: ${rows}${rows === 0 ? '' : ' (varken nummer eller helt namn med födelsedatum eller födelseår)'}`,
    en: `  Thin rows: ${rows}${rows === 0 ? '' : ' (neither number nor full name with date or year of birth)'}`,
  }),
  allPersons: {
    sv: 'Personer är här alla som har uppgifter, oavsett definition. Rapporten säger hur många av dem som räknas.',
    en: 'Persons are here all who have records, whatever the definition. The report says how many of them are counted.',
  },
} as const

/** What `tvarsnitt report` says. */
export const reportCommandTexts = {
  wrongFormat: (written: string, formats: readonly string[]): Text => {
    const choices = listInWords(formats.map(verbatim))
    return {
      sv: `Formatet ”${written}” finns inte. Skriv --format med ett eller flera av ${choices.sv}, med kommatecken emellan.`,
      en: `There is no format “${written}”. Write --format with one or more of ${choices.en}, with commas between.`,
    }
  },
  newEdition: (definition: string): Text => ({
    sv: `Ny utgåva enligt ${definition}.`,
    en: `New edition by ${definition}.`,
  }),
  sameEdition: (definition: string, at: string): Text => ({
    sv: `Ingenting har ändrats enligt ${definition} sedan utgåvan ${moment(at)}: samma rapport skrivs igen.`,
    en: `Nothing has changed by ${definition} since the edition of ${moment(at)}: the same report is written again.`,
  }),
} as const
