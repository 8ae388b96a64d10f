import type { ColumnType, Insertable, Kysely, Selectable } from 'kysely'

/** Every table. Text dates are YYYY-MM-DD, times are UTC ISO; ids are random (a sequence tells one unit how much others sent). */
export interface Database {
  municipality: { code: string; name: string }
  unit: {
    id: string
    municipality_code: string
    unit_key: string
    name: string
    kind: string
    organisation: string
    organisation_kind: 'municipal' | 'authority' | 'voluntary'
    exercises_authority: Flag | null
    /** JSON list of unit keys. */
    successor_of: string
    withhold_name: Flag
  }
  /** A definition as it was used, whole: shipped or local. */
  definition: { id: string; definition_key: string; content: string; sha256: string }
  census: {
    id: string
    municipality_code: string
    census_key: string
    week_from: string
    week_to: string
    definition_key: string
    also_report: string
    compared_with: string | null
    purpose: string | null
  }
  /** Which units were asked, and which declared that they met nobody. */
  census_unit: { census_id: string; unit_id: string; nil_return: Flag }
  submission: {
    id: string
    census_id: string
    /** Null for a compiled list, which speaks for several units. */
    unit_id: string | null
    kind: 'unit' | 'compiled' | 'register' | 'observations'
    file_name: string
    sha256: string
    /** Census, kind, unit and content: the same file twice is the same submission. */
    idempotency_key: string
    received_at: string
    /** Set when a later file of the same unit took its place. Nothing is overwritten. */
    superseded_at: ColumnType<string | null, null, string>
  }
  identity: {
    id: string
    census_id: string
    protected_identity: Flag
    /** The only thing in clear. */
    age_band: string | null
    /** Keyed hash of the canonical number. */
    number_key: string | null
    number_kind: 'personnummer' | 'samordningsnummer' | 'reservnummer' | null
    number: Buffer | null
    given_name: Buffer | null
    family_name: Buffer | null
    initials: Buffer | null
    birth_date: Buffer | null
    birth_year: Buffer | null
    age: Buffer | null
  }
  record: {
    id: string
    submission_id: string
    /** Row as the spreadsheet shows it. */
    row_number: number
    record_key: string
    child_of: string | null
    /** Keyed hash of the analyst's own person id in a compiled list. */
    decided_person: string | null
    identity_id: string
    /** The facts, checked against `recordFacts` on the way in and out. */
    facts: string
  }
  record_unit: { record_id: string; unit_id: string }
  register_entry: {
    id: string
    submission_id: string
    identity_id: string
    /** Which register, as written. */
    register: string | null
    sex: string | null
    from_day: string | null
    to_day: string | null
  }
  observation: {
    id: string
    submission_id: string
    place: string
    observed_at: string
    /** The day the night of the observation began. */
    night: string
    persons: number
    sex: string | null
    age_band: string | null
    certainty: string | null
    reason: string | null
  }
  historical_figure: {
    id: string
    municipality_code: string
    position: number
    series: string
    year: number
    measure: string
    value: number
    source: string
    revised: string | null
    note: string | null
  }
  /** What was noted while the files were read: warnings and repairs. */
  finding: { id: string; census_id: string; position: number; content: string }
  /** Linkage of all records up to one census, with the model that made it. */
  linkage_run: { id: string; census_id: string; model_id: string; model: string; created_at: string }
  link: {
    run_id: string
    left_id: string
    right_id: string
    weight: number | null
    probability: number
    decision: string
    /** JSON list of the numbers of its lines of evidence. */
    evidence: string
  }
  /** A line of evidence of a run: many links rest on the same ones. */
  evidence: { run_id: string; evidence_number: number; content: string }
  doubt: { run_id: string; left_id: string; right_id: string | null; linked_now: Flag; probability_same: number }
  /** Who is one person, in each way to divide the records. Members are records or register entries. */
  person_member: { run_id: string; division: Division; person_id: string; member_id: string }
  /** What a definition, with the rules of the reported week, says in a run: many records share one verdict. */
  verdict: { run_id: string; definition_key: string; verdict_number: number; outcome: string; content: string }
  /** Which of these verdicts each record has. */
  record_verdict: { run_id: string; definition_key: string; record_id: string; verdict_number: number }
  /** By which wording of each definition a run was classified. */
  run_definition: { run_id: string; definition_key: string; definition_id: string }
  /** The yearly report as one value, frozen with its hash. */
  edition: {
    id: string
    run_id: string
    census_id: string
    definition_key: string
    report: string
    sha256: string
    created_at: string
  }
}

/** SQLite has no boolean: 0 or 1, and the tables refuse anything else. */
export type Flag = 0 | 1
export const flag = (value: boolean): Flag => (value ? 1 : 0)

export type Division = 'linked' | 'doubts_linked' | 'doubts_apart'

export type Db = Kysely<Database>
export type Row<Table extends keyof Database> = Selectable<Database[Table]>
export type NewRow<Table extends keyof Database> = Insertable<Database[Table]>
