import { type Columns, NOT_KNOWN, SEXES } from './columns.ts'
import { chanceOfDate } from './compare-birth.ts'
import type { Groups } from './groups.ts'
import { DIFFERENT, type LikeNames, NAME_LEVELS, type NameLevel } from './like-names.ts'
import type { LinkageModel } from './model.ts'
import type { NamesWritten, NameWritten } from './names-written.ts'
import {
  FAMILY,
  GIVEN,
  IS_NAMED,
  LETTERS,
  NOT_SAID,
  type OutlinedTrait,
  type Outlines,
  SEX,
  VARIES,
  YEAR,
} from './outlines.ts'
import type { RecordChains } from './persons-met.ts'
import { remembered } from './remembered.ts'

/**
 * How many times likelier a row's words are if it is each of some persons than if it is anybody: above 1 speaks for the
 * person, below 1 against, and 1 says nothing. What is missing on either side says nothing. In the order of the persons;
 * holds until the next row is asked about.
 */
export type ThinEvidence = (row: number, persons: Int32Array) => Float64Array

/** The evidence of one trait of a row, set against a record; `null` where the record does not have it. */
type RecordEvidence = (record: number) => number | null

/** The evidence of one trait of a row, and what it is for those who say it with one voice, by the number of what they say. */
interface TraitEvidence {
  readonly of: RecordEvidence
  /** `NaN` where it has not been asked for. Numbers stand from `from` on. */
  readonly known: Float64Array
  readonly from: number
}

const evidenceBy = (of: RecordEvidence, numbers: number, from = 0): TraitEvidence => ({
  of,
  known: new Float64Array(numbers).fill(Number.NaN),
  from,
})

/** The same of a name. Names are many, and each is set against few. */
interface NameEvidence {
  readonly of: RecordEvidence
  readonly known: Map<number, number>
}

/** What is asked of the persons a thin row may be. */
interface WeighedPersons {
  readonly chains: RecordChains
  readonly outline: Outlines['of']
}

/** The records that evidence is weighed by. */
export interface Surveyed {
  readonly columns: Columns
  readonly like: LikeNames
  readonly clusters: Groups
  /** The years of birth of the whole list. */
  readonly years: Span
  /** The clusters that are met in the municipality. */
  readonly own: Int32Array
}

/**
 * Weighs each trait at a level, as the scored pairs are: how often a row of the person comes out so (m, the model's),
 * by how often a row of anybody does (u, counted in the list). The evidence of a trait is the mean over the person's
 * records that have it, so that a slip in one of many does little. Traits are multiplied.
 */
