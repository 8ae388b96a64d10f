import type { Text } from '../../domain/terms/text.ts'

/** What a receipt says, and the page on opening an answer again. */
export const receiptTexts = {
  title: { sv: 'Kvitto', en: 'Receipt' },
  thanks: {
    sv: 'Tack. Ert svar är inlämnat.',
    en: 'Thank you. Your answer has been handed in.',
  },
  thanksTraining: {
    sv: 'Tack. Övningssvaret är inlämnat. Det räknas inte.',
    en: 'Thank you. The practice answer has been handed in. It is not counted.',
  },
  reference: { sv: 'Referens', en: 'Reference' },
  unit: { sv: 'Enhet', en: 'Unit' },
  census: { sv: 'Kartläggning', en: 'Census' },
  week: { sv: 'Mätvecka', en: 'Census week' },
  persons: { sv: 'Antal personer', en: 'Number of persons' },
  nil: { sv: 'Nollrapport: ni mötte ingen i hemlöshet', en: 'Nil return: you met nobody who was homeless' },
  when: { sv: 'Inlämnat', en: 'Handed in' },
  by: { sv: 'Av', en: 'By' },
  declaredBy: { sv: 'Nollrapporten lämnad av', en: 'Nil return made by' },
  next: { sv: 'Vad händer nu?', en: 'What happens next?' },
  nextSteps: [
    {
      sv: 'Är något oklart frågar vi den ni har sagt att vi kan nå.',
      en: 'If something is unclear, we ask the person you said we can reach.',
    },
    {
      sv: 'När kartläggningen är klar får ni veta resultatet.',
      en: 'When the census is done, you will be told the result.',
    },
  ],
  openedAgain: {
    sv: 'Svaret är öppnat igen. Det här är kvittot på det ni lämnade in senast; det räknas tills ni lämnar in på nytt.',
    en: 'The answer has been opened again. This is the receipt for what you handed in last; it counts until you hand in anew.',
  },
  download: { sv: 'Ladda ner kvittot som text', en: 'Download the receipt as text' },
  print: {
    sv: 'Sidan går att skriva ut, och den finns kvar här.',
    en: 'The page can be printed, and it stays here.',
  },
  none: { sv: 'Svaret är inte inlämnat än.', en: 'The answer has not been handed in yet.' },
  back: { sv: 'Tillbaka till svaret', en: 'Back to the answer' },
  openTitle: { sv: 'Öppna svaret igen?', en: 'Open the answer again?' },
  openWhat: {
    sv: 'Ni kan då ändra, lägga till och ta bort personer. Det ni redan har lämnat in räknas tills ni lämnar in på nytt, så glöm inte det.',
    en: 'You can then change, add and take away persons. What you have handed in counts until you hand in anew, so do not forget that.',
  },
  open: { sv: 'Öppna svaret', en: 'Open the answer' },
  filename: (reference: string): Text => ({ sv: `kvitto-${reference}.txt`, en: `receipt-${reference}.txt` }),
} as const
