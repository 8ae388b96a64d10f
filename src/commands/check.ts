import { hasFaults } from '../features/report/chain.service.ts'
import { type Command, EXIT } from './command.ts'
import { commandTexts, helpTexts } from './commands.texts.ts'
import { printFindings } from './print-findings.ts'
import { openWithProgress } from './read-with-progress.ts'

export const check: Command = {
  summary: helpTexts.check,
  operands: [commandTexts.folderOperand],
  options: { json: { type: 'boolean', meaning: helpTexts.json } },
  run: async (given, terminal) => {
    const say = terminal.language
    const checked = await openWithProgress(given.positionals[0] ?? '', terminal).whole()
    const records = checked.censuses.flatMap(({ files }) => files.flatMap((file) => file.records)).length
    if (given.values.json === true) {
      const findings = checked.findings.map((finding) => ({ ...finding, message: finding.message[say] }))
      terminal.print(JSON.stringify({ records, censuses: checked.censuses.map(({ key }) => key), findings }, null, 2))
    } else {
      printFindings(terminal, checked.findings, { warnings: true })
      if (!hasFaults(checked.findings)) {
        terminal.print(commandTexts.checked(records, checked.censuses.length)[say])
        terminal.print(commandTexts.nothingFound[say])
      }
    }
    return hasFaults(checked.findings) ? EXIT.faults : EXIT.done
  },
}
