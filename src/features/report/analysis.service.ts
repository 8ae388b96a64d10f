import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { answersOf, type StoredRound } from '../census/round.repository.ts'
import { note, roundById } from '../census/round.service.ts'
import { reportBasis } from '../comparison/followed-persons.service.ts'
import { latestRun } from '../linkage/linkage.repository.ts'
import { lateRowKeys } from '../submission/board.service.ts'
import { loadMaterialUpTo } from '../submission/material.service.ts'
import { saveAnalysis } from './analysis.repository.ts'
import { analysisTexts } from './analysis.texts.ts'
import type { ChainStep } from './chain.service.ts'
import { definitionsNamed, ownDefinitions, reportStored, type StoredReport } from './stored-report.service.ts'

/** What an analysis does, in order; *late* tells apart those who were reported late only. */
export const ANALYSIS_STEPS = ['linking', 'classifying', 'reporting', 'late'] as const
export type AnalysisStep = (typeof ANALYSIS_STEPS)[number]

/** Done, or refused with the reason: what a thread can hand over as a plain value. */
export type AnalysisOutcome = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly text: Text }

/** What the thread that analyses is asked. */
export interface AnalysisAsked {
  readonly dataFolder: string
  readonly censusId: string
  readonly accountId: string
  /** One number, shared with the thread: which step it is at. */
  readonly progress: Int32Array
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
  step: (step: AnalysisStep) => void,
): Promise<AnalysisOutcome> {
  try {
    const round = await roundById(context, censusId)
    const refusal = whyNotAnalysed(round)
    if (refusal !== null) return { kind: 'refused', text: refusal }
    const own = await ownDefinitions(context.db, round.census.municipality.code)
    const named = definitionsNamed(round.census, own)
    const reports = await reportStored(context, round.census, named, own, (each) => tell(step, each))
    step('late')
    for (const late of await lateIn(context, round, reports)) {
      await saveAnalysis(context.db, {
        id: context.newId(),
        census_id: censusId,
        made_by: accountId,
        made_at: context.clock.now(),
        ...late,
      })
    }
    await note(context, censusId, { accountId }, 'analysed')
    return { kind: 'done' }
  } catch (error) {
    if (error instanceof DomainError) return { kind: 'refused', text: error.text }
    throw error
  }
}

const tell = (step: (step: AnalysisStep) => void, each: ChainStep) => {
  if (each !== 'storing') step(each)
}

/** By report: how many rows came late, and how many of the persons counted have no other rows. */
async function lateIn(context: Context, round: StoredRound, reports: readonly StoredReport[]) {
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
  const material = await loadMaterialUpTo(context, census)
  const run = await latestRun(context.db, census.id)
  if (run === undefined) throw new Error('a report without a linkage run')
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
