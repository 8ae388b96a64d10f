import { birth } from './compare-birth.ts'
import { familyName, givenName } from './compare-names.ts'
import { number, sex } from './compare-number.ts'
import { levelTexts } from './linkage.texts.ts'
import type { LinkageModel } from './model.ts'

/**
 * The model every census is linked by. Assumption for every m and u that names no source: set by the project,
 * 2026-11-22, from what is known of clerical errors in Swedish lists; each list then says how it is with itself
 * (estimate.ts). See docs/method.md. Level order and words are Splink's.
 */
export const personLinkage: LinkageModel = {
  id: 'person-linkage-9',
  comparisons: [number, givenName, familyName, birth, sex],
  linkAt: 0.55,
  // Assumption: on invented lists a quarter to a half come to the same (docs/decisions/0025).
  bestPairShare: 1 / 3,
  reviewAt: 0.2,
  // As far below certainty as the other is above none (docs/decisions/0026).
  sureAt: 0.8,
  matchesPerRecord: 1,
  likenesses: [
    // Assumption: one person in 35 is a twin, most often of one sex, and some twins are met in one census.
    { id: 'siblings', label: levelTexts.siblings, perRecord: 0.02, toldApartBy: ['number', 'given', 'sex'] },
    // Names of one language go together, so that full names are shared more often than each name alone would have it.
    { id: 'namesakes', label: levelTexts.namesakes, perRecord: 0.05, toldApartBy: ['number', 'birth', 'sex'] },
  ],
  estimation: { matches: 100, nonMatches: 20_000, records: 50 },
  // Not from the weights: that a number changed or was mistyped into another valid one is rare.
  guarded: { twoNumbers: 0.1, twoNames: 0.5 },
  termPrior: { share: 0.002, weight: 500 },
  thin: {
    compatible: 0.9,
    sameUnit: 0.02,
    metAgain: { elsewhere: 0.5, ofTheOthers: 0.4, weight: 10 },
    levels: {
      names: {
        equal: { equal: 0.85, kin: 0.05, part: 0.04, close: 0.01, different: 0.01 },
        kin: { equal: 0, kin: 0.8, part: 0.04, close: 0.01, different: 0.01 },
        part: { equal: 0, kin: 0, part: 0.5, close: 0.05, different: 0.01 },
        close: { equal: 0, kin: 0, part: 0, close: 0.4, different: 0.02 },
        different: { equal: 0, kin: 0, part: 0, close: 0, different: 0.05 },
      },
      // As often as in scored pairs, with names that are equal and that are alike.
      namesSwapped: 0.02,
      initials: { same: 0.92, swapped: 0.02, oneDiffers: 0.03, bothDiffer: 0.01 },
      birth: { same: 0.92, beside: 0.045, apart: 0.005, dateSame: 0.85, dateDigit: 0.06 },
      sex: { same: 0.99 },
    },
  },
}
