/** What an invented population is like, and how its rows are written. Shares are of persons or rows, from 0 to 1. */
export interface Mix {
  /** Persons of a sort. */
  readonly persons: {
    readonly withoutNumber: number
    /** Of those with a number, who are not of a Swedish or Finnish name. */
    readonly coordinationNumber: number
    readonly protectedIdentity: number
    /** Born on 1 January or 1 July by their papers, of those not of a Swedish or Finnish name. */
    readonly fictitiousDate: number
    readonly twins: number
    readonly siblings: number
    readonly parentOfOneName: number
    readonly secondGivenName: number
    readonly doubleFamilyName: number
    /** Have one of the ten commonest family names. */
    readonly commonestFamilyName: number
    /** Have one of the five commonest given names where their family comes from. */
    readonly commonestGivenName: number
  }
  /** What happens between one census and the next. */
  readonly years: {
    readonly stays: number
    readonly comesBack: number
    readonly marries: number
    /** Of those with a samordningsnummer: has become a personnummer. */
    readonly getsPersonnummer: number
  }
  /** How many rows one person has in one census: the weight of one row, of two, of three … */
  readonly rowsEach: readonly number[]
  /** Rows by a voluntary organisation. */
  readonly voluntary: number
  /** A further row of a person is by the same unit once more. */
  readonly sameUnitAgain: number
  /** What a row says of who it is about, in weights. */
  readonly said: { readonly unit: Readonly<Record<Said, number>>; readonly voluntary: Readonly<Record<Said, number>> }
  readonly written: Written
  readonly labels: 'census' | 'none'
}

/** How much a unit writes of who somebody is. */
export type Said = 'number' | 'date' | 'year' | 'name' | 'given_and_age' | 'initials'

/** How often a row is written in another way than the papers have it. */
export interface Written {
  readonly calledName: number
  readonly otherSpelling: number
  readonly otherSpellingElsewhere: number
  readonly slip: number
  /** A slip that has one more beside it. */
  readonly secondSlip: number
  readonly withoutMarks: number
  readonly capitals: number
  readonly strayBlank: number
  readonly namesSwapped: number
  readonly familyNameMissing: number
  readonly formerSelf: number
  readonly dayAndMonthSwapped: number
  readonly dateDigit: number
  readonly yearBeside: number
  readonly wrongCentury: number
  readonly yearOnly: number
  readonly dateMissing: number
  readonly sexMissing: number
  readonly wrongSex: number
  readonly numberSlip: number
}

/** A municipality's census as such lists usually are. */
const CENSUS: Mix = {
  persons: {
    withoutNumber: 0.08,
    coordinationNumber: 0.13,
    protectedIdentity: 0.007,
    fictitiousDate: 0.14,
    twins: 0.005,
    siblings: 0.01,
    parentOfOneName: 0.002,
    secondGivenName: 0.09,
    doubleFamilyName: 0.03,
    commonestFamilyName: 0.1,
    commonestGivenName: 0,
  },
  years: { stays: 0.55, comesBack: 0.1, marries: 0.01, getsPersonnummer: 0.4 },
  rowsEach: [0.67, 0.22, 0.08, 0.025, 0.005],
  voluntary: 0.2,
  sameUnitAgain: 0.03,
  said: {
    unit: { number: 0.97, date: 0.02, year: 0.006, name: 0.004, given_and_age: 0, initials: 0 },
    voluntary: { number: 0.03, date: 0.075, year: 0.145, name: 0.005, given_and_age: 0.32, initials: 0.425 },
  },
  written: {
    calledName: 0.06,
    otherSpelling: 0.02,
    otherSpellingElsewhere: 0.12,
    slip: 0.035,
    secondSlip: 0.1,
    withoutMarks: 0.06,
    capitals: 0.032,
    strayBlank: 0.015,
    namesSwapped: 0.025,
    familyNameMissing: 0.018,
    formerSelf: 0.3,
    dayAndMonthSwapped: 0.01,
    dateDigit: 0.017,
    yearBeside: 0.005,
    wrongCentury: 0.002,
    yearOnly: 0.052,
    dateMissing: 0.012,
    sexMissing: 0.035,
    wrongSex: 0.007,
    numberSlip: 0.014,
  },
  labels: 'census',
}

