import { listInWords, type Text, verbatim } from '../domain/terms/text.ts'

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`

/** What the command line says, apart from what the stages say themselves. */
export const commandTexts = {
  about: {
    sv: 'Tvärsnitt: den årliga kartläggningen av personer i hemlöshet, från enheternas listor till rapporten.',
    en: "Tvärsnitt: the yearly census of people in homelessness, from the units' lists to the report.",
  },
  usage: { sv: 'Användning', en: 'Usage' },
  commands: { sv: 'Kommandon', en: 'Commands' },
  commandOperand: { sv: 'KOMMANDO', en: 'COMMAND' },
  folderOperand: { sv: 'MAPP', en: 'FOLDER' },
  options: { sv: 'Val', en: 'Options' },
  helpOption: { sv: 'Visa den här hjälpen.', en: 'Show this help.' },
  languageOption: { sv: 'Språk: sv (svenska) eller en (engelska).', en: 'Language: sv (Swedish) or en (English).' },
  more: {
    sv: 'Skriv "tvarsnitt KOMMANDO --help" för hjälp om ett kommando.',
    en: 'Type "tvarsnitt COMMAND --help" for help on a command.',
  },
  exitCodes: {
    sv: 'Avslutskoder: 0 klart · 1 fel i det som lästes · 2 fel i kommandot · 3 gick inte, med skäl · 4 gick inte att spara.',
    en: 'Exit codes: 0 done · 1 faults in the input · 2 wrong usage · 3 refused, with the reason · 4 storage failure.',
  },
  unknownCommand: (name: string, nearest: string | undefined): Text => ({
    sv: `Det finns inget kommando som heter ${name}.${nearest ? ` Menade du ${nearest}?` : ''}`,
    en: `There is no command ${name}.${nearest ? ` Did you mean ${nearest}?` : ''}`,
  }),
  secondWord: (names: readonly string[]): Text => {
    const all = listInWords(
      names.map((name) => verbatim(`"tvarsnitt ${name}"`)),
      { sv: 'eller', en: 'or' },
    )
    return { sv: `Skriv ${all.sv}.`, en: `Type ${all.en}.` }
  },
  unknownOption: (option: string, known: readonly string[]): Text => {
    const choices = known.map((name) => `--${name}`).join(', ')
    return {
      sv: `Kommandot har inget val som heter ${option}.${choices ? ` Valen är: ${choices}.` : ''}`,
      en: `The command has no option ${option}.${choices ? ` The options are: ${choices}.` : ''}`,
    }
  },
  valueMissing: (option: string, value: string): Text => ({
    sv: `Skriv också vad ${option} ska vara: ${option} ${value}.`,
    en: `Also say what ${option} is to be: ${option} ${value}.`,
  }),
  valueTooMany: (option: string): Text => ({
    sv: `${option} står för sig själv, utan värde.`,
    en: `${option} stands by itself, without a value.`,
  }),
  operandsMissing: (operands: string): Text => ({ sv: `Skriv också: ${operands}.`, en: `Also give: ${operands}.` }),
  tooMany: (extra: string): Text => ({
    sv: `Det här är för mycket: ${extra}. Sätt citattecken om namnet har mellanslag.`,
    en: `This is too much: ${extra}. Put quotes around a name with blanks.`,
  }),
  faults: (number: number): Text => ({
    sv: `${count(number, 'fel', 'fel')} att rätta. Ingenting har sparats.`,
    en: `${count(number, 'fault', 'faults')} to mend. Nothing has been stored.`,
  }),
  warnings: (number: number): Text => ({
    sv: `${count(number, 'varning', 'varningar')} att titta på:`,
    en: `${count(number, 'warning', 'warnings')} to look at:`,
  }),
  repairs: (number: number): Text => ({
    sv: `${count(number, 'rättelse', 'rättelser')} av skrivsätt gjordes vid inläsningen:`,
    en: `${count(number, 'repair', 'repairs')} of spelling made on reading:`,
  }),
  andMore: (number: number): Text => ({
    sv: `(och ${number} till av samma slag)`,
    en: `(and ${number} more of the kind)`,
  }),
  row: (row: number): Text => ({ sv: `rad ${row}`, en: `row ${row}` }),
  reading: (file: string): Text => ({ sv: `Läser ${file}`, en: `Reading ${file}` }),
  storing: { sv: 'Sparar', en: 'Storing' },
  linking: (census: string): Text => ({
    sv: `${census}: kopplar uppgifter som gäller samma person`,
    en: `${census}: linking records of the same person`,
  }),
  classifying: (census: string): Text => ({ sv: `${census}: bedömer situation`, en: `${census}: deciding situations` }),
  reporting: (census: string): Text => ({ sv: `${census}: skriver rapporten`, en: `${census}: writing the report` }),
  censusLine: (line: {
    census: string
    definition: string
    persons: number
    low: number
    high: number
    change: number | null
    since: string | null
    review: number
  }): Text => {
    const sign = (change: number) => (change > 0 ? `+${change}` : `${change}`)
    const since =
      line.change === null
        ? { sv: '', en: '' }
        : { sv: `, ${sign(line.change)} sedan ${line.since}`, en: `, ${sign(line.change)} since ${line.since}` }
    const review =
      line.review === 0
        ? { sv: '', en: '' }
        : { sv: `, ${line.review} behöver granskas`, en: `, ${line.review} need review` }
    const range = line.low === line.high ? '' : ` (${line.low}–${line.high})`
    return {
      sv: `${line.census}  ${count(line.persons, 'person', 'personer')}${range}${since.sv}${review.sv}  [${line.definition}]`,
      en: `${line.census}  ${count(line.persons, 'person', 'persons')}${range}${since.en}${review.en}  [${line.definition}]`,
    }
  },
  reportsIn: (folder: string): Text => ({ sv: `Rapporterna ligger i ${folder}.`, en: `The reports are in ${folder}.` }),
  keptIn: (folder: string): Text => ({
    sv: `Uppgifterna är sparade i ${folder}; öppna dem med "tvarsnitt serve".`,
    en: `The data are kept in ${folder}; open them with "tvarsnitt serve".`,
  }),
  qualityIn: (file: string): Text => ({ sv: `Hela listan finns i ${file}.`, en: `The whole list is in ${file}.` }),
  nothingFound: {
    sv: 'Inga fel. Kör "tvarsnitt run" för att göra rapporten.',
    en: 'No faults. Run "tvarsnitt run" to make the report.',
  },
  checked: (records: number, censuses: number): Text => ({
    sv: `Läste ${count(records, 'uppgift', 'uppgifter')} i ${count(censuses, 'kartläggning', 'kartläggningar')}.`,
    en: `Read ${count(records, 'record', 'records')} in ${count(censuses, 'census', 'censuses')}.`,
  }),
  initDone: (folder: string): Text => ({
    sv: `Mallen ligger i ${folder}. Fyll i municipality.json, census.json och enheternas filer. Kör sedan "tvarsnitt check ${folder}".`,
    en: `The template is in ${folder}. Fill in municipality.json, census.json and the files of the units. Then run "tvarsnitt check ${folder}".`,
  }),
  initNotEmpty: (folder: string): Text => ({
    sv: `Mappen ${folder} är inte tom. Välj en ny mapp, så att inget skrivs över.`,
    en: `The folder ${folder} is not empty. Choose a new one, so that nothing is overwritten.`,
  }),
  migrated: (names: readonly string[], file: string): Text =>
    names.length === 0
      ? { sv: `Databasen ${file} är redan aktuell.`, en: `The database ${file} is up to date already.` }
      : {
          sv: `Databasen ${file} är uppdaterad: ${names.join(', ')}.`,
          en: `The database ${file} is brought up to date: ${names.join(', ')}.`,
        },
  serving: (address: string): Text => ({
    sv: `Tvärsnitt finns på ${address} (avsluta med Ctrl+C).`,
    en: `Tvärsnitt is at ${address} (stop with Ctrl+C).`,
  }),
  portTaken: (port: number): Text => ({
    sv: `Port ${port} används redan. Stäng det andra programmet, eller välj en annan med --port.`,
    en: `Port ${port} is in use. Close the other program, or choose another with --port.`,
  }),
  wrongPort: { sv: 'Skriv --port som ett tal mellan 0 och 65535.', en: 'Write --port as a number from 0 to 65535.' },
  wrongLanguage: { sv: 'Skriv --language sv eller --language en.', en: 'Write --language sv or --language en.' },
  notAFolder: {
    sv: 'Sökvägen går genom en fil där det ska vara en mapp. Välj en annan mapp.',
    en: 'The path leads through a file where there should be a folder. Choose another folder.',
  },
  outInside: (out: string): Text => ({
    sv: `Rapporterna kan inte skrivas i ${out}, som hör till mappen som läses: nästa gång skulle de läsas som enheternas filer. Välj en annan mapp med --out.`,
    en: `The reports cannot be written to ${out}, which belongs to the folder that is read: next time they would be read as files of units. Choose another folder with --out.`,
  }),
  storageFailure: (detail: string, path: string | null): Text => ({
    sv: `Det gick inte att spara${path === null ? '' : ` i ${path}`} (${detail}). Kontrollera att disken har plats och att ${path === null ? 'mappen' : 'platsen'} går att skriva i. Det som inte hann sparas är inte halvsparat.`,
    en: `Could not store${path === null ? '' : ` in ${path}`} (${detail}). Check that the disk has room and that the ${path === null ? 'folder' : 'place'} can be written to. Nothing is half stored.`,
  }),
  notPrinted: (detail: string): Text => ({
    sv: `Allt som skulle skrivas ut kom inte fram (${detail}). Kontrollera att det finns plats där utskriften sparas, och kör kommandot igen. Det som kommandot sparar är sparat ändå.`,
    en: `Not all that was to be printed got through (${detail}). Check that there is room where the output is kept, and run the command again. What the command stores is stored all the same.`,
  }),
  databaseDamaged: (detail: string): Text => ({
    sv: `Databasen (tvarsnitt.db i datamappen) är skadad eller är ingen databas (${detail}). Flytta undan den och läs tillbaka mappen från säkerhetskopian. Finns ingen kopia: välj en ny datamapp med --data och kör "tvarsnitt run" på filerna igen.`,
    en: `The database (tvarsnitt.db in the data folder) is damaged or is no database (${detail}). Move it away and restore the folder from its backup. If there is none, choose a new data folder with --data and use "tvarsnitt run" on the files again.`,
  }),
  /** Of a list by itself: there is no census in which a unit could say that it met nobody. */
  listWithoutRows: {
    sv: 'Filen är tom eller har inga rader. Fyll i rubriker och en rad för varje person, och kontrollera att det är rätt fil.',
    en: 'The file is empty or has no rows. Fill in headings and a row for each person, and check that it is the right file.',
  },
  bug: {
    sv: 'Något gick fel i Tvärsnitt, och ingenting är halvsparat. Kör om med TVARSNITT_LOG_LEVEL=debug för att se var, och skicka det till dem som sköter programmet. Utskriften kan innehålla personuppgifter.',
    en: 'Something went wrong in Tvärsnitt, and nothing is half stored. Run again with TVARSNITT_LOG_LEVEL=debug to see where, and send it to those who maintain the program. What is printed may hold personal data.',
  },
  setBy: {
    environment: { sv: 'miljövariabel', en: 'environment' },
    file: { sv: 'inställningsfil', en: 'settings file' },
    default: { sv: 'förval', en: 'default' },
  },
} as const

/** One line per command, and what its options mean. */
export const helpTexts = {
  run: {
    sv: 'Hela kedjan på en mapp med filer: läser, kopplar, bedömer, jämför och skriver en rapport per kartläggning.',
    en: 'The whole chain on a folder of files: reads, links, classifies, compares and writes one report per census.',
  },
  runOut: {
    sv: 'Var rapporterna skrivs (förval reports/<mappens namn>).',
    en: 'Where the reports are written (default reports/<folder name>).',
  },
  runData: {
    sv: 'Behåll databasen i den här mappen, där "serve" öppnar den. Annars finns den bara i minnet medan kedjan körs.',
    en: 'Keep the database in this folder, where "serve" opens it. Otherwise it is only in memory while the chain runs.',
  },
  json: { sv: 'Skriv sammanfattningen som JSON.', en: 'Print the summary as JSON.' },
  runDetails: {
    sv: 'Finns det fel listas alla, och ingenting sparas: bara quality.csv skrivs. Rättelser och varningar stoppar inte.',
    en: 'Faults are all listed and nothing is stored: only quality.csv is written. Repairs and warnings do not stop it.',
  },
  check: {
    sv: 'Läs en mapp och lista fel, varningar och rättelser, utan att köra kedjan.',
    en: 'Read a folder and list faults, warnings and repairs, without a run.',
  },
  init: { sv: 'Gör en mapp att fylla i, med förklaringar.', en: 'Make a folder to fill in, with explanations.' },
  codes: {
    sv: 'Visa alla kolumner och svarskoder med svenska namn.',
    en: 'List every column and code with its label.',
  },
  classifyFile: {
    sv: 'Bedöm varje rad i en enda lista: vilken situation, om den räknas, enligt vilken regel och varför.',
    en: 'Classify each row of a single list: which situation, whether it is counted, by which rule and why.',
  },
  classifyFileDefinition: (ids: readonly string[]): Text => {
    const choices = listInWords(ids.map(verbatim), { sv: 'eller', en: 'or' })
    return { sv: `Definitionen: ${choices.sv}. Måste anges.`, en: `The definition: ${choices.en}. Required.` }
  },
  classifyFileWeek: {
    sv: 'Mätveckans första och sista dag, ÅÅÅÅ-MM-DD/ÅÅÅÅ-MM-DD. Måste anges.',
    en: 'First and last day of the census week, YYYY-MM-DD/YYYY-MM-DD. Required.',
  },
  classifyFileOut: {
    sv: 'Filen som svaren skrivs i; finns den redan skrivs den över. Måste anges.',
    en: 'The file the answers are written to; one that is there is overwritten. Required.',
  },
  classifyFileMunicipality: {
    sv: 'Kommunen som kartlägger, med namn, kod eller båda (Namn/0000): för definitioner som frågar efter ansvarig kommun.',
    en: 'The municipality that counts, by name, code or both (Name/0000): for definitions that ask who is responsible.',
  },
  classifyFileDetails: {
    sv: 'Listan har samma kolumner som en enhets fil ("tvarsnitt codes" visar dem). Svaren får en rad per rad, i samma ordning:\nrecord_id, situation, counted (yes, no, review), sub_situation, rule, reason. Rader är uppgifter, inte personer: samma\nperson kan stå på flera rader. Finns det fel listas alla, och ingenting skrivs.',
    en: 'The list has the columns of a unit\'s file ("tvarsnitt codes" lists them). The answers have one row per row, in the same order:\nrecord_id, situation, counted (yes, no, review), sub_situation, rule, reason. Rows are records, not persons: one person\nmay stand on several. Faults are all listed, and then nothing is written.',
  },
  storedCensus: {
    sv: 'Den sparade kartläggningen, till exempel 2026. Måste anges.',
    en: 'The stored census, for example 2026. Required.',
  },
  storedMunicipality: {
    sv: 'Kommunens kod, när flera kommuner i datamappen har en kartläggning med det namnet.',
    en: 'Code of the municipality, when several in the data folder have a census of that name.',
  },
  import: {
    sv: 'Ta emot en enhets fil i en sparad kartläggning, i stället för enhetens tidigare.',
    en: "Take the file of a unit into a stored census, in place of the unit's earlier one.",
  },
  importUnit: { sv: 'Enhetens id. Måste anges.', en: 'Id of the unit. Required.' },
  importDryRun: {
    sv: 'Läs, kontrollera och jämför, men spara ingenting.',
    en: 'Read, check and compare, but store nothing.',
  },
  importDetails: {
    sv: 'Filen är enhetens hela lista, med samma kolumner som i en mapp ("tvarsnitt codes" visar dem), som CSV eller arbetsbok.\nDen ersätter enhetens tidigare fil, som är kvar men inte läses; det som andra har lämnat rörs inte. Före och efter visas:\nnya, ändrade och oförändrade rader och rader som inte finns längre, efter radid. Samma fil igen ändrar ingenting. Finns\ndet fel listas alla, och ingenting sparas. Körs "tvarsnitt run" på en mapp igen gäller det som ligger i mappen.',
    en: 'The file is the whole list of the unit, with the columns of a folder ("tvarsnitt codes" lists them), as CSV or workbook.\nIt takes the place of the unit\'s earlier file, which is kept but not read; what others handed in is not touched. Before\nand after are shown: new, changed, unchanged rows and rows no longer there, by record_id. The same file again changes\nnothing. Faults are all listed and nothing is stored. When "tvarsnitt run" reads a folder again, the folder holds.',
  },
  link: {
    sv: 'Koppla en sparad kartläggnings uppgifter på nytt och visa vad det blev.',
    en: 'Link the records of a stored census anew and show what came of it.',
  },
  linkDetails: {
    sv: 'Uppgifterna kopplas med varandra och med tidigare kartläggningars, inte med senares. Samma uppgifter ger samma personer.\n"tvarsnitt report" kopplar själv när något har ändrats: det här visar kopplingen utan att göra en rapport.',
    en: 'The records are linked with each other and with those of earlier censuses, not of later ones. The same records give the\nsame persons. "tvarsnitt report" links by itself when something has changed: this shows the linkage without a report.',
  },
  report: {
    sv: 'Skriv rapporten för en sparad kartläggning, av det som är sparat nu.',
    en: 'Write the report of a stored census, from what is stored now.',
  },
  reportOut: {
    sv: 'Mappen som rapporten skrivs i. Måste anges.',
    en: 'The folder the report is written to. Required.',
  },
  reportDefinition: {
    sv: 'Bara enligt den här definitionen: en av dem som följer med, eller kommunens egen om den har använts.',
    en: "By this definition only: one that comes along, or the municipality's own if it has been used.",
  },
  reportFormat: {
    sv: 'Vilka format, med kommatecken emellan (förval alla). html har diagrammen med sig, csv är tables.csv och quality.csv.',
    en: 'Which formats, with commas between (default all). html brings the charts, csv is tables.csv and quality.csv.',
  },
  reportDetails: {
    sv: 'Rapporten görs av det som är sparat nu. Säger den något annat än den senaste utgåvan blir den en ny utgåva; annars skrivs\nden senaste igen. Är något lämnat sedan kopplingen senast gjordes kopplas uppgifterna först på nytt. Utan --definition\nskrivs kartläggningens egen rapport i mappen och de övriga (alsoReport) i undermappar. En definition som inte gällde\nunder mätveckan avvisas (avslutskod 3).',
    en: "The report is made from what is stored now. If it says anything else than the latest edition it becomes a new edition;\notherwise the latest is written again. If anything was handed in since the records were linked, they are linked first.\nWithout --definition the census's own report is written in the folder and the others (alsoReport) in subfolders.\nA definition that was not in force in the census week is refused (exit code 3).",
  },
  config: {
    sv: 'Visa alla inställningar, vad de betyder och var de är satta.',
    en: 'List every setting, what it means and where it is set.',
  },
  migrate: {
    sv: 'Uppdatera databasen i datamappen till den här versionen.',
    en: 'Bring the database of the data folder up to this version.',
  },
  data: { sv: 'Datamapp (förval: inställningen data).', en: 'Data folder (default: the setting data).' },
  serve: { sv: 'Starta tjänsten, som visar rapporterna.', en: 'Start the service, which shows the reports.' },
  host: { sv: 'Adress att lyssna på (förval 127.0.0.1).', en: 'Address to listen on (default 127.0.0.1).' },
  port: { sv: 'Port att lyssna på (förval 3000).', en: 'Port to listen on (default 3000).' },
  demo: {
    sv: 'Kör kedjan på de påhittade kommunerna som följer med, starta tjänsten och visa hur man loggar in.',
    en: 'Run the chain on the invented municipalities that come along, start the service and show how to sign in.',
  },
} as const satisfies Record<string, Text | ((...told: never) => Text)>

/** What `tvarsnitt classify-file` says. */
export const classifyFileTexts = {
  inputOperand: { sv: 'IN.csv', en: 'IN.csv' },
  unknownDefinition: (id: string, known: readonly string[], nearest: string | undefined): Text => {
    const choices = listInWords(known.map(verbatim), { sv: 'eller', en: 'or' })
    return {
      sv: `Det finns ingen definition som heter ${id}.${nearest ? ` Menade du ${nearest}?` : ''} Välj ${choices.sv} med --definition.`,
      en: `There is no definition ${id}.${nearest ? ` Did you mean ${nearest}?` : ''} Choose ${choices.en} with --definition.`,
    }
  },
  wrongWeek: (written: string): Text => ({
    sv: `Mätveckan går inte att läsa ur ”${written}”. Skriv första och sista dagen med snedstreck emellan, högst sju dagar: --week 2026-01-12/2026-01-18.`,
    en: `The census week cannot be read from “${written}”. Write its first and last day with a slash between, seven days at most: --week 2026-01-12/2026-01-18.`,
  }),
  wrongMunicipality: {
    sv: 'Skriv kommunens namn, dess kod eller båda med snedstreck emellan: --municipality Helsingborg/1283.',
    en: 'Write the name of the municipality, its code, or both with a slash between: --municipality Helsingborg/1283.',
  },
  outIsInput: (out: string): Text => ({
    sv: `Svaren kan inte skrivas i ${out}: det är listan som läses. Välj ett annat filnamn med --out.`,
    en: `The answers cannot be written to ${out}: that is the list that is read. Choose another file name with --out.`,
  }),
  outIsFolder: (out: string): Text => ({
    sv: `${out} är en mapp. Skriv också filens namn efter --out.`,
    en: `${out} is a folder. Write the name of the file too, after --out.`,
  }),
  noFile: {
    not_found: {
      sv: 'Filen finns inte. Kontrollera namnet och mappen.',
      en: 'There is no such file. Check its name and folder.',
    },
    is_folder: {
      sv: 'Det här är en mapp, inte en fil. Ange en lista i CSV eller .xlsx, eller kör "tvarsnitt run" på en kartläggningsmapp.',
      en: 'This is a folder, not a file. Name a list in CSV or .xlsx, or use "tvarsnitt run" on a census folder.',
    },
  },
  read: (rows: number, file: string, definition: string, week: string): Text => ({
    sv: `${count(rows, 'rad', 'rader')} i ${file}, enligt ${definition} mätveckan ${week}`,
    en: `${count(rows, 'row', 'rows')} in ${file}, by ${definition} in the census week ${week}`,
  }),
  counted: (rows: number): Text => ({ sv: `Räknas: ${rows}`, en: `Counted: ${rows}` }),
  /** Some labels begin with the number of their situation already. */
  situation: (category: string, label: Text, rows: number): Text => {
    const named = (words: string) => (words.startsWith(`${category} `) ? words : `${category} ${words}`)
    return { sv: `  ${named(label.sv)}: ${rows}`, en: `  ${named(label.en)}: ${rows}` }
  },
  notCounted: (rows: { notCounted: number; childrenWithGuardian: number; outsideDefinition: number }): Text => {
    const { childrenWithGuardian: children, outsideDefinition: outside } = rows
    const ofChildren = {
      sv: `${children} barn med vårdnadshavare`,
      en: count(children, 'child with a guardian', 'children with a guardian'),
    }
    const ofOutside = { sv: `${outside} utanför definitionen`, en: `${outside} outside the definition` }
    const among = listInWords([...(children > 0 ? [ofChildren] : []), ...(outside > 0 ? [ofOutside] : [])])
    return {
      sv: `Räknas inte: ${rows.notCounted}${among.sv ? ` (varav ${among.sv})` : ''}`,
      en: `Not counted: ${rows.notCounted}${among.en ? ` (of them ${among.en})` : ''}`,
    }
  },
  toReview: (rows: number): Text => ({ sv: `Att granska: ${rows}`, en: `To review: ${rows}` }),
  waitForUnit: (rows: number, definition: string): Text => ({
    sv: `  ${rows} av dem väntar på vilken enhet som lämnade uppgiften och om den utövar myndighet. Definitionen ${definition} frågar efter det, och en ensam lista säger det inte. Lägg listan i en kartläggningsmapp, där municipality.json säger det, och kör "tvarsnitt run".`,
    en: `  ${rows} of them ${rows === 1 ? 'waits' : 'wait'} for which unit reported the record and whether it exercises authority. The definition ${definition} asks for that, and a single list does not say it. Put the list in a census folder, where municipality.json says it, and use "tvarsnitt run".`,
  }),
  answersIn: (file: string): Text => ({ sv: `Svaren ligger i ${file}.`, en: `The answers are in ${file}.` }),
} as const

/** What `tvarsnitt codes` says around the lists. */
export const codesTexts = {
  blank: (notKnown: readonly string[], declined: string): Text => ({
    sv: `En tom ruta betyder att ni inte vet; det gör också ${notKnown.join(', ')}. "${declined}" skrivs när personen inte ville svara. Flera val skiljs med |.`,
    en: `A blank cell means not known; so do ${notKnown.join(', ')}. "${declined}" (or declined) is for somebody who would not say. Several choices are separated by |.`,
  }),
  cellTypes: {
    yes_no: { sv: 'ja eller nej', en: 'yes or no' },
    choice: { sv: 'ett val', en: 'one choice' },
    choices: { sv: 'ett eller flera val', en: 'one or more choices' },
    date: { sv: 'datum, ÅÅÅÅ-MM-DD', en: 'date, YYYY-MM-DD' },
    partial_date: { sv: 'datum, månad eller år', en: 'date, month or year' },
    point_in_time: { sv: 'datum och klockslag', en: 'date and time' },
    year: { sv: 'årtal', en: 'year' },
    age: { sv: 'ålder i år, ~ före om ungefärlig', en: 'age in years, ~ before it if approximate' },
    whole_number: { sv: 'heltal', en: 'whole number' },
    number: { sv: 'tal', en: 'number' },
    amount: { sv: 'belopp i kronor', en: 'amount in SEK' },
    personnummer: {
      sv: 'personnummer, samordningsnummer eller reservnummer',
      en: 'personal, coordination or reserve number',
    },
    name: { sv: 'namn', en: 'name' },
    text: { sv: 'text', en: 'text' },
    key: { sv: 'egen beteckning', en: 'own key' },
  },
} as const

/** What each kind of file is called. */
export const fileKindTexts = {
  unit: {
    sv: 'Enhetens fil (<enhetens id>.csv eller .xlsx): en rad per person',
    en: "The unit's file (<unit id>.csv or .xlsx): one row per person",
  },
  compiled: {
    sv: 'Analytikerns lista (compiled.csv eller .xlsx): kolumnerna ovan och',
    en: "The analyst's list (compiled.csv or .xlsx): the columns above and",
  },
  register: {
    sv: 'Kommunens register (register.csv eller .xlsx): personkolumnerna ovan och',
    en: "The municipality's register (register.csv or .xlsx): the person columns above and",
  },
  observations: {
    sv: 'Observationer (<enhetens id>.observations.csv eller .xlsx)',
    en: 'Observations (<unit id>.observations.csv or .xlsx)',
  },
  history: {
    sv: 'Tidigare publicerade siffror (history.csv eller .xlsx)',
    en: 'Figures published before (history.csv or .xlsx)',
  },
} as const satisfies Record<string, Text>

/** What `tvarsnitt init` writes for the newcomer to read. Keys that begin with // are comments in the files. */
export const initTexts = {
  readmeName: { sv: 'LÄS MIG.txt', en: 'READ ME.txt' },
  readme: (year: string): Text => ({
    sv: `Så här gör du
