import type { LastTime, Standing } from '../../domain/census/answer-standing.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { MailWay } from '../../platform/mail/mailer.ts'

const units = (count: number): Text => ({
  sv: `${count} ${count === 1 ? 'enhet' : 'enheter'}`,
  en: `${count} ${count === 1 ? 'unit' : 'units'}`,
})
const rows = (count: number): Text => ({
  sv: `${count} ${count === 1 ? 'rad' : 'rader'}`,
  en: `${count} ${count === 1 ? 'row' : 'rows'}`,
})

/** What the analyst's board says: who has answered, who is waited for. */
export const boardTexts = {
  title: (key: string): Text => ({ sv: `Svar i kartläggningen ${key}`, en: `Answers in the census ${key}` }),
  crumb: { sv: 'Svar', en: 'Answers' },
  noUnits: {
    sv: 'Ingen enhet är tillfrågad än. Lägg till enheter först.',
    en: 'No unit is asked yet. Add units first.',
  },
  standings: {
    answered: { sv: 'Har svarat', en: 'Answered' },
    nil: { sv: 'Nollrapport', en: 'Nil return' },
    started: { sv: 'Har börjat', en: 'Started' },
    observed: { sv: 'Har räknat ute, inte svarat', en: 'Counted outdoors, not answered' },
    silent: { sv: 'Inget svar', en: 'Silent' },
  } satisfies Record<Standing, Text>,
  late: { sv: 'sent', en: 'late' },
  openAgain: { sv: 'öppet igen', en: 'open again' },
  summary: (handedIn: number, asked: number): Text => ({
    sv: `${handedIn} av ${asked} enheter har lämnat in.`,
    en: `${handedIn} of ${asked} units have handed in.`,
  }),
  sums: {
    answered: { sv: 'Har svarat med personer', en: 'Answered with persons' },
    nil: { sv: 'Nollrapport', en: 'Nil return' },
    late: { sv: 'Lämnade in efter sista dagen', en: 'Handed in after the last day' },
    started: { sv: 'Har börjat men inte lämnat in', en: 'Started, not handed in' },
    observed: { sv: 'Har räknat ute men inte svarat', en: 'Counted outdoors, not answered' },
    silent: { sv: 'Inget svar', en: 'Silent' },
    handedIn: { sv: 'Inlämnade rader', en: 'Rows handed in' },
    compared: { sv: 'Jämfört med förra gången', en: 'Compared with last time' },
  },
  compared: (both: { now: number; before: number; units: number }, earlier: string): Text => ({
    sv: `${units(both.units).sv} har svarat både nu och ${earlier}: ${rows(both.now).sv} nu, ${both.before} då`,
    en: `${units(both.units).en} answered both now and in ${earlier}: ${rows(both.now).en} now, ${both.before} then`,
  }),
  nothingToCompare: { sv: 'Det finns ingen tidigare kartläggning.', en: 'There is no earlier census.' },
  rowsAreNotPersons: {
    sv: 'En rad är en person som en enhet har mött. Flera enheter kan ha mött samma person; hur många personer det är visar analysen.',
    en: 'A row is a person whom one unit met. Several units may have met the same person; the analysis shows how many persons there are.',
  },
  columns: {
    unit: { sv: 'Enhet', en: 'Unit' },
    state: { sv: 'Läge', en: 'State' },
    rows: { sv: 'Rader', en: 'Rows' },
    lastTime: { sv: 'Förra gången', en: 'Last time' },
    lastDay: { sv: 'Sista dag', en: 'Last day' },
    contact: { sv: 'Kontakt', en: 'Contact' },
    reminded: { sv: 'Påmind', en: 'Reminded' },
  },
  sum: { sv: 'Summa', en: 'Sum' },
  order: { sv: 'Ordna efter', en: 'Order by' },
  orders: {
    lage: { sv: 'läge', en: 'state' },
    enhet: { sv: 'enhet', en: 'unit' },
    rader: { sv: 'rader', en: 'rows' },
    forra: { sv: 'förra gången', en: 'last time' },
    dag: { sv: 'sista dag', en: 'last day' },
  },
  written: (count: number): Text => ({ sv: `${count} skrivna`, en: `${count} written` }),
  lateRows: (count: number): Text => ({ sv: `${count} sent`, en: `${count} late` }),
  lastTime: (last: Exclude<LastTime, number>): Text =>
    last === 'silent' ? { sv: 'svarade inte', en: 'did not answer' } : { sv: 'inte med', en: 'not asked' },
  extended: { sv: 'förlängd', en: 'extended' },
  passed: { sv: 'har passerat', en: 'has passed' },
  noContact: { sv: 'Saknas', en: 'Missing' },
  questionsWaiting: (count: number): Text => ({
    sv: `${count} ${count === 1 ? 'fråga' : 'frågor'} väntar på enheten`,
    en: `${count} ${count === 1 ? 'question waits' : 'questions wait'} for the unit`,
  }),
  repliesWaiting: (count: number): Text => ({
    sv: `${count} ${count === 1 ? 'fråga' : 'frågor'} har fått svar`,
    en: `${count} ${count === 1 ? 'question has' : 'questions have'} been replied to`,
  }),
  outdoors: { sv: 'Räknat ute', en: 'Counted outdoors' },
  phoneList: { sv: 'Ringlista', en: 'Phone list' },
  phoneListTitle: (key: string): Text => ({
    sv: `Ringlista för kartläggningen ${key}`,
    en: `Phone list of the census ${key}`,
  }),
  phoneListIntro: {
    sv: 'Enheter som inte har lämnat in. Listan kan skrivas ut.',
    en: 'Units that have not handed in. The list can be printed.',
  },
  phoneListEmpty: { sv: 'Alla enheter har lämnat in.', en: 'All units have handed in.' },
  notes: { sv: 'Anteckning', en: 'Note' },
  remind: { sv: 'Påminn', en: 'Remind' },
  forExcel: { sv: 'Hämta för Excel', en: 'Download for Excel' },
  requests: { sv: 'Önskemål om mer tid', en: 'Requests for more time' },
  request: (unit: string, until: string): Text => ({
    sv: `${unit} vill ha till och med ${until}`,
    en: `${unit} asks for time until ${until}`,
  }),
  grant: { sv: 'Ge mer tid', en: 'Give more time' },
  decline: { sv: 'Säg nej', en: 'Say no' },
  grantFor: (unit: string): Text => ({ sv: `Ge mer tid till ${unit}`, en: `Give more time to ${unit}` }),
  declineFor: (unit: string): Text => ({ sv: `Säg nej till ${unit}`, en: `Say no to ${unit}` }),
  csvName: 'svar',
  csv: {
    late: { sv: 'Sent', en: 'Late' },
    written: { sv: 'Skrivna, inte inlämnade', en: 'Written, not handed in' },
    handedInAt: { sv: 'Inlämnat', en: 'Handed in' },
    phone: { sv: 'Telefon', en: 'Telephone' },
    email: { sv: 'E-post', en: 'E-mail' },
    yes: { sv: 'ja', en: 'yes' },
  },
} as const

