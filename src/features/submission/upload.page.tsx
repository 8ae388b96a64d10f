import { rowList } from '../../domain/submission/row-list.texts.ts'
import type { UploadOutcome, UploadRefusal, UploadState } from '../../domain/submission/upload.ts'
import { warningTitles } from '../../domain/submission/upload-findings.texts.ts'
import type { Text } from '../../domain/terms/text.ts'
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  type FieldErrors,
  FileField,
  Form,
  hasErrors,
} from '../../platform/http/form.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { answerPage, hrefOf } from './answer-start.page.tsx'
import { momentInWords } from './answer-start.texts.ts'
import type { StoredUpload } from './upload.repository.ts'
import type { Undoing } from './upload.service.ts'
import { stateNames, uploadTexts } from './upload.texts.ts'

/** Where the files of an answer are. */
export const filesHref = (answer: Pick<StoredAnswer, 'id'>): string => hrefOf(answer, 'filer')
/** Where one file is, and what is done with it. */
export const uploadHref = (answer: Pick<StoredAnswer, 'id'>, uploadId: string, what = ''): string =>
  `${filesHref(answer)}/${uploadId}${what === '' ? '' : `/${what}`}`

interface FilesPage {
  readonly viewer: Viewer
  readonly answer: StoredAnswer
  readonly uploads: readonly StoredUpload[]
  readonly mayChange: boolean
  readonly errors?: FieldErrors
  readonly notice?: Text | null
}

/** The template, a file to choose, and the files that have come. */
export function filesPage({ viewer, answer, uploads, mayChange, errors = {}, notice = null }: FilesPage): string {
  const { say } = viewer
  return answerPage({
    ...{ viewer, answer, notice, title: say(uploadTexts.title), hasErrors: hasErrors(errors), trail: [] },
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        <p class="lead">{say(uploadTexts.lead)}</p>
        <h2>{say(uploadTexts.templateTitle)}</h2>
        <p>{say(uploadTexts.templateLead)}</p>
        <p>
          <a href={hrefOf(answer, 'mall.xlsx')}>{say(uploadTexts.templateLink)}</a>
        </p>
        <h2>{say(uploadTexts.ownTitle)}</h2>
        {mayChange ? <FileForm viewer={viewer} answer={answer} errors={errors} /> : <p>{say(uploadTexts.closed)}</p>}
        <h2>{say(uploadTexts.files)}</h2>
        {uploads.length === 0 ? <p>{say(uploadTexts.noFiles)}</p> : <FileList {...{ viewer, answer, uploads }} />}
      </>
    ),
  })
}

function FileForm({ viewer, answer, errors }: { viewer: Viewer; answer: StoredAnswer; errors: FieldErrors }) {
  const { say } = viewer
  return (
    <Form viewer={viewer} action={filesHref(answer)} hasFiles>
      <FileField
        viewer={viewer}
        name="fil"
        label={say(uploadTexts.fileLabel)}
        hint={say(uploadTexts.fileHint)}
        accept=".xlsx,.csv,.txt"
        errors={errors}
      />
      <Actions>
        <Button>{say(uploadTexts.upload)}</Button>
        <ButtonLink href={hrefOf(answer)} secondary>
          {say(uploadTexts.backToAnswer)}
        </ButtonLink>
      </Actions>
    </Form>
  )
}

const TAGS: Readonly<Record<UploadState, string>> = {
  received: 'tag',
  read: 'tag',
  waiting: 'tag attention',
  checked: 'tag attention',
  confirmed: 'tag done',
  undone: 'tag quiet',
  refused: 'tag fault',
  set_aside: 'tag quiet',
}

function FileList({ viewer, answer, uploads }: Pick<FilesPage, 'viewer' | 'answer' | 'uploads'>) {
  const { say, language } = viewer
  return (
    <ul class="task-list">
      {uploads.map(({ id, fileName, state, receivedAt }) => (
        <li>
          <div>
            <a href={uploadHref(answer, id)}>{fileName}</a>
            <p class="hint">{momentInWords(receivedAt)[language]}</p>
          </div>
          <span class={TAGS[state]}>{say(stateNames[state])}</span>
        </li>
      ))}
    </ul>
  )
}

interface OneFile {
  readonly viewer: Viewer
  readonly answer: StoredAnswer
  readonly upload: StoredUpload
  readonly notice?: Text | null
}

/** The frame of the pages of one file. */
export function uploadFrame({
  viewer,
  answer,
  upload,
  notice = null,
  title,
  main,
}: OneFile & { readonly title: Text; readonly main: Parameters<typeof answerPage>[0]['main'] }): string {
  const { say, language } = viewer
  return answerPage({
    ...{ viewer, answer, notice, title: say(title) },
    trail: [{ href: filesHref(answer), label: say(uploadTexts.files) }],
    main: (
      <>
        <p class="subtitle">
          {upload.fileName}. {say(uploadTexts.received(momentInWords(upload.receivedAt)[language], upload.by))}
        </p>
        {main}
      </>
    ),
  })
}

/** While the file is read and checked. The reply says by a header of its own that the page is to be loaded again. */
export function uploadUnderWayPage(page: OneFile): string {
  const { say, url } = page.viewer
  return uploadFrame({
    ...page,
    title: page.upload.state === 'received' ? uploadTexts.reading : uploadTexts.checking,
    main: (
      <>
        <p role="status">{say(uploadTexts.wait)}</p>
        <p>
          <a href={url}>{say(uploadTexts.reload)}</a>
        </p>
      </>
    ),
  })
}

