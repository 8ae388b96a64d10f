import type { Cluster } from './cluster.ts'
import { dateSharedByChance } from './compare-birth.ts'
import { type LikeNames, NAME_LEVELS, type NameLevel } from './like-names.ts'
import type { LinkageModel } from './model.ts'
import {
  FAMILY,
  GIVEN,
  IS_NAMED,
  LETTERS,
  lettersOf,
  NOT_SAID,
  type OutlinedTrait,
  type Outlines,
  SEX,
  VARIES,
  YEAR,
} from './outlines.ts'
import { remembered } from './remembered.ts'
import type { NameTrait, Traits } from './traits.ts'

/**
 * How many times likelier a row's words are if it is a person than if it is anybody: above 1 speaks for the person, below 1
 * against, and 1 says nothing. What is missing on either side says nothing.
 */
export type ThinEvidence = (row: Traits) => (person: number) => number

/** The evidence of one trait of a row, set against a record; `null` where the record does not have it. */
type RecordEvidence = (member: Traits) => number | null

/** The evidence of one trait of a row, and what it is for those who say it with one voice, by the number of what they say. */
interface TraitEvidence {
  readonly of: RecordEvidence
  readonly known: Map<number, number>
}

/** What is asked of the persons a thin row may be. */
interface WeighedPersons {
  readonly members: (person: number) => readonly Traits[]
  readonly outline: Outlines['of']
}

/**
 * Weighs each trait at a level, as the scored pairs are: how often a row of the person comes out so (m, the model's),
 * by how often a row of anybody does (u, counted in the list). The evidence of a trait is the mean over the person's
 * records that have it, so that a slip in one of many does little. Traits are multiplied.
 */
export function thinEvidence(
  { thin }: LinkageModel,
  clusters: readonly Cluster[],
  { members, outline }: WeighedPersons,
  [likeGiven, likeFamily]: readonly [given: LikeNames, family: LikeNames],
): ThinEvidence {
  const ofInitials = evidenceOfInitials(thin.levels.initials, clusters)
  const ofGiven = evidenceOfNames(thin.levels.names, clusters, likeGiven, ({ given }) => given)
  const ofFamily = evidenceOfNames(thin.levels.names, clusters, likeFamily, ({ family }) => family)
  const ofBirth = evidenceOfBirth(thin.levels.birth, clusters)
  const ofSex = evidenceOfSex(thin.levels.sex, clusters)
  return (row) => {
    const { given, family } = row
    const [givenEvidence, familyEvidence] = [ofGiven(given), ofFamily(family)]
    // Of a named row what the given name begins with, for a person of whom only the initials are known.
    const initials = ofInitials(given === null && family === null ? row.initials : (given?.initial ?? null))
    const birth = ofBirth(row)
    // Where given names are compared they have told the sex already: only another sex then says more.
    const [sex, sexOfNamed, sexOfEach] = ofSex(row.sex)
    return (person) => {
      const isNameless = outline(person, GIVEN) === NOT_SAID
      let evidence = evidenceIn(givenEvidence, GIVEN, person) * evidenceIn(familyEvidence, FAMILY, person)
      // What speaks against by itself already is not looked into further.
      if (evidence < SPEAKS_AGAINST / 10) return evidence
      if (isNameless || given === null) evidence *= evidenceIn(initials, LETTERS, person)
      if (evidence < SPEAKS_AGAINST / 10) return evidence
      evidence *= row.birthDate === null ? evidenceIn(birth, YEAR, person) : meanIn(birth, person)
      const isNamed = given === null ? 0 : outline(person, IS_NAMED)
      if (isNamed === VARIES) return evidence * meanIn(sexOfEach, person)
      return evidence * evidenceIn(isNamed === 1 ? sexOfNamed : sex, SEX, person)
    }
  }

  function evidenceIn(evidence: TraitEvidence | null, trait: OutlinedTrait, person: number): number {
    if (evidence === null) return 1
    const said = outline(person, trait)
    if (said === NOT_SAID) return 1
    if (said === VARIES) return meanIn(evidence, person)
    const before = evidence.known.get(said)
    if (before !== undefined) return before
    const found = meanIn(evidence, person)
    evidence.known.set(said, found)
    return found
  }

  function meanIn(evidence: TraitEvidence | null, person: number): number {
    return evidence === null ? 1 : meanOf(members(person), evidence.of)
  }
}