/** What has just been done on the board or with an answer, by the code in the address. */
export const boardDoneTexts: ReadonlyMap<string, Text> = new Map(
  Object.entries({
    paminda: {
      sv: 'Påminnelsen är sparad på varje enhet. Kommer ett brev inte fram står det här.',
      en: 'The reminder is remembered of each unit. If a letter does not come through it is told here.',
    },
    'mer-tid': { sv: 'Enheten har fått mer tid.', en: 'The unit has been given more time.' },
    nej: {
      sv: 'Sista dagen är kvar som den var. Ring enheten och berätta.',
      en: 'The last day stays. Call the unit and tell.',
    },
    oppnat: {
      sv: 'Svaret är öppet igen för enheten. Det som var inlämnat räknas tills det lämnas in på nytt.',
      en: 'The answer is open again for the unit. What was handed in counts until it is handed in anew.',
    },
    fraga: {
      sv: 'Frågan är ställd. Enheten ser den på raden.',
      en: 'The question is asked. The unit sees it on the row.',
    },
    stangd: { sv: 'Frågan är stängd.', en: 'The question is closed.' },
    rattad: {
      sv: 'Uppgiften är rättad och räknas från och med nu. Det enheten skrev finns kvar.',
      en: 'The fact is corrected and counts from now on. What the unit wrote is kept.',
    },
  }),
)

/** What has happened with an answer, by the kind of event. */
export const answerEventTexts: ReadonlyMap<string, Text> = new Map(
  Object.entries({
    phone_made: { sv: 'Enheten gjorde en kod till en telefon', en: 'The unit made a code for a phone' },
    phone_revoked: { sv: 'Enheten spärrade en telefon', en: 'The unit blocked a phone' },
    unit_added: { sv: 'Enheten tillfrågades', en: 'The unit was asked' },
    unit_changed: { sv: 'Uppgifterna om enheten ändrades', en: 'What is settled with the unit was changed' },
    handed_in: { sv: 'Enheten lämnade in', en: 'The unit handed in' },
    nil_return: { sv: 'Enheten lämnade nollrapport', en: 'The unit made a nil return' },
    reopened: { sv: 'Enheten öppnade sitt svar igen', en: 'The unit opened its answer again' },
    reopened_by_analyst: { sv: 'Svaret öppnades igen för enheten', en: 'The answer was opened again for the unit' },
    extension_asked: { sv: 'Enheten bad om mer tid, till och med', en: 'The unit asked for more time, until' },
    extension_granted: { sv: 'Enheten fick mer tid, till och med', en: 'The unit was given more time, until' },
    extension_declined: { sv: 'Önskemålet om mer tid fick nej', en: 'The request for more time was declined' },
    reminded: { sv: 'Enheten påmindes med e-post', en: 'The unit was reminded by e-mail' },
    question_asked: { sv: 'En fråga ställdes på en rad', en: 'A question was asked on a row' },
    question_answered: { sv: 'Enheten svarade på en fråga', en: 'The unit replied to a question' },
    question_closed: { sv: 'En fråga stängdes', en: 'A question was closed' },
    corrected: { sv: 'En uppgift rättades', en: 'A fact was corrected' },
  }),
)

