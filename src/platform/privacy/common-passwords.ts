/** The list by which a word is told to be a common password. Read when it is first asked for: it is large. */
export async function commonPasswords(): Promise<(word: string) => boolean> {
  list ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']))
  const words = await list
  return (word) => words.has(word)
}

let list: Promise<ReadonlySet<string>> | undefined
