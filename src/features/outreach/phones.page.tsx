import { MOST_POSTS } from '../../domain/outreach/phone.ts'
import { swedishDay, swedishMoment } from '../../domain/terms/swedish-moment.ts'
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
  TextArea,
  TextField,
} from '../../platform/http/form.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { answerPage, CallBox, hrefOf } from '../submission/answer-start.page.tsx'
import type { StoredPhone } from './phone.repository.ts'
import type { NewCode } from './phone.service.ts'
import type { PhoneTotals } from './phone-totals.service.ts'
import { phonesTexts as texts } from './phones.texts.ts'

/** What is typed on the page of the phones. */
export interface PhonesTyped {
  readonly names: string
  readonly pin: string
  readonly places: string
}

export interface PhonesShown {
  readonly answer: StoredAnswer
  readonly phones: readonly StoredPhone[]
  readonly totals: PhoneTotals
  /** Posts each phone has sent in all, whatever became of them. */
  readonly sent: ReadonlyMap<string, number>
  readonly mayChange: boolean
  readonly typed: PhonesTyped
  readonly errors: FieldErrors
  readonly notice: Text | null
}

/** The phones of a unit, what they have sent, and the codes to make. */
export function phonesPage(viewer: Viewer, shown: PhonesShown): string {
  const { say } = viewer
  const { answer, errors, notice } = shown
  const isOpen = answer.round.state === 'open'
  return answerPage({
    viewer,
    answer,
    title: say(texts.title),
    trail: [],
    notice,
    hasErrors: hasErrors(errors),
    main: (
      <>
        <ErrorSummary viewer={viewer} errors={errors} />
        {answer.round.state === 'published' && <p class="lead">{say(texts.published)}</p>}
        <p>{say(texts.what)}</p>
        <p class="row-actions">
          <a href="/hjalp/frivillig">{say(texts.guide)}</a>
          <a href="/falt/information">{say(texts.information)}</a>
        </p>
        <Waiting viewer={viewer} shown={shown} />
        {isOpen && <MakePhones viewer={viewer} shown={shown} />}
        <h2>{say(texts.phones)}</h2>
        {shown.phones.length === 0 ? <p>{say(texts.noPhones)}</p> : <PhoneTable viewer={viewer} shown={shown} />}
        <h2>{say(texts.sent)}</h2>
        <Totals viewer={viewer} shown={shown} />
        {isOpen && <Places viewer={viewer} shown={shown} />}
        {isOpen && shown.phones.length > 0 && <Rescue viewer={viewer} shown={shown} />}
        <CallBox viewer={viewer} answer={answer} />
      </>
    ),
  })
}

interface Part {
  readonly viewer: Viewer
  readonly shown: PhonesShown
}

const here = (answer: StoredAnswer, below = '') => hrefOf(answer, `telefoner${below}`)

function Waiting({ viewer, shown: { answer, totals, mayChange } }: Part) {
  const { say } = viewer
  if (totals.waits === 0) return null
  return (
    <section class="warning">
      <p>{say(texts.waiting(totals.waits))}</p>
      {mayChange ? (
        <Form viewer={viewer} action={here(answer, '/ta-in')}>
          <Button>{say(texts.takeIn)}</Button>
        </Form>
      ) : (
        <p>
          <a href={hrefOf(answer)}>{say(texts.openFirst)}</a>
        </p>
      )}
    </section>
  )
}

