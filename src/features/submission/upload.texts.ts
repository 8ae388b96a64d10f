import type { UploadRow, UploadState } from '../../domain/submission/upload.ts'
import { listInWords, type Text, verbatim } from '../../domain/terms/text.ts'

const rows = (count: number): Text => ({
  sv: `${count} ${count === 1 ? 'rad' : 'rader'}`,
  en: `${count} ${count === 1 ? 'row' : 'rows'}`,
})

export const uploadTexts = {
  answers: { sv: 'Våra svar', en: 'Our answers' },
  answer: { sv: 'Svaret', en: 'The answer' },
  title: { sv: 'Lämna en fil', en: 'Hand in a file' },
  backToAnswer: { sv: 'Tillbaka till svaret', en: 'Back to the answer' },
  files: { sv: 'Filer', en: 'Files' },
  lead: {
    sv: 'Ladda upp en lista med personerna ni mötte under mätveckan. Inget sparas i svaret förrän ni har sett vad som händer och godkänt det, och en hel fil kan ångras.',
    en: 'Upload a list of the people you met during the census week. Nothing is stored in the answer before you have seen what happens and agreed, and a whole file can be undone.',
  },
  templateTitle: { sv: 'Mall att fylla i', en: 'A template to fill in' },
  templateLead: {
    sv: 'En Excel-arbetsbok för just er enhet och den här kartläggningen, med listrutor, förklaringar och ett exempel.',
    en: 'An Excel workbook for your unit and this census, with drop-downs, explanations and an example.',
  },
  templateLink: { sv: 'Hämta mallen (Excel)', en: 'Get the template (Excel)' },
  ownTitle: { sv: 'Ladda upp mallen eller en egen lista', en: 'Upload the template or a list of your own' },
  fileLabel: { sv: 'Fil med personer', en: 'File of persons' },
  fileHint: {
    sv: 'Excel (.xlsx) eller CSV, högst 5 MB. Det går bra med en lista ur ert eget system: rubriker som inte känns igen visar ni på nästa sida vad de betyder, och det kommer vi ihåg.',
    en: 'Excel (.xlsx) or CSV, at most 5 MB. A list from your own system will do: on the next page you show what headings mean that are not known, and it is remembered.',
  },
  upload: { sv: 'Ladda upp', en: 'Upload' },
  noFile: {
    sv: 'Välj en fil på datorn och tryck sedan på Ladda upp.',
    en: 'Choose a file on the computer and then press Upload.',
  },
  emptyFile: {
    sv: 'Filen är tom. Välj filen med personerna. Mötte ni ingen under mätveckan: lämna en nollrapport i stället.',
    en: 'The file is empty. Choose the file of persons. If you met nobody during the census week, make a nil return instead.',
  },
  fileTooLarge: {
    sv: 'Filen är större än 5 MB. Ta bort bilder och blad som inte hör till listan, eller dela upp listan på flera filer.',
    en: 'The file is larger than 5 MB. Remove pictures and sheets that are not part of the list, or divide the list into several files.',
  },
  cutShort: {
    sv: 'Filen kom inte fram hel. Ladda upp den igen.',
    en: 'The file did not arrive whole. Upload it again.',
  },
  oneFile: { sv: 'Ladda upp en fil åt gången.', en: 'Upload one file at a time.' },
  tooManyRows: (found: number, most: number): Text => ({
    sv: `Filen har ${found} rader. Högst ${most} tas emot åt gången. Kontrollera att det är rätt fil, och att bara personer från mätveckan är med.`,
    en: `The file has ${found} rows. At most ${most} are taken at a time. Check that it is the right file, and that only people of the census week are in it.`,
  }),
  beyondAgreement: (headings: readonly string[]): Text => {
    const { sv, en } = listInWords(headings.map((heading) => verbatim(`”${heading}”`)))
    const one = headings.length === 1
    return {
      sv: `Er överenskommelse omfattar inte ${one ? 'kolumnen' : 'kolumnerna'} ${sv}. Ta bort ${one ? 'kolumnen' : 'kolumnerna'} ur filen och ladda upp den igen. I mallen finns bara de kolumner ni får fylla i.`,
      en: `Your agreement does not cover the ${one ? 'column' : 'columns'} ${en}. Take the ${one ? 'column' : 'columns'} out of the file and upload it again. The template has only the columns you may fill in.`,
    }
  },
  ourFault: {
    sv: 'Något gick fel hos oss när filen lästes. Ladda upp den igen. Händer det en gång till: spara listan som CSV UTF-8 och ladda upp den, eller ring den som håller i kartläggningen.',
    en: 'Something went wrong on our side when the file was read. Upload it again. If it happens once more, save the list as CSV UTF-8 and upload that, or call whoever runs the census.',
  },
  notFound: {
    sv: 'Filen finns inte. Gå till sidan med filer och börja därifrån.',
    en: 'There is no such file. Go to the page of files and start from there.',
  },
  changedMeanwhile: {
    sv: 'Filen har gått vidare sedan du öppnade sidan. Inget har sparats. Öppna filen igen och gör om valet.',
    en: 'The file has gone on since you opened the page. Nothing was stored. Open the file again and repeat the choice.',
  },
  closed: {
    sv: 'Svaret tar inte emot filer nu. Är det inlämnat: öppna det igen först.',
    en: 'The answer takes no files now. If it has been handed in, open it again first.',
  },
  noFiles: { sv: 'Ingen fil har laddats upp än.', en: 'No file has been uploaded yet.' },
  file: { sv: 'Fil', en: 'File' },
  when: { sv: 'När', en: 'When' },
  who: { sv: 'Vem', en: 'Who' },
  state: { sv: 'Läge', en: 'State' },
  received: (moment: string, by: string | null): Text => ({
    sv: `Uppladdad ${moment}${by === null ? '' : ` av ${by}`}.`,
    en: `Uploaded ${moment}${by === null ? '' : ` by ${by}`}.`,
  }),
  // what is on its way
  reading: { sv: 'Filen läses', en: 'The file is being read' },
  checking: { sv: 'Filen är läst och kontrolleras', en: 'The file has been read and is being checked' },
  wait: {
    sv: 'Det tar några sekunder. Sidan laddas om av sig själv; du kan också gå härifrån och komma tillbaka.',
    en: 'It takes a few seconds. The page reloads by itself; you may also leave and come back.',
  },
  reload: { sv: 'Ladda om sidan', en: 'Reload the page' },
  // refused
  refusedTitle: { sv: 'Filen gick inte att läsa', en: 'The file could not be read' },
  beyondTitle: { sv: 'Filen har mer än ni har kommit överens om', en: 'The file has more than was agreed' },
  emptyTitle: { sv: 'Filen har inga personer', en: 'The file has no persons' },
  nothingStored: { sv: 'Inget har sparats i svaret.', en: 'Nothing was stored in the answer.' },
  toNil: { sv: 'Till svaret, där nollrapporten lämnas', en: 'To the answer, where the nil return is made' },
  another: { sv: 'Ladda upp en annan fil', en: 'Upload another file' },
  // choices
  notStoredYet: { sv: 'Inget är sparat i svaret än.', en: 'Nothing is stored in the answer yet.' },
  save: { sv: 'Spara valen och kontrollera igen', en: 'Save the choices and check again' },
  columnsTitle: { sv: 'Vad betyder kolumnerna?', en: 'What do the columns mean?' },
  columnsLead: {
    sv: 'De här rubrikerna känns inte igen. Välj vad var och en betyder, eller att den inte ska läsas. Valen kommer vi ihåg till nästa fil från er enhet.',
    en: 'These headings are not known. Choose what each means, or that it is not to be read. The choices are remembered for the next file of your unit.',
  },
  missingColumn: {
    sv: 'Ingen kolumn säger var personen bodde under mätveckan. Den behövs. Välj vilken kolumn det är, eller lägg till kolumnen ”boende” i filen och ladda upp den igen.',
    en: 'No column says where the person stayed during the census week. It is needed. Choose which column it is, or add the column “accommodation” to the file and upload it again.',
  },
  noSuchColumn: {
    sv: 'Ingen kolumn säger var personen bodde under mätveckan. Den behövs. Lägg till kolumnen ”boende” i filen, fyll i den och ladda upp filen igen.',
    en: 'No column says where the person stayed during the census week. It is needed. Add the column “accommodation” to the file, fill it in and upload the file again.',
  },
  columnLabel: (heading: string): Text => ({ sv: `Kolumnen ”${heading}”`, en: `The column “${heading}”` }),
  columnExamples: (examples: readonly string[]): Text => ({
    sv: `I filen står till exempel: ${examples.join(' · ')}`,
    en: `In the file stands for example: ${examples.join(' · ')}`,
  }),
  notRead: { sv: 'Läs inte kolumnen', en: 'Do not read the column' },
  chooseOne: { sv: 'Välj', en: 'Choose' },
  likely: (label: string): Text => ({ sv: `Kanske ”${label}”?`, en: `Perhaps “${label}”?` }),
  columnsRead: { sv: 'Så lästes kolumnerna', en: 'How the columns were read' },
  notAgreed: {
    sv: 'läses inte: er överenskommelse omfattar den inte',
    en: 'not read: your agreement does not cover it',
  },
  columnNotRead: { sv: 'läses inte', en: 'not read' },
  remembered: { sv: 'som ni har valt förut', en: 'as you have chosen before' },
  faultsTitle: (count: number): Text => ({
    sv: count === 1 ? 'En sak att rätta' : `${count} saker att rätta`,
    en: count === 1 ? 'One thing to correct' : `${count} things to correct`,
  }),
  faultsLead: {
    sv: 'Rätta här på sidan, eller hämta filen med felen markerade, rätta i den och ladda upp den igen. Det ni rättar här följer med i filen.',
    en: 'Correct here on the page, or get the file with the faults marked, correct them there and upload it again. What you correct here comes along in the file.',
  },
  returned: { sv: 'Hämta filen med felen markerade (Excel)', en: 'Get the file with the faults marked (Excel)' },
  moreFaults: (more: number): Text => ({
    sv: `${more} saker till visas när ni har sparat de här. Är de många går det fortast att rätta i filen.`,
    en: `${more} more are shown when you have saved these. Where they are many it is fastest to correct the file.`,
  }),
  inRows: (numbers: string, count: number): Text => ({
    sv: `${count === 1 ? 'Rad' : `${count} rader:`} ${numbers}`,
    en: `${count === 1 ? 'Row' : `${count} rows:`} ${numbers}`,
  }),
  wholeFile: { sv: 'Hela filen', en: 'The whole file' },
  stands: (value: string): Text => ({ sv: `Det står ”${value}”.`, en: `It says “${value}”.` }),
  standsBlank: { sv: 'Cellen är tom.', en: 'The cell is blank.' },
  writeInstead: (column: string, count: number): Text => ({
    sv: count === 1 ? `${column}, rätt svar` : `${column}, rätt svar för alla ${count} raderna`,
    en: count === 1 ? `${column}, the right answer` : `${column}, the right answer for all ${count} rows`,
  }),
  blankCell: { sv: 'Lämna tomt, inte känt', en: 'Leave blank, not known' },
  leaveOut: (count: number): Text => ({
    sv: count === 1 ? 'Ta inte med raden' : `Ta inte med de ${count} raderna`,
    en: count === 1 ? 'Leave the row out' : `Leave the ${count} rows out`,
  }),
  clearIdentity: {
    sv: 'Ta bort det som säger vem personen är, och behåll resten',
    en: 'Take away what says who the person is, and keep the rest',
  },
  inTheFile: {
    sv: 'Det här rättas i filen. Ladda sedan upp den igen.',
    en: 'This is corrected in the file. Then upload it again.',
  },
  warningsTitle: { sv: 'Att se över', en: 'To look at' },
  warningsLead: {
    sv: 'Det här kan vara rätt. Är det det: skriv varför, så räcker det för alla rader av samma slag. Är det fel: rätta i filen.',
    en: 'This may be right. If it is, write why; once is enough for all rows of a kind. If it is wrong, correct the file.',
  },
  reasonLabel: { sv: 'Varför stämmer det ändå?', en: 'Why is it right all the same?' },
  reasonHint: { sv: 'Kort, utan namn på personer.', en: 'In short, without names of people.' },
  toKnow: { sv: 'Bra att veta', en: 'Good to know' },
  repaired: (count: number): Text => ({
    sv: `${count} ${count === 1 ? 'cell' : 'celler'} var skrivna på ett annat sätt och har lästs som de var menade, till exempel ett datum utan bindestreck. Ni behöver inte göra något.`,
    en: `${count} ${count === 1 ? 'cell was' : 'cells were'} written in another way and read as they were meant, such as a date without dashes. You need not do anything.`,
  }),
  modeTitle: { sv: 'Vad ska filen göra med svaret?', en: 'What is the file to do with the answer?' },
  modeAdd: { sv: 'Lägga till och ändra', en: 'Add and change' },
  modeAddHint: {
    sv: 'Rader som inte finns i filen blir kvar. Tomma celler i filen ändrar inget.',
    en: 'Rows that are not in the file stay. Blank cells of the file change nothing.',
  },
  modeReplace: { sv: 'Ersätta allt vi har skrivit', en: 'Take the place of all we have written' },
  modeReplaceHint: (missing: number): Text => ({
    sv:
      missing === 0
        ? 'Alla rader i svaret finns i filen.'
        : `${rows(missing).sv} som inte finns i filen tas bort ur svaret.`,
    en:
      missing === 0
        ? 'All rows of the answer are in the file.'
        : `${rows(missing).en} that ${missing === 1 ? 'is' : 'are'} not in the file will be taken out of the answer.`,
  }),
  previewTitle: { sv: 'Det här händer i svaret', en: 'What happens in the answer' },
  rowHeading: { sv: 'Rad i filen', en: 'Row of the file' },
  outcomeHeading: { sv: 'Vad som händer', en: 'What happens' },
  whatHeading: { sv: 'Uppgifter', en: 'Data' },
  wasBlank: { sv: 'tomt', en: 'blank' },
  changesTo: { sv: 'blir', en: 'becomes' },
  missingKept: (count: number): Text => ({
    sv: `${rows(count).sv} i svaret finns inte i filen och blir kvar.`,
    en: `${rows(count).en} of the answer ${count === 1 ? 'is' : 'are'} not in the file and ${count === 1 ? 'stays' : 'stay'}.`,
  }),
  missingTaken: (count: number, numbers: string): Text => ({
    sv: `${rows(count).sv} i svaret finns inte i filen och tas bort: ${numbers}.`,
    en: `${rows(count).en} of the answer ${count === 1 ? 'is' : 'are'} not in the file and will be taken out: ${numbers}.`,
  }),
  confirmTitle: { sv: 'Klart att spara', en: 'Ready to store' },
  nothingToDo: {
    sv: 'Allt i filen finns redan i svaret. Det finns inget att spara.',
    en: 'All of the file is in the answer already. There is nothing to store.',
  },
  confirm: { sv: 'Spara i svaret', en: 'Store in the answer' },
  confirmHint: {
    sv: 'Svaret lämnas inte in än. Ni kan ångra hela filen tills svaret är inlämnat.',
    en: 'The answer is not handed in yet. You can undo the whole file until the answer has been handed in.',
  },
  setAside: { sv: 'Släng filen', en: 'Throw the file away' },
  startOver: { sv: 'Börja om med mina val', en: 'Start my choices over' },
  // confirmed and after
  confirmedTitle: { sv: 'Filen är sparad i svaret', en: 'The file is stored in the answer' },
  added: (count: number): Text => ({ sv: `${rows(count).sv} lades till`, en: `${rows(count).en} added` }),
  changed: (count: number): Text => ({ sv: `${rows(count).sv} ändrades`, en: `${rows(count).en} changed` }),
  unchanged: (count: number): Text => ({
    sv: `${rows(count).sv} var ${count === 1 ? 'oförändrad' : 'oförändrade'}`,
    en: `${rows(count).en} unchanged`,
  }),
  takenBack: (count: number): Text => ({ sv: `${rows(count).sv} togs bort`, en: `${rows(count).en} taken out` }),
  doubles: (count: number): Text => ({
    sv: `${rows(count).sv} stod två gånger i filen och togs med en gång`,
    en: `${rows(count).en} stood twice in the file and ${count === 1 ? 'was' : 'were'} taken once`,
  }),
  leftOut: (count: number): Text => ({ sv: `${rows(count).sv} togs inte med`, en: `${rows(count).en} left out` }),
  reasonsTitle: { sv: 'Det här såg ni över', en: 'What you looked at' },
  contentGone: {
    sv: 'Själva filen är inte kvar hos oss, bara raderna i svaret.',
    en: 'The file itself is not kept, only the rows of the answer.',
  },
  undoTitle: { sv: 'Ångra hela filen', en: 'Undo the whole file' },
  undoLead: (count: number): Text => ({
    sv: `${rows(count).sv} får tillbaka det som stod före filen. Rader som filen lade till tas bort.`,
    en: `${rows(count).en} get back what stood there before the file. Rows that the file added are taken out.`,
  }),
  undoChanged: (count: number): Text => ({
    sv: `${rows(count).sv} har ändrats för hand efter filen och lämnas som ${count === 1 ? 'den' : 'de'} är.`,
    en: `${rows(count).en} ${count === 1 ? 'has' : 'have'} been changed by hand after the file and ${count === 1 ? 'is' : 'are'} left as ${count === 1 ? 'it is' : 'they are'}.`,
  }),
  undoChangedToo: {
    sv: 'Ångra även de raderna. Det som ändrats för hand försvinner.',
    en: 'Undo those rows too. What was changed by hand is lost.',
  },
  undo: { sv: 'Ångra filen', en: 'Undo the file' },
  undoClosed: {
    sv: 'Filen kan inte ångras medan svaret är inlämnat. Öppna svaret igen först.',
    en: 'The file cannot be undone while the answer is handed in. Open the answer again first.',
  },
  undoneTitle: { sv: 'Filen är ångrad', en: 'The file has been undone' },
  undoneLead: {
    sv: 'Svaret är som det var före filen, utom det som ändrats för hand efteråt.',
    en: 'The answer is as it was before the file, but for what has been changed by hand since.',
  },
  keptChanged: (count: number): Text => ({
    sv: `${rows(count).sv} som hade ändrats för hand lämnades som ${count === 1 ? 'den' : 'de'} var.`,
    en: `${rows(count).en} that had been changed by hand ${count === 1 ? 'was' : 'were'} left.`,
  }),
  asideTitle: { sv: 'Filen är slängd', en: 'The file has been thrown away' },
  asideLead: {
    sv: 'Inget ur filen har sparats, och den finns inte kvar hos oss.',
    en: 'Nothing of the file was stored, and it is not kept.',
  },
  toAnswer: { sv: 'Till svaret', en: 'To the answer' },
  toFiles: { sv: 'Till filerna', en: 'To the files' },
  // the workbook that comes back
  fault: { sv: 'Att rätta', en: 'To correct' },
  warning: { sv: 'Att se över', en: 'To look at' },
  kind: { sv: 'Slag', en: 'Kind' },
  row: { sv: 'Rad', en: 'Row' },
  column: { sv: 'Kolumn', en: 'Column' },
  written: { sv: 'Det står', en: 'It says' },
  whatToDo: { sv: 'Vad ni kan göra', en: 'What you can do' },
  howToCorrect: {
    sv: 'Röda celler på första bladet behöver rättas, gula ses över. Vad som är fel står i cellens kommentar och här nedanför. Ladda sedan upp arbetsboken igen; färger och kommentarer gör ingenting.',
    en: 'Red cells of the first sheet need to be corrected, yellow ones looked at. What is wrong is said in the note of the cell and below. Then upload the workbook again; colours and notes do no harm.',
  },
} as const

