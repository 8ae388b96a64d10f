import type { Municipality } from '../../domain/census/municipality.ts'
import type { Definition } from '../../domain/classification/definition.ts'
import { findDefinition } from '../../domain/classification/definitions/index.ts'
import type { QualityRow } from '../../domain/report/quality-rows.ts'
import type { Finding } from '../../domain/terms/finding.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { listCensuses, type StoredCensus } from '../census/census.repository.ts'
import { makeVerdicts } from '../classification/classification.service.ts'
import {
  censusReferenceFaults,
  localDefinitions,
  refuseDefinitionsNotInForce,
} from '../classification/definitions.service.ts'
import { rememberVerdicts, type VerdictMemory } from '../classification/verdict-memory.service.ts'
import { type ReportBasis, reportBasis } from '../comparison/followed-persons.service.ts'
import { decisionsAmong } from '../linkage/decisions.service.ts'
import { type LinkageMade, type Linking, makeLinkage } from '../linkage/linkage.service.ts'
import { type FolderRead, type FolderReading, openCensusFolder } from '../submission/census-folder.service.ts'
import { type HandedIn, loadHandedIn, type Material, materialOf, materialUpTo } from '../submission/material.service.ts'
import { type AtHand, type CurrentSubmission, currentSubmissions } from '../submission/submission.repository.ts'
import { storeFolder } from '../submission/submission.service.ts'
import type { Edition } from './edition.repository.ts'
import { qualityOf } from './quality.service.ts'
import { makeReport } from './report.service.ts'

/** A folder that was read and checked: faultless, or with everything that is to be mended. */
export interface CheckedFolder extends FolderRead {
  readonly localDefinitions: readonly Definition[]
}

/** A folder while it is read and checked. */
export interface FolderInHand extends FolderReading {
  /** The rest of it is read, and all is checked. Refuses a definition not in force. */
  readonly whole: () => Promise<CheckedFolder>
}

/** Reads a folder and checks all of it, definitions included. Stores nothing. Refuses a definition not in force. */
export const checkFolder = (folder: string, progress: (file: string) => void): Promise<CheckedFolder> =>
  openFolder(folder, progress).whole()

/** The same bit by bit: its lists are read as they are asked for. */
export function openFolder(folder: string, progress: (file: string) => void): FolderInHand {
  const reading = openCensusFolder(folder, progress)
  let checked: Promise<CheckedFolder> | null = null
  const whole = () => {
    checked ??= reading.whole().then(checkedFolder)
    return checked
  }
  return { ...reading, whole }
}

