import type { Text } from '../../domain/terms/text.ts'

/** What the page on who is counted says. */
export const definitionReadTexts = {
  title: { sv: 'Vilka räknas?', en: 'Who is counted?' },
  intro: (definition: Text, week: Text): Text => ({
    sv: `Kartläggningen följer ”${definition.sv}”. Det är läget under mätveckan ${week.sv} som räknas, inte läget i dag.`,
    en: `The census follows “${definition.en}”. What counts is the situation during the census week ${week.en}, not that of today.`,
  }),
  youNeedNotDecide: {
    sv: 'Ni behöver inte avgöra vem som räknas. Lämna alla ni mötte som saknade egen bostad; tjänsten säger vid varje person om den räknas och varför.',
    en: 'You need not decide who is counted. Report everybody you met without a home of their own; the service says for each person whether they are counted and why.',
  },
  counted: { sv: 'De här räknas', en: 'These are counted' },
  children: { sv: 'Barn', en: 'Children' },
  notCounted: { sv: 'De här räknas inte', en: 'These are not counted' },
  review: { sv: 'Här behöver ni svara på mer', en: 'Here you need to answer more' },
  scope: { sv: 'Personer som definitionen inte omfattar', en: 'Persons whom the definition does not cover' },
  examples: { sv: 'Boenden i listan', en: 'Accommodation in the list' },
  assumptions: { sv: 'Bra att veta', en: 'Good to know' },
  source: { sv: 'Källa', en: 'Source' },
  sourceIs: (publisher: string, document: string): Text => ({
    sv: `${publisher}: ${document}`,
    en: `${publisher}: ${document}`,
  }),
  none: {
    sv: 'Kartläggningen har en egen definition som inte finns i tjänsten än. Fråga den som håller i kartläggningen vilka som räknas.',
    en: 'The census has a definition of its own that is not in the service yet. Ask whoever runs the census who is counted.',
  },
  read: { sv: 'Vi har läst det här', en: 'We have read this' },
  readAt: (when: Text): Text => ({ sv: `Ni har läst det här (${when.sv}).`, en: `You have read this (${when.en}).` }),
  back: { sv: 'Tillbaka till svaret', en: 'Back to the answer' },
} as const
