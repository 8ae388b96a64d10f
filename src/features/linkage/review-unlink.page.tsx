import type { Text } from '../../domain/terms/text.ts'
import { Actions, ButtonLink, Form } from '../../platform/http/form.tsx'
import { servicePage } from '../../platform/http/service-page.tsx'
import type { Viewer } from '../../platform/http/viewer.ts'
import { reviewHref, trailToReview } from './review.page.tsx'
import type { ShownRecord } from './review.repository.ts'
import type { UnlinkAtHand } from './review.service.ts'
import { reviewTexts as texts } from './review.texts.ts'
import { maskedInWords, placeInWords } from './review-card.page.tsx'
import { EffectTable } from './review-effect.page.tsx'
import { Key } from './review-key.page.tsx'

interface UnlinkShown {
  readonly unlink: UnlinkAtHand
  /** The row first, then the others of its person. */
  readonly records: readonly ShownRecord[]
  readonly notice: Text | null
}

/** One row of a person with several: what it would change to take it out, and the button that does it. */
export function unlinkPage(viewer: Viewer, { unlink, records, notice }: UnlinkShown): string {
  const { say } = viewer
  const { review, record, now, apart } = unlink
  const { id } = review.census
  const [own, ...others] = records
  const back = reviewHref(id, '/personer')
  const here = reviewHref(id, `/personer/${record}`)
  const inWords = (shown: ShownRecord) => `${placeInWords(viewer, shown)} (${maskedInWords(viewer, shown)})`
  return servicePage({
    viewer,
    title: say(texts.unlinkTitle),
    trail: [...trailToReview(viewer, review), { href: back, label: say(texts.persons) }],
    notice,
    scripts: ['/assets/review.js'],
    main:
      own === undefined || others.length === 0 ? (
        <>
          <p>{say(texts.unlinkedAlready)}</p>
          <Actions>
            <ButtonLink href={back}>{say(texts.persons)}</ButtonLink>
          </Actions>
        </>
      ) : (
        <>
          <p>
            {say(texts.unlinkRow)} <strong>{inWords(own)}</strong> {say(texts.unlinkFrom)}:
          </p>
          <ul>
            {others.map((other) => (
              <li>{inWords(other)}</li>
            ))}
          </ul>
          <section aria-labelledby="effect">
            <h2 id="effect">{say(texts.unlinkEffect)}</h2>
            <EffectTable
              viewer={viewer}
              here={here}
              lines={[
                { key: 'now', label: texts.effectNow, figure: now },
                { key: 'different', label: texts.unlinkApart, figure: apart },
              ]}
            />
            <p class="hint">{say(texts.unlinkHint)}</p>
          </section>
          <Form viewer={viewer} action={`${here}/isar`}>
            <Actions>
              <Key name="k">{say(texts.unlink)}</Key>
              <ButtonLink href={back} secondary>
                {say(texts.unlinkNot)}
              </ButtonLink>
            </Actions>
          </Form>
        </>
      ),
  })
}
