import { expect, it } from 'vitest'
import { responseOf } from '../../../src/domain/census/response.ts'

const INPUTS = { unitsAsked: ['amf', 'ria', 'g7', 'g7'], nilReturns: ['ria'], unitsHeard: ['amf', 'po-skane'] }

it.each([
  ['amf', 'answered'],
  ['ria', 'nil'],
  ['g7', 'silent'],
  ['shis', 'notAsked'],
  ['po-skane', 'answered'], // without being asked
])('knows how %s answered', (unitId, response) => {
  expect(responseOf(unitId, INPUTS)).toBe(response)
})
