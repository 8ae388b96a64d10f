import { findDefinition } from '../../domain/classification/definitions/index.ts'
import type { Language } from '../../domain/terms/text.ts'
import { htmlDocument } from '../../platform/http/layout.tsx'
import type { EditionInList } from './edition.repository.ts'
import { reportPageTexts } from './report-page.texts.ts'

type HrefOf = (edition: EditionInList) => string

/**
 * The start page: municipalities, their censuses and definitions, in the order they are given. `hrefOf` is the address
 * of the report and ends with a slash; its files lie under it.
 */
export function reportListPage(
  editions: readonly EditionInList[],
  language: Language,
  stylesheetHref: string,
  hrefOf: HrefOf,
): string {
  const other = language === 'sv' ? 'en' : 'sv'
  return htmlDocument({
    language,
    title: reportPageTexts.listTitle[language],
    styles: { href: stylesheetHref },
    header: (
      <>
        <p class="service-links">
          <a href={`?sprak=${other}`} lang={other} hreflang={other}>
            {reportPageTexts.otherLanguage[language]}
          </a>
        </p>
        <h1>{reportPageTexts.listTitle[language]}</h1>
        <p class="subtitle">{reportPageTexts.listIntro[language]}</p>
      </>
    ),
    main: editions.length === 0 ? <NoReports language={language} /> : municipalities(editions, language, hrefOf),
    footer: <p>{reportPageTexts.listFooter[language]}</p>,
  })
}

function NoReports({ language }: { readonly language: Language }) {
  return (
    <section class="chapter" aria-labelledby="empty">
      <h2 id="empty">{reportPageTexts.emptyTitle[language]}</h2>
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
      <span class="detail">{reportPageTexts.made(createdAt.slice(0, 10))[language]}</span>
    </li>
  )
}

/** Items by key, in the order in which each key first comes. */
function groupsBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups]
}
