/** Fewest and most characters of a password. Source: OWASP ASVS 5.0, 6.2.1 and 6.2.9; no rules of composition (6.2.5). */
export const PASSWORD_LENGTH = { least: 12, most: 128 } as const

/** Why a password is refused. */
export const PASSWORD_FAULTS = ['too_short', 'too_long', 'common', 'about_you'] as const
/** One of `PASSWORD_FAULTS`. */
export type PasswordFault = (typeof PASSWORD_FAULTS)[number]

/** What a password is compared with. */
export interface PasswordSurroundings {
  /** True of a word, in small letters, that is on the list of common passwords. */
  readonly isCommon: (word: string) => boolean
  /** Words that whoever guesses tries first: the service, the municipality, the person's name and address. */
  readonly context: readonly string[]
}

/** Letters that have to be left of a password when the words around it are taken away. */
const LETTERS_OF_ITS_OWN = 5
/** Shorter words of the surroundings stand in too many passwords by chance. */
const SHORTEST_CONTEXT = 4

/** Why a password is refused; `null` when it may be used. Capitals, and digits or signs before and after, hide nothing. */
export function passwordFault(password: string, { isCommon, context }: PasswordSurroundings): PasswordFault | null {
  const length = [...password.normalize('NFC')].length
  if (length < PASSWORD_LENGTH.least) return 'too_short'
  if (length > PASSWORD_LENGTH.most) return 'too_long'
  const small = password.normalize('NFC').toLowerCase()
  if (isMonotonous(small)) return 'common'
  const spellings = [small, plainLetters(small), plainLetters(unmasked(small))]
  const forms = spellings.flatMap((word) => [word, core(word), halfOf(word), halfOf(core(word))])
  if (forms.some((word) => word.length > 0 && isCommon(word))) return 'common'
  const words = context.flatMap(contextWords)
  // A password without any letters has nothing of its own to lose: it is judged by the list alone.
  const isAboutYou = spellings.some((word) => {
    const own = without(plainLetters(word), words)
    return own !== plainLetters(word) && lettersOf(own).length < LETTERS_OF_ITS_OWN
  })
  return isAboutYou ? 'about_you' : null
}

/** One group of signs over and over, or a run along the alphabet or the digits. */
function isMonotonous(text: string): boolean {
  if (/^(.{1,4})\1+.{0,3}$/u.test(text)) return true
  const codes = [...text].map((sign) => sign.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0))
  const straight = steps.filter((step) => step === 1 || step === -1 || step === 0 || step === -9 || step === 9)
  return straight.length >= steps.length - 1
}

const MASKS: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '@': 'a', $: 's' }

/** Letters written as digits and signs, put back. */
const unmasked = (text: string) => text.replace(/[01345@$]/g, (sign) => MASKS[sign] ?? sign)

/** Without digits and signs before and after. */
const core = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')

/** The word of which the text is twice the same; else nothing. */
function halfOf(text: string): string {
  const half = text.slice(0, text.length / 2)
  return text === half + half ? half : ''
}

const plainLetters = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')
const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '')

const contextWords = (text: string): string[] =>
  plainLetters(text.toLowerCase())
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= SHORTEST_CONTEXT)

/** The text with the words taken out, the longest first. */
const without = (text: string, words: readonly string[]): string =>
  words.toSorted((left, right) => right.length - left.length).reduce((rest, word) => rest.replaceAll(word, ' '), text)
