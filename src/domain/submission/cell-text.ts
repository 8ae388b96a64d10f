/** What was changed in a cell without changing its meaning. */
export const CELL_REPAIRS = [
  'blanks', //           non-breaking and other unusual blanks → blank
  'line_breaks', //      line break or tab inside the cell → blank
  'invisible', //        zero-width and control characters, byte-order and direction marks
  'soft_hyphens',
  'quotes', //           curly quotes → straight
  'apostrophe', //       Excel's leading apostrophe before a number
  'digits', //           digits of other scripts → 0–9
  'dashes', //           long and other dashes → hyphen
  'decimal_tail', //     198507099805.0 → 198507099805
  'leading_zeros', //    a number that lost its leading zeros in a spreadsheet
  'date_spelling', //    20160118 → 2016-01-18
  'time_spelling', //    2016-01-18 23:30:00 → 2016-01-18T23:30
  'age_spelling', //     ca 45 → ~45
  'decimal_comma', //    30,25 → 30.25
  'separators', //       several choices with comma or semicolon between
  'letters', //          å, ä, ö written a, a, o
] as const
/** One of `CELL_REPAIRS`. */
export type CellRepair = (typeof CELL_REPAIRS)[number]

/** A cell after cleaning, with what was repaired in it. */
export interface CleanCell {
  readonly text: string
  readonly repairs: readonly CellRepair[]
}

interface Step {
  readonly repair: CellRepair
  readonly find: RegExp
  readonly write: (found: string) => string
}

/** Code points of the digit zero in the scripts that turn up in Swedish files. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10]

const STEPS: readonly Step[] = [
  {
    repair: 'invisible',
    find: /(?![\0\t\n\v\f\r\u0085])\p{Cc}|[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu,
    write: () => '',
  },
  { repair: 'soft_hyphens', find: /\u00ad/gu, write: () => '' },
  { repair: 'line_breaks', find: /\s*[\n\r\t\v\f\u0085\u2028\u2029]\s*/gu, write: () => ' ' },
  { repair: 'blanks', find: /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu, write: () => ' ' },
  { repair: 'quotes', find: /[\u2018\u2019\u201a\u201b\u02bc]/gu, write: () => "'" },
  { repair: 'quotes', find: /[\u201c-\u201f\u00ab\u00bb]/gu, write: () => '"' },
  { repair: 'digits', find: /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/gu, write: plainDigit },
  { repair: 'dashes', find: /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu, write: () => '-' },
  { repair: 'apostrophe', find: /^\s*'(?=\s*[-+~]?\d)/gu, write: () => '' },
]

/** Nearly every cell: blank, or ASCII and Swedish letters without an apostrophe first. A million cells pass here. */
const NOTHING_TO_REPAIR = /^(?!')[\x20-\x7eåäöéüÅÄÖÉÜ]*$/

/** In a sentence a dash or a digit of another script is how it was meant to be written. */
const KEPT_IN_SENTENCES: readonly CellRepair[] = ['digits', 'dashes']

/** The cell as it was meant, with the list of what was repaired. Blanks around it go without saying. */
export function cleanCell(written: string, { isSentence = false }: { readonly isSentence?: boolean } = {}): CleanCell {
  const trimmed = written.trim()
  if (NOTHING_TO_REPAIR.test(trimmed)) return { text: trimmed, repairs: [] }
  let text = trimmed.normalize('NFC')
  const repairs = new Set<CellRepair>()
  for (const { repair, find, write } of STEPS) {
    if (isSentence && KEPT_IN_SENTENCES.includes(repair)) continue
    const repaired = text.replaceAll(find, write)
    if (repaired !== text) repairs.add(repair)
    text = repaired
  }
  return { text: text.trim(), repairs: [...repairs] }
}

function plainDigit(found: string): string {
  const point = found.codePointAt(0) ?? 0
  const zero = ZEROS.find((start) => point >= start && point < start + 10) ?? point
  return String(point - zero)
}

/** Nearly every word of a list: letters and digits alone. Only its case can need folding. */
const ONE_WORD = /^[a-z0-9åäöÅÄÖ]*$/i

/** Case, blanks, underscores, hyphens and dashes made equal: how headings and choices are compared. */
export const foldWord = (text: string): string =>
  ONE_WORD.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFC')
        .toLowerCase()
        .replaceAll(/[\s_\-\u2010-\u2015]+/gu, ' ')
        .trim()

/** The same without the marks over letters: å and ä as a, ö as o. */
export const withoutMarks = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '')
