import type { Text } from '../../domain/terms/text.ts'

/** What is known not to be reachable for everybody, and what is done about it. Kept true with every change. */
export const KNOWN_DEFECTS: readonly Text[] = [
  {
    sv: 'Diagrammens bilder läses inte upp i detalj. Varje diagram har en sammanfattande mening och en tabell med samma siffror.',
    en: 'The pictures of charts are not read aloud in detail. Each chart has a summary sentence and a table of the same figures.',
  },
  {
    sv: 'Bilderna i arbetsboken med rapporten har ingen alternativtext, för att programvaran inte kan skriva en. Bildtexten står i cellen bredvid.',
    en: 'The pictures in the workbook of the report have no alternative text, since the software cannot write one. The caption stands in the cell beside it.',
  },
  {
    sv: 'Sidorna har provats med automatiska verktyg, tangentbord och förstoring. De har inte provats av personer som använder skärmläsare till vardags.',
    en: 'The pages have been tried with automatic tools, keyboard and magnification. They have not been tried by people who use screen readers every day.',
  },
]

export const accessibilityTexts = {
  title: { sv: 'Tillgänglighet', en: 'Accessibility' },
  aim: {
    sv: 'Alla som ska lämna uppgifter ska kunna göra det. Tjänsten är gjord för att följa WCAG 2.2, nivå AA, som är mer än vad lagen om tillgänglighet till digital offentlig service (2018:1937) kräver.',
    en: 'Everybody who is to report must be able to. The service is made to follow WCAG 2.2, level AA, which is more than the law on accessibility of digital public services (2018:1937) requires.',
  },
  how: { sv: 'Så är tjänsten gjord', en: 'How the service is made' },
  facts: [
    {
      sv: 'Allt går att göra med enbart tangentbord, utan JavaScript och i en äldre webbläsare.',
      en: 'Everything can be done with the keyboard alone, without JavaScript and in an older browser.',
    },
    {
      sv: 'Texten går att förstora till 400 procent utan att något hamnar utanför.',
      en: 'The text can be magnified to 400 per cent without anything falling outside.',
    },
    {
      sv: 'Det som behöver ändras i ett formulär står samlat överst, med en länk till varje fält, och vid fältet.',
      en: 'What needs to be changed in a form stands together at the top, with a link to each field, and at the field.',
    },
    {
      sv: 'Färg är aldrig det enda som säger något.',
      en: 'Colour is never all that tells something.',
    },
    {
      sv: 'Det finns en pappersblankett med samma frågor.',
      en: 'There is a paper form with the same questions.',
    },
  ],
  defects: { sv: 'Brister som vi känner till', en: 'Defects that we know of' },
  tell: { sv: 'Hittar du något annat?', en: 'Do you find something else?' },
  tellWhom: {
    sv: 'Berätta för den som håller i kartläggningen hos er; namn och nummer står på startsidan när du är inloggad. Du kan också anmäla brister till Myndigheten för digital förvaltning (Digg).',
    en: 'Tell whoever runs the census with you; name and number stand on the first page when you are signed in. You can also report defects to the Agency for Digital Government (Digg).',
  },
} as const
