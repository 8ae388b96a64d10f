/** What stands between the name of a tag and its end: quoted values may hold anything. */
const REST_OF_TAG = `[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*`

/** Matches the opening tags of these names; the first group is the name, the second what follows it. */
export const openingTags = (...names: readonly string[]): RegExp =>
  new RegExp(`<(${names.join('|')})(?=[\\s/>])(${REST_OF_TAG})>`, 'g')

/** The attribute of a tag, entities resolved; `undefined` when it is not there. */
export function attribute(tag: string, name: string): string | undefined {
  const at = tag.indexOf(`${name}=`)
  if (at === -1) return undefined
  const match = PATTERNS[name]?.exec(tag)
  const written = match?.[1] ?? match?.[2]
  return written?.includes('&') ? withoutEntities(written) : written
}

const NAMES = ['r', 's', 't', 'min', 'max', 'hidden', 'ref', 'name', 'state', 'Id', 'Type', 'Target'] as const
const MORE_NAMES = ['numFmtId', 'fontId', 'val', 'formatCode', 'date1904', 'id'] as const
/** A prefix is allowed: `r:id` may be written with any. */
const PATTERNS: Readonly<Record<string, RegExp>> = Object.fromEntries(
  [...NAMES, ...MORE_NAMES].map((name) => [name, new RegExp(`(?:^|[\\s:])${name}=(?:"([^"]*)"|'([^']*)')`)] as const),
)

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const withoutEntities = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,5}));/gi, (written, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? written
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return point <= 0x10ffff ? String.fromCodePoint(point) : written
  })

/** True for the ways a boolean is written. */
export const isTrue = (written: string | undefined): boolean => written === '1' || written === 'true'

/** What stands before the first end tag of this name, from a place on; `undefined` when there is none. */
export function contentUpTo(xml: string, name: string, from: number): string | undefined {
  const end = xml.indexOf(`</${name}>`, from)
  return end === -1 ? undefined : xml.slice(from, end)
}

/** The namespace of spreadsheets, and the one that Excel uses for "Strict Open XML". */
const SPREADSHEET =
  /\sxmlns:([\w.-]+)=["']http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/spreadsheetml\/(?:2006\/)?main["']/

/**
 * The same XML, without comments, with escaped text for CDATA, and without the prefix that some systems put before the
 * names of a spreadsheet (`<x:row>`): so that a tag is found by its name.
 */
export function plainXml(xml: string): string {
  const text = xml.includes('<!') ? xml.replaceAll(COMMENT_OR_CDATA, (_, cdata = '') => escapeText(cdata)) : xml
  const prefix = SPREADSHEET.exec(text)?.[1]
  return prefix === undefined ? text : text.replaceAll(new RegExp(`<(/?)${prefix.replaceAll('.', '\\.')}:`, 'g'), '<$1')
}

const COMMENT_OR_CDATA = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>/g

/** Text as it is written between tags and in attributes. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
