import { ageOfPerson } from '../../domain/classification/age-of-person.ts'
import { classifyRecord } from '../../domain/classification/classify-record.ts'
import type { Condition } from '../../domain/classification/condition.ts'
import { type Definition, isInForce } from '../../domain/classification/definition.ts'
import { findDefinition, SHIPPED_DEFINITIONS } from '../../domain/classification/definitions/index.ts'
import { factsOfChild } from '../../domain/classification/facts-of-child.ts'
import type { Verdict } from '../../domain/classification/verdict.ts'
import { conditionsIn } from '../../domain/classification/what-decides.ts'
import { ACCOMMODATION, codesOf } from '../../domain/submission/codes.ts'
import { NO_IDENTITY } from '../../domain/submission/identity.ts'
import { type AccommodationCode, type FactName, recordFacts } from '../../domain/submission/record.ts'
import type { SubmittedRecord } from '../../domain/submission/submitted-record.ts'
import type { Context } from '../../platform/context.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { definitionsUsed } from './classification.repository.ts'

/** The definition an answer is counted by; `null` when it is not at hand, or not in force in the census week: then nobody is told a verdict. */
export async function definitionOf({ db }: Pick<Context, 'db'>, { round }: StoredAnswer): Promise<Definition | null> {
  const { definition: id, municipality, week } = round.census
  const shipped = SHIPPED_DEFINITIONS.map((each) => each.id)
  const own = shipped.includes(id) ? [] : await definitionsUsed(db, municipality.code, shipped)
  const found = findDefinition(id, own)
  return found !== undefined && isInForce(found, week.from) ? found : null
}

/** What the definition says of a row, by what the row alone tells. */
export function verdictOf(
  definition: Definition,
  { round, unit }: Pick<StoredAnswer, 'round' | 'unit'>,
  record: Pick<SubmittedRecord, 'facts' | 'childOf' | 'identity'>,
): Verdict {
  const { week, municipality } = round.census
  return classifyRecord(
    definition,
    {
      facts: factsOfChild(record),
      age: ageOfPerson(record.identity, () => [], week.from),
      units: [{ exercisesAuthority: unit.exercisesAuthority }],
    },
    { week, rulesOn: week.from, municipality },
  )
}

/** Years of somebody who is an adult by any definition. */
const GROWN_UP_YEARS = 40

/** What each kind of accommodation comes to for a grown-up of whom nothing else is known: what stands beside the choice. */
export function verdictsOfAccommodations(
  definition: Definition,
  answer: Pick<StoredAnswer, 'round' | 'unit'>,
): ReadonlyMap<AccommodationCode, Verdict> {
  const identity = { ...NO_IDENTITY, age: { years: GROWN_UP_YEARS, approximate: false } }
  return new Map(
    codesOf(ACCOMMODATION).map((accommodation) => {
      const facts = recordFacts.parse({ accommodation })
      return [accommodation, verdictOf(definition, answer, { facts, childOf: null, identity })]
    }),
  )
}

/** The facts that a definition decides by. */
export const factsAsked = (definition: Definition): ReadonlySet<FactName> =>
  new Set(conditionsIn(definition).flatMap(factsOf))

function factsOf(asked: Condition): readonly FactName[] {
  switch (asked.kind) {
    case 'fact':
    case 'notKnown':
      return [asked.fact]
    case 'contractEndsWithin':
      return ['contractEnds']
    case 'stayedAtMost':
      return ['stayedSince']
    case 'facility':
      return ['facility']
    case 'responsibleHere':
      return ['responsibleMunicipality']
    default:
      return []
  }
}
