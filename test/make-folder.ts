import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export const WEEKS = {
  '2014': { from: '2014-09-24', to: '2014-09-25' },
  '2015': { from: '2015-09-24', to: '2015-09-25' },
  '2016': { from: '2016-09-25', to: '2016-09-26' },
} as const

interface FolderPlan {
  readonly definition: string
  readonly definitions?: readonly unknown[]
  /** Settings of a census that differ from the usual. */
  readonly census?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly units?: readonly Readonly<Record<string, unknown>>[]
  /** Path in the folder → text, or bytes. The year of the path makes the census. */
  readonly files: Readonly<Record<string, string | Uint8Array>>
}

/** A census folder in a temporary place, made of what a test says and the plainest of everything else. */
export function makeFolder({ definition, definitions = [], census = {}, units = UNITS, files }: FolderPlan): string {
  const root = mkdtempSync(join(tmpdir(), 'tvarsnitt-made-'))
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  write('municipality.json', JSON.stringify({ name: 'Stockholm', code: '0180', units, definitions }))
  const years = new Set(Object.keys(files).map((path) => path.slice(0, 4)))
  for (const [year, week] of Object.entries(WEEKS)) {
    if (!years.has(year)) continue
    const asked = units.map(({ id }) => id)
    write(`${year}/census.json`, JSON.stringify({ week, definition, unitsAsked: asked, ...census[year] }))
  }
  for (const [path, content] of Object.entries(files)) write(path, content)
  return root
}

const UNITS = [
  {
    id: 'soc',
    name: 'Socialtjänsten',
    kind: 'social_services',
    organisation: 'Staden',
    organisationKind: 'municipal',
    exercisesAuthority: true,
  },
  { id: 'ria', name: 'Ria', kind: 'day_centre', organisation: 'Ria', organisationKind: 'voluntary' },
]

/** Rows of named people, one per line of cells. */
export const csv = (header: string, ...rows: readonly string[]): string => [header, ...rows, ''].join('\n')
