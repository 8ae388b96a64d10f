/** Browsers by a word in what they call themselves: the first that fits, since most name others too. */
const BROWSERS = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['CriOS', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const

const SYSTEMS = [
  ['Windows', 'Windows'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['CrOS', 'Chromebook'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const

/** A browser and what it runs on, as somebody knows it; `null` for what it does not say. */
export interface Device {
  readonly browser: string | null
  readonly system: string | null
}

/** The device of a session, from what the browser calls itself. */
export function readDevice(userAgent: string): Device {
  const named = (names: readonly (readonly [string, string])[]) =>
    names.find(([word]) => userAgent.includes(word))?.[1] ?? null
  return { browser: named(BROWSERS), system: named(SYSTEMS) }
}
