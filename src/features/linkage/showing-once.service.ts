import type { Context } from '../../platform/context.ts'

/** Milliseconds that a browser has to ask for the page a form led it to. */
const GOOD_FOR_MS = 60_000

interface Leave {
  readonly accountId: string
  readonly recordIds: ReadonlySet<string>
  readonly until: number
}

/**
 * Leave to see some records whole, once: given where the showing is noted, and used up by the page that the form leads to.
 * Who comes back to that page sees it masked, and can ask again.
 */
export function showingOnce({ clock, random }: Pick<Context, 'clock' | 'random'>) {
  const leaves = new Map<string, Leave>()
  const now = () => Date.parse(clock.now())
  return {
    give: (accountId: string, recordIds: readonly string[]): string => {
      for (const [old, { until }] of leaves) if (until <= now()) leaves.delete(old)
      const leave = random(16).toString('base64url')
      leaves.set(leave, { accountId, recordIds: new Set(recordIds), until: now() + GOOD_FOR_MS })
      return leave
    },
    use: (given: string, accountId: string, recordIds: readonly string[]): boolean => {
      const leave = leaves.get(given)
      if (leave?.accountId !== accountId) return false
      leaves.delete(given)
      return leave.until > now() && recordIds.every((id) => leave.recordIds.has(id))
    },
  }
}
