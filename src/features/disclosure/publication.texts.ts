import type { Aspect } from '../../domain/disclosure/sole-correction.ts'
import { tableTexts } from '../../domain/report/report.texts.ts'
import type { Text } from '../../domain/terms/text.ts'

const figures = (count: number): Text => ({
  sv: count === 1 ? 'en siffra' : `${count} siffror`,
  en: count === 1 ? 'one figure' : `${count} figures`,
})

const listed = (names: readonly string[], and: string): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`

/** A correction that one alone would know for its own. For analysts: units are named. */
export interface SoleInWords {
  readonly kind: 'unit' | 'organisation' | 'account'
  /** Of the unit or the organisation; of an account none. */
  readonly name: string
  readonly units: readonly string[]
  readonly aspect: Aspect
  readonly censuses: readonly string[]
  readonly since: { readonly census: string; readonly version: number }
}

/** What has been changed, after "har ändrat". */
function changedInWords(aspect: Aspect): Text {
  if (aspect === 'who') return { sv: 'vilka som är med eller hur de bor', en: 'who is in it or how they live' }
  if (aspect === 'other') return { sv: 'uppgifter som inte står i någon tabell', en: 'facts that stand in no table' }
  const table = tableTexts[aspect]
  return { sv: `uppgifter till tabellen ”${table.sv}”`, en: `facts for the table “${table.en}”` }
}

/** Whose rows alone have changed, since what, and who knows them all. */
function onlyThese({ kind, name, units, aspect, censuses, since }: SoleInWords): Text {
  const together: Readonly<Record<SoleInWords['kind'], Text>> = {
    unit:
      units.length === 1
        ? { sv: '', en: '' }
        : {
            sv: `, och de är en och samma enhet sedan ${name} tog över`,
            en: `, and they are one and the same unit since ${name} took over`,
          },
    organisation: { sv: `, och alla hör till ${name}`, en: `, and all belong to ${name}` },
    account: {
      sv: ', och ett och samma konto svarar för dem',
      en: ', and one and the same account reports for them',
    },
  }
  const changed = changedInWords(aspect)
  const inAnswers: Text =
    units.length === 1 ? { sv: 'i svaret', en: 'in the answer' } : { sv: 'i svaren', en: 'in the answers' }
  return {
    sv: `Sedan den offentliga rapporten ${since.census}, version ${since.version}, kom ut har bara ${listed(units, 'och')} ändrat ${changed.sv} ${inAnswers.sv} för ${listed(censuses, 'och')}${together[kind].sv}.`,
    en: `Since the public report ${since.census}, version ${since.version}, came out, only ${listed(units, 'and')} changed ${changed.en} ${inAnswers.en} for ${listed(censuses, 'and')}${together[kind].en}.`,
  }
}

/** Who else has to do what before it can be published. */
function waitFor({ kind, name, aspect }: SoleInWords): Text {
  const others: Readonly<Record<SoleInWords['kind'], Text>> = {
    unit: { sv: 'en annan enhet', en: 'another unit' },
    organisation: { sv: `en enhet utanför ${name}`, en: `a unit outside ${name}` },
    account: { sv: 'en enhet som det kontot inte svarar för', en: 'a unit that account does not report for' },
  }
  const { sv, en } = others[kind]
  return aspect === 'who'
    ? {
        sv: `Vänta tills ${sv} också har lagt till, tagit bort eller rättat personer i sitt svar`,
        en: `Wait until ${en} has added, removed or corrected persons in its answer too`,
      }
    : {
        sv: `Vänta tills ${sv} också har rättat sådana uppgifter, eller lagt till eller tagit bort personer`,
        en: `Wait until ${en} has corrected such facts too, or added or removed persons`,
      }
}

/** What the pages say where a public report is made, and where it is read. */
export const publicationTexts = {
  // Why it cannot be published.
  stillOpen: {
    sv: 'Kartläggningen är inte låst. Enheterna kan fortfarande lämna in. Lås den, gör analysen och kom tillbaka hit.',
    en: 'The census is not locked. Units may still hand in. Lock it, make the analysis, and come back here.',
  },
  notUpForRevision: {
    sv: 'Den offentliga rapporten är ute. Ska något rättas: ta upp kartläggningen för revidering på dess sida.',
    en: 'The public report is out. If something is to be corrected: take the census up for revision on its page.',
  },
  stale: {
    sv: 'Rapporten stämmer inte med det som är lagrat nu: något har lämnats in, rättats eller kopplats sedan analysen. Gör om analysen, läs rapporten och kom tillbaka hit.',
    en: 'The report is not what a report would say now: something was handed in, corrected or linked after the analysis. Repeat the analysis, read the report, and come back here.',
  },
  unprotected: (count: number): Text => ({
    sv: `Det går att räkna ut ${figures(count).sv} som ska skyddas ur det som redan är offentligt, vad vi än döljer nu. ${count === 1 ? 'Den' : 'De'} står på sidan Offentlig rapport. Publicera inte förrän det är utrett hur det blev offentligt.`,
    en: `What is public already lets ${figures(count).en} that should be protected be worked out, whatever is hidden now. ${count === 1 ? 'It is' : 'They are'} listed on the page Public report. Do not publish before it is clear how that became public.`,
  }),
  otherDefinitions: (ids: readonly string[]): Text => ({
    sv: `Kartläggningen är redan publicerad efter en annan definition (${ids.join(', ')}). Två definitioner av nästan samma personer röjer dem som skiljer. Publicera efter den som redan är ute.`,
    en: `The census is public by another definition already (${ids.join(', ')}). Two definitions of nearly the same persons tell of those between them. Publish by the one that is out.`,
  }),
  soleCorrection: (found: SoleInWords): Text => ({
    sv: `${onlyThese(found).sv} Publiceras rättelsen ensam kan den som har gjort den räkna ut av siffrorna om någon annan också känner de personer det gäller. ${waitFor(found).sv}, och publicera rättelserna tillsammans. Den interna rapporten har rättelsen redan.`,
    en: `${onlyThese(found).en} Published alone, the figures let whoever made the correction work out whether somebody else knows those persons too. ${waitFor(found).en}, and publish the corrections together. The internal report has the correction already.`,
  }),
  earlierLeftOut: (found: SoleInWords, census: string): Text => ({
    sv: `Jämförelsen med ${census} är inte med. ${onlyThese(found).sv} Visades siffrorna för ${census} som de är nu skulle den som har gjort rättelsen kunna räkna ut om någon annan också känner de personer det gäller. Därför saknas kolumnen för ${census} och tabellen om vilka som är kvar, och ändringen räknas från det antal som publicerades då. Jämförelsen kan visas i en senare version, när fler enheter har rättat sina svar.`,
    en: `The comparison with ${census} is left out. ${onlyThese(found).en} The figures of ${census} as they are now would let whoever made the correction work out whether somebody else knows those persons too. So the column of ${census} and the table of who is still there are missing, and the change is told from what was published then. The comparison can be shown in a later version, once more units have corrected their answers.`,
  }),
  changedMeanwhile: {
    sv: 'Något har ändrats sedan du såg rapporten, så inget publicerades. Gå tillbaka till Offentlig rapport och läs igenom den igen.',
    en: 'Something has changed since you looked at the report, so nothing was published. Go back to Public report and read it through again.',
  },
  nothingNew: {
    sv: 'Rapporten säger detsamma som den senaste offentliga versionen, så ingen ny version behövs. Avsluta revideringen på kartläggningens sida.',
    en: 'The report says what the latest public version says, so no new version is needed. End the revision on the page of the census.',
  },
  changedAfterwards: {
    sv: 'Den offentliga rapporten stämmer inte med sin kontrollsumma: den har ändrats efteråt. Publicera inget mer. Be den som sköter driften att se efter vilken det är (kommandot verify) och läsa tillbaka databasen från en säkerhetskopia från före ändringen.',
    en: 'The public report does not match its checksum: it has been changed afterwards. Publish nothing more. Ask whoever runs the service to see which one it is (the command verify) and to restore the database from a backup made before the change.',
  },
  notShownNow: {
    sv: 'Rapporten kan inte visas just nu. Fråga den som samordnar kartläggningen i kommunen när den går att läsa igen.',
    en: 'The report cannot be shown right now. Ask whoever coordinates the census in the municipality when it can be read again.',
  },
  noteMissing: {
    sv: 'Skriv vad som är nytt sedan förra versionen. Det står i den offentliga rapporten.',
    en: 'Write what is new since the version before. It stands in the public report.',
  },
  noteLong: {
    sv: 'Skriv kortare: högst 500 tecken.',
    en: 'Write less: 500 characters at most.',
  },
  noteHoldsNumber: {
    sv: 'Det ser ut att stå ett personnummer i texten. Ta bort det: alla kan läsa vad som är nytt.',
    en: 'There seems to be a personnummer in the text. Take it out: everybody can read what is new.',
  },
  noTables: { sv: 'Välj minst en tabell.', en: 'Choose at least one table.' },
  noTableLeft: {
    sv: 'Ingen av de valda tabellerna har något att visa. Välj fler tabeller.',
    en: 'None of the chosen tables has anything to show. Choose more tables.',
  },
  lookFirst: {
    sv: 'Titta igenom den offentliga rapporten först, och gå vidare därifrån.',
    en: 'Look through the public report first, and go on from there.',
  },
  notFound: {
    sv: 'Det finns ingen publicerad rapport på den adressen. Gå till Publicerade rapporter och välj en där.',
    en: 'There is no published report at that address. Go to Published reports and choose one there.',
  },

  // Making one.
  title: (census: string): Text => ({ sv: `Offentlig rapport ${census}`, en: `Public report ${census}` }),
  intro: {
    sv: 'Här ser du den offentliga rapporten som den skulle bli. Små antal skyddas så att ingen kan kännas igen. Inget är offentligt förrän du har publicerat.',
    en: 'This is the public report as it would be. Small numbers are protected so that nobody can be recognised. Nothing is public until you have published it.',
  },
  notNow: { sv: 'Det går inte att publicera nu', en: 'It cannot be published now' },
  isOut: (version: number, day: string): Text => ({
    sv: `Version ${version} är offentlig sedan ${day}.`,
    en: `Version ${version} has been public since ${day}.`,
  }),
  readIt: { sv: 'Läs den offentliga rapporten', en: 'Read the public report' },
  readInternal: { sv: 'Jämför med den interna rapporten', en: 'Compare with the internal report' },
  toAnalysis: { sv: 'Till analysen', en: 'To the analysis' },
  toRound: { sv: 'Till kartläggningen', en: 'To the census' },
  unchanged: (version: number): Text => ({
    sv: `Rapporten säger detsamma som version ${version}. Ingen ny version behövs.`,
    en: `The report says what version ${version} says. No new version is needed.`,
  }),
  endRevision: { sv: 'Avsluta revideringen', en: 'End the revision' },
  choose: (chosen: number, shown: number): Text => ({
    sv: `Välj vad som ska vara med: ${chosen === 1 ? 'en tabell är vald' : `${chosen} tabeller är valda`}, ${shown === 1 ? 'en' : shown} visas`,
    en: `Choose what is in it: ${chosen === 1 ? 'one table is chosen' : `${chosen} tables are chosen`}, ${shown === 1 ? 'one is' : `${shown} are`} shown`,
  }),
  chosenNotShown: { sv: 'Valda tabeller som inte visas', en: 'Chosen tables that are not shown' },
  protectedWhole: {
    sv: 'För mycket måste döljas för att något ska bli kvar att läsa.',
    en: 'Too much has to be hidden for anything to be left to read.',
  },
  flowsLeftOut: {
    sv: 'Jämförelsen är inte med. Varför står ovan.',
    en: 'The comparison is left out. Why stands above.',
  },
  noEarlierYear: { sv: 'Det finns inget annat år att visa.', en: 'There is no other year to show.' },
  notDivided: { sv: 'Definitionen delar inte in personerna så.', en: 'The definition does not divide people so.' },
  notAnswered: { sv: 'Ingen har svarat på frågan.', en: 'Nobody has answered the question.' },
  tablesFor: (reason: Text, tables: readonly Text[]): Text => ({
    sv: `${reason.sv} Det gäller ${listed(
      tables.map(({ sv }) => `”${sv}”`),
      'och',
    )}.`,
    en: `${reason.en} This is so of ${listed(
      tables.map(({ en }) => `“${en}”`),
      'and',
    )}.`,
  }),
  tables: { sv: 'Tabeller', en: 'Tables' },
  tablesHint: {
    sv: 'Det är de enda tabeller som får publiceras. Färre tabeller ger ofta färre dolda siffror.',
    en: 'These are the only tables that may be published. Fewer tables often mean fewer hidden figures.',
  },
  series: { sv: 'Tidigare publicerade antal', en: 'Numbers published earlier' },
  seriesHint: {
    sv: 'Välj den serie som räknade på samma sätt. Antalen visas i rapporten, och skyddet räknar med att alla känner till dem.',
    en: 'Choose the series that counted in the same way. Its numbers are shown in the report, and are taken to be known to everybody.',
  },
  noSeries: { sv: 'Ingen av dem', en: 'None of them' },
  showAgain: { sv: 'Visa med det valda', en: 'Show with these' },
  protection: { sv: 'Vad som skyddas', en: 'What is protected' },
  forAnalysts: { sv: 'Bara du som analytiker ser den här delen.', en: 'Only analysts see this part.' },
  nothingWithheld: { sv: 'Ingen siffra i tabellerna är dold.', en: 'No figure of the tables is hidden.' },
  withheldCount: (count: number, all: number): Text => ({
    sv: `${count} av ${all} siffror i tabellerna ${count === 1 ? 'är dold' : 'är dolda'} och visas som c. Så mycket döljs därför att varje enhet läser rapporten och kan räkna bort dem den själv har mött: det som blir kvar får inte heller peka ut någon.`,
    en: `${count} of ${all} figures in the tables ${count === 1 ? 'is' : 'are'} hidden and shown as c. So much is hidden because every unit reads the report and can take away those it met itself: what is left may not point anybody out either.`,
  }),
  eachWithheld: (count: number): Text => ({
    sv: count === 1 ? 'Visa den dolda siffran och varför' : `Visa de ${count} dolda siffrorna och varför`,
    en: count === 1 ? 'Show the hidden figure and why' : `Show the ${count} hidden figures and why`,
  }),
  figure: { sv: 'Siffra', en: 'Figure' },
  number: { sv: 'Antal', en: 'Number' },
  guess: { sv: 'Så nära kommer en utomstående', en: 'How close an outsider comes' },
  between: (min: number, max: number | null): Text => ({
    sv: max === null ? `${min} eller fler` : `${min}–${max}`,
    en: max === null ? `${min} or more` : `${min}–${max}`,
  }),
  derived: (key: string): Text => ({ sv: `Följer av andra: ${key}`, en: `Follows from others: ${key}` }),
  unprotectedTitle: { sv: 'Går redan att räkna ut', en: 'Can be worked out already' },
  notShown: { sv: 'Tabeller som inte visas', en: 'Tables that are not shown' },
  preview: { sv: 'Så blir rapporten', en: 'The report as it would be' },
  goOn: { sv: 'Gå vidare och publicera', en: 'Go on and publish' },
  confirmTitle: (census: string): Text => ({
    sv: `Publicera den offentliga rapporten ${census}?`,
    en: `Publish the public report ${census}?`,
  }),
  happens: (tables: number, withheld: number): readonly Text[] => [
    {
      sv: `${tables === 1 ? 'En tabell' : `${tables} tabeller`} blir offentliga. ${withheld === 0 ? 'Ingen siffra är dold' : `${withheld === 1 ? 'En siffra' : `${withheld} siffror`} visas som c`}.`,
      en: `${tables === 1 ? 'One table' : `${tables} tables`} become public. ${withheld === 0 ? 'No figure is hidden' : `${withheld === 1 ? 'One figure is' : `${withheld} figures are`} shown as c`}.`,
    },
    {
      sv: 'Alla som har konto kan läsa rapporten: enheterna, organisationerna och ni. De ser samma sidor och samma siffror.',
      en: 'Everybody with an account can read the report: the units, the organisations and you. All see the same pages and the same figures.',
    },
    {
      sv: 'Det går inte att ta tillbaka det som är publicerat. Räkna med att nämnden, och den som ber om att få ut rapporten, får den.',
      en: 'What is published cannot be taken back. Expect the board, and whoever asks for the report, to get it.',
    },
    {
      sv: 'En siffra som döljs nu publiceras inte heller senare: tillsammans med det som redan är ute skulle den kunna röja någon.',
      en: 'A figure that is hidden now is not published later either: together with what is out already it could tell of somebody.',
    },
    {
      sv: 'Ska något rättas blir det en ny version, märkt reviderad. De gamla versionerna finns kvar.',
      en: 'A correction becomes a new version, marked as revised. The old versions stay.',
    },
  ],
  changeNote: { sv: 'Vad är nytt sedan förra versionen?', en: 'What is new since the version before?' },
  changeNoteHint: {
    sv: 'Alla kan läsa det, och det går inte att ändra sedan. Skriv vad som är rättat och varför. Skriv inga namn på personer eller enheter, och inte hur många som är rättade: antalet kan röja det som är dolt.',
    en: 'Everybody can read it, and it cannot be changed later. Write what was corrected and why. Name no persons or units, and do not write how many were corrected: the number may tell what is hidden.',
  },
  publish: { sv: 'Publicera', en: 'Publish' },
  publishVersion: (version: number): Text => ({
    sv: `Publicera version ${version}`,
    en: `Publish version ${version}`,
  }),
  cancel: { sv: 'Avbryt', en: 'Cancel' },
  notPublished: { sv: 'Inget publicerades', en: 'Nothing was published' },
  backToReport: { sv: 'Tillbaka till Offentlig rapport', en: 'Back to Public report' },

  // Reading one.
  listTitle: { sv: 'Publicerade rapporter', en: 'Published reports' },
  listIntro: {
    sv: 'Det som är publicerat om kartläggningarna av hemlöshet. Små antal är skyddade, så att ingen kan kännas igen.',
    en: 'What has been published of the censuses of homelessness. Small numbers are protected, so that nobody can be recognised.',
  },
  listEmpty: {
    sv: 'Ingen rapport är publicerad än. Den kommer här när kartläggningen är klar.',
    en: 'No report has been published yet. It will be here when the census is done.',
  },
  version: (version: number): Text => ({ sv: `Version ${version}`, en: `Version ${version}` }),
  publishedOn: (version: number, day: string): Text => ({
    sv: `Version ${version}, publicerad ${day}`,
    en: `Version ${version}, published ${day}`,
  }),
  revised: { sv: 'Reviderad', en: 'Revised' },
  replacedBy: (version: number): Text => ({
    sv: `Ersatt av version ${version}`,
    en: `Replaced by version ${version}`,
  }),
  readLatest: { sv: 'Läs den senaste versionen', en: 'Read the latest version' },
  whatIsNew: { sv: 'Nytt i den här versionen', en: 'New in this version' },
  contents: { sv: 'Innehåll', en: 'Contents' },
  tablesTitle: { sv: 'Tabeller och diagram', en: 'Tables and charts' },
  howToRead: { sv: 'Så läser du siffrorna', en: 'How to read the figures' },
  asFile: { sv: 'Siffrorna som fil', en: 'The figures as files' },
  csv: { sv: 'Tabellerna (tables.csv)', en: 'The tables (tables.csv)' },
  json: { sv: 'Hela rapporten (report.json)', en: 'The whole report (report.json)' },
  versions: { sv: 'Versioner', en: 'Versions' },
  thisOne: { sv: 'den här', en: 'this one' },
  firstVersion: { sv: 'Första versionen', en: 'The first version' },
  cellHidden: { sv: 'visas inte', en: 'not shown' },
  cellNone: { sv: 'ingen siffra', en: 'no figure' },
  published: {
    sv: 'Den offentliga rapporten är publicerad.',
    en: 'The public report has been published.',
  },
} as const
