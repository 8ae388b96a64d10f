import { testNumber } from './test-number.ts'
import { type ExpectedFinding, fault, repair, type UploadCase, warning } from './uploads-expected.ts'
import { oleFile } from './uploads-ole.ts'
import { HEADER, NUMBER, ORDINARY, PEOPLE, type UploadTable, withCells } from './uploads-rows.ts'
import {
  type Cell,
  errorCell,
  formula,
  inline,
  letters,
  number,
  RELATION,
  relationsXml,
  rich,
  type SheetPlan,
  STYLE,
  sharedIndex,
  struck,
  utf8,
  type WorkbookPlan,
  workbook,
  workbookParts,
  yesNo,
} from './uploads-workbook.ts'
import { type ZipEntry, zip } from './uploads-zip.ts'

// To add a case: one entry here, then `npm run fixtures`. Write the list before running the reader on it.

const SHEET = 'Blad1'
const NO_FINDINGS: readonly ExpectedFinding[] = []
const TEST_NUMBER = warning('test_number', null, null, SHEET)
const rowsOf = ({ header, rows }: UploadTable): readonly (readonly Cell[])[] => [header, ...rows]
const sheet = (rest: Partial<SheetPlan> = {}): SheetPlan => ({ name: SHEET, rows: rowsOf(ORDINARY), ...rest })
const oneSheet = (rest: Partial<SheetPlan> = {}, around: Partial<WorkbookPlan> = {}): Buffer =>
  workbook({ sheets: [sheet(rest)], ...around })
const ORDINARY_PARTS = workbookParts({ sheets: [sheet()] })

const file = (
  defect: string,
  what: string,
  bytes: Uint8Array,
  findings: readonly ExpectedFinding[],
  persons = 3,
): UploadCase => ({ defect, what, bytes, findings, persons })

/** The ordinary sheet with other cells in the third row. */
function withRow(cells: Readonly<Record<string, Cell>>): readonly (readonly Cell[])[] {
  const { header, rows } = withCells(Object.fromEntries(Object.keys(cells).map((heading) => [heading, ''])))
  const last = header.map((heading, column) => cells[heading] ?? rows[2]?.[column] ?? '')
  return [header, rows[0] ?? [], rows[1] ?? [], last]
}

const cell = (
  defect: string,
  what: string,
  cells: Readonly<Record<string, Cell>>,
  findings: readonly ExpectedFinding[],
  persons = 3,
): UploadCase => file(defect, what, oneSheet({ rows: withRow(cells) }), findings, persons)

const at = (column: string) => [4, column, SHEET] as const

/** Days since the last of 1899, as a workbook stores a date. */
const dayNumber = (date: string): number => (Date.parse(date) - Date.parse('1899-12-30')) / 86_400_000

const struckCell = (cell: Cell): Cell => (typeof cell === 'string' ? struck(cell) : cell)

const BLOAT = { before: '', unit: '<row><c><v>1</v></c></row>', times: 2_500_000, after: '' } as const