export function thinEvidence(
  { thin }: LinkageModel,
  surveyed: Surveyed,
  names: NamesWritten,
  { chains: { first, next }, outline }: WeighedPersons,
): ThinEvidence {
  const { given, family, initials, letters, sex } = surveyed.columns
  const ofInitials = evidenceOfInitials(thin.levels.initials, surveyed)
  const ofGiven = evidenceOfNames(names.given.levels, surveyed, given)
  const ofFamily = evidenceOfNames(names.family.levels, surveyed, family)
  const ofBirth = evidenceOfBirth(thin.levels.birth, surveyed)
  const ofSex = evidenceOfSex(thin.levels.sex, surveyed)
  let ratios = new Float64Array(1024)
  return (row, persons) => {
    const isNamedRow = given[row] !== NOT_KNOWN
    const givenEvidence = ofGiven(given[row])
    const familyEvidence = ofFamily(family[row])
    // Names that have changed places: each is set against the person's other name.
    const isFamilyKnown = family[row] !== NOT_KNOWN
    const haveBoth = isNamedRow && isFamilyKnown
    const crosswise = haveBoth ? { ofGiven: ofGiven(family[row]), ofFamily: ofFamily(given[row]) } : null
    const { namesSwapped } = thin.levels
    const initialsOfBoth = ofInitials.ofBoth(letters[row])
    const initialOfGiven = ofInitials.ofGiven(letters[row])
    const initialOfFamily = ofInitials.ofFamily(initials[row])
    const { ofDate, ofYears } = ofBirth(row)
    // Where given names are compared they have told the sex already: only another sex then says more.
    const [ofNameless, ofNamed, ofEither] = ofSex(sex[row])
    const evidenceOf = (person: number) => {
      let evidence = nameIn(givenEvidence, GIVEN, person) * nameIn(familyEvidence, FAMILY, person)
      if (crosswise !== null && evidence < 1) {
        const swapped = nameIn(crosswise.ofGiven, GIVEN, person) * nameIn(crosswise.ofFamily, FAMILY, person)
        evidence = (1 - namesSwapped) * evidence + namesSwapped * swapped
      }
      // What speaks against by itself already is not looked into further.
      if (evidence < SPEAKS_AGAINST / 10) return evidence
      const isByGiven = isNamedRow && outline(person, GIVEN) !== NOT_SAID
      const isByFamily = isFamilyKnown && outline(person, FAMILY) !== NOT_SAID
      // A name that is not set against another still begins with its letter.
      if (!isByGiven) evidence *= evidenceIn(isByFamily ? initialOfGiven : initialsOfBoth, LETTERS, person)
      else if (!isByFamily) evidence *= evidenceIn(initialOfFamily, LETTERS, person)
      if (evidence < SPEAKS_AGAINST / 10) return evidence
      evidence *= ofDate === null ? evidenceIn(ofYears, YEAR, person) : meanIn(ofDate, person)
      const isNamed = isNamedRow ? outline(person, IS_NAMED) : 0
      if (isNamed === VARIES) return ofEither === null ? evidence : evidence * meanIn(ofEither, person)
      return evidence * evidenceIn(isNamed === 1 ? ofNamed : ofNameless, SEX, person)
    }
    if (ratios.length < persons.length) ratios = new Float64Array(2 * persons.length)
    for (let at = 0; at < persons.length; at++) ratios[at] = evidenceOf(persons[at] ?? 0)
    return ratios
  }

  function nameIn(evidence: NameEvidence | null, trait: OutlinedTrait, person: number): number {
    if (evidence === null) return 1
    const said = outline(person, trait)
    if (said === NOT_SAID) return 1
    if (said === VARIES) return meanIn(evidence.of, person)
    const before = evidence.known.get(said)
    if (before !== undefined) return before
    const found = meanIn(evidence.of, person)
    evidence.known.set(said, found)
    return found
  }

  function evidenceIn(evidence: TraitEvidence | null, trait: OutlinedTrait, person: number): number {
    if (evidence === null) return 1
    const said = outline(person, trait)
    if (said === NOT_SAID) return 1
    if (said === VARIES) return meanIn(evidence.of, person)
    const before = evidence.known[said - evidence.from] ?? Number.NaN
    if (!Number.isNaN(before)) return before
    const found = meanIn(evidence.of, person)
    evidence.known[said - evidence.from] = found
    return found
  }

  /** Over the records that can be compared; 1 when none can. */
  function meanIn(evidenceOf: RecordEvidence, person: number): number {
    let [sum, count] = [0, 0]
    for (let record = first[person] ?? NOT_KNOWN; record !== NOT_KNOWN; record = next[record] ?? NOT_KNOWN) {
      const own = evidenceOf(record)
      if (own === null) continue
      sum += own
      count += 1
    }
    return count === 0 ? 1 : sum / count
  }
}

/** Evidence below which a row speaks against a person whatever else it says. */
export const SPEAKS_AGAINST = 0.1

// What the list's own counts are steadied by. Assumption: as for the names of scored pairs (`termPrior`): 500 persons, of whom one has the trait.
const PRIOR = { persons: 500, alike: 1 } as const

/** What the first record of each cluster that says something says; those that say nothing are left out. */
function* saidBy({ clusters, own }: Surveyed, said: (record: number) => number): Generator<number> {
  const { from, members } = clusters
  for (const cluster of own) {
    const until = from[cluster + 1] ?? 0
    for (let at = from[cluster] ?? until; at < until; at++) {
      const found = said(members[at] ?? 0)
      if (found === NOT_KNOWN) continue
      yield found
      break
    }
  }
}

/**
 * A name is weighed by how many persons of the list have one as like to it, and by whether somebody has one that is
 * liker: a name that others bear is seldom a slip of the pen in yet another, and one that nobody bears often is.
 */
