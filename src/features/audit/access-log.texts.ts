import type { Text } from '../../domain/terms/text.ts'

const times = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`

/** What the pages of the access log say. */
export const accessLogTexts = {
  title: { sv: 'Åtkomstloggen', en: 'The access log' },
  intro: {
    sv: 'Här står vem som har öppnat uppgifter om personer, när och varför. Lagen (2001:454) kräver att loggen granskas återkommande. Ingen person kan kännas igen i loggen.',
    en: 'Here stands who has opened what is known of persons, when and why. The law (2001:454) asks for the log to be reviewed again and again. Nobody can be recognised in the log.',
  },
  standing: { sv: 'Granskningen', en: 'The review' },
  allReviewed: { sv: 'Allt i loggen är granskat.', en: 'All of the log has been reviewed.' },
  unreviewed: (rows: number, by: string): Text => ({
    sv: `${times(rows, 'rad', 'rader')} väntar på granskning. Granska senast ${by}.`,
    en: `${times(rows, 'row waits', 'rows wait')} to be reviewed. Review at the latest ${by}.`,
  }),
  overdue: { sv: 'Granskningen är försenad', en: 'The review is overdue' },
  overdueSince: (rows: number, by: string): Text => ({
    sv: `${times(rows, 'rad', 'rader')} skulle ha granskats senast ${by}. Gå igenom dem nedan och signera.`,
    en: `${times(rows, 'row', 'rows')} should have been reviewed by ${by}. Go through them below and sign.`,
  }),
  whole: (rows: number): Text => ({
    sv: `Loggen är hel: alla ${times(rows, 'rad', 'rader')} är som de skrevs.`,
    en: `The log is whole: all ${times(rows, 'row is', 'rows are')} as written.`,
  }),
  empty: { sv: 'Loggen är tom. Ingen har öppnat något än.', en: 'The log is empty. Nobody has opened anything yet.' },
  broken: { sv: 'Loggen är inte hel', en: 'The log is not whole' },
  brokenAt: (number: number): Text => ({
    sv: `Från rad ${number} stämmer loggen inte med hur den skrevs: något har ändrats eller tagits bort i databasen. Säg till den som är ansvarig för systemet och till dataskyddsombudet i dag, och jämför med den senaste säkerhetskopian.`,
    en: `From row ${number} on the log is not as it was written: something has been altered or taken away in the database. Tell whoever is responsible for the system and the data protection officer today, and compare with the latest backup.`,
  }),
  brokenNotSigned: {
    sv: 'Loggen är inte hel och kan därför inte signeras. Säg till den som är ansvarig för systemet.',
    en: 'The log is not whole and can therefore not be signed. Tell whoever is responsible for the system.',
  },
  filter: { sv: 'Visa', en: 'Show' },
  who: { sv: 'Vem', en: 'Who' },
  what: { sv: 'Vad', en: 'What' },
  why: { sv: 'Varför', en: 'Why' },
  when: { sv: 'När', en: 'When' },
  where: { sv: 'Kartläggning', en: 'Census' },
  subject: { sv: 'Rad eller svar', en: 'Row or answer' },
  subjectHint: { sv: 'Koden i loggen', en: 'The code in the log' },
  number: { sv: 'Nr', en: 'No.' },
  from: { sv: 'Från och med', en: 'From' },
  to: { sv: 'Till och med', en: 'To' },
  dayHint: { sv: 'Till exempel 2026-11-02', en: 'For example 2026-11-02' },
  dayFault: { sv: 'Skriv dagen som år, månad, dag: 2026-11-02.', en: 'Write the day as year, month, day: 2026-11-02.' },
  everybody: { sv: 'Alla', en: 'Everybody' },
  everything: { sv: 'Allt', en: 'Everything' },
  doFilter: { sv: 'Visa urvalet', en: 'Show these' },
  clear: { sv: 'Visa allt', en: 'Show all' },
  byAccount: { sv: 'Vem har öppnat hur mycket', en: 'Who has opened how much' },
  shown: { sv: 'Visningar av vem någon är', en: 'Showings of who somebody is' },
  entries: { sv: 'Rader i loggen', en: 'Rows in the log' },
  days: { sv: 'Dagar', en: 'Days' },
  latest: { sv: 'Senast', en: 'Latest' },
  notice: { sv: 'Att fråga om', en: 'To ask about' },
  nothingNotable: { sv: 'Inget', en: 'Nothing' },
  thresholds: (many: number, often: number, from: number, to: number): Text => ({
    sv: `Sådant som sticker ut är ett skäl att fråga, inte ett fel: ${many} visningar eller fler på en dag, samma rad ${often} gånger eller fler, eller före kl. ${from}, efter kl. ${to} och på helger.`,
    en: `What stands out is a reason to ask, not a fault: ${many} showings or more in a day, the same row ${often} times or more, or before ${from}:00, after ${to}:00 and at weekends.`,
  }),
  bySubject: { sv: 'Vad som har öppnats oftast', en: 'What was opened most often' },
  bySubjectHint: {
    sv: 'Koden säger inte vem personen är. Välj den för att se vem som har öppnat raden.',
    en: 'The code does not tell who the person is. Choose it to see who opened the row.',
  },
  times: { sv: 'Gånger', en: 'Times' },
  accounts: { sv: 'Konton', en: 'Accounts' },
  rows: { sv: 'Loggen rad för rad', en: 'The log row by row' },
  rowsShown: (shown: number, all: number): Text => ({
    sv: shown === all ? `${times(all, 'rad', 'rader')}.` : `De ${shown} senaste av ${times(all, 'rad', 'rader')}.`,
    en: shown === all ? `${times(all, 'row', 'rows')}.` : `The latest ${shown} of ${times(all, 'row', 'rows')}.`,
  }),
  older: { sv: 'Visa äldre', en: 'Show older ones' },
  none: { sv: 'Inget i loggen stämmer med urvalet.', en: 'Nothing in the log fits what was asked for.' },
  sign: { sv: 'Signera granskningen', en: 'Sign the review' },
  signIntro: (number: number): Text => ({
    sv: `Du skriver under på att loggen är granskad till och med rad ${number}.`,
    en: `You sign that the log is reviewed up to and including row ${number}.`,
  }),
  note: { sv: 'Vad du har granskat och kommit fram till', en: 'What you have reviewed and found' },
  noteHint: {
    sv: 'Till exempel: stickprov på tio visningar, frågat samordnaren om en, inget att anmärka. Skriv inga namn på personer i kartläggningen.',
    en: 'For example: a sample of ten showings, asked the coordinator about one, nothing to remark. Write no names of persons in the census.',
  },
  doSign: { sv: 'Signera', en: 'Sign' },
  noteMissing: { sv: 'Skriv vad du har granskat.', en: 'Write what you have reviewed.' },
  noteTooLong: { sv: 'Skriv högst 1 000 tecken.', en: 'Write at most 1,000 characters.' },
  noteHasNumber: {
    sv: 'Texten innehåller något som ser ut som ett personnummer. Ta bort det.',
    en: 'The text has something that looks like a personnummer. Remove it.',
  },
  nothingToSign: {
    sv: 'Loggen är redan granskad så långt. Läs om sidan och se vad som har tillkommit.',
    en: 'The log is reviewed that far already. Reload the page and see what has come since.',
  },
  signed: { sv: 'Granskningen är signerad.', en: 'The review is signed.' },
  reviews: { sv: 'Tidigare granskningar', en: 'Earlier reviews' },
  noReviews: { sv: 'Ingen granskning är signerad än.', en: 'No review has been signed yet.' },
  reviewedThrough: (number: number): Text => ({
    sv: `Granskad till och med rad ${number}`,
    en: `Reviewed up to and including row ${number}`,
  }),
  notGenuine: {
    sv: 'Underskriften stämmer inte: texten har ändrats efteråt.',
    en: 'The signature does not hold: the text was altered afterwards.',
  },
  somebody: { sv: 'Okänt konto', en: 'Unknown account' },
} as const
