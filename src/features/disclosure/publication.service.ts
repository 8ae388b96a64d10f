import { isDeepStrictEqual } from 'node:util'
import type { Definition } from '../../domain/classification/definition.ts'
import { isInForce } from '../../domain/classification/definition.ts'
import { type PublicEdition, publicEdition } from '../../domain/disclosure/public-edition.ts'
import { DEFAULT_PUBLIC_TABLES } from '../../domain/disclosure/public-tables.ts'
import { publishedBefore, type Release } from '../../domain/disclosure/release.ts'
import { type MadeFrom, RECIPE, type SoleCorrection } from '../../domain/disclosure/sole-correction.ts'
import { buildReport } from '../../domain/report/build-report.ts'
import type { ReportInput } from '../../domain/report/yearly-report.ts'
import { yearOf } from '../../domain/terms/dates.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { listCensuses, type StoredCensus, type StoredUnit } from '../census/census.repository.ts'
import { type StoredRound, setRoundState } from '../census/round.repository.ts'
import { type Doing, note, obstacles, roundById } from '../census/round.service.ts'
import { roundTexts } from '../census/rounds.texts.ts'
import { compareCensus } from '../comparison/comparison.service.ts'
import { type ReportBasis, reportBasis } from '../comparison/followed-persons.service.ts'
import { decisionsInForce } from '../linkage/decisions.service.ts'
import { type Edition, hashOf, latestEdition } from '../report/edition.repository.ts'
import { reportInput } from '../report/report.service.ts'
import { definitionsNamed, ownDefinitions, runToUse } from '../report/stored-report.service.ts'
import { followUpIn } from '../submission/follow-up.service.ts'
import { loadMaterialUpTo } from '../submission/material.service.ts'
import { historyOf } from '../submission/submission.repository.ts'
import { contributorsOf } from './contributors.service.ts'
import { decisionKeys, findSoleCorrections, rowsSaid } from './made-from.service.ts'
import {
  ledgerOf,
  type Publication,
  type PublicationChoices,
  type PublicationText,
  publicationsOf,
  publicationText,
  savePublication,
} from './publication.repository.ts'
import { type SoleInWords, publicationTexts as texts } from './publication.texts.ts'

/** A public edition as it would be published now, with everything that is against it. */
export interface Draft {
  readonly edition: PublicEdition
  /** The internal report it was made with. */
  readonly editionId: string
  readonly definition: string
  readonly text: PublicationText
  /** What it was made from, of the very rows that were counted. */
  readonly madeFrom: MadeFrom
  /** What the analyst is told that keeps nothing from being published. */
  readonly remarks: readonly Text[]
  /** Of what the figures themselves say: unprotected, or public by another definition. */
  readonly against: readonly Text[]
}

/** What stands in the way of making a public edition at all. */
export interface NoDraft {
  readonly reasons: readonly Text[]
}

/** The round may be published from where it stands, but for the public edition that is still to come. */
export async function roundObstacles(context: Pick<Context, 'db'>, round: StoredRound): Promise<readonly Text[]> {
  if (round.isTraining) return [roundTexts.obstacles.training]
  if (round.state === 'prepared' || round.state === 'open') return [texts.stillOpen]
  if (round.state !== 'locked') return [texts.notUpForRevision]
  const all = await obstacles(context, round, 'published')
  return all.filter((obstacle) => obstacle !== 'not_public').map((obstacle) => roundTexts.obstacles[obstacle])
}

/** What the analyst chooses from, and what stands chosen: as last time, or as it comes. */
export interface ChoicesAtHand {
  readonly before: readonly Publication[]
  /** Series of persons counted that were published before Tvärsnitt. */
  readonly series: readonly string[]
  readonly chosen: PublicationChoices
}

/** The choices of a census before anything is said. */
export async function choicesAtHand({ db }: Pick<Context, 'db'>, { census }: StoredRound): Promise<ChoicesAtHand> {
  const before = await publicationsOf(db, census.id)
  const figures = personsPublished(await historyOf(db, census.municipality.code))
  const series = [...new Set(figures.map((figure) => figure.series))]
  const [only, ...others] = series
  const first = { tables: DEFAULT_PUBLIC_TABLES, series: others.length === 0 ? (only ?? null) : null }
  return { before, series, chosen: before[0]?.choices ?? first }
}

/** Makes the public edition of a round: here, or in a thread. */
export type MakeDraft = (context: Context, round: StoredRound, choices: PublicationChoices) => Promise<Draft | NoDraft>

/** What the thread that makes public editions is asked. */
export interface DraftAsked {
  readonly dataFolder: string
  readonly censusId: string
  readonly choices: PublicationChoices
}

