import type { Text } from '../../domain/terms/text.ts'

/** One part of a guide: steps to take in their order, or things to know. */
export interface GuidePart {
  readonly heading: Text
  readonly kind: 'steps' | 'facts'
  readonly items: readonly Text[]
}

/** A guide that fits on one printed page. */
export interface Guide {
  readonly title: Text
  readonly lead: Text
  readonly parts: readonly GuidePart[]
}

const reporter: Guide = {
  title: { sv: 'Så lämnar ni svar – för enheter', en: 'How to answer – for units' },
  lead: {
    sv: 'En gång om året räknar kommunen personer i hemlöshet under en bestämd vecka, mätveckan. Ni berättar vilka ni mötte just då. Det tar några minuter för varje person.',
    en: 'Once a year the municipality counts people in homelessness during one fixed week, the census week. You tell whom you met just then. It takes some minutes for each person.',
  },
  parts: [
    {
      heading: { sv: 'Gör så här', en: 'Do this' },
      kind: 'steps',
      items: [
        {
          sv: 'Logga in med din e-postadress, ditt lösenord och koden i telefonen. Första sidan visar vad som är kvar att göra, sista dagen och vem ni kan ringa.',
          en: 'Sign in with your e-mail address, your password and the code in your phone. The first page shows what is left to do, the last day and whom to call.',
        },
        {
          sv: 'Läs vilka som räknas: det kan ha ändrats sedan sist. Säg också vem hos er vi kan nå.',
          en: 'Read who is counted: it may have changed since last time. Say too whom of you we can reach.',
        },
        {
          sv: 'Lämna personerna: skriv in en i taget, eller lämna en fil. Filen kan vara mallen som ni hämtar på sidan och fyller i, eller en lista ur ert eget system. Inget ur filen sparas förrän ni har sett det och sagt ja.',
          en: 'Report the persons: write in one at a time, or hand in a file. It may be the template that you fetch on the page and fill in, or a list from your own system. Nothing of the file is stored before you have seen it and said yes.',
        },
        {
          sv: 'Svara på hur ni räknade.',
          en: 'Answer how you counted.',
        },
        {
          sv: 'Kontrollera och lämna in. Kvittot finns sedan kvar på sidan. Mötte ni ingen: lämna en nollrapport, så vet vi att ni har letat.',
          en: 'Check and hand in. The receipt stays on the page. If you met nobody: make a nil return, so that we know that you looked.',
        },
      ],
    },
    {
      heading: { sv: 'Bra att veta', en: 'Good to know' },
      kind: 'facts',
      items: [
        {
          sv: 'Fyll i det ni vet. Personnummer krävs aldrig. Födelseår, ungefärlig ålder eller initialer räcker långt, och ”vet ej” är ett svar.',
          en: 'Fill in what you know. A personnummer is never required. A year of birth, an approximate age or initials go a long way, and “not known” is an answer.',
        },
        {
          sv: 'Ni behöver inte ta reda på om någon annan enhet mötte samma person. Det gör den som håller i kartläggningen, och en person räknas en gång.',
          en: 'You need not find out whether another unit met the same person. Whoever runs the census does that, and a person is counted once.',
        },
        {
          sv: 'Har personen skyddade personuppgifter: kryssa för det. Då visas personen aldrig i listor, och inga namn jämförs.',
          en: 'If the identity of the person is protected: tick that. Then the person is never shown in lists, and no names are compared.',
        },
        {
          sv: 'Möter ni ett barn som kan fara illa gäller anmälningsplikten som alltid. Kartläggningen är ingen orosanmälan.',
          en: 'If you meet a child who may come to harm, the duty to report holds as always. The census is no such report.',
        },
        {
          sv: 'Det ni har lämnat in kan ni öppna igen och ändra till och med sista dagen. Sedan ringer ni den som håller i kartläggningen. Hinner ni inte: be om mer tid på första sidan.',
          en: 'What you have handed in you can open again and change up to the last day. After that, call whoever runs the census. If you will be late: ask for more time on the first page.',
        },
        {
          sv: 'Ni ser bara det er egen enhet har lämnat, och den offentliga rapporten när den är publicerad. Ingen annan enhet ser det ni lämnar.',
          en: 'You see only what your own unit has handed in, and the public report once it is published. No other unit sees what you hand in.',
        },
        {
          sv: 'Det du skriver om en person sparas av sig självt några sekunder efter att du slutat skriva, om webbläsaren tillåter skript. Står det ”Sparat 14.32” kan du lämna datorn.',
          en: 'What you write of a person is saved by itself some seconds after you stop writing, if the browser allows scripts. When it says “Saved 14.32” you can leave the computer.',
        },
      ],
    },
    {
      heading: { sv: 'Skriva snabbt med tangentbordet', en: 'Writing fast with the keyboard' },
      kind: 'facts',
      items: [
        {
          sv: 'Tabb går till nästa fråga, pilarna byter val och mellanslag kryssar i.',
          en: 'Tab goes to the next question, the arrows change the choice and space ticks a box.',
        },
        {
          sv: 'Enter i ett fält där du skriver sparar personen och öppnar nästa. Ctrl + Enter gör det var du än står i formuläret.',
          en: 'Enter in a field where you write saves the person and opens the next. Ctrl + Enter does so wherever you are in the form.',
        },
      ],
    },
  ],
}

