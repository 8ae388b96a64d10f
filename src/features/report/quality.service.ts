import type { Definition } from '../../domain/classification/definition.ts'
import { blanksOf } from '../../domain/classification/verdict.ts'
import { disagreementsOf } from '../../domain/report/person-facts.ts'
import {
  type PersonInQuality,
  type QualityRow,
  qualityRows,
  type RecordPlace,
} from '../../domain/report/quality-rows.ts'
import { known } from '../../domain/submission/record.ts'
import { findEach } from '../../domain/terms/found.ts'
import type { Context } from '../../platform/context.ts'
import { answersOf } from '../comparison/comparison.service.ts'
import type { PersonInCensus, ReportBasis } from '../comparison/followed-persons.service.ts'
import type { LinkageRun } from '../linkage/linkage.repository.ts'
import { findingsOf, type StoredRecord } from '../submission/submission.repository.ts'

/** What the analyst should know or ask about in one census: the rows of quality.csv. */
export async function qualityOf(
  { db }: Context,
  { material, run, definition, persons }: ReportBasis,
): Promise<QualityRow[]> {
  const { census } = material
  const here = findEach(persons, ({ inCensus }) => inCensus.get(census.id))
  const answers = await answersOf(db, census, material)
  const doubtful = doubtfulPairs(run)
  const places = placesOf(here, new Set(doubtful.flatMap(({ left, right }) => [left, right])))
  const isNumbered = hasOfficialNumbers(definition)
  return qualityRows({
    findings: await findingsOf(db, census.id),
    silentUnits: [...answers].filter(([, answer]) => answer === 'silent').map(([unit]) => unit),
    persons: here.map((person) => personInQuality(person, isNumbered)),
    doubtfulPairs: doubtful.flatMap(({ left, right, probability, isLinked }) => {
      const [l, r] = [places.get(left), places.get(right)]
      return l && r ? [{ left: l, right: r, probability, isLinked }] : []
    }),
  })
}

/** Pairs of records that wait for a person to decide, and those that are linked without being certain. */
function doubtfulPairs({ made: { links, doubts } }: LinkageRun) {
  return [
    ...links.flatMap((link) => (link.decision === 'review' ? [{ ...link, isLinked: false }] : [])),
    ...doubts.flatMap(({ left, right, ofRow, linkedNow, probabilitySame: probability }) =>
      ofRow || !linkedNow || right === null ? [] : [{ left, right, probability, isLinked: true }],
    ),
  ]
}

/** Where the records of these ids stand. */
function placesOf(persons: readonly PersonInCensus[], ids: ReadonlySet<string>): ReadonlyMap<string, RecordPlace> {
  const places = new Map<string, RecordPlace>()
  for (const { records } of persons)
    for (const record of records) if (ids.has(record.id)) places.set(record.id, placeOf(record))
  return places
}

const placeOf = ({ file, row }: StoredRecord): RecordPlace => ({ file, row })

// Only definitions with Socialstyrelsen's own numbering can be held against the situation a unit states.
const NUMBERED = /^[1-5]$/

const hasOfficialNumbers = ({ id, categories }: Definition): boolean =>
  id.startsWith('socialstyrelsen') && Object.keys(categories).every((key) => NUMBERED.test(key))

function personInQuality({ records, verdicts, verdict }: PersonInCensus, isNumbered: boolean): PersonInQuality {
  const statedOtherwise = records.flatMap((record, at) => {
    const stated = known(record.facts.statedSituation)
    const given = verdicts[at]
    if (!isNumbered || stated === null || given?.outcome !== 'counted' || given.category === stated) return []
    return [{ place: placeOf(record), stated, given: given.category ?? '' }]
  })
  return {
    places: records.map(placeOf),
    needsReview: verdict.outcome === 'review',
    missing: blanksOf(verdicts),
    disagreements: disagreementsOf(records.map(({ facts }) => facts)),
    statedOtherwise,
  }
}
