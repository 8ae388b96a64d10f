import type { Municipality } from '../../domain/census/municipality.ts'
import type { Agreement, RoundState } from '../../domain/census/round.ts'
import { type Obstacle, obstaclesTo } from '../../domain/census/round-change.ts'
import {
  BLANK_ROUND,
  copyOfRound,
  FIXED_FIELDS,
  type RoundDraft,
  type RoundSurroundings,
  type TypedRound,
} from '../../domain/census/round-draft.ts'
import type { Unit } from '../../domain/census/unit.ts'
import type { Definition } from '../../domain/classification/definition.ts'
import { isInForce } from '../../domain/classification/definition.ts'
import { SHIPPED_DEFINITIONS } from '../../domain/classification/definitions/index.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { swedishDay } from '../../domain/terms/swedish-moment.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { type Db, flag } from '../../platform/database/schema.ts'
import {
  findCensus,
  listCensuses,
  type StoredCensus,
  saveCensus,
  saveMunicipality,
  unitsAsked,
  unitsOf,
} from './census.repository.ts'
import {
  answersOf,
  askUnit,
  changeAnswer,
  changeCensus,
  changedSinceReport,
  findRound,
  hasReport,
  hasWritten,
  latestPublicReport,
  listMunicipalities,
  listRounds,
  noteEvent,
  removeUnit,
  type StoredAnswer,
  type StoredRound,
  saveRound,
  setRoundState,
} from './round.repository.ts'
import { roundTexts } from './rounds.texts.ts'

/** The round, or that there is none at the address. */
export async function roundById({ db }: Pick<Context, 'db'>, censusId: string): Promise<StoredRound> {
  const round = await findRound(db, censusId)
  if (round === undefined) throw new DomainError('not_found', roundTexts.notFound)
  return round
}

/** Who is at work: noted with everything that is done. */
export interface Doing {
  readonly accountId: string
}

/** Notes in the history of a round what somebody did. `detail` holds no personal data. */
export const note = (
  { db, clock, newId }: Context,
  censusId: string,
  { accountId }: Doing,
  kind: string,
  more: { readonly answerId?: string; readonly detail?: string } = {},
): Promise<void> =>
  noteEvent(db, {
    id: newId(),
    census_id: censusId,
    answer_id: more.answerId ?? null,
    account_id: accountId,
    kind,
    detail: more.detail ?? null,
    at: clock.now(),
  })

/** What a form of a round is made with: whose census, what there is to compare with, and which definitions there are. */
export interface RoundForm {
  readonly municipality: { readonly code: string; readonly name: string } | null
  readonly municipalities: readonly { readonly code: string; readonly name: string }[]
  readonly definitions: readonly Definition[]
  readonly others: RoundSurroundings['others']
}

/** The municipality's own definitions are of a later stage: how to find them is handed in. */
export type OwnDefinitions = (municipalityCode: string) => Promise<readonly Definition[]>

/** What stands around a round: without `except`, around a new one. */
export async function surroundingsOf(
  { db }: Pick<Context, 'db'>,
  municipalityCode: string | null,
  ownDefinitions: OwnDefinitions,
  except: string | null = null,
): Promise<RoundForm> {
  const municipalities = await listMunicipalities(db)
  const code = municipalityCode ?? (municipalities.length === 1 ? (municipalities[0]?.code ?? null) : null)
  const municipality = municipalities.find((each) => each.code === code) ?? null
  const own = municipality === null ? [] : await ownDefinitions(municipality.code)
  return {
    municipality,
    municipalities,
    definitions: [...SHIPPED_DEFINITIONS.filter(({ id }) => own.every((each) => each.id !== id)), ...own],
    others: municipality === null ? [] : await othersOf(db, municipality.code, except),
  }
}

async function othersOf(db: Db, code: string, except: string | null): Promise<RoundSurroundings['others']> {
  const counted = await listCensuses(db, code)
  const training = (await listRounds(db)).filter(
    ({ census, isTraining }) => isTraining && census.municipality.code === code,
  )
  return [
    ...counted.map((census) => ({ ...census, isTraining: false })),
    ...training.map(({ census }) => ({ ...census, isTraining: true })),
  ].filter(({ id }) => id !== except)
}

/** What `readRound` holds a round against. */
export const around = ({ others, definitions }: Pick<RoundForm, 'others' | 'definitions'>): RoundSurroundings => ({
  others,
  isInForce: (id, day) => definitions.some((definition) => definition.id === id && isInForce(definition, day)),
})

/** Makes a round that nobody but the analyst sees yet. Copied from another, its units come along to be confirmed. */
export async function createRound(
  context: Context,
  doing: Doing,
  draft: RoundDraft,
  where: { readonly municipalityCode: string; readonly copiedFrom: string | null },
): Promise<string> {
  return inTransaction(context.db, (db) => createWithin({ ...context, db }, doing, draft, where))
}

