import { foldInitials, foldName, initialsOf } from '../terms/names.ts'
import { birthSpan, type Identity } from './identity.ts'

/** Why two rows of one unit may tell of one person: the same number, or born alike with names or initials alike. */
export type LikelyDouble = 'same_number' | 'same_birth_and_name' | 'same_birth_and_initials'

/**
 * Whether two rows of one unit are likely to tell of one person, so that the one who writes is asked. Only a question:
 * who is one person is for linkage to say. `null` when nothing points to it.
 */
export function likelyDouble(left: Identity, right: Identity): LikelyDouble | null {
  if (left.number !== null && right.number !== null)
    return left.number.canonical === right.number.canonical ? 'same_number' : null
  if (!isBornAlike(left, right)) return null
  if (hasNames(left) && hasNames(right)) return nameOf(left) === nameOf(right) ? 'same_birth_and_name' : null
  const initials = initialsIn(left)
  return initials !== null && initials === initialsIn(right) ? 'same_birth_and_initials' : null
}

/** Some day on which both may be born. Ages are too wide to say anything. */
function isBornAlike(left: Identity, right: Identity): boolean {
  const [one, other] = [birthSpan(left), birthSpan(right)]
  return one !== null && other !== null && one.from <= other.to && other.from <= one.to
}

const hasNames = ({ givenName, familyName }: Identity): boolean => givenName !== null && familyName !== null
const nameOf = ({ givenName, familyName }: Identity): string =>
  [givenName, familyName].map((each) => foldName(each ?? '')).join(' ')

/** Initials as they compare: written, else those of the names; `null` where neither is known. */
export function initialsIn({ initials, givenName, familyName }: Identity): string | null {
  return initials === null ? initialsOf(givenName, familyName) : foldInitials(initials)
}
