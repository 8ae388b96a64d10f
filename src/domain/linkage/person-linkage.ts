import { comparisonTexts, levelTexts } from './linkage.texts.ts'
import type { Comparison, ComparisonLevel, LinkageModel } from './model.ts'
import { haveComparableNumbers } from './number-constraint.ts'
import { isOneSlipApart, jaroWinkler } from './string-similarity.ts'
import type { NameTrait, Traits } from './traits.ts'
import { LIKE_NAMES_AT } from './twins.ts'

type NameKind = 'given' | 'family'
type Fits = ComparisonLevel['fits']

/**
 * The preset model. Assumption for every m and u that names no source: set by the project, 2026-11-21, from what is
 * known of clerical errors in Swedish lists; see docs/method.md. Level order and words are Splink's.
 */

// 72,976,950 valid numbers exist for births 1925–2024 (counted; security.md section 0): two people share one by slip only.
const NUMBER_SHARED_BY_CHANCE = 1 / 72_976_950
// A birth date among adults: about 45 birth years in use × 365 days.
const DATE_SHARED_BY_CHANCE = 1 / (45 * 365)

const sameNumber: Fits = (l, r) => l.numberKey !== null && l.numberKey === r.numberKey

const number: Comparison = {
  id: 'number',
  label: comparisonTexts.number,
  levels: [
    { id: 'missing', label: levelTexts.missing, fits: (l, r) => !haveComparableNumbers(l, r), probabilities: null },
    { id: 'equal', label: levelTexts.equal, fits: sameNumber, probabilities: { m: 0.98, u: NUMBER_SHARED_BY_CHANCE } },
    // A coordination number is given up when the person gets a personal number: says little either way.
    {
      id: 'otherKind',
      label: levelTexts.otherKind,
      fits: (l, r) => l.numberKind !== r.numberKind,
      probabilities: { m: 0.02, u: 0.05 },
    },
    { id: 'different', label: levelTexts.different, fits: () => true, probabilities: { m: 0.001, u: 0.95 } },
  ],
}

const shareToken = (l: readonly string[], r: readonly string[]) => l.some((token) => r.includes(token))
const isInitial = (name: NameTrait) => name.tokens.every((token) => token.length === 1)
const bothNames = (l: Traits, r: Traits) =>
  l.given !== null && l.family !== null && r.given !== null && r.family !== null

/** Given name of the one is the family name of the other and the other way round, and they differ as written. */
const namesSwapped: Fits = (l, r) =>
  bothNames(l, r) &&
  l.given?.text !== r.given?.text &&
  l.given?.text === r.family?.text &&
  l.family?.text === r.given?.text

/** Two levels ask how alike the same two names are, one after the other: that is found out once. */
function askedTwiceInARow(likeness: (l: NameTrait, r: NameTrait) => number): (l: NameTrait, r: NameTrait) => number {
  let last: { readonly l: NameTrait; readonly r: NameTrait; readonly value: number } | null = null
  return (l, r) => {
    if (last === null || last.l !== l || last.r !== r) last = { l, r, value: likeness(l, r) }
    return last.value
  }
}

