import type { Text } from '../terms/text.ts'

/** Words of the chapter that lays the definitions side by side. */
export const crosswalkTexts = {
  /** What the chapter is for. */
  introduction: (definitions: number): Text => ({
    sv: `Samma uppgifter, samma personer, ${definitions} definitioner: tabellerna visar hur många personer definitionerna är överens om. Antal enligt olika definitioner ska inte jämföras med varandra som en ändring.`,
    en: `The same records, the same persons, ${definitions} definitions: the tables show on how many persons the definitions agree. Numbers by different definitions must not be compared as a change.`,
  }),
  pair: (first: Text, second: Text): Text => ({
    sv: `${first.sv} och ${second.sv}`,
    en: `${first.en} and ${second.en}`,
  }),
  both: { sv: 'Räknas av båda', en: 'Counted by both' },
  onlyFirst: { sv: 'Bara av den första', en: 'By the first only' },
  onlySecond: { sv: 'Bara av den andra', en: 'By the second only' },
  neither: { sv: 'Av ingen', en: 'By neither' },
  open: { sv: 'Behöver granskas i någon av dem', en: 'Needs review in one of them' },
  recorded: { sv: 'Personer med uppgifter', en: 'Persons recorded' },
  notCounted: { sv: 'Räknas inte', en: 'Not counted' },
  review: { sv: 'Behöver granskas', en: 'Needs review' },
  /** Heading of the table of two definitions' categories. */
  categories: (first: Text, second: Text): Text => ({
    sv: `Kategorierna i ${first.sv} (rader) mot ${second.sv} (kolumner)`,
    en: `The categories of ${first.en} (rows) against ${second.en} (columns)`,
  }),
  agreed: (both: number, counted: number, first: Text, second: Text): Text => ({
    sv: `${both} av ${counted} personer som räknas enligt ${first.sv} räknas också enligt ${second.sv}.`,
    en: `${both} of ${counted} persons counted by ${first.en} are also counted by ${second.en}.`,
  }),
  children: {
    sv: 'Barn som följer med en vuxen, och personer utanför definitionen, är bland dem som inte räknas.',
    en: 'Children who come with an adult, and persons outside the definition, are among those not counted.',
  },
} as const
