import { testNumber } from './test-number.ts'
import { type ExpectedFinding, fault, repair, type UploadCase, warning } from './uploads-expected.ts'
import { oleFile } from './uploads-ole.ts'
import { HEADER, NUMBER, ORDINARY, PEOPLE, type UploadTable, withCells, withNumber } from './uploads-rows.ts'
import { workbook } from './uploads-workbook.ts'

// To add a case: one entry here, then `npm run fixtures`. Write the list before running the reader on it.

const lines = (...all: readonly string[]): string => all.map((line) => `${line}\r\n`).join('')
const written = ({ header, rows }: UploadTable, delimiter = ';'): string =>
  lines(...[header, ...rows].map((cells) => cells.join(delimiter)))

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8')
const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le')
/** Swedish letters only: Latin-1 and Windows-1252 agree on them. */
const windows1252 = (text: string): Uint8Array => Buffer.from(text, 'latin1')
/** What Excel for Mac writes as plain CSV. */
const macRoman = (text: string): Uint8Array =>
  Buffer.from([...text].map((letter) => MAC_ROMAN[letter] ?? letter.charCodeAt(0)))
/** å ä ö é as they look when UTF-8 is taken for Windows-1252, written as UTF-8. */
const encodedTwice = (text: string): Uint8Array =>
  utf8(Buffer.from(text, 'utf8').toString('latin1').replaceAll('\u0085', '…').replaceAll('\u0096', '–'))
const MAC_ROMAN: Readonly<Record<string, number>> = { Å: 0x81, Ö: 0x85, ä: 0x8a, å: 0x8c, ö: 0x9a }

const SWEDISH = written(ORDINARY)
const NO_FINDINGS: readonly ExpectedFinding[] = []
const TEST_NUMBER = warning('test_number')

/** An ordinary file but for what stands in the third row. */
const cell = (
  defect: string,
  what: string,
  cells: Readonly<Record<string, string>>,
  findings: readonly ExpectedFinding[],
  persons = 3,
): UploadCase => ({ defect, what, bytes: utf8(written(withCells(cells))), findings, persons })

/** A number in the third row: that it is kept for testing is told of once when it can be read. */
const number = (
  defect: string,
  what: string,
  spelled: string,
  findings: readonly ExpectedFinding[],
  persons = 3,
): UploadCase => ({
  defect,
  what,
  bytes: utf8(written(withNumber(spelled))),
  findings: findings.some(({ kind }) => kind === 'fault') ? findings : [...findings, TEST_NUMBER],
  persons,
})

const file = (
  defect: string,
  what: string,
  content: string | Uint8Array,
  findings: readonly ExpectedFinding[],
  persons = 3,
): UploadCase => ({
  defect,
  what,
  bytes: typeof content === 'string' ? utf8(content) : content,
  findings,
  persons,
})

const [FIRST, SECOND, THIRD] = PEOPLE.map((person) => person.join(';'))
const HEAD = HEADER.join(';')
const rowsAfter = (...rows: readonly (string | undefined)[]) => lines(HEAD, ...rows.map((row) => row ?? ''))

