import { spawnSync } from 'node:child_process'
import { CHROMIUM_MISSING, findChromium } from '../test/browser/find-chromium.ts'

/**
 * Before the tests: sees to it that there is a Chromium to drive, and installs the system's own where that can be done
 * without asking. Never fails: without one the browser tests fail, with the line printed here.
 */
function ensureChromium(): void {
  if (findChromium() === undefined && mayInstall()) install()
  if (findChromium() === undefined) console.log(CHROMIUM_MISSING)
}

const mayInstall = () => process.getuid?.() === 0 && !process.env.TVARSNITT_CHROMIUM

function install(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const aptGet = (...args: readonly string[]) => spawnSync('apt-get', args, { env, stdio: 'ignore' }).status === 0
  if (aptGet('update', '-qq')) aptGet('install', '-y', '-qq', 'chromium')
}

ensureChromium()
