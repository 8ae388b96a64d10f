import { numberInWords } from '../terms/number-in-words.ts'
import { LANGUAGES, type Language, listInWords, type Text } from '../terms/text.ts'

const inEach = (say: (language: Language) => string): Text => {
  const [sv, en] = LANGUAGES.map(say)
  return { sv: sv ?? '', en: en ?? '' }
}

const persons = (count: number, language: Language) => {
  const number = numberInWords(count, language)
  const words = { sv: ['person', 'personer'], en: ['person', 'persons'] } as const
  return `${number}\u00a0${words[language][count === 1 ? 0 : 1]}`
}

const lowerFirst = (words: string) => words.charAt(0).toLocaleLowerCase('sv') + words.slice(1)

/** How published figures call what they count, in lower case. */
export const measureNames: Readonly<Record<'persons' | 'households', readonly string[]>> = {
  persons: ['personer', 'persons'],
  households: ['hushåll', 'households'],
}

/** A label and its figure, as one part of an enumeration. */
export interface Part {
  readonly label: Text
  readonly value: number
}

const AND: Text = { sv: 'och', en: 'and' }

const partsInWords = (parts: readonly Part[]): Text =>
  listInWords(
    parts.map(({ label, value }) =>
      inEach((language) => `${lowerFirst(label[language])} ${numberInWords(value, language)}`),
    ),
    AND,
  )

/** "122 (2014) och 64 (2015)". */
const valuesInWords = (figures: readonly Part[]): Text =>
  listInWords(
    figures.map(({ label, value }) => inEach((language) => `${numberInWords(value, language)} (${label[language]})`)),
    AND,
  )

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many)

