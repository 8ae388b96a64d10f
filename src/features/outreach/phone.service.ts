import { CODE_BYTES, isPin, MOST_PHONES, type PhoneSetUp, phoneCode } from '../../domain/outreach/phone.ts'
import { FORM_VERSION } from '../../domain/outreach/post.ts'
import { agreedWith } from '../../domain/submission/agreement.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { PhoneAtWork } from '../../platform/http/viewer.ts'
import { hashOfToken } from '../account/session.service.ts'
import { beginTry, takeBackTry } from '../account/slowing.service.ts'
import { noteEvent, type StoredAnswer } from '../census/round.repository.ts'
import { answerById, placeOf } from '../submission/answer.service.ts'
import { outreachTexts } from './outreach.texts.ts'
import {
  changePhone,
  findPhone,
  type PhoneChanges,
  phonesOf,
  placesOf,
  rescueKeyOf,
  type StoredPhone,
  savePhone,
  sealRescueKey,
  touchPhone,
} from './phone.repository.ts'

const RESCUE_KEY_BYTES = 32
/** How often the use of a phone is written down. */
const TOUCH_AFTER_MS = 60_000

/** A code that was just made: told once, then only its hash is there. */
export interface NewCode {
  readonly label: string
  readonly code: string
}

/** What is made of phones: how they are called, and the PIN they share; `null` for none. */
export interface PhonesAsked {
  readonly labels: readonly string[]
  readonly pin: string | null
  readonly accountId: string | null
}

/** Makes phones for an answer, each with a code of its own. */
export async function makePhones(
  context: Context,
  answerId: string,
  { labels, pin, accountId }: PhonesAsked,
): Promise<readonly NewCode[]> {
  return inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const answer = await answerById(inside, answerId)
    refuseClosedRound(answer)
    const { censusId } = placeOf(answer)
    context.vault.prepare(censusId)
    const room = roomFor(await phonesOf(db, answerId))
    const made: NewCode[] = []
    for (const label of labels.slice(0, Math.max(0, room))) {
      const id = context.newId()
      const code = newCodeOf(context)
      await savePhone(db, {
        id,
        answer_id: answerId,
        label,
        token_hash: hashOfToken(code),
        pin_key: pin === null ? null : pinKeyOf(context, id, pin),
        rescue_key: sealRescueKey(context, censusId, id, context.random(RESCUE_KEY_BYTES)),
        created_at: context.clock.now(),
        created_by: accountId,
        last_used_at: null,
        revoked_at: null,
      })
      await note(inside, answer, accountId, 'phone_made', label)
      made.push({ label, code })
    }
    return made
  })
}

/** How many phones more may be in force. */
const roomFor = (phones: readonly StoredPhone[]): number =>
  MOST_PHONES - phones.filter(({ revokedAt }) => revokedAt === null).length

/**
 * A new code for a phone: the one before opens nothing any more. What waits in the phone is sent with the new one. `null`
 * when the phone was blocked, and there are as many others in force as there may be.
 */
export async function renewCode(
  context: Context,
  answerId: string,
  phoneId: string,
  accountId: string | null,
): Promise<NewCode | null> {
  return inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const answer = await answerById(inside, answerId)
    refuseClosedRound(answer)
    const phones = await phonesOf(db, answerId)
    const isBlocked = phones.some(({ id, revokedAt }) => id === phoneId && revokedAt !== null)
    if (isBlocked && roomFor(phones) < 1) return null
    const code = newCodeOf(context)
    const label = await change(inside, answer, phoneId, { token_hash: hashOfToken(code), revoked_at: null })
    await note(inside, answer, accountId, 'phone_made', label)
    return { label, code }
  })
}

/** Takes a phone back: its code opens nothing from now on. What it has sent stays. */
export async function revokePhone(
  context: Context,
  answerId: string,
  phoneId: string,
  accountId: string | null,
): Promise<void> {
  await inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const answer = await answerById(inside, answerId)
    const label = await change(inside, answer, phoneId, { revoked_at: context.clock.now() })
    await note(inside, answer, accountId, 'phone_revoked', label)
  })
}

/** Gives a phone a PIN, or takes it away. */
export async function setPin(context: Context, answerId: string, phoneId: string, pin: string | null): Promise<void> {
  if (pin !== null && !isPin(pin)) throw new Error('a PIN is looked at before it is set')
  await inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const answer = await answerById(inside, answerId)
    await change(inside, answer, phoneId, { pin_key: pin === null ? null : pinKeyOf(context, phoneId, pin) })
  })
}

