import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_DECISIONS } from '../../../src/domain/linkage/link-decisions.ts'
import { linkRecords } from '../../../src/domain/linkage/link-records.ts'
import type { LinkageResult } from '../../../src/domain/linkage/linkage-result.ts'
import { personLinkage } from '../../../src/domain/linkage/person-linkage.ts'
import { type Traits, traitsOf } from '../../../src/domain/linkage/traits.ts'
import { type Identity, NO_IDENTITY } from '../../../src/domain/submission/identity.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'
import { readPersonalNumber } from '../../../src/domain/terms/personnummer.ts'

const day = isoDate.parse('2016-01-18')

interface Row extends Partial<Identity> {
  readonly id: string
  readonly unit?: string
  readonly census?: string
  readonly key?: string | null
  readonly kind?: 'personnummer' | 'samordningsnummer' | 'reservnummer'
  readonly sex?: 'woman' | 'man'
  readonly decidedPerson?: string
}

/** A row as linkage meets it. `key` stands for the keyed hash of a number. */
function row({
  id,
  unit = 'amf',
  census = '2016',
  key = null,
  kind = 'personnummer',
  sex = 'man',
  decidedPerson,
  ...identity
}: Row): Traits {
  const traits = traitsOf({
    id,
    order: JSON.stringify([census, unit, key, identity, id]),
    census,
    units: [unit],
    numberKey: key,
    decidedPerson: decidedPerson ?? null,
    identity: { ...NO_IDENTITY, ...identity },
    sex,
    day,
  })
  return { ...traits, numberKind: key === null ? null : kind }
}

const noTraits = {
  ...{ id: '', order: '', census: '2016', units: [], numberKey: null, decidedPerson: null, sex: null, day },
} as const

/** A number of the test series. */
function readNumber(written: string): Identity['number'] {
  const reading = readPersonalNumber(written, day)
  if (!reading.ok) throw new Error(`${written} is no number`)
  return reading.number
}

const born = (date: string) => ({ birthDate: isoDate.parse(date) })
const link = (rows: readonly Traits[], decisions = NO_DECISIONS): LinkageResult =>
  linkRecords(personLinkage, rows, decisions)
const persons = (result: LinkageResult) => result.asLinked.map((members) => [...members].sort().join('+')).sort()

// People who are nobody's double: so that the list is as long as a small census.
const others = Array.from({ length: 60 }, (_, at) =>
  row({
    id: `other-${at}`,
    unit: 'soc',
    key: `number-${at}`,
    givenName: `Förnamn${'abcdefghij'[at % 10]}${at}`,
    familyName: `Släkt${at}`,
    ...born(`19${50 + (at % 45)}-0${1 + (at % 9)}-${10 + (at % 18)}`),
  }),
)
const anna = { givenName: 'Anna', familyName: 'Wikström', sex: 'woman' as const, ...born('1980-03-14') }

describe('two records are one person', () => {
  it.each([
    ['with the same number, whatever else', { key: 'n1', ...anna }, { key: 'n1' }],
    ['with the same name and birth date and one number', { key: 'n1', ...anna }, anna],
    ['with the name written otherwise (Vikström)', anna, { ...anna, familyName: 'Vikström' }],
    [
      'with the name transliterated',
      { givenName: 'Mohammed', familyName: 'Hussein', ...born('1975-05-02') },
      { givenName: 'Muhammad', familyName: 'Hussain', ...born('1975-05-02') },
    ],
    [
      'with day and month swapped and a rare name',
      { ...anna, ...born('1980-03-04') },
      { ...anna, ...born('1980-04-03') },
    ],
    ['with the given name written as its letter', anna, { ...anna, givenName: 'A.' }],
    [
      'with one number, and names that are written as letters',
      { key: 'n1', ...anna },
      { key: 'n1', ...anna, givenName: 'A', familyName: 'W' },
    ],
    ['with given and family name swapped', anna, { ...anna, givenName: 'Wikström', familyName: 'Anna' }],
    [
      'with the full name and only the birth year',
      { key: 'n1', ...anna },
      { givenName: 'Anna', familyName: 'Wikström', sex: 'woman' as const, birthYear: 1980 },
    ],
  ])('%s', (_, left, right) => {
    expect(persons(link([...others, row({ id: 'a', ...left }), row({ id: 'b', unit: 'ria', ...right })]))).toContain(
      'a+b',
    )
  })
})

