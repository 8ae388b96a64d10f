import type { Text } from '../terms/text.ts'
import type { CsvProblemCode, CsvRepairCode } from './csv-problem.ts'

/** What each problem with a CSV file says, and what to do. A code without a text does not compile. */
export const csvProblemTexts: Readonly<Record<CsvProblemCode, Text>> = {
  file_too_large: {
    sv: 'Filen är större än 20 MB. Kontrollera att det är rätt fil, eller dela upp den på flera.',
    en: 'The file is larger than 20 MB. Check that it is the right file, or divide it into several.',
  },
  workbook_not_csv: {
    sv: 'Filen är en arbetsbok från ett kalkylprogram, fast namnet slutar på .csv, och här läses bara CSV. Öppna den i kalkylprogrammet, välj Spara som och CSV UTF-8, och ange den fil som då sparas.',
    en: 'The file is a workbook of a spreadsheet although its name ends in .csv, and only CSV is read here. Open it in the spreadsheet, choose Save as and CSV UTF-8, and name the file that is saved then.',
  },
  web_page_not_csv: {
    sv: 'Det här är en webbsida, fast filnamnet slutar på .csv. Så exporterar en del system. Öppna filen i kalkylprogrammet, välj Spara som och CSV UTF-8 eller Excel-arbetsbok (.xlsx).',
    en: 'This is a web page although its name ends in .csv: some systems export so. Open it in the spreadsheet, choose Save as and CSV UTF-8 or Excel workbook (.xlsx).',
  },
  json_not_csv: {
    sv: 'Det här är JSON, en form för program, fast filnamnet slutar på .csv. Exportera listan på nytt från källan som CSV eller Excel-arbetsbok.',
    en: 'This is JSON, a form for programs, although its name ends in .csv. Export the list anew from its source as CSV or an Excel workbook.',
  },
  pdf_not_csv: {
    sv: 'Det här är en PDF, fast filnamnet slutar på .csv. Den går att läsa för människor men inte som lista. Exportera listan på nytt från källan som CSV eller Excel-arbetsbok.',
    en: 'This is a PDF although its name ends in .csv. People can read it, but not as a list. Export the list anew from its source as CSV or an Excel workbook.',
  },
  empty_file: {
    sv: 'Filen är tom. Fyll i rubriker och rader och spara den igen. Mötte enheten ingen under mätveckan: lämna en nollrapport.',
    en: 'The file is empty. Fill in headings and rows and save it again. If the unit met nobody in the census week, send a nil return.',
  },
  headings_only: {
    sv: 'Filen har rubriker men inga rader. Mötte enheten ingen under mätveckan: lämna en nollrapport. Annars: fyll i en rad per person.',
    en: 'The file has headings but no rows. If the unit met nobody in the census week, send a nil return. If not, fill in one row for each person.',
  },
  too_many_columns: {
    sv: 'Filen har fler än 500 kolumner. Ta bort kolumner som inte hör till listan, också tomma till höger om den, och spara filen igen.',
    en: 'The file has more than 500 columns. Delete columns that are no part of the list, also blank ones to the right of it, and save the file again.',
  },
  too_many_rows: {
    sv: 'Filen har fler än 100 000 rader, eller fler än 5 miljoner celler. Kontrollera att det är rätt fil, och att bara rader och kolumner för den här kartläggningen är med.',
    en: 'The file has more than 100,000 rows, or more than 5 million cells. Check that it is the right file, and that it holds only rows and columns of this census.',
  },
  duplicate_heading: {
    sv: 'Två kolumner har samma rubrik. Behåll den ena och ta bort eller byt namn på den andra.',
    en: 'Two columns have the same heading. Keep one of them and delete or rename the other.',
  },
  blank_heading: {
    sv: 'Kolumnen har uppgifter men ingen rubrik. Skriv rubriken överst i kolumnen, eller ta bort kolumnen.',
    en: 'The column holds data but has no heading. Write the heading at the top of the column, or delete the column.',
  },
  too_many_cells: {
    sv: 'Raden har fler celler än rubrikraden, så uppgifter kan ha hamnat i fel kolumn. Sätt citattecken runt text som innehåller filens skiljetecken, eller spara om filen från kalkylarket.',
    en: 'The row has more cells than the heading row, so data may stand in the wrong column. Put quotation marks around text that holds the file’s separator, or save the file again from the spreadsheet.',
  },
  other_separator: {
    sv: 'Raden har ett annat skiljetecken än resten av filen, så alla uppgifter står i en enda cell. Skriv om raden med samma skiljetecken som de andra, eller spara om filen från kalkylarket.',
    en: 'The row has another separator than the rest of the file, so all its data stand in one cell. Write it with the separator of the others, or save the file again from the spreadsheet.',
  },
  unbalanced_quotes: {
    sv: 'Ett citattecken i raden öppnas men stängs inte på rätt plats, så raderna efter kan ha följt med in i samma cell. Ta bort citattecknet, eller spara om filen från kalkylarket.',
    en: 'A quotation mark in the row is opened but not closed in the right place, so later rows may have been drawn into the same cell. Remove it, or save the file again from the spreadsheet.',
  },
  many_unbalanced_quotes: {
    sv: 'Fler än 100 rader har citattecken som inte stängs på rätt plats, och filen är inte läst längre än hit. Spara om filen från kalkylarket, så sätts citattecknen rätt.',
    en: 'More than 100 rows have quotation marks that are not closed in the right place, and the file is read no further than this. Save the file again from the spreadsheet, which sets them right.',
  },
  row_too_long: {
    sv: 'Raden är längre än 250 000 tecken, och filen är inte läst längre än hit. Ofta har ett citattecken öppnats men inte stängts, så att raderna efter har följt med i samma cell. Ta bort citattecknet, eller spara om filen från kalkylarket.',
    en: 'The row is longer than 250,000 characters, and the file is read no further than this. Often a quotation mark was opened but not closed, so that the rows after it were drawn into the same cell. Remove it, or save the file again from the spreadsheet.',
  },
  nul_character: {
    sv: 'Filen innehåller tecken som inte är text. Öppna den i kalkylarket och spara den på nytt som CSV UTF-8.',
    en: 'The file holds characters that are not text. Open it in the spreadsheet and save it anew as CSV UTF-8.',
  },
  lost_characters: {
    sv: 'Bokstäver har gått förlorade när filen sparades (de visas som �). Exportera den på nytt från källan som CSV UTF-8.',
    en: 'Letters were lost when the file was saved (they are shown as �). Export it anew from its source as CSV UTF-8.',
  },
  doubly_encoded: {
    sv: 'Å, ä och ö ser ut som Ã¥, Ã¤ och Ã¶: filen har sparats om med fel teckenkodning. Exportera den på nytt från källan som CSV UTF-8, så att namn går att jämföra.',
    en: 'Å, ä and ö look like Ã¥, Ã¤ and Ã¶: the file was saved with the wrong encoding. Export it anew from its source as CSV UTF-8, so that names can be compared.',
  },
}

