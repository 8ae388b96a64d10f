import { type Random, randomFor } from '../make-fixtures/random.ts'
import { drawByWeight } from './draw.ts'
import { dressRow, type Info, type WrittenIdentity } from './dress-row.ts'
import { inventPersons, type LabelledPerson, type PersonSource } from './invent-persons.ts'
import { MIXES, type Mix, type MixName } from './mixes.ts'

export interface ListRequest {
  /** Another word or number gives another list. */
  readonly seed: string | number
  readonly rows: number
  readonly mix: MixName
  /** Calendar years of the censuses; nothing comes of them in a list of names only. */
  readonly years?: readonly number[]
  /** How many municipalities the rows are divided between; as many as are usual for the rows when it is not said. */
  readonly municipalities?: number
}

/** One row of a list whose answers are known. */
export interface LabelledRow extends WrittenIdentity {
  readonly record_id: string
  readonly year: string
  readonly municipality: string
  readonly source: string
  readonly source_type: string
  /** The truth: who the row is about, and how much of that it says. */
  readonly person: string
  readonly info: Info
}

const YEARS = [2024, 2025]
/** Most rows of one municipality in one census, where it is not said how many municipalities there are. */
const ROWS_OF_ONE = 20_000
const UNITS = 13
const VOLUNTARY_UNITS = 4
const UNIT_TYPES = ['socialtjänst', 'boende', 'vård', 'kriminalvård', 'socialtjänst', 'boende', 'vård', 'kriminalvård']
/** Of those met in one municipality, also met in the next. */
const MET_ELSEWHERE = 0.01

/** A list of reported persons, municipality by municipality and year by year, and who each row is. Same request, same rows. */
export function* labelledList(request: ListRequest): Generator<LabelledRow> {
  const { seed, rows, mix: name } = request
  const mix = MIXES[name]
  const random = randomFor(`labelled list ${name} ${seed}`)
  const people = inventPersons(mix, random)
  const years = mix.labels === 'none' ? YEARS.slice(0, 1) : (request.years ?? YEARS)
  const municipalities = request.municipalities ?? Math.max(1, Math.ceil(rows / years.length / ROWS_OF_ONE))
  const shares = shared(rows, municipalities * years.length)
  let written = 0
  let passingOn: LabelledPerson[] = []
  for (let at = 0; at < municipalities; at++) {
    const town = openTown(at + 1, mix, people, passingOn, random)
    for (const [of, year] of years.entries())
      for (const row of town.census(year, shares[at * years.length + of] ?? 0))
        yield { ...row, record_id: `r${++written}` }
    passingOn = town.passOn()
  }
}

/** A number divided into parts as equal as can be. */
const shared = (total: number, parts: number): number[] =>
  Array.from({ length: parts }, (_, at) => Math.floor(((at + 1) * total) / parts) - Math.floor((at * total) / parts))

type UnnumberedRow = Omit<LabelledRow, 'record_id'>

interface Town {
  /** The rows of one census, in no order. */
  census(year: number, rows: number): UnnumberedRow[]
  passOn(): LabelledPerson[]
}

/** One municipality with those who are in homelessness in it, year after year. */
function openTown(
  number: number,
  mix: Mix,
  people: PersonSource,
  passingBy: readonly LabelledPerson[],
  random: Random,
): Town {
  let here: LabelledPerson[] = [...passingBy]
  let away: LabelledPerson[] = []
  const next = () => here.pop() ?? people.next()
  return {
    census: (year, rows) => {
      const met: LabelledPerson[] = []
      const out: UnnumberedRow[] = []
      while (out.length < rows) {
        const person = next()
        met.push(person)
        out.push(...rowsAbout(person, { number, year, mix, random }))
      }
      const later = met.map(people.aYearLater)
      const staying = later.map(() => random.chance(mix.years.stays))
      const back = away.filter(() => random.chance(mix.years.comesBack))
      here = random.shuffle([...later.filter((_, at) => staying[at]), ...back])
      away = later.filter((_, at) => !staying[at])
      return random.shuffle(out.slice(0, rows))
    },
    passOn: () => [...here, ...away].filter(() => random.chance(MET_ELSEWHERE)),
  }
}

interface Census {
  readonly number: number
  readonly year: number
  readonly mix: Mix
  readonly random: Random
}

/** All rows about one person in one census: by several units, or by one unit more than once. */
function rowsAbout(person: LabelledPerson, census: Census): UnnumberedRow[] {
  const { mix, random } = census
  const count =
    1 +
    drawByWeight(
      mix.rowsEach.map((weight, more) => [more, weight] as const),
      random,
    )
  const rows: UnnumberedRow[] = []
  for (let of = 0; of < count; of++) {
    const last = rows.at(-1)
    const isAgain = last !== undefined && random.chance(mix.sameUnitAgain)
    if (isAgain && random.chance(0.4)) rows.push(last)
    else rows.push(rowAbout(person, isAgain ? last : drawUnit(census), census))
  }
  return rows
}

type Place = Pick<LabelledRow, 'municipality' | 'source' | 'source_type'>

function rowAbout(person: LabelledPerson, place: Place, { year, mix, random }: Census): UnnumberedRow {
  const { municipality, source, source_type } = place
  const kind = source_type === VOLUNTARY ? 'voluntary' : 'unit'
  const { identity, info } = dressRow(person, { kind, year }, mix, random)
  const isLabelled = mix.labels === 'census'
  return {
    year: isLabelled ? String(year) : '',
    municipality,
    source,
    source_type,
    ...identity,
    person: person.id,
    info,
  }
}

const VOLUNTARY = 'frivillig'

function drawUnit({ number, mix, random }: Census): Place {
  if (mix.labels === 'none') return { municipality: '', source: '', source_type: '' }
  const municipality = `k${String(number).padStart(3, '0')}`
  const isVoluntary = random.chance(mix.voluntary)
  const at = random.below(isVoluntary ? VOLUNTARY_UNITS : UNITS)
  return {
    municipality,
    source: `${municipality}_${isVoluntary ? 'f' : 'e'}${String(at + 1).padStart(2, '0')}`,
    source_type: isVoluntary ? VOLUNTARY : (UNIT_TYPES[at % UNIT_TYPES.length] ?? ''),
  }
}