function evidenceOfNames(
  levels: NameWritten['levels'],
  { like, clusters, own }: Surveyed,
  nameOf: Int32Array,
): (name: number | undefined) => NameEvidence | null {
  const { from, members } = clusters
  const bearers = new Map<number, number>()
  // The cluster that bore a name last: each bears it once.
  const borneBy = new Map<number, number>()
  // Those without any name say nothing of how common one is.
  let named = 0
  for (let person = 0; person < own.length; person++) {
    const cluster = own[person] ?? 0
    let isNamed = 0
    const until = from[cluster + 1] ?? 0
    for (let at = from[cluster] ?? until; at < until; at++) {
      const name = nameOf[members[at] ?? 0] ?? NOT_KNOWN
      if (name === NOT_KNOWN) continue
      isNamed = 1
      if (borneBy.get(name) === cluster) continue
      borneBy.set(name, cluster)
      addTo(bearers, name)
    }
    named += isNamed
  }
  /** By level. */
  const evidenceFor = (levelsOf: ReadonlyMap<number, NameLevel>): readonly number[] => {
    const persons = NAME_LEVELS.map(() => 0)
    for (const [name, level] of levelsOf) persons[level] = (persons[level] ?? 0) + (bearers.get(name) ?? 0)
    const likest = persons.findIndex((many) => many > 0)
    return NAME_LEVELS.map((level, at) => {
      // A thin row that stands alone may bear a name that nobody else does.
      const best = NAME_LEVELS[Math.min(likest === -1 ? DIFFERENT : likest, at)] ?? level
      const m = levels[best][level]
      const u = ((persons[at] ?? 0) + PRIOR.alike) / (named + PRIOR.persons)
      return level === 'different' ? m : m / u
    })
  }
  const evidenceOf = remembered((name: number) => {
    const levelsOf = like(name)
    const byLevel = evidenceFor(levelsOf)
    const of = (record: number) => {
      const other = nameOf[record] ?? NOT_KNOWN
      return other === NOT_KNOWN ? null : (byLevel[levelsOf.get(other) ?? DIFFERENT] ?? 1)
    }
    return { of, known: new Map<number, number>() }
  })
  return (name = NOT_KNOWN) => (name === NOT_KNOWN ? null : evidenceOf(name))
}

/** The evidence of the letters of a row, by their number: of first and last, and of each alone where the other name is compared whole. */
type InitialsEvidence = Readonly<
  Record<'ofBoth' | 'ofGiven' | 'ofFamily', (letters: number | undefined) => TraitEvidence | null>
>

/** Of first and last letter; of one letter where either side has no more. The other letters say nothing. */
function evidenceOfInitials(
  { same, swapped, oneDiffers, bothDiffer }: LinkageModel['thin']['levels']['initials'],
  surveyed: Surveyed,
): InitialsEvidence {
  const { initials, letters: lettersOf, letterTexts } = surveyed.columns
  const pairs = new Map<string, number>()
  const firsts = new Map<string, number>()
  const lasts = new Map<string, number>()
  let persons = 0
  const textOf = (letters: number) => letterTexts[letters] ?? ''
  const ofTwoLetters = (record: number) => {
    const letters = initials[record] ?? NOT_KNOWN
    return textOf(letters).length > 1 ? letters : NOT_KNOWN
  }
  for (const letters of saidBy(surveyed, ofTwoLetters)) {
    const [first, last] = endsOf(textOf(letters))
    persons += 1
    addTo(pairs, first + last)
    addTo(firsts, first)
    addTo(lasts, last)
  }
  const ALPHABET = 26
  const ofFirst = (letter: string) => ((firsts.get(letter) ?? 0) + 1) / (persons + ALPHABET)
  const ofLast = (letter: string) => ((lasts.get(letter) ?? 0) + 1) / (persons + ALPHABET)
  // Two letters that few have together are as common as if the one said nothing of the other.
  const ofPair = (first: string, last: string) =>
    ((pairs.get(first + last) ?? 0) + PAIRS_PRIOR * ofFirst(first) * ofLast(last)) / (persons + PAIRS_PRIOR)
  const betweenLast = (last: string, otherLast: string): number =>
    last === otherLast ? same / ofLast(last) : oneDiffers
  const between = ([first, last]: Ends, [otherFirst, otherLast]: Ends): number | null => {
    if (first === '') return last === '' || otherLast === '' ? null : betweenLast(last, otherLast)
    if (last === '' || otherLast === '') return first === otherFirst ? same / ofFirst(first) : oneDiffers
    if (first === otherFirst && last === otherLast) return same / ofPair(first, last)
    if (first === otherLast && last === otherFirst) return swapped / ofPair(last, first)
    if (first === otherFirst) return oneDiffers / 2 / ofFirst(first)
    return last === otherLast ? oneDiffers / 2 / ofLast(last) : bothDiffer
  }
  const evidenceOf = (told: (ends: Ends) => Ends) => {
    const evidenceOfText = remembered((own: number) => {
      const ends = told(endsOf(textOf(own)))
      const beside = remembered((other: number) => between(ends, endsOf(textOf(other))))
      return evidenceBy((record) => {
        const other = lettersOf[record] ?? NOT_KNOWN
        return other === NOT_KNOWN ? null : beside(other)
      }, letterTexts.length)
    })
    return (letters = NOT_KNOWN) => (letters === NOT_KNOWN ? null : evidenceOfText(letters))
  }
  return {
    ofBoth: evidenceOf((ends) => ends),
    ofGiven: evidenceOf(([first]) => [first, '']),
    ofFamily: evidenceOf(([, last]) => ['', last]),
  }
}

