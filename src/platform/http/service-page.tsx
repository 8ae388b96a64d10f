import type { ComponentChildren } from 'preact'
import type { Text } from '../../domain/terms/text.ts'
import { httpTexts } from './http.texts.ts'
import { htmlDocument } from './layout.tsx'
import type { Viewer } from './viewer.ts'

/** A page of the service, for somebody. */
export interface ServicePage {
  readonly viewer: Viewer
  /** The heading; with the name of the service it is the title of the window too. */
  readonly title: string
  /** What the title of the window says besides, before the heading: where on the way somebody is. */
  readonly place?: string
  /** The way here, from the start page: each but the page itself. */
  readonly trail?: readonly Step[]
  /** What has just been done, said once. */
  readonly notice?: Text | null
  readonly main: ComponentChildren
  /** True while something on the page is to be changed: said first in the title, as it is read aloud. */
  readonly hasErrors?: boolean
  /** Scripts of the page, of our own assets: what they do is a help, and never needed. */
  readonly scripts?: readonly string[]
}

interface Step {
  readonly href: string
  readonly label: string
}

/** The styles of every page of the service, the second on top of the first. */
export const STYLESHEETS = ['/assets/tvarsnitt.css', '/assets/service.css'] as const

/** The page as text: the same frame around all pages of the service. */
export function servicePage({
  viewer,
  title,
  place,
  trail = [],
  notice = null,
  main,
  hasErrors = false,
  scripts = [],
}: ServicePage): string {
  const { language, say } = viewer
  const service = say(httpTexts.service)
  return htmlDocument({
    language,
    title: `${hasErrors ? `${say(httpTexts.errorMark)} ` : ''}${place === undefined ? '' : `${place}: `}${title} – ${service}`,
    styles: { href: STYLESHEETS },
    scripts,
    header: <TopBar viewer={viewer} />,
    main: (
      <>
        {trail.length > 0 && (
          <nav class="trail" aria-label={say(httpTexts.trail)}>
            <ol>
              {trail.map(({ href, label }) => (
                <li>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        {notice !== null && (
          <p class="notice" role="status">
            {say(notice)}
          </p>
        )}
        <h1>{title}</h1>
        {main}
      </>
    ),
    footer: (
      <p class="footer-links">
        {viewer.principal !== null && <a href="/publicerat">{say(httpTexts.toPublished)}</a>}
        <a href={guideHref(viewer)}>{say(httpTexts.toHelp)}</a>
        <a href="/tillganglighet">{say(httpTexts.toAccessibility)}</a>
      </p>
    ),
  })
}

/** The guide that helps most: help stands in the same place on every page. */
export function guideHref({ principal }: Viewer): string {
  if (principal?.role === 'analyst') return '/hjalp/samordnare'
  return principal?.role === 'voluntary_organisation' ? '/hjalp/frivillig' : '/hjalp/enhet'
}

function TopBar({ viewer: { principal, language, csrf, url, say } }: { readonly viewer: Viewer }) {
  const other = language === 'sv' ? 'en' : 'sv'
  return (
    <div class="top-bar">
      <a class="service-name" href="/">
        {say(httpTexts.service)}
      </a>
      <ul>
        <li>
          <a href={inLanguage(url, other)} lang={other} hreflang={other}>
            {say(httpTexts.otherLanguage)}
          </a>
        </li>
        {principal !== null && (
          <>
            <li>
              <a href="/konto">{principal.name}</a>
            </li>
            <li>
              <form method="post" action="/logga-ut">
                <input type="hidden" name="csrf" value={csrf} />
                <button type="submit" class="as-link">
                  {say(httpTexts.signOut)}
                </button>
              </form>
            </li>
          </>
        )}
      </ul>
    </div>
  )
}

/** The same page in another language. */
function inLanguage(url: string, language: string): string {
  const [path = '/', query = ''] = url.split('?')
  const asked = new URLSearchParams(query)
  asked.set('sprak', language)
  return `${path}?${asked}`
}
