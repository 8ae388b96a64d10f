import type { Text } from '../../domain/terms/text.ts'

/** What case systems are told, for the people who look after them. */
export const apiTexts = {
  keyUsedBefore: {
    sv: 'Nyckeln i Idempotency-Key har använts för ett anrop med annat innehåll. Välj en ny nyckel för varje nytt innehåll.',
    en: 'The key in Idempotency-Key was used for a call with other content. Choose a new key for each new content.',
  },
  sameRecordTwice: {
    sv: 'Samma record står två gånger. Skicka varje person en gång.',
    en: 'The same record stands twice. Send each person once.',
  },
  noSuchRecord: {
    sv: 'Det finns ingen person med den nyckeln i svaret.',
    en: 'There is no person with that key in the answer.',
  },
  faultsInRecords: {
    sv: 'Inget har sparats: det finns fel i det som skickades. Varje fel står i errors.',
    en: 'Nothing was stored: there are faults in what was sent. Each of them stands in errors.',
  },
  notAsDescribed: {
    sv: 'Anropet följer inte beskrivningen i /api/v1/openapi.json. Vad som skiljer står i errors.',
    en: 'The call is not as described in /api/v1/openapi.json. What differs stands in errors.',
  },
  rowsToMend: (rows: number): Text => ({
    sv: `Svaret kan inte lämnas in: ${rows} ${rows === 1 ? 'rad har' : 'rader har'} fel. Rätta dem först.`,
    en: `The answer cannot be handed in: ${rows} ${rows === 1 ? 'row has' : 'rows have'} faults. Mend them first.`,
  }),
} as const