const HOSTILE: readonly UploadCase[] = [
  file(
    'zip-bomb',
    'A small file that unpacks to 65 MB: refused before it is unpacked.',
    oneSheet({ sheetData: BLOAT }),
    [fault('workbook_unpacks_too_large')],
  ),
  file(
    'zip-that-lies-of-its-size',
    'The same, saying of itself that it unpacks to 1 kB: what comes out is counted, not what is said.',
    zip(
      workbookParts({ sheets: [sheet({ sheetData: BLOAT })] }).map((part) =>
        part.name.includes('sheet1') ? { ...part, saidSize: 1024 } : part,
      ),
    ),
    [fault('workbook_unpacks_too_large')],
  ),
  file(
    'packed-a-hundredfold',
    'Blanks a hundred times over, within 15 MB: no list is so.',
    oneSheet({ sheetData: { before: '', unit: ' ', times: 12_000_000, after: '' } }),
    [fault('workbook_packed_too_tight')],
  ),
  file(
    'entities',
    'A DOCTYPE whose entities grow to gigabytes when they are put in.',
    zip(replaced('xl/sharedStrings.xml', BILLION_LAUGHS())),
    [fault('workbook_has_entities')],
  ),
  file(
    'macros',
    'A workbook with macros whose name was changed to .xlsx: not opened, and the user is told how to save it without.',
    oneSheet(
      {},
      {
        parts: [{ name: 'xl/vbaProject.bin', content: Buffer.from('d0cf11e0a1b11ae1', 'hex') }],
        workbookRelations:
          '<Relationship Id="rIdV" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>',
      },
    ),
    [fault('workbook_has_macros')],
  ),
  file(
    'links-to-other-workbooks',
    'Values fetched from another file: nobody can know what they were.',
    oneSheet(
      {},
      {
        parts: [
          {
            name: 'xl/externalLinks/externalLink1.xml',
            content: utf8(
              `<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook xmlns:r="${RELATION}" r:id="rId1"/></externalLink>`,
            ),
          },
          {
            name: 'xl/externalLinks/_rels/externalLink1.xml.rels',
            content: utf8(
              relationsXml(
                `<Relationship Id="rId1" Type="${RELATION}/externalLinkPath" Target="annan.xlsx" TargetMode="External"/>`,
              ),
            ),
          },
        ],
        workbookRelations: `<Relationship Id="rIdE" Type="${RELATION}/externalLink" Target="externalLinks/externalLink1.xml"/>`,
        workbookAfter: '<externalReferences><externalReference r:id="rIdE"/></externalReferences>',
      },
    ),
    [fault('workbook_has_links')],
  ),
  file(
    'parts-201',
    'Pictures of every size: the user is told to copy the list to a new workbook.',
    zip([
      ...ORDINARY_PARTS,
      ...Array.from({ length: 201 - ORDINARY_PARTS.length }, (_, index) => ({
        name: `xl/media/image${index + 1}.png`,
        content: PIXEL(),
      })),
    ]),
    [fault('workbook_too_many_parts')],
  ),
  file(
    'same-part-twice',
    'Two parts of one name: two programs would read two different lists.',
    zip([...ORDINARY_PARTS, ...ORDINARY_PARTS.filter(({ name }) => name.endsWith('sheet1.xml'))]),
    [fault('workbook_part_names')],
  ),
  file(
    'part-that-leads-out',
    'A part named ../../ to be written over something else: nothing is written, and nothing read.',
    zip([...ORDINARY_PARTS, { name: '../../../../tmp/out.txt', content: utf8('x') }]),
    [fault('workbook_part_names')],
  ),
  file(
    'zip-locked',
    'A ZIP with a password on its parts: the user is told that it is locked.',
    zip(ORDINARY_PARTS.map((part) => ({ ...part, isLocked: true }))),
    [fault('workbook_locked')],
  ),
]