=============

1. Öppna municipality.json i en texteditor. Skriv kommunens namn och kod och lista enheterna.
   Rader som börjar med "//" är förklaringar; de får stå kvar.
2. Öppna ${year}/census.json. Skriv mätveckan och vilka enheter som tillfrågades.
   En enhet som inte mötte någon skrivs också under nilReturns. Tystnad är inte samma sak som noll.
3. Fyll i enheternas filer, en fil per enhet, med enhetens id som filnamn: ${year}/<id>.csv eller ${year}/<id>.xlsx.
   Filen enhet-1.csv är en mall med alla kolumner. Bara kolumnen boende måste finnas; ta bort dem ni inte använder.
   En tom ruta betyder att ni inte vet. Skriv "vill ej uppge" när personen inte ville svara.
4. Kör:  tvarsnitt check <den här mappen>     och rätta det som listas.
5. Kör:  tvarsnitt run <den här mappen>       så skrivs rapporten.

Tidigare år läggs i mappar bredvid ${year}, så jämförs åren. "tvarsnitt codes" visar alla kolumner och val.
Mappen innehåller personuppgifter: förvara den som en akt och ta bort den när den inte behövs.
`,
    en: `What to do
==========

1. Open municipality.json in a text editor. Write the name and code of the municipality and list the units.
   Lines that begin with "//" are explanations; they may stay.
