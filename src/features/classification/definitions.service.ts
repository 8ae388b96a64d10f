import type { Municipality } from '../../domain/census/municipality.ts'
import { definitionNotInForce } from '../../domain/classification/classification.texts.ts'
import { type Definition, isInForce, readDefinition } from '../../domain/classification/definition.ts'
import { findDefinition, SHIPPED_DEFINITIONS } from '../../domain/classification/definitions/index.ts'
import type { Finding } from '../../domain/submission/finding.ts'
import { folderTexts } from '../../domain/submission/folder.texts.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { CensusRead } from '../submission/census-folder.service.ts'

const MUNICIPALITY_FILE = 'municipality.json'

const fault = (file: string, column: string, code: string, message: Text): Finding => ({
  kind: 'fault',
  code,
  file,
  sheet: null,
  row: null,
  column,
  value: null,
  message,
})

/** The municipality's own definitions, and what is to be mended in them. */
export function localDefinitions({ definitions }: Municipality): {
  readonly definitions: readonly Definition[]
  readonly findings: readonly Finding[]
} {
  const own: Definition[] = []
  const findings: Finding[] = []
  for (const [at, written] of definitions.entries()) {
    if (typeof written === 'string') continue
    const read = readDefinition(written)
    if ('definition' in read) own.push(read.definition)
    findings.push(
      ...read.faults.map(({ path, message }) =>
        fault(MUNICIPALITY_FILE, `definitions[${at}].${path}`, 'definition_faulty', message),
      ),
    )
  }
  const unknown = definitions.flatMap((written, at) =>
    typeof written === 'string' && !findDefinition(written, own) ? [{ written, at }] : [],
  )
  const twice = own.filter(
    ({ id }, at) =>
      SHIPPED_DEFINITIONS.some((shipped) => shipped.id === id) || own.findIndex((other) => other.id === id) < at,
  )
  return {
    definitions: own,
    findings: [
      ...findings,
      ...unknown.map(({ written, at }) =>
        fault(
          MUNICIPALITY_FILE,
          `definitions[${at}]`,
          'definition_unknown',
          folderTexts.definition_unknown(written, knownIds(own)),
        ),
      ),
      ...twice.map(({ id }) =>
        fault(MUNICIPALITY_FILE, 'definitions', 'definition_twice', folderTexts.definition_twice(id)),
      ),
    ],
  }
}

const knownIds = (own: readonly Definition[]) => [...SHIPPED_DEFINITIONS, ...own].map(({ id }) => id)

/** What the censuses name: definitions that exist, an earlier census to compare with, weeks that do not overlap. */
export function censusReferenceFaults(censuses: readonly CensusRead[], own: readonly Definition[]): Finding[] {
  return censuses.flatMap(({ key, settings }, at) => {
    const file = `${key}/census.json`
    const named = [settings.definition, ...settings.alsoReport]
    const unknown = named.filter((id) => findDefinition(id, own) === undefined)
    const earlier = censuses.slice(0, at).map((census) => census.key)
    const before = censuses[at - 1]
    return [
      ...unknown.map((id) =>
        fault(file, 'definition', 'definition_unknown', folderTexts.definition_unknown(id, knownIds(own))),
      ),
      ...(settings.comparedWith !== null && !earlier.includes(settings.comparedWith)
        ? [
            fault(
              file,
              'comparedWith',
              'compared_with_unknown',
              folderTexts.compared_with_unknown(settings.comparedWith, earlier),
            ),
          ]
        : []),
      ...(before && before.settings.week.to >= settings.week.from
        ? [fault(file, 'week', 'weeks_overlap', folderTexts.weeks_overlap(before.key))]
        : []),
    ]
  })
}

/** Refuses a census whose definition was not in force in its week. */
export function refuseDefinitionsNotInForce(censuses: readonly CensusRead[], own: readonly Definition[]): void {
  for (const { settings } of censuses) {
    for (const id of [settings.definition, ...settings.alsoReport]) {
      const definition = findDefinition(id, own)
      if (definition === undefined || isInForce(definition, settings.week.from)) continue
      const { title, validFrom, validTo } = definition
      throw new DomainError(
        'definition_not_in_force',
        definitionNotInForce(title, validFrom, validTo, settings.week.from),
      )
    }
  }
}
