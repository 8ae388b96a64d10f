import type { LinkDecisions } from '../../domain/linkage/link-decisions.ts'
import type { FigureFlows } from '../../domain/linkage/review/figure.ts'
import { linkedNow, recordsInDoubt } from '../../domain/linkage/review/linked-now.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Context } from '../../platform/context.ts'
import { findCensus, type StoredCensus } from '../census/census.repository.ts'
import { roundTexts } from '../census/rounds.texts.ts'
import { verdictsWhenLinked } from '../classification/classification.service.ts'
import { compareWithPrevious } from '../comparison/comparison.service.ts'
import { reportBasis } from '../comparison/followed-persons.service.ts'
import { fingerprintOf } from '../linkage/decisions.service.ts'
import type { LinkageRun } from '../linkage/linkage.repository.ts'
import { resultOf } from '../linkage/linkage.service.ts'
import type { Standing } from '../linkage/review.service.ts'
import { followUpIn } from '../submission/follow-up.service.ts'
import { countedFigure } from './counted-figure.service.ts'
import { keepMaterial, type MaterialKeeper } from './kept-material.service.ts'
import { definitionsNamed, ownDefinitions } from './stored-report.service.ts'

/** What the thread that counts is asked. */
export interface FiguresAsked {
  readonly dataFolder: string
  readonly censusId: string
  readonly sets: readonly LinkDecisions[]
}

/**
 * How a census stands under each of some decisions: linked, classified by its own definition and counted by the very
 * functions that make its report. Nothing is stored. `keep`: what was opened for the questions before.
 */
export async function standingsUnder(
  context: Context,
  censusId: string,
  sets: readonly LinkDecisions[],
  keep: MaterialKeeper = keepMaterial(),
): Promise<Standing[]> {
  const census = await findCensus(context.db, censusId)
  if (census === undefined) throw new DomainError('not_found', roundTexts.notFound)
  const { definition, own } = await ownDefinitionOf(context, census)
  // Of the other situations of those not counted the figure says nothing.
  const withoutOthers = { ...definition, otherSituationsFrom: null }
  const { material, link, definition: alone, memory } = await keep(context, census, withoutOthers)
  const handedIn = [...material.records, ...material.register].filter((each) => each.censusId === censusId)
  const here = new Set(handedIn.map(({ id }) => id))
  const followUp = await followUpIn(context, censusId)
  const standings: Standing[] = []
  for (const decisions of sets) {
    const made = resultOf(link(decisions))
    const run: LinkageRun = { id: context.newId(), censusId, made, decisions: fingerprintOf(decisions) }
    const verdicts = new Map([[alone.id, verdictsWhenLinked(material, made.asLinked, alone, memory)]])
    const basis = await reportBasis(context.db, material, run, alone, own, verdicts)
    const { counted, range } = await countedFigure(context.db, basis)
    const compared = compareWithPrevious(material, basis.persons, followUp)
    const linkage = linkedNow(made, (id) => here.has(id))
    const inDoubt = recordsInDoubt(linkage)
    const countedPersons = basis.persons.flatMap(({ inCensus }) => inCensus.get(censusId) ?? [])
    standings.push({
      figure: {
        ...{ persons: counted, low: range.low, high: range.high },
        ...(compared?.comparable ? { flows: flowsIn(compared.flows) } : {}),
      },
      linkage,
      counted: countedPersons
        .filter(({ verdict }) => verdict.outcome === 'counted')
        .flatMap(({ records }) => records.flatMap(({ id }) => (inDoubt.has(id) ? [id] : []))),
    })
  }
  return standings
}

const flowsIn = ({ persisting, returning, left, ...flows }: FigureFlows): FigureFlows => ({
  persisting,
  returning,
  new: flows.new,
  left,
})

async function ownDefinitionOf({ db }: Pick<Context, 'db'>, census: StoredCensus) {
  const own = await ownDefinitions(db, census.municipality.code)
  const [definition] = definitionsNamed({ ...census, alsoReport: [] }, own)
  if (definition === undefined) throw new Error('a census names its definition')
  return { definition, own }
}
