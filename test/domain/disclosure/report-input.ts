import type { Flows } from '../../../src/domain/comparison/flows.ts'
import type { PublicInput } from '../../../src/domain/disclosure/public-tables.ts'
import type { ComparisonInReport, PersonInReport, PersonNotCounted } from '../../../src/domain/report/yearly-report.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'
import { verbatim } from '../../../src/domain/terms/text.ts'

/** A person counted, about whom nothing is known but what is given. */
export const personWith = (facts: Partial<PersonInReport> = {}): PersonInReport => ({
  outcome: 'counted',
  category: '1',
  group: null,
  sourcesDiffer: false,
  linkable: true,
  protectedIdentity: false,
  units: ['alfa'],
  sex: null,
  age: null,
  outdoors: false,
  registered: null,
  supportNeed: null,
  housingNeeded: null,
  incomeSource: null,
  occupation: null,
  birthCountryGroup: null,
  contacts: null,
  contributingFactors: null,
  homelessSince: null,
  childrenUnder18: null,
  disagreements: [],
  ...facts,
})

/** So many persons of the same kind. */
export const persons = (count: number, facts: Partial<PersonInReport> = {}): PersonInReport[] =>
  Array.from({ length: count }, () => personWith(facts))

/** So many persons who are not counted. */
export const notCounted = (count: number, outcome: PersonNotCounted['outcome']): PersonNotCounted[] =>
  Array.from({ length: count }, () => ({ outcome, category: '1', reason: verbatim('r'), missing: [] }))

const [from, to] = [isoDate.parse('2019-01-14'), isoDate.parse('2019-01-20')]

/** What a public edition is made of, with the persons given. */
export function reportInput(counted: readonly PersonInReport[], more: Partial<PublicInput> = {}): PublicInput {
  return {
    municipality: { code: '1283', name: 'Provköping' },
    census: { key: '2019', week: { from, to }, purpose: null },
    definition: {
      id: 'prov',
      title: verbatim('Prov'),
      source: { publisher: 'Prov', document: 'Prov', section: null, url: null },
      categories: [
        { key: '1', label: verbatim('Akut') },
        { key: '2', label: verbatim('Institution') },
      ],
      groups: [],
      rules: [],
      assumptions: [],
    },
    persons: counted,
    comparison: null,
    units: [{ answer: 'answered' }, { answer: 'nil' }, { answer: 'silent' }],
    ...more,
  }
}

/** Flows of which only these are not zero. */
export const flowsOf = (given: Partial<Flows>): Flows => ({
  persisting: 0,
  returning: 0,
  returningFrom: { otherSituation: 0, notCounted: 0, register: 0, earlierCensus: 0 },
  new: 0,
  newByHomelessSince: { sinceLast: 0, before: 0, notKnown: 0 },
  newAtLeast: 0,
  newAllHeld: 0,
  unlinkable: 0,
  changedScopeIn: 0,
  left: 0,
  leftTo: {
    otherSituation: 0,
    notCounted: 0,
    needsReview: 0,
    ownContract: 0,
    otherMunicipality: 0,
    deceased: 0,
    elsewhere: 0,
    notFound: 0,
  },
  leftToSaid: 0,
  unlinkablePrevious: 0,
  changedScopeOut: 0,
  returningOverlaps: { otherSituation: 0, notCounted: 0, register: 0, earlierCensus: 0 },
  ...given,
})

/** An earlier census, compared with. */
export const comparedWith = (
  counted: readonly PersonInReport[],
  flows: Flows,
  census = '2018',
): ComparisonInReport => ({
  census,
  week: { from: isoDate.parse('2018-01-15'), to: isoDate.parse('2018-01-21') },
  persons: counted.length,
  personsThen: counted.length,
  flows,
  persistence: {},
  coverage: {
    sameUnits: { previous: 0, current: 0, change: 0 },
    addedUnits: [],
    droppedUnits: [],
    onlyAddedUnits: 0,
    onlyDroppedUnits: 0,
  },
  personsInReport: counted,
})
