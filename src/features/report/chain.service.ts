import type { Municipality } from '../../domain/census/municipality.ts'
import type { Definition } from '../../domain/classification/definition.ts'
import { findDefinition } from '../../domain/classification/definitions/index.ts'
import type { QualityRow } from '../../domain/report/quality-rows.ts'
import type { Finding } from '../../domain/terms/finding.ts'
import type { Context } from '../../platform/context.ts'
import { listCensuses, type StoredCensus } from '../census/census.repository.ts'
import { classifyCensus } from '../classification/classification.service.ts'
import {
  censusReferenceFaults,
  localDefinitions,
  refuseDefinitionsNotInForce,
} from '../classification/definitions.service.ts'
import { type ReportBasis, reportBasis } from '../comparison/followed-persons.service.ts'
import { linkCensus } from '../linkage/linkage.service.ts'
import { type FolderRead, readCensusFolder } from '../submission/census-folder.service.ts'
import { loadMaterial, materialUpTo } from '../submission/material.service.ts'
import { type CurrentSubmission, currentSubmissions } from '../submission/submission.repository.ts'
import { storeFolder } from '../submission/submission.service.ts'
import type { Edition } from './edition.repository.ts'
import { qualityOf } from './quality.service.ts'
import { reportCensus } from './report.service.ts'

/** A folder that was read and checked: faultless, or with everything that is to be mended. */
export interface CheckedFolder extends FolderRead {
  readonly localDefinitions: readonly Definition[]
}

/** Reads a folder and checks all of it, definitions included. Stores nothing. Refuses a definition not in force. */
export async function checkFolder(folder: string, progress: (file: string) => void): Promise<CheckedFolder> {
  const read = await readCensusFolder(folder, progress)
  if (read.municipality === null) return { ...read, localDefinitions: [] }
  const { definitions, findings } = localDefinitions(read.municipality)
  const all = [...read.findings, ...findings, ...censusReferenceFaults(read.municipality, read.censuses, definitions)]
  if (!hasFaults(all)) refuseDefinitionsNotInForce(read.censuses, definitions)
  return { ...read, findings: all, localDefinitions: definitions }
}

export const hasFaults = (findings: readonly Finding[]): boolean => findings.some(({ kind }) => kind === 'fault')

/** One report that the chain has made. `also` names the definition when it is not the census's own. */
export interface ReportMade {
  readonly census: StoredCensus
  readonly edition: Edition
  readonly also: string | null
  readonly quality: readonly QualityRow[]
}

/** What the chain is doing, told as it goes. */
export type ChainStep = 'storing' | 'linking' | 'classifying' | 'reporting'

/**
 * The chain on a folder without faults: store, then for each census in the order of their weeks link, classify,
 * compare and report. Each report is handed on as soon as it is made. Answers the censuses that are stored from before
 * and not in the folder, which take part too; and the files that were read before this run and no longer are, since the
 * folder has others in their place or none.
 */
export async function runChain(
  context: Context,
  folder: CheckedFolder,
  municipality: Municipality,
  on: {
    readonly step: (step: ChainStep, census: string) => void
    readonly report: (made: ReportMade) => unknown
  },
): Promise<{ readonly onlyStored: readonly string[]; readonly noLongerRead: readonly CurrentSubmission[] }> {
  on.step('storing', '')
  const readBefore = await submissionsRead(context, municipality.code)
  const all = await loadMaterial(context, municipality.code, await storeFolder(context, folder, municipality))
  const own = folder.localDefinitions
  for (const census of all.censuses) {
    const material = materialUpTo(all, census)
    on.step('linking', census.key)
    const run = await linkCensus(context, material)
    on.step('classifying', census.key)
    const definitions = [...new Set([census.definition, ...census.alsoReport])].flatMap(
      (id) => findDefinition(id, own) ?? [],
    )
    const verdicts = await classifyCensus(context, material, run, definitions, own)
    on.step('reporting', census.key)
    const bases: ReportBasis[] = []
    for (const definition of definitions)
      bases.push(await reportBasis(context.db, material, run, definition, own, verdicts))
    for (const basis of bases) {
      const { definition } = basis
      const others = bases.filter((other) => other !== basis)
      const edition = await reportCensus(context, basis, others)
      const quality = await qualityOf(context, basis)
      await on.report({ census, edition, also: definition.id === census.definition ? null : definition.id, quality })
    }
  }
  const inFolder = new Set(folder.censuses.map(({ key }) => key))
  const readNow = new Set((await submissionsRead(context, municipality.code)).map((each) => each.idempotencyKey))
  return {
    onlyStored: all.censuses.map(({ key }) => key).filter((key) => !inFolder.has(key)),
    noLongerRead: readBefore.filter(({ idempotencyKey }) => !readNow.has(idempotencyKey)),
  }
}

async function submissionsRead({ db }: Context, municipalityCode: string): Promise<CurrentSubmission[]> {
  const read: CurrentSubmission[] = []
  for (const { id } of await listCensuses(db, municipalityCode)) read.push(...(await currentSubmissions(db, id)))
  return read
}
