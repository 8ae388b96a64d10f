import type { Text } from '../../domain/terms/text.ts'

const persons = (count: number): Text => ({
  sv: count === 1 ? '1 person' : `${count} personer`,
  en: count === 1 ? '1 person' : `${count} persons`,
})

/** What the pages say that does not stand in the report itself. */
export const reportPageTexts = {
  contents: { sv: 'Innehåll', en: 'Contents' },
  thisCensus: { sv: 'den här rapporten', en: 'this report' },
  compared: { sv: 'tidigare', en: 'earlier' },
  keyFigures: { sv: 'Huvudsiffrorna i korthet', en: 'The main figures in short' },
  counted: { sv: 'Räknade personer', en: 'Persons counted' },
  range: (low: number, high: number): Text => ({
    sv: `osäkerhet: spann ${low}–${high}`,
    en: `uncertainty: range ${low}–${high}`,
  }),
  noRange: { sv: 'inget spann: inga osäkra dubbletter', en: 'no range: no doubtful duplicates' },
  changeSince: (census: string): Text => ({ sv: `Ändring sedan ${census}`, en: `Change since ${census}` }),
  fromTo: (then: number, now: number): Text => ({ sv: `från ${then} till ${now}`, en: `from ${then} to ${now}` }),
  notCompared: { sv: 'går inte att jämföra', en: 'cannot be compared' },
  unitsAnswered: { sv: 'Enheter som svarade', en: 'Units that answered' },
  ofAsked: (answered: number, asked: number): Text => ({
    sv: `${answered} av ${asked}`,
    en: `${answered} of ${asked}`,
  }),
  silent: (count: number): Text => ({
    sv: count === 0 ? 'ingen var tyst' : `${count} ${count === 1 ? 'var tyst' : 'var tysta'}`,
    en: count === 0 ? 'none was silent' : `${count} silent`,
  }),
  bar: (census: string, count: number, low: number, high: number): Text => {
    const words = persons(count)
    return low === high
      ? { sv: `${census}: ${words.sv}`, en: `${census}: ${words.en}` }
      : { sv: `${census}: ${words.sv}, spann ${low}–${high}`, en: `${census}: ${words.en}, range ${low}–${high}` }
  },
  barsLegend: {
    sv: 'Skalan börjar vid noll.',
    en: 'The scale begins at zero.',
  },
  barsLegendRange: {
    sv: 'Skalan börjar vid noll. Strecket är det antal som räknades. Den ljusa delen är osäkerhet (spannet), inte fler räknade.',
    en: 'The scale begins at zero. The line is the number counted. The light part is uncertainty (the range), not more people counted.',
  },
  figuresInTable: {
    sv: 'Delar som är för små för sin siffra saknar den. Alla siffror står i tabellen efter diagrammet.',
    en: 'Parts too small for their figure are without it. All figures are in the table after the chart.',
  },
  chartNotFound: {
    sv: 'Rapporten har inget sådant diagram. Gå till rapportens sida och se vilka som finns.',
    en: 'The report has no such chart. Go to the page of the report and see which there are.',
  },
  toRounds: { sv: 'Kartläggningar', en: 'Censuses' },
  allReports: { sv: 'Alla rapporter', en: 'All reports' },
  otherLanguage: { sv: 'In English', en: 'På svenska' },
  filesOfReport: { sv: 'Siffrorna som fil', en: 'The figures as files' },
  reportXlsx: { sv: 'Arbetsbok för Excel (report.xlsx)', en: 'Workbook for Excel (report.xlsx)' },
  tablesCsv: { sv: 'Tabellerna (tables.csv)', en: 'The tables (tables.csv)' },
  reportJson: { sv: 'Huvudsiffrorna (report.json)', en: 'The main figures (report.json)' },
  footer: (definition: string): Text => ({
    sv: `Rapporten är gjord med Tvärsnitt efter definitionen ${definition}. Samma siffror finns i report.xlsx, tables.csv och report.json.`,
    en: `Made with Tvärsnitt by the definition ${definition}. The same figures are in report.xlsx, tables.csv and report.json.`,
  }),
  listTitle: { sv: 'Rapporter om personer i hemlöshet', en: 'Reports on people in homelessness' },
  listIntro: {
    sv: 'En rapport för varje kartläggning och definition, den senaste kartläggningen först.',
    en: 'One report for each count and definition, the latest count first.',
  },
  reportOf: (definition: string, census: string): Text => ({
    sv: `${definition}, kartläggningen ${census}`,
    en: `${definition}, count of ${census}`,
  }),
  made: (date: string): Text => ({ sv: `Gjord ${date}`, en: `Made ${date}` }),
  emptyTitle: { sv: 'Här finns inga rapporter än', en: 'There are no reports here yet' },
  emptyAnalysis: {
    sv: 'En rapport görs när du gör analysen av en kartläggning. Börja där:',
    en: 'A report is made when you make the analysis of a census. Begin there:',
  },
  emptyWhat: {
    sv: 'Har ni enheternas filer i en mapp går det också att köra kommandot nedan. Byt ut MAPP mot mappens namn. Ladda sedan om sidan.',
    en: "If you have the units' files in a folder you can also run the command below. Put the folder's name instead of MAPP. Then reload this page.",
  },
  emptyCommand: { sv: 'tvarsnitt run MAPP --data data', en: 'tvarsnitt run MAPP --data data' },
  emptyWhere: {
    sv: 'Tjänsten behöver läsa samma datamapp som kommandot skriver till (här data).',
    en: 'The service has to read the same data folder that the command writes to (here data).',
  },
  editionNotFound: {
    sv: 'Den rapporten finns inte här. Gå till startsidan och välj bland dem som finns.',
    en: 'There is no such report here. Go to the start page and choose among those there are.',
  },
} as const