function nameComparison(kind: NameKind, label: Comparison['label'], frequency: number): Comparison {
  const of = (traits: Traits) => traits[kind]
  const compare =
    (test: (l: NameTrait, r: NameTrait) => boolean): Fits =>
    (left, right) => {
      const [l, r] = [of(left), of(right)]
      return l !== null && r !== null && test(l, r)
    }
  const likeness = askedTwiceInARow((l: NameTrait, r: NameTrait) => jaroWinkler(l.compact, r.compact))
  const term: ComparisonLevel['termFrequency'] = (left) => {
    const name = of(left)
    return name === null ? null : { kind, term: name.term }
  }
  const swapped: ComparisonLevel =
    kind === 'given'
      ? { id: 'swapped', label: levelTexts.swapped, fits: namesSwapped, probabilities: { m: 0.01, u: 0.000_002 } }
      : { id: 'toldBySwap', label: levelTexts.toldBySwap, fits: namesSwapped, probabilities: null }
  return {
    id: kind,
    label,
    levels: [
      {
        id: 'missing',
        label: levelTexts.missing,
        fits: (l, r) => of(l) === null || of(r) === null,
        probabilities: null,
      },
      swapped,
      {
        id: 'equal',
        label: levelTexts.equal,
        fits: compare((l, r) => l.text === r.text),
        probabilities: { m: 0.8, u: frequency },
        termFrequency: term,
      },
      {
        id: 'sameFamily',
        label: levelTexts.sameFamily,
        fits: compare((l, r) => l.term === r.term),
        probabilities: { m: 0.05, u: frequency },
        termFrequency: term,
      },
      {
        id: 'partOf',
        label: levelTexts.partOf,
        fits: compare((l, r) => shareToken(l.families, r.families)),
        probabilities: { m: 0.06, u: frequency * 1.5 },
      },
      {
        id: 'close',
        label: levelTexts.close,
        fits: compare((l, r) => !isInitial(l) && !isInitial(r) && likeness(l, r) >= 0.9),
        probabilities: { m: 0.06, u: 0.003 },
      },
      {
        id: 'somewhat',
        label: levelTexts.somewhat,
        fits: compare((l, r) => likeness(l, r) >= LIKE_NAMES_AT),
        probabilities: { m: 0.015, u: 0.03 },
      },
      // Marriage changes a family name more often than anything changes a given name wholly.
      {
        id: 'different',
        label: levelTexts.different,
        fits: () => true,
        probabilities: { m: kind === 'given' ? 0.002 : 0.015, u: 0.95 },
      },
    ],
  }
}

const bothDates = (l: Traits, r: Traits) => l.birthDate !== null && r.birthDate !== null
const yearsOverlap: Fits = (l, r) =>
  l.birthYears !== null &&
  r.birthYears !== null &&
  l.birthYears.from <= r.birthYears.to &&
  r.birthYears.from <= l.birthYears.to
const oneYear = (traits: Traits) => traits.birthYears !== null && traits.birthYears.from === traits.birthYears.to
// YYYY-MM-DD with day and month in each other's place: which letter of the one stands where in the other.
const DAY_AND_MONTH_SWAPPED = [0, 1, 2, 3, 4, 8, 9, 7, 5, 6]
const areDayAndMonthSwapped = (left: string, right: string) =>
  DAY_AND_MONTH_SWAPPED.every((from, at) => left[from] === right[at])

