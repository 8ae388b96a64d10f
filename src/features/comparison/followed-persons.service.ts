import { type Definition, isInForce } from '../../domain/classification/definition.ts'
import { findDefinition } from '../../domain/classification/definitions/index.ts'
import { type PersonVerdict, resolvePerson } from '../../domain/classification/resolve-person.ts'
import type { Verdict } from '../../domain/classification/verdict.ts'
import { findEach } from '../../domain/terms/found.ts'
import type { Db } from '../../platform/database/schema.ts'
import { verdictsOf } from '../classification/classification.repository.ts'
import type { VerdictsMade } from '../classification/classification.service.ts'
import { type LinkageRun, personsOtherwise } from '../linkage/linkage.repository.ts'
import { thinRecords } from '../linkage/traits.service.ts'
import type { Material } from '../submission/material.service.ts'
import type { StoredRecord, StoredRegisterEntry } from '../submission/submission.repository.ts'

/** One person in one census: the records, what the definition says of each, and of all together. */
export interface PersonInCensus {
  readonly records: readonly StoredRecord[]
  readonly verdicts: readonly Verdict[]
  readonly verdict: PersonVerdict
  /** Not counted here, but in a homelessness situation by the definition the first names for this. */
  readonly otherSituation: boolean
}

/** One person over the censuses, as one run links the records. */
export interface PersonOverCensuses {
  readonly linkable: boolean
  readonly protectedIdentity: boolean
  /** By census id. */
  readonly inCensus: ReadonlyMap<string, PersonInCensus>
  readonly register: readonly StoredRegisterEntry[]
}

/** What a report of one census under one definition is made from: the material, the run, and its persons. */
export interface ReportBasis {
  readonly material: Material
  readonly run: LinkageRun
  readonly definition: Definition
  readonly persons: readonly PersonOverCensuses[]
}

/**
 * Puts together linkage and classification: the persons of a run, under one definition. `atHand`: verdicts of the run
 * that were made just now; the others are read from where they are stored.
 */
export async function reportBasis(
  db: Db,
  material: Material,
  run: LinkageRun,
  definition: Definition,
  own: readonly Definition[],
  atHand: VerdictsMade,
): Promise<ReportBasis> {
  const other =
    definition.otherSituationsFrom === null ? undefined : findDefinition(definition.otherSituationsFrom, own)
  const hasOther = other !== undefined && isInForce(other, material.census.week.from)
  const verdictsBy = async (id: string) => atHand.get(id) ?? (await verdictsOf(db, run.id, id))
  const verdicts = await verdictsBy(definition.id)
  const otherVerdicts = hasOther ? await verdictsBy(other.id) : new Map<string, Verdict>()
  const places = new Map(material.records.map(({ id }, place) => [id, place]))
  const register = new Map(material.register.map((entry) => [entry.id, entry]))
  const isThin = thinRecords(material)
  const inOneCensus = (members: readonly StoredRecord[]): PersonInCensus => {
    const own = findEach(members, ({ id }) => verdicts.get(id))
    const verdict = resolvePerson(definition, own)
    const isElsewhere = ({ id }: StoredRecord) => otherVerdicts.get(id)?.outcome === 'counted'
    const otherSituation = verdict.outcome !== 'counted' && members.some(isElsewhere)
    return { records: members, verdicts: own, verdict, otherSituation }
  }
  const inEachCensus = (members: readonly StoredRecord[]): Map<string, PersonInCensus> => {
    const each = new Map<string, PersonInCensus>()
    for (const [census, own] of groupByCensus(members)) each.set(census, inOneCensus(own))
    return each
  }
  const persons = run.made.asLinked.map((ids): PersonOverCensuses => {
    const members = findEach(inFileOrder(ids, places), (place) => material.records[place])
    return {
      linkable: members.some((record) => !isThin(record)),
      protectedIdentity: members.some(({ identity }) => identity.protectedIdentity === true),
      inCensus: inEachCensus(members),
      register: register.size === 0 ? NO_REGISTER : findEach(ids, (id) => register.get(id)),
    }
  })
  return { material, run, definition, persons }
}

const NO_REGISTER: readonly StoredRegisterEntry[] = []

/** Random ids must not decide which of two equal records speaks for a person. */
function inFileOrder(ids: readonly string[], places: ReadonlyMap<string, number>): number[] {
  const found: number[] = []
  for (const id of ids) {
    const place = places.get(id)
    if (place !== undefined) found.push(place)
  }
  return found.sort((a, b) => a - b)
}

function groupByCensus(records: readonly StoredRecord[]): Map<string, StoredRecord[]> {
  const groups = new Map<string, StoredRecord[]>()
  for (const record of records) {
    const group = groups.get(record.censusId)
    if (group) group.push(record)
    else groups.set(record.censusId, [record])
  }
  return groups
}

/** How many persons of the census in hand are counted when the records are divided in another way. */
export function countPersons(
  { material: { census }, run, definition, persons }: ReportBasis,
  otherwise: Parameters<typeof personsOtherwise>[1],
): number {
  const dividedOtherwise = personsOtherwise(run, otherwise)
  const moved = new Set(dividedOtherwise.flat())
  const here = findEach(persons, ({ inCensus }) => inCensus.get(census.id))
  const isMoved = ({ records }: PersonInCensus) => records.some(({ id }) => moved.has(id))
  const stay = here.filter((person) => person.verdict.outcome === 'counted' && !isMoved(person)).length
  const verdicts = new Map(here.filter(isMoved).flatMap(verdictsByRecord))
  const counted = dividedOtherwise.filter((members) => {
    const own = findEach(members, (id) => verdicts.get(id))
    return own.length > 0 && resolvePerson(definition, own).outcome === 'counted'
  })
  return stay + counted.length
}

/** Every record has its verdict, in the same place. */
const verdictsByRecord = ({ records, verdicts }: PersonInCensus): [string, Verdict][] =>
  verdicts.flatMap((verdict, at): [string, Verdict][] => {
    const record = records[at]
    return record ? [[record.id, verdict]] : []
  })
