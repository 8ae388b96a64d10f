import { type Definition, isInForce } from '../../domain/classification/definition.ts'
import { blanksOf } from '../../domain/classification/verdict.ts'
import { type CountedDoubt, doubtsAmong, expectedPersons, expectedWithin } from '../../domain/comparison/ranges.ts'
import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import { observedGroups } from '../../domain/outreach/observed-persons.ts'
import { buildReport } from '../../domain/report/build-report.ts'
import { linkageInReport } from '../../domain/report/linkage-in-report.ts'
import { personFacts } from '../../domain/report/person-facts.ts'
import { reportTexts } from '../../domain/report/report.texts.ts'
import { breakIn } from '../../domain/report/report-changes.ts'
import type {
  DefinitionInReport,
  ReportedPerson,
  ReportInput,
  SeriesPoint,
  UnitInReport,
} from '../../domain/report/yearly-report.ts'
import { ageSpan } from '../../domain/submission/identity.ts'
import type { IsoDate } from '../../domain/terms/dates.ts'
import { findEach } from '../../domain/terms/found.ts'
import { verbatim } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/database/schema.ts'
import type { StoredCensus } from '../census/census.repository.ts'
import { askedInCensus } from '../comparison/asked-persons.service.ts'
import { answersOf, type Comparison, compareCensus } from '../comparison/comparison.service.ts'
import type { PersonInCensus, PersonOverCensuses, ReportBasis } from '../comparison/followed-persons.service.ts'
import type { LinkageRun } from '../linkage/linkage.repository.ts'
import { countUnsure } from '../linkage/linkage-outcome.service.ts'
import { followUpIn } from '../submission/follow-up.service.ts'
import type { Material } from '../submission/material.service.ts'
import { findingsOf, historyOf, observationsOf, type StoredRecord } from '../submission/submission.repository.ts'
import { countedFigure } from './counted-figure.service.ts'
import { type Edition, hashOf, latestEdition, saveEdition } from './edition.repository.ts'

/** A report that is made and not stored. */
export interface MadeReport {
  readonly edition: Edition
  /** Freezes it, inside a transaction of whoever asks. */
  readonly freeze: (inside: Db) => Promise<void>
}

/**
 * Makes the report of a census under one definition, to be frozen as an edition. `others`: the same census and run under
 * the other definitions it is reported under, for the crosswalk.
 */
export async function makeReport(
  context: Context,
  basis: ReportBasis,
  others: readonly ReportBasis[],
): Promise<MadeReport> {
  const { edition, text } = await composeEdition(context, basis, others)
  return { edition, freeze: (inside) => saveEdition(inside, basis.run.id, edition, text) }
}

/** The same, or the latest edition where there was nothing new to say: that is not frozen again. */
export interface MadeAgain extends MadeReport {
  readonly isNew: boolean
}

/** The same for a census that has been reported: when there is nothing new to say, its latest edition stands. */
export async function makeReportAgain(
  context: Context,
  basis: ReportBasis,
  others: readonly ReportBasis[],
): Promise<MadeAgain> {
  const made = await makeReport(context, basis, others)
  const latest = await latestEdition(context.db, basis.material.census.id, basis.definition.id)
  if (latest?.sha256 === made.edition.sha256) return { edition: latest, isNew: false, freeze: async () => undefined }
  return { ...made, isNew: true }
}

interface ComposedEdition {
  readonly edition: Edition
  /** The report word for word, as it is hashed. */
  readonly text: string
}

async function composeEdition(
  context: Context,
  basis: ReportBasis,
  others: readonly ReportBasis[],
): Promise<ComposedEdition> {
  const { clock, newId } = context
  const { material, definition } = basis
  const report = buildReport(await reportInput(context, basis, others))
  const text = JSON.stringify(report)
  const place = { id: newId(), censusId: material.census.id, definition: definition.id }
  return { edition: { ...place, sha256: hashOf(text), createdAt: clock.now(), report }, text }
}

