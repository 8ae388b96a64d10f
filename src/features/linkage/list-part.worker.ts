import { answerQuestions } from '../../platform/workers/answer-questions.ts'
import { type ListPart, type ListPartAsked, readListPart } from './list-part.service.ts'

// A thread that reads a part of a long list (see read-list-file.service.ts). It sees no database and no key.
answerQuestions(async (asked: ListPartAsked): Promise<ListPart | null> => {
  const read = await readListPart(asked, () => undefined)
  return read && { ...read, records: read.records.asPart() }
})
