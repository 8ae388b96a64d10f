import { doubtsAmong } from '../../domain/linkage/doubts-among.ts'
import type { LinkDecisions } from '../../domain/linkage/link-decisions.ts'
import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import type { Context } from '../../platform/context.ts'
import type { Material } from '../submission/material.service.ts'
import { decisionsAmong, fingerprintOf } from './decisions.service.ts'
import { type LinkageRun, latestRun, type RunBasis } from './linkage.repository.ts'
import { among } from './linkage.service.ts'
import type { RunMade } from './run-content.repository.ts'
import { thinRecords } from './traits.service.ts'

/** What came of linking some records. `persons`: whoever has one of them, whatever a definition says of them. */
export interface LinkCounts {
  readonly records: number
  readonly persons: number
  /** Pairs of records, by how they were linked. */
  readonly links: { readonly automatic: number; readonly decided: number; readonly thin: number }
  /** Pairs that wait for a person to decide. They count as not linked. */
  readonly toReview: number
  /** Links that are not certain: they wait for a person too, and count as linked. */
  readonly unsure: number
  /** Records with neither number nor full name with date or year of birth. */
  readonly thinRows: number
}

/** What came of a run: among the records of the census, and with all that it was linked with. */
export interface LinkageOutcome {
  readonly census: LinkCounts
  /** With the censuses before it and the registers; `null` when there are none. */
  readonly withEarlier: LinkCounts | null
}

export function linkageOutcome({ made }: LinkageRun, material: Material): LinkageOutcome {
  const { asLinked: persons, links } = made
  const isThin = thinRecords(material)
  const register = new Set(material.register.map(({ id }) => id))
  const countAmong = (records: Material['records']): LinkCounts => {
    const ids = new Set(records.map(({ id }) => id))
    const isAmong = (id: string) => ids.has(id) || (records === material.records && register.has(id))
    const between = links.filter(({ left, right }) => isAmong(left) && isAmong(right))
    const count = (decision: (typeof links)[number]['decision']) =>
      between.filter((link) => link.decision === decision).length
    return {
      records: records.length,
      persons: persons.filter((members) => members.some((id) => ids.has(id))).length,
      links: { automatic: count('automatic'), decided: count('decided'), thin: count('thin') },
      toReview: count('review'),
      unsure: countUnsure(made, isAmong),
      thinRows: records.filter(isThin).length,
    }
  }
  return {
    census: countAmong(material.records.filter(({ censusId }) => censusId === material.census.id)),
    withEarlier: material.censuses.length > 1 || register.size > 0 ? countAmong(material.records) : null,
  }
}

/** How many links between those who have one of some records are not certain, each between two parts of one person. */
export const countUnsure = (
  made: Pick<RunMade, 'asLinked' | 'doubtsApart' | 'doubts'>,
  isAmong: (record: string) => boolean,
): number => doubtsAmong(made, isAmong).filter(({ linkedNow, ofRow }) => linkedNow && !ofRow).length

/** The last run of the census, if it linked by today's model and decisions exactly what is stored now; else `undefined`. */
export async function currentRun(
  { db, vault }: Pick<Context, 'db' | 'vault'>,
  material: Material,
): Promise<LinkageRun | undefined> {
  const run = await latestRun(db, material.census.id)
  if (run === undefined) return undefined
  const { binding } = await decisionsAmong({ db, vault }, material.census.municipality.code, among(material))
  const ids = new Set([...material.records, ...material.register].map(({ id }) => id))
  return isMadeOf({ ...run, records: run.made.asLinked.flat() }, { decisions: binding, ids }) ? run : undefined
}

/** What is there to link: records and register rows by their ids, and what people have decided of them. */
interface ToLink {
  readonly ids: ReadonlySet<string>
  readonly decisions: LinkDecisions
}

/** Whether a run linked by today's model and these decisions exactly these records. */
export const isMadeOf = ({ model, decisions, records }: RunBasis, now: ToLink): boolean =>
  model === JSON.stringify(personLinkage) &&
  decisions === fingerprintOf(now.decisions) &&
  records.length === now.ids.size &&
  records.every((id) => now.ids.has(id))
