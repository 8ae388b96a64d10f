import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, daysInMonth, isoDate } from '../../../src/domain/terms/dates.ts'
import { numberFaultTexts } from '../../../src/domain/terms/personnummer.texts.ts'
import {
  checkedNumber,
  NUMBER_FAULTS,
  readPersonalNumber,
  restoreLeadingZeros,
} from '../../../src/domain/terms/personnummer.ts'

const WEEK_END = isoDate.parse('2026-01-25')
const TEST_SERIALS = Array.from({ length: 20 }, (_, index) => 980 + index)
const pad = (value: number, length = 2) => String(value).padStart(length, '0')

/** Luhn's digit, computed here in another way than in the module: from a table of doubled digits. */
function checkDigit(nineDigits: string): number {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
  const sum = [...nineDigits].reduce(
    (total, digit, index) => total + (index % 2 === 0 ? (doubled[Number(digit)] ?? 0) : Number(digit)),
    0,
  )
  return (10 - (sum % 10)) % 10
}

interface Invented {
  readonly kind: 'personnummer' | 'samordningsnummer'
  readonly birth: string
  readonly date: string
  readonly lastFour: string
  readonly sex: 'woman' | 'man'
}

function invented(kind: Invented['kind'], year: number, month: number, dayOfMonth: number, serial: number): Invented {
  const date = `${year}${pad(month)}${pad(dayOfMonth + (kind === 'samordningsnummer' ? 60 : 0))}`
  const lastFour = `${serial}${checkDigit(date.slice(2) + serial)}`
  const birth = `${year}-${pad(month)}-${pad(dayOfMonth)}`
  return { kind, birth, date, lastFour, sex: serial % 2 === 1 ? 'man' : 'woman' }
}

/** Four of the twenty serials, both sexes, others for each date: all serials meet all days of the year. */
const serialsInTurn = (turn: number) => [0, 5, 10, 15].map((step) => 980 + ((turn + step) % 20))

function* everyBirthDate(): Generator<readonly [number, number, number]> {
  for (let year = 1925; year <= 2024; year++)
    for (let month = 1; month <= 12; month++)
      for (let day = 1; day <= daysInMonth(year, month); day++) yield [year, month, day]
}

/** Every usual spelling. Ten digits carry a plus from the year of the hundredth birthday. */
function spellings({ date, lastFour, birth }: Invented): string[] {
  const short = date.slice(2)
  const sign = Number(birth.slice(0, 4)) <= 1926 ? '+' : '-'
  const tenDigits = sign === '-' ? [`${short}${lastFour}`, `${short}–${lastFour}`, `${short} ${lastFour}`] : []
  return [
    `${date}${lastFour}`,
    `${date}-${lastFour}`,
    ` ${date} ${lastFour}\t`,
    `${short}${sign}${lastFour}`,
    ...tenDigits,
  ]
}

/** Plain comparison: `expect` a million times would take minutes. */
function misread(written: string, expected: Invented): string | null {
  const reading = readPersonalNumber(written, WEEK_END)
  if (!reading.ok) return `${written}: ${reading.code}`
  const { kind, canonical, birth, sex, testSerial } = reading.number
  const right = kind === expected.kind && canonical === expected.date + expected.lastFour && birth === expected.birth
  return right && sex === expected.sex && testSerial ? null : `${written}: ${JSON.stringify(reading.number)}`
}

describe('every birth date from 1925 to 2024, as personnummer and as samordningsnummer', () => {
  it.each(['personnummer', 'samordningsnummer'] as const)('reads every %s with a test serial', (kind) => {
    const misreadings: string[] = []
    for (const [year, month, day] of everyBirthDate())
      for (const serial of TEST_SERIALS) {
        const number = invented(kind, year, month, day, serial)
        const found = misread(number.date + number.lastFour, number)
        if (found) misreadings.push(found)
      }
    expect(misreadings).toEqual([])
  })

  it.each(['personnummer', 'samordningsnummer'] as const)('brings all spellings of a %s to one form', (kind) => {
    const misreadings: string[] = []
    let turn = 0
    for (const [year, month, day] of everyBirthDate()) {
      for (const serial of serialsInTurn(turn++)) {
        const number = invented(kind, year, month, day, serial)
        misreadings.push(...spellings(number).flatMap((written) => misread(written, number) ?? []))
      }
    }
    expect(misreadings).toEqual([])
  })

  it.each(['personnummer', 'samordningsnummer'] as const)('refuses every wrong last digit of a %s', (kind) => {
    const accepted: string[] = []
    let turn = 0
    for (const [year, month, day] of everyBirthDate()) {
      for (const serial of serialsInTurn(turn++)) {
        const { date, lastFour } = invented(kind, year, month, day, serial)
        for (let slip = 1; slip <= 9; slip++) {
          const wrong = `${date}${lastFour.slice(0, 3)}${(Number(lastFour[3]) + slip) % 10}`
          const reading = readPersonalNumber(wrong, WEEK_END)
          if (reading.ok || reading.code !== 'check_digit') accepted.push(wrong)
        }
      }
    }
    expect(accepted).toEqual([])
  })
})

