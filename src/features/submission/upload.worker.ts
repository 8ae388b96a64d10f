import { withWorkbooks } from '../../platform/files/workbook-reader.ts'
import { answerQuestions } from '../../platform/workers/answer-questions.ts'
import { type UploadAnswer, type UploadQuestion, workOnUpload } from './upload-work.service.ts'

// The thread that works on units' files (see upload-desk.service.ts): bytes in, values out. It sees no database and no key.
// The process that reads workbooks is its own, and starts and ends with the thread.
await withWorkbooks(async (workbooks) => {
  workbooks.wake()
  answerQuestions<UploadQuestion, UploadAnswer>((question) => workOnUpload(question, workbooks))
  await new Promise<never>(() => undefined)
})
