import type { RoundState } from '../src/domain/census/round.ts'
import type { WrittenCells } from '../src/domain/submission/answer-rows.ts'
import { setRoundState } from '../src/features/census/round.repository.ts'
import { openAnalysisDesk } from '../src/features/report/analysis-desk.service.ts'
import type { Context } from '../src/platform/context.ts'
import { DOUBTFUL, handInRows, numberAt } from './doubtful-round.ts'
import { openRound } from './open-round.ts'
import { signInAs } from './sign-in.ts'

/** An invented person, the same every time: of forty a quarter are women, and some sleep outdoors. */
export const invented = (at: number, more: WrittenCells = {}): WrittenCells => ({
  personnummer: numberAt(at),
  accommodation: ['outdoors', 'night_shelter', 'emergency_housing'][at % 3] ?? '',
  sex: at % 4 === 0 ? 'woman' : 'man',
  ...more,
})

/** So many invented persons, from one on. */
export const inventedFrom = (first: number, count: number): WrittenCells[] =>
  Array.from({ length: count }, (_, at) => invented(first + at))

export interface RoundToPublish {
  readonly censusId: string
  readonly accountId: string
  /** Ids of the answers by the key of the unit. */
  readonly answers: ReadonlyMap<string, string>
}

/** A round that has been handed in, analysed and locked: what is left is to publish it. */
export async function roundToPublish(
  context: Context,
  rows: Readonly<Record<string, readonly WrittenCells[]>>,
  asked: { readonly key?: string; readonly week?: { readonly from: string; readonly to: string } } = {},
  state: RoundState = 'locked',
): Promise<RoundToPublish> {
  const opened = await openRound(context, { municipality: DOUBTFUL, deadline: '2099-12-31', ...asked })
  const censusId = [...opened.values()][0]?.round.census.id ?? ''
  const { accountId } = await signInAs(context, 'analyst')
  const answers = new Map([...opened].map(([key, { id }]) => [key, id]))
  for (const [unit, cells] of Object.entries(rows)) await handInRows(context, answers.get(unit) ?? '', cells, accountId)
  await analyseNow(context, censusId, accountId)
  await setRoundState(context.db, censusId, state)
  return { censusId, accountId, answers }
}

/** Makes the analysis of a round, and says when it could not be made. */
export async function analyseNow(context: Context, censusId: string, accountId: string): Promise<void> {
  const faults: unknown[] = []
  const desk = openAnalysisDesk(context, (error) => faults.push(error))
  desk.start(censusId, accountId)
  await desk.settled()
  const job = desk.job()
  if (job?.state !== 'done') throw new Error(`the analysis was not made: ${job?.refusal?.sv ?? String(faults[0])}`)
}
