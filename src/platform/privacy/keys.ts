import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { privacyTexts } from './privacy.texts.ts'
import { type Keyring, openVault, type RandomBytes, type Vault } from './vault.ts'

const OWNER_ONLY = 0o600
const MASTER_KEY_BYTES = 32
const keyringFile = z.record(z.string(), z.base64())

/** A vault whose keys live in memory and are gone with the process: for a run that keeps nothing. */
export function openTemporaryVault(random: RandomBytes): Vault {
  const keys = new Map<string, Buffer>()
  const keyring: Keyring = {
    read: (census) => keys.get(census),
    write: (census, wrapped) => void keys.set(census, wrapped),
    remove: (census) => void keys.delete(census),
  }
  return openVault(random(MASTER_KEY_BYTES), keyring, random)
}

/**
 * The vault of a data folder: `keys/master.key` and `keys/keyring.json`, made on first use (`mayMake`), readable by the owner only.
 * They are not part of a database backup, and want a backup of their own with a short life.
 */
export function openFolderVault(
  dataFolder: string,
  random: RandomBytes,
  { mayMake }: { readonly mayMake: boolean },
): Vault {
  const folder = join(dataFolder, 'keys')
  const missing = ['master.key', 'keyring.json'].filter((name) => !existsSync(join(folder, name)))
  if (missing.length > 0 && !mayMake) throw new DomainError('key_missing', privacyTexts.keyMissing)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of missing)
    makeOnce(join(folder, name), name === 'master.key' ? random(MASTER_KEY_BYTES).toString('base64') : '{}\n')
  return openVault(masterKey(join(folder, 'master.key')), fileKeyring(join(folder, 'keyring.json')), random)
}

function masterKey(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length !== MASTER_KEY_BYTES) throw new DomainError('key_missing', privacyTexts.keyDamaged)
  return key
}

function fileKeyring(file: string): Keyring {
  const read = (): Record<string, string> => {
    if (!existsSync(file)) return {}
    try {
      return keyringFile.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      throw new DomainError('key_missing', privacyTexts.keyDamaged)
    }
  }
  const change = (keys: Record<string, string>) => writeWhole(file, `${JSON.stringify(keys, null, 1)}\n`)
  return {
    read: (census) => {
      const wrapped = read()[census]
      return wrapped === undefined ? undefined : Buffer.from(wrapped, 'base64')
    },
    write: (census, wrapped) => change({ ...read(), [census]: wrapped.toString('base64') }),
    remove: (census) => change(Object.fromEntries(Object.entries(read()).filter(([key]) => key !== census))),
  }
}

/** Writes a file so that after a power cut it is the old one or the new one, whole: aside, to disk, then renamed. */
function writeWhole(file: string, content: string): void {
  const aside = writeAside(file, content)
  renameSync(aside, file)
  syncFolder(file)
}

/** Makes a file unless it is there: of several processes at once the first makes it and the others use that one. */
function makeOnce(file: string, content: string): void {
  const aside = writeAside(file, content)
  try {
    linkSync(aside, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(aside)
  }
  syncFolder(file)
}

function writeAside(file: string, content: string): string {
  const aside = `${file}.${process.pid}.new`
  const handle = openSync(aside, 'w', OWNER_ONLY)
  try {
    writeSync(handle, content)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  return aside
}

function syncFolder(file: string): void {
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
