import type { Language } from '../../domain/terms/text.ts'
import { httpTexts } from './http.texts.ts'
import { htmlDocument } from './layout.tsx'
import type { Problem } from './problem.ts'

/** What went wrong, as a page: the same words as the problem+json reply, and the way on. */
export function problemPage({ title, status }: Problem, language: Language, stylesheetHref: string): string {
  return htmlDocument({
    language,
    title: httpTexts.problemTitle[language],
    styles: { href: stylesheetHref },
    header: <p>{httpTexts.service[language]}</p>,
    main: (
      <>
        <h1>{httpTexts.problemTitle[language]}</h1>
        <p>{title[language]}</p>
        <p>
          <a href="/">{httpTexts.toStart[language]}</a>
        </p>
      </>
    ),
    footer: <p>{status}</p>,
  })
}
