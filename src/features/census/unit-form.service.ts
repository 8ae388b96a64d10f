import { AGREEMENTS } from '../../domain/census/round.ts'
import { isEmail } from '../../domain/census/round-draft.ts'
import { type Unit, unit, unitId } from '../../domain/census/unit.ts'
import { looksLikePersonalNumber } from '../../domain/submission/shape-of.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { StoredUnit } from './census.repository.ts'
import type { StoredAnswer } from './round.repository.ts'
import type { UnitSettings } from './round.service.ts'
import type { TypedUnit } from './round-units.page.tsx'
import { roundTexts } from './rounds.texts.ts'

const {
  units: { faults },
} = roundTexts

/** What a form of a unit says, or what is to be changed in it. */
export type UnitRead =
  | { readonly unit: Unit; readonly settings: UnitSettings; readonly errors: null }
  | { readonly unit: null; readonly errors: Readonly<Record<string, Text | undefined>> }

const LONGEST_TEXT = 500

/** A short name made of a name: small letters and hyphens. */
export const shortNameOf = (name: string): string =>
  name
    .normalize()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')

/** Reads the form of a unit. `existing`: the unit that is changed; `others`: the units whose short names are taken. */
export function readUnit(typed: TypedUnit, existing: StoredUnit | null, others: readonly StoredUnit[]): UnitRead {
  const id = existing?.key ?? (typed.id.trim() === '' ? shortNameOf(typed.name) : typed.id.trim())
  const parsed = unit.safeParse({
    id,
    name: typed.name,
    kind: typed.kind,
    organisation: typed.organisation,
    organisationKind: typed.organisationKind,
    exercisesAuthority: typed.exercisesAuthority === '' ? null : typed.exercisesAuthority === 'ja',
    successorOf: [...typed.successorOf],
    withholdName: typed.withholdName === '' ? null : typed.withholdName === 'ja',
  })
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0])))
  const isVoluntary = typed.organisationKind === 'voluntary'
  const agreement = AGREEMENTS.find((each) => each === typed.agreement) ?? null
  const email = typed.contactEmail.trim()
  const ground = typed.disclosureGround.trim()
  const isTaken = existing === null && others.some(({ key }) => key.toLowerCase() === id.toLowerCase())
  const errors = {
    name: wrong.has('name') ? faults.name : personal(typed.name),
    // A name that makes no short name is told of at the name.
    id: wrong.has('id') && !wrong.has('name') ? faults.id : isTaken ? faults.idTaken : undefined,
    kind: wrong.has('kind') ? faults.kind : undefined,
    organisationKind: wrong.has('organisationKind') ? faults.organisationKind : undefined,
    organisation: wrong.has('organisation') ? faults.organisation : personal(typed.organisation),
    agreement: isVoluntary && agreement === null ? faults.agreement : undefined,
    disclosureGround: groundFault(typed.organisationKind, ground),
    contactName: longOrPersonal(typed.contactName),
    contactPhone: typed.contactPhone.length > LONGEST_TEXT ? faults.tooLong : undefined,
    contactEmail: email !== '' && !isEmail(email) ? faults.contactEmail : undefined,
  }
  if (!parsed.success || Object.values(errors).some((error) => error !== undefined)) return { unit: null, errors }
  const contact = { name: blank(typed.contactName), phone: blank(typed.contactPhone), email: blank(email) }
  return { unit: parsed.data, settings: { agreement, disclosureGround: blank(ground), contact }, errors: null }
}

const blank = (written: string): string | null => (written.trim() === '' ? null : written.trim())
const personal = (written: string): Text | undefined => (looksLikePersonalNumber(written) ? faults.personal : undefined)
const longOrPersonal = (written: string): Text | undefined =>
  written.length > LONGEST_TEXT ? faults.tooLong : personal(written)

function groundFault(organisationKind: string, ground: string): Text | undefined {
  return organisationKind === 'authority' && ground === '' ? faults.ground : longOrPersonal(ground)
}

/** A unit as the form shows it, with what is settled in the round. */
export function typedUnitOf(stored: StoredUnit, answer: StoredAnswer | undefined): TypedUnit {
  return {
    name: stored.name,
    id: stored.key,
    kind: stored.kind,
    organisation: stored.organisation,
    organisationKind: stored.organisationKind,
    exercisesAuthority: stored.exercisesAuthority === null ? '' : stored.exercisesAuthority ? 'ja' : 'nej',
    successorOf: stored.successorOf,
    withholdName: stored.withholdName === true ? 'ja' : 'nej',
    agreement: answer?.agreement ?? '',
    disclosureGround: answer?.disclosureGround ?? '',
    contactName: answer?.contact.name ?? '',
    contactPhone: answer?.contact.phone ?? '',
    contactEmail: answer?.contact.email ?? '',
  }
}

/** The first units of a municipality, from their names alone: the rest is filled in later. */
export function firstUnits(
  written: string,
  organisation: string,
): { readonly units: readonly Unit[]; readonly fault: Text | undefined } {
  const { form } = roundTexts
  const names = written.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  if (names.length === 0) return { units: [], fault: form.unitsMissing }
  const units: Unit[] = []
  for (const name of names) {
    const id = unitId.safeParse(shortNameOf(name))
    const read = unit.safeParse({ id: id.data, name, kind: 'other', organisation, organisationKind: 'municipal' })
    if (!read.success || looksLikePersonalNumber(name)) return { units: [], fault: form.unitsWrong(name.slice(0, 60)) }
    if (units.some((each) => each.id === read.data.id)) return { units: [], fault: form.unitsTwice(name) }
    units.push(read.data)
  }
  return { units, fault: undefined }
}
