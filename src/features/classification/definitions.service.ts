import type { Municipality } from '../../domain/census/municipality.ts'
import { refuseUnlessInForce } from '../../domain/classification/classify-record.ts'
import { type Definition, readDefinition } from '../../domain/classification/definition.ts'
import { findDefinition, SHIPPED_DEFINITIONS } from '../../domain/classification/definitions/index.ts'
import type { Finding } from '../../domain/submission/finding.ts'
import { folderTexts } from '../../domain/submission/folder.texts.ts'
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
        fault(MUNICIPALITY_FILE, settingPath(at, path), 'definition_faulty', message),
      ),
    )
  }
  // A definition that is there with faults is told of above: that it does not exist would be false.
  const written = new Set(definitions.flatMap((one) => textAt(one, 'id') ?? []))
  const unknown = definitions.flatMap((one, at) => {
    const path = typeof one === 'string' ? '' : 'otherSituationsFrom'
    const id = typeof one === 'string' ? one : textAt(one, 'otherSituationsFrom')
    return id === undefined || written.has(id) || findDefinition(id) ? [] : [{ id, column: settingPath(at, path) }]
  })
  const twice = own.filter(
    ({ id }, at) =>
      SHIPPED_DEFINITIONS.some((shipped) => shipped.id === id) || own.findIndex((other) => other.id === id) < at,
  )
  return {
    definitions: own,
    findings: [
      ...findings,
      ...unknown.map(({ id, column }) =>
        fault(MUNICIPALITY_FILE, column, 'definition_unknown', folderTexts.definition_unknown(id, knownIds(own))),
      ),
      ...twice.map(({ id }) =>
        fault(MUNICIPALITY_FILE, 'definitions', 'definition_twice', folderTexts.definition_twice(id)),
      ),
    ],
  }
}

/** `definitions[0].rules[2].gives`; an empty path is the definition itself. */
const settingPath = (at: number, path: string): string => `definitions[${at}]${path === '' ? '' : `.${path}`}`

type Written = Municipality['definitions'][number]

function textAt(definition: Written, key: string): string | undefined {
  const value = typeof definition === 'string' ? undefined : definition[key]
  return typeof value === 'string' ? value : undefined
}

const knownIds = (own: readonly Definition[]) => [...SHIPPED_DEFINITIONS, ...own].map(({ id }) => id)

/** What the censuses name: definitions that exist, an earlier census to compare with, weeks that do not overlap. */
export function censusReferenceFaults(
  municipality: Municipality,
  censuses: readonly CensusRead[],
  own: readonly Definition[],
): Finding[] {
  // One that municipality.json holds with faults exists; its faults are told of there.
  const written = municipality.definitions.flatMap((each) => textAt(each, 'id') ?? [])
  return censuses.flatMap(({ key, settings }, at) => {
    const file = `${key}/census.json`
    const named = [
      { id: settings.definition, column: 'definition' },
      ...settings.alsoReport.map((id) => ({ id, column: 'alsoReport' })),
    ]
    const unknown = named.filter(({ id }) => !findDefinition(id, own) && !written.includes(id))
    const earlier = censuses.slice(0, at).map((census) => census.key)
    const before = censuses[at - 1]
    return [
      ...unknown.map(({ id, column }) =>
        fault(file, column, 'definition_unknown', folderTexts.definition_unknown(id, knownIds(own))),
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
    const named = [settings.definition, ...settings.alsoReport].flatMap((id) => findDefinition(id, own) ?? [])
    for (const definition of named) refuseUnlessInForce(definition, settings.week.from)
  }
}
