import { cameLate, type LastTime, lastTimeOf, type Standing, standingOf } from '../../domain/census/answer-standing.ts'
import { isAfter } from '../../domain/census/round.ts'
import { isUnusualNumber } from '../../domain/submission/unusual-number.ts'
import type { IsoDate } from '../../domain/terms/dates.ts'
import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/database/schema.ts'
import { listCensuses, type StoredCensus, unitsAsked } from '../census/census.repository.ts'
import { answersOf, type StoredAnswer, type StoredRound } from '../census/round.repository.ts'
import { today } from '../census/round.service.ts'
import { recordsByUnit, rowsHandedIn, rowsWritten, unitsWithPosts } from './board.repository.ts'
import { type Extension, extensionsWaiting } from './extension.repository.ts'
import { type NumberExplanation, numberExplanations } from './number-explanation.repository.ts'
import { lastReminded } from './reminder.repository.ts'
import { questionCounts } from './row-question.repository.ts'
import { unitsThatObserved } from './submission.repository.ts'

/** One unit on the board. Rows are numbers alone: nobody is told of here. */
export interface BoardRow {
  readonly answer: StoredAnswer
  readonly standing: Standing
  /** Whether it first came after the unit's last day. */
  readonly isLate: boolean
  /** Handed in, and opened again: what was handed in counts. */
  readonly isOpenAgain: boolean
  readonly lastDay: IsoDate
  readonly hasPassed: boolean
  /** Rows in the census; `null` while nothing was handed in. */
  readonly handedIn: number | null
  /** Rows written and not handed in yet. */
  readonly written: number
  readonly lateRows: number
  readonly lastTime: LastTime
  readonly waiting: Extension | null
  readonly remindedAt: string | null
  readonly questions: { readonly unanswered: number; readonly answered: number }
  /** What the unit says of handing in unusually many or few; `null` as reason when it says nothing, and all of it when the number is not unusual. */
  readonly unusual: { readonly reason: string | null } | null
}

/** How a round goes: every unit, and all of them together. */
export interface Board {
  readonly round: StoredRound
  readonly rows: readonly BoardRow[]
  /** With what it is compared; `null` when there is no earlier census. */
  readonly earlier: StoredCensus | null
  readonly sums: BoardSums
}

export interface BoardSums {
  readonly asked: number
  readonly byStanding: Readonly<Record<Standing, number>>
  readonly late: number
  readonly handedIn: number
  readonly written: number
  /** Rows of units of whom it is known how many they handed in both times. */
  readonly both: { readonly now: number; readonly before: number; readonly units: number }
}

export async function boardOf(context: Context, round: StoredRound): Promise<Board> {
  const { db } = context
  const { id } = round.census
  const answers = await answersOf(db, id)
  const [written, records, reminded, questions] = [
    await rowsWritten(db, id),
    await recordsByUnit(db, id),
    await lastReminded(db, id),
    await questionCounts(db, id),
  ]
  const waiting = new Map((await extensionsWaiting(context, id)).map((each) => [each.answerId, each]))
  const outdoors = new Set([...(await unitsThatObserved(db, id)), ...(await unitsWithPosts(db, id))])
  const earlier = await earlierCensus(db, round.census)
  const before = earlier === null ? NOTHING_BEFORE : await answersTo(db, earlier)
  const late = await lateRowKeys(db, round, answers)
  const explanations = await numberExplanations(context, id)
  const rows = answers.map((answer): BoardRow => {
    const lastDay = answer.extendedTo ?? round.deadline
    const hasCountedOutdoors = outdoors.has(answer.unit.key)
    const soFar = { ...answer, lastDay, rowsWritten: written.get(answer.id) ?? 0, hasCountedOutdoors }
    const standing = standingOf(soFar)
    const isIn = standing === 'answered' || standing === 'nil'
    const handedIn = records.get(answer.unit.key) ?? 0
    return {
      answer,
      standing,
      isLate: cameLate(soFar),
      isOpenAgain: isIn && answer.state === 'open',
      lastDay,
      hasPassed: today(context) > lastDay,
      handedIn: isIn ? handedIn : null,
      written: answer.state === 'open' ? soFar.rowsWritten : 0,
      lateRows: late.get(answer.id)?.size ?? 0,
      lastTime: lastTimeOf(answer.unit, before),
      waiting: waiting.get(answer.id) ?? null,
      remindedAt: reminded.get(answer.id) ?? null,
      questions: questions.get(answer.id) ?? { unanswered: 0, answered: 0 },
      unusual: unusualOf(isIn ? handedIn : null, answer, before, explanations),
    }
  })
  return { round, rows, earlier, sums: sumsOf(rows) }
}

