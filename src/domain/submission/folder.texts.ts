import { listInWords, type Text, verbatim } from '../terms/text.ts'

/** What can be wrong with a census folder as a folder. The codes are permanent. */
export const folderTexts = {
  folder_not_found: (folder: string): Text => ({
    sv: `Mappen ${folder} finns inte. Kontrollera stavningen, eller gör en ny med "tvarsnitt init ${folder}".`,
    en: `There is no folder ${folder}. Check the spelling, or make a new one with "tvarsnitt init ${folder}".`,
  }),
  folder_unreadable: (): Text => ({
    sv: 'Mappen går inte att öppna. Kontrollera att du får läsa den.',
    en: 'The folder cannot be opened. Check that you may read it.',
  }),
  folder_is_file: (path: string): Text => ({
    sv: `${path} är en fil, inte en mapp. Ange mappen som innehåller municipality.json.`,
    en: `${path} is a file, not a folder. Name the folder that holds municipality.json.`,
  }),
  file_is_folder: (): Text => ({
    sv: 'Det här är en mapp, inte en fil. Byt namn på mappen och lägg en fil med det här namnet i dess ställe.',
    en: 'This is a folder, not a file. Rename the folder and put a file of this name in its place.',
  }),
  municipality_missing: (): Text => ({
    sv: 'Filen municipality.json saknas i mappen. Gör en mall med "tvarsnitt init" i en ny mapp och kopiera filen hit.',
    en: 'municipality.json is missing in the folder. Make a template with "tvarsnitt init" in a new folder and copy the file here.',
  }),
  no_census: (): Text => ({
    sv: 'Det finns ingen kartläggning i mappen. Gör en undermapp per år, till exempel 2026, med filen census.json och enheternas filer.',
    en: 'There is no census in the folder. Make one subfolder per year, for example 2026, with census.json and the files of the units.',
  }),
  census_file_missing: (): Text => ({
    sv: 'Undermappen innehåller filer men ingen census.json. Skriv en (se "tvarsnitt init"), eller flytta filerna.',
    en: 'The subfolder holds files but no census.json. Write one (see "tvarsnitt init"), or move the files.',
  }),
  not_json: (stopsAt: { readonly row: number; readonly character: number } | null): Text =>
    stopsAt === null
      ? {
          sv: 'Filen går inte att läsa som JSON. Kontrollera kommatecken, raka citattecken och parenteser.',
          en: 'The file cannot be read as JSON. Check commas, straight quotes and brackets.',
        }
      : {
          sv: `Filen går inte att läsa som JSON: det tar stopp på rad ${stopsAt.row}, tecken ${stopsAt.character}. Kontrollera kommatecken, raka citattecken och parenteser där och strax före.`,
          en: `The file cannot be read as JSON: it stops at row ${stopsAt.row}, character ${stopsAt.character}. Check commas, straight quotes and brackets there and just before.`,
        },
  // retired: workbook_not_read
  file_not_used: (): Text => ({
    sv: 'Filen används inte: en kartläggning består av census.json, enheternas filer (.csv eller .xlsx), compiled och register. Ta bort den eller byt namn.',
    en: "The file is not used: a census is census.json, the units' files (.csv or .xlsx), compiled and register. Remove or rename it.",
  }),
  list_in_other_form: (): Text => ({
    sv: 'Filen har namnet på en lista men är sparad i en form som inte läses. Öppna den i kalkylprogrammet, välj Spara som och Excel-arbetsbok (.xlsx) eller CSV, och ta bort den här filen.',
    en: 'The file has the name of a list but is saved in a form that is not read. Open it in the spreadsheet, choose Save as and Excel workbook (.xlsx) or CSV, and remove this file.',
  }),
  list_twice: (other: string): Text => ({
    sv: `Samma lista finns också som ”${other}”, så det går inte att veta vilken som gäller. Behåll den ena och ta bort den andra.`,
    en: `The same list is there as “${other}” too, so it cannot be known which of them holds. Keep one and remove the other.`,
  }),
  file_unreadable: (): Text => ({
    sv: 'Filen går inte att öppna. Kontrollera att den inte är öppen i ett annat program och att du får läsa den.',
    en: 'The file cannot be opened. Check that it is not open in another program and that you may read it.',
  }),
  // retired: unit_file_twice
  name_twice: (other: string): Text => ({
    sv: `Namnet är detsamma som ”${other}” (stora och små bokstäver räknas som lika). Lägg allt i den ena och ta bort den andra.`,
    en: `The name is the same as “${other}” (capital and small letters count as equal). Put everything in one of them and remove the other.`,
  }),
  definition_faulty: (path: string, message: Text): Text => ({
    sv: `${path}: ${message.sv}`,
    en: `${path}: ${message.en}`,
  }),
  definition_unknown: (id: string, known: readonly string[]): Text => {
    const choices = listInWords(known.map(verbatim), { sv: 'eller', en: 'or' })
    return {
      sv: `Definitionen ${id} finns inte. Välj ${choices.sv}, eller skriv en egen i municipality.json under definitions.`,
      en: `There is no definition ${id}. Choose ${choices.en}, or write your own in municipality.json under definitions.`,
    }
  },
  definition_twice: (id: string): Text => ({
    sv: `Definitionen ${id} finns redan. Ge den egna definitionen ett annat id.`,
    en: `The definition ${id} exists already. Give your own definition another id.`,
  }),
  definition_not_in_force: (id: string, from: string, week: string): Text => ({
    sv: `Definitionen ${id} gäller inte mätveckan ${week} (den gäller från ${from}). Välj en definition som gällde då.`,
    en: `The definition ${id} is not in force in the census week ${week} (it is from ${from}). Choose one that was.`,
  }),
  definition_not_stored: (id: string, census: string): Text => ({
    sv: `Definitionen ${id}, som kartläggningen ${census} rapporteras efter, finns inte i databasen. Kör "tvarsnitt run" med --data på mappen där municipality.json beskriver den.`,
    en: `The definition ${id}, by which the census ${census} is reported, is not in the database. Use "tvarsnitt run" with --data on the folder where municipality.json writes it.`,
  }),
  compared_with_unknown: (census: string, earlier: readonly string[]): Text => {
    if (earlier.length === 0) {
      return {
        sv: 'Det finns ingen tidigare kartläggning i mappen att jämföra med. Ta bort raden comparedWith.',
        en: 'There is no earlier census in the folder to compare with. Remove the line comparedWith.',
      }
    }
    const choices = listInWords(earlier.map(verbatim), { sv: 'eller', en: 'or' })
    return {
      sv: `comparedWith pekar på ${census}, som inte är en tidigare kartläggning i mappen. Välj ${choices.sv}, eller ta bort raden.`,
      en: `comparedWith names ${census}, which is no earlier census of the folder. Choose ${choices.en}, or remove the line.`,
    }
  },
  weeks_overlap: (other: string): Text => ({
    sv: `Mätveckan överlappar kartläggningen ${other}. Rätta veckan i den ena.`,
    en: `The census week overlaps the census ${other}. Correct the week in one of them.`,
  }),
  census_overlaps: (key: string, stored: string): Text => ({
    sv: `Kartläggningen ${key} har samma mätvecka som ${stored}, som redan finns i databasen. Har mappen bytt namn? Ge den tillbaka namnet ${stored}, eller börja om med en ny datamapp.`,
    en: `The census ${key} has the census week of ${stored}, which is in the database already. Has the folder been renamed? Name it ${stored} again, or start with a new data folder.`,
  }),
  census_only_stored: (key: string): Text => ({
    sv: `Kartläggningen ${key} finns i databasen men inte i mappen. Den är kvar och jämförs med. Ska den bort: börja om med en ny datamapp.`,
    en: `The census ${key} is in the database but not in the folder. It is kept and compared with. To leave it out, start with a new data folder.`,
  }),
  files_no_longer_read: (files: readonly { readonly file: string; readonly receivedAt: string }[]): Text => {
    const each = files.map(({ file, receivedAt }) => `${file} (${receivedAt.slice(0, 10)})`).join(', ')
    return {
      sv: `Mappen har något annat än databasen hade, och mappen gäller. Det här är kvar i databasen men läses inte längre: ${each}.`,
      en: `The folder has something else than the database had, and the folder holds. This is kept in the database but no longer read: ${each}.`,
    }
  },
  nobody_reported: (): Text => ({
    sv: 'Ingen enhet har lämnat något för den här kartläggningen: varken fil eller nollrapport. Lägg enheternas filer i mappen.',
    en: 'No unit has handed in anything for this census: no file and no nil return. Put the files of the units in the folder.',
  }),
  person_id_two_numbers: (): Text => ({
    sv: 'Samma person_id står på rader med två olika nummer. De kopplas inte av id:t. Rätta det som är fel.',
    en: 'The same person_id stands on rows with two different numbers. They are not joined by it. Correct what is wrong.',
  }),
  person_id_restarts: (census: string): Text => ({
    sv: `Kolumnen person_id verkar börja om för varje år: samma id står för olika personer här och i ${census}. Använd ett id per person genom åren, eller ta bort kolumnen.`,
    en: `The column person_id seems to start anew each year: the same id stands for different people here and in ${census}. Use one id per person over the years, or remove the column.`,
  }),
} as const

export type FolderProblemCode = keyof typeof folderTexts
