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

const posts = (count: number): Text =>
  count === 1 ? { sv: '1 post', en: '1 post' } : { sv: `${count} poster`, en: `${count} posts` }

const persons = (count: number): Text =>
  count === 1 ? { sv: '1 person', en: '1 person' } : { sv: `${count} personer`, en: `${count} persons` }

/** Everything the page on the phone says. */
export const words = {
  home: { sv: 'Räkna ute', en: 'Count outdoors' },
  talk: { sv: 'Jag pratar med någon', en: 'I talk with somebody' },
  see: { sv: 'Jag ser någon, frågar inte', en: 'I see somebody, do not ask' },
  place: { sv: 'Plats', en: 'Place' },
  choosePlace: { sv: 'Var är du?', en: 'Where are you?' },
  change: { sv: 'Byt', en: 'Change' },
  otherPlace: { sv: 'Annan plats', en: 'Another place' },
  noPlace: { sv: 'ingen vald', en: 'none chosen' },
  accommodation: { sv: 'Var sover du i natt?', en: 'Where do you sleep tonight?' },
  asked: { sv: 'Har någon redan frågat dig i natt?', en: 'Has anybody asked you already tonight?' },
  sex: { sv: 'Kön', en: 'Sex' },
  age: { sv: 'Ungefär hur gammal?', en: 'About how old?' },
  child: { sv: 'Under 18', en: 'Under 18' },
  childAge: { sv: 'Hur gammalt är barnet?', en: 'How old is the child?' },
  notKnown: { sv: 'Vet inte', en: 'Not known' },
  identity: { sv: 'Vad vill personen lämna?', en: 'What does the person want to give?' },
  identityHint: {
    sv: 'Skriv bara det personen själv säger ja till. Allt kan lämnas tomt.',
    en: 'Write only what the person says yes to. Everything may be left blank.',
  },
  initials: { sv: 'Initialer', en: 'Initials' },
  birthYear: { sv: 'Födelseår', en: 'Year of birth' },
  givenName: { sv: 'Förnamn', en: 'Given name' },
  familyName: { sv: 'Efternamn', en: 'Family name' },
  personnummer: { sv: 'Personnummer', en: 'Personnummer' },
  yearUnclear: {
    sv: 'Ange årtalet med fyra siffror, eller lämna tomt.',
    en: 'Give the year in four digits, or leave it blank.',
  },
  howMany: { sv: 'Hur många ser du?', en: 'How many do you see?' },
  fewer: { sv: 'Färre', en: 'Fewer' },
  more: { sv: 'Fler', en: 'More' },
  next: { sv: 'Nästa', en: 'Next' },
  certainty: { sv: 'Hur säker är du?', en: 'How certain are you?' },
  reason: { sv: 'Varför frågade du inte?', en: 'Why did you not ask?' },
  save: { sv: 'Spara', en: 'Save' },
  back: { sv: 'Tillbaka', en: 'Back' },
  saved: { sv: 'Sparad i telefonen', en: 'Stored in the phone' },
  savedSent: { sv: 'Sparad och skickad', en: 'Stored and sent' },
  outOfScope: {
    sv: 'Personen har ett hem. Posten är sparad, men räknas inte. Tack för att du frågade.',
    en: 'The person has a home. The post is stored, but does not count. Thank you for asking.',
  },
  askedBefore: {
    sv: 'Någon har redan frågat. Posten är sparad, men personen räknas inte en gång till.',
    en: 'Somebody has asked already. The post is stored, but the person does not count once more.',
  },
  undo: { sv: 'Ångra', en: 'Undo' },
  undone: { sv: 'Borttagen.', en: 'Taken away.' },
  anotherPerson: { sv: 'En till', en: 'One more' },
  done: { sv: 'Klar', en: 'Done' },
  allSent: { sv: 'Allt är skickat', en: 'Everything is sent' },
  nothingYet: { sv: 'Inget räknat än', en: 'Nothing counted yet' },
  waiting: (count: number): Text => ({
    sv: `${posts(count).sv} väntar på att skickas`,
    en: `${posts(count).en} ${count === 1 ? 'waits' : 'wait'} to be sent`,
  }),
  attention: (count: number): Text => ({
    sv: `${posts(count).sv} behöver rättas`,
    en: `${posts(count).en} to be corrected`,
  }),
  sentInAll: (count: number): Text => ({
    sv: `${posts(count).sv} ${count === 1 ? 'skickad' : 'skickade'}`,
    en: `${posts(count).en} sent`,
  }),
  sending: { sv: 'Skickar …', en: 'Sending …' },
  sendNow: { sv: 'Skicka nu', en: 'Send now' },
  noNetwork: {
    sv: 'Ingen täckning. Det du räknar sparas i telefonen.',
    en: 'No coverage. What you count is stored in the phone.',
  },
  willTry: {
    sv: 'Det gick inte att skicka. Vi försöker igen av oss själva.',
    en: 'It could not be sent. It is tried again by itself.',
  },
  revoked: {
    sv: 'Telefonens kod gäller inte längre. Allt ligger kvar i telefonen. Be om en ny kod och skanna den.',
    en: 'The code of the phone is no longer in force. Everything stays in the phone. Ask for a new code and scan it.',
  },
  closed: {
    sv: 'Kartläggningen tar inte emot något nu. Allt ligger kvar i telefonen. Ring den som håller i kartläggningen.',
    en: 'The census takes nothing now. Everything stays in the phone. Call whoever runs the census.',
  },
  pinAgain: { sv: 'Skriv PIN-koden för att kunna skicka.', en: 'Write the PIN to be able to send.' },
  clock: {
    sv: 'Telefonens klocka går fel. Det gör inget: tiden räknas om.',
    en: 'The clock of the phone is wrong. That does no harm: the time is worked out.',
  },
  otherAnswer: {
    sv: 'Koden är för en annan organisation eller kartläggning. Skicka det som väntar här, eller spara det som fil, och skanna igen.',
    en: 'The code is for another organisation or census. Send what waits here, or save it as a file, and scan again.',
  },
  newCodeLater: {
    sv: 'Den nya koden tas in när det finns täckning. Räkna vidare.',
    en: 'The new code is taken in when there is coverage. Go on counting.',
  },
  newVersion: { sv: 'Det finns en ny version av sidan.', en: 'There is a new version of the page.' },
  update: { sv: 'Uppdatera', en: 'Update' },
  states: {
    waiting: { sv: 'sparad i telefonen', en: 'stored in the phone' },
    sent: { sv: 'skickad', en: 'sent' },
    attention: { sv: 'behöver rättas', en: 'to be corrected' },
  },
  kinds: {
    person: (_: number): Text => ({ sv: 'Pratade med 1 person', en: 'Talked with 1 person' }),
    observation: (count: number): Text => ({ sv: `Såg ${persons(count).sv}`, en: `Saw ${persons(count).en}` }),
    withdrawal: (_: number): Text => ({ sv: 'Tog bort en post', en: 'Took a post away' }),
  },
  posts: { sv: 'Det du har räknat', en: 'What you have counted' },
  rewrite: { sv: 'Ändra', en: 'Change' },
  remove: { sv: 'Ta bort', en: 'Take away' },
  sendAsNew: { sv: 'Skicka som ny', en: 'Send as new' },
  differs: {
    sv: 'En annan post har samma nummer. Båda finns kvar.',
    en: 'Another post has the same number. Both are kept.',
  },
  unreadable: {
    sv: 'Servern kunde inte ta emot posten. Ändra den, eller ring.',
    en: 'The server could not take the post. Change it, or call.',
  },
  rewriting: {
    sv: 'Posten är skickad och inte kvar i telefonen. Skriv den på nytt: den nya ersätter den gamla.',
    en: 'The post is sent and no longer in the phone. Write it anew: the new one replaces the old.',
  },
  help: { sv: 'Så gör du', en: 'What to do' },
  helpSteps: [
    {
      sv: 'Säg vem du är och varför ni räknar. Det är frivilligt att svara.',
      en: 'Say who you are and why you count. Answering is voluntary.',
    },
    {
      sv: 'Pratar du med någon: tryck på den övre knappen. Fyra frågor, ett tryck för varje.',
      en: 'If you talk with somebody: press the upper button. Four questions, one press for each.',
    },
    {
      sv: 'Sover personen, eller vill inte prata: väck ingen. Tryck på den nedre knappen och räkna det du ser.',
      en: 'If the person sleeps, or does not want to talk: wake nobody. Press the lower button and count what you see.',
    },
    {
      sv: 'Gå aldrig ensam. Gå inte in där du inte brukar gå.',
      en: 'Never go alone. Do not go in where you do not usually go.',
    },
    {
      sv: 'Ingen täckning? Räkna vidare: allt sparas i telefonen och skickas av sig självt.',
      en: 'No coverage? Go on counting. Everything is stored in the phone and sent by itself.',
    },
    {
      sv: 'Lägg till sidan på hemskärmen, så hittar du den igen.',
      en: 'Add the page to the home screen, and you find it again.',
    },
  ] satisfies readonly Text[],
  understood: { sv: 'Jag förstår', en: 'I understand' },
  call: { sv: 'Ring', en: 'Call' },
  whoToCall: { sv: 'Vem ringer jag?', en: 'Whom do I call?' },
  danger: { sv: 'Fara för liv: 112', en: 'A life in danger: 112' },
  callOwn: { sv: 'Hos er', en: 'In your organisation' },
  callRound: { sv: 'Håller i kartläggningen', en: 'Runs the census' },
  menu: { sv: 'Meny', en: 'Menu' },
  information: { sv: 'Information till den du möter', en: 'Information for those you meet' },
  language: { sv: 'In English', en: 'På svenska' },
  rescue: { sv: 'Spara det som väntar som fil', en: 'Save what waits as a file' },
  rescueHint: {
    sv: 'Filen är låst: bara tjänsten kan öppna den. Lämna den till er kontaktperson. Posterna ligger kvar här också och räknas ändå en gång.',
    en: 'The file is locked: only the service can open it. Give it to your contact. The posts stay here too and still count once.',
  },
  rescued: (count: number): Text => ({
    sv: `Filen är sparad med ${posts(count).sv}.`,
    en: `The file is saved with ${posts(count).en}.`,
  }),
  signOut: { sv: 'Logga ut telefonen', en: 'Sign the phone out' },
  signOutWaits: (count: number): Text => ({
    sv: `Det går inte att logga ut än: ${posts(count).sv} finns kvar i telefonen. Skicka, eller spara dem som fil och ring.`,
    en: `You cannot sign out yet: ${posts(count).en} ${count === 1 ? 'is' : 'are'} still in the phone. Send, or save them as a file and call.`,
  }),
  signOutSure: {
    sv: 'Allt är skickat. Koden och det du har räknat tas bort ur telefonen.',
    en: 'Everything is sent. The code and what you have counted are taken away from the phone.',
  },
  yesSignOut: { sv: 'Ja, logga ut', en: 'Yes, sign out' },
  signedOut: { sv: 'Telefonen är utloggad.', en: 'The phone is signed out.' },
  code: { sv: 'Telefonens kod', en: 'The code of the phone' },
  codeHint: {
    sv: 'Skanna QR-koden på papperet med kameran. Eller skriv koden som står under den.',
    en: 'Scan the QR code on the sheet with the camera. Or write the code that stands under it.',
  },
  codeOpen: { sv: 'Öppna', en: 'Open' },
  codeUnclear: {
    sv: 'Koden har 28 tecken. Läs igenom den och försök igen.',
    en: 'The code has 28 signs. Read it through and try again.',
  },
  codeNotValid: {
    sv: 'Koden gäller inte. Be er kontaktperson om en ny.',
    en: 'The code is not in force. Ask your contact for a new one.',
  },
  codeNoNetwork: {
    sv: 'Första gången behövs täckning. Sidan öppnar sig själv när du har det.',
    en: 'The first time needs coverage. The page opens by itself when you have it.',
  },
  pin: { sv: 'PIN-kod', en: 'PIN' },
  pinHint: {
    sv: 'Det som väntar skickas också när skärmen är låst.',
    en: 'What waits is sent while the screen is locked too.',
  },
  pinWrong: { sv: 'PIN-koden stämmer inte. Försök igen.', en: 'The PIN is not right. Try again.' },
  pinWait: (seconds: number): Text => ({
    sv: `Vänta ${seconds} sekunder och försök igen.`,
    en: `Wait ${seconds} seconds and try again.`,
  }),
  lockedWith: (count: number): Text => ({
    sv: `Låst. ${posts(count).sv} väntar på att skickas.`,
    en: `Locked. ${posts(count).en} ${count === 1 ? 'waits' : 'wait'} to be sent.`,
  }),
  locked: { sv: 'Låst', en: 'Locked' },
  unlock: { sv: 'Lås upp', en: 'Unlock' },
  full: { sv: 'Telefonen är full', en: 'The phone is full' },
  fullHint: {
    sv: 'Posten är INTE sparad än. Stäng inte sidan. Skicka direkt, eller ta bort annat i telefonen och försök igen. Skriv annars ner det här på papper:',
    en: 'The post is NOT stored yet. Do not close the page. Send at once, or take other things away from the phone and try again. Otherwise write this down on paper:',
  },
  tryAgain: { sv: 'Försök igen', en: 'Try again' },
  sendAtOnce: { sv: 'Skicka direkt', en: 'Send at once' },
  notSentEither: {
    sv: 'Det gick inte att skicka. Posten ligger kvar på skärmen.',
    en: 'It could not be sent. The post stays on the screen.',
  },
  training: { sv: 'Övning. Inget räknas.', en: 'For practice. Nothing counts.' },
  noStorage: {
    sv: 'Sidan får inte spara något i telefonen. Stäng av privat läge och öppna den igen, eller räkna på papper.',
    en: 'The page may not store anything in the phone. Turn private mode off and open it again, or count on paper.',
  },
  draft: { sv: 'Fortsätt med posten du höll på med', en: 'Go on with the post you were writing' },
} as const
