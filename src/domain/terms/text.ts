import { z } from 'zod'

/** The languages a person can read Tvärsnitt in: Swedish first, English second. */
export const LANGUAGES = ['sv', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** One thing said to a person, in every language. Files named `*.texts.ts` hold these and nothing else does. */
export const text = z.strictObject({ sv: z.string(), en: z.string() }).readonly()
export type Text = z.infer<typeof text>

/** The same words in every language: a name, a number, a code. */
export const verbatim = (words: string): Text => ({ sv: words, en: words })

/** A list as a sentence has it: "a, b och c". */
export function listInWords(items: readonly Text[], lastWord: Text = { sv: 'och', en: 'and' }): Text {
  const join = (language: Language) => {
    const words = items.map((item) => item[language])
    const last = words.pop() ?? ''
    return words.length === 0 ? last : `${words.join(', ')} ${lastWord[language]} ${last}`
  }
  return { sv: join('sv'), en: join('en') }
}

/** Texts one after another, with something between. */
export const joined = (texts: readonly Text[], by: string): Text => ({
  sv: texts.map(({ sv }) => sv).join(by),
  en: texts.map(({ en }) => en).join(by),
})
