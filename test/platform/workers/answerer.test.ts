import { describe, expect, it } from 'vitest'
import { type Answerer, answerHere, isWorthAThread } from '../../../src/platform/workers/answerer.ts'
import { startWorker } from '../../../src/platform/workers/start-worker.ts'
import { addingUp } from './sums.ts'

type Adder = Answerer<number | string, number>
const inThread = (): Adder => startWorker(new URL('./adding-up.ts', import.meta.url))

describe.each([
  ['a thread of its own', inThread],
  ['the thread that asks', (): Adder => answerHere(addingUp())],
])('%s', (_, start) => {
  it('answers in the order it is asked, however long each answer takes', async () => {
    const adder = start()
    expect(await Promise.all([1, 10, 5].map(adder.ask))).toEqual([1, 11, 16])
    await adder.end()
  })

  it('fails on a question with what went wrong, and goes on with the next', async () => {
    const adder = start()
    const [wrong, right] = [adder.ask('fifteen'), adder.ask(3)]
    await expect(wrong).rejects.toThrow('fifteen is no number')
    expect(await right).toBe(3)
    await adder.end()
  })

  it('may fail before anybody looks at the answer', async () => {
    const adder = start()
    const wrong = adder.ask('fifteen')
    expect(await adder.ask(4)).toBe(4)
    await expect(wrong).rejects.toThrow('fifteen is no number')
    await adder.end()
  })
})

describe('a thread of its own', () => {
  it('that dies fails all that was asked, and all that is asked afterwards', async () => {
    const adder = inThread()
    expect(adder.isOver()).toBe(false)
    const asked = [adder.ask('die'), adder.ask(1)]
    for (const each of asked) await expect(each).rejects.toThrow('adding-up.ts has ended')
    await expect(adder.ask(1)).rejects.toThrow('adding-up.ts has ended')
    expect(adder.isOver()).toBe(true)
    await adder.end()
  })

  it('that is ended fails what it had not answered', async () => {
    const adder = inThread()
    const asked = adder.ask(1)
    await adder.end()
    await expect(asked).rejects.toThrow('has ended')
    await adder.end()
  })

  it('whose module is not there fails', async () => {
    const adder: Adder = startWorker(new URL('./nowhere.ts', import.meta.url))
    await expect(adder.ask(1)).rejects.toThrow('nowhere')
    await adder.end()
  })
})

it('is worth starting for a large municipality, not for a small one', () => {
  expect([isWorthAThread(800), isWorthAThread(30_000)]).toEqual([false, true])
})
