import { type Column, FACT_COLUMNS } from './column-map.ts'
import type { FactName } from './record.ts'

/** The parts of the form for one person, in their order: where, who, what support, which children. Source: ux.md section 2.2. */
export const FORM_PARTS = ['housing', 'identity', 'support', 'children'] as const
/** One of `FORM_PARTS`. */
export type FormPart = (typeof FORM_PARTS)[number]

/** Facts of the form in the order they are asked, by part and by what they go together with. Every fact but those is asked nowhere else. */
export const FORM_FACTS = {
  housing: {
    always: ['accommodation', 'facility', 'nightByNight', 'emergencyPlace'],
    institution: ['plannedMoveOut', 'housingArranged'],
    withOthers: ['contractForm', 'contractEnds', 'contactForThisReason'],
    more: [
      ...(['stayedSince', 'homelessSince', 'district', 'responsibleMunicipality', 'statedSituation'] as const),
      ...(['placedBySocialServices', 'payer', 'monthlyPlacementCost'] as const),
    ],
  },
  identity: { always: ['sex', 'residenceStatus', 'withGuardian'], more: ['birthCountryGroup', 'household'] },
  support: {
    always: ['supportNeed', 'contacts', 'registered'],
    more: ['housingNeeded', 'contributingFactors', 'incomeSource', 'occupation'],
  },
  children: { always: ['childrenUnder18'] },
} as const satisfies { readonly [P in FormPart]: Readonly<Record<string, readonly FactName[]>> }

/** Facts that are asked of everybody, whatever definition the census has: the yearly report is built on them. Assumption: decided by the project, 2026-11-21. */
export const ASKED_OF_EVERYBODY: readonly FactName[] = [
  ...(['accommodation', 'facility', 'homelessSince', 'sex'] as const),
  ...(['supportNeed', 'contacts', 'registered', 'childrenUnder18'] as const),
]

/** Facts whose answer is somebody's own to give or withhold: *vill ej uppge* is one of their choices. */
export const MAY_BE_DECLINED: ReadonlySet<FactName> = new Set([
  ...(['accommodation', 'sex', 'residenceStatus', 'birthCountryGroup', 'registered', 'supportNeed'] as const),
  ...(['contacts', 'contributingFactors', 'incomeSource', 'occupation', 'contractForm', 'childrenUnder18'] as const),
])

/** How a form writes *not known* and *would not say*, apart from a blank. Both are read in files too. */
export const NOT_KNOWN = 'unknown'
/** How a form writes *would not say*. */
export const WOULD_NOT_SAY = 'declined'

/** How exactly it is known who the person is: the one that is chosen counts. */
export const PRECISIONS = ['personnummer', 'birth_date', 'birth_year', 'age', 'none'] as const
/** One of `PRECISIONS`. */
export type Precision = (typeof PRECISIONS)[number]

/** The precisions that have something to write, by the name of their column. */
export const WRITTEN_PRECISIONS = ['personnummer', 'birth_date', 'birth_year', 'age'] as const

/** The fact that a column holds; `undefined` for the columns of identity and of the row. */
export const factOf = (english: string): FactName | undefined => FACTS_BY_COLUMN.get(english)

const isFact = (name: string): name is FactName => Object.hasOwn(FACT_COLUMNS, name)
const FACTS_BY_COLUMN: ReadonlyMap<string, FactName> = new Map(
  Object.keys(FACT_COLUMNS).flatMap((name) => (isFact(name) ? [[FACT_COLUMNS[name].english, name] as const] : [])),
)

/** The facts of one part as a form shows them: those asked at once, in groups, and those behind *more questions*. */
export interface PartLayout {
  readonly groups: readonly { readonly group: FormGroup; readonly facts: readonly FactName[] }[]
  readonly more: readonly FactName[]
}

/** What questions of a part go together with: asked of all, of those in institutions, of those who stay with others. */
export type FormGroup = 'always' | 'institution' | 'withOthers'

const GROUPS: readonly FormGroup[] = ['always', 'institution', 'withOthers']

/** How a part of the form is laid out: what the definition decides by is asked at once, the rest stands behind. */
export function layoutOf(
  part: FormPart,
  columns: readonly Column<unknown>[],
  askedByDefinition: ReadonlySet<FactName>,
): PartLayout {
  const agreed = new Set(columns.map(({ english }) => english))
  const isAgreed = (fact: FactName) => agreed.has(FACT_COLUMNS[fact].english)
  const isAsked = (fact: FactName) => askedByDefinition.has(fact) || ASKED_OF_EVERYBODY.includes(fact)
  const written: Readonly<Record<string, readonly FactName[]>> = FORM_FACTS[part]
  const grouped = (group: string): readonly FactName[] => (written[group] ?? []).filter(isAgreed)
  const groups = GROUPS.map((group) => {
    const own = grouped(group).filter(isAsked)
    return { group, facts: group === 'always' ? [...own, ...grouped('more').filter(isAsked)] : own }
  })
  return {
    groups: groups.filter(({ facts }) => facts.length > 0),
    more: [...GROUPS.flatMap(grouped), ...grouped('more')].filter((fact) => !isAsked(fact)),
  }
}