const ENCODINGS: readonly UploadCase[] = [
  file(
    'windows-1252',
    'Older Excel saves CSV so: read, and the user is asked to look at å, ä and ö.',
    windows1252(SWEDISH),
    [repair('read_as_windows_1252')],
  ),
  file('utf-8-byte-order-mark', 'Excel saves CSV UTF-8 so: nothing to tell.', `\ufeff${SWEDISH}`, NO_FINDINGS),
  file('utf-16le-byte-order-mark', 'Excel saves Unicode text so: read, and told.', utf16le(`\ufeff${SWEDISH}`), [
    repair('read_as_utf_16'),
  ]),
  file('utf-16le-without-mark', 'Some systems export UTF-16 without saying so: read, and told.', utf16le(SWEDISH), [
    repair('read_as_utf_16'),
  ]),
  file(
    'utf-16be',
    'Old Macs and some servers write the bytes the other way round.',
    utf16le(`\ufeff${SWEDISH}`).swap16(),
    [repair('read_as_utf_16')],
  ),
  file(
    'mac-roman',
    'Excel for Mac saves "CSV (Macintosh)": no two encodings can be told apart by one byte, so the user sees letters that are wrong.',
    macRoman(SWEDISH),
    [
      repair('read_as_windows_1252'),
      warning('unknown_column', 1, 'fšrnamn'),
      warning('unknown_column', 1, 'fšdelsedatum'),
      warning('unknown_column', 1, 'kšn'),
      fault('unknown_choice', 2, 'boende'),
    ],
  ),
  file(
    'encoded-twice',
    'UTF-8 was opened as Windows-1252 and saved again: the letters are put back, and the user is asked to look at them.',
    encodedTwice(SWEDISH),
    [repair('read_as_encoded_twice')],
  ),
  file(
    'partly-encoded-twice',
    'One list of two was encoded twice before they were put together: what is meant where cannot be told.',
    `${SWEDISH.replace('Södergren', 'SÃ¶dergren')}4;Örjan;Ek;1968-03-09;man;utomhus\r\n`,
    [warning('doubly_encoded', 3, 'efternamn')],
    4,
  ),
  file(
    'lost-characters',
    'A program that did not know the letters put � in their place: they are gone.',
    SWEDISH.replace('Öberg', '\ufffdberg'),
    [fault('lost_characters', 2, 'efternamn')],
  ),
  file(
    'question-marks-for-letters',
    'Saved as plain ASCII: å, ä and ö became question marks, and headings and choices are not known any more.',
    SWEDISH.replaceAll(/[ÅÖåäö]/g, '?'),
    [
      warning('unknown_column', 1, 'f?rnamn'),
      warning('unknown_column', 1, 'f?delsedatum'),
      warning('unknown_column', 1, 'k?n'),
      fault('unknown_choice', 2, 'boende'),
    ],
  ),
  file(
    'letters-in-two-parts',
    'A Mac writes å as a and a ring: the same name all the same.',
    SWEDISH.normalize('NFD'),
    NO_FINDINGS,
  ),
  file(
    'nul-characters',
    'A damaged disk or a program that fills fields with zero bytes.',
    SWEDISH.replace('Nils', 'Nils\0'),
    [fault('nul_character', 3, 'förnamn')],
  ),
]