function BILLION_LAUGHS(): string {
  const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`)
  return `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY l0 "ha">${levels.join('')}]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&l9;</t></si></sst>`
}

function replaced(name: string, xml: string): ZipEntry[] {
  return ORDINARY_PARTS.map((part) => (part.name === name ? { name, content: utf8(xml) } : part))
}

/** A picture of one point. */
function PIXEL(): Buffer {
  return Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
}

const CSV_TEXT = [HEADER, ...PEOPLE].map((cells) => `${cells.join(';')}\r\n`).join('')
const XLS_BEGINNING = Buffer.from('0908100000060500', 'hex')

const OTHER_KINDS: readonly UploadCase[] = [
  file(
    'locked-with-password',
    'Excel locks a whole workbook by putting it, ciphered, into an older container.',
    oleFile({ EncryptedPackage: Buffer.from([1, 2, 3, 4]), EncryptionInfo: Buffer.from('040004004000000', 'hex') }),
    [fault('workbook_locked')],
  ),
  file(
    'old-workbook-renamed',
    'An .xls whose name was changed: the user is asked for .xlsx.',
    oleFile({ Workbook: XLS_BEGINNING }),
    [fault('workbook_old_form')],
  ),
  file(
    'binary-workbook-renamed',
    'An .xlsb whose name was changed: the user is asked for .xlsx.',
    zip([
      {
        name: '[Content_Types].xml',
        content: utf8(
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
        ),
      },
      {
        name: '_rels/.rels',
        content: utf8(
          relationsXml(`<Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.bin"/>`),
        ),
      },
      { name: 'xl/workbook.bin', content: Buffer.from([0x83, 1, 0]) },
    ]),
    [fault('workbook_binary_form')],
  ),
  file(
    'word-document-renamed',
    'A .docx whose name was changed: the user is told that it is of another program.',
    zip([
      {
        name: '[Content_Types].xml',
        content: utf8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      },
      {
        name: 'word/document.xml',
        content: utf8('<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'),
      },
    ]),
    [fault('workbook_of_other_program')],
  ),
  file(
    'ods-renamed',
    'A sheet of LibreOffice whose name was changed: the user is asked to export .xlsx.',
    zip([
      { name: 'mimetype', content: utf8('application/vnd.oasis.opendocument.spreadsheet') },
      {
        name: 'content.xml',
        content: utf8('<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'),
      },
    ]),
    [fault('workbook_of_other_program')],
  ),
  file('csv-renamed', 'A text file whose name was changed: the user is told to call it .csv.', utf8(CSV_TEXT), [
    fault('not_a_workbook'),
  ]),
  file(
    'web-page-renamed',
    'Many systems export a web page and call it a workbook: the user is told that it is none, and how to save it.',
    utf8(`<html><body><table><tr><td>${HEADER.join('</td><td>')}</td></tr></table></body></html>`),
    [fault('not_a_workbook')],
  ),
  file(
    'no-bytes',
    'A file of no bytes, since the export failed: the user is told that it is no workbook.',
    new Uint8Array(),
    [fault('not_a_workbook')],
  ),
  file(
    'torn',
    'Cut short on its way: the user is told to open the original and send it again.',
    Buffer.from(workbook({ sheets: [sheet()] })).subarray(0, 2500),
    [fault('workbook_damaged')],
  ),
  file('empty-zip', 'A ZIP of nothing: the user is told that it is no workbook.', zip([]), [fault('not_a_workbook')]),
  file(
    'no-workbook-part',
    'The part that lists the sheets is missing: by its parts it could be anything.',
    zip(ORDINARY_PARTS.filter(({ name }) => name !== 'xl/workbook.xml')),
    [fault('workbook_of_other_program')],
  ),
  file(
    'sheet-part-missing',
    'The list of sheets names one that is not there: the user is told that the file is damaged.',
    zip(ORDINARY_PARTS.filter(({ name }) => !name.includes('worksheets'))),
    [fault('workbook_damaged')],
  ),
  file(
    'part-with-wrong-checksum',
    'A byte was changed on the way, and the checksum of its part tells so: a name would be read wrongly.',
    Buffer.from(
      workbook({ sheets: [sheet()] })
        .toString('latin1')
        .replace('Nils', 'Nisl'),
      'latin1',
    ),
    [fault('workbook_damaged')],
  ),
  file(
    'sheet-cut-short',
    'The sheet ends after its second row: a person would be lost.',
    zip(
      ORDINARY_PARTS.map((part) =>
        part.name.includes('sheet1') && part.content instanceof Uint8Array
          ? { name: part.name, content: part.content.subarray(0, Buffer.from(part.content).indexOf('<row r="4"')) }
          : part,
      ),
    ),
    [fault('workbook_damaged')],
  ),
  file(
    'xml-cut-short',
    'A part ends in the middle of a cell: the user is told that the file is damaged.',
    zip(
      replaced(
        'xl/worksheets/sheet1.xml',
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>boen',
      ),
    ),
    [fault('workbook_damaged')],
  ),
]

const NOTES: readonly (readonly Cell[])[] = [
  ['Så fyller du i'],
  ['En rad per person.'],
  ['Ring kommunen om något är oklart.'],
]
const EMPTY_SHEET = (name: string): SheetPlan => ({ name, rows: [] })

