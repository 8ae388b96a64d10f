import type { Text } from '../../domain/terms/text.ts'
import type { RescueOutcome } from './rescue.service.ts'

const many = (count: number, one: Text, several: Text): Text =>
  count === 1
    ? { sv: `1 ${one.sv}`, en: `1 ${one.en}` }
    : { sv: `${count} ${several.sv}`, en: `${count} ${several.en}` }

/** The organisation's page of its phones, and the codes it prints. */
export const phonesTexts = {
  title: { sv: 'Räkna ute med telefon', en: 'Counting outdoors with phones' },
  link: { sv: 'Räkna ute med telefon', en: 'Count outdoors with phones' },
  what: {
    sv: 'Varje telefon får en egen kod. Den som går ut öppnar kameran, skannar koden och kan börja räkna, också där det inte finns någon täckning. Inget konto behövs. Koden gäller bara er, bara den här kartläggningen och bara tills ni spärrar den.',
    en: 'Each phone gets a code of its own. Whoever goes out opens the camera, scans the code and can begin to count, also where there is no coverage. No account is needed. The code is for you alone, for this census alone, and until you block it.',
  },
  sent: { sv: 'Det ni har skickat', en: 'What you have sent' },
  nothingSent: { sv: 'Inget har kommit från telefonerna än.', en: 'Nothing has come from the phones yet.' },
  totals: {
    persons: { sv: 'Personer ni har frågat, i ert svar', en: 'Persons you asked, in your answer' },
    observed: { sv: 'Personer ni har sett men inte frågat', en: 'Persons you saw and did not ask' },
    waits: { sv: 'Väntar på att svaret öppnas igen', en: 'Wait for the answer to be opened again' },
    outOfScope: { sv: 'Hade eget boende: sparade, räknas inte', en: 'Had a home of their own: kept, not counted' },
    askedBefore: {
      sv: 'Redan tillfrågade i natt: sparade, räknas inte',
      en: 'Asked already tonight: kept, not counted',
    },
    outsideWeek: { sv: 'Utanför mätveckan: sparade, räknas inte', en: 'Outside the census week: kept, not counted' },
  },
  inAnswer: {
    sv: 'Personerna ni har frågat står i ert svar, bredvid dem ni skriver in. De räknas när ni lämnar in svaret. Personer ni har sett men inte frågat räknas direkt, för sig.',
    en: 'The persons you asked stand in your answer, beside those you write in. They count when you hand in the answer. Persons you saw and did not ask count at once, by themselves.',
  },
  readRows: { sv: 'Läs personerna i svaret', en: 'Read the persons in the answer' },
  readObservations: { sv: 'Läs och skriv observationer', en: 'Read and write observations' },
  waiting: (count: number): Text => ({
    sv: `${many(count, { sv: 'person', en: 'person' }, { sv: 'personer', en: 'persons' }).sv} kom från telefonerna efter att ni lämnade in. Öppna svaret igen och ta in dem, annars räknas de inte.`,
    en: `${many(count, { sv: 'person', en: 'person' }, { sv: 'personer', en: 'persons' }).en} came from the phones after you handed in. Open the answer again and take them in, or they are not counted.`,
  }),
  takeIn: { sv: 'Ta in dem i svaret', en: 'Take them into the answer' },
  openFirst: { sv: 'Till svaret, för att öppna det', en: 'To the answer, to open it' },
  published: {
    sv: 'Kartläggningen är avslutad och rapporten är publicerad. Tack för att ni räknade. Fråga den som höll i kartläggningen om rapporten.',
    en: 'The census is over and the report is published. Thank you for counting. Ask whoever ran the census for the report.',
  },
  phones: { sv: 'Telefoner', en: 'Phones' },
  noPhones: { sv: 'Ingen telefon har fått någon kod än.', en: 'No phone has been given a code yet.' },
  phone: { sv: 'Telefon', en: 'Phone' },
  lastUsed: { sv: 'Användes senast', en: 'Last used' },
  never: { sv: 'aldrig', en: 'never' },
  posts: { sv: 'Poster', en: 'Posts' },
  state: { sv: 'Läge', en: 'State' },
  inForce: { sv: 'gäller', en: 'in force' },
  withPin: { sv: 'gäller, med PIN', en: 'in force, with a PIN' },
  blocked: (day: string): Text => ({ sv: `spärrad ${day}`, en: `blocked ${day}` }),
  block: { sv: 'Spärra', en: 'Block' },
  newCode: { sv: 'Ny kod', en: 'New code' },
  change: { sv: 'Ändra', en: 'Change' },
  pin: { sv: 'PIN, 4–8 siffror', en: 'PIN, 4–8 digits' },
  pinHint: {
    sv: 'Lämna tomt för ingen PIN. Säg PIN-koden till den som har telefonen, skriv den inte på papperet.',
    en: 'Leave it blank for no PIN. Tell the PIN to whoever has the phone, do not write it on the paper.',
  },
  newPin: { sv: 'Spara PIN', en: 'Save the PIN' },
  make: { sv: 'Fler telefoner', en: 'More phones' },
  names: { sv: 'Vad ska de heta?', en: 'What are they to be called?' },
  namesHint: {
    sv: 'En på varje rad, till exempel ”Grupp 1” eller ”Hamnen”. Skriv inga personers namn.',
    en: 'One on each line, for instance “Group 1” or “The harbour”. Write no names of persons.',
  },
  makeButton: { sv: 'Gör koder att skriva ut', en: 'Make codes to print' },
  namesMissing: { sv: 'Skriv minst ett namn på en telefon.', en: 'Write a name for at least one phone.' },
  nameTooLong: {
    sv: 'Ett namn får ha högst 40 tecken. Korta ner det.',
    en: 'A name may have at most 40 characters. Shorten it.',
  },
  tooMany: (most: number): Text => ({
    sv: `Det får finnas högst ${most} telefoner som gäller. Spärra några först.`,
    en: `There may be at most ${most} phones in force. Block some first.`,
  }),
  noRoom: (most: number): Text => ({
    sv: `Det får finnas högst ${most} telefoner som gäller. Spärra en annan telefon först, så kan den här få en ny kod.`,
    en: `There may be at most ${most} phones in force. Block another phone first, then this one can be given a new code.`,
  }),
  full: (most: number): Text => ({
    sv: `Har skickat ${most} poster, det mesta en telefon får skicka. Gör en ny telefon här och låt den som räknar skanna dess kod: det som väntar skickas med den.`,
    en: `Has sent ${most} posts, the most a phone may send. Make a new phone here and let whoever counts scan its code: what waits is sent with it.`,
  }),
  pinUnclear: { sv: 'Ange PIN med 4–8 siffror, eller lämna tomt.', en: 'Give a PIN of 4–8 digits, or leave it blank.' },
  places: { sv: 'Era platser', en: 'Your places' },
  placesLabel: { sv: 'Platser ni går till', en: 'Places you go to' },
  placesHint: {
    sv: 'En på varje rad. De visas i telefonerna. Kalla platsen som andra gör: då ser den som håller i kartläggningen om två organisationer har varit på samma plats.',
    en: 'One on each line. They are shown in the phones. Call the place what others do: then whoever runs the census sees if two organisations were at the same place.',
  },
  savePlaces: { sv: 'Spara platserna', en: 'Save the places' },
  placeTooLong: {
    sv: 'En plats får ha högst 80 tecken. Korta ner den.',
    en: 'A place may have at most 80 characters. Shorten it.',
  },
  placesTooMany: { sv: 'Högst 60 platser. Ta bort några.', en: 'At most 60 places. Take some away.' },
  rescue: { sv: 'Räddad fil från en telefon', en: 'A rescued file from a phone' },
  rescueWhat: {
    sv: 'Kan en telefon inte skicka går det att spara det som väntar som en fil där. Bara tjänsten kan öppna filen. Lämna den här.',
    en: 'If a phone cannot send, what waits can be saved there as a file. Only the service can open the file. Hand it in here.',
  },
  rescueFile: { sv: 'Filen från telefonen', en: 'The file from the phone' },
  rescueButton: { sv: 'Ta emot filen', en: 'Take in the file' },
  rescueMissing: { sv: 'Välj filen från telefonen.', en: 'Choose the file from the phone.' },
  rescueUnreadable: {
    sv: 'Filen kommer inte från någon av era telefoner i den här kartläggningen. Välj en annan fil.',
    en: 'The file is not from any of your phones in this census. Choose another file.',
  },
  rescueDone: ({ stored, before, faulty, notNow }: RescueOutcome): Text => {
    const told = [
      {
        sv: `Filen är läst. Nya poster: ${stored}. Fanns redan: ${before}.`,
        en: `The file is read. New posts: ${stored}. There already: ${before}.`,
      },
    ]
    if (faulty > 0)
      told.push({
        sv: `Går inte att ta emot som de är: ${faulty}. De ligger kvar i telefonen: rätta dem där, eller ring den som håller i kartläggningen.`,
        en: `Cannot be taken in as they are: ${faulty}. They are still in the phone: change them there, or call whoever runs the census.`,
      })
    if (notNow > 0)
      told.push({
        sv: `Togs inte emot nu, men det är inget fel på dem: ${notNow}. Lämna samma fil igen om en stund. Inget räknas två gånger.`,
        en: `Not taken in now, with nothing wrong with them: ${notNow}. Hand in the same file again in a while. Nothing is counted twice.`,
      })
    return { sv: told.map(({ sv }) => sv).join(' '), en: told.map(({ en }) => en).join(' ') }
  },
  made: { sv: 'Koder till telefonerna', en: 'Codes for the phones' },
  madeWhat: {
    sv: 'Skriv ut sidan nu, eller låt telefonerna skanna från skärmen: koderna visas bara den här gången. Tappar ni ett papper spärrar ni den telefonen och gör en ny kod.',
    en: 'Print the page now, or let the phones scan from the screen: the codes are shown this once. If you lose a sheet, block that phone and make a new code.',
  },
  scan: {
    sv: 'Öppna kameran och rikta den mot rutan. Öppna länken och lägg till sidan på hemskärmen.',
    en: 'Open the camera and point it at the square. Open the link and add the page to the home screen.',
  },
  orType: { sv: 'Läser kameran inte koden, gå till', en: 'If the camera does not read the code, go to' },
  andType: { sv: 'och skriv', en: 'and write' },
  qrLabel: (label: string): Text => ({ sv: `QR-kod för ${label}`, en: `QR code of ${label}` }),
  back: { sv: 'Till telefonerna', en: 'To the phones' },
  guide: { sv: 'Så räknar ni ute, en sida att skriva ut', en: 'How to count outdoors, a page to print' },
  information: {
    sv: 'Information till den ni möter, på flera språk',
    en: 'Information for those you meet, in several languages',
  },
} as const

/** What has just been done, by the code in the address. */
export const phonesDoneTexts: Readonly<Record<string, Text>> = {
  sparrad: {
    sv: 'Telefonen är spärrad. Den skickar inget mer. Det den har skickat finns kvar.',
    en: 'The phone is blocked. It sends nothing more. What it has sent stays.',
  },
  pin: { sv: 'PIN-koden är sparad.', en: 'The PIN is saved.' },
  platser: { sv: 'Platserna är sparade.', en: 'The places are saved.' },
  intagna: {
    sv: 'Personerna står nu i ert svar. Lämna in det igen.',
    en: 'The persons now stand in your answer. Hand it in again.',
  },
  'intagna-utom': {
    sv: 'Personerna står nu i ert svar, utom några som telefonerna har skrivit mer om än ni har kommit överens om att lämna. De väntar kvar. Ring den som håller i kartläggningen.',
    en: 'The persons now stand in your answer, but for some of whom the phones wrote more than you have agreed to give. They wait. Call whoever runs the census.',
  },
}