/** Everything a report is made of, from what the stages stored. */
export async function reportInput(
  context: Context,
  basis: ReportBasis,
  others: readonly ReportBasis[],
): Promise<ReportInput> {
  const { db } = context
  const { material, run, definition, persons } = basis
  const { census } = material
  const followUp = await followUpIn(context, census.id)
  const here = personsIn(persons, census)
  const figure = await countedFigure(db, basis)
  const { counted, observed } = figure
  const comparison = await compareCensus(db, material, persons, followUp)
  const observations = await observationsOf(db, census.id)
  const inCensus = findEach(persons, ({ inCensus: each }) => each.get(census.id))
  const records = inCensus.flatMap((person) => person.records)
  return {
    municipality: census.municipality,
    census: { key: census.key, week: census.week, purpose: census.purpose },
    definition: definitionInReport(definition, census.week.from),
    otherDefinitions: others.map((other) => ({
      definition: definitionInReport(other.definition, census.week.from),
      said: findEach(other.persons, ({ inCensus }) => inCensus.get(census.id)?.verdict),
    })),
    linkage: linkageInReport(personLinkage.id, run.made.parameters),
    records: records.length,
    recordsCounted: inCensus.flatMap(({ verdicts }) => verdicts).filter(({ outcome }) => outcome === 'counted').length,
    persons: here,
    expected: expectedWithin(expectedPersons(counted, countedDoubts(run, inCensus)), figure.rangeOfDoubts),
    range: figure.range,
    rangeOfDoubts: figure.rangeOfDoubts,
    observed,
    observedGroups: observedGroups(observations),
    observations: nights(observations),
    units: await unitsInReport({ db }, material, comparison?.previous),
    comparison: await comparisonInReport({ db }, persons, comparison, definition),
    links: linkCounts(
      run,
      records.map(({ id }) => id),
    ),
    followUp: askedInCensus(persons, census, followUp),
    series: await seriesOf({ db }, material, definition, counted),
    findings: findingCounts(await findingsOf(db, census.id)),
  }
}

type Stored = Pick<Context, 'db'>

function definitionInReport(definition: Definition, day: IsoDate): DefinitionInReport {
  const { id, title, source, categories, groups, precedence, assumptions } = definition
  const rules = [...definition.scope, ...definition.rules].filter((rule) => isInForce(rule, day))
  return {
    id,
    title,
    source,
    categories: [...precedence].sort().map((key) => ({ key, label: categories[key]?.label ?? verbatim(key) })),
    groups: Object.entries(groups).map(([key, { label }]) => ({ key, label })),
    rules: rules.map((rule) => ({
      id: rule.id,
      reason: rule.reason,
      source: rule.source,
      assumption: rule.assumption,
    })),
    assumptions,
  }
}

function personsIn(persons: readonly PersonOverCensuses[], census: StoredCensus): ReportedPerson[] {
  return findEach(persons, (person) => {
    const inCensus = person.inCensus.get(census.id)
    return inCensus && personInReport(person, inCensus, census)
  })
}

function personInReport(
  { linkable, protectedIdentity }: PersonOverCensuses,
  { records, verdicts, verdict }: PersonInCensus,
  census: StoredCensus,
): ReportedPerson {
  const { outcome, category, group, reason, disagree } = verdict
  if (outcome !== 'counted') return { outcome, category, reason, missing: blanksOf(verdicts) }
  const facts = personFacts(
    records.map((record) => ({
      facts: record.facts,
      numberSex: record.identity.number?.sex ?? null,
      age: ageSpan(record.identity, census.week.from),
    })),
  )
  return {
    outcome,
    category,
    group,
    sourcesDiffer: disagree,
    linkable,
    protectedIdentity,
    units: unitsOf(records),
    // One by one: spread into the others they would take several times as long.
    sex: facts.sex,
    age: facts.age,
    outdoors: facts.outdoors,
    registered: facts.registered,
    supportNeed: facts.supportNeed,
    housingNeeded: facts.housingNeeded,
    incomeSource: facts.incomeSource,
    occupation: facts.occupation,
    birthCountryGroup: facts.birthCountryGroup,
    contacts: facts.contacts,
    contributingFactors: facts.contributingFactors,
    homelessSince: facts.homelessSince,
    childrenUnder18: facts.childrenUnder18,
    disagreements: facts.disagreements,
  }
}

/** Keys of the units that reported a person, in order; mostly one unit and one record. */
function unitsOf(records: readonly StoredRecord[]): readonly string[] {
  const [only, another] = records
  if (only !== undefined && another === undefined && only.units.length < 2) return only.units
  return [...new Set(records.flatMap(({ units }) => units))].sort()
}

/** Of the doubts of a run those that move the number of this census. */
function countedDoubts({ made }: LinkageRun, persons: readonly PersonInCensus[]): CountedDoubt[] {
  const counting = persons.filter(({ verdict }) => verdict.outcome === 'counted')
  const counted = new Set(
    counting.flatMap(({ records, verdicts }) =>
      records.filter((_, at) => verdicts[at]?.outcome === 'counted').map(({ id }) => id),
    ),
  )
  return doubtsAmong(made, (id) => counted.has(id))
}

type Observed = Awaited<ReturnType<typeof observationsOf>>[number]

