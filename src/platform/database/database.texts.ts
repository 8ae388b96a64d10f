import type { Text } from '../../domain/terms/text.ts'

export const databaseTexts = {
  notDurable: {
    sv: 'Databasen kan inte lova att det som sparas finns kvar efter ett strömavbrott. Lägg den på en lokal disk, inte på en nätverksdisk, och starta om.',
    en: 'The database cannot promise that what is saved survives a power cut. Put it on a local disk, not a network share, and start again.',
  },
  foreign: {
    sv: 'Databasen är inte gjord av Tvärsnitt. Välj en annan datamapp; den här ändras inte.',
    en: 'The database was not made by Tvärsnitt. Choose another data folder; this one is not changed.',
  },
  newer: {
    sv: 'Databasen är gjord av en nyare version av Tvärsnitt. Installera den versionen eller en senare; den här ändrar ingenting.',
    en: 'The database was made by a newer version of Tvärsnitt. Install that version or a later one; this one changes nothing.',
  },
} as const satisfies Record<string, Text>
