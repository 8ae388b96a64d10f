import type { Language } from './text.ts'

/** A number as a reader of the language writes it: "1 250", "71,6", "−2"; `signed` shows the plus of a rise. */
export function numberInWords(value: number, language: Language, signed = false): string {
  const [whole = '', decimals] = String(Math.abs(value)).split('.')
  const [thousands, point] = language === 'sv' ? ['\u00a0', ','] : [',', '.']
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands)
  return `${signOf(value, signed)}${grouped}${decimals === undefined ? '' : `${point}${decimals}`}`
}

function signOf(value: number, signed: boolean): string {
  if (value < 0) return '−'
  return signed && value > 0 ? '+' : ''
}
