import { type Definition, definition } from '../definition.ts'
import { atMostYears } from './building-blocks.ts'
import { STOCKHOLM, UNIT_EXERCISES_AUTHORITY, VALID_FROM } from './stockholm.ts'

const APPLICATION = {
  publisher: 'Norrmalms stadsdelsförvaltning',
  document: 'Ansökan om medel 2018',
}

/** Stockholm's definition, restricted to units that exercise authority. Source: application for funds 2018. */
export const norrmalm: Definition = definition.parse({
  ...STOCKHOLM,
  id: 'norrmalm',
  title: { sv: 'Hemlöshet i Norrmalm', en: 'Homelessness in Norrmalm' },
  source: APPLICATION,
  groups: {
    acute: { label: { sv: 'Akuta lösningar', en: 'Acute solutions' }, categories: ['1', '4'] },
    longerTerm: { label: { sv: 'Stadigvarande lösningar', en: 'Longer-term solutions' }, categories: ['2'] },
  },
  assumptions: [
    ...STOCKHOLM.assumptions,
    {
      sv: 'Akuta lösningar är akut boende, utomhus och hos vänner; stadigvarande är institution och stödboende.',
      en: 'Acute solutions are acute housing, outdoors and friends; longer-term ones are institutions and supported housing.',
    },
  ],
  scope: [
    {
      id: 'norrmalm/under-65',
      kind: 'age',
      condition: atMostYears(64),
      validFrom: VALID_FROM,
      validTo: '2015-12-31',
      source: APPLICATION,
      reason: {
        sv: 'Till och med 2015 omfattade kartläggningen bara personer under 65 år.',
        en: 'Up to 2015 the census covered only persons under 65.',
      },
    },
    {
      id: 'norrmalm/unit-exercises-authority',
      kind: 'reportingUnit',
      condition: UNIT_EXERCISES_AUTHORITY,
      validFrom: VALID_FROM,
      source: APPLICATION,
      reason: {
        sv: 'Norrmalm räknar bara uppgifter från enheter som utövar myndighet.',
        en: 'Norrmalm counts only records from units that exercise authority.',
      },
    },
    ...STOCKHOLM.scope,
  ],
})
