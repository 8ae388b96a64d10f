import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inTurns, mapInTurns } from '../../../src/platform/workers/in-turns.ts'

/** Work that holds the thread for longer than one turn. */
function busy() {
  for (const from = performance.now(); performance.now() - from < 20; );
}

it('lets others have their turn in the middle of long work', async () => {
  const done: string[] = []
  const work = mapInTurns([1, 2, 3, 4], (item) => {
    busy()
    done.push(`item ${item}`)
    return item * 2
  })
  await setImmediate()
  done.push('another')
  expect(await work).toEqual([2, 4, 6, 8])
  expect(done.indexOf('another')).toBeLessThan(done.indexOf('item 4'))
})

it('answers what the steps come to, and fails as they fail', async () => {
  function* steps(): Generator<void, string> {
    yield
    return 'done'
  }
  expect(await inTurns(steps())).toBe('done')
  expect(await mapInTurns([], () => 1)).toEqual([])
  const failing = mapInTurns([1], () => {
    throw new Error('stop')
  })
  await expect(failing).rejects.toThrow('stop')
})