/** The same, with all that makes it hard to tell who is who, and much of it. */
const HARD: Mix = {
  ...CENSUS,
  persons: {
    withoutNumber: 0.25,
    coordinationNumber: 0.25,
    protectedIdentity: 0.015,
    fictitiousDate: 0.3,
    twins: 0.02,
    siblings: 0.04,
    parentOfOneName: 0.01,
    secondGivenName: 0.14,
    doubleFamilyName: 0.06,
    commonestFamilyName: 1 / 3,
    commonestGivenName: 0.25,
  },
  years: { stays: 0.5, comesBack: 0.15, marries: 0.04, getsPersonnummer: 0.5 },
  rowsEach: [0.58, 0.25, 0.11, 0.045, 0.015],
  voluntary: 0.25,
  sameUnitAgain: 0.08,
  said: {
    unit: { number: 0.76, date: 0.16, year: 0.05, name: 0.015, given_and_age: 0.005, initials: 0.01 },
    voluntary: { number: 0.05, date: 0.15, year: 0.2, name: 0.05, given_and_age: 0.25, initials: 0.3 },
  },
  written: {
    calledName: 0.1,
    otherSpelling: 0.06,
    otherSpellingElsewhere: 0.25,
    slip: 0.1,
    secondSlip: 0.2,
    withoutMarks: 0.15,
    capitals: 0.06,
    strayBlank: 0.03,
    namesSwapped: 0.05,
    familyNameMissing: 0.03,
    formerSelf: 0.4,
    dayAndMonthSwapped: 0.025,
    dateDigit: 0.03,
    yearBeside: 0.02,
    wrongCentury: 0.008,
    yearOnly: 0.09,
    dateMissing: 0.03,
    sexMissing: 0.06,
    wrongSex: 0.015,
    numberSlip: 0.04,
  },
}

/** Names and dates alone, with heavy slips, in a list that has no years and no units: as lists for research are. */
const NAMES_ONLY: Mix = {
  ...CENSUS,
  persons: { ...CENSUS.persons, withoutNumber: 1, protectedIdentity: 0, fictitiousDate: 0.03 },
  rowsEach: [0.35, 0.5, 0.1, 0.05],
  sameUnitAgain: 0,
  voluntary: 0,
  said: {
    ...CENSUS.said,
    unit: { number: 0, date: 1, year: 0, name: 0, given_and_age: 0, initials: 0 },
  },
  written: {
    ...HARD.written,
    slip: 0.22,
    secondSlip: 0.25,
    namesSwapped: 0.04,
    familyNameMissing: 0.03,
    dateDigit: 0.08,
    dayAndMonthSwapped: 0.03,
    yearOnly: 0,
    dateMissing: 0.04,
    sexMissing: 1,
  },
  labels: 'none',
}

/** The usual mix, harder in one way each. */
const RELATIVES: Mix = { ...CENSUS, persons: { ...CENSUS.persons, twins: 0.03, siblings: 0.06, parentOfOneName: 0.02 } }
const SHARED_NAMES: Mix = {
  ...CENSUS,
  persons: { ...CENSUS.persons, commonestFamilyName: 1 / 3, commonestGivenName: 0.25 },
}
const MANY_ROWS_EACH: Mix = { ...CENSUS, rowsEach: [0.3, 0.3, 0.2, 0.12, 0.08] }
const FEW_ROWS_EACH: Mix = { ...CENSUS, rowsEach: [0.9, 0.08, 0.02], years: { ...CENSUS.years, stays: 0.35 } }
const FEW_NUMBERS: Mix = {
  ...CENSUS,
  persons: { ...CENSUS.persons, withoutNumber: 0.3 },
  said: {
    ...CENSUS.said,
    unit: { number: 0.7, date: 0.2, year: 0.06, name: 0.02, given_and_age: 0.01, initials: 0.01 },
  },
}
const SLIPS: Mix = { ...CENSUS, written: HARD.written }
const CHANGED_NUMBERS: Mix = {
  ...CENSUS,
  persons: { ...CENSUS.persons, coordinationNumber: 0.4 },
  years: { ...CENSUS.years, marries: 0.05, getsPersonnummer: 0.6 },
}

/** Harder in all than what is hard. */
const HARDER: Mix = {
  ...HARD,
  persons: {
    ...HARD.persons,
    withoutNumber: 0.35,
    twins: 0.03,
    siblings: 0.05,
    commonestFamilyName: 0.45,
    commonestGivenName: 0.4,
  },
  written: {
    ...HARD.written,
    slip: 0.16,
    secondSlip: 0.3,
    dateDigit: 0.05,
    namesSwapped: 0.06,
    calledName: 0.13,
    otherSpelling: 0.08,
    otherSpellingElsewhere: 0.3,
    numberSlip: 0.06,
  },
}

export const MIXES = {
  census: CENSUS,
  relatives: RELATIVES,
  'shared names': SHARED_NAMES,
  'many rows each': MANY_ROWS_EACH,
  'few rows each': FEW_ROWS_EACH,
  'few numbers': FEW_NUMBERS,
  slips: SLIPS,
  'changed numbers': CHANGED_NUMBERS,
  hard: HARD,
  harder: HARDER,
  'names only': NAMES_ONLY,
} as const satisfies Record<string, Mix>
export type MixName = keyof typeof MIXES
