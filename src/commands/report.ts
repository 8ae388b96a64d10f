import { join } from 'node:path'
import type { Definition } from '../domain/classification/definition.ts'
import { findDefinition } from '../domain/classification/definitions/index.ts'
import { findNearest } from '../domain/terms/nearest.ts'
import type { StoredCensus } from '../features/census/census.repository.ts'
import { REPORT_FORMATS, type ReportFormat, reportFiles, writeFiles } from '../features/report/report-files.service.ts'
import {
  definitionsNamed,
  definitionsToChoose,
  ownDefinitions,
  reportStored,
  type StoredReport,
} from '../features/report/stored-report.service.ts'
import type { Context } from '../platform/context.ts'
import { type Arguments, type Command, EXIT, type ExitCode, type Terminal, textOption, UsageError } from './command.ts'
import { classifyFileTexts, commandTexts, helpTexts } from './commands.texts.ts'
import { censusLine, stepTexts } from './report-lines.ts'
import { reportCommandTexts } from './stored-census.texts.ts'
import { STORED_CENSUS_OPTIONS, withStoredCensus } from './stored-census.ts'

export const report: Command = {
  summary: helpTexts.report,
  operands: [],
  options: {
    census: STORED_CENSUS_OPTIONS.census,
    out: { type: 'string', value: 'DIR', isRequired: true, meaning: helpTexts.reportOut },
    definition: { type: 'string', value: 'D', meaning: helpTexts.reportDefinition },
    format: { type: 'string', value: REPORT_FORMATS.join(','), meaning: helpTexts.reportFormat },
    municipality: STORED_CENSUS_OPTIONS.municipality,
    data: STORED_CENSUS_OPTIONS.data,
    json: { type: 'boolean', meaning: helpTexts.json },
  },
  details: helpTexts.reportDetails,
  run: async (given, terminal, settings) => {
    const out = textOption(given, 'out') ?? ''
    const formats = readFormats(textOption(given, 'format'))
    return withStoredCensus(given, settings, (context, census) =>
      reportInto(context, census, { out, formats, given }, terminal),
    )
  },
}

function readFormats(written: string | undefined): readonly ReportFormat[] {
  if (written === undefined) return REPORT_FORMATS
  const words = written.split(',').flatMap((word) => word.trim() || [])
  if (words.length === 0) throw new UsageError(reportCommandTexts.wrongFormat(written, REPORT_FORMATS))
  return words.map((word) => {
    const format = REPORT_FORMATS.find((one) => one === word.toLowerCase())
    if (format === undefined) throw new UsageError(reportCommandTexts.wrongFormat(word, REPORT_FORMATS))
    return format
  })
}

interface Asked {
  readonly out: string
  readonly formats: readonly ReportFormat[]
  readonly given: Arguments
}

async function reportInto(
  context: Context,
  census: StoredCensus,
  { out, formats, given }: Asked,
  terminal: Terminal,
): Promise<ExitCode> {
  const own = await ownDefinitions(context.db, census.municipality.code)
  const definition = textOption(given, 'definition')
  const chosen = definition === undefined ? definitionsNamed(census, own) : [readDefinitionId(definition, own)]
  let done = 0
  const reports = await reportStored(context, census, chosen, own, (step) =>
    terminal.progress(stepTexts[step](census.key)[terminal.language], done++ / STEPS),
  )
  for (const made of reports) {
    // One report asked for by its definition lies in the folder named; of several, the census's own does.
    const folder = definition === undefined && made.also !== null ? join(out, made.also) : out
    await writeReport(folder, made, formats, terminal)
  }
  tellReports(reports, out, given.values.json === true, terminal)
  return EXIT.done
}

// Linking, classifying, reporting.
const STEPS = 3

function readDefinitionId(id: string, own: readonly Definition[]): Definition {
  const found = findDefinition(id, own)
  if (found) return found
  const ids = definitionsToChoose(own).map((each) => each.id)
  throw new UsageError(classifyFileTexts.unknownDefinition(id, ids, findNearest(id, ids)))
}

async function writeReport(
  folder: string,
  { edition, quality }: StoredReport,
  formats: readonly ReportFormat[],
  { language }: Terminal,
): Promise<void> {
  writeFiles(folder, await reportFiles(edition.report, quality, language, formats))
}

function tellReports(reports: readonly StoredReport[], out: string, isJson: boolean, terminal: Terminal): void {
  const { print, report: tell, language } = terminal
  if (isJson) {
    const censuses = reports.map(({ edition }) => edition.report.figures)
    const editions = reports.map(({ edition: { definition, sha256, createdAt }, isNew }) => {
      return { definition, sha256, createdAt, isNew }
    })
    print(JSON.stringify({ out, censuses, editions }, null, 2))
  } else for (const { edition } of reports) print(censusLine(edition.report.figures, terminal))
  for (const { edition, isNew } of reports) {
    const { newEdition, sameEdition } = reportCommandTexts
    const said = isNew ? newEdition(edition.definition) : sameEdition(edition.definition, edition.createdAt)
    tell(said[language])
  }
  tell(commandTexts.reportsIn(out)[language])
}
