import type { FindingKind, Problem } from '../terms/finding.ts'
import { listInWords, type Text, verbatim } from '../terms/text.ts'
import { rowList } from './row-list.texts.ts'

/** Why a workbook was not opened, or not to its end. All are faults. Codes are permanent. */
export const WORKBOOK_REFUSALS = {
  workbook_too_large: {
    sv: 'Arbetsboken är större än 5 MB. Ta bort bilder och blad som inte hör till listan, eller dela upp listan på flera filer.',
    en: 'The workbook is larger than 5 MB. Remove pictures and sheets that are not part of the list, or divide the list into several files.',
  },
  not_a_workbook: {
    sv: 'Filen är ingen Excel-arbetsbok, fast namnet slutar på .xlsx. Öppna den i kalkylprogrammet, välj Spara som och Excel-arbetsbok (.xlsx). Är det en textfil: byt filnamnets slut till .csv.',
    en: 'The file is no Excel workbook although its name ends in .xlsx. Open it in the spreadsheet, choose Save as and Excel workbook (.xlsx). If it is a text file, change the ending to .csv.',
  },
  workbook_old_form: {
    sv: 'Arbetsboken är sparad i Excels äldre form (.xls), som inte läses. Öppna den i kalkylprogrammet och välj Spara som och Excel-arbetsbok (.xlsx).',
    en: 'The workbook is saved in the older form of Excel (.xls), which is not read. Open it in the spreadsheet and choose Save as and Excel workbook (.xlsx).',
  },
  workbook_binary_form: {
    sv: 'Arbetsboken är sparad i binär form (.xlsb), som inte läses. Öppna den i kalkylprogrammet och välj Spara som och Excel-arbetsbok (.xlsx).',
    en: 'The workbook is saved in binary form (.xlsb), which is not read. Open it in the spreadsheet and choose Save as and Excel workbook (.xlsx).',
  },
  workbook_locked: {
    sv: 'Arbetsboken är låst med lösenord. Öppna den i Excel, ta bort lösenordet under Arkiv, Info och Skydda arbetsbok, och spara den igen.',
    en: 'The workbook is locked with a password. Open it in Excel, take the password away under File, Info and Protect workbook, and save it again.',
  },
  workbook_of_other_program: {
    sv: 'Filen är ett dokument från ett annat program (till exempel .ods, .numbers eller .docx), fast namnet slutar på .xlsx. Öppna den i sitt program, välj Spara som eller Exportera och Excel-arbetsbok (.xlsx).',
    en: 'The file is a document of another program (such as .ods, .numbers or .docx) although its name ends in .xlsx. Open it in its program, choose Save as or Export and Excel workbook (.xlsx).',
  },
  workbook_damaged: {
    sv: 'Arbetsboken är skadad och går inte att läsa till slutet: den kan ha kapats när den skickades. Öppna originalet i kalkylprogrammet och spara det igen.',
    en: 'The workbook is damaged and cannot be read to its end: it may have been cut short when it was sent. Open the original in the spreadsheet and save it again.',
  },
  workbook_too_many_parts: {
    sv: 'Arbetsboken består av fler än 200 delar. Kopiera bladet med listan till en ny arbetsbok och spara den.',
    en: 'The workbook consists of more than 200 parts. Copy the sheet with the list to a new workbook and save that.',
  },
  workbook_part_names: {
    sv: 'Arbetsboken innehåller delar med namn som Excel inte skriver: samma namn två gånger, eller ett namn som pekar ut ur filen. Den läses inte. Kopiera bladet med listan till en ny arbetsbok och spara den.',
    en: 'The workbook holds parts with names that Excel does not write: one name twice, or a name that points out of the file. It is not read. Copy the sheet with the list to a new workbook and save that.',
  },
  workbook_unpacks_too_large: {
    sv: 'Arbetsboken blir större än 15 MB när den packas upp. Ta bort bilder, gamla blad och tomma formaterade rader, eller spara listan som CSV.',
    en: 'The workbook becomes larger than 15 MB when it is unpacked. Remove pictures, old sheets and blank formatted rows, or save the list as CSV.',
  },
  workbook_packed_too_tight: {
    sv: 'Arbetsboken blir mer än hundra gånger större när den packas upp, vilket en vanlig lista inte blir. Kopiera bladet med listan till en ny arbetsbok, utan tomma formaterade rader, och spara den.',
    en: 'The workbook becomes more than a hundred times larger when it is unpacked, which no ordinary list does. Copy the sheet with the list to a new workbook, without blank formatted rows, and save that.',
  },
  workbook_has_macros: {
    sv: 'Arbetsboken innehåller makron och läses därför inte. Välj Spara som och Excel-arbetsbok (.xlsx), som sparas utan makron.',
    en: 'The workbook holds macros and is therefore not read. Choose Save as and Excel workbook (.xlsx), which is saved without macros.',
  },
  workbook_has_links: {
    sv: 'Arbetsboken hämtar uppgifter från andra arbetsböcker och läses därför inte. Bryt länkarna under Data och Redigera länkar, eller kopiera listan och klistra in den som värden i en ny arbetsbok.',
    en: 'The workbook takes data from other workbooks and is therefore not read. Break the links under Data and Edit links, or copy the list and paste it as values into a new workbook.',
  },
  workbook_has_entities: {
    sv: 'Arbetsboken innehåller instruktioner som Excel inte skriver (DOCTYPE) och läses därför inte. Kopiera bladet med listan till en ny arbetsbok och spara den.',
    en: 'The workbook holds instructions that Excel does not write (DOCTYPE) and is therefore not read. Copy the sheet with the list to a new workbook and save that.',
  },
  workbook_too_many_rows: {
    sv: 'Arbetsboken har fler än 100 000 rader med uppgifter. Kontrollera att det är rätt fil, och att bara rader för den här kartläggningen är med.',
    en: 'The workbook has more than 100,000 rows with data. Check that it is the right file, and that it holds only rows of this census.',
  },
  workbook_too_many_columns: {
    sv: 'Arbetsboken har uppgifter till höger om kolumn 500. Ta bort det som står där och spara arbetsboken igen.',
    en: 'The workbook has data to the right of column 500. Remove what stands there and save the workbook again.',
  },
  workbook_too_heavy: {
    sv: 'Arbetsboken är för tung att läsa. Spara bladet med listan som CSV UTF-8, eller dela upp listan på flera filer.',
    en: 'The workbook is too heavy to read. Save the sheet with the list as CSV UTF-8, or divide the list into several files.',
  },
} as const satisfies Readonly<Record<string, Text>>
/** One of the keys of `WORKBOOK_REFUSALS`. */
export type WorkbookRefusalCode = keyof typeof WORKBOOK_REFUSALS