async function change(inside: Context, answer: StoredAnswer, id: string, changes: PhoneChanges): Promise<string> {
  const phone = (await phonesOf(inside.db, answer.id)).find((one) => one.id === id)
  if (phone === undefined) throw new DomainError('not_found', outreachTexts.notThere)
  await changePhone(inside.db, answer.id, id, changes)
  return phone.label
}

const newCodeOf = ({ random }: Pick<Context, 'random'>): string => phoneCode(random(CODE_BYTES))

/** Keyed: whoever reads the database tries no PINs. */
const pinKeyOf = ({ vault }: Pick<Context, 'vault'>, phoneId: string, pin: string): string =>
  vault.keyOf('outreach-pin', `${phoneId}|${pin}`)

const note = (
  { db, clock, newId }: Context,
  { id, round }: StoredAnswer,
  accountId: string | null,
  kind: string,
  detail: string,
) =>
  noteEvent(db, {
    ...{ id: newId(), census_id: round.census.id, answer_id: id, account_id: accountId, kind, detail },
    at: clock.now(),
  })

/** The phone that holds a code; `null` when there is no such phone, or it was taken back. */
export async function phoneOf({ db, clock }: Context, token: string): Promise<PhoneAtWork | null> {
  const found = await findPhone(db, hashOfToken(token))
  if (found === undefined) return null
  const { lastUsedAt, ...phone } = found
  const now = clock.now()
  if (lastUsedAt === null || Date.parse(now) - Date.parse(lastUsedAt) > TOUCH_AFTER_MS)
    await touchPhone(db, phone.phoneId, now)
  return phone
}

/** Phones send only while the round is open. */
export function refuseClosedRound({ round }: Pick<StoredAnswer, 'round'>): void {
  if (round.state !== 'open') throw new DomainError('outreach_closed', outreachTexts.closed)
}

/** What a PIN that was shown led to. */
export type SettingUp =
  | { readonly done: true; readonly setUp: PhoneSetUp }
  | { readonly done: false; readonly wait: number }

/**
 * What a phone needs, once its PIN is right where it has one, or it shows that it was. Wrong PINs slow the next try and
 * lock nobody out.
 */
export async function setUpPhone(
  context: Context,
  phone: PhoneAtWork,
  { pin, proof }: { readonly pin: string; readonly proof: string },
): Promise<SettingUp> {
  if (phone.pinKey !== null && (proof === '' || proof !== proofOf(context, phone))) {
    if (pin === '') throw new DomainError('pin_needed', outreachTexts.pinNeeded)
    const key = context.vault.keyOf('outreach-pin-try', phone.phoneId)
    const tried = await beginTry(context, [{ key, slowing: 'code' }])
    if ('wait' in tried) return { done: false, wait: tried.wait }
    if (pinKeyOf(context, phone.phoneId, pin) !== phone.pinKey)
      throw new DomainError('pin_needed', outreachTexts.pinNeeded)
    await takeBackTry(context, tried.counts)
  }
  return { done: true, setUp: await setUpOf(context, phone) }
}

async function setUpOf(context: Context, phone: PhoneAtWork): Promise<PhoneSetUp> {
  const answer = await answerById(context, phone.answerId)
  const { round, unit, contact, agreement } = answer
  return {
    answer: answer.id,
    phone: phone.label,
    organisation: unit.organisation,
    unit: unit.name,
    census: round.census.key,
    week: round.census.week,
    training: round.isTraining,
    round: round.state,
    agreement: agreedWith(unit.organisationKind, agreement),
    form: FORM_VERSION,
    places: await placesOf(context.db, unit.id),
    callOwn: contact.name !== null && contact.phone !== null ? { name: contact.name, phone: contact.phone } : null,
    callRound: { name: round.contact.name, phone: round.contact.phone },
    hasPin: phone.pinKey !== null,
    proof: proofOf(context, phone),
    rescueKey: (await rescueKeyOf(context, phone))?.toString('base64') ?? '',
    now: context.clock.now(),
  }
}

/** Shows that the PIN of a phone was right: another PIN, another proof. */
const proofOf = ({ vault }: Pick<Context, 'vault'>, { phoneId, pinKey }: PhoneAtWork): string =>
  pinKey === null ? '' : vault.keyOf('outreach-proof', `${phoneId}|${pinKey}`)

/** Refuses a phone with a PIN that has not shown it. */
export function refuseWithoutPin(context: Pick<Context, 'vault'>, phone: PhoneAtWork, proof: string): void {
  if (phone.pinKey !== null && proof !== proofOf(context, phone))
    throw new DomainError('pin_needed', outreachTexts.pinNeeded)
}
