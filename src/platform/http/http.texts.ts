import type { Text } from '../../domain/terms/text.ts'

export const httpTexts = {
  service: { sv: 'Tvärsnitt', en: 'Tvärsnitt' },
  problemTitle: { sv: 'Det gick inte att visa sidan', en: 'The page cannot be shown' },
  toStart: { sv: 'Till startsidan', en: 'To the first page' },
  notFound: {
    sv: 'Sidan finns inte. Kontrollera adressen, eller börja från startsidan.',
    en: 'There is no such page. Check the address, or start from the first page.',
  },
  unreadable: {
    sv: 'Adressen eller begäran går inte att läsa. Börja från startsidan.',
    en: 'The address or the request cannot be read. Start from the first page.',
  },
  storage: {
    sv: 'Tjänsten kan inte läsa eller spara just nu. Försök igen om en stund.',
    en: 'The service cannot read or store just now. Try again in a while.',
  },
  unexpected: {
    sv: 'Något gick fel hos oss. Försök igen; händer det igen, kontakta den som sköter Tvärsnitt.',
    en: 'Something went wrong on our side. Try again; if it happens again, contact whoever runs Tvärsnitt.',
  },
  otherHost: {
    sv: 'Tjänsten svarar bara på adresser på den här datorn.',
    en: 'The service answers only to addresses on this computer.',
  },
} as const satisfies Record<string, Text>
