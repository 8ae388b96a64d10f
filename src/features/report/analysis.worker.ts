import { openFolderAgain } from '../../platform/open-context.ts'
import { answerQuestions } from '../../platform/workers/answer-questions.ts'
import { type AnalysisAsked, type AnalysisOutcome, analyse, noteProgress } from './analysis.service.ts'

// The thread that analyses (see analysis-desk.service.ts), with a connection of its own to the data folder.
answerQuestions<AnalysisAsked, AnalysisOutcome>(async ({ dataFolder, censusId, accountId, progress }) => {
  const context = openFolderAgain(dataFolder)
  try {
    return await analyse(context, censusId, accountId, (step, part) => noteProgress(progress, step, part))
  } finally {
    await context.db.destroy()
  }
})
