import type { Text } from '../../domain/terms/text.ts'

// Everything the page on the phone says. Each by itself, and taken in as `words`: what is bundled has no use for their names.

const manyPosts = (count: number): Text =>
  count === 1 ? { sv: '1 post', en: '1 post' } : { sv: `${count} poster`, en: `${count} posts` }

const manyPersons = (count: number): Text =>
  count === 1 ? { sv: '1 person', en: '1 person' } : { sv: `${count} personer`, en: `${count} persons` }

export const home: Text = { sv: 'Räkna ute', en: 'Count outdoors' }
export const talk: Text = { sv: 'Jag pratar med någon', en: 'I talk with somebody' }
export const see: Text = { sv: 'Jag ser någon, frågar inte', en: 'I see somebody, do not ask' }
export const place: Text = { sv: 'Plats', en: 'Place' }
export const choosePlace: Text = { sv: 'Var är du?', en: 'Where are you?' }
export const change: Text = { sv: 'Byt', en: 'Change' }
export const otherPlace: Text = { sv: 'Annan plats', en: 'Another place' }
export const noPlace: Text = { sv: 'ingen vald', en: 'none chosen' }
export const accommodation: Text = { sv: 'Var sover du i natt?', en: 'Where do you sleep tonight?' }
export const asked: Text = { sv: 'Har någon redan frågat dig i natt?', en: 'Has anybody asked you already tonight?' }
export const sex: Text = { sv: 'Kön', en: 'Sex' }
export const age: Text = { sv: 'Ungefär hur gammal?', en: 'About how old?' }
export const child: Text = { sv: 'Under 18', en: 'Under 18' }
export const childAge: Text = { sv: 'Hur gammalt är barnet?', en: 'How old is the child?' }
export const notKnown: Text = { sv: 'Vet inte', en: 'Not known' }
export const identity: Text = { sv: 'Vad vill personen lämna?', en: 'What does the person want to give?' }
export const identityHint: Text = {
  sv: 'Skriv bara det personen själv säger ja till. Allt kan lämnas tomt.',
  en: 'Write only what the person says yes to. Everything may be left blank.',
}
export const initials: Text = { sv: 'Initialer', en: 'Initials' }
export const birthYear: Text = { sv: 'Födelseår', en: 'Year of birth' }
export const givenName: Text = { sv: 'Förnamn', en: 'Given name' }
export const familyName: Text = { sv: 'Efternamn', en: 'Family name' }
export const personnummer: Text = { sv: 'Personnummer', en: 'Personnummer' }
export const yearUnclear: Text = {
  sv: 'Ange årtalet med fyra siffror, eller lämna tomt.',
  en: 'Give the year in four digits, or leave it blank.',
}
export const howMany: Text = { sv: 'Hur många ser du?', en: 'How many do you see?' }
export const fewer: Text = { sv: 'Färre', en: 'Fewer' }
export const more: Text = { sv: 'Fler', en: 'More' }
export const next: Text = { sv: 'Nästa', en: 'Next' }
export const certainty: Text = { sv: 'Hur säker är du?', en: 'How certain are you?' }
export const reason: Text = { sv: 'Varför frågade du inte?', en: 'Why did you not ask?' }
export const save: Text = { sv: 'Spara', en: 'Save' }
export const back: Text = { sv: 'Tillbaka', en: 'Back' }
export const saved: Text = { sv: 'Sparad i telefonen', en: 'Stored in the phone' }
export const savedSent: Text = { sv: 'Sparad och skickad', en: 'Stored and sent' }
export const outOfScope: Text = {
  sv: 'Personen har ett hem. Posten är sparad, men räknas inte. Tack för att du frågade.',
  en: 'The person has a home. The post is stored, but does not count. Thank you for asking.',
}
export const askedBefore: Text = {
  sv: 'Någon har redan frågat. Posten är sparad, men personen räknas inte en gång till.',
  en: 'Somebody has asked already. The post is stored, but the person does not count once more.',
}
export const undo: Text = { sv: 'Ångra', en: 'Undo' }
export const undone: Text = { sv: 'Borttagen.', en: 'Taken away.' }
export const anotherPerson: Text = { sv: 'En till', en: 'One more' }
export const done: Text = { sv: 'Klar', en: 'Done' }
export const allSent: Text = { sv: 'Allt är skickat', en: 'Everything is sent' }
export const nothingYet: Text = { sv: 'Inget räknat än', en: 'Nothing counted yet' }
export const waiting = (count: number): Text => ({
  sv: `${manyPosts(count).sv} väntar på att skickas`,
  en: `${manyPosts(count).en} ${count === 1 ? 'waits' : 'wait'} to be sent`,
})
export const attention = (count: number): Text => ({
  sv: `${manyPosts(count).sv} behöver rättas`,
  en: `${manyPosts(count).en} to be corrected`,
})
export const sentInAll = (count: number): Text => ({
  sv: `${manyPosts(count).sv} ${count === 1 ? 'skickad' : 'skickade'}`,
  en: `${manyPosts(count).en} sent`,
})
export const sending: Text = { sv: 'Skickar …', en: 'Sending …' }
export const sendNow: Text = { sv: 'Skicka nu', en: 'Send now' }
export const noNetwork: Text = {
  sv: 'Ingen täckning. Det du räknar sparas i telefonen.',
  en: 'No coverage. What you count is stored in the phone.',
}
export const willTry: Text = {
  sv: 'Det gick inte att skicka. Vi försöker igen av oss själva.',
  en: 'It could not be sent. It is tried again by itself.',
}
export const revoked: Text = {
  sv: 'Telefonens kod gäller inte längre. Allt ligger kvar i telefonen. Be om en ny kod och skanna den.',
  en: 'The code of the phone is no longer in force. Everything stays in the phone. Ask for a new code and scan it.',
}
export const closed: Text = {
  sv: 'Kartläggningen tar inte emot något nu. Allt ligger kvar i telefonen. Ring den som håller i kartläggningen.',
  en: 'The census takes nothing now. Everything stays in the phone. Call whoever runs the census.',
}
export const spent: Text = {
  sv: 'Telefonen får inte skicka fler poster. Allt ligger kvar i telefonen. Ring er kontaktperson och be om koden till en ny telefon.',
  en: 'The phone may send no more posts. Everything stays in the phone. Call your contact and ask for the code of a new phone.',
}
export const pinAgain: Text = { sv: 'Skriv PIN-koden för att kunna skicka.', en: 'Write the PIN to be able to send.' }
export const clock: Text = {
  sv: 'Telefonens klocka går fel. Det gör inget: tiden räknas om.',
  en: 'The clock of the phone is wrong. That does no harm: the time is worked out.',
}
export const otherAnswer: Text = {
  sv: 'Koden är för en annan organisation eller kartläggning. Skicka eller spara det som väntar här, och skanna igen.',
  en: 'The code is for another organisation or census. Send or save what waits here, and scan again.',
}
export const newCodeLater: Text = {
  sv: 'Den nya koden tas in när det finns täckning. Räkna vidare.',
  en: 'The new code is taken in when there is coverage. Go on counting.',
}
export const newVersion: Text = { sv: 'Det finns en ny version av sidan.', en: 'There is a new version of the page.' }
export const update: Text = { sv: 'Uppdatera', en: 'Update' }
export const states = {
  waiting: { sv: 'sparad i telefonen', en: 'stored in the phone' },
  sent: { sv: 'skickad', en: 'sent' },
  attention: { sv: 'behöver rättas', en: 'to be corrected' },
}
export const kinds = {
  person: (_: number): Text => ({ sv: 'Pratade med 1 person', en: 'Talked with 1 person' }),
  observation: (count: number): Text => ({ sv: `Såg ${manyPersons(count).sv}`, en: `Saw ${manyPersons(count).en}` }),
  withdrawal: (_: number): Text => ({ sv: 'Tog bort en post', en: 'Took a post away' }),
}
export const posts: Text = { sv: 'Det du har räknat', en: 'What you have counted' }
export const rewrite: Text = { sv: 'Ändra', en: 'Change' }
export const remove: Text = { sv: 'Ta bort', en: 'Take away' }
export const removeSure: Text = { sv: 'Ta bort posten?', en: 'Take the post away?' }
export const sendAsNew: Text = { sv: 'Skicka som ny', en: 'Send as new' }
export const differs: Text = {
  sv: 'En annan post har samma nummer. Båda finns kvar.',
  en: 'Another post has the same number. Both are kept.',
}
export const unreadable: Text = {
  sv: 'Servern kunde inte ta emot posten. Ändra den, eller ring.',
  en: 'The server could not take the post. Change it, or call.',
}
export const rewriting: Text = {
  sv: 'Posten är skickad. Skriv den på nytt: den nya ersätter den gamla.',
  en: 'The post is sent. Write it anew: the new one replaces the old.',
}
export const help: Text = { sv: 'Så gör du', en: 'What to do' }
export const helpSteps = [
  {
    sv: 'Säg vem du är och varför ni räknar. Det är frivilligt att svara.',
    en: 'Say who you are and why you count. Answering is voluntary.',
  },
  {
    sv: 'Pratar du med någon: tryck på den övre knappen.',
    en: 'If you talk with somebody: press the upper button.',
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
] satisfies readonly Text[]
export const understood: Text = { sv: 'Jag förstår', en: 'I understand' }
export const whoToCall: Text = { sv: 'Vem ringer jag?', en: 'Whom do I call?' }
export const danger: Text = { sv: 'Fara för liv: 112', en: 'A life in danger: 112' }
export const callOwn: Text = { sv: 'Hos er', en: 'In your organisation' }
export const callRound: Text = { sv: 'Håller i kartläggningen', en: 'Runs the census' }
export const menu: Text = { sv: 'Meny', en: 'Menu' }
export const information: Text = { sv: 'Information till den du möter', en: 'Information for those you meet' }
export const language: Text = { sv: 'In English', en: 'På svenska' }
export const rescue: Text = { sv: 'Spara det som väntar som fil', en: 'Save what waits as a file' }
export const rescueHint: Text = {
  sv: 'Filen är låst: bara tjänsten kan öppna den. Lämna den till er kontaktperson. Posterna ligger kvar här och räknas ändå en gång.',
  en: 'The file is locked: only the service can open it. Give it to your contact. The posts stay here and still count once.',
}
export const rescued = (count: number): Text => ({
  sv: `Filen är sparad med ${manyPosts(count).sv}.`,
  en: `The file is saved with ${manyPosts(count).en}.`,
})
export const signOut: Text = { sv: 'Logga ut telefonen', en: 'Sign the phone out' }
export const signOutWaits = (count: number): Text => ({
  sv: `Det går inte att logga ut än: ${manyPosts(count).sv} finns kvar i telefonen. Skicka, eller spara dem som fil och ring.`,
  en: `You cannot sign out yet with ${manyPosts(count).en} in the phone. Send, or save them as a file and call.`,
})
export const signOutSure: Text = {
  sv: 'Allt är skickat. Koden och det du har räknat tas bort ur telefonen.',
  en: 'Everything is sent. The code and what you have counted are taken away from the phone.',
}
export const yesSignOut: Text = { sv: 'Ja, logga ut', en: 'Yes, sign out' }
export const signedOut: Text = { sv: 'Telefonen är utloggad.', en: 'The phone is signed out.' }
export const code: Text = { sv: 'Telefonens kod', en: 'The code of the phone' }
export const codeHint: Text = {
  sv: 'Skanna QR-koden på papperet med kameran. Eller skriv koden som står under den.',
  en: 'Scan the QR code on the sheet with the camera. Or write the code that stands under it.',
}
export const codeOpen: Text = { sv: 'Öppna', en: 'Open' }
export const codeUnclear: Text = {
  sv: 'Koden har 28 tecken. Läs igenom den och försök igen.',
  en: 'The code has 28 signs. Read it through and try again.',
}
export const codeNotValid: Text = {
  sv: 'Koden gäller inte. Be er kontaktperson om en ny.',
  en: 'The code is not in force. Ask your contact for a new one.',
}
export const codeNoNetwork: Text = {
  sv: 'Första gången behövs täckning. Sidan öppnar sig själv när du har det.',
  en: 'The first time needs coverage. The page opens by itself when you have it.',
}
export const pin: Text = { sv: 'PIN-kod', en: 'PIN' }
export const pinHint: Text = {
  sv: 'Det som väntar skickas också när skärmen är låst.',
  en: 'What waits is sent while the screen is locked too.',
}
export const pinWrong: Text = { sv: 'PIN-koden stämmer inte. Försök igen.', en: 'The PIN is not right. Try again.' }
export const pinWait = (seconds: number): Text => ({
  sv: `Vänta ${seconds} sekunder och försök igen.`,
  en: `Wait ${seconds} seconds and try again.`,
})
export const lockedWith = (count: number): Text => ({
  sv: `Låst. ${waiting(count).sv}.`,
  en: `Locked. ${waiting(count).en}.`,
})
export const locked: Text = { sv: 'Låst', en: 'Locked' }
export const unlock: Text = { sv: 'Lås upp', en: 'Unlock' }
export const full: Text = { sv: 'Telefonen är full', en: 'The phone is full' }
export const fullHint: Text = {
  sv: 'Posten är INTE sparad än. Stäng inte sidan. Skicka direkt, eller gör plats i telefonen och försök igen. Skriv annars det här på papper:',
  en: 'The post is NOT stored yet. Do not close the page. Send at once, or make room in the phone and try again. Otherwise write this on paper:',
}
export const tryAgain: Text = { sv: 'Försök igen', en: 'Try again' }
export const sendAtOnce: Text = { sv: 'Skicka direkt', en: 'Send at once' }
export const notSentEither: Text = {
  sv: 'Det gick inte att skicka. Posten ligger kvar på skärmen.',
  en: 'It could not be sent. The post stays on the screen.',
}
export const training: Text = { sv: 'Övning. Inget räknas.', en: 'For practice. Nothing counts.' }
export const noStorage: Text = {
  sv: 'Sidan får inte spara något i telefonen. Stäng av privat läge och öppna den igen, eller räkna på papper.',
  en: 'The page may not store anything in the phone. Turn private mode off and open it again, or count on paper.',
}
export const draft: Text = { sv: 'Fortsätt med posten du höll på med', en: 'Go on with the post you were writing' }
