import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NAME_FAMILIES } from '../../../src/domain/terms/name-variants.ts'
import {
  firstLetterOf,
  foldInitials,
  foldName,
  initialsOf,
  mayBeShortenedTo,
  nameFamilies,
  nameTokens,
  soundOf,
} from '../../../src/domain/terms/names.ts'

describe('a name is the same however it is spelled', () => {
  it.each([
    ['å, ä and ö on a keyboard without them', 'Åsa', ['Aasa', 'Asa', 'ÅSA', 'A\u030asa', ' åsa ']],
    ['ö as oe or ø', 'Öberg', ['Oeberg', 'Oberg', 'Øberg', 'öberg']],
    ['ä as ae or æ', 'Sällström', ['Saellstroem', 'Sallstrom', 'Sællstrøm', 'Sälström']],
    ['c, k and q', 'Erik', ['Eric', 'Erick', 'Erich', 'Eriq']],
    ['c and k before a', 'Carlsson', ['Karlsson', 'Carlson', 'Karlson', 'Kahrlsson']],
    ['c as s before e and i', 'Cecilia', ['Sesilia', 'Cesilia']],
    ['w and v', 'Wiktor', ['Viktor', 'Victor']],
    ['z and s', 'Zandra', ['Sandra']],
    ['x and ks', 'Max', ['Maks', 'Macks']],
    ['ch and kh', 'Khalil', ['Kalil', 'Chalil']],
    ['ch in Christina', 'Christina', ['Kristina', 'Cristina']],
    ['ph and f', 'Philip', ['Filip', 'Filipp', 'Phillip']],
    ['th and t', 'Thomas', ['Tomas']],
    ['the sj sound', 'Sjöberg', ['Schöberg', 'Stjöberg', 'Skjöberg']],
    ['a silent letter before j', 'Hjalmar', ['Jalmar', 'Ljalmar', 'Gjalmar', 'Djalmar']],
    ['a silent h', 'Ohlsson', ['Olsson', 'Olson', 'Ohlson']],
    ['a silent h at the end', 'Sarah', ['Sara']],
    ['double letters', 'Persson', ['Person', 'Pehrsson']],
    ['quist', 'Lindqvist', ['Lindkvist', 'Lindquist', 'Lindqwist', 'LINDQVIST']],
    ['a hyphen', 'Anna-Karin', ['Anna Karin', 'Anna–Karin']],
    ['an Arabic article', 'Al-Hassan', ['al Hassan', 'El Hassan', 'Hassan', 'Al-Hasan']],
    ['a particle', 'von Essen', ['Essen', 'Von Essen', 'af Essen', 'van Essen']],
    ['an apostrophe', "O'Brien", ['O’Brien', 'OBrien']],
    ['accents', 'Nuñez', ['Nunez', 'Núñez']],
    ['Polish and Turkish letters', 'Łukasz', ['Lukasz', 'Lukas']],
  ])('%s', (_difference, name, others) => {
    for (const other of others) expect([other, foldName(other)]).toEqual([other, foldName(name)])
  })

  it.each([
    ['Anna', 'Anne'],
    ['Lars', 'Lasse'],
    ['Öberg', 'Åberg'],
    ['Lindberg', 'Lindgren'],
    ['Mohammed', 'Mahmoud'],
    ['Hansson', 'Jansson'],
  ])('%s and %s stay two names', (left, right) => {
    expect(foldName(left)).not.toBe(foldName(right))
  })
})

describe('the parts of a name', () => {
  it('are folded, without particles, in the order written', () => {
    expect(nameTokens('Anna-Karin von Wallin')).toEqual(['ana', 'karin', 'valin'])
  })
  it('keep a particle that is all there is', () => {
    expect([nameTokens('Van'), nameTokens('Al'), nameTokens('von der')]).toEqual([['van'], ['al'], ['von', 'der']])
  })
  it('are none when there is no letter', () => {
    expect([nameTokens(''), nameTokens('???'), nameTokens(' - '), foldName('123')]).toEqual([[], [], [], ''])
  })
  it('keep letters of other alphabets', () => {
    expect(foldName('Иван')).toBe('иван')
  })
  it('fold to the same when folded again, whatever name it is', () => {
    const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzåäöüéøæ -')
    fc.assert(fc.property(fc.string({ unit: letters }), (name) => foldName(name.toUpperCase()) === foldName(name)))
  })
})

