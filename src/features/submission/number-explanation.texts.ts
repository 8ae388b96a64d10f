import type { Text } from '../../domain/terms/text.ts'

/** Rows now, and in an earlier census by its key. */
interface Numbers {
  readonly now: number
  readonly before: number
  readonly census: string
}

const personsSv = (number: number) => (number === 1 ? '1 person' : `${number} personer`)
const personsEn = (number: number) => (number === 1 ? '1 person' : `${number} persons`)

/** What is asked when a unit hands in unusually many or few. */
export const numberTexts = {
  title: { sv: 'Stämmer antalet?', en: 'Is the number right?' },
  question: ({ now, before, census }: Numbers): Text => ({
    sv: `Ni är på väg att lämna ${personsSv(now)}. I ${census} lämnade ni ${personsSv(before)}. Det kan mycket väl stämma: då lämnar ni in som vanligt. Skriv gärna varför, så behöver ingen fråga er.`,
    en: `You are about to hand in ${personsEn(now)}. In ${census} you handed in ${personsEn(before)}. That may well be right: then hand in as usual. Do write why, and nobody needs to ask you.`,
  }),
  label: { sv: 'Varför skiljer sig antalet? (om ni vill)', en: 'Why does the number differ? (if you like)' },
  hint: {
    sv: 'Några ord. Inga namn eller personnummer. Till exempel: två avdelningar har stängt.',
    en: 'A few words. No names or personnummer. For example: two wards have closed.',
  },
  tooLong: {
    sv: 'Förklaringen är för lång. Skriv högst 500 tecken.',
    en: 'The explanation is too long. Write at most 500 characters.',
  },
  holdsNumber: {
    sv: 'Förklaringen ser ut att ha ett personnummer i sig. Ta bort det.',
    en: 'The explanation seems to hold a personnummer. Take it away.',
  },
  onBoard: (reason: string | null): Text =>
    reason === null
      ? { sv: 'Ovanligt antal. Enheten har inte sagt varför.', en: 'An unusual number. The unit has not said why.' }
      : { sv: `Ovanligt antal. Enheten säger: ${reason}`, en: `An unusual number. The unit says: ${reason}` },
} as const