/** What each state is called in the list of files. */
export const stateNames: Readonly<Record<UploadState, Text>> = {
  received: { sv: 'läses', en: 'being read' },
  read: { sv: 'kontrolleras', en: 'being checked' },
  waiting: { sv: 'väntar på era val', en: 'waits for your choices' },
  checked: { sv: 'kontrollerad, inte sparad än', en: 'checked, not stored yet' },
  confirmed: { sv: 'sparad i svaret', en: 'stored in the answer' },
  undone: { sv: 'ångrad', en: 'undone' },
  refused: { sv: 'gick inte att läsa', en: 'could not be read' },
  set_aside: { sv: 'slängd', en: 'thrown away' },
}

/** What happens with a row of the file. */
export const outcomeNames: Readonly<Record<UploadRow['outcome'], Text>> = {
  new: { sv: 'ny', en: 'new' },
  changed: { sv: 'ändrar', en: 'changes' },
  unchanged: { sv: 'oförändrad', en: 'unchanged' },
  double: { sv: 'dubblett i filen', en: 'twice in the file' },
  faulty: { sv: 'behöver rättas', en: 'to correct' },
  left_out: { sv: 'tas inte med', en: 'left out' },
}

/** How many rows there are of each outcome, for the summary. */
export const outcomeCounts: Readonly<Record<UploadRow['outcome'], Text>> = {
  new: { sv: 'nya', en: 'new' },
  changed: { sv: 'ändras', en: 'change' },
  unchanged: { sv: 'oförändrade', en: 'unchanged' },
  double: { sv: 'dubbletter', en: 'twice in the file' },
  faulty: { sv: 'att rätta', en: 'to correct' },
  left_out: { sv: 'tas inte med', en: 'left out' },
}

/** What has just been done, by the code in the address. */
export const uploadNotices: Readonly<Record<string, Text>> = {
  'samma-fil': {
    sv: 'Det här är samma fil som ni redan har laddat upp. Den har inte tagits in en gång till.',
    en: 'This is the same file that you have already uploaded. It was not taken in again.',
  },
  val: { sv: 'Valen är sparade.', en: 'The choices have been saved.' },
  'svaret-har-andrats': {
    sv: 'Någon har ändrat i svaret sedan filen kontrollerades. Inget har sparats. Se över vad som händer och spara igen.',
    en: 'Somebody has changed the answer since the file was checked. Nothing was stored. Look over what happens and store again.',
  },
  sparad: { sv: 'Filen är sparad i svaret.', en: 'The file is stored in the answer.' },
  angrad: { sv: 'Filen är ångrad.', en: 'The file has been undone.' },
  slangd: { sv: 'Filen är slängd.', en: 'The file has been thrown away.' },
}
