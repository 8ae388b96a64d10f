import { agreedWith } from '../../domain/submission/agreement.ts'
import type { WrittenCells } from '../../domain/submission/answer-rows.ts'
import { FACT_COLUMNS, IDENTITY_COLUMNS } from '../../domain/submission/column-map.ts'
import type { FollowUpSaid, SaidByUnit } from '../../domain/submission/follow-up.ts'
import type { Identity } from '../../domain/submission/identity.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { answersOf, type StoredAnswer } from '../census/round.repository.ts'
import { refuseClosed } from './answer.service.ts'
import {
  censusBefore,
  type EarlierPerson,
  earlierPersons,
  type FollowUp,
  followUpsHandedIn,
  followUpsOf,
  recordsAskedAbout,
  saveFollowUp,
} from './follow-up.repository.ts'

/** A person of the census before, and what the unit has said of them. */
export interface PersonBefore extends EarlierPerson {
  readonly followUp: FollowUp | null
}

/**
 * Only a municipal unit is reminded of whom it reported: it keeps the same records itself. A voluntary organisation and
 * other authorities are told nothing back.
 */
const isReminded = ({ unit, agreement }: StoredAnswer): boolean =>
  unit.organisationKind === 'municipal' && agreedWith(unit.organisationKind, agreement) === 'full'

/** True when there are persons of the census before to follow up. */
export async function hasEarlierPersons({ db }: Pick<Context, 'db'>, answer: StoredAnswer): Promise<boolean> {
  return isReminded(answer) && (await censusBefore(db, answer)) !== undefined
}

/** The persons the unit itself reported in the census before, with what it has said of them; `null` for units that are not reminded. */
export async function personsBefore(
  context: Context,
  answer: StoredAnswer,
): Promise<{ readonly census: string; readonly persons: readonly PersonBefore[] } | null> {
  const before = isReminded(answer) ? await censusBefore(context.db, answer) : undefined
  if (before === undefined) return null
  const said = new Map((await followUpsOf(context.db, answer.id)).map((each) => [each.earlier_record_id, each]))
  const persons = await earlierPersons(context, before.id, answer.unit.id)
  return {
    census: before.key,
    persons: persons.map((person) => ({ ...person, followUp: said.get(person.recordId) ?? null })),
  }
}

/** Of which records of censuses before units were asked in a round, and what they have answered. */
export interface FollowUpInRound {
  readonly asked: ReadonlySet<string>
  readonly said: ReadonlyMap<string, readonly SaidByUnit[]>
}

/** What units that have handed in were asked of those they had before. Nothing for a census that is read from files. */
export async function followUpIn({ db }: Pick<Context, 'db'>, censusId: string): Promise<FollowUpInRound> {
  const asked = new Set<string>()
  for (const answer of await answersOf(db, censusId)) {
    if (answer.handedInAt === null || !isReminded(answer)) continue
    for (const recordId of await recordsAskedAbout(db, answer)) asked.add(recordId)
  }
  const said = new Map<string, SaidByUnit[]>()
  for (const each of await followUpsHandedIn(db, censusId))
    said.set(each.recordId, [...(said.get(each.recordId) ?? []), each.said])
  return { asked, said }
}

/** Stores what the unit says of persons of the census before: of its own alone, whatever is sent. */
export async function saveFollowUps(
  context: Context,
  answer: StoredAnswer,
  said: ReadonlyMap<string, FollowUpSaid>,
  accountId: string,
): Promise<void> {
  refuseClosed(context, answer)
  const own = (await personsBefore(context, answer))?.persons ?? []
  await inTransaction(context.db, async (db) => {
    for (const { recordId } of own) {
      const one = said.get(recordId)
      if (one === undefined) continue
      await saveFollowUp(db, {
        answer_id: answer.id,
        earlier_record_id: recordId,
        outcome: one.outcome,
        left_to: one.outcome === 'left' ? (one.leftTo ?? 'not_known') : null,
        account_id: accountId,
        at: context.clock.now(),
      })
    }
  })
}

/** Who a person of the census before is, as the form writes it: the facts are asked anew. `null` when the unit has no such person. */
export async function cellsOfEarlier(
  context: Context,
  answer: StoredAnswer,
  recordId: string,
): Promise<WrittenCells | null> {
  const before = await personsBefore(context, answer)
  const person = before?.persons.find((each) => each.recordId === recordId)
  if (person === undefined) return null
  return {
    ...identityCells(person.identity),
    ...(person.sex === null ? {} : { [FACT_COLUMNS.sex.english]: person.sex }),
  }
}

/** Of the birth only the most exact that is known; an age is another one a year later. */
function identityCells({ number, birthDate, birthYear, ...who }: Identity): WrittenCells {
  const { givenName, familyName, initials, protectedIdentity } = IDENTITY_COLUMNS
  const written: readonly (readonly [string, string | null])[] = [
    [IDENTITY_COLUMNS.number.english, number?.canonical ?? null],
    [IDENTITY_COLUMNS.birthDate.english, number === null ? birthDate : null],
    [
      IDENTITY_COLUMNS.birthYear.english,
      number === null && birthDate === null && birthYear !== null ? String(birthYear) : null,
    ],
    [givenName.english, who.givenName],
    [familyName.english, who.familyName],
    [initials.english, who.initials],
    [protectedIdentity.english, who.protectedIdentity === true ? 'yes' : null],
  ]
  return Object.fromEntries(written.flatMap(([column, cell]) => (cell === null ? [] : [[column, cell]])))
}