function checkedFolder(read: FolderRead): CheckedFolder {
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

/** Who is told of the steps, and gets the reports. */
export interface ChainWatch {
  readonly step: (step: ChainStep, census: string) => void
  /** A report that is not stored yet: its files may be made, and not be shown. The chain goes on when it has been taken. */
  readonly report: (made: ReportMade) => unknown
  /** It is stored, with all that it was made from. */
  readonly stored?: () => void
}

/** What there is to tell of a run when its reports are made. */
export interface ChainTold {
  readonly folder: CheckedFolder
  /** Keys of censuses that are stored from before and not in the folder: they take part too. */
  readonly onlyStored: readonly string[]
  /** Files that were read before this run and no longer are: the folder has others in their place, or none. */
  readonly noLongerRead: readonly CurrentSubmission[]
}

/**
 * The chain on a folder: store, then for each census in the order of their weeks link, classify, compare and report.
 * Where `linking` is a thread, censuses are linked while the next are read, stored and reported; it is ended by whoever
 * began it. Each report is handed on as soon as it is made. A folder that is still being read may turn out to have a
 * fault: then nothing is stored, and the answer is `null`.
 */
export async function runChain(
  context: Context,
  folder: FolderInHand,
  municipality: Municipality,
  linking: Linking,
  on: ChainWatch,
): Promise<ChainTold | null> {
  const readBefore = await submissionsRead(context, municipality.code)
  const all = await storeAndHandOver(context, folder, municipality, linking, () => on.step('storing', ''))
  if (all === null) return null
  const checked = await folder.whole()
  const memory = rememberVerdicts()
  for (const census of all.censuses) {
    on.step('linking', census.key)
    const linkage = makeLinkage(context, census, await linking.take(census))
    await reportLinked(context, materialUpTo(all, census), linkage, checked.localDefinitions, memory, on)
  }
  const inFolder = new Set(checked.censuses.map(({ key }) => key))
  const readNow = new Set((await submissionsRead(context, municipality.code)).map((each) => each.idempotencyKey))
  return {
    folder: checked,
    onlyStored: all.censuses.map(({ key }) => key).filter((key) => !inFolder.has(key)),
    noLongerRead: readBefore.filter(({ idempotencyKey }) => !readNow.has(idempotencyKey)),
  }
}

/**
 * Stores the folder and hands each census over to be linked as soon as it has been read and its files are stored, with
 * those stored before and not in the folder, in the order of their weeks. Answers all that is stored now; `null` when the
 * folder has a fault.
 */
async function storeAndHandOver(
  context: Context,
  folder: FolderReading,
  municipality: Municipality,
  linking: Linking,
  isRead: () => void,
): Promise<Omit<Material, 'census'> | null> {
  const handedIn = new Map<string, HandedIn>()
  const handOver = async (inside: Context, isDue: (census: StoredCensus) => boolean, atHand: AtHand) => {
    for (const census of await listCensuses(inside.db, municipality.code)) {
      if (handedIn.has(census.id) || !isDue(census)) continue
      const loaded = await loadHandedIn(inside, census, atHand)
      handedIn.set(census.id, loaded)
      const soFar = [...handedIn.values()]
      const { binding } = await decisionsAmong(inside, municipality.code, {
        records: soFar.flatMap(({ records }) => records),
        register: soFar.flatMap(({ register }) => register),
        censusIds: [...handedIn.keys()],
      })
      linking.add(census, loaded, binding)
    }
  }
  const atHand = await storeFolder(context, folder, municipality, {
    census: (inside, { settings }, stored) => handOver(inside, ({ week }) => week.from <= settings.week.from, stored),
    read: isRead,
  })
  if (atHand === null) return null
  await handOver(context, () => true, atHand)
  return materialOf(context, municipality.code, handedIn)
}

/**
 * Classifies, compares and reports a census that has been linked. Each report is handed on before it is stored, with what
 * it was made from: while a thread makes its files there is time for that.
 */
async function reportLinked(
  context: Context,
  material: Material,
  { run, save }: LinkageMade,
  own: readonly Definition[],
  memory: VerdictMemory,
  on: ChainWatch,
): Promise<void> {
  const { census } = material
  on.step('classifying', census.key)
  const definitions = [...new Set([census.definition, ...census.alsoReport])].flatMap(
    (id) => findDefinition(id, own) ?? [],
  )
  const classified = await makeVerdicts(context, material, run, definitions, own, memory)
  on.step('reporting', census.key)
  const bases: ReportBasis[] = []
  for (const definition of definitions)
    bases.push(await reportBasis(context.db, material, run, definition, own, classified.verdicts))
  let madeFrom = [save, classified.save]
  for (const basis of bases) {
    const { definition } = basis
    const others = bases.filter((other) => other !== basis)
    const { edition, freeze } = await makeReport(context, basis, others)
    const quality = await qualityOf(context, basis)
    await on.report({ census, edition, also: definition.id === census.definition ? null : definition.id, quality })
    const toStore = [...madeFrom, freeze]
    madeFrom = []
    await inTransaction(context.db, async (inside) => {
      for (const store of toStore) await store(inside)
    })
    on.stored?.()
  }
}

async function submissionsRead({ db }: Context, municipalityCode: string): Promise<CurrentSubmission[]> {
  const read: CurrentSubmission[] = []
  for (const { id } of await listCensuses(db, municipalityCode)) read.push(...(await currentSubmissions(db, id)))
  return read
}
