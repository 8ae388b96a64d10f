/** The words for answers that are no code. */
export const factWords = {
  yes: { sv: 'ja', en: 'yes' },
  no: { sv: 'nej', en: 'no' },
  declined: { sv: 'vill ej uppge', en: 'would not say' },
  notKnown: { sv: 'vet ej', en: 'not known' },
} as const
