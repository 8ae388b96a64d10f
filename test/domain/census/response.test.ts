import { expect, it } from 'vitest'
import { responseOf, summariseResponse } from '../../../src/domain/census/response.ts'

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

it('counts a nil return as an answer and silence as none', () => {
  expect(summariseResponse(INPUTS)).toEqual({ asked: 3, answered: 2, nil: 1, silent: 1 })
})