/** Against what the unit itself handed in: it is asked about no other unit's number, not of one it has taken over either. */
function unusualOf(
  handedIn: number | null,
  { id, round, unit }: StoredAnswer,
  before: Parameters<typeof lastTimeOf>[1],
  explanations: ReadonlyMap<string, NumberExplanation>,
): BoardRow['unusual'] {
  const own = lastTimeOf({ key: unit.key, successorOf: [] }, before)
  if (round.isTraining || handedIn === null || typeof own !== 'number' || !isUnusualNumber(handedIn, own)) return null
  const said = explanations.get(id)
  return { reason: said?.rowsNow === handedIn ? said.reason : null }
}

const NOTHING_BEFORE = { asked: new Set<string>(), nil: new Set<string>(), rows: new Map<string, number>() }

/** The census a round is compared with: the one it names, else the one before it. One for practice is never among them. */
export async function earlierCensus(
  db: Db,
  { week, comparedWith, municipality }: StoredCensus,
): Promise<StoredCensus | null> {
  const before = (await listCensuses(db, municipality.code)).filter((each) => each.week.from < week.from)
  return before.find(({ key }) => key === comparedWith) ?? before.at(-1) ?? null
}

async function answersTo(db: Db, { id }: StoredCensus) {
  const { asked, nil } = await unitsAsked(db, id)
  return { asked: new Set(asked), nil: new Set(nil), rows: await recordsByUnit(db, id) }
}

/** Keys of the rows of each answer that were first handed in after its unit's last day, an extension counted in. */
export async function lateRowKeys(
  db: Db,
  round: StoredRound,
  answers: readonly Pick<StoredAnswer, 'id' | 'extendedTo'>[],
): Promise<Map<string, Set<string>>> {
  const lastDays = new Map(answers.map(({ id, extendedTo }) => [id, extendedTo ?? round.deadline]))
  const late = new Map<string, Set<string>>()
  // Rows that were handed in together share a moment, and the calendar is slow to ask.
  const isLateAt = new Map<string, boolean>()
  for (const { answerId, rowKey, at } of await rowsHandedIn(db, round.census.id)) {
    const lastDay = lastDays.get(answerId)
    if (lastDay === undefined) continue
    const asked = `${at} ${lastDay}`
    const isLate = isLateAt.get(asked) ?? isAfter(at, lastDay)
    isLateAt.set(asked, isLate)
    if (!isLate) continue
    late.set(answerId, (late.get(answerId) ?? new Set()).add(rowKey))
  }
  return late
}

function sumsOf(rows: readonly BoardRow[]): BoardSums {
  const count = (standing: Standing) => rows.filter((row) => row.standing === standing).length
  const both = rows.flatMap(({ handedIn, lastTime }) =>
    handedIn === null || typeof lastTime !== 'number' ? [] : [{ now: handedIn, before: lastTime }],
  )
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
  return {
    asked: rows.length,
    byStanding: {
      answered: count('answered'),
      nil: count('nil'),
      started: count('started'),
      observed: count('observed'),
      silent: count('silent'),
    },
    late: rows.filter(({ isLate }) => isLate).length,
    handedIn: sum(rows.map(({ handedIn }) => handedIn ?? 0)),
    written: sum(rows.map(({ written }) => written)),
    both: { now: sum(both.map(({ now }) => now)), before: sum(both.map(({ before }) => before)), units: both.length },
  }
}

/** In what order the board may be read. */
export const BOARD_ORDERS = ['lage', 'enhet', 'rader', 'forra', 'dag'] as const
export type BoardOrder = (typeof BOARD_ORDERS)[number]

/** Those that are waited for first, then by name. */
const WAITED_FOR: readonly Standing[] = ['silent', 'observed', 'started', 'answered', 'nil']

export function inOrder(rows: readonly BoardRow[], order: BoardOrder): BoardRow[] {
  const numberOf = (row: BoardRow): number => {
    if (order === 'lage') return WAITED_FOR.indexOf(row.standing)
    if (order === 'rader') return -(row.handedIn ?? -1)
    if (order === 'forra') return typeof row.lastTime === 'number' ? -row.lastTime : 1
    return 0
  }
  const textOf = (row: BoardRow) => (order === 'dag' ? row.lastDay : '')
  const byName = (left: BoardRow, right: BoardRow) => left.answer.unit.name.localeCompare(right.answer.unit.name, 'sv')
  return [...rows].sort(
    (left, right) =>
      numberOf(left) - numberOf(right) || textOf(left).localeCompare(textOf(right)) || byName(left, right),
  )
}
