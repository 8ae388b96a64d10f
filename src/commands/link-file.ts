import { basename, sep } from 'node:path'
import { personLinkage } from '../domain/linkage/person-linkage.ts'
import {
  type LinkedFile,
  type LinkedList,
  type LinkFileRequest,
  linkedCsv,
  linkFile as linkListAt,
  type NoList,
  pairsCsv,
} from '../features/linkage/link-file.service.ts'
import type { TalliedFinding } from '../features/linkage/read-list-file.service.ts'
import { systemClock } from '../platform/context.ts'
import { isSameFile, kindOfPath } from '../platform/files/read-folder.ts'
import { writeFilesTogether } from '../platform/files/write-folder.ts'
import { type Arguments, type Command, EXIT, type Terminal, textOption, UsageError } from './command.ts'
import { commandTexts, helpTexts } from './commands.texts.ts'
import { linkFileHelp, linkFileTexts } from './link-file.texts.ts'
import { ofListAlone, printTallied } from './print-findings.ts'

export const linkFile: Command = {
  summary: linkFileHelp.summary,
  operands: [linkFileTexts.inputOperand],
  options: {
    out: { type: 'string', value: 'OUT.csv', meaning: linkFileHelp.out },
    pairs: { type: 'string', value: 'PAIRS.csv', meaning: linkFileHelp.pairs },
    threshold: {
      type: 'string',
      value: 'P',
      meaning: linkFileHelp.threshold(personLinkage.linkAt, personLinkage.reviewAt),
    },
    json: { type: 'boolean', meaning: helpTexts.json },
  },
  details: linkFileHelp.details,
  run: async (given, terminal) => {
    const say = terminal.language
    const input = given.positionals[0] ?? ''
    const file = basename(input)
    const { out, pairs, ...request } = readRequest(given, input)
    const { result, findings } = asLinked(
      await linkListAt(input, file, request, {
        reading: (share, isAnew) => {
          const reading = isAnew ? linkFileTexts.readingAnew(file) : commandTexts.reading(file)
          terminal.progress(reading[say], share * SHARE_OF_READING)
        },
        linking: (rows, step) => terminal.progress(linkFileTexts.linking(rows, step)[say], SHARE_BEFORE[step]),
      }),
      file,
    )
    if (result !== null) {
      terminal.progress(linkFileTexts.writing(basename(out))[say], SHARE_OF_LINKING)
      writeFilesTogether([
        ...(pairs === null ? [] : [{ path: pairs, content: pairsCsv(result, say) }]),
        { path: out, content: linkedCsv(result) },
      ])
    }
    printTallied(terminal, findings)
    if (given.values.json === true) terminal.print(asJson({ out, pairs, result, findings }, terminal))
    if (result === null) return EXIT.faults
    if (given.values.json !== true) for (const line of summary(file, result, pairs)) terminal.print(line[say])
    terminal.report(linkFileTexts.answersIn(out)[say])
    if (pairs !== null) terminal.report(linkFileTexts.pairsIn(pairs)[say])
    return EXIT.done
  },
}

// Roughly how the time is divided between reading, linking and writing.
const SHARE_OF_READING = 0.3
const SHARE_BEFORE = { comparing: SHARE_OF_READING, clustering: 0.65, thinRows: 0.72, result: 0.92 } as const
const SHARE_OF_LINKING = 0.95

interface Request extends LinkFileRequest {
  readonly out: string
  readonly pairs: string | null
}

/** What was typed, understood; everything that is to be typed in another way is told before the list is opened. */
function readRequest(given: Arguments, input: string): Request {
  const out = textOption(given, 'out')
  const pairs = textOption(given, 'pairs') ?? null
  if (out === undefined) throw new UsageError(commandTexts.operandsMissing('--out OUT.csv'))
  refuseUnlessFree('--out', out, input)
  if (pairs !== null) refuseUnlessFree('--pairs', pairs, input)
  if (pairs !== null && isSameFile(pairs, out)) throw new UsageError(linkFileTexts.outIsPairs)
  return { out, pairs, threshold: readThreshold(textOption(given, 'threshold')), yearNow: yearNow() }
}

