import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FileProblem, withFileFindings } from '../../../src/domain/submission/file-reading.ts'
import type { Finding } from '../../../src/domain/submission/finding.ts'

const message = { sv: 'x', en: 'x' }
const table = { sheet: null, headerRow: 1, header: ['boende', 'kön'], rows: [] }
const problem = (code: string, row: number | null, column: string | null = null, kind: Finding['kind'] = 'fault') =>
  ({ kind, code, row, column, message }) satisfies FileProblem
const finding = (...[code, row, column, kind]: Parameters<typeof problem>): Finding => ({
  ...problem(code, row, column, kind),
  column: column ?? null,
  file: 'a.csv',
  sheet: null,
  value: null,
})
const codesOf = (problems: readonly FileProblem[], ofReader: readonly Finding[], hasTable = true) =>
  withFileFindings('a.csv', { table, problems, hasTable }, ofReader).map(({ code }) => code)

describe('what is told of a file', () => {
  it('is the torn row, and not what its cells seem to hold', () => {
    const ofReader = [finding('unknown_choice', 3, 'kön'), finding('unknown_choice', 4, 'kön')]
    expect(codesOf([problem('too_many_cells', 3)], ofReader)).toEqual(['too_many_cells', 'unknown_choice'])
    const short = problem('missing_cells_blank', 3, null, 'repair')
    expect(codesOf([problem('unbalanced_quotes', 3), short], [])).toEqual(['unbalanced_quotes'])
  })

  it('is the fault of a cell, and not that it is blank without its value', () => {
    const ofReader = [finding('accommodation_blank', 4, 'boende', 'warning')]
    expect(codesOf([problem('cell_error', 4, 'boende')], ofReader)).toEqual(['cell_error'])
  })

  it('is that headings are missing, and not how many cells each row has beside them', () => {
    expect(codesOf([problem('too_many_cells', 3)], [finding('no_headings', 1)])).toEqual(['no_headings'])
  })

  it('is why no table came of the file, and not that it has no headings', () => {
    expect(codesOf([problem('row_too_long', 2)], [finding('no_headings', 1)], false)).toEqual(['row_too_long'])
  })

  it('has a fault whenever one was found', () => {
    const row = fc.integer({ min: 1, max: 4 })
    const column = fc.constantFrom(null, 'boende', 'kön')
    const codes = ['too_many_cells', 'other_separator', 'unbalanced_quotes', 'row_too_long', 'cell_error', 'empty_file']
    const problems = fc.array(fc.tuple(fc.constantFrom(...codes), row, column).map((told) => problem(...told)))
    const read = fc.constantFrom('no_headings', 'unknown_choice', 'not_a_date')
    const ofReader = fc.array(fc.tuple(read, row, column).map((told) => finding(...told)))
    fc.assert(
      fc.property(problems, ofReader, (ofFile, found) => {
        const told = codesOf(ofFile, found)
        expect(told.length > 0).toBe(ofFile.length + found.length > 0)
      }),
    )
  })
})
