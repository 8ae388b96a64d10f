import { Temporal } from 'temporal-polyfill'
import type { IsoDate } from '../terms/dates.ts'
import { swedishDay, swedishTime } from '../terms/swedish-moment.ts'
import type { AccessEntry } from './access.ts'

/** Why somebody's looking stands out. It is a reason to ask, never a finding. */
export const CONSPICUOUS = ['manyInADay', 'samePersonOften', 'oddHours'] as const
export type Conspicuous = (typeof CONSPICUOUS)[number]

// Assumptions, decided by the project, 2026-11-22: to be set by the municipality's own routine.
/** Identities shown to one person in one day from which somebody asks why. */
export const MANY_IN_A_DAY = 60
/** Times the same row was shown to one person from which somebody asks why. */
export const SAME_OFTEN = 4
/** Hours of the day, Swedish time, outside which office work is unusual. */
export const OFFICE_HOURS = { from: 6, to: 20 } as const
/** Days after which a row that nobody has reviewed makes the review overdue. */
export const REVIEW_WITHIN_DAYS = 31

/** What one account has looked at. */
export interface AccessByAccount {
  readonly accountId: string
  readonly entries: number
  /** Identities shown. */
  readonly shown: number
  /** Rows, records and answers, each once. */
  readonly subjects: number
  readonly days: number
  readonly lastAt: string
  readonly conspicuous: readonly { readonly why: Conspicuous; readonly times: number }[]
}

/** Who has looked at how much, those who stand out first, then the one who looked most. */
export function accessByAccount(entries: readonly AccessEntry[]): AccessByAccount[] {
  return [...grouped(entries)]
    .map(([accountId, own]) => summaryOf(accountId, own))
    .sort((a, b) => b.conspicuous.length - a.conspicuous.length || b.shown - a.shown || b.entries - a.entries)
}

function grouped(entries: readonly AccessEntry[]): Map<string, AccessEntry[]> {
  const groups = new Map<string, AccessEntry[]>()
  for (const entry of entries) groups.set(entry.accountId, [...(groups.get(entry.accountId) ?? []), entry])
  return groups
}

function summaryOf(accountId: string, entries: readonly AccessEntry[]): AccessByAccount {
  const shown = entries.filter(({ kind }) => kind === 'identity_shown')
  const looking = entries.filter(({ kind }) => kind !== 'log_reviewed')
  const perDay = tallied(shown.map(({ at }) => swedishDay(at)))
  const perSubject = tallied(shown.flatMap(({ subjectId }) => subjectId ?? []))
  const times: Readonly<Record<Conspicuous, number>> = {
    manyInADay: perDay.filter((count) => count >= MANY_IN_A_DAY).length,
    samePersonOften: perSubject.filter((count) => count >= SAME_OFTEN).length,
    oddHours: looking.filter(({ at }) => isOddHour(at)).length,
  }
  return {
    accountId,
    entries: entries.length,
    shown: shown.length,
    subjects: new Set(looking.flatMap(({ subjectId }) => subjectId ?? [])).size,
    days: new Set(entries.map(({ at }) => swedishDay(at))).size,
    lastAt: latestOf(entries),
    conspicuous: CONSPICUOUS.flatMap((why) => (times[why] > 0 ? [{ why, times: times[why] }] : [])),
  }
}

/** What was opened, how often and by how many. */
export interface AccessBySubject {
  /** Record, row or answer: a random id. */
  readonly subjectId: string
  readonly times: number
  readonly accounts: number
  readonly lastAt: string
}

/** What was opened most often, first; what was opened once is left out. */
export function accessBySubject(entries: readonly AccessEntry[]): AccessBySubject[] {
  const bySubject = new Map<string, AccessEntry[]>()
  for (const entry of entries) {
    if (entry.subjectId === null) continue
    bySubject.set(entry.subjectId, [...(bySubject.get(entry.subjectId) ?? []), entry])
  }
  return [...bySubject]
    .map(([subjectId, own]) => ({
      subjectId,
      times: own.length,
      accounts: new Set(own.map(({ accountId }) => accountId)).size,
      lastAt: latestOf(own),
    }))
    .filter(({ times }) => times > 1)
    .sort((a, b) => b.times - a.times || (a.lastAt < b.lastAt ? 1 : -1))
}

const latestOf = (entries: readonly AccessEntry[]): string =>
  entries
    .map(({ at }) => at)
    .sort()
    .at(-1) ?? ''

const tallied = (values: readonly string[]): number[] => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts.values()]
}

/** Before or after office hours, or on a Saturday or Sunday. */
export function isOddHour(at: string): boolean {
  const hour = Number(swedishTime(at).slice(0, 2))
  const { dayOfWeek } = Temporal.PlainDate.from(swedishDay(at))
  return hour < OFFICE_HOURS.from || hour >= OFFICE_HOURS.to || dayOfWeek > 5
}

/** How the reviewing of the log stands. Source: lag (2001:454) section 10, systematic and recurring checks. */
export interface ReviewStanding {
  /** Rows that nobody has reviewed. */
  readonly unreviewed: number
  /** The last day to review the oldest of them; `null` when there are none. */
  readonly dueBy: IsoDate | null
  readonly isOverdue: boolean
}

/** How it stands now, after a review through a row. What a review itself leaves in the log wants no review. */
export function reviewStanding(entries: readonly AccessEntry[], through: number, now: string): ReviewStanding {
  const left = entries.filter(({ number, kind }) => number > through && kind !== 'log_reviewed')
  const [oldest] = left
  if (oldest === undefined) return { unreviewed: 0, dueBy: null, isOverdue: false }
  const due = Temporal.PlainDate.from(swedishDay(oldest.at)).add({ days: REVIEW_WITHIN_DAYS })
  const isOverdue = Temporal.PlainDate.compare(Temporal.PlainDate.from(swedishDay(now)), due) > 0
  return { unreviewed: left.length, dueBy: swedishDay(`${due.toString()}T12:00:00Z`), isOverdue }
}

/** Whether a note holds what may be somebody's personnummer: a note on the log names nobody. */
export const holdsNumberOfPerson = (note: string): boolean =>
  /(?<!\d)(\d\d)?\d{6}\s*[-+\u2010-\u2015]?\s*\d{4}(?!\d)/u.test(note)
