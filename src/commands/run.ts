import { basename, join, resolve } from 'node:path'
import { MIGRATIONS } from '../../migrations/index.ts'
import type { ReportFigures } from '../domain/report/yearly-report.ts'
import { folderTexts } from '../domain/submission/folder.texts.ts'
import type { Language } from '../domain/terms/text.ts'
import {
  type CheckedFolder,
  countRecords,
  hasFaults,
  type ReportMade,
  runChain,
} from '../features/report/chain.service.ts'
import { qualityCsv, writeFiles } from '../features/report/report-files.service.ts'
import { type Renderer, startRenderer } from '../features/report/report-renderer.service.ts'
import type { Context } from '../platform/context.ts'
import { openFolderContext, openTemporaryContext } from '../platform/open-context.ts'
import { isWorthAThread } from '../platform/workers/answerer.ts'
import { type Command, EXIT, type ExitCode, type Terminal, textOption, UsageError } from './command.ts'
import { commandTexts, helpTexts } from './commands.texts.ts'
import { printFindings } from './print-findings.ts'
import { readWithProgress } from './read-with-progress.ts'
import { censusLine, stepTexts } from './report-lines.ts'

export const run: Command = {
  name: 'run',
  summary: helpTexts.run,
  operands: [commandTexts.folderOperand],
  options: {
    out: { type: 'string', value: 'DIR', meaning: helpTexts.runOut },
    data: { type: 'string', value: 'DIR', meaning: helpTexts.runData },
    json: { type: 'boolean', meaning: helpTexts.json },
  },
  details: helpTexts.runDetails,
  run: async (given, terminal) => {
    const folder = given.positionals[0] ?? ''
    const out = textOption(given, 'out') ?? join('reports', basename(resolve(folder)))
    if (isInside(out, folder)) throw new UsageError(commandTexts.outInside(out))
    const data = textOption(given, 'data')
    const open = () => (data === undefined ? openTemporaryContext(MIGRATIONS) : openFolderContext(data, MIGRATIONS))
    const code = await runFolder(open, { folder, out, json: given.values.json === true }, terminal)
    if (data !== undefined && code === EXIT.done) terminal.report(commandTexts.keptIn(data)[terminal.language])
    return code
  },
}

const isInside = (path: string, folder: string) => `${resolve(path)}/`.startsWith(`${resolve(folder)}/`)

interface Request {
  readonly folder: string
  readonly out: string
  readonly json?: boolean
}

/** Reads and checks; opens the database only for a folder without faults, and closes it again. */
async function runFolder(open: () => Promise<Context>, request: Request, terminal: Terminal): Promise<ExitCode> {
  const checked = await check(request, terminal)
  if (hasFaults(checked.findings)) return refuseFaults(checked, request.out, terminal)
  const context = await open()
  try {
    return await runChecked(context, checked, request, terminal)
  } finally {
    await context.db.destroy()
  }
}

/** The same in a database that is open already and stays so. */
export async function runIn(context: Context, request: Request, terminal: Terminal): Promise<ExitCode> {
  const checked = await check(request, terminal)
  return hasFaults(checked.findings)
    ? refuseFaults(checked, request.out, terminal)
    : runChecked(context, checked, request, terminal)
}

const check = ({ folder }: Request, terminal: Terminal) => readWithProgress(folder, terminal)

/** Faults: all are listed, nothing is stored, and only quality.csv is written. */
function refuseFaults({ findings }: CheckedFolder, out: string, terminal: Terminal): ExitCode {
  printFindings(terminal, findings, { warnings: false })
  writeFiles(out, { 'quality.csv': qualityCsv(findings, terminal.language) })
  terminal.report(commandTexts.qualityIn(join(out, 'quality.csv'))[terminal.language])
  return EXIT.faults
}

async function runChecked(
  context: Context,
  checked: CheckedFolder,
  { out, json }: Request,
  terminal: Terminal,
): Promise<ExitCode> {
  if (checked.municipality === null) return EXIT.faults
  const say = terminal.language
  const figures: ReportFigures[] = []
  const steps = 1 + STEPS_PER_CENSUS * checked.censuses.length
  let done = 0
  const renderer = startRenderer(isWorthAThread(countRecords(checked)))
  const folderOf = ({ census, also }: ReportMade) => join(out, census.key, ...(also === null ? [] : [also]))
  const writer = writeInOrder(renderer, terminal.language, folderOf)
  const told = await runChain(context, checked, checked.municipality, {
    step: (step, census) => terminal.progress(stepTexts[step](census)[say], done++ / steps),
    report: (made) => {
      figures.push(made.edition.report.figures)
      return writer.write(made)
    },
  }).finally(writer.end)
  const { onlyStored, noLongerRead } = told
  printFindings(terminal, checked.findings, { warnings: false })
  for (const key of onlyStored) terminal.report(folderTexts.census_only_stored(key)[say])
  if (noLongerRead.length > 0) terminal.report(folderTexts.files_no_longer_read(noLongerRead)[say])
  if (json === true) terminal.print(JSON.stringify({ out, censuses: figures }, null, 2))
  else for (const each of figures) terminal.print(censusLine(each, terminal))
  terminal.report(commandTexts.reportsIn(out)[say])
  return EXIT.done
}

/**
 * Writes reports in the order they are made, each while the next is made. A folder that cannot be written fails with the
 * next report, or at the end.
 */
function writeInOrder(renderer: Renderer, language: Language, folderOf: (made: ReportMade) => string) {
  let last: Promise<void> = Promise.resolve()
  return {
    write: async (made: ReportMade): Promise<void> => {
      await last
      const { edition, quality } = made
      last = renderer
        .ask({ report: edition.report, quality, language })
        .then((files) => writeFiles(folderOf(made), files))
      last.catch(() => undefined) // told of when somebody waits for it
    },
    /** Waits for the last one, and ends the renderer whatever came of it. */
    end: async (): Promise<void> => {
      try {
        await last
      } finally {
        await renderer.end()
      }
    },
  }
}

// Linking, classifying, reporting.
const STEPS_PER_CENSUS = 3
