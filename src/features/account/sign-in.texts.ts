import type { Text } from '../../domain/terms/text.ts'

/** Seconds as people say them. */
function waitInWords(seconds: number): Text {
  if (seconds < 90) return { sv: `${seconds} sekunder`, en: `${seconds} seconds` }
  const minutes = Math.ceil(seconds / 60)
  return { sv: `${minutes} minuter`, en: `${minutes} minutes` }
}

const tryAgainIn = (seconds: number): Text => {
  const wait = waitInWords(seconds)
  return {
    sv: `Det har blivit fel flera gånger. Vänta ${wait.sv} och försök sedan igen. Kontot är inte låst.`,
    en: `It has gone wrong several times. Wait ${wait.en}, then try again. The account is not locked.`,
  }
}

export const signInTexts = {
  title: { sv: 'Logga in', en: 'Sign in' },
  email: { sv: 'E-postadress', en: 'E-mail address' },
  password: { sv: 'Lösenord', en: 'Password' },
  next: { sv: 'Fortsätt', en: 'Continue' },
  thenCode: {
    sv: 'I nästa steg skriver du en kod från din app för inloggning.',
    en: 'In the next step you enter a code from your authenticator app.',
  },
  wrong: {
    sv: 'E-postadressen och lösenordet hör inte ihop. Kontrollera båda och försök igen.',
    en: 'The e-mail address and the password do not belong together. Check both and try again.',
  },
  tryAgainIn,
  timedOut: {
    sv: 'Du har blivit utloggad, eftersom sidan inte har använts på ett tag. Det du skrev sist är inte sparat. Logga in och skriv det igen.',
    en: 'You have been signed out, since the page was not used for a while. What you wrote last is not stored. Sign in and write it again.',
  },
  signedOut: { sv: 'Du är utloggad.', en: 'You are signed out.' },
  alreadyIn: {
    sv: 'Är du redan inloggad i den här webbläsaren?',
    en: 'Are you signed in already in this browser?',
  },
  goOn: { sv: 'Fortsätt till sidan', en: 'Go on to the page' },
  help: {
    sv: 'Har du glömt lösenordet eller bytt telefon? Be den som sköter kontona hos er om en ny länk.',
    en: 'Have you forgotten the password or changed phone? Ask whoever looks after the accounts for a new link.',
  },
  noAccounts: { sv: 'Här finns inga konton än', en: 'There are no accounts yet' },
  firstAccount: {
    sv: 'Den som sköter datorn gör det första kontot, en administratör, med det här kommandot. Det skriver ut en länk att öppna.',
    en: 'Whoever runs the computer makes the first account, an administrator, with this command. It prints a link to open.',
  },
  firstCommand: {
    sv: 'tvarsnitt user add --role administrator namn@kommun.se',
    en: 'tvarsnitt user add --role administrator name@municipality.se',
  },
  codeTitle: { sv: 'Skriv koden', en: 'Enter the code' },
  code: { sv: 'Kod', en: 'Code' },
  codeHint: {
    sv: 'Sex siffror från appen för inloggning i din telefon.',
    en: 'Six digits from the authenticator app in your phone.',
  },
  recoveryCode: { sv: 'Reservkod', en: 'Recovery code' },
  recoveryHint: {
    sv: 'En av koderna som du sparade när kontot gjordes i ordning. Varje kod gäller en gång.',
    en: 'One of the codes you kept when the account was set up. Each is good for once.',
  },
  useRecovery: {
    sv: 'Jag har inte telefonen här: använd en reservkod',
    en: 'I do not have the phone here: use a recovery code',
  },
  useApp: { sv: 'Använd appen i stället', en: 'Use the app instead' },
  codeWrong: {
    sv: 'Koden stämmer inte. Skriv den som appen visar just nu.',
    en: 'The code is not right. Enter the one the app shows just now.',
  },
  recoveryWrong: {
    sv: 'Koden stämmer inte, eller har använts. Ta en annan från listan.',
    en: 'The code is not right, or has been used. Take another from the list.',
  },
  codeUsed: {
    sv: 'Den koden har redan använts. Vänta tills appen visar nästa.',
    en: 'That code has been used already. Wait until the app shows the next.',
  },
  startOver: { sv: 'Börja om', en: 'Start over' },
} as const
