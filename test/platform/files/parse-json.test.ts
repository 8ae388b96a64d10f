import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseJson } from '../../../src/platform/files/parse-json.ts'

it.each([
  ['a comma too many', '{\n  "a": 1,\n}', 3, 1],
  ['a comma too many in a list', '["a", ]', 1, 7],
  ['a comma too few', '{\r\n  "a": 1\r\n  "b": 2\r\n}', 3, 3],
  ['a word without quotes', '{ "a": [1, abc] }', 1, 12],
  ['curly quotes', '{ ”a”: 1 }', 1, 3],
  ['a colon that is missing', '{ "a" 1 }', 1, 7],
  ['a quote that is not closed', '{\n  "a": "x\n}', 2, 8],
  ['a number with a comma', '[1,5e]', 1, 4],
  ['a bracket of the other kind', '{ "a": [1} }', 1, 10],
  ['something after the end', '{} {}', 1, 4],
  ['an end that comes too early', '{ "a": {', 1, 9],
  ['an empty file', '', 1, 1],
])('tells where it stops: %s', (_why, text, row, character) => {
  expect(parseJson(text)).toEqual({ stopsAt: { row, character } })
})

it('reads what is JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(parseJson(JSON.stringify(json, null, 2))).toHaveProperty('json')
    }),
  )
})

it('finds a place in everything that is not JSON, and never throws', () => {
  const awkward = fc.string({ unit: fc.constantFrom(...'{}[]:,"\\01-.eEtruefalsn \n\u0001å'), maxLength: 30 })
  fc.assert(
    fc.property(awkward, (text) => {
      const read = parseJson(text)
      if ('stopsAt' in read) expect(read.stopsAt).not.toBeNull()
    }),
    { numRuns: 5000 },
  )
})

it('tells of brackets in a hundred thousand brackets without giving up', () => {
  expect(parseJson('['.repeat(100_000))).toEqual({ stopsAt: { row: 1, character: 100_001 } })
})
