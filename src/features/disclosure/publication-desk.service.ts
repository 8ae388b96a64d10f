import type { Context } from '../../platform/context.ts'
import type { Answerer } from '../../platform/workers/answerer.ts'
import { startWorker } from '../../platform/workers/start-worker.ts'
import { handedInNow } from '../report/review-figures.repository.ts'
import { type Draft, type DraftAsked, draftPublication, type MakeDraft, type NoDraft } from './publication.service.ts'

/** Records from which making an edition beside the service is worth it: of so many it would keep everybody waiting. */
const BESIDE_FROM = 500

/** Where public editions are made. */
export interface PublicationDesk {
  readonly draft: MakeDraft
  readonly end: () => Promise<void>
}

/** Makes the public edition of a large census that lies in a folder in a thread of its own, of a small one here. */
export function openPublicationDesk(context: Context, besideFrom = BESIDE_FROM): PublicationDesk {
  const { dataFolder } = context
  let thread: Answerer<DraftAsked, Draft | NoDraft> | null = null
  return {
    draft: async (within, round, choices) => {
      const { records } = await handedInNow(context.db, round.census)
      if (dataFolder === null || records < besideFrom) return draftPublication(within, round, choices)
      thread ??= startWorker<DraftAsked, Draft | NoDraft>(new URL('./publication.worker.ts', import.meta.url))
      return thread.ask({ dataFolder, censusId: round.census.id, choices })
    },
    end: async () => {
      await thread?.end()
    },
  }
}
