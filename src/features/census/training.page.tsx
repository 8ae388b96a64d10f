import type { Viewer } from '../../platform/http/viewer.ts'
import { roundTexts } from './rounds.texts.ts'

/** Said first on every page of a round for practice: nothing of it counts. */
export function TrainingBanner({
  viewer: { say },
  isTraining,
}: {
  readonly viewer: Viewer
  readonly isTraining: boolean
}) {
  if (!isTraining) return null
  return (
    <p class="training">
      <strong>{say(roundTexts.training)}.</strong> {say(roundTexts.trainingBanner)}
    </p>
  )
}
