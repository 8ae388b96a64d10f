import { Temporal } from 'temporal-polyfill'
import { type CensusWeek, daysBetween, type IsoDate, isoDate } from '../terms/dates.ts'
import { OBSERVATION_COLUMNS } from './column-map.ts'
import type { Finding } from './finding.ts'
import { type OpenRow, openTable } from './read-table.ts'
import { problem } from './submission.texts.ts'
import type { ObservationEntry } from './submitted-record.ts'
import type { FileTable } from './table.ts'

/**
 * Local hours (Europe/Stockholm, as the clock on the wall showed). Assumption: people seen before noon are counted to
 * the night that began the day before, decided by the project, 2026-11-21.
 */
const NIGHT_COUNTED_UNTIL_HOUR = 12
/** From this hour on the first morning of the week counts as its own day, since the night before lies outside the week. */
const NIGHT_OVER_HOUR = 6

/**
 * The day on which the night of an observation began, or `null` outside the census week. A night belongs to the day
 * it begins (domain.md section 2); an observation without a time belongs to its day.
 */
export function nightOf(observedAt: string, week: CensusWeek): IsoDate | null {
  const day = isoDate.parse(observedAt.slice(0, 10))
  const hour = observedAt.length > 10 ? Number(observedAt.slice(11, 13)) : NIGHT_COUNTED_UNTIL_HOUR
  const isFirstMorning = day === week.from && hour >= NIGHT_OVER_HOUR
  const night = hour >= NIGHT_COUNTED_UNTIL_HOUR || isFirstMorning ? day : dayBefore(day)
  return night !== null && daysBetween(week.from, night) >= 0 && night <= week.to ? night : null
}

/** `null` before the first day of a four-digit year. */
function dayBefore(day: IsoDate): IsoDate | null {
  const before = isoDate.safeParse(Temporal.PlainDate.from(day).subtract({ days: 1 }).toString())
  return before.success ? before.data : null
}

/** Reads a file of head counts: people seen and counted, not identified. Never throws. */
export function readObservations(
  table: FileTable,
  source: { readonly file: string; readonly week: CensusWeek },
): { readonly observations: readonly ObservationEntry[]; readonly findings: readonly Finding[] } {
  const opened = openTable(table, 'observations', { file: source.file, day: source.week.to })
  const rows = opened.rows.map((row) => opened.open(row))
  const observations = rows.flatMap((row) => readObservation(row, source.week) ?? [])
  return {
    observations,
    findings: [...opened.findings, ...rows.flatMap(({ findings }) => findings), ...opened.leftOut()],
  }
}

function readObservation(row: OpenRow, week: CensusWeek): ObservationEntry | undefined {
  const place = row.readRequired(OBSERVATION_COLUMNS.place)
  const observedAt = row.readRequired(OBSERVATION_COLUMNS.observedAt)
  const persons = row.readRequired(OBSERVATION_COLUMNS.persons)
  const rest = {
    sex: row.readKnown(OBSERVATION_COLUMNS.sex),
    ageBand: row.readKnown(OBSERVATION_COLUMNS.ageBand),
    certainty: row.readKnown(OBSERVATION_COLUMNS.certainty),
    reason: row.readKnown(OBSERVATION_COLUMNS.reason),
  }
  const night = observedAt === null ? null : nightOf(observedAt, week)
  if (observedAt !== null && night === null) {
    row.report(OBSERVATION_COLUMNS.observedAt, problem('outside_census_week', { from: week.from, to: week.to }))
  }
  if (place === null || observedAt === null || persons === null || night === null) return undefined
  return { row: row.row, night, observation: { place, observedAt, persons, ...rest } }
}
