import { listInWords, type Text, verbatim } from '../domain/terms/text.ts'

const choices = (all: readonly string[]) => listInWords(all.map(verbatim), { sv: 'eller', en: 'or' })

/** What the commands on accounts and units say. */
export const accountCommandTexts = {
  userAdd: {
    sv: 'Gör ett konto, eller bjud in till ett som finns, och skriv ut en länk som gäller en gång.',
    en: 'Make an account, or invite again to one that is there, and print a link that works once.',
  },
  userAddDetails: {
    sv: 'Länken gäller i sju dagar. Den som öppnar den väljer lösenord, kopplar en app som visar koder och får reservkoder. Finns\nkontot redan gäller det som förut tills länken är använd: så kommer den in som har blivit av med telefon och reservkoder.\nLämna länken på ett annat sätt än den e-post som kontot har.',
    en: 'The link works for seven days. Whoever opens it chooses a password, connects an app that shows codes and gets recovery\ncodes. An account that is there works as before until the link is used: the way in for somebody who has lost phone and\nrecovery codes. Hand the link over in another way than the e-mail of the account.',
  },
  emailOperand: { sv: 'E-POST', en: 'EMAIL' },
  role: (roles: readonly string[]): Text => ({
    sv: `Vad kontot är till för: ${choices(roles).sv}. Behövs för ett nytt konto.`,
    en: `What the account is for: ${choices(roles).en}. Needed for a new account.`,
  }),
  name: { sv: 'Personens namn (förval: e-postadressen).', en: 'Name of the person (default: the e-mail address).' },
  unit: {
    sv: 'Enhetens id, för den som rapporterar. Flera: --unit flera gånger, eller med komma emellan.',
    en: 'Id of the unit, for somebody who reports. Several: --unit several times, or with commas.',
  },
  wrongEmail: (written: string): Text => ({
    sv: `${written} är ingen e-postadress. Skriv till exempel namn@kommun.se.`,
    en: `${written} is no e-mail address. Write for example name@municipality.se.`,
  }),
  unknownRole: (written: string, roles: readonly string[], nearest: string | undefined): Text => ({
    sv: `Det finns ingen roll som heter ${written}.${nearest ? ` Menade du ${nearest}?` : ''} Välj ${choices(roles).sv}.`,
    en: `There is no role ${written}.${nearest ? ` Did you mean ${nearest}?` : ''} Choose ${choices(roles).en}.`,
  }),
  roleMissing: (email: string, roles: readonly string[]): Text => ({
    sv: `Det finns inget konto för ${email} än. Skriv också --role ROLL: ${choices(roles).sv}.`,
    en: `There is no account for ${email} yet. Also give --role ROLE: ${choices(roles).en}.`,
  }),
  otherRole: (email: string, role: string): Text => ({
    sv: `Kontot för ${email} finns redan, med rollen ${role}. Skriv samma roll, eller ingen, för att bjuda in igen. Roll, namn och enheter ändras av en administratör i tjänsten.`,
    en: `There is an account for ${email} already, with the role ${role}. Give the same role, or none, to invite again. Role, name and units are changed by an administrator in the service.`,
  }),
  isThere: (email: string): Text => ({
    sv: `Kontot för ${email} finns redan och behåller namn och enheter. De ändras av en administratör i tjänsten.`,
    en: `There is an account for ${email} already; it keeps its name and units. An administrator changes them in the service.`,
  }),
  unitMissing: {
    sv: 'Rollen rapporterar för enheter. Skriv också --unit ID.',
    en: 'The role reports for units. Also give --unit ID.',
  },
  unitNotForRole: (role: string): Text => ({
    sv: `Rollen ${role} rapporterar inte för enheter. Ta bort --unit.`,
    en: `The role ${role} reports for no units. Leave out --unit.`,
  }),
  unknownUnit: (written: string, nearest: string | undefined, known: readonly string[]): Text =>
    known.length === 0
      ? {
          sv: 'Det finns inga enheter i datamappen än. Lägg till dem med "tvarsnitt unit add".',
          en: 'There are no units in the data folder yet. Add them with "tvarsnitt unit add".',
        }
      : {
          sv: `Det finns ingen enhet med id ${written}.${nearest ? ` Menade du ${nearest}?` : ''} Enheterna är: ${known.join(', ')}.`,
          en: `There is no unit with the id ${written}.${nearest ? ` Did you mean ${nearest}?` : ''} The units are: ${known.join(', ')}.`,
        },
  unitInSeveral: (key: string, municipalities: readonly string[]): Text => ({
    sv: `Flera kommuner har en enhet med id ${key}: ${municipalities.join(', ')}. Skriv kommunen före: ${municipalities[0]}/${key}.`,
    en: `Several municipalities have a unit with the id ${key}: ${municipalities.join(', ')}. Write the municipality before it: ${municipalities[0]}/${key}.`,
  }),
  invited: (name: string, email: string, role: string): Text => ({
    sv: `Inbjudan till ${name} (${email}), ${role}. Gäller en gång, i sju dagar:`,
    en: `Invitation for ${name} (${email}), ${role}. Works once, for seven days:`,
  }),
  handOver: {
    sv: 'Den som har länken kan ta kontot. Lämna den på plats eller i en säker meddelandetjänst. Tjänsten måste vara igång när länken öppnas.',
    en: 'Whoever has the link can take the account. Hand it over in person or in a secure message service. The service must be running when the link is opened.',
  },
  userList: { sv: 'Visa konton, deras roller och enheter.', en: 'List the accounts, their roles and units.' },
  noUsers: {
    sv: 'Det finns inga konton än. Gör det första med "tvarsnitt user add --role administrator E-POST".',
    en: 'There are no accounts yet. Make the first with "tvarsnitt user add --role administrator EMAIL".',
  },
  neverSeen: { sv: 'aldrig inloggad', en: 'never signed in' },
  lastSeen: (at: string): Text => ({ sv: `senast ${at}`, en: `last ${at}` }),
  unitAdd: {
    sv: 'Lägg till en enhet, eller ändra en som finns.',
    en: 'Add a unit, or change one that is there.',
  },
  unitIdOperand: { sv: 'ID', en: 'ID' },
  unitName: { sv: 'Enhetens namn. Måste anges.', en: 'Name of the unit. Required.' },
  unitKind: (kinds: readonly string[]): Text => ({
    sv: `Vad för slags enhet: ${choices(kinds).sv}. Förval other.`,
    en: `What sort of unit: ${choices(kinds).en}. Default other.`,
  }),
  unitOrganisation: {
    sv: 'Vilken organisation enheten hör till (förval: kommunen).',
    en: 'Which organisation the unit belongs to (default: the municipality).',
  },
  unitOrganisationKind: (kinds: readonly string[]): Text => ({
    sv: `Vad för slags organisation: ${choices(kinds).sv}. Förval municipal.`,
    en: `What sort of organisation: ${choices(kinds).en}. Default municipal.`,
  }),
  unitExercisesAuthority: {
    sv: 'Enheten beslutar om bistånd (myndighetsutövning).',
    en: 'The unit decides on assistance.',
  },
  unitWithholdName: {
    sv: 'Enheten nämns inte vid namn i rapporter. Skyddade boenden för kvinnor nämns aldrig.',
    en: "The unit is not named in reports. Women's shelters never are.",
  },
  unitMunicipality: {
    sv: 'Kommunen: Namn/kod för en ny (Provköping/0000), namn eller kod för en som finns. Behövs inte när det finns en enda.',
    en: 'The municipality: Name/code for a new one (Provköping/0000), name or code for one that is there. Not needed when there is just one.',
  },
  wrongUnitId: (id: string): Text => ({
    sv: `Enhetens id kan inte vara ${id}. Skriv bokstäver, siffror, bindestreck och understreck, högst 60 tecken.`,
    en: `The id of a unit cannot be ${id}. Write letters, digits, hyphens and underscores, 60 characters at most.`,
  }),
  wrongUnit: {
    sv: 'Enheten går inte att lägga till så. Kontrollera --name, --organisation (högst 200 tecken) och --organisation-kind (municipal, authority eller voluntary).',
    en: 'The unit cannot be added like that. Check --name, --organisation (200 characters at most) and --organisation-kind (municipal, authority or voluntary).',
  },
  municipalityMissing: {
    sv: 'Det finns ingen kommun i datamappen än. Skriv också vilken: --municipality Namn/0000, med kommunkodens fyra siffror.',
    en: 'There is no municipality in the data folder yet. Also say which: --municipality Name/0000, with the four digits of its code.',
  },
  municipalityUnknown: (written: string, known: readonly string[]): Text => ({
    sv: `Det finns ingen kommun som heter ${written}. Skriv en ny som Namn/0000, eller en av dem som finns: ${known.join(', ')}.`,
    en: `There is no municipality ${written}. Write a new one as Name/0000, or one that is there: ${known.join(', ')}.`,
  }),
  municipalityAsked: (known: readonly string[]): Text => ({
    sv: `Det finns flera kommuner. Skriv också vilken, med --municipality: ${known.join(', ')}.`,
    en: `There are several municipalities. Also say which, with --municipality: ${known.join(', ')}.`,
  }),
  unitAdded: (name: string, key: string, municipality: string): Text => ({
    sv: `${name} finns nu i ${municipality}, med id ${key}.`,
    en: `${name} is now in ${municipality}, with the id ${key}.`,
  }),
} as const

