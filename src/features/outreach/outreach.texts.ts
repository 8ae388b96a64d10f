import type { Text } from '../../domain/terms/text.ts'

/** What a phone is told when something is not taken in. */
export const outreachTexts = {
  closed: {
    sv: 'Kartläggningen tar inte emot något nu. Det ni har räknat ligger kvar i telefonen. Ring den som håller i kartläggningen.',
    en: 'The census takes nothing now. What you have counted stays in the phone. Call whoever runs the census.',
  },
  full: (most: number): Text => ({
    sv: `Telefonen har skickat ${most} poster och får inte skicka fler. Det som väntar ligger kvar i telefonen. Ring er kontaktperson och be om koden till en ny telefon.`,
    en: `The phone has sent ${most} posts and may send no more. What waits stays in the phone. Call your contact and ask for the code of a new phone.`,
  }),
  pinNeeded: { sv: 'Skriv telefonens PIN-kod.', en: 'Write the PIN of the phone.' },
  waitForPin: (seconds: number): Text => ({
    sv: `För många försök. Vänta ${seconds} sekunder och försök igen.`,
    en: `Too many tries. Wait ${seconds} seconds and try again.`,
  }),
  differs: {
    sv: 'En post med samma nummer är redan sparad, med annat innehåll. Båda finns kvar. Skicka den som ny om den ska räknas.',
    en: 'A post with the same number is stored already, with other content. Both are kept. Send it as new if it is to count.',
  },
  faults: {
    sv: 'Posten går inte att läsa. Den ligger kvar i telefonen: ändra den, eller ring den som håller i kartläggningen.',
    en: 'The post cannot be read. It stays in the phone: change it, or call whoever runs the census.',
  },
  tooLarge: {
    sv: 'Posten är för lång. Den ligger kvar i telefonen: korta ner den, eller ring den som håller i kartläggningen.',
    en: 'The post is too long. It stays in the phone: shorten it, or call whoever runs the census.',
  },
  otherForm: {
    sv: 'Formuläret i telefonen är för gammalt. Uppdatera sidan. Det som väntar ligger kvar.',
    en: 'The form in the phone is too old. Update the page. What waits stays.',
  },
  notThere: {
    sv: 'Telefonen finns inte. Gå tillbaka till listan.',
    en: 'There is no such phone. Go back to the list.',
  },
  clientMissing: {
    sv: 'Sidan för telefoner är inte byggd. Kör ”npm run build”.',
    en: 'The page for phones is not built. Run "npm run build".',
  },
} as const
