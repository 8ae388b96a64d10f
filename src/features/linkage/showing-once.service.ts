import type { Context } from '../../platform/context.ts'

/** Milliseconds that a browser has to ask for the page a form led it to. */
const GOOD_FOR_MS = 60_000

interface Leave {
  readonly accountId: string
  readonly recordIds: ReadonlySet<string>
  /** What was being written when it was asked for. */
  readonly reason: string
  readonly until: number
}

interface LeaveUsed {
  readonly maySee: boolean
  readonly reason: string
}

const NO_LEAVE: LeaveUsed = { maySee: false, reason: '' }

/**
 * Leave to see some records whole, once: given where the showing is noted, and used up by the page that the form leads to.
 * Who comes back to that page sees it masked, and can ask again. It takes a reason that is being written along, which may
 * stand in no address.
 */
export function showingOnce({ clock, random }: Pick<Context, 'clock' | 'random'>) {
  const leaves = new Map<string, Leave>()
  const now = () => Date.parse(clock.now())
  return {
    give: (accountId: string, recordIds: readonly string[], reason: string): string => {
      for (const [old, { until }] of leaves) if (until <= now()) leaves.delete(old)
      const leave = random(16).toString('base64url')
      leaves.set(leave, { accountId, recordIds: new Set(recordIds), reason, until: now() + GOOD_FOR_MS })
      return leave
    },
    use: (given: string, accountId: string, recordIds: readonly string[]): LeaveUsed => {
      const leave = leaves.get(given)
      if (leave?.accountId !== accountId) return NO_LEAVE
      leaves.delete(given)
      if (leave.until <= now()) return NO_LEAVE
      return { maySee: recordIds.every((id) => leave.recordIds.has(id)), reason: leave.reason }
    },
  }
}
