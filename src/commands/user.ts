import { join } from 'node:path'
import { z } from 'zod'
import { MIGRATIONS } from '../../migrations/index.ts'
import { accountStateTexts, roleTexts } from '../domain/account/account.texts.ts'
import { ROLES, type Role, reportsForUnits } from '../domain/account/principal.ts'
import { findNearest } from '../domain/terms/nearest.ts'
import { swedishMoment } from '../domain/terms/swedish-moment.ts'
import {
  allUnits,
  findAccountByEmail,
  listAccounts,
  type StoredAccount,
  type UnitOfAccount,
} from '../features/account/account.repository.ts'
import { inviteAgain, makeAccount } from '../features/account/accounts.service.ts'
import { readEmail } from '../features/account/sign-in.service.ts'
import type { Context } from '../platform/context.ts'
import { kindOfPath } from '../platform/files/read-folder.ts'
import { DATABASE_FILE, openFolderContext } from '../platform/open-context.ts'
import { accountCommandTexts as texts } from './account.texts.ts'
import { type Arguments, type Command, EXIT, type Settings, textOption, UsageError } from './command.ts'
import { helpTexts } from './commands.texts.ts'
import { isSameWord } from './stored-census.ts'

export const userAdd: Command = {
  summary: texts.userAdd,
  operands: [texts.emailOperand],
  options: {
    role: { type: 'string', value: 'ROLE', meaning: texts.role(ROLES) },
    name: { type: 'string', value: 'NAME', meaning: texts.name },
    unit: { type: 'string', value: 'ID', isRepeated: true, meaning: texts.unit },
    data: { type: 'string', value: 'DIR', meaning: helpTexts.data },
  },
  details: texts.userAddDetails,
  run: async (given, { print, report, language }, settings) => {
    const email = readEmail(given.positionals[0] ?? '')
    if (!z.email().max(254).safeParse(email).success) throw new UsageError(texts.wrongEmail(email))
    const role = readRole(textOption(given, 'role'))
    const { account, token } = await inData(given, settings, (context) =>
      invited(context, given, email, role, language),
    )
    print(texts.invited(account.name, email, roleTexts[account.role].name[language])[language])
    print(`${baseOf(settings)}/inbjudan/${token}`)
    report(texts.handOver[language])
    return EXIT.done
  },
}

/** Where the service is found, as far as the settings say. */
const baseOf = ({ config: { address, host, port } }: Settings): string =>
  address === '' ? `http://${host.includes(':') ? `[${host}]` : host}:${port}` : String(address)

async function inData<Result>(
  given: Arguments,
  { config }: Settings,
  work: (context: Context) => Promise<Result>,
): Promise<Result> {
  const context = await openFolderContext(textOption(given, 'data') ?? config.data, MIGRATIONS)
  try {
    return await work(context)
  } finally {
    await context.db.destroy()
  }
}

function readRole(written: string | undefined): Role | undefined {
  if (written === undefined) return undefined
  const role = ROLES.find((one) => one === written)
  if (role === undefined) throw new UsageError(texts.unknownRole(written, ROLES, findNearest(written, ROLES)))
  return role
}

interface Invited {
  readonly account: Pick<StoredAccount, 'name' | 'role'>
  readonly token: string
}

async function invited(
  context: Context,
  given: Arguments,
  email: string,
  role: Role | undefined,
  language: StoredAccount['language'],
): Promise<Invited> {
  const there = await findAccountByEmail(context.db, email)
  if (there !== undefined) {
    if (role !== undefined && role !== there.role) throw new UsageError(texts.otherRole(email, there.role))
    if (textOption(given, 'name') !== undefined || textOption(given, 'unit') !== undefined)
      throw new UsageError(texts.isThere(email))
    return { account: there, token: await inviteAgain(context, there.id) }
  }
  if (role === undefined) throw new UsageError(texts.roleMissing(email, ROLES))
  const unitIds = readUnits(textOption(given, 'unit'), await allUnits(context.db))
  if (reportsForUnits(role) && unitIds.length === 0) throw new UsageError(texts.unitMissing)
  if (!reportsForUnits(role) && unitIds.length > 0) throw new UsageError(texts.unitNotForRole(role))
  const name = textOption(given, 'name')?.trim() || email
  const made = await makeAccount(context, { email, name, role, unitIds, language })
  if (made === 'taken') throw new UsageError(texts.isThere(email))
  return { account: { name, role }, token: made.token }
}

/** Units as typed: ids with commas between; the municipality stands before an id that several have. */
function readUnits(written: string | undefined, units: readonly UnitOfAccount[]): string[] {
  const words = (written ?? '').split(',').map((word) => word.trim())
  return words.filter((word) => word !== '').map((word) => readUnit(word, units).id)
}

function readUnit(word: string, units: readonly UnitOfAccount[]): UnitOfAccount {
  const [key = '', municipality] = word.split('/').toReversed()
  const found = units.filter(
    (unit) => isSameWord(unit.key, key) && (municipality === undefined || isSameWord(unit.municipality, municipality)),
  )
  const [unit, ...others] = found
  const keys = units.map((each) => each.key)
  if (unit === undefined) throw new UsageError(texts.unknownUnit(word, findNearest(key.toLowerCase(), keys), keys))
  if (others.length > 0)
    throw new UsageError(
      texts.unitInSeveral(
        key,
        found.map((each) => each.municipality),
      ),
    )
  return unit
}

export const userList: Command = {
  summary: texts.userList,
  operands: [],
  options: {
    data: { type: 'string', value: 'DIR', meaning: helpTexts.data },
    json: { type: 'boolean', meaning: helpTexts.json },
  },
  run: async (given, { print, report, language }, settings) => {
    const folder = textOption(given, 'data') ?? settings.config.data
    // Asking makes no database where there is none.
    const isThere = kindOfPath(join(folder, DATABASE_FILE)) !== null
    const accounts = isThere ? await inData(given, settings, ({ db }) => listAccounts(db)) : []
    if (given.values.json === true) {
      print(
        JSON.stringify(
          accounts.map(({ email, name, role, state, lastSeenAt, units }) => ({
            email,
            name,
            role,
            state,
            lastSeenAt,
            units: units.map(({ key }) => key),
          })),
          null,
          2,
        ),
      )
      return EXIT.done
    }
    if (accounts.length === 0) report(texts.noUsers[language])
    for (const { email, name, role, state, lastSeenAt, units } of accounts) {
      const seen = lastSeenAt === null ? texts.neverSeen : texts.lastSeen(swedishMoment(lastSeenAt))
      const of = units.length === 0 ? [] : [units.map(({ key }) => key).join(', ')]
      const words = [
        email,
        name,
        roleTexts[role].name[language],
        ...of,
        accountStateTexts[state][language],
        seen[language],
      ]
      print(words.join('  '))
    }
    return EXIT.done
  },
}
