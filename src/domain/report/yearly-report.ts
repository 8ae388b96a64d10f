import type { Response } from '../census/response.ts'
import type { Outcome } from '../classification/verdict.ts'
import type { Coverage } from '../comparison/coverage.ts'
import type { Said } from '../comparison/crosswalk.ts'
import type { Flows } from '../comparison/flows.ts'
import type { FollowUpFigures } from '../comparison/follow-up.ts'
import type { Expected, Range } from '../comparison/ranges.ts'
import type { ObservedGroup } from '../outreach/observed-persons.ts'
import type { CensusWeek } from '../terms/dates.ts'
import type { Source } from '../terms/source.ts'
import type { Text } from '../terms/text.ts'
import type { LinkageInReport } from './linkage-in-report.ts'
import type { PersonFacts } from './person-facts.ts'
import type { ReportTable } from './report-table.ts'

/** One person in one census as the report sees them. */
export type ReportedPerson = PersonInReport | PersonNotCounted

/** A person who is counted: what is said of all records together, and their facts. */
export interface PersonInReport extends PersonFacts {
  readonly outcome: 'counted'
  readonly category: string | null
  readonly group: string | null
  /** Records gave different outcomes or categories. */
  readonly sourcesDiffer: boolean
  readonly linkable: boolean
  readonly protectedIdentity: boolean
  /** Ids of all units with a record of the person. */
  readonly units: readonly string[]
}

/** Anybody else: of them the report says no more than why. */
export interface PersonNotCounted {
  readonly outcome: Exclude<Outcome, 'counted'>
  readonly category: string | null
  readonly reason: Text
  /** The blanks that leave a person in review. */
  readonly missing: readonly string[]
}

/** One unit as the report shows it: how it answered, and how many records it sent. */
export interface UnitInReport {
  readonly id: string
  readonly name: string
  readonly withholdName: boolean
  readonly organisationKind: 'municipal' | 'authority' | 'voluntary'
  readonly answer: Response
  readonly previousAnswer: Response | null
  readonly records: number
}

/** The census compared with, under this year's definition and rules. */
export interface ComparisonInReport {
  readonly census: string
  readonly week: CensusWeek
  /** Persons counted then by this year's definition and rules. */
  readonly persons: number
  /** What the census itself reported; `null` when it was reported by another definition or not at all. */
  readonly personsThen: number | null
  readonly flows: Flows
  readonly persistence: Readonly<Record<string, number>>
  readonly coverage: Coverage
  readonly personsInReport: readonly ReportedPerson[]
}

/** Why no change is given, when an earlier census exists but cannot be compared. */
export interface NotComparable {
  readonly census: string
  readonly reason: Text
}

/** Everything the report is made of, from the stages before it. */
export interface ReportInput {
  readonly municipality: { readonly code: string; readonly name: string }
  readonly census: { readonly key: string; readonly week: CensusWeek; readonly purpose: string | null }
  readonly definition: DefinitionInReport
  /** What the other definitions the census is reported under say of the same persons, in the order of `persons`. */
  readonly otherDefinitions: readonly {
    readonly definition: Pick<DefinitionInReport, 'id' | 'title' | 'categories'>
    readonly said: readonly Said[]
  }[]
  readonly linkage: LinkageInReport
  readonly records: number
  readonly recordsCounted: number
  readonly persons: readonly ReportedPerson[]
  readonly expected: Expected
  readonly range: Range
  /** The range without anybody observed: what doubtful links and thin rows leave open. */
  readonly rangeOfDoubts: Range
  readonly observed: number
  /** What of those observed counts in the high end of the range, step by step. */
  readonly observedGroups: readonly ObservedGroup[]
  /** People observed, by unit and night. */
  readonly observations: readonly {
    readonly unit: string
    readonly organisation: string
    readonly night: string
    readonly persons: number
  }[]
  readonly units: readonly UnitInReport[]
  readonly comparison: ComparisonInReport | NotComparable | null
  /** Of whom units were asked beforehand whether they are still there; `null` when nobody was asked about. */
  readonly followUp: FollowUpFigures | null
  readonly links: LinkCounts
  readonly series: readonly SeriesPoint[]
  readonly findings: readonly { readonly kind: string; readonly count: number }[]
}

/** Pairs of records of this census. */
export interface LinkCounts {
  readonly automatic: number
  readonly decided: number
  /** Not linked, and waiting for a person to decide. */
  readonly toReview: number
  /** Linked without being certain: they wait for a person too. Absent where there are none. */
  readonly unsure?: number
}

/** One figure of the series: from an earlier edition, or published before Tvärsnitt was used. */
export interface SeriesPoint {
  readonly series: string
  readonly census: string
  readonly measure: string
  readonly value: number
  readonly range: Range | null
  readonly source: Text
  readonly revised: boolean
  /** Why the figure cannot be compared with the one before it; absent or `null` when nothing says so. */
  readonly breakBefore?: Text | null
  readonly note: string | null
}

/** The definition as the report prints it: what it is called, its categories, and its rules in force. */
export interface DefinitionInReport {
  readonly id: string
  readonly title: Text
  readonly source: Source
  readonly categories: readonly { readonly key: string; readonly label: Text }[]
  readonly groups: readonly { readonly key: string; readonly label: Text }[]
  /** Rules in force, in their order, for the method chapter. */
  readonly rules: readonly {
    readonly id: string
    readonly reason: Text
    readonly source: Source | null
    readonly assumption: Text | null
  }[]
  readonly assumptions: readonly Text[]
}

/** A chapter: what is said, and which tables stand in it. */
export interface ReportSection {
  readonly id: string
  readonly title: Text
  readonly paragraphs: readonly Text[]
  readonly tables: readonly ReportTable[]
}

/** The figures scripts rely on: contract.md section 3, `report.json`. */
export interface ReportFigures {
  readonly census: string
  readonly definition: string
  readonly week: CensusWeek
  readonly records: number
  readonly recordsCounted: number
  readonly persons: number
  readonly expected: Expected
  readonly range: Range
  readonly situations: Readonly<Record<string, number>>
  readonly groups: Readonly<Record<string, number>>
  readonly needsReview: number
  readonly outsideDefinition: number
  readonly observed: number
  readonly bySex: Readonly<Record<'woman' | 'man' | 'other' | 'unknown', number>>
  readonly units: { readonly asked: number; readonly answered: number; readonly nil: number; readonly silent: number }
  readonly comparedWith:
    | {
        readonly census: string
        readonly comparable: true
        readonly persons: number
        readonly change: number
        readonly personsThen: number | null
      }
    | { readonly census: string; readonly comparable: false; readonly reason: Text }
    | null
  readonly flows: Flows | null
  readonly persistence: Readonly<Record<string, number>> | null
  readonly coverage: Pick<Coverage, 'sameUnits' | 'addedUnits' | 'droppedUnits'> | null
  readonly links: LinkCounts
  readonly followUp: FollowUpFigures | null
  readonly linkage: LinkageInReport
}

/** The yearly report as one value. Pages, workbooks, CSV, JSON and charts are renderings of it and hold nothing else. */
export interface YearlyReport {
  readonly title: Text
  readonly subtitle: Text
  readonly municipality: { readonly code: string; readonly name: string }
  readonly figures: ReportFigures
  readonly sections: readonly ReportSection[]
}

/** Every table of the report, in the order of its chapters. */
export const allTables = (report: YearlyReport): ReportTable[] => report.sections.flatMap(({ tables }) => tables)
