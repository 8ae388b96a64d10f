import type { ObservedByOrganisation, ObservedGroup } from '../outreach/observed-persons.ts'
import { isIsoDate } from '../terms/dates.ts'
import { dayAndMonthInWords } from '../terms/day-in-words.ts'
import { joined, listInWords, type Text, verbatim } from '../terms/text.ts'
import { countedPersons } from './persons-in-report.ts'
import { rangeTexts } from './range.texts.ts'
import { labelTexts, sectionTexts, tableTexts, unitTexts } from './report.texts.ts'
import type { ReportTable, TableRow } from './report-table.ts'
import type { ReportInput, ReportSection } from './yearly-report.ts'

/** What the range of a report is made of. */
type RangeInput = Pick<ReportInput, 'persons' | 'range' | 'rangeOfDoubts' | 'observedGroups' | 'units'>

/** An organisation in words: those whose name is withheld stand as the id of their unit. */
type NameOf = (organisation: string) => Text

const namesAmong =
  (units: RangeInput['units']): NameOf =>
  (organisation) =>
    units.some(({ id, withholdName }) => withholdName && id === organisation)
      ? labelTexts.withheldUnit
      : verbatim(organisation)

/**
 * Chapter: how both ends of the range come about, in words and as a sum, and that the upper end is no number of persons.
 * Empty when there is no range. Source: contract.md section 3.
 */
export function rangeSection(input: RangeInput): ReportSection {
  const { range, observedGroups } = input
  const title = sectionTexts.range
  if (range.low === range.high) return { id: 'range', title, paragraphs: [], tables: [] }
  const persons = countedPersons(input.persons).length
  const doubts = input.rangeOfDoubts.high - persons
  const nameOf = namesAmong(input.units)
  const seen = observedGroups
    .map((group) => ({ organisation: nameOf(largestOf(group)), counts: group.counts }))
    .filter(({ counts }) => counts > 0)
  return {
    id: 'range',
    title,
    paragraphs: [
      rangeTexts.number(persons, range.low, range.high),
      ...(range.high > persons ? [rangeTexts.notTotal(range.high)] : []),
      ...(range.low < persons ? [rangeTexts.lowEnd(range.low)] : []),
      ...(range.high > persons ? [rangeTexts.highEnd(persons, doubts, seen, range.high)] : []),
      ...(seen.length > 0 ? [rangeTexts.nobodyAdded, rangeTexts.bestNight] : []),
      ...observedGroups.flatMap((group) => sharingInWords(group, nameOf)),
    ],
    tables: range.high > persons ? [highEndTable(input, persons, doubts)] : [],
  }
}

/** Which organisations were at the same places, and which of them counts. Nothing of one by itself. */
function sharingInWords(group: ObservedGroup, nameOf: NameOf): Text[] {
  const sawAny = group.organisations.filter(({ highest }) => highest > 0)
  if (sawAny.length < 2) return []
  const names = sawAny.map(({ organisation }) => nameOf(organisation))
  return [rangeTexts.sharedPlaces(listInWords(names), nameOf(largestOf(group)), group.counts)]
}

/** Step by step from the number to the upper end. Places are not named: they are free text. */
function highEndTable({ range, observedGroups, units }: RangeInput, persons: number, doubts: number): ReportTable {
  const seen = observedGroups.flatMap((group) =>
    group.organisations.filter(({ highest }) => highest > 0).map((each) => ({ each, largest: largestOf(group) })),
  )
  const rows: TableRow[] = [
    { key: 'persons', label: rangeTexts.persons, values: [null, persons] },
    ...(doubts > 0 ? [{ key: 'doubts', label: rangeTexts.doubts, values: [null, doubts], role: 'part' as const }] : []),
    ...seen.map(({ each, largest }, at) => ({
      key: `observed_${at + 1}`,
      label: organisationInWords(each, largest, namesAmong(units)),
      values: [each.highest, each.organisation === largest ? each.highest : 0],
      role: 'part' as const,
    })),
    { key: 'range_high', label: rangeTexts.highIsNoNumber, values: [null, range.high], role: 'part' },
  ]
  const isAnybodySeen = seen.length > 0
  return {
    id: 'rangeHigh',
    title: tableTexts.rangeHigh,
    unit: unitTexts.persons,
    columns: [
      ...(isAnybodySeen ? [{ key: 'seen', label: rangeTexts.seen }] : []),
      { key: 'high', label: rangeTexts.inHighEnd },
    ],
    rows: rows.map((row) => ({ ...row, values: isAnybodySeen ? row.values : row.values.slice(1) })),
    notes: [rangeTexts.lastRow, ...(isAnybodySeen ? [rangeTexts.ofSeenNobody] : [])],
  }
}

function organisationInWords(
  { organisation, nights, highest }: ObservedByOrganisation,
  largest: string,
  nameOf: NameOf,
): Text {
  const night = nights.find(({ persons }) => persons === highest)?.night ?? ''
  const words = isIsoDate(night)
    ? { sv: dayAndMonthInWords(night, 'sv'), en: dayAndMonthInWords(night, 'en') }
    : verbatim(night)
  const label = rangeTexts.organisation(nameOf(organisation), words)
  return organisation === largest ? label : joined([label, rangeTexts.maybeSame(nameOf(largest))], ', ')
}

/** Which organisation of the group counts: the first that saw most. */
const largestOf = ({ organisations, counts }: ObservedGroup): string =>
  organisations.find(({ highest }) => highest === counts)?.organisation ?? ''
