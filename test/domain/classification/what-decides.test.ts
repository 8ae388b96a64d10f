import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifyRecord } from '../../../src/domain/classification/classify-record.ts'
import type { Circumstances } from '../../../src/domain/classification/condition.ts'
import { SHIPPED_DEFINITIONS } from '../../../src/domain/classification/definitions/index.ts'
import { socialstyrelsen2011 } from '../../../src/domain/classification/definitions/socialstyrelsen-2011.ts'
import { whatDecides } from '../../../src/domain/classification/what-decides.ts'
import { CONTRACT_FORM, codesOf, PLANNED_MOVE_OUT, RESIDENCE_STATUS } from '../../../src/domain/submission/codes.ts'
import { accommodationCode, recordFacts } from '../../../src/domain/submission/record.ts'
import { censusWeek, isoDate } from '../../../src/domain/terms/dates.ts'

const given = (facts: object, age: number | null = 40): Circumstances => ({
  facts: recordFacts.parse(facts),
  age: age === null ? null : { youngest: age, oldest: age },
  units: [{ exercisesAuthority: true }],
  week: censusWeek.parse({ from: '2024-01-15', to: '2024-01-21' }),
  municipality: { code: '1283', name: 'Provköping' },
})
const areAlike = (definition: (typeof SHIPPED_DEFINITIONS)[number], one: Circumstances, other: Circumstances) =>
  whatDecides(definition).every((question) => question(one) === question(other))

const yesOrNo = fc.constantFrom(true, false, 'declined', null)
const answers = {
  accommodation: fc.constantFrom(...accommodationCode.options, 'declined', null),
  plannedMoveOut: fc.constantFrom(...codesOf(PLANNED_MOVE_OUT), null),
  contractForm: fc.constantFrom(...codesOf(CONTRACT_FORM), null),
  residenceStatus: fc.constantFrom(...codesOf(RESIDENCE_STATUS), null),
  contractEnds: fc.constantFrom('2024-02-01', '2024-04-20', '2024-04-21', '2025-01-01', null),
  stayedSince: fc.constantFrom('2023', '2023-10', '2021-05-01', null),
  facility: fc.constantFrom('Eken', ' eken ', 'Linden', null),
  responsibleMunicipality: fc.constantFrom('Provköping', 'provköpings kommun', '1280', null),
  housingArranged: yesOrNo,
  nightByNight: yesOrNo,
  emergencyPlace: yesOrNo,
  contactForThisReason: yesOrNo,
  placedBySocialServices: yesOrNo,
  withGuardian: yesOrNo,
}
const circumstances = (facts: object) =>
  fc
    .tuple(fc.record(answers), fc.constantFrom(9, 17, 18, 19, 20, 21, 40, 70, null))
    .map(([all, age]) => given({ ...all, ...facts }, age))

describe('what decides', () => {
  it.each(SHIPPED_DEFINITIONS.map((definition) => [definition.id, definition] as const))(
    'by %s: records alike in all of it get the same verdict',
    (_, definition) => {
      const rulesOn = isoDate.parse('2024-01-15')
      const verdictOf = (one: Circumstances) => classifyRecord(definition, one, { ...one, rulesOn })
      // Two that differ in one answer or in the age, which mostly does not decide.
      const pairs = fc
        .tuple(circumstances({}), circumstances({}), fc.constantFrom('age', ...Object.keys(recordFacts.shape)))
        .map(([one, other, changed]) => {
          if (changed === 'age') return [one, { ...one, age: other.age }] as const
          const change = Object.entries(other.facts).filter(([fact]) => fact === changed)
          return [one, { ...one, facts: { ...one.facts, ...Object.fromEntries(change) } }] as const
        })
      fc.assert(
        fc.property(pairs, ([one, other]) => {
          if (areAlike(definition, one, other)) expect(verdictOf(other)).toEqual(verdictOf(one))
        }),
        { numRuns: 2000, seed: 8 },
      )
    },
  )

  it('is not what no rule asks for, nor an age on the same side of every limit', () => {
    const adult = given({ accommodation: 'outdoors' })
    expect(areAlike(socialstyrelsen2011, adult, given({ accommodation: 'outdoors', household: 'H1' }, 41))).toBe(true)
    expect(areAlike(socialstyrelsen2011, adult, given({ accommodation: 'outdoors' }, 18))).toBe(false)
    expect(areAlike(socialstyrelsen2011, adult, given({ accommodation: 'night_shelter' }))).toBe(false)
  })
})
