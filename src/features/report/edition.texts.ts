import type { Text } from '../../domain/terms/text.ts'

export const editionTexts = {
  changed: {
    sv: 'Den frysta rapporten stämmer inte med sin kontrollsumma: den har ändrats efteråt. Läs tillbaka databasen från en säkerhetskopia, eller gör rapporten på nytt.',
    en: 'The frozen report does not match its checksum: it has been changed afterwards. Restore the database from a backup, or make the report again.',
  },
} as const satisfies Record<string, Text>
