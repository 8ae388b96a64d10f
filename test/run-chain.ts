import { MIGRATIONS } from '../migrations/index.ts'
import type { QualityRow } from '../src/domain/report/quality-rows.ts'
import type { ReportFigures, YearlyReport } from '../src/domain/report/yearly-report.ts'
import { startLinking } from '../src/features/linkage/linkage.service.ts'
import { type CheckedFolder, checkFolder, runChain } from '../src/features/report/chain.service.ts'
import { alreadyRead } from '../src/features/submission/census-folder.service.ts'
import type { Context } from '../src/platform/context.ts'
import { openTemporaryContext } from '../src/platform/open-context.ts'

/** One report that a run of the chain made, by census key (and definition, for those reported too). */
export interface Made {
  readonly report: YearlyReport
  readonly figures: ReportFigures
  readonly quality: readonly QualityRow[]
}

/** Runs the real chain on a folder, in memory. The context stays open for looking into the database. */
export async function runFixture(folder: string): Promise<{ context: Context; made: ReadonlyMap<string, Made> }> {
  return runChecked(await checkFolder(folder, () => undefined))
}

export async function runChecked(
  checked: CheckedFolder,
): Promise<{ context: Context; made: ReadonlyMap<string, Made> }> {
  const faults = checked.findings.filter(({ kind }) => kind === 'fault')
  if (faults.length > 0 || checked.municipality === null)
    throw new Error(faults.map(({ file, row, message }) => `${file} ${row} ${message.sv}`).join('\n'))
  const context = await openTemporaryContext(MIGRATIONS)
  const made = new Map<string, Made>()
  await runChain(context, alreadyRead(checked), checked.municipality, startLinking(false), {
    step: () => undefined,
    report: ({ census, edition, also, quality }) =>
      made.set(also === null ? census.key : `${census.key}/${also}`, {
        report: edition.report,
        figures: edition.report.figures,
        quality,
      }),
  })
  return { context, made }
}

/** The figures of one report; fails when there is none. */
export function figuresOf(made: ReadonlyMap<string, Made>, key: string): ReportFigures {
  const report = made.get(key)
  if (!report) throw new Error(`no report ${key}`)
  return report.figures
}
