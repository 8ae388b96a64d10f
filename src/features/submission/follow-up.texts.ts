import type { FollowUpOutcome, WentTo } from '../../domain/submission/follow-up.ts'
import type { Text } from '../../domain/terms/text.ts'

/** What the page on those the unit had last time says. */
export const followUpTexts = {
  title: { sv: 'Hur gick det för dem ni hade förra gången?', en: 'What became of those you had last time?' },
  intro: (census: string): Text => ({
    sv: `Det här är de personer ni själva lämnade uppgift om i kartläggningen ${census}. Svara så långt ni vet. Den som är kvar lämnar ni på nytt: vem personen är fylls i, allt annat frågas en gång till.`,
    en: `These are the persons you yourselves reported in the census ${census}. Answer as far as you know. Somebody who is still there you report anew: who the person is gets filled in, everything else is asked once more.`,
  }),
  none: {
    sv: 'Det finns inga personer från en tidigare kartläggning att följa upp.',
    en: 'There are no persons of an earlier census to follow up.',
  },
  person: (number: number, label: string): Text => ({ sv: `${number}. ${label}`, en: `${number}. ${label}` }),
  unnamed: { sv: 'Utan namn', en: 'Without name' },
  protectedPerson: { sv: 'Skyddade personuppgifter', en: 'Protected identity' },
  born: (year: string): Text => ({ sv: `född ${year}`, en: `born ${year}` }),
  whereTo: { sv: 'Om inte kvar: vart?', en: 'If not still there: where to?' },
  noAnswer: { sv: 'Inget svar', en: 'No answer' },
  report: { sv: 'Fyll i personen för i år', en: 'Fill in the person for this year' },
  save: { sv: 'Spara', en: 'Save' },
  back: { sv: 'Tillbaka till svaret', en: 'Back to the answer' },
} as const

/** What may have become of somebody. */
export const outcomeTexts: Readonly<Record<FollowUpOutcome, Text>> = {
  still: { sv: 'Kvar', en: 'Still there' },
  left: { sv: 'Inte kvar', en: 'Not there any more' },
  not_known: { sv: 'Vet ej', en: 'Not known' },
}

/** Where somebody went. */
export const leftToTexts: Readonly<Record<WentTo, Text>> = {
  own_home: { sv: 'Egen bostad', en: 'A home of their own' },
  deceased: { sv: 'Avliden', en: 'Deceased' },
  other_municipality: { sv: 'Annan kommun', en: 'Another municipality' },
  other: { sv: 'Annat', en: 'Other' },
  not_known: { sv: 'Vet ej', en: 'Not known' },
}