/** What may be found in a workbook that was read, with what each message needs to be told. Codes are permanent. */
interface Told {
  workbook_named_csv: None
  workbook_empty: None
  several_sheets: { sheets: readonly string[] }
  table_on_hidden_sheet: { sheet: string }
  sheets_not_read: { sheets: readonly string[] }
  hidden_sheets_not_read: { sheets: readonly string[] }
  rows_above_headings: { rows: number; headerRow: number }
  filled_rows_above_headings: { rows: number; headerRow: number }
  several_lists_on_sheet: { first: number; second: number }
  hidden_rows_read: { rows: number }
  struck_through_rows: { rows: readonly number[] }
  hidden_columns_read: { headings: readonly string[] }
  merged_cells: { range: string }
  merged_cells_in_row: { ranges: number; first: string }
  formulas_read: { cells: number; first: string }
  formula_without_result: None
  cell_error: None
  digits_lost: None
  no_such_date_in_cell: None
  year_in_date_cell: None
  personnummer_as_number: None
}

type None = Record<never, never>

/** A code of a finding in a workbook that was read. */
export type WorkbookCode = keyof Told

/** Whether a finding stops the run, is for a person to judge, or only tells of a repair. */
export const WORKBOOK_FINDINGS: { readonly [C in WorkbookCode]: FindingKind } = {
  workbook_named_csv: 'repair',
  workbook_empty: 'fault',
  several_sheets: 'fault',
  table_on_hidden_sheet: 'fault',
  sheets_not_read: 'warning',
  hidden_sheets_not_read: 'warning',
  rows_above_headings: 'repair',
  filled_rows_above_headings: 'warning',
  several_lists_on_sheet: 'fault',
  hidden_rows_read: 'warning',
  struck_through_rows: 'warning',
  hidden_columns_read: 'warning',
  merged_cells: 'fault',
  merged_cells_in_row: 'warning',
  formulas_read: 'warning',
  formula_without_result: 'fault',
  cell_error: 'fault',
  digits_lost: 'fault',
  no_such_date_in_cell: 'fault',
  year_in_date_cell: 'fault',
  personnummer_as_number: 'repair',
}

const named = (names: readonly string[]): Text => listInWords(names.map((name) => verbatim(`”${name}”`)))
const namedInEnglish = (names: readonly string[]): string => listInWords(names.map((name) => verbatim(`“${name}”`))).en

