import { openFolderAgain } from '../../platform/open-context.ts'
import { answerQuestions } from '../../platform/workers/answer-questions.ts'
import { type Draft, type DraftAsked, draftOfCensus, type NoDraft } from './publication.service.ts'

// The thread that makes public editions of large censuses (see publication-desk.service.ts).
answerQuestions<DraftAsked, Draft | NoDraft>(async (asked) => {
  const context = openFolderAgain(asked.dataFolder)
  try {
    return await draftOfCensus(context, asked)
  } finally {
    await context.db.destroy()
  }
})
