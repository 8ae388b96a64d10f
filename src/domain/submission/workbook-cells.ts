import { Temporal } from 'temporal-polyfill'
import { mayBeTypedYear } from '../terms/dates.ts'
import type { CellType } from './read-cells.ts'
import type { WorkbookCode } from './workbook.texts.ts'
import type { FormattedNumber, SheetCell } from './workbook.ts'

/** A cell of a workbook as text, as if somebody had typed what it shows, and what is to be told of it. */
export interface TypedCell {
  readonly text: string
  /** A fault leaves the text blank. */
  readonly found: Extract<
    WorkbookCode,
    | 'cell_error'
    | 'formula_without_result'
    | 'digits_lost'
    | 'no_such_date_in_cell'
    | 'year_in_date_cell'
    | 'personnummer_as_number'
  > | null
}

const typed = (text: string): TypedCell => ({ text, found: null })
const BLANK = typed('')

/**
 * A cell as text. Numbers are written out in full; dates as ISO, as exactly as the cell shows them, but never less
 * exactly than the column asks for; TRUE and FALSE as words, which a column of yes and no understands. `type` is
 * `null` for a column that is not known.
 */
export function typeCell(cell: SheetCell, type: CellType | null, from1904: boolean): TypedCell {
  if (cell === null) return BLANK
  if (typeof cell === 'string') return typed(cell)
  if (typeof cell === 'number') return typeNumber(cell, type)
  if (typeof cell === 'boolean') return typed(cell ? 'TRUE' : 'FALSE')
  switch (cell.kind) {
    case 'error':
      return { text: '', found: 'cell_error' }
    case 'formula':
      return cell.result === null
        ? { text: '', found: 'formula_without_result' }
        : typeCell(cell.result, type, from1904)
    case 'number':
      return typeFormatted(cell, type, from1904)
  }
}

/** Digits a spreadsheet keeps of a number: what comes after them is zeros. Source: ECMA-376, IEEE 754 double. */
const DIGITS_KEPT = 15
const PERSONNUMMER_DIGITS = /^\d{7,12}$/

function typeNumber(value: number, type: CellType | null): TypedCell {
  if (!Number.isFinite(value)) return { text: '', found: 'cell_error' }
  if (Math.abs(value) >= 10 ** DIGITS_KEPT) return { text: '', found: 'digits_lost' }
  const text = writtenOut(value)
  return { text, found: type === 'personnummer' && PERSONNUMMER_DIGITS.test(text) ? 'personnummer_as_number' : null }
}

/** Never with a power of ten; 0.1 + 0.2 as 0.3, since that is what the cell shows. */
function writtenOut(value: number): string {
  if (Number.isInteger(value)) return String(value)
  const text = String(Number(value.toPrecision(DIGITS_KEPT)))
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '') : text
}

function typeFormatted({ value, format }: FormattedNumber, type: CellType | null, from1904: boolean): TypedCell {
  const shows = whatIsShown(format)
  if (shows !== null && value >= 0 && value < DAYS_SHOWN) return typeMoment(value, shows, type, from1904)
  const number = typeNumber(value, type)
  return /^\d+$/.test(number.text) ? { ...number, text: inPlaces(number.text, format) } : number
}

/** Zeros, with dashes and blanks between them that are shown as they are: 00000, 000000-0000. */
const PLACES = /^0[0\-+ ]*0$/

/** 00123 and 010412-9807, as the cell shows them: a key is compared letter by letter, and a number needs all its digits. */
function inPlaces(digits: string, format: string): string {
  const [shown = ''] = format.split(';')
  const places = shown.replaceAll(/\\(.)|"([^"]*)"/g, '$1$2')
  if (!PLACES.test(places)) return digits
  let left = digits.padStart(places.replaceAll(/[^0]/g, '').length, '0')
  let text = ''
  for (const sign of [...places].reverse()) {
    text = (sign === '0' ? left.slice(-1) : sign) + text
    if (sign === '0') left = left.slice(0, -1)
  }
  return left + text
}

/** Days from 1900 to the end of 9999, which is as far as a spreadsheet counts. */
const DAYS_SHOWN = 2_958_466

interface Shown {
  readonly date: 'day' | 'month' | 'year' | null
  readonly time: boolean
}

/** Colours, currencies, languages and conditions; words in quotes; escaped, padding and filling characters. */
const NOT_SHOWN = /\[[^\]]*\]|"[^"]*"|[\\_*]./g
const ELAPSED = /\[(?:h+|m+|s+)\]/i

/** What a format shows of a moment; `null` for one that shows a number. Source: ECMA-376 part 1, section 18.8.31. */
function whatIsShown(format: string): Shown | null {
  if (ELAPSED.test(format)) return null // hours worked, not a moment
  const [letters = ''] = format.replaceAll(NOT_SHOWN, '').split(';')
  if (/general/i.test(letters)) return null
  const bare = letters.replaceAll(/am\/pm|a\/p/gi, '')
  const time = /[hs]/i.test(bare)
  const [year, month, day] = [/y/i, /m/i, /d/i].map((letter) => letter.test(bare))
  if (day) return { date: 'day', time }
  if (month && (year || !time)) return { date: 'month', time }
  if (year) return { date: 'year', time }
  return time ? { date: null, time } : null
}

const EPOCH = Temporal.PlainDate.from('1970-01-01')
/** Day numbers of 1 January 1970, and of the day in 1900 that spreadsheets believe in. */
const EPOCH_DAY = 25_569
const LEAP_DAY_1900 = 60
const DAYS_1900_TO_1904 = 1462
const SECONDS_A_DAY = 86_400

function typeMoment(value: number, { date, time }: Shown, type: CellType | null, from1904: boolean): TypedCell {
  const seconds = Math.round(value * SECONDS_A_DAY)
  const number = Math.floor(seconds / SECONDS_A_DAY) + (from1904 ? DAYS_1900_TO_1904 : 0)
  const clock = clockOf(seconds % SECONDS_A_DAY)
  if (date === null) return typed(clock)
  if (number < 1 || number === LEAP_DAY_1900) return { text: '', found: 'no_such_date_in_cell' }
  const day = EPOCH.add({ days: number - EPOCH_DAY + (number < LEAP_DAY_1900 ? 1 : 0) }).toString()
  const hasTime = seconds % SECONDS_A_DAY > 0
  if (mayBeTypedYear(value)) {
    if (type === 'date' || (type === 'partial_date' && from1904)) return { text: '', found: 'year_in_date_cell' }
    if (type === 'partial_date') return typed(day) // its reader tells which year may be meant
  }
  if (type === 'date') return typed(hasTime ? `${day}T${clock}` : day)
  if (type === 'point_in_time') return typed(hasTime || time ? `${day}T${clock}` : day)
  if (date === 'year') return typed(day.slice(0, 4))
  if (date === 'month') return typed(day.slice(0, 7))
  return typed(hasTime && time ? `${day}T${clock}` : day)
}

const clockOf = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)].map((part) => String(part).padStart(2, '0')).join(':')
