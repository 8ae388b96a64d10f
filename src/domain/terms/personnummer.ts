import { z } from 'zod'
import { ageSpanOn, daysInMonth, type IsoDate, type PartialDate, partialDate, spanOf, yearOf } from './dates.ts'

const PERSONAL = { personalData: 'identity' } as const

/**
 * A personal number after checking. `canonical` is the one form every spelling of it leads to: 12 digits, or the
 * upper-case text of a reserve number without separators. Source: Skatteverket SKV 704 (personnummer), SKV 707
 * (samordningsnummer), Inera *Lokala Reservidn* and *Nationellt ReservID*.
 */
export const checkedNumber = z.strictObject({
  kind: z.enum(['personnummer', 'samordningsnummer', 'reservnummer']),
  canonical: z.string().min(1).max(20).meta(PERSONAL),
  birth: partialDate.nullable().meta(PERSONAL),
  sex: z.enum(['woman', 'man']).nullable(),
  testSerial: z.boolean(),
})
/** A number that passed every check; the only form in which later stages meet one. */
export type CheckedNumber = z.infer<typeof checkedNumber>

/**
 * Why a number could not be read. A code is permanent; a retired one stays here as a comment. Texts are in
 * `personnummer.texts.ts`.
 */
export const NUMBER_FAULTS = [
  'not_a_number',
  'wrong_length',
  'no_such_date',
  'check_digit',
  'born_after_census',
  'too_old',
  'scientific_notation',
  'letters_for_digits',
  'incomplete',
  'filler',
] as const
/** One of `NUMBER_FAULTS`. */
export type NumberFault = (typeof NUMBER_FAULTS)[number]

/** What a person may want to know of a number that was read: an invented test number, or decimals (`.0`) taken away. */
export const NUMBER_NOTES = ['test_serial', 'decimals_dropped'] as const
/** One of `NUMBER_NOTES`. */
export type NumberNote = (typeof NUMBER_NOTES)[number]

/** A checked number, or the one reason it is not one. */
export type NumberReading =
  | { ok: true; number: CheckedNumber; notes: readonly NumberNote[] }
  | { ok: false; code: NumberFault }

/** Years. Assumption: nobody older is alive; older is a slip in the century. Decided by the project, 2026-11-21. */
export const OLDEST_AGE_YEARS = 120

/** First serial of Skatteverket's test numbers: 980–999 are never given to anybody. Source: Skatteverket, testpersonnummer. */
const FIRST_TEST_SERIAL = 980

/** Zero-width and formatting characters that come along when text is pasted. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g
const ONLY_DIGITS = /^\d+$/
const NOTHING_TO_TIDY = /^[\dA-Za-z+.-]*$/
const SEPARATORS = /[\s./\u2212\p{Pd}]+/gu
const SCIENTIFIC = /^\d(?:[.,]\d+)?E\+?\d{1,2}$/i
const WITH_DECIMALS = /^(\d{7,12})[.,]0+$/
const USUAL = /^(\d{6}|\d{8})-?(\d{4})$/
const NUMBER = /^(\d{6}|\d{8})(\+?)([0-9A-Z]{4})$/
const DATE_WITH_LETTERS = /^([\dOILSBZ|]{6}|[\dOILSBZ|]{8})\+?[0-9A-Z]{4}$/i
const LOOKS_LIKE_ZERO = /[Oo]/g
const LOOKS_LIKE_ONE = /[Iil|]/g
const DATE_AND_FILLER = /^(\d{6}|\d{8})\+?(?:(?=.{1,4}$)\d{0,3}[X?*_#]{1,4}|[A-ZÅÄÖ]{4})?$/

/** The parts of a number as written: 6 or 8 digits, whether a plus stood between, the last four. */
interface Parts {
  readonly date: string
  readonly plus: boolean
  readonly lastFour: string
}

/**
 * Reads a personnummer, samordningsnummer or reserve number in any usual spelling. `day` is the census week's last
 * day: ten digits take the latest century that has the birth on or before it, and nobody is born after it.
 */
export function readPersonalNumber(written: string, day: IsoDate): NumberReading {
  const usual = USUAL.exec(written) // nearly every one
  if (usual) return readOnlyDigits({ date: usual[1] ?? '', plus: false, lastFour: usual[2] ?? '' }, day)
  const text = tidied(written)
  if (ONLY_DIGITS.test(text)) return readCompact(text, day)
  if (SCIENTIFIC.test(text)) return fault('scientific_notation')
  const whole = WITH_DECIMALS.exec(text)?.[1]
  const reading = readCompact((whole ?? text).replace(SEPARATORS, ''), day)
  if (whole === undefined || !reading.ok) return reading
  return { ...reading, notes: [...reading.notes, 'decimals_dropped'] }
}

