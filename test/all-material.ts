import { listCensuses } from '../src/features/census/census.repository.ts'
import { type HandedIn, loadHandedIn, materialOf } from '../src/features/submission/material.service.ts'
import type { AtHand } from '../src/features/submission/submission.repository.ts'
import type { Context } from '../src/platform/context.ts'

/** Everything that was handed in to a municipality's censuses, but for what is at hand. */
export async function loadAll(context: Context, municipalityCode: string, atHand: AtHand = new Map()) {
  const handedIn = new Map<string, HandedIn>()
  for (const census of await listCensuses(context.db, municipalityCode))
    handedIn.set(census.id, await loadHandedIn(context, census, atHand))
  return materialOf(context, municipalityCode, handedIn)
}
