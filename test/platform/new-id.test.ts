import { expect, it } from 'vitest'
import { z } from 'zod'
import { systemRandom } from '../../src/platform/context.ts'
import { idsTogether, uuids } from '../../src/platform/new-id.ts'

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

it('gives the rows of one file ids that begin alike, and those of another file otherwise', () => {
  const newId = uuids(systemRandom)
  const ofFiles = [idsTogether(newId), idsTogether(newId)].map((nextId) => Array.from({ length: 500 }, nextId))
  const ids = ofFiles.flat()
  expect(new Set(ids).size).toBe(1_000)
  for (const id of ids) expect(() => z.uuidv4().parse(id)).not.toThrow()
  const beginnings = ofFiles.map((own) => new Set(own.map((id) => id.slice(0, 8))))
  expect(beginnings.map(({ size }) => size)).toEqual([1, 1])
  expect(new Set(beginnings.flatMap((own) => [...own])).size).toBe(2)
  // From there on nothing tells in which order they were given out.
  const [own = []] = ofFiles
  expect(own).not.toEqual([...own].sort())
})
