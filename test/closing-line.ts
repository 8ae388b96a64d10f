import type { Reporter, TestCase, TestModule, TestRunEndReason, Vitest } from 'vitest/node'

/** What came of a run: test cases, with one more failed for each file, suite or stray error that is no test case. */
interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** The line that closes the output of a run: `N passed, N failed`, and `, N skipped` where any were. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** Counts a run. One that ended badly has failed at least once, whatever its test cases say. */
export function tallyRun(
  modules: readonly TestModule[],
  strayErrors: readonly unknown[],
  reason: TestRunEndReason,
): Tally {
  const cases = modules.flatMap((module) => [...module.children.allTests()])
  const count = (...states: readonly ReturnType<TestCase['result']>['state'][]) =>
    cases.filter((each) => states.includes(each.result().state)).length
  const holders = modules.flatMap((module) => [module, ...module.children.allSuites()])
  const broken = holders.filter((holder) => holder.errors().length > 0).length
  // A case still pending never came to an end: the run was broken off.
  const failed = count('failed', 'pending') + broken + strayErrors.length
  return { passed: count('passed'), failed: Math.max(failed, reason === 'passed' ? 0 : 1), skipped: count('skipped') }
}

/**
 * Ends the output with the closing line. It is written when the process leaves, after everything any reporter has to
 * say; a run that never gets to its end closes as failed. When watching, after each run.
 */
export default class ClosingLine implements Reporter {
  private tally: Tally | undefined
  private watches = false

  onInit(vitest: Vitest): void {
    this.watches = vitest.config.watch
  }

  onTestRunStart(): void {
    if (this.tally !== undefined) return
    this.tally = { passed: 0, failed: 1, skipped: 0 }
    if (!this.watches) process.once('exit', () => this.write())
  }

  onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly unknown[], reason: TestRunEndReason): void {
    this.tally = tallyRun(modules, strayErrors, reason)
    if (this.watches) this.write()
  }

  private write(): void {
    if (this.tally !== undefined) process.stdout.write(`${closingLine(this.tally)}\n`)
  }
}
