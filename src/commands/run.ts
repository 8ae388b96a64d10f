import { basename, join, resolve } from 'node:path'
import { MIGRATIONS } from '../../migrations/index.ts'
import type { ReportFigures } from '../domain/report/yearly-report.ts'
import {
  type CheckedFolder,
  checkFolder,
  hasFaults,
  type ReportMade,
  runChain,
} from '../features/report/chain.service.ts'
import { qualityCsv, reportFiles, writeFiles } from '../features/report/report-files.service.ts'
import { openFolderContext, openTemporaryContext } from '../platform/open-context.ts'
import { type Arguments, type Command, EXIT, type ExitCode, type Terminal, textOption } from './command.ts'
import { commandTexts, helpTexts } from './commands.texts.ts'
import { printFindings } from './print-findings.ts'

export const run: Command = {
  name: 'run',
  summary: helpTexts.run,
  operands: ['FOLDER'],
  options: {
    out: { type: 'string', value: 'DIR', meaning: helpTexts.runOut },
    data: { type: 'string', value: 'DIR', meaning: helpTexts.runData },
    json: { type: 'boolean', meaning: helpTexts.json },
  },
  details: helpTexts.runDetails,
  run: (given, terminal) => runFolder(given, terminal),
}

/** Reads, checks, runs and writes. With faults: all are listed, only quality.csv is written. */
export async function runFolder(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const folder = given.positionals[0] ?? ''
  const out = textOption(given, 'out') ?? join('reports', basename(resolve(folder)))
  const checked = checkFolder(folder, (file) => terminal.progress(commandTexts.reading(file)[terminal.language]))
  if (hasFaults(checked.findings) || checked.municipality === null) return refuseFaults(checked, out, terminal)
  const figures = await runChecked(checked, checked.municipality, out, textOption(given, 'data'), terminal)
  printFindings(terminal, checked.findings, { warnings: false })
  if (given.values.json === true) terminal.print(JSON.stringify({ out, censuses: figures }, null, 2))
  else for (const each of figures) terminal.print(lineOf(each, terminal))
  terminal.report(commandTexts.reportsIn(out)[terminal.language])
  return EXIT.done
}

function refuseFaults({ findings }: CheckedFolder, out: string, terminal: Terminal): ExitCode {
  printFindings(terminal, findings, { warnings: false })
  writeFiles(out, { 'quality.csv': qualityCsv(findings, terminal.language) })
  terminal.report(commandTexts.qualityIn(join(out, 'quality.csv'))[terminal.language])
  return EXIT.faults
}

async function runChecked(
  checked: CheckedFolder,
  municipality: NonNullable<CheckedFolder['municipality']>,
  out: string,
  data: string | undefined,
  terminal: Terminal,
): Promise<ReportFigures[]> {
  const context = await (data === undefined ? openTemporaryContext(MIGRATIONS) : openFolderContext(data, MIGRATIONS))
  const figures: ReportFigures[] = []
  const write = ({ census, edition, also, quality }: ReportMade) => {
    figures.push(edition.report.figures)
    writeFiles(
      join(out, census.key, ...(also === null ? [] : [also])),
      reportFiles(edition.report, quality, terminal.language),
    )
  }
  const steps = {
    storing: () => commandTexts.storing,
    linking: commandTexts.linking,
    classifying: commandTexts.classifying,
    reporting: commandTexts.reporting,
  }
  try {
    const step = (name: keyof typeof steps, census: string) => terminal.progress(steps[name](census)[terminal.language])
    await runChain(context, checked, municipality, { step, report: write })
  } finally {
    await context.db.destroy()
  }
  if (data !== undefined) terminal.report(commandTexts.keptIn(data)[terminal.language])
  return figures
}

function lineOf(figures: ReportFigures, terminal: Terminal): string {
  const { census, definition, persons, range, comparedWith, needsReview } = figures
  const change = comparedWith?.comparable ? comparedWith.change : null
  return commandTexts.censusLine({
    census,
    definition,
    persons,
    ...range,
    change,
    since: comparedWith?.census ?? null,
    review: needsReview,
  })[terminal.language]
}
