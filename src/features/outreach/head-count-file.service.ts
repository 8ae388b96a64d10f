import { fileReadingOfCsv } from '../../domain/submission/csv-findings.ts'
import { withFileFindings } from '../../domain/submission/file-reading.ts'
import type { Finding } from '../../domain/submission/finding.ts'
import type { Observation } from '../../domain/submission/observation.ts'
import { readObservations } from '../../domain/submission/read-observations.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { readCsv } from '../../platform/files/csv.ts'
import { answerById } from '../submission/answer.service.ts'
import { addHeadCount, headCountsOf } from './head-count.repository.ts'
import { refuseClosedRound } from './phone.service.ts'

/** What came of a file of head counts: stored whole, or not at all. Unit: rows. */
export type HeadCountFile =
  | { readonly stored: true; readonly added: number; readonly there: number }
  | { readonly stored: false; readonly findings: readonly Finding[] }

/**
 * Takes a file of head counts into a unit's series, read by the rules of `<unit>.observations.csv`. What is there stays; a
 * row that says the very same as one that is there adds nothing, so that a file that is handed in twice counts once.
 */
export async function takeInHeadCounts(context: Context, answerId: string, bytes: Uint8Array): Promise<HeadCountFile> {
  return inTransaction(context.db, async (db): Promise<HeadCountFile> => {
    const inside = { ...context, db }
    const answer = await answerById(inside, answerId)
    refuseClosedRound(answer)
    const file = `${answer.unit.key}.observations.csv`
    const reading = fileReadingOfCsv(readCsv(bytes))
    const { observations, findings } = readObservations(reading.table, { file, week: answer.round.census.week })
    const all = withFileFindings(file, reading, findings)
    if (all.some(({ kind }) => kind === 'fault')) return { stored: false, findings: all }
    const there = new Map<string, number>()
    for (const count of await headCountsOf(db, answer)) there.set(asSaid(count), (there.get(asSaid(count)) ?? 0) + 1)
    let added = 0
    for (const { night, observation } of observations) {
      const left = there.get(asSaid(observation)) ?? 0
      there.set(asSaid(observation), left - 1)
      if (left > 0) continue
      await addHeadCount(inside, answer, night, observation)
      added += 1
    }
    return { stored: true, added, there: observations.length - added }
  })
}

const asSaid = ({ place, observedAt, persons, sex, ageBand, certainty, reason }: Observation): string =>
  JSON.stringify([place, observedAt, persons, sex, ageBand, certainty, reason])
