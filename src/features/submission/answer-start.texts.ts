import type { AnswerStage, Task, TaskState } from '../../domain/submission/form-progress.ts'
import { type CensusWeek, daysBetween, type IsoDate, isoDate } from '../../domain/terms/dates.ts'
import { daysInWords, dayInWords as plainDay } from '../../domain/terms/day-in-words.ts'
import { swedishDay, swedishTime } from '../../domain/terms/swedish-moment.ts'
import type { Language, Text } from '../../domain/terms/text.ts'

const WEEKDAYS = {
  sv: ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const
const MONDAY: IsoDate = isoDate.parse('1900-01-01')

const withWeekday = (day: IsoDate, language: Language): string =>
  `${WEEKDAYS[language][((daysBetween(MONDAY, day) % 7) + 7) % 7] ?? ''} ${plainDay(day, language)}`

/** A day with its weekday: "fredag 4 december 2026". */
export const dayInWords = (day: IsoDate): Text => ({ sv: withWeekday(day, 'sv'), en: withWeekday(day, 'en') })

/** A census week as it is said: "16–22 november 2026". */
export const weekInWords = (week: CensusWeek): Text => ({ sv: daysInWords(week, 'sv'), en: daysInWords(week, 'en') })

/** A moment as it is said: "fredag 4 december 2026 kl. 14.32". */
export const momentInWords = (moment: string): Text => {
  const [day, time] = [dayInWords(swedishDay(moment)), swedishTime(moment)]
  return { sv: `${day.sv} kl. ${time}`, en: `${day.en} at ${time.replace('.', ':')}` }
}

const persons = (number: number): Text =>
  number === 1 ? { sv: '1 person', en: '1 person' } : { sv: `${number} personer`, en: `${number} persons` }

/** What units read on the first page of their answer, and around all its pages. */
export const startTexts = {
  answers: { sv: 'Era svar', en: 'Your answers' },
  allAnswers: { sv: 'Alla era svar', en: 'All your answers' },
  noAnswers: {
    sv: 'Det finns ingen kartläggning för er att svara på just nu. När en kartläggning öppnar får ni veta det av den som håller i den.',
    en: 'There is no census for you to answer just now. When one opens, whoever runs it will let you know.',
  },
  round: { sv: 'Kartläggning', en: 'Census' },
  unit: { sv: 'Enhet', en: 'Unit' },
  week: { sv: 'Mätvecka', en: 'Census week' },
  lastDay: { sv: 'Sista dag', en: 'Last day' },
  state: { sv: 'Läge', en: 'State' },
  title: (unit: string): Text => ({ sv: `Svar från ${unit}`, en: `Answer from ${unit}` }),
  training: {
    sv: 'Det här är en övning. Inget av det ni skriver räknas. Skriv inga riktiga personers uppgifter.',
    en: 'This is for practice. Nothing you write is counted. Do not write the data of real people.',
  },
  weekIs: (week: Text): Text => ({ sv: `Mätveckan är ${week.sv}.`, en: `The census week is ${week.en}.` }),
  handInBy: (day: Text): Text => ({ sv: `Lämna in senast ${day.sv}.`, en: `Hand in by ${day.en}.` }),
  moreTimeGiven: {
    sv: 'Ni har fått längre tid än andra.',
    en: 'You have been given more time than others.',
  },
  late: (day: Text): Text => ({
    sv: `Sista dagen var ${day.sv}. Ni kan fortfarande lämna in, och det gör nytta.`,
    en: `The last day was ${day.en}. You can still hand in, and it helps.`,
  }),
  callFor: { sv: 'Frågor? Ring eller skriv till', en: 'Questions? Call or write to' },
  whatToDo: { sv: 'Att göra', en: 'What to do' },
  fromRecords: { sv: 'Skriv in en person i taget', en: 'Write in one person at a time' },
  asFile: { sv: 'Lämna en fil i stället', en: 'Hand in a file instead' },
  withPhones: { sv: 'Räkna ute med telefon', en: 'Count outdoors with phones' },
  onPaper: { sv: 'Skriv ut en blankett', en: 'Print a form on paper' },
  metNobody: { sv: 'Mötte ni ingen? Lämna en nollrapport', en: 'Did you meet nobody? Make a nil return' },
  earlier: { sv: 'Hur gick det för dem ni hade förra gången?', en: 'What became of those you had last time?' },
  questionsToUs: (number: number): Text => ({
    sv: number === 1 ? '1 fråga till er väntar på svar' : `${number} frågor till er väntar på svar`,
    en: number === 1 ? '1 question to you waits for an answer' : `${number} questions to you wait for answers`,
  }),
  personsSoFar: (number: number, toComplete: number): Text => {
    const { sv, en } = persons(number)
    return toComplete === 0
      ? { sv: `${sv} hittills`, en: `${en} so far` }
      : {
          sv: `${sv} hittills, ${toComplete} behöver kompletteras`,
          en: `${en} so far, ${toComplete} to be completed`,
        }
  },
  receipt: { sv: 'Kvitto', en: 'Receipt' },
  readPersons: { sv: 'Läs personerna i ert svar', en: 'Read the persons in your answer' },
  openAgain: { sv: 'Öppna svaret igen', en: 'Open the answer again' },
  handedInAt: (when: Text): Text => ({ sv: `Inlämnat ${when.sv}.`, en: `Handed in ${when.en}.` }),
  mayOpen: (day: Text): Text => ({
    sv: `Behöver ni ändra något kan ni öppna svaret igen till och med ${day.sv}.`,
    en: `If you need to change something, you can open the answer again up to ${day.en}.`,
  }),
  askToOpen: {
    sv: 'Sista dagen har passerat. Behöver ni ändra något, ring den som håller i kartläggningen.',
    en: 'The last day has passed. If you need to change something, call whoever runs the census.',
  },
  countsUntil: {
    sv: 'Svaret är öppnat igen. Det ni lämnade in förra gången räknas tills ni lämnar in på nytt.',
    en: 'The answer has been opened again. What you handed in before counts until you hand in anew.',
  },
  locked: {
    sv: 'Kartläggningen är stängd. Ni kan läsa ert svar men inte ändra det. Behöver något rättas, ring den som håller i kartläggningen.',
    en: 'The census is closed. You can read your answer but not change it. If something must be corrected, call whoever runs the census.',
  },
  publicReportIsOut: {
    sv: 'Rapporten om kartläggningen är publicerad.',
    en: 'The report of the census has been published.',
  },
  readPublicReport: { sv: 'Läs den offentliga rapporten', en: 'Read the public report' },
  firstTime: { sv: 'Första gången?', en: 'The first time?' },
  howTo: { sv: 'Läs hur ni gör, på en sida', en: 'Read how to do it, on one page' },
  needMoreTime: { sv: 'Behöver ni mer tid?', en: 'Do you need more time?' },
  askForTime: { sv: 'Be om mer tid', en: 'Ask for more time' },
  timeTitle: { sv: 'Be om mer tid', en: 'Ask for more time' },
  timeIntro: (day: Text): Text => ({
    sv: `Sista dagen är ${day.sv}. Den som håller i kartläggningen får er begäran och svarar er.`,
    en: `The last day is ${day.en}. Whoever runs the census gets your request and answers you.`,
  }),
  timeUntil: { sv: 'Vilken dag kan ni lämna in?', en: 'On which day can you hand in?' },
  timeUntilHint: { sv: 'Skriv dagen så här: 2026-12-11', en: 'Write the day like this: 2026-12-11' },
  timeReason: { sv: 'Varför behöver ni mer tid?', en: 'Why do you need more time?' },
  timeReasonHint: { sv: 'Inga namn.', en: 'No names.' },
  timeSend: { sv: 'Skicka', en: 'Send' },
  timeWaiting: (day: Text): Text => ({
    sv: `Ni har bett om tid till ${day.sv}. Begäran väntar på svar.`,
    en: `You have asked for time until ${day.en}. The request waits for an answer.`,
  }),
  timeDeclined: (day: Text): Text => ({
    sv: `Ni bad om tid till ${day.sv}. Svaret blev nej: den sista dagen står kvar.`,
    en: `You asked for time until ${day.en}. The answer was no: the last day stands.`,
  }),
  dataTitle: { sv: 'Vad händer med uppgifterna?', en: 'What happens to the data?' },
  data: [
    {
      sv: 'Uppgifterna används bara för att räkna hur många personer som är i hemlöshet och hur det förändras, inte för beslut om någon enskild.',
      en: 'The data are used only to count how many persons are homeless and how that changes, not for decisions about anybody.',
    },
    {
      sv: 'De som håller i kartläggningen ser dem; andra enheter gör det inte. Namn och personnummer förvaras låsta för sig.',
      en: 'Those who run the census see them; other units do not. Names and numbers are kept locked apart.',
    },
    {
      sv: 'Det som publiceras är antal där ingen går att känna igen, och personuppgifterna gallras när tiden är ute.',
      en: 'What is published are numbers in which nobody can be recognised, and personal data are erased when their time is up.',
    },
  ],
  contactTitle: { sv: 'Vem hos er kan vi nå?', en: 'Whom of you can we reach?' },
  contactWhy: {
    sv: 'Om något i svaret är oklart frågar vi den här personen. Det syns bara för dem som håller i kartläggningen.',
    en: 'If something in the answer is unclear, we ask this person. Only those who run the census see it.',
  },
  name: { sv: 'Namn', en: 'Name' },
  phone: { sv: 'Telefon', en: 'Telephone' },
  email: { sv: 'E-post', en: 'E-mail' },
  contactRight: { sv: 'Spara', en: 'Save' },
  nameMissing: { sv: 'Skriv namnet på den vi kan nå.', en: 'Write the name of whom we can reach.' },
  reachMissing: {
    sv: 'Skriv ett telefonnummer eller en e-postadress, så att vi kan nå er.',
    en: 'Write a telephone number or an e-mail address, so that we can reach you.',
  },
  emailUnclear: {
    sv: 'E-postadressen saknar @ eller det som ska stå efter. Kontrollera den.',
    en: 'The e-mail address lacks the @ or what comes after it. Check it.',
  },
  back: { sv: 'Tillbaka till svaret', en: 'Back to the answer' },
} as const

/** What each task is called. */
export const taskTexts: Readonly<Record<Task, Text>> = {
  definition: { sv: 'Läs vilka som räknas', en: 'Read who is counted' },
  contact: { sv: 'Säg vem hos er vi kan nå', en: 'Say whom of you we can reach' },
  persons: { sv: 'Lämna personerna', en: 'Report the persons' },
  questions: { sv: 'Svara på hur ni räknade', en: 'Answer how you counted' },
  hand_in: { sv: 'Kontrollera och lämna in', en: 'Check and hand in' },
}

/** How far a task has come. */
export const taskStateTexts: Readonly<Record<TaskState, Text>> = {
  to_do: { sv: 'Att göra', en: 'To do' },
  started: { sv: 'Påbörjat', en: 'Started' },
  done: { sv: 'Klart', en: 'Done' },
  waits: { sv: 'Väntar', en: 'Waits' },
}

/** Where an answer stands. */
export const stageTexts: Readonly<Record<AnswerStage, Text>> = {
  not_started: { sv: 'Inte påbörjat', en: 'Not started' },
  started: { sv: 'Påbörjat', en: 'Started' },
  ready: { sv: 'Klart att lämna in', en: 'Ready to hand in' },
  handed_in: { sv: 'Inlämnat', en: 'Handed in' },
  opened_again: { sv: 'Öppnat igen', en: 'Opened again' },
  late: { sv: 'Inte inlämnat, sista dagen har passerat', en: 'Not handed in, the last day has passed' },
  locked: { sv: 'Stängt', en: 'Closed' },
}

/** What has just been done, by the code in the address. */
export const doneTexts: Readonly<Record<string, Text>> = {
  definition: { sv: 'Noterat: ni har läst vilka som räknas.', en: 'Noted: you have read who is counted.' },
  kontakt: { sv: 'Sparat. Nu vet vi vem vi kan nå.', en: 'Saved. Now we know whom to reach.' },
  fragor: { sv: 'Sparat. Tack för svaren.', en: 'Saved. Thank you for the answers.' },
  oppnat: {
    sv: 'Svaret är öppnat igen. Glöm inte att lämna in på nytt.',
    en: 'The answer is open again. Do not forget to hand in anew.',
  },
  sparad: { sv: 'Personen är sparad.', en: 'The person is saved.' },
  ofullstandig: {
    sv: 'Sparat, men något behöver kompletteras innan ni kan lämna in.',
    en: 'Saved, but something has to be completed before you can hand in.',
  },
  borttagen: {
    sv: 'Borttagen. Ni kan ångra det längst ner på sidan.',
    en: 'Taken away. You can undo it at the foot of the page.',
  },
  tillbaka: { sv: 'Personen är tillbaka i svaret.', en: 'The person is back in the answer.' },
  bekraftad: { sv: 'Sparat. Den som granskar ser er förklaring.', en: 'Saved. The reviewer sees your explanation.' },
  tidigare: { sv: 'Sparat.', en: 'Saved.' },
  mertid: {
    sv: 'Er begäran är skickad. Ni får svar av den som håller i kartläggningen.',
    en: 'Your request has been sent. Whoever runs the census will answer you.',
  },
  svarad: { sv: 'Ert svar är skickat.', en: 'Your reply has been sent.' },
}
