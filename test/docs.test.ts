import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../src/commands/commands.ts'
import { readConfig } from '../src/config.ts'
import { SHIPPED_DEFINITIONS } from '../src/domain/classification/definitions/index.ts'
import { personLinkage } from '../src/domain/linkage/person-linkage.ts'
import { AGE_INDICATOR } from '../src/domain/report/breakdown.ts'
import { INDICATORS } from '../src/domain/report/indicators.ts'
import { tableTexts } from '../src/domain/report/report.texts.ts'
import { DOMAIN_ERROR_CODES } from '../src/domain/terms/domain-error.ts'
import { STAGES } from './architecture/rules.ts'
import { filesUnder } from './architecture/source-file.ts'

const at = (path: string) => new URL(`../${path}`, import.meta.url)
const read = (path: string) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : '')

const DOMAIN = read('src/domain/README.md')
const METHOD = read('docs/method.md')
const DECISIONS = filesUnder('docs/decisions')
const pages = ['README.md', 'src/domain/README.md', ...filesUnder('docs')].filter((path) => path.endsWith('.md'))
const documents = pages.map(read).join('\n')

const rules = SHIPPED_DEFINITIONS.flatMap((definition) => [...definition.scope, ...definition.rules])

/** What stands in none of the pages as a word of code. */
const undocumented = (words: readonly string[], text = documents) =>
  [...new Set(words)].filter((word) => !text.includes(`\`${word}\``))

describe('the documents name what the code has', () => {
  test('every definition and every rule', () => {
    expect(undocumented([...SHIPPED_DEFINITIONS, ...rules].map(({ id }) => id))).toEqual([])
  })

  test('every assumption of a definition, word for word', () => {
    const assumptions = [
      ...SHIPPED_DEFINITIONS.flatMap((each) => each.assumptions),
      ...rules.map((rule) => rule.assumption),
    ]
    const missing = assumptions.flatMap((each) => (each === null || DOMAIN.includes(each.en) ? [] : [each.en]))
    expect(missing).toEqual([])
  })

  test('every table and every indicator of the report', () => {
    expect(undocumented([...Object.keys(tableTexts), ...[AGE_INDICATOR, ...INDICATORS].map(({ id }) => id)])).toEqual(
      [],
    )
  })

  test('every refusal', () => {
    expect(undocumented(DOMAIN_ERROR_CODES)).toEqual([])
  })

  test('every command with its options, and every setting with its variable', async () => {
    const readme = read('README.md')
    const loaded = await Promise.all(COMMANDS.map(async ({ name, load }) => ({ name, ...(await load()) })))
    const commands = loaded.flatMap(({ name, options }) => {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${name} `)) ?? ''
      return Object.keys(options)
        .filter((option) => !row.includes(`--${option}`))
        .concat(row === '' ? [name] : [])
    })
    expect(commands).toEqual([])
    const { settings } = readConfig({})
    expect(
      undocumented(
        settings.flatMap(({ name, variable }) => [name, variable]),
        readme,
      ),
    ).toEqual([])
  })

  test('every stage, in their order', () => {
    const named = [...DOMAIN.matchAll(/^\| `(\w+)` +\|/gm)].map(([, word]) => word).slice(0, STAGES.length)
    expect(named).toEqual(STAGES)
  })
})

describe('the method page tells the linkage model as it is', () => {
  const { id, linkAt, reviewAt, sureAt, comparisons } = personLinkage

  test('its name and its three limits', () => {
    expect(METHOD).toContain(`\`${id}\``)
    expect(METHOD).toContain(`a probability of ${linkAt} or more`)
    expect(METHOD).toContain(`a probability from ${reviewAt}`)
    expect(METHOD).toContain(`joined below ${sureAt}`)
  })

  test('how often each level comes out for one person', () => {
    const levels = comparisons.flatMap((comparison) =>
      comparison.levels.flatMap(({ probabilities }) => probabilities ?? []),
    )
    expect(levels.map(({ m }) => `(${m} /`).filter((m) => !METHOD.includes(m))).toEqual([])
  })
})

describe('the documents name nothing else', () => {
  test('no rule that is not there', () => {
    const named = [...DOMAIN.matchAll(/^\| `([\w-]+\/[\w-]+)` +\|/gm)].map(([, id]) => id)
    const known: readonly (string | undefined)[] = rules.map(({ id }) => id)
    expect(named.filter((id) => !known.includes(id))).toEqual([])
  })
})

describe('decisions', () => {
  test('are numbered without a gap', () => {
    const numbers = DECISIONS.map((path) => Number(/\/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1]))
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  test.each(DECISIONS)('%s has a date, and says context, decision, consequences and alternatives', (path) => {
    const page = read(path)
    expect(page).toMatch(/^Date: \d{4}-\d{2}-\d{2}\. Status: /m)
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual(['Context', 'Decision', 'Consequences', 'Alternatives'])
  })
})
