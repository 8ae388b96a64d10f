#!/usr/bin/env node
import { runCommandLine } from './commands/command-line.ts'
import { readConfig } from './config.ts'
import { settleV8 } from './platform/v8-settings.ts'

settleV8()
process.exitCode = await runCommandLine(process.argv.slice(2), readConfig)