const SHEETS: readonly UploadCase[] = [
  file(
    'no-cells',
    'A new workbook, saved with nothing in it: the user is told how to say that nobody was met.',
    workbook({ sheets: [EMPTY_SHEET(SHEET)] }),
    [fault('workbook_empty')],
  ),
  file(
    'headings-only',
    'A template sent back: the user is told how to say that nobody was met.',
    oneSheet({ rows: [HEADER] }),
    [fault('headings_only', 1, null, SHEET)],
  ),
  file(
    'blank-sheets-after',
    'Excel used to make three sheets of its own: nothing to tell of those that are blank.',
    workbook({ sheets: [sheet(), EMPTY_SHEET('Blad2'), EMPTY_SHEET('Blad3')] }),
    NO_FINDINGS,
  ),
  file(
    'two-sheets-with-lists',
    'One sheet per floor: the user is asked to put the rows on one sheet, or to save each as a file.',
    workbook({ sheets: [sheet(), sheet({ name: 'Vån 2' })] }),
    [fault('several_sheets')],
  ),
  file(
    'notes-on-first-sheet',
    'Instructions first, the list on the second sheet: found, and told.',
    workbook({ sheets: [{ name: 'Läs mig', rows: NOTES }, sheet()] }),
    [warning('sheets_not_read', null, null, SHEET)],
  ),
  file(
    'list-on-hidden-sheet',
    'The list is hidden and only the notes are seen: the user is told how to bring it forth.',
    workbook({ sheets: [{ name: 'Läs mig', rows: NOTES }, sheet({ state: 'hidden' })] }),
    [fault('table_on_hidden_sheet')],
  ),
  file(
    'list-on-very-hidden-sheet',
    'Hidden by a program, so that Excel does not even offer to show it.',
    workbook({ sheets: [{ name: 'Läs mig', rows: NOTES }, sheet({ state: 'veryHidden' })] }),
    [fault('table_on_hidden_sheet')],
  ),
  file(
    'further-list-on-hidden-sheet',
    "Last year's list is still there, hidden: not read, and told.",
    workbook({ sheets: [sheet(), sheet({ name: 'Förra året', state: 'hidden' })] }),
    [warning('hidden_sheets_not_read', null, null, SHEET)],
  ),
  file(
    'choices-on-hidden-sheet',
    'Our own template keeps the choices on a hidden sheet: nothing to tell.',
    workbook({ sheets: [sheet(), { name: 'Val', rows: [['härbärge'], ['utomhus']], state: 'veryHidden' }] }),
    NO_FINDINGS,
  ),
  file(
    'strange-sheet-name',
    'Quotes, signs and a bang in the name of the sheet: nothing to tell.',
    workbook({ sheets: [sheet({ name: 'Ann\'s <lista> & "mer"!' })] }),
    NO_FINDINGS,
  ),
  file(
    'hidden-rows',
    'A row was hidden by hand: read like the others, and told.',
    oneSheet({ rowAttributes: { 3: 'hidden="1"' } }),
    [warning('hidden_rows_read', 3, null, SHEET)],
  ),
  file(
    'struck-through-row',
    'Somebody was taken off the list by striking the row through: read like the others, and told.',
    workbook({
      sheets: [sheet({ rows: rowsOf(ORDINARY).map((row, at) => (at === 2 ? row.map(struckCell) : row)) })],
      canStrike: true,
    }),
    [warning('struck_through_rows', 3, null, SHEET)],
  ),
  file(
    'struck-through-cell',
    'One answer of a row is struck through and another written beside it: nothing to tell.',
    oneSheet({ rows: withRow({ kön: struck('kvinna') }) }, { canStrike: true }),
    NO_FINDINGS,
  ),
  file(
    'filtered-rows',
    'A filter hides rows: read like the others, and told.',
    oneSheet({
      rowAttributes: { 2: 'hidden="1"', 4: 'hidden="1"' },
      after:
        '<autoFilter ref="A1:F4"><filterColumn colId="4"><filters><filter val="man"/></filters></filterColumn></autoFilter>',
    }),
    [warning('hidden_rows_read', 2, null, SHEET)],
  ),
  file(
    'hidden-column',
    'A column was hidden: read like the others, and told.',
    oneSheet({ before: '<cols><col min="4" max="4" width="0" hidden="1" customWidth="1"/></cols>' }),
    [warning('hidden_columns_read', null, null, SHEET)],
  ),
  file(
    'title-above-headings',
    'A title and a blank row above the table: left out, and told; rows keep their numbers.',
    oneSheet({ rows: [['Inlämning vecka 38'], [], ...withRow({ boende: 'tornet' })] }),
    [repair('rows_above_headings', null, null, SHEET), fault('unknown_choice', 6, 'boende', SHEET)],
  ),
  file(
    'table-away-from-the-corner',
    'The table begins at C4: found there, and nothing to tell.',
    oneSheet({ startRow: 4, startColumn: 2 }),
    NO_FINDINGS,
  ),
  file(
    'blank-rows-between',
    'Rows left blank for looks: nothing to tell.',
    oneSheet({ rows: [HEADER, PEOPLE[0], [], PEOPLE[1], [], PEOPLE[2]] }),
    NO_FINDINGS,
  ),
  file(
    'merged-rows',
    'One cell over three rows: the user is asked to write it on each row it holds for.',
    oneSheet({
      rows: [HEADER, PEOPLE[0], [...PEOPLE[1].slice(0, 5)], [...PEOPLE[2].slice(0, 5)]],
      after: '<mergeCells count="1"><mergeCell ref="F2:F4"/></mergeCells>',
    }),
    [
      fault('merged_cells', 2, null, SHEET),
      warning('accommodation_blank', 3, 'boende', SHEET),
      warning('accommodation_blank', 4, 'boende', SHEET),
    ],
  ),
  file(
    'merged-cells-in-a-row',
    'First and last name were made one cell: read where it stands, and told.',
    oneSheet({
      rows: [HEADER, PEOPLE[0], PEOPLE[1], ['3', 'Mona Ek', null, ...PEOPLE[2].slice(3)]],
      after: '<mergeCells count="1"><mergeCell ref="B4:C4"/></mergeCells>',
    }),
    [warning('merged_cells_in_row', 4, null, SHEET)],
  ),
  file(
    'merged-cells-by-the-thousand',
    'Every blank row of the sheet was merged for looks: nothing to tell where nothing stands.',
    oneSheet({
      after: `<mergeCells count="9000">${Array.from({ length: 9000 }, (_, index) => `<mergeCell ref="A${index + 10}:F${index + 10}"/>`).join('')}</mergeCells>`,
    }),
    NO_FINDINGS,
  ),
  file(
    'columns-16384',
    'The last column of the sheet has something in it: the user is asked to take it away.',
    oneSheet({
      rows: [[...HEADER, ...Array.from({ length: 16_378 }, (_, index) => (index === 16_377 ? 'x' : null))], ...PEOPLE],
    }),
    [fault('workbook_too_many_columns')],
  ),
  file(
    'headings-in-16384-columns',
    'A heading in every column of the sheet: the user is told how many columns are read.',
    oneSheet({
      rows: [Array.from({ length: 16_384 }, (_, index) => HEADER[index] ?? `fråga ${letters(index)}`), ...PEOPLE],
    }),
    [fault('workbook_too_many_columns')],
  ),
  file(
    'empty-rows-a-million',
    'A million rows without cells below the table: the user is told to copy the list to a new workbook.',
    oneSheet({ sheetData: { before: '', unit: '<row/>', times: 1_000_000, after: '' } }),
    [fault('workbook_packed_too_tight')],
  ),
  file(
    'formatted-rows-a-million',
    'Somebody coloured the whole sheet: the user is told to take away a million blank cells.',
    oneSheet({ sheetData: { before: '', unit: '<row><c s="6"/></row>', times: 1_000_000, after: '' } }),
    [fault('workbook_unpacks_too_large')],
  ),
]

