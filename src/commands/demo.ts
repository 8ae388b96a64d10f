import { join } from 'node:path'
import { MIGRATIONS } from '../../migrations/index.ts'
import { roleTexts } from '../domain/account/account.texts.ts'
import { listCensuses, unitsOf } from '../features/census/census.repository.ts'
import type { Context } from '../platform/context.ts'
import { packageRoot } from '../platform/files/package-root.ts'
import { openTemporaryContext } from '../platform/open-context.ts'
import { codeAt } from '../platform/privacy/one-time-code.ts'
import { demoAccountTexts } from './account.texts.ts'
import type { Command, Terminal } from './command.ts'
import { helpTexts, serveTexts } from './commands.texts.ts'
import { DEMO_PASSWORD, type DemoAccount, type DemoUnits, demoAccounts } from './demo-accounts.ts'
import { demoRound } from './demo-round.ts'
import { runIn } from './run.ts'
import { LISTEN_OPTIONS, readAddress, serveUntilStopped } from './serve.ts'

const FIXTURES = ['helsingborg', 'norrmalm'] as const

export const demo: Command = {
  summary: helpTexts.demo,
  operands: [],
  options: LISTEN_OPTIONS,
  run: async (given, terminal, settings) => {
    // The password stands on the screen: no setting opens the demonstration to others.
    const closed = { ...settings, config: { ...settings.config, address: '' } }
    const address = readAddress(given, closed, serveTexts.demoOnlyHere)
    const context = await openTemporaryContext(MIGRATIONS)
    for (const name of FIXTURES) {
      terminal.report(serveTexts.demoRunning(name)[terminal.language])
      await runIn(context, { folder: join(packageRoot(), 'fixtures', name), out: join('reports', name) }, terminal)
    }
    const units = await unitsToReport(context)
    const accounts = await demoAccounts(context, units, terminal.language)
    const analyst = accounts.find(({ role }) => role === 'analyst')
    if (analyst !== undefined) await demoRound(context, analyst.id, units)
    terminal.report(serveTexts.demoInMemory[terminal.language])
    return serveUntilStopped(context, address, terminal, closed, (base) =>
      tellSignIns(context, accounts, base, terminal),
    )
  },
}

/** A unit for each role that reports: the first of its sort. */
async function unitsToReport({ db }: Context): Promise<DemoUnits> {
  const [census] = await listCensuses(db)
  const units = census === undefined ? [] : await unitsOf(db, census.municipality.code)
  const first = (isOurs: boolean) =>
    units.filter(({ organisationKind }) => (organisationKind === 'voluntary') === isOurs).map(({ id }) => id)
  const [voluntary, municipal] = [first(true).slice(0, 1), first(false).slice(0, 1)]
  return { unit_reporter: municipal, unit_lead: municipal, voluntary_organisation: voluntary }
}

/** Prints a way in for each role; on a terminal, another for each Enter. */
function tellSignIns(context: Context, accounts: readonly DemoAccount[], base: string, terminal: Terminal): void {
  const { print, report, language } = terminal
  const left = new Map(accounts.map(({ email, recoveryCodes }) => [email, [...recoveryCodes]]))
  const roleOf = ({ role }: DemoAccount) => roleTexts[role].name[language].padEnd(WIDTH)
  const longest = Math.max(...accounts.map(({ email }) => email.length))
  const tell = () => {
    print(demoAccountTexts.signInAt(`${base}/logga-in`, DEMO_PASSWORD)[language])
    for (const account of accounts) {
      const recovery = left.get(account.email)?.shift() ?? demoAccountTexts.noMoreCodes[language]
      const code = codeAt(account.secret, context.clock.now())
      print(demoAccountTexts.line(roleOf(account), account.email.padEnd(longest), recovery, code)[language])
    }
  }
  tell()
  if (!process.stdin.isTTY) {
    for (const account of accounts) print(demoAccountTexts.moreBySecret(roleOf(account), account.secret)[language])
    return
  }
  report(demoAccountTexts.moreByEnter[language])
  process.stdin.on('data', tell)
  process.stdin.unref()
}

const WIDTH = 22
