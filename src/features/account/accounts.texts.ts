import { INVITATION_DAYS } from '../../domain/account/invitation.ts'
import type { Text } from '../../domain/terms/text.ts'

export const accountsTexts = {
  title: { sv: 'Konton', en: 'Accounts' },
  what: {
    sv: 'Här sköter du vem som kan logga in. Du ser inga uppgifter om personer i hemlöshet.',
    en: 'Here you look after who can sign in. You see nothing about people in homelessness.',
  },
  newAccount: { sv: 'Nytt konto', en: 'New account' },
  name: { sv: 'Namn', en: 'Name' },
  email: { sv: 'E-postadress', en: 'E-mail address' },
  role: { sv: 'Roll', en: 'Role' },
  units: { sv: 'Enheter', en: 'Units' },
  state: { sv: 'Läge', en: 'State' },
  lastSeen: { sv: 'Senast inloggad', en: 'Last signed in' },
  never: { sv: 'aldrig', en: 'never' },
  noUnits: { sv: 'inga', en: 'none' },
  unitsHint: {
    sv: 'För den som rapporterar: vilka enheter kontot svarar för.',
    en: 'For those who report: which units the account answers for.',
  },
  unitsMissing: {
    sv: 'Det finns inga enheter än. Analytikern lägger upp dem med den första kartläggningen, så gör kontot för analytikern först. De kan också läggas till med kommandot "tvarsnitt unit add", eller läsas in med en kartläggning.',
    en: 'There are no units yet. The analyst adds them with the first census, so make the account of the analyst first. They can also be added with the command "tvarsnitt unit add", or read in with a census.',
  },
  emailHint: {
    sv: 'Används vid inloggningen. Den går inte att ändra sedan.',
    en: 'Used to sign in. It cannot be changed later.',
  },
  nameAsked: { sv: 'Fyll i namnet, högst 120 tecken.', en: 'Enter the name, 120 characters at most.' },
  emailAsked: {
    sv: 'Fyll i e-postadressen, till exempel namn@kommun.se.',
    en: 'Enter the e-mail address, for example name@municipality.se.',
  },
  emailTaken: {
    sv: 'Det finns redan ett konto med den adressen. Öppna det i listan och skicka en ny inbjudan därifrån.',
    en: 'There is an account with that address already. Open it in the list and invite again from there.',
  },
  roleAsked: { sv: 'Välj en roll.', en: 'Choose a role.' },
  unitsAsked: {
    sv: 'Välj minst en enhet som kontot svarar för.',
    en: 'Choose at least one unit that the account answers for.',
  },
  make: { sv: 'Gör kontot och få en länk', en: 'Make the account and get a link' },
  save: { sv: 'Spara', en: 'Save' },
  about: { sv: 'Kontot', en: 'The account' },
  inviteTitle: { sv: 'Ny inbjudan', en: 'Invite again' },
  inviteWhat: {
    sv: 'För den som aldrig öppnade sin länk, eller har blivit av med lösenord eller telefon. Du får en ny länk; den gamla slutar gälla. Det personen har nu gäller tills länken är använd.',
    en: 'For somebody who never opened the link, or has lost password or phone. You get a new link; the old one stops working. What the person has now works until the link is used.',
  },
  inviteAgain: { sv: 'Gör en ny länk', en: 'Make a new link' },
  closeTitle: { sv: 'Stäng kontot', en: 'Close the account' },
  closeWhat: {
    sv: 'Personen loggas ut genast och kan inte logga in. Det som är gjort finns kvar, och kontot kan öppnas igen.',
    en: 'The person is signed out at once and cannot sign in. What was done stays, and the account can be opened again.',
  },
  close: { sv: 'Stäng kontot', en: 'Close the account' },
  openTitle: { sv: 'Öppna kontot igen', en: 'Open the account again' },
  openWhat: {
    sv: 'Kontot är stängt. Öppnas det gäller lösenordet och appen som förut.',
    en: 'The account is closed. When it is opened, password and app work as before.',
  },
  open: { sv: 'Öppna kontot', en: 'Open the account' },
  linkTitle: { sv: 'Lämna över länken', en: 'Hand over the link' },
  linkFor: (name: string): Text => ({ sv: `Länken är till ${name}.`, en: `The link is for ${name}.` }),
  linkWhat: {
    sv: `Den gäller en gång, i ${INVITATION_DAYS} dagar, och visas bara nu. Den som har länken kan ta kontot. Lämna den därför på ett annat sätt än den e-post som kontot har, helst på plats eller i en säker meddelandetjänst, och fråga efteråt om det gick bra.`,
    en: `It works once, for ${INVITATION_DAYS} days, and is shown only now. Whoever has the link can take the account. So hand it over in another way than the e-mail of the account, best in person or in a secure message service, and ask afterwards whether it worked.`,
  },
  link: { sv: 'Länk', en: 'Link' },
  linkDone: { sv: 'Jag har tagit hand om länken', en: 'I have taken care of the link' },
  linkGone: {
    sv: 'Länken har visats och visas inte igen. Kom den inte fram: gör en ny på kontots sida.',
    en: 'The link has been shown and is not shown again. If it did not arrive: make a new one on the page of the account.',
  },
  tokens: { sv: 'Nycklar för andra system', en: 'Tokens for other systems' },
  toAccount: { sv: 'Till kontot', en: 'To the account' },
  notFound: {
    sv: 'Kontot finns inte. Öppna det i listan över konton.',
    en: 'There is no such account. Open it in the list of accounts.',
  },
  closedNotInvited: {
    sv: 'Kontot är stängt. Öppna det först, och gör sedan en ny inbjudan.',
    en: 'The account is closed. Open it first, then invite again.',
  },
  lastAdministrator: {
    sv: 'Det här är den sista administratören som kan logga in. Gör ett konto till med den rollen först; annars kan ingen sköta kontona.',
    en: 'This is the last administrator who can sign in. Make another account with that role first; else nobody can look after the accounts.',
  },
  done: {
    sparat: { sv: 'Ändringen är sparad och gäller genast.', en: 'The change is saved and holds at once.' },
    stangt: {
      sv: 'Kontot är stängt, och personen är utloggad.',
      en: 'The account is closed, and the person is signed out.',
    },
    oppnat: { sv: 'Kontot är öppet igen.', en: 'The account is open again.' },
  },
} as const
