import { type Columns, NOT_KNOWN } from './columns.ts'
import type { LikeNames } from './like-names.ts'
import type { RecordChains } from './persons-met.ts'
import { remembered } from './remembered.ts'

/** Under which names persons are kept and rows look for them, as numbers. Nobody needs to be found under a name that no row asks for. */
export interface NameKeys {
  /** How many have been asked for. */
  readonly count: () => number
  /** The names under which the persons are that a row may be: two that share none of these do not agree in name. */
  readonly ofRow: (row: number) => readonly number[]
  /** The names under which a person is kept, of those that have been asked for. Holds until the next person. */
  readonly ofPerson: (chains: RecordChains, person: number) => readonly number[]
}

/**
 * A person is kept under the given name, and under first and last initial. One of whom only the one or the other is known
 * is kept by its first letter for rows that know the other. `isBorne`: given names, by their numbers, of the persons there are.
 */
export function nameKeys(
  columns: Columns,
  like: LikeNames,
  { first, last, isSingle, letters }: EndsOfLetters,
  isBorne: ReadonlySet<number>,
): NameKeys {
  const { given, family, givenInitial, initials, letters: toldLetters, names, letterTexts } = columns
  // Names as whole numbers: given names, then what begins with each letter, and so on.
  const begins = names.length
  const single = names.length + letters
  const onlyInitials = single + letters
  const onlyGiven = single + 2 * letters
  const anybody = onlyGiven + letters
  const nameless = anybody + 1
  const both = anybody + 2
  const twoLetters = (one: number, other: number) => both + one * letters + other
  const asked = new Map<number, number>()
  const ask = (name: number): number => {
    const number = asked.get(name) ?? asked.size
    asked.set(name, number)
    return number
  }
  const borneLike = (name: number): number[] => [...like(name).keys()].filter((other) => isBorne.has(other))
  const keysOfNamed = (name: number, initial: number): number[] => [
    ...borneLike(name),
    onlyInitials + initial,
    nameless,
  ]
  const askedAsGiven = remembered((name: number): readonly number[] => borneLike(name).map(ask))
  const keysOfInitials = (text: number): number[] => {
    if (text === NOT_KNOWN) return [anybody]
    const one = first[text] ?? 0
    const other = last[text] ?? 0
    const own = [onlyGiven + one, nameless]
    if (isSingle[text] === 1) return [begins + one, ...own]
    return [...new Set([twoLetters(one, other), twoLetters(other, one)]), single + one, ...own]
  }
  const askedBy = remembered((kind: number): readonly number[] => {
    const name = Math.floor(kind / (letterTexts.length + 1)) - 1
    const text = (kind % (letterTexts.length + 1)) - 1
    return (name === NOT_KNOWN ? keysOfInitials(text) : keysOfNamed(name, first[text] ?? 0)).map(ask)
  })
  const told: number[] = []
  const tell = (name: number) => {
    const number = asked.get(name)
    if (number !== undefined && !told.includes(number)) told.push(number)
  }
  return {
    count: () => asked.size,
    ofRow: (row) => {
      const name = given[row] ?? NOT_KNOWN
      // Christina and Kristina are one name of two first letters.
      const text = (name === NOT_KNOWN ? toldLetters[row] : givenInitial[row]) ?? NOT_KNOWN
      const own = askedBy((name + 1) * (letterTexts.length + 1) + text + 1)
      const other = family[row] ?? NOT_KNOWN
      // Given and family name may have changed places.
      return name === NOT_KNOWN || other === NOT_KNOWN ? own : [...new Set([...own, ...askedAsGiven(other)])]
    },
    ofPerson: ({ first: firstOf, next }, person) => {
      told.length = 0
      tell(anybody)
      let isNameless = true
      for (let record = firstOf[person] ?? NOT_KNOWN; record !== NOT_KNOWN; record = next[record] ?? NOT_KNOWN) {
        const name = given[record] ?? NOT_KNOWN
        const text = initials[record] ?? NOT_KNOWN
        if (name !== NOT_KNOWN || text !== NOT_KNOWN) isNameless = false
        if (name !== NOT_KNOWN) tell(name)
        if (text !== NOT_KNOWN) {
          const one = first[text] ?? 0
          const other = last[text] ?? 0
          tell(begins + one)
          tell(isSingle[text] === 1 ? single + one : twoLetters(one, other))
          if (name === NOT_KNOWN) tell(onlyInitials + one)
        } else if (name !== NOT_KNOWN) tell(onlyGiven + (first[givenInitial[record] ?? NOT_KNOWN] ?? 0))
      }
      if (isNameless) tell(nameless)
      return told
    },
  }
}

/** First and last letter of each text of initials, as numbers. */
export interface EndsOfLetters {
  readonly first: Int32Array
  readonly last: Int32Array
  /** 1 for a text of one letter. */
  readonly isSingle: Uint8Array
  /** How many different letters there are. */
  readonly letters: number
}

/** First and last letter of some texts, by their places. */
export function endsOfLetters(texts: readonly string[]): EndsOfLetters {
  const letters = new Map<string, number>()
  const numberOf = (letter: string): number => {
    const number = letters.get(letter) ?? letters.size
    letters.set(letter, number)
    return number
  }
  return {
    first: Int32Array.from(texts, (text) => numberOf(text.slice(0, 1))),
    last: Int32Array.from(texts, (text) => numberOf(text.slice(-1))),
    isSingle: Uint8Array.from(texts, (text) => Number(text.length === 1)),
    letters: letters.size,
  }
}
