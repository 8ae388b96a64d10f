import type { NameTrait } from './traits.ts'

/** What is compared of each name of a list as whole numbers, by the number of the name: equal where the texts are. */
export interface NameNumbers {
  readonly sound: Int32Array
  readonly term: Int32Array
  /** Of each name all its families of spellings. */
  readonly families: readonly Int32Array[]
}

/** Numbers the sounds, terms and families of some names. */
export function numbersOfNames(names: readonly NameTrait[]): NameNumbers {
  const families = numbered(names.flatMap((name) => name.families))
  let from = 0
  return {
    sound: numbered(names.map(({ sound }) => sound)),
    term: numbered(names.map(({ term }) => term)),
    families: names.map((name) => {
      from += name.families.length
      return families.subarray(from - name.families.length, from)
    }),
  }
}

function numbered(texts: readonly string[]): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from(texts, (text) => {
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    return number
  })
}