const birth: Comparison = {
  id: 'birth',
  label: comparisonTexts.birth,
  levels: [
    {
      id: 'missing',
      label: levelTexts.missing,
      fits: (l, r) => l.birthYears === null || r.birthYears === null,
      probabilities: null,
    },
    { id: 'toldByNumber', label: levelTexts.toldByNumber, fits: sameNumber, probabilities: null },
    // Migration Agency and tax authority write 1 January or 1 July where the day is not known.
    {
      id: 'placeholderDate',
      label: levelTexts.placeholderDate,
      fits: (l, r) => bothDates(l, r) && l.birthDate === r.birthDate && /-0[17]-01$/.test(l.birthDate ?? ''),
      probabilities: { m: 0.03, u: 1 / (45 * 40) },
    },
    {
      id: 'equal',
      label: levelTexts.equal,
      fits: (l, r) => bothDates(l, r) && l.birthDate === r.birthDate,
      probabilities: { m: 0.9, u: DATE_SHARED_BY_CHANCE },
    },
    {
      id: 'dayMonthSwapped',
      label: levelTexts.dayMonthSwapped,
      fits: (l, r) => bothDates(l, r) && areDayAndMonthSwapped(l.birthDate ?? '', r.birthDate ?? ''),
      probabilities: { m: 0.015, u: DATE_SHARED_BY_CHANCE },
    },
    {
      id: 'oneSlip',
      label: levelTexts.oneSlip,
      fits: (l, r) => bothDates(l, r) && isOneSlipApart(l.birthDate ?? '', r.birthDate ?? ''),
      probabilities: { m: 0.04, u: 12 * DATE_SHARED_BY_CHANCE },
    },
    {
      id: 'sameYear',
      label: levelTexts.sameYear,
      fits: (l, r) => !bothDates(l, r) && oneYear(l) && oneYear(r) && yearsOverlap(l, r),
      probabilities: { m: 0.93, u: 1 / 45 },
    },
    {
      id: 'overlappingYears',
      label: levelTexts.overlappingYears,
      fits: (l, r) => !bothDates(l, r) && yearsOverlap(l, r),
      probabilities: { m: 0.93, u: 0.25 },
    },
    {
      id: 'sameDayOtherYear',
      label: levelTexts.sameDayOtherYear,
      fits: (l, r) => bothDates(l, r) && l.birthDate?.slice(5) === r.birthDate?.slice(5),
      probabilities: { m: 0.006, u: 1 / 365 },
    },
    {
      id: 'sameYearOtherDay',
      label: levelTexts.sameYearOtherDay,
      fits: (l, r) => bothDates(l, r) && yearsOverlap(l, r),
      probabilities: { m: 0.008, u: 1 / 45 },
    },
    // A date that is wrong throughout is rare: somebody else's, or made up.
    { id: 'different', label: levelTexts.different, fits: () => true, probabilities: { m: 0.0003, u: 0.95 } },
  ],
}

const sex: Comparison = {
  id: 'sex',
  label: comparisonTexts.sex,
  levels: [
    { id: 'missing', label: levelTexts.missing, fits: (l, r) => l.sex === null || r.sex === null, probabilities: null },
    { id: 'toldByNumber', label: levelTexts.toldByNumber, fits: sameNumber, probabilities: null },
    { id: 'equal', label: levelTexts.equal, fits: (l, r) => l.sex === r.sex, probabilities: { m: 0.99, u: 0.6 } },
    { id: 'different', label: levelTexts.different, fits: () => true, probabilities: { m: 0.01, u: 0.4 } },
  ],
}

const join = (...parts: (string | null | undefined)[]) => (parts.every(Boolean) ? parts.join('/') : null)
const year = (traits: Traits) => (oneYear(traits) ? String(traits.birthYears?.from) : null)

/** The model every census is linked by: number, names, birth and sex, with weights preset and not estimated. */
export const personLinkage: LinkageModel = {
  id: 'person-linkage-1',
  blockOn: [
    { id: 'number', key: (t) => t.numberKey },
    { id: 'birth date', key: (t) => t.birthDate },
    {
      id: 'names',
      key: (t) => (t.given && t.family ? [...t.given.families, ...t.family.families].sort().join('/') : null),
    },
    { id: 'given name and year', key: (t) => join(t.given?.families[0], year(t)) },
    { id: 'family name and year', key: (t) => join(t.family?.families.at(-1), year(t)) },
    { id: 'initials, year and sex', key: (t) => join(t.initials, year(t), t.sex) },
  ],
  comparisons: [
    number,
    nameComparison('given', comparisonTexts.givenName, 0.004),
    nameComparison('family', comparisonTexts.familyName, 0.003),
    birth,
    sex,
  ],
  linkAt: 0.95,
  reviewAt: 0.2,
  matchesPerRecord: 1,
  // Not from the weights: that a number changed or was mistyped into another valid one is rare, twins are not.
  guarded: { twoNumbers: 0.1, twinsOrTwoNames: 0.5 },
  termPrior: { share: 0.002, weight: 500 },
  thin: { compatible: 0.97, sameUnit: 0.02, seenElsewherePrior: { share: 0.5, weight: 10 } },
}
