import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { parseAst } from 'vitest/node'

/** A node of the syntax tree, as the parser gives it. */
export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

/** A node with what it stands in: `key` is its place in `parent`. */
export interface PlacedNode {
  readonly node: SyntaxNode
  readonly parent: SyntaxNode | null
  readonly key: string
}

/** One import, re-export, dynamic import or file named by `new URL`. */
export interface Import {
  /** Path from the project's root, or the name of a package or built-in module. */
  readonly target: string
  readonly isFile: boolean
  readonly typeOnly: boolean
}

export interface SourceFile {
  /** Path from the project's root. */
  readonly path: string
  readonly text: string
  readonly body: readonly SyntaxNode[]
  readonly nodes: readonly PlacedNode[]
  readonly imports: readonly Import[]
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Paths of all files under a folder of the project, from its root. */
export function filesUnder(folder: string): string[] {
  return readdirSync(`${ROOT}${folder}`, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(ROOT.length))
    .sort()
}

/** Every TypeScript file under a folder, parsed. */
export function sourceFilesUnder(folder: string): SourceFile[] {
  return filesUnder(folder)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readSource(path, readFileSync(`${ROOT}${path}`, 'utf8')))
}

export function readSource(path: string, text: string): SourceFile {
  const program: unknown = parseAst(text, { lang: path.endsWith('.tsx') ? 'tsx' : 'ts' }, path)
  if (!isNode(program)) throw new Error(`${path} cannot be parsed`)
  const nodes = [...walk(program, null, '')]
  return { path, text, body: nodesIn(program.body), nodes, imports: nodes.flatMap((placed) => importOf(path, placed)) }
}

/** Where a node stands, for a message: the file and the line, counted from 1. */
export const placeOf = ({ path, text }: SourceFile, { start }: SyntaxNode): string =>
  `${path}:${text.slice(0, start).split('\n').length}`

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

/** The nodes of a list; what is no list has none. */
export const nodesIn = (value: unknown): SyntaxNode[] => (Array.isArray(value) ? value.filter(isNode) : [])

/** The name of an identifier, the text of a string; else nothing. */
export function nameOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined
  const name = value.type === 'Literal' ? value.value : value.name
  return typeof name === 'string' ? name : undefined
}

function* walk(node: SyntaxNode, parent: SyntaxNode | null, key: string): Generator<PlacedNode> {
  yield { node, parent, key }
  for (const [at, value] of Object.entries(node)) {
    const children = Array.isArray(value) ? nodesIn(value) : [value].filter(isNode)
    for (const child of children) yield* walk(child, node, at)
  }
}

function importOf(path: string, { node }: PlacedNode): Import[] {
  const target = targetOf(node)
  if (target === undefined) return []
  const isFile = target.startsWith('.')
  return [{ target: isFile ? join(dirname(path), target) : target, isFile, typeOnly: isTypeOnly(node) }]
}

function targetOf(node: SyntaxNode): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return nameOf(node.source)
    case 'NewExpression': {
      const file = nameOf(node.callee) === 'URL' ? nameOf(nodesIn(node.arguments)[0]) : undefined
      return file !== undefined && /^\..*\.tsx?$/.test(file) ? file : undefined
    }
    default:
      return undefined
  }
}

function isTypeOnly(node: SyntaxNode): boolean {
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') return true
  const specifiers = nodesIn(node.specifiers)
  return (
    specifiers.length > 0 &&
    specifiers.every(({ importKind, exportKind }) => importKind === 'type' || exportKind === 'type')
  )
}
