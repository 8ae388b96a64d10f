import type { Text } from '../terms/text.ts'
import type { AccessKind, AccessPurpose } from './access.ts'
import type { Conspicuous } from './log-review.ts'

/** What was done, as the log says it. */
export const accessKindTexts: Readonly<Record<AccessKind, Text>> = {
  identity_shown: { sv: 'Visade vem en person är', en: 'Showed who a person is' },
  answer_opened: { sv: 'Öppnade en enhets svar', en: 'Opened the answer of a unit' },
  row_opened: { sv: 'Öppnade en rad i ett svar', en: 'Opened a row of an answer' },
  log_reviewed: { sv: 'Granskade loggen', en: 'Reviewed the log' },
}

/** What for. */
export const accessPurposeTexts: Readonly<Record<AccessPurpose, Text>> = {
  same_person: { sv: 'Avgöra om två rader är samma person', en: 'To decide whether two rows are one person' },
  answer_check: { sv: 'Kontrollera en enhets svar', en: 'To check the answer of a unit' },
  log_review: { sv: 'Granska loggen', en: 'To review the log' },
}

/** Why somebody's looking stands out. */
export const conspicuousTexts: Readonly<Record<Conspicuous, (times: number) => Text>> = {
  manyInADay: (days) => ({
    sv: days === 1 ? 'Mycket många visningar på en dag' : `Mycket många visningar på en dag, ${days} dagar`,
    en: days === 1 ? 'Very many showings in one day' : `Very many showings in one day, on ${days} days`,
  }),
  samePersonOften: (rows) => ({
    sv: rows === 1 ? 'Samma rad visad många gånger' : `${rows} rader visade många gånger`,
    en: rows === 1 ? 'One row shown many times' : `${rows} rows shown many times`,
  }),
  oddHours: (times) => ({
    sv: times === 1 ? 'En gång utanför arbetstid' : `${times} gånger utanför arbetstid`,
    en: times === 1 ? 'Once outside office hours' : `${times} times outside office hours`,
  }),
}
