/** One finding that a file must give: where it is, and which. Row and column as the spreadsheet shows them. */
export interface ExpectedFinding {
  readonly kind: 'fault' | 'repair' | 'warning'
  readonly code: string
  readonly sheet: string | null
  readonly row: number | null
  readonly column: string | null
}

/** One file with one defect, and all that is to be said of it: nothing more, nothing less. */
export interface UploadCase {
  /** The name of the file, without its ending. */
  readonly defect: string
  /** How such a file comes about, and what the user should see: one sentence. */
  readonly what: string
  readonly bytes: Uint8Array
  readonly findings: readonly ExpectedFinding[]
  /** Persons counted in the report of a census with this file alone; left out where a fault stops the run. */
  readonly persons?: number
}

type FindingAt = (code: string, row?: number | null, column?: string | null, sheet?: string | null) => ExpectedFinding

const ofKind =
  (kind: ExpectedFinding['kind']): FindingAt =>
  (code, row = null, column = null, sheet = null) => ({ kind, code, sheet, row, column })

export const fault = ofKind('fault')
export const warning = ofKind('warning')
export const repair = ofKind('repair')

/** The list beside a file, a line for each finding. */
export function expectedJson({ what, findings, persons }: UploadCase): string {
  const stops = findings.some(({ kind }) => kind === 'fault')
  const lines = findings.map((finding) => `    { ${fieldsOf(finding).join(', ')} }`)
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`
  const counted = stops ? '' : `,\n  "persons": ${persons ?? 0}`
  return `{\n  "what": ${JSON.stringify(what)},\n  "exit": ${stops ? 1 : 0},\n  "findings": ${list}${counted}\n}\n`
}

const fieldsOf = (finding: ExpectedFinding): string[] =>
  Object.entries(finding).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`)
