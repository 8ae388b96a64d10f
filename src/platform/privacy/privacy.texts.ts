import type { Text } from '../../domain/terms/text.ts'

export const privacyTexts = {
  keyMissing: {
    sv: 'Nyckeln till kartläggningens identiteter saknas: den är borttagen, eller hör till en annan datamapp. Peka ut mappen där nycklarna ligger, eller läs tillbaka nyckelfilen från säkerhetskopian.',
    en: "The key to the census's identities is missing: it has been removed, or belongs to another data folder. Point to the folder that holds the keys, or restore the key file from its backup.",
  },
  keyDamaged: {
    sv: 'Nyckelfilen går inte att läsa. Läs tillbaka den från säkerhetskopian; skapa ingen ny, då går identiteterna inte att öppna.',
    en: 'The key file cannot be read. Restore it from its backup; do not make a new one, or the identities cannot be opened.',
  },
} as const satisfies Record<string, Text>
