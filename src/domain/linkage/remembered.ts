/**
 * The same function, asked once of each value: for what is asked often of few. Where there may be many, `most` answers
 * are kept: then all are forgotten, and what is asked often is soon known again.
 */
export function remembered<Asked, Answer>(of: (asked: Asked) => Answer, most = Infinity): (asked: Asked) => Answer {
  const known = new Map<Asked, Answer>()
  return (asked) => {
    const before = known.get(asked)
    if (before !== undefined) return before
    const answer = of(asked)
    if (known.size >= most) known.clear()
    known.set(asked, answer)
    return answer
  }
}

/** The same of whole numbers up to some number, answered by numbers. */
export function rememberedBelow(numbers: number, of: (asked: number) => number): (asked: number) => number {
  const known = new Float64Array(numbers).fill(Number.NaN)
  return (asked) => {
    const before = known[asked] ?? Number.NaN
    if (!Number.isNaN(before)) return before
    const answer = of(asked)
    known[asked] = answer
    return answer
  }
}
