import type { FindingKind, Problem } from '../terms/finding.ts'
import { listInWords, type Text, verbatim } from '../terms/text.ts'
import type { CellRepair } from './cell-text.ts'
import { rowList } from './row-list.texts.ts'

/**
 * Every kind of finding in a submitted file, with what its message needs to be told. Codes are permanent: scripts and
 * people rely on them. What a message is told is never taken from a cell: rows, headings and choices only.
 */
interface Told {
  // headings
  no_headings: None
  unknown_column: { heading: string; nearest: string | undefined }
  column_twice: { heading: string; other: string }
  column_not_for_this_file: { heading: string }
  accommodation_column_missing: { found: readonly string[] }
  column_missing: { column: Text }
  values_without_heading: { letters: string }
  headings_only: None
  file_without_rows: None
  more_cells_than_headings: None
  headings_again: None
  more_faults: None
  more_findings: None
  // cells
  cell_repaired: { repairs: readonly CellRepair[] }
  dash_read_as_not_known: None
  name_says_protected: None
  cell_blank: None
  not_yes_or_no: None
  unknown_choice: { choices: readonly Text[]; more: number }
  none_among_others: None
  not_a_date: None
  not_a_calendar_day: None
  not_a_day_month_or_year: None
  not_a_year: None
  year_shown_as_day: { day: string; year: number }
  not_an_age: None
  not_a_whole_number: None
  not_an_amount: None
  not_a_number: None
  out_of_range: { lowest: number; highest: number }
  scientific_notation: None
  text_too_long: { longest: number }
  personal_number_in_text: None
  not_a_point_in_time: None
  outside_census_week: { from: string; to: string }
  since_after_census_week: None
  since_before_birth: None
  // identity
  birth_after_census_week: None
  birth_date_contradicts_number: None
  birth_year_contradicts_birth_date: None
  birth_year_contradicts_number: None
  sex_differs_from_number: None
  age_differs_from_birth: None
  test_number: None
  // rows
  accommodation_blank: None
  rows_say_nothing: { rows: readonly number[] }
  row_says_nothing: None
  row_is_no_record: None
  no_row_says_anything: None
  duplicate_record_id: { firstRow: number }
  child_of_unknown: None
  child_of_several: None
  child_of_itself: None
  child_of_each_other: { rows: readonly number[] }
  identity_without_permit: { headings: readonly string[] }
  identity_from_voluntary: None
  beyond_agreement: None
  under_eighteen: { rows: readonly number[] }
  same_number_twice: { firstRow: number }
  same_row_twice: { firstRow: number }
  unit_blank: None
  unit_unknown: { nearest: readonly string[]; more: number }
  register_without_identity: None
  from_after_to: None
  figure_twice: { firstRow: number; row: number }
  negative_count: None
}

type None = Record<never, never>

/** A code of a finding in a submitted file. */
export type SubmissionCode = keyof Told
/** What the message of a kind of finding needs to be told. */
export type ToldOf<C extends SubmissionCode> = Told[C]