const REFUSED_TITLES: Readonly<Record<string, Text>> = {
  headings_only: uploadTexts.emptyTitle,
  beyond_agreement: uploadTexts.beyondTitle,
}

/** Nothing was read of a file: why, and what to do. */
export function uploadRefusedPage(page: OneFile & { readonly refusal: UploadRefusal }): string {
  const { say } = page.viewer
  const isEmpty = page.refusal.code === 'headings_only'
  return uploadFrame({
    ...page,
    title: REFUSED_TITLES[page.refusal.code] ?? uploadTexts.refusedTitle,
    main: (
      <>
        <div class="warning">
          {page.refusal.messages.map((message) => (
            <p>{say(message)}</p>
          ))}
        </div>
        <p>{say(uploadTexts.nothingStored)}</p>
        <Actions>
          <ButtonLink href={filesHref(page.answer)}>{say(uploadTexts.another)}</ButtonLink>
          {isEmpty && (
            <ButtonLink href={hrefOf(page.answer)} secondary>
              {say(uploadTexts.toNil)}
            </ButtonLink>
          )}
        </Actions>
      </>
    ),
  })
}

/** The unit did not want the file. */
export function uploadAsidePage(page: OneFile): string {
  const { say } = page.viewer
  return uploadFrame({
    ...page,
    title: uploadTexts.asideTitle,
    main: (
      <>
        <p>{say(uploadTexts.asideLead)}</p>
        <Actions>
          <ButtonLink href={filesHref(page.answer)}>{say(uploadTexts.another)}</ButtonLink>
        </Actions>
      </>
    ),
  })
}

/** What came of the file, and the way to undo it. */
export function uploadConfirmedPage(
  page: OneFile & { readonly outcome: UploadOutcome; readonly undoing: Undoing; readonly mayChange: boolean },
): string {
  const { viewer, answer, upload, outcome, undoing, mayChange } = page
  const { say } = viewer
  const { rows, changedSince } = undoing
  return uploadFrame({
    ...page,
    title: uploadTexts.confirmedTitle,
    main: (
      <>
        <OutcomeList viewer={viewer} outcome={outcome} />
        <p>{say(uploadTexts.contentGone)}</p>
        <Actions>
          <ButtonLink href={hrefOf(answer)}>{say(uploadTexts.toAnswer)}</ButtonLink>
        </Actions>
        {rows.length + changedSince.length > 0 && <h2>{say(uploadTexts.undoTitle)}</h2>}
        {rows.length + changedSince.length > 0 && !mayChange && <p>{say(uploadTexts.undoClosed)}</p>}
        {rows.length + changedSince.length > 0 && mayChange && (
          <Form viewer={viewer} action={uploadHref(answer, upload.id, 'angra')}>
            <input type="hidden" name="revision" value={upload.revision} />
            <p>{say(uploadTexts.undoLead(rows.length))}</p>
            {changedSince.length > 0 && (
              <>
                <p>{say(uploadTexts.undoChanged(changedSince.length))}</p>
                <div class="choice">
                  <input type="checkbox" id="andrade" name="andrade" value="ja" />
                  <label for="andrade">{say(uploadTexts.undoChangedToo)}</label>
                </div>
              </>
            )}
            <Actions>
              <Button secondary>{say(uploadTexts.undo)}</Button>
            </Actions>
          </Form>
        )}
      </>
    ),
  })
}

/** The file has been taken out of the answer again. */
export function uploadUndonePage(page: OneFile & { readonly outcome: UploadOutcome }): string {
  const { viewer, answer, outcome } = page
  const { say } = viewer
  return uploadFrame({
    ...page,
    title: uploadTexts.undoneTitle,
    main: (
      <>
        <p>{say(uploadTexts.undoneLead)}</p>
        {(outcome.keptChanged ?? 0) > 0 && <p>{say(uploadTexts.keptChanged(outcome.keptChanged ?? 0))}</p>}
        <Actions>
          <ButtonLink href={hrefOf(answer)}>{say(uploadTexts.toAnswer)}</ButtonLink>
          <ButtonLink href={filesHref(answer)} secondary>
            {say(uploadTexts.another)}
          </ButtonLink>
        </Actions>
      </>
    ),
  })
}

function OutcomeList({ viewer: { say }, outcome }: { readonly viewer: Viewer; readonly outcome: UploadOutcome }) {
  const told = [
    uploadTexts.added(outcome.added),
    ...(outcome.changed > 0 ? [uploadTexts.changed(outcome.changed)] : []),
    ...(outcome.unchanged > 0 ? [uploadTexts.unchanged(outcome.unchanged)] : []),
    ...(outcome.takenBack > 0 ? [uploadTexts.takenBack(outcome.takenBack)] : []),
    ...(outcome.double > 0 ? [uploadTexts.doubles(outcome.double)] : []),
    ...(outcome.leftOut > 0 ? [uploadTexts.leftOut(outcome.leftOut)] : []),
  ]
  return (
    <>
      <ul>
        {told.map((each) => (
          <li>{say(each)}</li>
        ))}
      </ul>
      {outcome.reasons.length > 0 && (
        <>
          <h2>{say(uploadTexts.reasonsTitle)}</h2>
          <dl class="summary-list">
            {outcome.reasons.map(({ code, reason }) => (
              <div>
                <dt>{say(warningTitles[code] ?? uploadTexts.warning)}</dt>
                <dd>{reason}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  )
}

/** Numbers of rows as a sentence has them. */
export const numbersOf = (rows: readonly number[], { say }: Viewer): string => say(rowList(rows))
