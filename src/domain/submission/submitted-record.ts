import type { IsoDate } from '../terms/dates.ts'
import type { Identity } from './identity.ts'
import type { Observation } from './observation.ts'
import type { RecordFacts } from './record.ts'

/** One row as it was read: facts, identity, and where it stands. Not yet stored. */
export interface SubmittedRecord {
  /** Row as the spreadsheet shows it. */
  readonly row: number
  /** The unit's own key, or the row number as text. Unique within its file: of a key that units share, `unit/key`. */
  readonly recordKey: string
  /** `recordKey` of the adult this child belongs to. */
  readonly childOf: string | null
  /** Ids of the units named in a compiled list; `null` in a unit's own file. */
  readonly unitsNamed: readonly string[] | null
  /** The analyst's own decided link, in a compiled list. */
  readonly personId: string | null
  readonly facts: RecordFacts
  readonly identity: Identity
}

/** A row of `register.csv`: somebody in the municipality's own housing on these days. `null` = open. */
export interface RegisterEntry {
  readonly row: number
  /** Which register it is, as written: supported housing, social contracts … */
  readonly register: string | null
  readonly identity: Identity
  readonly sex: RecordFacts['sex']
  readonly from: IsoDate | null
  readonly to: IsoDate | null
}

/** A row of a file of head counts. */
export interface ObservationEntry {
  readonly row: number
  /** The day on which the night of the observation began; of a day's count, that day. Within the census week. */
  readonly night: IsoDate
  readonly observation: Observation
}

/** A figure published before Tvärsnitt was used, from `history.csv`. */
export interface HistoricalFigure {
  readonly row: number
  readonly series: string
  readonly year: number
  readonly measure: string
  readonly value: number
  readonly source: string
  /** What `revised` says, as written; `null` when the figure stands as first published. */
  readonly revised: string | null
  readonly note: string | null
}