/** Evidence below which a row speaks against a person whatever else it says. */
export const SPEAKS_AGAINST = 0.1

/** Of the records that can be compared; 1 when none can. */
function meanOf(members: readonly Traits[], evidenceOf: RecordEvidence): number {
  let sum = 0
  let count = 0
  for (const member of members) {
    const evidence = evidenceOf(member)
    if (evidence === null) continue
    sum += evidence
    count += 1
  }
  return count === 0 ? 1 : sum / count
}

// What the list's own counts are steadied by. Assumption: as for the names of scored pairs (`termPrior`): 500 persons, of whom one has the trait.
const PRIOR = { persons: 500, alike: 1 } as const

/**
 * A name is weighed by how many persons of the list have one as like to it, and by whether somebody has one that is
 * liker: a name that others bear is seldom a slip of the pen in yet another, and one that nobody bears often is.
 */
function evidenceOfNames(
  levels: LinkageModel['thin']['levels']['names'],
  clusters: readonly Cluster[],
  like: LikeNames,
  nameIn: (member: Traits) => NameTrait | null,
): (name: NameTrait | null) => TraitEvidence | null {
  const bearers = new Map<string, number>()
  // Those without any name say nothing of how common one is.
  let named = 0
  for (const members of clusters) {
    const own = new Set(members.flatMap((member) => nameIn(member)?.text ?? []))
    if (own.size > 0) named += 1
    for (const text of own) addTo(bearers, text)
  }
  const evidenceFor = (levelsOf: ReadonlyMap<string, NameLevel>): Readonly<Record<NameLevel, number>> => {
    const persons = { equal: 0, kin: 0, part: 0, close: 0, different: 0 }
    for (const [text, level] of levelsOf) persons[level] += bearers.get(text) ?? 0
    const best = NAME_LEVELS.findIndex((level) => level === 'different' || persons[level] > 0)
    const u = (level: NameLevel) => (persons[level] + PRIOR.alike) / (named + PRIOR.persons)
    // A thin row that stands alone may bear a name that nobody else does.
    const m = (level: NameLevel) => levels[NAME_LEVELS[Math.min(best, NAME_LEVELS.indexOf(level))] ?? level][level]
    return {
      equal: m('equal') / u('equal'),
      kin: m('kin') / u('kin'),
      part: m('part') / u('part'),
      close: m('close') / u('close'),
      different: m('different'),
    }
  }
  const known = new Map<string, TraitEvidence>()
  return (name) => {
    if (name === null) return null
    const before = known.get(name.text)
    if (before) return before
    const levelsOf = like(name)
    const byLevel = evidenceFor(levelsOf)
    const evidence: TraitEvidence = {
      of: (member) => {
        const other = nameIn(member)
        return other === null ? null : byLevel[levelsOf.get(other.text) ?? 'different']
      },
      known: new Map(),
    }
    known.set(name.text, evidence)
    return evidence
  }
}

