import { basename } from 'node:path'
import { hasFault } from '../domain/submission/column-map.ts'
import type { Finding } from '../domain/terms/finding.ts'
import { findNearest } from '../domain/terms/nearest.ts'
import { listCensuses, type StoredCensus, type StoredUnit, unitsOf } from '../features/census/census.repository.ts'
import { type ImportOutcome, previewImport, readForImport, storeImport } from '../features/submission/import.service.ts'
import type { Context } from '../platform/context.ts'
import { kindOfPath } from '../platform/files/read-folder.ts'
import { type Command, EXIT, type ExitCode, type Terminal, textOption, UsageError } from './command.ts'
import { commandTexts, helpTexts } from './commands.texts.ts'
import { printFindings } from './print-findings.ts'
import { importCommandTexts, storedCensusTexts } from './stored-census.texts.ts'
import { censusAsTyped, isSameWord, STORED_CENSUS_OPTIONS, withStoredCensus } from './stored-census.ts'

export const importFile: Command = {
  summary: helpTexts.import,
  operands: [importCommandTexts.fileOperand],
  options: {
    census: STORED_CENSUS_OPTIONS.census,
    unit: { type: 'string', value: 'U', isRequired: true, meaning: helpTexts.importUnit },
    'dry-run': { type: 'boolean', meaning: helpTexts.importDryRun },
    municipality: STORED_CENSUS_OPTIONS.municipality,
    data: STORED_CENSUS_OPTIONS.data,
    json: { type: 'boolean', meaning: helpTexts.json },
  },
  details: helpTexts.importDetails,
  run: async (given, terminal, settings) => {
    const unit = textOption(given, 'unit') ?? ''
    const path = given.positionals[0] ?? ''
    if (kindOfPath(path) === 'folder') throw new UsageError(importCommandTexts.isFolder(path))
    if (/\.observations\.\w+$/i.test(path)) throw new UsageError(importCommandTexts.observations(path))
    const again = censusAsTyped(given)
    const asked = { path, again, isDryRun: given.values['dry-run'] === true, isJson: given.values.json === true }
    return withStoredCensus(given, settings, async (context, census) =>
      importInto(context, census, await findUnit(context, census, unit), asked, terminal),
    )
  },
}

async function findUnit({ db }: Context, census: StoredCensus, written: string): Promise<StoredUnit> {
  const units = await unitsOf(db, census.municipality.code)
  const found = units.find(({ key }) => key === written) ?? units.find(({ key }) => isSameWord(key, written))
  if (found !== undefined) return found
  const keys = units.map(({ key }) => key)
  const named = units.find(({ name }) => isSameWord(name, written))?.key
  throw new UsageError(storedCensusTexts.unknownUnit(written, named ?? findNearest(written.toLowerCase(), keys), keys))
}

interface Asked {
  readonly path: string
  readonly isDryRun: boolean
  readonly isJson: boolean
  /** The options that name the census, as they are typed again. */
  readonly again: string
}

async function importInto(
  context: Context,
  census: StoredCensus,
  unit: StoredUnit,
  { path, isDryRun, isJson, again }: Asked,
  terminal: Terminal,
): Promise<ExitCode> {
  const file = basename(path)
  terminal.progress(commandTexts.reading(file)[terminal.language], 0)
  const { read, findings } = await readForImport(context, census, unit, path)
  const place = { census: census.key, unit: unit.key, file, dryRun: isDryRun }
  if (read === null || hasFault(findings)) {
    tellFindings(findings, terminal)
    if (isJson) terminal.print(asJson({ ...place, stored: false, rows: null, records: null }, findings, terminal))
    return EXIT.faults
  }
  const request = { census, unit, read, findings }
  const outcome = await (isDryRun ? previewImport(context, request) : storeImport(context, request))
  if (outcome.storedAt === null) tellFindings(outcome.findings, terminal)
  const { rows, records, storedAt } = outcome
  const isStored = storedAt === null && !isDryRun
  if (isJson)
    terminal.print(
      asJson({ ...place, stored: isStored, alreadyStored: storedAt, rows, records }, outcome.findings, terminal),
    )
  else tellOutcome(file, census, unit, outcome, isDryRun, terminal)
  if (isStored) await tellWhatNext(context, census, again, terminal)
  return EXIT.done
}

/** Warnings of a single file are few enough to be read whole; repairs are counted by kind. */
function tellFindings(findings: readonly Finding[], terminal: Terminal): void {
  const isRepair = ({ kind }: Finding) => kind === 'repair'
  printFindings(
    terminal,
    findings.filter((each) => !isRepair(each)),
    { warnings: true },
  )
  printFindings(terminal, findings.filter(isRepair), { warnings: false })
}

function asJson(summary: object, findings: readonly Finding[], { language }: Terminal): string {
  const told = findings.map((each) => ({ ...each, message: each.message[language] }))
  return JSON.stringify({ ...summary, findings: told }, null, 2)
}

function tellOutcome(
  file: string,
  census: StoredCensus,
  unit: StoredUnit,
  { storedAt, rows, records, isKeyless }: ImportOutcome,
  isDryRun: boolean,
  { print, language }: Terminal,
): void {
  const say = importCommandTexts
  if (storedAt !== null) {
    print(say.alreadyStored(file, storedAt)[language])
    return
  }
  const isFirst = rows.before === 0
  print(say.file(unit, census.key, rows.after, file)[language])
  print((isFirst ? say.first : say.changes(rows.changes))[language])
  if (!isFirst && isKeyless) print(say.byContent[language])
  print(say.totals(rows, records)[language])
  print((isDryRun ? say.dryRun : say.stored(!isFirst))[language])
}

async function tellWhatNext(
  { db }: Context,
  census: StoredCensus,
  again: string,
  { report, language }: Terminal,
): Promise<void> {
  const all = await listCensuses(db, census.municipality.code)
  const later = all.filter(({ week }) => week.from > census.week.from).map(({ key }) => key)
  report(storedCensusTexts.reportNext(again)[language])
  if (later.length > 0) report(importCommandTexts.laterToo(later)[language])
  report(importCommandTexts.folderRules[language])
}
