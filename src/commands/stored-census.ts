import { join, resolve } from 'node:path'
import { MIGRATIONS } from '../../migrations/index.ts'
import { findNearest } from '../domain/terms/nearest.ts'
import { listCensuses, type StoredCensus } from '../features/census/census.repository.ts'
import type { Context } from '../platform/context.ts'
import { kindOfPath } from '../platform/files/read-folder.ts'
import { DATABASE_FILE, openFolderContext } from '../platform/open-context.ts'
import { type Arguments, type Option, type Settings, textOption, UsageError } from './command.ts'
import { helpTexts } from './commands.texts.ts'
import { storedCensusTexts } from './stored-census.texts.ts'

/** Which census of which data folder: for every command on a census that is stored. */
export const STORED_CENSUS_OPTIONS: Readonly<Record<'census' | 'municipality' | 'data', Option>> = {
  census: { type: 'string', value: 'C', isRequired: true, meaning: helpTexts.storedCensus },
  municipality: { type: 'string', value: 'CODE', meaning: helpTexts.storedMunicipality },
  data: { type: 'string', value: 'DIR', meaning: helpTexts.data },
}

/** The options that name the census, as the next command wants them: typed in the same way. */
export function censusAsTyped(given: Arguments): string {
  const quoted = (word: string) => (/^[\w./:-]+$/.test(word) ? word : `'${word}'`)
  return Object.keys(STORED_CENSUS_OPTIONS)
    .flatMap((option) => {
      const value = textOption(given, option)
      return value === undefined ? [] : [`--${option} ${quoted(value)}`]
    })
    .join(' ')
}

/** Opens the data folder, finds the census, does the work and closes. Makes no database where there is none. */
export async function withStoredCensus<Result>(
  given: Arguments,
  { config }: Settings,
  work: (context: Context, census: StoredCensus) => Promise<Result>,
): Promise<Result> {
  const folder = textOption(given, 'data') ?? config.data
  const database = join(folder, DATABASE_FILE)
  if (kindOfPath(database) === null) throw new UsageError(storedCensusTexts.noDatabase(resolve(database), folder))
  const context = await openFolderContext(folder, MIGRATIONS)
  try {
    return await work(context, await findCensus(context, given, folder))
  } finally {
    await context.db.destroy()
  }
}

async function findCensus({ db }: Context, given: Arguments, folder: string): Promise<StoredCensus> {
  const all = await listCensuses(db)
  if (all.length === 0) throw new UsageError(storedCensusTexts.noCensus(folder))
  const municipality = textOption(given, 'municipality')
  const among = municipality === undefined ? all : all.filter((census) => isOf(census, municipality))
  if (municipality !== undefined && among.length === 0)
    throw new UsageError(storedCensusTexts.unknownMunicipality(municipality, municipalitiesOf(all)))
  const written = textOption(given, 'census') ?? ''
  const found = among.filter(({ key }) => isSameWord(key, written))
  const [census, ...others] = found
  if (census === undefined) {
    // Of names equally near, the newest is the likeliest.
    const keys = among.map(({ key }) => key).toReversed()
    throw new UsageError(storedCensusTexts.unknownCensus(written, findNearest(written, keys), listed(among)))
  }
  if (others.length > 0) throw new UsageError(storedCensusTexts.severalMunicipalities(written, municipalitiesOf(found)))
  return census
}

const isOf = ({ municipality: { code, name } }: StoredCensus, written: string): boolean =>
  code === written || isSameWord(name, written)

/** Capital and small letters count as equal, as in the names of a folder's files; and however å is put together. */
export const isSameWord = (left: string, right: string): boolean => folded(left) === folded(right)
const folded = (word: string) => word.normalize().trim().toLowerCase()

function municipalitiesOf(censuses: readonly StoredCensus[]): StoredCensus['municipality'][] {
  return [...new Map(censuses.map(({ municipality }) => [municipality.code, municipality])).values()]
}

function listed(censuses: readonly StoredCensus[]): string[] {
  return municipalitiesOf(censuses).map((municipality) =>
    storedCensusTexts.censusesOf(
      municipality,
      censuses.filter((census) => census.municipality.code === municipality.code).map(({ key }) => key),
    ),
  )
}
