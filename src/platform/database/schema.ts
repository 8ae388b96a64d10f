import type { ColumnType, Generated, Insertable, Kysely, Selectable } from 'kysely'

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
    /** In clear, as is whether it is protected: nothing else of who it is. */
    age_band: string | null
    /** Keyed hash of the canonical number. */
    number_key: string | null
    /** All that is known of who it is, sealed whole. Null where it was stored before decision 0023, in the columns below. */
    content: Buffer | null
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
  /** Units named beside a record of a list of several. The records of a unit's own file are the submission's unit's. */
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
    /** Set when it was taken back or written anew. Nothing is overwritten. */
    superseded_at: ColumnType<string | null, string | null | undefined, string>
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
  linkage_run: {
    id: string
    census_id: string
    model_id: string
    model: string
    created_at: string
    /** The decisions that bound it, as `decisionsText` writes them, hashed; '' for none. */
    decisions: string
    /** JSON: what linkage learnt of its list. `null` for a run that was made before this was kept. */
    parameters: string | null
  }
  /**
   * What a run says, in columns of JSON. `records`: the ids of all records and register entries that were linked. In all
   * else they are known by their places in it (see run-content.repository.ts).
   */
  run_content: { run_id: string; records: string; persons: string; links: string; evidence: string; doubts: string }
  /**
   * What a definition, with the rules of the reported week, says in a run. JSON: each verdict once, the ids of the records,
   * and the place among the verdicts of what is said of each.
   */
  run_verdicts: { run_id: string; definition_key: string; verdicts: string; records: string; verdict_of: string }
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
  /** Who may sign in. An account is never removed: what was done was done by somebody. */
  account: {
    id: string
    /** In small letters: one account an address. */
    email: string
    name: string
    role: string
    language: 'sv' | 'en'
    /** Argon2id; null until the invitation is taken up. */
    password_hash: string | null
    /** Sealed secret of the authenticator; null until it is set up. */
    totp_secret: Buffer | null
    /** The last time step whose code was used: a code is used once. */
    totp_last_step: number | null
    created_at: string
    disabled_at: string | null
  }
  account_unit: { account_id: string; unit_id: string }
  /** A single-use way in, by the hash of its token. */
  invitation: {
    token_hash: string
    account_id: string
    created_at: string
    expires_at: string
    used_at: string | null
  }
  recovery_code: { account_id: string; code_hash: string; used_at: string | null }
  session: {
    id: string
    /** SHA-256 of the token that the browser holds. */
    token_hash: string
    account_id: string
    /** What has been shown so far: the password, or the second factor too. */
    stage: 'password' | 'full'
    created_at: string
    last_seen_at: string
    expires_at: string
    ended_at: string | null
    /** The browser as it names itself, shortened: for the owner to tell sessions apart. */
    device: string
  }
  /** Failed sign-ins, by the keyed hash of an address or of a network: they slow down, they never lock out. */
  sign_in_failure: { subject: string; failures: number; last_failed_at: string }
  /** A census that is run in the service. Those read from a folder have none. */
  round: {
    census_id: string
    state: 'prepared' | 'open' | 'locked' | 'published' | 'archived'
    /** Last day to hand in. */
    deadline: string
    /** For practice: what is reported is never counted. */
    training: Flag
    /** Law: follow-up is inside lag (2001:454), statistics outside it. */
    purpose_kind: 'follow_up' | 'statistics'
    contact_name: string
    contact_phone: string
    contact_email: string
    copied_from: string | null
  }
  /** What one unit answers in one round, and what is settled with the unit about it. */
  answer: {
    id: string
    census_id: string
    unit_id: string
    state: 'open' | 'handed_in'
    /** What was handed in last: persons, or that the unit met nobody. */
    kind: 'persons' | 'nil' | null
    handed_in_at: string | null
    handed_in_by: string | null
    /** The first time it was handed in. */
    first_handed_in_at: string | null
    /** What the receipt is known by. Random. */
    reference: string | null
    reopened_by_analyst: Flag
    /** The unit's last day, where it has been given more time than the round. */
    extended_to: string | null
    definition_read_at: string | null
    contact_confirmed_at: string | null
    contact_name: string | null
    contact_phone: string | null
    contact_email: string | null
    /** JSON: the unit's answers about how it counted. */
    questions: string | null
    questions_answered_at: string | null
    /** On what ground the unit hands over what it knows (stöd för utlämnande). */
    disclosure_ground: string | null
    agreement: 'counts' | 'partial' | 'full' | null
  }
  /** One person in an answer. What is written stands in its versions; the last one holds. */
  answer_row: {
    id: string
    answer_id: string
    row_key: string
    /** In the order the rows came. */
    position: number
    first_handed_in_at: string | null
  }
  answer_row_version: {
    row_id: string
    version: number
    /** Sealed JSON of the cells; null when the row was taken back. */
    content: Buffer | null
    made_by: 'form' | 'upload' | 'api' | 'analyst' | 'undo' | 'phone'
    account_id: string | null
    upload_id: string | null
    reason: string | null
    at: string
  }
  /** What has happened in a round: by whom, with which unit. Holds no personal data but the account. */
  round_event: {
    id: string
    census_id: string
    answer_id: string | null
    account_id: string | null
    kind: string
    detail: string | null
    at: string
  }
  /** By which a case system reports for one unit. Only the token's hash is kept. */
  api_token: {
    id: string
    token_hash: string
    unit_id: string
    /** Which system has it, in the administrator's words. */
    label: string
    created_at: string
    created_by: string | null
    last_used_at: string | null
    revoked_at: string | null
  }
  /** What a call was answered, by the key its caller chose. Holds no identity. */
  api_request: { unit_id: string; request_key: string; request_hash: string; response: string; at: string }
  /** A unit asks for more time; the analyst decides. */
  extension_request: {
    id: string
    answer_id: string
    /** The last day that is asked for. */
    until: string
    reason: string
    asked_by: string | null
    asked_at: string
    decision: 'granted' | 'declined' | null
    decided_by: string | null
    decided_at: string | null
  }
  /** What the analyst asks a unit about one row. Question and reply are sealed: they tell of a person. */
  row_question: {
    id: string
    row_id: string
    question: Buffer
    asked_by: string | null
    asked_at: string
    reply: Buffer | null
    replied_by: string | null
    replied_at: string | null
    closed_by: string | null
    closed_at: string | null
  }
  /** That a unit was reminded, and how: never to whom. */
  reminder: {
    id: string
    answer_id: string
    way: 'smtp' | 'folder' | 'nowhere'
    /** To how many addresses. */
    addresses: number
    sent_by: string | null
    sent_at: string
  }
  /** A letter of a reminder: on its way, sent, or given up. Once it has come to an end, what it said is gone. */
  letter: {
    id: string
    reminder_id: string
    state: 'waiting' | 'sent' | 'failed'
    address: string | null
    subject: string | null
    body: string | null
    /** How often it was tried in vain. */
    attempts: number
    next_try_at: string
  }
  /** What came of an analysis in the service, beside its report: what was reported late. */
  analysis: {
    id: string
    census_id: string
    edition_id: string
    definition_key: string
    /** Rows handed in after their unit's last day. */
    rows_late: number
    /** Persons counted of whom all rows came late. */
    persons_late_only: number
    made_by: string | null
    made_at: string
  }
  /** An authenticator that is being set up in a session, and with an invitation the password chosen: nothing counts yet. */
  enrolment: {
    session_id: string
    account_id: string
    invitation_hash: string | null
    password_hash: string | null
    totp_secret: Buffer
  }
  /** What a session is shown once: sealed, and gone when it has been noted or the session ends. */
  told_once: { session_id: string; kind: 'recovery_codes' | 'invitation'; account_id: string; content: Buffer }
  /** A file that a unit has handed in (uppladdning), from when it came until it is in the answer. */
  upload: {
    id: string
    answer_id: string
    account_id: string | null
    state: 'received' | 'read' | 'waiting' | 'checked' | 'confirmed' | 'undone' | 'refused' | 'set_aside'
    /** Keyed hash of the bytes: the same file is known again, and nothing is told of what it holds. */
    content_key: string
    /** Sealed, as all that is of the file: its name may be somebody's. */
    file_name: Buffer
    /** The bytes as they came; gone when they have been read. */
    original: Buffer | null
    /** The list of the file as text; gone when it is in the answer or set aside. */
    reading: Buffer | null
    /** What the unit has chosen and mended. */
    choices: Buffer | null
    /** What the check found, and afterwards what came of it. */
    outcome: Buffer | null
    /** Goes up with every choice: a check of earlier choices is not stored over later ones. */
    revision: number
    received_at: string
    confirmed_at: string | null
    undone_at: string | null
  }
  /** What a unit's own headings mean, by the keyed hash of each: chosen once, known the next time. */
  column_memory: {
    unit_id: string
    heading_key: string
    /** English name of the column; null when the unit's column is not read. */
    column_name: string | null
    remembered_at: string
  }
  /** A warning about a row that its unit says is right, and why; the analyst reads it. */
  row_confirmation: {
    row_id: string
    code: string
    /** English name of the column; '' for one that is of the whole row. */
    column_name: string
    /** Sealed: it may tell of somebody. */
    reason: Buffer
    account_id: string
    at: string
  }
  /** Who says that the unit met nobody. */
  nil_declaration: { answer_id: string; declared_by: string; account_id: string; at: string }
  /** Why an answer holds so many more or fewer rows than last time, and how many it held when that was said. */
  number_explanation: {
    answer_id: string
    rows_now: number
    /** Sealed: it may tell of somebody. */
    reason: Buffer
    account_id: string
    at: string
  }
  /** What became of a person whom the unit reported in the census before. */
  follow_up: {
    answer_id: string
    earlier_record_id: string
    outcome: 'still' | 'left' | 'not_known'
    left_to: 'own_home' | 'deceased' | 'other_municipality' | 'other' | 'not_known' | null
    account_id: string
    at: string
  }
  /** A phone that counts for one answer: what it holds is a token, and only its hash is kept. */
  outreach_phone: {
    id: string
    answer_id: string
    label: string
    token_hash: string
    /** Keyed hash of the PIN; null when it has none. */
    pin_key: string | null
    /** Sealed: what a phone seals its rescue file with. */
    rescue_key: Buffer
    created_at: string
    created_by: string | null
    last_used_at: string | null
    revoked_at: string | null
  }
  /** A unit's own list of places, in its order. */
  outreach_place: { unit_id: string; position: number; name: string }
  /** What a phone sent, by an id of its own choosing. Never changed: what comes after it replaces it. */
  outreach_post: {
    answer_id: string
    id: string
    phone_id: string
    kind: 'person' | 'observation' | 'withdrawal'
    /** Version of the form it was written in. */
    form: number
    /** Sealed: the post as it came. */
    content: Buffer
    /** Keyed hash of the same: a repeat is known without opening anything. */
    content_key: string
    /** What the clock of the phone said, and what it was off by, milliseconds; null when that was not known. */
    phone_time: string
    clock_offset_ms: number | null
    /** When it was, as far as is known. */
    moment: string
    moment_certain: Flag
    received_at: string
    persons: number
    standing: 'counted' | 'waits' | 'out_of_scope' | 'asked_before' | 'outside_week' | 'no_count'
    replaces: string | null
    replaced_by: string | null
    /** The row of the answer it has become. */
    row_key: string | null
    observation_id: string | null
  }
  /** What people decide about doubtful pairs: a row for each pair of records of an act, and a row that undoes an act. */
  link_decision: {
    /** In the order they were made. */
    number: Generated<number>
    act_id: string
    municipality_code: string
    /** In the review of which census. */
    census_id: string
    verdict: 'same' | 'different' | 'unsure' | 'undone'
    /** In the queue of doubtful pairs, or by taking a linked record out of its person. */
    way: 'review' | 'unlink'
    undoes: string | null
    left_id: string | null
    left_census: string | null
    /** Keyed hash of unit, row and what is compared: a record handed in anew with the same is known again. */
    left_key: string | null
    right_id: string | null
    right_census: string | null
    right_key: string | null
    /** Sealed: it tells of somebody. */
    reason: Buffer | null
    account_id: string
    at: string
  }
  /** Who has looked at what of persons, and what for. Chained; never altered. No identity stands in it. */
  access_entry: {
    number: number
    at: string
    account_id: string
    role: string
    kind: string
    census_id: string | null
    subject_id: string | null
    purpose: string
    chain: string
  }
  /** That the access log was reviewed up to a row, and signed. */
  access_review: {
    number: number
    at: string
    account_id: string
    through: number
    head: string
    note: Buffer
    signature: string
  }
  /** A public edition of a census, never altered: a revision is a new version. */
  publication: {
    id: string
    census_id: string
    definition_key: string
    version: number
    /** The internal report that was the latest when it was made. */
    edition_id: string
    /** JSON: what is shown; nothing of what is withheld. */
    report: string
    sha256: string
    /** JSON: figures made public and keys of those withheld, for the ledger. */
    release: string
    /** JSON: what the analyst chose. */
    choices: string
    /** What is new since the version before; null for the first. */
    change_note: string | null
    published_by: string
    published_at: string
    /** JSON: keyed hashes of what it was made from, by census and units. `null` for one from before this was kept. */
    made_from: string | null
  }
}

/** SQLite has no boolean: 0 or 1, and the tables refuse anything else. */
export type Flag = 0 | 1
export const flag = (value: boolean): Flag => (value ? 1 : 0)

export type Db = Kysely<Database>
export type Row<Table extends keyof Database> = Selectable<Database[Table]>
export type NewRow<Table extends keyof Database> = Insertable<Database[Table]>
