import { listInWords, type Text } from '../../domain/terms/text.ts'

/** What is said when an answer cannot be changed or handed in. */
export const answerTexts = {
  notFound: {
    sv: 'Svaret finns inte. Börja från startsidan.',
    en: 'There is no such answer. Start from the first page.',
  },
  changedMeanwhile: {
    sv: 'Någon annan har ändrat raden sedan du öppnade den. Inget har sparats. Öppna raden igen och gör om ändringen.',
    en: 'Somebody else has changed the row since you opened it. Nothing was stored. Open the row again and repeat the change.',
  },
  roundClosed: {
    sv: 'Kartläggningen tar inte emot svar nu. Behöver ni ändra något, ring den som håller i den.',
    en: 'The census does not take answers now. If you need to change something, call whoever runs it.',
  },
  handedIn: {
    sv: 'Svaret är inlämnat. Öppna det igen för att ändra.',
    en: 'The answer has been handed in. Open it again to change it.',
  },
  nothingToHandIn: {
    sv: 'Det finns ingen rad att lämna in. Mötte ni ingen under mätveckan: lämna en nollrapport.',
    en: 'There is no row to hand in. If you met nobody during the census week: make a nil return.',
  },
  askToReopen: {
    sv: 'Sista dagen har passerat. Ring den som håller i kartläggningen för att öppna svaret igen.',
    en: 'The last day has passed. Call whoever runs the census to have the answer opened again.',
  },
  beyondAgreement: (columns: readonly Text[]): Text => {
    const { sv, en } = listInWords(columns)
    return {
      sv: `Er överenskommelse omfattar inte det här: ${sv}. Inget har sparats. Ta bort det och försök igen.`,
      en: `Your agreement does not cover this: ${en}. Nothing was stored. Take it away and try again.`,
    }
  },
  observedAndNil: {
    sv: 'Ni har sett personer utan att fråga dem (observationer). En nollrapport säger att ni inte mötte någon. Lämna in svaret från sidan med observationer i stället.',
    en: 'You have seen persons without asking them (observations). A nil return says that you met nobody. Hand in the answer from the page of observations instead.',
  },
  rowsAndNil: (rows: number): Text => ({
    sv: `Ni har ${rows} ${rows === 1 ? 'person' : 'personer'} i svaret. En nollrapport säger att ni inte mötte någon. Ta bort raderna först, om det stämmer.`,
    en: `You have ${rows} ${rows === 1 ? 'person' : 'persons'} in the answer. A nil return says that you met nobody. Take the rows away first, if that is so.`,
  }),
} as const
