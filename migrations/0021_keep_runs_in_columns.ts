import { type Kysely, type RawBuilder, sql } from 'kysely'

/**
 * What a run says is read as a whole, and was tens of thousands of rows that each named their run and two records by
 * random ids. It is one row in columns now, with records known by their places (decision 0024); and so is what a
 * definition says of each record in it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db)
  await moveRuns(db)
  await moveVerdicts(db)
  for (const gone of ['record_verdict', 'verdict', 'link', 'evidence', 'doubt', 'person_member'])
    await db.schema.dropTable(gone).execute()
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('run_content')
    .modifyEnd(sql`strict`)
    .addColumn('run_id', 'text', (c) => c.notNull().primaryKey().references('linkage_run.id').onDelete('cascade'))
    .addColumn('records', 'text', (c) => c.notNull().check(sql`json_valid(records)`))
    .addColumn('persons', 'text', (c) => c.notNull().check(sql`json_valid(persons)`))
    .addColumn('links', 'text', (c) => c.notNull().check(sql`json_valid(links)`))
    .addColumn('evidence', 'text', (c) => c.notNull().check(sql`json_valid(evidence)`))
    .addColumn('doubts', 'text', (c) => c.notNull().check(sql`json_valid(doubts)`))
    .execute()
  await db.schema
    .createTable('run_verdicts')
    .modifyEnd(sql`strict`)
    .addColumn('run_id', 'text', (c) => c.notNull().references('linkage_run.id').onDelete('cascade'))
    .addColumn('definition_key', 'text', (c) => c.notNull())
    .addColumn('verdicts', 'text', (c) => c.notNull().check(sql`json_valid(verdicts)`))
    .addColumn('records', 'text', (c) => c.notNull().check(sql`json_valid(records)`))
    .addColumn('verdict_of', 'text', (c) => c.notNull().check(sql`json_valid(verdict_of)`))
    .addPrimaryKeyConstraint('run_verdicts_key', ['run_id', 'definition_key'])
    .execute()
}

async function moveRuns(db: Kysely<unknown>): Promise<void> {
  await sql`
    create temporary table place_in_run as
    select run_id, member_id, row_number() over (partition by run_id order by member_id) - 1 as place
    from person_member where division = 'linked'
  `.execute(db)
  await sql`create unique index temp.place_by_member on place_in_run (run_id, member_id)`.execute(db)
  // Persons are numbered as they come, by their first records. In the other ways to divide the records those who are the
  // same as linked had no rows.
  await sql`
    create temporary table person_in_run as
    select run_id, division, place, dense_rank() over (partition by run_id, division order by first) - 1 as person
    from (
      select place_in_run.run_id, way.division, place, min(place) over (
        partition by place_in_run.run_id, way.division, coalesce(otherwise.person_id, linked.person_id)
      ) as first
      from place_in_run
      cross join (select 'linked' as division union all select 'doubts_linked' union all select 'doubts_apart') as way
      join person_member as linked on linked.run_id = place_in_run.run_id
        and linked.division = 'linked' and linked.member_id = place_in_run.member_id
      left join person_member as otherwise on otherwise.run_id = place_in_run.run_id
        and otherwise.division = way.division and otherwise.member_id = place_in_run.member_id
    )
  `.execute(db)
  await sql`create index temp.person_by_run on person_in_run (run_id, division)`.execute(db)
  const persons = (division: string) =>
    sql`(
      select json_group_array(person order by place) from person_in_run
      where person_in_run.run_id = linkage_run.id and division = ${division}
    )`
  const column = (value: RawBuilder<unknown>) => sql`json_group_array(${value} order by left_id, right_id)`
  await sql`
    insert into run_content (run_id, records, persons, links, evidence, doubts)
    select id, (
      select json_group_array(member_id order by place) from place_in_run where place_in_run.run_id = linkage_run.id
    ), json_object(
      'linked', ${persons('linked')},
      'doubts_linked', ${persons('doubts_linked')},
      'doubts_apart', ${persons('doubts_apart')}
    ), (
      select json_object(
        'left', ${column(sql`one.place`)},
        'right', ${column(sql`other.place`)},
        'decision', ${column(sql`decision`)},
        'probability', ${column(sql`probability`)},
        'weight', ${column(sql`weight`)},
        'evidence', ${column(sql`json((
          select json_group_array(number.value - 1 order by number.key) from json_each(link.evidence) as number
        ))`)}
      )
      from link
      join place_in_run as one on one.run_id = link.run_id and one.member_id = left_id
      join place_in_run as other on other.run_id = link.run_id and other.member_id = right_id
      where link.run_id = linkage_run.id
    ), (
      select json_group_array(json(content) order by evidence_number) from evidence
      where evidence.run_id = linkage_run.id
    ), (
      select json_object(
        'betweenPersons', count(*),
        'left', json_group_array(one.place order by doubt.rowid),
        'right', json_group_array(other.place order by doubt.rowid),
        'linkedNow', json_group_array(json(iif(linked_now = 1, 'true', 'false')) order by doubt.rowid),
        'probabilitySame', json_group_array(probability_same order by doubt.rowid)
      )
      from doubt
      join place_in_run as one on one.run_id = doubt.run_id and one.member_id = left_id
      left join place_in_run as other on other.run_id = doubt.run_id and other.member_id = right_id
      where doubt.run_id = linkage_run.id
    )
    from linkage_run
  `.execute(db)
  for (const made of ['place_in_run', 'person_in_run']) await db.schema.dropTable(made).execute()
}

async function moveVerdicts(db: Kysely<unknown>): Promise<void> {
  const ofRecords = (value: RawBuilder<unknown>) =>
    sql`(
      select json_group_array(${value} order by record_id) from record_verdict
      where record_verdict.run_id = used.run_id and record_verdict.definition_key = used.definition_key
    )`
  await sql`
    insert into run_verdicts (run_id, definition_key, verdicts, records, verdict_of)
    select run_id, definition_key, (
      select json_group_array(json(content) order by verdict_number) from verdict
      where verdict.run_id = used.run_id and verdict.definition_key = used.definition_key
    ), ${ofRecords(sql`record_id`)}, ${ofRecords(sql`verdict_number - 1`)}
    from (select distinct run_id, definition_key from verdict) as used
  `.execute(db)
}
