import { isNode, nameOf, nodesIn, type PlacedNode, placeOf, type SourceFile, type SyntaxNode } from './source-file.ts'

/** The stages, in their one order: what stands later may use what stands earlier, never the other way. */
export const STAGES = [
  'terms',
  'account',
  'audit',
  'census',
  'submission',
  'outreach',
  'linkage',
  'classification',
  'comparison',
  'report',
  'disclosure',
] as const

/** Pure and synchronous: all that the domain may use beside itself. */
const DOMAIN_PACKAGES = ['zod', 'temporal-polyfill', 'yalps']

/** Packages that one part of the code alone may use. */
const KEPT_TO: Readonly<Record<string, (path: string) => boolean>> = {
  'better-sqlite3': (path) => path.startsWith('src/platform/database/'),
  kysely: (path) => /\.repository\.ts$|^src\/platform\/database\/|^migrations\//.test(path),
  papaparse: (path) => path.startsWith('src/platform/files/'),
  exceljs: (path) => path.startsWith('src/platform/files/'),
  yauzl: (path) => path.startsWith('src/platform/files/'),
  'chart.js': (path) => path.startsWith('src/platform/charts/'),
  '@node-rs': (path) => path.startsWith('src/platform/privacy/'),
  '@zxcvbn-ts': (path) => path.startsWith('src/platform/privacy/'),
  otpauth: (path) => path.startsWith('src/platform/privacy/'),
  qrcode: (path) => path.startsWith('src/platform/privacy/'),
  '@napi-rs': (path) => path.startsWith('src/platform/charts/'),
}

/** Files in which Swedish stands, and why. Everywhere else a text a person reads belongs in a `.texts.ts` file. */
const SWEDISH_FILES: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/\.texts\.ts$/, 'what people read'],
  [/^src\/domain\/submission\/codes\.ts$/, 'the Swedish labels of the codes, read in files and shown'],
  [/^src\/domain\/submission\/column-map\.ts$/, 'the Swedish names of the columns'],
  [/^src\/domain\/terms\/name-variants\.ts$/, 'spellings of Swedish names'],
  [/^src\/domain\/terms\/names\.ts$/, 'how Swedish letters are folded'],
  [/^src\/domain\/terms\/personnummer\.ts$/, 'Swedish words in a cell that holds a number'],
  [/^src\/domain\/classification\/definitions\//, 'the words of the definitions, kept with their rules'],
]

/** Words that people are not met with. Source: ux.md and domain.md section 2. */
const WORDS_AVOIDED = ['ogiltig', 'vänligen', 'tyvärr', 'uteliggare', 'slå ihop']

/** The casts that are left: a file, and the number it may hold. */
const CASTS_ALLOWED: Readonly<Record<string, number>> = { 'src/domain/terms/tally.ts': 1 }

const layerOf = (path: string) => /^src\/(domain|platform|features|commands|client)\//.exec(path)?.[1] ?? path
const STAGE_NAMES: readonly string[] = STAGES
const stageOf = (path: string) => STAGE_NAMES.indexOf(path.split('/')[2] ?? '')

/** The files that put everything together, and their texts. */
const isComposition = (path: string) => /^src\/(app|config|main)(\.texts)?\.ts$/.test(path)

/** What a file imports against the table of layers. `main.ts` is imported by nobody, `app.ts` and `config.ts` by it and by commands. */
export function layerFaults(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.flatMap(({ target, isFile, typeOnly }) => {
      const why = isFile ? fileFault(path, target, typeOnly) : packageFault(path, target)
      return why === null ? [] : [`${path} imports ${target}: ${why}`]
    }),
  )
}