const SHAPES: readonly UploadCase[] = [
  file(
    'comma',
    'English Excel and most systems write commas: nothing to tell.',
    written(withCells({ boende: 'vandrarhem' }), ','),
    NO_FINDINGS,
  ),
  file('tab', 'Copied from a spreadsheet into a text editor: nothing to tell.', written(ORDINARY, '\t'), NO_FINDINGS),
  file('pipe', 'Case systems export bars: nothing to tell.', written(ORDINARY, '|'), NO_FINDINGS),
  file(
    'sep-line',
    'Excel is helped by a first line that names the separator; the rows are counted without it.',
    `sep=;\r\n${SWEDISH}`,
    [repair('sep_line_left_out')],
  ),
  file(
    'mixed-delimiters',
    'One row was pasted from another file: its person must not be read as one long row key.',
    rowsAfter(FIRST, SECOND, '3,Mona,Ek,1974-11-30,kvinna,vandrarhem'),
    [fault('other_separator', 4)],
  ),
  file(
    'cr-line-ends',
    'Old Macs end lines with a carriage return alone: nothing to tell.',
    SWEDISH.replaceAll('\r\n', '\r'),
    NO_FINDINGS,
  ),
  file(
    'line-ends-twice',
    'A transfer made CR CR LF of every line end: blank rows between.',
    SWEDISH.replaceAll('\r\n', '\r\r\n'),
    NO_FINDINGS,
  ),
  file(
    'blank-rows-between',
    'Rows were left blank for looks; the fault stands where the spreadsheet shows it.',
    rowsAfter(FIRST, '', ';;;;;', SECOND, '', THIRD?.replace('vandrarhem, hotell', 'tornet')),
    [fault('unknown_choice', 7, 'boende')],
  ),
  file(
    'trailing-delimiters',
    'Formatted blank columns to the right were saved too: nothing to tell.',
    SWEDISH.replaceAll('\r\n', ';;;;\r\n'),
    NO_FINDINGS,
  ),
  file(
    'ragged-short-row',
    'A row ends before the last column: the rest is blank, and it is told.',
    lines(`${HEAD};stadsdel`, `${FIRST};Söder`, `${SECOND}`, `${THIRD};Norr`),
    [repair('missing_cells_blank', 3)],
  ),
  file(
    'ragged-long-row',
    'A separator inside a text moved the rest of the row one column on.',
    rowsAfter(FIRST, '2;Nils;Erik;Södergren;1961-05-14;man;utomhus', THIRD),
    [fault('too_many_cells', 3)],
  ),
  file(
    'unbalanced-quote',
    'A quote is opened and never closed: the rows below are drawn into it.',
    rowsAfter(FIRST, SECOND?.replace('Nils', '"Nils'), THIRD),
    [fault('unbalanced_quotes', 3)],
  ),
  file(
    'quote-in-mid-cell',
    'Somebody goes by a nickname, in quotes in the middle of a cell: nothing to tell.',
    rowsAfter(FIRST, SECOND?.replace('Nils', 'Nils "Nisse"'), THIRD),
    NO_FINDINGS,
  ),
  file(
    'line-break-in-cell',
    'Alt+Enter in a cell: one row all the same, and the rows below keep their numbers.',
    lines(
      `${HEAD};boendets_namn`,
      `${FIRST};"Norra\r\nhärbärget"`,
      `${SECOND};`,
      `${THIRD?.replace('vandrarhem, hotell', 'tornet')};`,
    ),
    [repair('cell_repaired', 2, 'boendets_namn'), fault('unknown_choice', 4, 'boende')],
  ),
  file(
    'two-files-in-one',
    "Two units' files were put after each other, headings and byte order mark included.",
    `${rowsAfter(FIRST, SECOND)}\ufeff${rowsAfter(THIRD)}`,
    [repair('headings_again', 4)],
  ),
  file(
    'end-of-file-sign',
    'Old programs end a file with the sign 0x1A: it is no person.',
    `${SWEDISH}\u001a`,
    NO_FINDINGS,
  ),
  file(
    'total-row',
    'A sum below the table: it is no person, is left out, and the user is told.',
    `${SWEDISH}Summa;3;;;;\r\n`,
    [warning('row_is_no_record', 5)],
  ),
  file(
    'note-below-table',
    'Somebody wrote a reminder under the list: no person, left out, told, and not repeated.',
    `${SWEDISH};;;;;\r\nKom ihåg: fråga Mona om syster Lena;;;;;\r\n`,
    [warning('row_is_no_record', 6)],
  ),
  file(
    'section-rows',
    'A row of its own says of whom the rows below it are: each is left out and told.',
    rowsAfter('Kvinnor;;;;;', FIRST, THIRD, 'Män;;;;;', SECOND),
    [warning('row_is_no_record', 2), warning('row_is_no_record', 5)],
  ),
  file(
    'numbered-rows-left-blank',
    'The template had its rows numbered beforehand: those that nobody filled in are left out and told of together.',
    `${SWEDISH}4;;;;;\r\n5;;;;;\r\n6;;;;;\r\n`,
    [warning('rows_say_nothing', 5)],
  ),
  file(
    'no-filled-in-beforehand',
    'A column had "nej" in every row beforehand: rows with nothing else are left out and told of together.',
    lines(`${HEAD};akutplats`, `${FIRST};nej`, `${SECOND};nej`, `${THIRD};nej`, '4;;;;;;nej', ';;;;;;nej'),
    [warning('rows_say_nothing', 5)],
  ),
  file(
    'only-numbered-rows',
    'The template was sent in with its numbers and nothing else: the user is told how to say that nobody was met.',
    rowsAfter('1;;;;;', '2;;;;;'),
    [warning('rows_say_nothing', 2), fault('no_row_says_anything', 1)],
  ),
  file(
    'person-nothing-known-of',
    'Somebody was met of whom nothing is known, and it is written so: the row is a person, in review.',
    `${SWEDISH}4;;;;;okänt\r\n`,
    [warning('accommodation_blank', 5, 'boende')],
  ),
  file(
    'title-above-headings',
    'A title stands where the headings should: told once, not for every row below.',
    `Inlämning vecka 38;;;;;\r\n\r\n${SWEDISH}`,
    [fault('no_headings', 1)],
  ),
]

