import { LINE_HEIGHT } from './drawing.ts'

/** Width of a text in points. */
export type WidthOf = (text: string) => number

/** As many lines as a text needs and may have, cut between words (or within a word too long for a line), the last with "…". */
export function wrapped(text: string, width: number, most: number, widthOf: WidthOf): string[] {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const lines: string[] = []
  for (const word of words.flatMap((each) => pieces(each, width, widthOf))) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && widthOf(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  return [...kept.slice(0, -1), shortened(`${kept.at(-1) ?? ''}…`, width, widthOf)]
}

/** A word in parts that each have room on a line. */
function pieces(word: string, width: number, widthOf: WidthOf): string[] {
  if (widthOf(word) <= width) return [word]
  const parts: string[] = ['']
  for (const letter of word) {
    const longer = `${parts.at(-1) ?? ''}${letter}`
    if (widthOf(longer) <= width || parts.at(-1) === '') parts[parts.length - 1] = longer
    else parts.push(letter)
  }
  return parts
}

function shortened(text: string, width: number, widthOf: WidthOf): string {
  const letters = Array.from(text.replace(/…$/, ''))
  while (letters.length > 1 && widthOf(`${letters.join('')}…`) > width) letters.pop()
  return `${letters.join('')}…`
}

/** A label in the explanation of a picture: where its sign stands, and its lines. */
export interface Placed<Item> {
  readonly item: Item
  readonly x: number
  readonly y: number
  readonly lines: readonly string[]
}

/** Room for the sign before a label, and between one label and the next. */
const SIGN = 34
const BETWEEN = 20

/** Labels side by side as far as there is room, then on the next line. `height`: of all lines together. */
export function flowOf<Item extends { readonly label: string }>(
  items: readonly Item[],
  width: number,
  widthOf: WidthOf,
): { readonly placed: readonly Placed<Item>[]; readonly height: number } {
  let [x, y, tallest] = [0, 0, 0]
  const placed = items.map((item) => {
    const lines = wrapped(item.label, width - SIGN, 3, widthOf)
    const needed = SIGN + Math.max(0, ...lines.map(widthOf))
    if (x > 0 && x + needed > width) [x, y, tallest] = [0, y + tallest + 4, 0]
    const place = { item, x, y, lines }
    x += needed + BETWEEN
    tallest = Math.max(tallest, lines.length * LINE_HEIGHT)
    return place
  })
  return { placed, height: items.length === 0 ? 0 : y + tallest }
}
