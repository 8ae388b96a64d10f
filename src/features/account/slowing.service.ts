import { type Failures, failuresLeft, SLOWING, secondsToWait } from '../../domain/account/slowing.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { later } from './session.service.ts'
import { findFailures, forgetFailuresBefore, saveFailures } from './slowing.repository.ts'

/** Who a try is counted against. The key tells nobody which address or network it is. */
export interface Subject {
  readonly key: string
  readonly slowing: keyof typeof SLOWING
}

/** Who tries: the address as typed, where from, and whether the browser has signed in to the account before. */
export interface Trier {
  readonly email: string
  readonly network: string
  /** A browser that has been signed in to the account before; `null` for any other. */
  readonly knownBrowser: string | null
}

/**
 * Against whom a try is counted. A browser that is known is counted by itself: whoever fails on purpose elsewhere in the
 * same town hall slows nobody who has signed in there before.
 */
export function subjectsOf({ vault }: Pick<Context, 'vault'>, { email, network, knownBrowser }: Trier): Subject[] {
  const key = (...words: string[]) => vault.keyOf('sign-in', words.join('|'))
  if (knownBrowser !== null) return [{ key: key('browser', email, knownBrowser), slowing: 'account' }]
  return [
    { key: key('account', email, network), slowing: 'account' },
    { key: key('network', network), slowing: 'network' },
  ]
}

/** Codes are counted by the account too, wherever the tries come from: who comes that far knows the password. */
export function subjectsOfCode(context: Pick<Context, 'vault'>, trier: Trier): Subject[] {
  const own: Subject = { key: context.vault.keyOf('sign-in', `code|${trier.email}`), slowing: 'code' }
  return trier.knownBrowser === null ? [...subjectsOf(context, trier), own] : subjectsOf(context, trier)
}

/** Failures are kept for a day: then nothing of them slows anybody. */
const FORGET_SECONDS = 24 * 3600

/** A try that was counted, so that the count can be taken back; or the seconds to wait before there can be one. */
export type Try = { readonly wait: number } | CountedTry

/** A try that may be made. */
export interface CountedTry {
  readonly counts: readonly Count[]
}

interface Count extends Subject {
  readonly before: Failures | undefined
  readonly failures: number
}

/**
 * Counts a try as failed before it is known how it ends: of tries made at once none slips through. A try that has to
 * wait is not counted.
 */
export async function beginTry({ db, clock }: Context, subjects: readonly Subject[]): Promise<Try> {
  return inTransaction(db, async (inside): Promise<Try> => {
    const now = clock.now()
    await forgetFailuresBefore(inside, later(now, -FORGET_SECONDS))
    const counts: Count[] = []
    for (const { key, slowing } of subjects) {
      const before = await findFailures(inside, key)
      const failures = (before ? failuresLeft(before, SLOWING[slowing], now) : 0) + 1
      counts.push({ key, slowing, before, failures })
    }
    const waits = counts.map(({ before, slowing }) => (before ? secondsToWait(before, SLOWING[slowing], now) : 0))
    const wait = Math.max(0, ...waits)
    if (wait > 0) return { wait }
    for (const { key, failures } of counts) await saveFailures(inside, key, { failures, lastFailedAt: now })
    return { counts }
  })
}

/** Takes back the count of a try that did not fail: unless others came between, all is as it was before. */
export async function takeBackTry({ db }: Context, counts: readonly Count[]): Promise<void> {
  await inTransaction(db, async (inside) => {
    for (const { key, before, failures } of counts) {
      const found = await findFailures(inside, key)
      if (found === undefined) continue
      const isOurs = found.failures === failures
      await saveFailures(inside, key, isOurs ? (before ?? null) : { ...found, failures: found.failures - 1 })
    }
  })
}

/** Somebody has signed in: the account's failures are forgotten, those of the network less this try. */
export async function forgetFailures(context: Context, counts: readonly Count[]): Promise<void> {
  await takeBackTry(context, counts)
  for (const { key, slowing } of counts) if (slowing !== 'network') await saveFailures(context.db, key, null)
}