const CELLS: readonly UploadCase[] = [
  cell(
    'text-in-several-fonts',
    'Half a name in bold: one name all the same.',
    { efternamn: rich('E', 'k') },
    NO_FINDINGS,
  ),
  file(
    'link-in-cell',
    'An address that became a link: its text is read.',
    oneSheet({
      rows: withRow({ boendets_namn: 'Solrosen' }),
      after: '<hyperlinks><hyperlink ref="G4" r:id="rId1"/></hyperlinks>',
      relations: `<Relationship Id="rId1" Type="${RELATION}/hyperlink" Target="https://example.invalid/" TargetMode="External"/>`,
    }),
    NO_FINDINGS,
  ),
  cell(
    'formula',
    'The cell is worked out: what the spreadsheet stored is read, and told.',
    { boende: formula('IF(1=1,"härbärge","utomhus")', 'härbärge') },
    [warning('formulas_read', null, 'boende', SHEET)],
  ),
  cell(
    'formula-without-result',
    'A program wrote the formula and never worked it out: the user is asked to open and save it, or to write the value.',
    { boende: formula('IF(1=1,"härbärge","utomhus")') },
    [fault('formula_without_result', ...at('boende'))],
  ),
  cell(
    'formula-with-error',
    'A look-up that found nothing: the user is told of the error it shows.',
    { boende: (where) => `<c r="${where}" t="e"><f>VLOOKUP(A4,Z1:Z9,2,0)</f><v>#N/A</v></c>` },
    [fault('cell_error', ...at('boende'))],
  ),
  cell(
    'error-in-cell',
    'An error was pasted as a value: the user is asked for the value.',
    { boende: errorCell('#N/A') },
    [fault('cell_error', ...at('boende'))],
  ),
  cell(
    'formula-as-text',
    'Text that a spreadsheet would run: read as text, and written by us so that no spreadsheet runs it.',
    { boendets_namn: '=HYPERLINK("http://example.invalid")' },
    NO_FINDINGS,
  ),
  file(
    'dates',
    'Real dates in the cells: no day is lost.',
    oneSheet({
      rows: [
        HEADER,
        ...PEOPLE.map((person) =>
          person.map((value, column): Cell => (column === 3 ? number(dayNumber(value), STYLE.date) : value)),
        ),
      ],
    }),
    NO_FINDINGS,
  ),
  file(
    'dates-counted-from-1904',
    'A workbook from an old Mac counts its days from 1904: four years would be lost.',
    workbook({
      sheets: [
        sheet({
          rows: withRow({ födelsedatum: number(dayNumber('1974-11-30') - 1462, STYLE.date), personnummer: NUMBER }),
        }),
      ],
      workbookBefore: '<workbookPr date1904="1"/>',
    }),
    [TEST_NUMBER],
  ),
  cell(
    'date-with-time',
    'A moment where a day is asked for: the user is asked for the day.',
    { födelsedatum: number(dayNumber('1974-11-30') + 0.5, STYLE.dateTime) },
    [fault('not_a_date', ...at('födelsedatum'))],
  ),
  cell(
    'date-that-never-was',
    'Spreadsheets believe in 29 February 1900: the user is told that there was no such day.',
    { födelsedatum: number(60, STYLE.date) },
    [fault('no_such_date_in_cell', ...at('födelsedatum'))],
  ),
  cell(
    'year-in-date-cell',
    'The year 2014 in a cell formatted as a date shows as a day in 1905: the user is asked which is meant.',
    { hemlös_sedan: number(2014, STYLE.date) },
    [fault('year_shown_as_day', ...at('hemlös_sedan'))],
  ),
  cell(
    'birth-year-in-date-cell',
    'The year of birth in a cell formatted as a date shows as a day in 1905: the user is asked for the whole date.',
    { födelsedatum: number(1974, STYLE.date) },
    [fault('year_in_date_cell', ...at('födelsedatum'))],
  ),
  cell(
    'date-as-plain-number',
    'The format was lost and the count of days shows: the user is asked for the day as it is written.',
    { födelsedatum: number(dayNumber('1974-11-30')) },
    [fault('not_a_date', ...at('födelsedatum'))],
  ),
  cell('date-as-text', 'A date somebody typed as text, day first: not guessed.', { födelsedatum: '30.11.1974' }, [
    fault('not_a_date', ...at('födelsedatum')),
  ]),
  cell(
    'number-as-number',
    'Twelve digits that the spreadsheet took for a number: nothing is lost, and it is told.',
    { födelsedatum: null, personnummer: number(NUMBER) },
    [repair('personnummer_as_number', ...at('personnummer')), TEST_NUMBER],
  ),
  cell(
    'number-that-lost-its-zero',
    'Ten digits with a zero first, taken for a number: the zero is put back, and it is told.',
    {
      födelsedatum: null,
      personnummer: number(Number(testNumber('2001-02-03', 'woman', { coordination: false, offset: 0 }).slice(2))),
    },
    [
      repair('personnummer_as_number', ...at('personnummer')),
      repair('cell_repaired', ...at('personnummer')),
      TEST_NUMBER,
      warning('under_eighteen', null, null, SHEET),
    ],
    2,
  ),
  cell(
    'number-shown-as-scientific',
    'Shown as 1,97E+11, but all its digits are there: read, and told that it was a number.',
    { födelsedatum: null, personnummer: number(NUMBER, STYLE.scientific) },
    [repair('personnummer_as_number', ...at('personnummer')), TEST_NUMBER],
  ),
  cell(
    'number-of-sixteen-digits',
    'A spreadsheet keeps fifteen digits and made the last a zero: the user is sent back to the source.',
    { radid: number('1234567890123456') },
    [fault('digits_lost', ...at('radid'))],
  ),
  file(
    'number-as-text',
    'The format is text and a green corner warns of it: as it should be.',
    oneSheet({
      rows: withRow({
        födelsedatum: null,
        personnummer: (where) => `<c r="${where}" s="${STYLE.text}" t="inlineStr"><is><t>${NUMBER}</t></is></c>`,
      }),
      after: '<ignoredErrors><ignoredError sqref="G4" numberStoredAsText="1"/></ignoredErrors>',
    }),
    [TEST_NUMBER],
  ),
  cell(
    'true-and-false',
    'Check boxes give true and false: read as yes and no.',
    { akutplats: yesNo(true), natt_för_natt: yesNo(false) },
    NO_FINDINGS,
  ),
  cell(
    'percentage',
    'A format that was painted over the column by mistake: the number in it counts.',
    { barn_under_18: number(2, STYLE.percent) },
    NO_FINDINGS,
  ),
  cell(
    'number-in-text-column',
    'A house number where a name is asked for: read as text.',
    { boendets_namn: number(214) },
    NO_FINDINGS,
  ),
  cell('decimals-for-whole', 'Half a child: a whole number is asked for.', { barn_under_18: number(1.5) }, [
    fault('not_a_whole_number', ...at('barn_under_18')),
  ]),
  file(
    'inline-text',
    'Statistics programs write the text into each cell: nothing to tell.',
    oneSheet({
      rows: rowsOf(ORDINARY).map((cells) => cells.map((value) => (typeof value === 'string' ? inline(value) : value))),
    }),
    NO_FINDINGS,
  ),
  cell(
    'text-that-is-not-there',
    'The cell points to a text that the workbook does not have: the user is told that the file is damaged.',
    { boendets_namn: sharedIndex(4000) },
    [fault('workbook_damaged')],
  ),
  cell(
    'personal-number-in-text',
    'A number where text is kept in clear: refused, and not repeated.',
    { boendets_namn: `hos ${NUMBER}` },
    [fault('personal_number_in_text', ...at('boendets_namn'))],
  ),
  cell(
    'non-breaking-blank',
    'Pasted from a web page with blanks that do not break: read as blanks, and told.',
    { boende: 'vandrarhem,\u00a0hotell' },
    [repair('cell_repaired', ...at('boende'))],
  ),
  file(
    'cells-without-places',
    'A program that does not write where its cells stand: they stand in their order.',
    oneSheet({
      rows: [],
      sheetData: [HEADER, ...PEOPLE]
        .map((cells) => `<row>${cells.map((value) => `<c t="inlineStr"><is><t>${value}</t></is></c>`).join('')}</row>`)
        .join(''),
    }),
    NO_FINDINGS,
  ),
  file(
    'names-with-prefix',
    'Some programs write x:row for row, which means the same.',
    zip(
      ORDINARY_PARTS.map((part) =>
        /workbook\.xml$|sheet1|sharedStrings|styles/.test(part.name) && part.content instanceof Uint8Array
          ? { name: part.name, content: utf8(prefixed(Buffer.from(part.content).toString())) }
          : part,
      ),
    ),
    NO_FINDINGS,
  ),
  file(
    'strict-form',
    'Excel can save "Strict Open XML", with other names for the same things.',
    zip(
      ORDINARY_PARTS.map((part) =>
        part.content instanceof Uint8Array
          ? { name: part.name, content: utf8(strict(Buffer.from(part.content).toString())) }
          : part,
      ),
    ),
    NO_FINDINGS,
  ),
  file(
    'paths-from-the-root',
    'A program that names its parts from the root of the file: nothing to tell.',
    zip(
      ORDINARY_PARTS.map((part) =>
        part.name === 'xl/_rels/workbook.xml.rels' && part.content instanceof Uint8Array
          ? {
              name: part.name,
              content: utf8(Buffer.from(part.content).toString().replaceAll('Target="', 'Target="/xl/')),
            }
          : part,
      ),
    ),
    NO_FINDINGS,
  ),
]