describe('two records are not linked automatically', () => {
  it.each([
    ['with two different valid numbers, though name and date agree', { key: 'n1', ...anna }, { key: 'n2', ...anna }],
    ['when they may be twins', anna, { ...anna, givenName: 'Kerstin' }],
    [
      'when they may be twins of whom initials are written',
      { ...anna, givenName: 'L-E' },
      { ...anna, givenName: 'L-O' },
    ],
    [
      'with one number under two wholly different names',
      { key: 'n1', ...anna },
      { key: 'n1', givenName: 'Bo', familyName: 'Quist', sex: 'woman' as const },
    ],
  ])('%s: a person decides', (_, left, right) => {
    const result = link([...others, row({ id: 'a', ...left }), row({ id: 'b', unit: 'ria', ...right })])
    expect(persons(result)).toEqual(expect.arrayContaining(['a', 'b']))
    expect(result.links.filter(({ decision }) => decision === 'review')).toHaveLength(1)
    expect(result.doubtsLinked.length).toBe(result.asLinked.length - 1)
  })

  it('with the same name and another birth date: not even in doubt', () => {
    const result = link([...others, row({ id: 'a', ...anna }), row({ id: 'b', ...anna, ...born('1951-11-30') })])
    expect(persons(result)).toEqual(expect.arrayContaining(['a', 'b']))
    expect(result.doubts).toEqual([])
  })

  it('through a third: a cluster never holds two valid numbers', () => {
    const result = link([
      ...others,
      row({ id: 'a', key: 'n1', ...anna }),
      row({ id: 'b', unit: 'ria', ...anna }),
      row({ id: 'c', unit: 'soc', key: 'n2', ...anna }),
    ])
    expect(persons(result)).not.toContain('a+b+c')
  })
})

it('two rows of one unit with other given names are two, however alike the names', () => {
  const par = { givenName: 'Pär', familyName: 'Berg', ...born('1980-01-14') }
  const both = (unit: string) =>
    link([...others, row({ id: 'a', ...par }), row({ id: 'b', unit, ...par, givenName: 'Pål' })])
  expect(persons(both('amf'))).toEqual(expect.arrayContaining(['a', 'b']))
  expect(both('amf').doubts).toHaveLength(1)
  expect(persons(both('ria'))).toContain('a+b')
})

it('two different numbers are hardly believed to be one person, twins as much as not', () => {
  const doubt = (left: Partial<Row>, right: Partial<Row>) =>
    link([...others, row({ id: 'a', ...anna, ...left }), row({ id: 'b', unit: 'ria', ...anna, ...right })]).doubts[0]
      ?.probabilitySame
  expect(doubt({ key: 'n1' }, { key: 'n2' })).toBe(0.1)
  expect(doubt({}, { givenName: 'Kerstin' })).toBeGreaterThan(0.2)
  expect(doubt({}, { givenName: 'Kerstin' })).toBeLessThan(0.6)
})

it('no list teaches how often two people share a number: that is counted', () => {
  // One number under two names, over and over: taken for two people, these would make numbers say little.
  const pairs = Array.from({ length: 20 }, (_, at) => [
    row({ id: `l${at}`, key: `n${at}`, givenName: 'Bo', familyName: 'Ekman' }),
    row({ id: `r${at}`, key: `n${at}`, unit: 'ria', givenName: 'Mustafa', familyName: 'Hosseini' }),
  ]).flat()
  expect(link(pairs).parameters.probabilities.number?.equal?.u).toBe(1 / 72_976_950)
})

/** A name of three syllables: another for nearly every number. */
function spelled(number: number): string {
  const syllables = ['ba', 'ke', 'li', 'mo', 'nu', 'ra', 'se', 'ti', 'vo', 'du', 'fe', 'gi', 'ja', 'lo', 'my', 'pe']
  return [0, 4, 8].map((bits) => syllables[(number >> bits) % syllables.length]).join('')
}

it('a protected identity belongs to its number, however many of that person’s rows have none', () => {
  // In so long a list two rows that share nothing weigh against being one person.
  const many = Array.from({ length: 1000 }, (_, at) => {
    const who = at % 600
    const date = `19${50 + ((who * 13) % 45)}-${String(1 + ((who * 31) % 12)).padStart(2, '0')}-${10 + ((who * 17) % 18)}`
    const names = { givenName: spelled(who * 7919), familyName: spelled(who * 104_729) }
    return row({ id: `other-m${at}`, unit: 'soc', key: `m${who}`, ...names, ...born(date) })
  })
  const without = Array.from({ length: 20 }, (_, at) => row({ id: `x${at}`, unit: `u${at}`, ...anna }))
  const a = row({ id: 'a', key: 'n1', ...anna })
  const p = row({ id: 'p', unit: 'ria', key: 'n1', protectedIdentity: true })
  const result = link([...others, ...many, a, ...without, p])
  expect(persons(result)).toContain(
    [a, p, ...without]
      .map(({ id }) => id)
      .sort()
      .join('+'),
  )
  const ofProtected = result.links.filter(({ left, right }) => [left, right].includes('p'))
  expect(ofProtected.map(({ left, right, decision }) => [left, right, decision])).toEqual([['a', 'p', 'automatic']])
})

