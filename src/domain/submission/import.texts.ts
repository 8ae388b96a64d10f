import type { Text } from '../terms/text.ts'

/** What one file of one unit may bring with it when it is taken into a stored census. The codes are permanent. */
export const importTexts = {
  file_not_found: (): Text => ({
    sv: 'Filen finns inte. Kontrollera namnet och mappen.',
    en: 'There is no such file. Check its name and folder.',
  }),
  nil_return_withdrawn: (): Text => ({
    sv: 'Enheten hade lämnat nollrapport och lämnar nu uppgifter. Uppgifterna gäller, och nollrapporten stryks. Fråga enheten om det inte stämmer.',
    en: 'The unit had made a nil return and now hands in records. The records hold, and the nil return is struck out. Ask the unit if that is not right.',
  }),
  no_row_in_common: (earlier: number): Text => ({
    sv: `Ingen av raderna fanns i enhetens tidigare fil, som hade ${earlier} ${earlier === 1 ? 'rad' : 'rader'}. Kontrollera att filen är hela listan från rätt enhet: den ersätter den tidigare.`,
    en: `None of the rows was in the unit's earlier file, which had ${earlier} ${earlier === 1 ? 'row' : 'rows'}. Check that the file is the whole list of the right unit: it takes the place of the earlier one.`,
  }),
  same_file_of_other_unit: (unit: string): Text => ({
    sv: `Samma fil är redan lämnad av ${unit}. Kontrollera att den hör till rätt enhet.`,
    en: `The same file has been handed in by ${unit} already. Check that it belongs to the right unit.`,
  }),
  also_in_compiled: (rows: number): Text => ({
    sv: `Enheten har också ${rows} ${rows === 1 ? 'rad' : 'rader'} i analytikerns lista. De är kvar och läses vid sidan av filen; uppgifter om samma person kopplas.`,
    en: `The unit also has ${rows} ${rows === 1 ? 'row' : 'rows'} in the analyst's list. They stay and are read beside the file; records of one person are linked.`,
  }),
} as const

/** Code of a finding about a file that is imported. */
export type ImportCode = keyof typeof importTexts
