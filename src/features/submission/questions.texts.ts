import type { CountingAnswers } from '../../domain/submission/form-questions.ts'
import type { Text } from '../../domain/terms/text.ts'

/** What the page on how the unit counted says. */
export const questionsTexts = {
  title: { sv: 'Hur ni räknade', en: 'How you counted' },
  intro: {
    sv: 'Svaren hjälper oss att säga hur säkert årets resultat är. De gäller hur ni arbetade, inte någon person.',
    en: 'The answers help us to say how sure this year’s result is. They are about how you worked, not about any person.',
  },
  wentThrough: {
    sv: 'Gick ni igenom alla som ni har i era system för mätveckan?',
    en: 'Did you go through everybody in your systems for the census week?',
  },
  coverage: {
    sv: 'Hur många av dem ni mötte tror ni är med i svaret?',
    en: 'How many of those you met do you believe are in the answer?',
  },
  notReported: {
    sv: 'Hur många känner ni till som ni inte kunde lämna uppgift om?',
    en: 'How many do you know of whom you could not report?',
  },
  notReportedHint: {
    sv: 'Skriv en siffra, 0 om ingen. Lämna tomt om ni inte vet.',
    en: 'Write a number, 0 if nobody. Leave blank if you do not know.',
  },
  note: { sv: 'Något vi bör veta?', en: 'Anything we should know?' },
  noteHint: {
    sv: 'Till exempel om ni hade stängt en dag. Inga namn och inget om någon enskild.',
    en: 'For example if you were closed for a day. No names and nothing about anybody.',
  },
  save: { sv: 'Spara', en: 'Save' },
  back: { sv: 'Tillbaka till svaret', en: 'Back to the answer' },
  notANumber: {
    sv: 'Skriv antalet med siffror, från 0 till 1000, eller lämna tomt.',
    en: 'Write the number in digits, from 0 to 1000, or leave it blank.',
  },
  noteTooLong: { sv: 'Skriv högst 1000 tecken.', en: 'Write at most 1000 characters.' },
  noteHoldsNumber: {
    sv: 'Texten ser ut att ha ett personnummer i sig. Ta bort det.',
    en: 'The text seems to hold a personnummer. Take it away.',
  },
  nothing: { sv: 'Svara på minst en av frågorna.', en: 'Answer at least one of the questions.' },
} as const

/** Whether the unit went through everybody. */
export const wentThroughTexts: Readonly<Record<NonNullable<CountingAnswers['wentThrough']>, Text>> = {
  everybody: { sv: 'Ja, alla', en: 'Yes, everybody' },
  partly: { sv: 'Delvis', en: 'In part' },
  from_memory: { sv: 'Nej, vi utgick från vad vi minns', en: 'No, we went by what we remember' },
}

/** How much of what the unit met is in the answer. */
export const coverageTexts: Readonly<Record<NonNullable<CountingAnswers['coverage']>, Text>> = {
  all: { sv: 'Alla', en: 'All' },
  most: { sv: 'De flesta', en: 'Most' },
  some: { sv: 'En del', en: 'Some' },
  not_known: { sv: 'Vet ej', en: 'Not known' },
}
