import type { Problem } from '../terms/finding.ts'
import { joined, type Text } from '../terms/text.ts'

/**
 * The columns a list of persons may have, each with the headings it is known by: the English name first, then the Swedish
 * one, then what else it is called in census folders.
 */
export const LIST_HEADINGS = {
  recordId: ['record_id', 'radid'],
  year: ['year', 'år'],
  municipality: ['municipality', 'kommun'],
  source: ['source', 'källa', 'unit', 'enhet'],
  sourceType: ['source_type', 'källtyp'],
  number: ['personnummer'],
  givenName: ['given_name', 'förnamn'],
  familyName: ['family_name', 'efternamn'],
  initials: ['initials', 'initialer'],
  birthDate: ['birth_date', 'födelsedatum'],
  birthYear: ['birth_year', 'födelseår'],
  approximateAge: ['approx_age', 'ungefärlig_ålder'],
  age: ['age', 'ålder'],
  sex: ['sex', 'kön'],
  protectedIdentity: ['protected', 'skyddad', 'protected_identity', 'skyddad_identitet'],
} as const satisfies Record<string, readonly string[]>

/** Everything that a list of persons is told of that a unit's file is not. Codes are permanent. */
const LIST_PROBLEMS = {
  record_id_column_missing: {
    kind: 'fault',
    message: {
      sv: 'Kolumnen ”radid” (på engelska ”record_id”) saknas. Skriv kolumnernas namn på första raden, och ett eget id för varje rad i den kolumnen.',
      en: 'The column “record_id” (“radid” in Swedish) is missing. Write the names of the columns in the first row, and an id of its own for each row in that column.',
    },
  },
  record_id_blank: {
    kind: 'fault',
    message: {
      sv: 'Raden har inget id, så svaret kan inte föras tillbaka till den. Skriv ett eget id på raden.',
      en: 'The row has no id, so its answer cannot be brought back to it. Write an id of its own on the row.',
    },
  },
  list_without_rows: {
    kind: 'fault',
    message: {
      sv: 'Listan har rubriker men inga rader. Fyll i en rad för varje uppgift om en person.',
      en: 'The list has headings but no rows. Fill in a row for each record of a person.',
    },
  },
  record_id_is_number: {
    kind: 'warning',
    message: {
      sv: 'Radens id ser ut som ett personnummer, och det skrivs i filerna som kommandot gör. Byt till ett id som inte säger vem personen är om filerna ska lämnas vidare.',
      en: 'The id of the row looks like a personnummer, and it is written to the files the command makes. Change to an id that does not tell who the person is if the files are to be passed on.',
    },
  },
  record_id_guarded: {
    kind: 'warning',
    message: {
      sv: 'Radens id kan tas för en formel av ett kalkylprogram. I filerna som kommandot gör står en apostrof före det: ta bort den när filerna fogas till listan.',
      en: 'The id of the row could be taken for a formula by a spreadsheet. An apostrophe stands before it in the files the command makes: remove it when they are joined with the list.',
    },
  },
  year_not_read: {
    kind: 'warning',
    message: {
      sv: 'Årtalet går inte att läsa, så raden räknas till okänt år. Skriv året med fyra siffror, till exempel 2025.',
      en: 'The year cannot be read, so the row is counted under an unknown year. Write it with four digits, for example 2025.',
    },
  },
  birth_date_not_in_calendar: {
    kind: 'warning',
    message: {
      sv: 'Dagen finns inte i kalendern. Födelsedatumet jämförs siffra för siffra med andra rader. Rätta det om ni vet vad som är rätt.',
      en: 'The day is not in the calendar. The birth date is compared with other rows digit by digit. Correct it if you know what is right.',
    },
  },
  birth_date_day_first: {
    kind: 'warning',
    message: {
      sv: 'Födelsedatumet lästes som dag, månad, år. Skriv ÅÅÅÅ-MM-DD om det inte stämmer.',
      en: 'The birth date was read as day, month, year. Write YYYY-MM-DD if that is not right.',
    },
  },
  birth_date_partly_known: {
    kind: 'repair',
    message: {
      sv: 'Födelsedatumet är inte helt, så bara året jämförs.',
      en: 'The birth date is not complete, so only its year is compared.',
    },
  },
  birth_impossible: {
    kind: 'warning',
    message: {
      sv: 'Det här kan inte vara när någon som är med i listan är född, så det jämförs inte. Lämna cellen tom om ni inte vet.',
      en: 'This cannot be when anybody in the list was born, so it is not compared. Leave the cell blank if you do not know.',
    },
  },
  birth_after_year: {
    kind: 'warning',
    message: {
      sv: 'Det här är efter det år som raden gäller. Det jämförs som det står. Kontrollera århundradet och året.',
      en: 'This is after the year that the row is of. It is compared as it stands. Check the century and the year.',
    },
  },
  read_as_protected: {
    kind: 'warning',
    message: {
      sv: 'Det som står i stället för ett namn säger att uppgifterna är skyddade. För säkerhets skull läses raden så, och då jämförs bara personnumret. Skriv ”ja” i kolumnen ”skyddad” och lämna namnet tomt.',
      en: 'What stands in place of a name says that the identity is protected. To be safe the row is read so, and then only the personal number is compared. Write “yes” in the column “protected” and leave the name blank.',
    },
  },
  age_without_year: {
    kind: 'warning',
    message: {
      sv: 'Åldern kan inte jämföras när det inte står vilket år den gäller. Fyll i kolumnen ”år” (”year”).',
      en: 'The age cannot be compared when it is not told which year it is of. Fill in the column “year” (“år”).',
    },
  },
  protected_read_as_yes: {
    kind: 'warning',
    message: {
      sv: 'Det som står är varken ja eller nej. För säkerhets skull läses det som att identiteten är skyddad, och då jämförs bara personnumret. Skriv ”nej” om den inte är det.',
      en: 'What is written is neither yes nor no. To be safe it is read as a protected identity, and then only the personal number is compared. Write “no” if it is not.',
    },
  },
} as const satisfies Record<string, Omit<Problem, 'code'>>

