import { dressIdentity } from './dress-identity.ts'
import type { Member } from './helsingborg-members.ts'
import type { Night, OtherPlace } from './helsingborg-plan.ts'
import { isVoluntary, type Report } from './helsingborg-reports.ts'
import type { Random } from './random.ts'
import type { Cells } from './write-table.ts'

/** Nobody here is outside the definition by residence, so no blank can leave that open. */
const RESIDENT: Cells = { residence_status: 'citizen_or_permit' }

/** Units that write the birth date beside the number. */
const WRITES_BIRTH_DATE = new Set(['amf', 'varmestugan'])

const NIGHT_CELLS: Readonly<Record<Night, Cells>> = {
  outdoors: { accommodation: 'outdoors', night_by_night: 'yes' },
  tent: { accommodation: 'tent_or_vehicle', night_by_night: 'yes' },
  hemlosas_hus: { accommodation: 'night_shelter', facility: 'Hemlösas hus', night_by_night: 'yes' },
  fenix: { accommodation: 'emergency_housing', facility: 'Fenix', emergency_place: 'yes', night_by_night: 'yes' },
  hostel: { accommodation: 'hostel_or_hotel', night_by_night: 'yes' },
  friends: { accommodation: 'friends', night_by_night: 'yes', contract_form: 'none' },
  relatives: { accommodation: 'relatives', night_by_night: 'yes', contract_form: 'none' },
  lodger: { accommodation: 'lodger', night_by_night: 'yes', contract_form: 'none' },
}

/** Firmly not counted: neither from night to night nor on an emergency place. */
const FIRM: Cells = { night_by_night: 'no', emergency_place: 'no' }

const OTHER_CELLS: Readonly<Record<OtherPlace, Cells>> = {
  supported: {
    ...FIRM,
    accommodation: 'supported_housing',
    facility: 'Stödboendet',
    planned_move_out: 'within_three_months',
    housing_arranged: 'no',
    contract_form: 'none',
    contact_for_this_reason: 'yes',
  },
  training: {
    ...FIRM,
    accommodation: 'training_flat',
    contract_form: 'municipal_second_hand',
    contact_for_this_reason: 'yes',
  },
  fenix_decision: { ...FIRM, accommodation: 'emergency_housing', facility: 'Fenix', contact_for_this_reason: 'yes' },
  protected_housing: { ...FIRM, accommodation: 'protected_housing', contact_for_this_reason: 'yes' },
  on_call: { ...FIRM, accommodation: 'on_call_housing', contact_for_this_reason: 'yes' },
  own_home: { ...FIRM, accommodation: 'own_home', contract_form: 'first_hand' },
}

/** The row of one report. The first of a person's reports says all that is known, the others some of it. */
export function reportCells(report: Report, siblings: readonly Report[], random: Random): Cells {
  const { facts, rank } = report
  const sometimes = (value: string) => (rank === 0 || random.chance(0.6) ? value : '')
  return {
    ...dressIdentity(report.member.person, report.kind, report.disguise),
    ...(report.kind === 'number' && WRITES_BIRTH_DATE.has(report.unit)
      ? { birth_date: report.member.person.birthDate }
      : {}),
    ...NIGHT_CELLS[facts.night],
    ...RESIDENT,
    homeless_since: sometimes(facts.homelessSince),
    registered: sometimes(facts.registered),
    support_need: sometimes(facts.supportNeed),
    housing_needed: sometimes(facts.housingNeeded),
    contributing_factors: sometimes(facts.factors),
    income_source: sometimes(facts.income),
    occupation: sometimes(facts.occupation),
    contacts: contactsTold(report, siblings, random).join('|'),
  }
}

/** The shelter's own word of somebody who otherwise slept outdoors. */
export const SEEN_IN_SHELTER = NIGHT_CELLS.hemlosas_hus

/** The contacts of a person are the union of what the units say; this is one unit's part of it. */
function contactsTold({ facts, unit, rank }: Report, siblings: readonly Report[], random: Random): string[] {
  const own = ownContact(unit)
  switch (facts.contactGroup) {
    case '':
      return []
    case 'neither':
      return contactsWithNoAuthority(own, siblings, random)
    case 'both': {
      const all = ['social_services', 'labour_market_office']
      const eachItsOwn = new Set(siblings.map((sibling) => sibling.unit))
      if (eachItsOwn.has('socialtjanst-vuxen') && eachItsOwn.has('amf')) return own
      return rank === 0 ? [...all, ...own.filter((code) => !all.includes(code))] : own
    }
    default:
      return rank === 0 ? [...new Set([facts.contactGroup, ...own])] : own
  }
}

/** "None" only where no other unit of the person can say otherwise. */
function contactsWithNoAuthority(own: string[], siblings: readonly Report[], random: Random): string[] {
  const isAlone = siblings.length === 1
  if (own.length > 0 && !(isAlone && own.includes('voluntary_organisation') && random.chance(0.3))) return own
  return siblings.every((sibling) => ownContact(sibling.unit).length === 0) || isAlone ? ['none'] : []
}

/** The contact that a unit's own report proves. */
function ownContact(unit: string): string[] {
  if (unit === 'socialtjanst-vuxen') return ['social_services']
  if (unit === 'amf') return ['labour_market_office']
  if (unit === 'psykiatrin') return ['health_care']
  return isVoluntary(unit) ? ['voluntary_organisation'] : []
}

/** Somebody recorded in a situation that the definition does not count. */
export function otherCells(member: Member, place: OtherPlace): Cells {
  return {
    ...dressIdentity(member.person, 'number'),
    ...OTHER_CELLS[place],
    ...RESIDENT,
    registered: 'here',
    contacts: place === 'own_home' ? 'labour_market_office' : 'social_services',
    support_need: 'housing_only',
  }
}

/** Which unit tells of somebody recorded elsewhere. */
export function unitOfOther(place: OtherPlace, reporting: readonly string[]): string {
  if (place === 'own_home') return 'amf'
  if (place === 'fenix_decision') return 'fenix'
  return place === 'supported' && reporting.includes('stodboende') ? 'stodboende' : 'socialtjanst-vuxen'
}

/** Somebody of whom it is not known whether the place is theirs from night to night: only a person can decide. */
export function reviewCells(member: Member, unit: string, random: Random): Cells {
  return {
    ...dressIdentity(member.person, isVoluntary(unit) ? 'name_and_date' : 'number'),
    ...RESIDENT,
    accommodation: random.pick(['friends', 'hostel_or_hotel']),
    emergency_place: 'no',
    registered: 'municipality_only',
    support_need: 'housing_only',
    contacts: ownContact(unit).join('|'),
  }
}
