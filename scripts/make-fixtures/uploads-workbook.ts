import { type Repeated, type ZipEntry, zip } from './uploads-zip.ts'

// Workbooks part by part, as Excel writes them, with room for what Excel would not write.

/** A cell: text, or its XML once it is known where it stands. `null` leaves it out. */
export type Cell = string | null | ((at: string) => string)

/** One sheet before it is written. */
export interface SheetPlan {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly state?: 'hidden' | 'veryHidden'
  /** Row of the first cells, and column from 0. */
  readonly startRow?: number
  readonly startColumn?: number
  /** Attributes of rows, by the number the spreadsheet shows. */
  readonly rowAttributes?: Readonly<Record<number, string>>
  /** XML before and after the cells, in the order the format demands. */
  readonly before?: string
  readonly after?: string
  /** Relations of the sheet to other parts. */
  readonly relations?: string
  /** XML in place of all the cells. */
  readonly sheetData?: string | Repeated
}

/** A workbook before it is written. */
export interface WorkbookPlan {
  readonly sheets: readonly SheetPlan[]
  /** Further parts. */
  readonly parts?: readonly ZipEntry[]
  /** XML in `workbook.xml` before and after the list of sheets. */
  readonly workbookBefore?: string
  readonly workbookAfter?: string
  readonly contentTypes?: string
  readonly workbookRelations?: string
  /** True where `struck` is used. */
  readonly canStrike?: true
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
export const RELATION = RELATIONS

/** Places in the list of styles below. */
export const STYLE = {
  plain: 0,
  date: 1,
  dateTime: 2,
  percent: 3,
  text: 4,
  scientific: 5,
  wholeNumber: 6,
  struck: 7,
} as const
const FORMATS = [0, 14, 22, 9, 49, 11, 1, 0]

export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8')
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The cells of other kinds than shared text. */
export const number =
  (value: number | string, style = 0): Cell =>
  (at) =>
    `<c r="${at}" s="${style}"><v>${value}</v></c>`
export const yesNo =
  (value: boolean): Cell =>
  (at) =>
    `<c r="${at}" t="b"><v>${value ? 1 : 0}</v></c>`
export const errorCell =
  (shown: string): Cell =>
  (at) =>
    `<c r="${at}" t="e"><v>${shown}</v></c>`
export const formula =
  (text: string, result?: string): Cell =>
  (at) =>
    result === undefined
      ? `<c r="${at}"><f>${escaped(text)}</f><v></v></c>`
      : `<c r="${at}" t="str"><f>${escaped(text)}</f><v>${escaped(result)}</v></c>`
export const inline =
  (text: string): Cell =>
  (at) =>
    `<c r="${at}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`
/** Text that somebody has struck through. */
export const struck =
  (text: string): Cell =>
  (at) =>
    `<c r="${at}" s="${STYLE.struck}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`
/** Text of several fonts. */
export const rich =
  (...runs: readonly string[]): Cell =>
  (at) =>
    `<c r="${at}" t="inlineStr"><is>${runs.map((run) => `<r><rPr><b/></rPr><t xml:space="preserve">${escaped(run)}</t></r>`).join('')}</is></c>`
export const sharedIndex =
  (index: number): Cell =>
  (at) =>
    `<c r="${at}" t="s"><v>${index}</v></c>`

/** The bytes of a workbook. */
export const workbook = (plan: WorkbookPlan): Buffer => zip(workbookParts(plan))

/** The parts of a workbook, so that one of them may be left out, doubled or spoilt. */
export function workbookParts(plan: WorkbookPlan): ZipEntry[] {
  const texts: string[] = []
  const sheets = plan.sheets.map((sheet, index) => ({
    name: `xl/worksheets/sheet${index + 1}.xml`,
    content: sheetXml(sheet, texts),
  }))
  const relations = plan.sheets.flatMap(({ relations: xml }, index) =>
    xml === undefined
      ? []
      : [{ name: `xl/worksheets/_rels/sheet${index + 1}.xml.rels`, content: utf8(relationsXml(xml)) }],
  )
  return [
    { name: '[Content_Types].xml', content: utf8(contentTypesXml(plan)) },
    {
      name: '_rels/.rels',
      content: utf8(
        relationsXml(`<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/>`),
      ),
    },
    { name: 'xl/workbook.xml', content: utf8(workbookXml(plan)) },
    { name: 'xl/_rels/workbook.xml.rels', content: utf8(relationsXml(workbookRelations(plan))) },
    ...sheets,
    ...relations,
    { name: 'xl/sharedStrings.xml', content: utf8(sharedStringsXml(texts)) },
    { name: 'xl/styles.xml', content: utf8(stylesXml(plan.canStrike === true)) },
    ...(plan.parts ?? []),
  ]
}

function sheetXml(sheet: SheetPlan, texts: string[]): Uint8Array | Repeated {
  const opening = `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${sheet.before ?? ''}<sheetData>`
  const closing = `</sheetData>${sheet.after ?? ''}</worksheet>`
  const rows = rowsXml(sheet, texts)
  const { sheetData } = sheet
  if (sheetData === undefined) return utf8(opening + rows + closing)
  if (typeof sheetData === 'string') return utf8(opening + sheetData + closing)
  return { ...sheetData, before: opening + rows + sheetData.before, after: sheetData.after + closing }
}

function rowsXml({ rows, startRow = 1, startColumn = 0, rowAttributes = {} }: SheetPlan, texts: string[]): string {
  return rows
    .map((cells, index) => {
      const row = startRow + index
      const xml = cells.map((cell, column) => cellXml(cell, `${letters(startColumn + column)}${row}`, texts)).join('')
      const attributes = rowAttributes[row] === undefined ? '' : ` ${rowAttributes[row]}`
      return xml === '' && attributes === '' ? '' : `<row r="${row}"${attributes}>${xml}</row>`
    })
    .join('')
}

function cellXml(cell: Cell, at: string, texts: string[]): string {
  if (cell === null || cell === '') return ''
  if (typeof cell !== 'string') return cell(at)
  const known = texts.indexOf(cell)
  const index = known === -1 ? texts.push(cell) - 1 : known
  return `<c r="${at}" t="s"><v>${index}</v></c>`
}

/** A, B … Z, AA … */
export function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last
}

