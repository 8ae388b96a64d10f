import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { clearAway } from '../../src/platform/clear-away.ts'

it('clears away what nobody holds, and nothing else', async () => {
  const held = { rows: Array.from({ length: 1000 }, (_, at) => ({ at })) }
  const [kept, dropped] = [new WeakRef(held), droppedAtOnce()]
  await setImmediate() // a weak reference holds until the turn in which it was made is over
  clearAway()
  expect([kept.deref(), dropped.deref()]).toEqual([held, undefined])
})

const droppedAtOnce = () => new WeakRef({ rows: Array.from({ length: 1000 }, (_, at) => ({ at })) })
