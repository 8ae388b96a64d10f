import {
  type IsoDate,
  isCalendarDay,
  isIsoDate,
  isoDate,
  isPartialDate,
  type PartialDate,
  partialDate,
  yearShownAs,
} from '../terms/dates.ts'
import type { Problem } from '../terms/finding.ts'
import { nearestFirst } from '../terms/nearest.ts'
import { numberFaultTexts } from '../terms/personnummer.texts.ts'
import { type CheckedNumber, type NumberNote, readPersonalNumber, restoreLeadingZeros } from '../terms/personnummer.ts'
import { type CellRepair, cleanCell, foldWord, withoutMarks } from './cell-text.ts'
import {
  type CodeLabel,
  type CodeList,
  DECLINED_WORDS,
  NAMELESS_WORDS,
  NOT_KNOWN_WORDS,
  PROTECTED_WORDS,
} from './codes.ts'
import type { StatedAge } from './identity.ts'
import { DECLINED } from './record.ts'
import { isScientific, looksLikePersonalNumber } from './shape-of.ts'
import { problem } from './submission.texts.ts'

/** What a cell holds: how it is read, and which field a form shows for it. */
export type CellType =
  | 'yes_no'
  | 'choice'
  | 'choices'
  | 'date'
  | 'partial_date'
  | 'point_in_time'
  | 'year'
  | 'age'
  | 'whole_number'
  | 'number'
  | 'amount'
  | 'personnummer'
  | 'name'
  | 'text'
  | 'key'

/** Reads one kind of cell. `T` is what the cell means when it is known. */
export interface CellReader<T> {
  readonly type: CellType
  /** The choices of a code list; `null` where anything can be written. */
  readonly choices: CodeList | null
  /** `text` is cleaned and neither blank nor declined; `day` is the last day of the census week. */
  readonly read: (text: string, day: IsoDate) => Understood<T> | Problem
  /** Words, folded, that say no value in cells of this kind, and how each is read, beside those that say so everywhere. */
  readonly withoutValue?: ReadonlyMap<string, CellReading<never>>
  /** What the usual spellings say, as they are written: nearly every cell of a list of codes. */
  readonly atAGlance?: ReadonlyMap<string, CellReading<T>>
}

interface Understood<T> {
  readonly value: T
  readonly repairs: readonly CellRepair[]
}

/** What one cell says. A value beside a fault is `null`. */
export interface CellReading<T> {
  readonly value: T | typeof DECLINED | null
  readonly problems: readonly Problem[]
}

const folded = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.flatMap((word) => [foldWord(word), withoutMarks(foldWord(word))]))
const notKnown = folded(['', ...NOT_KNOWN_WORDS])
const declined = folded(DECLINED_WORDS)
const protectedWords = folded(PROTECTED_WORDS)
const DIGITS_MATTER: ReadonlySet<CellType> = new Set([
  ...(['date', 'partial_date', 'point_in_time', 'year', 'age', 'whole_number'] as const),
  ...(['number', 'amount', 'personnummer', 'key'] as const),
])
const NO_PROBLEMS: readonly Problem[] = []
const BLANK: CellReading<never> = { value: null, problems: NO_PROBLEMS }
const WOULD_NOT_SAY: CellReading<never> = { value: DECLINED, problems: NO_PROBLEMS }
const SAYS_PROTECTED: CellReading<never> = { value: null, problems: [problem('name_says_protected', {})] }
const DASH: CellReading<never> = { value: null, problems: [problem('dash_read_as_not_known', {})] }

/** True for a cell that says nothing: blank, or a word for *not known*. */
export const saysNothing = (written: string): boolean => notKnown.has(foldWord(cleanCell(written).text))

/** True for a word in place of a name that says the identity is protected. */
export const saysIdentityIsProtected = (written: string): boolean =>
  protectedWords.has(foldWord(cleanCell(written).text))