/** The same for a census by its id. */
export const draftOfCensus = async (
  context: Context,
  { censusId, choices }: Omit<DraftAsked, 'dataFolder'>,
): Promise<Draft | NoDraft> => draftPublication(context, await roundById(context, censusId), choices)

/**
 * Makes the public edition of a census from what is stored now, and stores nothing. It is made only where the report that
 * was read last says exactly what a report would say now: what is published is what the analysts have seen.
 */
export async function draftPublication(
  context: Context,
  { census }: Pick<StoredRound, 'census'>,
  choices: PublicationChoices,
): Promise<Draft | NoDraft> {
  try {
    return await makeDraft(context, census, choices)
  } catch (error) {
    // A thread hands over plain values: a refusal is one of them.
    if (error instanceof DomainError) return { reasons: [error.text] }
    throw error
  }
}

async function makeDraft(
  context: Context,
  census: StoredRound['census'],
  choices: PublicationChoices,
): Promise<Draft | NoDraft> {
  const { db } = context
  const { code } = census.municipality
  // Before it is asked by which of them people were linked: one that is made in between is stale, and none is held for known.
  const decisions = decisionKeys(await decisionsInForce(db, code))
  const found = await basisOfReport(context, census)
  if (found === null) return { reasons: [texts.stale] }
  const { basis, others } = found
  const { definition } = basis
  const input = await reportInput(context, basis, others)
  const latest = await latestEdition(db, census.id, definition.id)
  if (!isReportNow(latest, JSON.stringify(buildReport(input)))) return { reasons: [texts.stale] }
  const comparison = await compareCensus(db, basis.material, basis.persons, await followUpIn(context, census.id))
  const compared = comparison?.comparable === true ? comparison.previous.id : null
  const made: MadeFrom = { recipe: RECIPE, rows: rowsSaid(context, basis.material), decisions, compared }
  const sole = await findSoleCorrections(context, basis.material, made)
  const edition = publicEdition(input, {
    earlierAsPublished: sole.earlier !== null,
    contributors: contributorsOf(basis, comparison),
    ledger: [...(await publishedEarlier(context, census, definition, choices)), ...(await ledgerOf(db, code))],
    tables: choices.tables,
  })
  const { unprotected, otherDefinitions } = edition.review
  const text = publicationText(edition.report, edition.release)
  const [out] = await publicationsOf(db, census.id)
  const censuses = await listCensuses(db, code)
  const inWords = (found: SoleCorrection) => soleInWords(found, basis.material.units, censuses)
  return {
    edition,
    editionId: latest.id,
    definition: definition.id,
    text,
    madeFrom: sole.earlier === null ? made : { ...made, compared: null },
    remarks: sole.earlier === null ? [] : [texts.earlierLeftOut(inWords(sole.earlier), comparedKey(input))],
    against: [
      // Where it says what is out already, no new version is needed, and it is ended without one.
      ...(sole.here === null || out?.sha256 === text.sha256 ? [] : [texts.soleCorrection(inWords(sole.here))]),
      ...(unprotected.length === 0 ? [] : [texts.unprotected(new Set(unprotected.map(({ cell }) => cell.key)).size)]),
      ...(otherDefinitions.length === 0 ? [] : [texts.otherDefinitions(otherDefinitions)]),
      // The sentences tell the number of persons, and only a table brings it into the ledger: `years` shows, and counts none.
      ...(edition.report.tables.some(({ id }) => id !== 'years') ? [] : [texts.noTableLeft]),
    ],
  }
}

const comparedKey = ({ comparison }: Pick<ReportInput, 'comparison'>): string => comparison?.census ?? ''

/** Who corrected what since which edition: for analysts, who see the units' answers anyhow. */
function soleInWords(
  { by, aspect, units, censuses, since }: SoleCorrection,
  stored: readonly StoredUnit[],
  all: readonly StoredCensus[],
): SoleInWords {
  const keyOf = (censusId: string) => all.find(({ id }) => id === censusId)?.key ?? ''
  const names = new Map(stored.map(({ key, name }) => [key, name]))
  return {
    kind: by.kind,
    aspect,
    name: by.name,
    units: units.map((unit) => names.get(unit) ?? unit),
    censuses: censuses.map(keyOf),
    since: { census: keyOf(since.census), version: since.version },
  }
}

const isReportNow = (latest: Edition | undefined, text: string): latest is Edition => latest?.sha256 === hashOf(text)