/**
 * The ten digits of a number whose leading zeros a spreadsheet has eaten (405069812 was 0405069812), or `null` when
 * zeros do not make it a number with a real date and a right check digit. Seven to nine digits only: twelve digits
 * never begin with a zero, so eleven are a slip that zeros cannot mend.
 */
export function restoreLeadingZeros(written: string): string | null {
  const text = tidied(written)
  const digits = WITH_DECIMALS.exec(text)?.[1] ?? text
  if (!/^[1-9]\d{6,8}$/.test(digits)) return null
  const restored = digits.padStart(10, '0')
  const isNumber = birthOf(`20${restored.slice(0, 6)}`) !== null && restored.slice(6, 9) !== '000'
  return isNumber && hasLuhnDigit(restored) ? restored : null
}

/** Undoes what keyboards, spreadsheets and pasting do to a cell: wide digits, ="…", a leading apostrophe. */
function tidied(written: string): string {
  if (NOTHING_TO_TIDY.test(written)) return written
  const text = written.normalize('NFKC').replace(INVISIBLE, '').trim()
  return text
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '')
    .trim()
}

function readCompact(compact: string, day: IsoDate): NumberReading {
  const upper = compact.toUpperCase()
  const match = NUMBER.exec(upper)
  if (!match) return fault(whyNotANumber(compact))
  const parts: Parts = { date: match[1] ?? '', plus: match[2] === '+', lastFour: match[3] ?? '' }
  if (ONLY_DIGITS.test(parts.lastFour)) return readOnlyDigits(parts, day)
  if (DATE_AND_FILLER.test(upper)) return fault(parts.date === '000000' ? 'filler' : 'incomplete')
  return isDigitsMistyped(compact, parts) ? fault('letters_for_digits') : readReserveNumber(parts, day)
}

/** The most helpful reason for text that has not even the shape of a number. */
function whyNotANumber(compact: string): NumberFault {
  const upper = compact.toUpperCase()
  if (DATE_WITH_LETTERS.test(upper)) return 'letters_for_digits'
  if (/^0+$/.test(compact)) return 'filler'
  const date = DATE_AND_FILLER.exec(upper)?.[1]
  if (date !== undefined && birthOf(date.length === 8 ? date : `20${date}`) !== null) return 'incomplete'
  return /^\d+(\+\d*)?$/.test(compact) ? 'wrong_length' : 'not_a_number'
}

/**
 * True when every letter of the last four looks like a digit (O, I, l). One form stays a reserve number: a single
 * such letter first, as Region Dalarna may issue (source: HL7 Sweden base profiles), unless the digits would be right.
 */
function isDigitsMistyped(compact: string, { date, lastFour }: Parts): boolean {
  const digits = compact.slice(-4).replace(LOOKS_LIKE_ZERO, '0').replace(LOOKS_LIKE_ONE, '1')
  if (!ONLY_DIGITS.test(digits)) return false
  return !/^[OI]\d{3}$/.test(lastFour) || hasLuhnDigit(date.slice(-6) + digits)
}

function readOnlyDigits(parts: Parts, day: IsoDate): NumberReading {
  const reading = readDigits(parts, day)
  return !reading.ok && /^(\d)\1+$/.test(parts.date + parts.lastFour) ? fault('filler') : reading
}

function readDigits({ date, plus, lastFour }: Parts, day: IsoDate): NumberReading {
  const tenDigits = date.slice(-6) + lastFour
  if (date.length === 8 && isDigitReserveNumber(date, lastFour)) return reserveNumber(date + lastFour, null)
  const fullDate = date.length === 8 ? date : withCentury(date, plus, day)
  const birth = birthOf(fullDate)
  if (birth === null) return fault('no_such_date')
  if (lastFour.startsWith('000')) return fault('incomplete') // serials begin at 001 (SKV 704)
  if (!hasLuhnDigit(tenDigits)) return fault('check_digit')
  if (isAfter(birth, day)) return fault('born_after_census')
  if (isTooOld(birth, day)) return fault('too_old')
  return numberRead(fullDate, lastFour, birth)
}

function numberRead(fullDate: string, lastFour: string, birth: PartialDate): NumberReading {
  const testSerial = Number(lastFour.slice(0, 3)) >= FIRST_TEST_SERIAL
  const number: CheckedNumber = {
    kind: Number(fullDate.slice(6)) >= 60 ? 'samordningsnummer' : 'personnummer',
    canonical: fullDate + lastFour,
    birth,
    sex: Number(lastFour[2]) % 2 === 1 ? 'man' : 'woman',
    testSerial,
  }
  return { ok: true, number, notes: testSerial ? ['test_serial'] : [] }
}

/**
 * A date part plus four characters, at least one of them a letter. The date is often the birth date, but some issuers
 * invent one (Sörmland: 18500101), so a day no living person is born on says nothing of the birth.
 */
