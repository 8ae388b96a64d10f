import { ageSpanOn, type CensusWeek, isIsoDate, spanOf, yearOf } from '../terms/dates.ts'
import { FACT_COLUMNS, IDENTITY_COLUMNS } from './column-map.ts'
import { APPROXIMATE_AGE_YEARS, birthSpan, type Identity } from './identity.ts'
import type { OpenRow } from './read-table.ts'
import type { RecordFacts } from './record.ts'
import { problem } from './submission.texts.ts'

const COLUMNS = IDENTITY_COLUMNS

/**
 * Who the row says the person is. What contradicts the number is a fault; a number gives birth date and year where
 * those are blank.
 */
export function readIdentity(row: OpenRow, week: CensusWeek): Identity {
  const written: Identity = {
    number: row.readKnown(COLUMNS.number),
    givenName: row.readKnown(COLUMNS.givenName),
    familyName: row.readKnown(COLUMNS.familyName),
    initials: row.readKnown(COLUMNS.initials),
    birthDate: row.readKnown(COLUMNS.birthDate),
    birthYear: row.readKnown(COLUMNS.birthYear),
    age: row.readKnown(COLUMNS.age),
    protectedIdentity: row.readKnown(COLUMNS.protectedIdentity),
  }
  reportBirth(row, written, week)
  reportAge(row, written, week)
  return filledFromNumber(written)
}

function reportBirth(row: OpenRow, { number, birthDate, birthYear }: Identity, week: CensusWeek): void {
  const span = number?.birth ? spanOf(number.birth) : null
  if (birthDate !== null && birthDate > week.to) row.report(COLUMNS.birthDate, problem('birth_after_census_week', {}))
  if (birthYear !== null && birthYear > yearOf(week.to)) {
    row.report(COLUMNS.birthYear, problem('birth_after_census_week', {}))
  }
  if (span && birthDate !== null && (birthDate < span.from || birthDate > span.to)) {
    row.report(COLUMNS.birthDate, problem('birth_date_contradicts_number', {}))
  }
  if (birthYear === null) return
  if (birthDate !== null && yearOf(birthDate) !== birthYear) {
    row.report(COLUMNS.birthYear, problem('birth_year_contradicts_birth_date', {}))
  } else if (span && yearOf(span.from) !== birthYear) {
    row.report(COLUMNS.birthYear, problem('birth_year_contradicts_number', {}))
  }
}

/** Years that an exact age may be off. Assumption: it was true on some other day near the census, decided by the project, 2026-11-21. */
const AGE_SLACK_YEARS = 1

function reportAge(row: OpenRow, person: Identity, week: CensusWeek): void {
  const birth = birthSpan(person)
  if (person.age === null || birth === null) return
  const slack = person.age.approximate ? APPROXIMATE_AGE_YEARS : AGE_SLACK_YEARS
  const youngest = ageSpanOn(birth, week.from).youngest - slack
  const oldest = ageSpanOn(birth, week.to).oldest + slack
  if (person.age.years < youngest || person.age.years > oldest) {
    row.report(COLUMNS.age, problem('age_differs_from_birth', {}))
  }
}

function filledFromNumber(person: Identity): Identity {
  const birth = person.number?.birth
  if (!birth) return person
  return {
    ...person,
    birthDate: person.birthDate ?? (isIsoDate(birth) ? birth : null),
    birthYear: person.birthYear ?? yearOf(birth),
  }
}

/** The sex stated, else the number's legal sex. A difference is told of; what is stated stays. */
export function readSex(row: OpenRow, { number }: Identity): RecordFacts['sex'] {
  const stated = row.read(FACT_COLUMNS.sex)
  const legal = number?.sex ?? null
  if (stated === null) return legal
  if (legal !== null && stated !== legal && (stated === 'woman' || stated === 'man')) {
    row.report(FACT_COLUMNS.sex, problem('sex_differs_from_number', {}))
  }
  return stated
}

/** True when anything tells who the person is; that the identity is protected does not. */
export function holdsIdentity({ protectedIdentity: _, ...who }: Identity): boolean {
  return Object.values(who).some((part) => part !== null)
}

/** True when the person can be followed: a number, or given and family name with birth date or year. Source: domain.md section 6. */
export function isLinkable({ number, givenName, familyName, birthDate, birthYear }: Identity): boolean {
  if (number !== null) return true
  return givenName !== null && familyName !== null && (birthDate !== null || birthYear !== null)
}