function packageFault(path: string, name: string): string | null {
  const keptTo = KEPT_TO[name.split('/')[0] ?? '']
  if (keptTo && /^(src|migrations)\//.test(path) && !keptTo(path)) return 'another part of the code alone uses it'
  if (layerOf(path) === 'domain' && !DOMAIN_PACKAGES.includes(name)) return 'the domain is pure'
  if (layerOf(path) === 'client' && name.startsWith('node:')) return 'it runs in a browser'
  return null
}

function fileFault(path: string, target: string, typeOnly: boolean): string | null {
  if (target === 'src/main.ts') return 'nothing imports main.ts'
  if (path.startsWith('scripts/') || path.startsWith('test/')) return null
  if (path.startsWith('migrations/')) return target.startsWith('migrations/') ? null : 'a migration stands by itself'
  if (isComposition(target) && !isComposition(path) && layerOf(path) !== 'commands') return 'only commands compose'
  if (/^(scripts|test)\//.test(target)) return 'not part of the service'
  return isComposition(path) || layerOf(path) === 'commands' ? null : betweenLayers(path, target, typeOnly)
}

const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  platform: ['domain', 'platform'],
  features: ['domain', 'platform', 'features'],
  client: ['client', 'domain'],
}

function betweenLayers(path: string, target: string, typeOnly: boolean): string | null {
  const [from, to] = [layerOf(path), layerOf(target)]
  if (!MAY_USE[from]?.includes(to)) return `${from} may not use ${to}`
  if (from === 'client' && to === 'domain' && !typeOnly) return 'the browser shares types alone'
  if ((from === 'domain' || from === 'features') && from === to && stageOf(target) > stageOf(path)) {
    return 'a later stage'
  }
  return null
}

/** Imports that lead back to where they started, each told once. */
export function importCycles(files: readonly SourceFile[]): string[] {
  const targets = new Map(
    files.map(({ path, imports }) => [path, imports.filter(({ isFile }) => isFile).map(({ target }) => target)]),
  )
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (trail.includes(path) || done.has(path)) return
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of targets.keys()) visit(path, [])
  return cycles
}

/** Things of the outside world: the domain gets what they say handed in. */
const OUTSIDE_WORLD = [
  'console',
  'process',
  'performance',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
  'globalThis',
]
const IMPURE_MEMBERS = ['Date.now', 'Math.random', 'Temporal.Now']

/** Clock, chance, waiting and the outside world in the domain. */
export function impurities(file: SourceFile): string[] {
  return inspect(file, ({ node, parent, key }) => {
    if (node.type === 'AwaitExpression' || node.async === true) return 'waits'
    if (node.type === 'NewExpression' && nameOf(node.callee) === 'Date') return 'new Date'
    if (IMPURE_MEMBERS.includes(memberOf(node))) return memberOf(node)
    const name = node.type === 'Identifier' ? nameOf(node) : undefined
    const isName = parent !== null && (key === 'property' || key === 'key') && parent.computed !== true
    return name !== undefined && OUTSIDE_WORLD.includes(name) && !isName ? name : null
  })
}

/** `object.property`, where both are plain names. */
function memberOf(node: SyntaxNode): string {
  return node.type === 'MemberExpression' ? `${nameOf(node.object) ?? ''}.${nameOf(node.property) ?? ''}` : ''
}

/** Reading the environment: `config.ts` does it for all of `src`. */
export function environmentReads(file: SourceFile): string[] {
  return file.path === 'src/config.ts'
    ? []
    : inspect(file, ({ node }) => (memberOf(node) === 'process.env' ? 'process.env' : null))
}

/** SQL put together as text. */
export function rawSql(file: SourceFile): string[] {
  return inspect(file, ({ node }) => (memberOf(node) === 'sql.raw' ? 'sql.raw' : null))
}

/** Ways around the type checker. Casts to a constant are none. */
export function typeEscapes(file: SourceFile): string[] {
  const suppressed = /@ts-(?:ignore|expect-error|nocheck)/.test(file.text) ? [`${file.path}: suppressed errors`] : []
  const escapes = inspect(file, ({ node }) => {
    if (node.type === 'TSAnyKeyword') return 'any'
    return node.type === 'TSNonNullExpression' ? 'non-null assertion' : null
  })
  return [...suppressed, ...escapes]
}

/** Casts beyond those allowed. */
export function casts(file: SourceFile): string[] {
  const found = inspect(file, ({ node }) => {
    if (node.type === 'TSTypeAssertion') return 'cast'
    return node.type === 'TSAsExpression' && !isConst(node.typeAnnotation) ? 'cast' : null
  })
  return found.length > (CASTS_ALLOWED[file.path] ?? 0) ? found : []
}

const isConst = (type: unknown) => isNode(type) && nameOf(type.typeName) === 'const'

