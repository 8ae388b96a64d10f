import { NAME_FAMILIES } from './name-variants.ts'

// Assumption: which spellings of a Swedish name sound alike is our own list, made for linkage and decided by the
// project, 2026-11-21. Folding only ever makes names more alike; the model weighs how much that says.

/** Letters that do not come apart into a base letter and an accent, and the digraphs typed where å, ä, ö are missing. */
const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/æ|ae/g, 'a'],
  [/ø|œ|oe/g, 'o'],
  [/aa/g, 'a'],
  [/ß/g, 'ss'],
  [/[þ]/g, 'th'],
  [/[ðđ]/g, 'd'],
  [/ł/g, 'l'],
  [/ı/g, 'i'],
]

/** Spellings of one sound, in the order they are folded. Anchored patterns hold at the beginning of a word only. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:stj|skj|sj)|sch|sh/g, 'sj'],
  [/^[hlgd]j/g, 'j'],
  [/cqu/g, 'k'],
  [/qu(?=[aeiouy])/g, 'kv'], // Quist, Qvist, Kvist
  [/ch|kh/g, 'k'],
  [/c(?=[eiy])/g, 's'], // Cecilia, Sesilia
  [/[cq]/g, 'k'],
  [/ph/g, 'f'],
  [/th|dt/g, 't'],
  [/w/g, 'v'],
  [/z/g, 's'],
  [/x/g, 'ks'],
  [/h(?![aeiouy])/g, ''], // Ohlsson, Dahl, Sarah
  [/(?<=[^aeiouy])h/g, ''], // Rhodin, Ragnhild
  [/(.)\1+/g, '$1'],
]

/** What a folded name may begin with, by the letter it is shortened to: P. may be Philip, which is heard and folded as filip. */
const BEGINNINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({ c: 'ks', d: 'dj', g: 'gj', h: 'hj', l: 'lj', p: 'pf', q: 'k', w: 'v', x: 'k', z: 's' }),
)

/** Particles that people write, join or leave out. They count for nothing as long as another part is left. */
const PARTICLES: ReadonlySet<string> = new Set('af av von van der den de del della di dos la el al bin ibn'.split(' '))

/**
 * A name as it is compared in linkage: lower case, without accents, particles and differences of spelling that are
 * not heard. Å, ä, ö fold to a, a, o, since systems without them write a, ae, o, oe. `''` when no letter is left.
 */
export function foldName(name: string): string {
  return nameTokens(name).join(' ')
}

/** The parts of a name, folded, in the order written: "Anna-Karin von Wallin" → anna, karin, valin. */
export const nameTokens = (name: string): readonly string[] => nameParts(name).tokens

/** What a name is compared by. */
export interface NameParts {
  /** As `nameTokens` has them. */
  readonly tokens: readonly string[]
  /** Its words without a blank, particles and all. */
  readonly joined: string
  /** As `firstLetterOf` has it. */
  readonly firstLetter: string
  /** The letters, as written, of a name that is written as no more than initials: a, le for A., L-E. `''` for any other. */
  readonly onlyInitials: string
}

/** Takes a name apart and folds it. */
export function nameParts(name: string): NameParts {
  const all = plainWords(name)
  const words = withoutParticles(all)
  const tokens = words.map(foldSounds).filter((token) => token !== '')
  return {
    tokens,
    joined: words.length === all.length ? tokens.join('') : foldSounds(all.join('')),
    firstLetter: words[0]?.slice(0, 1) ?? '',
    onlyInitials: words.every(({ length }) => length === 1) ? words.join('') : '',
  }
}

/** Whether a folded part of a name may be what a letter stands for. */
export const mayBeShortenedTo = (letter: string, foldedToken: string): boolean =>
  (BEGINNINGS.get(letter) ?? letter).includes(foldedToken.slice(0, 1))

/**
 * The first letter of the given name and of the family name, as units write initials: "Anna Karin", "von Wallin" → aw.
 * `null` unless both are known, for one letter says next to nothing.
 */
export function initialsOf(givenName: string | null, familyName: string | null): string | null {
  const given = firstLetterOf(givenName)
  const family = firstLetterOf(familyName)
  return given === '' || family === '' ? null : given + family
}

/** Initials as written, in the form `initialsOf` gives: "A.W.", "a w" and "AW" → aw; "Å.Ö." → ao. */
export function foldInitials(written: string): string {
  return plainWords([...written.normalize('NFKC')].join(' ')).join('')
}

/** The letter that a name is shortened to in initials; `''` for none. */
export const firstLetterOf = (name: string | null): string =>
  withoutParticles(plainWords(name ?? ''))[0]?.slice(0, 1) ?? ''

/** Nearly every name: letters that are folded by their digraphs alone, and what parts them. */
const PLAIN_NAME = /^[a-z -]*$/i
const DIGRAPHS = /ae|oe|aa/

/** Lower-case words of letters alone, accents gone. Apostrophes join (O'Brien), everything else parts. */
function plainWords(name: string): string[] {
  if (PLAIN_NAME.test(name)) {
    const lower = name.toLowerCase()
    const plain = DIGRAPHS.test(lower) ? foldAll(lower, LETTERS) : lower
    return plain.split(/[ -]+/).filter((word) => word !== '')
  }
  const lower = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’ʼ`´]/g, '')
  const plain = foldAll(lower, LETTERS).normalize('NFKD').replace(/\p{M}/gu, '')
  return plain.split(/[^\p{L}]+/u).filter((word) => word !== '')
}

function withoutParticles(words: string[]): string[] {
  const weighty = words.filter((word) => !PARTICLES.has(word))
  return weighty.length === 0 ? words : weighty
}

/** What a word has at least for one of `SOUNDS` to change it. */
const MAY_SOUND_OTHERWISE = /[chqwxz]|^s[kt]j|^[dgl]j|dt|(.)\1/

const foldSounds = (word: string): string => (MAY_SOUND_OTHERWISE.test(word) ? foldAll(word, SOUNDS) : word)

const foldAll = (text: string, folds: readonly (readonly [RegExp, string])[]): string =>
  folds.reduce((folded, [spelling, sound]) => folded.replace(spelling, sound), text)

const familiesOf: ReadonlyMap<string, readonly string[]> = NAME_FAMILIES.reduce((families, spellings) => {
  const family = foldName(spellings[0] ?? '')
  for (const spelling of new Set(spellings.map(foldName)))
    families.set(spelling, [...(families.get(spelling) ?? []), family])
  return families
}, new Map<string, string[]>())

const NONE: readonly string[] = []

/** The families of names that a folded part of a given name may belong to (lase → lars); none for most. */
export function nameFamilies(foldedToken: string): readonly string[] {
  return familiesOf.get(foldedToken) ?? NONE
}

/**
 * A folded part of a name by its sound alone: what stays when vowels are written as they are heard in another language
 * (Aziz, Azeez; Haidari, Haaydari; Nasser, Nasr). Three consonants or more stand by themselves, since vowels differ most
 * between ways of transcribing; of shorter names the vowels are kept, only made alike.
 */
export function soundOf(foldedToken: string): string {
  const alike = foldedToken
    .replace(/ou|w/g, 'u')
    .replace(/[eyj]/g, 'i')
    .replace(/o/g, 'u')
    .replace(/h/g, '')
    .replace(/(.)\1+/g, '$1')
  const consonants = alike.replace(/[aiu]/g, '')
  if (consonants.length < 3) return alike
  return /^[aiu]/.test(alike) ? `a${consonants}` : consonants
}
