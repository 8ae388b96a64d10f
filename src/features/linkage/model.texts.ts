import { numberInWords } from '../../domain/terms/number-in-words.ts'
import type { Text } from '../../domain/terms/text.ts'

/** What the page of the model says. */
export const modelTexts = {
  title: { sv: 'Så väger modellen i den här listan', en: 'How the model weighs in this list' },
  intro: {
    sv: 'När två rader jämförs kommer varje uppgift ut på ett sätt: lika, nästan lika eller olika. Här står hur ofta varje utfall kommer när raderna är samma person, och hur ofta när de är två. Ju större skillnad, desto mer väger utfallet.',
    en: 'When two rows are compared each answer comes out in one way: equal, nearly equal or different. Here stands how often each outcome comes when the rows are one person, and how often when they are two. The greater the difference, the more the outcome weighs.',
  },
  learnt: {
    sv: 'Modellen börjar med förinställda värden, som står inom parentes. Sedan räknar den om dem ur listan: hur ofta namn skrivs olika, hur vanligt det är att födelsetiden skiljer. I en kort lista ändras de lite. Värdena är sparade med körningen, så att varje vikt i den kan räknas fram igen.',
    en: 'The model begins with preset values, which stand in brackets. It then counts them anew from the list: how often names are spelt differently, how usual it is that births differ. In a short list they change little. The values are stored with the run, so that each of its weights can be made again.',
  },
  bits: {
    sv: 'Vikten är i bitar: en bit fördubblar oddsen för samma person, en minusbit halverar dem.',
    en: 'The weight is in bits: a bit doubles the odds of one person, a minus bit halves them.',
  },
  noRun: {
    sv: 'Kartläggningen är inte kopplad för någon rapport än. Gör analysen, så visas värdena här.',
    en: 'The census has not been linked for a report yet. Make the analysis, and the values are shown here.',
  },
  before: (at: string): Text => ({
    sv: `Kopplingen från ${at} gjordes innan värdena sparades. Gör om analysen, så visas de här.`,
    en: `The linkage of ${at} was made before the values were stored. Repeat the analysis, and they are shown here.`,
  }),
  toAnalysis: { sv: 'Till analysen', en: 'To the analysis' },
  list: { sv: 'Listan som helhet', en: 'The list as a whole' },
  run: { sv: 'Kopplingen gjord', en: 'Linked' },
  model: { sv: 'Modell', en: 'Model' },
  records: { sv: 'Rader som jämfördes', en: 'Rows compared' },
  matches: { sv: 'Andra rader av samma person, per rad', en: 'Other rows of the same person, per row' },
  like: (kind: string): Text => ({
    sv: `Rader av andra som ${kind}, per rad`,
    en: `Rows of others who ${kind}, per row`,
  }),
  prior: { sv: 'Utgångsläge för två rader vilka som helst', en: 'To begin with, for any two rows' },
  inBits: (bits: string): Text => ({ sv: `${bits} bitar`, en: `${bits} bits` }),
  preset: (value: string): Text => ({ sv: `(förinställt ${value})`, en: `(preset ${value})` }),
  outcome: { sv: 'Utfall', en: 'Outcome' },
  m: { sv: 'Samma person', en: 'One person' },
  u: { sv: 'Två personer', en: 'Two persons' },
  weight: { sv: 'Vikt i bitar', en: 'Weight in bits' },
  byName: { sv: 'så vanligt som namnet är', en: 'as common as the name is' },
  weightByName: { sv: 'mer ju ovanligare namnet är', en: 'more the rarer the name' },
  notWeighed: {
    sv: 'Utfall där något saknas, eller som redan följer av en annan uppgift, väger inget och står inte med.',
    en: 'Outcomes where something is missing, or that follow from another answer, weigh nothing and are not listed.',
  },
} as const

/** A share of 1: "97 %", "0,3 %", and where it is very small "1 på 16 400". */
export function shareInWords(share: number): Text {
  if (share >= SMALLEST_PER_CENT) {
    const percent = rounded(share * 100, 2)
    return { sv: `${numberInWords(percent, 'sv')} %`, en: `${numberInWords(percent, 'en')} %` }
  }
  const oneIn = rounded(1 / share, 3)
  return { sv: `1 på ${numberInWords(oneIn, 'sv')}`, en: `1 in ${numberInWords(oneIn, 'en')}` }
}

const SMALLEST_PER_CENT = 0.001

/** To so many digits that say something; of what is whole none is taken away below a hundred. */
export const rounded = (value: number, digits: number): number =>
  Number(value.toPrecision(Math.abs(value) >= 10 && digits < 3 ? 3 : digits))
