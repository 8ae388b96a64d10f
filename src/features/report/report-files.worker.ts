import { answerQuestions } from '../../platform/workers/answer-questions.ts'
import { type Files, loadLibraries, type ReportToRender, reportFiles } from './report-files.service.ts'

// The thread that renders reports (see report-renderer.service.ts): a report in, its files out. It writes none of them.
answerQuestions<ReportToRender, Files>(({ report, quality, language }) => reportFiles(report, quality, language))
// Meanwhile the folder is read: when the first report comes, both cores have enough to do.
loadLibraries().catch(() => undefined) // told of when one is needed
