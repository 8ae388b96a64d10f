/** The same function, asked once of each value: for what is asked often of few. */
export function remembered<Asked, Answer>(of: (asked: Asked) => Answer): (asked: Asked) => Answer {
  const known = new Map<Asked, Answer>()
  return (asked) => {
    const before = known.get(asked)
    if (before !== undefined) return before
    const answer = of(asked)
    known.set(asked, answer)
    return answer
  }
}
