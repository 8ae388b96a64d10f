import { joined, type Text } from '../terms/text.ts'
import type { Link } from './link-records.ts'
import { comparedReason, thinReason } from './list.texts.ts'
import type { LinkageModel } from './model.ts'

/** Why two records are linked or in doubt, in words: what was compared and how it came out, never the names or numbers. */
export function pairReasons(model: LinkageModel, { decision, evidence }: Link): Text {
  if (decision === 'thin') return thinReason
  const compared = evidence.flatMap(({ comparison, level }) => {
    const of = model.comparisons.find(({ id }) => id === comparison)
    const outcome = of?.levels.find(({ id }) => id === level)
    // A level without probabilities weighs nothing: something is missing, or was told already.
    return of && outcome && outcome.probabilities !== null ? [comparedReason(of.label, outcome.label)] : []
  })
  return joined(compared, '; ')
}