/** Whether a finding stops the run, is for a person to judge, or only tells of a repair. */
export const SUBMISSION_FINDINGS: { readonly [C in SubmissionCode]: FindingKind } = {
  no_headings: 'fault',
  unknown_column: 'warning',
  column_twice: 'fault',
  column_not_for_this_file: 'warning',
  accommodation_column_missing: 'fault',
  column_missing: 'fault',
  values_without_heading: 'warning',
  headings_only: 'fault',
  file_without_rows: 'warning',
  more_cells_than_headings: 'fault',
  headings_again: 'repair',
  more_faults: 'fault',
  more_findings: 'warning',
  cell_repaired: 'repair',
  dash_read_as_not_known: 'warning',
  name_says_protected: 'warning',
  cell_blank: 'fault',
  not_yes_or_no: 'fault',
  unknown_choice: 'fault',
  none_among_others: 'fault',
  not_a_date: 'fault',
  not_a_calendar_day: 'fault',
  not_a_day_month_or_year: 'fault',
  not_a_year: 'fault',
  year_shown_as_day: 'fault',
  not_an_age: 'fault',
  not_a_whole_number: 'fault',
  not_an_amount: 'fault',
  not_a_number: 'fault',
  out_of_range: 'fault',
  scientific_notation: 'fault',
  text_too_long: 'fault',
  personal_number_in_text: 'fault',
  not_a_point_in_time: 'fault',
  outside_census_week: 'fault',
  since_after_census_week: 'warning',
  since_before_birth: 'fault',
  birth_after_census_week: 'fault',
  birth_date_contradicts_number: 'fault',
  birth_year_contradicts_birth_date: 'fault',
  birth_year_contradicts_number: 'fault',
  sex_differs_from_number: 'warning',
  age_differs_from_birth: 'warning',
  test_number: 'warning',
  accommodation_blank: 'warning',
  rows_say_nothing: 'warning',
  row_says_nothing: 'fault',
  row_is_no_record: 'warning',
  no_row_says_anything: 'fault',
  duplicate_record_id: 'fault',
  child_of_unknown: 'fault',
  child_of_several: 'fault',
  child_of_itself: 'fault',
  child_of_each_other: 'fault',
  identity_without_permit: 'fault',
  identity_from_voluntary: 'warning',
  beyond_agreement: 'fault',
  under_eighteen: 'warning',
  same_number_twice: 'warning',
  same_row_twice: 'warning',
  unit_blank: 'fault',
  unit_unknown: 'fault',
  register_without_identity: 'warning',
  from_after_to: 'fault',
  figure_twice: 'warning',
  negative_count: 'fault',
}

/** What each kind of repair did, as a part of a sentence. */
export const repairTexts: { readonly [R in CellRepair]: Text } = {
  blanks: { sv: 'hårda blanksteg byttes mot vanliga', en: 'non-breaking blanks became ordinary ones' },
  line_breaks: { sv: 'radbrytningar byttes mot blanksteg', en: 'line breaks became blanks' },
  invisible: { sv: 'osynliga tecken togs bort', en: 'invisible characters were removed' },
  soft_hyphens: { sv: 'mjuka bindestreck togs bort', en: 'soft hyphens were removed' },
  quotes: { sv: 'typografiska citattecken byttes mot raka', en: 'curly quotes became straight' },
  apostrophe: { sv: 'Excels inledande apostrof togs bort', en: "Excel's leading apostrophe was removed" },
  digits: { sv: 'siffror i annan skrift skrevs om till 0–9', en: 'digits of another script became 0–9' },
  dashes: { sv: 'tankstreck byttes mot bindestreck', en: 'dashes became hyphens' },
  decimal_tail: { sv: 'decimaler som bara var nollor togs bort', en: 'decimals that were only zeros were removed' },
  leading_zeros: { sv: 'inledande nollor sattes tillbaka', en: 'leading zeros were put back' },
  date_spelling: { sv: 'datumet skrevs om till ÅÅÅÅ-MM-DD', en: 'the date became YYYY-MM-DD' },
  time_spelling: {
    sv: 'tidpunkten skrevs om med datum, T och klockslag',
    en: 'the time was written as date, T and time of day',
  },
  age_spelling: {
    sv: 'åldern skrevs om till siffror, med ~ för ungefär',
    en: 'the age became digits, with ~ for about',
  },
  decimal_comma: { sv: 'decimalkomma lästes som decimaltecken', en: 'a decimal comma was read as the decimal sign' },
  separators: { sv: 'valen skildes åt med |', en: 'the choices were separated with |' },
  letters: { sv: 'å, ä och ö sattes tillbaka', en: 'the letters å, ä and ö were put back' },
}

