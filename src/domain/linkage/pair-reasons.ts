import { joined, type Text } from '../terms/text.ts'
import { comparisonTexts } from './linkage.texts.ts'
import type { Link } from './linkage-result.ts'
import { comparedReason, thinReason } from './list.texts.ts'
import type { LinkageModel } from './model.ts'
import { type Evidence, LIKENESS } from './score.ts'

/** What a line of evidence is about and how it came out, in words; `null` for what the model does not know. */
export interface EvidenceInWords {
  readonly comparison: Text
  readonly outcome: Text
  /** False where nothing was compared: something is missing, or was told already. */
  readonly isWeighed: boolean
}

/** Puts a line of evidence into the words of the model that made it. */
export function evidenceInWords(model: LinkageModel, { comparison, level }: Evidence): EvidenceInWords | null {
  if (comparison === LIKENESS) {
    const likeness = model.likenesses.find(({ id }) => id === level)
    return likeness ? { comparison: comparisonTexts.likeness, outcome: likeness.label, isWeighed: true } : null
  }
  const of = model.comparisons.find(({ id }) => id === comparison)
  const outcome = of?.levels.find(({ id }) => id === level)
  if (of === undefined || outcome === undefined) return null
  return { comparison: of.label, outcome: outcome.label, isWeighed: outcome.probabilities !== null }
}

/** Why two records are linked or in doubt, in words: what was compared and how it came out, never the names or numbers. */
export function pairReasons(model: LinkageModel, { decision, evidence }: Pick<Link, 'decision' | 'evidence'>): Text {
  if (decision === 'thin') return thinReason
  const compared = evidence.flatMap((line) => {
    const words = evidenceInWords(model, line)
    return words?.isWeighed ? [comparedReason(words.comparison, words.outcome)] : []
  })
  return joined(compared, '; ')
}
