import { numberInWords } from '../terms/number-in-words.ts'
import { joined, type Text, verbatim } from '../terms/text.ts'
import type { Column } from './column-map.ts'
import { factWords } from './fact-in-words.texts.ts'
import { DECLINED } from './record.ts'

/** What a fact says, in the words of its code list; `null` where it is not known. The unit is that of the fact. */
export function factInWords({ reader: { choices } }: Column<unknown>, value: unknown): Text | null {
  if (value === null || value === undefined) return null
  if (value === DECLINED) return factWords.declined
  if (typeof value === 'boolean') return value ? factWords.yes : factWords.no
  if (typeof value === 'number') return { sv: numberInWords(value, 'sv'), en: numberInWords(value, 'en') }
  const labelOf = (code: unknown): Text => {
    const label = choices?.[String(code)]
    return label === undefined ? verbatim(String(code)) : { sv: label.sv, en: label.en }
  }
  return Array.isArray(value) ? joined(value.map(labelOf), ', ') : labelOf(value)
}
