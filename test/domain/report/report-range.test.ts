import { describe, expect, it } from 'vitest'
import { type ObservedNight, observedGroups, observedPersons } from '../../../src/domain/outreach/observed-persons.ts'
import { rangeSection } from '../../../src/domain/report/report-range.ts'

const at = (organisation: string, night: string, place: string, persons: number): ObservedNight => ({
  ...{ organisation, night, place, persons },
})

const NIGHTS: readonly ObservedNight[] = [
  at('G7', '2018-01-16', 'Knutpunkten', 4),
  at('G7', '2018-01-18', 'Knutpunkten', 5),
  at('Hemlösas hus', '2018-01-18', 'Gasverksgatan', 2),
  at('PO Skåne', '2018-01-18', 'knutpunkten', 4),
]

const sectionOf = (
  nights: readonly ObservedNight[],
  doubts: { readonly low: number; readonly high: number },
  units: Parameters<typeof rangeSection>[0]['units'] = [],
) =>
  rangeSection({
    persons: [],
    range: { low: doubts.low, high: doubts.high + observedPersons(nights) },
    rangeOfDoubts: doubts,
    observedGroups: observedGroups(nights),
    units,
  })
const words = (section: ReturnType<typeof sectionOf>) => section.paragraphs.map(({ sv }) => sv).join('\n')
const rowsOf = (section: ReturnType<typeof sectionOf>) => section.tables.flatMap(({ rows }) => rows)

describe('the chapter about the range', () => {
  it('tells every step of the upper end, and the steps add up to it', () => {
    const rows = rowsOf(sectionOf(NIGHTS, { low: 0, high: 2 }))
    expect(rows.map(({ label, values }) => [label.sv, ...values])).toEqual([
      ['Räknade personer: antalet', null, 0],
      ['Osäkra dubbletter, om alla är olika personer', null, 2],
      ['Sedda av Hemlösas hus, natten som började 18 januari', 2, 2],
      ['Sedda av G7, natten som började 18 januari', 5, 5],
      ['Sedda av PO Skåne, natten som började 18 januari, kan vara samma som G7 såg', 4, 0],
      ['Spannets övre gräns (inget antal)', null, 9],
    ])
  })

  it('says that the upper end is no number, and that nobody who was seen is added', () => {
    const said = words(sectionOf(NIGHTS, { low: 0, high: 2 }))
    expect(said).toContain('Den övre gränsen, 9, är inget antal personer')
    expect(said).toContain('Därför läggs ingen till antalet')
    expect(said).toContain('G7 och PO Skåne hade platser gemensamt')
    expect(said).not.toContain('Knutpunkten')
  })

  it('says nothing of the night when nobody was seen, nor of doubts when there are none', () => {
    const doubtful = sectionOf([], { low: 0, high: 1 })
    expect(words(doubtful)).not.toMatch(/sedd/i)
    expect(rowsOf(doubtful).map(({ key, values }) => [key, ...values])).toEqual([
      ['persons', 0],
      ['doubts', 1],
      ['range_high', 1],
    ])
    expect(doubtful.tables[0]?.notes.map(({ sv }) => sv)).toEqual(['Sista raden är inget antal personer.'])
    expect(words(sectionOf(NIGHTS, { low: 0, high: 0 }))).not.toContain('dubbletter')
  })

  it('calls an organisation whose name is withheld by no name', () => {
    const unit = { id: 'withheld-1', name: 'withheld-1', withholdName: true, organisationKind: 'voluntary' } as const
    const withheld = { ...unit, answer: 'answered', previousAnswer: null, records: 0 } as const
    const section = sectionOf([at('withheld-1', '2018-01-18', 'Parken', 3)], { low: 0, high: 0 }, [withheld])
    expect(JSON.stringify(section)).not.toContain('withheld-1')
    expect(words(section)).toContain('3 sedda av enhet vars namn inte visas')
  })

  it('is not there when there is no range', () => {
    expect(sectionOf([], { low: 0, high: 0 })).toMatchObject({ paragraphs: [], tables: [] })
  })
})