// Persons that independence of the two letters counts for. Assumption: decided by the project, 2026-11-22.
const PAIRS_PRIOR = 50

/** `''` for what is not told. */
type Ends = readonly [first: string, last: string]

/** One letter is the first. */
const endsOf = (initials: string): Ends => [initials.slice(0, 1), initials.length === 1 ? '' : initials.slice(-1)]

const addTo = <Key>(counts: Map<Key, number>, key: Key) => counts.set(key, (counts.get(key) ?? 0) + 1)

/** Years of birth, both ends included. */
interface Span {
  readonly from: number
  readonly to: number
}

const BIRTH_YEARS_IN_USE = 45

/** Of a whole date, or of years: what somebody's year tells of a date is not the same for all who say it. */
interface BirthEvidence {
  readonly ofDate: RecordEvidence | null
  readonly ofYears: TraitEvidence | null
}

const NOTHING_KNOWN: BirthEvidence = { ofDate: null, ofYears: null }

/** The first and the last year of birth of a list. */
export function yearsOfBirth({ yearFrom, yearTo }: Columns): Span {
  let [first, last] = [YEARS, 0]
  for (const year of yearFrom) if (year !== NOT_KNOWN) first = Math.min(first, year)
  for (const year of yearTo) last = Math.max(last, year)
  return { from: Math.min(first, last), to: last }
}

function evidenceOfBirth(
  { same, beside, apart, dateSame, dateDigit }: LinkageModel['thin']['levels']['birth'],
  surveyed: Surveyed,
): (row: number) => BirthEvidence {
  const { years } = surveyed
  const { yearFrom, yearTo, monthDay } = surveyed.columns
  const persons = new Map<number, number>()
  let dated = 0
  const ofOneYear = (record: number) =>
    yearFrom[record] === yearTo[record] ? (yearFrom[record] ?? NOT_KNOWN) : NOT_KNOWN
  for (const year of saidBy(surveyed, ofOneYear)) {
    dated += 1
    addTo(persons, year)
  }
  // Smoothed over five years: people of a year are few.
  const ofYear = remembered((year: number) => {
    let near = 0
    for (let other = year - 2; other <= year + 2; other++) near += persons.get(other) ?? 0
    return (near / 5 + 1) / (dated + BIRTH_YEARS_IN_USE)
  })
  const between = (own: Span, common: number, other: Span): number => {
    if (own.from > other.to || own.to < other.from) {
      const isBeside = own.from - other.to === 1 || other.from - own.to === 1
      if (!isBeside || isGuessed(own) || isGuessed(other)) return apart
      return beside / (ofYear(own.from - 1) + ofYear(own.to + 1))
    }
    // A guess is as wide as it is to hold the year.
    const m = isGuessed(own) || isGuessed(other) ? 1 : same
    return (m * sumOver(other, (year) => shareOfYear(other, year) * shareOfYear(own, year))) / common
  }
  /** The evidence of a span of years, and of a whole date where there is one (`NOT_KNOWN`: none). */
  const evidenceFor = (own: Span, day: number): RecordEvidence => {
    const common = sumOver(own, (year) => ofYear(year) * shareOfYear(own, year))
    const beside = remembered((span: number) => between(own, common, spanOf(span)))
    return (record) => {
      const from = yearFrom[record] ?? NOT_KNOWN
      const otherDay = monthDay[record] ?? NOT_KNOWN
      if (day !== NOT_KNOWN && otherDay !== NOT_KNOWN) {
        const shared = chanceOfDate(day)
        if (own.from === from && day === otherDay) return dateSame / shared
        // Twelve dates are one digit away.
        const differing = differingDigits(own.from, from, YEAR_DIGITS) + differingDigits(day, otherDay, YEAR_DIGITS)
        return differing === 1 ? dateDigit / (12 * shared) : apart
      }
      return from === NOT_KNOWN ? null : beside(from * YEARS + (yearTo[record] ?? from))
    }
  }
  // Dates are many and seldom said by two rows; years are few.
  const ofYears = remembered((span: number) =>
    evidenceBy(evidenceFor(spanOf(span), NOT_KNOWN), years.to - years.from + 1, years.from),
  )
  return (row) => {
    const from = yearFrom[row] ?? NOT_KNOWN
    const to = yearTo[row] ?? NOT_KNOWN
    if (from === NOT_KNOWN) return NOTHING_KNOWN
    const day = monthDay[row] ?? NOT_KNOWN
    if (day !== NOT_KNOWN) return { ofDate: evidenceFor({ from, to }, day), ofYears: null }
    return { ofDate: null, ofYears: ofYears(from * YEARS + to) }
  }
}

