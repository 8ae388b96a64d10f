import type { Language } from '../../domain/terms/text.ts'
import { httpTexts } from './http.texts.ts'
import { htmlDocument } from './layout.tsx'
import type { Problem } from './problem.ts'

/**
 * What went wrong, as a page: the same words as the problem+json reply, the way on, and help where it stands on all
 * pages. It is made of nothing but the problem, since what failed may be what tells who is signed in.
 */
export function problemPage({ title, status }: Problem, language: Language, stylesheets: readonly string[]): string {
  return htmlDocument({
    language,
    title: `${httpTexts.problemTitle[language]} – ${httpTexts.service[language]}`,
    styles: { href: stylesheets },
    header: (
      <div class="top-bar">
        <a class="service-name" href="/">
          {httpTexts.service[language]}
        </a>
      </div>
    ),
    main: (
      <>
        <h1>{httpTexts.problemTitle[language]}</h1>
        <p>{title[language]}</p>
        <p>
          <a href="/">{httpTexts.toStart[language]}</a>
        </p>
        <p class="detail">{httpTexts.status(status)[language]}</p>
      </>
    ),
    footer: (
      <p class="footer-links">
        <a href="/hjalp/enhet">{httpTexts.toHelp[language]}</a>
        <a href="/tillganglighet">{httpTexts.toAccessibility[language]}</a>
      </p>
    ),
  })
}