/** Reads a cell as it was written: `null` = not known, `declined` = would not say. Never throws. */
export function readCell<T>(reader: CellReader<T>, written: string, day: IsoDate): CellReading<T> {
  if (written === '') return BLANK
  const usual = reader.atAGlance?.get(written)
  if (usual !== undefined) return usual
  const { text, repairs } = cleanCell(written, { isSentence: reader.type === 'text' })
  const withoutValue = BEGINS_WITH_DIGIT.test(text) ? undefined : readingWithoutValue(text, reader.withoutValue)
  if (withoutValue !== undefined) return withoutValue
  if (DIGITS_MATTER.has(reader.type) && isScientific(text)) return fault(problem('scientific_notation', {}))

  const result = reader.read(text, day)
  if (!('value' in result)) return fault(result)
  const isAsWritten = repairs.length + result.repairs.length === 0 || isLabelItself(reader.choices, written)
  if (isAsWritten) return { value: result.value, problems: NO_PROBLEMS }
  const all = [...new Set([...repairs, ...result.repairs])]
  return { value: result.value, problems: [problem('cell_repaired', { repairs: all })] }
}

/** A number or a day, as half of the cells are: no word for what is not there begins so. */
const BEGINS_WITH_DIGIT = /^\d/

/** What a cell says that says no value; `undefined` when it may say one. */
function readingWithoutValue(
  text: string,
  also?: ReadonlyMap<string, CellReading<never>>,
): CellReading<never> | undefined {
  if (/^[-\u2010-\u2015\u2212]+$/.test(text)) return DASH
  const word = foldWord(text)
  if (notKnown.has(word)) return BLANK
  return declined.has(word) ? WOULD_NOT_SAY : also?.get(word)
}

/** The reader, with the reading of each of these spellings made beforehand. What they say is the same on any day. */
function knowing<T>(reader: CellReader<T>, spellings: readonly string[]): CellReader<T> {
  const usual = spellings.flatMap((spelling) => [spelling, capitalised(spelling)])
  return { ...reader, atAGlance: new Map(usual.map((written) => [written, readCell(reader, written, ANY_DAY)])) }
}

const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)
const ANY_DAY: IsoDate = isoDate.parse('2026-01-01')

const fault = (found: Problem): CellReading<never> => ({ value: null, problems: [found] })
const understood = <T>(value: T, ...repairs: CellRepair[]): Understood<T> => ({ value, repairs })

function isLabelItself(choices: CodeList | null, written: string): boolean {
  return choices !== null && Object.values(choices).some(({ sv, en }) => sv === written || en === written)
}

const YES = new Set(['ja', 'j', 'yes', 'y', 'true', 'sant', '1', 'x'])
const NO = new Set(['nej', 'n', 'no', 'false', 'falskt', '0'])

/** Ja or nej, and what spreadsheets make of them. */
export const yesNo: CellReader<boolean> = knowing(
  {
    type: 'yes_no',
    choices: null,
    read: (text) => {
      const word = foldWord(text)
      if (YES.has(word)) return understood(true)
      return NO.has(word) ? understood(false) : problem('not_yes_or_no', {})
    },
  },
  [...YES, ...NO],
)

const isKeyOf = <L extends CodeList>(list: L, key: string): key is keyof L & string => Object.hasOwn(list, key)
const spellingsOf = (code: string, { sv, en, alsoWritten = [] }: CodeLabel) => [code, sv, en, ...alsoWritten]

const allSpellings = (list: CodeList) => Object.entries(list).flatMap(([code, label]) => spellingsOf(code, label))

interface Spellings<C> {
  readonly exact: ReadonlyMap<string, C>
  readonly withoutMarks: ReadonlyMap<string, C>
}

function spellings<L extends CodeList>(list: L): Spellings<keyof L & string> {
  const pairs = Object.entries(list).flatMap(([code, label]) =>
    isKeyOf(list, code) ? spellingsOf(code, label).map((spelling) => [foldWord(spelling), code] as const) : [],
  )
  return {
    exact: new Map(pairs),
    withoutMarks: new Map(pairs.map(([spelling, code]) => [withoutMarks(spelling), code])),
  }
}

