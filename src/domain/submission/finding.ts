/** Findings belong to the stage *terms*, since the census stage has them too; readers of files import them from here. */
export type { Finding, FindingKind, Problem } from '../terms/finding.ts'