const HEADINGS: readonly UploadCase[] = [
  file(
    'duplicate-heading',
    'The column was copied: nobody can know which of the two holds.',
    lines(`${HEAD};boende`, `${FIRST};härbärge`, `${SECOND};härbärge`, `${THIRD};härbärge`),
    [fault('column_twice', 1, 'boende')],
  ),
  file(
    'heading-in-two-languages',
    'The Swedish and the English name of one column: nobody can know which of the two holds.',
    lines(`${HEAD};Accommodation`, `${FIRST};härbärge`, `${SECOND};utomhus`, `${THIRD};hotell`),
    [fault('column_twice', 1, 'Accommodation')],
  ),
  file(
    'blank-heading',
    'Notes beside the table, in a column without a heading: not read, and told.',
    lines(`${HEAD};;stadsdel`, `${FIRST};ring;Söder`, `${SECOND};;Söder`, `${THIRD};;Norr`),
    [warning('values_without_heading', 1)],
  ),
  file(
    'unknown-heading',
    "A column of the unit's own: not read, and told.",
    lines(`${HEAD};handläggarens rum`, `${FIRST};214`, `${SECOND};215`, `${THIRD};`),
    [warning('unknown_column', 1, 'handläggarens rum')],
  ),
  file(
    'misspelt-heading',
    'A letter is missing: the message says which column is probably meant.',
    SWEDISH.replace('efternamn', 'efternam'),
    [warning('unknown_column', 1, 'efternam')],
  ),
  file(
    'misspelt-required-heading',
    'The one column that must be there is misspelt: told with the column that is probably meant.',
    SWEDISH.replace(';boende\r', ';boeende\r'),
    [warning('unknown_column', 1, 'boeende'), fault('accommodation_column_missing', 1)],
  ),
  file(
    'no-required-column',
    'The list says who, and not where they stayed: the user is told which column to add.',
    written({ header: HEADER.slice(0, 5), rows: PEOPLE.map((person) => person.slice(0, 5)) }),
    [fault('accommodation_column_missing', 1)],
  ),
  file(
    'no-headings',
    'The first row is a person: their name must not be repeated as a heading.',
    lines(FIRST ?? '', SECOND ?? '', THIRD ?? ''),
    [fault('no_headings', 1)],
  ),
  file('headings-only', 'A template sent back: the user is told how to say that nobody was met.', lines(HEAD), [
    fault('headings_only', 1),
  ]),
  file('empty', 'A file of no bytes, since the export failed: the user is told how to say that nobody was met.', '', [
    fault('empty_file'),
  ]),
  file(
    'only-blanks',
    'Blank rows and separators only: the user is told that the file is empty.',
    lines(';;;;;', ' ; ;;;;', ''),
    [fault('empty_file')],
  ),
  file(
    'very-long-heading',
    'The instruction was written into the heading: the column is called by its letter.',
    lines(`${HEAD};${'anvisning '.repeat(500)}`, `${FIRST};x`, `${SECOND};x`, `${THIRD};x`),
    [warning('unknown_column', 1, 'G')],
  ),
  file(
    'number-as-heading',
    'A number stands in the first row: it is not repeated, the column is called by its letter.',
    lines(`${HEAD};${NUMBER}`, `${FIRST};`, `${SECOND};`, `${THIRD};x`),
    [warning('unknown_column', 1, 'G')],
  ),
  file(
    'columns-600',
    'Somebody pasted sideways: no list of persons has 600 columns, and the user is told so once.',
    written({ header: [...HEADER, ...Array.from({ length: 594 }, (_, index) => `fråga ${index + 1}`)], rows: PEOPLE }),
    [fault('too_many_columns')],
  ),
  file(
    'columns-a-million',
    'A million blank columns to the right of the table, as a script or a slip of the mouse makes them.',
    `${HEAD}${';'.repeat(1_000_000)}\r\n${lines(FIRST ?? '', SECOND ?? '')}`,
    [fault('too_many_columns')],
  ),
]

const FORMULAS: readonly UploadCase[] = (
  [
    ['equals', '=1+1'],
    ['plus', '+46 kontoret'],
    ['minus', '-2+3+cmd'],
    ['at', '@SUM(A1:A9)'],
    ['dde', "=cmd|' /C calc'!A0"],
  ] as const
).flatMap(([sign, formula]) => [
  cell(
    `formula-in-text-${sign}`,
    'Text that a spreadsheet would run: read as text, and written by us so that no spreadsheet runs it.',
    { boendets_namn: formula },
    NO_FINDINGS,
  ),
  cell(
    `formula-in-choice-${sign}`,
    'The same where a choice is asked for: the fault repeats the cell, and quality.csv must not run.',
    { boende: formula },
    [fault('unknown_choice', 4, 'boende')],
  ),
])

