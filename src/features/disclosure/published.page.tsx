import { dayInWords } from '../../domain/terms/day-in-words.ts'
import { swedishDay } from '../../domain/terms/swedish-moment.ts'
import type { Text } from '../../domain/terms/text.ts'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import type { DrawnChart } from '../report/report-charts.service.ts'
import type { Publication } from './publication.repository.ts'
import { publicationTexts as texts } from './publication.texts.ts'
import { PublicReportBody } from './published-report.page.tsx'

/** Address of a public report, and of its figures as files. */
export const publishedHref = ({ id }: Pick<Publication, 'id'>, file = ''): string =>
  `/publicerat/${id}${file === '' ? '' : `/${file}`}`

/** When a version was published, in words. */
export const publishedDay = ({ language }: Viewer, { publishedAt }: Pick<Publication, 'publishedAt'>): string =>
  dayInWords(swedishDay(publishedAt), language)

/** Everything that is public: the years, and of each the latest version first. */
export function publishedListPage(viewer: Viewer, publications: readonly Publication[]): string {
  const { say } = viewer
  const latest = publications.filter(
    ({ censusId }, at) => publications.findIndex((each) => each.censusId === censusId) === at,
  )
  return servicePage({
    viewer,
    title: say(texts.listTitle),
    main: (
      <>
        <p class="lead">{say(publications.length === 0 ? texts.listEmpty : texts.listIntro)}</p>
        {latest.map((newest) => (
          <section class="chapter" aria-labelledby={`census-${newest.id}`}>
            <h2 id={`census-${newest.id}`}>
              <a href={publishedHref(newest)}>{say(newest.report.title)}</a>
            </h2>
            <p>{say(newest.report.subtitle)}</p>
            <Versions
              viewer={viewer}
              versions={publications.filter(({ censusId }) => censusId === newest.censusId)}
              here={null}
            />
          </section>
        ))}
      </>
    ),
  })
}

interface PublishedShown {
  readonly publication: Publication
  /** Every version of the same census, the latest first. */
  readonly versions: readonly Publication[]
  readonly charts: readonly DrawnChart[]
  readonly notice: Text | null
}

/** One version of a public report. The same for everybody who reads it. */
export function publishedPage(viewer: Viewer, { publication, versions, charts, notice }: PublishedShown): string {
  const { say } = viewer
  const { report, version, changeNote } = publication
  const [latest] = versions
  const isReplaced = latest !== undefined && latest.id !== publication.id
  return servicePage({
    viewer,
    title: say(report.title),
    trail: [{ href: '/publicerat', label: say(texts.listTitle) }],
    notice,
    main: (
      <>
        <p class="subtitle">{say(report.subtitle)}</p>
        <p>
          {version > 1 && <span class="tag attention">{say(texts.revised)}</span>}{' '}
          {say(texts.publishedOn(version, publishedDay(viewer, publication)))}
        </p>
        {isReplaced && (
          <div class="warning">
            <h2>{say(texts.replacedBy(version + 1))}</h2>
            <p>
              <a href={publishedHref(latest)}>{say(texts.readLatest)}</a>
            </p>
          </div>
        )}
        {changeNote !== null && (
          <div class="panel">
            <h2>{say(texts.whatIsNew)}</h2>
            <p>{changeNote}</p>
          </div>
        )}
        <PublicReportBody viewer={viewer} report={report} charts={charts} />
        <section class="chapter" aria-labelledby="files">
          <h2 id="files">{say(texts.asFile)}</h2>
          <ul>
            <li>
              <a href={publishedHref(publication, `tables.csv?sprak=${viewer.language}`)}>{say(texts.csv)}</a>
            </li>
            <li>
              <a href={publishedHref(publication, 'report.json')}>{say(texts.json)}</a>
            </li>
          </ul>
        </section>
        <section class="chapter" aria-labelledby="versions">
          <h2 id="versions">{say(texts.versions)}</h2>
          <Versions viewer={viewer} versions={versions} here={publication.id} />
        </section>
      </>
    ),
  })
}

/** The versions of a report with what was new in each, the latest first. */
function Versions(props: {
  readonly viewer: Viewer
  readonly versions: readonly Publication[]
  readonly here: string | null
}) {
  const { viewer, versions, here } = props
  const { say } = viewer
  return (
    <ul class="versions">
      {versions.map((each) => {
        const name = say(texts.publishedOn(each.version, publishedDay(viewer, each)))
        const isReplaced = versions.some(({ version }) => version > each.version)
        return (
          <li>
            {each.id === here ? (
              <strong aria-current="page">
                {name} ({say(texts.thisOne)})
              </strong>
            ) : (
              <a href={publishedHref(each)}>{name}</a>
            )}{' '}
            {each.version > 1 && <span class="tag attention">{say(texts.revised)}</span>}{' '}
            {isReplaced && <span class="tag quiet">{say(texts.replacedBy(each.version + 1))}</span>}
            {each.changeNote !== null && <span class="ground">{each.changeNote}</span>}
          </li>
        )
      })}
    </ul>
  )
}