2. Open ${year}/census.json. Write the census week and which units were asked.
   A unit that met nobody goes under nilReturns too. Silence is not the same as zero.
3. Fill in the files of the units, one file per unit, with the unit's id as its name: ${year}/<id>.csv or ${year}/<id>.xlsx.
   The file enhet-1.csv is a template with every column. Only the column boende must be there; remove what you do not use.
   A blank cell means not known. Write "declined" when the person would not say.
4. Run:  tvarsnitt check <this folder>     and mend what is listed.
5. Run:  tvarsnitt run <this folder>       and the report is written.

Earlier years go in folders beside ${year}, and the years are compared. "tvarsnitt codes" lists all columns and choices.
The folder holds personal data: keep it like a case file and remove it when it is not needed.
`,
  }),
  municipality: {
    sv: 'Kommunens namn, kommunkod (fyra siffror) och de enheter som lämnar uppgifter.',
    en: 'Name of the municipality, its code (four digits), and the units that report.',
  },
  unit: {
    sv: 'En rad per enhet. id är filens namn. organisationKind är municipal, authority (annan myndighet) eller voluntary. exercisesAuthority: true om enheten beslutar om bistånd.',
    en: 'One line per unit. id is the name of its file. organisationKind is municipal, authority or voluntary. exercisesAuthority: true if the unit decides on assistance.',
  },
  week: {
    sv: 'Mätveckans första och sista dag, ÅÅÅÅ-MM-DD, högst sju dagar.',
    en: 'First and last day of the census week, YYYY-MM-DD, seven days at most.',
  },
  definition: (ids: readonly string[]): Text => ({
    sv: `Välj en definition: ${ids.join(', ')}, eller en egen i municipality.json.`,
    en: `Choose a definition: ${ids.join(', ')}, or your own in municipality.json.`,
  }),
  unitsAsked: {
    sv: 'Alla enheter som tillfrågades. De som inte mötte någon skrivs även i nilReturns.',
    en: 'Every unit that was asked. Those that met nobody go in nilReturns too.',
  },
  purpose: {
    sv: 'Varför kartläggningen görs; skrivs i rapporten.',
    en: 'Why the census is made; printed in the report.',
  },
  purposeValue: { sv: 'uppföljning', en: 'follow-up' },
  unitName: { sv: 'Enhetens namn', en: 'Name of the unit' },
  organisationName: { sv: 'Kommunen', en: 'The municipality' },
} as const

/** What `tvarsnitt serve` and `demo` say. */
export const serveTexts = {
  onlyLoopback: (host: string): Text => ({
    sv: `Tjänsten startar inte på ${host}: andra kan nå den adressen, och lösenord skulle gå okrypterade. Använd 127.0.0.1, eller sätt en server med HTTPS framför och skriv dess adress i inställningen address (TVARSNITT_ADDRESS).`,
    en: `The service does not start on ${host}: others can reach that address, and passwords would travel unencrypted. Use 127.0.0.1, or put a server with HTTPS in front and write its address in the setting address (TVARSNITT_ADDRESS).`,
  }),
  demoOnlyHere: (host: string): Text => ({
    sv: `Demonstrationen startar inte på ${host}: dess lösenord står på skärmen, så den är bara för den här datorn. Använd 127.0.0.1.`,
    en: `The demonstration does not start on ${host}: its password stands on the screen, so it is for this computer only. Use 127.0.0.1.`,
  }),
  publicAddress: (address: string): Text => ({
    sv: `Utåt är adressen ${address}. Servern som står framför ska skicka vidare hit, och ingen annan ska nå porten.`,
    en: `The public address is ${address}. The server in front is to pass requests on to here, and nobody else is to reach the port.`,
  }),
  demoRunning: (name: string): Text => ({
    sv: `Kör kedjan på ${name} (påhittade personer).`,
    en: `Running the chain on ${name} (invented people).`,
  }),
  demoInMemory: {
    sv: 'Demonstrationens uppgifter finns bara i minnet och försvinner när du avslutar.',
    en: 'The data of the demonstration are only in memory and are gone when you stop.',
  },
} as const