const lostZero = testNumber('2001-02-03', 'woman', { coordination: false, offset: 0 }).slice(2).replace(/^0/, '')
const wrongDigit = `${NUMBER.slice(0, 11)}${(Number(NUMBER.at(-1)) + 1) % 10}`
const dashed = (sign: string) => `${NUMBER.slice(0, 8)}${sign}${NUMBER.slice(8)}`
const fullWidth = [...NUMBER].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('')
const coordination = testNumber('1974-11-00', 'woman', { coordination: true, offset: 10 })
const inTwoCenturies = testNumber('1915-01-05', 'man', { coordination: false, offset: 0 }).slice(2)
const notYetBorn = testNumber('2016-12-24', 'man', { coordination: false, offset: 0 })
const repaired = [repair('cell_repaired', 4, 'personnummer')]

const NUMBERS: readonly UploadCase[] = [
  number(
    'number-in-ten-digits',
    'Ten digits with a dash, as on most papers: in order.',
    `${NUMBER.slice(2, 8)}-${NUMBER.slice(8)}`,
    NO_FINDINGS,
  ),
  number(
    'number-with-leading-apostrophe',
    "Excel's sign for text came along in the export: taken away, and told.",
    `'${NUMBER}`,
    repaired,
  ),
  number(
    'number-as-formula',
    'An export that writes ="…" to keep Excel from rounding: the number in it is read.',
    `"=""${NUMBER}"""`,
    NO_FINDINGS,
  ),
  number(
    'number-that-lost-its-zero',
    'The spreadsheet took ten digits for a number and ate the zero in front: put back.',
    lostZero,
    [...repaired, warning('under_eighteen')],
    2,
  ),
  number(
    'number-in-scientific-notation',
    'The spreadsheet rounded the number and its digits are lost: back to the source.',
    '1,98507E+11',
    [fault('scientific_notation', 4, 'personnummer')],
  ),
  number(
    'number-with-decimals',
    'An export through a statistics program wrote .0 behind the number.',
    `${NUMBER}.0`,
    repaired,
  ),
  number(
    'number-with-wrong-check-digit',
    'A digit was mistyped: the user is asked to compare with the papers.',
    wrongDigit,
    [fault('personnummer_check_digit', 4, 'personnummer')],
  ),
  number(
    'number-with-impossible-date',
    'There is no 31 February: the user is asked to look at the date of the number.',
    '19740231-9812',
    [fault('personnummer_no_such_date', 4, 'personnummer')],
  ),
  number(
    'number-of-somebody-not-yet-born',
    'Born after the census week: the user is asked whether the century is right.',
    notYetBorn,
    [fault('personnummer_born_after_census', 4, 'personnummer')],
  ),
  number(
    'number-with-letter-o',
    'The letter O for a zero, from a paper form: the user is asked for the digit.',
    dashed('-').replace('0', 'O'),
    [fault('personnummer_letters_for_digits', 4, 'personnummer')],
  ),
  number(
    'number-without-last-four',
    'Only the birth date is known: it has a column of its own.',
    `${NUMBER.slice(0, 8)}-XXXX`,
    [fault('personnummer_incomplete', 4, 'personnummer')],
  ),
  number(
    'number-of-zeros',
    'Zeros, filled in because the system demanded something: the user is asked to leave the cell blank.',
    '00000000-0000',
    [fault('personnummer_filler', 4, 'personnummer')],
  ),
  number(
    'coordination-number-without-day',
    'A samordningsnummer whose day of birth is not known: in order.',
    coordination,
    NO_FINDINGS,
  ),
  number(
    'number-in-either-century',
    'Ten digits that fit 1915 and 2015: the later, as the law has it, and a child is asked about.',
    `${inTwoCenturies.slice(0, 6)}-${inTwoCenturies.slice(6)}`,
    [warning('under_eighteen'), warning('sex_differs_from_number', 4, 'kön')],
    2,
  ),
  number(
    'number-with-plus-sign',
    'The same with the plus sign of those who have turned a hundred.',
    `${inTwoCenturies.slice(0, 6)}+${inTwoCenturies.slice(6)}`,
    [warning('sex_differs_from_number', 4, 'kön')],
  ),
  number(
    'number-in-full-width-digits',
    'Written with an input method for Chinese or Japanese: read as digits, and told.',
    fullWidth,
    repaired,
  ),
  number('number-with-long-dash', 'Word made a dash of the hyphen: read as a hyphen, and told.', dashed('–'), repaired),
  number(
    'number-with-non-breaking-blank',
    'Copied from a web page with blanks that do not break: read as blanks, and told.',
    dashed('\u00a0'),
    repaired,
  ),
  number(
    'number-with-zero-width-signs',
    'Copied from a chat program with signs that nobody sees: taken away, and told.',
    `\u200b${dashed('-')}\u200b`,
    repaired,
  ),
]