function readReserveNumber({ date, plus, lastFour }: Parts, day: IsoDate): NumberReading {
  const fullDate = date.length === 8 ? withoutSeries(date, lastFour) : withCentury(date, plus, day)
  const birth = Number(fullDate.slice(6)) < 60 ? birthOf(fullDate) : null
  const canonical = (date.length === 8 || birth === null ? date : fullDate) + lastFour
  if (birth === null || isTooOld(birth, day)) return reserveNumber(canonical, null)
  if (!isAfter(birth, day)) return reserveNumber(canonical, birth)
  return fullDate.startsWith('20') ? fault('born_after_census') : reserveNumber(canonical, null)
}

/** Sex is `null`: the issuers mark it in different ways and none of them is the legal sex. */
function reserveNumber(canonical: string, birth: PartialDate | null): NumberReading {
  return { ok: true, number: { kind: 'reservnummer', canonical, birth, sex: null, testSerial: false }, notes: [] }
}

/**
 * Reserve numbers of digits alone, always twelve. Region Stockholm: 99 + year + serial, Luhn over the last eight.
 * Inera CareLink and Region Halland: the day is 32–59, Luhn over the last ten. Source: Inera, *Lokala Reservidn*.
 */
function isDigitReserveNumber(date: string, lastFour: string): boolean {
  if (date.startsWith('99')) return hasLuhnDigit(date.slice(4) + lastFour)
  const dayDigits = date.slice(6)
  if (dayDigits < '32' || dayDigits > '59' || birthOf(`${date.slice(0, 6)}01`) === null) return false
  return hasLuhnDigit(date.slice(2) + lastFour)
}

/**
 * The birth date inside a national reserve number (NRID): two letters or three in front of the check digit, and a
 * century raised by 3, 6, 9 … 78. Source: Inera, *Nationellt ReservID – specifikation 1.0*.
 */
function withoutSeries(date: string, lastFour: string): string {
  const series = Number(date.slice(0, 2))
  if (series < 22 || !/^[A-HJ-NPR-UX-Z]{2}[\dA-HJ-NPR-UX-Z]\d$/.test(lastFour)) return date
  const century = ['', '19', '20'][series % 3] ?? ''
  return century + date.slice(century.length)
}

/**
 * Six digits with their century. A plus is used from the year in which somebody turns 100 (folkbokföringslagen
 * 18 §), so it is the latest year at least 100 before `day`'s; else the latest date that is not after `day`.
 */
function withCentury(date: string, plus: boolean, day: IsoDate): string {
  const latestYear = yearOf(day) - (plus ? 100 : 0)
  const year = latestYear - ((latestYear - Number(date.slice(0, 2))) % 100)
  const full = `${year}${date.slice(2)}`
  const birth = plus ? null : birthOf(full)
  return birth !== null && isAfter(birth, day) ? `${year - 100}${date.slice(2)}` : full
}

/**
 * The birth in an eight-digit date part, `null` if there is no such day. Day + 60 marks a samordningsnummer; there
 * day 60 means that the day is not known and month 00 that not even the month is. Source: SKV 707 and
 * Skatteverket's published testsamordningsnummer (which have month 00 with the days 60–91).
 */
function birthOf(date: string): PartialDate | null {
  const month = date.slice(4, 6)
  const dayDigits = date.slice(6)
  const isCoordination = dayDigits >= '60'
  const dayNumber = isCoordination ? Number(dayDigits) - 60 : Number(dayDigits)
  if (isCoordination && month === '00') return dayNumber <= 31 ? asPartialDate(date.slice(0, 4)) : null
  if (month < '01' || month > '12') return null
  const yearAndMonth = `${date.slice(0, 4)}-${month}`
  if (dayNumber === 0) return isCoordination ? asPartialDate(yearAndMonth) : null
  if (dayNumber > daysInMonth(Number(date.slice(0, 4)), Number(month))) return null
  return asPartialDate(`${yearAndMonth}-${dayNumber < 10 ? '0' : ''}${dayNumber}`)
}

/** The brand without a zod parse, since a list may hold a million numbers. That the day exists, `birthOf` has seen to. */
const isPartialDate = (text: string): text is PartialDate => /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?$/.test(text)
const asPartialDate = (text: string): PartialDate | null => (isPartialDate(text) ? text : null)

/** A month or year counts as after only when all of it is. */
const isAfter = (birth: PartialDate, day: IsoDate): boolean => birth > day.slice(0, birth.length)

function isTooOld(birth: PartialDate, day: IsoDate): boolean {
  if (yearOf(day) - yearOf(birth) <= OLDEST_AGE_YEARS) return false
  return ageSpanOn(spanOf(birth), day).youngest > OLDEST_AGE_YEARS
}

/** Luhn's test (modulus 10, weights 2 and 1 from the left) on an even number of digits. Source: SKV 704. */
function hasLuhnDigit(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const weighted = (digits.charCodeAt(index) - 48) * (index % 2 === 0 ? 2 : 1)
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}

const fault = (code: NumberFault): NumberReading => ({ ok: false, code })
