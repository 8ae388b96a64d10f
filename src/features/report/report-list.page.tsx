import { findDefinition } from '../../domain/classification/definitions/index.ts'
import { dayInWords } from '../../domain/terms/day-in-words.ts'
import { swedishDay } from '../../domain/terms/swedish-moment.ts'
import type { Language } from '../../domain/terms/text.ts'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { EditionInList } from './edition.repository.ts'
import { reportPageTexts } from './report-page.texts.ts'

type HrefOf = (edition: EditionInList) => string

/**
 * The reports: municipalities, their censuses and definitions, in the order they are given. `hrefOf` is the address of
 * the report and ends with a slash; its files lie under it.
 */
export function reportListPage(viewer: Viewer, editions: readonly EditionInList[], hrefOf: HrefOf): string {
  const { say, language } = viewer
  return servicePage({
    viewer,
    title: say(reportPageTexts.listTitle),
    trail: [{ href: '/matningar', label: say(reportPageTexts.toRounds) }],
    main:
      editions.length === 0 ? (
        <NoReports language={language} />
      ) : (
        <>
          <p class="lead">{say(reportPageTexts.listIntro)}</p>
          {municipalities(editions, language, hrefOf)}
        </>
      ),
  })
}

function NoReports({ language }: { readonly language: Language }) {
  return (
    <section class="chapter" aria-labelledby="empty">
      <h2 id="empty">{reportPageTexts.emptyTitle[language]}</h2>
      <p>
        {reportPageTexts.emptyAnalysis[language]} <a href="/matningar">{reportPageTexts.toRounds[language]}</a>
      </p>
      <p>{reportPageTexts.emptyWhat[language]}</p>
      <p>
        <code class="command">{reportPageTexts.emptyCommand[language]}</code>
      </p>
      <p>{reportPageTexts.emptyWhere[language]}</p>
    </section>
  )
}

function municipalities(editions: readonly EditionInList[], language: Language, hrefOf: HrefOf) {
  return groupsBy(editions, ({ municipalityCode }) => municipalityCode).map(([code, own]) => (
    <section class="chapter" aria-labelledby={`municipality-${code}`}>
      <h2 id={`municipality-${code}`}>{own[0]?.municipality}</h2>
      <ol class="censuses">
        {groupsBy(own, ({ census }) => census).map(([census, reports]) => (
          <li>
            <h3>{census}</h3>
            <ul class="editions">
              {reports.map((edition) => (
                <ReportLinks edition={edition} language={language} href={hrefOf(edition)} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  ))
}

interface EditionShown {
  readonly edition: EditionInList
  readonly language: Language
  readonly href: string
}

function ReportLinks({ edition: { census, definition, createdAt }, language, href }: EditionShown) {
  const title = findDefinition(definition)?.title[language] ?? definition
  const report = reportPageTexts.reportOf(title, census)[language]
  return (
    <li>
      <a class="to-report" href={href} aria-label={report}>
        {title}
      </a>
      <a href={`${href}report.xlsx?sprak=${language}`} aria-label={`report.xlsx: ${report}`}>
        report.xlsx
      </a>
      <a href={`${href}tables.csv`} aria-label={`tables.csv: ${report}`}>
        tables.csv
      </a>
      <a href={`${href}report.json`} aria-label={`report.json: ${report}`}>
        report.json
      </a>
      <span class="detail">{reportPageTexts.made(dayInWords(swedishDay(createdAt), language))[language]}</span>
    </li>
  )
}

/** Items by key, in the order in which each key first comes. */
function groupsBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups]
}
