import type { Agreement, RoundState } from '../../domain/census/round.ts'
import { type IsoDate, isoDate } from '../../domain/terms/dates.ts'
import { type Db, flag, type NewRow } from '../../platform/database/schema.ts'
import { findCensus, type StoredCensus, type StoredUnit, unitsOf } from './census.repository.ts'

/** A round that is run in the service, with its census. */
export interface StoredRound {
  readonly census: StoredCensus
  readonly state: RoundState
  /** Last day to hand in. */
  readonly deadline: IsoDate
  readonly isTraining: boolean
  readonly purposeKind: 'follow_up' | 'statistics'
  /** Whom units call. */
  readonly contact: Contact
  readonly copiedFrom: string | null
}

export interface Contact {
  readonly name: string
  readonly phone: string
  readonly email: string
}

/** What a unit answers in a round, and what is settled with it. */
export interface StoredAnswer {
  readonly id: string
  readonly round: StoredRound
  readonly unit: StoredUnit
  readonly state: 'open' | 'handed_in'
  readonly kind: 'persons' | 'nil' | null
  readonly handedInAt: string | null
  readonly firstHandedInAt: string | null
  readonly handedInBy: string | null
  readonly reference: string | null
  readonly isReopenedByAnalyst: boolean
  readonly extendedTo: IsoDate | null
  readonly definitionReadAt: string | null
  readonly contactConfirmedAt: string | null
  readonly contact: { readonly [K in keyof Contact]: string | null }
  /** JSON: how the unit counted. */
  readonly questions: string | null
  readonly questionsAnsweredAt: string | null
  readonly disclosureGround: string | null
  readonly agreement: Agreement | null
}

export async function findRound(db: Db, censusId: string): Promise<StoredRound | undefined> {
  const row = await db.selectFrom('round').selectAll().where('census_id', '=', censusId).executeTakeFirst()
  const census = row && (await findCensus(db, row.census_id))
  if (row === undefined || census === undefined) return undefined
  return {
    census,
    state: row.state,
    deadline: isoDate.parse(row.deadline),
    isTraining: row.training === 1,
    purposeKind: row.purpose_kind,
    contact: { name: row.contact_name, phone: row.contact_phone, email: row.contact_email },
    copiedFrom: row.copied_from,
  }
}

/** Every round, the latest week first. */
export async function listRounds(db: Db): Promise<StoredRound[]> {
  const rows = await db
    .selectFrom('round')
    .innerJoin('census', 'census.id', 'round.census_id')
    .select('census_id')
    .orderBy('week_from', 'desc')
    .orderBy('census_key')
    .execute()
  const rounds: StoredRound[] = []
  for (const { census_id } of rows) {
    const round = await findRound(db, census_id)
    if (round) rounds.push(round)
  }
  return rounds
}

/** Stores the round of a census that is stored already, or what has changed in it. */
export async function saveRound(db: Db, round: NewRow<'round'>): Promise<void> {
  const { census_id, ...values } = round
  await db
    .insertInto('round')
    .values({ census_id, ...values })
    .onConflict((c) => c.column('census_id').doUpdateSet(values))
    .execute()
}

export async function setRoundState(db: Db, censusId: string, state: RoundState): Promise<void> {
  await db.updateTable('round').set({ state }).where('census_id', '=', censusId).execute()
}

/** Asks a unit: it is in the census, and has an answer to give. A unit that is asked already stays as it is. */
export async function askUnit(db: Db, censusId: string, unitId: string, answerId: string): Promise<void> {
  await db
    .insertInto('census_unit')
    .values({ census_id: censusId, unit_id: unitId, nil_return: flag(false) })
    .onConflict((c) => c.doNothing())
    .execute()
  await db
    .insertInto('answer')
    .values({ id: answerId, census_id: censusId, unit_id: unitId, state: 'open', reopened_by_analyst: flag(false) })
    .onConflict((c) => c.columns(['census_id', 'unit_id']).doNothing())
    .execute()
}

/** The answers of a round, by the name of the unit. */
export async function answersOf(db: Db, censusId: string): Promise<StoredAnswer[]> {
  const rows = await db
    .selectFrom('answer')
    .innerJoin('unit', 'unit.id', 'answer.unit_id')
    .select('answer.id')
    .where('census_id', '=', censusId)
    .orderBy('unit.name')
    .execute()
  return loadAnswers(
    db,
    rows.map(({ id }) => id),
  )
}

