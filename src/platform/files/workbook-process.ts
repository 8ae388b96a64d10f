import { loadWorkbook } from './workbook-load.ts'

// The process that reads workbooks (see workbook-reader.ts): bytes in, cells out, one at a time, nothing kept.
process.on('message', async (bytes: unknown) => {
  if (!(bytes instanceof Uint8Array)) return
  process.send?.(await loadWorkbook(bytes))
})
process.on('disconnect', () => process.exit())
