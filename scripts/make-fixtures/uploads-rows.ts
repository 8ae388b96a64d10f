import { testNumber } from './test-number.ts'

/** A table before it is written. */
export interface UploadTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Three people who do not exist, with nothing wrong about them: rows 2, 3 and 4 where the headings are row 1. */
export const HEADER = ['radid', 'förnamn', 'efternamn', 'födelsedatum', 'kön', 'boende'] as const
export const PEOPLE = [
  ['1', 'Åsa', 'Öberg', '1980-02-03', 'kvinna', 'härbärge'],
  ['2', 'Nils', 'Södergren', '1961-05-14', 'man', 'utomhus'],
  ['3', 'Mona', 'Ek', '1974-11-30', 'kvinna', 'vandrarhem, hotell'],
] as const

/** The third person's number, of those kept for testing. */
export const NUMBER = testNumber('1974-11-30', 'woman', { coordination: false, offset: 10 })

export const ORDINARY: UploadTable = { header: HEADER, rows: PEOPLE }

/** The ordinary table with other cells in the third row; a column it lacks is put last, blank for the others. */
export function withCells(cells: Readonly<Record<string, string>>): UploadTable {
  const added = Object.keys(cells).filter((heading) => !HEADER.some((one) => one === heading))
  const header = [...HEADER, ...added]
  const rows = PEOPLE.map((person, index) =>
    header.map((heading, column) => (index === 2 ? cells[heading] : undefined) ?? person[column] ?? ''),
  )
  return { header, rows }
}

/** The same where the third person has a number in place of a birth date. */
export const withNumber = (number: string): UploadTable => withCells({ födelsedatum: '', personnummer: number })