/** Of first and last letter; of one letter where either side has no more. The other letters say nothing. */
function evidenceOfInitials(
  { same, swapped, oneDiffers, bothDiffer }: LinkageModel['thin']['levels']['initials'],
  clusters: readonly Cluster[],
): (letters: string | null) => TraitEvidence | null {
  const pairs = new Map<string, number>()
  const firsts = new Map<string, number>()
  const lasts = new Map<string, number>()
  let persons = 0
  for (const members of clusters) {
    const initials = members.find((member) => (member.initials?.length ?? 0) > 1)?.initials
    if (!initials) continue
    const [first, last] = endsOf(initials)
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
  const between = (letters: string, other: string): number => {
    const [[first, last], [otherFirst, otherLast]] = [endsOf(letters), endsOf(other)]
    if (letters.length === 1 || other.length === 1) return first === otherFirst ? same / ofFirst(first) : oneDiffers
    if (first === otherFirst && last === otherLast) return same / ofPair(first, last)
    if (first === otherLast && last === otherFirst) return swapped / ofPair(last, first)
    if (first === otherFirst) return oneDiffers / 2 / ofFirst(first)
    return last === otherLast ? oneDiffers / 2 / ofLast(last) : bothDiffer
  }
  const known = new Map<string, TraitEvidence>()
  return (letters) => {
    if (letters === null) return null
    const before = known.get(letters)
    if (before) return before
    const evidence: TraitEvidence = {
      of: (member) => {
        const other = lettersOf(member)
        return other === null ? null : between(letters, other)
      },
      known: new Map(),
    }
    known.set(letters, evidence)
    return evidence
  }
}

// Persons that independence of the two letters counts for. Assumption: decided by the project, 2026-11-22.
const PAIRS_PRIOR = 50

const endsOf = (initials: string): readonly [string, string] => [initials.slice(0, 1), initials.slice(-1)]

const addTo = <Key>(counts: Map<Key, number>, key: Key) => counts.set(key, (counts.get(key) ?? 0) + 1)

type Span = NonNullable<Traits['birthYears']>

const BIRTH_YEARS_IN_USE = 45

function evidenceOfBirth(
  { same, beside, apart, dateSame, dateDigit }: LinkageModel['thin']['levels']['birth'],
  clusters: readonly Cluster[],
): (row: Traits) => TraitEvidence | null {
  const persons = new Map<number, number>()
  let dated = 0
  for (const members of clusters) {
    const year = members.find(({ birthYears }) => birthYears?.from === birthYears?.to)?.birthYears?.from
    if (year === undefined) continue
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
  const ofYears = new Map<string, TraitEvidence>()
  const evidenceFor = ({ birthDate, birthYears }: Pick<Traits, 'birthDate' | 'birthYears'>): TraitEvidence | null => {
    if (birthYears === null) return null
    const common = sumOver(birthYears, (year) => ofYear(year) * shareOfYear(birthYears, year))
    const of: RecordEvidence = (member) => {
      if (birthDate !== null && member.birthDate !== null) {
        const shared = dateSharedByChance(birthDate)
        if (birthDate === member.birthDate) return dateSame / shared
        // Twelve dates are one digit away.
        return differingPlaces(birthDate, member.birthDate) === 1 ? dateDigit / (12 * shared) : apart
      }
      return member.birthYears === null ? null : between(birthYears, common, member.birthYears)
    }
    return { of, known: new Map() }
  }
  // Dates are many and seldom said by two rows; years are few.
  return (row) => {
    if (row.birthDate !== null || row.birthYears === null) return evidenceFor(row)
    const years = `${row.birthYears.from}–${row.birthYears.to}`
    const evidence = ofYears.get(years) ?? evidenceFor(row)
    if (evidence !== null) ofYears.set(years, evidence)
    return evidence
  }
}

function sumOver(span: Span, of: (year: number) => number): number {
  let sum = 0
  for (let year = span.from; year <= span.to; year++) sum += of(year)
  return sum
}

const isGuessed = ({ from, to }: Span): boolean => to - from + 1 > STATED

function differingPlaces(left: string, right: string): number {
  let differing = 0
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) differing += 1
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
type SexEvidence = readonly [nameless: TraitEvidence | null, named: TraitEvidence | null, either: TraitEvidence | null]

function evidenceOfSex(
  { same }: LinkageModel['thin']['levels']['sex'],
  clusters: readonly Cluster[],
): (sex: Traits['sex']) => SexEvidence {
  const persons = new Map<string, number>()
  let known = 0
  for (const members of clusters) {
    const sex = members.find((member) => member.sex !== null)?.sex
    if (!sex) continue
    known += 1
    addTo(persons, sex)
  }
  const evidenceFor = (sex: NonNullable<Traits['sex']>): SexEvidence => {
    const u = ((persons.get(sex) ?? 0) + SEX_PRIOR * USUAL_SEX) / (known + SEX_PRIOR)
    const other = (1 - same) / (1 - u)
    const ofMember = (member: Traits, equal: number) =>
      member.sex === null ? null : member.sex === sex ? equal : other
    const evidence = (of: RecordEvidence): TraitEvidence => ({ of, known: new Map() })
    return [
      evidence((member) => ofMember(member, same / u)),
      evidence((member) => ofMember(member, 1)),
      evidence((member) => ofMember(member, member.given === null ? same / u : 1)),
    ]
  }
  const ofSex = new Map<string, SexEvidence>()
  return (sex) => {
    if (sex === null) return [null, null, null]
    const evidence = ofSex.get(sex) ?? evidenceFor(sex)
    ofSex.set(sex, evidence)
    return evidence
  }
}
