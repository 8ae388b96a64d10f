import { PASSWORD_LENGTH } from '../../domain/account/password.ts'
import type { Text } from '../../domain/terms/text.ts'

export const invitationTexts = {
  title: { sv: 'Välkommen till Tvärsnitt', en: 'Welcome to Tvärsnitt' },
  forWhom: (name: string, email: string): Text => ({
    sv: `Kontot är för ${name}, ${email}.`,
    en: `The account is for ${name}, ${email}.`,
  }),
  steps: {
    sv: 'Det tar några minuter: först ett lösenord, sedan en app som visar koder, sist några reservkoder att spara. Ha telefonen till hands.',
    en: 'It takes a few minutes: first a password, then an app that shows codes, last some recovery codes to keep. Have your phone at hand.',
  },
  password: { sv: 'Lösenord', en: 'Password' },
  newPassword: { sv: 'Nytt lösenord', en: 'New password' },
  passwordHint: {
    sv: `Minst ${PASSWORD_LENGTH.least} tecken. Några ord efter varandra går bra; siffror och tecken behövs inte.`,
    en: `At least ${PASSWORD_LENGTH.least} characters. A few words in a row will do; digits and signs are not needed.`,
  },
  again: { sv: 'Lösenordet en gång till', en: 'The password once more' },
  notTheSame: {
    sv: 'De två lösenorden är inte lika. Skriv samma i båda rutorna.',
    en: 'The two passwords differ. Enter the same in both.',
  },
  next: { sv: 'Fortsätt', en: 'Continue' },
  usedTitle: { sv: 'Länken har gjort sitt', en: 'The link has done its work' },
  used: {
    sv: 'Länken gäller en gång och i sju dagar. Har du redan valt lösenord och kopplat din app, så är kontot klart.',
    en: 'The link works once, for seven days. If you have chosen a password and connected your app, the account is ready.',
  },
  toSignIn: { sv: 'Logga in', en: 'Sign in' },
  askAgain: {
    sv: 'Annars: be den som sköter kontona hos er om en ny länk.',
    en: 'If not: ask whoever looks after the accounts for a new link.',
  },
  appTitle: { sv: 'Koppla en app som visar koder', en: 'Connect an app that shows codes' },
  appWhy: {
    sv: 'Lösenordet räcker inte ensamt: vid varje inloggning skriver du också en kod ur en app i telefonen.',
    en: 'The password is not enough by itself: each time you sign in you also enter a code from an app in your phone.',
  },
  appStepOpen: {
    sv: 'Öppna en app för inloggningskoder, till exempel Microsoft Authenticator, Google Authenticator eller Apple Lösenord. Har du ingen: hämta en i telefonens appbutik.',
    en: 'Open an authenticator app, for example Microsoft Authenticator, Google Authenticator or Apple Passwords. If you have none: get one from the app store of your phone.',
  },
  appStepScan: {
    sv: 'Välj att lägga till ett konto, och läs av bilden.',
    en: 'Choose to add an account, and scan the picture.',
  },
  picture: {
    sv: 'Bild att läsa av med appen. Samma nyckel står som text under bilden.',
    en: 'A picture to scan with the app. The same key stands as text below it.',
  },
  byHand: {
    sv: 'Går det inte att läsa av bilden? Välj i appen att skriva nyckeln för hand:',
    en: 'Is scanning not possible? Choose in the app to type the key by hand:',
  },
  secret: { sv: 'Nyckel', en: 'Key' },
  confirmCode: { sv: 'Koden som appen visar nu', en: 'The code that the app shows now' },
  codeHint: { sv: 'Sex siffror. De byts var trettionde sekund.', en: 'Six digits. They change every thirty seconds.' },
  codeWrong: {
    sv: 'Koden stämmer inte. Skriv den som appen visar just nu. Blir det fel igen, kontrollera att telefonens klocka går rätt.',
    en: 'The code is not right. Enter the one the app shows just now. If it goes wrong again, check that the clock of the phone is right.',
  },
  connect: { sv: 'Koppla appen', en: 'Connect the app' },
  newPictureTitle: { sv: 'Byt app eller telefon', en: 'Change app or phone' },
} as const