function refuseUnlessFree(option: string, path: string, input: string): void {
  if (isSameFile(path, input)) throw new UsageError(linkFileTexts.outIsInput(option, path))
  if (kindOfPath(path) === 'folder' || path.endsWith('/') || path.endsWith(sep))
    throw new UsageError(linkFileTexts.outIsFolder(option, path))
}

const yearNow = () => Number(systemClock.now().slice(0, 4))

function readThreshold(written: string | undefined): number | null {
  if (written === undefined) return null
  const probability = /^\d*[.,]?\d+$/.test(written.trim()) ? Number(written.replace(',', '.')) : Number.NaN
  if (probability > 0 && probability < 1) return probability
  throw new UsageError(linkFileTexts.wrongThreshold(written))
}

/** No file is a fault like any other. */
function asLinked(linked: LinkedFile | NoList, file: string): LinkedFile {
  if (typeof linked !== 'string')
    return { ...linked, findings: linked.findings.map((told) => ({ ...told, finding: ofListAlone(told.finding) })) }
  const place = { file, sheet: null, row: null, column: null, value: null }
  const finding = { kind: 'fault', code: `file_${linked}`, ...place, message: linkFileTexts.noList[linked] } as const
  return { result: null, findings: [{ finding, rows: 1 }] }
}

function summary(
  file: string,
  { model, summary: counts, linkCounts, numbersOfMany }: LinkedList,
  pairs: string | null,
) {
  const { records, persons, expected, years, unsure } = counts
  const { numbers: ofMany, records: rowsOfMany } = numbersOfMany
  return [
    linkFileTexts.read(records, file, model.id, model.linkAt),
    linkFileTexts.persons(persons, expected.value, expected.low, expected.high),
    ...years.map((one) =>
      linkFileTexts.year(one.year, one.records, one.persons, one.expected.value, one.expected.low, one.expected.high),
    ),
    linkFileTexts.links(linkCounts.automatic, linkCounts.thin),
    ...(unsure > 0 ? [linkFileTexts.unsure(unsure)] : []),
    linkFileTexts.toReview(linkCounts.review),
    ...(linkCounts.review > 0 && pairs === null ? [linkFileTexts.askForPairs] : []),
    ...(ofMany > 0 ? [linkFileTexts.numbersOfMany(ofMany, rowsOfMany)] : []),
  ]
}

interface Told {
  readonly out: string
  readonly pairs: string | null
  readonly result: LinkedList | null
  readonly findings: readonly TalliedFinding[]
}

/** With faults there are no answers: `out` is null, and no count is given that could be taken for one. */
function asJson({ out, pairs, result, findings }: Told, { language }: Terminal): string {
  const told = findings.map(({ finding, rows }) => ({ ...finding, message: finding.message[language], rows }))
  return JSON.stringify(
    { ...(result === null ? { out: null } : answersAsJson(out, pairs, result)), findings: told },
    null,
    2,
  )
}

function answersAsJson(
  out: string,
  pairs: string | null,
  { model, summary: counts, linkCounts, numbersOfMany }: LinkedList,
) {
  const { records, persons, expected, years, doubts, unsure } = counts
  const { automatic, thin, review } = linkCounts
  return {
    out,
    pairs,
    model: { id: model.id, linkAt: model.linkAt, reviewAt: model.reviewAt, sureAt: model.sureAt },
    records,
    persons,
    expected,
    years: Object.fromEntries(years.map(({ year, ...one }) => [year ?? 'unknown', one])),
    doubts,
    links: { automatic, thin, toReview: review, unsure },
    numbersOfMany: { numbers: numbersOfMany.numbers, rows: numbersOfMany.records },
  }
}
