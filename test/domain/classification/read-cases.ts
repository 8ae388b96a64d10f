import { readdirSync, readFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { ClassificationContext, ClassificationInput } from '../../../src/domain/classification/classify-record.ts'
import {
  ACCOMMODATION,
  CONTRACT_FORM,
  type CodeList,
  PAYER,
  PLANNED_MOVE_OUT,
  RESIDENCE_STATUS,
} from '../../../src/domain/submission/codes.ts'
import { ageSpan, identity, NO_IDENTITY } from '../../../src/domain/submission/identity.ts'
import { DECLINED, recordFacts } from '../../../src/domain/submission/record.ts'
import { censusWeek, isoDate } from '../../../src/domain/terms/dates.ts'

const FOLDER = new URL('../../../fixtures/cases/', import.meta.url)

/** English name of each Swedish heading a case file may have. */
const ENGLISH: Readonly<Record<string, string>> = {
  födelsedatum: 'birth_date',
  födelseår: 'birth_year',
  ålder: 'age',
  boende: 'accommodation',
  boendets_namn: 'facility',
  akutplats: 'emergency_place',
  natt_för_natt: 'night_by_night',
  planerad_utflytt: 'planned_move_out',
  bostad_ordnad: 'housing_arranged',
  kontraktsform: 'contract_form',
  kontrakt_slutar: 'contract_ends',
  bott_sedan: 'stayed_since',
  kontakt_av_detta_skäl: 'contact_for_this_reason',
  placerad_av_socialtjänst: 'placed_by_social_services',
  med_vårdnadshavare: 'with_guardian',
  vistelsestatus: 'residence_status',
  ansvarig_kommun: 'responsible_municipality',
  betalare: 'payer',
}

const YES_NO: CodeList = { yes: { sv: 'ja', en: 'yes' }, no: { sv: 'nej', en: 'no' } }

/** The fact of each heading and, where it has one, its code list. */
const FACTS: Readonly<Record<string, readonly [fact: string, codes: CodeList | null]>> = {
  accommodation: ['accommodation', ACCOMMODATION],
  facility: ['facility', null],
  emergency_place: ['emergencyPlace', YES_NO],
  night_by_night: ['nightByNight', YES_NO],
  planned_move_out: ['plannedMoveOut', PLANNED_MOVE_OUT],
  housing_arranged: ['housingArranged', YES_NO],
  contract_form: ['contractForm', CONTRACT_FORM],
  contract_ends: ['contractEnds', null],
  stayed_since: ['stayedSince', null],
  contact_for_this_reason: ['contactForThisReason', YES_NO],
  placed_by_social_services: ['placedBySocialServices', YES_NO],
  with_guardian: ['withGuardian', YES_NO],
  residence_status: ['residenceStatus', RESIDENCE_STATUS],
  responsible_municipality: ['responsibleMunicipality', null],
  payer: ['payer', PAYER],
}

type Row = Readonly<Record<string, string>>

/** One row of `fixtures/cases/`. */
export interface Case {
  readonly name: string
  readonly cell: (heading: string) => string
  readonly input: ClassificationInput
  readonly context: ClassificationContext
}

/** All the cases, in the order of their files. */
export function readCases(): readonly Case[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.csv'))
  return files.toSorted().flatMap(readFile)
}

function readFile(file: string): readonly Case[] {
  const { data, errors } = Papa.parse<Row>(readFileSync(new URL(file, FOLDER), 'utf8'), {
    header: true,
    skipEmptyLines: true,
    transformHeader: (heading) => ENGLISH[heading.trim().toLowerCase()] ?? heading.trim().toLowerCase(),
  })
  if (errors.length > 0) throw new Error(`${file}: ${JSON.stringify(errors[0])}`)
  return data.map((row, at) => readCase(`${file} rad ${at + 2}`, row))
}

function readCase(where: string, row: Row): Case {
  const cell = (heading: string) => (row[heading] ?? '').trim()
  const [from, to] = cell('week').split('/')
  const week = censusWeek.parse({ from, to })
  const [name = '', code = ''] = cell('municipality').split('/')
  return {
    name: `${where}: ${cell('case')} (${cell('definition')})`,
    cell,
    input: { facts: readFacts(cell), age: ageSpan(readIdentity(cell), week.from), units: readUnits(cell) },
    context: {
      week,
      rulesOn: cell('rules_on') ? isoDate.parse(cell('rules_on')) : week.from,
      municipality: name ? { name, code } : null,
    },
  }
}

function readFacts(cell: Case['cell']) {
  const given = Object.entries(FACTS).map(([heading, [fact, codes]]) => [fact, readFact(cell(heading), codes)])
  return recordFacts.parse(Object.fromEntries(given))
}

function readFact(written: string, codes: CodeList | null): string | boolean | null {
  if (written === '') return null
  if (written === DECLINED || written === 'vill ej uppge') return DECLINED
  if (codes === null) return written
  const code = Object.entries(codes).find(([key, { sv, alsoWritten }]) =>
    [key, sv, ...(alsoWritten ?? [])].includes(written),
  )
  if (!code) throw new Error(`not a code or label: ${written}`)
  return codes === YES_NO ? code[0] === 'yes' : code[0]
}

function readIdentity(cell: Case['cell']) {
  const [birthDate, birthYear, age] = [cell('birth_date'), cell('birth_year'), cell('age')]
  return identity.parse({
    ...NO_IDENTITY,
    birthDate: birthDate || null,
    birthYear: birthYear ? Number(birthYear) : null,
    age: age ? { years: Number(age.replace('~', '')), approximate: age.startsWith('~') } : null,
  })
}

/** Blank: nobody knows which unit. `unknown`: the unit is known, but not whether it exercises authority. */
function readUnits(cell: Case['cell']): ClassificationInput['units'] {
  const written = cell('unit_exercises_authority')
  if (written === '') return null
  return [{ exercisesAuthority: written === 'unknown' ? null : written === 'yes' }]
}
