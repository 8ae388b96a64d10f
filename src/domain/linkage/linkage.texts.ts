import type { Text } from '../terms/text.ts'

/** Names of what is compared, and of each way a comparison can come out. */
export const comparisonTexts = {
  number: { sv: 'Personnummer', en: 'Personal number' },
  givenName: { sv: 'Förnamn', en: 'Given name' },
  familyName: { sv: 'Efternamn', en: 'Family name' },
  birth: { sv: 'Födelsetid', en: 'Birth' },
  sex: { sv: 'Kön', en: 'Sex' },
  likeness: { sv: 'Risk för förväxling', en: 'Risk of confusion' },
} as const satisfies Record<string, Text>

/** Each way a comparison can come out, by the id of the level. */
export const levelTexts = {
  missing: { sv: 'saknas i den ena eller båda', en: 'missing in one or both' },
  equal: { sv: 'lika', en: 'equal' },
  different: { sv: 'olika', en: 'different' },
  otherKind: { sv: 'samordningsnummer och personnummer', en: 'coordination number and personal number' },
  sameFamily: { sv: 'samma namn, annan stavning', en: 'same name, other spelling' },
  swapped: { sv: 'för- och efternamn har bytt plats', en: 'given and family name swapped' },
  swappedAlike: {
    sv: 'för- och efternamn har bytt plats och liknar',
    en: 'given and family name swapped, and similar',
  },
  toldBySwapAlike: { sv: 'ingår i bytet av namn', en: 'part of the swapped names' },
  oneMoved: { sv: 'det ena namnet står på det andras plats', en: 'one name stands in the place of the other' },
  toldByMove: { sv: 'det ena namnet står på det andras plats', en: 'one name stands in the place of the other' },
  soundsAlike: { sv: 'låter lika', en: 'sound alike' },
  toldBySwap: { sv: 'ingår i bytet av namn', en: 'part of the swapped names' },
  partOf: { sv: 'ett av flera namn lika', en: 'one of several names equal' },
  close: { sv: 'liknar', en: 'similar' },
  closeBorne: { sv: 'liknar, men andra heter så', en: 'similar, but others bear that name' },
  somewhat: { sv: 'liknar något', en: 'somewhat similar' },
  somewhatBorne: { sv: 'liknar något, men andra heter så', en: 'somewhat similar, but others bear that name' },
  toldByNumber: { sv: 'följer av numret', en: 'follows from the number' },
  placeholderDate: { sv: 'lika, men 1 januari eller 1 juli', en: 'equal, but 1 January or 1 July' },
  dayMonthSwapped: { sv: 'dag och månad har bytt plats', en: 'day and month swapped' },
  oneSlip: { sv: 'en siffra skiljer', en: 'one digit differs' },
  otherCentury: { sv: 'lika, men annat århundrade', en: 'equal, but another century' },
  sameDayOtherYear: { sv: 'samma dag, annat år', en: 'same day, other year' },
  otherDayOrMonth: { sv: 'samma år, annan dag eller månad', en: 'same year, other day or month' },
  sameYearOtherDay: { sv: 'samma år, annan dag och månad', en: 'same year, other day and month' },
  sameYear: { sv: 'samma år', en: 'same year' },
  nearYear: { sv: 'ett år skiljer', en: 'one year apart' },
  yearSlip: { sv: 'en siffra i året skiljer', en: 'one digit of the year differs' },
  differentYear: { sv: 'olika år', en: 'different years' },
  nearAge: { sv: 'åldern skiljer något', en: 'age differs a little' },
  differentAge: { sv: 'åldern skiljer', en: 'age differs' },
  namesakes: { sv: 'kan vara två med samma namn', en: 'may be two of the same name' },
  siblings: { sv: 'kan vara syskon födda samma dag', en: 'may be siblings born on one day' },
  overlappingYears: { sv: 'åldern stämmer ungefär', en: 'age agrees roughly' },
} as const satisfies Record<string, Text>

/** What is being done while records are linked, to whoever waits for it. */
export const linkageStepTexts = {
  comparing: { sv: 'jämför raderna två och två', en: 'comparing the rows two by two' },
  clustering: { sv: 'för ihop rader av samma person', en: 'bringing rows of one person together' },
  thinRows: { sv: 'ser vilka rader som säger lite kan vara', en: 'seeing who rows that say little may be' },
  result: { sv: 'räknar personerna', en: 'counting the persons' },
} satisfies Record<string, Text>