const quoted = (words: readonly string[]): Text =>
  listInWords(words.map((word) => ({ sv: `”${word}”`, en: `“${word}”` })))

/** Headings that a message names at most: a message is to be read. */
const HEADINGS_NAMED = 12
const headingList = (headings: readonly string[]): Text => {
  const more = headings.length - HEADINGS_NAMED
  if (more <= 0) return quoted(headings)
  const named = quoted(headings.slice(0, HEADINGS_NAMED))
  return { sv: `${named.sv} och ${more} till`, en: `${named.en} and ${more} more` }
}

const choiceList = (choices: readonly Text[], more: number): Text => {
  const join = (language: 'sv' | 'en') => choices.map((choice) => `”${choice[language]}”`).join(', ')
  return more === 0
    ? { sv: join('sv'), en: join('en') }
    : { sv: `${join('sv')} eller något av ${more} val till`, en: `${join('en')} or one of ${more} more` }
}

const ofWhich = (nearest: string | undefined): Text =>
  nearest === undefined ? { sv: '', en: '' } : { sv: ` Menade ni ”${nearest}”?`, en: ` Did you mean “${nearest}”?` }

/** What is wrong and what to do, for every kind of finding in a submitted file. */
export const submissionTexts: { readonly [C in SubmissionCode]: (told: Told[C]) => Text } = {
  no_headings: () => ({
    sv: 'Första raden innehåller ingen rubrik som känns igen. Skriv kolumnernas namn på första raden, till exempel ”boende”, och lämna in filen igen.',
    en: 'The first row has no heading that is known. Write the names of the columns in the first row, for example “accommodation”, and hand in the file again.',
  }),
  unknown_column: ({ heading, nearest }) => ({
    sv: `Kolumnen ”${heading}” känns inte igen och läses inte.${ofWhich(nearest).sv} Ändra rubriken om kolumnen ska läsas.`,
    en: `The column “${heading}” is not known and is not read.${ofWhich(nearest).en} Change the heading if the column is to be read.`,
  }),
  column_twice: ({ heading, other }) => ({
    sv: `Kolumnerna ”${other}” och ”${heading}” betyder samma sak. Behåll en av dem och ta bort den andra.`,
    en: `The columns “${other}” and “${heading}” mean the same. Keep one of them and remove the other.`,
  }),
  column_not_for_this_file: ({ heading }) => ({
    sv: `Kolumnen ”${heading}” hör inte till den här sortens fil och läses inte. Ta bort den, eller lägg uppgifterna i rätt fil.`,
    en: `The column “${heading}” does not belong in this kind of file and is not read. Remove it, or put the data in the right file.`,
  }),
  accommodation_column_missing: ({ found }) => ({
    sv: `Kolumnen ”boende” saknas. Rubriker i filen: ${headingList(found).sv}. Lägg till kolumnen ”boende” (på engelska ”accommodation”) och fyll i var personen bodde under mätveckan.`,
    en: `The column “accommodation” is missing. Headings in the file: ${headingList(found).en}. Add the column “accommodation” (“boende” in Swedish) and fill in where the person stayed during the census week.`,
  }),
  column_missing: ({ column }) => ({
    sv: `Kolumnen ”${column.sv}” saknas. Lägg till kolumnen och fyll i den på varje rad.`,
    en: `The column “${column.en}” is missing. Add the column and fill it in on every row.`,
  }),
  values_without_heading: ({ letters }) => ({
    sv: `Kolumn ${letters} har uppgifter men ingen rubrik och läses inte. Skriv en rubrik om kolumnen ska läsas.`,
    en: `Column ${letters} has data but no heading and is not read. Write a heading if the column is to be read.`,
  }),
  headings_only: () => ({
    sv: 'Filen har rubriker men inga rader. Fyll i en rad för varje person. Mötte enheten ingen under mätveckan: ta bort filen och skriv enhetens id under nilReturns (nollrapport) i census.json.',
    en: 'The file has headings but no rows. Fill in one row for each person. If the unit met nobody during the census week: remove the file and write the id of the unit under nilReturns in census.json.',
  }),
  file_without_rows: () => ({
    sv: 'Filen har rubriker men inga rader. Fyll i raderna, eller ta bort filen om det inte finns något att lämna.',
    en: 'The file has headings but no rows. Fill in the rows, or remove the file if there is nothing to hand in.',
  }),
  more_cells_than_headings: () => ({
    sv: 'Raden har fler celler än rubriker, så uppgifterna kan ha hamnat i fel kolumn. Rätta raden: sätt citattecken runt text som innehåller filens skiljetecken.',
    en: 'The row has more cells than there are headings, so its data may stand in the wrong columns. Correct the row: put quotes around text that holds the separator of the file.',
  }),
  headings_again: () => ({
    sv: 'Raden upprepar rubrikerna och har hoppats över, som när två listor satts efter varandra. Kontrollera att båda listorna ska vara med.',
    en: 'The row repeats the headings and was passed over, as when two lists are put after each other. Check that both lists belong here.',
  }),
  more_faults: () => ({
    sv: 'Filen har fler fel än de som visas här. Rätta dem som visas och läs in filen igen. Gäller samma fel hela kolumnen kan det gå fortast att rätta den i kalkylarket.',
    en: 'The file has more faults than are shown here. Mend those shown and read the file again. Where the same fault goes through a whole column, the spreadsheet may mend it fastest.',
  }),
  more_findings: () => ({
    sv: 'Filen har fler varningar och rättelser än de 10 000 som visas här. Hela filen är läst. Kontrollera om samma sak gäller en hel kolumn.',
    en: 'The file has more warnings and repairs than the 10,000 shown here. All of the file has been read. Check whether the same is true of a whole column.',
  }),
  cell_repaired: ({ repairs }) => {
    const parts = listInWords(repairs.map((repair) => repairTexts[repair]))
    return {
      sv: `Cellen lästes så här: ${parts.sv}. Ni behöver inte göra något.`,
      en: `The cell was read like this: ${parts.en}. You need not do anything.`,
    }
  },
  dash_read_as_not_known: () => ({
    sv: 'Strecket lästes som att uppgiften inte är känd. Skriv ”nej” om det är svaret, annars lämna cellen tom.',
    en: 'The dash was read as not known. Write “no” if that is the answer, otherwise leave the cell blank.',
  }),
  name_says_protected: () => ({
    sv: 'Det här är inget namn utan säger att uppgifterna är skyddade, så namnet har lästs som tomt. Skriv ”ja” i kolumnen ”skyddad_identitet” om identiteten är skyddad.',
    en: 'This is no name but says that the identity is protected, so the name has been read as blank. Write “yes” in the column “protected_identity” if it is.',
  }),
  cell_blank: () => ({
    sv: 'Cellen är tom men behövs för att raden ska kunna läsas. Fyll i den, eller ta bort raden.',
    en: 'The cell is blank but the row cannot be read without it. Fill it in, or remove the row.',
  }),
  not_yes_or_no: () => ({
    sv: 'Här väntas ja eller nej. Skriv ”ja” eller ”nej”, eller lämna cellen tom om det inte är känt.',
    en: 'Yes or no is expected here. Write “yes” or “no”, or leave the cell blank if it is not known.',
  }),
  unknown_choice: ({ choices, more }) => ({
    sv: `Värdet finns inte bland valen. Välj ${choiceList(choices, more).sv}, eller lämna cellen tom om det inte är känt. Kommandot ”tvarsnitt codes” visar alla val.`,
    en: `The value is not among the choices. Choose ${choiceList(choices, more).en}, or leave the cell blank if it is not known. The command “tvarsnitt codes” shows all choices.`,
  }),
  none_among_others: () => ({
    sv: '”Ingen” står tillsammans med andra val. Välj antingen ”ingen” eller de andra.',
    en: '“None” stands together with other choices. Choose either “none” or the others.',
  }),
  not_a_date: () => ({
    sv: 'Det går inte att läsa vilken dag som menas. Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2016-01-18.',
    en: 'It cannot be read which day is meant. Write the date as YYYY-MM-DD, for example 2016-01-18.',
  }),
  not_a_calendar_day: () => ({
    sv: 'Dagen finns inte i kalendern. Kontrollera månad och dag, och skriv datumet som ÅÅÅÅ-MM-DD.',
    en: 'The day is not in the calendar. Check month and day, and write the date as YYYY-MM-DD.',
  }),
  not_a_day_month_or_year: () => ({
    sv: 'Det går inte att läsa vilken tid som menas. Skriv en dag (2016-01-18), en månad (2016-01) eller ett år (2016).',
    en: 'It cannot be read which time is meant. Write a day (2016-01-18), a month (2016-01) or a year (2016).',
  }),
  not_a_year: () => ({
    sv: 'Här väntas ett årtal. Skriv året med fyra siffror, till exempel 1985.',
    en: 'A year is expected here. Write the year with four digits, for example 1985.',
  }),
  year_shown_as_day: ({ day, year }) => ({
    sv: `Cellen visar ${day}. Menade ni år ${year}? Ett årtal i en cell som är formaterad som datum visas som en dag år 1905 eller 1906. Formatera cellen som text eller tal och skriv året igen. Menades verkligen 1905 eller 1906: skriv bara året.`,
    en: `The cell shows ${day}. Did you mean the year ${year}? A year in a cell formatted as a date is shown as a day in 1905 or 1906. Format the cell as text or number and write the year again. If 1905 or 1906 is what you mean, write the year only.`,
  }),
  not_an_age: () => ({
    sv: 'Här väntas en ålder i hela år. Skriv till exempel 45, eller ~45 om åldern är ungefärlig.',
    en: 'An age in whole years is expected here. Write for example 45, or ~45 if the age is approximate.',
  }),
  not_a_whole_number: () => ({
    sv: 'Här väntas ett heltal. Skriv bara siffror, till exempel 2.',
    en: 'A whole number is expected here. Write digits only, for example 2.',
  }),
  not_an_amount: () => ({
    sv: 'Här väntas ett belopp i hela kronor. Skriv bara siffror, till exempel 12000 eller 12 000.',
    en: 'An amount in whole kronor is expected here. Write digits only, for example 12000 or 12 000.',
  }),
  not_a_number: () => ({
    sv: 'Det går inte att läsa vilket tal som menas. Skriv talet utan tusentalstecken och med punkt före decimaler, till exempel 30.25.',
    en: 'It cannot be read which number is meant. Write it without a thousands separator and with a point before decimals, for example 30.25.',
  }),
  out_of_range: ({ lowest, highest }) => ({
    sv: `Talet ligger utanför vad som är rimligt här. Skriv ett tal från ${lowest} till ${highest}.`,
    en: `The number is outside what is reasonable here. Write a number from ${lowest} to ${highest}.`,
  }),
  scientific_notation: () => ({
    sv: 'Kalkylbladet har gjort om värdet till ett avrundat tal, så siffror har gått förlorade. Formatera kolumnen som text i kalkylbladet, skriv värdet igen från källan och spara filen på nytt.',
    en: 'The spreadsheet has turned the value into a rounded number, so digits are lost. Format the column as text in the spreadsheet, write the value again from its source and save the file anew.',
  }),
  text_too_long: ({ longest }) => ({
    sv: `Texten är för lång. Skriv högst ${longest} tecken.`,
    en: `The text is too long. Write at most ${longest} characters.`,
  }),
  personal_number_in_text: () => ({
    sv: 'Cellen innehåller något som ser ut som ett personnummer, och den här kolumnen sparas i klartext. Flytta numret till kolumnen ”personnummer” och skriv något annat här.',
    en: 'The cell holds what looks like a personnummer, and this column is stored in clear. Move the number to the column “personnummer” and write something else here.',
  }),
  not_a_point_in_time: () => ({
    sv: 'Det går inte att läsa när det var. Skriv dag, eller dag och klockslag i svensk tid, till exempel 2016-01-18 eller 2016-01-18T23:30.',
    en: 'It cannot be read when it was. Write the day, or day and time in Swedish local time, for example 2016-01-18 or 2016-01-18T23:30.',
  }),
  outside_census_week: ({ from, to }) => ({
    sv: `Observationen ligger utanför mätveckan ${from} till ${to}. En natt hör till den dag den börjar. Rätta tidpunkten, eller ta bort raden.`,
    en: `The observation lies outside the census week ${from} to ${to}. A night belongs to the day it begins. Correct the time, or remove the row.`,
  }),
  since_after_census_week: () => ({
    sv: 'Tiden ligger efter mätveckan. Kontrollera uppgiften och skriv när det började.',
    en: 'The time lies after the census week. Check it and write when it began.',
  }),
  since_before_birth: () => ({
    sv: 'Tiden ligger före personens födelse enligt samma rad. Kontrollera båda uppgifterna och rätta den som är fel.',
    en: 'The time lies before the person was born according to the same row. Check both and correct the one that is wrong.',
  }),
  birth_after_census_week: () => ({
    sv: 'Personen skulle vara född efter mätveckan. Kontrollera uppgiften och skriv den som den står i källan.',
    en: 'The person would be born after the census week. Check it and write it as it stands in its source.',
  }),
  birth_date_contradicts_number: () => ({
    sv: 'Födelsedatumet stämmer inte med personnumret på samma rad. Kontrollera båda och rätta det som är fel.',
    en: 'The birth date disagrees with the personnummer on the same row. Check both and correct the one that is wrong.',
  }),
  birth_year_contradicts_birth_date: () => ({
    sv: 'Födelseåret stämmer inte med födelsedatumet på samma rad. Kontrollera båda och rätta det som är fel.',
    en: 'The birth year disagrees with the birth date on the same row. Check both and correct the one that is wrong.',
  }),
  birth_year_contradicts_number: () => ({
    sv: 'Födelseåret stämmer inte med personnumret på samma rad. Kontrollera båda och rätta det som är fel.',
    en: 'The birth year disagrees with the personnummer on the same row. Check both and correct the one that is wrong.',
  }),
  sex_differs_from_number: () => ({
    sv: 'Könet som står i raden är ett annat än personnumrets. Det som står i raden behålls. Kontrollera att numret hör till rätt person.',
    en: 'The sex stated in the row is not that of the personnummer. What the row states is kept. Check that the number belongs to the right person.',
  }),
  age_differs_from_birth: () => ({
    sv: 'Åldern stämmer inte med när personen är född enligt samma rad. Kontrollera uppgifterna och rätta den som är fel; födelseuppgiften används.',
    en: 'The age disagrees with when the person was born according to the same row. Check both and correct the one that is wrong; the birth is used.',
  }),
  test_number: () => ({
    sv: 'Filen innehåller personnummer som är avsedda för test (födelsenummer 980–999). Kontrollera att uppgifterna gäller riktiga personer innan ni går vidare.',
    en: 'The file holds personnummer meant for testing (serials 980–999). Check that the data are about real people before you go on.',
  }),
  accommodation_blank: () => ({
    sv: 'Det står inte var personen bodde under mätveckan, så raden behöver granskas. Fyll i boende om det är känt.',
    en: 'It is not stated where the person stayed during the census week, so the row needs review. Fill in the accommodation if it is known.',
  }),
  row_says_nothing: () => ({
    sv: 'Raden säger ingenting om någon person. Fyll i det ni vet, eller ta bort raden.',
    en: 'The row says nothing about any person. Fill in what you know, or take the row away.',
  }),
  rows_say_nothing: ({ rows }) => ({
    sv: `${rows.length === 1 ? 'Rad' : 'Raderna'} ${rowList(rows).sv} har bara ett rad-id eller ”nej” och har lämnats utanför: de säger inget om någon person. Är någon av dem en person som ni inte vet mer om: skriv ”okänt” i boende, så följer raden med.`,
    en: `${rows.length === 1 ? 'Row' : 'Rows'} ${rowList(rows).en} ${rows.length === 1 ? 'has' : 'have'} only a record id or “no” and ${rows.length === 1 ? 'was' : 'were'} left out: nothing is said of any person. If one of them is a person of whom you know nothing more: write “unknown” as accommodation, and the row comes along.`,
  }),
  row_is_no_record: () => ({
    sv: 'Raden ser ut att vara en anteckning, en summa eller en rubrik och har lämnats utanför. Är den en person: skriv boende, eller ”okänt” i boende, så följer raden med. Ta annars gärna bort den.',
    en: 'The row looks like a note, a total or a heading and was left out. If it is a person: write the accommodation, or “unknown”, and the row comes along. Otherwise you may remove it.',
  }),
  no_row_says_anything: () => ({
    sv: 'Ingen rad i filen säger något om någon person. Fyll i en rad för varje person. Mötte enheten ingen under mätveckan: ta bort filen och skriv enhetens id under nilReturns (nollrapport) i census.json.',
    en: 'No row of the file says anything of any person. Fill in one row for each person. If the unit met nobody during the census week: remove the file and write the id of the unit under nilReturns in census.json.',
  }),
  duplicate_record_id: ({ firstRow }) => ({
    sv: `Raden har samma rad-id som rad ${firstRow}. Skriv ett eget id på varje rad, eller ta bort den ena raden om det är samma uppgift två gånger.`,
    en: `The row has the same record id as row ${firstRow}. Write an id of its own on each row, or remove one of them if it is the same record twice.`,
  }),
  child_of_unknown: () => ({
    sv: 'Raden hänvisar till en vuxen som inte finns i filen. Skriv den vuxnas rad-id som det står i kolumnen för rad-id, eller lämna cellen tom.',
    en: 'The row refers to an adult who is not in the file. Write the record id of the adult as it stands in its column, or leave the cell blank.',
  }),
  child_of_several: () => ({
    sv: 'Flera rader har det rad-id som raden hänvisar till, och det går inte att avgöra vilken som är den vuxna. Skriv ett eget rad-id för den vuxna och hänvisa till det.',
    en: 'Several rows have the record id that the row refers to, and it cannot be told which is the adult. Write a record id of its own for the adult and refer to that.',
  }),
  child_of_itself: () => ({
    sv: 'Raden står som barn till sig själv. Skriv den vuxnas rad-id, eller lämna cellen tom.',
    en: 'The row stands as a child of itself. Write the record id of the adult, or leave the cell blank.',
  }),
  child_of_each_other: ({ rows }) => ({
    sv: `Raderna ${rowList(rows).sv} står som barn till varandra. Skriv den vuxnas rad-id bara på barnets rad.`,
    en: `Rows ${rowList(rows).en} stand as children of each other. Write the record id of the adult on the row of the child only.`,
  }),
  identity_without_permit: ({ headings }) => ({
    sv: `Uppgifter om den som vistas här utan tillstånd lämnas utan identitet (utlänningslagen 17 kap. 1 §). Ta bort det som står i ${quoted(headings).sv} på raden, och låt resten stå.`,
    en: `Data about somebody staying without permit are handed in without identity (Aliens Act chapter 17 section 1). Remove what stands in ${quoted(headings).en} on the row, and leave the rest.`,
  }),
  identity_from_voluntary: () => ({
    sv: 'Filen kommer från en frivilligorganisation och innehåller identitetsuppgifter. Kontrollera att avtalet och personens samtycke omfattar dem. Ta annars bort dem: rader utan identitet går alltid att lämna.',
    en: 'The file comes from a voluntary organisation and holds identity. Check that the agreement and the consent of the person cover it. Otherwise remove it: rows without identity can always be handed in.',
  }),
  beyond_agreement: () => ({
    sv: 'Er överenskommelse omfattar inte den här uppgiften. Ta bort den, och låt resten stå.',
    en: 'Your agreement does not cover this. Remove it, and leave the rest.',
  }),
  under_eighteen: ({ rows }) => ({
    sv: `Kartläggningen är ingen orosanmälan. Far barnet illa: anmäl till socialtjänsten nu. (Är eller kan vara under 18 år: rad ${rowList(rows).sv}.)`,
    en: `The census is no report of concern. If the child is being harmed: report to the social services now. (Is or may be under 18: row ${rowList(rows).en}.)`,
  }),
  same_number_twice: ({ firstRow }) => ({
    sv: `Samma personnummer står på rad ${firstRow}. Kontrollera om det är samma person och behåll i så fall en rad; annars rätta numret.`,
    en: `The same personnummer stands on row ${firstRow}. Check whether it is the same person and if so keep one row; otherwise correct the number.`,
  }),
  same_row_twice: ({ firstRow }) => ({
    sv: `Raden är likadan som rad ${firstRow}: samma person med samma uppgifter. Personen räknas en gång. Ta bort den ena raden om uppgiften kommit med två gånger.`,
    en: `The row is the same as row ${firstRow}: the same person with the same data. The person is counted once. Remove one of the rows if the record came along twice.`,
  }),
  unit_blank: () => ({
    sv: 'Det står inte vilken enhet som lämnat uppgiften. Fyll i enhetens id eller namn.',
    en: 'It is not stated which unit reported the record. Fill in the id or name of the unit.',
  }),
  unit_unknown: ({ nearest, more }) => ({
    sv: `Enheten finns inte i municipality.json. Välj ${choiceList(nearest.map(verbatim), more).sv}, eller lägg till enheten i municipality.json.`,
    en: `The unit is not in municipality.json. Choose ${choiceList(nearest.map(verbatim), more).en}, or add the unit to municipality.json.`,
  }),
  register_without_identity: () => ({
    sv: 'Raden har varken personnummer eller namn med födelsedatum eller födelseår, så den kan inte kopplas till någon person. Fyll i det som är känt.',
    en: 'The row has neither a personnummer nor a name with birth date or year, so it cannot be linked to any person. Fill in what is known.',
  }),
  from_after_to: () => ({
    sv: 'Perioden slutar innan den börjar. Kontrollera datumen och skriv dem i rätt ordning.',
    en: 'The period ends before it begins. Check the dates and write them in the right order.',
  }),
  figure_twice: ({ firstRow, row }) => ({
    sv: `Rad ${firstRow} och rad ${row} har samma serie, år och mått. Behåll den som gäller och ta bort den andra, eller skriv i måttet vad som skiljer dem åt.`,
    en: `Row ${firstRow} and row ${row} have the same series, year and measure. Keep the one that holds and remove the other, or write in the measure what sets them apart.`,
  }),
  negative_count: () => ({
    sv: 'Ett antal personer eller hushåll kan inte vara mindre än noll. Rätta värdet, eller skriv i måttet att det är en förändring.',
    en: 'A number of persons or households cannot be less than zero. Correct the value, or write in the measure that it is a change.',
  }),
}

/** A finding of this kind, before it is known where it stands. */
export function problem<C extends SubmissionCode>(code: C, told: ToldOf<C>): Problem {
  return { kind: SUBMISSION_FINDINGS[code], code, message: submissionTexts[code](told) }
}