function findChoice<C>(words: Spellings<C>, text: string): Understood<C> | undefined {
  const exact = words.exact.get(foldWord(text))
  if (exact !== undefined) return understood(exact)
  const close = words.withoutMarks.get(withoutMarks(foldWord(text)))
  return close === undefined ? undefined : understood(close, 'letters')
}

/** Choices that a message lists at most. */
const CHOICES_SHOWN = 8
/** Letters of what was written that are compared with the choices: a whole paragraph is no choice. */
const COMPARED_LETTERS = 30

/** What to say of text that is none of the choices. */
function unknownChoiceOf(list: CodeList): (text: string) => Problem {
  const choices = Object.entries(list).map(([code, label]) => {
    const folded = spellingsOf(code, label).map((spelling) => foldWord(spelling).slice(0, COMPARED_LETTERS))
    return { shown: { sv: label.sv, en: label.en }, folded: [...new Set(folded)] }
  })
  return (text) => {
    const written = foldWord(text.slice(0, COMPARED_LETTERS))
    const nearest =
      choices.length <= CHOICES_SHOWN
        ? choices
        : nearestFirst(written, choices, ({ folded }) => folded).slice(0, CHOICES_SHOWN)
    const more = choices.length - nearest.length
    return problem('unknown_choice', { choices: nearest.map(({ shown }) => shown), more })
  }
}

/** One code of a list, written as its code, its label in either language, or one of the list's further spellings. */
export function oneOf<L extends CodeList>(list: L): CellReader<keyof L & string> {
  const words = spellings(list)
  const unknownChoice = unknownChoiceOf(list)
  const reader: CellReader<keyof L & string> = {
    type: 'choice',
    choices: list,
    read: (text) => findChoice(words, text) ?? unknownChoice(text),
  }
  return knowing(reader, allSpellings(list))
}

/** Several codes of a list with | between; comma and semicolon are read too. *None* stands alone. */
export function severalOf<L extends CodeList>(list: L): CellReader<(keyof L & string)[]> {
  const words = spellings(list)
  const unknownChoice = unknownChoiceOf(list)
  const reader: CellReader<(keyof L & string)[]> = {
    type: 'choices',
    choices: list,
    read: (text) => {
      const parts = partsOf(text, (part) => findChoice(words, part) !== undefined)
      const codes = new Set<keyof L & string>()
      const repairs = new Set<CellRepair>(parts.repairs)
      for (const part of parts.value) {
        const choice = findChoice(words, part)
        if (choice === undefined) return unknownChoice(part)
        codes.add(choice.value)
        for (const repair of choice.repairs) repairs.add(repair)
      }
      if (codes.size === 0) return unknownChoice(text)
      const hasNone = [...codes].some((code) => code === 'none')
      return hasNone && codes.size > 1 ? problem('none_among_others', {}) : understood([...codes], ...repairs)
    },
  }
  return knowing(reader, allSpellings(list))
}

const split = (text: string, separator: RegExp): readonly string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')

function partsOf(text: string, isChoice: (part: string) => boolean): Understood<readonly string[]> {
  const byBar = split(text, /\|/)
  if (byBar.every(isChoice)) return understood(byBar)
  const byAny = split(text, /[|,;]/)
  return byAny.every(isChoice) ? understood(byAny, 'separators') : understood(byBar)
}

/** A calendar day. Written YYYY-MM-DD; YYYYMMDD, YYYY/MM/DD, YYYY.MM.DD and a day with midnight after it are repaired. */
export const date: CellReader<IsoDate> = { type: 'date', choices: null, read: readDate }

function readDate(text: string): Understood<IsoDate> | Problem {
  const compact = /^(\d{4})([./]?)(\d{2})\2(\d{2})$/.exec(text)
  const midnight = /^(\d{4}-\d{2}-\d{2})[T ]00:00(:00(\.0+)?)?$/.exec(text)
  const spelled = compact ? `${compact[1]}-${compact[3]}-${compact[4]}` : (midnight?.[1] ?? text)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(spelled)) return problem('not_a_date', {})
  if (!isIsoDate(spelled)) return problem('not_a_calendar_day', {})
  return spelled === text ? understood(spelled) : understood(spelled, 'date_spelling')
}