function Totals({ viewer: { say }, shown: { answer, totals } }: Part) {
  const all: readonly (readonly [Text, number])[] = [
    [texts.totals.persons, totals.persons],
    [texts.totals.observed, totals.observed],
    [texts.totals.waits, totals.waits],
    [texts.totals.outOfScope, totals.outOfScope],
    [texts.totals.askedBefore, totals.askedBefore],
    [texts.totals.outsideWeek, totals.outsideWeek],
  ]
  const lines = all.filter(([, count], at) => at < 2 || count > 0)
  return (
    <>
      {totals.posts === 0 ? (
        <p>{say(texts.nothingSent)}</p>
      ) : (
        <dl class="summary-list figures">
          {lines.map(([label, count]) => (
            <div>
              <dt>{say(label)}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
      )}
      <p>{say(texts.inAnswer)}</p>
      <p class="row-actions">
        <a href={hrefOf(answer, 'personer')}>{say(texts.readRows)}</a>
        <a href={hrefOf(answer, 'observationer')}>{say(texts.readObservations)}</a>
      </p>
    </>
  )
}

function PhoneTable({ viewer, shown: { answer, phones, totals, sent, errors } }: Part) {
  const { say } = viewer
  const isOpen = answer.round.state === 'open'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section class="table-scroll" aria-label={say(texts.phones)} tabIndex={0}>
      <table class="list stacked">
        <thead>
          <tr>
            <th scope="col">{say(texts.phone)}</th>
            <th scope="col">{say(texts.state)}</th>
            <th scope="col">{say(texts.lastUsed)}</th>
            <th scope="col" class="number">
              {say(texts.posts)}
            </th>
            {isOpen && <td />}
          </tr>
        </thead>
        <tbody>
          {phones.map((phone) => (
            <tr>
              <th scope="row">
                {phone.label}
                {phone.revokedAt === null && (sent.get(phone.id) ?? 0) >= MOST_POSTS && (
                  <span class="detail">{say(texts.full(MOST_POSTS))}</span>
                )}
              </th>
              <td data-label={say(texts.state)}>{say(stateOf(phone))}</td>
              <td data-label={say(texts.lastUsed)}>
                {phone.lastUsedAt === null ? say(texts.never) : swedishMoment(phone.lastUsedAt)}
              </td>
              <td data-label={say(texts.posts)} class="number">
                {totals.byPhone.get(phone.id) ?? 0}
              </td>
              {isOpen && (
                <td>
                  <ChangePhone viewer={viewer} answer={answer} phone={phone} errors={errors} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const stateOf = ({ revokedAt, hasPin }: StoredPhone): Text =>
  revokedAt !== null ? texts.blocked(swedishDay(revokedAt)) : hasPin ? texts.withPin : texts.inForce

function ChangePhone(props: {
  readonly viewer: Viewer
  readonly answer: StoredAnswer
  readonly phone: StoredPhone
  readonly errors: FieldErrors
}) {
  const { viewer, answer, phone, errors } = props
  const { say } = viewer
  const at = here(answer, `/${phone.id}`)
  const of = <span class="visually-hidden">: {phone.label}</span>
  const [codeField, pinField] = [`kod-${phone.id}`, `pin-${phone.id}`]
  const noCode = errors[codeField]
  return (
    <details open={noCode !== undefined || errors[pinField] !== undefined}>
      <summary>
        {say(texts.change)}
        {of}
      </summary>
      {noCode !== undefined && (
        <p class="field-error" id={codeField} tabIndex={-1}>
          {say(noCode)}
        </p>
      )}
      <div class="row-actions">
        {phone.revokedAt === null && (
          <Form viewer={viewer} action={`${at}/sparra`}>
            <Button secondary>
              {say(texts.block)}
              {of}
            </Button>
          </Form>
        )}
        <Form viewer={viewer} action={`${at}/kod`}>
          <Button secondary>
            {say(texts.newCode)}
            {of}
          </Button>
        </Form>
      </div>
      {phone.revokedAt === null && (
        <Form viewer={viewer} action={`${at}/pin`}>
          <TextField
            viewer={viewer}
            name={pinField}
            label={say(texts.pin)}
            hint={say(texts.pinHint)}
            value=""
            inputMode="numeric"
            width="short"
            errors={errors}
          />
          <Button secondary>
            {say(texts.newPin)}
            {of}
          </Button>
        </Form>
      )}
    </details>
  )
}

function MakePhones({ viewer, shown: { answer, typed, errors } }: Part) {
  const { say } = viewer
  return (
    <>
      <h2>{say(texts.make)}</h2>
      <Form viewer={viewer} action={here(answer)}>
        <TextArea
          viewer={viewer}
          name="names"
          label={say(texts.names)}
          hint={say(texts.namesHint)}
          value={typed.names}
          errors={errors}
        />
        <TextField
          viewer={viewer}
          name="pin"
          label={say(texts.pin)}
          hint={say(texts.pinHint)}
          value={typed.pin}
          inputMode="numeric"
          width="short"
          errors={errors}
        />
        <Actions>
          <Button>{say(texts.makeButton)}</Button>
        </Actions>
      </Form>
    </>
  )
}

function Places({ viewer, shown: { answer, typed, errors } }: Part) {
  const { say } = viewer
  return (
    <>
      <h2>{say(texts.places)}</h2>
      <Form viewer={viewer} action={here(answer, '/platser')}>
        <TextArea
          viewer={viewer}
          name="places"
          label={say(texts.placesLabel)}
          hint={say(texts.placesHint)}
          value={typed.places}
          rows={6}
          errors={errors}
        />
        <Actions>
          <Button secondary>{say(texts.savePlaces)}</Button>
        </Actions>
      </Form>
    </>
  )
}

function Rescue({ viewer, shown: { answer, errors } }: Part) {
  const { say } = viewer
  return (
    <>
      <h2>{say(texts.rescue)}</h2>
      <p>{say(texts.rescueWhat)}</p>
      <Form viewer={viewer} action={here(answer, '/fil')} hasFiles>
        <FileField viewer={viewer} name="fil" label={say(texts.rescueFile)} accept=".falt" errors={errors} />
        <Actions>
          <Button secondary>{say(texts.rescueButton)}</Button>
        </Actions>
      </Form>
    </>
  )
}

/** A code with its picture. */
export interface CodeShown extends NewCode {
  /** The QR code: SVG that is made here, of a code and our own address. */
  readonly picture: string
}

/** Codes that were just made, one beside the other: to be printed or scanned from the screen. Shown once. */
export function codesPage(viewer: Viewer, answer: StoredAnswer, codes: readonly CodeShown[], address: string): string {
  const { say } = viewer
  return answerPage({
    viewer,
    answer,
    title: say(texts.made),
    trail: [{ href: here(answer), label: say(texts.title) }],
    main: (
      <>
        <p class="no-print">{say(texts.madeWhat)}</p>
        <div class="phone-codes">
          {codes.map(({ label, code, picture }) => (
            <section class="phone-code">
              <h2>{label}</h2>
              <p>
                {answer.unit.organisation}, {answer.round.census.key}
              </p>
              <div
                role="img"
                aria-label={say(texts.qrLabel(label))}
                class="qr"
                dangerouslySetInnerHTML={{ __html: picture }}
              />
              <p>{say(texts.scan)}</p>
              <p class="detail">
                {say(texts.orType)} {address} {say(texts.andType)}
                <br />
                <code class="secret">{code}</code>
              </p>
            </section>
          ))}
        </div>
        <Actions>
          <ButtonLink href={here(answer)}>{say(texts.back)}</ButtonLink>
        </Actions>
      </>
    ),
  })
}
