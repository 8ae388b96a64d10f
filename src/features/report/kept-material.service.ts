import type { Definition } from '../../domain/classification/definition.ts'
import type { LinkDecisions } from '../../domain/linkage/link-decisions.ts'
import type { Context } from '../../platform/context.ts'
import type { StoredCensus } from '../census/census.repository.ts'
import { rememberVerdicts, type VerdictMemory } from '../classification/verdict-memory.service.ts'
import { linkMaterial } from '../linkage/linkage.service.ts'
import type { RunContent } from '../linkage/run-content.repository.ts'
import { loadOpened, type Material, type OpenedRows } from '../submission/material.service.ts'

/** What is counted of: everything handed in up to a census, who is one person by some decisions, and verdicts made before. */
export interface KeptMaterial {
  readonly material: Material
  readonly link: (decisions: LinkDecisions) => RunContent
  /** Of this definition. */
  readonly definition: Definition
  readonly memory: VerdictMemory
}

/** Everything handed in up to a census as it is now, for one definition. */
export type MaterialKeeper = (context: Context, census: StoredCensus, definition: Definition) => Promise<KeptMaterial>

/**
 * Keeps what was opened for the last question for the next one. As long as nothing else is handed in, what the records weigh
 * and the verdicts about them stand; of a unit that hands in late its own rows alone are opened. What rests on the whole list
 * is made anew when the list is another, so that what comes out is the same (docs/decisions/0027). Whoever keeps it holds
 * identities: let go of it when nobody asks any more.
 */
export function keepMaterial(): MaterialKeeper {
  let before: OpenedRows = new Map()
  let last: { readonly key: string; readonly kept: KeptMaterial } | null = null
  return async (context, census, definition) => {
    const { material, opened } = await loadOpened(context, census, before)
    before = opened
    const { censuses, units } = material
    const key = JSON.stringify([census.id, [...opened.keys()], censuses, units, definition])
    if (last?.key !== key)
      last = { key, kept: { material, link: linkMaterial(material), definition, memory: rememberVerdicts() } }
    return last.kept
  }
}
