import { openFolderAgain } from '../../platform/open-context.ts'
import { answerQuestions } from '../../platform/workers/answer-questions.ts'
import type { Standing } from '../linkage/review.service.ts'
import { keepMaterial } from './kept-material.service.ts'
import { type FiguresAsked, standingsUnder } from './review-figures.service.ts'

// The thread that counts what a decision would make of the figure (see review-desk.service.ts), for large censuses.
// What it opened for one question it has for the next, until the thread is ended.
const keep = keepMaterial()
answerQuestions<FiguresAsked, Standing[]>(async ({ dataFolder, censusId, sets }) => {
  const context = openFolderAgain(dataFolder)
  try {
    return await standingsUnder(context, censusId, sets, keep)
  } finally {
    await context.db.destroy()
  }
})
