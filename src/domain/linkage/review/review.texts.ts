import type { Text } from '../../terms/text.ts'
import type { DecisionVerdict } from './decision.ts'
import type { Figure } from './figure.ts'
import type { Precision } from './mask.ts'
import type { Bearing } from './queue.ts'
import type { ScaleStep } from './scale.ts'
import type { HeldBy } from './unlink.ts'
import type { Warning } from './warnings.ts'

/** What a decision is called, in a list and on a button. */
export const verdictTexts: Readonly<Record<DecisionVerdict, Text>> = {
  same: { sv: 'Samma', en: 'Same' },
  different: { sv: 'Olika', en: 'Different' },
  unsure: { sv: 'Osäker', en: 'Unsure' },
}

/** The five steps from two persons to one. */
export const scaleTexts: Readonly<Record<ScaleStep, Text>> = {
  different_almost_certain: { sv: 'nästan säkert olika', en: 'almost certainly different' },
  different_likely: { sv: 'troligen olika', en: 'probably different' },
  open: { sv: 'går inte att säga', en: 'cannot be said' },
  same_likely: { sv: 'troligen samma', en: 'probably the same' },
  same_almost_certain: { sv: 'nästan säkert samma', en: 'almost certainly the same' },
}

/** What a decision changes. */
export const bearingTexts: Readonly<Record<Bearing, Text>> = {
  figure: { sv: 'Kan ändra årets siffra', en: 'Can change the year’s figure' },
  flows: { sv: 'Kan ändra vilka som är nya eller kvar', en: 'Can change who is new or remains' },
  neither: { sv: 'Ändrar inte siffran', en: 'Does not change the figure' },
}

/** How exactly the unit knew who the person is. */
export const precisionTexts: Readonly<Record<Precision, Text>> = {
  number: { sv: 'Personnummer', en: 'Personnummer' },
  birthDate: { sv: 'Födelsedatum', en: 'Date of birth' },
  birthYear: { sv: 'Födelseår', en: 'Year of birth' },
  age: { sv: 'Ålder', en: 'Age' },
  name: { sv: 'Namn eller initialer', en: 'Name or initials' },
  none: { sv: 'Inget', en: 'Nothing' },
}

/** What holds a record to its person. */
export const heldByTexts: Readonly<Record<HeldBy, Text>> = {
  model: { sv: 'Kopplad av modellen', en: 'Linked by the model' },
  thin: { sv: 'Säger lite; hör troligast hit', en: 'Says little; belongs here most probably' },
  decision: { sv: 'Kopplad genom beslut', en: 'Linked by a decision' },
}

/** What to think of first: said as a fact and what to do with it. */
export const warningTexts: Readonly<Record<Warning, Text>> = {
  twoNumbers: {
    sv: 'Två olika personnummer. Väljer du samma betyder det att personen har fått ett nytt nummer eller att ett av dem är fel: skriv hur du vet det.',
    en: 'Two different personnummer. To choose same means that the person got a new number or that one of them is wrong: write how you know.',
  },
  oneNumberTwoNames: {
    sv: 'Samma personnummer under två olika namn. En av raderna kan ha fått någon annans nummer.',
    en: 'One personnummer under two different names. One of the rows may have somebody else’s number.',
  },
  twins: {
    sv: 'Kan vara tvillingar: samma efternamn och födelsedatum, men olika förnamn.',
    en: 'May be twins: one family name and date of birth, but different given names.',
  },
  siblings: {
    sv: 'Kan vara syskon: samma efternamn, men olika förnamn och födelsetid.',
    en: 'May be siblings: one family name, but different given names and births.',
  },
  placeholderDate: {
    sv: 'Födelsedagen är 1 januari eller 1 juli. De dagarna skrivs ofta när den rätta dagen inte är känd, så att datumen är lika säger lite.',
    en: 'The birthday is 1 January or 1 July. Those days are often written when the right one is not known, so that the dates agree says little.',
  },
  sex: { sv: 'Raderna anger olika kön.', en: 'The rows give different sexes.' },
  coordinationNumber: {
    sv: 'Ett samordningsnummer och ett personnummer. Den som får personnummer lämnar sitt samordningsnummer, så numren säger inget åt något håll.',
    en: 'A coordination number and a personnummer. Whoever gets a personnummer gives up the coordination number, so the numbers say nothing either way.',
  },
  sameUnit: {
    sv: 'Samma enhet har lämnat båda raderna samma år. En enhet rapporterar sällan en person två gånger.',
    en: 'One unit has reported both rows in the same year. A unit seldom reports a person twice.',
  },
}

/** The number of persons with its range: "96 personer (spann 91–103)". */
export const figureInWords = ({ persons, low, high }: Figure): Text => {
  const range = low === high ? null : `${low}–${high}`
  return {
    sv: `${persons} ${persons === 1 ? 'person' : 'personer'}${range === null ? '' : ` (spann ${range})`}`,
    en: `${persons} ${persons === 1 ? 'person' : 'persons'}${range === null ? '' : ` (range ${range})`}`,
  }
}

/** Refusals of a decision. */
export const decisionTexts = {
  closesOver: {
    sv: 'Det skulle koppla ihop två rader som det redan är beslutat är olika personer. Ångra det beslutet först, om det var fel.',
    en: 'That would link two rows that were decided to be different persons. Undo that decision first, if it was wrong.',
  },
} as const satisfies Record<string, Text>
