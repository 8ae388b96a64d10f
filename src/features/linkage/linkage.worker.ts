import { answerQuestions } from '../../platform/workers/answer-questions.ts'
import { linkPartByPart } from './link-parts.service.ts'

// The thread that links (see linkage.service.ts): what linkage may use in, who is one person out. It sees no database and no key.
answerQuestions(linkPartByPart())