/** What `tvarsnitt demo` prints of its accounts. */
export const demoAccountTexts = {
  names: {
    unit_reporter: { sv: 'Elin Enhet', en: 'Elin Enhet' },
    unit_lead: { sv: 'Lars Ledare', en: 'Lars Ledare' },
    voluntary_organisation: { sv: 'Frida Frivillig', en: 'Frida Frivillig' },
    analyst: { sv: 'Sam Samordnare', en: 'Sam Samordnare' },
    log_reviewer: { sv: 'Loa Logg', en: 'Loa Logg' },
    administrator: { sv: 'Ada Administratör', en: 'Ada Administratör' },
  },
  purpose: {
    sv: 'Uppföljning av kommunens arbete mot hemlöshet (påhittad kartläggning)',
    en: 'Follow-up of the municipality’s work against homelessness (invented round)',
  },
  signInAt: (address: string, password: string): Text => ({
    sv: `Logga in på ${address} med lösenordet  ${password}  och en av de här raderna:`,
    en: `Sign in at ${address} with the password  ${password}  and one of these lines:`,
  }),
  /** The recovery code is the surest: it does not change while it is typed. */
  line: (role: string, email: string, recovery: string, code: string): Text => ({
    sv: `  ${role}  ${email}  reservkod ${recovery}  (kod just nu ${code})`,
    en: `  ${role}  ${email}  recovery code ${recovery}  (code just now ${code})`,
  }),
  moreByEnter: {
    sv: 'En reservkod gäller en gång. Tryck på Enter här för nya koder.',
    en: 'A recovery code works once. Press Enter here for new codes.',
  },
  moreBySecret: (role: string, secret: string): Text => ({
    sv: `  ${role}  nyckel till en app för inloggningskoder: ${secret}`,
    en: `  ${role}  key for an authenticator app: ${secret}`,
  }),
  noMoreCodes: { sv: 'slut', en: 'none left' },
} as const
