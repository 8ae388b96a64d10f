import { basename, sep } from 'node:path'
import type { MunicipalityHere } from '../domain/classification/condition.ts'
import { categoryLabel, type Definition } from '../domain/classification/definition.ts'
import { findDefinition, SHIPPED_DEFINITIONS } from '../domain/classification/definitions/index.ts'
import { hasFault } from '../domain/submission/column-map.ts'
import { type CensusWeek, censusWeek, isCalendarDay } from '../domain/terms/dates.ts'
import type { Finding } from '../domain/terms/finding.ts'
import { findNearest } from '../domain/terms/nearest.ts'
import {
  type ClassifiedCounts,
  type ClassifiedFile,
  type ClassifyFileRequest,
  classifiedCsv,
  classifyFile as classifyListAt,
  countClassified,
  type NoFile,
} from '../features/classification/classify-file.service.ts'
import { isSameFile, kindOfPath } from '../platform/files/read-folder.ts'
import { writeFile } from '../platform/files/write-folder.ts'
import { type Arguments, type Command, EXIT, type Terminal, textOption, UsageError } from './command.ts'
import { classifyFileTexts, commandTexts, helpTexts } from './commands.texts.ts'
import { ofListAlone, printFindings } from './print-findings.ts'

const DEFINITION_IDS = SHIPPED_DEFINITIONS.map(({ id }) => id)

/** Options that cannot be left out, with the word that stands for their value. */
const REQUIRED = { definition: 'D', week: 'FROM/TO', out: 'OUT.csv' } as const

export const classifyFile: Command = {
  summary: helpTexts.classifyFile,
  operands: [classifyFileTexts.inputOperand],
  options: {
    definition: {
      type: 'string',
      value: REQUIRED.definition,
      meaning: helpTexts.classifyFileDefinition(DEFINITION_IDS),
    },
    week: { type: 'string', value: REQUIRED.week, meaning: helpTexts.classifyFileWeek },
    out: { type: 'string', value: REQUIRED.out, meaning: helpTexts.classifyFileOut },
    municipality: { type: 'string', value: 'NAME-OR-CODE', meaning: helpTexts.classifyFileMunicipality },
    json: { type: 'boolean', meaning: helpTexts.json },
  },
  details: helpTexts.classifyFileDetails,
  run: async (given, terminal) => {
    const say = terminal.language
    const input = given.positionals[0] ?? ''
    const file = basename(input)
    const { out, ...request } = readRequest(given, input)
    terminal.progress(commandTexts.reading(file)[say], 0)
    const { records, findings } = asClassified(await classifyListAt(input, file, request), file)
    const isRefused = hasFault(findings)
    if (!isRefused) writeFile(out, classifiedCsv(records, say))
    printFindings(terminal, findings, { warnings: false })
    const counts = countClassified(request.definition, records)
    if (given.values.json === true) terminal.print(asJson({ out, request, counts, findings, isRefused }, terminal))
    else if (!isRefused) for (const line of summary(file, request, counts)) terminal.print(line[say])
    if (isRefused) return EXIT.faults
    terminal.report(classifyFileTexts.answersIn(out)[say])
    return EXIT.done
  },
}

interface Request extends ClassifyFileRequest {
  readonly out: string
}

/** What was typed, understood; everything that is to be typed in another way is told before the list is opened. */
function readRequest(given: Arguments, input: string): Request {
  const [definition, week, out] = [textOption(given, 'definition'), textOption(given, 'week'), textOption(given, 'out')]
  if (definition === undefined || week === undefined || out === undefined) {
    const missing = Object.entries(REQUIRED).filter(([option]) => textOption(given, option) === undefined)
    const asTyped = missing.map(([option, value]) => `--${option} ${value}`).join(' ')
    throw new UsageError(commandTexts.operandsMissing(asTyped))
  }
  if (isSameFile(out, input)) throw new UsageError(classifyFileTexts.outIsInput(out))
  if (kindOfPath(out) === 'folder' || out.endsWith('/') || out.endsWith(sep))
    throw new UsageError(classifyFileTexts.outIsFolder(out))
  return {
    out,
    definition: readDefinitionId(definition),
    week: readWeek(week),
    municipality: readMunicipality(textOption(given, 'municipality')),
  }
}

function readDefinitionId(id: string): Definition {
  const found = findDefinition(id)
  if (found) return found
  throw new UsageError(classifyFileTexts.unknownDefinition(id, DEFINITION_IDS, findNearest(id, DEFINITION_IDS)))
}

function readWeek(written: string): CensusWeek {
  const days = written.split('/').map((day) => day.trim())
  const [from, to] = days
  // The days are checked before the week they make: `censusWeek` counts days and needs days that exist.
  const week = days.length === 2 && days.every(isCalendarDay) ? censusWeek.safeParse({ from, to }) : null
  if (week?.success) return week.data
  throw new UsageError(classifyFileTexts.wrongWeek(written))
}

/** A name, a code, or both with / between: a list may name the municipality responsible in either way. */
function readMunicipality(written: string | undefined): MunicipalityHere | null {
  if (written === undefined) return null
  const [name = '', code = name, ...others] = written.split('/').map((part) => part.trim())
  if (name === '' || code === '' || others.length > 0) throw new UsageError(classifyFileTexts.wrongMunicipality)
  return { name, code }
}

/** No file is a fault like any other. */
function asClassified(result: ClassifiedFile | NoFile, file: string): ClassifiedFile {
  if (typeof result !== 'string') return { ...result, findings: result.findings.map(ofListAlone) }
  const place = { file, sheet: null, row: null, column: null, value: null }
  return {
    records: [],
    findings: [{ kind: 'fault', code: `file_${result}`, ...place, message: classifyFileTexts.noFile[result] }],
  }
}

function summary(file: string, { definition, week }: ClassifyFileRequest, counts: ClassifiedCounts) {
  const { records, recordsCounted, situations, needsReview, waitForUnit } = counts
  return [
    classifyFileTexts.read(records, file, definition.id, `${week.from}/${week.to}`),
    classifyFileTexts.counted(recordsCounted),
    ...Object.entries(situations).map(([category, number]) =>
      classifyFileTexts.situation(category, categoryLabel(definition, category), number),
    ),
    classifyFileTexts.notCounted(counts),
    classifyFileTexts.toReview(needsReview),
    ...(waitForUnit > 0 ? [classifyFileTexts.waitForUnit(waitForUnit, definition.id)] : []),
  ]
}

interface Told {
  readonly out: string
  readonly request: ClassifyFileRequest
  readonly counts: ClassifiedCounts
  readonly findings: readonly Finding[]
  readonly isRefused: boolean
}

/** With faults there are no answers: `out` is null, and no count is given that could be taken for one. */
function asJson({ out, request, counts, findings, isRefused }: Told, { language }: Terminal): string {
  const told = findings.map((finding) => ({ ...finding, message: finding.message[language] }))
  const { definition, week } = request
  const answers = isRefused ? { out: null } : { out, definition: definition.id, week, ...counts }
  return JSON.stringify({ ...answers, findings: told }, null, 2)
}