describe('decisions bind', () => {
  it('"different" keeps apart what the model would link, and is no doubt any more', () => {
    const result = link([...others, row({ id: 'a', ...anna }), row({ id: 'b', unit: 'ria', ...anna })], {
      same: [],
      different: [['b', 'a']],
    })
    expect(persons(result)).toEqual(expect.arrayContaining(['a', 'b']))
    expect(result.doubts).toEqual([])
  })

  it('"same" joins even two different numbers', () => {
    const result = link([...others, row({ id: 'a', key: 'n1', ...anna }), row({ id: 'b', key: 'n2', ...anna })], {
      same: [['a', 'b']],
      different: [],
    })
    expect(persons(result)).toContain('a+b')
    expect(result.links.find(({ left }) => left === 'a' || left === 'b')?.decision).toBe('decided')
  })

  it("the analyst's own ids in a compiled list join and keep apart", () => {
    const result = link([
      ...others,
      row({
        id: 'a',
        decidedPerson: 'P1',
        initials: 'A W',
        givenName: 'Anna',
        familyName: 'Wikström',
        birthYear: 1980,
      }),
      row({ id: 'b', decidedPerson: 'P1', givenName: 'Annie', familyName: 'Vik', birthYear: 1981 }),
      row({ id: 'c', decidedPerson: 'P2', givenName: 'Anna', familyName: 'Wikström', birthYear: 1980 }),
    ])
    expect(persons(result)).toEqual(expect.arrayContaining(['a+b', 'c']))
  })

  it.each([
    ['a row that says little', { givenName: 'Anna' }],
    ['a full row', anna],
  ])('"different" about %s keeps out of its person whoever it was said of', (_, said) => {
    const rows = [
      row({ id: 'a', ...anna }),
      row({ id: 'x', unit: 'soc', ...anna }),
      row({ id: 't', unit: 'ria', ...said }),
    ]
    const result = link([...others, ...rows], { same: [['t', 'a']], different: [['t', 'x']] })
    expect(persons(result)).toEqual(expect.arrayContaining(['a+t', 'x']))
  })

  it('"different" keeps apart likewise where the analyst’s own id holds the row', () => {
    const rows = [
      row({ id: 'a', decidedPerson: 'P1', ...anna }),
      row({ id: 'x', unit: 'soc', ...anna }),
      row({ id: 't', unit: 'ria', decidedPerson: 'P1', givenName: 'Anna' }),
    ]
    const result = link([...others, ...rows], { same: [], different: [['t', 'x']] })
    expect(persons(result)).toEqual(expect.arrayContaining(['a+t', 'x']))
  })

  it('two persons who are one with a row that says little are compared as one', () => {
    const rows = [
      row({ id: 'a', ...anna }),
      row({ id: 'b', unit: 'soc', givenName: 'Bo', familyName: 'Ek', ...born('1955-05-02') }),
      row({ id: 'x', unit: 'kvv', ...anna }),
      row({ id: 't', unit: 'ria', givenName: 'Anna' }),
    ]
    const same = [
      ['a', 't'],
      ['t', 'b'],
    ] as const
    const result = link([...others, ...rows], { same, different: [['b', 'x']] })
    expect(persons(result)).toEqual(expect.arrayContaining(['a+b+t', 'x']))
  })

  it('"same" holds where it contradicts a "different" by way of a third', () => {
    const rows = ['a', 'b', 'c'].map((id) => row({ id, unit: id, ...anna }))
    const same = [
      ['a', 'b'],
      ['b', 'c'],
    ] as const
    expect(persons(link([...others, ...rows], { same, different: [['a', 'c']] }))).toContain('a+b+c')
  })

  it('"different" goes before the analyst’s own id', () => {
    const rows = ['a', 'b', 'c'].map((id) => row({ id, unit: id, decidedPerson: 'P1', ...anna }))
    const different = [
      ['b', 'a'],
      ['b', 'c'],
    ] as const
    expect(persons(link([...others, ...rows], { same: [], different }))).toEqual(expect.arrayContaining(['a+c', 'b']))
  })

  it('an id of the analyst’s makes no two numbers one by way of a row that says little', () => {
    const rows = [
      row({ id: 'a', key: 'n1', ...anna }),
      row({ id: 'b', unit: 'soc', key: 'n2', decidedPerson: 'P1', ...anna }),
      row({ id: 't', unit: 'ria', decidedPerson: 'P1', givenName: 'Anna' }),
    ]
    const result = link([...others, ...rows], { same: [['t', 'a']], different: [] })
    expect(persons(result)).toEqual(expect.arrayContaining(['a+t', 'b']))
  })

  it('who was said to have two numbers keeps the rows of both that bear the same id', () => {
    const rows = [
      row({ id: 'a', key: 'n1', decidedPerson: 'P1', ...anna }),
      row({ id: 'b', unit: 'soc', key: 'n2', decidedPerson: 'P1', ...anna }),
      row({ id: 'c', unit: 'ria', key: 'n1', decidedPerson: 'P1', givenName: 'Bo', familyName: 'Ek' }),
    ]
    expect(persons(link([...others, ...rows], { same: [['a', 'b']], different: [] }))).toContain('a+b+c')
  })
})