/** The first round of all: with the municipality and its first units. */
export async function createFirstRound(
  context: Context,
  doing: Doing,
  draft: RoundDraft,
  municipality: Municipality,
): Promise<string> {
  return inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    await saveMunicipality(db, municipality, context.newId)
    const where = { municipalityCode: municipality.code, copiedFrom: null }
    const censusId = await createWithin(inside, doing, draft, where)
    for (const { id } of await unitsOf(db, municipality.code)) await askUnit(db, censusId, id, context.newId())
    return censusId
  })
}

async function createWithin(
  inside: Context,
  doing: Doing,
  draft: RoundDraft,
  { municipalityCode, copiedFrom }: { readonly municipalityCode: string; readonly copiedFrom: string | null },
): Promise<string> {
  const { db, newId } = inside
  const settings = { ...draft, alsoReport: [...draft.alsoReport], unitsAsked: [], nilReturns: [] }
  const censusId = await saveCensus(db, municipalityCode, draft.key, settings, newId)
  await saveRound(db, {
    census_id: censusId,
    state: 'prepared',
    training: flag(draft.isTraining),
    purpose_kind: draft.purposeKind,
    copied_from: copiedFrom,
    ...changeable(draft),
  })
  if (copiedFrom !== null) await copyUnits(inside, copiedFrom, censusId)
  await note(inside, censusId, doing, copiedFrom === null ? 'round_created' : 'round_copied')
  return censusId
}

const changeable = ({ deadline, contact }: RoundDraft) => ({
  deadline,
  contact_name: contact.name,
  contact_phone: contact.phone,
  contact_email: contact.email,
})

/** The units asked last time, with what is settled with each. That it still holds is for each unit to confirm. */
async function copyUnits({ db, newId }: Context, from: string, to: string): Promise<void> {
  const earlier = new Map((await answersOf(db, from)).map((answer) => [answer.unit.key, answer]))
  const census = await findCensus(db, from)
  const units = census === undefined ? [] : await unitsOf(db, census.municipality.code)
  const { asked } = await unitsAsked(db, from)
  for (const unit of units) {
    if (!asked.includes(unit.key)) continue
    const answerId = newId()
    await askUnit(db, to, unit.id, answerId)
    const last = earlier.get(unit.key)
    if (last !== undefined) await changeAnswer(db, answerId, settledWith(last))
  }
}

const settledWith = ({ agreement, disclosureGround, contact }: StoredAnswer) => ({
  agreement,
  disclosure_ground: disclosureGround,
  contact_name: contact.name,
  contact_phone: contact.phone,
  contact_email: contact.email,
})

/** A round as a form has it. */
export const typedOf = ({ census, deadline, isTraining, purposeKind, contact }: StoredRound): TypedRound => ({
  key: census.key,
  from: census.week.from,
  to: census.week.to,
  deadline,
  definition: census.definition,
  alsoReport: census.alsoReport,
  comparedWith: census.comparedWith ?? '',
  purposeKind,
  purpose: census.purpose ?? '',
  contactName: contact.name,
  contactPhone: contact.phone,
  contactEmail: contact.email,
  training: isTraining ? 'ja' : '',
})

/** What a copy of a census begins with: a round, or a census that was read from files and has no contact. */
export async function typedCopyOf({ db }: Pick<Context, 'db'>, census: StoredCensus): Promise<TypedRound> {
  const round = await findRound(db, census.id)
  if (round !== undefined) return copyOfRound(typedOf(round))
  return copyOfRound({
    ...BLANK_ROUND,
    key: census.key,
    definition: census.definition,
    alsoReport: census.alsoReport,
    purpose: census.purpose ?? '',
    purposeKind: 'follow_up',
  })
}

/** The census at an address, whether it is run in the service or was read from files. */
export async function censusById({ db }: Pick<Context, 'db'>, id: string): Promise<StoredCensus> {
  const census = await findCensus(db, id)
  if (census === undefined) throw new DomainError('not_found', roundTexts.notFound)
  return census
}

/** True while fields of the round can be changed at all. */
export const mayChange = ({ state }: Pick<StoredRound, 'state'>): boolean =>
  state !== 'published' && state !== 'archived'

/** What is written, with what is settled since the round was opened put back. */
export const withFixed = (round: StoredRound, typed: TypedRound): TypedRound => {
  if (round.state === 'prepared') return typed
  const stored = typedOf(round)
  return { ...typed, ...Object.fromEntries(FIXED_FIELDS.map((field) => [field, stored[field]])) }
}

