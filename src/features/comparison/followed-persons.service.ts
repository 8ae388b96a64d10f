import { type Definition, isInForce } from '../../domain/classification/definition.ts'
import { findDefinition } from '../../domain/classification/definitions/index.ts'
import { type PersonVerdict, resolvePerson } from '../../domain/classification/resolve-person.ts'
import type { Verdict } from '../../domain/classification/verdict.ts'
import { at, findEach } from '../../domain/terms/found.ts'
import type { Db } from '../../platform/database/schema.ts'
import { verdictsOf } from '../classification/classification.repository.ts'
import type { VerdictsMade } from '../classification/classification.service.ts'
import { type LinkageRun, personsOtherwise } from '../linkage/linkage.repository.ts'
import { personsByPlace } from '../linkage/persons-by-place.service.ts'
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
  const { records } = material
  const verdictsBy = async (id: string) => atHand.get(id) ?? inPlace(records, await verdictsOf(db, run.id, id))
  const verdicts = await verdictsBy(definition.id)
  const otherVerdicts = hasOther ? await verdictsBy(other.id) : NO_VERDICT
  const register = new Map(material.register.map((entry) => [entry.id, entry]))
  const isThin = thinRecords(material)
  const inOneCensus = (places: readonly number[]): PersonInCensus => {
    const own = findEach(places, (place) => verdicts[place])
    const verdict = resolvePerson(definition, own)
    const isElsewhere = (place: number) => otherVerdicts[place]?.outcome === 'counted'
    const otherSituation = verdict.outcome !== 'counted' && places.some(isElsewhere)
    return { records: places.map((place) => at(records, place)), verdicts: own, verdict, otherSituation }
  }
  const inEachCensus = (places: readonly number[]): Map<string, PersonInCensus> => {
    const each = new Map<string, PersonInCensus>()
    for (const [census, own] of groupByCensus(places, records)) each.set(census, inOneCensus(own))
    return each
  }
  const ids = run.made.asLinked
  const persons = personsByPlace(material, ids).map(
    (places, person): PersonOverCensuses => ({
      linkable: places.some((place) => !isThin(at(records, place))),
      protectedIdentity: places.some((place) => at(records, place).identity.protectedIdentity === true),
      inCensus: inEachCensus(places),
      register: register.size === 0 ? NO_REGISTER : findEach(at(ids, person), (id) => register.get(id)),
    }),
  )
  return { material, run, definition, persons }
}

const NO_REGISTER: readonly StoredRegisterEntry[] = []

const NO_VERDICT: readonly Verdict[] = []

/** Verdicts in the order of the records, as they are when they have just been made. */
const inPlace = (records: readonly StoredRecord[], verdicts: ReadonlyMap<string, Verdict>) =>
  records.map(({ id }) => verdicts.get(id))

function groupByCensus(places: readonly number[], records: readonly StoredRecord[]): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const place of places) {
    const { censusId } = at(records, place)
    const group = groups.get(censusId)
    if (group) group.push(place)
    else groups.set(censusId, [place])
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
  const verdicts = new Map<string, Verdict>()
  let stay = 0
  for (const person of findEach(persons, ({ inCensus }) => inCensus.get(census.id))) {
    if (person.records.some(({ id }) => moved.has(id)))
      for (const [place, { id }] of person.records.entries()) verdicts.set(id, at(person.verdicts, place))
    else if (person.verdict.outcome === 'counted') stay += 1
  }
  const counted = dividedOtherwise.filter((members) => {
    const own = findEach(members, (id) => verdicts.get(id))
    return own.length > 0 && resolvePerson(definition, own).outcome === 'counted'
  })
  return stay + counted.length
}
