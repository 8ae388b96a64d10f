import type { Text } from '../terms/text.ts'

/** What can be wrong with a field of a round, and what to do. `told` is what the message names. Codes are permanent. */
export const roundFaultTexts = {
  key_missing: () => ({
    sv: 'Skriv vad kartläggningen heter, till exempel 2027.',
    en: 'Write the name, for example 2027.',
  }),
  key_wrong: () => ({
    sv: 'Namnet får ha bokstäver, siffror, mellanslag och bindestreck, högst 40 tecken. Skriv till exempel 2027.',
    en: 'The name may have letters, digits, blanks and hyphens, 40 at most. Write for example 2027.',
  }),
  key_taken: (told: string) => ({
    sv: `Det finns redan en kartläggning som heter ${told}. Skriv ett annat namn.`,
    en: `There is a census named ${told} already. Write another name.`,
  }),
  from_missing: () => ({ sv: 'Fyll i mätveckans första dag.', en: 'Fill in the first day of the census week.' }),
  to_missing: () => ({ sv: 'Fyll i mätveckans sista dag.', en: 'Fill in the last day of the census week.' }),
  deadline_missing: () => ({ sv: 'Fyll i sista dagen att lämna in.', en: 'Fill in the last day to hand in.' }),
  not_a_day: () => ({
    sv: 'Dagen finns inte i kalendern. Skriv den som 2027-01-18.',
    en: 'There is no such day. Write it as 2027-01-18.',
  }),
  week_backwards: () => ({
    sv: 'Mätveckan slutar innan den börjar. Välj en sista dag som kommer efter den första.',
    en: 'The census week ends before it begins. Choose a last day after the first.',
  }),
  week_too_long: () => ({
    sv: 'Mätveckan är längre än sju dagar. Välj en till sju dagar, första och sista dagen inräknade.',
    en: 'The census week is longer than seven days. Choose one to seven days, the first and last included.',
  }),
  week_taken: (told: string) => ({
    sv: `Kartläggningen ${told} har samma dagar. Välj andra dagar, eller ändra i den kartläggningen.`,
    en: `The census ${told} has the same days. Choose others, or change that census.`,
  }),
  deadline_too_early: () => ({
    sv: 'Sista dagen att lämna in ligger före eller på mätveckans första dag. Välj en senare dag.',
    en: 'The last day to hand in is not after the first day of the census week. Choose a later day.',
  }),
  definition_missing: () => ({ sv: 'Välj vilken definition som ska gälla.', en: 'Choose a definition.' }),
  definition_not_in_force: (told: string) => ({
    sv: `Definitionen ${told} gäller inte under mätveckan. Välj en annan definition, eller ändra mätveckan.`,
    en: `The definition ${told} is not in force in the census week. Choose another, or change the week.`,
  }),
  compared_with_not_earlier: () => ({
    sv: 'Kartläggningen att jämföra med måste vara tidigare än den här. Välj en annan i listan.',
    en: 'The census to compare with must be earlier than this one. Choose another in the list.',
  }),
  purpose_kind_missing: () => ({
    sv: 'Välj om kartläggningen görs för uppföljning eller för statistik.',
    en: 'Choose whether the census is made for follow-up or for statistics.',
  }),
  purpose_missing: () => ({
    sv: 'Skriv vad kartläggningen ska användas till.',
    en: 'Write what the census is to be used for.',
  }),
  contact_name_missing: () => ({
    sv: 'Skriv namnet på den som enheterna kan fråga.',
    en: 'Write the name of the one whom units may ask.',
  }),
  contact_phone_missing: () => ({
    sv: 'Skriv telefonnumret dit enheterna kan ringa.',
    en: 'Write the telephone number that units may call.',
  }),
  contact_email_wrong: () => ({
    sv: 'Skriv en e-postadress, till exempel namn@kommunen.se.',
    en: 'Write an e-mail address, for example name@municipality.se.',
  }),
  too_long: (told: string) => ({
    sv: `Texten är för lång. Skriv högst ${told} tecken.`,
    en: `The text is too long. Write ${told} characters at most.`,
  }),
} as const satisfies Record<string, (told: string) => Text>

/** A code of a field that is to be changed. */
export type RoundFaultCode = keyof typeof roundFaultTexts
