import type { ReportFigures } from '../domain/report/yearly-report.ts'
import type { ChainStep } from '../features/report/chain.service.ts'
import type { Terminal } from './command.ts'
import { commandTexts } from './commands.texts.ts'

/** What the chain is doing with a census, as progress tells it. */
export const stepTexts: Readonly<Record<ChainStep, typeof commandTexts.linking>> = {
  storing: () => commandTexts.storing,
  linking: commandTexts.linking,
  classifying: commandTexts.classifying,
  reporting: commandTexts.reporting,
}

/** A report in one line: persons, range, change and what needs review. */
export function censusLine(figures: ReportFigures, { language }: Pick<Terminal, 'language'>): string {
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
  })[language]
}
