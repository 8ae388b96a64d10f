import type { Finding } from '../terms/finding.ts'
import type { Text } from '../terms/text.ts'
import type { DoublePair } from './upload-doubles.ts'

/** What is said on the page where a file is mended, of findings whose own words speak of folders and commands. */
const ON_THE_PAGE: Readonly<Record<string, Text>> = {
  headings_only: {
    sv: 'Filen har rubriker men inga personer. Mötte ni ingen under mätveckan: lämna en nollrapport i stället för en fil. Annars: fyll i en rad för varje person och ladda upp filen igen.',
    en: 'The file has headings but no persons. If you met nobody during the census week: make a nil return instead of a file. Otherwise fill in one row for each person and upload the file again.',
  },
  no_row_says_anything: {
    sv: 'Ingen rad i filen säger något om någon person. Mötte ni ingen under mätveckan: lämna en nollrapport i stället för en fil. Annars: fyll i en rad för varje person och ladda upp filen igen.',
    en: 'No row of the file says anything of any person. If you met nobody during the census week: make a nil return instead of a file. Otherwise fill in one row for each person and upload the file again.',
  },
  unknown_choice: {
    sv: 'Svaret finns inte bland valen. Välj det som stämmer i listan, eller lämna tomt om det inte är känt.',
    en: 'The answer is not among the choices. Choose what is right from the list, or leave it blank if it is not known.',
  },
  duplicate_record_id: {
    sv: 'Samma rad-id står på flera rader. Skriv ett eget id på raden, eller ta bort raden om det är samma person två gånger.',
    en: 'The same record id stands on several rows. Write an id of its own on the row, or leave the row out if it is the same person twice.',
  },
  rows_say_nothing: {
    sv: 'Rader med bara ett rad-id eller ”nej” har lämnats utanför: de säger inget om någon person. Är någon av dem en person som ni inte vet mer om: skriv ”okänt” i boende i filen och ladda upp den igen.',
    en: 'Rows with only a record id or “no” were left out: they say nothing of any person. If one of them is a person of whom you know nothing more: write “unknown” as accommodation in the file and upload it again.',
  },
}

/** What is wrong and what to do, in words for the page. */
export const wordsOf = ({ code, message }: Pick<Finding, 'code' | 'message'>): Text => ON_THE_PAGE[code] ?? message

const WHY: Readonly<Record<DoublePair['why'], Text>> = {
  same_birth_and_name: { sv: 'samma namn', en: 'the same name' },
  same_birth_and_initials: { sv: 'samma initialer', en: 'the same initials' },
}

/** Which rows may be one person, and why. */
export const doubleInWords = ({ row, other, why }: DoublePair): Text => ({
  sv: `Rad ${row} och ${other.isInFile ? `rad ${other.number}` : `person ${other.number} i svaret`} har ${WHY[why].sv} och kan vara födda samma dag.`,
  en: `Row ${row} and ${other.isInFile ? `row ${other.number}` : `person ${other.number} in the answer`} have ${WHY[why].en} and may be born on the same day.`,
})

/** What to do about rows that may be one person. */
export const whatToDoOfDoubles: Text = {
  sv: 'Är det samma person: ta bort den ena raden i filen och ladda upp filen igen. Är det olika personer: skriv varför ni vet det.',
  en: 'If it is the same person: take one of the rows out of the file and upload it again. If they are different persons: write how you know.',
}

/** What each kind of warning is about, as a heading. */
export const warningTitles: Readonly<Record<string, Text>> = {
  accommodation_blank: { sv: 'Boendet är inte känt', en: 'The accommodation is not known' },
  age_differs_from_birth: { sv: 'Åldern stämmer inte med födelsen', en: 'The age disagrees with the birth' },
  identity_from_voluntary: { sv: 'Uppgifter om vem personen är', en: 'Data about who the person is' },
  likely_double: { sv: 'Kan det vara samma person?', en: 'May it be the same person?' },
  same_number_twice: { sv: 'Samma personnummer på flera rader', en: 'The same personnummer on several rows' },
  same_row_twice: { sv: 'Samma rad flera gånger', en: 'The same row several times' },
  sex_differs_from_number: { sv: 'Könet är ett annat än personnumrets', en: 'The sex is not that of the personnummer' },
  since_after_census_week: { sv: 'Tid efter mätveckan', en: 'A time after the census week' },
  struck_through_rows: { sv: 'Överstrukna rader', en: 'Rows struck through' },
  test_number: { sv: 'Personnummer för test', en: 'Personnummer for testing' },
  under_eighteen: { sv: 'Personer under 18 år', en: 'Persons under 18' },
  rows_say_nothing: { sv: 'Rader utan person', en: 'Rows without a person' },
  row_is_no_record: { sv: 'Rader som inte är personer', en: 'Rows that are no persons' },
}