describe('families of names', () => {
  it.each([
    ['Mohammed', ['Muhammad', 'Mohamed', 'Mohamad', 'Muhammed', 'Mohamud']],
    ['Ahmad', ['Ahmed', 'Ahmet']],
    ['Hussein', ['Hossein', 'Hussain', 'Husein']],
    ['Lars', ['Lasse']],
    ['Karl', ['Kalle', 'Carl', 'Calle']],
    ['Margareta', ['Maggan', 'Margaretha']],
    ['Gustaf', ['Gustav']],
    ['Johan', ['Johannes']],
  ])('%s may be written in other ways', (name, others) => {
    const families = nameFamilies(foldName(name))
    expect(families).not.toEqual([])
    const isShared = (other: string) => nameFamilies(foldName(other)).some((family) => families.includes(family))
    for (const other of others) expect([other, isShared(other)]).toEqual([other, true])
  })

  it('may share a short form: Ante is Anders, Andreas or Anton, who are three names', () => {
    expect(nameFamilies(foldName('Ante'))).toEqual(['andreas', 'anders', 'anton'])
    const [andreas, anders] = [nameFamilies(foldName('Andreas')), nameFamilies(foldName('Anders'))]
    expect(andreas.filter((family) => anders.includes(family))).toEqual([])
  })

  it('are some sixty or more, each of at least two spellings', () => {
    expect(NAME_FAMILIES.length).toBeGreaterThanOrEqual(60)
    for (const spellings of NAME_FAMILIES) expect(spellings.length).toBeGreaterThanOrEqual(2)
  })

  it('say nothing of a name in none', () => {
    expect(nameFamilies(foldName('Ingeborg'))).toEqual([])
  })
})

describe('the sound of a name', () => {
  const sound = (name: string) => soundOf(foldName(name))

  it.each([
    ['Aziz', 'Azeez'],
    ['Haidari', 'Haaydari'],
    ['Masoud', 'Masud'],
    ['Georgiev', 'Georgyev'],
    ['Nur', 'Noor'],
    ['Youssef', 'Yusef'],
  ])('%s and %s are heard alike', (one, other) => {
    expect(sound(one)).toBe(sound(other))
  })

  it.each([
    ['Ali', 'Eli'],
    ['Ali', 'Alla'],
    ['Berg', 'Borg'],
    ['Anna', 'Nina'],
  ])('%s and %s are not always: only three consonants stand without their vowels', (one, other) => {
    const isLong = (name: string) => foldName(name).replace(/[aeiouy]/g, '').length >= 3
    expect(sound(one) === sound(other)).toBe(isLong(one) && isLong(other))
  })
})

describe('initials', () => {
  it.each([
    ['A.W.', 'aw'],
    ['a w', 'aw'],
    ['AW', 'aw'],
    ['Å.Ö.', 'ao'],
    ['A.-K. W.', 'akw'],
    ['', ''],
  ])('%s is folded to %s', (written, folded) => {
    expect(foldInitials(written)).toBe(folded)
  })
  it('are made of the first letters of given and family name, past any particle', () => {
    expect(initialsOf('Anna Karin', 'von Wallin')).toBe(foldInitials('A.W.'))
    expect(initialsOf('Åsa', 'Øberg')).toBe('ao')
  })
  it('are not known when one of the names is not', () => {
    expect([initialsOf('Anna', null), initialsOf(null, 'Wallin'), initialsOf('Anna', '?')]).toEqual([null, null, null])
  })
})

it('a name may be shortened to the letter it is written with, however it is heard', () => {
  const heardOtherwise = [
    'Philip',
    'Hjalmar',
    'Ljudmila',
    'Gjertrud',
    'Djamila',
    'Wilma',
    'Zara',
    'Xerxes',
    'Qasim',
    'Chris',
    'Åke',
  ]
  for (const name of [...NAME_FAMILIES.flat(), ...heardOtherwise])
    expect([name, mayBeShortenedTo(firstLetterOf(name), foldName(name))]).toEqual([name, true])
  expect(mayBeShortenedTo('k', foldName('Cecilia'))).toBe(false)
})