/** What charts say: titles, what stands on the picture, and the sentence that tells what the picture shows. */
export const chartTexts = {
  titles: {
    years: { sv: 'Personer i hemlöshet över åren', en: 'People in homelessness over the years' },
    series: { sv: 'Publicerade siffror över åren', en: 'Published figures over the years' },
    flows: {
      sv: 'Kvarstår, återkommer, nya och inte återfunna',
      en: 'Persisting, returning, new and not found again',
    },
    situations: { sv: 'Personer i varje hemlöshetssituation', en: 'People in each homelessness situation' },
    needByContact: { sv: 'Stödbehov och vilka som har kontakt', en: 'Support need and who is in contact' },
    units: { sv: 'Personer som varje enhet mötte', en: 'People each unit met' },
    answers: { sv: 'Så svarade enheterna', en: 'How the units answered' },
  },
  range: { sv: 'Spann, lägst till högst', en: 'Range, lowest to highest' },
  published: (series: string, measure: string): Text => ({
    sv: `Publicerat: ${series}, ${measure}`,
    en: `Published: ${series}, ${measure}`,
  }),
  onlyHere: { sv: 'Kända bara av enheten', en: 'Known to this unit only' },
  alsoElsewhere: { sv: 'Kända även av andra enheter', en: 'Known to other units too' },
  numberOfUnits: { sv: 'Antal enheter', en: 'Number of units' },
  breakHere: { sv: 'brott i serien', en: 'break in the series' },
  revisedSign: { sv: 'r', en: 'r' },
  revisedNote: { sv: 'r = siffran är reviderad.', en: 'r = the figure is revised.' },
  breakNote: {
    sv: 'Den lodräta streckade linjen är ett brott i serien: siffrorna på var sin sida går inte att jämföra.',
    en: 'The dashed vertical line is a break in the series: the figures on its two sides cannot be compared.',
  },
  gapNote: {
    sv: 'År utan kartläggning lämnas tomma. Ingen linje dras över dem.',
    en: 'Years without a count are left empty. No line is drawn across them.',
  },
  partsMissing: {
    sv: 'En stapel saknar de delar som det inte finns någon siffra för.',
    en: 'A bar lacks the parts for which there is no figure.',
  },
  silentUnits: {
    sv: 'En enhet som var tyst eller inte tillfrågad har ingen stapel. Det är inte samma sak som noll.',
    en: 'A unit that was silent or not asked has no bar. That is not the same as none.',
  },
  metBySeveral: {
    sv: 'En person som flera enheter mötte finns i flera staplar.',
    en: 'A person met by several units is in several bars.',
  },
  morePublished: {
    sv: 'Fler publicerade siffror finns i tabellen.',
    en: 'There are more published figures in the table.',
  },
  publishedMayDiffer: {
    sv: 'Publicerade siffror kan vara räknade på ett annat sätt.',
    en: 'Published figures may be counted in another way.',
  },
  latest: (count: number, census: string): Text =>
    inEach((language) => `${persons(count, language)} ${{ sv: '', en: 'in ' }[language]}${census}.`),
  latestAndBefore: (count: number, census: string, before: number, previous: string): Text =>
    inEach((language) => {
      const difference = Math.abs(count - before)
      const number = numberInWords(difference, language)
      const same = { sv: `lika många som ${previous}`, en: `as many as in ${previous}` }
      const more = { sv: `${number} fler än ${previous}`, en: `${number} more than in ${previous}` }
      const fewer = { sv: `${number} färre än ${previous}`, en: `${number} fewer than in ${previous}` }
      const change = difference === 0 ? same : { up: more, down: fewer }[count > before ? 'up' : 'down']
      return `${persons(count, language)} ${{ sv: '', en: 'in ' }[language]}${census}, ${change[language]} (${numberInWords(before, language)}).`
    }),
  rangeOfLatest: (low: number, high: number): Text =>
    inEach(
      (language) =>
        `${{ sv: 'Spann', en: 'Range' }[language]} ${numberInWords(low, language)}–${numberInWords(high, language)}.`,
    ),
  extremes: (lowest: Part, highest: Part): Text => ({
    sv: `Lägst ${numberInWords(lowest.value, 'sv')} (${lowest.label.sv}), högst ${numberInWords(highest.value, 'sv')} (${highest.label.sv}).`,
    en: `Lowest ${numberInWords(lowest.value, 'en')} (${lowest.label.en}), highest ${numberInWords(highest.value, 'en')} (${highest.label.en}).`,
  }),
  breaks: (censuses: readonly Text[]): Text => {
    const names = listInWords(censuses, AND)
    return { sv: `Brott i serien före ${names.sv}.`, en: `Break in the series before ${names.en}.` }
  },
  revised: (censuses: readonly Text[]): Text => {
    const names = listInWords(censuses, AND)
    return { sv: `Reviderad siffra för ${names.sv}.`, en: `Revised figure for ${names.en}.` }
  },
  otherFigures: (figures: readonly Part[]): Text => {
    const list = valuesInWords(figures)
    return { sv: `Publicerat med ett annat antal: ${list.sv}.`, en: `Published with another number: ${list.en}.` }
  },
  onlyPublished: (figures: readonly Part[]): Text => {
    const list = valuesInWords(figures)
    return { sv: `Bara publicerade siffror: ${list.sv}.`, en: `Published figures only: ${list.en}.` }
  },
  publishedGroup: (name: Text, figures: readonly Part[]): Text => {
    const list = valuesInWords(figures)
    return { sv: `${name.sv}: ${list.sv}.`, en: `${name.en}: ${list.en}.` }
  },
  partsOf: (whole: Text, total: number | null, parts: readonly Part[]): Text => {
    const words = partsInWords(parts)
    return inEach((language) => {
      const count = total === null ? '' : `, ${persons(total, language)}`
      const said = parts.length === 0 ? '' : `: ${words[language]}`
      return `${whole[language]}${count}${said}.`
    })
  },
  mostCommon: (label: Text, total: number, parts: readonly Part[]): Text => {
    const words = partsInWords(parts)
    return inEach((language) => {
      const lead = { sv: 'Vanligast', en: 'Most common' }[language]
      return `${lead}: ${lowerFirst(label[language])}, ${persons(total, language)} (${words[language]}).`
    })
  },
  allTogether: { sv: 'Alla', en: 'All' },
  answersInWords: (counts: Readonly<Record<'answered' | 'nil' | 'silent' | 'notAsked', number>>): Text => {
    const { answered, nil, silent, notAsked } = counts
    const parts = [
      {
        sv: `${answered} ${plural(answered, 'enhet', 'enheter')} svarade`,
        en: `${answered} ${plural(answered, 'unit', 'units')} answered`,
      },
      ...(nil > 0 ? [{ sv: `${nil} lämnade nollrapport`, en: `${nil} made a nil return` }] : []),
      ...(silent > 0
        ? [
            {
              sv: `${silent} var ${plural(silent, 'tyst', 'tysta')}`,
              en: `${silent} ${plural(silent, 'was', 'were')} silent`,
            },
          ]
        : []),
      ...(notAsked > 0
        ? [
            {
              sv: `${notAsked} ${plural(notAsked, 'var inte tillfrågad', 'var inte tillfrågade')}`,
              en: `${notAsked} ${plural(notAsked, 'was', 'were')} not asked`,
            },
          ]
        : []),
    ]
    const words = listInWords(parts, AND)
    return { sv: `${words.sv}.`, en: `${words.en}.` }
  },
  metMost: (label: Text, met: number, onlyHere: number): Text =>
    inEach((language) => {
      const lead = { sv: 'Flest personer mötte', en: 'Most people were met by' }[language]
      const only = { sv: 'varav', en: 'of whom' }[language]
      const known = { sv: plural(onlyHere, 'är känd', 'är kända'), en: plural(onlyHere, 'is known', 'are known') }
      const here = { sv: 'bara där', en: 'only there' }[language]
      return `${lead} ${label[language]}: ${numberInWords(met, language)}, ${only} ${numberInWords(onlyHere, language)} ${known[language]} ${here}.`
    }),
} as const
