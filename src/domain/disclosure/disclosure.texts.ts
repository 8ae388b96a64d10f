import type { Text } from '../terms/text.ts'
import type { WhyWithheld } from './suppress.ts'

/** What the public edition says about what it does not show, and what the analyst is told of why. */
export const disclosureTexts = {
  /** Code of a figure that is withheld, on screen and in files. */
  withheldCode: 'c',
  /** Code of a figure that does not exist. */
  noneCode: 'z',
  withheld: {
    sv: 'c: siffran visas inte, för att ingen ska kunna kännas igen. Den kan vara stor eller liten.',
    en: 'c: the figure is not shown, so that nobody can be recognised. It may be large or small.',
  },
  none: {
    sv: 'z: det finns ingen siffra. Frågan ställdes inte det året, eller så hör raden inte till kolumnen.',
    en: 'z: there is no figure. The question was not asked that year, or the row does not belong to the column.',
  },
  howProtected: (threshold: number): Text => ({
    sv: `Antal från 1 till ${threshold - 1} visas inte. För att de inte ska gå att räkna ut ur andra siffror är även några större antal dolda.`,
    en: `Numbers from 1 to ${threshold - 1} are not shown. So that they cannot be worked out from other figures, some larger numbers are hidden too.`,
  }),
  publicEdition: {
    sv: 'Det här är den offentliga rapporten. Den innehåller bara tabeller som får publiceras.',
    en: 'This is the public report. It holds only tables that may be published.',
  },
  totalNotShown: {
    sv: 'Antalet räknade personer visas inte i den här rapporten, för att ingen ska kunna kännas igen.',
    en: 'The number of persons counted is not shown in this report, so that nobody can be recognised.',
  },
  changeNotShown: (census: string): Text => ({
    sv: `Ändringen sedan kartläggningen ${census} visas inte, för att ingen ska kunna kännas igen.`,
    en: `The change since the count of ${census} is not shown, so that nobody can be recognised.`,
  }),
  nothingLeft: {
    sv: 'Tabellen visas inte, för att ingen ska kunna kännas igen.',
    en: 'The table is not shown, so that nobody can be recognised.',
  },
  newOrNotFollowed: {
    sv: 'Nya i kartläggningen, eller går inte att följa mellan åren',
    en: 'New in the count, or cannot be followed between years',
  },
  leftOrNotFollowed: {
    sv: 'Återfanns inte bland de räknade, eller gick inte att följa',
    en: 'Not found among the counted, or could not be followed',
  },
  flowsTitle: {
    sv: 'Kvar, nya och inte återfunna sedan förra kartläggningen',
    en: 'Still there, new and not found again since the last count',
  },
  notOfficial: { sv: 'Det här är inte officiell statistik.', en: 'This is not official statistics.' },
  onlyZeros: { sv: 'Rader med bara nollor är utelämnade.', en: 'Rows of nothing but zeros are left out.' },
  publishedThen: {
    sv: 'De andra åren visas som de publicerades.',
    en: 'The other years are shown as they were published.',
  },
} as const

/** Why a figure is withheld, told to the analyst alone. */
export const whyTexts: Readonly<Record<WhyWithheld | 'before', Text>> = {
  small: { sv: 'Antalet är litet.', en: 'The number is small.' },
  group: {
    sv: 'Alla i gruppen har samma svar. Siffran skulle säga något om var och en.',
    en: 'Everybody in the group has the same answer. The figure would tell of each of them.',
  },
  zero: { sv: 'Noll i en liten grupp.', en: 'Zero in a small group.' },
  contributor: {
    sv: 'En uppgiftslämnare skulle kunna räkna ut ett litet antal som andra har rapporterat.',
    en: 'A reporter could work out a small number that others have reported.',
  },
  complementary: {
    sv: 'Döljs för att en annan siffra inte ska gå att räkna ut.',
    en: 'Hidden so that another figure cannot be worked out.',
  },
  before: {
    sv: 'Doldes i en tidigare offentlig rapport och fortsätter att vara dold.',
    en: 'Was hidden in an earlier public report, and stays hidden.',
  },
}
