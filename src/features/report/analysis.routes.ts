import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findDefinition } from '../../domain/classification/definitions/index.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { changedSinceReport, type StoredRound } from '../census/round.repository.ts'
import { roundById } from '../census/round.service.ts'
import { roundHref } from '../census/rounds.page.tsx'
import { type AnalysisFigures, analysisPage } from './analysis.page.tsx'
import { latestAnalyses } from './analysis.repository.ts'
import { whyNotAnalysed } from './analysis.service.ts'
import { openAnalysisDesk } from './analysis-desk.service.ts'
import { latestEdition } from './edition.repository.ts'
import { ownDefinitions } from './stored-report.service.ts'

const inAddress = z.object({ census: z.string() })

/** Seconds between two looks at an analysis that is under way. */
const LOOK_AGAIN = '5'

/** Linking, classification and report of a round, from the service. For analysts. */
export function analysisRoutes(
  app: FastifyInstance,
  context: Context,
  { language }: { readonly language: Language },
): void {
  const desk = openAnalysisDesk(context, (error) => app.log.error({ err: error }, 'the analysis failed'))
  app.addHook('onClose', () => desk.end())
  const round = ({ params }: FastifyRequest): Promise<StoredRound> => roundById(context, inAddress.parse(params).census)

  app.get('/matningar/:census/analys', async (request, reply) => {
    const found = await round(request)
    const { id } = found.census
    const job = desk.job()
    if (job?.state === 'running' && job.censusId === id) reply.header('refresh', LOOK_AGAIN)
    const page = analysisPage(viewerOf(request, language), {
      round: found,
      job,
      figures: await figuresOf(context, found),
      changed: await changedSinceReport(context.db, id),
      refusal: whyNotAnalysed(found),
    })
    return reply.type('text/html; charset=utf-8').send(page)
  })
  const back = (reply: FastifyReply, found: StoredRound) => reply.redirect(roundHref(found.census.id, '/analys'), 303)
  app.post('/matningar/:census/analys', async (request, reply) => {
    const found = await round(request)
    const refusal = whyNotAnalysed(found)
    if (refusal !== null) throw new DomainError('round_state', refusal)
    // Another one under way is told of by the page.
    desk.start(found.census.id, signedIn(request).accountId)
    return back(reply, found)
  })
  app.post('/matningar/:census/analys/avbryt', async (request, reply) => {
    const found = await round(request)
    await desk.cancel(found.census.id)
    return back(reply, found)
  })
}

/** The latest report by each definition that the round names. */
async function figuresOf({ db }: Context, { census }: StoredRound): Promise<AnalysisFigures[]> {
  const own = await ownDefinitions(db, census.municipality.code)
  const analyses = await latestAnalyses(db, census.id)
  const figures: AnalysisFigures[] = []
  for (const id of new Set([census.definition, ...census.alsoReport])) {
    const definition = findDefinition(id, own)
    const edition = definition && (await latestEdition(db, census.id, id))
    if (definition === undefined || edition === undefined) continue
    const analysis = analyses.get(id)
    figures.push({ definition, edition, late: analysis?.edition_id === edition.id ? analysis : null })
  }
  return figures
}
