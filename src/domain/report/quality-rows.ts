import { BLANK_NAMES, blanksInWords } from '../classification/classification.texts.ts'
import type { Blank } from '../classification/condition.ts'
import type { FactName } from '../submission/record.ts'
import type { Finding } from '../terms/finding.ts'
import type { Text } from '../terms/text.ts'
import { qualityRowTexts } from './quality.texts.ts'

/** One line of quality.csv: something to know about the data or to ask a unit about. Holds no identity. */
export interface QualityRow extends Omit<Finding, 'kind'> {
  readonly kind: Finding['kind'] | 'non_response' | 'review' | 'disagreement' | 'question' | 'doubtful_pair'
}

/** Where a record was read. */
export interface RecordPlace {
  readonly file: string
  readonly row: number
}

/** Persons as the quality list needs them: where their records stand, and what is open or differs. */
export interface PersonInQuality {
  readonly places: readonly RecordPlace[]
  readonly needsReview: boolean
  readonly missing: readonly Blank[]
  readonly disagreements: readonly FactName[]
  /** Records whose unit states another situation than the definition gives. */
  readonly statedOtherwise: readonly { readonly place: RecordPlace; readonly stated: string; readonly given: string }[]
}

const at = (
  kind: QualityRow['kind'],
  code: string,
  place: RecordPlace | null,
  column: string | null,
  value: string | null,
  message: Text,
): QualityRow => ({
  kind,
  code,
  file: place?.file ?? '',
  sheet: null,
  row: place?.row ?? null,
  column,
  value,
  message,
})

/** Everything the analyst should know or ask about, in a fixed order: findings, silence, reviews, differences, doubtful pairs. */
export function qualityRows(input: {
  readonly findings: readonly Finding[]
  readonly silentUnits: readonly string[]
  readonly persons: readonly PersonInQuality[]
  readonly doubtfulPairs: readonly {
    readonly left: RecordPlace
    readonly right: RecordPlace
    readonly probability: number
    /** Counted as one person now, though that is not certain. */
    readonly isLinked: boolean
  }[]
}): QualityRow[] {
  return [
    ...input.findings,
    ...input.silentUnits.map((unit) => at('non_response', 'silent_unit', null, null, unit, qualityRowTexts.silentUnit)),
    ...byPlace(input.persons.flatMap(ofPerson)),
    ...byPlace(
      input.doubtfulPairs.map(({ left, right, probability, isLinked }) => {
        const [first, second] = [left, right].sort((a, b) => (placeKey(a) < placeKey(b) ? -1 : 1))
        const other = second ? placeInWords(second) : ''
        return at(
          'doubtful_pair',
          'doubtful_pair',
          first ?? null,
          null,
          probability.toFixed(2),
          isLinked ? qualityRowTexts.unsurePair(other) : qualityRowTexts.doubtfulPair(other),
        )
      }),
    ),
  ]
}

function ofPerson({ places, needsReview, missing, disagreements, statedOtherwise }: PersonInQuality): QualityRow[] {
  if (!needsReview && disagreements.length === 0 && statedOtherwise.length === 0) return []
  const [first = null, ...others] = [...places].sort((a, b) => (placeKey(a) < placeKey(b) ? -1 : 1))
  const elsewhere = others.map(placeInWords).join(', ')
  return [
    ...(needsReview
      ? [at('review', 'needs_review', first, null, null, qualityRowTexts.needsReview(blanksInWords(missing)))]
      : []),
    ...disagreements.map((fact) =>
      at(
        'disagreement',
        'sources_differ',
        first,
        fact,
        null,
        qualityRowTexts.sourcesDiffer(BLANK_NAMES[fact], elsewhere),
      ),
    ),
    ...statedOtherwise.map(({ place, stated, given }) =>
      at(
        'question',
        'situation_stated_otherwise',
        place,
        'situation',
        stated,
        qualityRowTexts.statedOtherwise(stated, given),
      ),
    ),
  ]
}

const placeKey = ({ file, row }: RecordPlace) => `${file} ${String(row).padStart(9, '0')}`
const placeInWords = ({ file, row }: RecordPlace) => `${file}:${row}`
// To the last word: rows that differ in nothing but what they say must not stand in the order of random ids.
const byPlace = (rows: readonly QualityRow[]): QualityRow[] =>
  rows
    .map((row) => ({ row, key: sortKey(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row)
const sortKey = ({ file, row, code, column, value, message }: QualityRow) =>
  [placeKey({ file, row: row ?? 0 }), code, column ?? '', value ?? '', message.sv].join(' ')
