import type { Text } from '../../domain/terms/text.ts'

/** What the form on paper says. */
export const paperFormTexts = {
  title: { sv: 'Blankett för en person', en: 'Form for one person' },
  screenOnly: {
    sv: 'Skriv ut en blankett för varje person. Frågorna är desamma som på skärmen, så att den som skriver in svaren hittar.',
    en: 'Print a form for each person. The questions are those of the screen, so that whoever types in the answers finds their way.',
  },
  secret: {
    sv: 'Ifylld är blanketten sekretessbelagd. Förvara den inlåst, lämna den personligen, och förstör den när uppgifterna är inskrivna.',
    en: 'When filled in, the form is secret. Keep it locked up, hand it over in person, and destroy it when the data have been typed in.',
  },
  howTo: {
    sv: 'Kryssa i det som stämmer. Vet ni inte: kryssa ”Vet ej”. Lämna hellre tomt än gissa.',
    en: 'Tick what is right. If you do not know: tick “Not known”. Rather leave blank than guess.',
  },
  definition: { sv: 'Vilka räknas?', en: 'Who is counted?' },
  filledIn: { sv: 'Ifylld av', en: 'Filled in by' },
  filledDay: { sv: 'Dag', en: 'Day' },
  typedIn: { sv: 'Inskriven av', en: 'Typed in by' },
  child: (line: number): Text => ({
    sv: `Barn ${line}: födelseår och kön`,
    en: `Child ${line}: birth year and sex`,
  }),
  back: { sv: 'Tillbaka till svaret', en: 'Back to the answer' },
} as const