const volunteer: Guide = {
  title: { sv: 'Så räknar ni – för frivilligorganisationer', en: 'How to count – for voluntary organisations' },
  lead: {
    sv: 'Ni möter personer som ingen myndighet möter. Utan er blir bilden fel. Vad ni lämnar står i er överenskommelse med kommunen, och mer än så frågar vi inte efter.',
    en: 'You meet people whom no authority meets. Without you the picture is wrong. What you hand over stands in your agreement with the municipality, and we ask for no more than that.',
  },
  parts: [
    {
      heading: { sv: 'Gör så här', en: 'Do this' },
      kind: 'steps',
      items: [
        {
          sv: 'Berätta för personen vad ni gör, och att det är frivilligt. Ett nej är ett nej, och det påverkar ingen hjälp.',
          en: 'Tell the person what you do, and that it is voluntary. A no is a no, and it changes no help.',
        },
        {
          sv: 'Fråga var personen sov i natt. Skriv det ni vet: boende, ungefärlig ålder, kön.',
          en: 'Ask where the person slept last night. Write what you know: accommodation, approximate age, sex.',
        },
        {
          sv: 'Väck ingen, och gå inte in där ni inte brukar gå. Det ni ser räcker.',
          en: 'Wake nobody, and do not go in where you do not usually go. What you see is enough.',
        },
        {
          sv: 'Går ni ut på natten: be er kontaktperson om en kod till telefonen. Skanna den medan ni har täckning. Sedan räknar ni utan täckning också: allt sparas i telefonen och skickas av sig själv. Första skärmen visar om något väntar.',
          en: 'If you go out at night: ask your contact for a code for the phone. Scan it while you have coverage. Then you count without coverage too: everything is stored in the phone and sent by itself. The first screen shows if anything waits.',
        },
        {
          sv: 'Sover personen, eller vill inte prata: räkna utan att fråga. Skriv antal, ungefärlig ålder och hur säker du är.',
          en: 'If the person sleeps, or does not want to talk: count without asking. Write the number, approximate age and how certain you are.',
        },
        {
          sv: 'Lämna in samma dag om det går. Mötte ni ingen: lämna en nollrapport.',
          en: 'Hand in the same day if you can. If you met nobody: make a nil return.',
        },
      ],
    },
    {
      heading: { sv: 'Bra att veta', en: 'Good to know' },
      kind: 'facts',
      items: [
        {
          sv: 'Skriv inga namn i fritext, och inga personnummer om överenskommelsen inte säger det.',
          en: 'Write no names in free text, and no personnummer unless the agreement says so.',
        },
        {
          sv: 'Kommunen får inte berätta för er om en person redan är känd, eller vad andra har lämnat. Det är lagen, och den skyddar personen.',
          en: 'The municipality may not tell you whether a person is known already, or what others have handed over. It is the law, and it protects the person.',
        },
        {
          sv: 'Tappar ni en telefon eller ett papper med en kod: ring er kontaktperson, som spärrar den. Det som är skickat finns kvar.',
          en: 'If you lose a phone or a sheet with a code: call your contact, who blocks it. What is sent stays.',
        },
        {
          sv: 'Gå alltid två och två. Fråga först om någon redan har frågat i natt: då räcker det.',
          en: 'Always go two and two. Ask first whether somebody has asked already tonight: then that is enough.',
        },
        {
          sv: 'Det finns information på flera språk att visa den ni möter, i telefonens meny.',
          en: 'There is information in several languages to show those you meet, in the menu of the phone.',
        },
        {
          sv: 'Behöver någon hjälp nu: ring 112 vid fara för liv, annars socialjouren.',
          en: 'If somebody needs help now: call 112 when life is in danger, otherwise the social services on call.',
        },
      ],
    },
  ],
}

