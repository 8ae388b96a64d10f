/** Adds up all it has been given; fails on a word, and ends its thread on `die`. */
export function addingUp(): (given: number | string) => Promise<number> {
  let sum = 0
  return async (given) => {
    if (given === 'die') process.exit(1)
    if (typeof given === 'string') throw new Error(`${given} is no number`)
    await new Promise((resolve) => setTimeout(resolve, 20 - given))
    sum += given
    return sum
  }
}
