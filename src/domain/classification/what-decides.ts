import type { FactName } from '../submission/record.ts'
import { type Circumstances, type Condition, evaluate } from './condition.ts'
import type { Definition } from './definition.ts'

/** Something that the rules of a definition look at in a record. */
export type Question = (given: Circumstances) => unknown

/**
 * All that decides what a definition says of a record: with the same rules in force two records of which all of this is
 * the same get the same verdict. Facts are taken as they stand, of age, days and units only what the rules ask of them.
 */
export function whatDecides(definition: Definition): readonly Question[] {
  const facts = new Set<FactName>(['accommodation']) // groups may be told by it, whatever the rules ask
  const others = new Map<string, Condition>()
  for (const part of conditionsIn(definition)) {
    if (part.kind === 'fact' || part.kind === 'notKnown') facts.add(part.fact)
    else others.set(JSON.stringify(part), part)
  }
  return [
    ...Array.from(
      facts,
      (fact): Question =>
        (given) =>
          given.facts[fact],
    ),
    ...Array.from(
      others.values(),
      (part): Question =>
        (given) =>
          evaluate(part, given).answer,
    ),
  ]
}

/** All that the rules of a definition ask for: the conditions that theirs are made of. */
export const conditionsIn = ({ scope, rules }: Definition): readonly Condition[] =>
  [...scope, ...rules].flatMap(({ condition }) => partsOf(condition))

function partsOf(whole: Condition): readonly Condition[] {
  switch (whole.kind) {
    case 'all':
    case 'any':
      return whole.of.flatMap(partsOf)
    case 'not':
      return partsOf(whole.of)
    default:
      return [whole]
  }
}
