import { STRONG } from './decision.ts'

/** How far it is from *two persons* to *one*, in five steps. */
export const STEPS = [
  'different_almost_certain',
  'different_likely',
  'open',
  'same_likely',
  'same_almost_certain',
] as const
export type ScaleStep = (typeof STEPS)[number]

// Probabilities. Assumption: the limits between the inner steps, decided by the project, 2026-11-22.
const LIKELY = { different: 0.35, same: 0.65 } as const

/** The step of a probability, 0–1. The outer ones are where a decision against them wants a reason. */
export function scaleStep(probability: number): ScaleStep {
  if (probability <= STRONG.different) return 'different_almost_certain'
  if (probability < LIKELY.different) return 'different_likely'
  if (probability <= LIKELY.same) return 'open'
  return probability < STRONG.same ? 'same_likely' : 'same_almost_certain'
}
