import { known, type RecordFacts } from '../submission/record.ts'
import type { AgeSpan, CensusWeek, IsoDate } from '../terms/dates.ts'
import { DomainError } from '../terms/domain-error.ts'
import type { Text } from '../terms/text.ts'
import { alsoFillIn, definitionNotInForce, NO_RULE_FITS, scopeIsOpen, situationIsOpen } from './classification.texts.ts'
import { type Blank, type Circumstances, evaluate, type MunicipalityHere, type ReportingUnit } from './condition.ts'
import { categoryLabel, type Definition, isInForce, type ScopeRule, type SituationRule } from './definition.ts'
import type { Outcome, Verdict } from './verdict.ts'

/** What is known of one record. `age` in years on the first day of the census week; `null` = not known. */
export interface ClassificationInput {
  readonly facts: RecordFacts
  readonly age: AgeSpan | null
  /** The units that reported it; `null` = not known, as when a single file is classified. */
  readonly units: readonly ReportingUnit[] | null
}

/** Where and when. `rulesOn` is the day whose rules apply: the week's first day, or a later one to recompute an earlier year. */
export interface ClassificationContext {
  readonly week: CensusWeek
  readonly rulesOn: IsoDate
  readonly municipality: MunicipalityHere | null
}

/** What a definition says of one record. Throws `definition_not_in_force` outside the definition's days. */
export function classifyRecord(
  definition: Definition,
  input: ClassificationInput,
  { week, rulesOn, municipality }: ClassificationContext,
): Verdict {
  refuseUnlessInForce(definition, rulesOn)
  const given: Circumstances = { week, municipality, ...input }
  const situation = decideSituation(definition, given, rulesOn)
  const scope = decideScope(definition, given, rulesOn)
  return withScope(definition, situation, scope, known(input.facts.accommodation))
}

/** Throws `definition_not_in_force` when the definition does not hold on the day. */
export function refuseUnlessInForce(definition: Definition, day: IsoDate): void {
  if (isInForce(definition, day)) return
  const { title, validFrom, validTo } = definition
  throw new DomainError('definition_not_in_force', definitionNotInForce(title, validFrom, validTo, day))
}

/** What the situation rules say, before anybody asks whether the definition is about this person. */
interface Situation {
  readonly outcome: 'counted' | 'review' | 'child' | 'none'
  /** The category, or for *review* the one the blanks asked for are about, when it is only one. */
  readonly category: string | null
  /** Counted, or not ruled out. */
  readonly mayCount: boolean
  readonly rule: string
  readonly reason: Text
  readonly missing: readonly Blank[]
}

/** A rule that neither holds nor fails on what is known. */
interface OpenRule {
  readonly rule: SituationRule
  readonly missing: readonly Blank[]
}

/** Rules in order; the first yes decides. Without one, a blank matters only if a rule it leaves open would give something. */
function decideSituation(definition: Definition, given: Circumstances, rulesOn: IsoDate): Situation {
  const open: OpenRule[] = []
  for (const rule of rulesInForce(definition, rulesOn).rules) {
    const { answer, missing } = evaluate(rule.condition, given)
    if (answer === 'yes') return decidedBy(definition, rule, open)
    if (answer === 'unknown') open.push({ rule, missing })
  }
  return undecided(
    definition,
    open.filter(({ rule }) => rule.gives !== 'none'),
  )
}

function decidedBy(definition: Definition, rule: SituationRule, open: readonly OpenRule[]): Situation {
  const { id, gives, reason } = rule
  const decided = { rule: id, reason, category: null, mayCount: false, missing: [] }
  if (gives === 'none' || gives === 'child') return { outcome: gives, ...decided }
  if (gives !== 'review') return { outcome: 'counted', ...decided, category: gives, mayCount: true }
  const category = onlyCategory(definition, open)
  return { outcome: 'review', ...decided, category, mayCount: true, missing: allBlanks(open).filter(isAskedFirst) }
}

function undecided(definition: Definition, open: readonly OpenRule[]): Situation {
  const missing = blanksOf(open)
  const asking = open.filter((one) => one.missing.some((blank) => missing.includes(blank)))
  const first = asking.find(({ rule }) => Object.hasOwn(definition.categories, rule.gives)) ?? asking[0]
  if (!first) {
    const rule = `${definition.id}/no-rule-fits`
    return { outcome: 'none', category: null, mayCount: false, rule, reason: NO_RULE_FITS, missing: [] }
  }
  const category = onlyCategory(definition, asking)
  const mayCount = categoriesOf(definition, open).length > 0
  const reason = situationIsOpen(missing, category === null ? null : categoryLabel(definition, category))
  return { outcome: 'review', category, mayCount, rule: first.rule.id, reason, missing }
}

/**
 * Asked only when nothing else is blank: another answer mostly decides, many will not tell their age, and a friend's
 * sofa has no name.
 */
