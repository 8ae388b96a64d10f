import type { Municipality } from '../src/domain/census/municipality.ts'
import type { RoundState } from '../src/domain/census/round.ts'
import { isoDate } from '../src/domain/terms/dates.ts'
import { saveCensus, saveMunicipality, unitsOf } from '../src/features/census/census.repository.ts'
import { answersOf, askUnit, type StoredAnswer, saveRound } from '../src/features/census/round.repository.ts'
import type { Context } from '../src/platform/context.ts'
import { flag } from '../src/platform/database/schema.ts'

const unit = (id: string, name: string, more: Partial<Municipality['units'][number]> = {}) => ({
  id,
  name,
  kind: 'emergency_housing',
  organisation: 'Provköpings kommun',
  organisationKind: 'municipal' as const,
  exercisesAuthority: false,
  successorOf: [],
  withholdName: false,
  ...more,
})

/** A municipality that is not there, with a unit of each sort that matters for who may do what. */
export const PROVKOPING: Municipality = {
  name: 'Provköping',
  code: '0000',
  definitions: [],
  units: [
    unit('akuten', 'Akutboendet Akuten'),
    unit('mottagningen', 'Socialkontoret, mottagningen', { kind: 'social_services', exercisesAuthority: true }),
    unit('stadsmissionen', 'Stadsmissionens natthärbärge', {
      kind: 'night_shelter',
      organisation: 'Stadsmissionen',
      organisationKind: 'voluntary',
    }),
  ],
}

export interface RoundAsked {
  readonly key?: string
  readonly state?: RoundState
  readonly week?: { readonly from: string; readonly to: string }
  readonly deadline?: string
  readonly isTraining?: boolean
  readonly municipality?: Municipality
}

/** Stores a round in which every unit of the municipality is asked. Answers the round's answers, by the key of the unit. */
export async function openRound(context: Context, asked: RoundAsked = {}): Promise<ReadonlyMap<string, StoredAnswer>> {
  const { db, newId } = context
  const {
    key = '2026',
    state = 'open',
    week = { from: '2026-11-16', to: '2026-11-22' },
    deadline = '2026-12-04',
    isTraining = false,
    municipality = PROVKOPING,
  } = asked
  await saveMunicipality(db, municipality, newId)
  const census = {
    week: { from: isoDate.parse(week.from), to: isoDate.parse(week.to) },
    definition: 'socialstyrelsen-2023',
    alsoReport: [],
    comparedWith: null,
    unitsAsked: [],
    nilReturns: [],
    purpose: 'Uppföljning av arbetet mot hemlöshet',
  }
  const censusId = await saveCensus(db, municipality.code, key, census, newId)
  await saveRound(db, {
    census_id: censusId,
    state,
    deadline,
    training: flag(isTraining),
    purpose_kind: 'follow_up',
    contact_name: 'Sam Samordnare',
    contact_phone: '000-00 00 00',
    contact_email: 'samordnare@example.se',
    copied_from: null,
  })
  for (const { id } of await unitsOf(db, municipality.code)) await askUnit(db, censusId, id, newId())
  return new Map((await answersOf(db, censusId)).map((answer) => [answer.unit.key, answer]))
}
