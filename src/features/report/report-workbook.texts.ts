import type { Text } from '../../domain/terms/text.ts'

/** What the workbook says that does not stand in the report itself. */
export const workbookTexts = {
  cover: { sv: 'Omslag', en: 'Cover' },
  contents: { sv: 'Innehåll', en: 'Contents' },
  notes: { sv: 'Noter', en: 'Notes' },
  internal: { sv: 'Intern utgåva, arbetsmaterial', en: 'Internal edition, working material' },
  page: { sv: 'Sida', en: 'Page' },
  of: { sv: 'av', en: 'of' },
  municipality: (name: string, code: string): Text => ({
    sv: `${name}, kommunkod ${code}`,
    en: `${name}, municipality code ${code}`,
  }),
  howToRead: { sv: 'Så läser du arbetsboken', en: 'How to read this workbook' },
  oneTableEach: {
    sv: 'Varje tabell har ett eget blad. Under rubriken står vad som räknas, och under tabellen det som behövs för att läsa siffrorna rätt.',
    en: 'Each table has a sheet of its own. Under its title stands what is counted, and below it what is needed to read the figures rightly.',
  },
  toContents: { sv: 'Till innehållet: alla blad i ordning', en: 'To the contents: all sheets in order' },
  toNotes: {
    sv: 'Till noterna: allt som rapporten säger om siffrorna, avsnitt för avsnitt',
    en: 'To the notes: all that the report says of the figures, chapter by chapter',
  },
  sign: '–',
  signMeaning: {
    sv: 'Tecknet – betyder att det inte finns någon siffra att visa, till exempel för att inget fanns att jämföra med. Det betyder aldrig noll.',
    en: 'The sign – means that there is no figure to show, for instance because there was nothing to compare with. It never means zero.',
  },
  signShort: {
    sv: 'Tecknet – betyder att det inte finns någon siffra att visa.',
    en: 'The sign – means that there is no figure to show.',
  },
  about: { sv: 'Om arbetsboken', en: 'About this workbook' },
  madeWith: (definition: string): Text => ({
    sv: `Gjord med Tvärsnitt efter definitionen ${definition}. Samma siffror finns i report.html och, för den som räknar vidare, i tables.csv.`,
    en: `Made with Tvärsnitt by the definition ${definition}. The same figures are in report.html and, for further calculation, in tables.csv.`,
  }),
  checksum: (sha256: string): Text => ({
    sv: `Den frysta rapportens kontrollsumma (SHA-256): ${sha256}`,
    en: `Checksum of the frozen report (SHA-256): ${sha256}`,
  }),
  contentsIntro: {
    sv: 'Välj ett blad i den första kolumnen.',
    en: 'Choose a sheet in the first column.',
  },
  notesIntro: {
    sv: 'Allt som rapporten säger, i samma ordning, och noterna till varje tabell.',
    en: 'All that the report says, in the same order, and the notes to each table.',
  },
  sheet: { sv: 'Blad', en: 'Sheet' },
  shows: { sv: 'Visar', en: 'Shows' },
  chapter: { sv: 'Avsnitt', en: 'Chapter' },
  counted: { sv: 'Vad som räknas', en: 'What is counted' },
  concerns: { sv: 'Gäller', en: 'Concerns' },
  words: { sv: 'Text', en: 'Text' },
  wholeReport: { sv: 'Hela rapporten', en: 'The whole report' },
  wholeChapter: { sv: 'Hela avsnittet', en: 'The whole chapter' },
  onlyWords: { sv: 'Bara text', en: 'Text only' },
  coverShows: {
    sv: 'Vad rapporten handlar om, det viktigaste i korthet och hur arbetsboken läses',
    en: 'What the report is about, the main points, and how to read this workbook',
  },
  notesShow: {
    sv: 'Allt som sägs om siffrorna och hur de är framtagna',
    en: 'All that is said of the figures and how they were made',
  },
  signs: { sv: 'Tecken i tabellerna', en: 'Signs in the tables' },
  toContentsShort: { sv: 'Till innehållet', en: 'To the contents' },
} as const satisfies Record<string, Text | string | ((...of: string[]) => Text)>