/** The answers of some units, in all rounds, the latest week first. */
export async function answersOfUnits(db: Db, unitIds: readonly string[]): Promise<StoredAnswer[]> {
  const rows = await db
    .selectFrom('answer')
    .innerJoin('census', 'census.id', 'answer.census_id')
    .select('answer.id')
    .where('unit_id', 'in', [...unitIds])
    .orderBy('week_from', 'desc')
    .orderBy('unit_id')
    .execute()
  return loadAnswers(
    db,
    rows.map(({ id }) => id),
  )
}

export async function findAnswer(db: Db, id: string): Promise<StoredAnswer | undefined> {
  return (await loadAnswers(db, [id]))[0]
}

async function loadAnswers(db: Db, ids: readonly string[]): Promise<StoredAnswer[]> {
  const rows = await db
    .selectFrom('answer')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const rounds = new Map<string, StoredRound>()
  const units = new Map<string, StoredUnit>()
  for (const censusId of new Set(rows.map(({ census_id }) => census_id))) {
    const round = await findRound(db, censusId)
    if (round === undefined) continue
    rounds.set(censusId, round)
    for (const unit of await unitsOf(db, round.census.municipality.code)) units.set(unit.id, unit)
  }
  return ids.flatMap((id): StoredAnswer[] => {
    const row = byId.get(id)
    const round = row && rounds.get(row.census_id)
    const unit = row && units.get(row.unit_id)
    if (row === undefined || round === undefined || unit === undefined) return []
    return [
      {
        id,
        round,
        unit,
        state: row.state,
        kind: row.kind,
        handedInAt: row.handed_in_at,
        firstHandedInAt: row.first_handed_in_at,
        handedInBy: row.handed_in_by,
        reference: row.reference,
        isReopenedByAnalyst: row.reopened_by_analyst === 1,
        extendedTo: row.extended_to === null ? null : isoDate.parse(row.extended_to),
        definitionReadAt: row.definition_read_at,
        contactConfirmedAt: row.contact_confirmed_at,
        contact: { name: row.contact_name, phone: row.contact_phone, email: row.contact_email },
        questions: row.questions,
        questionsAnsweredAt: row.questions_answered_at,
        disclosureGround: row.disclosure_ground,
        agreement: row.agreement,
      },
    ]
  })
}

/** True when the answer is of one of the units, in a round that its units may see. */
export async function isAnswerOf(db: Db, answerId: string, unitIds: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('answer')
    .innerJoin('round', 'round.census_id', 'answer.census_id')
    .select('answer.id')
    .where('answer.id', '=', answerId)
    .where('answer.unit_id', 'in', [...unitIds])
    .where('round.state', '!=', 'prepared')
    .executeTakeFirst()
  return row !== undefined
}

/** What may be set of an answer. */
export type AnswerChanges = Partial<Omit<NewRow<'answer'>, 'id' | 'census_id' | 'unit_id'>>

export async function changeAnswer(db: Db, id: string, changes: AnswerChanges): Promise<void> {
  await db.updateTable('answer').set(changes).where('id', '=', id).execute()
}

/** Whether an answer bears the reference already: of two receipts none may name the other. */
export async function hasReference(db: Db, reference: string): Promise<boolean> {
  const row = await db.selectFrom('answer').select('id').where('reference', '=', reference).executeTakeFirst()
  return row !== undefined
}

/** Notes what happened in a round. `detail` holds no personal data. */
export async function noteEvent(db: Db, event: NewRow<'round_event'>): Promise<void> {
  await db.insertInto('round_event').values(event).execute()
}

/** What may be set of a census that is stored. */
export type CensusChanges = Partial<Omit<NewRow<'census'>, 'id' | 'municipality_code'>>

export async function changeCensus(db: Db, id: string, changes: CensusChanges): Promise<void> {
  await db.updateTable('census').set(changes).where('id', '=', id).execute()
}

/** Every municipality that is stored, by name. */
export async function listMunicipalities(db: Db): Promise<{ readonly code: string; readonly name: string }[]> {
  return db.selectFrom('municipality').select(['code', 'name']).orderBy('name').execute()
}

