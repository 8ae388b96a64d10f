const SQLITE_STORAGE = /^SQLITE_(IOERR|FULL|CORRUPT|NOTADB|READONLY|CANTOPEN|PERM|BUSY|LOCKED)/
const FILE_STORAGE = /^(ENOSPC|EDQUOT|EROFS|EACCES|EPERM|EIO|ENOTDIR|EISDIR|EEXIST|EMFILE|ENAMETOOLONG)$/

/** True for an error of the storage itself (disk full, I/O, damaged or not writable), not of what was stored. */
export function isStorageFailure(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false
  return SQLITE_STORAGE.test(error.code) || FILE_STORAGE.test(error.code)
}
