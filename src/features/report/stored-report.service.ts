import { refuseUnlessInForce } from '../../domain/classification/classify-record.ts'
import { type Definition, isInForce } from '../../domain/classification/definition.ts'
import { findDefinition, SHIPPED_DEFINITIONS } from '../../domain/classification/definitions/index.ts'
import type { LinkageStep } from '../../domain/linkage/link-records.ts'
import { folderTexts } from '../../domain/submission/folder.texts.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { Db } from '../../platform/database/schema.ts'
import type { StoredCensus } from '../census/census.repository.ts'
import { definitionsUsed, wordingInRun } from '../classification/classification.repository.ts'
import { classifyCensus } from '../classification/classification.service.ts'
import { type ReportBasis, reportBasis } from '../comparison/followed-persons.service.ts'
import type { LinkageRun } from '../linkage/linkage.repository.ts'
import { linkCensus } from '../linkage/linkage.service.ts'
import { currentRun } from '../linkage/linkage-outcome.service.ts'
import { loadMaterialUpTo, type Material } from '../submission/material.service.ts'
import type { ChainStep, ReportMade } from './chain.service.ts'
import { qualityOf } from './quality.service.ts'
import { type MadeAgain, makeReportAgain } from './report.service.ts'

/** A report made from what is stored: a new edition, or the latest one when there is nothing new to say. */
export interface StoredReport extends ReportMade {
  readonly isNew: boolean
}

/** The municipality's own definitions, as a census of it was last reported by them. */
export const ownDefinitions = (db: Db, municipalityCode: string): Promise<Definition[]> =>
  definitionsUsed(
    db,
    municipalityCode,
    SHIPPED_DEFINITIONS.map(({ id }) => id),
  )

/** Every definition a census may be reported by, shipped ones first. */
export const definitionsToChoose = (own: readonly Definition[]): readonly Definition[] => [
  ...SHIPPED_DEFINITIONS,
  ...own,
]

/** The definitions that the census itself names: its own first. Refuses when one is not to be found. */
export function definitionsNamed(census: StoredCensus, own: readonly Definition[]): Definition[] {
  return [...new Set([census.definition, ...census.alsoReport])].map((id) => {
    const definition = findDefinition(id, own)
    if (definition === undefined)
      throw new DomainError('definition_not_stored', folderTexts.definition_not_stored(id, census.key))
    return definition
  })
}

/** Reports a stored census by some definitions, from what is stored now: all of the reports are stored, or none. */
export async function reportStored(
  context: Context,
  census: StoredCensus,
  chosen: readonly Definition[],
  own: readonly Definition[],
  step: (step: ChainStep) => void,
): Promise<readonly StoredReport[]> {
  const { reports, freeze } = await makeStoredReports(context, census, chosen, own, step)
  await inTransaction(context.db, freeze)
  return reports
}

/** Reports that are made and not stored. */
export interface ReportsMade {
  readonly run: LinkageRun
  readonly material: Material
  readonly reports: readonly StoredReport[]
  /** Stores what is new of them, inside a transaction of whoever asks. */
  readonly freeze: (inside: Db) => Promise<void>
}

/**
 * Makes the reports of a stored census by some definitions, from what is stored now. It is linked anew only when something
 * has been handed in, or the model or a definition has got another wording, since it was linked; that is kept, whole, even
 * where nobody stores the reports: the next one begins there. Refuses a definition not in force.
 */
export async function makeStoredReports(
  context: Context,
  census: StoredCensus,
  chosen: readonly Definition[],
  own: readonly Definition[],
  step: (step: ChainStep, part?: LinkageStep) => void,
): Promise<ReportsMade> {
  const day = census.week.from
  for (const definition of chosen) refuseUnlessInForce(definition, day)
  const named = definitionsNamed(census, own).filter((definition) => isInForce(definition, day))
  const all = [...new Map([...named, ...chosen].map((definition) => [definition.id, definition])).values()]
  const material = await loadMaterialUpTo(context, census)
  step('linking')
  const run =
    (await runToUse(context, material, all, own)) ??
    (await linkCensus(context, material, (part) => step('linking', part)))
  step('classifying')
  const verdicts = await classifyCensus(context, material, run, all, own)
  step('reporting')
  const bases: ReportBasis[] = []
  for (const definition of all) bases.push(await reportBasis(context.db, material, run, definition, own, verdicts))
  const reports: StoredReport[] = []
  const toFreeze: MadeAgain['freeze'][] = []
  for (const basis of bases) {
    const { definition } = basis
    if (!chosen.some(({ id }) => id === definition.id)) continue
    const others = bases.filter((other) => other !== basis && named.includes(other.definition))
    const { edition, isNew, freeze } = await makeReportAgain(context, basis, others)
    const quality = await qualityOf(context, basis)
    const also = definition.id === census.definition ? null : definition.id
    reports.push({ census, edition, isNew, also, quality })
    toFreeze.push(freeze)
  }
  const freeze = async (inside: Db) => {
    for (const each of toFreeze) await each(inside)
  }
  return { run, material, reports, freeze }
}

/** The last run, unless it is out of date or was classified by other words. What a report was made from is never changed. */
export async function runToUse(
  context: Context,
  material: Material,
  definitions: readonly Definition[],
  own: readonly Definition[],
): Promise<LinkageRun | undefined> {
  const { db } = context
  const run = await currentRun(context, material)
  if (run === undefined) return undefined
  const others = definitions.flatMap(({ otherSituationsFrom }) =>
    otherSituationsFrom === null ? [] : (findDefinition(otherSituationsFrom, own) ?? []),
  )
  for (const definition of [...definitions, ...others])
    if ((await wordingInRun(db, run.id, definition)) === 'other') return undefined
  return run
}
