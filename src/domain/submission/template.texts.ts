import type { Text } from '../terms/text.ts'
import type { CellType } from './read-cells.ts'

/** The words of the template and of the workbook that comes back. Titles of sheets are read back: see `template.ts`. */
export const templateTexts = {
  listSheet: { sv: 'Personer', en: 'Persons' },
  guidanceSheet: { sv: 'Så fyller ni i', en: 'How to fill in' },
  guidanceTitle: { sv: 'Så fyller ni i listan', en: 'How to fill in the list' },
  choicesSheet: { sv: 'Val', en: 'Choices' },
  choicesTitle: { sv: 'Valen i listans kolumner', en: 'The choices of the columns' },
  choicesLine: {
    sv: 'Listrutorna på första bladet hämtar sina val här. Ändra inget på det här bladet.',
    en: 'The drop-downs of the first sheet take their choices from here. Change nothing on this sheet.',
  },
  correctionsSheet: { sv: 'Att rätta', en: 'To correct' },
  correctionsTitle: { sv: 'Det här behöver rättas eller ses över', en: 'This needs to be corrected or looked at' },
  yes: { sv: 'ja', en: 'yes' },
  no: { sv: 'nej', en: 'no' },
  notKnown: { sv: 'vet ej', en: 'not known' },
  declined: { sv: 'vill ej uppge', en: 'declined' },
  otherwiseTitle: { sv: 'Finns inte bland valen', en: 'Not among the choices' },
  otherwiseText: {
    sv: 'Välj i listan, så läses svaret som ni menar. Vet ni inte: lämna cellen tom.',
    en: 'Choose from the list, and the answer is read as you mean it. If you do not know, leave the cell blank.',
  },
  howRecordKey: {
    sv: 'Er egen nyckel för raden, till exempel 1, 2, 3. Inget namn och inget personnummer. Får lämnas tom.',
    en: 'Your own key of the row, such as 1, 2, 3. No name and no personnummer. May be left blank.',
  },
  howChildOf: {
    sv: 'Bara för barn: rad-id på den vuxnas rad.',
    en: 'For children only: the record id of the adult.',
  },
  howAccommodation: {
    sv: 'Välj i listan. Kolumnen behövs på varje rad; skriv ”vet ej” om det inte är känt.',
    en: 'Choose from the list. The column is needed on every row; write “not known” if it is not.',
  },
} as const satisfies Record<string, Text>

/** How a cell is written, by what the column holds. */
export const typeTexts: Readonly<Record<CellType, Text>> = {
  yes_no: {
    sv: 'Ja eller nej. Tomt betyder att det inte är känt.',
    en: 'Yes or no. A blank means that it is not known.',
  },
  choice: { sv: 'Välj i listan.', en: 'Choose from the list.' },
  choices: {
    sv: 'Välj i listan. Flera skrivs med | emellan.',
    en: 'Choose from the list. Several are written with | between.',
  },
  date: { sv: 'Dag, skriven ÅÅÅÅ-MM-DD.', en: 'A day, written YYYY-MM-DD.' },
  partial_date: {
    sv: 'Så noga ni vet: 2024-03-15, 2024-03 eller 2024.',
    en: 'As exactly as you know: 2024-03-15, 2024-03 or 2024.',
  },
  point_in_time: {
    sv: 'Dag, eller dag och klockslag: 2024-03-15T23:30.',
    en: 'A day, or day and time: 2024-03-15T23:30.',
  },
  year: { sv: 'Årtal med fyra siffror.', en: 'A year of four digits.' },
  age: { sv: 'Hela år: 45, eller ~45 för ungefär.', en: 'Whole years: 45, or ~45 for about.' },
  whole_number: {
    sv: 'Ett heltal. 0 om det är noll, tomt om det inte är känt.',
    en: 'A whole number. 0 for none, blank if not known.',
  },
  number: { sv: 'Ett tal.', en: 'A number.' },
  amount: { sv: 'Hela kronor.', en: 'Whole SEK.' },
  personnummer: {
    sv: 'Personnummer eller samordningsnummer, så som ni har det. Behövs inte; ett ungefärligt år räcker.',
    en: 'Personnummer or coordination number as you have it. Not needed; an approximate year is enough.',
  },
  name: { sv: 'Så som ni känner personen. Får lämnas tomt.', en: 'As you know the person. May be left blank.' },
  text: { sv: 'Fri text, utan namn på personer.', en: 'Free text, without names of people.' },
  key: { sv: 'Er egen nyckel. Inget namn och inget personnummer.', en: 'Your own key. No name and no personnummer.' },
}

/** Somebody invented, for the guidance: never a row of the list. By the English name of the column. */
export const EXAMPLES: Readonly<Record<string, Text>> = {
  record_id: { sv: '1', en: '1' },
  personnummer: { sv: '19850709-9805', en: '19850709-9805' },
  given_name: { sv: 'Alva', en: 'Alva' },
  family_name: { sv: 'Exempelsson', en: 'Exempelsson' },
  initials: { sv: 'AE', en: 'AE' },
  birth_date: { sv: '1985-07-09', en: '1985-07-09' },
  birth_year: { sv: '1985', en: '1985' },
  age: { sv: '~40', en: '~40' },
  protected_identity: { sv: 'nej', en: 'no' },
  accommodation: { sv: 'akutboende', en: 'emergency housing' },
  facility: { sv: 'Granbacken', en: 'Granbacken' },
  emergency_place: { sv: 'ja', en: 'yes' },
  night_by_night: { sv: 'nej', en: 'no' },
  situation: { sv: '1 Akut hemlöshet', en: '1 Acute homelessness' },
  contract_form: { sv: 'inget', en: 'none' },
  contact_for_this_reason: { sv: 'ja', en: 'yes' },
  stayed_since: { sv: '2024-03', en: '2024-03' },
  homeless_since: { sv: '2022', en: '2022' },
  residence_status: { sv: 'medborgare eller tillstånd', en: 'citizen or residence permit' },
  registered: { sv: 'på kommunen utan adress', en: 'in the municipality without address' },
  children_under_18: { sv: '0', en: '0' },
  support_need: { sv: 'endast bostad', en: 'only housing' },
  housing_needed: { sv: 'egen bostad', en: 'home of their own' },
  contacts: { sv: 'socialtjänst|hälso- och sjukvård', en: 'social services|health care' },
  sex: { sv: 'kvinna', en: 'woman' },
}