const NUMBER = invented('personnummer', 1985, 7, 9, 980) // 19850709-9805
const canonicalOf = (written: string, day = WEEK_END) => {
  const reading = readPersonalNumber(written, day)
  return reading.ok ? reading.number.canonical : reading.code
}

describe('spelling', () => {
  it('makes no difference, wherever blanks, dots and dashes of any kind stand', () => {
    const noise = fc.constantFrom('', '', '', ' ', '-', '–', '—', '‑', '−', '.', '\u00a0', '\u200b', '\u2009')
    const digits = fc.constantFrom('198507099805', '8507099805')
    fc.assert(
      fc.property(digits, fc.array(noise, { minLength: 13, maxLength: 13 }), (number, gaps) => {
        const written = [...number].map((digit, index) => (gaps[index] ?? '') + digit).join('') + (gaps[12] ?? '')
        return canonicalOf(written) === '198507099805'
      }),
    )
  })

  it('never makes one of two numbers', () => {
    const day = fc.tuple(
      fc.integer({ min: 1927, max: 2024 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    const number = fc
      .tuple(day, fc.integer({ min: 980, max: 999 }))
      .map(([[y, m, d], s]) => invented('personnummer', y, m, d, s))
    fc.assert(
      fc.property(number, number, (left, right) => {
        const same = left.birth === right.birth && left.lastFour === right.lastFour
        return (canonicalOf(`${left.date}-${left.lastFour}`) === canonicalOf(right.date + right.lastFour)) === same
      }),
    )
  })

  it.each([
    ['as Excel keeps text in a CSV file', '="198507099805"'],
    ['with the apostrophe that keeps text as text', "'198507099805"],
    ['in full-width digits', '１９８５０７０９－９８０５'],
    ['with the decimals of a number column', '198507099805.0'],
    ['with Swedish decimals', '198507099805,00'],
    ['with a plus beside a century already written', '19850709+9805'],
  ])('is understood %s', (_how, written) => {
    expect(canonicalOf(written)).toBe('198507099805')
  })

  it('tells that decimals were taken away, and that the number is a test number', () => {
    expect(readPersonalNumber('198507099805.0', WEEK_END)).toMatchObject({ notes: ['test_serial', 'decimals_dropped'] })
  })
})

describe('the century of ten digits', () => {
  const born = (year: number, month: number, day: number) => invented('personnummer', year, month, day, 981)
  const short = ({ date, lastFour }: Invented, sign: string) => `${date.slice(2)}${sign}${lastFour}`

  it('is the latest in which the birth is on or before the last day of the census week', () => {
    const onTheDay = born(2026, 1, 25)
    const dayAfter = born(2026, 1, 26)
    expect(canonicalOf(short(onTheDay, '-'))).toBe(`20260125${onTheDay.lastFour}`)
    expect(canonicalOf(short(dayAfter, '-'))).toBe(`19260126${dayAfter.lastFour}`)
  })

  it('is a hundred years back with a plus', () => {
    const number = born(1925, 3, 1)
    expect(canonicalOf(short(number, '+'))).toBe(`19250301${number.lastFour}`)
    expect(canonicalOf(short(number, '-'))).toBe(`20250301${number.lastFour}`)
  })

  it('is right for somebody who turns 100 later in the year: the plus comes with the year, not with the birthday', () => {
    const number = born(1926, 12, 1)
    expect(canonicalOf(short(number, '+'))).toBe(`19261201${number.lastFour}`)
  })

  it('knows that 2000 was a leap year and 1900 was not', () => {
    const number = born(2000, 2, 29)
    expect(canonicalOf(short(number, '-'))).toBe(`20000229${number.lastFour}`)
    expect(canonicalOf(short(number, '-'), isoDate.parse('1999-09-26'))).toBe('no_such_date')
  })
})

describe('a samordningsnummer for somebody whose birth is not fully known', () => {
  const withCheck = (nine: string) => `${nine}${checkDigit(nine.slice(2))}`
  it.each([
    ['day not known', withCheck('19850760980'), '1985-07'],
    ['neither month nor day known', withCheck('19850060980'), '1985'],
    ['a day but no month, as in Skatteverket’s test data', withCheck('19850072980'), '1985'],
    ['all known', withCheck('19850769980'), '1985-07-09'],
  ])('gives as much of the birth as it holds: %s', (_what, written, birth) => {
    expect(readPersonalNumber(written, WEEK_END)).toMatchObject({
      ok: true,
      number: { kind: 'samordningsnummer', birth },
    })
  })

  it('may be for the year of the census, and not for a later one', () => {
    expect(readPersonalNumber(withCheck('20260060980'), WEEK_END).ok).toBe(true)
    expect(canonicalOf(withCheck('20270060980'))).toBe('born_after_census')
  })

  it.each(['19850799980', '19850792980', '19850292980', '19851360980', '19850092980'])(
    'is no date when it is %s',
    (nine) => {
      expect(canonicalOf(withCheck(nine))).toBe('no_such_date')
    },
  )
})

describe('a reserve number', () => {
  it.each([
    ['a municipality’s, as reported to IVO', '19640823-TF45', '19640823TF45', '1964-08-23'],
    ['in small letters with blanks', '19640823 tf 45', '19640823TF45', '1964-08-23'],
    ['without century, the same number', '640823-TF45', '19640823TF45', '1964-08-23'],
    ['Västerbotten', '19640823-R123', '19640823R123', '1964-08-23'],
    ['Västra Götaland', '19810829M071', '19810829M071', '1981-08-29'],
    ['Värmland', '19810829SU3A', '19810829SU3A', '1981-08-29'],
    ['Gävleborg', '19810829-12X3', '1981082912X3', '1981-08-29'],
    ['Västernorrland', '19810829123R', '19810829123R', '1981-08-29'],
    ['Skåne', '810829-DA1B', '19810829DA1B', '1981-08-29'],
    ['Sörmland, an invented birth date', '18500101M001', '18500101M001', null],
    ['Region Stockholm, digits alone', '991981000010', '991981000010', null],
    ['Inera CareLink and Halland, day 32–59', '198108320014', '198108320014', null],
    ['national, birth known (22 stands for 19)', '22640823-AB12', '22640823AB12', '1964-08-23'],
    ['national, birth known (23 stands for 20)', '23040823AB12', '23040823AB12', '2004-08-23'],
    ['national, birth not known', '00642345-AB12', '00642345AB12', null],
    ['a date part that is no calendar day', '19641323-TF45', '19641323TF45', null],
  ])('is a kind of its own: %s', (_issuer, written, canonical, birth) => {
    const number = { kind: 'reservnummer', canonical, birth, sex: null, testSerial: false }
    expect(readPersonalNumber(written, WEEK_END)).toEqual({ ok: true, number, notes: [] })
  })

  it('cannot be for somebody born after the census', () => {
    expect(canonicalOf('20640823-TF45')).toBe('born_after_census')
  })

  it('of digits alone needs the right last digit', () => {
    expect(canonicalOf('991981000011')).not.toBe('991981000011')
    expect(canonicalOf('198108320015')).toBe('no_such_date')
  })
})

describe('a number that cannot be used says why', () => {
  it.each([
    [
      'not_a_number',
      ['', 'vet ej', 'saknas', '850709-98a', '+46 70 123 45 67', 'Anna Wallin', '850709-9805 (osäkert)'],
    ],
    ['wrong_length', ['12345', '850709980', '1985070998050', '85070998', '198507099805 1']],
    ['no_such_date', ['850732-9805', '851301-9805', '850229-9805', '19850745-9805', '850700-9805', '850009-9805']],
    ['check_digit', ['850709-9806', '19850709-9804', '580709-9805']],
    ['born_after_census', [`20260126-981${checkDigit('260126981')}`, `20990101-980${checkDigit('990101980')}`]],
    ['too_old', [`19050124-980${checkDigit('050124980')}`, `18850709-980${checkDigit('850709980')}`, '850709+9805']],
    ['scientific_notation', ['1.98E+11', '1,98E+11', '1.98507E+11', '1,98507099805e+11', '8.51E+09', '2E+11']],
    [
      'letters_for_digits',
      ['85O709-9805', '850709-98O5', '850709-98o5', '1985070998O5', 'l9850709-9805', '8507o9-98O5', 'I9850709TF45'],
    ],
    [
      'incomplete',
      [
        '19850709',
        '850709',
        '1985-07-09',
        '850709-',
        '850709-XXXX',
        '850709-xxxx',
        '850709-98XX',
        '850709-????',
        '850709-****',
        '850709-0000',
        '850709-SAKN',
        '19850709-0000',
        '850709-0001',
      ],
    ],
    [
      'filler',
      ['0', '000000', '000000-0000', '0000000000', '00000000-0000', '111111-1111', '999999-9999', '000000-XXXX'],
    ],
  ] as const)('%s', (code, numbers) => {
    for (const written of numbers) expect([written, canonicalOf(written)]).toEqual([written, code])
  })

  it('takes somebody of 120 and nobody of 121', () => {
    expect(canonicalOf(`19050125-980${checkDigit('050125980')}`)).toBe('too_old')
    expect(canonicalOf(`19050126-980${checkDigit('050126980')}`)).toMatch(/^19050126/)
  })

  it('has a text in both languages that blames nobody, for every code', () => {
    for (const text of NUMBER_FAULTS.map((code) => numberFaultTexts[code])) {
      expect(text.sv).toMatch(/^[A-ZÅÄÖ].*[.?]$/)
      expect(text.en).toMatch(/^[A-Z].*[.?]$/)
      expect(text.sv).not.toMatch(/ogiltig|vänligen|tyvärr/i)
    }
  })

  it('never throws, whatever is written', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789+-XO. E,') }),
    )
    fc.assert(fc.property(anything, (written) => typeof readPersonalNumber(written, WEEK_END).ok === 'boolean'))
  })
})

describe('what is read', () => {
  it('fits the schema', () => {
    const reading = readPersonalNumber(`${NUMBER.date}-${NUMBER.lastFour}`, WEEK_END)
    expect(reading.ok && checkedNumber.parse(reading.number)).toEqual({
      kind: 'personnummer',
      canonical: '198507099805',
      birth: '1985-07-09',
      sex: 'woman',
      testSerial: true,
    })
  })

  it('stays the same from one census to the next', () => {
    for (const months of [0, 12, 24, 36])
      expect(canonicalOf('850709-9805', addMonths(WEEK_END, months))).toBe('198507099805')
  })
})

describe('leading zeros eaten by a spreadsheet', () => {
  const eaten = (nine: string) => String(Number(`${nine}${checkDigit(nine)}`))
  it.each([
    ['one zero', eaten('040506981'), `040506981${checkDigit('040506981')}`],
    ['two zeros', eaten('001006981'), `001006981${checkDigit('001006981')}`],
    ['three zeros', eaten('000406981'), `000406981${checkDigit('000406981')}`],
    ['a samordningsnummer', eaten('040566981'), `040566981${checkDigit('040566981')}`],
    ['with the decimals of a number column', `${eaten('040506981')}.0`, `040506981${checkDigit('040506981')}`],
  ])('are put back: %s', (_what, written, restored) => {
    expect(restoreLeadingZeros(written)).toBe(restored)
    expect(canonicalOf(restored)).toBe(`20${restored}`)
  })

  it.each([
    ['a birth date', '20040506'],
    ['a wrong last digit', '405069812'],
    ['no such date', '413069812'],
    ['eleven digits', '19850709980'],
    ['a whole number', '8507099805'],
    ['words', 'vet ej'],
    ['nothing', ''],
  ])('are not invented for %s', (_what, written) => {
    expect(restoreLeadingZeros(written)).toBe(null)
  })
})
