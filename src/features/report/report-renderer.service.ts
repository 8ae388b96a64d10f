import { type Answerer, answerHere } from '../../platform/workers/answerer.ts'
import { startWorker } from '../../platform/workers/start-worker.ts'
import { type Files, type ReportToRender, reportFiles } from './report-files.service.ts'

/** Renders reports as files. */
export type Renderer = Answerer<ReportToRender, Files>

/**
 * A renderer in a thread of its own, or here. In a thread the libraries of workbooks and charts are loaded there alone,
 * and a report is rendered while the next one is made.
 */
export const startRenderer = (inThread: boolean): Renderer =>
  inThread
    ? startWorker(new URL('./report-files.worker.ts', import.meta.url))
    : answerHere(({ report, quality, language }) => reportFiles(report, quality, language))
