import type { Device } from '../../domain/account/device.ts'
import type { Text } from '../../domain/terms/text.ts'

const left = (codes: number): Text =>
  codes === 0
    ? {
        sv: 'Du har inga reservkoder kvar. Gör nya, så att du kommer in utan telefonen.',
        en: 'You have no recovery codes left. Make new ones, to get in without the phone.',
      }
    : {
        sv: `Du har ${codes} ${codes === 1 ? 'reservkod' : 'reservkoder'} kvar.`,
        en: `You have ${codes} recovery ${codes === 1 ? 'code' : 'codes'} left.`,
      }

export const ownAccountTexts = {
  title: { sv: 'Ditt konto', en: 'Your account' },
  you: { sv: 'Om dig', en: 'About you' },
  name: { sv: 'Namn', en: 'Name' },
  email: { sv: 'E-postadress', en: 'E-mail address' },
  role: { sv: 'Roll', en: 'Role' },
  units: { sv: 'Enheter', en: 'Units' },
  changesByAdministrator: {
    sv: 'Stämmer något inte? Säg till den som sköter kontona hos er.',
    en: 'Is something not right? Tell whoever looks after the accounts.',
  },
  language: { sv: 'Språk', en: 'Language' },
  languages: { sv: { sv: 'Svenska', en: 'Svenska' }, en: { sv: 'English', en: 'English' } },
  keepLanguage: { sv: 'Spara språk', en: 'Save language' },
  protection: { sv: 'Så är kontot skyddat', en: 'How the account is protected' },
  changePassword: { sv: 'Byt lösenord', en: 'Change password' },
  changeApp: { sv: 'Byt app eller telefon', en: 'Change app or phone' },
  newCodes: { sv: 'Gör nya reservkoder', en: 'Make new recovery codes' },
  codesLeft: left,
  sessions: { sv: 'Här är du inloggad', en: 'Where you are signed in' },
  sessionsWhat: {
    sv: 'Känner du inte igen en inloggning: avsluta den och byt lösenord.',
    en: 'If you do not recognise one: end it and change your password.',
  },
  device: { sv: 'Webbläsare', en: 'Browser' },
  deviceInWords: ({ browser, system }: Device): Text => {
    if (browser === null && system === null) return { sv: 'Okänd webbläsare', en: 'Unknown browser' }
    if (browser === null || system === null) {
      const known = browser ?? system ?? ''
      return { sv: known, en: known }
    }
    return { sv: `${browser} på ${system}`, en: `${browser} on ${system}` }
  },
  signedInAt: { sv: 'Inloggad', en: 'Signed in' },
  lastUsed: { sv: 'Senast använd', en: 'Last used' },
  thisOne: { sv: 'Den du använder nu', en: 'The one in use now' },
  end: { sv: 'Avsluta', en: 'End' },
  endOf: (device: string, at: string): Text => ({
    sv: `Avsluta ${device}, inloggad ${at}`,
    en: `End ${device}, signed in ${at}`,
  }),
  endOthers: { sv: 'Avsluta alla andra', en: 'End all others' },
  currentPassword: { sv: 'Ditt lösenord nu', en: 'Your present password' },
  code: { sv: 'Kod från appen', en: 'Code from the app' },
  codeHint: {
    sv: 'Sex siffror, eller en reservkod. Vänta på nästa kod om du just loggade in med den här.',
    en: 'Six digits, or a recovery code. Wait for the next code if you have just signed in with this one.',
  },
  wrongPassword: {
    sv: 'Det är inte lösenordet du har nu. Försök igen.',
    en: 'That is not your present password. Try again.',
  },
  askedAgain: {
    sv: 'Vi frågar igen för att vara säkra på att det är du.',
    en: 'We ask again to be sure that it is you.',
  },
  othersEnd: { sv: 'Alla andra inloggningar avslutas.', en: 'All other sessions are ended.' },
  savePassword: { sv: 'Byt lösenord', en: 'Change password' },
  toApp: { sv: 'Fortsätt', en: 'Continue' },
  codesTitle: { sv: 'Spara dina reservkoder', en: 'Keep your recovery codes' },
  codesWhat: {
    sv: 'Med en reservkod kommer du in om telefonen är borta. Skriv ut sidan eller skriv av koderna, och förvara dem som en nyckel. Varje kod gäller en gång. De visas bara nu.',
    en: 'A recovery code lets you in when the phone is gone. Print the page or copy the codes, and keep them like a key. Each is good for once. They are shown only now.',
  },
  codesList: { sv: 'Reservkoder', en: 'Recovery codes' },
  codesKept: { sv: 'Jag har sparat koderna', en: 'I have kept the codes' },
  codesGone: {
    sv: 'Koderna har visats och visas inte igen. Har du inte kvar dem: gör nya på sidan Ditt konto.',
    en: 'The codes have been shown and are not shown again. If you do not have them: make new ones on the page Your account.',
  },
  oldCodesEnd: { sv: 'De reservkoder du har nu slutar gälla.', en: 'The recovery codes you have now stop working.' },
  goOn: { sv: 'Fortsätt till startsidan', en: 'Go on to the first page' },
  toAccount: { sv: 'Till ditt konto', en: 'To your account' },
  done: {
    losenord: {
      sv: 'Lösenordet är bytt, och alla andra inloggningar är avslutade.',
      en: 'The password is changed, and all other sessions are ended.',
    },
    app: {
      sv: 'Den nya appen gäller, och alla andra inloggningar är avslutade. Ta bort Tvärsnitt ur den gamla.',
      en: 'The new app is in use, and all other sessions are ended. Remove Tvärsnitt from the old one.',
    },
    sprak: { sv: 'Språket är sparat.', en: 'The language is saved.' },
    avslutad: { sv: 'Inloggningen är avslutad.', en: 'The session is ended.' },
    avslutade: { sv: 'Alla andra inloggningar är avslutade.', en: 'All other sessions are ended.' },
    reservkod: {
      sv: 'Du loggade in med en reservkod, som nu är förbrukad. Har du bytt telefon: koppla en ny app här.',
      en: 'You signed in with a recovery code, which is now used up. If you have a new phone: connect a new app here.',
    },
  },
} as const