/** What is said when a unit asks for more time, or is given it. */
export const extensionTexts = {
  notADay: { sv: 'Skriv dagen som 2026-12-11.', en: 'Write the day as 2026-12-11.' },
  dayPassed: { sv: 'Dagen har redan varit. Välj en senare dag.', en: 'The day has passed. Choose a later one.' },
  notLater: {
    sv: 'Dagen är inte senare än den sista dag som gäller nu. Välj en senare dag.',
    en: 'The day is not later than the last day now. Choose a later one.',
  },
  reasonMissing: { sv: 'Skriv varför ni behöver mer tid.', en: 'Write why you need more time.' },
  tooLong: {
    sv: 'Texten är för lång. Skriv högst 500 tecken.',
    en: 'The text is too long. Write 500 characters at most.',
  },
  personalNumber: {
    sv: 'Texten ser ut att innehålla ett personnummer. Ta bort det.',
    en: 'The text seems to hold a personnummer. Take it away.',
  },
  roundClosed: {
    sv: 'Kartläggningen tar inte emot svar nu. Ring den som håller i den.',
    en: 'The census does not take answers now. Call whoever runs it.',
  },
  handedIn: {
    sv: 'Svaret är redan inlämnat, så det behövs ingen mer tid.',
    en: 'The answer has been handed in, so no more time is needed.',
  },
  cannotReopen: {
    sv: 'Svaret kan inte öppnas igen nu. Det går bara när det är inlämnat och kartläggningen är öppen.',
    en: 'The answer cannot be opened now. It must be handed in, and the census open.',
  },
} as const satisfies Record<string, Text>

/** What is said of a question on a row, and of its reply. */
export const questionTexts = {
  questionMissing: { sv: 'Skriv vad du vill fråga enheten.', en: 'Write what you want to ask the unit.' },
  replyMissing: { sv: 'Skriv ett svar på frågan.', en: 'Write a reply to the question.' },
  tooLong: {
    sv: 'Texten är för lång. Skriv högst 1000 tecken.',
    en: 'The text is too long. Write 1000 characters at most.',
  },
  personalNumber: {
    sv: 'Texten ser ut att innehålla ett personnummer. Ta bort det: raden säger redan vem det gäller.',
    en: 'The text seems to hold a personnummer. Take it away: the row tells already of whom.',
  },
  notFound: {
    sv: 'Frågan finns inte. Gå tillbaka till svaret.',
    en: 'There is no such question. Go back to the answer.',
  },
  isClosed: { sv: 'Frågan är stängd. Inget har sparats.', en: 'The question is closed. Nothing was stored.' },
  roundOver: {
    sv: 'Kartläggningen är avslutad. Frågor kan inte ställas eller besvaras längre.',
    en: 'The census is over. No more questions can be asked or replied to.',
  },
} as const satisfies Record<string, Text>

interface LetterTold {
  readonly census: string
  readonly unit: string
  readonly lastDay: string
  readonly hasPassed: boolean
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string }
  readonly isTraining: boolean
}