const LENGTH_OF_DAY = 'YYYY-MM-DD'.length

/** A day, a month or a year, as exactly as it is known. */
export const dayMonthOrYear: CellReader<PartialDate> = {
  type: 'partial_date',
  choices: null,
  read: (text) => {
    if (text.length < LENGTH_OF_DAY && isPartialDate(text)) return understood(text)
    const day = readDate(text)
    if (!('value' in day)) return day.code === 'not_a_calendar_day' ? day : problem('not_a_day_month_or_year', {})
    const meant = yearShownAs(day.value)
    if (meant !== null) return problem('year_shown_as_day', { day: day.value, year: meant })
    return understood(partialDate.parse(day.value), ...day.repairs)
  },
}

/** Local time at the place, YYYY-MM-DD or YYYY-MM-DDTHH:MM. */
export const pointInTime: CellReader<string> = {
  type: 'point_in_time',
  choices: null,
  read: (text) => {
    const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?)?$/i.exec(text)
    if (!match) return problem('not_a_point_in_time', {})
    const [, day = '', hour, minute = ''] = match
    if (!isCalendarDay(day)) return problem('not_a_calendar_day', {})
    if (hour === undefined) return understood(day)
    if (Number(hour) > 23 || Number(minute) > 59) return problem('not_a_point_in_time', {})
    const spelled = `${day}T${hour.padStart(2, '0')}:${minute}`
    return spelled === text ? understood(spelled) : understood(spelled, 'time_spelling')
  },
}

/** A whole number within limits. `unclear` is what to say of text that is no such number. */
function wholeNumber(
  type: CellType,
  limits: { readonly lowest: number; readonly highest: number },
  unclear: 'not_a_whole_number' | 'not_a_year' = 'not_a_whole_number',
): CellReader<number> {
  return {
    type,
    choices: null,
    read: (text) => {
      const match = /^(-?\d{1,12})([.,]0+)?$/.exec(text)
      if (!match || (type === 'year' && match[1]?.length !== 4)) return problem(unclear, {})
      const value = Number(match[1]) + 0 // -0 is 0
      if (value < limits.lowest || value > limits.highest) return problem('out_of_range', limits)
      return match[2] === undefined ? understood(value) : understood(value, 'decimal_tail')
    },
  }
}

/** A whole number of things, zero included. */
export const countUpTo = (highest: number): CellReader<number> => wholeNumber('whole_number', { lowest: 0, highest })

/** A calendar year. */
export const year: CellReader<number> = wholeNumber('year', { lowest: 1900, highest: 2200 }, 'not_a_year')

/** Highest age anybody is reported with, years. */
const OLDEST_YEARS = 120

/** An age in whole years: `45`, or `~45` for five years either way. */
export const age: CellReader<StatedAge> = {
  type: 'age',
  choices: null,
  read: (text) => {
    const match = /^(~|ca\.?|c:a|cirka|ungefär|about)?\s*(\d{1,3})([.,]0+)?\s*(år|years?)?$/i.exec(text)
    if (!match) return problem('not_an_age', {})
    const [, about, digits = '', tail, unit] = match
    const years = Number(digits)
    if (years > OLDEST_YEARS) return problem('out_of_range', { lowest: 0, highest: OLDEST_YEARS })
    const isExact = (about === undefined || about === '~') && tail === undefined && unit === undefined
    const value = { years, approximate: about !== undefined }
    return isExact ? understood(value) : understood(value, 'age_spelling')
  },
}

/** An amount in whole SEK. Blanks between thousands, `kr` and `:-` after it are read. */
export const amountUpTo = (highest: number): CellReader<number> => ({
  type: 'amount',
  choices: null,
  read: (text) => {
    const bare = text.replace(/\s*(kr|sek|kronor|:-)$/i, '').replace(/[.,]00$/, '')
    if (!/^(\d{1,12}|\d{1,3}( \d{3}){1,3})$/.test(bare)) return problem('not_an_amount', {})
    const value = Number(bare.replaceAll(' ', ''))
    return value > highest ? problem('out_of_range', { lowest: 0, highest }) : understood(value)
  },
})

