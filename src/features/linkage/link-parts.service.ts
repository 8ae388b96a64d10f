import type { LinkDecisions } from '../../domain/linkage/link-decisions.ts'
import { type LinkageStep, linkRecords } from '../../domain/linkage/link-records.ts'
import type { LinkageResult } from '../../domain/linkage/linkage-result.ts'
import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import { spreadDecisions } from '../../domain/linkage/review/spread-decisions.ts'
import type { Traits } from '../../domain/linkage/traits.ts'

/** One part of what is linked, and what people have decided about all parts so far. */
export interface LinkingPart {
  readonly traits: readonly Traits[]
  readonly decisions: LinkDecisions
}

/** Who is one person by the model and what people have decided, of these rows and of those that certainly are of the same. */
export const linkDecided = (
  traits: readonly Traits[],
  decisions: LinkDecisions,
  begins: (step: LinkageStep) => void = () => undefined,
): LinkageResult => linkRecords(personLinkage, traits, spreadDecisions(traits, decisions), begins)

/** Links what it has been given so far: each part is added to those before. */
export function linkPartByPart(): (part: LinkingPart) => LinkageResult {
  let all: readonly Traits[] = []
  return ({ traits, decisions }) => {
    all = [...all, ...traits]
    return linkDecided(all, decisions)
  }
}
