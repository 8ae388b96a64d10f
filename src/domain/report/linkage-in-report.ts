import type { StoredParameters } from '../linkage/stored-model.ts'

/** By what the records were linked: the model, and what it learnt of the list; `null` where that was not kept. */
export interface LinkageInReport {
  readonly model: string
  /** To three digits: to weigh again to the last bit the run itself is kept. */
  readonly parameters: StoredParameters | null
}

/** What a report says of the linkage behind it. */
export function linkageInReport(model: string, parameters: StoredParameters | null): LinkageInReport {
  if (parameters === null) return { model, parameters }
  const { matchesPerRecord, likePerRecord, probabilities } = parameters
  return {
    model,
    parameters: {
      matchesPerRecord: threeDigits(matchesPerRecord),
      likePerRecord: mapValues(likePerRecord, threeDigits),
      probabilities: mapValues(probabilities, (levels) =>
        mapValues(levels, ({ m, u }) => ({ m: threeDigits(m), u: threeDigits(u) })),
      ),
    },
  }
}

const threeDigits = (value: number): number => Number(value.toPrecision(3))

const mapValues = <Value, Made>(values: Readonly<Record<string, Value>>, make: (value: Value) => Made) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, make(value)]))