/** Any number, decimals included. `600,000` may mean two things and is a fault. */
export const anyNumber: CellReader<number> = {
  type: 'number',
  choices: null,
  read: (text) => {
    const match = /^(-?)(\d{1,15}|\d{1,3}(?: \d{3}){1,4})(?:([.,])(\d{1,10}))?$/.exec(text)
    if (!match) return problem('not_a_number', {})
    const [, sign = '', whole = '', separator, decimals = ''] = match
    if (separator === ',' && decimals.length === 3 && whole !== '0') return problem('not_a_number', {})
    const value = Number(`${sign}${whole.replaceAll(' ', '')}.${decimals || '0'}`)
    return separator === ',' ? understood(value, 'decimal_comma') : understood(value)
  },
}

const TEXT_LENGTH = 200
const NAME_LENGTH = 120
const KEY_LENGTH = 120

const textUpTo = (type: CellType, longest: number, mayHoldNumber: boolean): CellReader<string> => ({
  type,
  choices: null,
  read: (text, day) => {
    if (text.length > longest) return problem('text_too_long', { longest })
    if (!mayHoldNumber && holdsPersonalNumber(text, day)) return problem('personal_number_in_text', {})
    return understood(text)
  },
})

/** True for text in which a valid personnummer stands. */
export function holdsPersonalNumber(text: string, day: IsoDate): boolean {
  if (!looksLikePersonalNumber(text)) return false
  const candidates = text.match(/(\d\d)?\d{6}\s*[-+]?\s*\d{4}/g) ?? []
  return candidates.some((candidate) => {
    const reading = readPersonalNumber(candidate.replaceAll(/\s/g, ''), day)
    return reading.ok && reading.number.kind !== 'reservnummer' // a key of digits alone is easily taken for one
  })
}

/** Free text in clear: a place, a municipality. No personnummer may stand in it. */
export const text: CellReader<string> = textUpTo('text', TEXT_LENGTH, false)

/** Free text about a published figure. */
export const longText: CellReader<string> = textUpTo('text', 2000, false)

const asWritten: CellReader<string> = textUpTo('name', NAME_LENGTH, true)

/** First letters of a name. NN and XX may be somebody's. */
export const initials: CellReader<string> = asWritten

/** Part of a name. What stands there for want of one is no name: people who share it share nothing. */
export const name: CellReader<string> = {
  ...asWritten,
  withoutValue: new Map<string, CellReading<never>>([
    ...[...folded(NAMELESS_WORDS)].map((word) => [word, BLANK] as const),
    ...[...protectedWords].map((word) => [word, SAYS_PROTECTED] as const),
  ]),
}

/** Somebody's own key: a row id, a household. Stored in clear, so no personnummer may stand in it. */
export const key: CellReader<string> = textUpTo('key', KEY_LENGTH, false)

/** A personnummer, samordningsnummer or reserve number in any usual spelling; lost leading zeros are put back. */
export const personalNumber: CellReader<CheckedNumber> = {
  type: 'personnummer',
  choices: null,
  read: (written, day) => {
    const result = readPersonalNumber(written, day)
    if (result.ok) return understood(result.number, ...repairsOf(result.notes))
    const restored = restoreLeadingZeros(written)
    const second = restored === null ? result : readPersonalNumber(restored, day)
    if (second.ok) return understood(second.number, ...repairsOf(second.notes), 'leading_zeros')
    return { kind: 'fault', code: `personnummer_${result.code}`, message: numberFaultTexts[result.code] }
  },
}

/** A test serial is told of once for the whole file, not here. */
const repairsOf = (notes: readonly NumberNote[]): readonly CellRepair[] =>
  notes.includes('decimals_dropped') ? ['decimal_tail'] : []
