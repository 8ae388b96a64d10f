/** What stands around the page on the phone before its script has started, and around the information. */
export const faltTexts = {
  name: { sv: 'Tvärsnitt ute', en: 'Tvärsnitt outdoors' },
  shortName: { sv: 'Räkna ute', en: 'Count' },
  description: {
    sv: 'Räknar personer i hemlöshet på natten, också utan täckning.',
    en: 'Counts people in homelessness at night, also without coverage.',
  },
  starting: { sv: 'Öppnar …', en: 'Opening …' },
  needsScript: {
    sv: 'Sidan behöver JavaScript för att spara det ni räknar i telefonen. Går det inte: räkna på papper och skriv in efteråt, eller ring den som håller i kartläggningen.',
    en: 'The page needs JavaScript to keep what you count in the phone. If it does not work: count on paper and write it in afterwards, or call whoever runs the census.',
  },
  information: { sv: 'Information till den ni möter', en: 'Information for those you meet' },
  languages: { sv: 'Språk', en: 'Languages' },
  notChecked: {
    sv: 'Översättningen är inte granskad av en översättare än.',
    en: 'The translation has not been checked by a translator yet.',
  },
  toCounting: { sv: 'Till räkningen', en: 'To the counting' },
} as const