/** A code of a finding in a list of persons. */
export type ListProblemCode = keyof typeof LIST_PROBLEMS

/** A finding of this kind, before it is known where it stands. */
export const listProblem = (code: ListProblemCode): Problem => ({ code, ...LIST_PROBLEMS[code] })

const READ_AS_BLANK: Text = {
  sv: 'Cellen har lästs som tom, och raden är med i resultatet.',
  en: 'The cell has been read as blank, and the row is in the result.',
}
const DIGITS_COMPARED: Text = {
  sv: 'Siffrorna jämförs en och en med andra raders, och raden är med i resultatet.',
  en: 'Its digits are compared one by one with those of other rows, and the row is in the result.',
}
/** A list by itself has no census week. */
const BORN_AFTER_YEAR: Text = {
  sv: 'Numret är för någon som föddes efter det år som raden gäller. Kontrollera århundradet: 19 eller 20?',
  en: 'The number is for somebody born after the year that the row is of. Check the century: 19 or 20?',
}
const NUMBER_NOT_COMPARED: Text = {
  sv: 'Numret har inte jämförts med andra rader, och raden är med i resultatet.',
  en: 'The number has not been compared with other rows, and the row is in the result.',
}

/** What stops a census file is here told as a warning: a list that is only linked is read as far as it goes. */
export function asRead(found: Problem): Problem {
  if (found.kind !== 'fault') return found
  return { ...found, kind: 'warning', message: joined([found.message, READ_AS_BLANK], ' ') }
}

/** The same of what is no valid number. `isCompared`: its digits are set against those of other rows one by one. */
export function numberAsRead(found: Problem, isCompared: boolean): Problem {
  if (found.kind !== 'fault') return found
  const message = found.code === 'personnummer_born_after_census' ? BORN_AFTER_YEAR : found.message
  return {
    ...found,
    kind: 'warning',
    message: joined([message, isCompared ? DIGITS_COMPARED : NUMBER_NOT_COMPARED], ' '),
  }
}

/** Why a thin row was linked: there is too little in it for its parts to be compared one by one. */
export const thinReason: Text = {
  sv: 'raden säger lite och hör troligast till den här personen',
  en: 'the row says little and most probably belongs to this person',
}

/** One comparison in a reason: what was compared, and how it came out. */
export const comparedReason = (label: Text, level: Text): Text => ({
  sv: `${label.sv}: ${level.sv}`,
  en: `${label.en}: ${level.en}`,
})
