import type { NumberFault } from './personnummer.ts'
import type { Text } from './text.ts'

/** What each fault in a personal number says, and what to do. A fault without a text does not compile. */
export const numberFaultTexts: Readonly<Record<NumberFault, Text>> = {
  not_a_number: {
    sv: 'Det här går inte att läsa som ett personnummer. Skriv numret som ÅÅÅÅMMDD-NNNN, eller lämna cellen tom om ni inte vet numret.',
    en: 'This cannot be read as a personal number. Write it as YYYYMMDD-NNNN, or leave the cell blank if you do not know the number.',
  },
  wrong_length: {
    sv: 'Antalet siffror stämmer inte: ett personnummer har 10 eller 12. Jämför med underlaget och fyll i det som saknas.',
    en: 'The number of digits is not right: a personal number has 10 or 12. Compare with your papers and fill in what is missing.',
  },
  no_such_date: {
    sv: 'De första siffrorna är inget datum som finns. Kontrollera år, månad och dag (i ett samordningsnummer är dagen ökad med 60).',
    en: 'The first digits are not a date that exists. Check year, month and day (in a samordningsnummer the day is raised by 60).',
  },
  check_digit: {
    sv: 'Sista siffran stämmer inte med de andra, så någon siffra har blivit fel. Jämför med underlaget. Går det inte att reda ut: lämna cellen tom och skriv födelsedatumet i kolumnen för födelsedatum.',
    en: 'The last digit does not fit the others, so one of the digits is wrong. Compare with your papers. If you cannot settle it, leave the cell blank and write the date in the birth date column.',
  },
  born_after_census: {
    sv: 'Numret är för någon som föddes efter mätveckan. Kontrollera århundradet: 19 eller 20?',
    en: 'The number is for somebody born after the census week. Check the century: 19 or 20?',
  },
  too_old: {
    sv: 'Numret är för någon som skulle vara över 120 år. Kontrollera århundradet, och plustecknet om det finns ett.',
    en: 'The number is for somebody who would be over 120. Check the century, and the plus sign if there is one.',
  },
  scientific_notation: {
    sv: 'Kalkylarket har gjort om numret till ett avrundat tal (som 1,98E+11) och siffror har gått förlorade. Formatera kolumnen som text i kalkylarket och klistra in numren igen.',
    en: 'The spreadsheet has turned the number into a rounded figure (like 1.98E+11) and digits are lost. Format the column as text in the spreadsheet and paste the numbers again.',
  },
  letters_for_digits: {
    sv: 'Det står en bokstav där det ska vara en siffra: ofta O i stället för 0, eller l eller I i stället för 1. Byt bokstaven mot siffran.',
    en: 'There is a letter where a digit should be: often O instead of 0, or l or I instead of 1. Replace the letter with the digit.',
  },
  incomplete: {
    sv: 'Numret är inte helt: de fyra sista tecknen saknas eller är utfyllnad. Vet ni bara födelsedatumet, skriv det i kolumnen för födelsedatum och lämna den här cellen tom.',
    en: 'The number is not complete: the last four characters are missing or only fill the space. If you know only the date, write it in the birth date column and leave this cell blank.',
  },
  filler: {
    sv: 'Det här är bara utfyllnad, inget nummer. Lämna cellen tom om ni inte vet numret.',
    en: 'This only fills the space and is not a number. Leave the cell blank if you do not know the number.',
  },
}
