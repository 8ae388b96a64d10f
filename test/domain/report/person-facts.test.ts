import fc from 'fast-check'
import { expect, it } from 'vitest'
import { personFacts } from '../../../src/domain/report/person-facts.ts'
import { DECLINED, recordFacts } from '../../../src/domain/submission/record.ts'

const answer = <T>(...values: T[]) => fc.constantFrom<T | typeof DECLINED | null>(null, DECLINED, ...values)
const contact = fc.constantFrom('none', 'social_services', 'health_care')

const record = fc.record({
  facts: fc
    .record({
      accommodation: answer('outdoors', 'night_shelter'),
      sex: answer('woman', 'man', 'other'),
      registered: answer('here', 'elsewhere'),
      supportNeed: answer('both', 'substance_use', 'housing_only'),
      housingNeeded: answer('own_home'),
      homelessSince: answer('2019', '2020-03', '2020-03-14'),
      childrenUnder18: answer(0, 2),
      contacts: fc.oneof(answer(), fc.uniqueArray(contact, { minLength: 1 })),
    })
    .map((facts) => recordFacts.parse(facts)),
  numberSex: fc.constantFrom('woman' as const, 'man' as const, null),
  age: fc.constantFrom({ youngest: 30, oldest: 31 }, null),
})

it('one record says of a person what the same record twice would', () => {
  fc.assert(
    fc.property(record, (each) => {
      expect(personFacts([each])).toEqual(personFacts([each, each]))
    }),
  )
})
