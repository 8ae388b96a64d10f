import { httpTexts } from './http.texts.ts'
import type { Viewer } from './viewer.ts'

/** One page of a long list: what stands on it, and which it is, from 1. */
export interface PageOfList<Item> {
  readonly items: readonly Item[]
  readonly at: number
  readonly pages: number
}

/** A page of a list, the last one when fewer are there than are asked for. */
export function pageOfList<Item>(all: readonly Item[], asked: number, onPage: number): PageOfList<Item> {
  const pages = Math.max(1, Math.ceil(all.length / onPage))
  const at = Math.min(Math.max(1, asked), pages)
  return { items: all.slice((at - 1) * onPage, at * onPage), at, pages }
}

/** The way to the other pages of a long list; nothing where there is one page alone. */
export function Pages(props: {
  readonly viewer: Viewer
  readonly list: Pick<PageOfList<unknown>, 'at' | 'pages'>
  readonly href: (page: number) => string
}) {
  const { viewer, list, href } = props
  if (list.pages === 1) return null
  return (
    <nav aria-label={viewer.say(httpTexts.pages)}>
      <ul class="row-actions">
        {Array.from({ length: list.pages }, (_, index) => (
          <li>
            <a href={href(index + 1)} aria-current={index + 1 === list.at ? 'page' : undefined}>
              {viewer.say(httpTexts.pageOf(index + 1))}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