describe('a thin row', () => {
  const initials = { initials: 'A W', birthYear: 1980, sex: 'woman' as const }

  it('belongs to the one person it fits', () => {
    expect(
      persons(link([...others, row({ id: 'a', key: 'n1', ...anna }), row({ id: 'thin', unit: 'ria', ...initials })])),
    ).toContain('a+thin')
  })

  it('that fits nobody of the census is the one of another census it fits, if there is one', () => {
    const inYear = (census: string) => others.map((other) => ({ ...other, id: `${census} ${other.id}`, census }))
    const before = [...inYear('2015'), row({ id: 'a', census: '2015', key: 'n1', ...anna })]
    const result = link([...before, ...others, row({ id: 'thin', unit: 'ria', ...initials })])
    expect(persons(result)).toContain('a+thin')
    const isAboutIt = ({ left }: LinkageResult['doubts'][number]) => left === 'thin'
    // In its own census it is one person more, whoever it is.
    expect(result.doubts.find(isAboutIt)?.linkedNow).toBe(false)
    expect(result.doubts.find(isAboutIt)?.probabilitySame).toBeLessThan(0.2)
    expect(result.listDoubts.find(isAboutIt)?.linkedNow).toBe(true)
  })

  it('that fits nobody at all stands alone, and is hardly somebody whom a slip hides', () => {
    const result = link([...others, row({ id: 'thin', unit: 'ria', ...initials })])
    expect(persons(result)).toContain('thin')
    expect(result.doubts.map(({ left, right }) => [left, right])).toEqual([['thin', null]])
    expect(result.doubts[0]?.probabilitySame).toBeLessThan(0.25)
  })

  it('that fits two equally well stands alone, and counts as linked only in the lowest figure', () => {
    const twin = { givenName: 'Agnes', familyName: 'Wall', sex: 'woman' as const, ...born('1980-08-09') }
    const result = link([
      ...others,
      row({ id: 'a', key: 'n1', ...anna }),
      row({ id: 'b', key: 'n2', ...twin }),
      row({ id: 'thin', unit: 'ria', ...initials }),
    ])
    expect(persons(result)).toContain('thin')
    expect(result.doubtsLinked.length).toBe(result.asLinked.length - 1)
    expect(result.doubts).toHaveLength(1)
    // So somebody is added to the expected number, and less than half a person.
    expect(1 - (result.doubts[0]?.probabilitySame ?? 1)).toBeGreaterThan(0)
    expect(1 - (result.doubts[0]?.probabilitySame ?? 0)).toBeLessThan(0.5)
  })

  it.each([
    ['initials alone', { initials: 'A W' }],
    ['a birth year alone', { birthYear: 1980 }],
    ['nothing at all', {}],
  ])('with %s may be somebody known: the lowest figure counts it as such', (_, said) => {
    const thin = { ...row({ id: 'thin', unit: 'ria', ...said }), sex: null }
    const result = link([...others, row({ id: 'a', key: 'n1', ...anna }), thin])
    expect(result.doubtsLinked.length).toBe(result.doubtsApart.length - 1)
  })

  it('with a birth year and sex alone is not taken for somebody of about that age', () => {
    const about = row({
      id: 'about',
      unit: 'ria',
      initials: 'K S',
      age: { years: 41, approximate: true },
      sex: 'woman',
    })
    const year = row({ id: 'year', unit: 'jour', birthYear: 1980, sex: 'woman' })
    const result = link([...others.slice(0, 10), about, year])
    expect(persons(result)).toEqual(expect.arrayContaining(['about', 'year']))
    expect(result.doubtsLinked.length).toBe(result.asLinked.length - 1)
  })

  describe('with a given name and a guessed age', () => {
    const hakan = { givenName: 'Håkan', familyName: 'Zetterqvist', ...born('1976-05-20') }
    const hasan = { givenName: 'Hasan', familyName: 'Yildiz', ...born('1975-02-11') }
    const guess = (givenName: string) =>
      row({ id: 'thin', unit: 'ria', givenName, age: { years: 40, approximate: true } })

    it('is the one who bears the name', () => {
      const list = [...others, row({ id: 'hakan', key: 'n1', ...hakan }), guess('Håkan')]
      expect(persons(link(list))).toContain('hakan+thin')
    })

    it('is nobody whose name is a letter away, when another bears the very name', () => {
      const list = [
        ...others,
        row({ id: 'hakan', key: 'n1', ...hakan }),
        row({ id: 'hasan', key: 'n2', ...hasan }),
        guess('Hasan'),
      ]
      const result = link(list)
      expect(persons(result)).toEqual(expect.arrayContaining(['hakan', 'hasan+thin']))
    })

    it('is one whose name is a letter away, when nobody bears it', () => {
      const list = [...others, row({ id: 'zetter', key: 'n1', ...hakan, givenName: 'Margareta' }), guess('Margarete')]
      const { links, asLinked } = link(list)
      const chance = links.find(({ decision }) => decision === 'thin')?.probability ?? 0
      expect(asLinked.some((members) => members.includes('zetter') && members.includes('thin'))).toBe(true)
      expect(chance).toBeLessThan(0.99)
    })
  })

  it('with a name that sounds like a common one is no surer than with the common one itself', () => {
    const jansson = others.map((other, at) => ({
      ...other,
      family:
        at % 5 === 0
          ? traitsOf({ ...noTraits, identity: { ...NO_IDENTITY, familyName: 'Jansson' } }).family
          : other.family,
    }))
    const known = row({ id: 'a', key: 'n1', givenName: 'Sven', familyName: 'Jansson', ...born('1985-03-14') })
    const chanceOf = (familyName: string) => {
      const thin = row({ id: 'thin', unit: 'ria', familyName, birthYear: 1985 })
      return link([...jansson, known, thin]).doubts.find(({ left }) => left === 'thin')?.probabilitySame ?? 0
    }
    expect(chanceOf('Jonsson')).toBeLessThan(chanceOf('Jansson'))
  })

  it('is the likelier to be somebody known, the more are known by such rows alone, and with pairs in doubt', () => {
    const asked = row({ id: 'asked', unit: 'amf', initials: 'XY', birthYear: 1990 })
    const knownIn = (rows: readonly Traits[]) =>
      link([...others, ...rows, asked]).doubts.find(({ left }) => left === 'asked')?.probabilitySame ?? 0
    const alone = ['AB', 'CD', 'EF', 'GH', 'IJ', 'KL', 'MN', 'OP', 'QR', 'ST'].map((initials, at) =>
      row({ id: `alone-${at}`, unit: 'amf', initials, birthYear: 1940 + at, sex: 'woman' }),
    )
    // A coordination number that became a personal number: in doubt, and a person's to decide.
    const twoNumbers = (unit: string) =>
      Array.from({ length: 10 }, (_, at) => {
        const own = { givenName: 'Agnes', familyName: `Wall${'abcdefghij'[at]}`, ...born(`1950-03-1${at}`) }
        return [
          row({ id: `one-${at}`, unit: 'amf', key: `c${at}`, kind: 'samordningsnummer', ...own }),
          row({ id: `two-${at}`, unit, key: `p${at}`, ...own }),
        ]
      }).flat()
    const decisions = link([...others, ...twoNumbers('soc')]).links.map(({ decision }) => decision)
    expect(new Set(decisions)).toEqual(new Set(['review']))
    expect(knownIn(alone)).toBeGreaterThan(knownIn([]))
    expect(knownIn(twoNumbers('soc'))).toBeGreaterThan(2 * knownIn(twoNumbers('amf')))
  })

  it('is the likelier to be somebody known, the more often this list writes names so that nobody knows them again', () => {
    const asked = row({ id: 'asked', unit: 'amf', givenName: 'Xerxes', familyName: 'Yxkull' })
    const knownIn = (otherwise: string) =>
      link([
        ...Array.from({ length: 60 }, (_, at) => {
          const own = { familyName: `Wall${at}`, ...born(`19${10 + at}-03-14`) }
          const second = at % 3 === 0 ? otherwise : 'Agnes'
          return [
            row({ id: `one-${at}`, unit: 'amf', key: `n${at}`, givenName: 'Agnes', ...own }),
            row({ id: `two-${at}`, unit: 'soc', key: `n${at}`, givenName: second, ...own }),
          ]
        }).flat(),
        asked,
      ]).doubts.find(({ left }) => left === 'asked')?.probabilitySame ?? 0
    expect(knownIn('Birgitta')).toBeGreaterThan(knownIn('Agnes') + 0.02)
  })

  it('is no likelier to be somebody known than anybody is, where names say nothing at all', () => {
    // Every other person bears other names in the other unit: no row can be hidden more often than always.
    const pairs = Array.from({ length: 150 }, (_, at) => {
      const date = born(`19${10 + (at % 80)}-0${1 + (at % 9)}-1${at % 10}`)
      return [
        row({ id: `one-${at}`, unit: 'amf', key: `n${at}`, givenName: `Qa${at}`, familyName: `Wo${at}`, ...date }),
        row({ id: `two-${at}`, unit: 'soc', key: `n${at}`, givenName: `Zyxel${at}`, familyName: `Uvu${at}`, ...date }),
      ]
    }).flat()
    const asked = row({ id: 'asked', unit: 'ria', givenName: 'Hjördis', familyName: 'Benjaminsson' })
    const known = link([...pairs, asked]).doubts.find(({ left }) => left === 'asked')?.probabilitySame ?? 0
    expect(known).toBeGreaterThan(0.3)
    expect(known).toBeLessThanOrEqual(0.5 + 1e-9)
  })

  it('on the first of January says little: so is written whose day is not known', () => {
    const chanceOf = (date: string) => {
      const known = row({ id: 'a', key: 'n1', givenName: 'Sven', familyName: 'Zetterqvist', ...born(date) })
      const thin = row({ id: 'thin', unit: 'ria', ...born(date) })
      return link([...others, known, thin]).doubts.find(({ left }) => left === 'thin')?.probabilitySame ?? 0
    }
    expect(chanceOf('1985-01-01')).toBeLessThan(chanceOf('1985-03-14'))
  })

  it('is near all years that the records of a person tell, and a digit away in a whole date', () => {
    const wrong = [
      row({ id: 'a', key: 'n1', givenName: 'Zoran', familyName: 'Zetterqvist', ...born('1970-04-07') }),
      row({ id: 'b', unit: 'ria', key: 'n1', givenName: 'Zoran', familyName: 'Zetterqvist', ...born('1985-04-07') }),
    ]
    for (const said of [{ birthYear: 1985 }, { birthYear: 1970 }, born('1975-04-07')]) {
      const thin = row({ id: 'thin', unit: 'jour', givenName: 'Zoran', ...said })
      expect(persons(link([...others, ...wrong, thin]))).toContain('a+b+thin')
    }
  })

  it('with initials whose letters read together as one keeps both', () => {
    expect(row({ id: 'a', initials: 'A.A.' }).initials).toBe('aa')
    expect(row({ id: 'a', initials: 'AE' }).initials).toBe('ae')
  })

  it.each([
    ['a family name beside initials', { familyName: 'Wikström' }],
    ['a family name beside a given name of one letter', { givenName: 'A.', familyName: 'Wikström', initials: null }],
    ['a given name beside initials', { givenName: 'Anna' }],
    ['a given name beside a family name of one letter', { givenName: 'Anna', familyName: 'W', initials: null }],
    ['both names of one letter', { givenName: 'A', familyName: 'W.', initials: null }],
  ])('with %s is who has the name and the letter, and nobody with the name alone', (_, said) => {
    const known = [
      row({ id: 'a', key: 'n1', ...anna }),
      row({ id: 'given', key: 'n2', ...anna, familyName: 'Berg' }),
      row({ id: 'family', key: 'n3', ...anna, givenName: 'Kerstin' }),
    ]
    const thin = row({ id: 'thin', unit: 'ria', initials: 'A W', sex: 'woman', ...said })
    expect(persons(link([...others, ...known, thin]))).toContain('a+thin')
    expect(persons(link([...others, ...known.slice(1), thin]))).toContain('thin')
  })

  it('is the one whose initial it is written with, though both spellings are one name', () => {
    const list = [
      ...others,
      row({ id: 'c', key: 'n1', initials: 'C L', birthDate: isoDate.parse('1980-03-14') }),
      row({ id: 'k', key: 'n2', initials: 'K L', birthDate: isoDate.parse('1980-09-02') }),
      row({ id: 'thin-c', unit: 'ria', givenName: 'Christina', birthYear: 1980 }),
      row({ id: 'thin-k', unit: 'jour', givenName: 'Kristina', birthYear: 1980 }),
    ]
    expect(persons(link(list))).toEqual(expect.arrayContaining(['c+thin-c', 'k+thin-k']))
  })

  it.each([
    ['the initials in the other order', { ...initials, initials: 'W A' }],
    ['the year beside', { ...initials, birthYear: 1981 }],
  ])('with %s is the person as well, though less surely', (_, slipped) => {
    const chanceOf = (said: typeof initials) => {
      const list = [...others, row({ id: 'a', key: 'n1', ...anna }), row({ id: 'thin', unit: 'ria', ...said })]
      return link(list).doubts.find(({ left }) => left === 'thin')?.probabilitySame ?? 0
    }
    expect(chanceOf(slipped)).toBeGreaterThan(0.5)
    expect(chanceOf(slipped)).toBeLessThan(chanceOf(initials))
  })

  it('is placed among the persons of its own municipality alone', () => {
    const inPlace = (municipality: string, rows: readonly Traits[]) =>
      rows.map((each) => ({ ...each, id: `${municipality}-${each.id}`, municipality, census: `2016 ${municipality}` }))
    const list = [
      ...inPlace('here', others.slice(0, 30)),
      ...inPlace('there', [...others.slice(30), row({ id: 'a', key: 'n1', ...anna })]),
    ]
    const thin = row({ id: 'thin', unit: 'ria', ...initials })
    expect(persons(link([...list, ...inPlace('there', [thin])]))).toContain('there-a+there-thin')
    expect(persons(link([...list, ...inPlace('here', [thin])]))).toEqual(
      expect.arrayContaining(['there-a', 'here-thin']),
    )
  })

  it('that a person decided about is linked without weight: it was never scored', () => {
    const list = [...others, row({ id: 'a', key: 'n1', ...anna }), row({ id: 'thin', unit: 'ria', birthYear: 1955 })]
    const result = link(list, { same: [['a', 'thin']], different: [] })
    expect(persons(result)).toContain('a+thin')
    expect(result.links).toEqual([
      { left: 'a', right: 'thin', weight: null, probability: 1, decision: 'decided', evidence: [] },
    ])
  })

  it('of a protected identity is linked to nobody without a number', () => {
    const result = link([
      ...others,
      row({ id: 'a', key: 'n1', ...anna }),
      row({ id: 'p', unit: 'ria', ...initials, protectedIdentity: true }),
    ])
    expect(persons(result)).toContain('p')
  })
})

