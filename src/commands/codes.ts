import { DECLINED_WORDS, NOT_KNOWN_WORDS } from '../domain/submission/codes.ts'
import { COLUMNS_OF, type Column, FILE_KINDS } from '../domain/submission/column-map.ts'
import { type Command, EXIT, type Terminal } from './command.ts'
import { codesTexts, fileKindTexts, helpTexts } from './commands.texts.ts'

export const codes: Command = {
  summary: helpTexts.codes,
  operands: [],
  options: { json: { type: 'boolean', meaning: helpTexts.json } },
  run: async (given, terminal) => {
    if (given.values.json === true) terminal.print(JSON.stringify(asJson(), null, 2))
    else printCodes(terminal)
    return EXIT.done
  },
}

/** Every column once, under the first kind of file that has it. */
function columnsByKind() {
  const seen = new Set<Column<unknown>>()
  return FILE_KINDS.map((kind) => {
    const columns = COLUMNS_OF[kind].filter((column) => !seen.has(column))
    for (const column of columns) seen.add(column)
    return { kind, columns }
  })
}

function printCodes({ print, language }: Terminal): void {
  print(codesTexts.blank(NOT_KNOWN_WORDS.slice(0, 3), DECLINED_WORDS[0])[language])
  for (const { kind, columns } of columnsByKind()) {
    print('')
    print(fileKindTexts[kind][language])
    for (const { english, swedish, label, reader } of columns) {
      print(`  ${english} · ${swedish}: ${label[language]} (${codesTexts.cellTypes[reader.type][language]})`)
      for (const [code, choice] of Object.entries(reader.choices ?? {})) print(`      ${code} · ${choice[language]}`)
    }
  }
}

const asJson = () =>
  columnsByKind().map(({ kind, columns }) => ({
    file: kind,
    columns: columns.map(({ english, swedish, label, reader }) => ({
      english,
      swedish,
      label,
      type: reader.type,
      choices: reader.choices,
    })),
  }))
