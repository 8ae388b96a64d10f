import { z } from 'zod'
import { accommodationCode, recordFacts } from '../submission/record.ts'
import { type IsoDate, isoDate } from '../terms/dates.ts'
import { source } from '../terms/source.ts'
import { type Text, verbatim } from '../terms/text.ts'
import {
  DEFINITION_FAULTS,
  type DefinitionFaultCode,
  definitionSchemaFault,
  unknownField,
} from './classification.texts.ts'
import { type Condition, condition } from './condition.ts'

/** What a rule may give instead of one of the definition's categories. */
const NOT_A_CATEGORY = ['none', 'child', 'review'] as const

const words = z.string().trim().min(1)
/** Words for people. A municipality that writes one string gets the same words in both languages. */
const text = z.union([words.transform(verbatim), z.strictObject({ sv: words, en: words })])
const id = z.string().regex(/^[a-z0-9]+([-/][a-z0-9]+)*$/)
const key = z.string().regex(/^[A-Za-z0-9_-]+$/)

/** When something is in force, to the day, both ends included; `validTo` null = until further notice. */
const inForce = { validFrom: isoDate, validTo: isoDate.nullable().default(null) }

/** Where a rule comes from. At least one of the two: a number without a document says that it is an assumption. */
const grounds = { source: source.nullable().default(null), assumption: text.nullable().default(null) }

/** Who the definition is about, whatever their situation: the condition must hold for a record to be counted. */
export const scopeRule = z.strictObject({
  id,
  kind: z.enum(['age', 'residence', 'responsibility', 'reportingUnit']),
  condition,
  /** Said when the condition does not hold. */
  reason: text,
  ...inForce,
  ...grounds,
})
export type ScopeRule = z.infer<typeof scopeRule>

/** One step from facts to situation. `gives` is one of the definition's categories, or none, child or review. */
export const situationRule = z.strictObject({
  id,
  gives: z.string().min(1),
  condition,
  /** Why this verdict, said to the person who reads it: one sentence. */
  reason: text,
  ...inForce,
  ...grounds,
})
export type SituationRule = z.infer<typeof situationRule>

const shape = z.strictObject({
  id,
  title: text,
  source,
  ...inForce,
  /** Is somebody counted by the municipality responsible, or where the person stays? */
  countedBy: z.enum(['responsibility', 'stay']),
  categories: z.record(key, z.strictObject({ label: text })),
  /** Named sums over records that are counted: those in one of the categories, or staying in one of the accommodations. */
  groups: z
    .record(
      key,
      z.strictObject({
        label: text,
        categories: z.array(key).default([]),
        accommodations: z.array(accommodationCode).default([]),
      }),
    )
    .default({}),
  /** Which category a person is in whose records fall in several: the first that one of them has. */
  precedence: z.array(key),
  /** Somebody not counted here may be in another homelessness situation: by this definition. */
  otherSituationsFrom: id.nullable().default(null),
  scope: z.array(scopeRule).default([]),
  /** In order: the first that says yes decides. */
  rules: z.array(situationRule).min(1),
  /** What the definition as a whole takes for granted, for the report's method chapter. */
  assumptions: z.array(text).default([]),
})
type Shape = z.infer<typeof shape>

/** A dated set of rules with sources: which facts make which situation, and who is counted. Source: domain.md sections 3 and 5. */
export const definition = shape.superRefine((whole, context) => {
  for (const { path, code, value } of crossReferenceFaults(whole)) {
    context.addIssue({ code: 'custom', path: [...path], message: code, params: { value } })
  }
})
export type Definition = z.infer<typeof definition>

/** Is a definition, or one of its rules, in force on the day? */
export function isInForce(dated: { readonly validFrom: IsoDate; readonly validTo: IsoDate | null }, day: IsoDate) {
  return dated.validFrom <= day && (dated.validTo === null || day <= dated.validTo)
}

/** The words for one of the definition's categories. */
export const categoryLabel = (whole: Definition, category: string): Text =>
  whole.categories[category]?.label ?? verbatim(category)

/** Something to mend in a definition a municipality has written. `path` as in `rules[2].condition.of[0].oneOf[1]`. */
export interface DefinitionFault {
  readonly path: string
  readonly message: Text
}

/** Reads a definition written by hand: the definition, or everything that is to be mended in it. */
export function readDefinition(
  written: unknown,
): { readonly definition: Definition; readonly faults: readonly [] } | { readonly faults: readonly DefinitionFault[] } {
  const read = definition.safeParse(written)
  if (read.success) return { definition: read.data, faults: [] }
  return { faults: read.error.issues.flatMap((issue) => faultsOf(issue, written)) }
}

function faultsOf(issue: z.core.$ZodIssue, written: unknown): readonly DefinitionFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: pathInWords([...issue.path, key]), message: unknownField(key) }))
  }
  return [{ path: pathInWords(issue.path), message: faultText(issue, isThere(written, issue.path)) }]
}

const isObject = (value: unknown): value is Readonly<Record<PropertyKey, unknown>> =>
  typeof value === 'object' && value !== null

/** Whether anything is written at the path. */
function isThere(written: unknown, path: readonly PropertyKey[]): boolean {
  const value = path.reduce<unknown>(
    (whole, step) => (isObject(whole) && Object.hasOwn(whole, step) ? whole[step] : undefined),
    written,
  )
  return value !== undefined && value !== null
}

type Path = readonly (string | number)[]
interface CrossReferenceFault {
  readonly path: Path
  readonly code: DefinitionFaultCode
  readonly value: string
}

const isFaultCode = (code: string): code is DefinitionFaultCode => Object.hasOwn(DEFINITION_FAULTS, code)