it('protected identities are one person as often as all rows of the census are, those that say little among them', () => {
  const hidden = ['p1', 'p2'].map((id) => row({ id, unit: 'jour', protectedIdentity: true }))
  const chanceIn = (rows: readonly Traits[]) =>
    link([...rows, ...hidden]).doubts.find(({ left }) => left === 'p2')?.probabilitySame ?? 0
  const twice = others.map(({ id, given, family }) => ({
    ...row({ id: `again-${id}`, unit: 'ria', givenName: given?.text ?? '', familyName: family?.text ?? '' }),
  }))
  expect(chanceIn(others)).toBeLessThan(0.05)
  expect(chanceIn([...others, ...twice])).toBeGreaterThan(0.2)
})

it('a protected identity is linked by its number and by nothing else', () => {
  const known = row({ id: 'b', census: '2015', key: 'n1', ...anna })
  expect(persons(link([...others, row({ id: 'a', key: 'n1', ...anna, protectedIdentity: true }), known]))).toContain(
    'a+b',
  )
  expect(persons(link([...others, row({ id: 'a', key: 'n9', ...anna, protectedIdentity: true }), known]))).toEqual(
    expect.arrayContaining(['a', 'b']),
  )
  expect(persons(link([...others, row({ id: 'a', ...anna, protectedIdentity: true }), known]))).toEqual(
    expect.arrayContaining(['a', 'b']),
  )
})

