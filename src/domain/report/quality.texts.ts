import type { Text } from '../terms/text.ts'

const personsIn = (count: number): Text => ({
  sv: count === 1 ? '1 person' : `${count} personer`,
  en: count === 1 ? '1 person' : `${count} persons`,
})

/** What the quality and method chapters say. */
export const qualityTexts = {
  relevance: {
    sv: 'Relevans: kartläggningen visar vilka personer i hemlöshet som enheterna mötte under mätveckan, vilka vi inte redan har regelbunden kontakt med och vilka insatser som behövs.',
    en: 'Relevance: the count shows which people in homelessness the units met during the census week, whom we are not already in regular contact with, and what is needed.',
  },
  coverage: {
    sv: 'Täckning: personer som ingen enhet mötte ingår inte. Hur många de är går inte att säga.',
    en: 'Coverage: people whom no unit met are not in it. How many they are cannot be said.',
  },
  measurement: {
    sv: 'Mätning: enheterna lämnar fakta och definitionen avgör situationen. En tom ruta läses aldrig som nej.',
    en: 'Measurement: units report facts and the definition decides the situation. A blank is never read as no.',
  },
  nonResponse: (answered: number, asked: number): Text => ({
    sv: `Bortfall: ${answered} av ${asked} enheter svarade. Hur många personer en uppgift saknas för (partiellt bortfall) står under varje tabell och i tabellen nedan.`,
    en: `Non-response: ${answered} of ${asked} units answered. Partial non-response is given under each table and in the table below.`,
  }),
  findings: (kind: string, count: number): Text =>
    kind === 'repair'
      ? {
          sv: `Bearbetning: ${count} ${count === 1 ? 'rättelse' : 'rättelser'} av skrivsätt gjordes vid inläsningen (se quality.csv).`,
          en: `Processing: ${count} repairs of spelling were made on reading (see quality.csv).`,
        }
      : {
          sv: `Bearbetning: ${count} ${count === 1 ? 'varning' : 'varningar'} gavs vid inläsningen (se quality.csv).`,
          en: `Processing: ${count} warnings were given on reading (see quality.csv).`,
        },
  followUp: (asked: number, answered: number): Text => ({
    sv: `Förfyllda personer: kommunens enheter fick se ${personsIn(asked).sv} som de själva hade förra gången och svara på om personen är kvar. För ${answered} av dem svarade de.`,
    en: `Prefilled persons: the municipality’s units were shown ${personsIn(asked).en} whom they had last time and asked whether the person is still there. For ${answered} of them they answered.`,
  }),
  onlyFromFollowUp: (only: number, counted: number): Text => ({
    sv: `Att bli påmind om en person gör att fler sägs vara kvar, och kvarvaron blir högre än utan frågan. Av ${counted} räknade personer har ${only} bara en uppgift, från en enhet som fick frågan och svarade ”kvar”.`,
    en: `Being reminded of a person makes more be said to be still there, and persistence higher than without the question. Of ${counted} counted persons, ${only} have one record alone, from a unit that was asked and answered “still there”.`,
  }),
  asked: { sv: 'Enheterna fick frågan', en: 'Units were asked' },
  answered: { sv: 'Besvarade', en: 'Answered' },
  still: { sv: 'Kvar', en: 'Still there' },
  left: { sv: 'Inte kvar', en: 'Not there any more' },
  notKnown: { sv: 'Vet ej, eller enheter svarar olika', en: 'Not known, or units differ' },
  onlyOne: {
    sv: 'Räknade med en enda uppgift, från en enhet som svarade ”kvar”',
    en: 'Counted with one record alone, from a unit that answered “still there”',
  },
  comparability: {
    sv: 'Jämförbarhet: förra kartläggningen är omräknad med samma definition och regler. Ändringen är uppdelad på regler, enheter och det som skett inom samma enheter.',
    en: 'Comparability: the earlier count is recomputed with the same definition and rules. The change is split into rules, units, and what happened within the same units.',
  },
  comparabilityNone: {
    sv: 'Jämförbarhet: ingen jämförelse med en tidigare kartläggning har gjorts.',
    en: 'Comparability: no comparison with an earlier count has been made.',
  },
  stages: {
    sv: 'Uppgifterna går en väg: inlämning, kontroll, koppling av uppgifter som gäller samma person, bedömning av situation, jämförelse, rapport. Ingenting skrivs över på vägen.',
    en: 'The data go one way: submission, checking, linking records of the same person, deciding the situation, comparison, report. Nothing is overwritten on the way.',
  },
  definition: (title: Text, source: Text): Text => ({
    sv: `Definition: ${title.sv} (${source.sv}).`,
    en: `Definition: ${title.en} (${source.en}).`,
  }),
  order: {
    sv: 'Reglerna prövas i ordning; den första som stämmer avgör. Saknas en uppgift som kan ändra svaret behöver personen granskas och räknas inte.',
    en: 'The rules are tried in order; the first that fits decides. Where a fact is missing that could change the answer, the person needs review and is not counted.',
  },
  /** Numbered like a list; what the rule rests on stands on a line of its own. The line after a rule is its ground. */
  rule: (number: number, reason: Text, ground: Text): Text => {
    const line = (words: string, why: string) => `${number}. ${words}${why === '' ? '' : `\n${why}`}`
    return { sv: line(reason.sv, ground.sv), en: line(reason.en, ground.en) }
  },
  source: (source: string): Text => ({ sv: `Källa: ${source}`, en: `Source: ${source}` }),
  assumptions: {
    sv: 'Definitionen vilar också på antaganden: sådant som inget dokument säger och som kommunen kan ändra.',
    en: 'The definition also rests on assumptions: what no document says and the municipality can change.',
  },
  assumption: (assumption: Text): Text => ({ sv: `Antagande: ${assumption.sv}`, en: `Assumption: ${assumption.en}` }),
  linkage: (model: string): Text => ({
    sv: `Koppling: uppgifter jämförs på personnummer, namn, födelsetid och kön och vägs samman enligt Fellegi och Sunter (modell ${model}). Två olika giltiga nummer kopplas aldrig automatiskt. Uppgifter med bara initialer hör till den person de troligast gäller, annars räknas de som en egen person.`,
    en: `Linkage: records are compared on personal number, names, birth and sex and weighed together after Fellegi and Sunter (model ${model}). Two different valid numbers are never linked automatically. Records with initials only belong to the person they most probably concern, or else count as a person of their own.`,
  }),
  age: {
    sv: 'Ålder räknas på mätveckans första dag. Tre månader är kalendermånader från veckans sista dag.',
    en: 'Age is taken on the first day of the census week. Three months are calendar months from its last day.',
  },
} as const

