import type { Text } from '../terms/text.ts'

const personsIn = (count: number): Text => ({
  sv: count === 1 ? '1 person' : `${count} personer`,
  en: count === 1 ? '1 person' : `${count} persons`,
})

/** What the chapter about the range says: uncertainty about the number, never another number. */
export const rangeTexts = {
  low: { sv: 'Osäkerhet: spannets nedre gräns', en: 'Uncertainty: lower end of the range' },
  high: (isAbove: boolean): Text => ({
    sv: `Osäkerhet: spannets övre gräns${isAbove ? ' (inget antal)' : ''}`,
    en: `Uncertainty: upper end of the range${isAbove ? ' (no number)' : ''}`,
  }),
  inShort: (low: number, high: number, isAbove: boolean): Text => ({
    sv: `Osäkerhet: spannet är ${low}–${high}.${isAbove ? ' Den övre gränsen är inget antal personer (se ”Vad spannet betyder”).' : ''}`,
    en: `Uncertainty: the range is ${low}–${high}.${isAbove ? ' Its upper end is no number of persons (see “What the range means”).' : ''}`,
  }),
  number: (persons: number, low: number, high: number): Text => ({
    sv: `Antalet är ${persons}. Spannet ${low}–${high} visar hur osäkert det är.`,
    en: `The number is ${persons}. The range ${low}–${high} shows how uncertain it is.`,
  }),
  notTotal: (high: number): Text => ({
    sv: `Den övre gränsen, ${high}, är inget antal personer och ska inte anges som ett. Den visar hur långt osäkerheten når om alla tveksamheter pekar åt samma håll.`,
    en: `The upper end, ${high}, is no number of persons and is not to be given as one. It shows how far the uncertainty reaches if every doubt points the same way.`,
  }),
  lowEnd: (low: number): Text => ({
    sv: `Nedre gränsen: ${low}, om alla osäkra dubbletter är en och samma person.`,
    en: `Lower end: ${low}, if all doubtful duplicates are one and the same person.`,
  }),
  highEnd: (
    persons: number,
    doubts: number,
    observed: readonly { readonly organisation: Text; readonly counts: number }[],
    high: number,
  ): Text => {
    const steps = [
      { sv: `${persons} räknade`, en: `${persons} counted` },
      ...(doubts > 0
        ? [
            {
              sv: `${doubts} om alla osäkra dubbletter är olika personer`,
              en: `${doubts} if all doubtful duplicates are different persons`,
            },
          ]
        : []),
      ...observed.map(({ organisation, counts }) => ({
        sv: `${counts} sedda av ${organisation.sv}`,
        en: `${counts} seen by ${organisation.en}`,
      })),
    ]
    return {
      sv: `Övre gränsen: ${steps.map(({ sv }) => sv).join(' + ')} = ${high}.`,
      en: `Upper end: ${steps.map(({ en }) => en).join(' + ')} = ${high}.`,
    }
  },
  nobodyAdded: {
    sv: 'Sedda på natten: den som sågs utan att kunna identifieras kan redan vara bland de räknade. Därför läggs ingen till antalet, och bara den övre gränsen flyttas.',
    en: 'Seen at night: whoever was seen and not identified may be among those counted. So nobody is added to the number, and only the upper end moves.',
  },
  bestNight: {
    sv: 'Av varje organisation används bara den natt då den såg flest, eftersom samma person kan ha setts flera nätter.',
    en: 'Of each organisation only the night is used on which it saw most, since the same person may have been seen on several nights.',
  },
  sharedPlaces: (organisations: Text, largest: Text, counts: number): Text => ({
    sv: `${organisations.sv} hade platser gemensamt och kan ha sett samma personer. Siffrorna läggs inte ihop: bara den som såg flest används (${largest.sv}, ${personsIn(counts).sv}).`,
    en: `${organisations.en} had places in common and may have seen the same persons. The figures are not added: only the one that saw most is used (${largest.en}, ${personsIn(counts).en}).`,
  }),
  seen: { sv: 'Sedda', en: 'Seen' },
  inHighEnd: { sv: 'I övre gränsen', en: 'In the upper end' },
  persons: { sv: 'Räknade personer: antalet', en: 'Persons counted: the number' },
  doubts: {
    sv: 'Osäkra dubbletter, om alla är olika personer',
    en: 'Doubtful duplicates, if all are different persons',
  },
  organisation: (name: Text, night: Text): Text => ({
    sv: `Sedda av ${name.sv}, natten som började ${night.sv}`,
    en: `Seen by ${name.en}, the night that began ${night.en}`,
  }),
  maybeSame: (largest: Text): Text => ({
    sv: `kan vara samma som ${largest.sv} såg`,
    en: `may be those whom ${largest.en} saw`,
  }),
  lastRow: { sv: 'Sista raden är inget antal personer.', en: 'The last row is no number of persons.' },
  ofSeenNobody: {
    sv: 'Av dem som sågs läggs ingen till antalet.',
    en: 'Of those seen nobody is added to the number.',
  },
  highIsNoNumber: { sv: 'Spannets övre gräns (inget antal)', en: 'Upper end of the range (no number)' },
} as const