/** What is told about each repair. */
export const csvRepairTexts: Readonly<Record<CsvRepairCode, Text>> = {
  read_as_windows_1252: {
    sv: 'Filen var inte sparad som UTF-8 och har lästs som Windows-1252. Kontrollera att å, ä och ö ser rätt ut.',
    en: 'The file was not saved as UTF-8 and has been read as Windows-1252. Check that å, ä and ö look right.',
  },
  read_as_utf_16: {
    sv: 'Filen var sparad som UTF-16 och har lästs så.',
    en: 'The file was saved as UTF-16 and has been read as such.',
  },
  read_as_encoded_twice: {
    sv: 'Å, ä och ö såg ut som Ã¥, Ã¤ och Ã¶: filen hade sparats om med fel teckenkodning. Bokstäverna har satts tillbaka. Kontrollera att namnen ser rätt ut.',
    en: 'Å, ä and ö looked like Ã¥, Ã¤ and Ã¶: the file had been saved again with the wrong encoding. The letters were put back. Check that names look right.',
  },
  sep_line_left_out: {
    sv: 'Första raden (sep=) talar bara om skiljetecknet och har lämnats utanför, också när raderna räknas.',
    en: 'The first line (sep=) only names the separator and has been left out, also of the row numbers.',
  },
  missing_cells_blank: {
    sv: 'Raden slutar före sista kolumnen. Cellerna som saknas räknas som tomma.',
    en: 'The row ends before the last column. The missing cells count as blank.',
  },
}
