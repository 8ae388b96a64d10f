import type { ZipEntry } from './zip.ts'

/** What a sheet has that exceljs does not write. */
export interface SheetAdditions {
  /** Cells that lead to another sheet. exceljs would write them as links out of the workbook. */
  readonly links: readonly { readonly ref: string; readonly toSheet: string }[]
  /** What each picture shows, in words, in the order of the pictures: their alternative text. */
  readonly summaries: readonly string[]
  /** Cells that choose from a list on another sheet. exceljs has no type for whole columns of them. */
  readonly lists?: readonly ListOfChoices[]
}

/** A range of cells with a drop-down. */
export interface ListOfChoices {
  readonly ref: string
  /** Where the choices stand: `'Val'!$A$3:$A$9`. */
  readonly from: string
  /** What is said when something else is written; `null` where other words may be written too. */
  readonly otherwise: { readonly title: string; readonly text: string } | null
}

export interface Additions {
  readonly title: string
  readonly language: string
  readonly sheets: readonly SheetAdditions[]
}

/**
 * The files of a workbook with what exceljs leaves out: ways between sheets, alternative texts of pictures, no warning
 * on years that are text, and properties of the document that name its title and language but no author and no time.
 */
export function completeWorkbook(files: readonly ZipEntry[], additions: Additions): ZipEntry[] {
  const { sheets } = additions
  const withPictures = sheets.filter(({ summaries }) => summaries.length > 0)
  const changes = new Map<string, (xml: string) => string>([
    ['docProps/core.xml', () => properties(additions)],
    ['docProps/app.xml', () => APPLICATION],
    ['xl/styles.xml', (xml) => xml.replace(DEFAULT_FONT, DEFAULT_FONT_HERE)],
    ['xl/workbook.xml', (xml) => xml.replace(/<fileVersion [^>]*\/>/, '')],
    ...sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, withAdditions(sheet)] as const),
    ...withPictures.map(({ summaries }, at) => [`xl/drawings/drawing${at + 1}.xml`, withSummaries(summaries)] as const),
  ])
  return files
    .filter(({ name }) => !name.endsWith('/'))
    .map(({ name, bytes }) => {
      const change = changes.get(name) ?? (name.endsWith('.vml') ? withRoomForNotes : undefined)
      return { name, bytes: change ? Buffer.from(change(Buffer.from(bytes).toString('utf8'))) : bytes }
    })
}

// The parts of a sheet have one order: choices, then links, before print options and margins, ignored errors before what
// is drawn.
const withAdditions =
  ({ links, lists = [] }: SheetAdditions) =>
  (xml: string) => {
    const written = links.map(
      ({ ref, toSheet }) => `<hyperlink ref="${ref}" location="${escaped(`'${toSheet}'!A1`)}"/>`,
    )
    const block = written.length === 0 ? '' : `<hyperlinks>${written.join('')}</hyperlinks>`
    const choices =
      lists.length === 0
        ? ''
        : `<dataValidations count="${lists.length}">${lists.map(listXml).join('')}</dataValidations>`
    return xml
      .replaceAll(' customHeight="1"', '') // a height is what the text needs, not a wish of ours: it may grow when edited
      .replace(/<(?:printOptions|pageMargins)\b/, (next) => `${choices}${block}${next}`)
      .replace(/<(?:drawing|legacyDrawing|tableParts|\/worksheet)\b/, (next) => `${YEARS_AS_TEXT}${next}`)
  }

/** A warning, not a stop: whoever writes another word is asked whether it is meant. */
const listXml = ({ ref, from, otherwise }: ListOfChoices) => {
  const said =
    otherwise === null
      ? ''
      : ` errorStyle="warning" showErrorMessage="1" errorTitle="${escaped(otherwise.title)}" error="${escaped(otherwise.text)}"`
  return `<dataValidation type="list" allowBlank="1"${said} sqref="${ref}"><formula1>${escaped(from)}</formula1></dataValidation>`
}

/** Columns and rows that a note covers. exceljs gives each room for three lines. */
const NOTE = { columns: 4, rows: 9 }

/** Notes that are opened in full: what stands below the edge of one is not seen. */
const withRoomForNotes = (xml: string): string =>
  xml
    .replace(/<x:Anchor>([^<]*)<\/x:Anchor>/g, (whole, anchor: string) => {
      const [left, leftBy, top, topBy] = anchor.split(', ').map(Number)
      if (left === undefined || top === undefined) return whole
      return `<x:Anchor>${[left, leftBy, top, topBy, left + NOTE.columns, 2, top + NOTE.rows, 2].join(', ')}</x:Anchor>`
    })
    .replaceAll('width:97.8pt;height:59.1pt', 'width:280pt;height:140pt')

const YEARS_AS_TEXT = '<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'

const withSummaries = (summaries: readonly string[]) => (xml: string) => {
  const left = [...summaries]
  return xml.replace(/<xdr:cNvPr (?=id=)/g, (tag) => `${tag}descr="${escaped(left.shift() ?? '')}" `)
}

const properties = ({ title, language }: Additions) =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties' +
  ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
  ` xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title>` +
  `<dc:language>${escaped(language)}</dc:language></cp:coreProperties>`

// Columns are as wide as so many digits of this font: one that every system has, or another of the same widths.
const DEFAULT_FONT = /<scheme val="minor"\/><sz val="11"\/><name val="Calibri"\/>/
const DEFAULT_FONT_HERE = '<sz val="11"/><name val="Arial"/>'

// exceljs says "Microsoft Excel" here. Programs then trust that Excel has set the heights of the rows, and cut long texts.
const APPLICATION =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties' +
  ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">' +
  '<Application>Tvarsnitt</Application></Properties>'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (words: string) =>
  words.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '').replace(/(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')