/** What each finding says, and what to do. A code without a text does not compile. */
export const workbookTexts: { readonly [C in WorkbookCode]: (told: Told[C]) => Text } = {
  workbook_named_csv: () => ({
    sv: 'Filen är en Excel-arbetsbok, fast namnet slutar på .csv. Den har lästs som arbetsbok. Byt gärna filnamnets slut till .xlsx.',
    en: 'The file is an Excel workbook although its name ends in .csv. It has been read as a workbook. Change the ending to .xlsx if you can.',
  }),
  workbook_empty: () => ({
    sv: 'Arbetsboken är tom. Fyll i rubriker och rader och spara den igen. Mötte enheten ingen under mätveckan: lämna en nollrapport.',
    en: 'The workbook is empty. Fill in headings and rows and save it again. If the unit met nobody in the census week, send a nil return.',
  }),
  several_sheets: ({ sheets }) => ({
    sv: `Flera blad har en lista: ${named(sheets).sv}. Bara ett blad läses. Samla raderna på ett blad, eller spara bladen som var sin fil. Hör något av bladen inte till listan, som ett med val eller förra årets: ta bort det, eller dölj det (högerklicka på bladfliken och välj Dölj).`,
    en: `Several sheets have a list: ${namedInEnglish(sheets)}. Only one sheet is read. Put the rows on one sheet, or save each sheet as a file of its own. If one of them is no part of the list, such as one of choices or of last year, delete it or hide it (right-click on its tab and choose Hide).`,
  }),
  table_on_hidden_sheet: ({ sheet }) => ({
    sv: `Listan står på ett dolt blad, ”${sheet}”. Ska den läsas: högerklicka på en bladflik, välj Ta fram och spara arbetsboken igen.`,
    en: `The list stands on a hidden sheet, “${sheet}”. If it is to be read: right-click on a sheet tab, choose Unhide and save the workbook again.`,
  }),
  sheets_not_read: ({ sheets }) => ({
    sv: `Arbetsboken har också ${named(sheets).sv}, som inte läses. Kontrollera att ingen person står där.`,
    en: `The workbook also has ${namedInEnglish(sheets)}, which is not read. Check that no person stands there.`,
  }),
  hidden_sheets_not_read: ({ sheets }) => ({
    sv: `Arbetsboken har en lista också på dolt blad, ${named(sheets).sv}, som inte läses. Ta fram bladet och flytta raderna om de hör hit, ta annars bort det.`,
    en: `The workbook has a list on a hidden sheet too, ${namedInEnglish(sheets)}, which is not read. Unhide it and move its rows if they belong here, otherwise delete it.`,
  }),
  rows_above_headings: ({ rows, headerRow }) => ({
    sv: `Rubrikerna står på rad ${headerRow}. ${rows === 1 ? 'En rad ovanför' : `${rows} rader ovanför`} har lämnats utanför.`,
    en: `The headings stand on row ${headerRow}. ${rows === 1 ? 'One row above them was' : `${rows} rows above them were`} left out.`,
  }),
  filled_rows_above_headings: ({ rows, headerRow }) => ({
    sv: `Rubrikerna står på rad ${headerRow}. Av det som står ovanför ser ${rows} rader ut att höra till en lista. De läses inte. Kontrollera att ingen person står där.`,
    en: `The headings stand on row ${headerRow}. Of what stands above them ${rows} rows look like part of a list. They are not read. Check that no person stands there.`,
  }),
  several_lists_on_sheet: ({ first, second }) => ({
    sv: `Bladet har flera listor under varandra, med rubriker på rad ${first} och rad ${second}. Bara en lista läses. Samla raderna under samma rubriker, eller lägg listorna i var sin fil.`,
    en: `The sheet has several lists one below another, with headings on row ${first} and row ${second}. Only one list is read. Put the rows under the same headings, or each list in a file of its own.`,
  }),
  hidden_rows_read: ({ rows }) => ({
    sv: `${rows === 1 ? 'En rad är dold' : `${rows} rader är dolda`}, kanske av ett filter, och har lästs som de andra. Ska någon av dem inte vara med: ta bort den.`,
    en: `${rows === 1 ? 'One row is' : `${rows} rows are`} hidden, perhaps by a filter, and read like the others. If any of them does not belong here, delete it.`,
  }),
  struck_through_rows: ({ rows }) => ({
    sv: `${rows.length === 1 ? 'Rad' : 'Raderna'} ${rowList(rows).sv} är ${rows.length === 1 ? 'överstruken' : 'överstrukna'} och har lästs som de andra. Ska någon av dem inte vara med: ta bort den.`,
    en: `${rows.length === 1 ? 'Row' : 'Rows'} ${rowList(rows).en} ${rows.length === 1 ? 'is' : 'are'} struck through and read like the others. If any of them does not belong here, delete it.`,
  }),
  hidden_columns_read: ({ headings }) => ({
    sv: `Dolda kolumner har lästs som de andra: ${named(headings).sv}. Ska de inte vara med: ta bort dem.`,
    en: `Hidden columns were read like the others: ${namedInEnglish(headings)}. If they do not belong here, delete them.`,
  }),
  merged_cells: ({ range }) => ({
    sv: `Cellerna ${range} är sammanfogade, så det går inte att veta om uppgiften gäller alla raderna. Dela upp dem igen och skriv uppgiften på varje rad den gäller.`,
    en: `The cells ${range} are merged, so it cannot be known whether the value holds for all the rows. Split them again and write the value on each row it holds for.`,
  }),
  merged_cells_in_row: ({ ranges, first }) => ({
    sv: `Celler i samma rad är sammanfogade på ${ranges === 1 ? 'ett ställe' : `${ranges} ställen`} (${ranges === 1 ? first : `först ${first}`}). Värdet räknas till den första kolumnen, de andra som tomma. Kontrollera att det stämmer.`,
    en: `Cells of one row are merged in ${ranges === 1 ? 'one place' : `${ranges} places`} (${ranges === 1 ? first : `first ${first}`}). The value counts for the first column, the others as blank. Check that this is right.`,
  }),
  formulas_read: ({ cells, first }) => ({
    sv: `Kolumnen har ${cells === 1 ? 'en formel' : `${cells} formler`} (${cells === 1 ? first : `först ${first}`}). Resultatet som kalkylprogrammet sparade har lästs. Kontrollera att det är aktuellt.`,
    en: `The column has ${cells === 1 ? 'a formula' : `${cells} formulas`} (${cells === 1 ? first : `first ${first}`}). The result that the spreadsheet stored was read. Check that it is up to date.`,
  }),
  formula_without_result: () => ({
    sv: 'Cellen är en formel utan sparat resultat. Öppna arbetsboken i kalkylprogrammet och spara den igen, eller skriv värdet i stället för formeln.',
    en: 'The cell is a formula without a stored result. Open the workbook in the spreadsheet and save it again, or write the value instead of the formula.',
  }),
  cell_error: () => ({
    sv: 'Cellen visar ett fel i kalkylarket. Rätta formeln, skriv värdet, eller lämna cellen tom om det inte är känt.',
    en: 'The cell shows an error of the spreadsheet. Correct the formula, write the value, or leave the cell blank if it is not known.',
  }),
  digits_lost: () => ({
    sv: 'Talet har fler än 15 siffror, och kalkylprogrammet har bytt de sista mot nollor. Formatera kolumnen som text och skriv värdet igen från källan.',
    en: 'The number has more than 15 digits, and the spreadsheet has turned the last ones into zeros. Format the column as text and write the value again from its source.',
  }),
  no_such_date_in_cell: () => ({
    sv: 'Cellen visar en dag som inte finns i kalendern (29 februari 1900 eller tidigare än kalkylarket räknar). Skriv datumet som text, ÅÅÅÅ-MM-DD.',
    en: 'The cell shows a day that is not in the calendar (29 February 1900, or before the spreadsheet begins to count). Write the date as text, YYYY-MM-DD.',
  }),
  year_in_date_cell: () => ({
    sv: 'Cellen är formaterad som datum men innehåller ett tal som ser ut som ett årtal: 2014 visas då som 1905-07-06. Formatera cellen som text och skriv hela datumet, ÅÅÅÅ-MM-DD. Är bara året känt: lämna cellen tom, eller skriv året i en kolumn för år om det finns en.',
    en: 'The cell is formatted as a date but holds a number that looks like a year: 2014 is then shown as 1905-07-06. Format the cell as text and write the whole date, YYYY-MM-DD. If only the year is known, leave the cell blank, or write the year in a column for years if there is one.',
  }),
  personnummer_as_number: () => ({
    sv: 'Numret stod som ett tal och inte som text. Siffrorna är lästa som de står. Ni behöver inte göra något.',
    en: 'The number stood as a number and not as text. Its digits were read as they stand. You need not do anything.',
  }),
}

/** A finding of this kind, before it is known where it stands. */
export function workbookProblem<C extends WorkbookCode>(code: C, told: Told[C]): Problem {
  return { kind: WORKBOOK_FINDINGS[code], code, message: workbookTexts[code](told) }
}
