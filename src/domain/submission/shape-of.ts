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

/** What a finding shows of a cell: itself, or its shape where it holds identity or repeats some of the row's. */
export function shownValue(written: string, holdsIdentity: boolean, secrets: readonly string[] = []): string {
  const lowered = written.toLowerCase()
  const isPersonal = holdsIdentity || looksLikePersonalNumber(written)
  return isPersonal || secrets.some((secret) => lowered.includes(secret)) ? shapeOf(written) : clip(written)
}

const clip = (text: string): string => {
  const characters = [...text]
  return characters.length <= SHOWN_AT_MOST ? text : `${characters.slice(0, SHOWN_AT_MOST - 1).join('')}…`
}
