import type { LinkageStep } from '../../domain/linkage/link-records.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { answersOf, type StoredRound } from '../census/round.repository.ts'
import { note, roundById } from '../census/round.service.ts'
import { reportBasis } from '../comparison/followed-persons.service.ts'
import { lateRowKeys } from '../submission/board.service.ts'
import { saveAnalysis } from './analysis.repository.ts'
import { analysisTexts } from './analysis.texts.ts'
import type { ChainStep } from './chain.service.ts'
import {
  definitionsNamed,
  makeStoredReports,
  ownDefinitions,
  type ReportsMade,
  type StoredReport,
} from './stored-report.service.ts'

/** What an analysis does, in order; *late* tells apart those who were reported late only. */
export const ANALYSIS_STEPS = ['linking', 'classifying', 'reporting', 'late', 'storing'] as const
export type AnalysisStep = (typeof ANALYSIS_STEPS)[number]

/** Done, or refused with the reason: what a thread can hand over as a plain value. */
export type AnalysisOutcome = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly text: Text }

/** What the thread that analyses is asked. */
export interface AnalysisAsked {
  readonly dataFolder: string
  readonly censusId: string
  readonly accountId: string
  /** Shared with the thread: which step it is at, and which part of the linkage (see `noteProgress`). */
  readonly progress: Int32Array
}

/** Parts of the linkage, which takes the most time of a large census; in order. */
export const LINKAGE_PARTS: readonly LinkageStep[] = ['comparing', 'clustering', 'thinRows', 'result']

/** Is told what begins: a step, and of the linkage its part. */
export type TellStep = (step: AnalysisStep, part?: LinkageStep) => void

/** Numbers of a progress: the step, and the part of the linkage. */
export const PROGRESS_LENGTH = 2
const NOTHING_YET = -1

/** Notes how far an analysis is, for whoever shares the numbers. */
export function noteProgress(progress: Int32Array, step: AnalysisStep | null, part?: LinkageStep): void {
  Atomics.store(progress, 1, part === undefined ? NOTHING_YET : LINKAGE_PARTS.indexOf(part))
  Atomics.store(progress, 0, step === null ? NOTHING_YET : ANALYSIS_STEPS.indexOf(step))
}

/** How far an analysis is, as it was noted. */
export const progressNoted = (progress: Int32Array): AnalysisProgress => ({
  step: ANALYSIS_STEPS[Atomics.load(progress, 0)] ?? null,
  part: LINKAGE_PARTS[Atomics.load(progress, 1)] ?? null,
})

/** Where an analysis is; `null` before the first step, and where a step has no parts. */
export interface AnalysisProgress {
  readonly step: AnalysisStep | null
  readonly part: LinkageStep | null
}

/** What keeps a round from being analysed; `null` when it may be. One for practice never is. */
export function whyNotAnalysed({ isTraining, state }: Pick<StoredRound, 'isTraining' | 'state'>): Text | null {
  if (isTraining) return analysisTexts.training
  if (state === 'prepared') return analysisTexts.notOpened
  return state === 'published' || state === 'archived' ? analysisTexts.isOut : null
}

/**
 * Links, classifies and reports a round from what is handed in now, under every definition it names, and remembers what
 * was reported late. `step` is told what is being done; it may end the work by throwing.
 */
export async function analyse(
  context: Context,
  censusId: string,
  accountId: string,
  step: TellStep,
): Promise<AnalysisOutcome> {
  try {
    const round = await roundById(context, censusId)
    const refusal = whyNotAnalysed(round)
    if (refusal !== null) return { kind: 'refused', text: refusal }
    const own = await ownDefinitions(context.db, round.census.municipality.code)
    const named = definitionsNamed(round.census, own)
    const made = await makeStoredReports(context, round.census, named, own, (each, part) => tell(step, each, part))
    step('late')
    const late = await lateIn(context, round, made)
    step('storing')
    // All of it at once: an analysis that is cancelled, or cut off, has left nothing behind that a page shows.
    await inTransaction(context.db, async (db) => {
      await made.freeze(db)
      for (const each of late) {
        const id = context.newId()
        await saveAnalysis(db, { id, census_id: censusId, made_by: accountId, made_at: context.clock.now(), ...each })
      }
      await note({ ...context, db }, censusId, { accountId }, 'analysed')
    })
    return { kind: 'done' }
  } catch (error) {
    if (error instanceof DomainError) return { kind: 'refused', text: error.text }
    throw error
  }
}

const tell = (step: TellStep, each: ChainStep, part: LinkageStep | undefined) => {
  if (each !== 'storing') step(each, part)
}

/** By report: how many rows came late, and how many of the persons counted have no other rows. */
async function lateIn(
  context: Context,
  round: StoredRound,
  { reports, material, run }: Pick<ReportsMade, 'reports' | 'material' | 'run'>,
) {
  const { census } = round
  const answers = await answersOf(context.db, census.id)
  const lateKeys = await lateRowKeys(context.db, round, answers)
  const rowsLate = [...lateKeys.values()].reduce((sum, keys) => sum + keys.size, 0)
  const none = (persons: number) => (edition: StoredReport['edition']) => ({
    edition_id: edition.id,
    definition_key: edition.definition,
    rows_late: rowsLate,
    persons_late_only: persons,
  })
  if (rowsLate === 0) return reports.map(({ edition }) => none(0)(edition))
  const late = new Set(
    answers.flatMap(({ id, unit }) =>
      material.records.flatMap((record) =>
        record.censusId === census.id && record.units.includes(unit.key) && lateKeys.get(id)?.has(record.recordKey)
          ? [record.id]
          : [],
      ),
    ),
  )
  const own = await ownDefinitions(context.db, census.municipality.code)
  const figures: ReturnType<ReturnType<typeof none>>[] = []
  for (const { edition } of reports) {
    const definition = definitionsNamed(census, own).find(({ id }) => id === edition.definition)
    if (definition === undefined) continue
    const { persons } = await reportBasis(context.db, material, run, definition, own, new Map())
    const lateOnly = persons.filter(({ inCensus }) => {
      const here = inCensus.get(census.id)
      return here?.verdict.outcome === 'counted' && here.records.every(({ id }) => late.has(id))
    })
    figures.push(none(lateOnly.length)(edition))
  }
  return figures
}
