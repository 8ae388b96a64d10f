import type { Text } from '../../domain/terms/text.ts'

export const httpTexts = {
  service: { sv: 'Tvärsnitt', en: 'Tvärsnitt' },
  problemTitle: { sv: 'Det gick inte att visa sidan', en: 'The page cannot be shown' },
  start: { sv: 'Start', en: 'Start' },
  status: (status: number): Text => ({ sv: `Felkod ${status}`, en: `Error code ${status}` }),
  toStart: { sv: 'Till startsidan', en: 'To the first page' },
  notFound: {
    sv: 'Sidan finns inte. Kontrollera adressen, eller börja från startsidan.',
    en: 'There is no such page. Check the address, or start from the first page.',
  },
  unreadable: {
    sv: 'Adressen eller begäran går inte att läsa. Börja från startsidan.',
    en: 'The address or the request cannot be read. Start from the first page.',
  },
  storage: {
    sv: 'Tjänsten kan inte läsa eller spara just nu. Försök igen om en stund.',
    en: 'The service cannot read or store just now. Try again in a while.',
  },
  unexpected: {
    sv: 'Något gick fel hos oss. Försök igen; händer det igen, kontakta den som sköter Tvärsnitt.',
    en: 'Something went wrong on our side. Try again; if it happens again, contact whoever runs Tvärsnitt.',
  },
  notSignedIn: {
    sv: 'Du är inte inloggad. Logga in och försök igen.',
    en: 'You are not signed in. Sign in and try again.',
  },
  tokenMissing: {
    sv: 'Anropet saknar en nyckel som gäller. Ange enhetens nyckel i rubriken Authorization: Bearer.',
    en: 'The call has no token that is in force. Give the token of the unit in the header Authorization: Bearer.',
  },
  phoneMissing: {
    sv: 'Telefonens kod gäller inte längre. Det som väntar ligger kvar i telefonen. Be om en ny kod och skanna den.',
    en: 'The code of the phone is no longer in force. What waits stays in the phone. Ask for a new code and scan it.',
  },
  notAllowed: {
    sv: 'Ditt konto är inte till för den här sidan. Behöver du den, fråga den som sköter kontona.',
    en: 'Your account is not meant for this page. If you need it, ask whoever looks after the accounts.',
  },
  formNotOurs: {
    sv: 'Sidan har legat öppen för länge, eller så kom formuläret någon annanstans ifrån. Inget har sparats. Gå tillbaka, ladda om sidan och skicka igen.',
    en: 'The page has been open for too long, or the form came from somewhere else. Nothing was stored. Go back, reload the page and send again.',
  },
  trail: { sv: 'Var du är', en: 'Where you are' },
  signOut: { sv: 'Logga ut', en: 'Sign out' },
  account: { sv: 'Ditt konto', en: 'Your account' },
  otherLanguage: { sv: 'In English', en: 'På svenska' },
  errorSummary: { sv: 'Det här behöver ändras', en: 'This needs to be changed' },
  errorMark: { sv: 'Att ändra:', en: 'To change:' },
  pages: { sv: 'Fler rader', en: 'More rows' },
  pageOf: (page: number): Text => ({ sv: `Sida ${page}`, en: `Page ${page}` }),
  toHelp: { sv: 'Hjälp', en: 'Help' },
  toPublished: { sv: 'Publicerade rapporter', en: 'Published reports' },
  toAccessibility: { sv: 'Tillgänglighet', en: 'Accessibility' },
  otherName: {
    sv: 'Tjänsten svarar bara på sin egen adress. Kontrollera adressen.',
    en: 'The service answers only to its own address. Check the address.',
  },
  otherHost: {
    sv: 'Tjänsten svarar bara på adresser på den här datorn.',
    en: 'The service answers only to addresses on this computer.',
  },
} as const satisfies Record<string, Text | ((number: number) => Text)>
