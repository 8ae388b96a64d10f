import { type CensusWeek, censusWeek, daysBetween, type IsoDate, isoDate } from '../terms/dates.ts'
import type { Text } from '../terms/text.ts'
import { type RoundFaultCode, roundFaultTexts } from './round-draft.texts.ts'

/** For what a round is made (ändamål): follow-up is inside lag (2001:454), statistics outside it. Source: security.md 1.1. */
export const PURPOSE_KINDS = ['follow_up', 'statistics'] as const
/** One of `PURPOSE_KINDS`. */
export type PurposeKind = (typeof PURPOSE_KINDS)[number]

/** A round as somebody has written it in a form: nothing is checked yet. */
export interface TypedRound {
  /** Name of the round, mostly the year. */
  readonly key: string
  readonly from: string
  readonly to: string
  readonly deadline: string
  readonly definition: string
  readonly alsoReport: readonly string[]
  readonly comparedWith: string
  readonly purposeKind: string
  readonly purpose: string
  readonly contactName: string
  readonly contactPhone: string
  readonly contactEmail: string
  readonly training: string
}

/** What is not changed once units may have reported: their answers rest on it. */
export const FIXED_FIELDS = ['key', 'from', 'to', 'purposeKind', 'training'] as const satisfies (keyof TypedRound)[]

/** A round whose fields hold together. */
export interface RoundDraft {
  readonly key: string
  readonly week: CensusWeek
  /** Last day to hand in. */
  readonly deadline: IsoDate
  readonly definition: string
  readonly alsoReport: readonly string[]
  /** Name of an earlier round; `null` = the one before. */
  readonly comparedWith: string | null
  readonly purposeKind: PurposeKind
  readonly purpose: string
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string }
  readonly isTraining: boolean
}

/** What the fields are held against. */
export interface RoundSurroundings {
  /** The other censuses of the municipality; for practice or not. */
  readonly others: readonly { readonly key: string; readonly week: CensusWeek; readonly isTraining: boolean }[]
  /** Whether a definition is there and in force on a day. */
  readonly isInForce: (definition: string, day: IsoDate) => boolean
}

/** One field that is to be changed, and how. */
export interface RoundFault {
  readonly field: keyof TypedRound
  readonly code: RoundFaultCode
  readonly message: Text
}

/** The name is in addresses and names of files: no signs that mean something there. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u
const EMAIL = /^[^\s@,;<>]{1,64}@[^\s@,;<>]+\.[^\s@,;<>]+$/
const LONGEST_TEXT = 500
const LONGEST_LINE = 120

/** True for what can be an e-mail address. */
export const isEmail = (written: string): boolean => written.length <= 200 && EMAIL.test(written)

/** Reads a round. Never throws: everything that is to be changed is told, each field once, in the order of the form. */
export function readRound(
  typed: TypedRound,
  around: RoundSurroundings,
): { readonly draft: RoundDraft | null; readonly faults: readonly RoundFault[] } {
  const faults = new Map<keyof TypedRound, RoundFault>()
  const refuse = (field: keyof TypedRound, code: RoundFaultCode, told = ''): null => {
    if (!faults.has(field)) faults.set(field, { field, code, message: roundFaultTexts[code](told) })
    return null
  }
  const isTraining = typed.training !== ''
  const key = readKey(typed.key.trim(), around, refuse)
  const week = readWeek(typed, isTraining, around, refuse)
  const deadline = readDeadline(typed.deadline.trim(), week, refuse)
  const inForce = (field: 'definition' | 'alsoReport', id: string) =>
    week !== null && !around.isInForce(id, week.from) ? refuse(field, 'definition_not_in_force', id) : id
  const definition = typed.definition === '' ? refuse('definition', 'definition_missing') : typed.definition
  if (definition !== null) inForce('definition', definition)
  const alsoReport = [...new Set(typed.alsoReport)].filter((id) => id !== definition)
  for (const id of alsoReport) inForce('alsoReport', id)
  const comparedWith = typed.comparedWith === '' ? null : typed.comparedWith
  const earlier = around.others.find((other) => other.key === comparedWith && !other.isTraining)
  if (comparedWith !== null && (earlier === undefined || (week !== null && earlier.week.from >= week.from)))
    refuse('comparedWith', 'compared_with_not_earlier')
  const purposeKind =
    PURPOSE_KINDS.find((kind) => kind === typed.purposeKind) ?? refuse('purposeKind', 'purpose_kind_missing')
  const line = (field: 'purpose' | 'contactName' | 'contactPhone', longest: number, code: RoundFaultCode) => {
    const written = typed[field].trim()
    if (written === '') return refuse(field, code)
    return written.length > longest ? refuse(field, 'too_long', String(longest)) : written
  }
  const purpose = line('purpose', LONGEST_TEXT, 'purpose_missing')
  const name = line('contactName', LONGEST_LINE, 'contact_name_missing')
  const phone = line('contactPhone', LONGEST_LINE, 'contact_phone_missing')
  const written = typed.contactEmail.trim()
  const email = isEmail(written) ? written : refuse('contactEmail', 'contact_email_wrong')
  if (faults.size > 0 || key === null || week === null || deadline === null || definition === null)
    return { draft: null, faults: inFormOrder(faults) }
  if (purposeKind === null || purpose === null || name === null || phone === null || email === null)
    return { draft: null, faults: inFormOrder(faults) }
  const contact = { name, phone, email }
  const draft = { key, week, deadline, definition, alsoReport, comparedWith, purposeKind, purpose, contact, isTraining }
  return { draft, faults: [] }
}

