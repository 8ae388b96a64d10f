import type { Finding } from '../domain/terms/finding.ts'
import type { Text } from '../domain/terms/text.ts'
import type { Terminal } from './command.ts'
import { commandTexts } from './commands.texts.ts'

const HEADINGS = [
  ['fault', commandTexts.faults],
  ['warning', commandTexts.warnings],
  ['repair', commandTexts.repairs],
] as const

/** Told of a list without rows as of a unit's file: how to say that nobody was met. */
const WITHOUT_ROWS: ReadonlySet<string> = new Set([
  ...['empty_file', 'headings_only', 'workbook_empty', 'no_row_says_anything', 'file_without_rows'],
])

/** The finding as it is told of a list by itself, which no unit has handed in. */
export const ofListAlone = (finding: Finding): Finding =>
  WITHOUT_ROWS.has(finding.code) ? { ...finding, message: commandTexts.listWithoutRows } : finding

/** Prints what was found: faults whole, warnings and repairs whole when asked for, else counted by kind. */
export function printFindings(
  terminal: Terminal,
  findings: readonly Finding[],
  whole: { readonly warnings: boolean },
): void {
  const say = (text: Text) => terminal.report(text[terminal.language])
  const of = (kind: Finding['kind']) => findings.filter((finding) => finding.kind === kind)
  for (const [kind, heading] of HEADINGS) {
    const found = of(kind)
    if (found.length === 0) continue
    say(heading(found.length))
    if (kind === 'fault' || whole.warnings)
      for (const finding of found) terminal.report(`  ${inOneLine(finding, terminal)}`)
    else for (const line of counted(found, terminal)) terminal.report(`  ${line}`)
  }
}

/** Prints what was found where all that is no fault was counted on reading: a long list has too many rows to keep each. */
export function printTallied(
  terminal: Terminal,
  findings: readonly { readonly finding: Finding; readonly rows: number }[],
): void {
  for (const [kind, heading] of HEADINGS) {
    const found = findings.filter(({ finding }) => finding.kind === kind)
    if (found.length === 0) continue
    terminal.report(heading(found.reduce((sum, { rows }) => sum + rows, 0))[terminal.language])
    for (const { finding, rows } of found) terminal.report(`  ${withTimes(finding, rows, terminal)}`)
  }
}

/** "2016/ria.csv, rad 4, boende, "tornet": Välj …" */
export function inOneLine(
  { file, sheet, row, column, value, message }: Finding,
  { language }: Pick<Terminal, 'language'>,
): string {
  const place = [
    file,
    sheet,
    row === null ? null : commandTexts.row(row)[language],
    column,
    value === null ? null : `"${value.replaceAll(/[\r\n]+/g, ' ')}"`,
  ]
  const where = place.filter((part) => part !== null && part !== '').join(', ')
  return where === '' ? message[language] : `${where}: ${message[language]}`
}

/** Many findings of one code are one line with a number: the whole list is in quality.csv. */
function counted(findings: readonly Finding[], terminal: Terminal): string[] {
  const first = new Map<string, { finding: Finding; times: number }>()
  for (const finding of findings) {
    const before = first.get(finding.code)
    if (before) before.times++
    else first.set(finding.code, { finding, times: 1 })
  }
  return [...first.values()].map(({ finding, times }) => withTimes(finding, times, terminal))
}

const withTimes = (finding: Finding, times: number, terminal: Terminal): string =>
  `${inOneLine(finding, terminal)}${times > 1 ? ` ${commandTexts.andMore(times - 1)[terminal.language]}` : ''}`