/** Swedish in a string outside the files that hold Swedish. */
export function strayTexts(file: SourceFile): string[] {
  if (SWEDISH_FILES.some(([pattern]) => pattern.test(file.path))) return []
  return inspect(file, ({ node }) => (/[åäö]/i.test(wordsOf(node)) ? `Swedish: ${wordsOf(node).trim()}` : null))
}

/** Words nobody should be met with, in a file of texts. */
export function wordsToAvoid(file: SourceFile): string[] {
  if (!file.path.endsWith('.texts.ts')) return []
  return inspect(file, ({ node }) => WORDS_AVOIDED.find((word) => wordsOf(node).toLowerCase().includes(word)) ?? null)
}

/** The text of a string, a part of a template, or what stands between tags. */
function wordsOf({ type, value }: SyntaxNode): string {
  if (type === 'Literal' || type === 'JSXText') return typeof value === 'string' ? value : ''
  if (type !== 'TemplateElement' || typeof value !== 'object' || value === null || !('raw' in value)) return ''
  return typeof value.raw === 'string' ? value.raw : ''
}

/**
 * Exports of the domain that nothing is said of. A type taken from a value of the same file (`z.infer<typeof unit>`,
 * `(typeof LEFT_TO)[number]`, `keyof typeof PROBLEMS`) is told of there.
 */
export function undocumentedExports(file: SourceFile): string[] {
  return file.body.flatMap((node) => {
    if (!node.type.startsWith('Export') || isDocumented(file, node) || isTakenFromValue(node.declaration)) return []
    return [`${placeOf(file, node)} ${declaredNames(node)}`]
  })
}

const isDocumented = ({ text }: SourceFile, { start }: SyntaxNode) =>
  /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.test(text.slice(0, start))

function isTakenFromValue(declaration: unknown): boolean {
  if (!isNode(declaration) || declaration.type !== 'TSTypeAliasDeclaration' || !isNode(declaration.typeAnnotation)) {
    return false
  }
  const { type, objectType, typeArguments, operator, typeAnnotation } = declaration.typeAnnotation
  if (type === 'TSIndexedAccessType') return isTypeOf(objectType)
  if (type === 'TSTypeOperator') return operator === 'keyof' && isTypeOf(typeAnnotation)
  return type === 'TSTypeReference' && isNode(typeArguments) && nodesIn(typeArguments.params).every(isTypeOf)
}

function isTypeOf(type: unknown): boolean {
  if (!isNode(type)) return false
  return type.type === 'TSTypeQuery' || (type.type === 'TSParenthesizedType' && isTypeOf(type.typeAnnotation))
}

function declaredNames({ declaration }: SyntaxNode): string {
  if (!isNode(declaration)) return 're-export'
  const declared = [declaration, ...nodesIn(declaration.declarations)]
  return declared.flatMap(({ id }) => nameOf(id) ?? []).join(', ')
}

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/
const EMPTY_NAMES = /^(utils?|helpers?|common|managers?|misc|shared)$/

/** File and folder names that say nothing, are not in kebab-case, or lack the suffix of their layer. */
export function nameFaults(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const why = nameFault(path)
    return why === null ? [] : [`${path}: ${why}`]
  })
}

function nameFault(path: string): string | null {
  const file = path.split('/').at(-1) ?? ''
  if (path.startsWith('migrations/'))
    return /^(\d{4}_[a-z0-9_]+|index)\.ts$/.test(file) ? null : 'not NNNN_what_it_does'
  if (!/\.tsx?$/.test(file)) return null
  const parts = path.split('/').flatMap((part) => part.split('.'))
  if (parts.some((part) => EMPTY_NAMES.test(part))) return 'a name that says nothing'
  if (!parts.every((part) => KEBAB.test(part))) return 'not in kebab-case'
  if (/^src\/(domain|features)\//.test(path) && stageOf(path) === -1) return 'not in a stage'
  if (!path.startsWith('src/features/')) return null
  return /\.(routes|service|repository|worker|texts)\.ts$|\.page\.tsx$/.test(file) ? null : 'no suffix of its layer'
}

function inspect(file: SourceFile, faultOf: (placed: PlacedNode) => string | null): string[] {
  return file.nodes.flatMap((placed) => {
    const fault = faultOf(placed)
    return fault === null ? [] : [`${placeOf(file, placed.node)} ${fault}`]
  })
}
