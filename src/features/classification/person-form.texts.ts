import type { LikelyDouble } from '../../domain/submission/form-double.ts'
import type { Text } from '../../domain/terms/text.ts'

const filledSv = (number: number) => (number === 0 ? '' : ` (${number} ${number === 1 ? 'ifylld' : 'ifyllda'})`)
const filledEn = (number: number) => (number === 0 ? '' : ` (${number} filled in)`)

/** What the form for one person says. */
export const personFormTexts = {
  newTitle: { sv: 'Ny person', en: 'New person' },
  title: (number: number): Text => ({ sv: `Person ${number}`, en: `Person ${number}` }),
  persons: { sv: 'Personerna', en: 'The persons' },
  rowNotFound: {
    sv: 'Personen finns inte i svaret. Den kan ha tagits bort. Titta i listan.',
    en: 'The person is not in the answer. It may have been taken away. Look in the list.',
  },
  intro: {
    sv: 'Fyll i det ni vet. Inget måste fyllas i, men viktigast är var personen bodde.',
    en: 'Fill in what you know. Nothing must be filled in, but where the person stayed matters most.',
  },
  saved: (number: number): Text => ({ sv: `Person ${number} är sparad.`, en: `Person ${number} is saved.` }),
  change: { sv: 'Ändra', en: 'Change' },
  same: (number: number): Text => ({
    sv: `Samma boende som person ${number}`,
    en: `Same accommodation as person ${number}`,
  }),
  takenOver: (number: number): Text => ({
    sv: `Det här är taget från person ${number}. Ändra det som inte stämmer:`,
    en: `This is taken from person ${number}. Change what is not right:`,
  }),
  fromEarlier: {
    sv: 'Vem personen är har fyllts i från förra gången. Allt annat frågas på nytt.',
    en: 'Who the person is has been filled in from last time. Everything else is asked anew.',
  },
  counted: (category: Text): Text => ({ sv: `Räknas: ${category.sv}`, en: `Counted: ${category.en}` }),
  countedPlain: { sv: 'Räknas', en: 'Counted' },
  notCounted: { sv: 'Räknas inte', en: 'Not counted' },
  review: { sv: 'Går inte att avgöra än', en: 'Cannot be decided yet' },
  child: { sv: 'Räknas bland barnen', en: 'Counted among the children' },
  outside: { sv: 'Räknas inte, men redovisas för sig', en: 'Not counted, but shown apart' },
  because: { sv: 'Därför att:', en: 'Because:' },
  notCountedStill: {
    sv: 'Spara personen ändå: den som inte räknas i år kan behövas när definitionen ändras.',
    en: 'Save the person all the same: somebody who is not counted this year may be needed when the definition changes.',
  },
  noDefinition: {
    sv: 'Om personen räknas avgörs av den som håller i kartläggningen.',
    en: 'Whether the person is counted is decided by whoever runs the census.',
  },
  choiceCounted: (category: Text): Text => ({ sv: `Räknas (${category.sv}).`, en: `Counted (${category.en}).` }),
  choiceNotCounted: { sv: 'Räknas inte.', en: 'Not counted.' },
  choiceDepends: { sv: 'Kan räknas, beroende på fler svar.', en: 'May be counted, depending on more answers.' },
  under18: {
    sv: 'Personen är eller kan vara under 18 år. Kartläggningen är ingen orosanmälan: far barnet illa, anmäl till socialtjänsten nu.',
    en: 'The person is or may be under 18. The census is no report of concern: if the child is being harmed, report to social services now.',
  },
  childrenNote: {
    sv: 'Kartläggningen är ingen orosanmälan. Far ett barn illa: anmäl till socialtjänsten nu.',
    en: 'The census is no report of concern. If a child is being harmed: report to social services now.',
  },
  notKnown: { sv: 'Vet ej', en: 'Not known' },
  declined: { sv: 'Vill ej uppge', en: 'Would not say' },
  yes: { sv: 'Ja', en: 'Yes' },
  no: { sv: 'Nej', en: 'No' },
  noAnswer: { sv: 'Inget svar', en: 'No answer' },
  inInstitution: {
    sv: 'Bara om personen bor på institution, i vård eller i stödboende',
    en: 'Only if the person stays in an institution, in care or in supported housing',
  },
  withOthers: {
    sv: 'Bara om personen bor hos andra eller har ett kontrakt',
    en: 'Only if the person stays with others or has a contract',
  },
  more: (filled: number): Text => ({
    sv: `Fler frågor, om ni vet${filledSv(filled)}`,
    en: `More questions, if you know${filledEn(filled)}`,
  }),
  childrenFolded: (filled: number): Text => ({
    sv: `Om personen har barn under 18 år${filledSv(filled)}`,
    en: `If the person has children under 18${filledEn(filled)}`,
  }),
  stood: (written: string): Text => ({ sv: `Det står nu: ”${written}”`, en: `It now says: “${written}”` }),
  identityIntro: {
    sv: 'Så långt ni vet, och så långt personen vill. Det hjälper oss att inte räkna samma person två gånger. Namn och nummer förvaras låsta.',
    en: 'As far as you know, and as far as the person wishes. It helps us not to count the same person twice. Names and numbers are kept locked.',
  },
  protected: { sv: 'Personen har skyddade personuppgifter', en: 'The person has protected identity' },
  protectedHint: {
    sv: 'Ett kryss räcker. Personen visas aldrig i listor och räknas bara där ingen kan kännas igen. Skriv inte boendets namn om det kan röja var personen är.',
    en: 'One tick is enough. The person is never shown in lists and counted only where nobody can be recognised. Do not write the name of the place if it may give away where the person is.',
  },
  precision: { sv: 'När är personen född?', en: 'When was the person born?' },
  precisionHint: {
    sv: 'Välj det säkraste ni vet, och fyll bara i det.',
    en: 'Choose the surest you know, and fill in only that.',
  },
  numberHint: { sv: 'ÅÅÅÅMMDD-NNNN. Testa aldrig fram ett nummer.', en: 'YYYYMMDD-NNNN. Never guess a number.' },
  dateHint: { sv: 'ÅÅÅÅ-MM-DD', en: 'YYYY-MM-DD' },
  yearHint: { sv: 'Fyra siffror, till exempel 1985', en: 'Four digits, for example 1985' },
  ageHint: { sv: 'I hela år. Fem år åt vardera hållet räcker.', en: 'In whole years. Five years either way will do.' },
  initials: { sv: 'Initialer', en: 'Initials' },
  initialsHint: {
    sv: 'Förnamnets och efternamnets första bokstav: AW',
    en: 'The first letters of given and family name: AW',
  },
  initialsInstead: {
    sv: 'Räcker om ni inte skriver namnet. Förnamnets och efternamnets första bokstav: AW',
    en: 'Enough if you do not write the name. The first letters of given and family name: AW',
  },
  givenName: { sv: 'Förnamn', en: 'Given name' },
  familyName: { sv: 'Efternamn', en: 'Family name' },
  countsOnly: {
    sv: 'Er organisation lämnar bara antal. Därför frågar vi inte vem personen är.',
    en: 'Your organisation reports numbers only. So we do not ask who the person is.',
  },
  partial: {
    sv: 'Er organisation lämnar uppgifter utan namn och personnummer.',
    en: 'Your organisation reports without names and numbers.',
  },
  ageOnly: { sv: 'Ungefärlig ålder', en: 'Approximate age' },
  childrenWith: { sv: 'Barn som är med personen', en: 'Children who are with the person' },
  childrenWithHint: {
    sv: 'Bara barn under 18 år som bor med personen under mätveckan. Varje barn får en egen plats i listan.',
    en: 'Only children under 18 who stay with the person during the census week. Each child gets a place of its own in the list.',
  },
  childNumber: (line: number): Text => ({ sv: `Barn ${line}`, en: `Child ${line}` }),
  childBirthYear: (line: number): Text => ({ sv: `Barn ${line}: födelseår`, en: `Child ${line}: birth year` }),
  childSex: (line: number): Text => ({ sv: `Barn ${line}: kön`, en: `Child ${line}: sex` }),
  moreLines: { sv: 'Fler rader för barn', en: 'More lines for children' },
  childOf: (number: number): Text => ({ sv: `Barn till person ${number}`, en: `Child of person ${number}` }),
  saveNext: { sv: 'Spara och lägg till nästa', en: 'Save and add the next' },
  save: { sv: 'Spara', en: 'Save' },
  draftKept: (at: string, isNew: boolean): Text =>
    isNew
      ? {
          sv: `Sparat ${at}. Personen ligger nu i er lista. Ta bort den där om den inte ska vara med.`,
          en: `Saved ${at}. The person is now in your list. Take it away there if it is not to be in the answer.`,
        }
      : { sv: `Sparat ${at}.`, en: `Saved ${at}.` },
  draftFailed: {
    sv: 'Det senaste är inte sparat än. Tryck på Spara.',
    en: 'The latest is not saved yet. Press Save.',
  },
  check: { sv: 'Se om personen räknas', en: 'See whether the person is counted' },
  cancel: { sv: 'Avbryt', en: 'Cancel' },
  nothingWritten: {
    sv: 'Det står inget om personen än. Fyll i det ni vet. Vet ni inget mer än att personen finns: välj ”Vet ej” som boende.',
    en: 'Nothing is said of the person yet. Fill in what you know. If you know no more than that the person is there: choose “Not known” as accommodation.',
  },
  doubleTitle: { sv: 'Kan det vara samma person?', en: 'May it be the same person?' },
  double: (number: number, why: LikelyDouble): Text =>
    ({
      same_number: {
        sv: `Person ${number} i ert svar har samma personnummer.`,
        en: `Person ${number} in your answer has the same personnummer.`,
      },
      same_birth_and_name: {
        sv: `Person ${number} i ert svar har samma namn och kan vara född samma dag.`,
        en: `Person ${number} in your answer has the same name and may be born on the same day.`,
      },
      same_birth_and_initials: {
        sv: `Person ${number} i ert svar har samma initialer och kan vara född samma dag.`,
        en: `Person ${number} in your answer has the same initials and may be born on the same day.`,
      },
    })[why],
  doubleWhatToDo: {
    sv: 'Är det samma person: avbryt, och ändra den personen i listan i stället. Är det någon annan: kryssa i rutan och spara.',
    en: 'If it is the same person: cancel, and change that person in the list instead. If it is somebody else: tick the box and save.',
  },
  doubleError: {
    sv: 'Svara på om det är samma person som en ni redan har.',
    en: 'Say whether it is the same person as one you have already.',
  },
  anotherPerson: { sv: 'Det är ändå en annan person', en: 'It is another person all the same' },
  warningsTitle: { sv: 'Kontrollera gärna', en: 'Please check' },
  warningMark: { sv: 'Kontrollera:', en: 'Check:' },
  confirmTitle: { sv: 'Stämmer det ändå?', en: 'Is it right all the same?' },
  confirmIntro: {
    sv: 'Skriv varför det stämmer, så behöver ingen fråga er. Inga namn.',
    en: 'Write why it is right, and nobody needs to ask you. No names.',
  },
  confirmReason: { sv: 'Förklaring', en: 'Explanation' },
  confirm: { sv: 'Det stämmer', en: 'It is right' },
  confirmed: (reason: string): Text => ({ sv: `Ni har förklarat: ${reason}`, en: `You have explained: ${reason}` }),
  reasonMissing: { sv: 'Skriv en kort förklaring.', en: 'Write a short explanation.' },
  reasonTooLong: {
    sv: 'Förklaringen är för lång. Skriv högst 500 tecken.',
    en: 'The explanation is too long. Write at most 500 characters.',
  },
  reasonNumber: {
    sv: 'Förklaringen ser ut att ha ett personnummer i sig. Ta bort det.',
    en: 'The explanation seems to hold a personnummer. Take it away.',
  },
  takeBack: { sv: 'Ta bort personen', en: 'Take the person away' },
  meanwhileTitle: { sv: 'Någon annan har ändrat samma person', en: 'Somebody else has changed the same person' },
  meanwhile: {
    sv: 'Inget av det du skrev är borta: det står kvar i fälten nedanför. Sparar du nu gäller det som står där. Det här skiljer sig:',
    en: 'Nothing you wrote is lost: it stands in the fields below. If you save now, what stands there holds. This is what differs:',
  },
  meanwhileGone: {
    sv: 'Någon annan har tagit bort personen. Det du skrev står kvar i fälten nedanför. Sparar du nu läggs personen tillbaka.',
    en: 'Somebody else has taken the person away. What you wrote stands in the fields below. If you save now, the person is put back.',
  },
  meanwhileSame: {
    sv: 'Det som står nu är likadant som det du skrev.',
    en: 'What stands now is the same as what you wrote.',
  },
  field: { sv: 'Fält', en: 'Field' },
  standsNow: { sv: 'Står nu', en: 'Stands now' },
  youWrote: { sv: 'Du skrev', en: 'You wrote' },
  blank: { sv: '(tomt)', en: '(blank)' },
  closed: {
    sv: 'Svaret är inlämnat eller kartläggningen stängd, så personen går bara att läsa.',
    en: 'The answer has been handed in or the census is closed, so the person can only be read.',
  },
} as const
