import { expect, it } from 'vitest'
import { z } from 'zod'
import { systemRandom } from '../../src/platform/context.ts'
import { uuids } from '../../src/platform/new-id.ts'

it('gives out random uuids of version 4, each once, also where it has to fetch more', () => {
  const newId = uuids(systemRandom)
  const ids = Array.from({ length: 1_000 }, newId)
  expect(new Set(ids).size).toBe(1_000)
  for (const id of ids) expect(() => z.uuidv4().parse(id)).not.toThrow()
})

it('takes every digit but those of version and variant from the random bytes', () => {
  const ones = uuids((length) => Buffer.alloc(length, 0xff))
  const none = uuids((length) => Buffer.alloc(length))
  expect(ones()).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
  expect(none()).toBe('00000000-0000-4000-8000-000000000000')
})
