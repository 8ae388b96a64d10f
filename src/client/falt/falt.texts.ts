import type { OutreachPostWritten } from '../../domain/outreach/post.ts'
import type { Text } from '../../domain/terms/text.ts'

type Answers<Kind extends string> =
  Extract<OutreachPostWritten, { kind: Kind }> extends { answers: infer Each } ? Each : never
type Person = Answers<'person'>
type Observation = Answers<'observation'>

/** A choice on a screen: what is sent, and what it is called. */
export type Choice<Value> = readonly [value: Value, label: Text]

/** Where the person sleeps: the question that decides who is counted. */
export const ACCOMMODATIONS: readonly Choice<Person['accommodation']>[] = [
  ['outdoors', { sv: 'Ute, i trapphus eller annan lokal', en: 'Outdoors, in a stairwell or other premises' }],
  ['tent_or_vehicle', { sv: 'Tält, bil eller husvagn', en: 'Tent, car or caravan' }],
  ['night_shelter', { sv: 'Härbärge', en: 'Night shelter' }],
  ['emergency_housing', { sv: 'Akutboende', en: 'Emergency housing' }],
  ['hostel_or_hotel', { sv: 'Vandrarhem eller hotell', en: 'Hostel or hotel' }],
  ['friends', { sv: 'Hos vänner eller bekanta', en: 'With friends or acquaintances' }],
  ['relatives', { sv: 'Hos familj eller släkt', en: 'With family or relatives' }],
  ['other', { sv: 'Någon annanstans utan eget hem', en: 'Somewhere else without a home of their own' }],
  ['own_home', { sv: 'Har eget hem', en: 'Has a home of their own' }],
  ['not_known', { sv: 'Vet inte', en: 'Not known' }],
  ['declined', { sv: 'Vill inte säga', en: 'Would rather not say' }],
]

export const ASKED: readonly Choice<'yes' | 'no' | 'not_known'>[] = [
  ['no', { sv: 'Nej', en: 'No' }],
  ['yes', { sv: 'Ja', en: 'Yes' }],
  ['not_known', { sv: 'Vet inte', en: 'Not known' }],
]

export const SEXES: readonly Choice<Person['sex']>[] = [
  ['woman', { sv: 'Kvinna', en: 'Woman' }],
  ['man', { sv: 'Man', en: 'Man' }],
  ['other', { sv: 'Annat', en: 'Other' }],
  [null, { sv: 'Vet inte', en: 'Not known' }],
]

/** The same words in both languages. */
const both = (text: string): Text => ({ sv: text, en: text })

export const AGE_BANDS: readonly Choice<Observation['ageBand']>[] = [
  ['0-17', both('0–17')],
  ['18-24', both('18–24')],
  ['25-34', both('25–34')],
  ['35-44', both('35–44')],
  ['45-54', both('45–54')],
  ['55-64', both('55–64')],
  ['65+', { sv: '65 och äldre', en: '65 and over' }],
  [null, { sv: 'Vet inte, eller olika', en: 'Not known, or different' }],
]

export const CERTAINTIES: readonly Choice<Observation['certainty']>[] = [
  ['certain', { sv: 'Säker', en: 'Certain' }],
  ['probable', { sv: 'Ganska säker', en: 'Fairly certain' }],
  ['uncertain', { sv: 'Osäker', en: 'Uncertain' }],
]

/** Why somebody was not asked. What is sent is the Swedish words: they stand in the column as a file has it. */
export const REASONS: readonly Choice<string>[] = [
  ['sov', { sv: 'Sov', en: 'Asleep' }],
  ['ville inte prata', { sv: 'Ville inte prata', en: 'Did not want to talk' }],
  ['inget gemensamt språk', { sv: 'Inget gemensamt språk', en: 'No language in common' }],
  ['för långt bort eller otryggt', { sv: 'För långt bort eller otryggt', en: 'Too far away or not safe' }],
  ['annat', { sv: 'Annat', en: 'Something else' }],
]