const analyst: Guide = {
  title: { sv: 'Så leder du kartläggningen – för samordnare', en: 'How to run the census – for coordinators' },
  lead: {
    sv: 'Du bestämmer veckan och frågar enheterna, följer svaren, låter tjänsten koppla och bedöma, och läser resultatet kritiskt innan någon annan gör det.',
    en: 'You set the week and ask the units, follow the answers, have the service link and classify, and read the result critically before anybody else does.',
  },
  parts: [
    {
      heading: { sv: 'Gör så här', en: 'Do this' },
      kind: 'steps',
      items: [
        {
          sv: 'Lägg upp en ny kartläggning, helst som kopia av förra årets. Samma vecka, samma definition och samma enheter gör åren jämförbara.',
          en: 'Make a new round, preferably as a copy of last year’s. The same week, definition and units make the years comparable.',
        },
        {
          sv: 'Gå igenom enheterna: kontakt, stöd för utlämnande och, för frivilligorganisationer, överenskommelse. Pröva gärna i en kartläggning för övning först.',
          en: 'Go through the units: contact, ground for disclosure and, for voluntary organisations, agreement. Do try a round for practice first.',
        },
        {
          sv: 'Öppna kartläggningen för enheterna. Följ svaren, påminn dem som inte har lämnat in och ring dem mot slutet. Ringlistan går att skriva ut. En tyst enhet är inte en nolla.',
          en: 'Open the census to the units. Follow the answers, remind those who have not handed in and call them towards the end. The phone list can be printed. A silent unit is not a zero.',
        },
        {
          sv: 'Är något oklart på en rad: fråga enheten på raden. Rättar du själv: skriv varför. Det enheten skrev finns kvar.',
          en: 'If something on a row is unclear: ask the unit on the row. If you correct it yourself: write why. What the unit wrote stays.',
        },
        {
          sv: 'Avgör frågorna under Koppla: par som kan vara samma person, och rader som säger lite. De som kan ändra siffran kommer först, och sidan säger vad ditt beslut ändrar. Visa vem det är bara när du behöver: det skrivs i åtkomstloggen. Är du osäker: säg det, eller ring enheten. Allt går att ångra.',
          en: 'Decide the questions under Link: pairs that may be one person, and rows that say little. Those that can change the figure come first, and the page says what your decision changes. Show who it is only when you need to: it is written to the access log. If you are unsure: say so, or call the unit. All of it can be undone.',
        },
        {
          sv: 'Lås kartläggningen och gör analysen. Läs kapitlet om kvalitet före siffrorna.',
          en: 'Lock the census and make the analysis. Read the chapter on quality before the figures.',
        },
        {
          sv: 'Publicera den offentliga rapporten. Där är små antal skyddade; den interna rapporten är bara för er som arbetar med den.',
          en: 'Publish the public report. Small numbers are protected in it; the internal report is only for those who work with it.',
        },
      ],
    },
    {
      heading: { sv: 'Bra att veta', en: 'Good to know' },
      kind: 'facts',
      items: [
        {
          sv: 'Siffran har ett spann. Säg båda gränserna när du berättar om den.',
          en: 'The figure has a range. Say both its ends when you tell of it.',
        },
        {
          sv: 'En ändring mellan två år betyder bara något om samma enheter har svarat. Det står bredvid varje jämförelse.',
          en: 'A change between two years means something only if the same units have answered. It stands beside every comparison.',
        },
        {
          sv: 'Rader som kom efter sista dagen är märkta. Resultatet visas både med och utan dem.',
          en: 'Rows that came after the last day are marked. The result is shown both with and without them.',
        },
      ],
    },
  ],
}

/** The guides, by the name in their address. */
export const GUIDES = { enhet: reporter, frivillig: volunteer, samordnare: analyst } as const satisfies Record<
  string,
  Guide
>

export const guideTexts = {
  others: { sv: 'Andra vägledningar', en: 'Other guides' },
  print: {
    sv: 'Vägledningen får plats på ett papper när du skriver ut den.',
    en: 'The guide fits on one sheet when you print it.',
  },
  notFound: { sv: 'Den vägledningen finns inte.', en: 'There is no such guide.' },
} as const satisfies Record<string, Text>
