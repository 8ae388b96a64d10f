import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { configTexts } from './config.texts.ts'
import { LANGUAGES, type Text } from './domain/terms/text.ts'

/** One setting: where it is read from, what it means, and the safe default. */
interface Setting {
  readonly variable: string
  readonly meaning: Text
  readonly schema: z.ZodType<string | number>
  readonly fallback: string | number
}

const withoutSlash = (written: string) => written.replace(/\/$/, '')

/** A public address: https and a host, nothing after it. */
const isHttpsOrigin = (written: string) =>
  written.startsWith('https://') && URL.canParse(written) && new URL(written).origin === written

/** Every setting. A name here is the key in the settings file; the variable goes before the file. */
const SETTINGS = {
  data: { variable: 'TVARSNITT_DATA', meaning: configTexts.data, schema: z.string().min(1), fallback: 'data' },
  host: { variable: 'TVARSNITT_HOST', meaning: configTexts.host, schema: z.string().min(1), fallback: '127.0.0.1' },
  port: {
    variable: 'TVARSNITT_PORT',
    meaning: configTexts.port,
    schema: z.coerce.number().int().min(0).max(65_535),
    fallback: 3000,
  },
  address: {
    variable: 'TVARSNITT_ADDRESS',
    meaning: configTexts.address,
    schema: z.union([z.literal(''), z.string().transform(withoutSlash).refine(isHttpsOrigin)]),
    fallback: '',
  },
  language: {
    variable: 'TVARSNITT_LANGUAGE',
    meaning: configTexts.language,
    schema: z.enum(LANGUAGES),
    fallback: 'sv',
  },
  logLevel: {
    variable: 'TVARSNITT_LOG_LEVEL',
    meaning: configTexts.logLevel,
    schema: z.enum(['silent', 'error', 'warn', 'info', 'debug']),
    fallback: 'warn',
  },
  mail: {
    variable: 'TVARSNITT_MAIL',
    meaning: configTexts.mail,
    schema: z.union([z.literal(''), z.url({ protocol: /^smtps?$/ })]),
    fallback: '',
  },
  mailFrom: {
    variable: 'TVARSNITT_MAIL_FROM',
    meaning: configTexts.mailFrom,
    schema: z.email(),
    fallback: 'tvarsnitt@example.invalid',
  },
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof SETTINGS
export const SETTING_NAMES = Object.keys(SETTINGS).filter((name): name is SettingName => name in SETTINGS)

const configuration = z.object({
  data: SETTINGS.data.schema,
  host: SETTINGS.host.schema,
  port: SETTINGS.port.schema,
  address: SETTINGS.address.schema,
  language: SETTINGS.language.schema,
  logLevel: SETTINGS.logLevel.schema,
  mail: SETTINGS.mail.schema,
  mailFrom: SETTINGS.mailFrom.schema,
})
export type Config = z.infer<typeof configuration>

/** A setting as `tvarsnitt config` lists it. */
export interface SettingInForce {
  readonly name: SettingName
  readonly variable: string
  readonly meaning: Text
  readonly value: string | number
  readonly from: 'environment' | 'file' | 'default'
}

/** What is wrong with the settings, to be told before anything is done. */
export class ConfigError extends Error {
  readonly text: Text

  constructor(text: Text) {
    super(text.en)
    this.name = 'ConfigError'
    this.text = text
  }
}

const FILE_VARIABLE = 'TVARSNITT_CONFIG'
const DEFAULT_FILE = 'tvarsnitt.config.json'

/** Settings from the environment, then the file, then the defaults. The only reader of the environment. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): {
  readonly config: Config
  readonly settings: readonly SettingInForce[]
} {
  const file = readSettingsFile(environment[FILE_VARIABLE])
  const settings = SETTING_NAMES.map((name): SettingInForce => {
    const { variable, meaning, schema, fallback } = SETTINGS[name]
    const [written, from] = chosen(environment[variable], file[name])
    if (from === 'default') return { name, variable, meaning, value: fallback, from }
    const read = schema.safeParse(written)
    if (!read.success) throw new ConfigError(configTexts.wrongValue(from === 'environment' ? variable : name, meaning))
    return { name, variable, meaning, value: read.data, from }
  })
  const config = configuration.parse(Object.fromEntries(settings.map(({ name, value }) => [name, value])))
  if (config.mail !== '' && settings.some(({ name, from }) => name === 'mailFrom' && from === 'default'))
    throw new ConfigError(configTexts.mailFromMissing(SETTINGS.mailFrom.variable))
  return { config, settings: settings.map((one) => ({ ...one, value: withoutPassword(one.value) })) }
}

/** An address as it may be listed: who signs in to the mail server, and with what, is shown to nobody. */
function withoutPassword(value: string | number): string | number {
  return typeof value === 'string' ? value.replace(/^(smtps?:\/\/).*@/, '$1…@') : value
}

function chosen(fromEnvironment: string | undefined, fromFile: unknown): [unknown, SettingInForce['from']] {
  if (fromEnvironment !== undefined && fromEnvironment !== '') return [fromEnvironment, 'environment']
  return fromFile === undefined ? [undefined, 'default'] : [fromFile, 'file']
}

function readSettingsFile(named: string | undefined): Readonly<Record<string, unknown>> {
  const file = named ?? DEFAULT_FILE
  if (!existsSync(file)) {
    if (named !== undefined) throw new ConfigError(configTexts.fileMissing(file))
    return {}
  }
  const read = z.record(z.string(), z.unknown()).safeParse(parseJson(readFileSync(file, 'utf8')))
  if (!read.success) throw new ConfigError(configTexts.fileUnreadable(file))
  const unknown = Object.keys(read.data).find((key) => !SETTING_NAMES.some((name) => name === key))
  if (unknown !== undefined) throw new ConfigError(configTexts.unknownSetting(unknown, SETTING_NAMES))
  return read.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