function prefixed(xml: string): string {
  return xml
    .replaceAll(/<(\/?)(?![?/x])([a-zA-Z]+)/g, '<$1x:$2')
    .replaceAll(/<(\/?)(?=(?:xf|xml)\b)/g, '<$1x:')
    .replaceAll('xmlns="', 'xmlns:x="')
}

function strict(xml: string): string {
  return xml
    .replaceAll(
      'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
      'http://purl.oclc.org/ooxml/spreadsheetml/main',
    )
    .replaceAll(
      'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      'http://purl.oclc.org/ooxml/officeDocument/relationships',
    )
}

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const THINGS_INSIDE: readonly UploadCase[] = [
  file('plain', 'A workbook as Excel writes it: nothing to tell.', oneSheet(), NO_FINDINGS),
  file(
    'picture',
    'A picture beside the table: nothing to tell.',
    oneSheet(
      {
        after: '<drawing r:id="rId1"/>',
        relations: `<Relationship Id="rId1" Type="${RELATION}/drawing" Target="../drawings/drawing1.xml"/>`,
      },
      {
        contentTypes:
          '<Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>',
        parts: [
          {
            name: 'xl/drawings/drawing1.xml',
            content: utf8(
              `<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main"><xdr:oneCellAnchor><xdr:from><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="9525" cy="9525"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="Vapen"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${RELATION}" r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`,
            ),
          },
          {
            name: 'xl/drawings/_rels/drawing1.xml.rels',
            content: utf8(
              relationsXml(`<Relationship Id="rId1" Type="${RELATION}/image" Target="../media/image1.png"/>`),
            ),
          },
          { name: 'xl/media/image1.png', content: PIXEL() },
        ],
      },
    ),
    NO_FINDINGS,
  ),
  file(
    'comments',
    'Notes on cells, which nobody sees in the list: nothing to tell.',
    oneSheet(
      {
        after: '<legacyDrawing r:id="rId2"/>',
        relations: `<Relationship Id="rId1" Type="${RELATION}/comments" Target="../comments1.xml"/><Relationship Id="rId2" Type="${RELATION}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>`,
      },
      {
        contentTypes:
          '<Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>',
        parts: [
          {
            name: 'xl/comments1.xml',
            content: utf8(
              `<comments xmlns="${MAIN}"><authors><author>Enheten</author></authors><commentList><comment ref="F2" authorId="0"><text><r><t>fråga igen</t></r></text></comment></commentList></comments>`,
            ),
          },
          {
            name: 'xl/drawings/vmlDrawing1.vml',
            content: utf8(
              '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="s1" type="#t" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>5</x:Column></x:ClientData></v:shape></xml>',
            ),
          },
        ],
      },
    ),
    NO_FINDINGS,
  ),
  file(
    'drop-down-lists',
    'Choices to pick from, as in our template: nothing to tell.',
    oneSheet({
      after:
        '<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="E2:E100"><formula1>"kvinna,man,annat"</formula1></dataValidation></dataValidations>',
    }),
    NO_FINDINGS,
  ),
  file(
    'table-object',
    'Formatted as a table, with buttons on its headings: nothing to tell.',
    oneSheet(
      {
        after: '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
        relations: `<Relationship Id="rId1" Type="${RELATION}/table" Target="../tables/table1.xml"/>`,
      },
      {
        contentTypes:
          '<Override PartName="/xl/tables/table1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/>',
        parts: [
          {
            name: 'xl/tables/table1.xml',
            content: utf8(
              `<table xmlns="${MAIN}" id="1" name="Lista" displayName="Lista" ref="A1:F4" totalsRowShown="0"><autoFilter ref="A1:F4"/><tableColumns count="6">${HEADER.map((heading, index) => `<tableColumn id="${index + 1}" name="${heading}"/>`).join('')}</tableColumns></table>`,
            ),
          },
        ],
      },
    ),
    NO_FINDINGS,
  ),
  file(
    'colours-by-rule',
    'Cells that turn red by themselves: nothing to tell.',
    oneSheet({
      after:
        '<conditionalFormatting sqref="F2:F9"><cfRule type="expression" priority="1"><formula>F2=""</formula></cfRule></conditionalFormatting>',
    }),
    NO_FINDINGS,
  ),
  file(
    'sheet-protected',
    'Cells are protected from changes: reading is no change.',
    oneSheet({ after: '<sheetProtection sheet="1" objects="1" scenarios="1"/>' }),
    NO_FINDINGS,
  ),
  file(
    'structure-protected',
    'A password on the order of the sheets: the list can be read all the same.',
    workbook({ sheets: [sheet()], workbookBefore: '<workbookProtection lockStructure="1"/>' }),
    NO_FINDINGS,
  ),
  file(
    'named-cells',
    'Names for parts of the sheet: nothing to tell.',
    workbook({
      sheets: [sheet()],
      workbookAfter:
        '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">Blad1!$A$1:$F$4</definedName></definedNames>',
    }),
    NO_FINDINGS,
  ),
]

/** The workbooks of `fixtures/uploads`. */
export const XLSX_UPLOADS: readonly UploadCase[] = [...THINGS_INSIDE, ...SHEETS, ...CELLS, ...OTHER_KINDS, ...HOSTILE]