it('a valid number tells the birth, also where a date beside it says otherwise', () => {
  const identity = { ...NO_IDENTITY, ...anna, number: readNumber('19800314-9807') }
  const mistyped = traitsOf({
    ...{ id: 'a', order: 'a', census: '2016', units: ['amf'], numberKey: 'n1', decidedPerson: null, sex: null, day },
    identity: { ...identity, ...born('2015-03-14') },
  })
  expect([mistyped.birthDate, mistyped.birthYears]).toEqual(['1980-03-14', { from: 1980, to: 1980 }])
})

it('reserve numbers of different issuers say nothing about each other', () => {
  const left = row({ id: 'a', unit: 'psykiatrin', key: 'r1', kind: 'reservnummer', ...anna })
  const right = row({ id: 'b', unit: 'ria', key: 'r2', kind: 'reservnummer', ...anna })
  expect(persons(link([...others, left, right]))).toContain('a+b')
})

it.each([
  ['personnummer', ['toldByNumber', 'toldByNumber']],
  ['reservnummer', ['different', 'different']],
] as const)('that two have one %s tells this of birth and sex', (kind, levels) => {
  const left = row({ id: 'a', key: 'n1', kind, ...anna, sex: 'woman' })
  const right = row({ id: 'b', key: 'n1', kind, ...anna, ...born('1951-11-09'), sex: 'man' })
  const [found] = link([...others, left, right]).links.filter((each) => [each.left, each.right].includes('a'))
  const levelOf = (id: string) => found?.evidence.find(({ comparison }) => comparison === id)?.level
  expect([levelOf('birth'), levelOf('sex')]).toEqual(levels)
})