function faultText(issue: z.core.$ZodIssue, isThere: boolean): Text {
  if (issue.code === 'custom' && isFaultCode(issue.message)) {
    return DEFINITION_FAULTS[issue.message](String(issue.params?.value ?? ''))
  }
  return definitionSchemaFault({ path: issue.path, isThere, allowed: allowedIn(issue) })
}

function allowedIn(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  if (issue.code === 'invalid_union' && issue.path.at(-1) === 'kind') return condition.options.map(kindOf)
  return []
}

const kindOf = (option: (typeof condition.options)[number]): string => option.shape.kind.value

const pathInWords = (path: readonly PropertyKey[]): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at > 0 ? '.' : ''}${String(step)}`)).join('')

function crossReferenceFaults(whole: Shape): CrossReferenceFault[] {
  return [
    ...idFaults(whole),
    ...categoryFaults(whole),
    ...precedenceFaults(whole),
    ...whole.scope.flatMap((rule, at) => ruleFaults(rule, ['scope', at], rule.assumption !== null)),
    ...whole.rules.flatMap((rule, at) => situationRuleFaults(whole, rule, ['rules', at])),
    ...dateFaults(whole, []),
  ]
}

function idFaults(whole: Shape): CrossReferenceFault[] {
  const paths = [...whole.scope.map((_, at) => ['scope', at, 'id']), ...whole.rules.map((_, at) => ['rules', at, 'id'])]
  const ids = [...whole.scope, ...whole.rules].map((rule) => rule.id)
  const repeated = paths.flatMap((path, at) => {
    const value = ids[at] ?? ''
    return ids.indexOf(value) < at ? [{ path, code: 'repeated_id' as const, value }] : []
  })
  const itself = whole.otherSituationsFrom === whole.id
  return itself ? [...repeated, { path: ['otherSituationsFrom'], code: 'refers_to_itself', value: whole.id }] : repeated
}

function categoryFaults(whole: Shape): CrossReferenceFault[] {
  const reserved = Object.keys(whole.categories)
    .filter((name) => NOT_A_CATEGORY.some((word) => word === name))
    .map((value) => ({ path: ['categories', value], code: 'reserved_category' as const, value }))
  const inGroups = Object.entries(whole.groups).flatMap(([group, { categories }]) =>
    categories.flatMap((value, at) =>
      hasCategory(whole, value)
        ? []
        : [{ path: ['groups', group, 'categories', at], code: 'unknown_category' as const, value }],
    ),
  )
  return [...reserved, ...inGroups]
}

function precedenceFaults(whole: Shape): CrossReferenceFault[] {
  const named = whole.precedence.flatMap((value, at): CrossReferenceFault[] => {
    const path = ['precedence', at]
    if (!hasCategory(whole, value)) return [{ path, code: 'unknown_category', value }]
    return whole.precedence.indexOf(value) < at ? [{ path, code: 'repeated_in_precedence', value }] : []
  })
  const left = Object.keys(whole.categories).filter((name) => !whole.precedence.includes(name))
  return [...named, ...left.map((value) => ({ path: ['precedence'], code: 'missing_in_precedence' as const, value }))]
}

function situationRuleFaults(whole: Shape, rule: SituationRule, path: Path): CrossReferenceFault[] {
  const gives = hasCategory(whole, rule.gives) || NOT_A_CATEGORY.some((word) => word === rule.gives)
  return [
    ...ruleFaults(rule, path, rule.assumption !== null || rule.gives === 'review'),
    ...(gives ? [] : [{ path: [...path, 'gives'], code: 'unknown_category' as const, value: rule.gives }]),
  ]
}

function ruleFaults(rule: ScopeRule | SituationRule, path: Path, mayPresume: boolean): CrossReferenceFault[] {
  const grounded = rule.source !== null || rule.assumption !== null
  return [
    ...(grounded ? [] : [{ path, code: 'no_grounds' as const, value: rule.id }]),
    ...dateFaults(rule, path),
    ...conditionFaults(rule.condition, [...path, 'condition'], mayPresume),
  ]
}

function dateFaults(dated: { validFrom: IsoDate; validTo: IsoDate | null }, path: Path): CrossReferenceFault[] {
  if (dated.validTo === null || dated.validFrom <= dated.validTo) return []
  return [{ path: [...path, 'validTo'], code: 'ends_before_start', value: dated.validTo }]
}

/** `notKnown` may only ask a question (review) or stand on a stated assumption, and never be turned round. */
function conditionFaults(asked: Condition, path: Path, mayPresume: boolean): CrossReferenceFault[] {
  switch (asked.kind) {
    case 'all':
    case 'any':
      return asked.of.flatMap((part, at) => conditionFaults(part, [...path, 'of', at], mayPresume))
    case 'not':
      return conditionFaults(asked.of, [...path, 'of'], false)
    case 'notKnown':
      return mayPresume ? [] : [{ path, code: 'blank_taken_as_answer', value: asked.fact }]
    case 'fact':
      return asked.oneOf.flatMap((value, at) =>
        isValueOf(asked.fact, value)
          ? []
          : [{ path: [...path, 'oneOf', at], code: 'unknown_value' as const, value: `${asked.fact}: ${value}` }],
      )
    default:
      return []
  }
}

function isValueOf(fact: keyof typeof recordFacts.shape, value: string | boolean | number): boolean {
  const values = recordFacts.shape[fact]
  return values.safeParse(value).success || values.safeParse([value]).success
}

const hasCategory = (whole: Shape, name: string): boolean => Object.hasOwn(whole.categories, name)