/** People observed by one unit in one night, all places together. */
function nights(observations: readonly Observed[]): ReportInput['observations'] {
  const sums = new Map<string, ReportInput['observations'][number]>()
  for (const { unit_key: unit, organisation, night, persons } of observations) {
    const key = `${unit} ${night}`
    sums.set(key, { unit, organisation, night, persons: (sums.get(key)?.persons ?? 0) + persons })
  }
  return [...sums.values()]
}

async function unitsInReport(
  { db }: Stored,
  material: Material,
  previous: StoredCensus | undefined,
): Promise<UnitInReport[]> {
  const { census, units, records } = material
  const reported = new Map<string, number>()
  for (const record of records) {
    if (record.censusId !== census.id) continue
    for (const unit of record.units) reported.set(unit, (reported.get(unit) ?? 0) + 1)
  }
  const now = await answersOf(db, census, material)
  const then = previous ? await answersOf(db, previous, material) : null
  return units.map(({ key, name, withholdName, organisationKind }) => ({
    id: key,
    name,
    withholdName,
    organisationKind,
    answer: now.get(key) ?? 'notAsked',
    previousAnswer: then?.get(key) ?? null,
    records: reported.get(key) ?? 0,
  }))
}

async function comparisonInReport(
  { db }: Stored,
  persons: readonly PersonOverCensuses[],
  comparison: Comparison | null,
  definition: Definition,
): Promise<ReportInput['comparison']> {
  if (comparison === null) return null
  const { previous } = comparison
  if (!comparison.comparable)
    return { census: previous.key, reason: reportTexts.notComparable(previous.key, comparison.missing) }
  const then = personsIn(persons, previous)
  const edition = await latestEdition(db, previous.id, definition.id)
  return {
    census: previous.key,
    week: previous.week,
    persons: then.filter(({ outcome }) => outcome === 'counted').length,
    personsThen: edition?.report.figures.persons ?? null,
    flows: comparison.flows,
    persistence: comparison.persistence,
    coverage: comparison.coverage,
    personsInReport: then,
  }
}

function linkCounts({ made }: LinkageRun, recordIds: readonly string[]): ReportInput['links'] {
  const here = new Set(recordIds)
  const links = made.links.filter(({ left, right }) => here.has(left) && here.has(right))
  const count = (...decisions: string[]) => links.filter(({ decision }) => decisions.includes(decision)).length
  const unsure = countUnsure(made, (id) => here.has(id))
  return {
    automatic: count('automatic', 'thin'),
    decided: count('decided'),
    toReview: count('review'),
    ...(unsure > 0 ? { unsure } : {}),
  }
}

/** The series: figures published before Tvärsnitt, the earlier editions under this definition, and this census. */
async function seriesOf(
  { db }: Stored,
  { census, censuses }: Material,
  definition: Definition,
  counted: number,
): Promise<SeriesPoint[]> {
  const history = await historyOf(db, census.municipality.code)
  const own = { series: '', measure: '', source: reportTexts.ownSource, revised: false, note: null }
  const earlier = await Promise.all(
    censuses.slice(0, -1).map(async ({ id, key }): Promise<SeriesPoint[]> => {
      const edition = await latestEdition(db, id, definition.id)
      if (edition === undefined) return []
      const { persons: value, range, comparedWith } = edition.report.figures
      return [{ ...own, census: key, value, range, breakBefore: breakIn(comparedWith) }]
    }),
  )
  return [
    ...history
      .filter(({ year }) => String(year) <= census.week.from.slice(0, 4))
      .map(({ series, year, measure, value, source, revised, note }) => ({
        series,
        census: String(year),
        measure,
        value,
        range: null,
        source: verbatim(source),
        ...(isBreak(revised)
          ? { revised: false, breakBefore: note === null ? reportTexts.publishedBreak : verbatim(note) }
          : { revised: isRevised(revised) }),
        note,
      })),
    ...earlier.flat(),
    { ...own, census: census.key, value: counted, range: null },
  ]
}

/** The column may also say that the series breaks before the figure. */
const isBreak = (revised: string | null) => revised !== null && /^(brott|break|b)$/i.test(revised)

/** Anything but a no in the column says that the figure was revised: a yes, a date, an earlier value. */
const isRevised = (revised: string | null) => revised !== null && !/^(nej|no|0)$/i.test(revised)

function findingCounts(findings: readonly { readonly kind: string }[]): ReportInput['findings'] {
  return ['warning', 'repair'].flatMap((kind) => {
    const count = findings.filter((finding) => finding.kind === kind).length
    return count > 0 ? [{ kind, count }] : []
  })
}