/** What the guidance says of one unit's round. */
export const guidanceTexts = {
  for: (unit: string, census: string): Text => ({
    sv: `${unit}, kartläggning ${census}`,
    en: `${unit}, census ${census}`,
  }),
  title: (unit: string, census: string): Text => ({
    sv: `Lista till kartläggning ${census}: ${unit}`,
    en: `List for census ${census}: ${unit}`,
  }),
  week: (from: string, to: string): Text => ({
    sv: `Mätveckan är ${from} till ${to}. Ta med varje person som ni mötte under de dagarna och som då var i hemlöshet, en rad för varje person.`,
    en: `The census week is ${from} to ${to}. Include each person whom you met on those days and who was then in homelessness, one row for each person.`,
  }),
  deadline: (day: string): Text => ({ sv: `Lämna in senast ${day}.`, en: `Hand in by ${day}.` }),
  contact: (name: string, phone: string, email: string): Text => ({
    sv: `Frågor: ${[name, phone, email].filter((part) => part !== '').join(', ')}.`,
    en: `Questions: ${[name, phone, email].filter((part) => part !== '').join(', ')}.`,
  }),
  training: {
    sv: 'Det här är en övning. Inget som lämnas in räknas. Skriv påhittade personer.',
    en: 'This is for practice. Nothing that is handed in counts. Write invented people.',
  },
  how: { sv: 'Så gör ni', en: 'What to do' },
  steps: [
    {
      sv: '1. Fyll i bladet Personer. Ändra inte rubrikerna. Kolumner som ni inte behöver får tas bort, och de får stå i annan ordning.',
      en: '1. Fill in the sheet Persons. Do not change the headings. Columns that you do not need may be removed, and they may stand in another order.',
    },
    {
      sv: '2. Lämna tomt det ni inte vet. Tomt betyder ”inte känt”, aldrig ”nej”. Vill personen inte säga: välj ”vill ej uppge”.',
      en: '2. Leave blank what you do not know. A blank means “not known”, never “no”. If the person would not say, choose “declined”.',
    },
    {
      sv: '3. Spara arbetsboken och ladda upp den i Tvärsnitt. Inget sparas i svaret förrän ni har sett vad som händer och godkänt det.',
      en: '3. Save the workbook and upload it to Tvärsnitt. Nothing is stored in the answer before you have seen what happens and agreed.',
    },
    {
      sv: '4. Mötte ni ingen under mätveckan: ladda inte upp någon fil, utan lämna en nollrapport i Tvärsnitt.',
      en: '4. If you met nobody during the census week: upload no file, but make a nil return in Tvärsnitt.',
    },
  ],
  counts: { sv: 'Vem räknas', en: 'Who counts' },
  countsLines: [
    {
      sv: 'Ta med personen även om ni är osäkra på om hen räknas. Ni skriver vad ni vet; Tvärsnitt avgör med den definition som gäller.',
      en: 'Include the person even if you are unsure whether he or she counts. You write what you know; Tvärsnitt decides by the definition in force.',
    },
    {
      sv: 'Att någon annan kanske också rapporterar personen gör ingenting: den som rapporteras av flera räknas en gång.',
      en: 'It does not matter if somebody else may report the person too: a person reported by several counts once.',
    },
    {
      sv: 'Uppgifter om den som vistas här utan tillstånd lämnas utan namn, nummer och födelsedatum.',
      en: 'Data about somebody staying without permit are handed in without name, number and birth date.',
    },
  ],
  agreed: {
    counts: {
      sv: 'Ni lämnar antal: en rad för varje person, utan uppgifter om vem det är. Därför finns bara de här kolumnerna. Skriv inte namn eller nummer någonstans.',
      en: 'You hand in counts: a row for each person, without anything about who it is. Therefore there are only these columns. Write no names or numbers anywhere.',
    },
    partial: {
      sv: 'Er överenskommelse omfattar inte personnummer eller namn. Därför finns inga sådana kolumner. Skriv inte namn eller nummer någon annanstans.',
      en: 'Your agreement does not cover personnummer or names. Therefore there are no such columns. Do not write names or numbers anywhere else.',
    },
  },
  columns: {
    sv: 'Kolumnerna, med en påhittad person som exempel',
    en: 'The columns, with an invented person as an example',
  },
  heading: { sv: 'Rubrik', en: 'Heading' },
  meaning: { sv: 'Vad den betyder', en: 'What it means' },
  writing: { sv: 'Hur den skrivs', en: 'How it is written' },
  choices: { sv: 'Val', en: 'Choices' },
  example: { sv: 'Exempel', en: 'Example' },
  footer: {
    sv: 'Innehåller uppgifter om personer när den är ifylld',
    en: 'Holds data about people once it is filled in',
  },
  page: { sv: 'Sida', en: 'Page' },
  of: { sv: 'av', en: 'of' },
} as const
