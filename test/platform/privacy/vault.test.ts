import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemRandom } from '../../../src/platform/context.ts'
import { openFolderVault, openTemporaryVault } from '../../../src/platform/privacy/keys.ts'

const place = { census: 'c1', table: 'identity', row: 'r1', column: 'number' }

describe('a sealed value', () => {
  it('opens to what was sealed, and is never the same bytes twice', () => {
    const vault = openTemporaryVault(systemRandom)
    vault.prepare('c1')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(vault.open(place, vault.seal(place, value))).toBe(value)
        expect(vault.seal(place, value).equals(vault.seal(place, value))).toBe(false)
      }),
    )
  })

  it('never has the nonce of another', () => {
    const vault = openTemporaryVault(systemRandom)
    vault.prepare('c1')
    const nonces = Array.from({ length: 2000 }, () => vault.seal(place, 'Anna').subarray(0, 12).toString('hex'))
    expect(new Set(nonces).size).toBe(2000)
  })

  it.each([['row'], ['column'], ['table']] as const)('does not open in another %s', (part) => {
    const vault = openTemporaryVault(systemRandom)
    vault.prepare('c1')
    const sealed = vault.seal(place, '198403219805')
    expect(() => vault.open({ ...place, [part]: 'another' }, sealed)).toThrow()
  })

  it('does not open when a byte was changed, or with another census or another master key', () => {
    const [vault, other] = [openTemporaryVault(systemRandom), openTemporaryVault(systemRandom)]
    for (const each of [vault, other]) for (const census of ['c1', 'c2']) each.prepare(census)
    const sealed = vault.seal(place, '198403219805')
    const changed = Buffer.from(sealed)
    changed[20] = (changed[20] ?? 0) ^ 1
    expect(() => vault.open(place, changed)).toThrow()
    expect(() => vault.open({ ...place, census: 'c2' }, sealed)).toThrow()
    expect(() => other.open(place, sealed)).toThrow()
  })
})

it('finds equal numbers by equal keys, in every year, and nobody without the master key can make them', () => {
  const [vault, other] = [openTemporaryVault(systemRandom), openTemporaryVault(systemRandom)]
  expect(vault.keyOf('personnummer', '198403219805')).toBe(vault.keyOf('personnummer', '198403219805'))
  expect(vault.keyOf('personnummer', '198403219805')).not.toBe(vault.keyOf('samordningsnummer', '198403219805'))
  expect(vault.keyOf('personnummer', '198403219805')).not.toBe(other.keyOf('personnummer', '198403219805'))
})

it('keys that are not to be made leave no folder behind', () => {
  const empty = mkdtempSync(join(tmpdir(), 'tvarsnitt-keys-'))
  expect(() => openFolderVault(empty, systemRandom, { mayMake: false })).toThrow('key')
  expect(readdirSync(empty)).toEqual([])
  rmSync(empty, { recursive: true })
})

describe('keys of a data folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-keys-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('are made on first use, for the owner only, and open again after a restart', () => {
    const vault = openFolderVault(folder, systemRandom, { mayMake: true })
    vault.prepare('c1')
    const sealed = vault.seal(place, 'Anna')
    expect(openFolderVault(folder, systemRandom, { mayMake: true }).open(place, sealed)).toBe('Anna')
    for (const name of ['master.key', 'keyring.json']) expect(statSync(join(folder, 'keys', name)).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'keys')).mode & 0o077).toBe(0)
  })

  it.each(['master.key', 'keyring.json'])(
    'a lost %s is told, and no new one is made beside an old database',
    (name) => {
      openFolderVault(folder, systemRandom, { mayMake: true })
      rmSync(join(folder, 'keys', name))
      expect(() => openFolderVault(folder, systemRandom, { mayMake: false })).toThrow(
        expect.objectContaining({ code: 'key_missing' }),
      )
      expect(readdirSync(join(folder, 'keys'))).not.toContain(name)
    },
  )

  it('are gone for good when a census is shredded', () => {
    const vault = openFolderVault(folder, systemRandom, { mayMake: true })
    vault.prepare('c1')
    const sealed = vault.seal(place, 'Anna')
    vault.shred('c1')
    expect(() => vault.open(place, sealed)).toThrow(expect.objectContaining({ code: 'key_missing' }))
    expect(readFileSync(join(folder, 'keys', 'keyring.json'), 'utf8')).not.toContain('c1')
  })

  it.each(['master.key', 'keyring.json'])('a damaged %s is told, not replaced', (name) => {
    openFolderVault(folder, systemRandom, { mayMake: true }).prepare('c1')
    writeFileSync(join(folder, 'keys', name), 'damaged')
    expect(() => openFolderVault(folder, systemRandom, { mayMake: true }).prepare('c2')).toThrow(
      expect.objectContaining({ code: 'key_missing' }),
    )
    expect(readFileSync(join(folder, 'keys', name), 'utf8')).toBe('damaged')
  })
})
