import type { Text } from '../../domain/terms/text.ts'

/** A unit's page of head counts: people who were seen and not asked. */
export const headCountTexts = {
  title: { sv: 'Personer ni har sett men inte frågat', en: 'Persons you saw and did not ask' },
  what: {
    sv: 'Skriv hur många ni såg på en plats, och när. Skriv inte vilka det var. De räknas för sig, som det högsta antal det kan vara fråga om, och aldrig ihop med personerna i svaret. Det ni sparar räknas direkt och behöver inte lämnas in.',
    en: 'Write how many you saw at a place, and when. Do not write who they were. They are counted by themselves, as the most that it can be, and never together with the persons in the answer. What you save counts at once and need not be handed in.',
  },
  twice: {
    sv: 'Räknar ni samma plats två gånger på en natt: skriv en av gångerna, den högsta.',
    en: 'If you count the same place twice in one night: write one of the times, the higher.',
  },
  add: { sv: 'Ny observation', en: 'New observation' },
  place: { sv: 'Plats', en: 'Place' },
  choosePlace: { sv: 'Välj plats', en: 'Choose a place' },
  otherPlace: { sv: 'Annan plats', en: 'Another place' },
  otherPlaceHint: { sv: 'Bara om platsen inte finns i er lista.', en: 'Only if the place is not in your list.' },
  day: { sv: 'Dag', en: 'Day' },
  dayHint: (week: Text): Text => ({
    sv: `I mätveckan ${week.sv}. En natt hör till dagen den började.`,
    en: `In the census week ${week.en}. A night belongs to the day it began.`,
  }),
  time: { sv: 'Klockan', en: 'Time' },
  timeHint: {
    sv: 'Till exempel 23.15. Lämna tomt om ni inte vet.',
    en: 'For instance 23.15. Leave it blank if you do not know.',
  },
  persons: { sv: 'Antal personer', en: 'Number of persons' },
  sex: { sv: 'Kön', en: 'Sex' },
  age: { sv: 'Ungefärlig ålder', en: 'Approximate age' },
  certainty: { sv: 'Hur säkert är antalet?', en: 'How sure is the number?' },
  notKnown: { sv: 'vet ej', en: 'not known' },
  reason: { sv: 'Varför ni inte frågade', en: 'Why you did not ask' },
  reasonHint: {
    sv: 'Till exempel: sov, ville inte, för långt bort. Skriv inga namn.',
    en: 'For instance: asleep, did not want to, too far away. Write no names.',
  },
  save: { sv: 'Spara', en: 'Save' },
  list: { sv: 'Sparade observationer', en: 'Stored observations' },
  none: { sv: 'Inga observationer än.', en: 'No observations yet.' },
  when: { sv: 'När', en: 'When' },
  from: { sv: 'Kom från', en: 'Came from' },
  fromPhone: { sv: 'telefon', en: 'phone' },
  fromForm: { sv: 'formuläret', en: 'the form' },
  fromFile: { sv: 'fil', en: 'file' },
  takeBack: { sv: 'Ta bort', en: 'Take away' },
  sum: { sv: 'Högsta antal en natt', en: 'Highest number of one night' },
  placeMissing: { sv: 'Välj eller skriv en plats.', en: 'Choose or write a place.' },
  placeTooLong: { sv: 'Korta ner platsen till högst 80 tecken.', en: 'Shorten the place to at most 80 characters.' },
  dayMissing: { sv: 'Ange dagen, till exempel 2026-11-18.', en: 'Give the day, for instance 2026-11-18.' },
  timeUnclear: {
    sv: 'Ange klockan med timme och minut, till exempel 23.15.',
    en: 'Give the time with hour and minute, for instance 23.15.',
  },
  personsUnclear: { sv: 'Ange antalet med siffror, 1–1000.', en: 'Give the number in digits, 1–1000.' },
  outsideWeek: (week: Text): Text => ({
    sv: `Dagen ligger utanför mätveckan ${week.sv}. Ändra dagen.`,
    en: `The day lies outside the census week ${week.en}. Change the day.`,
  }),
  reasonTooLong: { sv: 'Korta ner skälet till högst 200 tecken.', en: 'Shorten the reason to at most 200 characters.' },
  file: { sv: 'Har ni en lista?', en: 'Do you have a list?' },
  fileWhat: {
    sv: 'Lämna en CSV-fil med kolumnerna plats, observerad och personer, och om ni vill kön, åldersgrupp, säkerhet och skäl. Det som redan är sparat kommer inte med två gånger.',
    en: 'Hand in a CSV file with the columns place, observed_at and persons, and if you like sex, age_band, certainty and reason. What is stored already does not come in twice.',
  },
  fileLabel: { sv: 'Filen', en: 'The file' },
  fileButton: { sv: 'Läs in filen', en: 'Read the file' },
  fileMissing: { sv: 'Välj en CSV-fil, högst 1 MB.', en: 'Choose a CSV file, at most 1 MB.' },
  fileFaults: {
    sv: 'Inget ur filen är sparat. Det här behöver ändras i den',
    en: 'Nothing of the file is stored. This is to be changed in it',
  },
  fileRow: (row: number): Text => ({ sv: `Rad ${row}`, en: `Row ${row}` }),
  fileDone: (added: number, there: number): Text => ({
    sv: `Filen är läst. Nya observationer: ${added}. Fanns redan: ${there}.`,
    en: `The file is read. New observations: ${added}. There already: ${there}.`,
  }),
  onlyThese: { sv: 'Kunde ni inte fråga någon?', en: 'Could you ask nobody?' },
  onlyTheseWhat: {
    sv: 'Har ni bara sett personer, och inte har någon att skriva in i svaret, lämnar ni in så här. Då vet vi att ni är klara.',
    en: 'If you have only seen persons, and have nobody to write into the answer, hand in here. Then we know that you are done.',
  },
  handInThese: { sv: 'Lämna in svaret med bara observationer', en: 'Hand in the answer with observations alone' },
  closed: { sv: 'Kartläggningen är låst. Inget kan ändras.', en: 'The census is locked. Nothing can be changed.' },
} as const

/** What has just been done, by the code in the address. */
export const headCountDoneTexts: Readonly<Record<string, Text>> = {
  sparad: { sv: 'Observationen är sparad.', en: 'The observation is stored.' },
  borttagen: {
    sv: 'Observationen är borttagen. Den finns kvar i historiken.',
    en: 'The observation is taken away. It stays in the history.',
  },
}
