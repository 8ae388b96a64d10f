import type { Text } from '../../domain/terms/text.ts'

/** The analyst's page of what was counted outdoors. */
export const outreachBoardTexts = {
  title: (census: string): Text => ({
    sv: `Räknat ute, kartläggning ${census}`,
    en: `Counted outdoors, census ${census}`,
  }),
  link: { sv: 'Räknat ute', en: 'Counted outdoors' },
  only: {
    sv: 'Bara du som analytiker ser den här sidan. Visa den inte för organisationerna: var och en ser bara sitt eget.',
    en: 'You alone, as an analyst, see this page. Do not show it to the organisations: each sees its own alone.',
  },
  none: {
    sv: 'Ingen har räknat ute i den här kartläggningen än. Enheterna gör koder till sina telefoner på sidan ”Räkna ute med telefon”.',
    en: 'Nobody has counted outdoors in this census yet. Units make codes for their phones on the page “Count outdoors with phones”.',
  },
  contributed: { sv: 'Vad var och en har lämnat', en: 'What each has contributed' },
  unit: { sv: 'Enhet', en: 'Unit' },
  phones: { sv: 'Telefoner', en: 'Phones' },
  persons: { sv: 'Tillfrågade, i svaret', en: 'Asked, in the answer' },
  waits: { sv: 'Väntar på enheten', en: 'Wait for the unit' },
  outOfScope: { sv: 'Eget boende', en: 'Home of their own' },
  askedBefore: { sv: 'Redan tillfrågade', en: 'Asked already' },
  outsideWeek: { sv: 'Utanför veckan', en: 'Outside the week' },
  observed: { sv: 'Sedda', en: 'Seen' },
  uncertain: { sv: 'Osäker tid', en: 'Time not certain' },
  sum: { sv: 'Summa', en: 'Sum' },
  explained: {
    sv: 'Tillfrågade och sedda är personer. Tillfrågade räknas när enheten lämnar in sitt svar. Sedda är alla som har setts, alla nätter tillsammans: samma person kan vara sedd flera gånger. Osäker tid är poster från telefoner vars klocka inte kan stämma; de är räknade till när de kom fram.',
    en: 'Asked and seen are persons. Those asked count when the unit hands in its answer. Seen is everybody seen, all nights together: the same person may have been seen several times. Time not certain is posts of phones whose clock cannot be right; they are counted to when they arrived.',
  },
  arithmetic: {
    sv: 'Så räknas de sedda i spannets övre ände',
    en: 'How those seen count in the high end of the range',
  },
  rule: {
    sv: 'Av varje organisation räknas den natt då den såg flest. Organisationer som har varit på samma plats kan ha sett samma personer: av dem räknas bara den som såg flest. Talet läggs till spannets övre ände, aldrig till antalet.',
    en: 'Of each organisation the night counts on which it saw most. Organisations that were at the same place may have seen the same persons: of them only the one that saw most counts. The number is added to the high end of the range, never to the number.',
  },
  noObservations: {
    sv: 'Ingen har räknat personer utan att fråga dem.',
    en: 'Nobody has counted persons without asking them.',
  },
  organisation: { sv: 'Organisation', en: 'Organisation' },
  night: (day: string): Text => ({ sv: `Natten som började ${day}`, en: `The night that began ${day}` }),
  highest: { sv: 'Högst', en: 'Highest' },
  counts: { sv: 'Räknas', en: 'Counts' },
  shared: (places: string): Text => ({ sv: `Samma plats: ${places}`, en: `The same place: ${places}` }),
  total: (numbers: readonly number[], sum: number): Text => {
    const words = numbers.length > 1 ? `${numbers.join(' + ')} = ${sum}` : String(sum)
    return {
      sv: `Till spannets övre ände läggs ${words} ${sum === 1 ? 'person' : 'personer'}.`,
      en: `Added to the high end of the range: ${words} ${sum === 1 ? 'person' : 'persons'}.`,
    }
  },
} as const