const ASKED_LAST: ReadonlySet<Blank> = new Set(['age', 'facility'])
const isAskedFirst = (blank: Blank): boolean => !ASKED_LAST.has(blank)

type Asking = readonly { readonly missing: readonly Blank[] }[]

const allBlanks = (open: Asking): readonly Blank[] => [...new Set(open.flatMap(({ missing }) => missing))]

/** The blanks to fill in first. */
function blanksOf(open: Asking): readonly Blank[] {
  const blanks = allBlanks(open)
  const first = blanks.filter(isAskedFirst)
  return first.length > 0 ? first : blanks
}

const categoriesOf = (definition: Definition, open: readonly OpenRule[]): readonly string[] =>
  [...new Set(open.map(({ rule }) => rule.gives))].filter((gives) => Object.hasOwn(definition.categories, gives))

function onlyCategory(definition: Definition, open: readonly OpenRule[]): string | null {
  const [category, ...others] = categoriesOf(definition, open)
  return category !== undefined && others.length === 0 ? category : null
}

/** The scope rules that do not hold, and those a blank leaves open. */
interface Scope {
  readonly failing: readonly ScopeRule[]
  readonly open: readonly { readonly rule: ScopeRule; readonly missing: readonly Blank[] }[]
}

function decideScope(definition: Definition, given: Circumstances, rulesOn: IsoDate): Scope {
  const failing: ScopeRule[] = []
  const open: Scope['open'][number][] = []
  for (const rule of rulesInForce(definition, rulesOn).scope) {
    const { answer, missing } = evaluate(rule.condition, given)
    if (answer === 'no') failing.push(rule)
    if (answer === 'unknown') open.push({ rule, missing })
  }
  return { failing, open }
}

interface RulesInForce extends Pick<Definition, 'scope' | 'rules'> {
  readonly on: IsoDate
}

/** The rules of a definition on a day. Found once for all records: it is one day for all of them. */
function rulesInForce(definition: Definition, on: IsoDate): RulesInForce {
  const known = IN_FORCE.get(definition)
  if (known?.on === on) return known
  const holds = (rule: ScopeRule | SituationRule) => isInForce(rule, on)
  const found = { on, scope: definition.scope.filter(holds), rules: definition.rules.filter(holds) }
  IN_FORCE.set(definition, found)
  return found
}

const IN_FORCE = new WeakMap<Definition, RulesInForce>()

function withScope(
  definition: Definition,
  situation: Situation,
  scope: Scope,
  accommodation: RecordFacts['accommodation'],
): Verdict {
  if (situation.outcome === 'none') return verdict('none', situation)
  const excluding = excludedBy(situation, scope)
  if (excluding) return excluding
  if (situation.outcome === 'child') return verdict('child', situation)
  if (scope.open.length > 0) return scopeLeftOpen(definition, situation, scope)
  if (situation.outcome === 'review') return verdict('review', situation)
  return { ...verdict('counted', situation), group: groupOf(definition, situation.category, accommodation) }
}

/** Not about this person: by residence status *outside*, by anything else not counted. A child has no age limit of its own here. */
function excludedBy(situation: Situation, { failing, open }: Scope): Verdict | null {
  const relevant = situation.outcome === 'child' ? failing.filter((rule) => rule.kind !== 'age') : failing
  const deciding = relevant.find((rule) => rule.kind !== 'residence') ?? relevant[0]
  if (!deciding) return null
  const { id, reason, kind } = deciding
  if (kind === 'residence' && situation.mayCount) {
    return { ...verdict('outside', situation), rule: id, reason, missing: [] }
  }
  const onlyAgeKeepsOut = situation.outcome === 'counted' && open.length === 0 && failing.every(isAboutAge)
  return { ...verdict('none', situation), rule: id, reason, category: null, missing: [], onlyAgeKeepsOut }
}

const isAboutAge = (rule: ScopeRule): boolean => rule.kind === 'age'

function scopeLeftOpen(definition: Definition, situation: Situation, { open }: Scope): Verdict {
  const [first] = open
  if (situation.outcome === 'review' || !first || situation.category === null) {
    const reason = alsoFillIn(situation.reason, blanksOf(open))
    return { ...verdict('review', situation), reason, missing: blanksOf([situation, ...open]) }
  }
  const missing = blanksOf(open)
  const reason = scopeIsOpen(missing, categoryLabel(definition, situation.category))
  return { ...verdict('review', situation), rule: first.rule.id, reason, missing }
}

/** A verdict by the situation alone. */
function verdict(outcome: Outcome, { category, rule, reason, missing }: Situation): Verdict {
  return { outcome, category, group: null, rule, reason, missing, onlyAgeKeepsOut: false }
}

function groupOf(
  definition: Definition,
  category: string | null,
  accommodation: RecordFacts['accommodation'],
): string | null {
  const found = Object.entries(definition.groups).find(
    ([, { categories, accommodations }]) =>
      categories.some((one) => one === category) || accommodations.some((one) => one === accommodation),
  )
  return found ? found[0] : null
}