/** Changes a round. The caller has read the draft with `withFixed`. */
export async function changeRound(context: Context, doing: Doing, censusId: string, draft: RoundDraft): Promise<void> {
  await inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const round = await roundById(inside, censusId)
    if (!mayChange(round)) throw new DomainError('round_state', roundTexts.closedForChanges)
    await changeCensus(db, censusId, {
      census_key: draft.key,
      week_from: draft.week.from,
      week_to: draft.week.to,
      definition_key: draft.definition,
      also_report: JSON.stringify(draft.alsoReport),
      compared_with: draft.comparedWith,
      purpose: draft.purpose,
    })
    await saveRound(db, {
      census_id: censusId,
      state: round.state,
      training: flag(draft.isTraining),
      purpose_kind: draft.purposeKind,
      copied_from: round.copiedFrom,
      ...changeable(draft),
    })
    await note(inside, censusId, doing, 'round_changed')
  })
}

/** What keeps a round from going to a state. */
export async function obstacles(
  { db }: Pick<Context, 'db'>,
  round: StoredRound,
  to: RoundState,
): Promise<readonly Obstacle[]> {
  const { state, isTraining, deadline, census } = round
  return obstaclesTo(to, {
    state,
    isTraining,
    deadline,
    week: census.week,
    unitsAsked: (await unitsAsked(db, census.id)).asked.length,
    hasReport: await hasReport(db, census),
    isReportOld: (await changedSinceReport(db, census.id)).length > 0,
    isPublic: (await latestPublicReport(db, census.id)) !== null,
  })
}

/** Takes a round to another state. Refuses with the first reason against it. */
export async function changeState(context: Context, doing: Doing, censusId: string, to: RoundState): Promise<void> {
  await inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const round = await roundById(inside, censusId)
    const [obstacle] = await obstacles(inside, round, to)
    if (obstacle !== undefined) throw new DomainError('round_state', roundTexts.obstacles[obstacle])
    await setRoundState(db, censusId, to)
    await note(inside, censusId, doing, eventOf(round.state, to))
  })
}

/** What a change of state is called in the history. */
function eventOf(from: RoundState, to: RoundState): string {
  if (from === 'published' && to === 'locked') return 'revision_begun'
  return from === 'locked' && to === 'published' ? 'revision_ended' : `state_${to}`
}

/** What is settled with a unit about a round. */
export interface UnitSettings {
  readonly agreement: Agreement | null
  readonly disclosureGround: string | null
  readonly contact: { readonly name: string | null; readonly phone: string | null; readonly email: string | null }
}

/** Asks a unit that is stored, or is told of here for the first time, and keeps what is settled with it. */
export async function saveUnitAsked(
  context: Context,
  doing: Doing,
  round: StoredRound,
  unit: Unit,
  settings: UnitSettings,
): Promise<void> {
  await inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const { municipality, id: censusId } = round.census
    await saveMunicipality(db, { ...municipality, units: [unit], definitions: [] }, context.newId)
    const stored = (await unitsOf(db, municipality.code)).find(({ key }) => key === unit.id)
    if (stored === undefined) return
    const before = (await answersOf(db, censusId)).find((answer) => answer.unit.id === stored.id)
    await askUnit(db, censusId, stored.id, context.newId())
    const answer = (await answersOf(db, censusId)).find((each) => each.unit.id === stored.id)
    if (answer === undefined) return
    await changeAnswer(db, answer.id, {
      agreement: unit.organisationKind === 'voluntary' ? settings.agreement : null,
      disclosure_ground: settings.disclosureGround,
      contact_name: settings.contact.name,
      contact_phone: settings.contact.phone,
      contact_email: settings.contact.email,
    })
    await note(inside, censusId, doing, before === undefined ? 'unit_added' : 'unit_changed', { answerId: answer.id })
  })
}

/** Asks units that are stored already. */
export async function askUnits(
  context: Context,
  doing: Doing,
  round: StoredRound,
  keys: readonly string[],
): Promise<void> {
  await inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const { municipality, id: censusId } = round.census
    const asked = new Set((await unitsAsked(db, censusId)).asked)
    for (const unit of await unitsOf(db, municipality.code)) {
      if (!keys.includes(unit.key) || asked.has(unit.key)) continue
      const answerId = context.newId()
      await askUnit(db, censusId, unit.id, answerId)
      await note(inside, censusId, doing, 'unit_added', { answerId })
    }
  })
}

/** Takes a unit out of a round. Refuses once it has written anything. */
export async function dropUnit(context: Context, doing: Doing, round: StoredRound, unitId: string): Promise<void> {
  await inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    if (!mayChange(round)) throw new DomainError('round_state', roundTexts.closedForChanges)
    if (await hasWritten(db, round.census.id, unitId)) throw new DomainError('round_state', roundTexts.hasWritten)
    const unit = (await unitsOf(db, round.census.municipality.code)).find(({ id }) => id === unitId)
    await removeUnit(db, round.census.id, unitId)
    await note(inside, round.census.id, doing, 'unit_removed', unit === undefined ? {} : { detail: unit.name })
  })
}

/** Today in Sweden. */
export const today = ({ clock }: Pick<Context, 'clock'>) => swedishDay(clock.now())