/** What each line of quality.csv says. */
export const qualityRowTexts = {
  silentUnit: {
    sv: 'Enheten tillfrågades men har varken lämnat uppgifter eller nollrapport. Fråga den: tystnad är inte samma sak som noll.',
    en: 'The unit was asked but sent neither records nor a nil return. Ask it: silence is not the same as zero.',
  },
  needsReview: (missing: Text): Text => ({
    sv: `Personen räknas inte förrän detta är känt: ${missing.sv}. Fråga enheten och fyll i.`,
    en: `The person is not counted until this is known: ${missing.en}. Ask the unit and fill it in.`,
  }),
  sourcesDiffer: (fact: Text, elsewhere: string): Text => ({
    sv: `Uppgiftslämnarna säger olika om ${fact.sv} (se även ${elsewhere}). Fråga dem vad som stämmer.`,
    en: `The sources differ about ${fact.en} (see also ${elsewhere}). Ask them which is right.`,
  }),
  statedOtherwise: (stated: string, given: string): Text => ({
    sv: `Enheten anger situation ${stated}, men uppgifterna ger ${given} enligt definitionen. Fråga enheten.`,
    en: `The unit states situation ${stated}, but the facts give ${given} by the definition. Ask the unit.`,
  }),
  doubtfulPair: (other: string): Text => ({
    sv: `Kan vara samma person som ${other}. Räknas som två tills någon har avgjort.`,
    en: `May be the same person as ${other}. Counted as two until somebody has decided.`,
  }),
  unsurePair: (other: string): Text => ({
    sv: `Troligen samma person som ${other}, men det är inte säkert. Räknas som en tills någon har avgjort.`,
    en: `Probably the same person as ${other}, though that is not certain. Counted as one until somebody has decided.`,
  }),
} as const