it('the order of rows does not matter, nor what their ids are', () => {
  const names = ['Anna', 'Ana', 'Annika', 'Kalle', 'Karl', 'Mohammed', 'Muhammed']
  const anyRow = fc.record({
    given: fc.constantFrom(...names),
    family: fc.constantFrom('Wikström', 'Vikström', 'Berg', 'Bergh', 'Hussein'),
    year: fc.integer({ min: 1978, max: 1981 }),
    day: fc.constantFrom('03-14', '04-13', '03-15'),
    unit: fc.constantFrom('amf', 'ria', 'soc'),
    number: fc.option(fc.constantFrom('n1', 'n2', 'n3')),
    thin: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 2, maxLength: 14 }), fc.infiniteStream(fc.nat()), (rows, keys) => {
      const build = (id: (at: number) => string) =>
        rows.map(({ given, family, year, day: monthDay, unit, number, thin }, at) => {
          const whole = thin
            ? { initials: `${given[0]}${family[0]}`, birthYear: year }
            : { givenName: given, familyName: family, ...born(`${year}-${monthDay}`) }
          const traits = row({ id: id(at), unit, key: thin ? null : number, ...whole })
          return { ...traits, order: JSON.stringify([unit, number, whole, at]) }
        })
      const inOrder = build((at) => `row-${String(at).padStart(3, '0')}`)
      const shuffled = inOrder
        .map((each) => ({ each, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ each }) => each)
      expect(persons(link(shuffled))).toEqual(persons(link(inOrder)))
      const renamed = build((at) => `row-${String(999 - at)}`)
      const back = (members: string) =>
        members
          .split('+')
          .map((id) => `row-${String(999 - Number(id.slice(4))).padStart(3, '0')}`)
          .sort()
          .join('+')
      expect(persons(link(renamed)).map(back).sort()).toEqual(persons(link(inOrder)))
    }),
    { numRuns: 150 },
  )
})

