import { answerQuestions } from '../../../src/platform/workers/answer-questions.ts'
import { addingUp } from './sums.ts'

// A thread to ask in a test.
answerQuestions(addingUp())