const CELLS: readonly UploadCase[] = [
  cell(
    'zero-width-sign-in-name',
    'Copied from a web page: the name is compared without it.',
    { efternamn: 'E\u200bk' },
    [repair('cell_repaired', 4, 'efternamn')],
  ),
  cell(
    'soft-hyphen-in-choice',
    'Copied from a page that breaks words: the choice is found, and it is told.',
    { boende: 'här\u00adbärge' },
    [repair('cell_repaired', 4, 'boende')],
  ),
  cell(
    'non-breaking-blank-in-choice',
    'Copied from a web page with blanks that do not break: read as blanks, and told.',
    { boende: 'egen\u00a0bostad', kontraktsform: 'förstahand' },
    [repair('cell_repaired', 4, 'boende')],
    2,
  ),
  cell(
    'right-to-left-mark-in-name',
    'Typed with an Arabic keyboard, with a mark that nobody sees: taken away, and told.',
    { förnamn: 'Mona\u200f' },
    [repair('cell_repaired', 4, 'förnamn')],
  ),
  cell(
    'emoji',
    'A heart behind a name: nothing to tell.',
    { boendets_namn: 'Solrosen 🌻', förnamn: 'Mona ❤️' },
    NO_FINDINGS,
  ),
  cell('script-in-name', 'Markup in a name: text, never run.', { förnamn: '<script>alert(1)</script>' }, NO_FINDINGS),
  cell(
    'date-without-dashes',
    'A date without its dashes: one day only can be meant, and it is told.',
    { födelsedatum: '19741130' },
    [repair('cell_repaired', 4, 'födelsedatum')],
  ),
  cell(
    'date-with-slashes',
    'Year first and slashes: one day only can be meant, and it is told.',
    { födelsedatum: '1974/11/30' },
    [repair('cell_repaired', 4, 'födelsedatum')],
  ),
  cell('date-with-dots', 'Day first: not guessed, for 4.1.2016 could be two days.', { födelsedatum: '30.11.1974' }, [
    fault('not_a_date', 4, 'födelsedatum'),
  ]),
  cell(
    'date-month-first',
    'A spreadsheet with American settings puts the month first: not guessed.',
    { födelsedatum: '11/30/1974' },
    [fault('not_a_date', 4, 'födelsedatum')],
  ),
  cell(
    'date-with-midnight',
    'An export from a database adds midnight to the day: read as the day, and told.',
    { födelsedatum: '1974-11-30 00:00:00' },
    [repair('cell_repaired', 4, 'födelsedatum')],
  ),
  cell(
    'date-as-day-number',
    "The spreadsheet's own count of days since 1900: the user is asked for the day as it is written.",
    { födelsedatum: '27363' },
    [fault('not_a_date', 4, 'födelsedatum')],
  ),
  cell(
    'date-not-in-calendar',
    'There is no 31 November: the user is asked to look at month and day.',
    { födelsedatum: '1974-11-31' },
    [fault('not_a_calendar_day', 4, 'födelsedatum')],
  ),
  cell('birth-after-census', 'A slip in the year: the user is asked to look at it.', { födelsedatum: '2074-11-30' }, [
    fault('birth_after_census_week', 4, 'födelsedatum'),
  ]),
  cell(
    'birth-year-of-two-digits',
    'The year in two digits: which century is not guessed, four are asked for.',
    { födelsedatum: '', födelseår: '74' },
    [fault('not_a_year', 4, 'födelseår')],
  ),
  cell(
    'birth-date-contradicts-number',
    'Two facts of one row cannot both be true: the user is asked which of them is wrong.',
    { födelsedatum: '1974-11-29', personnummer: NUMBER },
    [fault('birth_date_contradicts_number', 4, 'födelsedatum'), TEST_NUMBER],
  ),
  cell(
    'sex-differs-from-number',
    'The number says woman: asked about, and what is stated stays.',
    { kön: 'man', personnummer: NUMBER },
    [warning('sex_differs_from_number', 4, 'kön'), TEST_NUMBER],
  ),
  cell(
    'age-differs-from-birth',
    'The age is of another year than the birth date: asked about, and the birth date is used.',
    { ålder: '61' },
    [warning('age_differs_from_birth', 4, 'ålder')],
  ),
  cell('age-250', 'Two keys at once: the user is told which ages can be.', { födelsedatum: '', ålder: '250' }, [
    fault('out_of_range', 4, 'ålder'),
  ]),
  cell(
    'age-in-words',
    'Around 45, as somebody would write it: read as approximate, and told.',
    { födelsedatum: '', ålder: 'ca 45 år' },
    [repair('cell_repaired', 4, 'ålder')],
  ),
  cell(
    'children-fewer-than-none',
    'A minus that was meant as a dash: the user is told which numbers can be.',
    { barn_under_18: '-1' },
    [fault('out_of_range', 4, 'barn_under_18')],
  ),
  cell('children-in-words', 'The number was written as a word: digits are asked for.', { barn_under_18: 'två' }, [
    fault('not_a_whole_number', 4, 'barn_under_18'),
  ]),
  cell(
    'amount-with-decimals',
    'An amount with decimals: whole kronor are asked for.',
    { placeringskostnad: '12 000,50' },
    [fault('not_an_amount', 4, 'placeringskostnad')],
  ),
  cell('unknown-choice-near-miss', 'A misspelt choice: the nearest is named first.', { boende: 'härberge' }, [
    fault('unknown_choice', 4, 'boende'),
  ]),
  cell(
    'free-text-in-choice',
    'A sentence about other people where a choice is asked for: told without repeating it.',
    { boende: 'bor hos sin syster Mona Öberg på Storgatan 5' },
    [fault('unknown_choice', 4, 'boende')],
  ),
  cell(
    'telephone-in-choice',
    'A telephone number where a choice is asked for: told without repeating it.',
    { boende: 'ring Mona 070-113099' },
    [fault('unknown_choice', 4, 'boende')],
  ),
  cell(
    'choice-in-wrong-column',
    'Two cells changed places: each is told with the choices of its column.',
    { kön: 'härbärge', boende: 'kvinna' },
    [fault('unknown_choice', 4, 'kön'), fault('unknown_choice', 4, 'boende')],
  ),
  cell(
    'neither-yes-nor-no',
    'Perhaps is no answer that can be counted: yes, no or a blank is asked for.',
    { akutplats: 'kanske' },
    [fault('not_yes_or_no', 4, 'akutplats')],
  ),
  cell('dash-for-an-answer', 'A dash is read as not known, and asked about.', { akutplats: '–' }, [
    warning('dash_read_as_not_known', 4, 'akutplats'),
  ]),
  cell(
    'none-among-others',
    'None stands among other answers: the user is asked which of them holds.',
    { kontakter: 'ingen|socialtjänst' },
    [fault('none_among_others', 4, 'kontakter')],
  ),
  cell(
    'choices-with-commas',
    'Several answers with commas between: read as several, and told.',
    { kontakter: 'socialtjänst, frivård' },
    [repair('cell_repaired', 4, 'kontakter')],
  ),
  cell(
    'accommodation-blank',
    'Where the person stayed is not known: the row goes to review and is not counted.',
    { boende: '' },
    [warning('accommodation_blank', 4, 'boende')],
    2,
  ),
  cell(
    'duplicate-record-id',
    'A row was copied and the key with it: the user is told which row had it first.',
    { radid: '2' },
    [fault('duplicate_record_id', 4, 'radid')],
  ),
  file(
    'record-id-with-name',
    'A name and a telephone number stand where the key should, on two rows: told without repeating it.',
    rowsAfter(FIRST, SECOND, THIRD, 'Mona Ek 070-113099;;;;man;utomhus', 'Mona Ek 070-113099;;;;man;utomhus'),
    [fault('duplicate_record_id', 6, 'radid')],
  ),
  cell(
    'child-of-nobody',
    'The adult is in no row: the user is asked for the key as it stands in the file.',
    { barn_till: '17' },
    [fault('child_of_unknown', 4, 'barn_till')],
  ),
  cell(
    'since-before-birth',
    'In homelessness before the birth: one of the two is wrong, and the user is asked which.',
    { hemlös_sedan: '1973' },
    [fault('since_before_birth', 4, 'hemlös_sedan')],
  ),
  cell(
    'year-shown-as-day',
    'The spreadsheet took the year 2014 for a day in 1905 and saved it so: the user is asked which is meant.',
    { hemlös_sedan: '1905-07-06' },
    [fault('year_shown_as_day', 4, 'hemlös_sedan')],
  ),
  cell('since-after-the-census', 'A slip in the year: the user is asked to look at it.', { hemlös_sedan: '2061' }, [
    warning('since_after_census_week', 4, 'hemlös_sedan'),
  ]),
  cell(
    'identity-without-permit',
    'A row about somebody without permit says who it is: the user is told which cells to empty.',
    { vistelsestatus: 'utan_tillstånd' },
    [fault('identity_without_permit', 4, 'vistelsestatus')],
  ),
  cell(
    'cell-of-a-page',
    'A note of a page was written into a cell: shown by its beginning.',
    { boendets_namn: 'Anteckning. '.repeat(250) },
    [fault('text_too_long', 4, 'boendets_namn')],
  ),
  cell(
    'cell-of-a-megabyte',
    'A whole document was pasted into a cell: no row of a person is so long.',
    { boendets_namn: 'Anteckning. '.repeat(87_500) },
    [fault('row_too_long', 4)],
  ),
  cell(
    'personal-number-in-text',
    'A number where text is kept in clear: refused, and not repeated.',
    { boendets_namn: `hos ${dashed('-')}` },
    [fault('personal_number_in_text', 4, 'boendets_namn')],
  ),
  cell(
    'personal-number-as-row-key',
    'The unit uses the number as its key, which is kept in clear: refused, and not repeated.',
    { radid: NUMBER },
    [fault('personal_number_in_text', 4, 'radid')],
  ),
  file(
    'same-number-twice',
    'The same person on two rows of one unit: asked about, counted once.',
    lines(`${HEAD};personnummer`, `${FIRST};`, `${THIRD};${NUMBER}`, `4${THIRD?.slice(1)};${NUMBER}`),
    [warning('same_number_twice', 4, 'personnummer'), TEST_NUMBER],
    2,
  ),
  file(
    'same-row-twice',
    'A row was pasted twice: asked about, counted once.',
    lines(HEAD.slice(6), ...[FIRST, SECOND, THIRD, THIRD].map((row) => row?.slice(2) ?? '')),
    [warning('same_row_twice', 5)],
  ),
]

