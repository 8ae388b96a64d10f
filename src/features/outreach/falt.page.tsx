import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Language } from '../../domain/terms/text.ts'
import { faltTexts as texts } from './falt.texts.ts'
import { PERSON_INFORMATION, type PersonInformation } from './person-information.texts.ts'

/** Where the page on the phone lies, and all that lies under it: the scope of its service worker. */
export const FALT = '/falt'
/** The styles of the phone: dark, and large enough for cold fingers. */
export const FALT_STYLES = '/assets/falt.css'
/** Pictures for the home screen, with the sizes they are drawn in. */
export const FALT_ICONS = [
  { src: '/assets/falt-icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
  { src: '/assets/falt-icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
  { src: '/assets/falt-icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  { src: '/assets/falt-icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
] as const

/** The colour of the page: the phone paints its own bars in it. */
const COLOUR = '#14171a'

/** What a phone needs to put the page on its home screen. */
export const manifestOf = (language: Language) => ({
  name: texts.name[language],
  short_name: texts.shortName[language],
  description: texts.description[language],
  lang: language,
  id: FALT,
  start_url: FALT,
  scope: FALT,
  display: 'standalone',
  orientation: 'portrait',
  background_color: COLOUR,
  theme_color: COLOUR,
  icons: FALT_ICONS,
})

/** The page on the phone before its script has started: the same for everybody, so that it can be kept in the phone. */
export function faltPage(language: Language): string {
  return faltDocument(
    language,
    texts.name[language],
    <main id="falt">
      <p>{texts.starting[language]}</p>
      <noscript>
        <p>{texts.needsScript[language]}</p>
      </noscript>
    </main>,
    true,
  )
}

/** What somebody who is counted is told, in every language there is: to be shown on the phone, or printed. */
export function informationPage(language: Language): string {
  return faltDocument(
    language,
    texts.information[language],
    <main id="information">
      <p>
        <a class="way-back" href={FALT}>
          {texts.toCounting[language]}
        </a>
      </p>
      <h1>{texts.information[language]}</h1>
      <nav aria-label={texts.languages[language]}>
        <ul class="languages">
          {PERSON_INFORMATION.map((each) => (
            <li>
              <a class="button" href={`#${each.language}`} lang={each.language} hreflang={each.language}>
                {each.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {PERSON_INFORMATION.map((each) => (
        <Information each={each} language={language} />
      ))}
    </main>,
    false,
  )
}

function Information({ each, language }: { readonly each: PersonInformation; readonly language: Language }) {
  return (
    <article id={each.language} tabIndex={-1}>
      <div lang={each.language} dir={each.isRightToLeft ? 'rtl' : 'ltr'}>
        <p class="language">{each.name}</p>
        <h2>{each.title}</h2>
        {each.sentences.map((sentence) => (
          <p>{sentence}</p>
        ))}
      </div>
      {!each.isChecked && <p class="hint">{texts.notChecked[language]}</p>}
    </article>
  )
}

function faltDocument(language: Language, title: string, body: ComponentChildren, hasScript: boolean): string {
  const head = renderToString(
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="robots" content="noindex" />
      <meta name="theme-color" content={COLOUR} />
      <title>{title}</title>
      <link rel="manifest" href={`${FALT}/manifest.webmanifest`} />
      <link rel="icon" href="/assets/falt-icon.svg" type="image/svg+xml" />
      <link rel="apple-touch-icon" href="/assets/falt-icon-192.png" />
      <link rel="stylesheet" href={FALT_STYLES} />
      {hasScript && <script type="module" src={`${FALT}/falt.js`} />}
    </>,
  )
  return `<!doctype html>\n<html lang="${language}">\n<head>${head}</head>\n${renderToString(<body>{body}</body>)}\n</html>\n`
}
