import { labelTexts, tableTexts, unitTexts } from '../report/report.texts.ts'
import { verbatim } from '../terms/text.ts'
import { type Population, personsKey } from './counted-cells.ts'
import { disclosureTexts } from './disclosure.texts.ts'
import type { PublicCell, PublicTable } from './public-report.ts'
import type { Release } from './release.ts'

/**
 * The number of persons over the years: other censuses as they were last published, this one as it is shown now, in the
 * order of the years. An older census may be published after a later one.
 * `null` with nothing published before.
 */
export function yearsTable(now: Population, ledger: readonly Release[], shown: PublicCell): PublicTable | null {
  const published = new Map<string, number>()
  for (const { key, value } of ledger.flatMap(({ cells }) => cells)) {
    const census = censusOf(now, key)
    if (census !== null && census !== now.census) published.set(census, value)
  }
  if (published.size === 0) return null
  const others = [...published].map(([census, value]) => ({ census, cell: { status: 'shown' as const, value } }))
  const years = [...others, { census: now.census, cell: shown }].sort((a, b) => (a.census < b.census ? -1 : 1))
  return {
    id: 'years',
    title: tableTexts.years,
    unit: unitTexts.persons,
    columns: [{ key: 'value', label: labelTexts.persons }],
    rows: years.map(({ census, cell }) => ({ key: census, label: verbatim(census), cells: [cell] })),
    notes: [disclosureTexts.publishedThen],
  }
}

/** The census whose number of persons a key names; `null` when it names another figure or definition. */
function censusOf(now: Population, key: string): string | null {
  const census = key.slice(now.definition.length + 1).split('/')[0] ?? ''
  return personsKey({ ...now, census }) === key ? census : null
}