type Refuse = (field: keyof TypedRound, code: RoundFaultCode, told?: string) => null

function readKey(key: string, { others }: RoundSurroundings, refuse: Refuse): string | null {
  if (key === '') return refuse('key', 'key_missing')
  if (!NAME.test(key)) return refuse('key', 'key_wrong')
  return others.some((other) => other.key.toLowerCase() === key.toLowerCase()) ? refuse('key', 'key_taken', key) : key
}

function readDay(field: 'from' | 'to' | 'deadline', written: string, refuse: Refuse): IsoDate | null {
  if (written === '') return refuse(field, `${field}_missing`)
  const day = isoDate.safeParse(written)
  return day.success ? day.data : refuse(field, 'not_a_day')
}

function readWeek(
  { from, to }: Pick<TypedRound, 'from' | 'to'>,
  isTraining: boolean,
  { others }: RoundSurroundings,
  refuse: Refuse,
): CensusWeek | null {
  const [first, last] = [readDay('from', from.trim(), refuse), readDay('to', to.trim(), refuse)]
  if (first === null || last === null) return null
  if (last < first) return refuse('to', 'week_backwards')
  if (daysBetween(first, last) > 6) return refuse('to', 'week_too_long')
  const overlapping = isTraining
    ? undefined
    : others.find(({ week, ...other }) => !other.isTraining && week.from <= last && week.to >= first)
  return overlapping === undefined
    ? censusWeek.parse({ from: first, to: last })
    : refuse('from', 'week_taken', overlapping.key)
}

function readDeadline(written: string, week: CensusWeek | null, refuse: Refuse): IsoDate | null {
  const day = readDay('deadline', written, refuse)
  return day !== null && week !== null && day <= week.from ? refuse('deadline', 'deadline_too_early') : day
}

const FORM_ORDER: readonly (keyof TypedRound)[] = [
  ...(['key', 'from', 'to', 'deadline', 'definition', 'alsoReport', 'comparedWith'] as const),
  ...(['purposeKind', 'purpose', 'contactName', 'contactPhone', 'contactEmail', 'training'] as const),
]

const inFormOrder = (faults: ReadonlyMap<keyof TypedRound, RoundFault>): readonly RoundFault[] =>
  FORM_ORDER.flatMap((field) => faults.get(field) ?? [])

/** Nothing written yet. */
export const BLANK_ROUND: TypedRound = {
  key: '',
  from: '',
  to: '',
  deadline: '',
  definition: '',
  alsoReport: [],
  comparedWith: '',
  purposeKind: '',
  purpose: '',
  contactName: '',
  contactPhone: '',
  contactEmail: '',
  training: '',
}

/** Last year's round as a form for the next: week and deadline are to be filled in, the year goes on by one. */
export const copyOfRound = (last: TypedRound): TypedRound => ({
  ...last,
  key: /^\d{4}$/.test(last.key) ? String(Number(last.key) + 1) : '',
  from: '',
  to: '',
  deadline: '',
  comparedWith: last.training === '' ? last.key : last.comparedWith,
  training: '',
})
