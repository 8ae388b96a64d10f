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
  notJson: {
    sv: 'Det som skickades går inte att läsa som JSON: det är något annat, tomt eller avbrutet. Inget har sparats. Skicka hela innehållet som JSON i UTF-8.',
    en: 'What was sent cannot be read as JSON: it is something else, empty or cut short. Nothing was stored. Send all of it as JSON in UTF-8.',
  },
  otherContent: {
    sv: 'Innehållet ska vara JSON. Skicka med Content-Type: application/json. Inget har sparats.',
    en: 'The content must be JSON. Send Content-Type: application/json with it. Nothing was stored.',
  },
  tooLarge: (records: number): Text => ({
    sv: `Anropet är för stort. Inget har sparats. Skicka högst ${records} personer åt gången, var och en enligt /api/v1/openapi.json.`,
    en: `The call is too large. Nothing was stored. Send at most ${records} persons at a time, each as described in /api/v1/openapi.json.`,
  }),
  noSuchCall: {
    sv: 'Det finns inget sådant anrop. De som finns står i /api/v1/openapi.json.',
    en: 'There is no such call. Those there are stand in /api/v1/openapi.json.',
  },
  rowsToMend: (rows: number): Text => ({
    sv: `Svaret kan inte lämnas in: ${rows} ${rows === 1 ? 'rad har' : 'rader har'} fel. Rätta dem först.`,
    en: `The answer cannot be handed in: ${rows} ${rows === 1 ? 'row has' : 'rows have'} faults. Mend them first.`,
  }),
} as const
