import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readDevice } from '../../../src/domain/account/device.ts'
import { ownPath } from '../../../src/domain/account/own-path.ts'
import { readOneTimeCode, readRecoveryCode, recoveryCode } from '../../../src/domain/account/recovery-code.ts'
import { failuresLeft, SLOWING, secondsToWait } from '../../../src/domain/account/slowing.ts'

const AT = '2026-11-16T08:00:00.000Z'
const after = (seconds: number) => new Date(Date.parse(AT) + seconds * 1000).toISOString()

it('waiting doubles with each failure, to a limit, and is over when it is over', () => {
  const wait = (failures: number, seconds = 0) =>
    secondsToWait({ failures, lastFailedAt: AT }, SLOWING.account, after(seconds))
  expect([1, 2, 3, 4, 5, 10, 11, 50].map((failures) => wait(failures))).toEqual([0, 0, 5, 10, 20, 640, 900, 900])
  expect([wait(4, 9), wait(4, 10), wait(50, 899), wait(50, 900)]).toEqual([1, 0, 1, 0])
})

it('failures are forgotten one by one', () => {
  const left = (seconds: number) => failuresLeft({ failures: 5, lastFailedAt: AT }, SLOWING.account, after(seconds))
  expect([left(3599), left(3600), left(4 * 3600), left(9 * 3600)]).toEqual([5, 4, 1, 0])
})

it('whatever has failed, waiting the longest wait is always enough, also when the clock was set back', () => {
  const failures = fc.integer({ min: 1, max: 1e6 })
  fc.assert(
    fc.property(failures, fc.constantFrom(...Object.values(SLOWING)), (count, slowing) => {
      const failed = { failures: count, lastFailedAt: AT }
      const wait = secondsToWait(failed, slowing, after(-3600))
      return wait <= slowing.longestSeconds && secondsToWait(failed, slowing, after(slowing.longestSeconds)) === 0
    }),
  )
})

it('no address leads away from the service after signing in', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.webPath(),
        fc.string().map((rest) => `/${rest}`),
      ),
      (address) => {
        const path = ownPath(address)
        return path === null || new URL(path, 'http://127.0.0.1:3000/').host === '127.0.0.1:3000'
      },
    ),
  )
})

it('a recovery code is read as it is shown, in any writing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => {
      const shown = recoveryCode(bytes)
      const read = readRecoveryCode(shown)
      return read?.length === 12 && readRecoveryCode(` ${shown.toLowerCase().replaceAll('-', ' ')} `) === read
    }),
  )
  expect([readRecoveryCode('ABCD-EFGH'), readOneTimeCode('123 456'), readOneTimeCode('12345')]).toEqual([
    null,
    '123456',
    null,
  ])
})

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge', 'Windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18 Safari/605.1.15', 'Safari', 'Mac'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/140 Mobile Safari/604.1', 'Chrome', 'iPhone'],
  ['Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36', 'Chrome', 'Android'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
  ['curl/8', null, null],
])('%s is told in words', (agent, browser, system) => {
  expect(readDevice(agent)).toEqual({ browser, system })
})
