import type { z } from 'zod'
import type { Finding, Problem } from '../terms/finding.ts'
import { findNearest } from '../terms/nearest.ts'
import { censusProblem, settingTexts } from './census.texts.ts'

/** What a settings file says; `null` where a fault keeps it from being used. */
export interface SettingsRead<T> {
  readonly value: T | null
  readonly findings: readonly Finding[]
}

/** The settings files of a census folder. */
export type SettingsFile = 'municipality' | 'census'

type Issue = z.ZodError['issues'][number]
type Path = readonly PropertyKey[]

/** A finding at a setting: its column is the path of the setting in the JSON file. */
export function settingsFinding(file: string, path: string, value: unknown, problem: Problem): Finding {
  return { file, sheet: null, row: null, column: path === '' ? null : path, value: shown(value), ...problem }
}

/** One fault for each thing the schema finds wrong. */
export function settingsFindings(error: z.ZodError, json: unknown, file: string, kind: SettingsFile): Finding[] {
  const found = error.issues.flatMap((issue) => findingsOf(issue, json, file, kind))
  const isFirst = ({ column, code }: Finding, index: number) =>
    found.findIndex((one) => one.column === column && one.code === code) === index
  return found.filter(isFirst)
}

function findingsOf(issue: Issue, json: unknown, file: string, kind: SettingsFile): readonly Finding[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const nearest = findNearest(key, knownKeys(kind, issue.path))
      return settingsFinding(
        file,
        pathText([...issue.path, key]),
        undefined,
        censusProblem('setting_unknown', { nearest }),
      )
    })
  }
  const value = valueAt(json, issue.path)
  if (issue.path.length === 0) return [settingsFinding(file, '', undefined, censusProblem('not_settings', { kind }))]
  const path = pathText(issue.path)
  if (issue.path[0] === 'week' && issue.path.length === 1 && issue.code === 'custom') return [weekFinding(file, value)]
  const expected = expectedText(kind, issue.path)
  const problem =
    value === undefined || value === null
      ? censusProblem('setting_missing', { path, expected })
      : censusProblem('setting_wrong', { expected })
  return [settingsFinding(file, path, value, problem)]
}

function weekFinding(file: string, week: unknown): Finding {
  const [from, to] = [valueAt(week, ['from']), valueAt(week, ['to'])]
  const isBackwards = typeof from === 'string' && typeof to === 'string' && from > to
  const problem = isBackwards ? censusProblem('week_backwards', {}) : censusProblem('week_too_long', {})
  return settingsFinding(file, 'week', week, problem)
}

const isObject = (value: unknown): value is Readonly<Record<PropertyKey, unknown>> =>
  typeof value === 'object' && value !== null

function valueAt(json: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    json,
  )
}

/** `units[2].kind` */
const pathText = (path: Path): string =>
  path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`)).join('')

/** `municipality.units[].kind`: the same for every unit. */
const pathPattern = (kind: SettingsFile, path: Path): string =>
  [kind, ...path]
    .map((key) => (typeof key === 'number' ? '[]' : `.${String(key)}`))
    .join('')
    .slice(1)

/** What to write at a setting; where only the list around it is described, what to write there. */
function expectedText(kind: SettingsFile, path: Path) {
  const own = settingTexts.get(pathPattern(kind, path))
  return own ?? settingTexts.get(pathPattern(kind, path.slice(0, -1))) ?? settingTexts.get(kind) ?? { sv: '', en: '' }
}

function knownKeys(kind: SettingsFile, path: Path): readonly string[] {
  const prefix = `${pathPattern(kind, path)}.`
  return [...settingTexts.keys()].flatMap((pattern) => {
    const rest = pattern.startsWith(prefix) ? pattern.slice(prefix.length) : ''
    return /^\w+$/.test(rest) ? [rest] : []
  })
}

const SHOWN_AT_MOST = 80

function shown(value: unknown): string | null {
  if (value === undefined) return null
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > SHOWN_AT_MOST ? `${text.slice(0, SHOWN_AT_MOST - 1)}…` : text
}

/** Places in a list that hold what an earlier place holds. */
export function repeatsOf(values: readonly string[]): readonly number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []))
}

/** Keys that hold a comment: JSON has no other place for one. */
const isComment = (key: string): boolean => /^(\/\/|_comment|\$schema)/.test(key)

/** The settings without their comments, all the way down. */
export function withoutComments(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withoutComments)
  if (!isObject(json)) return json
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]) => (isComment(key) ? [] : [[key, withoutComments(value)]])),
  )
}
