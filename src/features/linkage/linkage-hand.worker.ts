import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import { handOf } from '../../domain/linkage/side-by-side.ts'
import { answerQuestions } from '../../platform/workers/answer-questions.ts'

// A thread that does parts of linking (see side-by-side.service.ts). It sees no database and no key.
answerQuestions(handOf(personLinkage))
