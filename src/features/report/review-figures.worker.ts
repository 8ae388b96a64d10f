import { openFolderAgain } from '../../platform/open-context.ts'
import { answerQuestions } from '../../platform/workers/answer-questions.ts'
import type { Standing } from '../linkage/review.service.ts'
import { type FiguresAsked, standingsUnder } from './review-figures.service.ts'

// The thread that counts what a decision would make of the figure (see review-desk.service.ts), for large censuses.
answerQuestions<FiguresAsked, Standing[]>(async ({ dataFolder, censusId, sets }) => {
  const context = openFolderAgain(dataFolder)
  try {
    return await standingsUnder(context, censusId, sets)
  } finally {
    await context.db.destroy()
  }
})
