import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MIGRATIONS } from '../../migrations/index.ts'
import type { StoredAnswer } from '../../src/features/census/round.repository.ts'
import { packageRoot } from '../../src/platform/files/package-root.ts'
import { openFolderContext } from '../../src/platform/open-context.ts'
import { openRound } from '../../test/open-round.ts'
import { type SignedInAs, signInAs } from '../../test/sign-in.ts'

/** The built service, as it is started for use, and somebody signed in to it who reports for one unit. */
export interface RunningService {
  readonly address: string
  readonly me: SignedInAs
  readonly answer: StoredAnswer
}

/** Starts the built service on a data folder of its own, and ends it afterwards, whatever happens. */
export async function withService<Result>(work: (service: RunningService) => Promise<Result>): Promise<Result> {
  const main = join(packageRoot(), 'dist', 'src', 'main.js')
  if (!existsSync(main) || statSync(main).mtimeMs < newestIn(join(packageRoot(), 'src')))
    throw new Error('what is built is older than the sources: npm run build')
  const folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-bench-'))
  let service: ChildProcess | null = null
  try {
    const context = await openFolderContext(folder, MIGRATIONS)
    const answer = (await openRound(context)).get('akuten')
    if (answer === undefined) throw new Error('the unit is not asked')
    const me = await signInAs(context, 'unit_reporter', [answer.unit.id])
    await context.db.destroy()
    service = spawn(process.execPath, [main, 'serve', '--data', folder, '--port', '0'])
    return await work({ address: await addressOf(service), me, answer })
  } finally {
    service?.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Where it answers, once it does. */
function addressOf(service: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = ''
    const read = (chunk: unknown) => {
      told += String(chunk)
      const [address] = /http:\/\/[\d.:]+/.exec(told) ?? []
      if (address !== undefined) resolve(address)
    }
    service.stdout?.on('data', read)
    service.stderr?.on('data', read)
    service.on('exit', () => reject(new Error(`the service did not start: ${told}`)))
  })
}

/** When the youngest file of a folder was written. */
const newestIn = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => statSync(join(folder, name)).mtimeMs),
  )
