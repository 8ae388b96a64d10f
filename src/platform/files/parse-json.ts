/** Where in a text something stands: rows and characters both from 1, as an editor counts them. */
export interface TextPlace {
  readonly row: number
  readonly character: number
}

/** What a JSON text says, or where it stops being JSON (`null` when that cannot be told). Never throws. */
export function parseJson(text: string): { readonly json: unknown } | { readonly stopsAt: TextPlace | null } {
  try {
    return { json: JSON.parse(text) }
  } catch {
    // The engine's own message is in English, differs from version to version and often has no position.
    const at = firstFault(text)
    return { stopsAt: at === null ? null : placeOf(text, at) }
  }
}

function placeOf(text: string, at: number): TextPlace {
  const rows = text.slice(0, at).split(/\r\n|\r|\n/)
  return { row: rows.length, character: (rows.at(-1)?.length ?? 0) + 1 }
}

const BLANKS = /[ \t\n\r]*/y
const STRING = /"[ !#-[\]-\u{10ffff}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\u{10ffff}]*)*"/uy
const PLAIN_VALUE = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y

/** What may come next: a value, a key, or what stands after a value. `firstValue` and `firstKey` may also be the end. */
type Expected = 'value' | 'firstValue' | 'key' | 'firstKey' | 'next'

/** The place of the first character that no JSON text could have there; `null` when all of it is JSON. */
function firstFault(text: string): number | null {
  const closers: string[] = []
  let expected: Expected = 'value'
  let at = end(BLANKS, text, 0) ?? 0
  while (!(expected === 'next' && closers.length === 0 && at === text.length)) {
    const closer = closers.at(-1)
    const character = text.charAt(at)
    let after: number | null = at + 1
    if (expected !== 'value' && expected !== 'key' && closer !== undefined && character === closer) {
      closers.pop()
      expected = 'next'
    } else if (expected === 'next') {
      if (character !== ',' || closer === undefined) return at
      expected = closer === '}' ? 'key' : 'value'
    } else if (expected === 'key' || expected === 'firstKey') {
      const colon = endOfKey(text, at)
      if ('fault' in colon) return colon.fault
      after = colon.end
      expected = 'value'
    } else if (character === '{' || character === '[') {
      closers.push(character === '{' ? '}' : ']')
      expected = character === '{' ? 'firstKey' : 'firstValue'
    } else {
      after = end(STRING, text, at) ?? end(PLAIN_VALUE, text, at)
      if (after === null) return at
      expected = 'next'
    }
    at = end(BLANKS, text, after) ?? after
  }
  return null
}

function endOfKey(text: string, at: number): { readonly end: number } | { readonly fault: number } {
  const afterKey = end(STRING, text, at)
  if (afterKey === null) return { fault: at }
  const colon = end(BLANKS, text, afterKey) ?? afterKey
  return text.charAt(colon) === ':' ? { end: colon + 1 } : { fault: colon }
}

/** Where what stands at a place ends; `null` when it does not stand there. */
function end(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : null
}
