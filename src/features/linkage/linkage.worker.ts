import { answerQuestions } from '../../platform/workers/answer-questions.ts'
import { linkPartByPart } from './link-parts.service.ts'

// The thread that links (see linkage.service.ts): rows in, who is one person out. It takes from a row what linkage may
// use and keeps nothing else of it; it sees no database and no key.
answerQuestions(linkPartByPart())
