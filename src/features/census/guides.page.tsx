import { httpTexts } from '../../platform/http/http.texts.ts'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import { accessibilityTexts as accessibility, KNOWN_DEFECTS } from './accessibility.texts.ts'
import { GUIDES, type Guide, type GuidePart, guideTexts } from './guides.texts.ts'

/** A guide on one page, with the way to the others. */
export function guidePage(viewer: Viewer, name: string, { title, lead, parts }: Guide): string {
  const { say } = viewer
  const others = Object.entries(GUIDES).filter(([other]) => other !== name)
  return servicePage({
    viewer,
    title: say(title),
    trail: [{ href: '/', label: say(httpTexts.start) }],
    main: (
      <>
        <p class="lead">{say(lead)}</p>
        {parts.map((part) => (
          <Part viewer={viewer} part={part} />
        ))}
        <nav class="no-print" aria-labelledby="other-guides">
          <h2 id="other-guides">{say(guideTexts.others)}</h2>
          <ul>
            {others.map(([other, guide]) => (
              <li>
                <a href={`/hjalp/${other}`}>{say(guide.title)}</a>
              </li>
            ))}
          </ul>
          <p>{say(guideTexts.print)}</p>
        </nav>
      </>
    ),
  })
}

function Part({
  viewer: { say },
  part: { heading, kind, items },
}: {
  readonly viewer: Viewer
  readonly part: GuidePart
}) {
  const list = items.map((item) => <li>{say(item)}</li>)
  return (
    <section>
      <h2>{say(heading)}</h2>
      {kind === 'steps' ? <ol>{list}</ol> : <ul>{list}</ul>}
    </section>
  )
}

/** The accessibility statement (tillgänglighetsredogörelse). */
export function accessibilityPage(viewer: Viewer): string {
  const { say } = viewer
  return servicePage({
    viewer,
    title: say(accessibility.title),
    trail: [{ href: '/', label: say(httpTexts.start) }],
    main: (
      <>
        <p class="lead">{say(accessibility.aim)}</p>
        <h2>{say(accessibility.how)}</h2>
        <ul>
          {accessibility.facts.map((fact) => (
            <li>{say(fact)}</li>
          ))}
        </ul>
        <h2>{say(accessibility.defects)}</h2>
        <ul>
          {KNOWN_DEFECTS.map((defect) => (
            <li>{say(defect)}</li>
          ))}
        </ul>
        <h2>{say(accessibility.tell)}</h2>
        <p>{say(accessibility.tellWhom)}</p>
      </>
    ),
  })
}
