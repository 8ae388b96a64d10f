import type { Flows, LeftTo, NewSince, ReturningFrom } from '../comparison/flows.ts'
import type { CensusWeek } from '../terms/dates.ts'
import { listInWords, type Text, verbatim } from '../terms/text.ts'
import type { LinkCounts } from './yearly-report.ts'

const MONTHS = {
  sv: [
    'januari',
    'februari',
    'mars',
    'april',
    'maj',
    'juni',
    'juli',
    'augusti',
    'september',
    'oktober',
    'november',
    'december',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const

/** "18–24 januari 2016", "28 januari–3 februari 2016", "den 25 september 2016". */
export function weekInWords({ from, to }: CensusWeek): Text {
  const part = (date: string) => ({
    year: date.slice(0, 4),
    month: Number(date.slice(5, 7)) - 1,
    day: Number(date.slice(8)),
  })
  const [first, last] = [part(from), part(to)]
  const inWords = (language: 'sv' | 'en') => {
    const months = MONTHS[language]
    if (from === to) return `${first.day} ${months[first.month]} ${first.year}`
    const year = first.year === last.year ? '' : ` ${first.year}`
    const month = first.month === last.month && year === '' ? '' : ` ${months[first.month]}${year}`
    return `${first.day}${month}–${last.day} ${months[last.month]} ${last.year}`
  }
  return { sv: inWords('sv'), en: inWords('en') }
}

const persons = (count: number): Text => ({
  sv: count === 1 ? '1 person' : `${count} personer`,
  en: count === 1 ? '1 person' : `${count} persons`,
})

const moreOrFewer = (change: number): Text => {
  if (change === 0) return { sv: 'lika många som', en: 'as many as' }
  const count = Math.abs(change)
  return change > 0
    ? { sv: `${count} fler än`, en: `${count} more than` }
    : { sv: `${count} färre än`, en: `${count} fewer than` }
}

/** The sentences that always stand beside the numbers. Source: domain.md section 6. */
export const besideTheNumbers = {
  minimum: {
    sv: 'Siffran är ett minimum: personer som ingen enhet mötte under veckan ingår inte.',
    en: 'The figure is a minimum: people whom no unit met during the week are not in it.',
  },
  range: {
    sv: 'Spannet gäller bara osäkra dubbletter och observationer, inte mörkertal eller enheter som inte svarat.',
    en: 'The range covers only doubtful duplicates and observations, not people nobody met or units that did not answer.',
  },
  left: {
    sv: 'Att inte återfinnas betyder inte att ha fått bostad.',
    en: 'Not being found again does not mean having got a home.',
  },
  new: { sv: 'Ny i kartläggningen betyder inte nyligen hemlös.', en: 'New in the count does not mean newly homeless.' },
  sameUnits: {
    sv: 'Inom samma enheter kan ändringen bero på att personerna är fler eller färre, men också på att enheterna har svarat mer eller mindre fullständigt. Siffrorna visar inte vilket.',
    en: 'Within the same units the change may be more or fewer people, or fuller or thinner reporting. The figures cannot tell which.',
  },
  longerTerm: {
    sv: 'Fler personer i långsiktiga boendelösningar kan vara ett uppnått mål, inte ett misslyckande.',
    en: 'More people in longer-term solutions can be a goal reached, not a failure.',
  },
  notOfficial: {
    sv: 'Det här är inte officiell statistik. Kvaliteten redovisas efter förebild av den officiella statistikens begrepp.',
    en: 'This is not official statistics. Quality is declared after the model of the official concepts.',
  },
  internal: {
    sv: 'Intern utgåva, arbetsmaterial: innehåller små tal som kan peka ut enskilda. Lämna inte vidare utan sekretessprövning.',
    en: 'Internal edition, working material: holds small numbers that may identify people. Do not pass on without a secrecy review.',
  },
} as const satisfies Record<string, Text>

/** Sentences and notes of the report. */
export const reportTexts = {
  title: (municipality: string, census: string): Text => ({
    sv: `Personer i hemlöshet i ${municipality} ${census}`,
    en: `People in homelessness in ${municipality} ${census}`,
  }),
  week: (week: CensusWeek): Text => {
    const words = weekInWords(week)
    return { sv: `Mätvecka ${words.sv}`, en: `Census week ${words.en}` }
  },
  /** The number alone, so that no other stands as large beside it. */
  headline: (count: number): Text => {
    const words = persons(count)
    return { sv: `${words.sv} i hemlöshet räknades.`, en: `${words.en} in homelessness were counted.` }
  },
  change: (change: number, census: string, then: number): Text => {
    const words = moreOrFewer(change)
    return {
      sv: `Det är ${words.sv} i kartläggningen ${census}, då ${then} räknades.`,
      en: `That is ${words.en} in the count of ${census}, when ${then} were counted.`,
    }
  },
  changeRecomputed: (change: number, census: string, now: number): Text => {
    const words = moreOrFewer(change)
    return {
      sv: `Det är ${words.sv} i kartläggningen ${census}, som med årets definition och regler ger ${now}. Den redovisades själv på ett annat sätt.`,
      en: `That is ${words.en} in the count of ${census}, which gives ${now} by this year's definition and rules. It was itself published in another way.`,
    }
  },
  previousNeedsReview: (count: number, census: string): Text => ({
    sv: `${persons(count).sv} i kartläggningen ${census} går inte att räkna med årets definition: en uppgift saknas. Ändringen kan bero på det.`,
    en: `${persons(count).en} of the count of ${census} cannot be counted by this year's definition: a fact is missing. The change may be due to that.`,
  }),
  scopeEffect: (census: string, then: number, now: number): Text => ({
    sv: `Kartläggningen ${census} redovisade ${then} efter de regler som gällde då. Med årets regler är antalet ${now}, och det är det årets siffra jämförs med.`,
    en: `The count of ${census} published ${then} by the rules then in force. By this year's rules it is ${now}, and that is what this year is compared with.`,
  }),
  expected: (value: number, low: number, high: number): Text => ({
    sv: `Vägs det in hur troligt det är att osäkra par gäller samma person blir det förväntade antalet ${decimal(value).sv} (95-procentigt intervall: ${low}–${high}).`,
    en: `With doubtful duplicates counted by their probability the expected number is ${decimal(value).en} (95 per cent: ${low}–${high}).`,
  }),
  responses: (answered: number, asked: number, silent: readonly Text[]): Text => {
    const names = listInWords(silent)
    return {
      sv: `${answered} av ${asked} enheter svarade${silent.length === 0 ? '' : `; ${silent.length === 1 ? 'tyst' : 'tysta'}: ${names.sv}`}.`,
      en: `${answered} of ${asked} units answered${silent.length === 0 ? '' : `; silent: ${names.en}`}.`,
    }
  },
  answeredOnly: (census: string, not: string, units: readonly Text[]): Text => {
    const names = listInWords(units)
    return {
      sv: `Svarade ${census} men inte ${not}: ${names.sv}.`,
      en: `Answered in ${census} but not in ${not}: ${names.en}.`,
    }
  },
  changeInParts: (scope: number, units: number, sameUnits: number): Text => {
    const from =
      scope === 0
        ? { sv: 'Ändringen', en: 'The change' }
        : { sv: 'Räknad från det som redovisades då', en: 'From what was published then, the change' }
    const [rules, came, same] = [scope, units, sameUnits].map(signed)
    return {
      sv: `${from.sv} har${scope === 0 ? '' : ' ändringen'} tre delar: ${rules} för ändrade regler, ${came} för enheter som tillkommit eller fallit bort och ${same} inom enheter som svarade båda gångerna.`,
      en: `${from.en} has three parts: ${rules} from changed rules, ${came} from units added or dropped, and ${same} within units that answered both times.`,
    }
  },
  flowsInShort: (count: number, census: string, flows: Flows): Text => {
    const ways = listInWords(
      [
        { sv: `${flows.persisting} räknades även ${census}`, en: `${flows.persisting} were counted in ${census} too` },
        { sv: `${flows.returning} återkommer`, en: `${flows.returning} are returning` },
        {
          sv: `${flows.new} är ${flows.new === 1 ? 'ny' : 'nya'} i kartläggningen`,
          en: `${flows.new} are new in the count`,
        },
        ...(flows.unlinkable > 0
          ? [{ sv: `${flows.unlinkable} går inte att följa mellan åren`, en: `${flows.unlinkable} cannot be followed` }]
          : []),
        ...(flows.changedScopeIn > 0
          ? [
              {
                sv: `${flows.changedScopeIn} har passerat en åldersgräns`,
                en: `${flows.changedScopeIn} crossed an age limit`,
              },
            ]
          : []),
      ],
      { sv: 'och', en: 'and' },
    )
    return {
      sv: `Av årets ${persons(count).sv}: ${ways.sv}. Av dem som räknades ${census} återfanns ${flows.left} inte.`,
      en: `Of this year's ${persons(count).en}: ${ways.en}. Of those counted in ${census}, ${flows.left} were not found again.`,
    }
  },
  flowsRead: (census: string, previous: string): Text => ({
    sv: `Kolumnen ${census} visar varifrån årets personer kommer. Kolumnen ${previous} visar vad som är känt om dem som räknades då.`,
    en: `Column ${census} shows where this year's people come from. Column ${previous} shows what is known of those counted then.`,
  }),
  leftToSaid: (said: number, left: number): Text => ({
    sv: `För ${said} av ${left} är det enheternas egna svar om dem de hade förra gången som säger vart. Säger två enheter olika, eller finns personen i ett register, används svaret inte.`,
    en: `For ${said} of ${left} it is the units’ own answers about those they had last time that say where. Where two units say different things, or a register has the person, the answer is not used.`,
  }),
  nothingToCompare: {
    sv: 'Det här är den första kartläggningen som finns i Tvärsnitt. Det finns ingen tidigare att jämföra med.',
    en: 'This is the first count held in Tvärsnitt. There is no earlier one to compare with.',
  },
  notComparable: (census: string, facts: Text): Text => ({
    sv: `Går inte att jämföra med kartläggningen ${census}: definitionen avgörs av uppgifter som inte samlades in då (${facts.sv}). Därför redovisas ingen ändring.`,
    en: `Cannot be compared with the count of ${census}: the definition decides by facts that were not collected then (${facts.en}). No change is given.`,
  }),
  comparedUnderRules: (definition: Text, census: string): Text => ({
    sv: `Kartläggningen ${census} är här omräknad med årets definition (${definition.sv}) och årets regler, så att samma sak jämförs.`,
    en: `The count of ${census} is recomputed here with this year's definition (${definition.en}) and rules, so that like is compared with like.`,
  }),
  newRange: (low: number, high: number): Text => ({
    sv: `Nya i kartläggningen: ${low}–${high}. Personer som inte gick att följa förra gången kan finnas bland de nya, så antalet som kvarstår är ett minimum.`,
    en: `New in the count: ${low}–${high}. People who could not be followed last time may be among the new, so the number persisting is a minimum.`,
  }),
  onInitials: (count: number): Text => ({
    sv: `${persons(count).sv} räknas på initialer eller andra knappa uppgifter och går inte att följa mellan åren.`,
    en: `${persons(count).en} counted on initials or other scant facts cannot be followed between years.`,
  }),
  missing: (count: number, declined: number): Text => ({
    sv: `Uppgift saknas för ${count}${declined > 0 ? `, varav ${declined} inte ville uppge` : ''}.`,
    en: `Not known for ${count}${declined > 0 ? `, of whom ${declined} would not say` : ''}.`,
  }),
  several: { sv: 'En person kan finnas på flera rader.', en: 'A person may be on several rows.' },
  ages: (youngest: number, oldest: number): Text => ({
    sv: `Yngst ${youngest} år, äldst ${oldest} år, bland dem vars ålder är känd.`,
    en: `Youngest ${youngest}, oldest ${oldest}, among those whose age is known.`,
  }),
  needsReview: (count: number): Text => ({
    sv: `${persons(count).sv} behöver granskas och ingår inte i antalet: en uppgift saknas som avgör om personen ska räknas.`,
    en: `${persons(count).en} to review and not in the number: a fact is missing that decides whether the person counts.`,
  }),
  outside: (count: number): Text => ({
    sv: `${persons(count).sv} befann sig i en hemlöshetssituation men står utanför definitionen och ingår inte i antalet.`,
    en: `${persons(count).en} were in a homelessness situation but outside the definition, and are not in the number.`,
  }),
  observed: (count: number): Text => ({
    sv: `I spannets övre gräns ingår ${persons(count).sv} som sågs men inte kunde identifieras. De kan redan vara bland de räknade, så ingen av dem är lagd till antalet.`,
    en: `The upper end of the range takes in ${persons(count).en} seen but not identified. They may be among those counted already, so nobody is added to the number.`,
  }),
  disagree: (count: number): Text => ({
    sv: `För ${persons(count).sv} ger uppgiftslämnarnas svar olika situationer. Då avgör ordningen i definitionen.`,
    en: `For ${persons(count).en} the answers of the sources give different situations. The order in the definition then decides.`,
  }),
  onlyVoluntary: (count: number, of: number): Text => {
    const some = count === 0 ? { sv: 'Ingen', en: 'None' } : { sv: `${count}`, en: `${count}` }
    return {
      sv: `${some.sv} av de ${of} räknade personerna var ${count > 1 ? 'kända' : 'känd'} bara av frivilligorganisationer under mätveckan.`,
      en: `${some.en} of the ${of} people counted ${count > 1 ? 'were' : 'was'} known only to voluntary organisations during the census week.`,
    }
  },
  links: ({ automatic, decided, toReview, unsure = 0 }: LinkCounts): Text => {
    const until = countedUntilThen(toReview, unsure)
    return {
      sv: `Koppling: ${automatic} par av uppgifter kopplades automatiskt och ${decided} par har kopplats av analytikern. ${toReview + unsure} par väntar på beslut${until.sv}.`,
      en: `Linkage: ${automatic} pairs of records were linked automatically and ${decided} by the analyst. Waiting for a decision: ${toReview + unsure}${until.en}.`,
    }
  },
  records: (records: number, counted: number, count: number): Text => ({
    sv: `Underlag: ${records} uppgifter lämnades. ${counted} av dem räknas enligt definitionen och gäller ${persons(count).sv}.`,
    en: `Basis: ${records} records were handed in. ${counted} of them count by the definition and concern ${persons(count).en}.`,
  }),
  purpose: (purpose: string): Text => ({ sv: `Ändamål: ${purpose}`, en: `Purpose: ${purpose}` }),
  ownSource: { sv: 'den här kartläggningen', en: 'this count' },
  publishedFigure: (
    census: string,
    what: string,
    source: Text,
    mark: { revised: boolean; breakBefore: Text | null },
  ): Text => {
    const revised = mark.revised ? { sv: ' (reviderad)', en: ' (revised)' } : { sv: '', en: '' }
    const words = mark.breakBefore ? { sv: ' (brott i serien)', en: ' (break in the series)' } : revised
    return {
      sv: `${census}: ${what}${words.sv}. Källa: ${source.sv}`,
      en: `${census}: ${what}${words.en}. Source: ${source.en}`,
    }
  },
  afterBreak: (census: string): Text => ({ sv: `${census} (brott i serien)`, en: `${census} (break in the series)` }),
  publishedBreak: {
    sv: 'Källan säger att siffran inte kan jämföras med den som kom före.',
    en: 'The source says that the figure cannot be compared with the one before.',
  },
} as const

/** How pairs that wait for a decision count: those linked without being certain as one person, the others as two. */
function countedUntilThen(toReview: number, unsure: number): Text {
  if (unsure === 0)
    return toReview === 0
      ? verbatim('')
      : { sv: ' och räknas tills vidare som olika personer', en: ', counted as different people until then' }
  const likeliest = { sv: 'eftersom det är troligast', en: 'since that is likeliest' }
  if (toReview === 0)
    return {
      sv: ` och räknas tills vidare som samma person, ${likeliest.sv}`,
      en: `, counted as one person until then, ${likeliest.en}`,
    }
  return {
    sv: `: ${unsure} räknas tills vidare som samma person, ${likeliest.sv}, och ${toReview} som olika personer`,
    en: `, until then ${unsure} counted as one person, ${likeliest.en}, and ${toReview} as different people`,
  }
}

/** At most one decimal, with the comma Swedish has. */
function decimal(value: number): Text {
  const words = Number.isInteger(value) ? String(value) : value.toFixed(1)
  return { sv: words.replace('.', ','), en: words }
}

/** A change with its sign: "+13", "−2", "0". */
const signed = (change: number): string => (change > 0 ? `+${change}` : String(change).replace('-', '−'))

/** Headings of the chapters, by id. */
export const sectionTexts = {
  summary: { sv: 'Sammanfattning', en: 'Summary' },
  responses: { sv: 'Vilka som har svarat', en: 'Who answered' },
  persons: { sv: 'Personer i hemlöshet', en: 'People in homelessness' },
  changes: { sv: 'Vad som har ändrats', en: 'What has changed' },
  needs: { sv: 'Behov och kontakter', en: 'Needs and contacts' },
  voluntary: { sv: 'Kända bara av frivilligorganisationer', en: 'Known only to voluntary organisations' },
  children: { sv: 'Barn', en: 'Children' },
  notCounted: { sv: 'Personer som inte ingår i antalet', en: 'People not in the number' },
  crosswalk: { sv: 'Samma personer enligt olika definitioner', en: 'The same persons by different definitions' },
  series: { sv: 'Serien över åren', en: 'The series over the years' },
  range: { sv: 'Vad spannet betyder', en: 'What the range means' },
  quality: { sv: 'Kvalitet', en: 'Quality' },
  method: { sv: 'Så räknades personerna', en: 'How people were counted' },
} as const satisfies Record<string, Text>

/** Headings of the tables, by table id: the `table` column of tables.csv. */
export const tableTexts = {
  headline: { sv: 'Huvudsiffror', en: 'Main figures' },
  situations: { sv: 'Hemlöshetssituation', en: 'Homelessness situation' },
  groups: { sv: 'Grupper av boendelösningar', en: 'Groups of housing solutions' },
  sex: { sv: 'Kön', en: 'Sex' },
  age: { sv: 'Ålder', en: 'Age' },
  outdoors: { sv: 'Utomhus under mätveckan', en: 'Outdoors during the census week' },
  registered: { sv: 'Folkbokförd', en: 'Registered' },
  supportNeed: { sv: 'Stödbehov', en: 'Support need' },
  contacts: { sv: 'Kontakter', en: 'Contacts' },
  needByContact: {
    sv: 'Stödbehov efter kontakt med socialtjänst och arbetsmarknadsenhet',
    en: 'Support need by contact with social services and labour-market office',
  },
  housingNeeded: { sv: 'Behov av boende', en: 'Housing needed' },
  incomeSource: { sv: 'Inkomst', en: 'Income' },
  occupation: { sv: 'Sysselsättning', en: 'Occupation' },
  birthCountryGroup: { sv: 'Födelseland', en: 'Country of birth' },
  contributingFactors: { sv: 'Orsaker som bidragit', en: 'Contributing factors' },
  knownTo: { sv: 'Vilka som mötte personerna', en: 'Who met the people' },
  knownToByNeed: { sv: 'Stödbehov efter vilka som mötte personerna', en: 'Support need by who met the people' },
  flows: { sv: 'Flöden sedan förra kartläggningen', en: 'Flows since the last count' },
  returningOverlaps: { sv: 'Återkommande: alla vägar som stämmer', en: 'Returning: all ways that fit' },
  newSince: {
    sv: 'Nya i kartläggningen: när hemlösheten började',
    en: 'New in the count: when homelessness began',
  },
  leftTo: { sv: 'Återfanns inte: vad som är känt', en: 'Not found again: what is known' },
  persistence: { sv: 'Räknade flera gånger i rad', en: 'Counted several times in a row' },
  coverage: { sv: 'Ändringen uppdelad i tre delar', en: 'The change in three parts' },
  units: { sv: 'Enheternas svar', en: "Units' answers" },
  children: { sv: 'Barn', en: 'Children' },
  review: { sv: 'Behöver granskas, efter vad som saknas', en: 'Needs review, by what is missing' },
  outside: { sv: 'Utanför definitionen', en: 'Outside the definition' },
  years: { sv: 'Antal personer över åren', en: 'Number of persons over the years' },
  series: { sv: 'Siffror som redan är publicerade', en: 'Figures already published' },
  disagreements: { sv: 'Personer som det har lämnats olika uppgifter om', en: 'Persons on whom sources differ' },
  nonResponse: { sv: 'Partiellt bortfall', en: 'Partial non-response' },
  followUp: { sv: 'Frågan om personen är kvar', en: 'Asking whether the person is still there' },
  crosswalk: { sv: 'Vad definitionerna är överens om', en: 'What the definitions agree on' },
  rangeHigh: { sv: 'Så räknas spannets övre gräns ut', en: 'How the upper end of the range comes about' },
  observations: { sv: 'Observationer per organisation och natt', en: 'Observations by organisation and night' },
} as const satisfies Record<string, Text>

/** What a table counts. */
export const unitTexts = {
  persons: { sv: 'Antal personer', en: 'Number of persons' },
  records: { sv: 'Antal uppgifter', en: 'Number of records' },
  children: { sv: 'Antal barn', en: 'Number of children' },
  recordsAndPersons: { sv: 'Antal uppgifter och personer', en: 'Number of records and persons' },
  published: { sv: 'Som de publicerades', en: 'As published' },
} as const satisfies Record<string, Text>

/** Labels of rows and columns that are no codes. */
export const labelTexts = {
  total: { sv: 'Totalt', en: 'Total' },
  missing: { sv: 'Uppgift saknas', en: 'Not known' },
  declined: { sv: 'Ville inte uppge', en: 'Would not say' },
  change: { sv: 'Ändring', en: 'Change' },
  persons: { sv: 'Räknade personer', en: 'Persons counted' },
  expected: { sv: 'Förväntat antal', en: 'Expected number' },
  rangeLow: { sv: 'Spann, lägsta', en: 'Range, lowest' },
  rangeHigh: { sv: 'Spann, högsta', en: 'Range, highest' },
  needsReview: { sv: 'Behöver granskas (räknas inte)', en: 'Needs review (not counted)' },
  outsideDefinition: { sv: 'Utanför definitionen (räknas inte)', en: 'Outside the definition (not counted)' },
  observed: { sv: 'Sedda men inte identifierade (räknas inte)', en: 'Seen but not identified (not counted)' },
  outdoors: { sv: 'Utomhus, i trappuppgång eller offentlig lokal', en: 'Outdoors, in a stairwell or public premises' },
  inMunicipality: { sv: 'Folkbokförda i kommunen', en: 'Registered in the municipality' },
  socialAndLabour: {
    sv: 'Därav både socialtjänst och arbetsmarknadsenhet',
    en: 'Of whom both social services and labour-market office',
  },
  neitherContact: {
    sv: 'Varken socialtjänst eller arbetsmarknadsenhet',
    en: 'Neither social services nor labour-market office',
  },
  over65: { sv: 'Därav 65 år och äldre', en: 'Of whom 65 and over' },
  onlySocial: { sv: 'Bara socialtjänst', en: 'Social services only' },
  onlyLabour: { sv: 'Bara arbetsmarknadsenhet', en: 'Labour-market office only' },
  both: { sv: 'Båda', en: 'Both' },
  neither: { sv: 'Ingendera', en: 'Neither' },
  onlyVoluntary: { sv: 'Bara frivilligorganisationer', en: 'Voluntary organisations only' },
  onlyMunicipal: { sv: 'Bara kommunens enheter', en: "The municipality's units only" },
  onlyAuthority: { sv: 'Bara andra myndigheter', en: 'Other authorities only' },
  severalKinds: { sv: 'Flera slag av uppgiftslämnare', en: 'Several kinds of reporters' },
  accompanying: { sv: 'Barn som bor med en räknad vuxen (egna rader)', en: 'Children with a counted adult (own rows)' },
  childrenStated: {
    sv: 'Barn under 18 som räknade vuxna uppges ha',
    en: 'Children under 18 that counted adults are said to have',
  },
  scopeChange: { sv: 'Ändrade regler för vem som räknas', en: 'Changed rules for who counts' },
  unitsAddedOrDropped: {
    sv: 'Kända bara av enheter som tillkommit eller fallit bort',
    en: 'Known only to units added or dropped',
  },
  withinSameUnits: { sv: 'Kända av enheter som svarade båda gångerna', en: 'Known to units that answered both times' },
  records: { sv: 'Uppgifter', en: 'Records' },
  revised: { sv: 'Siffran är reviderad.', en: 'The figure is revised.' },
  published: { sv: 'Siffra', en: 'Figure' },
  personsMet: { sv: 'Räknade personer', en: 'Persons counted' },
  onlyHere: { sv: 'Därav kända bara här', en: 'Of whom known only here' },
  inAllOf: (count: number): Text =>
    count === 2
      ? { sv: 'I båda de två senaste kartläggningarna', en: 'In both of the last two counts' }
      : { sv: `I alla de ${count} senaste kartläggningarna`, en: `In all of the last ${count} counts` },
  withheldUnit: { sv: 'enhet vars namn inte visas', en: 'unit whose name is not shown' },
} as const

/** Names of the flows. */
export const flowTexts = {
  persisting: { sv: 'Kvarstår', en: 'Persisting' },
  returning: { sv: 'Återkommer', en: 'Returning' },
  new: { sv: 'Nya i kartläggningen', en: 'New in the count' },
  unlinkable: { sv: 'Går inte att följa', en: 'Cannot be followed' },
  changedScopeIn: { sv: 'Räknas nu: har passerat en åldersgräns', en: 'Crossed an age limit into the count' },
  left: { sv: 'Återfanns inte bland de räknade', en: 'Not found among the counted' },
  unlinkablePrevious: { sv: 'Gick inte att följa', en: 'Could not be followed' },
  changedScopeOut: {
    sv: 'Räknas inte längre: har passerat en åldersgräns',
    en: 'Crossed an age limit out of the count',
  },
} as const satisfies Partial<Record<keyof Flows, Text>>

/** Names of the ways back. */
export const returningTexts: Readonly<Record<ReturningFrom, Text>> = {
  otherSituation: { sv: 'från en annan hemlöshetssituation', en: 'from another homelessness situation' },
  notCounted: { sv: 'rapporterad förra gången men inte räknad', en: 'reported last time but not counted' },
  register: { sv: 'från kommunens eget boende (registret)', en: "from the municipality's own housing (register)" },
  earlierCensus: { sv: 'räknad i en tidigare kartläggning', en: 'counted in an earlier census' },
}

/** Names of what is known of those who left. */
export const leftTexts: Readonly<Record<LeftTo, Text>> = {
  otherSituation: { sv: 'i en annan hemlöshetssituation', en: 'in another homelessness situation' },
  notCounted: { sv: 'rapporterad men räknas inte', en: 'reported but not counted' },
  needsReview: { sv: 'behöver granskas', en: 'needs review' },
  ownContract: { sv: 'egen bostad', en: 'a home of their own' },
  otherMunicipality: { sv: 'annan kommun', en: 'other municipality' },
  deceased: { sv: 'avliden', en: 'deceased' },
  elsewhere: { sv: 'någon annanstans', en: 'elsewhere' },
  notFound: { sv: 'inte rapporterad av någon enhet', en: 'not reported by any unit' },
}

/** Names of when the homelessness of the new began. */
export const newSinceTexts: Readonly<Record<NewSince, Text>> = {
  sinceLast: { sv: 'sedan förra kartläggningen', en: 'since the last count' },
  before: { sv: 'före förra kartläggningen', en: 'before the last count' },
  notKnown: { sv: 'uppgift saknas', en: 'not known' },
}

/** Names of how a unit answered. */
export const answerTexts = {
  answered: { sv: 'svarade', en: 'answered' },
  nil: { sv: 'nollrapport', en: 'nil return' },
  silent: { sv: 'tyst', en: 'silent' },
  notAsked: { sv: 'inte tillfrågad', en: 'not asked' },
} as const satisfies Record<string, Text>