/** Reminders: the page, and the letter itself. */
export const reminderTexts = {
  title: { sv: 'Påminn enheter', en: 'Remind units' },
  intro: {
    sv: 'Brevet går bara till enheter som inte har lämnat in. Det nämner ingen person och har ingen länk som släpper in någon.',
    en: 'The letter goes only to units that have not handed in. It names nobody and has no link that lets anybody in.',
  },
  ways: {
    smtp: { sv: 'Breven skickas med e-post.', en: 'The letters are sent by e-mail.' },
    folder: {
      sv: 'Ingen e-postserver är angiven (inställningen mail). Breven läggs som .eml-filer i datamappens mapp mail, så att någon kan skicka dem.',
      en: 'No mail server is named (the setting mail). The letters are laid as .eml files in the folder mail of the data folder, for somebody to send.',
    },
    nowhere: {
      sv: 'Tjänsten körs i minnet. Breven skickas inte och sparas inte, men att enheten är påmind sparas.',
      en: 'The service runs in memory. The letters are neither sent nor kept, but it is remembered that the unit was reminded.',
    },
  } satisfies Record<MailWay, Text>,
  none: {
    sv: 'Alla enheter har lämnat in. Ingen behöver påminnas.',
    en: 'All units have handed in. Nobody needs reminding.',
  },
  notOpen: {
    sv: 'Kartläggningen är inte öppen. Påminnelser skickas bara medan enheterna kan svara.',
    en: 'The census is not open. Reminders are sent only while units can answer.',
  },
  whom: { sv: 'Vilka enheter ska påminnas?', en: 'Which units are to be reminded?' },
  goesTo: (addresses: string): Text => ({ sv: `Till ${addresses}`, en: `To ${addresses}` }),
  noAddress: { sv: 'Saknar e-postadress. Ring i stället:', en: 'Without an address. Call instead:' },
  remindedAt: (when: string): Text => ({ sv: `Påmind ${when}`, en: `Reminded ${when}` }),
  remindedToday: { sv: 'Påmind i dag', en: 'Reminded today' },
  preview: { sv: 'Så ser brevet ut', en: 'This is the letter' },
  subjectLabel: { sv: 'Ämne', en: 'Subject' },
  again: { sv: 'Påminna igen samma dag?', en: 'Remind again the same day?' },
  againChoice: { sv: 'Ja, påminn också dem som redan är påminda i dag', en: 'Yes, also those reminded today' },
  send: { sv: 'Skicka påminnelsen', en: 'Send the reminder' },
  chooseSome: { sv: 'Kryssa för minst en enhet.', en: 'Tick at least one unit.' },
  alreadyToday: (names: string): Text => ({
    sv: `Redan påmind i dag: ${names}. Kryssa för att påminna igen, eller ta bort krysset för enheten.`,
    en: `Reminded today already: ${names}. Tick to remind again, or leave the unit out.`,
  }),
  lastFailed: { sv: 'Det senaste brevet kom inte fram.', en: 'The last letter did not come through.' },
  waiting: (names: string): Text => ({
    sv: `Påminnelsen är på väg till ${names}.`,
    en: `The reminder is on its way to ${names}.`,
  }),
  failed: (names: string): Text => ({
    sv: `Påminnelsen kom inte fram till ${names}. Ring dem, eller rätta e-postadressen och påminn igen. Gäller det flera enheter: be den som sköter Tvärsnitt se över inställningen mail.`,
    en: `The reminder did not come through to ${names}. Call them, or correct the address and remind again. If it is several units, have the setting mail looked over.`,
  }),
  subject: ({ census, isTraining }: LetterTold): Text => ({
    sv: `${isTraining ? 'Övning: ' : ''}Påminnelse om kartläggningen ${census}`,
    en: `${isTraining ? 'Practice: ' : ''}Reminder of the census ${census}`,
  }),
  letter: ({ census, unit, lastDay, hasPassed, contact, isTraining }: LetterTold): Text => ({
    sv: [
      'Hej!',
      '',
      ...(isTraining ? ['Det här är en övning. Inget av det ni skriver räknas.', ''] : []),
      `Vi väntar på svaret från ${unit} i kartläggningen ${census}.`,
      hasPassed
        ? `Sista dagen var ${lastDay}. Det går fortfarande att svara, och ert svar behövs.`
        : `Sista dagen att lämna in är ${lastDay}.`,
      '',
      'Mötte ni ingen under mätveckan? Lämna då en nollrapport. Det tar en minut och är lika viktigt.',
      'Behöver ni mer tid kan ni be om det på sidan där ni svarar.',
      '',
      'Logga in i Tvärsnitt som vanligt. Brevet innehåller ingen länk; skicka aldrig uppgifter om personer med e-post.',
      '',
      `Frågor? ${contact.name}, ${contact.phone}, ${contact.email}`,
      '',
    ].join('\n'),
    en: [
      'Hello,',
      '',
      ...(isTraining ? ['This is for practice. Nothing of what you write counts.', ''] : []),
      `We are waiting for the answer of ${unit} in the census ${census}.`,
      hasPassed
        ? `The last day was ${lastDay}. You can still answer, and your answer is needed.`
        : `The last day to hand in is ${lastDay}.`,
      '',
      'Did you meet nobody in the census week? Then make a nil return. It takes a minute and matters as much.',
      'If you need more time you can ask for it on the page where you answer.',
      '',
      'Sign in to Tvärsnitt as usual. This letter holds no link; never send data about persons by e-mail.',
      '',
      `Questions? ${contact.name}, ${contact.phone}, ${contact.email}`,
      '',
    ].join('\n'),
  }),
} as const