const HTML = `<html xmlns:x="urn:schemas-microsoft-com:office:excel">\r\n<head><meta charset="utf-8"></head>\r\n<body><table>\r\n${[
  HEADER,
  ...PEOPLE,
]
  .map((cells) => `<tr>${cells.map((one) => `<td>${one}</td>`).join('')}</tr>`)
  .join('\r\n')}\r\n</table></body></html>\r\n`
const JSON_TEXT = `${JSON.stringify(
  PEOPLE.map((person) => Object.fromEntries(HEADER.map((name, index) => [name, person[index]]))),
  null,
  2,
)}\n`

const OTHER_KINDS: readonly UploadCase[] = [
  file(
    'workbook-renamed',
    'An .xlsx whose name was changed to .csv: read as what it is, and told.',
    workbook({ sheets: [{ name: 'Blad1', rows: [HEADER, ...PEOPLE] }] }),
    [repair('workbook_named_csv', null, null, 'Blad1')],
  ),
  file(
    'old-workbook-renamed',
    'An .xls whose name was changed to .csv: the user is asked for .xlsx.',
    oleFile({ Workbook: Buffer.alloc(0) }),
    [fault('workbook_old_form')],
  ),
  file(
    'web-page',
    'Many systems export a web page and call it a spreadsheet: the user is told so, and how to save it.',
    HTML,
    [fault('web_page_not_csv')],
  ),
  file(
    'json',
    'An export for machines, called .csv: the user is told what it is, and which form to ask for.',
    JSON_TEXT,
    [fault('json_not_csv')],
  ),
  file(
    'pdf',
    'The printed list instead of the list: the user is told what it is, and which form to ask for.',
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
    [fault('pdf_not_csv')],
  ),
]

/** The CSV files of `fixtures/uploads`. */
export const CSV_UPLOADS: readonly UploadCase[] = [
  ...ENCODINGS,
  ...SHAPES,
  ...HEADINGS,
  ...FORMULAS,
  ...NUMBERS,
  ...CELLS,
  ...OTHER_KINDS,
]
