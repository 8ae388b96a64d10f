/** Characters of a cell that a finding shows at most. */
const SHOWN_AT_MOST = 80

/**
 * The shape of a cell that holds identity: digits as 9, letters as a. Scientific notation is shown as it is written,
 * because the number in it is lost already and the spelling is what has to be seen.
 */
export function shapeOf(written: string): string {
  if (isScientific(written.trim())) return clip(written)
  return clip(written.replaceAll(/\p{N}/gu, '9').replaceAll(/[\p{L}\p{M}]/gu, 'a'))
}

/** True for a number the spreadsheet has written as 1,98507E+11. */
export const isScientific = (text: string): boolean => /^[-+]?\d+([.,]\d+)?e\+?\d+$/i.test(text)

/** True for text with ten or twelve digits in the places of a personnummer. */
export const looksLikePersonalNumber = (text: string): boolean =>
  /(?<!\d)(\d\d)?\d{6}\s*[-+\u2010-\u2015]?\s*\d{4}(?!\d)/u.test(text)

/** What a cell is, as far as showing it goes: who somebody is, somebody's own key, the name of a unit, a number or a day, or anything else. */
export type CellContent = 'identity' | 'key' | 'unit' | 'figure' | 'words'

/**
 * What a finding shows of a cell: itself where it is short and plain, else its shape. A sentence may name somebody
 * whom no column names, so a value is shown only where it can hardly be anything but a word gone wrong.
 */
export function shownValue(written: string, content: CellContent, secrets: readonly string[] = []): string {
  const lowered = written.toLowerCase()
  const isPersonal = content === 'identity' || looksLikePersonalNumber(written) || !isPlain(written.trim(), content)
  return isPersonal || secrets.some((secret) => lowered.includes(secret)) ? shapeOf(written) : clip(written)
}

interface Plain {
  readonly words: number
  readonly characters: number
}

// Assumption: nobody is told of in so little. Decided by the project, 2026-11-21.
const PLAIN: Plain = { words: 3, characters: 30 }
/** A unit may have a long name, and its column is about no person. */
const PLAIN_UNIT: Plain = { words: 6, characters: 60 }
/** As many digits as a telephone number or the date of a birth has: fewer tell of nobody. */
const TELLING_DIGITS = 6

const isPlain = (text: string, content: CellContent): boolean => {
  if (content === 'figure' && isFigure(text)) return true
  const { words, characters } = content === 'unit' ? PLAIN_UNIT : PLAIN
  const parts = text.split(/[\s,;/|]+/u).filter((part) => part !== '')
  if (parts.length > words || [...text].length > characters || text.includes('@')) return false
  if ((text.match(/\p{N}/gu) ?? []).length >= TELLING_DIGITS) return false
  if (content === 'key') return parts.length === 1 && (text.length === 1 || /\p{N}/u.test(text))
  return content === 'unit' || !hasNameWithin(parts)
}

/** An amount, a day, a time: digits and what stands between them, and no telephone number. */
const isFigure = (text: string): boolean => /^[-~]?[\d\s.,:/T-]{1,30}$/.test(text) && !/^0\d/.test(text)

/** A capital letter further on is how a name begins: hos Lena, Bo Ek. */
const hasNameWithin = (parts: readonly string[]): boolean => parts.slice(1).some((part) => /^\p{Lu}/u.test(part))

const clip = (text: string): string => {
  const characters = [...text]
  return characters.length <= SHOWN_AT_MOST ? text : `${characters.slice(0, SHOWN_AT_MOST - 1).join('')}…`
}
