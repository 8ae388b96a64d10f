import { basename, join, resolve } from 'node:path'
import { MIGRATIONS } from '../../migrations/index.ts'
import type { ReportFigures } from '../domain/report/yearly-report.ts'
import { folderTexts } from '../domain/submission/folder.texts.ts'
import type { Language } from '../domain/terms/text.ts'
import { type Linking, startLinking } from '../features/linkage/linkage.service.ts'
import {
  type CheckedFolder,
  type FolderInHand,
  hasFaults,
  type ReportMade,
  runChain,
} from '../features/report/chain.service.ts'
import { qualityCsv, writeFiles } from '../features/report/report-files.service.ts'
import { type Renderer, startRenderer } from '../features/report/report-renderer.service.ts'
import { alreadyRead } from '../features/submission/census-folder.service.ts'
import type { Context } from '../platform/context.ts'
import { bytesOfLists } from '../platform/files/read-folder.ts'
import { openFolderContext, openTemporaryContext } from '../platform/open-context.ts'
import { isWorthAThread } from '../platform/workers/answerer.ts'
import { type Command, EXIT, type ExitCode, type Terminal, textOption, UsageError } from './command.ts'
import { commandTexts, helpTexts } from './commands.texts.ts'
import { printFindings } from './print-findings.ts'
import { openWithProgress } from './read-with-progress.ts'
import { censusLine, stepTexts } from './report-lines.ts'

export const run: Command = {
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
    const request = { folder, out, json: given.values.json === true }
    if (data === undefined) return runInMemory(request, terminal)
    const opened = () => openFolderContext(data, MIGRATIONS)
    const code = await runChecked(request, terminal, (goOn) => withOpened(opened, goOn))
    if (code === EXIT.done) terminal.report(commandTexts.keptIn(data)[terminal.language])
    return code
  },
}

const isInside = (path: string, folder: string) => `${resolve(path)}/`.startsWith(`${resolve(folder)}/`)

interface Request {
  readonly folder: string
  readonly out: string
  readonly json?: boolean
}

/** In a database that is gone with the process: a folder is stored and linked while it is read, whatever comes of it. */
function runInMemory(request: Request, terminal: Terminal): Promise<ExitCode> {
  return withThreads(request, terminal, (folder, threads) =>
    withOpened(
      () => openTemporaryContext(MIGRATIONS),
      (context) => runOpened(context, folder, threads, request, terminal),
    ),
  )
}

/** The same in a database that is open already and stays so. */
export const runIn = (context: Context, request: Request, terminal: Terminal): Promise<ExitCode> =>
  runChecked(request, terminal, (goOn) => goOn(context))

/** In a database that is kept: `withContext` is asked for it when all of the folder has been read and has no faults. */
function runChecked(
  request: Request,
  terminal: Terminal,
  withContext: (goOn: (context: Context) => Promise<ExitCode>) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withThreads(request, terminal, async (folder, threads) => {
    const checked = await folder.whole()
    if (hasFaults(checked.findings)) return refuseFaults(checked, request.out, terminal)
    return withContext((context) => runOpened(context, alreadyRead(checked), threads, request, terminal))
  })
}

async function withOpened<T>(open: () => Promise<Context>, work: (context: Context) => Promise<T>): Promise<T> {
  const context = await open()
  try {
    return await work(context)
  } finally {
    await context.db.destroy()
  }
}

interface Threads {
  readonly linking: Linking
  readonly renderer: Renderer
}

/** Works on a folder with threads that get ready while its first lists are read, and ends what has been begun. */
async function withThreads(
  request: Request,
  terminal: Terminal,
  work: (folder: FolderInHand, threads: Threads) => Promise<ExitCode>,
): Promise<ExitCode> {
  const folder = openWithProgress(request.folder, terminal)
  const inThread = isWorthAThread(guessRecords(request.folder))
  const threads = { linking: startLinking(inThread), renderer: startRenderer(inThread) }
  try {
    return await work(folder, threads)
  } finally {
    await Promise.all([folder.end(), threads.linking.end(), threads.renderer.end()])
  }
}

/** What a record takes of a list, about. Bytes. */
const BYTES_OF_RECORD = 120

/** How many records a folder may hold, before any of it is read. */
const guessRecords = (folder: string): number => bytesOfLists(folder) / BYTES_OF_RECORD

/** Faults: all are listed, nothing is stored, and only quality.csv is written. */
function refuseFaults({ findings }: CheckedFolder, out: string, terminal: Terminal): ExitCode {
  printFindings(terminal, findings, { warnings: false })
  writeFiles(out, { 'quality.csv': qualityCsv(findings, terminal.language) })
  terminal.report(commandTexts.qualityIn(join(out, 'quality.csv'))[terminal.language])
  return EXIT.faults
}

async function runOpened(
  context: Context,
  folder: FolderInHand,
  { linking, renderer }: Threads,
  { out, json }: Request,
  terminal: Terminal,
): Promise<ExitCode> {
  if (folder.municipality === null) return refuseFaults(await folder.whole(), out, terminal)
  const say = terminal.language
  const figures: ReportFigures[] = []
  const steps = 1 + STEPS_PER_CENSUS * folder.settings.length
  let done = 0
  const folderOf = ({ census, also }: ReportMade) => join(out, census.key, ...(also === null ? [] : [also]))
  const writer = writeInOrder(renderer, terminal.language, folderOf)
  const told = await runChain(context, folder, folder.municipality, linking, {
    step: (step, census) => terminal.progress(stepTexts[step](census)[say], done++ / steps),
    report: (made) => {
      figures.push(made.edition.report.figures)
      return writer.make(made)
    },
    stored: writer.write,
  }).finally(writer.last)
  if (told === null) return refuseFaults(await folder.whole(), out, terminal)
  const { onlyStored, noLongerRead } = told
  printFindings(terminal, told.folder.findings, { warnings: false })
  for (const key of onlyStored) terminal.report(folderTexts.census_only_stored(key)[say])
  if (noLongerRead.length > 0) terminal.report(folderTexts.files_no_longer_read(noLongerRead)[say])
  if (json === true) terminal.print(JSON.stringify({ out, censuses: figures }, null, 2))
  else for (const each of figures) terminal.print(censusLine(each, terminal))
  terminal.report(commandTexts.reportsIn(out)[say])
  return EXIT.done
}

/**
 * Has the files of reports made in the order of the reports, and written when those are stored: each while the next is
 * made. A folder that cannot be written fails with the next report, or at the end.
 */
function writeInOrder(renderer: Renderer, language: Language, folderOf: (made: ReportMade) => string) {
  let last: Promise<void> = Promise.resolve()
  let write = () => last
  return {
    make: async (made: ReportMade): Promise<void> => {
      await last
      const { edition, quality } = made
      const files = renderer.ask({ report: edition.report, quality, language })
      files.catch(() => undefined) // told of when somebody waits for it, as what comes of writing them
      write = () => files.then((each) => writeFiles(folderOf(made), each))
    },
    write: (): void => {
      last = write()
      last.catch(() => undefined)
    },
    /** Waits for the last one. */
    last: (): Promise<void> => last,
  }
}

// Linking, classifying, reporting.
const STEPS_PER_CENSUS = 3
