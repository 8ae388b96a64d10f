import type { Agreement } from '../census/round.ts'
import type { Language, Text } from '../terms/text.ts'
import { isAgreed } from './agreement.ts'
import { foldWord } from './cell-text.ts'
import { COLUMNS_OF, type Column, FACT_COLUMNS, IDENTITY_COLUMNS, ROW_COLUMNS } from './column-map.ts'
import { EXAMPLES, templateTexts, typeTexts } from './template.texts.ts'
import type { WorkbookSheet } from './workbook.ts'

/** One column of the template that a unit fills in, in one language. */
export interface TemplateColumn {
  /** Name of the column in English, as it is stored. */
  readonly name: string
  /** What stands above the column, and is read back. */
  readonly heading: string
  readonly label: string
  /** How it is written, in a sentence. */
  readonly how: string
  /** What the drop-down offers; `null` where anything is written. */
  readonly choices: readonly string[] | null
  /** True where several choices may be written, with | between. */
  readonly isSeveral: boolean
  /** A cell of an invented person. */
  readonly example: string
}

const WITH_IDENTITY: ReadonlySet<string> = new Set(Object.values(IDENTITY_COLUMNS).map(({ english }) => english))

/** True for a column that may tell who somebody is. */
export const isIdentityColumn = (english: string): boolean => WITH_IDENTITY.has(english)

/** The columns of a unit's list that may be filled in, in the order a template shows them: made from the schema, so that nothing is written twice. */
export function templateColumns(language: Language, agreement: Agreement): readonly TemplateColumn[] {
  const columns = COLUMNS_OF.unit.filter((column) => isAgreed(agreement, column))
  return columns.map((column) => ({
    name: column.english,
    heading: headingIn(column, language),
    label: column.label[language],
    how: howToWrite(column)[language],
    choices: choicesOf(column)?.map((choice) => choice[language]) ?? null,
    isSeveral: column.reader.type === 'choices',
    example: EXAMPLES[column.english]?.[language] ?? '',
  }))
}

/** What a column is called in a file in this language. */
export const headingIn = ({ english, swedish }: Column<unknown>, language: Language): string =>
  language === 'sv' ? swedish : english

/** What may be chosen in a column, in the order of the form, *not known* and *would not say* last; `null` where anything is written. */
export function choicesOf({ reader }: Column<unknown>): readonly Text[] | null {
  const own =
    reader.type === 'yes_no'
      ? [templateTexts.yes, templateTexts.no]
      : reader.choices === null
        ? null
        : Object.values(reader.choices).map(({ sv, en }) => ({ sv, en }))
  return own === null ? null : [...own, templateTexts.notKnown, templateTexts.declined]
}

const howToWrite = (column: Column<unknown>): Text => {
  const { recordKey, childOf } = ROW_COLUMNS
  if (column === recordKey) return templateTexts.howRecordKey
  if (column === childOf) return templateTexts.howChildOf
  if (column === FACT_COLUMNS.accommodation) return templateTexts.howAccommodation
  return typeTexts[column.reader.type]
}

/** The sheets of a template and of a returned workbook that are only read, by their name and what stands first on them. */
const OWN_SHEETS = [
  { name: templateTexts.guidanceSheet, title: templateTexts.guidanceTitle },
  { name: templateTexts.choicesSheet, title: templateTexts.choicesTitle },
  { name: templateTexts.correctionsSheet, title: templateTexts.correctionsTitle },
] as const

/** True for a sheet that the template itself has: it is no list, and need not be told of. */
export function isOwnSheet({ name, rows }: WorkbookSheet): boolean {
  const first = rows.find(({ row }) => row === 1)?.cells[0]
  if (typeof first !== 'string') return false
  return OWN_SHEETS.some((own) =>
    (['sv', 'en'] as const).some(
      (language) => foldWord(name) === foldWord(own.name[language]) && first.trim() === own.title[language],
    ),
  )
}
