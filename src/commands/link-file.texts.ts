import { linkageStepTexts } from '../domain/linkage/linkage.texts.ts'
import type { Text } from '../domain/terms/text.ts'

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`

/** A number as a Swedish reader writes it. */
const withComma = (number: number) => String(number).replace('.', ',')

/** What the help of `tvarsnitt link-file` says. */
export const linkFileHelp = {
  summary: {
    sv: 'Koppla raderna i en enda lista: vilka rader är samma person, och hur många personer är det?',
    en: 'Link the rows of a single list: which rows are the same person, and how many persons is that?',
  },
  out: {
    sv: 'Filen som svaren skrivs i; finns den redan skrivs den över. Måste anges.',
    en: 'The file the answers are written to; one that is there is overwritten. Required.',
  },
  pairs: {
    sv: 'Skriv också paren, med skäl: de som har kopplats och de som någon behöver granska.',
    en: 'Write the pairs too, with reasons: those that were linked and those somebody needs to review.',
  },
  threshold: (linkAt: number, reviewAt: number): Text => ({
    sv: `Sannolikhet (mellan 0 och 1) från vilken rader kopplas utan granskning. Förval ${withComma(linkAt)}. Par från ${withComma(reviewAt)} upp till den blir kvar att granska och räknas som olika personer; sätts den under ${withComma(reviewAt)} blir nästan inga kvar.`,
    en: `Probability (between 0 and 1) from which rows are linked without review. Default ${linkAt}. Pairs from ${reviewAt} up to it are left to review and count as different persons; below ${reviewAt} hardly any are left.`,
  }),
  details: {
    sv: 'Listan är CSV, hur lång som helst. Bara kolumnen radid (record_id) måste finnas; de andra är år, kommun, källa, källtyp,\npersonnummer, förnamn, efternamn, initialer, födelsedatum, födelseår, ålder, kön och skyddad_identitet, på svenska eller\nengelska (year, municipality, source, source_type, personnummer, given_name, family_name, initials, birth_date, birth_year,\napprox_age, sex, protected). Varje cell får vara tom. Det som inte går att läsa läses som tomt, och det sägs.\nSvaren är record_id,person_id: en rad per rad, i samma ordning. En rad som säger för lite för att kopplas säkert får den\nperson den troligast är (sannolikhet över 0,5), annars en egen. person_id numreras efter var i listan personen först står:\nnumret säger inget om vem det är och gäller bara i den filen. Finns det fel listas alla, och ingenting skrivs.',
    en: 'The list is CSV of any length. Only the column record_id (radid) must be there; the others are year, municipality, source,\nsource_type, personnummer, given_name, family_name, initials, birth_date, birth_year, approx_age (or age), sex and protected,\nin English or Swedish. Any cell may be blank. What cannot be read is read as blank, and that is told.\nThe answers are record_id,person_id: one row per row, in the same order. A row that says too little to be linked for certain\ngets the person it most probably is (probability above 0.5), else its own. person_id is numbered by where the list first\ncomes to the person: it says nothing of who that is and holds in that file only. Faults are all listed, and then nothing is\nwritten.',
  },
} as const

/** What `tvarsnitt link-file` says. */
export const linkFileTexts = {
  inputOperand: { sv: 'IN.csv', en: 'IN.csv' },
  wrongThreshold: (written: string): Text => ({
    sv: `”${written}” är ingen sannolikhet mellan 0 och 1. Skriv till exempel --threshold 0.9: högre kopplar färre rader och lämnar fler par att granska, lägre kopplar fler.`,
    en: `“${written}” is no probability between 0 and 1. Write for example --threshold 0.9: higher links fewer rows and leaves more pairs to review, lower links more.`,
  }),
  outIsInput: (option: string, path: string): Text => ({
    sv: `Det går inte att skriva i ${path}: det är listan som läses. Välj ett annat filnamn med ${option}.`,
    en: `Nothing can be written to ${path}: that is the list that is read. Choose another file name with ${option}.`,
  }),
  outIsFolder: (option: string, path: string): Text => ({
    sv: `${path} är en mapp. Skriv också filens namn efter ${option}.`,
    en: `${path} is a folder. Write the name of the file too, after ${option}.`,
  }),
  outIsPairs: {
    sv: 'Svaren och paren kan inte skrivas i samma fil. Välj olika filnamn för --out och --pairs.',
    en: 'The answers and the pairs cannot be written to the same file. Choose different names for --out and --pairs.',
  },
  noList: {
    not_found: {
      sv: 'Filen finns inte. Kontrollera namnet och mappen.',
      en: 'There is no such file. Check its name and folder.',
    },
    is_folder: {
      sv: 'Det här är en mapp, inte en fil. Ange en fil i CSV, eller kör "tvarsnitt run" på en kartläggningsmapp.',
      en: 'This is a folder, not a file. Name a CSV file, or use "tvarsnitt run" on a census folder.',
    },
    unreadable: {
      sv: 'Filen går inte att öppna. Kontrollera att den inte är öppen i ett annat program och att du får läsa den.',
      en: 'The file cannot be opened. Check that it is not open in another program and that you may read it.',
    },
    workbook: {
      sv: 'Det här kommandot läser CSV. Välj Spara som och CSV UTF-8 i kalkylprogrammet och ange CSV-filen.',
      en: 'This command reads CSV. Choose Save as and CSV UTF-8 in the spreadsheet and name the CSV file.',
    },
  },
  readingAnew: (file: string): Text => ({
    sv: `Läser ${file} en gång till, rad för rad`,
    en: `Reading ${file} once more, row by row`,
  }),
  linking: (rows: number, step: keyof typeof linkageStepTexts): Text => ({
    sv: `kopplar ${count(rows, 'rad', 'rader')}: ${linkageStepTexts[step].sv}`,
    en: `linking ${count(rows, 'row', 'rows')}: ${linkageStepTexts[step].en}`,
  }),
  writing: (file: string): Text => ({ sv: `skriver ${file}`, en: `writing ${file}` }),
  read: (rows: number, file: string, model: string, linkAt: number): Text => ({
    sv: `${count(rows, 'rad', 'rader')} i ${file}, ${rows === 1 ? 'kopplad' : 'kopplade'} med ${model} från sannolikheten ${withComma(linkAt)}`,
    en: `${count(rows, 'row', 'rows')} in ${file}, linked by ${model} from a probability of ${linkAt}`,
  }),
  persons: (persons: number, value: number, low: number, high: number): Text => ({
    sv: `Personer, som raderna nu är kopplade: ${persons}. Förväntat antal när det osäkra vägs in: ${withComma(value)} (95-procentigt intervall: ${low}–${high})`,
    en: `Persons, as the rows are linked now: ${persons}. Expected number with the doubt counted in: ${value} (95 per cent: ${low}–${high})`,
  }),
  year: (year: number | null, rows: number, persons: number, value: number, low: number, high: number): Text => ({
    sv: `  ${year ?? 'okänt år'}: ${count(persons, 'person', 'personer')} på ${count(rows, 'rad', 'rader')}, förväntat ${withComma(value)} (${low}–${high})`,
    en: `  ${year ?? 'year not known'}: ${count(persons, 'person', 'persons')} on ${count(rows, 'row', 'rows')}, expected ${value} (${low}–${high})`,
  }),
  links: (automatic: number, thin: number): Text => ({
    sv: `Kopplat: ${count(automatic, 'par', 'par')} av rader, och ${count(thin, 'rad som säger lite', 'rader som säger lite')} till den person de troligast hör till`,
    en: `Linked: ${count(automatic, 'pair', 'pairs')} of rows, and ${count(thin, 'row that says little', 'rows that say little')} to the person each most probably belongs to`,
  }),
  unsure: (pairs: number): Text => ({
    sv: `  Av paren räknas ${pairs} som samma person eftersom det är troligast, utan att det är säkert`,
    en: `  Of the pairs ${pairs} count as one person since that is likeliest, without its being certain`,
  }),
  toReview: (pairs: number): Text => ({
    sv: `Att granska: ${count(pairs, 'par', 'par')} som kan vara samma person men räknas som olika`,
    en: `To review: ${count(pairs, 'pair', 'pairs')} that may be one person but count as different`,
  }),
  numbersOfMany: (numbers: number, rows: number): Text => ({
    sv: `Att rätta: ${count(numbers, 'nummer', 'nummer')} på sammanlagt ${count(rows, 'rad', 'rader')} ${numbers === 1 ? 'står' : 'står vart och ett'} under så många olika namn att det knappast är någons eget. De räknas som olika personer och visas inte att granska. Ta bort numret där det inte är personens.`,
    en: `To mend: ${count(numbers, 'number', 'numbers')} on ${count(rows, 'row', 'rows')} in all ${numbers === 1 ? 'stands' : 'each stand'} under so many different names that it is hardly anybody's own. They count as different persons and are not shown to review. Take the number away where it is not the person's.`,
  }),
  askForPairs: {
    sv: '  Skriv --pairs PAIRS.csv för att få se dem med skäl.',
    en: '  Add --pairs PAIRS.csv to see them with reasons.',
  },
  answersIn: (file: string): Text => ({ sv: `Svaren ligger i ${file}.`, en: `The answers are in ${file}.` }),
  pairsIn: (file: string): Text => ({
    sv: `Paren ligger i ${file}. Den visar vilka rader som är samma person: förvara den som listan.`,
    en: `The pairs are in ${file}. It shows which rows are one person: keep it as you keep the list.`,
  }),
} as const
