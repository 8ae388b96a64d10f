import { itemAt, type Random } from '../make-fixtures/random.ts'
import { luhnDigit } from '../make-fixtures/test-number.ts'

const KEYBOARD = ['qwertyuiopå', 'asdfghjklöä', 'zxcvbnm']

/** The name with one slip of the hand: a letter beside on the keyboard, left out, doubled, put in, or two changed about. */
export function slip(name: string, random: Random): string {
  if (name.length < 3) return name
  const at = 1 + random.below(name.length - 1)
  const letter = itemAt([...name.slice(at, at + 1)], 0)
  const [start, end] = [name.slice(0, at), name.slice(at + 1)]
  switch (random.below(6)) {
    case 0:
      return `${start}${end}`
    case 1:
      return `${start}${letter}${letter}${end}`
    case 2:
      return `${start}${end.slice(0, 1)}${letter}${end.slice(1)}`
    case 3:
      return `${start}${random.pick([...'aeinrst'])}${letter}${end}`
    case 4:
      return `${start}${random.pick([...'aeioulnrsmt'])}${end}`
    default:
      return `${start}${besideOnKeyboard(letter, random)}${end}`
  }
}

function besideOnKeyboard(letter: string, random: Random): string {
  const row = KEYBOARD.find((keys) => keys.includes(letter))
  if (row === undefined) return letter
  const at = row.indexOf(letter) + (random.chance(0.5) ? 1 : -1)
  return row.slice(at, at + 1) || letter
}

/** Sounds that are spelled in more than one way; where one is met, the other is written. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/qvist/, 'kvist'],
  [/qvist/, 'quist'],
  [/kvist/, 'qvist'],
  [/sson$/, 'son'],
  [/son$/, 'sson'],
  [/^K(?!j|h)/, 'C'],
  [/^C(?=[aou])/, 'K'],
  [/^W/, 'V'],
  [/^V/, 'W'],
  [/w/, 'v'],
  [/v/, 'w'],
  [/ou/, 'u'],
  [/oo/, 'u'],
  [/ee/, 'i'],
  [/i$/, 'y'],
  [/y$/, 'i'],
  [/kh/i, 'h'],
  [/sh/, 'sch'],
  [/j/, 'y'],
  [/z/, 's'],
  [/th/, 't'],
  [/tt/, 't'],
  [/ll/, 'l'],
  [/nn/, 'n'],
  [/mm/, 'm'],
  [/stedt$/, 'stedth'],
  [/stedt$/, 'städt'],
  [/én$/, 'en'],
  [/ck/, 'k'],
  [/x/, 'ks'],
]

/** The name as somebody else would spell the same sound; as it is when nobody would. */
export function respell(written: string, spellings: readonly string[], random: Random): string {
  const others = spellings.filter((spelling) => spelling !== written)
  if (others.length > 0) return random.pick(others)
  const fitting = SOUNDS.filter(([sound]) => sound.test(written))
  if (fitting.length === 0) return written
  const [sound, other] = random.pick(fitting)
  return written.replace(sound, other)
}

const PLAIN: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', ı: 'i', æ: 'ae', đ: 'd' }

/** Without rings, dots and other marks, as from a keyboard that has none. */
export const withoutMarks = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øłıæđ]/g, (letter) => PLAIN[letter] ?? letter)

/** The date with one digit of it another, if that is a date; otherwise as it is. */
export function withOtherDigit(date: string, random: Random): string {
  const places = [2, 3, 5, 6, 8, 9]
  for (let tries = 0; tries < 8; tries++) {
    const at = random.pick(places)
    const changed = `${date.slice(0, at)}${random.below(10)}${date.slice(at + 1)}`
    if (changed !== date && isDate(changed)) return changed
  }
  return date
}

export function withDayAndMonthSwapped(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return Number(day) <= 12 ? [year, day, month].join('-') : date
}

function isDate(written: string): boolean {
  const [year = 0, month = 0, day = 0] = written.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 1920 && year < 2010
}

/** Twelve digits of which one is another, or two have changed places; never a number that passes the check. */
export function withSlip(number: string, random: Random): string {
  const at = 4 + random.below(7)
  const changed = random.chance(0.3)
    ? `${number.slice(0, at)}${number.slice(at + 1, at + 2)}${number.slice(at, at + 1)}${number.slice(at + 2)}`
    : `${number.slice(0, at)}${(Number(number.slice(at, at + 1)) + 1 + random.below(9)) % 10}${number.slice(at + 1)}`
  return passesCheck(changed) ? withSlip(number, random) : changed
}

const passesCheck = (number: string): boolean => luhnDigit(number.slice(2, 11)) === Number(number.slice(11))