// More than any year: a span as one number is its first year times this, and its last.
const YEARS = 10_000
const spanOf = (span: number): Span => ({ from: Math.floor(span / YEARS), to: span % YEARS })

// Digits of a year, and of month and day.
const YEAR_DIGITS = 4

function sumOver(span: Span, of: (year: number) => number): number {
  let sum = 0
  for (let year = span.from; year <= span.to; year++) sum += of(year)
  return sum
}

const isGuessed = ({ from, to }: Span): boolean => to - from + 1 > STATED

function differingDigits(left: number, right: number, digits: number): number {
  let differing = 0
  for (let [one, other, at] = [left, right, 0]; at < digits; at++) {
    if (one % 10 !== other % 10) differing += 1
    one = Math.floor(one / 10)
    other = Math.floor(other / 10)
  }
  return differing
}

/** Years of birth up to which a span is one of a stated age; a longer one is a guess. */
const STATED = 2

/** How likely each year of a span is: evenly for a stated age; for a guess the likelier the nearer the middle. */
function shareOfYear({ from, to }: Span, year: number): number {
  if (year < from || year > to) return 0
  const length = to - from + 1
  if (length <= STATED) return 1 / length
  const height = Math.min(year - from, to - year) + 1
  const half = Math.floor(length / 2)
  const total = half * (half + 1) + (length % 2 === 0 ? 0 : half + 1)
  return height / total
}

// How common a sex is before anything is known of the list, and the persons that counts for. Assumption: decided by the project, 2026-11-22.
const USUAL_SEX = 0.6
const SEX_PRIOR = 100

/** Of persons without a given name that is compared, of those with one, and of those with some records of either. */
type SexEvidence = readonly [nameless: TraitEvidence | null, named: TraitEvidence | null, either: RecordEvidence | null]

function evidenceOfSex(
  { same }: LinkageModel['thin']['levels']['sex'],
  surveyed: Surveyed,
): (sex: number | undefined) => SexEvidence {
  const { sex: sexOf, given } = surveyed.columns
  const persons = new Map<number, number>()
  let known = 0
  for (const sex of saidBy(surveyed, (record) => sexOf[record] ?? NOT_KNOWN)) {
    known += 1
    addTo(persons, sex)
  }
  const evidenceOf = remembered((sex: number): SexEvidence => {
    const u = ((persons.get(sex) ?? 0) + SEX_PRIOR * USUAL_SEX) / (known + SEX_PRIOR)
    const different = (1 - same) / (1 - u)
    const ofRecord = (record: number, equal: number) => {
      const other = sexOf[record] ?? NOT_KNOWN
      if (other === NOT_KNOWN) return null
      return other === sex ? equal : different
    }
    return [
      evidenceBy((record) => ofRecord(record, same / u), SEXES.length),
      evidenceBy((record) => ofRecord(record, 1), SEXES.length),
      (record) => ofRecord(record, given[record] === NOT_KNOWN ? same / u : 1),
    ]
  })
  return (sex = NOT_KNOWN) => (sex === NOT_KNOWN ? NOTHING_SAID : evidenceOf(sex))
}

const NOTHING_SAID: SexEvidence = [null, null, null]