function workbookXml({ sheets, workbookBefore = '', workbookAfter = '' }: WorkbookPlan): string {
  const list = sheets.map(({ name, state }, index) => {
    const hidden = state === undefined ? '' : ` state="${state}"`
    return `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden} r:id="rId${index + 1}"/>`
  })
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${workbookBefore}<sheets>${list.join('')}</sheets>${workbookAfter}</workbook>`
}

function workbookRelations({ sheets, workbookRelations: further = '' }: WorkbookPlan): string {
  const one = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  return [
    ...sheets.map((_, index) => one(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
    one(sheets.length + 1, 'sharedStrings', 'sharedStrings.xml'),
    one(sheets.length + 2, 'styles', 'styles.xml'),
    further,
  ].join('')
}

export const relationsXml = (relations: string): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations}</Relationships>`

function contentTypesXml({ sheets, contentTypes = '' }: WorkbookPlan): string {
  const part = (name: string, type: string) => `<Override PartName="/xl/${name}" ContentType="${TYPE}.${type}+xml"/>`
  return [
    `${XML}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>',
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
    '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>',
    part('workbook.xml', 'sheet.main'),
    ...sheets.map((_, index) => part(`worksheets/sheet${index + 1}.xml`, 'worksheet')),
    part('sharedStrings.xml', 'sharedStrings'),
    part('styles.xml', 'styles'),
    contentTypes,
    '</Types>',
  ].join('')
}

const sharedStringsXml = (texts: readonly string[]): string =>
  `${XML}<sst xmlns="${MAIN}" count="${texts.length}" uniqueCount="${texts.length}">${texts
    .map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`)
    .join('')}</sst>`

const FONT = '<sz val="11"/><name val="Calibri"/></font>'

function stylesXml(canStrike: boolean): string {
  const formats = canStrike ? FORMATS : FORMATS.slice(0, STYLE.struck)
  const fonts = canStrike
    ? `<fonts count="2"><font><strike val="0"/>${FONT}<font><strike/>${FONT}</fonts>`
    : `<fonts count="1"><font>${FONT}</fonts>`
  return [
    `${XML}<styleSheet xmlns="${MAIN}">${fonts}`,
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${formats.length}">`,
    ...formats.map(
      (format, style) =>
        `<xf numFmtId="${format}" fontId="${style === STYLE.struck ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
    ),
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('')
}
