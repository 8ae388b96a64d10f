import type { Text } from '../../domain/terms/text.ts'

const persons = (number: number): Text =>
  number === 1 ? { sv: '1 person', en: '1 person' } : { sv: `${number} personer`, en: `${number} persons` }

/** What the page before handing in says, and the page on having met nobody. */
export const checkAnswersTexts = {
  title: { sv: 'Kontrollera och lämna in', en: 'Check and hand in' },
  about: { sv: 'Svaret', en: 'The answer' },
  unit: { sv: 'Enhet', en: 'Unit' },
  week: { sv: 'Mätvecka', en: 'Census week' },
  lastDay: { sv: 'Sista dag', en: 'Last day' },
  definition: { sv: 'Vilka som räknas', en: 'Who is counted' },
  read: { sv: 'Läst', en: 'Read' },
  notRead: { sv: 'Inte läst än', en: 'Not read yet' },
  contact: { sv: 'Vem vi kan nå', en: 'Whom we can reach' },
  notSaid: { sv: 'Ej uppgivet', en: 'Not said' },
  questions: { sv: 'Hur ni räknade', en: 'How you counted' },
  wentThrough: { sv: 'Gick igenom alla', en: 'Went through everybody' },
  coverage: { sv: 'Med i svaret', en: 'In the answer' },
  notReported: (number: number): Text => ({
    sv: `${number} som ni inte kunde lämna uppgift om`,
    en: `${number} of whom you could not report`,
  }),
  toRead: { sv: 'Läs', en: 'Read' },
  change: { sv: 'Ändra', en: 'Change' },
  persons: { sv: 'Personer', en: 'Persons' },
  total: persons,
  counted: (number: number): Text => ({
    sv: `${persons(number).sv} räknas enligt definitionen.`,
    en: `${persons(number).en} ${number === 1 ? 'is' : 'are'} counted by the definition.`,
  }),
  review: (number: number): Text => ({
    sv: `${persons(number).sv} går inte att avgöra än. Ni får lämna in ändå.`,
    en: `${persons(number).en} cannot be decided yet. You may hand in all the same.`,
  }),
  children: (number: number): Text => ({
    sv: number === 1 ? '1 barn räknas för sig.' : `${number} barn räknas för sig.`,
    en: number === 1 ? '1 child is counted apart.' : `${number} children are counted apart.`,
  }),
  notCounted: (number: number): Text => ({
    sv: `${persons(number).sv} räknas inte, men sparas.`,
    en: `${persons(number).en} ${number === 1 ? 'is' : 'are'} not counted, but kept.`,
  }),
  beforeHandIn: { sv: 'Innan ni kan lämna in', en: 'Before you can hand in' },
  toComplete: (number: number): Text => ({
    sv: `Komplettera person ${number}, eller ta bort den`,
    en: `Complete person ${number}, or take it away`,
  }),
  warnings: (number: number): Text => ({
    sv: `${persons(number).sv} har något att kontrollera. Ni får lämna in ändå.`,
    en: `${persons(number).en} ${number === 1 ? 'has' : 'have'} something to check. You may hand in all the same.`,
  }),
  toPersons: { sv: 'Se personerna', en: 'See the persons' },
  sure: {
    sv: 'När ni lämnar in räknas svaret. Ni kan öppna det igen och ändra till och med sista dagen.',
    en: 'When you hand in, the answer counts. You can open it again and change it up to the last day.',
  },
  handIn: { sv: 'Lämna in', en: 'Hand in' },
  leftTitle: { sv: 'Inte gjort än', en: 'Not done yet' },
  left: {
    sv: 'Ni får lämna in ändå. Det här gör svaret säkrare:',
    en: 'You may hand in all the same. This makes the answer more certain:',
  },
  back: { sv: 'Tillbaka till svaret', en: 'Back to the answer' },
  nobodyYet: {
    sv: 'Det finns ingen person i svaret. Lägg till dem ni mötte, eller lämna en nollrapport om ni inte mötte någon.',
    en: 'There is no person in the answer. Add those you met, or make a nil return if you met nobody.',
  },
  add: { sv: 'Lägg till en person', en: 'Add a person' },
  toNil: { sv: 'Lämna en nollrapport', en: 'Make a nil return' },
  nilTitle: { sv: 'Nollrapport', en: 'Nil return' },
  nilWhat: (week: Text): Text => ({
    sv: `Lämna en nollrapport om ni inte mötte någon i hemlöshet under mätveckan ${week.sv}. Då vet vi att ni har letat, och frågar er inte igen.`,
    en: `Make a nil return if you met nobody who was homeless during the census week ${week.en}. Then we know that you looked, and do not ask you again.`,
  }),
  nilHasRows: (number: number): Text => ({
    sv: `Ni har ${persons(number).sv} i svaret. En nollrapport säger att ni inte mötte någon, så ta bort dem först om det stämmer.`,
    en: `You have ${persons(number).en} in the answer. A nil return says that you met nobody, so take them away first if that is so.`,
  }),
  nilName: { sv: 'Ditt namn', en: 'Your name' },
  nilNameHint: {
    sv: 'Du som intygar det för enheten. Namnet står på kvittot.',
    en: 'You who vouch for it on behalf of the unit. The name stands on the receipt.',
  },
  nilSure: {
    sv: 'Vi har gått igenom mätveckan och mötte ingen i hemlöshet',
    en: 'We have gone through the census week and met nobody who was homeless',
  },
  nilHandIn: { sv: 'Lämna nollrapporten', en: 'Make the nil return' },
  nilNameMissing: { sv: 'Skriv ditt namn.', en: 'Write your name.' },
  nilSureMissing: {
    sv: 'Kryssa i att ni har gått igenom mätveckan.',
    en: 'Tick that you have gone through the census week.',
  },
} as const