/** What the report of the census by its own definition is made from; `null` where it would have to be linked anew. */
async function basisOfReport(
  context: Context,
  census: StoredRound['census'],
): Promise<{ readonly basis: ReportBasis; readonly others: readonly ReportBasis[] } | null> {
  const { db } = context
  const own = await ownDefinitions(db, census.municipality.code)
  const named = definitionsNamed(census, own).filter((definition) => isInForce(definition, census.week.from))
  const material = await loadMaterialUpTo(context, census)
  const run = await runToUse(context, material, named, own)
  if (run === undefined) return null
  const bases: ReportBasis[] = []
  for (const definition of named) bases.push(await reportBasis(db, material, run, definition, own, new Map()))
  const basis = bases.find((each) => each.definition.id === census.definition)
  return basis === undefined ? null : { basis, others: bases.filter((each) => each !== basis) }
}

/** Figures published before Tvärsnitt up to a census, of the series that counted the same. */
async function publishedEarlier(
  { db }: Pick<Context, 'db'>,
  { municipality, week }: StoredRound['census'],
  { id }: Definition,
  { series }: PublicationChoices,
): Promise<Release[]> {
  const figures = personsPublished(await historyOf(db, municipality.code)).filter(
    (each) => each.series === series && each.year <= yearOf(week.from),
  )
  if (figures.length === 0) return []
  return [
    publishedBefore(
      id,
      figures.map(({ year, value }) => ({ census: String(year), persons: value })),
    ),
  ]
}

type HistoricalFigures = Awaited<ReturnType<typeof historyOf>>

/** Of figures published before Tvärsnitt, the numbers of persons counted; of a year that has several, the revised comes last. */
const personsPublished = (figures: HistoricalFigures): HistoricalFigures =>
  figures
    .filter(({ measure, value }) => PERSONS.includes(measure.trim().toLowerCase()) && Number.isInteger(value))
    .filter(({ value }) => value >= 0)
    .sort((left, right) => Number(left.revised !== null) - Number(right.revised !== null))

/** How the number of persons is called in a history. */
const PERSONS: readonly string[] = ['personer', 'persons']

/** What the analyst has looked through and wants published. */
export interface ToPublish {
  readonly choices: PublicationChoices
  /** By what the edition that was shown is known: nothing else is published. */
  readonly sha256: string
  /** What is new since the version before. */
  readonly changeNote: string | null
}

/**
 * Publishes what was looked through: stored once, and the round is published. Refuses what is not as it was shown. Sent
 * again, it answers with what is out already. Answers the id.
 */
export async function publish(
  context: Context,
  doing: Doing,
  censusId: string,
  { choices, sha256, changeNote }: ToPublish,
  make: MakeDraft = draftPublication,
): Promise<string> {
  const { db, clock, newId } = context
  const round = await roundById(context, censusId)
  const [out] = await publicationsOf(db, censusId)
  if (out?.sha256 === sha256 && round.state === 'published') return out.id
  const [reason] = await roundObstacles(context, round)
  if (reason !== undefined) throw new DomainError('round_state', reason)
  if (choices.tables.length === 0) throw new DomainError('not_publishable', texts.noTables)
  const { code } = round.census.municipality
  const known = (await ledgerOf(db, code)).length
  const draft = await make(context, round, choices)
  if ('reasons' in draft) throw new DomainError('round_state', draft.reasons[0] ?? texts.stale)
  if (draft.text.sha256 !== sha256) throw new DomainError('changed_meanwhile', texts.changedMeanwhile)
  const [against] = draft.against
  if (against !== undefined) throw new DomainError('not_publishable', against)
  return inTransaction(db, async (inside) => {
    const within = { ...context, db: inside }
    // While the edition was made, somebody may have published this census or another, corrected an answer, or decided.
    const [latest] = await publicationsOf(inside, censusId)
    const roundNow = await roundById(within, censusId)
    if (latest?.sha256 === sha256) {
      if (roundNow.state === 'published') return latest.id
      throw new DomainError('round_state', texts.nothingNew)
    }
    const isAsBefore =
      latest?.version === out?.version &&
      (await ledgerOf(inside, code)).length === known &&
      isDeepStrictEqual(decisionKeys(await decisionsInForce(inside, code)), draft.madeFrom.decisions) &&
      (await roundObstacles(within, roundNow)).length === 0
    if (!isAsBefore) throw new DomainError('changed_meanwhile', texts.changedMeanwhile)
    const id = newId()
    const version = (latest?.version ?? 0) + 1
    if (version > 1 && changeNote === null) throw new DomainError('round_state', texts.noteMissing)
    await savePublication(
      inside,
      {
        ...{ id, censusId, version, choices, publishedAt: clock.now(), editionId: draft.editionId },
        definition: draft.definition,
        changeNote: version === 1 ? null : changeNote,
        publishedBy: doing.accountId,
        madeFrom: draft.madeFrom,
      },
      draft.text,
    )
    await setRoundState(inside, censusId, 'published')
    await note(within, censusId, doing, 'public_report', { detail: `version ${version}` })
    return id
  })
}