it('no cluster of any list holds two different valid numbers', () => {
  const anyRow = fc.record({
    key: fc.constantFrom('n1', 'n2', 'n3', null),
    given: fc.constantFrom('Anna', 'Ana'),
    day: fc.constantFrom('03-14', '03-15'),
  })
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 2, maxLength: 20 }), (rows) => {
      const traits = rows.map(({ key, given, day: monthDay }, at) =>
        row({ id: `r${at}`, key, givenName: given, familyName: 'Wikström', ...born(`1980-${monthDay}`) }),
      )
      const key = new Map(traits.map(({ id, numberKey }) => [id, numberKey]))
      for (const members of link(traits).asLinked)
        expect(new Set(members.flatMap((id) => key.get(id) ?? [])).size).toBeLessThanOrEqual(1)
    }),
    { numRuns: 200 },
  )
})

describe('one row repeated', () => {
  const ekman = { givenName: 'Anna', familyName: 'Ekman', ...born('1980-01-01') }
  const times = (number: number, of: Partial<Row>, unit = 'soc') =>
    Array.from({ length: number }, (_, at) => row({ id: `${unit}-${String(at).padStart(5, '0')}`, unit, ...of }))

  it.each([2, 20, 51, 200, 8_000])('%i times is one person, with nothing to review', (number) => {
    const { asLinked, doubts, links } = link(times(number, ekman))
    expect(asLinked).toHaveLength(1)
    expect(doubts).toEqual([])
    expect(links).toHaveLength(number > 50 ? number - 1 : (number * (number - 1)) / 2)
  })

  it('by two units is one person as well, and does not draw in her namesake of another birth date', () => {
    const namesake = row({ id: 'z', ...ekman, ...born('1951-11-30') })
    const result = link([...times(100, ekman), ...times(100, ekman, 'ria'), namesake])
    expect(result.asLinked.map(({ length }) => length).sort()).toEqual([1, 200])
  })

  it('is told apart by a decision however often it is repeated', () => {
    const rows = times(200, ekman)
    const result = link(rows, { same: [], different: [['soc-00000', 'soc-00199']] })
    const together = result.asLinked.some((members) => members.includes('soc-00000') && members.includes('soc-00199'))
    expect(together).toBe(false)
  })

  it('that says nothing is a person of its own each time', () => {
    const { asLinked, doubts } = link(times(500, {}).map((each) => ({ ...each, sex: null })))
    expect(asLinked).toHaveLength(500)
    expect(doubts).toEqual([])
  })
})

it('more rows that are nearly alike than are clustered at once come to an end', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const rows = letters
    .flatMap((a) => letters.flatMap((b) => ['a', 'e'].map((c) => a + b + c)))
    .map((end, at) => row({ id: `r${at}`, givenName: 'Anna', familyName: `Ekman${end}`, ...born('1980-03-14') }))
  const { asLinked, doubtsLinked } = link(rows)
  expect(asLinked.flat()).toHaveLength(rows.length)
  expect(doubtsLinked.length).toBeLessThanOrEqual(asLinked.length)
})

it('a row of names alone that have changed places is its person', () => {
  const result = link([
    ...others,
    row({ id: 'full', unit: 'one', ...anna }),
    row({ id: 'names', unit: 'two', sex: 'woman', givenName: 'Wikström', familyName: 'Anna' }),
  ])
  expect(persons(result)).toContain('full+names')
})