/** Takes a unit out of a round, with the answer it has not begun. */
export async function removeUnit(db: Db, censusId: string, unitId: string): Promise<void> {
  await db.deleteFrom('answer').where('census_id', '=', censusId).where('unit_id', '=', unitId).execute()
  await db.deleteFrom('census_unit').where('census_id', '=', censusId).where('unit_id', '=', unitId).execute()
}

/** True when a unit has written a row, ever, or something is stored of it in the census. */
export async function hasWritten(db: Db, censusId: string, unitId: string): Promise<boolean> {
  const row = await db
    .selectFrom('answer')
    .leftJoin('answer_row', 'answer_row.answer_id', 'answer.id')
    .select('answer.id')
    .where('census_id', '=', censusId)
    .where('unit_id', '=', unitId)
    .where((where) =>
      where.or([where('answer_row.id', 'is not', null), where('answer.first_handed_in_at', 'is not', null)]),
    )
    .executeTakeFirst()
  const submission = await db
    .selectFrom('submission')
    .select('id')
    .where('census_id', '=', censusId)
    .where('unit_id', '=', unitId)
    .executeTakeFirst()
  return row !== undefined || submission !== undefined
}

/** Whether a report has been made of the census under its own definition. */
export async function hasReport(db: Db, { id, definition }: Pick<StoredCensus, 'id' | 'definition'>): Promise<boolean> {
  const edition = await db
    .selectFrom('edition')
    .select('id')
    .where('census_id', '=', id)
    .where('definition_key', '=', definition)
    .executeTakeFirst()
  return edition !== undefined
}

/** The latest version of a census's public report; `null` before it is out. */
export async function latestPublicReport(db: Db, censusId: string): Promise<string | null> {
  const row = await db
    .selectFrom('publication')
    .select('id')
    .where('census_id', '=', censusId)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Names of the units of which something came, went or was corrected after the census was last linked or reported. */
export async function changedSinceReport(db: Db, censusId: string): Promise<string[]> {
  const latest = (rows: readonly { readonly at: string | null }[]) =>
    rows
      .map(({ at }) => at ?? '')
      .sort()
      .at(-1) ?? ''
  const runs = db.selectFrom('linkage_run').where('census_id', '=', censusId)
  const editions = db.selectFrom('edition').where('census_id', '=', censusId)
  const analyses = db.selectFrom('analysis').where('census_id', '=', censusId)
  const last = latest([
    await editions.select(({ fn }) => fn.max('created_at').as('at')).executeTakeFirstOrThrow(),
    await runs.select(({ fn }) => fn.max('created_at').as('at')).executeTakeFirstOrThrow(),
    await analyses.select(({ fn }) => fn.max('made_at').as('at')).executeTakeFirstOrThrow(),
  ])
  if (last === '') return []
  const lists = await db
    .selectFrom('submission')
    .innerJoin('unit', 'unit.id', 'submission.unit_id')
    .where('census_id', '=', censusId)
    .where((where) => where.or([where('received_at', '>', last), where('superseded_at', '>', last)]))
    .select('unit.name')
    .execute()
  const nil = await db
    .selectFrom('answer')
    .innerJoin('unit', 'unit.id', 'answer.unit_id')
    .where('census_id', '=', censusId)
    .where('answer.kind', '=', 'nil')
    .where('handed_in_at', '>', last)
    .select('unit.name')
    .execute()
  return [...new Set([...lists, ...nil].map(({ name }) => name))].sort((a, b) => a.localeCompare(b, 'sv'))
}

/** What has happened with a round itself, the latest first. */
export async function eventsOfRound(db: Db, censusId: string) {
  return db
    .selectFrom('round_event')
    .leftJoin('account', 'account.id', 'round_event.account_id')
    .select(['kind', 'detail', 'at', 'account.name as by'])
    .where('census_id', '=', censusId)
    .where('answer_id', 'is', null)
    .orderBy('at', 'desc')
    .execute()
}

/** What has happened with an answer, the latest first. */
export async function eventsOf(db: Db, answerId: string) {
  return db
    .selectFrom('round_event')
    .leftJoin('account', 'account.id', 'round_event.account_id')
    .select(['kind', 'detail', 'at', 'account.name as by'])
    .where('answer_id', '=', answerId)
    .orderBy('at', 'desc')
    .execute()
}
