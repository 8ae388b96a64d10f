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
    sv: 'En gång om året räknar kommunen personer i hemlöshet under en bestämd vecka. Er enhet berättar vilka ni mötte just då. Det tar några minuter för varje person.',
    en: 'Once a year the municipality counts people in homelessness during one fixed week. Your unit tells whom you met just then. It takes some minutes for each person.',
  },
  parts: [
    {
      heading: { sv: 'Gör så här', en: 'Do this' },
      kind: 'steps',
      items: [
        {
          sv: 'Logga in med din e-postadress, ditt lösenord och koden i telefonen. Startsidan visar vad som är kvar och sista dagen.',
          en: 'Sign in with your e-mail address, your password and the code in your phone. The first page shows what is left and the last day.',
        },
        {
          sv: 'Läs definitionen. Den säger vem som räknas, och den kan ha ändrats sedan sist.',
          en: 'Read the definition. It says who is counted, and it may have changed since last time.',
        },
        {
          sv: 'Fyll i en rad för varje person: i formuläret, eller i arbetsboken som ni hämtar, fyller i och skickar tillbaka. En lista ur ert eget system går också bra.',
          en: 'Fill in one row for each person: in the form, or in the workbook that you fetch, fill in and send back. A list from your own system will do as well.',
        },
        {
          sv: 'Svara på frågorna om hur ni har räknat.',
          en: 'Answer the questions about how you counted.',
        },
        {
          sv: 'Läs igenom och lämna in. Spara kvittot. Mötte ni ingen: lämna en nollrapport, så vet vi att ni har tittat efter.',
          en: 'Read it through and hand in. Keep the receipt. If you met nobody: make a nil return, so that we know that you have looked.',
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
          sv: 'Ni behöver inte ta reda på om någon annan enhet mötte samma person. Det gör den som håller i mätningen, och en person räknas en gång.',
          en: 'You need not find out whether another unit met the same person. Whoever runs the census does that, and a person is counted once.',
        },
        {
          sv: 'Har personen skyddad identitet: kryssa för det. Då visas och jämförs inga namn.',
          en: 'If the identity of the person is protected: tick that. Then no names are shown or compared.',
        },
        {
          sv: 'Möter ni ett barn som kan fara illa gäller anmälningsplikten som alltid. Mätningen är ingen orosanmälan.',
          en: 'If you meet a child who may come to harm, the duty to report holds as always. The census is no such report.',
        },
        {
          sv: 'Det ni har lämnat in kan ni öppna igen och ändra till och med sista dagen. Därefter: ring.',
          en: 'What you have handed in you can open again and change until the last day. After that: call.',
        },
        {
          sv: 'Ni ser bara det er egen enhet har lämnat. Ingen annan enhet ser det.',
          en: 'You see only what your own unit has handed in. No other unit sees it.',
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
          sv: 'Fråga var personen sov i natt. Skriv det ni vet: plats, ungefärlig ålder, kön.',
          en: 'Ask where the person slept last night. Write what you know: place, approximate age, sex.',
        },
        {
          sv: 'Väck ingen, och gå inte in där ni inte brukar gå. Det ni ser räcker.',
          en: 'Wake nobody, and do not go in where you do not usually go. What you see is enough.',
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
          sv: 'Behöver någon hjälp nu: ring 112 vid fara för liv, annars socialjouren.',
          en: 'If somebody needs help now: call 112 when life is in danger, otherwise the social services on call.',
        },
      ],
    },
  ],
}

const analyst: Guide = {
  title: { sv: 'Så leder du mätningen – för samordnare', en: 'How to run the census – for coordinators' },
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
          sv: 'Gör en ny omgång, helst som kopia av förra årets. Samma vecka, samma definition och samma enheter gör åren jämförbara.',
          en: 'Make a new round, preferably as a copy of last year’s. The same week, definition and units make the years comparable.',
        },
        {
          sv: 'Gå igenom enheterna: kontakt, stöd för utlämnande och, för frivilligorganisationer, överenskommelse. Pröva gärna i en övningsomgång först.',
          en: 'Go through the units: contact, ground for disclosure and, for voluntary organisations, agreement. Do try a round for practice first.',
        },
        {
          sv: 'Öppna omgången. Följ svarstavlan, påminn de tysta och ring dem mot slutet. En tyst enhet är inte en nolla.',
          en: 'Open the round. Follow the board, remind the silent ones and call them towards the end. A silent unit is not a zero.',
        },
        {
          sv: 'Fråga på raden när något är oklart. Rättar du själv: skriv varför. Det ursprungliga finns kvar.',
          en: 'Ask on the row when something is unclear. If you correct it yourself: write why. The original stays.',
        },
        {
          sv: 'Lås omgången och kör analysen. Läs kvalitetskapitlet före siffrorna.',
          en: 'Lock the round and run the analysis. Read the chapter on quality before the figures.',
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
  print: { sv: 'Sidan är gjord för att skrivas ut på ett papper.', en: 'The page is made to be printed on one sheet.' },
  notFound: { sv: 'Den vägledningen finns inte.', en: 'There is no such guide.' },
} as const satisfies Record<string, Text>
