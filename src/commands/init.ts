import { join } from 'node:path'
import { SHIPPED_DEFINITIONS } from '../domain/classification/definitions/index.ts'
import { COLUMNS_OF } from '../domain/submission/column-map.ts'
import type { Language } from '../domain/terms/text.ts'
import { systemClock } from '../platform/context.ts'
import { isFreeFolder, writeFile } from '../platform/files/write-folder.ts'
import { type Command, EXIT, UsageError } from './command.ts'
import { commandTexts, helpTexts, initTexts } from './commands.texts.ts'

export const init: Command = {
  summary: helpTexts.init,
  operands: [commandTexts.folderOperand],
  options: {},
  run: async (given, terminal) => {
    const folder = given.positionals[0] ?? ''
    if (!isFreeFolder(folder)) throw new UsageError(commandTexts.initNotEmpty(folder))
    const files = template(systemClock.now().slice(0, 4), terminal.language)
    for (const [name, content] of Object.entries(files)) writeFile(join(folder, name), content)
    terminal.print(commandTexts.initDone(folder)[terminal.language])
    return EXIT.done
  },
}

const UNIT = 'enhet-1'
const BYTE_ORDER_MARK = '\uFEFF'

/** The files of an empty census folder. What only the municipality knows is left blank, so that `check` asks for it. */
function template(year: string, language: Language): Record<string, string> {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
  const say = initTexts
  return {
    [say.readmeName[language]]: say.readme(year)[language],
    'municipality.json': json({
      '//': say.municipality[language],
      name: '',
      code: '',
      '// units': say.unit[language],
      units: [
        {
          id: UNIT,
          name: say.unitName[language],
          kind: 'social_services',
          organisation: say.organisationName[language],
          organisationKind: 'municipal',
          exercisesAuthority: true,
        },
      ],
      definitions: [],
    }),
    [`${year}/census.json`]: json({
      '// week': say.week[language],
      week: { from: '', to: '' },
      '// definition': say.definition(SHIPPED_DEFINITIONS.map(({ id }) => id))[language],
      definition: 'socialstyrelsen-2011',
      '// unitsAsked': say.unitsAsked[language],
      unitsAsked: [UNIT],
      nilReturns: [],
      '// purpose': say.purpose[language],
      purpose: say.purposeValue[language],
    }),
    // As Excel in Swedish expects it: byte order mark, semicolon, CRLF.
    [`${year}/${UNIT}.csv`]: `${BYTE_ORDER_MARK}${COLUMNS_OF.unit.map((column) => (language === 'sv' ? column.swedish : column.english)).join(';')}\r\n`,
  }
}
