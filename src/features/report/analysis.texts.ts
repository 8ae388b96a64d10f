import { linkageStepTexts } from '../../domain/linkage/linkage.texts.ts'
import type { Text } from '../../domain/terms/text.ts'

const persons = (count: number): Text => ({
  sv: `${count} ${count === 1 ? 'person' : 'personer'}`,
  en: `${count} ${count === 1 ? 'person' : 'persons'}`,
})

/** What the page of an analysis says. */
export const analysisTexts = {
  title: (key: string): Text => ({ sv: `Analys av kartläggningen ${key}`, en: `Analysis of the census ${key}` }),
  intro: {
    sv: 'Analysen kopplar uppgifter om samma person, bestämmer varje persons situation och gör rapporten av det som är inlämnat nu. Den kan göras om hur många gånger som helst; tidigare rapporter sparas.',
    en: 'The analysis links records of the same person, decides each person’s situation and makes the report from what is handed in now. It can be repeated as often as you like; earlier reports are kept.',
  },
  training: {
    sv: 'En övning analyseras aldrig: inget i den räknas.',
    en: 'A round for practice is never analysed: nothing in it counts.',
  },
  toReview: {
    sv: 'Avgör vilka rader som är samma person',
    en: 'Decide which rows are one person',
  },
  notOpened: {
    sv: 'Kartläggningen är inte öppnad för enheterna än. Det finns inget att analysera.',
    en: 'The census has not been opened to the units. There is nothing to analyse.',
  },
  isOut: {
    sv: 'Den offentliga rapporten är ute, så ingen ny analys görs. Ska något rättas: ta upp kartläggningen för revidering.',
    en: 'The public report is out, so no new analysis is made. If something is to be corrected: take the census up for revision.',
  },
  stillOpen: {
    sv: 'Kartläggningen är öppen och svar kan fortfarande komma. Siffrorna är preliminära tills den är låst.',
    en: 'The census is open and answers may still come. The figures are preliminary until it is locked.',
  },
  start: { sv: 'Gör analysen', en: 'Make the analysis' },
  repeat: { sv: 'Gör om analysen', en: 'Repeat the analysis' },
  cancel: { sv: 'Avbryt analysen', en: 'Cancel the analysis' },
  refresh: { sv: 'Uppdatera sidan', en: 'Reload the page' },
  running: { sv: 'Analysen pågår', en: 'The analysis is under way' },
  startedAt: (time: string): Text => ({ sv: `Den började ${time}.`, en: `It began at ${time}.` }),
  runningHint: {
    sv: 'Sidan uppdateras av sig själv var femte sekund. Du kan lämna den; analysen fortsätter. Om du avbryter sparas ingenting av den.',
    en: 'The page reloads every five seconds. You can leave it; the analysis goes on. If you cancel, nothing of it is stored.',
  },
  runningElsewhere: {
    sv: 'En annan kartläggning analyseras just nu. Vänta tills den är klar.',
    en: 'Another census is being analysed. Wait until it is done.',
  },
  steps: {
    linking: { sv: 'Kopplar uppgifter om samma person', en: 'Linking records of the same person' },
    classifying: { sv: 'Bestämmer varje persons situation', en: 'Deciding each person’s situation' },
    reporting: { sv: 'Gör rapporten', en: 'Making the report' },
    late: { sv: 'Räknar det som kom sent', en: 'Counting what came late' },
    storing: { sv: 'Sparar rapporten', en: 'Storing the report' },
  },
  parts: linkageStepTexts,
  stepDone: { sv: 'klart', en: 'done' },
  stepNow: { sv: 'pågår', en: 'under way' },
  stepLeft: { sv: 'återstår', en: 'to come' },
  failed: {
    sv: 'Analysen gick inte att göra klart. Tidigare rapporter är kvar. Försök igen; händer det igen, kontakta den som sköter Tvärsnitt.',
    en: 'The analysis could not be finished. Earlier reports are there. Try again; if it happens again, contact whoever runs Tvärsnitt.',
  },
  cancelled: {
    sv: 'Analysen avbröts. Ingen rapport gjordes, och tidigare rapporter är kvar.',
    en: 'The analysis was cancelled. No report was made, and earlier reports are there.',
  },
  refused: { sv: 'Analysen gjordes inte', en: 'The analysis was not made' },
  done: { sv: 'Analysen är klar.', en: 'The analysis is done.' },
  none: { sv: 'Ingen analys är gjord än.', en: 'No analysis has been made yet.' },
  stale: { sv: 'Nytt sedan analysen', en: 'New since the analysis' },
  staleUnits: (names: string): Text => ({
    sv: `Inlämnat eller rättat efter att rapporten gjordes: ${names}. Gör om analysen så kommer det med.`,
    en: `Handed in or corrected after the report was made: ${names}. Repeat the analysis to have it in.`,
  }),
  persons: { sv: 'Personer', en: 'Persons' },
  range: { sv: 'Spann', en: 'Range' },
  rangeIs: (low: number, high: number): Text => ({
    sv: low === high ? `${low}` : `${low}–${high}, beroende på osäkra dubbletter och observationer`,
    en: low === high ? `${low}` : `${low}–${high}, depending on doubtful doubles and observations`,
  }),
  withoutLate: { sv: 'Utan dem som bara rapporterades sent', en: 'Without those reported late only' },
  withoutLateIs: (without: number, lateOnly: number, rows: number): Text => ({
    sv: `${persons(without).sv}. ${rows} ${rows === 1 ? 'rad' : 'rader'} lämnades in efter enhetens sista dag; ${persons(lateOnly).sv} finns bara på sena rader.`,
    en: `${persons(without).en}. ${rows} ${rows === 1 ? 'row' : 'rows'} came after the unit’s last day; ${persons(lateOnly).en} are on late rows only.`,
  }),
  nothingLate: { sv: 'Inget lämnades in sent.', en: 'Nothing came late.' },
  lateNotKnown: {
    sv: 'Inte räknat: rapporten är gjord på annat sätt. Gör om analysen.',
    en: 'Not counted: the report was made another way. Repeat the analysis.',
  },
  situations: { sv: 'Efter situation', en: 'By situation' },
  review: { sv: 'Går inte att avgöra än', en: 'Cannot be decided yet' },
  outside: { sv: 'Utanför definitionen', en: 'Outside the definition' },
  units: { sv: 'Enheter', en: 'Units' },
  unitsIs: (answered: number, asked: number, nil: number): Text => ({
    sv: `${answered} av ${asked} svarade, varav ${nil} med nollrapport`,
    en: `${answered} of ${asked} answered, ${nil} of these with a nil return`,
  }),
  made: { sv: 'Rapporten gjord', en: 'Report made' },
  toReport: (definition: string): Text => ({
    sv: `Läs rapporten enligt ${definition}`,
    en: `Read the report by ${definition}`,
  }),
  minimum: {
    sv: 'Siffran är ett minimum: personer som ingen enhet mötte under veckan ingår inte.',
    en: 'The number is a minimum: persons whom no unit met in the week are not in it.',
  },
} as const
