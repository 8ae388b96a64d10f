/** Takes every step of some work at once, and answers what comes of it. Never throws by itself. */
export function allAtOnce<Result>(steps: Iterator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
