import type { Definition } from '../definition.ts'
import { ethosLight } from './ethos-light.ts'
import { helsingborgAkut } from './helsingborg-akut.ts'
import { norrmalm } from './norrmalm.ts'
import { socialstyrelsen2011 } from './socialstyrelsen-2011.ts'
import { socialstyrelsen2017 } from './socialstyrelsen-2017.ts'
import { socialstyrelsen2023 } from './socialstyrelsen-2023.ts'
import { stockholm } from './stockholm.ts'

/** The definitions Tvärsnitt ships, oldest first, as they are listed on screen. Source: domain.md section 5. */
export const SHIPPED_DEFINITIONS: readonly Definition[] = [
  socialstyrelsen2011,
  helsingborgAkut,
  stockholm,
  norrmalm,
  socialstyrelsen2017,
  ethosLight,
  socialstyrelsen2023,
]

/** The definition with this id. One that the municipality has written itself goes before a shipped one of the same id. */
export function findDefinition(id: string, localDefinitions: readonly Definition[] = []): Definition | undefined {
  return [...localDefinitions, ...SHIPPED_DEFINITIONS].find((one) => one.id === id)
}
