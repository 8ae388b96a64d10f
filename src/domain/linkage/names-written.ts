import type { Parameters } from './estimate.ts'
import type { LinkageModel, ThinNameLevel } from './model.ts'

/** How the names of persons are written in the rows of a list, for rows that say little. */
export interface NamesWritten {
  readonly given: NameWritten
  readonly family: NameWritten
}

/** How one name of persons is written. */
export interface NameWritten {
  /** m of each level, by the likest that any name of the list is to the row's (`LinkageModel.thin.levels.names`). */
  readonly levels: LinkageModel['thin']['levels']['names']
  /** How much oftener than in a usual list it is written so that nobody would know it again. A share of 1. */
  readonly unlikeOftener: number
}

/** The levels of scored pairs that tell how often a name is written otherwise, at each level of thin rows. */
const SCORED: Readonly<Record<OtherwiseWritten, readonly string[]>> = {
  kin: ['sameFamily'],
  part: ['partOf'],
  close: ['soundsAlike', 'close', 'closeBorne'],
  different: ['somewhat', 'somewhatBorne', 'different'],
}

type OtherwiseWritten = Exclude<ThinNameLevel, 'equal'>

/** That a name comes out at one of the levels: it may also have changed places, or be another. A share of 1. */
const MOST = 0.96

/**
 * How names are written in this list, as was learnt from the pairs that were scored: the same people write both. The
 * model says how it is in a usual list; each way to write a name otherwise is as much oftener or seldomer as it is among
 * scored pairs. That a name is the same is left as it is: it is asked of names that somebody bears, and those are seldom
 * misspelled, however often others are.
 */
export function namesWritten(model: LinkageModel, parameters: Parameters): NamesWritten {
  const written = (comparison: 'given' | 'family'): NameWritten => {
    const at = model.comparisons.findIndex(({ id }) => id === comparison)
    const levels = model.comparisons[at]?.levels ?? []
    const shareOf = (level: OtherwiseWritten, mOf: (place: number) => number | undefined) =>
      levels.reduce((sum, { id }, place) => (SCORED[level].includes(id) ? sum + (mOf(place) ?? 0) : sum), 0)
    const learnt = (level: OtherwiseWritten) => shareOf(level, (place) => parameters.probabilities[at]?.[place]?.m)
    const usual = (level: OtherwiseWritten) => shareOf(level, (place) => levels[place]?.probabilities?.m)
    const oftener = (level: OtherwiseWritten) => learnt(level) / usual(level)
    const { names } = model.thin.levels
    const as = (best: ThinNameLevel) => {
      const { equal, kin, part, close, different } = names[best]
      return heldTo(MOST, {
        equal,
        kin: kin * oftener('kin'),
        part: part * oftener('part'),
        close: close * oftener('close'),
        different: different * oftener('different'),
      })
    }
    return {
      levels: { equal: as('equal'), kin: as('kin'), part: as('part'), close: as('close'), different: as('different') },
      unlikeOftener: learnt('different') - usual('different'),
    }
  }
  return { given: written('given'), family: written('family') }
}

type Shares = NameWritten['levels'][ThinNameLevel]

/** Shares, all of them as much smaller as they have to be to come to no more than `most`. */
function heldTo(most: number, { equal, kin, part, close, different }: Shares): Shares {
  const by = Math.min(1, most / (equal + kin + part + close + different))
  return { equal: equal * by, kin: kin * by, part: part * by, close: close * by, different: different * by }
}
