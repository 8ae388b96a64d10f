import { fileURLToPath } from 'node:url'
import { MIGRATIONS } from '../../../migrations/index.ts'
import type { YearlyReport } from '../../../src/domain/report/yearly-report.ts'
import { startLinking } from '../../../src/features/linkage/linkage.service.ts'
import { checkFolder, runChain } from '../../../src/features/report/chain.service.ts'
import { alreadyRead } from '../../../src/features/submission/census-folder.service.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'

/** The reports of a census folder of the fixtures, by census and definition ("2019 helsingborg-akut"). Invented people only. */
export async function exampleReports(name: 'helsingborg' | 'norrmalm'): Promise<Map<string, YearlyReport>> {
  const folder = await checkFolder(fileURLToPath(new URL(`../../../fixtures/${name}`, import.meta.url)), () => {})
  const reports = new Map<string, YearlyReport>()
  if (folder.municipality === null) return reports
  const context = await openTemporaryContext(MIGRATIONS)
  await runChain(context, alreadyRead(folder), folder.municipality, startLinking(false), {
    step: () => {},
    report: ({ edition: { report } }) => reports.set(`${report.figures.census} ${report.figures.definition}`, report),
  })
  await context.db.destroy()
  return reports
}
