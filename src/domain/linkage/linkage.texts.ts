import type { Text } from '../terms/text.ts'

/** Names of what is compared, and of each way a comparison can come out. */
export const comparisonTexts = {
  number: { sv: 'Personnummer', en: 'Personal number' },
  givenName: { sv: 'Förnamn', en: 'Given name' },
  familyName: { sv: 'Efternamn', en: 'Family name' },
  birth: { sv: 'Födelsetid', en: 'Birth' },
  sex: { sv: 'Kön', en: 'Sex' },
} as const satisfies Record<string, Text>

/** Each way a comparison can come out, by the id of the level. */
export const levelTexts = {
  missing: { sv: 'saknas i den ena', en: 'missing in one' },
  equal: { sv: 'lika', en: 'equal' },
  different: { sv: 'olika', en: 'different' },
  otherKind: { sv: 'samordningsnummer och personnummer', en: 'coordination number and personal number' },
  sameFamily: { sv: 'samma namn, annan stavning', en: 'same name, other spelling' },
  swapped: { sv: 'för- och efternamn har bytt plats', en: 'given and family name swapped' },
  toldBySwap: { sv: 'ingår i bytet av namn', en: 'part of the swapped names' },
  partOf: { sv: 'ett av flera namn lika', en: 'one of several names equal' },
  close: { sv: 'liknar', en: 'similar' },
  somewhat: { sv: 'liknar något', en: 'somewhat similar' },
  toldByNumber: { sv: 'följer av numret', en: 'follows from the number' },
  placeholderDate: { sv: 'lika, men 1 januari eller 1 juli', en: 'equal, but 1 January or 1 July' },
  dayMonthSwapped: { sv: 'dag och månad har bytt plats', en: 'day and month swapped' },
  oneSlip: { sv: 'en siffra skiljer', en: 'one digit differs' },
  sameDayOtherYear: { sv: 'samma dag, annat år', en: 'same day, other year' },
  sameYearOtherDay: { sv: 'samma år, annan dag', en: 'same year, other day' },
  sameYear: { sv: 'samma år', en: 'same year' },
  overlappingYears: { sv: 'åldern stämmer ungefär', en: 'age agrees roughly' },
} as const satisfies Record<string, Text>
