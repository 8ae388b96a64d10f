import { Temporal } from 'temporal-polyfill'
import { readRound } from '../domain/census/round-draft.ts'
import { isoDate } from '../domain/terms/dates.ts'
import { listCensuses, unitsOf } from '../features/census/census.repository.ts'
import {
  around,
  askUnits,
  changeState,
  createRound,
  roundById,
  surroundingsOf,
  typedCopyOf,
} from '../features/census/round.service.ts'
import { ownDefinitions } from '../features/report/stored-report.service.ts'
import type { Context } from '../platform/context.ts'
import { demoAccountTexts } from './account.texts.ts'
import type { DemoUnits } from './demo-accounts.ts'

const DAYS_TO_ANSWER = 14

/**
 * Opens a round of this week for the units of the demonstration, as a copy of the last census of the fixtures: what
 * somebody who signs in has to do.
 */
export async function demoRound(context: Context, accountId: string, units: DemoUnits): Promise<void> {
  const { db, clock } = context
  const last = (await listCensuses(db))
    .filter(({ municipality }, _, [first]) => municipality.code === first?.municipality.code)
    .at(-1)
  if (last === undefined) throw new Error('the demonstration runs on the fixtures')
  const { code } = last.municipality
  const form = await surroundingsOf(context, code, (each) => ownDefinitions(db, each))
  const { key, from, to, deadline } = thisWeek(clock.now())
  const { draft, faults } = readRound(
    {
      ...(await typedCopyOf(context, last)),
      ...{ key, from, to, deadline },
      purpose: demoAccountTexts.purpose.sv,
      contactName: demoAccountTexts.names.analyst.sv,
      contactPhone: '000-00 00 00',
      contactEmail: 'samordnare@example.se',
    },
    around(form),
  )
  if (draft === null)
    throw new Error(`the round of the demonstration has faults: ${faults.map(({ code: each }) => each)}`)
  const doing = { accountId }
  const censusId = await createRound(context, doing, draft, { municipalityCode: code, copiedFrom: last.id })
  const reporting = new Set(Object.values(units).flat())
  const keys = (await unitsOf(db, code)).flatMap((unit) => (reporting.has(unit.id) ? [unit.key] : []))
  await askUnits(context, doing, await roundById(context, censusId), keys)
  await changeState(context, doing, censusId, 'open')
}

/** This week in Sweden, and some days to answer in. */
function thisWeek(now: string) {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO('Europe/Stockholm').toPlainDate()
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const day = (date: Temporal.PlainDate) => isoDate.parse(date.toString())
  const sunday = monday.add({ days: 6 })
  return {
    key: String(today.year),
    from: day(monday),
    to: day(sunday),
    deadline: day(sunday.add({ days: DAYS_TO_ANSWER })),
  }
}
